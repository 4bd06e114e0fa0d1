"""The example's calendar: reporting cycles, and how work grows between the start and the end of an operation."""

from __future__ import annotations

import zlib
from typing import TypeAlias

import numpy as np
import pandas as pd

CYCLES = (
    ("2023-06-30", "2023-07-20"),
    ("2023-12-31", "2024-01-20"),
    ("2024-06-30", "2024-07-20"),
    ("2024-12-31", "2025-01-20"),
    ("2025-06-30", "2025-07-20"),
    ("2025-12-31", "2026-01-20"),
    ("2026-06-30", "2026-07-20"),
    ("2026-08-31", "2026-10-20"),
)
"""Cut-off of each round of progress reports, and the day they were accepted."""

CUT_OFFS = np.array([cut_off for cut_off, _ in CYCLES], dtype="datetime64[D]")
KNOWN_ON = np.array([known_on for _, known_on in CYCLES], dtype="datetime64[D]")
FIRST_REGISTER = np.datetime64("2023-02-20")
REGISTERS = np.concatenate([[FIRST_REGISTER], KNOWN_ON])
"""Days a register of operations is delivered."""

LAST_CUT_OFF = CUT_OFFS[-1]
LAST_ROUND_FOR_ALL = CUT_OFFS[-2]
"""At the last cut-off, two months after the round before, only every third operation has a report to send."""


Days: TypeAlias = pd.Series | pd.Timestamp | np.ndarray | np.datetime64


def stream(seed: int, name: str) -> np.random.Generator:
    """Random numbers for one part of the example, undisturbed by what other parts draw."""
    return np.random.default_rng([seed, zlib.crc32(name.encode())])


def growth(on: Days, starts: Days, ends: Days) -> np.ndarray:
    """Share of the work done on each day: slow, fast, slow between start and end; 0 before, 1 after."""
    first, last, now = as_days(starts), as_days(ends), as_days(on)
    span = np.maximum((last - first).astype(float), 1.0)
    done = np.clip((now - first).astype(float) / span, 0.0, 1.0)
    return done * done * (3 - 2 * done)


def as_days(days: Days) -> np.ndarray:
    """The days as whole days, whatever they were kept as."""
    return np.asarray(days, dtype="datetime64[D]")


def day_of_growth(share: np.ndarray, starts: Days, ends: Days) -> np.ndarray:
    """The day each share of the work of one operation is reached; the inverse of `growth`."""
    grid = np.linspace(0.0, 1.0, 201)
    done = np.interp(share, grid * grid * (3 - 2 * grid), grid)
    start, end = as_days(starts), as_days(ends)
    return start + np.floor(done * (end - start).astype(float)).astype("timedelta64[D]")


def cycle_of(days: Days) -> np.ndarray:
    """Number of the first reporting cycle whose cut-off is not before the day; len(CYCLES) after the last."""
    return np.searchsorted(CUT_OFFS, as_days(days), side="left")
