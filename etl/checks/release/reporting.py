"""Reports that come when none is expected (C28), and reports that were due and never came (C29)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings
from warehouse.tables.core import indicator_report, operation
from warehouse.tables.mart import reporting


def check(facts: Facts) -> Iterator[Findings]:
    """Reports long after the operation's end (C28); operations that owe a report (C29)."""
    yield _after_the_end(facts)
    yield _missing(facts)


def _after_the_end(facts: Facts) -> Findings:
    """The first row of each report to a cut-off that the operation's end lies too far behind."""
    rows = facts.first_rows(indicator_report, ["operation_id", "cut_off"])
    ended = facts.current(operation).subquery()
    ends_on = sa.func.coalesce(ended.c.ended_on, ended.c.ends_on)
    late = rows.c.cut_off > ends_on + facts.programme.checks.report_after_end_days
    found = sa.select(rows, ends_on.label("end_day"))
    found = found.join_from(rows, ended, ended.c.operation_id == rows.c.operation_id).where(late)
    told = found.subquery()
    return facts.findings("C28", told, column="per_datum", cell=told.c.cut_off, hint=told.c.end_day)


def _missing(facts: Facts) -> Findings:
    """Every cut-off an operation was due to report at and did not, at the operation's own row."""
    current = facts.current(operation).subquery()
    rows = sa.select(current, reporting.c.cut_off)
    rows = rows.join_from(current, reporting, reporting.c.operation_id == current.c.operation_id)
    owed = rows.where(reporting.c.state == "missing").subquery()
    return facts.findings("C29", owed, column="diarienummer", cell=owed.c.operation_id, hint=owed.c.cut_off)
