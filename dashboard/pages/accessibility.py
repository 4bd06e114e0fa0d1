"""`/tillganglighet`: the accessibility statement, with every item DIGG requires, from config/accessibility.toml."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from dash.development.base_component import Component

from config.statements import Accessibility, Exempt, Feedback, Shortcoming, load_statements
from dashboard import html
from dashboard.components.fact import fact
from dashboard.components.text import bullets, link, section, terms
from dashboard.content import Child, PageContent, flat
from dashboard.request import PageRequest
from dashboard.sections.tables import Maker

PATH = "/tillganglighet"
NAV = None
FILTERS = ()
TABLES: Mapping[str, Maker] = {}


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("pages.accessibility.title")


def layout(request: PageRequest) -> PageContent:
    """The statement."""
    said, t = load_statements(request.programme.folder).accessibility, request.t
    service = said.service.of(request.lang)
    return PageContent(
        heading=t("pages.accessibility.heading", service=service),
        key_sentence=_key_sentence(request, said),
        body=[
            section(t("pages.accessibility.facts"), terms(_facts(request, said))),
            _shortcomings(request, said.shortcomings),
            _exempt(request, "disproportionate", said.disproportionate),
            _exempt(request, "outside_law", said.outside_law),
            section(t("pages.accessibility.method"), html.P(said.method.of(request.lang))),
            _feedback(request, said.feedback),
            section(
                t("pages.accessibility.report"),
                html.P(t("pages.accessibility.report_text")),
                html.P(link(t("pages.accessibility.report_link"), said.report_url)),
            ),
        ],
        about=None,
    )


def _key_sentence(request: PageRequest, said: Accessibility) -> list[Component | str]:
    """The organisation and the law, and how far the service follows it."""
    law = request.t("pages.accessibility.key_sentence", service=said.service.of(request.lang))
    return [fact(request, said.organisation), " ", law]


def _facts(request: PageRequest, said: Accessibility) -> list[tuple[Child, Child]]:
    t = request.t
    conformity = said.conformity and t(f"pages.accessibility.conformity.{said.conformity}")
    return [
        (t("pages.accessibility.organisation"), fact(request, said.organisation)),
        (t("pages.accessibility.service"), said.service.of(request.lang)),
        (t("pages.accessibility.level"), fact(request, conformity)),
        (t("pages.accessibility.assessed_on"), fact(request, said.assessed_on)),
        (t("pages.accessibility.assessor"), fact(request, said.assessor.of(request.lang))),
        (t("pages.accessibility.updated_on"), fact(request, said.updated_on)),
    ]


def _shortcomings(request: PageRequest, listed: Sequence[Shortcoming]) -> Component:
    heading, lang = request.t("pages.accessibility.shortcomings"), request.lang
    if not listed:
        return section(heading, html.P(request.t("pages.accessibility.no_shortcomings")))
    items = [
        [
            html.Strong(each.what.of(lang)),
            " ",
            each.why.of(lang),
            " ",
            request.t("pages.accessibility.mended_by"),
            " ",
            fact(request, each.mended_by),
        ]
        for each in listed
    ]
    return section(heading, bullets(items))


def _exempt(request: PageRequest, name: str, listed: Sequence[Exempt]) -> Component:
    items = [_exempt_words(request, each) for each in listed]
    intro = request.t(f"pages.accessibility.{name}_intro")
    return section(request.t(f"pages.accessibility.{name}"), bullets(items), intro=intro)


def _exempt_words(request: PageRequest, each: Exempt) -> Component | str:
    if not each.known:
        return fact(request, "")
    return each.text.of(request.lang) or request.t("pages.accessibility.nothing_exempt")


def _feedback(request: PageRequest, said: Feedback) -> Component:
    """How to tell of a shortcoming; the channels that are not filled in are marked together."""
    t = request.t
    url = said.url and link(said.url, said.url)
    pairs: list[tuple[Child, Child]] = [
        (t("pages.accessibility.email"), said.email),
        (t("pages.accessibility.phone"), said.phone),
        (t("pages.accessibility.web"), url),
    ]
    channels = [pair for pair in pairs if pair[1]] or [(t("pages.accessibility.channel"), fact(request, ""))]
    answer = (t("pages.accessibility.response_days"), fact(request, said.response_days))
    return section(
        t("pages.accessibility.feedback"),
        *flat([terms([*channels, answer])]),
        intro=t("pages.accessibility.feedback_intro"),
        anchor="kontakt",
    )
