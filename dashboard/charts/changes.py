"""Changes between cut-offs: bars that stand on nought, and hang below it where a value was corrected downwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dashboard import palette
from dashboard.charts.frame import Figure, axis, figure, separators
from dashboard.formats import Formats, Numeric, known

HEIGHT = 340


@dataclass(frozen=True)
class Changes:
    """One measure: its name and its change per period; None where there is none to draw."""

    name: str
    values: Sequence[Numeric | None]
    colour: str = palette.ACCENT.light


def change_bars(
    periods: Sequence[str], measures: Sequence[Changes], *, unit: str = "", decimals: int = 0, lang: str = "sv"
) -> Figure:
    """The measures side by side, period after period."""
    f = Formats(lang)
    traces = [
        {
            "type": "bar",
            "name": each.name,
            "x": list(periods),
            "y": [float(value) if value is not None and known(value) else None for value in each.values],
            "marker": {"color": each.colour},
            "text": [f"{f.signed(value, decimals)} {unit}" for value in each.values],
            "textposition": "none",
            "hovertemplate": f"{each.name}<br><b>%{{text}}</b><br>%{{x}}<extra></extra>",
        }
        for each in measures
    ]
    return figure(
        traces,
        height=HEIGHT,
        margin={"l": 48, "r": 16, "t": 40, "b": 36},
        barmode="group",
        xaxis=axis(type="category", showgrid=False, nticks=8),
        yaxis=axis(tickformat=",~f", nticks=6, zeroline=True, zerolinecolor=palette.INK_SOFT.light),
        showlegend=True,
        legend={"orientation": "h", "x": 0, "y": 1, "yanchor": "bottom"},
        separators=separators(lang),
    )
