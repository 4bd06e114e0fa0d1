"""The forecast of every indicator: portfolios from the marts, forecasts and their past error back into them.

Made where the marts hold every EU cut-off up to their last: the course of finished operations is read from them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import sqlalchemy as sa

from config.model import ALL, Indicator
from warehouse.cut_offs import eu_cut_offs, indicator_cut_offs, year_before
from warehouse.forecast.backtest import Score, scores, trials
from warehouse.forecast.portfolio import Portfolio
from warehouse.forecast.project import Outlook, Question, band, outlooks, overlap
from warehouse.marts.portfolios import day_numbers, portfolios
from warehouse.marts.work import Work
from warehouse.tables.mart import indicator_value
from warehouse.tables.mart_forecast import FORECAST_LEVELS, forecast, forecast_basis, forecast_test

HORIZONS = (1, 2)
"""Years ahead that the forecast is tried at."""

NO_FORECAST = ("annual", "ratio")
"""Counting kinds whose values are not sums of what operations achieve over time."""

Row = dict[str, Any]
Earlier = tuple[int, dict[int, int]]
"""A day, and for each horizon in years the day whose outcome is known."""


def can_be_forecast(indicator: Indicator) -> bool:
    """Whether the sum of operations' plans is what the indicator will be: not for yearly values, shares and falls."""
    return indicator.counting not in NO_FORECAST and not indicator.decrease


def fill_forecast(work: Work, tables: dict[str, sa.TableClause], aside: Executor) -> Callable[[], None]:
    """Read what the forecast goes by and draw it aside; what comes back fills the three tables when it is called:
    `mart_forecast`, `mart_forecast_basis` and `mart_forecast_test`.
    """
    if not work.cut_offs or not set(eu_cut_offs(work.programme, work.cut_offs[-1])) <= set(work.cut_offs):
        return lambda: None
    drawn = aside.submit(_drawn, work, portfolios(work, tables), _level_values(work))
    return lambda: _write(work, drawn.result())


def _drawn(work: Work, read: dict[str, Portfolio], levels: dict[tuple[str, str], Decimal]) -> dict[sa.Table, list[Row]]:
    """The rows of the three tables; asks the database nothing."""
    earlier = _earlier(work.cut_offs)
    found: dict[sa.Table, list[Row]] = {forecast: [], forecast_basis: [], forecast_test: []}
    for code, portfolio in read.items():
        indicator = work.programme.indicator(code)
        if can_be_forecast(indicator):
            published = {key[1]: value for key, value in levels.items() if key[0] == code}
            made = _Made(work, indicator, portfolio, published, earlier)
            for table, rows in made.rows().items():
                found[table].extend(rows)
    return found


def _write(work: Work, found: dict[sa.Table, list[Row]]) -> None:
    for table, rows in found.items():
        if rows:
            work.connection.execute(table.insert().values(rows))


def _level_values(work: Work) -> dict[tuple[str, str], Decimal]:
    """(indicator, specific objective or "*") → the published value at the last cut-off, where there is one."""
    table = indicator_value
    keys = (table.c.indicator, table.c.specific_objective)
    query = sa.select(*keys, table.c.implemented).where(
        table.c.level.in_(FORECAST_LEVELS),
        table.c.cut_off == work.cut_offs[-1],
        table.c.implemented.is_not(None),
    )
    return {(code, objective): Decimal(value) for code, objective, value in work.connection.execute(query)}


def _earlier(known: tuple[date, ...]) -> list[Earlier]:
    """Every earlier cut-off with the later cut-offs, one and two years ahead, whose outcome is known."""
    number = dict(zip(known, map(int, day_numbers(known)), strict=True))
    ahead: dict[int, dict[int, int]] = {}
    for years in HORIZONS:
        for later in known:
            day = year_before(later, years)
            if day in number:
                ahead.setdefault(number[day], {})[years] = number[later]
    return sorted(ahead.items())


@dataclass(frozen=True)
class _Made:
    """The forecast of one indicator on its way into the tables."""

    work: Work
    indicator: Indicator
    portfolio: Portfolio
    levels: dict[str, Decimal]  # specific objective or "*" → published value at the last cut-off
    earlier: list[Earlier]

    def rows(self) -> dict[sa.Table, list[Row]]:
        """The rows of the three tables."""
        last, method = self.work.cut_offs[-1], self.work.programme.forecast
        ahead = indicator_cut_offs(self.work.programme, last, self.work.programme.target_date)
        question = Question(
            int(day_numbers([last])[0]),
            day_numbers(ahead),
            self.indicator.measured == "one_year_after",
            self.portfolio.seed(self.indicator.code),
        )
        found = outlooks(self.portfolio, question, method)
        tried = scores([*trials(self.portfolio, self.earlier, asked=question, method=method)])
        return {
            forecast: [row for outlook in found if self._answers(outlook) for row in self._values(outlook, ahead)],
            forecast_basis: [self._basis(outlook) for outlook in found],
            forecast_test: [self._tested(score) for score in tried],
        }

    def _answers(self, outlook: Outlook) -> bool:
        """Whether there is something to go by: a pool for whatever runs, and a value where nothing runs."""
        return outlook.enough and bool(outlook.running or outlook.group in self.levels)

    def _overlap(self, outlook: Outlook) -> float:
        published = self.levels.get(outlook.group)
        unique = self.indicator.counting == "unique"
        return overlap(float(published) if published else None, outlook.reported, unique=unique)

    def _values(self, outlook: Outlook, ahead: tuple[Any, ...]) -> Iterator[Row]:
        reached = self.levels.get(outlook.group, Decimal(0))
        low, middle, high = band(outlook.gained, self.work.programme.forecast) * self._overlap(outlook)
        for place, day in enumerate(ahead):
            values = {"low": low[place], "middle": middle[place], "high": high[place]}
            rounded = {name: self._rounded(reached, gained) for name, gained in values.items()}
            yield self._key(outlook.group) | {"cut_off": day} | rounded

    def _rounded(self, reached: Decimal, gained: float) -> Decimal:
        """The value in the indicator's decimals, never below what is already published."""
        step = Decimal(1).scaleb(-self.indicator.decimals)
        return max(reached, (reached + Decimal(repr(float(gained)))).quantize(step))

    def _basis(self, outlook: Outlook) -> Row:
        return self._key(outlook.group) | {
            "state": "forecast" if self._answers(outlook) else "too_little_history",
            "made_at": self.work.cut_offs[-1],
            "running_count": outlook.running,
            "late_count": outlook.late,
            "pool": outlook.pool,
            "finished_count": outlook.finished,
            "delivery_rate": _number(outlook.rate, 4),
            "delay_days": _number(outlook.delay, 0),
            "overlap": _number(self._overlap(outlook), 6),
        }

    def _tested(self, score: Score) -> Row:
        return self._key(score.group) | {
            "years_ahead": score.years,
            "trials_count": score.trials,
            "median_error_pct": _number(score.median_error_pct, 1),
            "inside_count": score.inside,
        }

    def _key(self, group: str) -> Row:
        level = "programme" if group == ALL else "objective"
        return {"level": level, "specific_objective": group, "indicator": self.indicator.code}


def _number(value: float, decimals: int) -> Decimal | None:
    """The value as the tables keep it; None for not a number."""
    return None if np.isnan(value) else Decimal(repr(round(float(value), decimals)))
