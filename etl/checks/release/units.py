"""Values in another unit than the rest: the operation's other cut-offs (C20), other operations (C21)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings, same_pair

MIX_UPS = (1_000, 1_000_000)
"""A value in kronor where thousands or millions were asked for, or the reverse."""
MIDDLE = 0.5


def check(facts: Facts) -> Iterator[Findings]:
    """A thousand or a million times the cut-off before (C20) or the other operations' median (C21)."""
    yield _between_cut_offs(facts)
    yield _against_others(facts)


def mixed(facts: Facts, value: sa.ColumnElement[Any], other: sa.ColumnElement[Any]) -> sa.ColumnElement[bool]:
    """Whether one is about a thousand or a million times the other."""
    tolerance = float(facts.programme.checks.unit_tolerance)
    ratio = value / sa.func.nullif(other, 0)
    return sa.or_(*[ratio.between(factor / tolerance, factor * tolerance) for factor in MIX_UPS])


def with_earlier(facts: Facts) -> sa.Subquery:
    """Every current total with `earlier`, the operation's value at its report before."""
    totals = facts.totals()
    pair = (totals.c.operation_id, totals.c.indicator)
    earlier = sa.func.lag(totals.c.value).over(partition_by=pair, order_by=totals.c.cut_off)
    return sa.select(totals, earlier.label("earlier")).subquery("with_earlier")


def _between_cut_offs(facts: Facts) -> Findings:
    rows = with_earlier(facts)
    up, down = mixed(facts, rows.c.value, rows.c.earlier), mixed(facts, rows.c.earlier, rows.c.value)
    found = sa.select(rows).where(sa.or_(up, down)).subquery()
    return facts.findings("C20", found, column="varde", cell=found.c.value, hint=found.c.earlier)


def _against_others(facts: Facts) -> Findings:
    """The operation's last value against the median of all operations' last values."""
    last = _last(facts)
    middle = sa.func.percentile_cont(MIDDLE).within_group(last.c.value).label("median")
    enough = sa.func.count() >= facts.programme.checks.median_operations
    medians = sa.select(last.c.indicator, middle).group_by(last.c.indicator).having(enough).subquery("medians")
    rows = sa.select(last, medians.c.median).join_from(last, medians, medians.c.indicator == last.c.indicator)
    up, down = mixed(facts, last.c.value, medians.c.median), mixed(facts, medians.c.median, last.c.value)
    plans = facts.plans()
    planned = sa.exists().where(same_pair(plans, last), plans.c.planned_value > 0)
    # where there is a plan, C18 compares with that: operations differ in size
    found = rows.where(sa.or_(up, down), ~planned).subquery()
    return facts.findings("C21", found, column="varde", cell=found.c.value, hint=found.c.median)


def _last(facts: Facts) -> sa.Subquery:
    totals = facts.totals()
    pair = (totals.c.operation_id, totals.c.indicator)
    place = sa.func.row_number().over(partition_by=pair, order_by=totals.c.cut_off.desc()).label("place")
    rows = sa.select(totals, place).subquery("placed")
    return sa.select(rows).where(rows.c.place == 1).subquery("last")
