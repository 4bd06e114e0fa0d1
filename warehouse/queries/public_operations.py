"""Which operations of earlier programme periods are public?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd
import sqlalchemy as sa

from warehouse.queries.frames import contains, fetch, ordered
from warehouse.tables.core import public_operation as table
from warehouse.tables.delivery import delivery

SORTABLE = ("operation_id", "name", "beneficiary", "granted_sek", "starts_on", "ends_on", "thematic_objective")


@dataclass(frozen=True)
class PublicFilter:
    """Which public operations; empty = every one. A county is searched in the text as delivered."""

    county: str = ""
    search: str = ""


def public_operations(
    connection: sa.Connection, *, chosen: PublicFilter, sort: str = "operation_id", limit: int = 50, offset: int = 0
) -> pd.DataFrame:
    """One page of the public list: operation_id, name, beneficiary, granted_sek (SEK), starts_on, ends_on,
    thematic_objective, measure_area, counties, municipalities, file_name, sheet, source_row.

    KeyError for a sort column not in SORTABLE.
    """
    names = ("operation_id", "name", "beneficiary", "description", "granted_sek", "starts_on", "ends_on")
    more = ("thematic_objective", "measure_area", "counties", "municipalities", "sheet", "source_row")
    order = ordered({name: table.c[name] for name in SORTABLE}, sort, table.c.operation_id)
    return fetch(
        connection,
        sa.select(*[table.c[name] for name in (*names, *more)], delivery.c.file_name)
        .join_from(table, delivery, delivery.c.delivery_id == table.c.delivery_id)
        .where(*_where(chosen))
        .order_by(*order)
        .limit(limit)
        .offset(offset),
    )


def public_summary(connection: sa.Connection, *, chosen: PublicFilter) -> dict[str, Any]:
    """How many public operations were chosen and what they were granted: operations_count, granted_sek."""
    granted = sa.func.coalesce(sa.func.sum(table.c.granted_sek), 0).label("granted_sek")
    query = sa.select(sa.func.count().label("operations_count"), granted).where(*_where(chosen))
    return {str(name): value for name, value in connection.execute(query).mappings().one().items()}


def _where(chosen: PublicFilter) -> list[sa.ColumnElement[bool]]:
    conditions: list[sa.ColumnElement[bool]] = [table.c.known_to.is_(None)]
    if chosen.county:
        conditions.append(contains(chosen.county, table.c.counties))
    if chosen.search:
        conditions.append(contains(chosen.search, table.c.operation_id, table.c.name, table.c.beneficiary))
    return conditions
