"""How is an indicator split over its breakdown and over women and men?"""

from __future__ import annotations

from datetime import date
from typing import Any

import pandas as pd
import sqlalchemy as sa

from config.model import ALL
from warehouse.queries.frames import fetch
from warehouse.queries.scope import Scope
from warehouse.tables.core import indicator_report as report
from warehouse.tables.mart import operation_overview as overview


def splits(connection: sa.Connection, *, indicator: str, cut_off: date, scope: Scope) -> pd.DataFrame:
    """Reported values by category, each operation's last one at or before the cut-off, added up.

    Columns: dimension (breakdown | sex), code, value (the indicator's unit), operations_count. As reported: categories
    of unique indicators hold enterprises counted in several operations. Splits never have a target
    (docs/counting-rules.md) and are kept for whole operations only, not by region.
    """
    parts = [
        _categories("breakdown", report.c.breakdown, report.c.sex, indicator=indicator),
        _categories("sex", report.c.sex, report.c.breakdown, indicator=indicator),
    ]
    rows = sa.union_all(*[_last(part, cut_off=cut_off, scope=scope) for part in parts]).subquery()
    value, number = sa.func.sum(rows.c.value).label("value"), sa.func.count().label("operations_count")
    grouped = sa.select(rows.c.dimension, rows.c.code, value, number).group_by(rows.c.dimension, rows.c.code)
    return fetch(connection, grouped.order_by(rows.c.dimension, rows.c.code))


def _categories(
    dimension: str, by: sa.ColumnElement[Any], other: sa.ColumnElement[Any], *, indicator: str
) -> sa.Select[Any]:
    """Rows split by one dimension alone."""
    return sa.select(
        sa.literal(dimension).label("dimension"),
        by.label("code"),
        report.c.operation_id,
        report.c.cut_off,
        report.c.value,
    ).where(
        report.c.indicator == indicator, report.c.known_to.is_(None), by != ALL, other == ALL, report.c.region == ALL
    )


def _last(rows: sa.Select[Any], *, cut_off: date, scope: Scope) -> sa.Select[Any]:
    part = rows.where(report.c.cut_off <= cut_off).subquery()
    place = sa.func.row_number().over(partition_by=(part.c.operation_id, part.c.code), order_by=part.c.cut_off.desc())
    placed = sa.select(part, place.label("place")).subquery()
    return (
        sa.select(placed.c.dimension, placed.c.code, placed.c.value)
        .join_from(placed, overview, overview.c.operation_id == placed.c.operation_id)
        .where(placed.c.place == 1, overview.c.status != "withdrawn", *scope.of_operations(overview))
    )
