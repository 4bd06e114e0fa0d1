"""Denominators and indicative shares: the row that fits a day and names most."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from config import Programme
from config.checks import check
from config.errors import ConfigError
from tests.spec.rules_ladder import DENOMINATORS
from tests.spec.tables import lines


@pytest.mark.parametrize("row", lines(DENOMINATORS.cases), ids=lambda row: row["year"])
def test_the_latest_count_not_after_the_day_is_used(tiny: Programme, row: dict[str, str]) -> None:
    year, enterprises = int(row["year"]), int(row["enterprises"])
    found = tiny.comparison.denominator("SE231", on=date(year, 6, 30))
    assert found is not None
    assert (found.enterprises, found.confirmed) == (enterprises, False)
    assert tiny.comparison.denominator("SE312", on=date(year, 6, 30)) is None


@pytest.mark.parametrize(("indicator", "share"), [("RCO04", "0.25"), ("PS-R-OMS", "0.5")])
def test_the_share_that_names_most_is_used(tiny: Programme, indicator: str, share: str) -> None:
    found = tiny.comparison.share("SE231", indicator=indicator, objective="RSO1.3", on=date(2024, 1, 1))
    assert found is not None
    assert found.share == Decimal(share)
    assert tiny.comparison.share("SE231", indicator=indicator, objective="RSO1.3", on=date(2021, 1, 1)) is None


def test_shares_of_one_target_are_one_whole_or_less(programme: Programme, tiny: Programme) -> None:
    row = tiny.comparison.shares[0]
    shares = tuple(replace(row, region=region.code) for region in programme.regions)
    with pytest.raises(ConfigError, match="tillsammans högst 1"):
        check(replace(programme, comparison=replace(programme.comparison, shares=shares)))


def test_the_programmes_own_counts_are_marked_as_examples(programme: Programme) -> None:
    """No share is known, and none is made up."""
    assert programme.comparison.shares == ()
    assert {each.region for each in programme.comparison.denominators} == {each.code for each in programme.regions}
    assert not any(each.confirmed for each in programme.comparison.denominators)
