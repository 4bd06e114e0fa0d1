"""`/sok`: operations, indicators, places, organisations, objectives and fields that hold the words of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.empty import no_hits
from dashboard.components.official import official
from dashboard.components.text import bullets, link, section
from dashboard.content import PageContent
from dashboard.filters import Choice, Filter
from dashboard.links import SEARCH, SEARCH_TEXT
from dashboard.request import PageRequest
from dashboard.sections.search_hits import GROUPS, MOST, Group, Hit, exact_hits, found, nearest_word
from dashboard.sections.tables import Maker

PATH = SEARCH
NAV = None
TABLES: Mapping[str, Maker] = {}


def _groups(request: PageRequest) -> list[Choice]:
    return [Choice(name, request.t(f"pages.search.group.{name}")) for name in GROUPS]


FILTERS = (
    Filter(SEARCH_TEXT, "pages.search.text"),
    Filter("grupp", "pages.search.groups", choices=_groups),
)


def title(request: PageRequest) -> str:
    """Title of the window."""
    text = request.params[SEARCH_TEXT]
    return request.t("pages.search.title_for", text=text) if text else request.t("pages.search.title")


def layout(request: PageRequest) -> PageContent:
    """The hits, or how to get some."""
    text = request.params[SEARCH_TEXT]
    if not text:
        return _content(request, request.t("pages.search.heading_empty"), [_advice(request, "start")])
    exact, groups = exact_hits(request, text), found(request, text, request.params["grupp"])
    count = sum(group.count for group in groups)
    if not count and not exact:
        return _content(request, request.t("pages.search.heading_none", text=text), _nothing(request, text))
    key = "heading_one" if count == 1 else "heading"
    heading = request.t(f"pages.search.{key}", count=request.f.number(count), text=text)
    return _content(request, heading, [*_on_top(request, exact), *[_group(request, group) for group in groups]])


def _content(request: PageRequest, heading: str, body: Sequence[Component]) -> PageContent:
    return PageContent(heading=heading, body=body, here=request.t("pages.search.title"), about=None)


def _on_top(request: PageRequest, exact: Sequence[Hit]) -> list[Component]:
    if not exact:
        return []
    return [section(request.t("pages.search.exact"), _list(request, exact), anchor="kod")]


def _group(request: PageRequest, group: Group) -> Component:
    name = request.t(f"pages.search.group.{group.name}")
    count = request.f.number(group.count)
    more: list[Component] = []
    if group.more:
        more = [html.P(link(request.t("pages.search.all", count=count, group=name.lower()), group.more))]
    elif group.count > len(group.hits):
        more = [html.P(request.t("pages.search.most", shown=MOST, count=count))]
    return section(f"{name} ({count})", _list(request, group.hits), *more, anchor=group.name)


def _list(request: PageRequest, hits: Sequence[Hit]) -> Component:
    return html.Ul([html.Li(_hit(request, hit)) for hit in hits], className="hits")


def _hit(request: PageRequest, hit: Hit) -> list[Component | str]:
    words: list[Component | str] = [html.Span(hit.code, className="code"), " "] if hit.code else []
    words.append(official(request, hit.words) if hit.swedish else hit.words)
    return [html.A(words, href=hit.href), html.Small(hit.context, className="below")]


def _nothing(request: PageRequest, text: str) -> list[Component]:
    near = nearest_word(request, text)
    words = request.t("pages.search.near", word=near)
    meant = [html.P(link(words, request.link.page(SEARCH, **{SEARCH_TEXT: near})))] if near else []
    return [no_hits(request), *meant, _advice(request, "none")]


def _advice(request: PageRequest, when: str) -> Component:
    """What a reader can do: advice in words, and the lists that need no search."""
    link_to, t = request.link, request.t
    lists = (
        (t("nav.operations"), link_to.operations()),
        (t("nav.regions"), link_to.regions()),
        (t("pages.method.indicators"), link_to.method(anchor="indikatorer")),
        (t("nav.results_chain"), link_to.chain()),
    )
    said = [t(f"pages.search.advice_{when}.{number}") for number in ("1", "2", "3")]
    return section(
        t(f"pages.search.advice_{when}.heading"), bullets(said), bullets(link(words, href) for words, href in lists)
    )
