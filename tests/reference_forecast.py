"""The forecast's arithmetic again, one operation at a time and without arrays."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from tests.forecasting import Planned

STEPS, A_YEAR, LATE_YEARS, YEAR, WITHIN = 10, 4, 2, 365.25, 200


def value_on(operation: Planned, day: float, cut_offs: tuple[date, ...]) -> float:
    """The value on a day (ordinal): nought on the first day, straight lines over the reports and the end."""
    points = {when.toordinal(): value for when, value in operation.reports.items()}
    began = [cut_off for cut_off in cut_offs if cut_off <= operation.starts]
    if began and began[-1] not in operation.reports:
        points[operation.starts.toordinal()] = 0.0
    elif not began:
        points.setdefault(cut_offs[0].toordinal(), 0.0)
    if operation.closed:
        told = [when for when in sorted(operation.reports) if 0 <= (when - operation.closed).days <= WITHIN]
        if told:
            points.pop(next(when for when in cut_offs if when >= operation.closed).toordinal(), None)
            points[operation.closed.toordinal()] = operation.reports[told[0]]
    days = sorted(points)
    if day <= days[0]:
        return points[days[0]]
    for first, second in pairwise(days):
        if first <= day <= second:
            return points[first] + (points[second] - points[first]) * (day - first) / (second - first)
    return points[days[-1]]


def curve(operation: Planned, ends: date, cut_offs: tuple[date, ...]) -> list[float]:
    """Share of the plan reached at each stage, never falling and never above the latest value."""
    assert operation.planned
    start, end = operation.starts.toordinal(), ends.toordinal()
    length = max(end - start, 1)
    latest = operation.reports[max(operation.reports)]
    shares, most = [], 0.0
    for stage in range(STEPS + A_YEAR * LATE_YEARS + 1):
        day = start + length * min(stage, STEPS) / STEPS + max(stage - STEPS, 0) / A_YEAR * YEAR
        most = max(most, min(value_on(operation, day, cut_offs), latest))
        shares.append(most / operation.planned)
    return shares


def stage(day: date, starts: date, ends: date) -> float:
    """Where an operation is on a day: 0 = first day, 10 = last, then four a year for two years."""
    before = (day - starts) / timedelta(days=max((ends - starts).days, 1))
    after = (day - ends).days / YEAR
    return min(max(before, 0.0), 1.0) * STEPS + min(max(after, 0.0), LATE_YEARS) * A_YEAR


def read(shares: list[float], place: float) -> float:
    """The curve at a stage between two whole ones."""
    below = min(int(place), len(shares) - 2)
    return shares[below] + (shares[below + 1] - shares[below]) * (place - below)


def gained(learner: Planned, shares: list[float], day: date) -> float:
    """What a running operation gains from its latest report to a day along a finished one's curve."""
    since = max(learner.reports, default=learner.starts)
    base = stage(since, learner.starts, learner.ends)
    later = max(stage(day, learner.starts, learner.ends), base)
    return (read(shares, later) - read(shares, base)) * (learner.planned or 0.0)
