"""Which operations are there?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import contains, fetch, ordered
from warehouse.tables.mart import operation_overview as overview
from warehouse.tables.mart import operation_share

SORTABLE = (
    "operation_id",
    "name",
    "beneficiary",
    "specific_objective",
    "status",
    "decided_on",
    "ends_on",
    "eu_support_sek",
    "claimed_sek",
    "paid_eu_sek",
    "last_report_on",
)


@dataclass(frozen=True)
class OperationFilter:
    """Which operations; empty = every one. An operation is in every region and field it has a share of."""

    objective: str = ""
    kind: str = ""
    region: str = ""
    field: str = ""
    status: str = ""
    search: str = ""
    decided_by: date | None = None


def operations(
    connection: sa.Connection, *, chosen: OperationFilter, sort: str = "operation_id", limit: int = 50, offset: int = 0
) -> pd.DataFrame:
    """One page of the operations chosen, as known on the release's day.

    Columns: those of `mart_operation`, money in SEK. KeyError for a sort column not in SORTABLE.
    """
    columns = {name: overview.c[name] for name in SORTABLE}
    order = ordered(columns, sort, overview.c.operation_id)
    query = sa.select(overview).where(*_where(chosen)).order_by(*order)
    return fetch(connection, query.limit(limit).offset(offset))


def operations_summary(connection: sa.Connection, *, chosen: OperationFilter) -> dict[str, Any]:
    """How many operations were chosen and their money: operations_count, counted (not withdrawn), withdrawn,
    running, eligible_cost_sek, eu_support_sek, claimed_sek, paid_eu_sek (of those counted)."""
    counted = overview.c.status != "withdrawn"
    amounts = ("eligible_cost_sek", "eu_support_sek", "claimed_sek", "paid_eu_sek")
    query = sa.select(
        sa.func.count().label("operations_count"),
        sa.func.count(sa.case((counted, 1))).label("counted"),
        sa.func.count(sa.case((~counted, 1))).label("withdrawn"),
        sa.func.count(sa.case((overview.c.status == "running", 1))).label("running"),
        *[
            sa.func.coalesce(sa.func.sum(sa.case((counted, overview.c[name]), else_=0)), 0).label(name)
            for name in amounts
        ],
    ).where(*_where(chosen))
    return {str(name): value for name, value in connection.execute(query).mappings().one().items()}


def _where(chosen: OperationFilter) -> list[sa.ColumnElement[bool]]:
    equal = {"specific_objective": chosen.objective, "kind": chosen.kind, "status": chosen.status}
    conditions = [overview.c[name] == value for name, value in equal.items() if value]
    for dimension, code in (("region", chosen.region), ("field", chosen.field)):
        if code:
            conditions.append(overview.c.operation_id.in_(_with_share(dimension, code)))
    if chosen.search:
        conditions.append(contains(chosen.search, overview.c.operation_id, overview.c.name, overview.c.beneficiary))
    if chosen.decided_by is not None:
        conditions.append(overview.c.decided_on <= chosen.decided_by)
    return conditions


def _with_share(dimension: str, code: str) -> sa.Select[Any]:
    share = operation_share
    return sa.select(share.c.operation_id).where(share.c.dimension == dimension, share.c.code == code)
