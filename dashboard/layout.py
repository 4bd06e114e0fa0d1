"""The frame around a page's content, the same on every page (filters, key sentence, figures' facts, downloads)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import dash_bootstrap_components as dbc
from dash.development.base_component import Component

from dashboard import html
from dashboard.about import about
from dashboard.attributes import aria, given
from dashboard.components.official import spoken
from dashboard.components.text import fold_out
from dashboard.content import PageContent, PageModule
from dashboard.excerpt_words import excerpt_notice
from dashboard.filters import KNOWN_ON, SHARED, TAGS, Choice, Filter
from dashboard.links import DEFAULT_LANGUAGE, Format
from dashboard.request import PageRequest
from dashboard.site import filters_given
from dashboard.table import Table

FORMATS: tuple[Format, ...] = ("sv.csv", "csv", "xlsx")
CONTENT = "innehall"


def framed(page: PageModule, request: PageRequest) -> Component:
    """The whole page below the menu."""
    content = page.layout(request)
    main = [
        html.H1(content.heading, **spoken(request, swedish=content.heading_swedish)),
        *excerpt_notice(request),
        *([html.P(content.key_sentence, className="key-sentence")] if content.key_sentence is not None else []),
        *_filters(page, request),
        *content.body,
        *about(page, request, content),
        *_downloads(request, page, content.tables),
    ]
    return html.Div(
        [_release_line(request), _trail(page, request, content), html.Main(main, id=CONTENT, tabIndex="-1")],
        className="wrap",
    )


def _release_line(request: PageRequest) -> Component:
    """Which figures these are: drawn with the page, so that the two never come from different releases."""
    release = request.release
    facts = [
        html.Span(request.t("app.cut_off", date=release.last_cut_off.isoformat())),
        html.Span(request.t("app.known_on", date=release.known_on.isoformat())),
        html.Span(request.t("app.release", release=release.release_id), className="release-id"),
    ]
    example = html.P(
        [html.Strong(request.t("app.example_data")), " ", request.t("app.example_data_long")], className="example-strip"
    )
    line = html.P(facts, className="release-line")
    parts = [example, line] if release.example else [line]
    return html.Section(parts, className="release", **aria(label=request.t("shell.release_label")))


def _trail(page: PageModule, request: PageRequest, content: PageContent) -> Component:
    here = content.here or page.title(request)
    steps = [html.Li(html.A(words, href=href)) for words, href in _steps(request, content)]
    last = html.Li(html.Span(here, **aria(current="page")))
    return html.Nav(html.Ol([*steps, last]), className="trail", **aria(label=request.t("nav.breadcrumb")))


def _steps(request: PageRequest, content: PageContent) -> list[tuple[str, str]]:
    start = [] if request.path == "/" else [(request.t("nav.overview"), request.link.overview())]
    return [*start, *content.trail]


def _filters(page: PageModule, request: PageRequest) -> list[Component]:
    shown = [each for each in page.FILTERS if each.shown]
    chosen = filters_given(request, page)
    language = {} if request.lang == DEFAULT_LANGUAGE else given(name="lang", value=request.lang)
    apply = html.Button(request.t("app.apply"), type="submit", className="button", **language)
    clear = html.A(request.t("app.clear"), href=request.link.cleared(request.path), className="button button-quiet")
    more = fold_out(
        request.t("filter.more"),
        html.Div([_field(request, each) for each in TAGS], className="more-fields"),
        opened=any(request.given.get(each.name) for each in TAGS),
    )
    fields = [html.Legend(request.t("filter.legend")), *(_field(request, each) for each in (*shown, KNOWN_ON)), more]
    buttons = html.Div([apply, clear], className="filter-buttons")
    form = html.Form(html.Fieldset([*fields, buttons]), method="get", action=request.path, className="filter")
    return [form, *_chips(page, request, chosen)]


def _field(request: PageRequest, each: Filter) -> Component:
    name = f"filter-{each.name}"
    label = html.Label(request.t(each.label), htmlFor=name)
    value = request.params.get(each.name, "")
    if each.choices is None:
        control = dbc.Input(id=name, name=each.name, value=value, type="search", maxlength=100, className="control")
        return html.Div([label, control], className="field field-wide")
    every = [html.Option(request.t(each.every), value="", **given(selected=not value))] if each.every else []
    offered = [*each.choices(request)]
    if value and each.accepts and value not in [choice.value for choice in offered]:
        offered.insert(0, Choice(value, value))
    left_out = each.default(request) if each.default and each.follows else ""
    options = [
        html.Option(
            c.label,
            value="" if c.value == left_out else c.value,
            **given(selected=c.value == value),
            **spoken(request, swedish=c.swedish),
        )
        for c in offered
    ]
    control = html.Select([*every, *options], id=name, name=each.name, className="control")
    return html.Div([label, control], className="field")


def _chips(page: PageModule, request: PageRequest, chosen: Mapping[str, str]) -> list[Component]:
    if not chosen:
        return []
    labels = {each.name: request.t(each.label) for each in (*page.FILTERS, *SHARED)}
    swedish = _swedish_choices(page, request)
    chips = [
        html.Li(_chip(request, f"{labels[name]}: {words}", name), **spoken(request, swedish=name in swedish))
        for name, words in chosen.items()
    ]
    return [html.Ul(chips, className="chips", **aria(label=request.t("filter.active")))]


def _swedish_choices(page: PageModule, request: PageRequest) -> set[str]:
    """The filters whose choice has a delivered or official name."""
    return {
        each.name
        for each in (*page.FILTERS, *SHARED)
        if each.choices and any(c.swedish and c.value == request.params.get(each.name) for c in each.choices(request))
    }


def _chip(request: PageRequest, words: str, name: str) -> Component:
    cross = html.Span("×", **aria(hidden="true"))
    removed = {name: "", "sida": ""}
    return html.A([words, cross], href=request.here(**removed), **aria(label=request.t("filter.remove", words=words)))


def _downloads(request: PageRequest, page: PageModule, tables: Sequence[Table]) -> list[Component]:
    offered = [table for table in tables if table.name in page.TABLES]
    if not offered:
        return []
    rows = [_download_row(request, table) for table in offered]
    return [html.Section([html.H2(request.t("app.download")), html.Ul(rows)], className="section downloads")]


def _download_row(request: PageRequest, table: Table) -> Component:
    count = request.t("table.rows", count=request.f.number(table.count))
    links = [download_link(request, table, each) for each in FORMATS]
    return html.Li([html.Span([table.caption, " ", html.Small(count)], className="download-name"), *links])


def download_link(request: PageRequest, table: Table, file_format: Format) -> Component:
    """The link to a table as a file; the name says the format, the label also the table."""
    words = request.t(f"shell.format_{file_format.replace('.', '_')}")
    label = f"{words}: {table.caption}"
    return html.A(
        words, href=request.download(table.name, file_format), className="button button-quiet", **aria(label=label)
    )
