"""CSV for programs, RFC 4180: comma, decimal point, UTF-8, CRLF; columns by their names, codes as stored."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from dashboard.exports.columns import day, exact, values, written
from dashboard.exports.extraction import Extraction
from dashboard.exports.readme import Readme
from dashboard.table import Column, Table
from warehouse.values import exact_texts

Cells = Callable[[pa.Array], pa.Array]
"""Makes the texts of a column of one kind."""


def write(table: Table, readme: Readme) -> bytes:
    """The table with release and known-on date on every row, so that a file can be cited alone."""
    columns = {column.key: _cells(table, column) for column in table.exported_columns}
    frame = pd.DataFrame(columns, index=table.frame.index)
    frame["release_id"] = readme.release_id
    frame["known_on"] = readme.known_on.isoformat()
    if readme.excerpt:
        frame["excerpt"] = readme.excerpt
    return frame.to_csv(index=False, lineterminator="\r\n").encode("utf-8")


def _cells(table: Table, column: Column) -> pd.Series:
    if column.numeric:
        return written(values(table, column), exact)
    return written(values(table, column), day if column.kind == "date" else str)


def stream(asked: Extraction, file: BinaryIO) -> None:
    """Write every row of an extraction, part by part."""
    lines(asked, file, delimiter=",", numbers=exact_texts, texts=lambda cells: pc.fill_null(cells, ""))


def lines(asked: Extraction, file: BinaryIO, *, delimiter: str, numbers: Cells, texts: Cells) -> None:
    """Write headings and rows; days are ISO 8601, what is not there is empty."""
    makers: dict[str, Cells] = {"number": numbers, "text": texts, "date": _days}
    kinds = [makers[field.kind] for field in asked.fields]
    _write_lines(file, [[field.key for field in asked.fields]], delimiter)
    for batch in asked.batches():
        cells = [make(column).to_pylist() for make, column in zip(kinds, batch.columns, strict=True)]
        _write_lines(file, zip(*cells, strict=True), delimiter)


def _write_lines(file: BinaryIO, rows: Iterable[Iterable[str]], delimiter: str) -> None:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    file.write(text.getvalue().encode("utf-8"))


def _days(days: pa.Array) -> pa.Array:
    return pc.fill_null(pc.cast(days, pa.string()), "")
