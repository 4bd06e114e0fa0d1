"""What a file says about itself: release, cut-off, choice, columns, conditions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from dashboard.content import PageModule
from dashboard.excerpt_words import excerpt_words
from dashboard.filters import SHARED
from dashboard.request import PageRequest
from dashboard.site import filters_given
from dashboard.table import Table


@dataclass(frozen=True)
class Readme:
    """The facts beside a table."""

    lang: str
    release_id: str
    known_on: date
    excerpt: str  # which part of the release, in words; empty = the whole
    sheet: str  # name of the sheet with the facts, "Läs mig"
    data_sheet: str
    facts: tuple[tuple[str, str], ...]
    columns: tuple[tuple[str, str, str], ...]  # key, heading, definition
    status_words: Callable[[str], str]


def readme(page: PageModule, request: PageRequest, table: Table) -> Readme:
    """The facts of one table of a page."""
    t, release = request.t, request.release
    chosen = filters_given(request, page)
    labels = {each.name: t(each.label) for each in (*page.FILTERS, *SHARED)}
    said = "; ".join(f"{labels[name]}: {words}" for name, words in chosen.items()) or t("table.no_filters")
    facts = [
        (t("table.contents"), table.caption),
        (t("table.programme"), f"{request.named(request.programme)} ({request.programme.cci})"),
        (t("table.release"), release.release_id),
        (t("table.known_on"), release.known_on.isoformat()),
        (t("table.cut_off"), request.params.get("period") or release.last_cut_off.isoformat()),
        (t("table.filters"), said),
        (t("table.row_count"), str(len(table.frame))),
        (t("table.example"), t("app.example_data_long")) if release.example else ("", ""),
        *((t("table.note"), note) for note in table.notes),
        (t("table.missing"), t("table.missing_text")),
        (t("table.licence"), t("shell.licence")),
    ]
    columns = tuple((column.key, column.label, column.definition) for column in table.exported_columns)
    return Readme(
        lang=request.lang,
        release_id=release.release_id,
        known_on=release.known_on,
        excerpt=excerpt_words(request),
        sheet=t("table.readme_sheet"),
        data_sheet=t("table.data_sheet"),
        facts=tuple(fact for fact in facts if fact[0]),
        columns=columns,
        status_words=lambda status: t(f"status.{status}"),
    )
