"""What stands under "Om siffrorna" on every page with figures: definition, source, load, method, gaps, words, signs."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import html
from dashboard.absences import signs_in_words
from dashboard.components.text import link, terms
from dashboard.content import Child, PageContent, PageModule
from dashboard.request import PageRequest
from warehouse.queries.deliveries import deliveries_summary
from warehouse.queries.reporting import missing_reports

WORDS = ("selected", "implemented", "cut_off", "milestone", "target", "release")
"""Terms of the glossary that every page with figures uses."""


def about(page: PageModule, request: PageRequest, content: PageContent) -> list[Component]:
    """The section; nothing where the page has no figures."""
    if content.about is None:
        return []
    t, f, release = request.t, request.f, request.release
    loaded = t("shell.loaded_text", known_on=f.day(release.known_on), release=release.release_id)
    pairs: list[tuple[Child, Child]] = [
        (t("about.definition"), _definition(page, request)),
        *content.about,
        (t("app.source"), t("about.source")),
        (t("shell.loaded"), loaded),
        (t("nav.method"), html.A(t("shell.method_text"), href=request.link.method())),
        (t("about.gaps"), _gaps(request)),
        (t("about.words"), _words(request)),
        (t("shell.signs"), signs_in_words(request)),
    ]
    heading = html.H2(t("app.about_figures"))
    return [html.Section([heading, terms(pairs)], className="section about", id="om-siffrorna")]


def _definition(page: PageModule, request: PageRequest) -> str:
    """What the page's figures are; in general where its own words are not written."""
    key = f"about.definition_of.{page.PATH.strip('/').partition('/')[0] or 'oversikt'}"
    return request.t(key if request.words.has(key) else "about.definition_of.any")


def _gaps(request: PageRequest) -> list[Component | str]:
    """What is known to be missing or unsure in the release, each with the way to the list of it."""
    t, f, programme = request.t, request.f, request.programme
    sums = request.once("sums", lambda: request.ask(deliveries_summary))
    missing = request.once("missing_reports", lambda: request.ask(missing_reports))
    unsure = sum(1 for each in programme.targets if not each.confirmed)
    counted = (
        ("quarantined", sums["rows_quarantined"], request.link.quality()),
        ("missing", missing, request.link.quality()),
        ("targets", unsure, request.link.method(anchor="ej-bekraftat")),
    )
    said: list[Component | str] = []
    for name, count, href in counted:
        said += [link(t(f"about.gap.{name}", count=f.number(count)), href), ". "] if count else []
    protected = t("about.gap.protected", threshold=programme.protection_threshold)
    return [*(said or [t("about.gap.none")]), protected]


def _words(request: PageRequest) -> list[Component | str]:
    parts: list[Component | str] = []
    for name in WORDS:
        parts += [link(request.t(f"about.word.{name}"), request.link.glossary(anchor=name)), ", "]
    return parts[:-1]
