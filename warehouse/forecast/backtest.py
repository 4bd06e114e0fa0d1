"""How wrong the forecast would have been: asked at earlier cut-offs, compared with what is now known."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from config.forecast_method import ForecastMethod
from warehouse.forecast.curves import is_history
from warehouse.forecast.portfolio import Portfolio
from warehouse.forecast.project import Outlook, Question, band, outlooks


@dataclass(frozen=True)
class Trial:
    """One group's forecast made on an earlier day, and what became of the same operations."""

    group: str
    years: int  # ahead
    low: float
    middle: float
    high: float
    outcome: float

    @property
    def error_pct(self) -> float:
        """How far the middle lay from the outcome, per cent of the outcome; not a number where that is 0."""
        return abs(self.middle - self.outcome) / self.outcome * 100 if self.outcome else float("nan")

    @property
    def inside(self) -> bool:
        """Whether the outcome fell between low and high; a rounding error of the computer is not outside."""
        slack = 1e-9 * max(abs(self.outcome), 1)
        return self.low - slack <= self.outcome <= self.high + slack


@dataclass(frozen=True)
class Score:
    """The trials of one group at one horizon together."""

    group: str
    years: int
    trials: int
    median_error_pct: float  # not a number where every outcome was 0
    inside: int


def trials(
    portfolio: Portfolio, earlier: list[tuple[int, dict[int, int]]], *, asked: Question, method: ForecastMethod
) -> Iterator[Trial]:
    """Every trial the history allows.

    `earlier` holds earlier days with, for each horizon in years, the day whose outcome is known. A trial knows the
    operations decided, and learns from those finished, by its day. Its outcome is the sum over the same operations:
    what was decided later was never in the forecast. Nothing is tried where no operation was running.
    """
    for day, ahead in earlier:
        if is_history(portfolio.at(day), day, one_year_after=asked.one_year_after).sum() < method.min_finished:
            continue
        question = Question(day, np.array([*ahead.values()]), asked.one_year_after, asked.seed)
        for outlook in outlooks(portfolio, question, method):
            if outlook.enough and outlook.running:
                yield from _compared(portfolio, outlook, day=day, ahead=ahead, method=method)


def scores(found: list[Trial]) -> list[Score]:
    """The trials counted by group and horizon."""
    return [_score(key, [t for t in found if (t.group, t.years) == key]) for key in _keys(found)]


def _keys(found: list[Trial]) -> list[tuple[str, int]]:
    return sorted({(trial.group, trial.years) for trial in found})


def _score(key: tuple[str, int], found: list[Trial]) -> Score:
    errors = np.array([trial.error_pct for trial in found])
    known = errors[~np.isnan(errors)]
    median = float(np.median(known)) if len(known) else float("nan")
    return Score(*key, trials=len(found), median_error_pct=median, inside=sum(trial.inside for trial in found))


def _compared(
    portfolio: Portfolio, outlook: Outlook, *, day: int, ahead: dict[int, int], method: ForecastMethod
) -> Iterator[Trial]:
    low, middle, high = outlook.reported + band(outlook.gained, method)
    for place, (years, then) in enumerate(ahead.items()):
        outcome = _outcome(portfolio, outlook.group, decided_by=day, then=then)
        yield Trial(outlook.group, years, float(low[place]), float(middle[place]), float(high[place]), outcome)


def _outcome(portfolio: Portfolio, group: str, *, decided_by: int, then: int) -> float:
    rows = (portfolio.decided <= decided_by) & ((portfolio.objective == group) | (group == "*"))
    return float(portfolio.at(then).latest[rows[portfolio.decided <= then]].sum())
