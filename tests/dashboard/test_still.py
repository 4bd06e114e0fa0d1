"""What stands still on a page is one element with its content as text; charts stay components."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import dash_bootstrap_components as dbc
import pytest
from dash import dcc, html
from dash.development.base_component import Component

from dashboard.layout import framed
from dashboard.still import still
from tests.dashboard.conftest import Ask

BLOCKS = (html.P, html.Div, html.Ul, html.Ol, html.Dl, html.Table, html.Section, html.Details, html.H2, html.H3)
PATHS = ("/", "/resultatkedja", "/indikator/RCO01", "/regioner", "/ekonomi", "/projekt", "/datakvalitet", "/metod")


def _components(part: Any) -> Iterator[Component]:
    if isinstance(part, list | tuple):
        for each in part:
            yield from _components(each)
    if isinstance(part, Component):
        yield part
        yield from _components(getattr(part, "children", None))


def test_a_page_without_charts_is_one_component() -> None:
    page = still(html.Main([html.H1("x"), html.Form(dbc.Input(id="q", name="q", type="search"))], id="innehall"))
    assert len(list(_components(page))) == 1
    assert vars(page)["id"] == "innehall"
    assert vars(page)["data-markup"] == '<h1>x</h1><form><input id="q" name="q" type="search"></form>'


def test_a_chart_and_what_stands_around_it_stay_components() -> None:
    chart = dcc.Graph(id="graf", figure={"data": []})
    page = still(
        html.Div([html.Table(html.Tbody(html.Tr())), " och ", html.Div([chart], className="chart"), html.P("x")])
    )
    table, words, around, last = page.children
    assert vars(table)["data-markup"] == "<tbody><tr></tr></tbody>"
    assert words == " och "
    assert (around.className, around.children) == ("chart", [chart])
    assert last.children == "x"


def test_the_page_given_is_left_as_it_is() -> None:
    page = html.Div([html.Ul([html.Li("x")]), dcc.Graph(id="graf")])
    before = str(page)
    still(page)
    assert str(page) == before


def test_a_hostile_name_stays_text() -> None:
    page = still(html.Ul([html.Li("</li><script>alert(1)</script>")]))
    assert vars(page)["data-markup"] == "<li>&lt;/li&gt;&lt;script&gt;alert(1)&lt;/script&gt;</li>"


@pytest.mark.parametrize("path", PATHS)
def test_a_browser_that_reads_the_text_moves_no_element(ask: Ask, path: str) -> None:
    page, request = ask(path)
    with request.connected():
        parts = list(_components(framed(page, request)))
    assert not any(isinstance(each, BLOCKS) for each in _inside(parts, html.P))
    assert not any(isinstance(each, html.A) for each in _inside(parts, html.A))
    rows = [each for part in parts if isinstance(part, html.Table) for each in _direct(part)]
    assert not any(isinstance(each, html.Tr) for each in rows)


def _inside(parts: list[Component], kind: type[Component]) -> list[Component]:
    return [each for part in parts if isinstance(part, kind) for each in _components(getattr(part, "children", None))]


def _direct(part: Component) -> list[Any]:
    return part.children if isinstance(part.children, list) else [part.children]
