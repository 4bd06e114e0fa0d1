"""Breakdowns against their total (C07, C08, C09; docs/counting-rules.md, docs/leveranser.md)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from config.model import ALL
from etl.checks.release.facts import Facts, Findings
from warehouse.tables.core import indicator_report
from warehouse.tables.mart import report_total

DIMENSIONS = ("breakdown", "sex", "region")


def check(facts: Facts) -> Iterator[Findings]:
    """Parts that do not add up (C07); totals taken from a breakdown (C08); no total to be had (C09)."""
    totals = facts.totals()
    for dimension in DIMENSIONS:
        parts = _parts(dimension)
        rows = (
            sa.select(totals, parts.c.parts_sum)
            .join_from(totals, parts, _same_report(totals, parts))
            .where(parts.c.parts_sum != totals.c.value)
            .subquery()
        )
        yield facts.findings("C07", rows, column="varde", cell=rows.c.value, hint=rows.c.parts_sum)
    yield from _without_total(facts)


def _parts(dimension: str) -> sa.Subquery:
    """Sum of the parts along one dimension, the others being "all"."""
    table = indicator_report
    alone = [table.c[name] == ALL if name != dimension else table.c[name] != ALL for name in DIMENSIONS]
    keys = (table.c.operation_id, table.c.indicator, table.c.cut_off)
    rows = sa.select(*keys, sa.func.sum(table.c.value).label("parts_sum"))
    return rows.where(table.c.known_to.is_(None), *alone).group_by(*keys).subquery()


def _same_report(left: sa.FromClause, right: sa.FromClause) -> sa.ColumnElement[bool]:
    return sa.and_(*[left.c[name] == right.c[name] for name in ("operation_id", "indicator", "cut_off")])


def _without_total(facts: Facts) -> Iterator[Findings]:
    table, totals = indicator_report, facts.totals()
    rows = facts.first_rows(table, ["operation_id", "indicator", "cut_off"])
    lacking = sa.select(rows).where(~sa.exists().where(_same_report(totals, rows))).subquery()
    taken = sa.exists().where(_same_report(report_total, lacking))
    for rule, condition in (("C08", taken), ("C09", ~taken)):
        found = sa.select(lacking).where(condition).subquery()
        yield facts.findings(rule, found, column="varde", cell=found.c.value)
