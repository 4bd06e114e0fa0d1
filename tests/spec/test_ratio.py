"""Ratios: numerator and denominator counted apart at every level, then divided; in the tiny programme."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
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
from tests.published import read_values
from tests.reference import Figure
from warehouse.ask_values import write_values
from warehouse.connections import open_current, releases_of

TINY_PROGRAMME = Path(__file__).parents[1] / "data" / "tiny_programme"
HEAD = "diarienummer;projektnamn;stodmottagare;sarskilt_mal;insatstyp;beslutsdatum;startdatum;slutdatum;status"
OPERATION = "{0};{0};Region Exempel;RSO1.3;direct;2023-01-10;2023-02-01;2026-12-31;pågår;100;50;50"
FILES = {
    "operationer_2023-02-01.csv": "\n".join(
        (
            f"{HEAD};stodberattigande_kostnad_sek;eu_stod_sek;offentlig_medfinansiering_sek",
            *(OPERATION.format(code) for code in ("A", "B", "C")),
            "",
        )
    ),
    "planvarden_2023-02-01.csv": "diarienummer;indikator;planvarde\nA;PS-R-OMS;20\nA;RCO04;4\nB;PS-R-OMS;8\n",
    "lagesrapport_2025-07-20.csv": "diarienummer;per_datum;indikator;varde\n"
    "A;2023-12-31;PS-R-OMS;3\nA;2024-12-31;PS-R-OMS;10\nB;2024-12-31;PS-R-OMS;5\nC;2025-06-30;RCO04;2\n"
    "A;2024-12-31;PS-R-KVOT;99\n",
    "deltagare_2025-07-20.csv": "diarienummer;organisationsnummer;stodform;forsta_stod;kommun\n"
    "A;559999-0016;icke-ekonomiskt;2024-03-01;1380\nA;559999-0024;icke-ekonomiskt;2024-03-01;1380\n"
    "B;559999-0024;icke-ekonomiskt;2024-05-01;1380\nB;559999-0032;icke-ekonomiskt;2024-05-01;1384\n",
}


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Iterator[Settings]:
    """A release of the tiny programme."""
    folder = tmp_path_factory.mktemp("ratio")
    for name, content in FILES.items():
        (folder / name).write_text(content, encoding="utf-8")
    settings = replace(make_settings(tmp_path_factory.mktemp("store")), config_dir=TINY_PROGRAMME)
    load([folder], settings=settings, received_on=date(2025, 7, 20))
    yield settings
    releases_of(settings).close()


@pytest.mark.parametrize(
    ("period", "measure", "figure"),
    [
        ("2023-06-30", "valt", (Decimal(7), "A")),  # (20 + 8) / 4: the plans are added before they are divided
        ("2023-06-30", "genomfort", (None, "L")),  # no turnover is due yet
        ("2023-12-31", "genomfort", (None, "M")),  # turnover, but no enterprise: never divided by nought
        ("2024-12-31", "genomfort", (Decimal(5), "A")),  # (10 + 5) / 3 distinct enterprises, not a mean of ratios
        ("2025-06-30", "genomfort", (Decimal(3), "E")),  # two of the five are declared without a list
    ],
)
def test_the_parts_are_counted_apart_and_then_divided(
    settings: Settings, period: str, measure: str, figure: Figure
) -> None:
    """At the programme and at its only objective and region alike; what was reported as a ratio is not used."""
    out = settings.data_dir.parent / "values.csv"
    write_values(settings, out)
    values = read_values(out)
    for place in (("*", "*"), ("RSO1.3", "*")):
        assert values["PS-R-KVOT", *place, "*", period, measure] == figure


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
