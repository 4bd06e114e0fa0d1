"""`/export`: a whole table to take away: choose, look, save the address, cite the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import islice

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.text import bullets, link, notice, section, terms
from dashboard.content import Nav, PageContent
from dashboard.exports.columns import exact
from dashboard.exports.extraction import Extraction
from dashboard.exports.file_formats import offered
from dashboard.formats import known
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, scope_params
from dashboard.sections.tables import Maker
from dashboard.sections.take_away import FILTERS as CHOICES
from dashboard.sections.take_away import asked_for, checksum, extraction_of, is_possible, saved
from dashboard.table import Column, Row, Table
from warehouse.queries.scope import Scope

PATH = "/export"
NAV = Nav("nav.export", 55)
FILTERS = CHOICES
TABLES: Mapping[str, Maker] = {}
SHOWN = 10
SHOWN_COLUMNS = 20
SWEDISH = ("matt", "ackumulerat", "kommentar")
"""Columns of Swedish codes and words in a file of any language, as every heading is."""
PLACE = {
    "sarskilt_mal": "specific_objective",
    "interventionsomrade": "field",
    "region_kod": "region",
    "kommun_kod": "municipality",
}
"""Column of the long rows → key of what the figure is about."""
LEFT_OUT = ("kand_per", "utgava", "definitionsversion")


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("export.title")


def layout(request: PageRequest) -> PageContent:
    """Selection, first rows, file, links to save and citation."""
    with extraction_of(request) as asked:
        preview = _preview(request, asked)
        cited = _citation(request, asked)
    count = request.f.number(asked.row_count)
    return PageContent(
        heading=request.t("export.heading", count=count, table=asked.title),
        key_sentence=request.t("export.key_sentence"),
        body=[
            *_ignored(request),
            section(request.t("export.file"), *_file(request, asked), anchor="fil"),
            section(request.t("export.preview"), preview, anchor="rader"),
            section(request.t("export.permalink"), *_links(request), anchor="lankar"),
            section(request.t("export.citation"), cited, anchor="hanvisning"),
        ],
        about=[(asked.title, request.t(f"export.about.{asked.name}"))],
    )


def _ignored(request: PageRequest) -> list[Component]:
    """Said where a chosen filter has nothing to work on in the table."""
    asked = asked_for(request)
    if not asked.ignored:
        return []
    names = ", ".join(request.t(f"export.filter.{name}") for name in asked.ignored)
    return [notice(request.t("export.ignored", names=names, table=request.t(f"export.table.{asked.table}")))]


def _file(request: PageRequest, asked: Extraction) -> list[Component]:
    """The button where a format is chosen, else the formats with a line of advice each."""
    words = request.t("export.file_text", count=request.f.number(asked.row_count), columns=len(asked.fields))
    chosen = request.params["format"]
    formats = terms(
        (
            link(request.t(f"export.format_name.{each}"), request.here(format=each, anchor="fil")),
            request.t(f"export.advice.{each}"),
        )
        for each in offered()
    )
    if not chosen:
        return [html.P(words), formats]
    name = request.t(f"export.format_name.{chosen}")
    if not is_possible(request):
        return [notice(request.t("export.not_possible", format=name), tone="warning"), formats]
    href = request.link.take_away(**{**request.given, **saved(request)})
    button = html.A(request.t("export.download", format=name), href=href, className="button")
    return [html.P(words), html.P(button), html.P(request.t(f"export.advice.{chosen}")), formats]


def _preview(request: PageRequest, asked: Extraction) -> Component:
    """The first rows as they stand in the file."""
    keys = [field.key for field in asked.fields if field.key not in LEFT_OUT][:SHOWN_COLUMNS]
    rows = [row for batch in islice(asked.batches(), 1) for row in batch.slice(0, SHOWN).to_pylist()]
    frame = pd.DataFrame(rows, columns=keys, dtype=object)
    columns = tuple(Column(key, key, show=_cell(key), swedish=key in SWEDISH, swedish_label=True) for key in keys)
    if {"matt", "period", *PLACE} <= set(keys):
        columns = (*columns, Column(ROWS, request.t("export.rows"), show=lambda row: _behind(request, row)))
    count = request.f.number(asked.row_count)
    caption = request.t("export.preview_caption", table=asked.title, shown=len(rows), count=count)
    return data_table(request, Table(asked.name, caption, columns, frame))


def _cell(key: str) -> Callable[[Row], str]:
    def show(row: Row) -> str:
        value = row[key]
        return "" if not known(value) else exact(value) if isinstance(value, Decimal) else str(value)

    return show


def _behind(request: PageRequest, row: Row) -> Component | str:
    """The way to the rows behind an achieved or planned value; other measures are decisions or drawn."""
    scope = Scope(**{key: row[name] for name, key in PLACE.items()})
    if row["matt"] not in ("valt", "genomfort") or row["uppdelning"] != ALL or scope.level is None:
        return ""
    params = scope_params(scope) | {"period": str(row["period"])}
    return link(request.t("app.to_rows"), request.link.indicator(row["indikator_kod"], anchor=ROWS, **params))


def _links(request: PageRequest) -> list[Component]:
    """Two addresses of the extraction: one that follows new releases, one that stays with what was known."""
    kept, known_on = saved(request), request.release.known_on.isoformat()
    following = link(request.t("export.link_following"), request.here(**{**kept, "kand": ""}))
    fixed = link(request.t("export.link_fixed", known_on=known_on), request.here(**{**kept, "kand": known_on}))
    return [html.P(request.t("export.link_text")), bullets([following, fixed])]


def _citation(request: PageRequest, asked: Extraction) -> Component:
    """Words to cite the file by, with its checksum where a format is chosen."""
    chosen = request.params["format"]
    if not chosen or not is_possible(request):
        return html.P(request.t("export.digest_wait"))
    said = request.t(
        "export.citation_text",
        programme=request.named(request.programme),
        table=asked.title,
        release=asked.release_id,
        known_on=asked.known_on.isoformat(),
        definitions=asked.definition_version,
        count=request.f.number(asked.row_count),
        format=request.t(f"export.format_name.{chosen}"),
        digest=checksum(request, asked),
    )
    example = f" {request.t('export.example')}" if request.release.example else ""
    return html.P(f"{said}{example}")
