"""A cell as text: the same words on screen and wherever a table is read aloud."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from dashboard.formats import Formats, known
from dashboard.request import PageRequest
from dashboard.signs import reason_named, sign
from dashboard.table import Column, Row

Write = Callable[[Formats, Any, int], str]

_WRITERS: dict[str, Write] = {
    "text": lambda _f, value, _d: str(value),
    "code": lambda _f, value, _d: str(value),
    "number": lambda f, value, decimals: f.number(value, decimals),
    "sek": lambda f, value, _d: f.number(value),
    "msek": lambda f, value, decimals: f.number(value / 1_000_000, decimals or 1),
    "percent": lambda f, value, decimals: f.percent(value, decimals),
    "date": lambda f, value, _d: f.day(value),
}


def cell_text(request: PageRequest, column: Column, row: Row) -> str:
    """The value of a cell in the reader's language, or the sign of why it is absent."""
    value = row.get(column.key)
    if not known(value) or value == "":
        return sign(absence(column, row))
    if column.kind == "status":
        return request.t(f"status.{value}")
    decimals = row.get(column.decimals_key) if column.decimals_key else column.decimals
    return _WRITERS[column.kind](request.f, value, int(decimals or 0))


def absence(column: Column, row: Row) -> str:
    """Why the cell holds no value: missing, not_due, protected or not_applicable."""
    reason = row.get(column.absent_key) if column.absent_key else None
    return reason_named(reason) if isinstance(reason, str) and reason else column.absent


def absences(columns: Iterable[Column], rows: Iterable[Row]) -> set[str]:
    """Every absence these columns show in these rows, for the legend under them."""
    told = [column for column in columns if column.show is None or column.numeric or column.absent_key]
    return {
        absence(column, row)
        for row in rows
        for column in told
        if column.key in row and (not known(row[column.key]) or row[column.key] == "")
    }
