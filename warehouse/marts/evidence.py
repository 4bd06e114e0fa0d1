"""Evidence: who was counted, for which indicator, in which operation, and when.

Each unique indicator's file says which rows of the enterprise list evidence it; nothing here
knows an indicator by name. An event before the grant decision counts from the decision
(deliveries.md §6).
"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from config.model import Evidence, Indicator
from warehouse.marts.work import Work
from warehouse.tables.core import enterprise_support

UNKNOWN_PLACE = ""
"""Region and municipality of an enterprise whose municipality was not delivered."""


def evidence(work: Work, operations: sa.TableClause, calendar: sa.TableClause) -> sa.TableClause:
    """One row per indicator, operation, enterprise and place, with the first cut-off it counts at.

    `position` is the place of that cut-off in the calendar; rows after the last cut-off have none
    but still say that the operation has a list for the indicator.
    """
    rows = work.keep("support", _support(work, operations))
    days = _first_cut_offs(work, rows, calendar)
    parts = [_rows_of(indicator, rows) for indicator in work.programme.indicators if indicator.evidence]
    events = sa.union_all(*parts).subquery("events") if parts else _no_events(rows).subquery("events")
    keys = [events.c[name] for name in ("indicator", "operation_id", "enterprise", "region", "municipality")]
    return work.keep(
        "evidence",
        sa.select(*keys, sa.func.min(days.c.position).label("position"))
        .select_from(events.outerjoin(days, days.c.day == events.c.day))
        .group_by(*keys),
    )


def _dates(indicators: tuple[Indicator, ...]) -> list[str]:
    return sorted({i.evidence.date_column for i in indicators if i.evidence} | {"first_support_on"})


def _support(work: Work, operations: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    """The enterprise rows of operations that count, each date no earlier than the decision."""
    table = enterprise_support
    dates = [
        sa.case((table.c[name] < operations.c.decided_on, operations.c.decided_on), else_=table.c[name]).label(name)
        for name in _dates(work.programme.indicators)
    ]
    kept = [table.c[name] for name in ("operation_id", "enterprise", "organisation_kind", "size_class", "support_form")]
    places = [sa.func.coalesce(table.c[name], UNKNOWN_PLACE).label(name) for name in ("region", "municipality")]
    return (
        sa.select(*kept, *places, *dates)
        .join_from(table, operations, operations.c.operation_id == table.c.operation_id)
        .where(work.known(table))
    )


def _first_cut_offs(work: Work, rows: sa.TableClause, calendar: sa.TableClause) -> sa.TableClause:
    """Every day that occurs in the rows → position of the first cut-off on or after it."""
    days = sa.union(*[sa.select(rows.c[name].label("day")) for name in _dates(work.programme.indicators)]).subquery()
    return work.keep(
        "days",
        sa.select(days.c.day, sa.func.min(calendar.c.position).label("position"))
        .select_from(days.outerjoin(calendar, calendar.c.cut_off >= days.c.day))
        .where(days.c.day.is_not(None))
        .group_by(days.c.day),
    )


def _selection(indicator: str, rows: sa.TableClause, date_column: str) -> sa.Select[tuple[Any, ...]]:
    return sa.select(
        sa.literal(indicator).label("indicator"),
        rows.c.operation_id,
        rows.c.enterprise,
        rows.c.region,
        rows.c.municipality,
        rows.c[date_column].label("day"),
    )


def _rows_of(indicator: Indicator, rows: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    rule = indicator.evidence
    assert rule is not None  # only indicators with evidence are asked
    return _selection(indicator.code, rows, rule.date_column).where(*_conditions(rule, rows))


def _conditions(rule: Evidence, rows: sa.TableClause) -> list[sa.ColumnElement[bool]]:
    conditions = [rows.c[rule.date_column].is_not(None), rows.c.organisation_kind.in_(rule.organisation_kinds)]
    if rule.support_forms:
        conditions.append(rows.c.support_form.in_(rule.support_forms))
    if rule.sme_only:  # a missing size class is not "large": deliveries.md §6
        conditions.append(sa.func.coalesce(rows.c.size_class, "") != "large")
    return conditions


def _no_events(rows: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    return _selection("", rows, "first_support_on").where(sa.false())
