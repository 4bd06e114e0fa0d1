"""What has each region come to, and how do the regions add up to the whole?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.queries.frames import fetch, records
from warehouse.tables.mart import indicator_value

MEASURES = ("selected", "implemented")
NOTHING: dict[Any, Any] = {"selected": Decimal(0), "implemented": None, "implemented_status": "L"}


def regions(
    connection: sa.Connection, *, programme: Programme, cut_off: date, objective: str | None = None
) -> pd.DataFrame:
    """Each indicator in each region, outside the area and in total, with the difference between sum and total.

    Grain: indicator, in the programme's order. Columns for each measure (selected, implemented) and each
    region code and UTANFOR: `<measure>_<code>`, `<measure>_total`, `<measure>_difference` (sum over regions −
    total) and `status_<code>` (implemented_status). Additive values go by key in the grant decision, so the
    difference is nought. Enterprises are placed by their own municipality and counted anew in each region:
    a positive difference is enterprises in several regions, a negative one enterprises whose municipality
    is not known (docs/counting-rules.md, §6). Values in the indicator's unit.
    """
    table = indicator_value
    levels = ("programme", "region") if objective is None else ("objective", "objective_region")
    query = sa.select(
        table.c.indicator, table.c.region, table.c.selected, table.c.implemented, table.c.implemented_status
    ).where(table.c.cut_off == cut_off, table.c.level.in_(levels))
    if objective is not None:
        query = query.where(table.c.specific_objective == objective)
    found = fetch(connection, query)
    codes = [*[region.code for region in programme.regions], programme.outside_region]
    cells = {(row["indicator"], row["region"]): row for row in records(found)}
    rows = [_row(i.code, codes, cells) for i in programme.indicators if (i.code, ALL) in cells]
    return pd.DataFrame(rows, columns=_columns(codes), dtype=object)


def _columns(codes: list[str]) -> list[str]:
    measured = [f"{measure}_{end}" for measure in MEASURES for end in (*codes, "total", "difference")]
    return ["indicator", *measured, *[f"status_{end}" for end in (*codes, "total")]]


def _row(indicator: str, codes: list[str], cells: dict[tuple[Any, Any], dict[Any, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {"indicator": indicator}
    for code in (*codes, ALL):
        cell, end = cells.get((indicator, code), NOTHING), "total" if code == ALL else code
        row |= {f"{measure}_{end}": cell[measure] for measure in MEASURES}
        row[f"status_{end}"] = cell["implemented_status"]
    for measure in MEASURES:
        parts = [row[f"{measure}_{code}"] for code in codes if row[f"{measure}_{code}"] is not None]
        total = row[f"{measure}_total"]
        row[f"{measure}_difference"] = None if total is None else sum(parts, Decimal(0)) - total
    return row
