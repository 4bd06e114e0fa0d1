"""Which operations are there, and what money have they?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.queries.frames import contains, fetch, ordered
from warehouse.queries.split import parts, shares
from warehouse.tables.core import claim
from warehouse.tables.mart import operation_overview as overview
from warehouse.tables.mart import operation_share

OVERVIEW = (
    "operation_id",
    "name",
    "beneficiary",
    "specific_objective",
    "kind",
    "status",
    "decided_on",
    "starts_on",
    "ends_on",
    "eligible_cost_sek",
    "eu_support_sek",
    "regions",
    "fields",
    "last_report_on",
)
AMOUNTS = ("eu_support_sek", "claimed_sek", "paid_eu_sek")
SORTABLE = (
    "operation_id",
    "name",
    "beneficiary",
    "specific_objective",
    "status",
    "decided_on",
    "ends_on",
    "last_report_on",
    *AMOUNTS,
)
STAGES = ("not_started", "running", "ended", "withdrawn")
ORE_PER_SEK = 100


@dataclass(frozen=True)
class OperationFilter:
    """Which operations: those decided by the cut-off; empty = every one of them.

    An operation is in every region and field it has a share of.
    """

    cut_off: date
    objective: str = ""
    kind: str = ""
    region: str = ""
    field: str = ""
    stage: str = ""
    search: str = ""


def operations(
    connection: sa.Connection, *, chosen: OperationFilter, sort: str = "operation_id", limit: int = 50, offset: int = 0
) -> pd.DataFrame:
    """One page of the operations chosen, money to the cut-off, all else as known on the release's day.

    Columns: OVERVIEW with claimed_sek (eligible expenditure claimed) and paid_eu_sek, in SEK, the whole
    operation's. KeyError for a sort column not in SORTABLE.
    """
    rows = _rows(chosen)
    order = ordered({name: rows.c[name] for name in SORTABLE}, sort, rows.c.operation_id)
    return fetch(connection, sa.select(rows).order_by(*order).limit(limit).offset(offset))


def operations_summary(connection: sa.Connection, *, chosen: OperationFilter) -> dict[str, Any]:
    """How many operations were chosen and their money: operations_count, counted, withdrawn, running, and
    eligible_cost_sek, eu_support_sek, claimed_sek, paid_eu_sek of those counted. A withdrawn one counts nowhere."""
    rows = _rows(chosen)
    counted = rows.c.status != "withdrawn"
    query = sa.select(
        sa.func.count().label("operations_count"),
        sa.func.count(sa.case((counted, 1))).label("counted"),
        sa.func.count(sa.case((~counted, 1))).label("withdrawn"),
        sa.func.count(sa.case((_stage("running", rows, chosen.cut_off), 1))).label("running"),
        *[
            sa.func.coalesce(sa.func.sum(sa.case((counted, rows.c[name]), else_=0)), 0).label(name)
            for name in ("eligible_cost_sek", *AMOUNTS)
        ],
    )
    return {str(name): value for name, value in connection.execute(query).mappings().one().items()}


def operation_parts(connection: sa.Connection, *, programme: Programme, chosen: OperationFilter) -> pd.DataFrame:
    """The part of the chosen region (else field) in the money of every operation chosen, by key to the öre.

    Index: operation_id of every operation that counts. Columns: eu_support_sek, claimed_sek, paid_eu_sek. Without
    stage and search they add up to `mart_finance`.
    """
    dimension, code = ("region", chosen.region) if chosen.region else ("field", chosen.field)
    rows = _rows(chosen)
    counted = sa.select(rows).where(rows.c.status != "withdrawn").subquery()
    money = fetch(connection, sa.select(counted)).set_index("operation_id")
    spread = shares(connection, programme=programme, dimension=dimension, among=sa.select(counted.c.operation_id))
    found = {name: parts(money[name], spread, code=code, scale=ORE_PER_SEK) for name in AMOUNTS}
    return pd.DataFrame(found, index=money.index, dtype=object)


def _rows(chosen: OperationFilter) -> sa.Subquery:
    money = _claims(chosen.cut_off)
    amounts = [sa.func.coalesce(money.c[name], 0).label(name) for name in ("claimed_sek", "paid_eu_sek")]
    return (
        sa.select(*[overview.c[name] for name in OVERVIEW], *amounts)
        .outerjoin_from(overview, money, money.c.operation_id == overview.c.operation_id)
        .where(*_where(chosen))
        .subquery("chosen_operations")
    )


def _claims(cut_off: date) -> sa.Subquery:
    """Claims summed over time to the cut-off; paid by the day of payment."""
    claimed = sa.case((claim.c.cut_off <= cut_off, claim.c.eligible_expenditure_sek), else_=0)
    paid = sa.case((claim.c.paid_on <= cut_off, claim.c.eu_support_sek), else_=0)
    return (
        sa.select(claim.c.operation_id)
        .add_columns(sa.func.sum(claimed).label("claimed_sek"), sa.func.sum(paid).label("paid_eu_sek"))
        .where(claim.c.known_to.is_(None))
        .group_by(claim.c.operation_id)
        .subquery("claims")
    )


def _where(chosen: OperationFilter) -> list[sa.ColumnElement[bool]]:
    equal = {"specific_objective": chosen.objective, "kind": chosen.kind}
    conditions = [overview.c.decided_on <= chosen.cut_off]
    conditions += [overview.c[name] == value for name, value in equal.items() if value]
    for dimension, code in (("region", chosen.region), ("field", chosen.field)):
        if code:
            conditions.append(overview.c.operation_id.in_(_with_share(dimension, code)))
    if chosen.search:
        conditions.append(contains(chosen.search, overview.c.operation_id, overview.c.name, overview.c.beneficiary))
    if chosen.stage:
        conditions.append(_stage(chosen.stage, overview, chosen.cut_off))
    return conditions


def _stage(stage: str, rows: sa.FromClause, cut_off: date) -> sa.ColumnElement[bool]:
    """Where the operation stood on the cut-off, by its days; KeyError for a stage not in STAGES."""
    withdrawn = rows.c.status == "withdrawn"
    days = {
        "not_started": rows.c.starts_on > cut_off,
        "running": sa.and_(rows.c.starts_on <= cut_off, rows.c.ends_on > cut_off),
        "ended": sa.and_(rows.c.starts_on <= cut_off, rows.c.ends_on <= cut_off),
    }
    return withdrawn if stage == "withdrawn" else sa.and_(~withdrawn, days[stage])


def _with_share(dimension: str, code: str) -> sa.Select[tuple[str]]:
    share = operation_share
    return sa.select(share.c.operation_id).where(share.c.dimension == dimension, share.c.code == code)
