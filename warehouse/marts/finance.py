"""Money per level and cut-off: decided, claimed, certified and paid, by key to the öre (docs/counting-rules.md).

Decided amounts are those of the decision in force, also of an interrupted operation: the contract lets only
its planned values become what it achieved. A withdrawn operation counts nowhere.
"""

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
from warehouse.tables.mart_money import finance, operation_finance

AMOUNTS = (
    "eligible_decided_sek",
    "eu_decided_sek",
    "claimed_sek",
    "eu_claimed_sek",
    "eu_certified_sek",
    "eu_paid_sek",
    "public_decided_sek",
    "private_decided_sek",
    "public_claimed_sek",
    "private_claimed_sek",
)
"""Split by key, each on its own."""

UNDIVIDED = {
    "undivided_decided_sek": ("eligible_decided_sek", "eu_decided_sek", "public_decided_sek", "private_decided_sek"),
    "undivided_claimed_sek": ("claimed_sek", "eu_claimed_sek", "public_claimed_sek", "private_claimed_sek"),
}
"""What is left of a whole when its known parts are taken away: the parts always add up to the whole."""

ORE_PER_SEK = 100


def fill_finance(work: Work, tables: dict[str, sa.TableClause]) -> None:
    """Fill `mart_operation_finance`, and `mart_finance` for every level from it."""
    query = _operation_rows(tables, _claims(work, tables))
    work.connection.execute(operation_finance.insert().from_select(list(operation_finance.c.keys()), query))
    amounts = _amounts(work)
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
    known_part = lambda amount: sa.func.sum(sa.case((claim.c.cut_off <= cut_off, amount)))  # noqa: E731
    return work.keep(
        "claims",
        sa.select(
            claim.c.operation_id,
            cut_off,
            on_or_before(claim.c.cut_off, claim.c.eligible_expenditure_sek).label("claimed_sek"),
            on_or_before(claim.c.cut_off, claim.c.eu_support_sek).label("eu_claimed_sek"),
            known_part(claim.c.public_sek).label("public_claimed_sek"),
            known_part(claim.c.private_sek).label("private_claimed_sek"),
            on_or_before(claim.c.certified_on, claim.c.eu_support_sek).label("eu_certified_sek"),
            on_or_before(claim.c.paid_on, claim.c.eu_support_sek).label("eu_paid_sek"),
        )
        .join_from(claim, calendar, sa.true())
        .where(work.known(claim))
        .group_by(claim.c.operation_id, cut_off),
    )


def _operation_rows(tables: dict[str, sa.TableClause], claims: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    """One row per operation and cut-off from its decision on."""
    operations, cut_off = tables["operations"], tables["calendar"].c.cut_off
    running = sa.and_(operations.c.starts_on <= cut_off, operations.c.ends_on > cut_off)
    at = sa.and_(claims.c.operation_id == operations.c.operation_id, claims.c.cut_off == cut_off)
    claimed = {name: _claimed(claims, name) for name in AMOUNTS if name in claims.c}
    columns: dict[str, sa.ColumnElement[Any]] = {
        "cut_off": cut_off,
        "running": sa.case((running, 1), else_=0),
        "eligible_decided_sek": operations.c.eligible_cost_sek,
        "eu_decided_sek": operations.c.eu_support_sek,
        "public_decided_sek": _decided(operations, "public_cofinancing_sek", other="private_cofinancing_sek"),
        "private_decided_sek": _decided(operations, "private_cofinancing_sek", other="public_cofinancing_sek"),
    } | claimed
    names = list(operation_finance.c.keys())
    figures = [columns[name] if name in columns else operations.c[name] for name in names]
    return (
        sa.select(*[figure.label(name) for name, figure in zip(names, figures, strict=True)])
        .join_from(operations, tables["calendar"], operations.c.decided_on <= cut_off)
        .outerjoin(claims, at)
    )


def _claimed(claims: sa.TableClause, name: str) -> sa.ColumnElement[Any]:
    """A claimed amount, nothing without any claim; a part that no claim states stays unknown."""
    return sa.case((claims.c.operation_id.is_(None), 0), else_=claims.c[name])


def _decided(operations: sa.TableClause, name: str, *, other: str) -> sa.ColumnElement[Any]:
    """A part of the decided cost. One delivered blank is the rest, as the cost is the sum of its three parts
    (docs/leveranser.md); where both are blank neither is known."""
    part, known = operations.c[name], operations.c[other]
    rest = operations.c.eligible_cost_sek - operations.c.eu_support_sek - known
    return sa.case((part.is_not(None), part), (rest > 0, rest), (rest <= 0, 0))


def _amounts(work: Work) -> sa.TableClause:
    """Operations' amounts to be added, what is not known as nothing: it stands in the undivided rest."""
    rows = operation_finance
    names = ("operation_id", "policy_objective", "specific_objective", "kind", "cut_off", "running")
    amounts = [sa.func.coalesce(rows.c[name], 0).label(name) for name in AMOUNTS]
    scale = sa.literal(ORE_PER_SEK).label("scale")
    return work.keep("money", sa.select(*[rows.c[name] for name in names], scale, *amounts))


def _level_rows(level: Level, rows: sa.TableClause) -> sa.Select[tuple[Any, ...]]:
    keys = [rows.c[name] for name in level.keys]
    sums: dict[str, Any] = {name: sa.func.sum(rows.c[name]) for name in AMOUNTS}
    sums |= {
        name: sums[whole] - sum((sums[part] for part in parts), start=sa.literal(0))
        for name, (whole, *parts) in UNDIVIDED.items()
    }
    figures = {
        "cut_off": rows.c.cut_off,
        "operations_count": sa.func.count(rows.c.operation_id.distinct()),
        "running_count": sa.func.count(sa.case((rows.c.running == 1, rows.c.operation_id)).distinct()),
    } | {name: sa.cast(amount, MONEY) for name, amount in sums.items()}
    leading = [sa.literal(level.name).label("level"), *key_columns(level, rows)]
    rest = list(finance.c.keys())[len(leading) :]
    return sa.select(*leading, *[figures[name].label(name) for name in rest]).group_by(*keys, rows.c.cut_off)
