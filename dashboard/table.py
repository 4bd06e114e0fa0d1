"""A table as data: one description for screen, Swedish CSV, CSV and XLSX."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import pandas as pd
from dash.development.base_component import Component

Kind = Literal["text", "code", "number", "sek", "msek", "percent", "date", "status"]
NUMERIC: frozenset[str] = frozenset({"number", "sek", "msek", "percent"})
Row = Mapping[str, Any]


@dataclass(frozen=True)
class Column:
    """One column. `key` names the frame's column and the exported one."""

    key: str
    label: str  # heading in the reader's language
    kind: Kind = "text"
    decimals: int = 0
    unit: str = ""  # written in the heading
    href: str = ""  # frame column with the address behind the cell
    absent: str = "missing"  # why a value can be missing; or `absent_key`
    absent_key: str = ""  # frame column with the reason per row
    decimals_key: str = ""  # frame column with the decimals per row (units differ by row)
    header: bool = False  # names the row: th scope=row
    sort: str = ""  # word in ?sortera=; empty = not sortable
    status_of: str = ""  # a file's column of status codes: key of the column whose values it explains
    show: Callable[[Row], Component | str] | None = None  # own drawing of the cell, on screen only
    on_screen: bool = True
    exported: bool = True
    definition: str = ""  # for the reader of a file
    swedish: bool = False  # delivered words and official names: they stay Swedish on an English page
    swedish_label: bool = False  # the heading too: a column's name as delivered

    @property
    def numeric(self) -> bool:
        """Whether its cells are numbers."""
        return self.kind in NUMERIC


@dataclass(frozen=True)
class Table:
    """A caption, columns and rows (a frame holding every column's key)."""

    name: str  # in addresses and file names: "indikatorer"
    caption: str
    columns: tuple[Column, ...]
    frame: pd.DataFrame
    row_count: int | None = None  # all rows, when the frame is one page of them
    page_size: int = 0  # > 0: paged by the server, ?sida=
    notes: tuple[str, ...] = ()
    total: Row | None = None  # last row, set apart: the sum the rows add up to

    @property
    def count(self) -> int:
        """How many rows there are in all."""
        return len(self.frame) if self.row_count is None else self.row_count

    @property
    def exported_columns(self) -> tuple[Column, ...]:
        """The columns a file holds; one that can be empty for several reasons is followed by its status codes."""
        columns = [column for column in self.columns if column.exported]
        return tuple(each for column in columns for each in (column, *_status_column(column)))


def _status_column(column: Column) -> tuple[Column, ...]:
    if not column.absent_key:
        return ()
    label = f"{column.label}, status"
    return (Column(column.absent_key, label, "code", status_of=column.key, on_screen=False),)
