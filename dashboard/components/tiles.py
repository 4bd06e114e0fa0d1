"""Tiles: one figure, what it is of, and a way to the rows behind it."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import html
from dashboard.attributes import aria
from dashboard.content import Child
from dashboard.formats import Numeric


def tiles(*each: Component) -> Component:
    """Tiles in a row while there is room."""
    return html.Ul(list(each), className="tiles")


def tile(
    label: str, value: str, *, of: str = "", href: str = "", note: Child = None, share: Numeric | None = None
) -> Component:
    """A figure with its denominator in words (`of`); `share` (0–1) draws a thin bar under it."""
    figure: Child = html.A(value, href=href) if href else value
    parts: list[Component] = [html.P(label, className="tile-label"), html.P(figure, className="tile-value")]
    if of:
        parts.append(html.P(of, className="tile-of"))
    if share is not None:
        parts.append(bar(share))
    if note is not None:
        parts.append(html.P(note, className="tile-note"))
    return html.Li(parts, className="tile")


def bar(share: Numeric) -> Component:
    """A thin bar filled to the share; only drawn beside the figure that says the same."""
    width = min(max(float(share), 0.0), 1.0) * 100
    filled = html.Span(className="bar-filled", style={"width": f"{width:.1f}%"})
    return html.Span(filled, className="bar", **aria(hidden="true"))
