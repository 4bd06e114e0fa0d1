"""A page is written as Dash would write it, only shorter."""

from __future__ import annotations

import json
from typing import Any

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html
from dash.development.base_component import Component
from plotly.io.json import to_json_plotly

from dashboard.attributes import aria
from dashboard.page_json import page_json

PARTS = [
    html.Span(),
    html.P(["Särskilt mål ", html.Strong("1/2 < 3"), " och 0", 0]),
    html.A("Gävle\u2028", href="/?a=1&b=2#c", **aria(label="”Gävle”")),
    html.Option("Alla", value="", selected=False),
    html.Details([html.Summary("Visa"), html.Div(dbc.Input(id="q", value="", type="search"))], open=True),
    dcc.Graph(id="graf", figure={"data": [{"x": [1.5, None]}], "layout": {"height": 300}}, style={"height": "300px"}),
]


@pytest.mark.parametrize("part", PARTS, ids=lambda part: str(part)[:20])
def test_the_browser_reads_what_dash_would_have_written(part: Component) -> None:
    written = json.loads(page_json(part, place="sida"))
    dash = json.loads(to_json_plotly({"multi": True, "response": {"sida": {"children": part}}}))
    assert written == _without_nothing(dash)


def test_letters_and_slashes_are_written_as_they_are() -> None:
    assert "å/ä".encode() in page_json(html.P("å/ä"), place="sida")


@pytest.mark.parametrize("value", [float("nan"), float("inf")])
def test_a_number_without_a_word_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="JSON"):
        page_json(dcc.Graph(figure={"data": [value]}), place="sida")


def test_anything_but_plain_values_and_components_is_refused() -> None:
    unknown: Any = {"a"}
    with pytest.raises(TypeError, match="set"):
        page_json(html.P(unknown), place="sida")


def _without_nothing(part: Any) -> Any:
    """Dash writes children that are not there as null."""
    if isinstance(part, list):
        return [_without_nothing(each) for each in part]
    if isinstance(part, dict):
        return {name: _without_nothing(each) for name, each in part.items() if (name, each) != ("children", None)}
    return part
