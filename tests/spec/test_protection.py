"""What is hidden beside a small count; the table stands in rules_protection.py."""

from __future__ import annotations

import pytest

from config.model import Programme
from tests.spec.rules_protection import BESIDE
from tests.spec.tables import lines
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
