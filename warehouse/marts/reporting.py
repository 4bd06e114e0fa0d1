"""Reporting: which operations were due to report at which cut-off, and whether and when they did.

An operation with planned values is due at every indicator cut-off from its first day on, the last time at the
first cut-off on or after its last day; interrupted and withdrawn ones are due no longer. A report is late when
its first row became known more than the configured days after the cut-off (docs/counting-rules.md).
"""

from __future__ import annotations

from datetime import timedelta

import sqlalchemy as sa

from warehouse.cut_offs import eu_cut_offs
from warehouse.marts.work import Work
from warehouse.tables.core import indicator_report
from warehouse.tables.mart import reporting


def fill_reporting(work: Work, tables: dict[str, sa.TableClause]) -> None:
    """Fill `mart_reporting`."""
    due, reports = _due(work, tables), _first_reports(work)
    days = due.c.last_day
    state = sa.case(
        (reports.c.known_on <= days, "reported"),
        (reports.c.known_on > days, "late"),
        (days < work.known_on, "missing"),
        else_="awaited",
    )
    same = sa.and_(reports.c.operation_id == due.c.operation_id, reports.c.cut_off == due.c.cut_off)
    query = sa.select(due.c.operation_id, due.c.cut_off, state, reports.c.known_on).select_from(
        due.outerjoin(reports, same)
    )
    work.connection.execute(reporting.insert().from_select(list(reporting.c.keys()), query))


def _due(work: Work, tables: dict[str, sa.TableClause]) -> sa.Subquery:
    """Operation × cut-off it is due at, with the last day its report is in time."""
    days, operations, planned = _calendar(work), tables["operations"], tables["planned_totals"]
    plans = sa.exists().where(planned.c.operation_id == operations.c.operation_id)
    running = sa.and_(
        operations.c.decided_on <= days.c.cut_off,
        operations.c.starts_on <= days.c.cut_off,
        operations.c.ends_on > days.c.earlier,
    )
    return (
        sa.select(operations.c.operation_id, days.c.cut_off, days.c.last_day)
        .join_from(operations, days, running)
        .where(operations.c.status != "interrupted", plans)
        .subquery("due")
    )


def _calendar(work: Work) -> sa.TableClause:
    """The indicator cut-offs up to the known-on date, each with the one before it."""
    programme = work.programme
    days = [
        day for day in eu_cut_offs(programme, work.known_on) if (day.month, day.day) in programme.indicator_cut_off_days
    ]
    in_time = timedelta(days=programme.checks.late_report_days)
    rows = list(zip(days, [programme.start, *days], [day + in_time for day in days], strict=False))
    columns = dict.fromkeys(("cut_off", "earlier", "last_day"), sa.Date)
    return work.keep_rows("reporting_days", columns, rows)


def _first_reports(work: Work) -> sa.Subquery:
    """The day each operation's first report to each cut-off became known; corrections do not make it later."""
    table = indicator_report
    return (
        sa.select(table.c.operation_id, table.c.cut_off, sa.func.min(table.c.known_from).label("known_on"))
        .where(table.c.known_from <= work.known_on)
        .group_by(table.c.operation_id, table.c.cut_off)
        .subquery("first_reports")
    )
