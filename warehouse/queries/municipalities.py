"""How many enterprises and organisations has each municipality, and how spread or gathered are they?"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import Municipality, Programme
from warehouse.queries.frames import fetch, records
from warehouse.tables.mart import indicator_value

LARGEST = 5
"""How many municipalities the measure of concentration takes together."""


def municipalities(
    connection: sa.Connection, *, programme: Programme, cut_off: date, indicator: str, objective: str | None = None
) -> pd.DataFrame:
    """Distinct enterprises of one indicator in each municipality of the programme area.

    Grain: municipality, regions in the users' order, then by name. Columns: municipality, name, region,
    implemented (count; 0 = none evidenced, None = protected). Only lists of enterprises place anyone in a municipality:
    declared counts without a list are in no municipality.
    """
    found = _counts(connection, cut_off=cut_off, objective=objective, indicator=indicator)
    values = {row["municipality"]: row["implemented"] for row in found}
    rows = [(each.code, each.name, each.region, values.get(each.code, 0)) for each in ordered(programme)]
    return pd.DataFrame(rows, columns=["municipality", "name", "region", "implemented"], dtype=object)


def municipality_objectives(
    connection: sa.Connection, *, programme: Programme, cut_off: date, indicator: str
) -> pd.DataFrame:
    """Distinct enterprises of one indicator in each municipality under each objective.

    Grain: municipality, in the order of `municipalities`. Columns: municipality, name, region, one per specific
    objective (count; 0 = none). An enterprise supported under two objectives is in both.
    """
    table = indicator_value
    query = sa.select(table.c.municipality, table.c.specific_objective, table.c.implemented).where(
        table.c.level == "objective_municipality", table.c.cut_off == cut_off, table.c.indicator == indicator
    )
    values = {(r["municipality"], r["specific_objective"]): r["implemented"] for r in records(fetch(connection, query))}
    codes = [each.code for each in programme.objectives]
    rows = [(e.code, e.name, e.region, *(values.get((e.code, c), 0) for c in codes)) for e in ordered(programme)]
    return pd.DataFrame(rows, columns=["municipality", "name", "region", *codes], dtype=object)


def spread(
    connection: sa.Connection, *, programme: Programme, cut_off: date, objective: str | None = None
) -> pd.DataFrame:
    """How many municipalities each indicator has reached, and the share of the largest five.

    Grain: indicator that lists evidence, in the programme's order. Columns: indicator; `reached_<region>` per
    region and reached (municipalities with at least one); counted (sum over the municipalities of the area: an
    enterprise in two is in both; None = some are protected); largest_share (of `counted`, the five largest
    municipalities; None = nobody, or not known).
    """
    places = {each.code: each.region for each in programme.municipalities}
    by_indicator: dict[str, dict[str, Any]] = {}
    for row in _counts(connection, cut_off=cut_off, objective=objective):
        if row["municipality"] in places and row["implemented"] != 0:
            by_indicator.setdefault(row["indicator"], {})[row["municipality"]] = row["implemented"]
    regions = [region.code for region in programme.regions]
    listed = [each.code for each in programme.indicators if each.evidence]
    rows = [_spread_row(code, by_indicator.get(code, {}), places=places, regions=regions) for code in listed]
    columns = ["indicator", *[f"reached_{code}" for code in regions], "reached", "counted", "largest_share"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def ordered(programme: Programme) -> list[Municipality]:
    """The municipalities, regions in the users' order, then by name."""
    order = {region.code: region.order for region in programme.regions}
    return sorted(programme.municipalities, key=lambda each: (order[each.region], each.name))


def _counts(
    connection: sa.Connection, *, cut_off: date, objective: str | None, indicator: str | None = None
) -> list[dict[str, Any]]:
    table = indicator_value
    level = "municipality" if objective is None else "objective_municipality"
    query = sa.select(table.c.indicator, table.c.municipality, table.c.implemented).where(
        table.c.level == level, table.c.cut_off == cut_off
    )
    if objective is not None:
        query = query.where(table.c.specific_objective == objective)
    return records(fetch(connection, query if indicator is None else query.where(table.c.indicator == indicator)))


def _spread_row(
    indicator: str, values: dict[str, Any], *, places: dict[str, str], regions: Iterable[str]
) -> dict[str, Any]:
    reached = {f"reached_{code}": sum(1 for each in values if places[each] == code) for code in regions}
    if None in values.values():  # protected: at least one, and no more is told
        return {"indicator": indicator, **reached, "reached": len(values), "counted": None, "largest_share": None}
    counted = sum(values.values(), Decimal(0))
    largest = sum(sorted(values.values(), reverse=True)[:LARGEST], Decimal(0))
    share = largest / counted if counted else None
    return {"indicator": indicator, **reached, "reached": len(values), "counted": counted, "largest_share": share}
