"""How many indicator targets have each status, the unknown ones too; never a rank, never a mean."""

from __future__ import annotations

from collections import Counter

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.status import status_mark
from dashboard.request import PageRequest
from warehouse.status import STATUSES

ON_TRACK = ("reached", "on_track")
ASSESSED = ("reached", "on_track", "watch", "behind")


def status_counts(frame: pd.DataFrame) -> Counter[str]:
    """Rows per status."""
    return Counter(frame["status"])


def status_summary(request: PageRequest, counts: Counter[str]) -> Component:
    """Every status that occurs with its count, each a link to its rows."""
    items = [
        html.Li(
            html.A(
                [status_mark(request, status), " ", html.Strong(request.f.number(counts[status]))],
                href=request.here(status=status, anchor="indikatorer"),
            )
        )
        for status in STATUSES
        if counts[status]
    ]
    return html.Ul(items, className="status-summary")


def on_track(counts: Counter[str]) -> int:
    """Reached or on track."""
    return sum(counts[status] for status in ON_TRACK)


def assessed(counts: Counter[str]) -> int:
    """Those that could be assessed at all."""
    return sum(counts[status] for status in ASSESSED)
