"""The EU's calendar; the table stands in rules_calendar.py."""

from __future__ import annotations

from datetime import date

from config.model import Programme
from tests.spec.rules_calendar import CUT_OFFS
from tests.spec.tables import lines
from warehouse.cut_offs import eu_cut_offs, indicator_cut_offs

CASES = lines(CUT_OFFS.cases)
BEFORE, UNTIL = date(2023, 10, 31), date(2025, 3, 30)


def test_the_calendar_has_exactly_these_days(programme: Programme) -> None:
    """Between two days: every line with finance, and of them those with indicators."""
    finance = [day.isoformat() for day in eu_cut_offs(programme, UNTIL) if day > BEFORE]
    assert finance == [row["cut-off"] for row in CASES if row["finance"] == "yes"]
    indicators = [day.isoformat() for day in indicator_cut_offs(programme, BEFORE, UNTIL)]
    assert indicators == [row["cut-off"] for row in CASES if row["indicators"] == "yes"]
