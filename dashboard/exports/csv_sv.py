"""CSV for a Swedish spreadsheet: semicolon, decimal comma, UTF-8 with byte order mark, CRLF, headings for people."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports import csv
from dashboard.exports.columns import FORMULA_SIGNS, MILLION, day, exact, heading, values, without_formula, written
from dashboard.exports.extraction import Extraction
from dashboard.exports.readme import Readme
from dashboard.table import Column, Table
from warehouse.values import exact_texts

BYTE_ORDER_MARK = b"\xef\xbb\xbf"


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


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write every row of an extraction, part by part."""
    file.write(BYTE_ORDER_MARK)
    csv.lines(asked, file, delimiter=";", numbers=_with_comma, texts=_as_text)


def _with_comma(numbers: pa.Array) -> pa.Array:
    return pc.replace_substring(exact_texts(numbers), ".", ",")


def _as_text(cells: pa.Array) -> pa.Array:
    """The texts, with an apostrophe before what a spreadsheet would take for a formula; see `without_formula`."""
    texts = pc.fill_null(cells, "")
    formula = pc.is_in(pc.utf8_slice_codeunits(texts, 0, 1), pa.array(FORMULA_SIGNS))
    return pc.if_else(formula, pc.binary_join_element_wise("'", texts, ""), texts)
