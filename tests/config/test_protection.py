"""Which indicators are protected is said by their unit, or by their file; never left open."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from config import Programme
from config.errors import ConfigError
from config.settings import INTERNAL, PUBLIC, load_settings


def test_counts_of_enterprises_organisations_and_persons_are_protected(programme: Programme) -> None:
    protected = {indicator.code for indicator in programme.indicators if indicator.protected}
    assert {"RCO01", "RCO07", "PS-O-ORG", "RCR97", "RCR98"} <= protected
    assert not {"RCR02", "RCO13", "PS-O-INV", "PS-R-STRAT"} & protected
    assert {indicator.code for indicator in programme.indicators if indicator.counting == "unique"} <= protected


@pytest.mark.parametrize(
    ("environ", "tier"),
    [({}, PUBLIC), ({"RESULTATKEDJAN_TIER": " "}, PUBLIC), ({"RESULTATKEDJAN_TIER": "internal"}, INTERNAL)],
)
def test_an_installation_is_open_unless_it_says_otherwise(environ: Mapping[str, str], tier: str) -> None:
    assert load_settings(environ).tier == tier


def test_no_other_tier_is_known() -> None:
    with pytest.raises(ConfigError, match="RESULTATKEDJAN_TIER"):
        load_settings({"RESULTATKEDJAN_TIER": "staff"})
