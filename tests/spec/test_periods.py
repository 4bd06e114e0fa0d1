"""Per period; the table stands in rules_periods.py."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spec.rules_periods import PERIODS
from tests.spec.tables import lines
from tests.spec.test_status import number
from warehouse.queries.periods import by_period

DAYS = (date(2024, 12, 31), date(2025, 6, 30))


def course(*values: tuple[date, Decimal | None, str]) -> pd.DataFrame:
    names = ("cut_off", "implemented", "implemented_status", "selected", "planned_status")
    rows = [dict(zip(names, (*each, *each[1:]), strict=True)) for each in values]
    return pd.DataFrame(rows, dtype=object)


@pytest.mark.parametrize("row", lines(PERIODS.cases), ids=lambda row: " ".join(row.values()))
def test_a_period_is_a_difference(row: dict[str, str]) -> None:
    earlier = (DAYS[0], number(row["before"]), row["status before"])
    last = (DAYS[1], number(row["at the cut-off"]), row["status"])
    first = row["status before"] == "first"
    found = by_period(course(last) if first else course(earlier, last)).iloc[-1]
    wanted = (number(row["difference"]), row["status shown"])
    assert (found["implemented"], found["implemented_status"]) == wanted
    assert (found["selected"], found["planned_status"]) == wanted
    assert found["since"] == (None if first else DAYS[0])


@given(st.lists(st.integers(-50, 50), min_size=1, max_size=8))
def test_the_periods_add_up_to_the_last_value(values: list[int]) -> None:
    days = [date(2023, 1, 1 + place) for place in range(len(values))]
    found = by_period(course(*[(day, Decimal(v), "A") for day, v in zip(days, values, strict=True)]))
    assert sum(found["implemented"]) == values[-1]
