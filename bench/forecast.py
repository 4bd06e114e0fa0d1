"""The forecast against drawing the same amount of random numbers and nothing else: `python -m bench.forecast`.

--operations 1000    running operations
--draws 1000         portfolios
--repetitions 5      runs of each, taken in turns
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from statistics import median

import numpy as np

from config.forecast_method import ForecastMethod
from warehouse.forecast.portfolio import NEVER, Portfolio
from warehouse.forecast.project import Question, band, outlooks

DAYS = np.arange(19_000, 20_700, 100)
AHEAD = np.arange(20_700, 22_000, 182)
FINISHED = 400
KINDS = ("direct", "support_structure", "environment")
OBJECTIVES = ("RSO1.1", "RSO1.2", "RSO1.3", "RSO1.4", "RSO2.1", "RSO2.2", "RSO2.3", "RSO2.6")


def main() -> None:
    """Measure in turns, print seconds and ratio."""
    parser = argparse.ArgumentParser(prog="python -m bench.forecast")
    parser.add_argument("--operations", type=int, default=1000)
    parser.add_argument("--draws", type=int, default=1000)
    parser.add_argument("--repetitions", type=int, default=5)
    asked = parser.parse_args()
    portfolio, method = made_up(asked.operations), ForecastMethod(draws=asked.draws)
    whole, bare = [], []
    for _ in range(asked.repetitions):
        whole.append(_seconds(lambda: _forecast(portfolio, method)))
        bare.append(_seconds(lambda: _random_numbers(asked.operations, asked.draws)))
    print(f"{asked.draws} draws over {asked.operations} running operations, {len(AHEAD)} days, {FINISHED} finished")
    for name, place in (("wall clock", 0), ("computing", 1)):
        forecast, least = (median(run[place] for run in runs) for runs in (whole, bare))
        print(f"{name}: forecast {forecast:.3f} s, random numbers alone {least:.3f} s, ratio {forecast / least:.1f}")


def made_up(running: int) -> Portfolio:
    """A portfolio of so many running operations and the finished ones they learn from, the same every time."""
    rng = np.random.default_rng(1)
    count = running + FINISHED
    starts = rng.integers(DAYS[0], DAYS[-1] - 600, count)
    closed = np.where(np.arange(count) < FINISHED, starts + 500, NEVER)
    ends = np.where(closed < NEVER, starts + 500, DAYS[-1] + rng.integers(1, 900, count))
    planned = rng.integers(1, 500, count).astype(float)
    done = np.clip((DAYS - starts[:, None]) / (ends - starts)[:, None], 0, 1)
    return Portfolio(
        operation=np.array([f"P{number:05d}" for number in range(count)]),
        objective=rng.choice(OBJECTIVES, count),
        kind=rng.choice(KINDS, count),
        form=np.full(count, "01"),
        decided=starts,
        starts=starts,
        ends=ends,
        closed=closed,
        planned=planned,
        days=DAYS,
        values=np.round(done * (planned * rng.uniform(0.4, 1.2, count))[:, None]),
        fresh=np.full(done.shape, fill_value=True),
    )


def _forecast(portfolio: Portfolio, method: ForecastMethod) -> None:
    for outlook in outlooks(portfolio, Question(int(DAYS[-1]), AHEAD, one_year_after=False, seed=1), method):
        band(outlook.gained, method)


def _random_numbers(operations: int, draws: int) -> None:
    """As many random numbers as the forecast draws: one per draw and operation, and the pools drawn anew."""
    np.random.default_rng(1).integers(FINISHED, size=(draws, operations + FINISHED), dtype=np.int32)


def _seconds(work: Callable[[], None]) -> tuple[float, float]:
    """Seconds of wall clock and of computing."""
    started, computed = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - started, time.process_time() - computed


if __name__ == "__main__":
    main()
