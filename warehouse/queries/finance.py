"""How much money is decided, claimed, certified and paid?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.queries.frames import fetch
from warehouse.queries.scope import Scope
from warehouse.tables.mart_money import finance as table

AMOUNTS = (
    "eligible_decided_sek",
    "eu_decided_sek",
    "claimed_sek",
    "eu_claimed_sek",
    "eu_certified_sek",
    "eu_paid_sek",
    "public_decided_sek",
    "private_decided_sek",
    "undivided_decided_sek",
    "public_claimed_sek",
    "private_claimed_sek",
    "undivided_claimed_sek",
)
KEYS = ("policy_objective", "specific_objective", "kind", "field", "region")
EU_AMOUNTS = ("eu_decided_sek", "eu_claimed_sek", "eu_certified_sek", "eu_paid_sek")
NO_FIELD = ""
"""The part of operations that have no intervention field delivered."""


def finance(connection: sa.Connection, *, cut_off: date, level: str) -> pd.DataFrame:
    """Money of every part of a level at a cut-off.

    Columns: policy_objective, specific_objective, kind, field, region, operations_count, running_count and AMOUNTS
    in SEK: decided and claimed whole, EU, public, private and the undivided rest; EU certified and paid. An
    operation's money is split by key over regions and fields; the operation itself counts fully in each.
    """
    return fetch(connection, _select().where(table.c.level == level, table.c.cut_off == cut_off))


def finance_of(connection: sa.Connection, *, cut_off: date, scope: Scope) -> pd.DataFrame:
    """Money of one scope at a cut-off: one row or none; columns as `finance`."""
    return fetch(connection, _select().where(table.c.cut_off == cut_off, *scope.where(table)))


def finance_sums(connection: sa.Connection, *, cut_off: date, scope: Scope) -> pd.DataFrame:
    """AMOUNTS of one scope at a cut-off in SEK: one row or none; also of a field within an objective.

    No level holds a field within an objective: its parts are added from the results chain's level, which money may.
    Nothing is split by region and field at once, so such a scope has no row.
    """
    in_chain = scope.level is None and scope.region == ALL
    level = "chain" if in_chain else scope.level or ""
    conditions = [table.c[name] == code for name, code in scope.chosen.items()]
    sums = [sa.func.sum(table.c[name]).label(name) for name in AMOUNTS]
    query = sa.select(*sums).where(table.c.level == level, table.c.cut_off == cut_off, *conditions)
    return fetch(connection, query).dropna(how="all")


def finance_course(connection: sa.Connection, *, until: date, scope: Scope) -> pd.DataFrame:
    """EU money of one scope at every cut-off up to a day: cut_off and EU_AMOUNTS, SEK, cumulative."""
    columns = [table.c[name] for name in ("cut_off", *EU_AMOUNTS)]
    found = sa.select(*columns).where(table.c.cut_off <= until, *scope.where(table))
    return fetch(connection, found.order_by(table.c.cut_off))


def field_finance(
    connection: sa.Connection, *, programme: Programme, cut_off: date, objective: str = ALL
) -> pd.DataFrame:
    """EU money per intervention field, of one objective or all, by key to the öre; the JTF's objectives left out.

    Columns: field (NO_FIELD = operations without a delivered field) and EU_AMOUNTS, SEK. The rows add up to
    `mart_finance` of the same objectives.
    """
    sums = [sa.func.sum(table.c[name]).label(name) for name in EU_AMOUNTS]
    kept = _counted(programme, cut_off, objective)
    by_field = sa.select(table.c.field, *sums).where(table.c.level == "chain", *kept).group_by(table.c.field)
    fields = fetch(connection, by_field.order_by(table.c.field))
    [whole] = fetch(connection, sa.select(*sums).where(table.c.level == "objective", *kept)).to_dict("records")
    rest = {name: (whole[name] or 0) - fields[name].sum() for name in EU_AMOUNTS}
    if not any(rest.values()):
        return fields
    return pd.concat([fields, pd.DataFrame([{"field": NO_FIELD} | rest], dtype=object)], ignore_index=True)


def _counted(programme: Programme, cut_off: date, objective: str) -> list[sa.ColumnElement[bool]]:
    conditions = [table.c.cut_off == cut_off, table.c.specific_objective.not_in(programme.money.jtf_objectives)]
    return conditions if objective == ALL else [*conditions, table.c.specific_objective == objective]


def _select() -> sa.Select[tuple[Any, ...]]:
    names = (*KEYS, "operations_count", "running_count", *AMOUNTS)
    return sa.select(*[table.c[name] for name in names]).order_by(*[table.c[name] for name in KEYS])
