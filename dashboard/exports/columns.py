"""A table's columns as a file holds them: exact values, nothing rounded, missing left empty."""

from __future__ import annotations

import math
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.formats import known
from dashboard.table import Column, Table

NORMAL, WITH_VALUE = "A", ("A", "E", "P")
MILLION = Decimal(1_000_000)
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""A spreadsheet takes a text that begins with one of these for a formula."""


def exact(value: Any) -> str:
    """A number written out: all its digits, a point, no exponent, no trailing noughts."""
    if isinstance(value, bool | str):
        return str(value)
    if isinstance(value, float) and not math.isfinite(value):
        return ""
    number = value if isinstance(value, Decimal) else Decimal(str(value))
    written = f"{number:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def values(table: Table, column: Column) -> pd.Series:
    """The column's values, Python's own types, None where there is none."""
    if column.key not in table.frame:  # an empty table has no reasons
        return pd.Series(None, index=table.frame.index, dtype=object)
    series = table.frame[column.key].astype(object)
    if column.status_of:
        there = table.frame[column.status_of].map(known)
        return series.where(~there | series.isin(WITH_VALUE), NORMAL)
    return series.where(series.map(known), None)


def written(series: pd.Series, write: Callable[[Any], str]) -> pd.Series:
    """Every value as text, empty where there is none."""
    return series.map(lambda value: "" if value is None or value == "" else write(value)).astype(object)


def day(value: Any) -> str:
    """A day or the day of a moment, ISO 8601."""
    return str(value)[:10]


def without_formula(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{text}" if text.startswith(FORMULA_SIGNS) else text


def heading(column: Column) -> str:
    """The column's heading for people."""
    return f"{column.label} ({column.unit})" if column.unit else column.label


def unique_headings(table: Table) -> list[str]:
    """The headings, numbered where two are the same (a table object allows no doubles)."""
    seen: dict[str, int] = {}
    headings = []
    for column in table.exported_columns:
        words = heading(column)
        seen[words.lower()] = seen.get(words.lower(), 0) + 1
        headings.append(words if seen[words.lower()] == 1 else f"{words} {seen[words.lower()]}")
    return headings
