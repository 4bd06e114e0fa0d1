"""Asking for `values`: from the marts of the release, or counted anew as known on an earlier day."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import sqlalchemy as sa

from config import load_programme
from config.errors import QuestionError
from config.model import Programme
from config.settings import Settings
from warehouse import files
from warehouse.connections import ReleaseHandle, open_current
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_scratch_over
from warehouse.marts import build_marts
from warehouse.tables import metadata
from warehouse.values import value_rows, write_rows

MART_PREFIX = "mart_"
STANDARD_OUTPUT = Path("-")
SHARED_FILE = 0o644
"""What was asked for is for others to read; the store's own files are not."""


def write_values(settings: Settings, out: Path, *, cut_offs: Sequence[date] = (), known_on: date | None = None) -> int:
    """Write the `values` CSV of the current release to `out`, whole or not at all; `-` is standard output.

    `cut_offs` limits the file to those days, which need not be EU cut-offs; `known_on` counts every figure
    from what was known on that day. Raises QuestionError for a day outside what the release knows,
    NoReleaseError, ReleaseError. Gives back the number of rows after the header.
    """
    handle, programme = open_current(settings), load_programme(settings.config_dir)
    _check_place(out)
    _check_days(handle, programme, cut_offs=cut_offs, known_on=known_on)
    text = io.StringIO(newline="")
    with counted(handle, settings, programme, cut_offs=tuple(cut_offs), known_on=known_on) as connection:
        rows = write_rows(text, value_rows(connection, programme, cut_offs))
    if out == STANDARD_OUTPUT:
        sys.stdout.write(text.getvalue())
    else:
        files.write_whole(out, text.getvalue().encode())
        out.chmod(SHARED_FILE)
    return rows


@contextmanager
def counted(
    handle: ReleaseHandle,
    settings: Settings,
    programme: Programme,
    *,
    cut_offs: tuple[date, ...],
    known_on: date | None,
) -> Iterator[sa.Connection]:
    """A connection whose marts answer for these cut-offs (none: every EU cut-off) as known on that day."""
    eu_days = eu_cut_offs(programme, handle.last_cut_off)
    if known_on in (None, handle.known_on) and set(cut_offs) <= set(eu_days):
        with handle.connect() as connection:
            yield connection
        return
    day = min(known_on or handle.known_on, handle.known_on)
    engine = open_scratch_over(handle.path, settings)
    try:
        with engine.begin() as connection:
            marts = [table for name, table in metadata.tables.items() if name.startswith(MART_PREFIX)]
            metadata.create_all(connection, tables=marts, checkfirst=False)
            days = tuple(sorted(set(cut_offs))) or eu_cut_offs(programme, day)
            build_marts(connection, programme=programme, known_on=day, cut_offs=days)
            yield connection
    finally:
        engine.dispose()


def _check_place(out: Path) -> None:
    if out != STANDARD_OUTPUT and (out.is_dir() or not out.absolute().parent.is_dir()):
        raise QuestionError(
            where=f"--out {out}",
            found="är en mapp" if out.is_dir() else "mappen finns inte",
            expected="en fil i en mapp som finns, eller - för skärmen",
            todo="Skapa mappen eller välj en annan fil.",
        )


def _check_days(
    handle: ReleaseHandle, programme: Programme, *, cut_offs: Sequence[date], known_on: date | None
) -> None:
    latest = min(known_on or handle.known_on, handle.known_on)
    for day in cut_offs:
        if not programme.start <= day <= latest:
            raise QuestionError(
                where=f"--cut-off {day}",
                found=f"ligger utanför {programme.start} – {latest}",
                expected="en dag från programstart till den dag uppgifterna är kända",
                todo="Välj en bryttidpunkt inom den tiden.",
            )
