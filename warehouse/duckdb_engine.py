# ruff: noqa: S608 - statements hold quoted paths and numbered names only; the reader takes no parameters for them
"""Everything only DuckDB knows: opening, settings, reading files, Parquet, its functions.

Another engine gets a module of its own with the same functions; the statements of the other
rooms are plain SQLAlchemy Core.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import sqlalchemy as sa
from duckdb_sqlalchemy import ConnectionWrapper
from sqlalchemy import event
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from config.settings import Settings

FUNCTIONS = Path(__file__).with_name("duckdb_functions.sql")
"""The functions of the loader (fold_text, number_value, date_value …), one place, as SQL macros."""

NATIVE_MARK = "\u2060"
"""Word joiner after a number that the file itself holds as a number (workbook, JSON): never ambiguous."""

MISSING_MARK = "\x01"
"""Stands for "no such cell", so that an empty cell and a missing cell stay two things."""

RELEASE = "rel"
"""The name of the release below a working memory."""

HMAC_BLOCK = 64
"""Bytes a key is padded to for SHA-256 (RFC 2104)."""

EXTRA_CELLS = 8
"""Columns read past the header, so that a row with too many cells is seen."""

_STORAGE_ERRORS = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)
_LINE_NUMBER = re.compile(r"Line: (\d+)")
_COMMON = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}


def open_staging(path: Path | None, settings: Settings, *, spill: Path | None = None) -> sa.Engine:
    """An engine that may write: a release being built, or a working memory where `path` is None.

    What does not fit in memory goes, encrypted, to the folder `spill` (none: nothing is spilled); the caller owns
    and removes it. A working memory is one connection that lives as long as the engine.
    """
    config = {
        "memory_limit": settings.memory_limit,
        "temp_directory": str(spill) if spill else "",
        "temp_file_encryption": "true",
    } | _threads(settings)
    return _engine(path, config)


def open_read_only(path: Path) -> sa.Engine:
    """An engine that can only read the release file at `path`: no writing, no other file, no settings."""
    config = {"enable_external_access": "false", "lock_configuration": "true"}
    return _engine(path, config, read_only=True)


def open_scratch_over(release: Path, settings: Settings) -> sa.Engine:
    """A working memory over a release: what is made lands in memory, `in_release` names what stands in the file.

    Excerpts build their marts here. Every connection is of the same memory, which goes with the engine.
    """
    memory = duckdb.connect(":memory:", config={"memory_limit": settings.memory_limit, **_COMMON, **_threads(settings)})
    memory.execute(f"ATTACH {_quoted(release)} AS {RELEASE} (READ_ONLY)")
    memory.execute("SET enable_external_access = false")
    memory.execute("SET lock_configuration = true")
    engine = sa.create_engine(
        "duckdb://", creator=lambda: ConnectionWrapper(memory.cursor()), poolclass=QueuePool, hide_parameters=True
    )
    event.listen(engine, "connect", lambda connection, _: define_functions(connection))
    event.listen(engine, "engine_disposed", lambda _: memory.close())
    return engine


def in_release(table: sa.Table) -> sa.TableClause:
    """The release's own table, where a working memory stands over it."""
    return sa.table(table.name, *[sa.column(column.name, column.type) for column in table.c], schema=RELEASE)


def create_view(connection: sa.Connection, name: str, rows: sa.Select[Any]) -> None:
    """The rows of the query under a name, found anew whenever they are asked for."""
    query = rows.compile(connection, compile_kwargs={"literal_binds": True})
    connection.exec_driver_sql(f'CREATE VIEW "{name}" AS {query}')


def define_functions(connection: Any) -> None:
    """Give a raw connection the functions in duckdb_functions.sql; they live with the connection, never in a file."""
    connection.execute(FUNCTIONS.read_text(encoding="utf-8"))


def hold_key(connection: sa.Connection, key: bytes) -> None:
    """Give this connection the key of the pseudonyms, as HMAC wants it; it is never part of a statement's text."""
    block = key.ljust(HMAC_BLOCK, b"\0")
    for name, byte in (("inner_pad", 0x36), ("outer_pad", 0x5C)):
        pad = bytes(part ^ byte for part in block)
        connection.exec_driver_sql(f"SET VARIABLE {name} = $1", (pad,))


def checkpoint(connection: sa.Connection) -> None:
    """Bring everything into the one database file, so that no write-ahead file is left beside it."""
    connection.exec_driver_sql("CHECKPOINT")


def read_text_csv(connection: sa.Connection, table: str, path: Path, *, columns: int, delimiter: str) -> sa.Table:
    """A temporary table of every record of a UTF-8 text file, header included, every cell as text.

    Columns c0 … (EXTRA_CELLS past the header's) and `record`, the place in the file from 0. An empty cell is '', a cell
    that is not there is NULL. Blank lines vanish in the reader: the caller removes them first. Raises
    sqlalchemy.exc.DBAPIError; `failed_line` says where, the engine's own words would quote the row.
    """
    names = _names(columns + EXTRA_CELLS)
    kinds = ", ".join(f"'{name}': 'VARCHAR'" for name in names)
    options = (
        f"columns = {{{kinds}}}, delim = {_quoted(delimiter)}, header = false, auto_detect = false, "
        f"quote = '\"', escape = '\"', nullstr = {_quoted(MISSING_MARK)}, null_padding = true"
    )
    create = f'CREATE OR REPLACE TEMP TABLE "{table}_cells" AS SELECT * FROM read_csv({_quoted(path)}, {options}'
    try:
        connection.exec_driver_sql(f"{create})")
    except sa.exc.DBAPIError:
        # the parallel reader cannot pad rows that hold quoted line breaks
        connection.exec_driver_sql(f"{create}, parallel = false)")
    return _text_table(connection, table, names)


def read_json(connection: sa.Connection, table: str, path: Path, *, keys: Sequence[str]) -> sa.Table:
    """A temporary table of the objects of a JSON file, one column c0 … per key and `record`, every value as text.

    A key that is not there is '' (JSON has no short rows); a number carries NATIVE_MARK.
    """
    names = _names(len(keys))
    cells = ", ".join(f"{_json_cell(key)} AS {name}" for key, name in zip(keys, names, strict=True))
    connection.exec_driver_sql(
        f'CREATE OR REPLACE TEMP TABLE "{table}_cells" AS SELECT {cells} FROM read_json_objects({_quoted(path)})'
    )
    return _text_table(connection, table, names)


def json_keys(connection: sa.Connection, path: Path) -> tuple[str, ...]:
    """The keys of the first object of a JSON file, in its order."""
    objects = f"read_json_objects({_quoted(path)})"
    return tuple(connection.exec_driver_sql(f"SELECT json_keys(json) FROM {objects} LIMIT 1").scalar() or ())


def failed_line(error: sa.exc.DBAPIError) -> int | None:
    """The line of the file an error of read_text_csv is about."""
    found = _LINE_NUMBER.search(str(error.orig))
    return int(found.group(1)) if found else None


def write_parquet(connection: sa.Connection, rows: sa.Select[Any], path: Path) -> None:
    """The rows of the query as one Parquet file. Values stand in the statement: COPY takes no parameters."""
    query = rows.compile(connection, compile_kwargs={"literal_binds": True})
    connection.exec_driver_sql(f"COPY ({query}) TO {_quoted(path)} (FORMAT parquet)")


def view_parquet(connection: sa.Connection, name: str, paths: Sequence[Path]) -> None:
    """The rows of the Parquet files under a name of their own, read when asked for and never copied."""
    files = ", ".join(_quoted(path) for path in paths)
    connection.exec_driver_sql(
        f'CREATE OR REPLACE TEMP VIEW "{name}" AS SELECT * FROM read_parquet([{files}], union_by_name = true)'
    )


def insert_from_parquet(connection: sa.Connection, table: sa.Table, paths: Sequence[Path]) -> None:
    """Add the rows of the Parquet files to the table, columns matched by name; what a file lacks stays empty."""
    if paths:
        files = ", ".join(_quoted(path) for path in paths)
        connection.exec_driver_sql(
            f'INSERT INTO "{table.name}" BY NAME SELECT * FROM read_parquet([{files}], union_by_name = true)'
        )


def insert_frame(connection: sa.Connection, table: sa.Table, frame: Any) -> None:
    """Add the rows of a data frame to the table, columns matched by name."""
    driver: Any = connection.connection.driver_connection
    driver.register("handed_over", frame)
    connection.exec_driver_sql(f'INSERT INTO "{table.name}" BY NAME SELECT * FROM handed_over')
    driver.unregister("handed_over")


def rows_checksum(columns: Sequence[sa.Column[Any]]) -> sa.ColumnElement[str]:
    """An aggregate over rows in any order: the sum of the digests of their text, cells kept apart, NULL unlike ''."""
    cells = [sa.func.coalesce(sa.cast(column, sa.String), sa.func.chr(30)) for column in columns]
    digests = sa.func.md5_number_lower(sa.func.concat_ws(sa.func.chr(31), *cells))
    return sa.cast(sa.func.coalesce(sa.func.sum(digests), 0), sa.String)


def storage_failure(error: sa.exc.DBAPIError) -> str | None:
    """What the file or the disk failed with, in one line; None when the statement itself was wrong."""
    if not isinstance(error.orig, _STORAGE_ERRORS):
        return None
    # after a failed write every further call fails too and only quotes the first reason
    return str(error.orig).rpartition("Original error: ")[2].strip().splitlines()[0].strip('"')


def _engine(path: Path | None, config: Mapping[str, str], *, read_only: bool = False) -> sa.Engine:
    url = sa.URL.create("duckdb", database=str(path) if path else ":memory:")
    arguments = {"read_only": read_only, "config": {**_COMMON, **config}}
    pool = _pool(path, read_only=read_only)
    # an error message may be shown: it must not hold the key of the pseudonyms or a value
    engine = sa.create_engine(url, connect_args=arguments, poolclass=pool, hide_parameters=True)
    event.listen(engine, "connect", lambda connection, _: define_functions(connection))
    return engine


def _pool(path: Path | None, *, read_only: bool) -> type[sa.Pool]:
    """One connection is the whole memory; a file being built is let go at once; readers take turns."""
    if path is None:
        return StaticPool
    return QueuePool if read_only else NullPool


def _threads(settings: Settings) -> dict[str, str]:
    return {"threads": str(settings.threads)} if settings.threads else {}


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
    return sa.Table(name, sa.MetaData(), sa.Column("record", sa.BigInteger), *(sa.Column(c, sa.String) for c in names))


def _json_cell(key: str) -> str:
    at = _quoted('$."' + key.replace('"', '\\"') + '"')
    number = f"json_type(json, {at}) IN ('BIGINT', 'UBIGINT', 'DOUBLE')"
    return f"coalesce(json_extract_string(json, {at}), '') || CASE WHEN {number} THEN '{NATIVE_MARK}' ELSE '' END"


def _quoted(text: object) -> str:
    return "'" + str(text).replace("'", "''") + "'"
