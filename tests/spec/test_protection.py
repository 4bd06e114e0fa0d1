"""What is hidden beside a small count; the table stands in rules_protection.py."""

from __future__ import annotations

import pytest

from config.model import Programme
from tests.spec.rules_protection import BESIDE, INTERRUPTED
from tests.spec.tables import lines
from tests.warehouse.protection.planned import DAYS, Operation, figures
from tests.warehouse.protection.test_attacker import cube
from warehouse.protection.cube import SUM, UNIQUE
from warehouse.protection.hide import hide


@pytest.mark.parametrize("row", lines(BESIDE.cases), ids=lambda row: " ".join(row.values()))
def test_the_least_important_sibling_is_hidden(row: dict[str, str], programme: Programme) -> None:
    parts = [[int(part)] for part in row["parts"].split()]
    made = cube(parts, [int(row["total"])], {"adding": SUM, "unique": UNIQUE}[row["counts"]])
    hidden = hide(made, programme.protection_threshold)[:, 0]
    shown = [".." if gone else str(int(value)) for gone, value in zip(hidden, made.values[:, 0], strict=True)]
    assert shown == [*row["shown"].split(), row["total shown"]]


WORDS = ("planned", "achieved")
RUNNING = 40
"""What a running operation achieved: many, so that only what interrupted ones did is to be protected."""


@pytest.mark.parametrize("row", lines(INTERRUPTED.cases), ids=lambda row: " ".join(row.values()))
def test_a_sum_of_plans_tells_no_hidden_count(row: dict[str, str], programme: Programme) -> None:
    planned, reached = ([int(part) for part in row[name].split()] for name in row if name.split()[-1] in WORDS)
    going = [Operation(f"G{place}", False, (0, RUNNING)) for place in range(len(planned) + 1)]
    stopped = [Operation(f"S{place}", True, (0, value)) for place, value in enumerate(reached)]
    found = figures([*going, *stopped], programme)
    cells = hide(found.cube, programme.protection_threshold)[:, found.cut_offs.index(DAYS[1])]
    gone = found.series[cells]
    names = set(gone.loc[gone["mart"] == "operation", "operation_id"])
    said = [".." if each.name in names else str(each.achieved[1]) for each in stopped]
    assert [*map(str, planned), *said] == row["operations shown"].split()
    assert sum(planned) + sum(reached) == int(row["selected"])
    whole = ((gone["mart"] == "plan") & (gone["level"] == "objective")).any()
    assert (".." if whole else row["selected"]) == row["selected shown"]
