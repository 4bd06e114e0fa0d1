"""How finished operations got to their values: the share of the plan reached at each stage of their time.

A stage is a place on one scale for every operation: 0 = first day, 10 = last day, then four steps a year. So a
curve holds rate, delay and profile at once: its last value is the delivery rate, what it gains after 10 is late.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warehouse.forecast.portfolio import NEVER, Portfolio

STEPS = 10
"""Steps from an operation's first day to its last."""

STEPS_A_YEAR = 4
LATE_YEARS = 2
YEAR = 365.25
LAST_STAGE = STEPS + STEPS_A_YEAR * LATE_YEARS
"""After this stage nothing more is expected: late reports are followed for two years."""

REPORTED_WITHIN = 200
"""A report so many days after the end still tells of the end; a later one tells of its own day."""

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

    Between the first day, two reports and the end the value rises in a straight line; then it stays. A correction
    downwards counts where it ends: the curve never passes the operation's latest value.
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


@dataclass(frozen=True)
class _Course:
    """Each operation's value at each cut-off, and the day it stands for; operations × cut-offs."""

    days: np.ndarray
    values: np.ndarray


def _value_on(history: Portfolio, days: np.ndarray) -> np.ndarray:
    """The value of each operation on days of its own: 0 up to its first day, straight lines, the last one kept."""
    course = _course(history)
    last = len(history.days) - 1
    right = np.minimum(np.maximum(np.searchsorted(history.days, days), 1), last)
    passed = days > np.take_along_axis(course.days, right, axis=1)  # the end stands before its cut-off
    right = np.minimum(right + passed, last)
    return _between(course, np.maximum(right - 1, 0), right, days=days)


def _between(course: _Course, left: np.ndarray, right: np.ndarray, *, days: np.ndarray) -> np.ndarray:
    """The value on the straight line from one cut-off to another; beyond either, the value there."""
    first, last = (np.take_along_axis(course.days, place, axis=1) for place in (left, right))
    low, high = (np.take_along_axis(course.values, place, axis=1) for place in (left, right))
    answer: np.ndarray = low + (high - low) * np.clip((days - first) / np.maximum(last - first, 1), 0, 1)
    return answer


def _course(history: Portfolio) -> _Course:
    """Own values as they are, straight lines between them, the last kept on; 0 on the first day.

    What the first report after the actual end says was reached at that end, when the work was done: the first
    cut-off from then on stands for the end.
    """
    places, count = np.arange(len(history.days)), len(history.days)
    begun: np.ndarray = (history.days <= history.starts[:, None]).sum(axis=1)[:, None] - 1
    own = np.nan_to_num(np.where(history.fresh, history.values, 0.0))
    done, at_end = _at_the_end(history, own)
    known = history.fresh | (places <= begun) | done
    days = np.where((places == begun) & ~history.fresh, history.starts[:, None], history.days)
    knots = _Course(np.where(done, history.closed[:, None], days), np.where(done, at_end, own))
    before = np.maximum.accumulate(np.where(known, places, 0), axis=1)
    after = np.minimum.accumulate(np.where(known, places, count)[:, ::-1], axis=1)[:, ::-1]
    return _Course(knots.days, _between(knots, before, np.where(after < count, after, before), days=knots.days))


def _at_the_end(history: Portfolio, own: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Which cut-off of each operation is the first from its actual end, and the value its next report gives it."""
    places = np.arange(len(history.days))
    ended: np.ndarray = history.days >= history.closed[:, None]
    soon: np.ndarray = history.days <= history.closed[:, None] + REPORTED_WITHIN
    reports: np.ndarray = history.fresh & ended & soon
    report = reports.argmax(axis=1)[:, None]
    first = ended.argmax(axis=1)[:, None]
    told = reports.max(axis=1)[:, None]
    return (places == first) & told, np.take_along_axis(own, report, axis=1)
