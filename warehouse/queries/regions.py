"""What has each region come to, and how do the regions add up to the whole?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.comparison import JOINT
from config.model import ALL, Programme
from warehouse.absences import PROTECTED
from warehouse.queries.frames import fetch, records
from warehouse.queries.scope import by_rule
from warehouse.tables.mart import indicator_value

MEASURES = ("selected", "implemented")
PARTS = (*MEASURES, "evidenced", "declared")
NOTHING: dict[Any, Any] = {
    "selected": Decimal(0),
    "implemented": None,
    "evidenced": None,
    "declared": None,
    "implemented_status": "L",
    "planned_status": "A",
}


def regions(
    connection: sa.Connection,
    *,
    programme: Programme,
    cut_off: date,
    objective: str | None = None,
    rule: str = "key",
) -> pd.DataFrame:
    """Each indicator in each region, outside the area and in total, with what sum and total differ by.

    Grain: indicator, in the programme's order. Columns for each measure (selected, implemented) and each place
    of `place_codes`: `<measure>_<code>`, `<measure>_total`, `<measure>_difference` (sum over places − total) and
    `status_<code>` (implemented_status) and `planned_<code>` (planned_status, of selected). Why they differ
    (docs/counting-rules.md): `selected_doubled` and `implemented_doubled`, operations counted in several regions (the
    rule `full`); `several`, enterprises in several regions; `unplaced`, enterprises whose municipality is not known.
    The difference of implemented is several − unplaced + doubled. Values in the indicator's unit; None where one of
    what they are made of is protected.
    """
    codes = place_codes(programme, rule)
    cells = _cells(connection, cut_off=cut_off, objective=objective, rule=rule)
    rows = [_row(i.code, codes, cells) for i in programme.indicators if (i.code, ALL) in cells]
    return pd.DataFrame(rows, columns=_columns(codes), dtype=object)


def place_codes(programme: Programme, rule: str) -> list[str]:
    """The regions in the users' order, the joint column where the rule has one, outside the area."""
    joint = [JOINT] if rule == "joint" else []
    return [*[region.code for region in programme.regions], *joint, programme.outside_region]


PLACED = "placed"
"""Stands for the enterprises with a known region, each counted once."""


def _cells(
    connection: sa.Connection, *, cut_off: date, objective: str | None, rule: str
) -> dict[tuple[Any, Any], dict[str, Any]]:
    """(indicator, place) → its figures."""
    table = indicator_value
    whole, parts, placed = (
        ("programme", "region", "placed")
        if objective is None
        else ("objective", "objective_region", "objective_placed")
    )
    levels = (whole, by_rule(parts, rule), placed)
    names = ("level", "indicator", "region", "implemented_status", "planned_status", *PARTS)
    query = sa.select(*[table.c[name] for name in names])
    query = query.where(table.c.cut_off == cut_off, table.c.level.in_(levels))
    if objective is not None:
        query = query.where(table.c.specific_objective == objective)
    found = records(fetch(connection, query))
    return {(row["indicator"], PLACED if row["level"] == placed else row["region"]): row for row in found}


def _columns(codes: list[str]) -> list[str]:
    measured = [f"{measure}_{end}" for measure in MEASURES for end in (*codes, "total", "difference", "doubled")]
    statuses = [f"{name}_{end}" for name in ("status", "planned") for end in (*codes, "total")]
    return ["indicator", *measured, "several", "unplaced", *statuses]


def _row(indicator: str, codes: list[str], cells: dict[tuple[Any, Any], dict[str, Any]]) -> dict[str, Any]:
    row: dict[str, Any] = {"indicator": indicator}
    total, placed = cells[indicator, ALL], cells.get((indicator, PLACED), NOTHING)
    parts = [cells.get((indicator, code), NOTHING) for code in codes]
    for cell, end in zip((*parts, total), (*codes, "total"), strict=True):
        row |= {f"{measure}_{end}": cell[measure] for measure in MEASURES}
        row |= {f"status_{end}": cell["implemented_status"], f"planned_{end}": cell["planned_status"]}
    for measure in MEASURES:
        row[f"{measure}_difference"] = None if total[measure] is None else _over(parts, total, measure)
    if any(cell["planned_status"] == PROTECTED for cell in (*parts, total)):
        row["selected_difference"] = None
    row["selected_doubled"] = row["selected_difference"]
    if any(_unsaid(cell) for cell in (*parts, total, placed)):
        return row | dict.fromkeys(("implemented_difference", "several", "unplaced", "implemented_doubled"))
    counted = placed["evidenced"] or Decimal(0)
    row["several"] = _sum(parts, "evidenced") - counted
    row["unplaced"] = (total["evidenced"] or Decimal(0)) - counted
    row["implemented_doubled"] = (row["implemented_difference"] or Decimal(0)) - row["several"] + row["unplaced"]
    return row


def _unsaid(cell: dict[str, Any]) -> bool:
    """The figure is protected, or which part of it rests on lists."""
    status = cell["implemented_status"]
    return bool(status == PROTECTED or (status == "E" and cell["evidenced"] is None and cell["declared"] is None))


def _sum(cells: list[dict[str, Any]], name: str) -> Decimal:
    return sum((cell[name] for cell in cells if cell[name] is not None), Decimal(0))


def _over(parts: list[dict[str, Any]], total: dict[str, Any], name: str) -> Decimal:
    difference: Decimal = _sum(parts, name) - total[name]
    return difference
