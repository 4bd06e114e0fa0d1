"""What holds of every forecast, whatever the portfolio."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from config.forecast_method import ForecastMethod
from tests.forecasting import CUT_OFFS, METHOD, Planned, as_portfolio, asked, forecast_of
from tests.reference_forecast import curve, gained
from warehouse.forecast.curves import share_curves, stage_of
from warehouse.forecast.draws import gain_of

AHEAD = (date(2026, 6, 30), date(2026, 12, 31), date(2027, 12, 31), date(2029, 12, 31))
MANY = settings(deadline=None, derandomize=True, max_examples=60, database=None)


@st.composite
def operations(draw: st.DrawFn, *, closed: bool | None = None) -> Planned:
    starts = date(2022, 1, 1) + timedelta(days=draw(st.integers(0, 900)))
    ends = starts + timedelta(days=draw(st.integers(100, 1400)))
    shut = draw(st.booleans()) if closed is None else closed
    ends = min(ends, date(2025, 6, 30)) if shut else ends
    days = [day for day in CUT_OFFS if day > starts and draw(st.booleans())]
    days += [CUT_OFFS[-1]] if shut and CUT_OFFS[-1] not in days else []
    steps = [draw(st.integers(0, 40)) for _ in days]
    return Planned(
        operation=f"P{draw(st.integers(0, 10**9)):010d}",
        starts=starts,
        ends=max(ends, starts + timedelta(days=1)),
        closed=max(ends, starts + timedelta(days=1)) if shut else None,
        planned=float(draw(st.integers(1, 200))),
        reports=dict(zip(days, np.cumsum(steps).astype(float), strict=True)),
        objective=draw(st.sampled_from(["RSO1.1", "RSO1.3"])),
        kind=draw(st.sampled_from(["direct", "environment"])),
        form=draw(st.sampled_from(["01", "02"])),
    )


PORTFOLIOS = st.lists(operations(), min_size=6, max_size=14, unique_by=lambda each: each.operation)


@MANY
@given(given=PORTFOLIOS)
def test_low_middle_high_are_in_order_and_never_below_what_is_reported(given: list[Planned]) -> None:
    for outlook in asked(as_portfolio(given), AHEAD).values():
        if outlook.enough:
            low, middle, high = forecast_of(outlook)
            assert (low >= outlook.reported - 1e-9).all()
            assert (low <= middle + 1e-9).all()
            assert (middle <= high + 1e-9).all()
            assert (np.diff(outlook.gained, axis=1) >= -1e-9).all()


@MANY
@given(given=PORTFOLIOS, order=st.randoms(use_true_random=False))
def test_the_same_rows_in_any_order_give_the_same_numbers(given: list[Planned], order: object) -> None:
    shuffled = list(given)
    order.shuffle(shuffled)  # type: ignore[attr-defined]
    first, second = as_portfolio(given).ordered(), as_portfolio(shuffled).ordered()
    assert first.seed("RCO01") == second.seed("RCO01")
    assert first.seed("RCO01") != first.seed("RCO02")
    one, other = asked(as_portfolio(given), AHEAD), asked(as_portfolio(shuffled), AHEAD)
    for name, outlook in one.items():
        np.testing.assert_array_equal(outlook.gained, other[name].gained)


@MANY
@given(given=PORTFOLIOS, times=st.sampled_from([0.5, 2.0, 1024.0]))
def test_plans_and_values_in_another_unit_give_the_forecast_in_that_unit(given: list[Planned], times: float) -> None:
    plain = as_portfolio(given)
    scaled = replace(plain, planned=plain.planned * times, values=plain.values * times)
    for one, other in zip(asked(plain, AHEAD).values(), asked(scaled, AHEAD).values(), strict=True):
        np.testing.assert_allclose(other.gained, one.gained * times, rtol=1e-9, atol=1e-9)


@MANY
@given(given=st.lists(operations(closed=True), min_size=2, max_size=8, unique_by=lambda each: each.operation))
def test_a_portfolio_finished_long_ago_is_what_it_is(given: list[Planned]) -> None:
    """Two years after the last of them closed, no report is waited for: low = middle = high."""
    portfolio = as_portfolio(given, (*CUT_OFFS, date(2027, 12, 31)))
    outlook = asked(portfolio, AHEAD[2:], on=date(2027, 12, 31))["*"]
    assert outlook.enough
    np.testing.assert_array_equal(forecast_of(outlook), np.full((3, 2), outlook.reported))


@MANY
@given(finished=operations(closed=True), running=operations(closed=False))
def test_one_operation_gains_what_the_plain_arithmetic_says(finished: Planned, running: Planned) -> None:
    history, learner = as_portfolio([finished]), as_portfolio([running])
    shares = share_curves(history, history.ends)
    assert shares[0] == pytest.approx(curve(finished, finished.ends, CUT_OFFS), abs=1e-9)
    since = np.where(learner.last_fresh >= 0, learner.days[learner.last_fresh], learner.starts)
    place = lambda days: stage_of(days, learner.starts[:, None], learner.ends[:, None])  # noqa: E731
    ahead = np.array([[(day - date(1970, 1, 1)).days for day in AHEAD]], dtype=float)
    found = gain_of(shares, learner.planned, base=place(since[:, None])[:, 0], stages=place(ahead))
    wanted = [gained(running, curve(finished, finished.ends, CUT_OFFS), day) for day in AHEAD]
    assert found[0, 0] == pytest.approx(wanted, abs=1e-6)


def _simulated(rng: np.random.Generator, *, count: int) -> list[Planned]:
    """Operations that deliver 0.3–1.3 of their plan, evenly over their time; those after 2025 still run."""
    made = []
    for number in range(count):
        starts = date(2022, 7, 1) + timedelta(days=int(rng.integers(0, 900)))
        ends = starts + timedelta(days=int(rng.integers(400, 1100)))
        planned, rate = float(rng.uniform(10, 200)), float(rng.uniform(0.3, 1.3))
        days = [day for day in (*CUT_OFFS, date(2029, 12, 31)) if day > starts]
        done = [min((day - starts) / (ends - starts), 1.0) for day in days]
        reports = {day: planned * rate * share for day, share in zip(days, done, strict=True)}
        closed = ends if ends <= CUT_OFFS[-1] else None
        made.append(Planned(f"S{number:04d}", starts, ends, closed, planned, reports))
    return made


def test_the_band_holds_as_many_outcomes_as_it_says() -> None:
    """Over simulated programmes the outcome falls inside the 10–90 band in eight cases of ten."""
    rng = np.random.default_rng(20291231)
    method = ForecastMethod(min_finished=8, draws=300, low=METHOD.low, high=METHOD.high)
    inside = []
    for trial in range(150):
        made = _simulated(rng, count=40)
        outcome = sum(each.reports[date(2029, 12, 31)] for each in made)
        now = [
            replace(each, reports={day: value for day, value in each.reports.items() if day <= CUT_OFFS[-1]})
            for each in made
        ]
        low, _, high = forecast_of(asked(as_portfolio(now), AHEAD[-1:], seed=trial, method=method)["*"], method)
        inside.append(low[0] <= outcome <= high[0])
    assert 0.70 <= np.mean(inside) <= 0.90
