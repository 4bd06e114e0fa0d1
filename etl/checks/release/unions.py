"""A union and its parts: max(RCO02..04) ≤ RCO01 ≤ RCO02 + RCO03 + RCO04 (docs/counting-rules.md).

Which indicators are the union of which others is said in the indicator's file (`union_of`).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa

from config.model import Indicator
from etl.checks.release.facts import PLACE, Facts, Findings
from warehouse.tables.core import indicator_report
from warehouse.tables.mart import indicator_value, operation_overview, operation_value, report_total


def check(facts: Facts) -> Iterator[Findings]:
    """Published figures of an objective that can not be so (C24), and declared values of an operation (C25)."""
    for indicator in facts.programme.indicators:
        if indicator.union_of:
            yield _published(facts, indicator)
            yield _declared(facts, indicator)


def _outside(
    union: sa.ColumnElement[Any], parts: sa.Subquery, *, every: int
) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[str]]:
    """Whether the union is less than its largest part or more than their sum, and both bounds in words.

    The upper bound holds only where every part is known: a missing part is not nought.
    """
    above = sa.and_(parts.c.known == every, union > parts.c.total)
    bounds = sa.cast(parts.c.largest, sa.String) + "–" + sa.cast(parts.c.total, sa.String)
    return sa.or_(union < parts.c.largest, above), bounds.label("bounds")


def _parts(
    table: sa.FromClause, value: sa.ColumnElement[Any], keys: tuple[str, ...], *conditions: sa.ColumnElement[bool]
) -> sa.Subquery:
    by = [table.c[name] for name in keys]
    sums = (sa.func.max(value).label("largest"), sa.func.sum(value).label("total"), sa.func.count(value).label("known"))
    return sa.select(*by, *sums).where(*conditions).group_by(*by).subquery("parts")


def _declared(facts: Facts, indicator: Indicator) -> Findings:
    keys, union = ("operation_id", "cut_off"), facts.totals()
    is_part = report_total.c.indicator.in_(indicator.union_of)
    parts = _parts(report_total, report_total.c.total, keys, is_part)
    wrong, bounds = _outside(union.c.value, parts, every=len(indicator.union_of))
    same = sa.and_(*[parts.c[name] == union.c[name] for name in keys])
    rows = sa.select(union, bounds).join_from(union, parts, same)
    found = rows.where(union.c.indicator == indicator.code, wrong).subquery()
    return facts.findings("C25", found, column="varde", cell=found.c.value, hint=found.c.bounds)


def _published(facts: Facts, indicator: Indicator) -> Findings:
    """At the last cut-off, pointing at the first declared value that has no list behind it."""
    table, union = indicator_value, indicator_value.alias("union_value")
    last = sa.select(sa.func.max(table.c.cut_off)).scalar_subquery()
    here = (table.c.level == "objective", table.c.cut_off == last, table.c.indicator.in_(indicator.union_of))
    parts = _parts(table, table.c.implemented, ("specific_objective",), *here)
    wrong, bounds = _outside(union.c.implemented, parts, every=len(indicator.union_of))
    rows = sa.select(union.c.specific_objective, union.c.implemented, bounds).join_from(
        union, parts, parts.c.specific_objective == union.c.specific_objective
    )
    is_union = (union.c.level == "objective", union.c.cut_off == last, union.c.indicator == indicator.code)
    broken = rows.where(*is_union, wrong).subquery("broken")
    places = _first_declared(indicator, last)
    same = places.c.specific_objective == broken.c.specific_objective
    found = sa.select(places, broken.c.implemented, broken.c.bounds).join_from(places, broken, same).subquery()
    return facts.findings("C24", found, column="varde", cell=found.c.implemented, hint=found.c.bounds)


def _first_declared(indicator: Indicator, last: sa.ScalarSelect[Any]) -> sa.Subquery:
    """Per objective, one report row whose value is published without a list."""
    value, report, operation = operation_value, indicator_report, operation_overview
    used = sa.and_(
        report.c.operation_id == value.c.operation_id,
        report.c.indicator == value.c.indicator,
        report.c.cut_off == value.c.reported_on,
        report.c.known_to.is_(None),
    )
    order = [report.c[name] for name in PLACE]
    place = sa.func.row_number().over(partition_by=operation.c.specific_objective, order_by=order).label("place")
    rows = (
        sa.select(*order, report.c.operation_id, operation.c.specific_objective, place)
        .join_from(value, report, used)
        .join(operation, operation.c.operation_id == value.c.operation_id)
        .where(value.c.cut_off == last, ~value.c.has_list, value.c.indicator.in_((indicator.code, *indicator.union_of)))
        .subquery("declared_rows")
    )
    return sa.select(rows).where(rows.c.place == 1).subquery("first_declared")
