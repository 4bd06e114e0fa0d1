"""Status: is an indicator where the straight lines to its target say it should be (docs/counting-rules.md)?

The tables stand in rules_status.py.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from config.model import StatusMethod
from tests.spec.rules_status import REVIEW, SHARE, STATUS
from tests.spec.tables import lines
from warehouse.status import Calendar, Ladder, StatusResult, evaluate, share_of_target

CALENDAR = Calendar(date(2021, 1, 1), date(2024, 12, 31), date(2029, 12, 31))
METHOD = StatusMethod(Decimal("0.85"), Decimal("0.65"), Decimal("1.20"), source="test", confirmed=True)


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def result(row: dict[str, str]) -> StatusResult:
    lower = row["lower"] == "yes"
    ladder = Ladder(number(row["baseline"]), number(row.get("2024", "")), number(row["2029"]), decrease=lower)
    cut_off = date.fromisoformat(row.get("cut-off", "2025-12-31"))
    due = row.get("due", "yes") == "yes"
    return evaluate(number(row["value"]), ladder, cut_off=cut_off, due=due, calendar=CALENDAR, method=METHOD)


@pytest.mark.parametrize("row", lines(STATUS.cases), ids=lambda row: row["what"])
def test_status(row: dict[str, str]) -> None:
    found = result(row)
    assert (found.status, found.expected) == (row["status"], number(row["path"]))


@pytest.mark.parametrize("row", lines(REVIEW.cases), ids=lambda row: row["what"])
def test_a_value_far_above_its_target_asks_for_a_look_at_the_target(row: dict[str, str]) -> None:
    assert result(row).review_target is (row["look at the target"] == "yes")


def test_the_path_is_straight_between_its_days() -> None:
    """Half the days from 2024-12-31 to 2029-12-31 (1 826) give half the way from 100 to 300."""
    ladder = Ladder(None, Decimal(100), Decimal(300))
    found = evaluate(Decimal(0), ladder, cut_off=date(2027, 7, 2), due=True, calendar=CALENDAR, method=METHOD)
    assert found.expected == Decimal(200)


@pytest.mark.parametrize("row", lines(SHARE.cases), ids=lambda row: row["what"])
def test_the_share_of_the_target_and_the_capped_share(row: dict[str, str]) -> None:
    value, ladder = number(row["value"]), Ladder(number(row["baseline"]), None, number(row["2029"]))
    assert value is not None
    assert share_of_target(value, ladder) == number(row["share"])
    assert result(row | {"lower": "no"}).share_capped == number(row["capped"])
