"""Money per level and cut-off: decided, claimed, certified and paid, by key to the öre (docs/counting-rules.md)."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from warehouse.marts.level import Level, key_columns
from warehouse.marts.levels import LEVELS
from warehouse.marts.region_rules import by_rule, same_by_rule
from warehouse.marts.split import split_over
from warehouse.marts.work import Work
from warehouse.tables.base import MONEY
from warehouse.tables.core import claim
from warehouse.tables.mart import finance

AMOUNTS = (
    "eligible_decided_sek",
    "eu_decided_sek",
    "claimed_sek",
    "eu_claimed_sek",
    "eu_certified_sek",
    "eu_paid_sek",
)
ORE_PER_SEK = 100


def fill_finance(work: Work, tables: dict[str, sa.TableClause]) -> None:
    """Fill `mart_finance` for every level."""
    amounts = _amounts(work, tables)
    parts = {None: amounts} | {
        dimension: split_over(work, amounts, tables["regions"], dimension=dimension, amounts=AMOUNTS)
        for dimension in ("region", "field")
    }
    whole = by_rule(work, amounts)
    for level in LEVELS:
        _insert(work, _level_rows(level, parts[level.split]))
        for same, rows in same_by_rule(level, whole):
            _insert(work, _level_rows(same, rows))


def _insert(work: Work, query: sa.Select[tuple[Any, ...]]) -> None:
    work.connection.execute(finance.insert().from_select(list(finance.c.keys()), query))


def _claims(work: Work, tables: dict[str, sa.TableClause]) -> sa.TableClause:
    """Claims summed over time to each cut-off; certified and paid by their own dates."""
    calendar, cut_off = tables["calendar"], tables["calendar"].c.cut_off
    on_or_before = lambda day, amount: sa.func.sum(sa.case((day <= cut_off, amount), else_=0))  # noqa: E731
    return work.keep(
        "claims",
        sa.select(
            claim.c.operation_id,
            cut_off,
            on_or_before(claim.c.cut_off, claim.c.eligible_expenditure_sek).label("claimed_sek"),
            on_or_before(claim.c.cut_off, claim.c.eu_support_sek).label("eu_claimed_sek"),
            on_or_before(claim.c.certified_on, claim.c.eu_support_sek).label("eu_certified_sek"),
            on_or_before(claim.c.paid_on, claim.c.eu_support_sek).label("eu_paid_sek"),
        )
        .join_from(claim, calendar, sa.true())
        .where(work.known(claim))
        .group_by(claim.c.operation_id, cut_off),
    )


def _amounts(work: Work, tables: dict[str, sa.TableClause]) -> sa.TableClause:
    """One row per operation and cut-off from its decision on."""
    operations, calendar, claims = tables["operations"], tables["calendar"], _claims(work, tables)
    cut_off = calendar.c.cut_off
    running = sa.and_(operations.c.starts_on <= cut_off, operations.c.ends_on > cut_off)
    claimed = [sa.func.coalesce(claims.c[name], 0).label(name) for name in AMOUNTS if name in claims.c]
    at = sa.and_(claims.c.operation_id == operations.c.operation_id, claims.c.cut_off == cut_off)
    return work.keep(
        "money",
        sa.select(
            *[operations.c[name] for name in ("operation_id", "policy_objective", "specific_objective", "kind")],
            cut_off,
            sa.literal(ORE_PER_SEK).label("scale"),
            sa.case((running, 1), else_=0).label("running"),
            operations.c.eligible_cost_sek.label("eligible_decided_sek"),
            operations.c.eu_support_sek.label("eu_decided_sek"),
            *claimed,
        )
        .join_from(operations, calendar, operations.c.decided_on <= cut_off)
        .outerjoin(claims, at),
    )


def _level_rows(level: Level, rows: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    keys = [rows.c[name] for name in level.keys]
    return sa.select(
        sa.literal(level.name),
        *key_columns(level, rows),
        rows.c.cut_off,
        sa.func.count(rows.c.operation_id.distinct()),
        sa.func.count(sa.case((rows.c.running == 1, rows.c.operation_id)).distinct()),
        *[sa.cast(sa.func.sum(rows.c[name]), MONEY) for name in AMOUNTS],
    ).group_by(*keys, rows.c.cut_off)
