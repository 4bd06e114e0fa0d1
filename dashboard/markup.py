"""Dash's HTML components as HTML text: the frame and the error pages are there before any script runs."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component
from markupsafe import Markup, escape

_NAMES = {"className": "class", "htmlFor": "for", "colSpan": "colspan", "rowSpan": "rowspan", "tabIndex": "tabindex"}
_VOID = frozenset({"img", "br", "hr", "col", "wbr", "input"})
_NOT_WRITTEN = frozenset({"children", "disable_n_clicks", "n_clicks", "key", "style"})


def markup(part: Any) -> Markup:
    """The part as HTML; every text and attribute is escaped. Only components of `dash.html` have a markup."""
    if part is None:
        return Markup()
    if isinstance(part, list | tuple):
        return Markup().join(markup(each) for each in part)
    if not isinstance(part, Component):
        return escape(part)
    said = part.to_plotly_json()
    if said["namespace"] != "dash_html_components":
        raise TypeError(f"{said['type']} is drawn by script and has no markup")
    tag = str(said["type"]).lower()
    attributes = Markup().join(_attribute(name, value) for name, value in said["props"].items())
    opened = Markup("<{}{}>").format(tag, attributes)
    return opened if tag in _VOID else opened + markup(said["props"].get("children")) + Markup("</{}>").format(tag)


def _attribute(name: str, value: Any) -> Markup:
    if name in _NOT_WRITTEN or value is None or value is False:
        return Markup()
    written = _NAMES.get(name, name.lower())
    return Markup(" {}").format(written) if value is True else Markup(' {}="{}"').format(written, value)
