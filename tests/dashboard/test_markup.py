"""Components as HTML text: the same elements, every text a text, nothing that is not on the lists."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import pytest
from dash import dcc, html
from hypothesis import given as drawn
from hypothesis import strategies as st

from dashboard.attributes import aria
from dashboard.markup import markup

LABELLED: dict[str, Any] = {"data-label": "y"}
SMUGGLED: dict[str, Any] = {"data-markup": "<b>"}
WRITTEN = [
    (None, ""),
    (["Mål ", None, [1, " av ", 2.0], (html.Br(),)], "Mål 1 av 2<br>"),
    (0.5, "0.5"),
    (html.P("a < b & c"), "<p>a &lt; b &amp; c</p>"),
    (html.A("x", href="/?a=1&b=2", **aria(label='"x"')), '<a href="/?a=1&amp;b=2" aria-label="&quot;x&quot;">x</a>'),
    (html.Label("x", htmlFor="y", className="z"), '<label class="z" for="y">x</label>'),
    (html.Td(1, colSpan=2, tabIndex="0"), '<td colspan="2" tabindex="0">1</td>'),
    (html.Details(open=True), "<details open></details>"),
    (html.Option("x", value="", selected=False), '<option value="">x</option>'),
    (html.Span(style={"--target": "3%", "width": "4%"}), '<span data-lengths="--target:3%;width:4%"></span>'),
    (html.Td("x", **LABELLED), '<td data-label="y">x</td>'),
]


@pytest.mark.parametrize(("part", "written"), WRITTEN, ids=lambda each: str(each)[:20])
def test_a_part_is_written_as_its_element(part: Any, written: str) -> None:
    assert str(markup(part)) == written


class _Read(HTMLParser):
    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, list[tuple[str, str | None]]]] = []
        self.text = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, attrs))

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = st.one_of(
    st.text(), st.sampled_from(["<img src=x onerror=alert(1)>", '"><script>', "&lt;", "--></p>", "&#13;\r"])
)


@drawn(text=HOSTILE, title=HOSTILE)
def test_every_text_stays_the_text_it_was(text: str, title: str) -> None:
    read = _Read(str(markup(html.P(["a", text], title=title))))
    assert (read.tags, read.text) == ([("p", [("title", title)])], f"a{text}")


@pytest.mark.parametrize("address", ["javascript:alert(1)", " javascript:x", "data:text/html,x", "http://a.example"])
def test_an_address_elsewhere_is_left_out(address: str) -> None:
    assert str(markup(html.A("x", href=address))) == "<a>x</a>"


@pytest.mark.parametrize(
    "part",
    [
        html.Script("x"),
        html.Iframe(),
        dcc.Graph(),
        html.P("x", **SMUGGLED),
        html.P("x", draggable="true"),
        {1},
    ],
    ids=lambda part: str(part)[:20],
)
def test_what_is_not_on_the_lists_is_refused(part: Any) -> None:
    with pytest.raises(TypeError):
        markup(part)
