"""CSV for a Swedish spreadsheet: semicolon, decimal comma, UTF-8 with byte order mark, CRLF, headings for people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd

from dashboard.exports.columns import MILLION, day, exact, heading, values, without_formula, written
from dashboard.exports.readme import Readme
from dashboard.table import Column, Table


def write(table: Table, readme: Readme) -> bytes:
    """The table as text; no text is taken for a formula and no number is touched."""
    columns = [_cells(table, column, readme) for column in table.exported_columns]
    headings = [_heading(column) for column in table.exported_columns]
    said = {"release_id": readme.release_id} | ({"urval": readme.excerpt} if readme.excerpt else {})
    facts = [pd.Series(words, index=table.frame.index, dtype=object) for words in said.values()]
    frame = pd.concat([*columns, *facts], axis=1)
    frame.columns = pd.Index([*headings, *said])
    return frame.to_csv(index=False, sep=";", lineterminator="\r\n").encode("utf-8-sig")


def _heading(column: Column) -> str:
    return f"{heading(column)} (%)" if column.kind == "percent" else heading(column)


def _cells(table: Table, column: Column, readme: Readme) -> pd.Series:
    series = values(table, column)
    if column.kind == "status":
        return written(series, readme.status_words)
    if column.kind == "date":
        return written(series, day)
    if not column.numeric:
        return written(series, lambda value: without_formula(str(value)))
    return written(series, lambda value: exact(_scaled(value, column)).replace(".", ","))


def _scaled(value: Any, column: Column) -> Decimal:
    number = Decimal(str(value))
    if column.kind == "msek":
        return number / MILLION
    return number * 100 if column.kind == "percent" else number
