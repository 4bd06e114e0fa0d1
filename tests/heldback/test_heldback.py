"""A held-back folder of deliveries gives exactly the figures worked out by hand in expected.csv."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from config.model import Programme
from config.settings import Settings
from tests.heldback.understood import UNDERSTOOD
from tests.published import known, published
from tests.reference import Figure, Key, values
from tests.spec.tables import delivered

FOLDER = Path(__file__).parent
EARLIER, TODAY = date(2024, 8, 12), date(2025, 2, 10)
Expected = dict[Key, Figure]


def expected(known_on: date) -> Expected:
    """The figures worked out by hand, as known on a day."""
    with (FOLDER / "expected.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["kand_per"] == known_on.isoformat()]
    names = ("indikator_kod", "sarskilt_mal", "region_kod", "interventionsomrade", "period", "matt")
    return {_key([row[name] for name in names]): (_value(row["varde"]), row["status"]) for row in rows}


def _key(words: list[str]) -> Key:
    indicator, objective, region, field, period, measure = words
    return indicator, objective, region, field, period, measure


def _value(text: str) -> Decimal | None:
    return Decimal(text) if text else None


@pytest.mark.parametrize("known_on", [EARLIER, TODAY])
def test_the_hand_and_the_plain_recomputation_agree(known_on: date, programme: Programme) -> None:
    wanted, figures = expected(known_on), values(delivered(UNDERSTOOD), programme, known_on)
    assert {key: figures.get(key) for key in wanted} == wanted


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[[Path], Settings]) -> Settings:
    """A store holding the release these deliveries make."""
    settings = make_settings(tmp_path_factory.mktemp("heldback"))
    published([FOLDER / "deliveries"], settings=settings, received_on=TODAY)
    return settings


@pytest.mark.parametrize("known_on", [EARLIER, TODAY])
def test_the_loaded_deliveries_give_the_figures_worked_out_by_hand(known_on: date, store: Settings) -> None:
    wanted, figures = expected(known_on), known(store, known_on)
    assert {key: figures.get(key) for key in wanted} == wanted
    assert max(key[4] for key in figures) <= known_on.isoformat()
