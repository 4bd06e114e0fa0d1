"""A whole load, files to published release, against a bare COPY of its largest file: `python -m bench.load`.

    --rows 1000000      participants in the list
    --repetitions 3     runs of each, taken in turns

The last release stays in var/bench for bench.pages.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from statistics import median

from bench.measured import DATA, KEY, WORK, Measured, measure, store_environment

RECEIVED_ON = "2026-07-20"


def main() -> None:
    """Write the files, measure in turns, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repetitions", type=int, default=3)
    asked = parser.parse_args()
    files = WORK / f"files-{asked.rows}"
    if not files.exists():
        measure("-m", "bench.data", files, asked.rows)
    (listed,) = files.glob("exempel_deltagare_*.csv")
    print(f"{listed.name}: {asked.rows} rows, {listed.stat().st_size / 1e6:.0f} MB")
    loads, copies = [], []
    for _ in range(asked.repetitions):
        copies.append(_copy(listed))
        loads.append(_load(files))
        print(f"  COPY {copies[-1]:6.2f} s   load {loads[-1].seconds:6.2f} s, {loads[-1].peak_mb:5.0f} MB", flush=True)
    _summary(copies, loads)


def _copy(listed: Path) -> float:
    database = WORK / "bare_copy.duckdb"
    database.unlink(missing_ok=True)
    return float(measure("-m", "bench.bare_copy", listed, database).output)


def _load(files: Path) -> Measured:
    """A load into an empty store, from the start of the command to its end."""
    for folder in (DATA, KEY.parent):
        shutil.rmtree(folder, ignore_errors=True)
    return measure("-m", "etl", "load", files, "--received-on", RECEIVED_ON, environment=store_environment())


def _summary(copies: list[float], loads: list[Measured]) -> None:
    copy, load = median(copies), median(run.seconds for run in loads)
    release = sum(path.stat().st_size for path in DATA.glob("releases/*/release.duckdb")) / 1e6
    print(f"bare COPY, median      {copy:8.2f} s")
    print(f"whole load, median     {load:8.2f} s")
    print(f"ratio                  {load / copy:8.1f}")
    print(f"peak memory of a load  {max(run.peak_mb for run in loads):8.0f} MB")
    print(f"release on disk        {release:8.0f} MB")


if __name__ == "__main__":
    main()
