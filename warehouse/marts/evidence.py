"""Evidence: who was counted, for which indicator, in which operation, and when.

Each unique indicator's file says which rows of the enterprise list evidence it; nothing here
knows an indicator by name. An event before the grant decision counts from the decision
(docs/leveranser.md).

Millions of rows are grouped again for every level, so they carry small numbers instead of words:
`operation_no`, `enterprise_no`, and `cell_no` for everything the levels ask about (objective, kind,
fields, region, municipality). An enterprise is one row per group, with one column per indicator that
has evidence (`warehouse.marts.firsts`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import Evidence, Indicator
from warehouse.marts.firsts import Firsts, firsts_per
from warehouse.marts.work import Work
from warehouse.tables.core import enterprise_support
from warehouse.tables.mart import operation_share

UNKNOWN_PLACE = ""
"""Region and municipality of an enterprise whose municipality was not delivered."""

CELL = ("policy_objective", "specific_objective", "kind", "fields", "region", "municipality")
FIRST_SUPPORT = "first_support_on"
WORDS = ("organisation_kind", "size_class", "support_form", "led_by")


@dataclass(frozen=True)
class EvidenceTables:
    """The evidence in the grains the marts are counted from, and what its numbers stand for."""

    by_place: Firsts  # operation_no, region, enterprise_no
    by_operation: Firsts  # operation_no, enterprise_no
    by_cell: Firsts  # group_no, enterprise_no
    operations: sa.TableClause  # the operations that count, with operation_no
    cells: sa.TableClause  # group_no → CELL
    fields: sa.TableClause  # the fields of a cell as one text → each field
    rows: sa.TableClause  # the lists: operation_no, cell_no, enterprise_no, day_no, words and positions of every row


def find_evidence(work: Work, tables: dict[str, sa.TableClause]) -> EvidenceTables:
    """Every enterprise that evidences an indicator, once per operation and region, operation, and cell."""
    operations = _numbered_operations(work, tables["operations"])
    places, cells = _places(work, operations)
    days = _first_cut_offs(work, operations, tables["calendar"])
    rows = _support(work, operations, places=places, days=days)
    every = _events(work, rows)
    by_cell = firsts_per(work, "cell", every, by=[every.table.c.cell_no.label("group_no")])
    at = every.table.join(cells, cells.c.group_no == every.table.c.cell_no)
    by_place = firsts_per(work, "operation_place", every, by=[every.table.c.operation_no, cells.c.region], at=at)
    return EvidenceTables(
        by_place=by_place,
        by_operation=firsts_per(work, "operation", by_place, by=[by_place.table.c.operation_no]),
        by_cell=by_cell,
        operations=operations,
        cells=cells,
        fields=_fields(work, operations),
        rows=rows,
    )


def _number(*order: sa.ColumnElement[Any]) -> sa.ColumnElement[int]:
    return sa.cast(sa.func.row_number().over(order_by=order), sa.Integer)


def _numbered_operations(work: Work, operations: sa.TableClause) -> sa.TableClause:
    """The operations that count, numbered, with all their fields as one text."""
    share = operation_share
    codes = sa.func.aggregate_strings(share.c.code, " ").aggregate_order_by(share.c.code)
    fields = (
        sa.select(share.c.operation_id, codes.label("fields"))
        .where(share.c.dimension == "field")
        .group_by(share.c.operation_id)
        .subquery("fields")
    )
    number = _number(operations.c.operation_id).label("operation_no")
    return work.keep(
        "numbered_operations",
        sa.select(operations, sa.func.coalesce(fields.c.fields, "").label("fields"), number)
        .select_from(operations)
        .outerjoin(fields, fields.c.operation_id == operations.c.operation_id),
    )


def _enterprises(work: Work) -> sa.TableClause:
    table = enterprise_support
    distinct = sa.select(table.c.enterprise).where(work.known(table)).distinct().subquery()
    return work.keep(
        "enterprises", sa.select(distinct.c.enterprise, _number(distinct.c.enterprise).label("enterprise_no"))
    )


def _fields(work: Work, operations: sa.TableClause) -> sa.TableClause:
    share = operation_share
    every = sa.select(operations.c.fields, share.c.code.label("field")).distinct()
    every = every.join_from(operations, share, share.c.operation_id == operations.c.operation_id)
    return work.keep("every_field", every.where(share.c.dimension == "field"))


def _place(table: sa.FromClause) -> list[sa.ColumnElement[str]]:
    return [sa.func.coalesce(table.c[name], UNKNOWN_PLACE).label(name) for name in ("region", "municipality")]


def _places(work: Work, operations: sa.TableClause) -> tuple[sa.TableClause, sa.TableClause]:
    """Operation and place → cell, and the cells: the few combinations the levels ask about."""
    table = enterprise_support
    seen = work.keep("seen", sa.select(table.c.operation_id, *_place(table)).where(work.known(table)).distinct())
    columns = [operations.c[name] if name in operations.c else seen.c[name] for name in CELL]
    both = seen.join(operations, operations.c.operation_id == seen.c.operation_id)
    distinct = sa.select(*columns).select_from(both).distinct().subquery()
    cells = work.keep("cells", sa.select(distinct, _number(*[distinct.c[name] for name in CELL]).label("group_no")))
    same = sa.and_(*[cells.c[column.name] == column for column in columns])
    places = sa.select(seen, cells.c.group_no.label("cell_no")).select_from(both.join(cells, same))
    return work.keep("places", places), cells


def _dates(indicators: tuple[Indicator, ...]) -> list[str]:
    return sorted({i.evidence.date_column for i in indicators if i.evidence} | {FIRST_SUPPORT})


def _first_cut_offs(work: Work, operations: sa.TableClause, calendar: sa.TableClause) -> sa.TableClause:
    """Every day an event can count from → its number, and the position of the first cut-off on or after it."""
    table = enterprise_support
    seen = [
        sa.select(table.c[name].label("day")).where(work.known(table)) for name in _dates(work.programme.indicators)
    ]
    days = sa.union(*seen, sa.select(operations.c.decided_on)).subquery("seen_days")
    after_the_last = len(work.cut_offs) + 1
    position = sa.func.coalesce(sa.func.min(calendar.c.position), after_the_last)
    return work.keep(
        "days",
        sa.select(days.c.day, _number(days.c.day).label("day_no"), sa.cast(position, sa.SmallInteger).label("position"))
        .select_from(days.outerjoin(calendar, calendar.c.cut_off >= days.c.day))
        .where(days.c.day.is_not(None))
        .group_by(days.c.day),
    )


def _support(work: Work, operations: sa.TableClause, *, places: sa.TableClause, days: sa.TableClause) -> sa.TableClause:
    """The enterprise rows of operations that count, each date no earlier than the decision."""
    table, decided_on, enterprises = enterprise_support, operations.c.decided_on, _enterprises(work)
    region, municipality = _place(table)
    here = sa.and_(
        places.c.operation_id == table.c.operation_id,
        places.c.region == region,
        places.c.municipality == municipality,
    )
    joined: sa.FromClause = (
        table.join(operations, operations.c.operation_id == table.c.operation_id)
        .join(enterprises, enterprises.c.enterprise == table.c.enterprise)
        .join(places, here)
    )
    columns: list[sa.ColumnElement[Any]] = [operations.c.operation_no, places.c.cell_no, enterprises.c.enterprise_no]
    for name in _dates(work.programme.indicators):
        day = days.alias(f"day_{name}")
        counts_from = sa.case((table.c[name] < decided_on, decided_on), else_=table.c[name])
        joined = joined.outerjoin(day, day.c.day == counts_from)
        columns += [day.c.position.label(name)] + ([day.c.day_no] if name == FIRST_SUPPORT else [])
    columns += [table.c[name] for name in WORDS]
    return work.keep("support", sa.select(*columns).select_from(joined).where(work.known(table)))


def _events(work: Work, rows: sa.TableClause) -> Firsts:
    """The rows with, per indicator, the position of the first cut-off they count at."""
    rules = {number: i.evidence for number, i in enumerate(work.programme.indicators, start=1) if i.evidence}
    firsts = [
        sa.case((sa.and_(*concerns(rule, rows), sa.not_(too_large(rule, rows))), rows.c[rule.date_column])).label(
            Firsts.column(number)
        )
        for number, rule in rules.items()
    ]
    numbers = [rows.c[name] for name in ("operation_no", "cell_no", "enterprise_no")]
    return Firsts(work.keep("events", sa.select(*numbers, *firsts)), tuple(rules))


def concerns(rule: Evidence, rows: sa.TableClause) -> list[sa.ColumnElement[bool]]:
    """The rows that say anything about the indicator: a date, kind of organisation, form of support."""
    conditions: list[sa.ColumnElement[bool]] = [
        rows.c[rule.date_column].is_not(None),
        rows.c.organisation_kind.in_(rule.organisation_kinds),
    ]
    if rule.support_forms:
        conditions.append(rows.c.support_form.in_(rule.support_forms))
    return conditions


def too_large(rule: Evidence, rows: sa.TableClause) -> sa.ColumnElement[bool]:
    """True where only small and medium-sized enterprises count and this one is neither.

    A missing size class is not "large" (docs/leveranser.md).
    """
    return sa.func.coalesce(rows.c.size_class, "") == "large" if rule.sme_only else sa.false()
