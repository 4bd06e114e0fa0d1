"""Official names, which stay Swedish on an English page: marked so that a screen reader says them in Swedish."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from dashboard.request import PageRequest


def official(request: PageRequest, words: str) -> Component | str:
    """The name, marked as Swedish where the page is not."""
    return words if request.lang == "sv" else html.Span(words, lang="sv")
