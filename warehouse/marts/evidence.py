"""Evidence: who was counted, for which indicator, in which operation, and when.

Each unique indicator's file says which rows of the enterprise list evidence it; nothing here
knows an indicator by name. An event before the grant decision counts from the decision
(docs/leveranser.md).

Millions of rows are grouped again for every level, so they carry small numbers instead of words:
`indicator_no`, `operation_no`, `enterprise_no`, and `cell_no` for everything the levels ask about
(objective, kind, fields, region, municipality). `position` is the place in the calendar of the first
cut-off the row counts at; rows after the last cut-off have none but still show that there is a list.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from config.model import Evidence, Indicator
from warehouse.marts.work import Work
from warehouse.tables.core import enterprise_support
from warehouse.tables.mart import operation_share

UNKNOWN_PLACE = ""
"""Region and municipality of an enterprise whose municipality was not delivered."""

CELL = ("policy_objective", "specific_objective", "kind", "fields", "region", "municipality")


@dataclass(frozen=True)
class EvidenceTables:
    """The evidence in the two grains the marts are counted from, and what its numbers stand for."""

    by_operation: sa.TableClause  # operation_no, indicator_no, enterprise_no → position
    by_cell: sa.TableClause  # cell_no, indicator_no, enterprise_no → position
    operations: sa.TableClause  # the operations that count, with operation_no
    cells: sa.TableClause  # cell_no → CELL
    rows: sa.TableClause  # the lists: operation_no, cell_no, enterprise_no, words and days of every row
    days: sa.TableClause  # day → position of the first cut-off on or after it
    events: sa.Subquery  # the rows that count, once per indicator they evidence


def find_evidence(work: Work, tables: dict[str, sa.TableClause]) -> EvidenceTables:
    """Every event that evidences an indicator, once per operation and once per cell."""
    operations = _numbered_operations(work, tables["operations"])
    places, cells = _places(work, operations)
    rows = _support(work, operations, places=places, enterprises=_enterprises(work))
    days = _first_cut_offs(work, rows, tables["calendar"])
    events = _events(work, rows, days)
    return EvidenceTables(
        by_operation=_firsts(work, events, "operation_no"),
        by_cell=_firsts(work, events, "cell_no"),
        operations=operations,
        cells=cells,
        rows=rows,
        days=days,
        events=events,
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


def _place(table: sa.FromClause) -> list[sa.ColumnElement[str]]:
    return [sa.func.coalesce(table.c[name], UNKNOWN_PLACE).label(name) for name in ("region", "municipality")]


def _places(work: Work, operations: sa.TableClause) -> tuple[sa.TableClause, sa.TableClause]:
    """Operation and place → cell, and the cells: the few combinations the levels ask about."""
    table = enterprise_support
    seen = work.keep("seen", sa.select(table.c.operation_id, *_place(table)).where(work.known(table)).distinct())
    columns = [operations.c[name] if name in operations.c else seen.c[name] for name in CELL]
    both = seen.join(operations, operations.c.operation_id == seen.c.operation_id)
    distinct = sa.select(*columns).select_from(both).distinct().subquery()
    cells = work.keep("cells", sa.select(distinct, _number(*[distinct.c[name] for name in CELL]).label("cell_no")))
    same = sa.and_(*[cells.c[column.name] == column for column in columns])
    places = sa.select(seen, cells.c.cell_no).select_from(both.join(cells, same))
    return work.keep("places", places), cells


def _dates(indicators: tuple[Indicator, ...]) -> list[str]:
    return sorted({i.evidence.date_column for i in indicators if i.evidence} | {"first_support_on"})


def _support(
    work: Work, operations: sa.TableClause, *, places: sa.TableClause, enterprises: sa.TableClause
) -> sa.TableClause:
    """The enterprise rows of operations that count, each date no earlier than the decision."""
    table, decided_on = enterprise_support, operations.c.decided_on
    region, municipality = _place(table)
    here = sa.and_(
        places.c.operation_id == table.c.operation_id,
        places.c.region == region,
        places.c.municipality == municipality,
    )
    dates = [
        sa.case((table.c[name] < decided_on, decided_on), else_=table.c[name]).label(name)
        for name in _dates(work.programme.indicators)
    ]
    return work.keep(
        "support",
        sa.select(
            operations.c.operation_no,
            places.c.cell_no,
            enterprises.c.enterprise_no,
            *[table.c[name] for name in ("organisation_kind", "size_class", "support_form", "led_by")],
            *dates,
        )
        .join_from(table, operations, operations.c.operation_id == table.c.operation_id)
        .join(enterprises, enterprises.c.enterprise == table.c.enterprise)
        .join(places, here)
        .where(work.known(table)),
    )


def _events(work: Work, rows: sa.TableClause, days: sa.TableClause) -> sa.Subquery:
    """The rows of every indicator with the position of the first cut-off they count at."""
    numbers = {indicator.code: number for number, indicator in enumerate(work.programme.indicators, start=1)}
    parts = [_rows_of(indicator, numbers[indicator.code], rows) for indicator in work.programme.indicators]
    events = sa.union_all(*[part for part in parts if part is not None]).subquery("dated")
    kept = [column for column in events.c if column.name != "day"]
    joined = events.outerjoin(days, days.c.day == events.c.day)
    return sa.select(*kept, days.c.position).select_from(joined).subquery("events")


def _first_cut_offs(work: Work, rows: sa.TableClause, calendar: sa.TableClause) -> sa.TableClause:
    """Every day that occurs in the rows → position of the first cut-off on or after it."""
    days = sa.union(*[sa.select(rows.c[name].label("day")) for name in _dates(work.programme.indicators)]).subquery()
    return work.keep(
        "days",
        sa.select(days.c.day, sa.cast(sa.func.min(calendar.c.position), sa.SmallInteger).label("position"))
        .select_from(days.outerjoin(calendar, calendar.c.cut_off >= days.c.day))
        .where(days.c.day.is_not(None))
        .group_by(days.c.day),
    )


def _rows_of(indicator: Indicator, number: int, rows: sa.TableClause) -> sa.Select[Any] | None:
    """The rows that evidence the indicator; an indicator without a rule has none, but keeps the statement whole."""
    rule = indicator.evidence
    if rule is None:
        return None
    day = rows.c[rule.date_column].label("day")
    numbers = (rows.c.operation_no, rows.c.cell_no, rows.c.enterprise_no)
    return sa.select(sa.cast(number, sa.SmallInteger).label("indicator_no"), *numbers, day).where(
        *concerns(rule, rows), sa.not_(too_large(rule, rows))
    )


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


def _firsts(work: Work, events: sa.Subquery, number: str) -> sa.TableClause:
    keys = [events.c[name] for name in (number, "indicator_no", "enterprise_no")]
    return work.keep(
        f"evidence_by_{number}", sa.select(*keys, sa.func.min(events.c.position).label("position")).group_by(*keys)
    )
