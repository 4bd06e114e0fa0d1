"""Deviation notes about days that are no cut-off (C42) or indicators their objective does not use (C43)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from config.model import ALL
from etl.checks.release.facts import Facts, Findings
from warehouse.tables.core import deviation_note


def check(facts: Facts) -> Iterator[Findings]:
    """Notes in force that no page could show at their own place or day."""
    notes = facts.current(deviation_note).subquery()
    day = sa.extract("month", notes.c.cut_off) * 100 + sa.extract("day", notes.c.cut_off)
    cut_offs = [month * 100 + number for month, number in facts.programme.cut_off_days]
    between = sa.select(notes).where(day.not_in(cut_offs)).subquery()
    yield facts.findings("C42", between, column="per_datum", cell=between.c.cut_off)
    misplaced = sa.select(notes).where(notes.c.specific_objective != ALL, ~_used(facts, notes)).subquery()
    yield facts.findings(
        "C43", misplaced, column="indikator", cell=misplaced.c.indicator, hint=misplaced.c.specific_objective
    )


def _used(facts: Facts, notes: sa.FromClause) -> sa.ColumnElement[bool]:
    """Whether the framework or a target knows the indicator under the objective; free ones are known everywhere."""
    programme = facts.programme
    chosen = {(indicator.code, code) for indicator in programme.indicators for code in indicator.objectives}
    restricted = sorted({code for code, _ in chosen})
    known = sorted(chosen | {(target.indicator, target.objective) for target in programme.targets})
    pair = sa.tuple_(notes.c.indicator, notes.c.specific_objective)
    return sa.or_(notes.c.indicator.not_in(restricted), pair.in_(known))
