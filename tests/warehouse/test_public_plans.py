"""What interrupted operations planned, asked by everybody: nobody is left with a hidden count by subtracting plans."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import sqlalchemy as sa

from config.model import ALL, Programme
from config.settings import INTERNAL
from tests.conftest import MakeSettings
from tests.small_release import CUT_OFF, FILE, KNOWN_ON, fill
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.marts import build_marts
from warehouse.protection.plans import WHOLE
from warehouse.public_rows import public_rows
from warehouse.queries.contributions import contributions
from warehouse.queries.scope import REGION_RULES, scope_of
from warehouse.shade import OF_ENTERPRISES, Shade
from warehouse.tables import core, metadata
from warehouse.tables.mart import indicator_value, operation_value
from warehouse.tier import of_tier

STOPPED: dict[str, tuple[str, int, tuple[str, ...], str]] = {
    "S1": ("RSO1.3", 2, ("SE312", "SE313"), "021"),
    "S2": ("RSO1.3", 6, ("SE311",), "025"),
    "S3": ("RSO1.3", 1, ("SE312",), "021"),
    "S4": ("RSO1.2", 9, ("SE313",), "013"),
    "S5": ("RSO1.4", 2, ("SE313",), "023"),
}
"""Interrupted operation → objective, organisations reached, regions and field."""

RUNNING: dict[str, tuple[str, int, tuple[str, ...], str]] = {
    "G1": ("RSO1.3", 7, ("SE312", "SE311"), "021"),
    "G2": ("RSO1.2", 12, ("SE313",), "013"),
    "G3": ("RSO1.2", 15, ("SE312",), "013"),
    "G4": ("RSO1.4", 14, ("SE311",), "023"),
    "G5": ("RSO2.1", 5, ("SE312",), "042"),
}
"""Operations that go on, likewise."""

INDICATOR = "RCO14"
PLANNED, REPORTED = Decimal(20), date(2024, 12, 31)


def _interrupted(connection: sa.Connection) -> None:
    """Operations in which nothing more happens, and such as go on, beside those of the small release."""
    every = STOPPED | RUNNING
    for row, (code, (objective, reached, regions, field)) in enumerate(every.items(), start=100):
        key = FILE | {"operation_id": code, "source_row": row}
        operation = {
            "name": f"Exempel {code}",
            "beneficiary": "Region Exempel",
            "specific_objective": objective,
            "kind": "direct",
            "decided_on": date(2023, 2, 1),
            "starts_on": date(2023, 2, 1),
            "ends_on": date(2025, 3, 31),
            "status": "interrupted" if code in STOPPED else "running",
            "eligible_cost_sek": Decimal(100),
            "eu_support_sek": Decimal(50),
            "support_form": "01",
        }
        said = {"indicator": INDICATOR, "breakdown": ALL}
        connection.execute(core.operation.insert(), key | operation)
        for region in regions:
            connection.execute(core.operation_region.insert(), key | {"region": region, "share_pct": None})
        scheme = {"code_scheme": "2021/1060", "original_code": field, "share_pct": Decimal(100)}
        connection.execute(core.operation_field.insert(), key | {"field": field} | scheme)
        connection.execute(core.planned_value.insert(), key | said | {"planned_value": PLANNED})
        report = {"cut_off": REPORTED, "sex": ALL, "region": ALL, "value": Decimal(reached), "comment": None}
        connection.execute(core.indicator_report.insert(), key | said | report)


@pytest.fixture(scope="module")
def built(
    tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings, programme: Programme
) -> Iterator[sa.Connection]:
    engine = open_staging(None, make_settings(tmp_path_factory.mktemp("plans")))
    metadata.create_all(engine)
    with of_tier(engine, INTERNAL).connect() as connection:
        fill(connection)
        _interrupted(connection)
        build_marts(connection, programme=programme, known_on=KNOWN_ON, cut_offs=eu_cut_offs(programme, KNOWN_ON))
        yield connection
    engine.dispose()


def shown(connection: sa.Connection, *, release: bool) -> list[dict[str, Any]]:
    """The levels of the indicator for everybody: of a release, or of a part of it that has no cube."""
    shade = Shade(lambda table: table, all_counts=not release)
    rows = public_rows(shade, indicator_value)
    assert rows is not None
    query = rows.where(indicator_value.c.indicator == INDICATOR, indicator_value.c.cut_off == CUT_OFF)
    return [dict(row) for row in connection.execute(query).mappings()]


def hidden_operations(connection: sa.Connection) -> set[str]:
    """The interrupted operations whose count is not for everybody."""
    rows = public_rows(Shade(lambda table: table), operation_value)
    assert rows is not None
    query = rows.where(operation_value.c.indicator == INDICATOR, operation_value.c.cut_off == CUT_OFF)
    found = {row["operation_id"] for row in connection.execute(query).mappings() if row["selected"] is None}
    return found & set(STOPPED)


def inside(connection: sa.Connection, row: dict[str, Any], programme: Programme) -> set[str]:
    """The operations behind the row, as the internal tier lists them."""
    rule = row["level"].rpartition("_")[2]
    scope = replace(scope_of(row), region_rule=rule if rule in REGION_RULES else "key")
    found = contributions(connection, programme=programme, indicator=INDICATOR, cut_off=CUT_OFF, scope=scope)
    return set(found["operation_id"])


def test_subtracting_plans_leaves_no_single_hidden_count(built: sa.Connection, programme: Programme) -> None:
    hidden = hidden_operations(built)
    assert {"S1", "S3", "S5"} <= hidden
    rows = [row for row in shown(built, release=True) if row["level"] not in OF_ENTERPRISES]
    told = [row for row in rows if row["selected"] is not None]
    assert told != rows
    for row in told:
        unseen = hidden & inside(built, row, programme)
        assert not unseen or (len(unseen) > 1 and row["level"] in WHOLE), row
    [programme_row] = [row for row in rows if row["level"] == "programme"]
    assert programme_row["selected"] == PLANNED * len(RUNNING) + sum(reached for _, reached, *_ in STOPPED.values())


def test_what_is_not_told_says_that_it_is_protected(built: sa.Connection) -> None:
    for row in shown(built, release=True):
        assert (row["planned_status"] == "Q") == (row["selected"] is None)
        assert row["ended_selected"] is None


def test_a_part_of_a_release_tells_no_sum_with_an_interrupted_operation(
    built: sa.Connection, programme: Programme
) -> None:
    rows = [row for row in shown(built, release=False) if row["level"] not in OF_ENTERPRISES]
    assert {row["selected"] for row in rows if inside(built, row, programme) & set(STOPPED)} == {None}
    assert any(row["selected"] for row in rows)


def test_other_indicators_keep_their_plans(built: sa.Connection) -> None:
    rows = public_rows(Shade(lambda table: table), indicator_value)
    assert rows is not None
    other = rows.where(indicator_value.c.indicator.in_(("RCO01", "RCR02"))).subquery()
    query = sa.select(sa.func.count()).where(other.c.planned_status != "A")
    assert built.execute(query).scalar_one() == 0
