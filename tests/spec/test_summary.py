"""The summary per status; the table stands in rules_summary.py."""

from __future__ import annotations

import pandas as pd
import pytest

from dashboard.sections.statuses import assessed, on_track, status_counts
from tests.spec.rules_summary import SUMMARY
from tests.spec.tables import lines
from warehouse.status import STATUSES


@pytest.mark.parametrize("row", lines(SUMMARY.cases), ids=lambda row: row["statuses"])
def test_indicators_are_counted_per_status(row: dict[str, str]) -> None:
    statuses = row["statuses"].split()
    assert set(statuses) <= set(STATUSES)
    counts = status_counts(pd.DataFrame({"status": statuses}))
    assert counts == {status: statuses.count(status) for status in statuses}
    found = (sum(counts.values()), assessed(counts), on_track(counts))
    assert found == tuple(int(row[name]) for name in ("counted", "assessed", "on track"))
