"""The four ways a part of a page can be empty, kept apart (no rows, not reported, not applicable, protected)."""

from __future__ import annotations

from typing import Literal

from dash.development.base_component import Component

from dashboard import html
from dashboard.request import PageRequest

Empty = Literal["no_rows", "not_reported", "not_applicable", "protected"]


def empty(request: PageRequest, kind: Empty) -> Component:
    """The words of this kind of emptiness; for an empty choice also the way out of it."""
    clear: list[Component | str] = [" ", html.A(request.t("app.clear"), href=request.link.cleared(request.path))]
    way_out = clear if kind == "no_rows" and request.given else []
    return html.P([request.t(f"empty.{kind}"), *way_out], className=f"empty empty-{kind}")
