"""Rows written as a tidy sender would deliver them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path

from tests.contract import LAYOUTS, word
from tests.reference_known import Row, Rows


def write_plain(rows: Rows, folder: Path) -> list[Path]:
    """UTF-8 files with every column under its own name.

    One file per layout with the column kand_per; else one per known-on date, named after it.
    """
    return [_write(folder, kind, known) for kind, known in _files(rows)]


def by_day(rows: list[Row]) -> Iterator[tuple[date, list[Row]]]:
    """The rows of each known-on date, oldest first."""
    for known_on in sorted({row["known_on"] for row in rows}):
        yield known_on, [row for row in rows if row["known_on"] == known_on]


def _files(rows: Rows) -> Iterator[tuple[str, list[Row]]]:
    for kind in (each.name for each in fields(Rows)):
        delivered: list[Row] = getattr(rows, kind)
        if LAYOUTS[kind].dated_rows and delivered:
            yield kind, delivered
        else:
            yield from ((kind, part) for _, part in by_day(delivered))


def _write(folder: Path, kind: str, rows: list[Row]) -> Path:
    layout, last = LAYOUTS[kind], max(row["known_on"] for row in rows)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow([*(column.name for column in layout.columns), *(["kand_per"] if layout.dated_rows else [])])
    for row in rows:
        known_on = [row["known_on"].isoformat()] if layout.dated_rows else []
        writer.writerow([*(word(column, row.get(column.fact)) for column in layout.columns), *known_on])
    path = folder / f"{layout.name}_{last.isoformat()}.csv"
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
