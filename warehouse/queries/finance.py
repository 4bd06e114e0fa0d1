"""How much money is decided, claimed, certified and paid?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import fetch
from warehouse.queries.scope import Scope
from warehouse.tables.mart import finance as table

AMOUNTS = (
    "eligible_decided_sek",
    "eu_decided_sek",
    "claimed_sek",
    "eu_claimed_sek",
    "eu_certified_sek",
    "eu_paid_sek",
)
KEYS = ("policy_objective", "specific_objective", "kind", "field", "region")


def finance(connection: sa.Connection, *, cut_off: date, level: str) -> pd.DataFrame:
    """Money of every part of a level at a cut-off.

    Columns: policy_objective, specific_objective, kind, field, region, operations_count, running_count and the
    amounts in SEK: eligible_decided, eu_decided, claimed, eu_claimed, eu_certified, eu_paid. An operation's
    money is split by key over regions and fields; the operation itself counts fully in each.
    """
    return fetch(connection, _select().where(table.c.level == level, table.c.cut_off == cut_off))


def finance_of(connection: sa.Connection, *, cut_off: date, scope: Scope) -> pd.DataFrame:
    """Money of one scope at a cut-off: one row or none; columns as `finance`."""
    return fetch(connection, _select().where(table.c.cut_off == cut_off, *scope.where(table)))


def _select() -> sa.Select[tuple[object, ...]]:
    names = (*KEYS, "operations_count", "running_count", *AMOUNTS)
    return sa.select(*[table.c[name] for name in names]).order_by(*[table.c[name] for name in KEYS])
