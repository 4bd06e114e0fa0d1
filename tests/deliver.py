"""Rows written as a sender would deliver them: tidy, or as messy as the contract allows."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from pathlib import Path

from tests.contract import LAYOUTS, Layout, word
from tests.reference_known import Row, Rows


def write_plain(rows: Rows, folder: Path) -> list[Path]:
    """One UTF-8 file per layout and known-on date, every column under its own name."""
    return [
        _write(folder / f"{LAYOUTS[kind].name}_{known_on.isoformat()}.csv", LAYOUTS[kind], known)
        for kind, known_on, known in by_file(rows)
    ]


def by_file(rows: Rows) -> Iterable[tuple[str, date, list[Row]]]:
    """The rows of each layout and known-on date, oldest first."""
    for kind in (each.name for each in fields(Rows)):
        delivered: list[Row] = getattr(rows, kind)
        for known_on in sorted({row["known_on"] for row in delivered}):
            yield kind, known_on, [row for row in delivered if row["known_on"] == known_on]


def _write(path: Path, layout: Layout, rows: list[Row]) -> Path:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow([column.name for column in layout.columns])
    writer.writerows([word(column, row.get(column.fact)) for column in layout.columns] for row in rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return path
