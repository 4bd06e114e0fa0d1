"""Portfolios for the tests of the forecast, written as small tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import numpy as np

from config.forecast_method import ForecastMethod
from warehouse.forecast.portfolio import Portfolio
from warehouse.forecast.project import Outlook, Question, band, outlooks
from warehouse.marts.portfolios import day_numbers

CUT_OFFS = tuple(date(year, month, day) for year in range(2022, 2026) for month, day in ((6, 30), (12, 31)))
"""The cut-offs of the tests' history, the last of them the one the forecast starts from."""

METHOD = ForecastMethod(min_finished=2, draws=200, low=Decimal("0.1"), high=Decimal("0.9"))


@dataclass(frozen=True)
class Planned:
    """One operation with its plan and its reports at cut-offs."""

    operation: str
    starts: date
    ends: date
    closed: date | None
    planned: float | None
    reports: dict[date, float]
    objective: str = "RSO1.3"
    kind: str = "direct"
    form: str = "01"


def as_portfolio(operations: Sequence[Planned], cut_offs: Sequence[date] = CUT_OFFS) -> Portfolio:
    """The operations as arrays, decided on their first day; a value is carried on from its report."""
    values = np.full((len(operations), len(cut_offs)), np.nan)
    fresh = np.zeros(values.shape, dtype=bool)
    for row, operation in enumerate(operations):
        for day, value in sorted(operation.reports.items()):
            place = list(cut_offs).index(day)
            values[row, place:] = value
            fresh[row, place] = True
    days = {name: day_numbers([getattr(each, name) for each in operations]) for name in ("starts", "ends", "closed")}
    words = {
        name: np.array([getattr(each, name) for each in operations], dtype=str)
        for name in ("operation", "objective", "kind", "form")
    }
    planned = np.array([np.nan if each.planned is None else each.planned for each in operations])
    return Portfolio(
        **words, **days, decided=days["starts"], planned=planned, days=day_numbers(cut_offs), values=values, fresh=fresh
    )


def asked(
    portfolio: Portfolio,
    ahead: Sequence[date],
    *,
    on: date = CUT_OFFS[-1],
    one_year_after: bool = False,
    seed: int = 1,
    method: ForecastMethod = METHOD,
) -> dict[str, Outlook]:
    """The outlook of every group, by its name."""
    question = Question(int(day_numbers([on])[0]), day_numbers(ahead), one_year_after, seed)
    return {outlook.group: outlook for outlook in outlooks(portfolio, question, method)}


def forecast_of(outlook: Outlook, method: ForecastMethod = METHOD) -> np.ndarray:
    """Low, middle and high of a group on each day: 3 × days."""
    found: np.ndarray = outlook.reported + band(outlook.gained, method)
    return found
