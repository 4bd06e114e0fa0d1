"""Shares of an operation over fields and regions (K04–K07)."""

from __future__ import annotations

from collections.abc import Iterator

import sqlalchemy as sa

from etl.checks.release.facts import Facts, Findings
from warehouse.tables.core import operation_field, operation_region

WHOLE_PCT = 100


def check(facts: Facts) -> Iterator[Findings]:
    """Field shares that are not 100 % (K04); region shares missing (K05), not 100 % (K06), half missing (K07)."""
    yield from _not_whole(facts, operation_field, "K04")
    yield from _not_whole(facts, operation_region, "K06")
    summary = _shares(operation_region)
    yield _pointing(facts, operation_region, summary, summary.c.given == 0, summary.c.rows_count > 1, rule="K05")
    yield _pointing(
        facts,
        operation_region,
        summary,
        summary.c.given > 0,
        summary.c.given < summary.c.rows_count,
        rule="K07",
    )


def _shares(table: sa.Table) -> sa.Subquery:
    share = table.c.share_pct
    return (
        sa.select(
            table.c.operation_id,
            sa.func.sum(share).label("share_pct"),
            sa.func.count(share).label("given"),
            sa.func.count().label("rows_count"),
        )
        .where(table.c.known_to.is_(None))
        .group_by(table.c.operation_id)
        .subquery()
    )


def _not_whole(facts: Facts, table: sa.Table, rule: str) -> Iterator[Findings]:
    summary = _shares(table)
    yield _pointing(facts, table, summary, summary.c.given > 0, summary.c.share_pct != WHOLE_PCT, rule=rule)


def _pointing(
    facts: Facts, table: sa.Table, summary: sa.Subquery, *conditions: sa.ColumnElement[bool], rule: str
) -> Findings:
    """The finding at the operation's first row, with the sum of its shares."""
    rows = facts.first_rows(table, ["operation_id"])
    joined = (
        sa.select(rows, summary.c.share_pct.label("sum_pct"))
        .join_from(rows, summary, summary.c.operation_id == rows.c.operation_id)
        .where(*conditions)
        .subquery()
    )
    return facts.findings(rule, joined, column="andel", cell=joined.c.sum_pct)
