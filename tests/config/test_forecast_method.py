"""The numbers of the forecast: the programme's own, else the product's; refused where they make no sense."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from config import Programme
from config.forecast_method import ForecastMethod
from tests.config.conftest import Case

OWN = "\n[release]\nprotection_threshold"


def test_the_programme_may_leave_the_numbers_out(tiny: Programme, programme: Programme) -> None:
    assert tiny.forecast == ForecastMethod()
    assert programme.forecast == ForecastMethod(8, 1000, low=Decimal("0.10"), high=Decimal("0.90"))


@pytest.mark.parametrize(
    ("numbers", "told"),
    [
        ("min_finished = 1\ndraws = 500\nlow = 0.1\nhigh = 0.9", ("min_finished", "1 ligger utanför", "2 till 1000")),
        ("min_finished = 8\ndraws = 500\nlow = 0.6\nhigh = 0.9", ("low", "0.6 ligger utanför", "0 till 0.5")),
        ("min_finished = 8\ndraws = 500\nlow = 0.1\nhigh = 0.9\nhgih = 1", ("hgih", "okänd")),
    ],
)
def test_numbers_without_sense_are_refused(
    missing_words: Callable[[Case], list[str]], numbers: str, told: tuple[str, ...]
) -> None:
    assert missing_words(("programme.toml", OWN, f"\n[forecast]\n{numbers}\n{OWN}", ("[forecast]", *told))) == []
