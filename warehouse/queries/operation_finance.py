"""Which operations, with how much each, make up an amount of money?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.queries.frames import fetch, with_objects
from warehouse.queries.scope import Scope
from warehouse.queries.split import parts, shares
from warehouse.tables.mart import operation_overview as overview
from warehouse.tables.mart import operation_share
from warehouse.tables.mart_money import operation_finance as money

ORE_PER_SEK = 100
WHOLE = (
    "eligible_decided_sek",
    "eu_decided_sek",
    "public_decided_sek",
    "private_decided_sek",
    "claimed_sek",
    "eu_claimed_sek",
    "public_claimed_sek",
    "private_claimed_sek",
    "eu_certified_sek",
    "eu_paid_sek",
)
UNDIVIDED = {
    "undivided_decided_sek": WHOLE[:4],
    "undivided_claimed_sek": WHOLE[4:8],
}
WEIGHED = ("eu_decided_sek", "eu_claimed_sek", "eu_paid_sek")


def operation_finance(
    connection: sa.Connection,
    *,
    programme: Programme,
    cut_off: date,
    scope: Scope,
    limit: int | None = None,
    offset: int = 0,
) -> pd.DataFrame:
    """The operations behind the money of a scope, each with its part in it by key to the öre, largest first.

    Grain: operation. Columns: operation_id, name, specific_objective, WHOLE and UNDIVIDED in SEK, None where a part
    was delivered blank. All rows of a scope add up to `finance_of`, column by column.
    """
    columns = [money.c.operation_id, overview.c.name, money.c.specific_objective, *[money.c[name] for name in WHOLE]]
    order = (money.c.eu_decided_sek.desc(), money.c.operation_id)
    found = _within(sa.select(*columns), cut_off, scope).order_by(*order).limit(limit).offset(offset)
    rows = _in_scope(connection, fetch(connection, found), programme=programme, scope=scope, amounts=WHOLE)
    return with_objects(rows, **{name: _rest(rows, names) for name, names in UNDIVIDED.items()})


def operation_finance_count(connection: sa.Connection, *, cut_off: date, scope: Scope) -> int:
    """How many operations there are behind the money of a scope."""
    return int(connection.execute(_within(sa.select(sa.func.count()), cut_off, scope)).scalar_one())


def operations_left_out(connection: sa.Connection, *, cut_off: date, scope: Scope) -> pd.DataFrame:
    """Operations of a scope whose money does not count at the cut-off.

    Columns: operation_id, name, decided_on, eu_support_sek, reason (withdrawn = counts nowhere once known,
    decided_later = decided after the cut-off).
    """
    reason = sa.case((overview.c.status == "withdrawn", "withdrawn"), else_="decided_later").label("reason")
    names = ("operation_id", "name", "decided_on", "eu_support_sek")
    out = sa.or_(overview.c.status == "withdrawn", overview.c.decided_on > cut_off)
    query = sa.select(*[overview.c[name] for name in names], reason)
    query = query.where(out, *scope.of_operations(overview), *_placed(overview, scope))
    return fetch(connection, query.order_by(overview.c.operation_id))


def gender_finance(connection: sa.Connection, *, programme: Programme, cut_off: date, scope: Scope) -> pd.DataFrame:
    """EU money of a scope per gender equality dimension: gender_dimension (None = not delivered), operations_count
    and WEIGHED in SEK, by key where the scope is a region or a field. The JTF's objectives are left out."""
    kept = money.c.specific_objective.not_in(programme.money.jtf_objectives)
    if not any(_dimension(scope)):
        return fetch(connection, _gender_sums(cut_off, scope).where(kept))
    columns = [money.c[name] for name in ("operation_id", "gender_dimension", *WEIGHED)]
    rows = fetch(connection, _within(sa.select(*columns), cut_off, scope).where(kept))
    rows = _in_scope(connection, rows, programme=programme, scope=scope, amounts=WEIGHED)
    grouped = rows.groupby("gender_dimension", dropna=False)
    summed = grouped[list(WEIGHED)].sum().assign(operations_count=grouped.size()).reset_index()
    codes = [code if isinstance(code, str) else None for code in summed["gender_dimension"]]
    return with_objects(summed, gender_dimension=codes)


def _gender_sums(cut_off: date, scope: Scope) -> sa.Select[Any]:
    """Amounts that no key splits are added up where they stand."""
    dimension = money.c.gender_dimension
    sums = [sa.func.sum(money.c[name]).label(name) for name in WEIGHED]
    query = _within(sa.select(dimension, *sums, sa.func.count().label("operations_count")), cut_off, scope)
    return query.group_by(dimension).order_by(sa.nulls_last(dimension.asc()))


def _within(query: sa.Select[Any], cut_off: date, scope: Scope) -> sa.Select[Any]:
    joined = query.join_from(money, overview, overview.c.operation_id == money.c.operation_id)
    return joined.where(money.c.cut_off == cut_off, *scope.of_operations(money), *_placed(money, scope))


def _dimension(scope: Scope) -> tuple[str, str]:
    """The one dimension over which the scope's money is split by key; empty where it is not."""
    if scope.region != ALL:
        return "region", scope.region
    return ("field", scope.field) if scope.field != ALL else ("", "")


def _placed(rows: sa.FromClause, scope: Scope) -> list[sa.ColumnElement[bool]]:
    dimension, code = _dimension(scope)
    if not dimension:
        return []
    share = operation_share
    having = sa.select(share.c.operation_id).where(share.c.dimension == dimension, share.c.code == code)
    return [rows.c.operation_id.in_(having)]


def _in_scope(
    connection: sa.Connection, rows: pd.DataFrame, *, programme: Programme, scope: Scope, amounts: tuple[str, ...]
) -> pd.DataFrame:
    """Every amount of the rows as the scope's part of it."""
    dimension, code = _dimension(scope)
    if not dimension or rows.empty:
        return rows
    among = sa.select(operation_share.c.operation_id).where(operation_share.c.operation_id.in_(rows["operation_id"]))
    spread = shares(connection, programme=programme, dimension=dimension, among=among)
    by_operation = rows.set_index("operation_id")
    found = {
        name: parts(by_operation[name].dropna(), spread, code=code, scale=ORE_PER_SEK).reindex(rows["operation_id"])
        for name in amounts
    }
    return with_objects(rows, **{name: [_or_none(value) for value in series] for name, series in found.items()})


def _or_none(value: Any) -> Any:
    return value if value == value else None  # noqa: PLR0124 - not-a-number differs from itself


def _rest(rows: pd.DataFrame, names: tuple[str, ...]) -> list[Any]:
    """What is left of the first column when the others' known amounts are taken away."""
    whole, *known = (rows[name] for name in names)
    return list(whole - sum(part.where(part.notna(), 0) for part in known))
