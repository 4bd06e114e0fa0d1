"""A bullet in a table row: implemented on selected, the milestone ▽ and the target | on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from dash import html
from dash.development.base_component import Component

from dashboard.attributes import aria
from dashboard.formats import Numeric, known


@dataclass(frozen=True)
class Bullet:
    """What a bullet draws; None draws nothing. All in one unit."""

    implemented: Numeric | None
    selected: Numeric | None = None
    milestone: Numeric | None = None
    target: Numeric | None = None
    baseline: Numeric | None = None

    def scale(self) -> float:
        """The value at the right edge: the largest of all, with room for its mark."""
        drawn = [
            float(v)
            for v in (self.implemented, self.selected, self.milestone, self.target)
            if v is not None and known(v)
        ]
        return max([*drawn, 0.0]) * 1.04 or 1.0


def bullet(drawn: Bullet, *, words: str, scale: float | None = None) -> Component:
    """The drawing; `words` say the same to a screen reader. A shared `scale` makes rows comparable."""
    full = scale or drawn.scale()
    parts = [
        _bar("bullet-selected", drawn.selected, full),
        _bar("bullet-implemented", drawn.implemented, full),
        _mark("bullet-milestone", drawn.milestone, full),
        _mark("bullet-target", drawn.target, full),
    ]
    return html.Span([part for part in parts if part is not None], className="bullet", role="img", **aria(label=words))


def _place(value: Numeric, full: float) -> str:
    return f"{min(max(float(value) / full, 0.0), 1.0) * 100:.2f}%"


def _bar(name: str, value: Numeric | None, full: float) -> Component | None:
    if value is None or not known(value):
        return None
    return html.Span(className=name, style={"width": _place(value, full)})


def _mark(name: str, value: Numeric | None, full: float) -> Component | None:
    if value is None or not known(value):
        return None
    return html.Span(className=name, style={"left": _place(value, full)})
