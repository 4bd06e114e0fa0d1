"""The rows of a table to take away: every row, exact, in a fixed order, read in parts.

Tables: `varden` (indicator values as in `values`), `mal` (baselines, milestones, targets), `finans` (money by level),
`kommuner` (distinct enterprises per municipality) and `projekt` (operations, public columns). A connection of the
public tier has protected values as status Q and no value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import pyarrow as pa
import sqlalchemy as sa

from config.model import Programme
from warehouse.duckdb_engine import stream
from warehouse.queries.long_rows import (
    KEYS,
    RAW,
    Chosen,
    count_of,
    days_of,
    money_statement,
    place_statement,
    target_statement,
    value_statement,
    wide,
)
from warehouse.queries.operations import OVERVIEW
from warehouse.tables.mart import operation_overview as overview
from warehouse.values import notes_of

OPERATIONS = "projekt"
FIGURES = ("varden", "mal", "finans", "kommuner")
TABLES = (*FIGURES, OPERATIONS)
APPLIES = {
    "varden": ("cut_offs", "indicator", "objective", "region"),
    "mal": ("indicator", "objective"),
    "finans": ("cut_offs", "objective", "region"),
    "kommuner": ("cut_offs", "indicator", "objective"),
    OPERATIONS: ("objective", "region"),
}
"""The filters each table has something to choose by."""
OPERATION_COLUMNS = (*OVERVIEW, "claimed_sek", "paid_eu_sek")


@dataclass(frozen=True)
class Asked:
    """Which table, which of its rows, and whether every cut-off is a column of its own."""

    table: str
    chosen: Chosen = Chosen()  # noqa: RUF009 - frozen
    wide: bool = False

    @property
    def applied(self) -> Chosen:
        """The filters that the table has something to choose by."""
        return Chosen(**{name: getattr(self.chosen, name) for name in APPLIES[self.table]})

    @property
    def ignored(self) -> tuple[str, ...]:
        """The filters asked for that the table has nothing to choose by."""
        return tuple(name for name, value in vars(self.chosen).items() if value and name not in APPLIES[self.table])


@dataclass(frozen=True)
class Rows:
    """The rows asked for; `batches` reads them anew, in the same order, whenever it is called."""

    columns: tuple[str, ...]
    count: int
    days: tuple[date, ...]  # the cut-offs that are columns: value_0 and status_0 are of the first; () = long
    batches: Callable[[], Iterator[pa.RecordBatch]]


def rows_of(connection: sa.Connection, programme: Programme, asked: Asked) -> Rows:
    """The rows of the table, as long as the connection is open.

    Columns of figures: RAW of `queries.long_rows`; wide: its KEYS, then a value and a status per cut-off. Columns of
    operations: OPERATION_COLUMNS, money in SEK as known on the release's day, regions and fields separated by space.
    """
    if asked.table == OPERATIONS:
        return _rows(connection, _operations(asked.applied), columns=OPERATION_COLUMNS)
    statement = _figures(connection, programme, asked)
    if not asked.wide:
        return _rows(connection, statement, columns=RAW)
    days = tuple(connection.execute(days_of(statement)).scalars())
    cells = tuple(f"{name}_{place}" for place in range(len(days)) for name in ("value", "status"))
    return _rows(connection, wide(statement, days), columns=(*KEYS, *cells), days=days)


def _rows(
    connection: sa.Connection, statement: sa.Select[Any], *, columns: tuple[str, ...], days: tuple[date, ...] = ()
) -> Rows:
    count = int(connection.execute(count_of(statement)).scalar_one())
    return Rows(columns, count, days, lambda: stream(connection, statement))


def _figures(connection: sa.Connection, programme: Programme, asked: Asked) -> sa.Select[Any]:
    chosen = asked.applied
    if asked.table == "varden":
        return value_statement(programme, chosen, notes_of(connection, programme))
    if asked.table == "mal":
        return target_statement(programme, chosen)
    return money_statement(chosen) if asked.table == "finans" else place_statement(chosen)


def _operations(chosen: Chosen) -> sa.Select[Any]:
    query = sa.select(*[overview.c[name] for name in OPERATION_COLUMNS]).order_by(overview.c.operation_id)
    if chosen.objective:
        query = query.where(overview.c.specific_objective == chosen.objective)
    return query.where(overview.c.regions.contains(chosen.region, autoescape=True)) if chosen.region else query
