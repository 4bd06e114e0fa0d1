"""Headed sections, notices, badges, lists and links."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from dash.development.base_component import Component

from dashboard import html
from dashboard.attributes import aria, given
from dashboard.content import Child, flat

Tone = Literal["info", "warning", "example"]


def section(title: str, *children: Child, anchor: str = "", intro: Child = None) -> Component:
    """A part of the page under its own h2; `anchor` makes it a place to link to."""
    lead = [html.P(intro, className="intro")] if intro else []
    return html.Section([html.H2(title), *lead, *flat(children)], className="section", **given(id=anchor))


def subsection(title: str, *children: Child, anchor: str = "") -> Component:
    """A part of a section under an h3."""
    return html.Section([html.H3(title), *flat(children)], className="subsection", **given(id=anchor))


def columns(*children: Component, least: Literal["narrow", "wide"] = "narrow") -> Component:
    """Parts side by side while there is room, below each other where there is not."""
    return html.Div(flat(children), className=f"columns columns-{least}")


def card(*children: Child, title: str = "", href: str = "", level: Literal[2, 3, 4] = 3) -> Component:
    """A framed part with an optional heading that may lead further."""
    words = html.A(title, href=href) if href else title
    heading = [{2: html.H2, 3: html.H3, 4: html.H4}[level](words, className="card-title")] if title else []
    return html.Article([*heading, *flat(children)], className="card")


def notice(*children: Child, tone: Tone = "info") -> Component:
    """Something the reader must know before reading on."""
    return html.Div(flat(children), className=f"notice notice-{tone}", role="note")


def badge(words: str, *, tone: Tone = "info", title: str = "") -> Component:
    """A short mark beside a name: "exempelmål", "ej bekräftat"."""
    return html.Span(words, className=f"badge badge-{tone}", **given(title=title))


def link(words: Child, href: str, *, label: str = "") -> Component:
    """A link; `label` is what a screen reader hears where the words alone say too little ("12")."""
    return html.A(words, href=href, **aria(label=label))


def terms(pairs: Iterable[tuple[Child, Child]]) -> Component:
    """Terms and what they say: the metadata of an indicator or an operation."""
    rows = (html.Div([html.Dt(term), html.Dd(said)]) for term, said in pairs if said not in (None, ""))
    return html.Dl(list(rows), className="terms")


def bullets(items: Iterable[Child]) -> Component:
    """A plain list."""
    return html.Ul([html.Li(item) for item in items], className="plain-list")


def fold_out(summary: Child, *children: Child, opened: bool = False) -> Component:
    """Something to open; opened in print."""
    return html.Details([html.Summary(summary), *flat(children)], open=opened, className="fold-out")


def prose(paragraphs: Sequence[Child]) -> Component:
    """Running text in a readable measure."""
    return html.Div([html.P(each) for each in paragraphs], className="prose")
