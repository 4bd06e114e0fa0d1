"""Forecast: each rule's operations give exactly its figures; the tables stand in rules_forecast.py."""

from __future__ import annotations

import math
from datetime import date
from typing import Any

import pytest

from tests.forecasting import CUT_OFFS, Planned, as_portfolio, asked, forecast_of
from tests.spec.rules_forecast import FORECASTS, OVERLAP, RESULTS
from tests.spec.rules_forecast_error import BACK_TEST
from tests.spec.tables import Spec, lines, tables_of
from warehouse.forecast.backtest import Trial, scores
from warehouse.forecast.portfolio import Portfolio
from warehouse.forecast.project import overlap


@pytest.mark.parametrize("spec", FORECASTS, ids=[spec.name for spec in FORECASTS])
def test_the_rule_gives_its_figures(spec: Spec) -> None:
    """Low, middle and high are the one figure of the table."""
    assert spec.known_on == CUT_OFFS[-1]
    wanted = {row["period"]: float(row["varde"]) if row["varde"] else None for row in lines(spec.figures)}
    found = asked(_portfolio(spec), [date.fromisoformat(day) for day in wanted])["*"]
    assert found.enough == all(value is not None for value in wanted.values())
    if found.enough:
        for part in forecast_of(found):
            assert part == pytest.approx([*wanted.values()], abs=0.5)


@pytest.mark.parametrize("row", lines(RESULTS.figures), ids=lambda row: row["mäts"])
def test_results_a_year_after_are_history_when_the_year_has_passed(row: dict[str, str]) -> None:
    late = row["mäts"] == "ett år efter"
    found = asked(_portfolio(RESULTS), [date(2025, 12, 31)], on=RESULTS.known_on, one_year_after=late)["*"]
    assert found.enough is (row["räcker"] == "ja")


@pytest.mark.parametrize("row", lines(OVERLAP.cases), ids=lambda row: f"{row['counting']} {row['level']}")
def test_the_overlap_is_the_level_divided_by_its_operations(row: dict[str, str]) -> None:
    published = float(row["level"]) if row["level"] else None
    unique = row["counting"] == "unique"
    assert overlap(published, float(row["sum of operations"]), unique=unique) == float(row["factor"])


@pytest.mark.parametrize("row", lines(BACK_TEST.cases), ids=lambda row: next(iter(row.values())))
def test_the_past_error_is_the_median_of_the_trials(row: dict[str, str]) -> None:
    trials = [_trial(text.strip()) for text in next(iter(row.values())).split(",")]
    known = [trial.error_pct for trial in trials if not math.isnan(trial.error_pct)]
    assert known == pytest.approx([float(error) for error in row["errors %"].split()])
    [score] = scores(trials)
    wanted = float(row["median %"]) if row["median %"] else math.nan
    assert score.median_error_pct == pytest.approx(wanted, nan_ok=True)
    assert (score.trials, score.inside) == (len(trials), int(row["inside"]))


def _trial(text: str) -> Trial:
    band, outcome = text.split(" → ")
    low, middle, high = map(float, band.split("/"))
    return Trial("*", 1, low, middle, high, float(outcome))


def _portfolio(spec: Spec) -> Portfolio:
    [(_, table)] = tables_of(spec.given)
    return as_portfolio([_operation(row) for row in table])


def _operation(row: dict[str, str]) -> Planned:
    days = (row[name] for name in ("start", "slut", "avslutat"))
    starts, ends, closed = (date.fromisoformat(day) if day else None for day in days)
    assert starts
    assert ends
    told: Any = (report.split(":") for report in row["rapporter"].split())
    values = {date.fromisoformat(day): float(value) for day, value in told}
    planned = float(row["plan"]) if row["plan"] else None
    return Planned(row["projekt"], starts, ends, closed, planned, values, kind=row["slag"], form=row["form"])
