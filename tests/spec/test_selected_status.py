"""How far do the decided operations reach: the status method on the selected value (docs/handbok.md).

The programme of the tables is that of tests/spec/test_status.py: milestone 2024-12-31, target 2029-12-31, thresholds
0.85 and 0.65, a look at the target from 1.20 of it.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.test_status import CALENDAR, METHOD, number, rows
from warehouse.selected_status import ReachResult, evaluate_selected
from warehouse.status import Ladder

REACH = """
what                                 | baseline | 2029 | cut-off    | selected | lower | ratio | reaches         | look
exactly the target                   |          | 300  | 2026-06-30 | 300      | no    | 1     | enough          | no
112 per cent of the target           |          | 300  | 2026-06-30 | 336      | no    | 1.12  | enough          | no
over 1.20 of the target              |          | 300  | 2026-06-30 | 363      | no    | 1.21  | enough          | yes
exactly 0.85                         |          | 300  | 2026-06-30 | 255      | no    | 0.85  | nearly          | no
just below 0.85                      |          | 300  | 2026-06-30 | 252      | no    | 0.84  | short           | no
exactly 0.65                         |          | 300  | 2026-06-30 | 195      | no    | 0.65  | short           | no
just below 0.65                      |          | 300  | 2026-06-30 | 192      | no    | 0.64  | far_short       | no
the day before the milestone         |          | 300  | 2024-12-30 | 192      | no    | 0.64  | too_early       | no
the milestone's day                  |          | 300  | 2024-12-31 | 192      | no    | 0.64  | far_short       | no
early, and it nearly reaches         |          | 300  | 2023-06-30 | 270      | no    | 0.9   | nearly          | no
nothing planned                      |          | 300  | 2026-06-30 | 0        | no    |       | nothing_planned | no
counted from the baseline            | 100      | 300  | 2026-06-30 | 280      | no    | 0.9   | nearly          | no
below the baseline                   | 100      | 300  | 2026-06-30 | 80       | no    | -0.1  | far_short       | no
no target                            |          |      | 2026-06-30 | 80       | no    |       | no_target       | no
target nought is never divided       |          | 0    | 2026-06-30 | 80       | no    |       | not_assessable  | no
target equals baseline               | 50       | 50   | 2026-06-30 | 80       | no    |       | not_assessable  | yes
lower is better, enough              | 400      | 300  | 2026-06-30 | 290      | yes   | 1.1   | enough          | no
lower is better, nearly              | 400      | 300  | 2026-06-30 | 310      | yes   | 0.9   | nearly          | no
lower is better, far                 | 400      | 300  | 2026-06-30 | 390      | yes   | 0.1   | far_short       | no
lower is better, over 1.20 of way    | 400      | 300  | 2026-06-30 | 279      | yes   | 1.21  | enough          | yes
lower is better, nothing planned     | 400      | 300  | 2026-06-30 | 0        | yes   |       | nothing_planned | no
"""


def answered(row: dict[str, str]) -> ReachResult:
    ladder = Ladder(number(row["baseline"]), None, number(row["2029"]), decrease=row["lower"] == "yes")
    selected, cut_off = number(row["selected"]), date.fromisoformat(row["cut-off"])
    assert selected is not None
    return evaluate_selected(selected, ladder, cut_off=cut_off, calendar=CALENDAR, method=METHOD)


@pytest.mark.parametrize("row", rows(REACH), ids=lambda row: row["what"])
def test_how_far_the_decided_operations_reach(row: dict[str, str]) -> None:
    found = answered(row)
    assert (found.reach, found.ratio) == (row["reaches"], number(row["ratio"]))
    assert found.review_target is (row["look"] == "yes")
