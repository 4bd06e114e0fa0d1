"""Status: is an indicator where the straight lines to its target say it should be (docs/counting-rules.md)?

The programme of the tables runs from 2021-01-01 over the milestone 2024-12-31 to the target
2029-12-31; on track from 0.85, watch from 0.65, a look at the target from 1.20 of it.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from config.model import StatusMethod
from warehouse.status import Calendar, Ladder, StatusResult, evaluate, share_of_target

CALENDAR = Calendar(date(2021, 1, 1), date(2024, 12, 31), date(2029, 12, 31))
METHOD = StatusMethod(Decimal("0.85"), Decimal("0.65"), Decimal("1.20"), source="test", confirmed=True)

STATUS = """
what                                | baseline | 2024 | 2029 | cut-off    | value | due | lower | path | status
target reached                      |          | 100  | 300  | 2024-12-31 | 300   | yes | no    | 100  | reached
above the target                    |          | 100  | 300  | 2024-12-31 | 310   | yes | no    | 100  | reached
at the milestone                    |          | 100  | 300  | 2024-12-31 | 100   | yes | no    | 100  | on_track
exactly 0.85 of what is expected    |          | 100  | 300  | 2024-12-31 | 85    | yes | no    | 100  | on_track
just below 0.85                     |          | 100  | 300  | 2024-12-31 | 84.99 | yes | no    | 100  | watch
exactly 0.65                        |          | 100  | 300  | 2024-12-31 | 65    | yes | no    | 100  | watch
just below 0.65                     |          | 100  | 300  | 2024-12-31 | 64.99 | yes | no    | 100  | behind
nought reported, something expected |          | 100  | 300  | 2024-12-31 | 0     | yes | no    | 100  | behind
after the target day                |          | 100  | 300  | 2031-06-30 | 250   | yes | no    | 300  | watch
baseline counts from where it is    | 50       |      | 150  | 2029-12-31 | 135   | yes | no    | 150  | on_track
below the baseline                  | 50       |      | 150  | 2029-12-31 | 40    | yes | no    | 150  | behind
not yet due                         |          | 100  | 300  | 2024-12-31 | 10    | no  | no    | 100  | not_expected
nothing known, not yet due          |          | 100  | 300  | 2024-12-31 |       | no  | no    | 100  | not_expected
nothing known, due                  |          | 100  | 300  | 2024-12-31 |       | yes | no    | 100  | missing
no target                           |          |      |      | 2024-12-31 | 10    | yes | no    |      | no_target
no target and no value              |          |      |      | 2024-12-31 |       | yes | no    |      | no_target
milestone nought                    |          | 0    | 300  | 2023-06-30 | 20    | yes | no    | 0    | not_expected
programme start                     | 50       |      | 150  | 2021-01-01 | 60    | yes | no    | 50   | not_expected
target equals baseline              | 50       |      | 50   | 2025-06-30 | 40    | yes | no    | 50   | not_expected
lower is better, reached            | 400      |      | 300  | 2029-12-31 | 290   | yes | yes   | 300  | reached
lower is better, on track           | 400      |      | 300  | 2029-12-31 | 310   | yes | yes   | 300  | on_track
lower is better, behind             | 400      |      | 300  | 2029-12-31 | 390   | yes | yes   | 300  | behind
lower is better, not yet measured   | 400      |      | 300  | 2029-12-31 | 0     | no  | yes   | 300  | not_expected
"""

REVIEW = """
what                           | baseline | 2029 | value | lower | look at the target
exactly 1.20 of the target     |          | 100  | 120   | no    | no
above 1.20 of the target       |          | 100  | 121   | no    | yes
target nought is never divided |          | 0    | 10    | no    | no
no target                      |          |      | 10    | no    | no
no value                       |          | 100  |       | no    | no
lower is better, 1.20 of way   | 400      | 300  | 280   | yes   | no
lower is better, 1.21 of way   | 400      | 300  | 279   | yes   | yes
"""


def rows(table: str) -> list[dict[str, str]]:
    names, *lines = [[cell.strip() for cell in line.split("|")] for line in table.strip().splitlines()]
    return [dict(zip(names, line, strict=True)) for line in lines]


def number(text: str) -> Decimal | None:
    return Decimal(text) if text else None


def result(row: dict[str, str]) -> StatusResult:
    lower = row["lower"] == "yes"
    ladder = Ladder(number(row["baseline"]), number(row.get("2024", "")), number(row["2029"]), decrease=lower)
    cut_off = date.fromisoformat(row.get("cut-off", "2025-12-31"))
    due = row.get("due", "yes") == "yes"
    return evaluate(number(row["value"]), ladder, cut_off=cut_off, due=due, calendar=CALENDAR, method=METHOD)


@pytest.mark.parametrize("row", rows(STATUS), ids=lambda row: row["what"])
def test_status(row: dict[str, str]) -> None:
    found = result(row)
    assert (found.status, found.expected) == (row["status"], number(row["path"]))


@pytest.mark.parametrize("row", rows(REVIEW), ids=lambda row: row["what"])
def test_a_value_far_above_its_target_asks_for_a_look_at_the_target(row: dict[str, str]) -> None:
    assert result(row).review_target is (row["look at the target"] == "yes")


def test_the_path_is_straight_between_its_days() -> None:
    """Half the days from 2024-12-31 to 2029-12-31 (1 826) give half the way from 100 to 300."""
    ladder = Ladder(None, Decimal(100), Decimal(300))
    found = evaluate(Decimal(0), ladder, cut_off=date(2027, 7, 2), due=True, calendar=CALENDAR, method=METHOD)
    assert found.expected == Decimal(200)


def test_the_share_of_the_target_is_not_capped() -> None:
    assert share_of_target(Decimal(150), Ladder(None, None, Decimal(100))) == Decimal("1.5")


def test_the_share_of_the_target_counts_from_the_baseline() -> None:
    assert share_of_target(Decimal(75), Ladder(Decimal(50), None, Decimal(100))) == Decimal("0.5")


def test_there_is_no_share_where_there_is_no_way_to_go() -> None:
    assert share_of_target(Decimal(75), Ladder(Decimal(50), None, Decimal(50))) is None
