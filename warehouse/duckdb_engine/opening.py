"""Engines of DuckDB, their settings and their functions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import duckdb
import sqlalchemy as sa
from duckdb_sqlalchemy import ConnectionWrapper
from sqlalchemy import event
from sqlalchemy.pool import NullPool, QueuePool, StaticPool

from config.settings import Settings
from warehouse.duckdb_engine.reading import quoted

FUNCTIONS = Path(__file__).with_name("functions.sql")  # of the loader: fold_text, number_value, date_value …
RELEASE = "rel"  # the name of the release below a working memory
HMAC_BLOCK = 64  # bytes a key is padded to for SHA-256 (RFC 2104)
NARROW = 18
"""Digits of a decimal that the engine keeps in 64 bits; wider ones take twice as long to read and write."""

_STORAGE_ERRORS = (duckdb.IOException, duckdb.FatalException, duckdb.InternalException, duckdb.SerializationException)
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
        # without it the engine wants an extension to write anything encrypted; the files live as long as the load
        "force_mbedtls_unsafe": "true",
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
    memory.execute(f"ATTACH {quoted(release)} AS {RELEASE} (READ_ONLY)")
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
    """Give a raw connection the functions in functions.sql; they live with the connection, never in a file."""
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


def rows_checksum(columns: Sequence[sa.Column[Any]]) -> sa.ColumnElement[str]:
    """An aggregate over rows in any order: the sum of the digests of their text, cells kept apart, NULL unlike ''."""
    parts = [part for column in columns for part in (sa.func.chr(31), _cell_digits(column))]
    digests = sa.func.md5_number_lower(sa.func.concat(*parts[1:]))
    return sa.cast(sa.func.coalesce(sa.func.sum(digests), 0), sa.String)


def _cell_digits(column: sa.Column[Any]) -> sa.ColumnElement[str]:
    """The cell as text; the same text sooner where a wide number fits in 64 bits, which most do."""
    texts: list[sa.ColumnElement[str]] = [sa.cast(column, sa.String)]
    kind = column.type
    if isinstance(kind, sa.Numeric) and (kind.precision or 0) > NARROW:
        texts.insert(0, sa.cast(sa.try_cast(column, sa.Numeric(NARROW, kind.scale)), sa.String))
    if column.nullable:
        texts.append(sa.func.chr(30))
    return sa.func.coalesce(*texts) if len(texts) > 1 else texts[0]


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
