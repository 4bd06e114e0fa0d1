"""The questions about rows, on the small release: operations, enterprises, deliveries, findings."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
import sqlalchemy as sa

from config import Programme
from tests.small_release import CUT_OFF, DALARNA, GAVLEBORG, KNOWN_ON, VARMLAND
from warehouse.queries.deliveries import deliveries, deliveries_summary, delivery_choices
from warehouse.queries.enterprises import enterprises
from warehouse.queries.finance import finance_of
from warehouse.queries.findings import FindingFilter, findings, findings_by_rule
from warehouse.queries.operation import (
    operation,
    operation_claims,
    operation_deliveries,
    operation_findings_count,
    operation_plans,
    operation_reports,
    operation_shares,
    operation_values,
)
from warehouse.queries.operations import SORTABLE, OperationFilter, operation_parts, operations, operations_summary
from warehouse.queries.public_operations import PublicFilter, public_operations, public_summary
from warehouse.queries.release import release_facts
from warehouse.queries.scope import Scope
from warehouse.queries.splits import splits


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["P1", "P2", "P3", "P4", "P5", "P6"]),
        ({"objective": "RSO1.1"}, ["P6"]),
        ({"kind": "support_structure"}, ["P6"]),
        ({"region": GAVLEBORG}, ["P1", "P3", "P6"]),
        ({"field": "025"}, ["P2"]),
        ({"stage": "withdrawn"}, ["P5"]),
        ({"stage": "ended"}, ["P1", "P2", "P3", "P6"]),
        ({"stage": "running"}, ["P4"]),
        ({"stage": "not_started"}, []),
        ({"search": "EXEMPEL p4"}, ["P4"]),
        ({"search": "%"}, []),
    ],
)
def test_operations_are_filtered(connection: sa.Connection, filters: dict[str, str], expected: list[str]) -> None:
    chosen = OperationFilter(cut_off=KNOWN_ON, **filters)
    assert list(operations(connection, chosen=chosen)["operation_id"]) == expected
    assert operations_summary(connection, chosen=chosen)["operations_count"] == len(expected)


def test_operations_are_those_decided_by_the_cut_off(connection: sa.Connection) -> None:
    chosen = OperationFilter(cut_off=date(2023, 2, 1))
    assert list(operations(connection, chosen=chosen)["operation_id"]) == ["P1", "P5"]


@pytest.mark.parametrize("name", SORTABLE)
def test_operations_are_sorted_by_every_column_offered(connection: sa.Connection, name: str) -> None:
    rising = operations(connection, chosen=OperationFilter(cut_off=KNOWN_ON), sort=name)[name]
    known = [value for value in rising if value is not None]
    assert known == sorted(known)


def test_operations_come_in_pages(connection: sa.Connection) -> None:
    page = operations(connection, chosen=OperationFilter(cut_off=CUT_OFF), sort="-eu_support_sek", limit=2, offset=1)
    assert list(page["operation_id"]) == ["P2", "P3"]


@pytest.mark.parametrize("cut_off", [date(2024, 12, 31), CUT_OFF])
def test_the_money_of_operations_adds_up_to_the_figure(connection: sa.Connection, cut_off: date) -> None:
    summary = operations_summary(connection, chosen=OperationFilter(cut_off=cut_off))
    [whole] = finance_of(connection, cut_off=cut_off, scope=Scope()).to_dict("records")
    assert summary["counted"] == whole["operations_count"]
    assert summary["running"] == whole["running_count"]
    assert summary["eu_support_sek"] == whole["eu_decided_sek"]
    assert summary["claimed_sek"] == whole["claimed_sek"]
    assert summary["paid_eu_sek"] == whole["eu_paid_sek"]


@pytest.mark.parametrize("filters", [{"region": DALARNA}, {"region": VARMLAND}, {"field": "021"}, {"field": "025"}])
def test_the_parts_of_operations_add_up_to_the_figure(
    connection: sa.Connection, programme: Programme, filters: dict[str, str]
) -> None:
    rows = operation_parts(connection, programme=programme, chosen=OperationFilter(cut_off=CUT_OFF, **filters))
    [part] = finance_of(connection, cut_off=CUT_OFF, scope=Scope(**filters)).to_dict("records")
    assert rows["eu_support_sek"].sum() == part["eu_decided_sek"]
    assert rows["claimed_sek"].sum() == part["claimed_sek"]


def test_splits_hold_each_operations_last_value(connection: sa.Connection) -> None:
    rows = splits(connection, indicator="RCR98", cut_off=CUT_OFF, scope=Scope())
    assert {(r["dimension"], r["code"]): r["value"] for r in rows.to_dict("records")} == {
        ("sex", "women"): 5,
        ("sex", "men"): 3,
    }


def test_one_operation(connection: sa.Connection) -> None:
    [row] = operation(connection, operation_id="P1").to_dict("records")
    assert (row["name"], row["file_name"]) == ("Exempel P1", "exempel_rapport_2025-07-20.csv")
    assert operation(connection, operation_id="P0").empty
    shares = operation_shares(connection, operation_id="P1")
    assert sum(shares.loc[shares["dimension"] == "region", "weight"]) == shares["total"].iloc[0]
    values = operation_values(connection, operation_id="P1", cut_off=CUT_OFF).set_index("indicator")
    assert (values.loc["RCO01", "implemented"], values.loc["RCO01", "declared"]) == (3, 4)


def test_the_rows_delivered_about_an_operation(connection: sa.Connection) -> None:
    reports = operation_reports(connection, operation_id="P1")
    assert list(reports["source_row"]) == [3, 4, 2]
    assert list(operation_plans(connection, operation_id="P1")["source_row"]) == [2, 3]
    assert list(operation_claims(connection, operation_id="P1")["claim_no"]) == ["1", "2"]
    found = operation_deliveries(connection, operation_id="P1").set_index("content")
    assert found.loc["enterprise_support", "rows_count"] == 4
    assert operation_findings_count(connection, operation_id="P1") == 0


def test_the_enterprises_behind_an_operation(connection: sa.Connection, programme: Programme) -> None:
    page = enterprises(
        connection,
        programme=programme,
        operation_id="P2",
        indicator="RCO01",
        cut_off=CUT_OFF,
        scope=Scope(),
        limit=1,
    )
    [row] = page.rows.to_dict("records")
    assert page.rows_count == 2
    assert row["counts_from"] == date(2023, 5, 1), "an event before the decision counts from the decision"
    assert (len(row["enterprise"]), row["source_row"]) == (8, 7)


def test_an_indicator_without_lists_has_no_enterprises(connection: sa.Connection, programme: Programme) -> None:
    page = enterprises(
        connection, programme=programme, operation_id="P1", indicator="RCR02", cut_off=CUT_OFF, scope=Scope(), limit=9
    )
    assert (page.rows_count, len(page.rows)) == (0, 0)


def test_deliveries_close_their_sums(connection: sa.Connection) -> None:
    [row] = deliveries(connection).to_dict("records")
    parts = ("rows_loaded", "rows_quarantined", "rows_superseded", "rows_ignored")
    assert row["rows_read"] == sum(row[name] for name in parts)
    assert (row["errors"], row["warnings"], row["notes"]) == (1, 1, 0)
    assert deliveries_summary(connection)["rows_read"] == 10
    assert list(delivery_choices(connection)["delivery_id"]) == ["d1"]


@pytest.mark.parametrize(
    ("chosen", "rules"),
    [
        (FindingFilter(), ["V02", "C05"]),
        (FindingFilter(severity="warning"), ["C05"]),
        (FindingFilter(rule="V02"), ["V02"]),
        (FindingFilter(delivery_id="d2"), []),
        (FindingFilter(operation_id="P1"), []),
    ],
)
def test_findings_are_filtered(connection: sa.Connection, chosen: FindingFilter, rules: list[str]) -> None:
    assert list(findings(connection, chosen=chosen)["rule"]) == rules
    assert set(findings_by_rule(connection, chosen=chosen)["rule"]) == set(rules)


def test_release_facts(connection: sa.Connection) -> None:
    facts = release_facts(connection)
    assert (facts["release_id"], facts["operations_count"], facts["findings_count"]) == ("2025-07-20-test", 6, 2)


def test_public_operations(connection: sa.Connection) -> None:
    chosen = PublicFilter(county="Värmland")
    assert list(public_operations(connection, chosen=chosen)["operation_id"]) == ["A2"]
    assert public_summary(connection, chosen=chosen) == {"operations_count": 1, "granted_sek": Decimal(300000)}
    everything = public_operations(connection, chosen=PublicFilter(search="tidigare"), sort="-granted_sek")
    assert list(everything["operation_id"]) == ["A2", "A1"]
