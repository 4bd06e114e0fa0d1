"""CSV for programs, RFC 4180: comma, decimal point, UTF-8, CRLF; columns by their names, codes as stored."""

from __future__ import annotations

import pandas as pd

from dashboard.exports.columns import day, exact, values, written
from dashboard.exports.readme import Readme
from dashboard.table import Column, Table


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
