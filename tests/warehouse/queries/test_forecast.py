"""The forecast of a release: from its marts, told the same everywhere, silent where history is too short."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pandas as pd
import pytest
import sqlalchemy as sa

from config import Programme
from tests.loaded import Loaded
from tests.small_release import CUT_OFF
from warehouse.connections import open_current, releases_of
from warehouse.cut_offs import indicator_cut_offs
from warehouse.excerpts import Excerpt, open_part
from warehouse.marts.forecast import can_be_forecast
from warehouse.queries.forecast import forecast_bases, forecast_errors, forecasts
from warehouse.tables.mart import indicator_value
from warehouse.tables.mart_forecast import forecast, forecast_basis, forecast_test
from warehouse.values import value_rows, write_rows

TABLES = (forecast, forecast_basis, forecast_test)


def test_too_little_history_is_said_and_nothing_forecast(connection: sa.Connection) -> None:
    """Six operations, none of them finished."""
    assert forecasts(connection, indicator="RCO01").empty
    assert forecast_errors(connection, indicator="RCO01").empty
    basis = forecast_bases(connection, indicator="RCO01", objective="RSO1.3").to_dict("records")[0]
    assert (basis["state"], basis["running_count"], basis["finished_count"]) == ("too_little_history", 3, 0)
    assert basis["made_at"] == CUT_OFF


def test_annual_values_shares_and_falling_indicators_are_never_forecast(
    connection: sa.Connection, programme: Programme
) -> None:
    silent = {indicator.code for indicator in programme.indicators if not can_be_forecast(indicator)}
    assert {"RCR11", "RCR26"} <= silent
    asked = {row.indicator for row in connection.execute(sa.select(forecast_basis.c.indicator))}
    assert asked & silent == set()


@pytest.fixture(scope="module")
def published(demo_release: Loaded) -> Any:
    """Every row of the forecast tables in the example release, in order, and the published values."""
    handle = open_current(demo_release.settings)
    with handle.connect() as connection:
        found = {table.name: _rows(connection, table) for table in TABLES}
        found["values"] = pd.DataFrame(connection.execute(_last_values(handle.last_cut_off)).fetchall())
    yield found
    releases_of(demo_release.settings).close()


def test_a_forecast_has_every_indicator_cut_off_to_come(published: Any, programme: Programme) -> None:
    days = indicator_cut_offs(programme, date(2026, 8, 31), programme.target_date)
    assert days[0] == date(2026, 12, 31)
    assert days[-1] == programme.target_date
    groups: dict[Any, list[date]] = {}
    for row in published["mart_forecast"]:
        groups.setdefault(row[:3], []).append(row.cut_off)
    assert groups
    assert all(tuple(found) == days for found in groups.values())
    made = {row[:3] for row in published["mart_forecast_basis"] if row.state == "forecast"}
    assert made == set(groups)


def test_low_middle_high_are_in_order_and_not_below_what_is_published(published: Any, programme: Programme) -> None:
    values = {tuple(row[:3]): row[3] for row in published["values"].itertuples(index=False)}
    decimals = {indicator.code: indicator.decimals for indicator in programme.indicators}
    for row in published["mart_forecast"]:
        reached = values[row[:3]] or Decimal(0)
        assert reached <= row.low <= row.middle <= row.high
        step = Decimal(1).scaleb(-decimals[row.indicator])
        assert row.middle in (reached, row.middle.quantize(step))


def test_the_overlap_is_below_one_only_where_enterprises_are_unique(published: Any, programme: Programme) -> None:
    counting = {indicator.code: indicator.counting for indicator in programme.indicators}
    overlaps = {row.indicator: row.overlap for row in published["mart_forecast_basis"] if row.level == "programme"}
    assert Decimal(0) < overlaps["RCO01"] < 1
    assert {code for code, overlap in overlaps.items() if overlap != 1} <= {
        code for code, kind in counting.items() if kind == "unique"
    }


def test_past_error_stands_beside_forecasts_with_its_counts(published: Any) -> None:
    tested = published["mart_forecast_test"]
    assert tested
    assert all(0 <= row.inside_count <= row.trials_count for row in tested)
    assert all(row.median_error_pct is None or row.median_error_pct >= 0 for row in tested)


def test_made_anew_the_forecast_is_the_same(published: Any, demo_release: Loaded, programme: Programme) -> None:
    """On one thread in another database, as known on the release's own day."""
    handle = open_current(demo_release.settings)
    alone = replace(demo_release.settings, threads=1)
    engine = open_part(handle.path, alone, Excerpt(programme, handle.known_on))
    with engine.connect() as connection:
        assert {table.name: _rows(connection, table) for table in TABLES} == {
            table.name: published[table.name] for table in TABLES
        }
    engine.dispose()


def test_values_hold_the_forecast_of_the_marts(published: Any, demo_release: Loaded, programme: Programme) -> None:
    text = io.StringIO(newline="")
    with open_current(demo_release.settings).connect() as connection:
        write_rows(text, value_rows(connection, programme, ()))
        [known] = connection.execute(sa.select(sa.func.max(indicator_value.c.cut_off))).one()
        assert not [row for row in value_rows(connection, programme, (known,)) if row[7] == "prognos"]
    rows = [row for row in csv.DictReader(io.StringIO(text.getvalue())) if row["matt"] == "prognos"]
    assert len(rows) == 3 * len(published["mart_forecast"])
    assert {(row["status"], row["region_kod"], row["kommun_kod"]) for row in rows} == {("F", "*", "*")}
    told = {
        (row["indikator_kod"], row["sarskilt_mal"], row["period"], row["uppdelning"]): Decimal(row["varde"])
        for row in rows
    }
    for row in published["mart_forecast"]:
        key = (row.indicator, row.specific_objective, row.cut_off.isoformat())
        assert [told[*key, part] for part in ("lag", "mitt", "hog")] == [row.low, row.middle, row.high]


def _rows(connection: sa.Connection, table: sa.Table) -> list[Any]:
    return list(connection.execute(sa.select(table).order_by(*list(table.c)[:4])).fetchall())


def _last_values(cut_off: date) -> sa.Select[Any]:
    columns = [indicator_value.c[name] for name in ("level", "specific_objective", "indicator", "implemented")]
    return sa.select(*columns).where(
        indicator_value.c.level.in_(("programme", "objective")), indicator_value.c.cut_off == cut_off
    )
