"""How many enterprises are counted in several regions, in several objectives, or nowhere on the map?"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.absences import PROTECTED
from warehouse.queries.frames import fetch, records
from warehouse.tables.mart import indicator_value

LEVELS = ("programme", "objective", "region", "placed", "objective_region", "objective_placed")
COLUMNS = (
    "indicator",
    "unique_total",
    "regions_sum",
    "in_regions",
    "unplaced",
    "objectives_sum",
    "in_objectives",
)


def overlaps(
    connection: sa.Connection,
    *,
    programme: Programme,
    cut_off: date,
    objective: str | None = None,
    indicator: str | None = None,
) -> pd.DataFrame:
    """What unique counting takes away between levels, for every indicator that lists of enterprises evidence.

    Grain: indicator with anyone evidenced, in the programme's order. Columns (enterprises): unique_total;
    regions_sum, in_regions (sum over regions − those with a known region, counted once), unplaced (no known
    region); objectives_sum, in_objectives (sum over objectives − programme; None under one objective).
    regions_sum − in_regions + unplaced = unique_total (docs/counting-rules.md, §3). None where a count of it is
    protected.
    """
    table = indicator_value
    mixed = sa.and_(table.c.implemented_status == "E", table.c.evidenced.is_(None), table.c.declared.is_(None))
    unsaid = sa.func.sum(sa.case((sa.or_(table.c.implemented_status == PROTECTED, mixed), 1), else_=0))
    added = sa.func.coalesce(sa.func.sum(table.c.evidenced), 0)
    counted = sa.case((unsaid == 0, added)).label("evidenced")
    query = (
        sa.select(table.c.level, table.c.indicator, counted)
        .where(table.c.cut_off == cut_off, table.c.level.in_(LEVELS))
        .group_by(table.c.level, table.c.indicator)
    )
    if objective is not None:
        query = query.where(table.c.specific_objective == objective)
    if indicator is not None:
        query = query.where(table.c.indicator == indicator)
    found = {(row["level"], row["indicator"]): row["evidenced"] for row in records(fetch(connection, query))}
    rows = [_row(found, i.code, under=objective) for i in programme.indicators if i.evidence]
    return pd.DataFrame([row for row in rows if row["unique_total"]], columns=list(COLUMNS), dtype=object)


def _row(found: dict[tuple[Any, Any], Any], code: str, *, under: str | None) -> dict[str, Any]:
    level = (lambda name: name) if under is None else {"region": "objective_region", "placed": "objective_placed"}.get
    count = lambda name: found.get((name, code), Decimal(0))  # noqa: E731 - None = protected
    total = count("objective" if under else "programme")
    regions, placed = (count(level(name) or "") for name in ("region", "placed"))
    objectives = None if under else count("objective")
    return {
        "indicator": code,
        "unique_total": total,
        "regions_sum": regions,
        "in_regions": _less(regions, placed),
        "unplaced": _less(total, placed),
        "objectives_sum": objectives,
        "in_objectives": _less(objectives, total),
    }


def _less(more: Decimal | None, fewer: Decimal | None) -> Decimal | None:
    return None if more is None or fewer is None else more - fewer
