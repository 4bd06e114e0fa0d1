"""`/ordlista`: what the words of the pages mean."""

from __future__ import annotations

from collections.abc import Mapping

from dash.development.base_component import Component

from config.statements import Term, load_statements
from dashboard import html
from dashboard.content import PageContent
from dashboard.links import GLOSSARY
from dashboard.request import PageRequest
from dashboard.sections.tables import Maker
from warehouse.queries.frames import bare

PATH = GLOSSARY
NAV = None
FILTERS = ()
TABLES: Mapping[str, Maker] = {}


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("pages.glossary.title")


def layout(request: PageRequest) -> PageContent:
    """The terms in the alphabetical order of the reader's language."""
    terms = load_statements(request.programme.folder).glossary
    ordered = sorted(terms, key=lambda each: bare(each.term.of(request.lang)))
    return PageContent(
        heading=request.t("pages.glossary.heading", count=request.f.number(len(terms))),
        key_sentence=request.t("pages.glossary.key_sentence"),
        body=[html.Dl([_row(request, term) for term in ordered], className="terms glossary")],
        about=None,
    )


def _row(request: PageRequest, term: Term) -> Component:
    """A term, its name in the other language, and what it means."""
    other = "en" if request.lang == "sv" else "sv"
    named: list[Component | str] = [term.term.of(request.lang)]
    if term.term.sv != term.term.en:
        named += [" ", html.Small(html.Span(term.term.of(other), lang=other))]
    return html.Div([html.Dt(named), html.Dd(term.text.of(request.lang))], id=term.code)
