"""Merging: the rows of every delivery of one layout become facts with a known-from and a known-to.

In this order: rows about an operation nobody delivered are held back (K03); identical duplicates leave one
row (K01); the same key with different values on one known-on date holds all of them back (K02); a later
known-on date ends what it replaces. The outcome depends on the rows alone, never on the order of
files: which duplicate stays is decided by delivery, sheet and row.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import Programme
from etl.findings import add_findings, select_findings
from warehouse.tables.core import operation, public_operation
from warehouse.tables.delivery import delivery

PLACE = ("delivery_id", "sheet", "source_row")
QUARANTINED, SUPERSEDED = "quarantined", "superseded"
Outcome = dict[tuple[str, str, str], int]
"""Rows per delivery, sheet and what became of them."""

REMARKS = ("comment",)
"""Columns whose difference alone is no contradiction between two rows."""


@dataclass(frozen=True)
class Merge:
    """One layout's staged rows on their way into their core table."""

    connection: sa.Connection
    programme: Programme
    table: sa.Table
    staged: sa.TableClause
    key_columns: tuple[str, ...]  # same key = the same statement
    replace_by: tuple[str, ...]  # a later known-on date replaces all rows that share these

    @property
    def delivered(self) -> tuple[str, ...]:
        """Every column but known_to, which no delivery can say."""
        return tuple(column.name for column in self.table.c if column.name != "known_to")

    @property
    def values(self) -> tuple[str, ...]:
        """The columns in which two rows of one key may contradict each other."""
        apart = {*self.key_columns, *PLACE, "known_from", *REMARKS}
        return tuple(name for name in self.delivered if name not in apart)

    def keep(self, name: str, query: sa.Select[Any]) -> sa.TableClause:
        """The rows of `query` as a temporary table of this merge."""
        statement = query.into(f"merge_{self.table.name}_{name}", temporary=True)
        self.connection.execute(statement)
        return statement.table


def merge_rows(merge: Merge) -> Outcome:
    """Fill the core table from the staged rows; what was superseded or held back becomes findings and is counted."""
    repeated = _repeated(merge)
    orphans = _orphans(merge)
    left_out = _duplicates(merge, orphans, repeated)
    _insert(merge, [orphans, left_out], repeated)
    return _outcome(merge.connection, left_out, orphans)


def _repeated(merge: Merge) -> sa.TableClause:
    """What is stated more than once, and if on several days: only these rows can contradict or replace each other.

    Asked once for all later steps, because it is the one question that must look at every row.
    """
    staged = merge.staged
    keys = [staged.c[name] for name in merge.replace_by]
    several = sa.func.min(staged.c.known_from) < sa.func.max(staged.c.known_from)
    query = sa.select(*keys, several.label("several_days")).group_by(*keys).having(sa.func.count() > 1)
    return merge.keep("repeated", query)


def _insert(merge: Merge, held: Sequence[sa.TableClause], repeated: sa.TableClause) -> None:
    """Copy the accepted rows into core; a join is made only where there is something to join."""
    accepted = _without(merge.staged, [rows for rows in held if _any(merge.connection, rows)])
    columns: list[sa.ColumnElement[Any]] = [merge.staged.c[name] for name in merge.delivered]
    successors = _successors(merge, accepted, repeated)
    if _any(merge.connection, successors):
        accepted = accepted.outerjoin(successors, _same(merge.staged, successors, (*merge.replace_by, "known_from")))
        columns.append(successors.c.known_to)
    target = [*merge.delivered, "known_to"][: len(columns)]
    merge.connection.execute(merge.table.insert().from_select(target, accepted.with_only_columns(*columns)))


def _any(connection: sa.Connection, rows: sa.TableClause) -> bool:
    return connection.execute(sa.select(sa.literal(1)).select_from(rows).limit(1)).first() is not None


def _outcome(connection: sa.Connection, left_out: sa.TableClause, orphans: sa.TableClause) -> Outcome:
    """How many rows of each delivery and sheet were held back or superseded."""
    what = sa.case((left_out.c.differs, QUARANTINED), else_=SUPERSEDED)
    every = sa.union_all(
        sa.select(left_out.c.delivery_id, left_out.c.sheet, what.label("what")),
        sa.select(orphans.c.delivery_id, orphans.c.sheet, sa.literal(QUARANTINED)),
    ).subquery()
    keys = (every.c.delivery_id, every.c.sheet, every.c.what)
    counts = connection.execute(sa.select(*keys, sa.func.count()).group_by(*keys))
    return {(delivery_id, sheet, kind): int(count) for delivery_id, sheet, kind, count in counts}


def _same(left: sa.FromClause, right: sa.FromClause, names: Sequence[str]) -> sa.ColumnElement[bool]:
    """The same values in all the columns, a blank being the same as a blank."""
    return sa.and_(*[left.c[name].is_not_distinct_from(right.c[name]) for name in names])


def _without(staged: sa.TableClause, held: Sequence[sa.TableClause]) -> sa.Select[Any]:
    """The staged rows that no rule holds back."""
    query = sa.select(staged).select_from(staged)
    for rows in held:
        query = query.where(~sa.exists().where(_same(rows, staged, PLACE)))
    return query


def _orphans(merge: Merge) -> sa.TableClause:
    """Rows about an operation that no delivery of operations names (K03); none in a layout without operations."""
    staged = merge.staged
    if merge.table is operation or merge.table is public_operation or "operation_id" not in merge.delivered:
        return merge.keep("orphans", sa.select(staged).where(sa.false()))
    named = sa.select(staged.c.operation_id).distinct().subquery("named")
    delivered = sa.exists().where(operation.c.operation_id == named.c.operation_id)
    unknown = merge.keep("unknown_operations", sa.select(named).where(~delivered))
    orphans = merge.keep(
        "orphans", sa.select(staged).where(staged.c.operation_id.in_(sa.select(unknown.c.operation_id)))
    )
    cell = orphans.c.operation_id
    add_findings(
        merge.connection,
        select_findings("K03", orphans, programme=merge.programme, column="diarienummer", cell=cell),
    )
    return orphans


def _crowded(merge: Merge, orphans: sa.TableClause, repeated: sa.TableClause) -> sa.TableClause:
    """Rows that share key and known-on date with another row: their place among them, and if they differ."""
    names = (*merge.key_columns, "known_from")
    candidates = _without(merge.staged, [orphans])
    candidates = candidates.join(repeated, _same(merge.staged, repeated, merge.replace_by))
    usable = candidates.cte("usable")
    keys = [usable.c[name] for name in names]
    shared = sa.select(*keys).group_by(*keys).having(sa.func.count() > 1).subquery("shared")
    rows = sa.select(usable).join_from(usable, shared, _same(usable, shared, names)).subquery("crowd")
    group = [rows.c[name] for name in names]
    order = [rows.c[name] for name in PLACE]
    differs = sa.or_(*[_differs(rows.c[name], group) for name in merge.values])
    columns = {
        "place": sa.func.row_number().over(partition_by=group, order_by=order),
        "differs": differs,
        "other_delivery": _neighbour(rows.c.delivery_id, group, order),
        "other_row": _neighbour(rows.c.source_row, group, order),
    }
    return merge.keep("crowded", sa.select(rows, *[column.label(name) for name, column in columns.items()]))


def _neighbour(column: sa.ColumnElement[Any], group: list[Any], order: list[Any]) -> sa.ColumnElement[Any]:
    """The column in another row of the group: the one before, for the first row the one after."""
    before = sa.func.lag(column).over(partition_by=group, order_by=order)
    return sa.func.coalesce(before, sa.func.lead(column).over(partition_by=group, order_by=order))


def _differs(column: sa.ColumnElement[Any], group: Sequence[sa.ColumnElement[Any]]) -> sa.ColumnElement[bool]:
    """True where a group holds two values of the column, or a value and a blank."""
    filled = sa.func.count(column).over(partition_by=group)
    unequal = sa.func.min(column).over(partition_by=group) != sa.func.max(column).over(partition_by=group)
    half_blank = sa.and_(filled > 0, filled < sa.func.count().over(partition_by=group))
    return sa.or_(sa.func.coalesce(unequal, sa.false()), half_blank)


def _duplicates(merge: Merge, orphans: sa.TableClause, repeated: sa.TableClause) -> sa.TableClause:
    """Rows left out as duplicates (K01) or contradictions (K02); their findings are written here."""
    crowded = _crowded(merge, orphans, repeated)
    contradictions = (
        sa.select(crowded, sa.func.concat(delivery.c.file_name, ":", crowded.c.other_row).label("other"))
        .join_from(crowded, delivery, delivery.c.delivery_id == crowded.c.other_delivery)
        .where(crowded.c.differs)
        .subquery("contradictions")
    )
    duplicates = (
        sa.select(
            crowded.c.delivery_id,
            crowded.c.sheet,
            sa.func.min(crowded.c.source_row).label("source_row"),
            sa.func.count().label("rows_count"),
        )
        .where(~crowded.c.differs, crowded.c.place > 1)
        .group_by(crowded.c.delivery_id, crowded.c.sheet)
        .subquery("duplicates")
    )
    programme = merge.programme
    add_findings(
        merge.connection,
        select_findings("K01", duplicates, programme=programme, hint=duplicates.c.rows_count),
        select_findings("K02", contradictions, programme=programme, hint=contradictions.c.other),
    )
    left_out = sa.select(crowded).where(sa.or_(crowded.c.differs, crowded.c.place > 1))
    return merge.keep("left_out", left_out)


def _successors(merge: Merge, accepted: sa.Select[Any], repeated: sa.TableClause) -> sa.TableClause:
    """The known-on dates that a later one replaces, and the day it does."""
    rows, names = accepted.subquery("accepted"), merge.replace_by
    dates = (
        sa.select(*[rows.c[name] for name in names], rows.c.known_from)
        .join_from(rows, repeated, _same(rows, repeated, names))
        .where(repeated.c.several_days)
        .distinct()
        .subquery("dates")
    )
    keys = [dates.c[name] for name in names]
    following = sa.func.lead(dates.c.known_from).over(partition_by=keys, order_by=dates.c.known_from)
    spans = sa.select(*keys, dates.c.known_from, following.label("known_to")).subquery("spans")
    return merge.keep("successors", sa.select(spans).where(spans.c.known_to.is_not(None)))
