"""The protected cells of a release, found once when its marts are built (docs/counting-rules.md).

What is protected: achieved values of indicators that count enterprises, organisations or persons
(`Indicator.protected`), in the levels, the breakdowns and the operations. Plans, targets and money are decisions; but
an interrupted operation planned what it achieved, so that a sum of plans can tell it.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import sqlalchemy as sa

from config.model import ALL, Programme
from warehouse.duckdb_engine import insert_frame
from warehouse.marts.work import Work
from warehouse.protection.cube import Marks, small
from warehouse.protection.figures import Figures, gather
from warehouse.protection.hide import hide
from warehouse.protection.joined import KEYS
from warehouse.protection.plans import MART as PLANS
from warehouse.tables.mart import breakdown_value, indicator_value, operation_overview, operation_value
from warehouse.tables.mart_protection import protected_cell, protected_indicator, protection_count

MARTS = {"indicator": indicator_value, "breakdown": breakdown_value, "operation": operation_value}
"""What the cube is made of → the mart that holds it."""


def fill_protection(work: Work, aside: Executor) -> Callable[[], None]:
    """Fill `mart_protected_indicator`, read the counts, and find aside what must be hidden; what comes back fills
    `mart_protected_cell` and `mart_protection_count` when it is called.
    """
    _fill_indicators(work)
    found = aside.submit(_hidden, _read_counts(work.connection, work.programme), work.programme)
    return lambda: _insert(work, *found.result())


@dataclass(frozen=True)
class _Counts:
    """What the cube is made of, out of the database."""

    values: pd.DataFrame
    places: pd.DataFrame  # where each operation belongs
    plans: pd.DataFrame  # of interrupted operations


def _hidden(counts: _Counts, programme: Programme) -> tuple[Figures, Marks]:
    """The cube and what of it is hidden; asks the database nothing."""
    figures = gather(counts.values, counts.places, plans=counts.plans, programme=programme)
    return figures, hide(figures.cube, programme.protection_threshold)


def _fill_indicators(work: Work) -> None:
    counted = {indicator.code for indicator in work.programme.indicators if indicator.protected}
    ratios = {
        i.code for i in work.programme.indicators if i.ratio and {i.ratio.numerator, i.ratio.denominator} & counted
    }
    limit = work.programme.protection_threshold
    rows = [{"indicator": c, "threshold": limit, "never": c in ratios} for c in sorted(counted | ratios)]
    if rows:
        work.connection.execute(protected_indicator.insert(), rows)


def _read_counts(connection: sa.Connection, programme: Programme) -> _Counts:
    """The protected indicators' counts, in a fixed order."""
    codes = [indicator.code for indicator in programme.indicators if indicator.protected]
    parts = [_read(connection, kind, codes) for kind in MARTS]
    places = _frame(
        connection,
        sa.select(
            *[operation_overview.c[n] for n in ("operation_id", "specific_objective", "kind", "regions", "fields")]
        ),
    )
    return _Counts(pd.concat(parts, ignore_index=True), places, _interrupted(connection, codes))


def _interrupted(connection: sa.Connection, codes: list[str]) -> pd.DataFrame:
    """What interrupted operations planned: operation_id, indicator, cut_off, value, and their objectives."""
    table, overview = operation_value, operation_overview
    number = sa.cast(table.c.selected, sa.Double).label("value")
    places = (overview.c.policy_objective, overview.c.specific_objective)
    query = sa.select(table.c.operation_id, table.c.indicator, table.c.cut_off, number, *places)
    query = query.join_from(table, overview, overview.c.operation_id == table.c.operation_id)
    return _frame(connection, query.where(overview.c.status == "interrupted", table.c.indicator.in_(codes), number > 0))


def _read(connection: sa.Connection, kind: str, codes: list[str]) -> pd.DataFrame:
    """Key columns, cut_off and value (counts above nought: what has none is nought) of one mart."""
    table = MARTS[kind]
    value = table.c.value if kind == "breakdown" else table.c.implemented
    names = [name for name in KEYS if name in table.c]
    number = sa.cast(sa.func.coalesce(value, 0), sa.Double).label("value")
    query = sa.select(*[table.c[name] for name in names], table.c.cut_off, number)
    frame = _frame(connection, query.where(table.c.indicator.in_(codes), number > 0))
    fixed = {name: ALL for name in KEYS if name not in names}
    return frame.assign(**{**fixed, "mart": kind, "level": "operation" if kind == "operation" else frame["level"]})


def _frame(connection: sa.Connection, query: sa.Select[Any]) -> pd.DataFrame:
    result = connection.execute(query)
    return pd.DataFrame([tuple(row) for row in result.fetchall()], columns=list(result.keys()))


def _insert(work: Work, figures: Figures, hidden: Marks) -> None:
    if not len(figures.series):
        return
    connection, threshold = work.connection, work.programme.protection_threshold
    series, when = np.nonzero(hidden)
    reason = np.where(small(figures.cube.values, threshold)[series, when], "small", "derivable")
    cells = figures.series.iloc[series].reset_index(drop=True)
    cells = cells.assign(cut_off=pd.to_datetime(figures.cut_offs)[when], reason=reason)
    insert_frame(connection, protected_cell, cells[[column.name for column in protected_cell.c]])
    insert_frame(connection, protection_count, _counts(figures, cells))


def _counts(figures: Figures, cells: pd.DataFrame) -> pd.DataFrame:
    """Cells per mart, level and cut-off: those that hold a count, and those protected by reason; plans are none."""
    keys = ["mart", "level", "cut_off"]
    cells = cells[cells["mart"] != PLANS]
    series, when = np.nonzero((figures.cube.values > 0) & (figures.series["mart"] != PLANS).to_numpy()[:, None])
    held = figures.series.iloc[series][["mart", "level"]].reset_index(drop=True)
    held = held.assign(cut_off=pd.to_datetime(figures.cut_offs)[when]).groupby(keys).size().rename("cells_count")
    found = cells.groupby([*keys, "reason"]).size().unstack(fill_value=0)
    both = held.to_frame().join(found).fillna(0).reset_index()
    for reason in ("small", "derivable"):
        both[f"{reason}_count"] = both[reason].astype(int) if reason in both else 0
    return both[[column.name for column in protection_count.c]].sort_values(keys)
