"""How far do the decided operations reach: the status method on the selected value (docs/handbok.md)?

The table stands in rules_status.py.

The programme of the tables is that of tests/spec/test_status.py: milestone 2024-12-31, target 2029-12-31, thresholds
0.85 and 0.65, a look at the target from 1.20 of it.
"""

from __future__ import annotations

from datetime import date

import pytest

from tests.spec.rules_status import REACH
from tests.spec.tables import lines
from tests.spec.test_status import CALENDAR, METHOD, number
from warehouse.selected_status import ReachResult, evaluate_selected
from warehouse.status import Ladder


def answered(row: dict[str, str]) -> ReachResult:
    ladder = Ladder(number(row["baseline"]), None, number(row["2029"]), decrease=row["lower"] == "yes")
    selected, cut_off = number(row["selected"]), date.fromisoformat(row["cut-off"])
    assert selected is not None
    return evaluate_selected(selected, ladder, cut_off=cut_off, calendar=CALENDAR, method=METHOD)


@pytest.mark.parametrize("row", lines(REACH.cases), ids=lambda row: row["what"])
def test_how_far_the_decided_operations_reach(row: dict[str, str]) -> None:
    found = answered(row)
    assert (found.reach, found.ratio) == (row["reaches"], number(row["ratio"]))
    assert found.review_target is (row["look"] == "yes")
