"""Reported values against the plan, the earlier report and the decision (C05, C06, C17, C18)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings, same_pair
from warehouse.tables.core import operation

FAR_ABOVE_PLAN = 3
MIX_UPS = (1_000, 1_000_000)
"""A value in kronor where thousands or millions were asked for, or the reverse."""


def check(facts: Facts) -> Iterator[Findings]:
    """Values far above plan (C05), in another unit (C18), falling (C06), or about days before the decision (C17)."""
    yield from _against_plan(facts)
    yield _falls(facts)
    yield _before_decision(facts)


def _against_plan(facts: Facts) -> Iterator[Findings]:
    totals, plans = facts.totals(), facts.plans()
    ratio = totals.c.value / plans.c.planned_value
    mixed = sa.or_(*[ratio.between(factor * 0.5, factor * 2) for factor in MIX_UPS])
    planned = plans.c.planned_value.label("planned")
    rows = sa.select(totals, planned).join_from(totals, plans, same_pair(totals, plans))
    rows = rows.where(plans.c.planned_value > 0)
    above = rows.where(ratio > FAR_ABOVE_PLAN, ~mixed).subquery()
    yield facts.findings("C05", above, column="varde", cell=above.c.value, hint=above.c.planned)
    other_unit = rows.where(mixed).subquery()
    yield facts.findings("C18", other_unit, column="varde", cell=other_unit.c.value, hint=other_unit.c.planned)


def _falls(facts: Facts) -> Findings:
    """A cumulative value below the one of the cut-off before; yearly figures and decreases may fall."""
    totals = facts.totals()
    cumulative = [i.code for i in facts.programme.indicators if i.cumulative and not i.decrease]
    pair = (totals.c.operation_id, totals.c.indicator)
    earlier = sa.func.lag(totals.c.value).over(partition_by=pair, order_by=totals.c.cut_off)
    rows = sa.select(totals, earlier.label("earlier")).where(totals.c.indicator.in_(cumulative)).subquery()
    fallen = sa.select(rows).where(rows.c.value < rows.c.earlier).subquery()
    return facts.findings("C06", fallen, column="varde", cell=fallen.c.value, hint=fallen.c.earlier)


def _before_decision(facts: Facts) -> Findings:
    totals, decided = facts.totals(), facts.current(operation).subquery()
    rows = (
        sa.select(totals, decided.c.decided_on)
        .join_from(totals, decided, decided.c.operation_id == totals.c.operation_id)
        .where(totals.c.cut_off < decided.c.decided_on)
        .subquery()
    )
    return facts.findings("C17", rows, column="per_datum", cell=rows.c.cut_off, hint=rows.c.decided_on)
