"""Official names, which stay Swedish on an English page: marked so that a screen reader says them in Swedish."""

from __future__ import annotations

from typing import Any

from dash.development.base_component import Component

from dashboard import html
from dashboard.request import PageRequest


def official(request: PageRequest, words: str) -> Component | str:
    """The name, marked as Swedish where the page is not."""
    said = spoken(request, swedish=True)
    return html.Span(words, **said) if said else words


def around(request: PageRequest, key: str, *, place: str, name: str, **values: object) -> list[Component | str]:
    """The text with this key, the official name marked where its `{place}` stands."""
    before, _, after = request.t(key, **{place: _HERE}, **values).partition(_HERE)
    return [before, official(request, name), after]


_HERE = "\x00"


def spoken(request: PageRequest, *, swedish: bool) -> dict[str, Any]:
    """The attribute of an element whose words are Swedish on a page that is not; none anywhere else."""
    return {"lang": "sv"} if swedish and request.lang != "sv" else {}
