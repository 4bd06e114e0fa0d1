"""Ratios: numerator and denominator counted apart at every level, then divided; in the tiny programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import dashboard.pages
from config.loader import load_programme
from config.settings import Settings
from dashboard.layout import framed
from dashboard.site import Site, collect_pages
from etl.run import load
from tests.conftest import MakeSettings
from tests.dashboard.pages.test_every_page import text
from tests.deliver import write_plain
from tests.published import read_values
from tests.spec.rules_ratio import RATIO
from tests.spec.tables import delivered, expected
from warehouse.ask_values import write_values
from warehouse.connections import open_current, releases_of

TINY_PROGRAMME = Path(__file__).parents[1] / "data" / "tiny_programme"


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Iterator[Settings]:
    """A release of the tiny programme."""
    folder = tmp_path_factory.mktemp("ratio")
    write_plain(delivered(RATIO.given), folder)
    settings = replace(make_settings(tmp_path_factory.mktemp("store")), config_dir=TINY_PROGRAMME)
    load([folder], settings=settings, received_on=RATIO.known_on)
    yield settings
    releases_of(settings).close()


def test_the_parts_are_counted_apart_and_then_divided(settings: Settings) -> None:
    """At the programme and at its only objective alike; what was reported as a ratio is not used."""
    out = settings.data_dir.parent / "values.csv"
    write_values(settings, out)
    values, wanted = read_values(out), expected(RATIO.figures)
    assert {key: values.get(key) for key in wanted} == wanted


def test_the_page_shows_the_parts_and_the_division(settings: Settings) -> None:
    programme = load_programme(TINY_PROGRAMME)
    site = Site(programme=programme, releases=lambda: open_current(settings), pages=collect_pages(dashboard.pages))
    page, request = site.request("/indikator/PS-R-KVOT", "period=2024-12-31")
    assert "Genomfört: 15,0 / 3 × 1 = 5,0" in text(framed(page, request))
    assert list(page.TABLES["underlag"](request).frame["indikator_kod"]) == ["PS-R-OMS", "RCO04"]


def test_a_ratio_without_denominator_is_shown_as_not_applicable(settings: Settings) -> None:
    programme = load_programme(TINY_PROGRAMME)
    site = Site(programme=programme, releases=lambda: open_current(settings), pages=collect_pages(dashboard.pages))
    page, request = site.request("/indikator/PS-R-KVOT", "period=2023-12-31")
    assert "genomfört ej tillämpligt" in text(framed(page, request))
