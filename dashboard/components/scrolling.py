"""A region of its own for what may be wider than the window."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import html
from dashboard.attributes import aria


def scrolling(wide: Component, *, label: str) -> Component:
    """What is wide, in a landmark that scrolls sideways, also by keyboard; `label` is its own on the page."""
    return html.Section(wide, className="scroll", tabIndex="0", **aria(label=label))
