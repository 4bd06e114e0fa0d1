"""A table of a million rows written in every format that streams: `python -m bench.export [--rows 1000000]`.

The rows are those of the release that bench.load left, read again and again until there are enough; each format is
written by a process of its own, whose peak memory is printed beside that of one that writes no rows at all.
"""

from __future__ import annotations

import argparse
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyarrow as pa

from bench.measured import WORK, measure, store_environment
from config import load_programme
from config.settings import load_settings
from config.texts import catalogue
from dashboard.exports.extraction import Extraction
from dashboard.exports.file_formats import EXPORT_FORMATS
from dashboard.exports.taking import Source, taken, write
from warehouse.connections import open_current
from warehouse.takeaway import Asked

MANY = 1_000_000
HEADS = ("format", "rows", "computing s", "peak MB", "more than nothing MB", "file MB")


def main() -> None:
    """Measure every format, or write one of them where its name is given."""
    parser = argparse.ArgumentParser(prog="python -m bench.export")
    parser.add_argument("--rows", type=int, default=MANY)
    parser.add_argument("--formats", nargs="*", default=[*EXPORT_FORMATS])
    parser.add_argument("--write", default="", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.write:
        _write(asked.write, asked.rows)
        return
    print("| " + " | ".join(HEADS) + " |\n|---|" + "---:|" * (len(HEADS) - 1))
    for name in asked.formats:
        print(_measured(name, asked.rows), flush=True)


def _measured(name: str, rows: int) -> str:
    environment = {**store_environment(), **{key: os.environ[key] for key in store_environment() if key in os.environ}}
    none, some = (
        measure("-m", "bench.export", "--write", name, "--rows", count, environment=environment) for count in (0, rows)
    )
    size_mb = int(some.output) / 1e6
    figures = (some.cpu_seconds, some.peak_mb, some.peak_mb - none.peak_mb, size_mb)
    return f"| {name} | {rows} | " + " | ".join(f"{figure:.1f}" for figure in figures) + " |"


def _write(name: str, rows: int) -> None:
    """Write so many rows in the format, print the size of the file."""
    settings = load_settings()
    programme = load_programme(settings.config_dir)
    handle = open_current(settings)
    WORK.mkdir(parents=True, exist_ok=True)
    with handle.connect() as connection, tempfile.TemporaryDirectory(dir=WORK) as folder:
        source = Source(handle, programme, catalogue("sv", programme.folder))
        path = Path(folder) / name
        with path.open("wb") as file:
            write(_many(taken(connection, source, Asked("varden"), filters={}), rows), name, file)
        print(path.stat().st_size)


def _many(asked: Extraction, rows: int) -> Extraction:
    """The rows over and over, until there are as many; in a cube a figure stands where it stood before."""

    def batches() -> Iterator[pa.RecordBatch]:
        left = rows
        while left:
            for batch in asked.batches():
                part = batch.slice(0, left)
                left -= part.num_rows
                yield part
                if not left:
                    return

    return replace(asked, batches=batches, row_count=rows)


if __name__ == "__main__":
    main()
