"""How finished operations got to their values: the share of the plan reached at each stage of their time.

A stage is a place on one scale for every operation: 0 = first day, 10 = last day, then four steps a year. So a
curve holds rate, delay and profile at once: its last value is the delivery rate, what it gains after 10 is late.
"""

from __future__ import annotations

import numpy as np

from warehouse.forecast.portfolio import NEVER, Portfolio

STEPS = 10
"""Steps from an operation's first day to its last."""

STEPS_A_YEAR = 4
LATE_YEARS = 2
YEAR = 365.25
LAST_STAGE = STEPS + STEPS_A_YEAR * LATE_YEARS
"""After this stage nothing more is expected: late reports are followed for two years."""

REACHED = 0.99
"""A value counts as reached when this share of it is."""


def stage_of(days: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The stage of each operation on each day; operations × days, 0 … LAST_STAGE."""
    length = np.maximum(ends - starts, 1)
    before = np.clip((days - starts) / length, 0, 1) * STEPS
    after = np.clip((days - ends) / YEAR, 0, LATE_YEARS) * STEPS_A_YEAR
    return before + after


def day_of(stages: np.ndarray, starts: np.ndarray, ends: np.ndarray) -> np.ndarray:
    """The day (with decimals) at which each operation is at each stage; the other way round of `stage_of`."""
    length = np.maximum(ends - starts, 1)
    late = np.maximum(stages - STEPS, 0) / STEPS_A_YEAR * YEAR
    return starts + length * np.minimum(stages, STEPS) / STEPS + late


def is_history(portfolio: Portfolio, day: int, *, one_year_after: bool) -> np.ndarray:
    """The operations whose outcome is known on a day: closed, with a plan, and reported at their end or later.

    Results measured up to one year after completion are known when that year has passed.
    """
    if not len(portfolio.days):
        return np.zeros(len(portfolio), dtype=bool)
    measured = portfolio.closed + (round(YEAR) if one_year_after else 0) <= day
    reported_on = portfolio.days[portfolio.last_fresh]
    reported = (portfolio.last_fresh >= 0) & (reported_on >= np.minimum(portfolio.closed, NEVER))
    return measured & reported & (portfolio.planned > 0)


def share_curves(history: Portfolio, ends: np.ndarray) -> np.ndarray:
    """Share of the plan reached at each stage, stages counted to `ends`; operations × (LAST_STAGE + 1), never falling.

    Between two reports the value rises in a straight line; after the last it stays. A correction downwards counts
    where it ends: the curve never passes the operation's latest value.
    """
    stages = np.arange(LAST_STAGE + 1)
    days = day_of(stages, history.starts[:, None], ends[:, None])
    reached = np.minimum(_value_on(history, days), history.latest[:, None])
    return np.maximum.accumulate(np.maximum(reached, 0), axis=1) / history.planned[:, None]


def delay_days(history: Portfolio) -> np.ndarray:
    """Days from each operation's planned end to when its latest value was reached; negative = before the end."""
    if not len(history):
        return np.empty(0)
    there = np.nan_to_num(history.values) >= REACHED * history.latest[:, None]
    return history.days[there.argmax(axis=1)] - history.ends


def read_curves(curves: np.ndarray, stages: np.ndarray) -> np.ndarray:
    """Each curve at each stage, in a straight line between the whole ones; curves × the shape of `stages`."""
    below = np.minimum(stages.astype(np.int64), LAST_STAGE - 1)
    part = stages - below
    low: np.ndarray = curves[:, below]
    return low + (curves[:, below + 1] - low) * part


def _value_on(history: Portfolio, days: np.ndarray) -> np.ndarray:
    """The value of each operation on days of its own: 0 up to its first day, straight lines, the last one kept."""
    knots = _filled(history)
    right = np.clip(np.searchsorted(history.days, days), 1, max(len(history.days) - 1, 1))
    right = np.minimum(right, len(history.days) - 1)
    left = np.maximum(right - 1, 0)
    span = np.maximum(history.days[right] - history.days[left], 1)
    part = np.clip((days - history.days[left]) / span, 0, 1)
    low = np.take_along_axis(knots, left, axis=1)
    return low + (np.take_along_axis(knots, right, axis=1) - low) * part


def _filled(history: Portfolio) -> np.ndarray:
    """Values at every cut-off: own ones as they are, straight lines between, 0 before the start, the last kept on."""
    count = len(history.days)
    nothing_yet = history.days[None, :] <= history.starts[:, None]
    known = history.fresh | nothing_yet
    values = np.where(history.fresh, np.nan_to_num(history.values), 0.0)
    places = np.arange(count)
    before = np.maximum.accumulate(np.where(known, places, -1), axis=1)
    after = np.minimum.accumulate(np.where(known, places, count)[:, ::-1], axis=1)[:, ::-1]
    first, last = np.maximum(before, 0), np.where(after < count, after, np.maximum(before, 0))
    low = np.where(before >= 0, np.take_along_axis(values, first, axis=1), 0.0)
    high = np.take_along_axis(values, last, axis=1)
    span = np.maximum(history.days[last] - history.days[first], 1)
    part = np.clip((history.days[None, :] - history.days[first]) / span, 0, 1)
    return low + (high - low) * part
