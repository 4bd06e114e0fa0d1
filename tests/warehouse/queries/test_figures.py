"""The questions about figures, on the small release: progress, series, regions, chain, money."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import sqlalchemy as sa

from config import Programme
from tests.small_release import CUT_OFF, DALARNA, FALUN, GAVLEBORG, KARLSTAD, VARMLAND
from warehouse.queries.chain import chain, chain_money, outside_chain
from warehouse.queries.finance import finance, finance_of
from warehouse.queries.municipalities import municipalities
from warehouse.queries.progress import progress, progress_of
from warehouse.queries.regions import regions
from warehouse.queries.scope import Scope
from warehouse.queries.series import series, series_by
from warehouse.queries.targets import target_versions, targets


def test_progress_has_every_indicator_the_framework_uses(connection: sa.Connection, programme: Programme) -> None:
    rows = progress(connection, programme=programme, cut_off=CUT_OFF)
    pairs = set(zip(rows["indicator"], rows["specific_objective"], strict=True))
    used = {(i.code, objective) for i in programme.indicators for objective in i.objectives}
    assert used <= pairs


def test_progress_joins_value_target_and_status(connection: sa.Connection, programme: Programme) -> None:
    rows = progress(connection, programme=programme, cut_off=CUT_OFF, objective="RSO1.3", indicator="RCO01")
    [row] = rows.to_dict("records")
    assert (row["selected"], row["implemented"], row["status"]) == (Decimal(23), Decimal(9), "behind")
    assert row["confirmed"] is False
    assert row["result"].expected == row["expected"]


def test_an_indicator_nobody_plans_is_not_expected_yet(connection: sa.Connection, programme: Programme) -> None:
    [row] = progress(connection, programme=programme, cut_off=CUT_OFF, objective="RSO1.3", indicator="RCR04").to_dict(
        "records"
    )
    assert (row["selected"], row["implemented"], row["status"]) == (Decimal(0), None, "not_expected")


def test_a_region_has_no_target(connection: sa.Connection, programme: Programme) -> None:
    rows = progress(connection, programme=programme, cut_off=CUT_OFF, region=DALARNA)
    assert set(rows["status"]) == {"no_target"}


def test_a_combination_that_is_not_counted_has_no_figure(connection: sa.Connection, programme: Programme) -> None:
    scope = Scope(region=DALARNA, field="021")
    assert scope.level is None
    assert progress_of(connection, programme=programme, cut_off=CUT_OFF, indicator="RCO01", scope=scope).empty


def test_targets_are_those_of_the_version_valid_on_the_day(connection: sa.Connection, programme: Programme) -> None:
    first = min(target.valid_from for target in programme.targets)
    assert targets(connection, on=date(first.year - 1, 1, 1)).empty
    assert len(targets(connection, indicator="RCO01", objective="RSO1.3")) == 1
    assert set(target_versions(connection, indicator="RCO01")["indicator"]) == {"RCO01"}


def test_series_are_cumulative_to_each_cut_off(connection: sa.Connection) -> None:
    rows = series(connection, indicator="RCO01", scope=Scope(), until=CUT_OFF)
    values = dict(zip(rows["cut_off"], rows["implemented"], strict=True))
    assert values[date(2023, 6, 30)] == 2
    assert values[date(2024, 12, 31)] == 4
    assert values[CUT_OFF] == 9


def test_series_of_a_level_hold_one_line_per_part(connection: sa.Connection) -> None:
    rows = series_by(connection, level="region", until=CUT_OFF, indicator="RCO01")
    assert set(rows["region"]) == {DALARNA, GAVLEBORG, VARMLAND}
    assert series_by(connection, level="objective_region", until=CUT_OFF, indicator="RCO01", objective="RSO2.6").empty


def test_regions_add_up_by_key_for_plans(connection: sa.Connection, programme: Programme) -> None:
    rows = regions(connection, programme=programme, cut_off=CUT_OFF).set_index("indicator")
    row = rows.loc["RCO01"]
    assert [row[f"selected_{code}"] for code in (DALARNA, GAVLEBORG, VARMLAND)] == [7, 5, 11]
    assert (row["selected_total"], row["selected_difference"]) == (23, 0)


def test_regions_count_enterprises_anew(connection: sa.Connection, programme: Programme) -> None:
    """Dalarna 1 + 2, Gävleborg 1 + 1, Värmland 1 + 2; in total 4 + 5, the large one has no municipality."""
    row = (
        regions(connection, programme=programme, cut_off=CUT_OFF, objective="RSO1.3")
        .set_index("indicator")
        .loc["RCO01"]
    )
    assert [row[f"implemented_{code}"] for code in (DALARNA, GAVLEBORG, VARMLAND)] == [3, 2, 3]
    assert (row["implemented_total"], row["implemented_difference"]) == (9, -1)


def test_municipalities_are_all_there(connection: sa.Connection, programme: Programme) -> None:
    rows = municipalities(connection, programme=programme, cut_off=CUT_OFF, indicator="RCO01")
    values = dict(zip(rows["municipality"], rows["implemented"], strict=True))
    assert len(values) == len(programme.municipalities)
    assert (values[FALUN], values[KARLSTAD], values["2081"]) == (1, 1, 0)


def test_chain_counts_each_cell(connection: sa.Connection, programme: Programme) -> None:
    rows = chain(connection, cut_off=CUT_OFF)
    cell = rows[(rows["field"] == "025") & (rows["indicator"] == "RCO01")]
    assert list(cell["implemented"]) == [2]
    money = chain_money(connection, cut_off=CUT_OFF)
    assert sum(money["eu_decided_sek"]) == Decimal(3_850_000)
    assert outside_chain(money, programme).empty


def test_money_is_split_by_key(connection: sa.Connection) -> None:
    rows = finance(connection, cut_off=CUT_OFF, level="region").set_index("region")
    assert rows.loc[DALARNA, "claimed_sek"] == Decimal("500000.00")
    [whole] = finance_of(connection, cut_off=CUT_OFF, scope=Scope()).to_dict("records")
    assert (whole["operations_count"], whole["claimed_sek"]) == (4, Decimal("1000000.00"))
