"""The rows behind a figure add up to it, at every level and for every counting kind."""

from __future__ import annotations

from decimal import Decimal

import pytest
import sqlalchemy as sa

from config import Programme
from tests.small_release import CUT_OFF, DALARNA, FALUN, GAVLEBORG, VARMLAND
from warehouse.queries.contributions import contributions
from warehouse.queries.excluded import excluded_enterprises, excluded_operations
from warehouse.queries.progress import progress_of
from warehouse.queries.scope import Scope

SCOPES = (
    Scope(),
    Scope(policy_objective="PO1"),
    Scope(specific_objective="RSO1.3"),
    *[Scope(region=code) for code in (DALARNA, GAVLEBORG, VARMLAND)],
    *[Scope(specific_objective="RSO1.3", region=code) for code in (DALARNA, GAVLEBORG, VARMLAND)],
    Scope(field="021"),
    Scope(field="025"),
    Scope(specific_objective="RSO1.3", kind="direct", field="021"),
)


@pytest.mark.parametrize("scope", SCOPES, ids=lambda scope: " ".join(scope.chosen.values()) or "all")
@pytest.mark.parametrize("indicator", ["RCO01", "RCO02", "RCR02"])
def test_rows_add_up_to_the_figure(
    connection: sa.Connection, programme: Programme, *, scope: Scope, indicator: str
) -> None:
    figure = progress_of(connection, programme=programme, cut_off=CUT_OFF, indicator=indicator, scope=scope).iloc[0]
    rows = contributions(connection, programme=programme, cut_off=CUT_OFF, indicator=indicator, scope=scope)
    declared = [value for value in rows["declared"] if value is not None]
    evidenced = [value for value in rows["evidenced"] if value is not None]

    assert sum(value for value in rows["selected"] if value is not None) == figure["selected"]
    assert sum(value for value in rows["implemented"] if value is not None) == sum(declared) + sum(evidenced)
    if indicator == "RCR02":
        assert sum(declared) == (figure["implemented"] or 0)
    else:
        assert sum(declared) == (figure["declared"] or 0)
        assert sum(evidenced) >= (figure["evidenced"] or 0)


def test_a_unique_figure_is_smaller_by_the_enterprises_counted_twice(
    connection: sa.Connection, programme: Programme
) -> None:
    """P1 has enterprises 1, 2, 3 and P2 has 1, 5: five in all, one twice; P3 declares five without a list."""
    scope = Scope(specific_objective="RSO1.3")
    figure = progress_of(connection, programme=programme, cut_off=CUT_OFF, indicator="RCO01", scope=scope).iloc[0]
    rows = contributions(connection, programme=programme, cut_off=CUT_OFF, indicator="RCO01", scope=scope)
    by_operation = dict(zip(rows["operation_id"], rows["implemented"], strict=True))

    assert by_operation == {"P1": Decimal(3), "P2": Decimal(2), "P3": Decimal(5)}
    assert figure["implemented"] == Decimal(9)
    assert figure["evidenced"] == Decimal(4)
    assert figure["implemented_status"] == "E"


def test_enterprises_are_placed_by_their_own_municipality(connection: sa.Connection, programme: Programme) -> None:
    """P2 works in Värmland only, yet one of its enterprises is in Falun."""
    rows = contributions(
        connection, programme=programme, cut_off=CUT_OFF, indicator="RCO01", scope=Scope(municipality=FALUN)
    )
    assert dict(zip(rows["operation_id"], rows["implemented"], strict=True)) == {"P1": Decimal(1), "P2": Decimal(1)}


def test_every_row_says_where_it_was_delivered(connection: sa.Connection, programme: Programme) -> None:
    rows = contributions(connection, programme=programme, cut_off=CUT_OFF, indicator="RCR02", scope=Scope())
    [row] = rows.to_dict("records")
    assert (row["report_file"], row["report_row"]) == ("exempel_rapport_2025-07-20.csv", 4)
    assert (row["plan_file"], row["plan_row"]) == ("exempel_rapport_2025-07-20.csv", 3)


def test_excluded_operations_have_a_reason(connection: sa.Connection) -> None:
    rows = excluded_operations(connection, indicator="RCO01", cut_off=CUT_OFF, scope=Scope(specific_objective="RSO1.3"))
    assert dict(zip(rows["operation_id"], rows["reason"], strict=True)) == {"P4": "decided_later", "P5": "withdrawn"}


@pytest.mark.parametrize(
    ("indicator", "scope", "expected"),
    [
        ("RCO01", Scope(), {"later": 1}),
        ("RCO01", Scope(region=DALARNA), {"later": 1, "no_municipality": 1}),
        ("RCR02", Scope(), {}),
    ],
)
def test_excluded_enterprise_rows_are_counted_by_reason(
    connection: sa.Connection, *, indicator: str, scope: Scope, expected: dict[str, int]
) -> None:
    rows = excluded_enterprises(connection, indicator=indicator, cut_off=CUT_OFF, scope=scope)
    assert dict(zip(rows["reason"], rows["rows_count"], strict=True)) == expected
