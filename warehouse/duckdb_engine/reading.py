# ruff: noqa: S608 - statements hold quoted paths and numbered names only; the reader takes no parameters for them
"""Files in and out of DuckDB: text, JSON, Parquet, frames."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import sqlalchemy as sa

NATIVE_MARK = "\u2060"
"""Word joiner after a number that the file itself holds as a number (workbook, JSON): never ambiguous."""

MISSING_MARK = "\x01"
"""Stands for "no such cell", so that an empty cell and a missing cell stay two things."""

EXTRA_CELLS = 8
"""Columns read past the header, so that a row with too many cells is seen."""

_LINE_NUMBER = re.compile(r"Line: (\d+)")


def read_text_csv(connection: sa.Connection, table: str, path: Path, *, columns: int, delimiter: str) -> sa.Table:
    """A temporary table of every record of a UTF-8 text file, header included; columns as read_json.

    `short` and `long` are true for a record with fewer or more cells than `columns`. Blank lines vanish in the reader:
    the caller removes them first. Raises sqlalchemy.exc.DBAPIError; `failed_line` says where, the engine's own words
    would quote the row.
    """
    names = _names(columns + EXTRA_CELLS)
    kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    options = (
        f"columns = {{{kinds}}}, delim = {quoted(delimiter)}, header = false, auto_detect = false, "
        f"quote = '\"', escape = '\"', nullstr = {quoted(MISSING_MARK)}, null_padding = true"
    )
    width = f"{names[columns - 1]} IS NULL AS short, {names[columns]} IS NOT NULL AS long"
    reader = f"read_csv({quoted(path)}, {options}"
    try:
        _keep_cells(connection, table, names, width=width, source=f"{reader})", kept=columns)
    except sa.exc.DBAPIError:
        # the parallel reader cannot pad rows that hold quoted line breaks
        _keep_cells(connection, table, names, width=width, source=f"{reader}, parallel = false)", kept=columns)
    return _text_table(connection, table, names[:columns])


def read_json(connection: sa.Connection, table: str, path: Path, *, keys: Sequence[str]) -> sa.Table:
    """A temporary table of the objects of a JSON file: `record`, its place in the file from 0, and its cells as text.

    c0 …, trimmed, NULL where the cell says that nothing is known; `filled` is true where any cell holds a sign. A key
    that is not there is empty (JSON has no short rows); a number carries NATIVE_MARK.
    """
    names = _names(len(keys))
    cells = ", ".join(f"{_json_cell(key)} AS {name}" for key, name in zip(keys, names, strict=True))
    source = f"(SELECT {cells} FROM read_json_objects({quoted(path)}))"
    _keep_cells(connection, table, names, width="false AS short, false AS long", source=source, kept=len(names))
    return _text_table(connection, table, names)


def _keep_cells(
    connection: sa.Connection, table: str, names: Sequence[str], *, width: str, source: str, kept: int
) -> None:
    """The cells as the loader reads them. In two layers: a text that is asked for twice is trimmed once."""
    trimmed = ", ".join(f"trimmed_cell({name}) AS {name}" for name in names[:kept])
    anything = ", ".join(f"nullif(trim({name}), '')" for name in names)
    filled = f"CASE WHEN {names[0]} >= '!' THEN true ELSE coalesce({anything}, NULL) IS NOT NULL END"  # mostly at once
    known = ", ".join(f"cell_or_missing({name}) AS {name}" for name in names[:kept])
    connection.exec_driver_sql(
        f'CREATE OR REPLACE TEMP TABLE "{table}_cells" AS SELECT {known}, short, long, filled FROM '
        f"(SELECT {trimmed}, {width}, {filled} AS filled FROM {source})"
    )


def is_json(connection: sa.Connection, path: Path) -> bool:
    """Whether the whole of a UTF-8 file is one JSON value; the reader of objects stops at a break without a word."""
    query = f"SELECT json_valid(content) FROM read_text({quoted(path)})"
    return bool(connection.exec_driver_sql(query).scalar())


def json_keys(connection: sa.Connection, path: Path) -> tuple[str, ...]:
    """The keys of the first object of a JSON file, in its order."""
    objects = f"read_json_objects({quoted(path)})"
    return tuple(connection.exec_driver_sql(f"SELECT json_keys(json) FROM {objects} LIMIT 1").scalar() or ())


def failed_line(error: sa.exc.DBAPIError) -> int | None:
    """The line of the file an error of read_text_csv is about."""
    found = _LINE_NUMBER.search(str(error.orig))
    return int(found.group(1)) if found else None


def write_parquet(connection: sa.Connection, rows: sa.Select[Any], path: Path) -> None:
    """The rows of the query as one Parquet file. Values stand in the statement: COPY takes no parameters."""
    query = rows.compile(connection, compile_kwargs={"literal_binds": True})
    connection.exec_driver_sql(f"COPY ({query}) TO {quoted(path)} (FORMAT parquet)")


def view_parquet(connection: sa.Connection, name: str, paths: Sequence[Path]) -> None:
    """The rows of the Parquet files under a name of their own, read when asked for and never copied."""
    files = ", ".join(quoted(path) for path in paths)
    connection.exec_driver_sql(
        f'CREATE OR REPLACE TEMP VIEW "{name}" AS SELECT * FROM read_parquet([{files}], union_by_name = true)'
    )


def insert_from_parquet(connection: sa.Connection, table: sa.Table, paths: Sequence[Path]) -> None:
    """Add the rows of the Parquet files to the table, columns matched by name; what a file lacks stays empty."""
    if paths:
        files = ", ".join(quoted(path) for path in paths)
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" BY NAME SELECT * FROM read_parquet([{files}], union_by_name = true)'
        )


def insert_frame(connection: sa.Connection, table: sa.Table, frame: Any) -> None:
    """Add the rows of a data frame to the table, columns matched by name."""
    driver: Any = connection.connection.driver_connection
    driver.register("handed_over", frame)
    connection.exec_driver_sql(f'INSERT INTO "{table.name}" BY NAME SELECT * FROM handed_over')
    driver.unregister("handed_over")


def quoted(text: object) -> str:
    """The text as a literal of the engine."""
    return "'" + str(text).replace("'", "''") + "'"


def _names(count: int) -> tuple[str, ...]:
    return tuple(f"c{place}" for place in range(count))


def _text_table(connection: sa.Connection, name: str, names: Sequence[str]) -> sa.Table:
    """The cells with `record`, their place in the file: rows are stored in its order, numbered from somewhere.

    Numbering them while they are read would keep the reader to one thread.
    """
    connection.exec_driver_sql(
        f'CREATE OR REPLACE TEMP VIEW "{name}" AS '
        f'SELECT rowid - (SELECT min(rowid) FROM "{name}_cells") AS record, * FROM "{name}_cells"'
    )
    flags = (sa.Column(flag, sa.Boolean) for flag in ("short", "long", "filled"))
    cells = (sa.Column(cell, sa.String) for cell in names)
    return sa.Table(name, sa.MetaData(), sa.Column("record", sa.BigInteger), *cells, *flags)


def _json_cell(key: str) -> str:
    at = quoted('$."' + key.replace('"', '\\"') + '"')
    number = f"json_type(json, {at}) IN ('BIGINT', 'UBIGINT', 'DOUBLE')"
    return f"coalesce(json_extract_string(json, {at}), '') || CASE WHEN {number} THEN '{NATIVE_MARK}' ELSE '' END"
