"""The regions under three rules, compared, overlapping and spread: checked against the facts in plain Python."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from config import Programme
from config.comparison import JOINT
from tests.small_release import CUT_OFF, DALARNA, GAVLEBORG, PLANS, REGIONS, VARMLAND, lines
from warehouse.queries.comparison import TOTAL, comparison, divisors_of
from warehouse.queries.contributions import contributions
from warehouse.queries.finance import finance
from warehouse.queries.frames import records
from warehouse.queries.municipalities import municipality_objectives, spread
from warehouse.queries.overlaps import overlaps
from warehouse.queries.progress import progress, progress_of
from warehouse.queries.region_operations import joint_operations, operations_by_key
from warehouse.queries.regions import place_codes, regions
from warehouse.queries.scope import Scope

COUNTED = {"P1", "P2", "P3", "P6"}  # P4 is decided later, P5 withdrawn


def _planned(indicator: str, rule: str) -> dict[str, Decimal]:
    """Plans by place, added up from the release's facts."""
    places: dict[str, list[str]] = {}
    for operation, region, _ in lines(REGIONS):
        places.setdefault(operation, []).append(region)
    sums: dict[str, Decimal] = {}
    for operation, code, value in lines(PLANS):
        if code == indicator and operation in COUNTED:
            own = places[operation] if rule == "full" or len(places[operation]) == 1 else [JOINT]
            for place in own:
                sums[place] = sums.get(place, Decimal(0)) + Decimal(value)
    return sums


@pytest.mark.parametrize("rule", ["full", "joint"])
@pytest.mark.parametrize("indicator", ["RCO01", "RCR02", "RCO07"])
@pytest.mark.parametrize("objective", [None, "RSO1.3"])
def test_plans_follow_the_rule(
    connection: sa.Connection, programme: Programme, *, rule: str, indicator: str, objective: str | None
) -> None:
    frame = regions(connection, programme=programme, cut_off=CUT_OFF, rule=rule, objective=objective)
    rows = frame.set_index("indicator")
    if indicator == "RCO07" and objective:
        assert indicator not in rows.index
        return
    wanted, row = _planned(indicator, rule), rows.loc[indicator]
    codes = place_codes(programme, rule)
    assert {code: row[f"selected_{code}"] for code in codes if row[f"selected_{code}"]} == wanted
    assert row["selected_doubled"] == sum(wanted.values()) - row["selected_total"]
    assert rule != "joint" or row["selected_doubled"] == 0


@pytest.mark.parametrize("rule", ["key", "full", "joint"])
@pytest.mark.parametrize("indicator", ["RCO01", "RCR02"])
def test_rows_behind_a_place_add_up_under_every_rule(
    connection: sa.Connection, programme: Programme, *, rule: str, indicator: str
) -> None:
    for code in place_codes(programme, rule):
        scope = Scope(region=code, region_rule=rule)
        asked: Any = {"programme": programme, "cut_off": CUT_OFF, "indicator": indicator, "scope": scope}
        figure = progress_of(connection, **asked).iloc[0]
        rows = contributions(connection, **asked)
        assert sum(value for value in rows["selected"] if value is not None) == figure["selected"]
        declared = figure["declared"] if indicator == "RCO01" else figure["implemented"]
        assert sum(value for value in rows["declared"] if value is not None) == (declared or 0)


@pytest.mark.parametrize("rule", ["key", "full", "joint"])
def test_what_places_and_total_differ_by_is_explained(
    connection: sa.Connection, programme: Programme, rule: str
) -> None:
    for row in records(regions(connection, programme=programme, cut_off=CUT_OFF, rule=rule)):
        difference = row["implemented_difference"] or 0
        assert difference == row["several"] - row["unplaced"] + row["implemented_doubled"]
        assert rule == "full" or row["implemented_doubled"] == 0


def test_overlaps_are_the_differences_of_the_sums(connection: sa.Connection, programme: Programme) -> None:
    """Enterprise 1 is in Falun in both P1 and P2, 3 has no municipality: 1 + 1 + 2 in places, 4 in all."""
    [row] = [
        r for r in records(overlaps(connection, programme=programme, cut_off=CUT_OFF)) if r["indicator"] == "RCO01"
    ]
    assert (row["unique_total"], row["regions_sum"], row["in_regions"], row["unplaced"]) == (4, 3, 0, 1)
    assert row["regions_sum"] - row["in_regions"] + row["unplaced"] == row["unique_total"]
    assert (row["objectives_sum"], row["in_objectives"]) == (4, 0)


def test_money_adds_up_jointly_and_is_doubled_in_full(connection: sa.Connection) -> None:
    amounts = {
        level: sum(finance(connection, cut_off=CUT_OFF, level=level)["eu_decided_sek"])
        for level in ("programme", "region", "region_full", "region_joint")
    }
    assert amounts["region"] == amounts["region_joint"] == amounts["programme"] == Decimal(3_850_000)
    assert amounts["region_full"] == 3 * 2_000_000 + 1_000_000 + 3 * 500_000 + 350_000


def test_operations_by_key_are_counted_once(connection: sa.Connection, programme: Programme) -> None:
    counts = operations_by_key(connection, programme=programme, cut_off=CUT_OFF)
    assert counts == {DALARNA: 1, VARMLAND: 2, GAVLEBORG: 1}
    assert set(joint_operations(connection, cut_off=CUT_OFF, region=GAVLEBORG)["operation_id"]) == {"P1", "P3"}


@pytest.mark.parametrize("measure", ["absolute", "per_msek", "per_enterprises", "share"])
def test_nothing_is_divided_by_nought(connection: sa.Connection, programme: Programme, measure: str) -> None:
    rows = records(regions(connection, programme=programme, cut_off=CUT_OFF))
    decided = {DALARNA: Decimal(0), VARMLAND: Decimal(2_000_000), TOTAL: Decimal(4_000_000)}
    divisors = divisors_of(programme, measure=measure, decided_sek=decided, on=CUT_OFF)  # type: ignore[arg-type]
    places = place_codes(programme, "key")
    compared = comparison(rows, places=places, measure=measure, divisors=divisors).set_index("indicator")  # type: ignore[arg-type]
    row, absolute = compared.loc["RCO01"], next(each for each in rows if each["indicator"] == "RCO01")
    if measure == "per_msek":
        assert row[f"implemented_{VARMLAND}"] == absolute[f"implemented_{VARMLAND}"] / 2
        assert (row[f"implemented_{DALARNA}"], row[f"status_{DALARNA}"]) == (None, "M")
        assert (row[f"implemented_{GAVLEBORG}"], row[f"status_{GAVLEBORG}"]) == (None, "M")
    elif measure == "share":
        assert row["implemented_total"] == 1
    elif measure == "absolute":
        assert row[f"implemented_{DALARNA}"] == absolute[f"implemented_{DALARNA}"]


def test_spread_counts_reached_municipalities(connection: sa.Connection, programme: Programme) -> None:
    """Falun, Gävle and Karlstad have one enterprise each."""
    row = spread(connection, programme=programme, cut_off=CUT_OFF).set_index("indicator").loc["RCO01"]
    assert [row[f"reached_{code}"] for code in (DALARNA, GAVLEBORG, VARMLAND)] == [1, 1, 1]
    assert (row["reached"], row["counted"], row["largest_share"]) == (3, 3, 1)
    nobody = spread(connection, programme=programme, cut_off=CUT_OFF, objective="RSO2.6").set_index("indicator")
    assert nobody.loc["RCO01", "largest_share"] is None
    by_objective = municipality_objectives(connection, programme=programme, cut_off=CUT_OFF, indicator="RCO01")
    assert sum(by_objective["RSO1.3"]) == 3
    assert sum(by_objective["RSO1.1"]) == 0


def test_gap_and_delivery_risk(connection: sa.Connection, programme: Programme) -> None:
    """Selected 10 + 6 + 7; all three ended and achieved 3 + 2 + 5 of their own."""
    [row] = records(progress(connection, programme=programme, cut_off=CUT_OFF, objective="RSO1.3", indicator="RCO01"))
    assert row["gap"] == row["target_2029"] - 23
    assert row["delivery_risk"] == 23 - 10


@pytest.mark.parametrize("rule", ["key", "full", "joint"])
def test_a_place_never_has_progress_against_a_target(
    connection: sa.Connection, programme: Programme, rule: str
) -> None:
    for code in place_codes(programme, rule):
        rows = progress(connection, programme=programme, cut_off=CUT_OFF, region=code, rule=rule)
        assert set(rows["status"]) == {"no_target"}
        for name in ("target_2029", "share_of_target", "selected_share", "gap", "expected"):
            assert set(rows[name]) == {None}, name
