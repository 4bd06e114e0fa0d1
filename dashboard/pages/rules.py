"""`/metod/<kapitel>`: one chapter of the rules, each with the example its test runs."""

from __future__ import annotations

from collections.abc import Mapping

from dashboard.components.text import bullets, link
from dashboard.content import NotFoundError, PageContent
from dashboard.request import PageRequest
from dashboard.sections.rules import Chapter, chapter_of, rule_section
from dashboard.sections.tables import Maker

PATH = "/metod/<chapter>"
NAV = None
FILTERS = ()
TABLES: Mapping[str, Maker] = {}


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.rules", chapter=_chapter(request)[request.lang])


def layout(request: PageRequest) -> PageContent:
    """The chapter: its rules in a list, then each with its tables."""
    chapter, lang = _chapter(request), request.lang
    rules = list(enumerate(chapter["rules"], start=1))
    return PageContent(
        heading=request.t("pages.rules.heading", chapter=chapter[lang]),
        key_sentence=request.t("pages.rules.key_sentence"),
        trail=[(request.t("title.method"), request.link.method(anchor="regler"))],
        here=chapter[lang],
        body=[
            bullets(link(rule["name"][lang], request.here(anchor=f"r{number}")) for number, rule in rules),
            *[rule_section(request, rule, number) for number, rule in rules],
        ],
    )


def _chapter(request: PageRequest) -> Chapter:
    found = chapter_of(request.keys["chapter"])
    if found is None:
        raise NotFoundError(
            where=request.path,
            found=request.t("pages.rules.unknown", code=request.keys["chapter"]),
            todo=request.t("error.todo_page"),
        )
    return found
