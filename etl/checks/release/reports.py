"""Reported values against the plan, the earlier report and the decision (C05, C06, C17, C18, C22)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings, same_pair
from etl.checks.release.units import mixed, with_earlier
from warehouse.tables.core import operation


def check(facts: Facts) -> Iterator[Findings]:
    """Values far above plan (C05), in another unit (C18), falling (C06), leaping (C22), before the decision (C17)."""
    yield from _against_plan(facts)
    yield from _against_earlier(facts)
    yield _before_decision(facts)


def _against_plan(facts: Facts) -> Iterator[Findings]:
    totals, plans = facts.totals(), facts.plans()
    other_unit = mixed(facts, totals.c.value, plans.c.planned_value)
    planned = plans.c.planned_value.label("planned")
    rows = sa.select(totals, planned).join_from(totals, plans, same_pair(totals, plans))
    rows = rows.where(plans.c.planned_value > 0)
    far_above = totals.c.value > plans.c.planned_value * facts.programme.checks.far_above_plan
    for rule, conditions in (("C05", (far_above, ~other_unit)), ("C18", (other_unit,))):
        found = rows.where(*conditions).subquery()
        yield facts.findings(rule, found, column="varde", cell=found.c.value, hint=found.c.planned)


def _against_earlier(facts: Facts) -> Iterator[Findings]:
    """A cumulative value below the cut-off before, or many times above; yearly figures and decreases may do both."""
    cumulative = [i.code for i in facts.programme.indicators if i.cumulative and not i.decrease]
    rows = with_earlier(facts)
    of_interest = rows.c.indicator.in_(cumulative)
    leap = rows.c.value > rows.c.earlier * facts.programme.checks.jump
    leaps = (rows.c.earlier > 0, leap, ~mixed(facts, rows.c.value, rows.c.earlier))
    for rule, conditions in (("C06", (rows.c.value < rows.c.earlier,)), ("C22", leaps)):
        found = sa.select(rows).where(of_interest, *conditions).subquery()
        yield facts.findings(rule, found, column="varde", cell=found.c.value, hint=found.c.earlier)


def _before_decision(facts: Facts) -> Findings:
    totals, decided = facts.totals(), facts.current(operation).subquery()
    rows = (
        sa.select(totals, decided.c.decided_on)
        .join_from(totals, decided, decided.c.operation_id == totals.c.operation_id)
        .where(totals.c.cut_off < decided.c.decided_on)
        .subquery()
    )
    return facts.findings("C17", rows, column="per_datum", cell=rows.c.cut_off, hint=rows.c.decided_on)
