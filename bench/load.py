"""A whole load, files to published release, against a bare COPY of its largest file: `python -m bench.load`.

    --rows 1000000      participants in the list
    --repetitions 3     runs of each, taken in turns

The last release stays in var/bench for bench.pages.
"""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable
from pathlib import Path
from statistics import median

from bench.measured import DATA, KEY, WORK, Measured, measure, store_environment

RECEIVED_ON = "2026-07-20"
MEASURES: dict[str, Callable[[Measured], float]] = {
    "wall clock, s": lambda run: run.seconds,
    "computing, all threads, s": lambda run: run.cpu_seconds,
    "peak memory, MB": lambda run: run.peak_mb,
}


def main() -> None:
    """Write the files, measure in turns, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.load")
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("--repetitions", type=int, default=3)
    asked = parser.parse_args()
    files = WORK / f"files-{asked.rows}"
    measure("-m", "bench.data", files, asked.rows)
    (listed,) = files.glob("exempel_deltagare_*.csv")
    print(f"{listed.name}: {asked.rows} rows, {listed.stat().st_size / 1e6:.0f} MB")
    copies, loads = [], []
    for _ in range(asked.repetitions):
        copies.append(_copy(listed))
        loads.append(_load(files))
        print(f"  COPY {_said(copies[-1])}   load {_said(loads[-1])}", flush=True)
    _summary(copies, loads)


def _copy(listed: Path) -> Measured:
    database = WORK / "bare_copy.duckdb"
    database.unlink(missing_ok=True)
    return measure("-m", "bench.bare_copy", listed, database)


def _load(files: Path) -> Measured:
    """A load into an empty store, from the start of the command to its end."""
    for folder in (DATA, KEY.parent):
        shutil.rmtree(folder, ignore_errors=True)
    return measure("-m", "etl", "load", files, "--received-on", RECEIVED_ON, environment=store_environment())


def _said(run: Measured) -> str:
    return f"{run.seconds:6.2f} s, computing {run.cpu_seconds:6.2f} s, {run.peak_mb:5.0f} MB"


def _summary(copies: list[Measured], loads: list[Measured]) -> None:
    release = sum(path.stat().st_size for path in DATA.glob("releases/*/release.duckdb")) / 1e6
    print("| median | bare COPY | whole load | ratio |")
    print("|---|---:|---:|---:|")
    for name, of in MEASURES.items():
        copy, load = median(map(of, copies)), median(map(of, loads))
        print(f"| {name} | {copy:.2f} | {load:.2f} | {load / copy:.1f} |")
    print(f"release on disk: {release:.0f} MB")


if __name__ == "__main__":
    main()
