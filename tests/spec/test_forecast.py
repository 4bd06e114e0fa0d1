"""Forecast: what decided operations will reach, learned from finished ones, as tables (docs/adr/0007-forecast.md).

Two finished operations make a pool here. A report stands as day:value. Where the finished operations all went the
same way nothing is uncertain: low, middle and high are one value.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from tests.forecasting import Planned, as_portfolio, asked, forecast_of
from warehouse.forecast.portfolio import Portfolio
from warehouse.forecast.project import overlap

FINISHED = """
F1 | direct | 01 | 2022-06-30 | 2024-06-30 | 2024-06-30 | 100 | 2023-06-30:40 2024-06-30:80
F2 | direct | 01 | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50  | 2023-06-30:20 2024-06-30:40
"""
LATE = """
F1 | direct | 01 | 2022-06-30 | 2024-06-30 | 2024-06-30 | 100 | 2024-06-30:40 2024-12-31:80
F2 | direct | 01 | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50  | 2024-06-30:20 2024-12-31:40
"""
ELSEWHERE = """
F1 | environment | 01 | 2022-06-30 | 2024-06-30 | 2024-06-30 | 100 | 2023-06-30:40 2024-06-30:80
F2 | direct      | 02 | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50  | 2023-06-30:20 2024-06-30:40
"""
RUNNING = """
R1 | direct | 01 | 2024-12-31 | 2026-12-31 |            | 200 | 2025-12-31:80
"""
RULES: list[tuple[str, str, dict[str, float | None]]] = [
    ("delivery rate: half of the time is left, and with it half of the 80 % others reached",
     FINISHED + RUNNING, {"2026-06-30": 120 + 80 + 40, "2026-12-31": 120 + 160, "2029-12-31": 280}),
    ("delay: what others reached half a year after their end comes half a year after this one's",
     LATE + RUNNING, {"2026-12-31": 120 + 80 + 40, "2027-12-31": 120 + 80 + 120}),
    ("never below what is reported: more than planned already, and it keeps that",
     FINISHED + "R1 | direct | 01 | 2024-01-01 | 2025-12-31 | | 100 | 2025-12-31:130",
     {"2026-12-31": 120 + 130, "2029-12-31": 250}),
    ("nothing reported yet: all that others reached is still to come",
     FINISHED + "R1 | direct | 01 | 2024-12-31 | 2026-12-31 | | 200 |", {"2026-12-31": 120 + 160}),
    ("no plan, no forecast of its own: it keeps what it has",
     FINISHED + "R1 | direct | 01 | 2024-12-31 | 2026-12-31 | | | 2025-12-31:7", {"2029-12-31": 127}),
    ("finished operations keep what they have", FINISHED, {"2026-12-31": 120, "2029-12-31": 120}),
    ("an interrupted operation keeps what it has",
     FINISHED + "R1 | direct | 01 | 2024-01-01 | 2026-12-31 | 2025-06-30 | 100 | 2025-06-30:5", {"2029-12-31": 125}),
    ("too few of the same kind: the wider pool of every kind is used",
     ELSEWHERE + RUNNING, {"2026-12-31": 120 + 160}),
    ("too little history: no forecast",
     FINISHED.strip().splitlines()[0] + RUNNING, {"2026-12-31": None}),
    ("planned but never reported is missing, not nought: it is no history",
     FINISHED.strip().splitlines()[0] + "\nF2 | direct | 01 | 2022-06-30 | 2024-06-30 | 2024-06-30 | 50 |" + RUNNING,
     {"2026-12-31": None}),
]  # fmt: skip

OVERLAP = """
counting | level | sum of operations | factor
unique   | 90    | 100               | 0.9
unique   | 100   | 100               | 1
unique   | 0     | 0                 | 1
unique   |       | 40                | 1
sum      | 90    | 100               | 1
"""


@pytest.mark.parametrize(("given", "figures"), [rule[1:] for rule in RULES], ids=[rule[0] for rule in RULES])
def test_the_rule_gives_its_figures(given: str, figures: dict[str, float | None]) -> None:
    """Low, middle and high are the one figure of the table."""
    days = [date.fromisoformat(day) for day in figures]
    found = asked(_portfolio(given), days)["*"]
    assert found.enough == all(value is not None for value in figures.values())
    if found.enough:
        for part in forecast_of(found):
            assert part == pytest.approx([*figures.values()], abs=0.5)


def test_results_a_year_after_are_history_when_the_year_has_passed() -> None:
    """Closed at 2024-06-30: known as an output at once, as such a result from 2025-06-30."""
    portfolio = _portfolio(FINISHED + RUNNING)
    day = date(2024, 12, 31)
    assert asked(portfolio, [date(2025, 12, 31)], on=day)["*"].enough
    assert not asked(portfolio, [date(2025, 12, 31)], on=day, one_year_after=True)["*"].enough


def test_the_overlap_is_the_level_divided_by_its_operations() -> None:
    _, *lines = OVERLAP.strip().splitlines()
    for line in lines:
        counting, level, summed, factor = (cell.strip() for cell in line.split("|"))
        published = float(level) if level else None
        assert overlap(published, float(summed), unique=counting == "unique") == float(factor)


def _portfolio(given: str) -> Portfolio:
    return as_portfolio([_operation(line) for line in given.splitlines() if line.strip()])


def _operation(line: str) -> Planned:
    number, kind, form, *days, planned, reports = (cell.strip() for cell in line.split("|"))
    starts, ends, closed = (date.fromisoformat(day) if day else None for day in days)
    assert starts
    assert ends
    told: Any = (report.split(":") for report in reports.split())
    values = {date.fromisoformat(day): float(value) for day, value in told}
    return Planned(number, starts, ends, closed, float(planned) if planned else None, values, kind=kind, form=form)
