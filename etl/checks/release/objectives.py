"""Indicators planned or reported under an objective that does not use them (C10)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings
from warehouse.tables.core import indicator_report, operation, planned_value


def check(facts: Facts) -> Iterator[Findings]:
    """The first row of each operation and indicator that the framework does not know together."""
    chosen = [(i.code, objective) for i in facts.programme.indicators for objective in i.objectives]
    restricted = sorted({code for code, _ in chosen})
    for table in (planned_value, indicator_report):
        rows = facts.first_rows(table, ["operation_id", "indicator"], table.c.indicator.in_(restricted))
        current = facts.current(operation).subquery()
        fits = sa.tuple_(rows.c.indicator, current.c.specific_objective).in_(chosen)
        misplaced = (
            sa.select(rows, current.c.specific_objective)
            .join_from(rows, current, current.c.operation_id == rows.c.operation_id)
            .where(~fits)
            .subquery()
        )
        yield facts.findings(
            "C10", misplaced, column="indikator", cell=misplaced.c.indicator, hint=misplaced.c.specific_objective
        )
