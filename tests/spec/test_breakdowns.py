"""Each rule of breakdowns: its deliveries give exactly its parts; the tables stand in rules_breakdowns.py."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from config.model import ALL
from config.settings import Settings
from etl.run import load
from tests.conftest import MakeSettings
from tests.deliver import write_plain
from tests.spec.rules_breakdowns import LISTS, MISSING, PARTICIPANTS, PARTS
from tests.spec.tables import KNOWN_ON, PERIOD, Spec, delivered, lines
from warehouse.ask_values import write_values
from warehouse.connections import open_current, releases_of
from warehouse.queries.scope import Scope
from warehouse.queries.splits import Missing, missing_shares, splits

LAST = date.fromisoformat(PERIOD)
Place = tuple[str, str, str, str]
"""Indicator, objective, region, cut-off."""


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Iterator[Settings]:
    """A release of the rules' deliveries, all of them together."""
    folder = tmp_path_factory.mktemp("breakdowns")
    settings = make_settings(tmp_path_factory.mktemp("store"))
    load(write_plain(delivered(LISTS + PARTICIPANTS), folder), settings=settings, received_on=KNOWN_ON)
    yield settings
    releases_of(settings).close()


@pytest.fixture(scope="module")
def connection(settings: Settings) -> Iterator[sa.Connection]:
    """A connection to it."""
    with open_current(settings).connect() as connection:
        yield connection


def _wanted(spec: Spec) -> dict[Place, dict[str, dict[str, Decimal]]]:
    """Place → dimension → category → value."""
    found: dict[Place, dict[str, dict[str, Decimal]]] = {}
    for row in lines(spec.figures):
        place = (row["indikator"], row.get("sarskilt_mal", ALL), row.get("region", ALL), row.get("period", PERIOD))
        dimension, _, category = row["uppdelning"].partition(":")
        found.setdefault(place, {}).setdefault(dimension, {})[category] = Decimal(row["varde"])
    return found


def _parts(connection: sa.Connection, place: Place) -> dict[str, dict[str, Decimal]]:
    indicator, objective, region, period = place
    scope = Scope(specific_objective=objective, region=region)
    found: dict[str, dict[str, Decimal]] = {}
    for row in splits(connection, indicator=indicator, cut_off=date.fromisoformat(period), scope=scope).to_dict(
        "records"
    ):
        found.setdefault(row["dimension"], {})[row["code"]] = row["value"]
    return found


@pytest.mark.parametrize("spec", PARTS, ids=[spec.name for spec in PARTS])
def test_the_rule_gives_exactly_its_parts(spec: Spec, connection: sa.Connection) -> None:
    """Every category of each dimension the rule names, and no other."""
    for place, dimensions in _wanted(spec).items():
        found = _parts(connection, place)
        assert {dimension: found.get(dimension) for dimension in dimensions} == dimensions, place


@pytest.mark.parametrize("spec", MISSING, ids=[spec.name for spec in MISSING])
def test_what_no_part_says_is_the_missing_share(spec: Spec, connection: sa.Connection) -> None:
    for row in lines(spec.figures):
        shares = missing_shares(splits(connection, indicator=row["indikator"], cut_off=LAST, scope=Scope()))
        total, missing = Decimal(row["total"]), Decimal(row["saknas"])
        found = shares[row["uppdelning"]]
        assert found == Missing(total, total - missing)
        assert (found.value, found.share) == (missing, missing / total)


def test_values_carries_breakdowns_without_plan_or_target(settings: Settings) -> None:
    out = settings.data_dir.parent / "values.csv"
    write_values(settings, out, cut_offs=(LAST,))
    with out.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["uppdelning"] != "*"]
    assert {row["matt"] for row in rows} == {"genomfort"}
    [women] = [
        row
        for row in rows
        if (row["indikator_kod"], row["uppdelning"], row["sarskilt_mal"], row["region_kod"])
        == ("RCR98", "sex:women", "*", "*")
    ]
    assert (women["varde"], women["enhet"], women["period"]) == ("6", "deltaganden", "2024-12-31")
