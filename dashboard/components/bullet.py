"""A bullet in a table row: implemented on selected, the milestone ▽ and the target | on one scale."""

from __future__ import annotations

from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import html
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


LENGTHS = {f"--{part}": part for part in ("selected", "implemented", "milestone", "target")}
"""What the style sheet draws a bullet from, and the part of the bullet that gives it."""


def bullet(drawn: Bullet, *, words: str, scale: float | None = None) -> Component:
    """The drawing; `words` say the same to a screen reader. A shared `scale` makes rows comparable.

    One element, drawn by the style sheet from its lengths: a page has dozens of bullets.
    """
    full = scale or drawn.scale()
    lengths = {name: getattr(drawn, part) for name, part in LENGTHS.items()}
    style = {name: _place(value, full) for name, value in lengths.items() if value is not None and known(value)}
    return html.Span(className="bullet", role="img", style=style, **aria(label=words))


def _place(value: Numeric, full: float) -> str:
    return f"{min(max(float(value) / full, 0.0), 1.0) * 100:.2f}%"
