"""What a meeting pack says about a region: the parts of its pages that can be read on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from dash.development.base_component import Component
from markupsafe import Markup

from config.model import ALL, Indicator
from dashboard import html
from dashboard.absences import signs_in_words
from dashboard.components.data_table import data_table
from dashboard.components.map_legend import map_legend
from dashboard.components.text import bullets, notice, section, subsection, terms
from dashboard.markup import markup
from dashboard.pack.map_drawing import map_drawing
from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, region_name, unit
from dashboard.sections.forecast import forecast_answer
from dashboard.sections.notes import note_table, shown_notes
from dashboard.sections.progress_table import ladder, progress_table
from dashboard.sections.region_money import money_section
from dashboard.sections.region_places import municipality_table, reached_words
from dashboard.sections.region_view import joint_section, own_section, share_section
from dashboard.sections.statuses import status_counts, status_summary
from dashboard.sections.tables import made
from warehouse.queries.forecast import forecasts
from warehouse.queries.frames import records
from warehouse.queries.progress import progress, progress_of
from warehouse.queries.scope import Scope

PLACE = Markup('<div class="pack-place">{}{}</div>')
Parts = Sequence[Component | Markup]


def pack_parts(request: PageRequest, programme: PageRequest) -> Parts:
    """The document's sections: `request` is about the region, `programme` the same day without one."""
    return [
        *_example(request),
        own_section(request, on_paper=True),
        share_section(request),
        *_map(request),
        joint_section(request, on_paper=True),
        money_section(request),
        _notes(request, programme),
        _programme_status(programme),
        _forecasts(programme),
        _about(request),
    ]


def _example(request: PageRequest) -> list[Component]:
    if not request.release.example:
        return []
    return [notice(html.Strong(request.t("app.example_data")), " ", request.t("app.example_data_long"), tone="example")]


def _programme_status(request: PageRequest) -> Component:
    """The programme's indicators with their status, objective by objective; a region has no status of its own."""
    rows = request.ask(progress, programme=request.programme, cut_off=cut_off(request))
    parts = [
        subsection(
            f"{each.code} {request.named(each)}",
            ladder(
                request,
                progress_table(
                    request,
                    rows[rows["specific_objective"] == each.code],
                    name=each.code,
                    caption=f"{request.t('pack.status')}: {each.code} {request.named(each)}",
                ),
            ),
        )
        for each in request.programme.objectives
        if (rows["specific_objective"] == each.code).any()
    ]
    return section(
        request.t("pack.status"),
        status_summary(request, status_counts(rows)),
        *parts,
        intro=request.t("pack.status_intro"),
    )


def _notes(request: PageRequest, programme: PageRequest) -> Component:
    """The region's notes, then the programme's."""
    tables = []
    for asked, region in ((request, request.params["region"]), (programme, None)):
        rows = asked.ask(progress, programme=asked.programme, cut_off=cut_off(asked), region=region)
        table = note_table(asked, shown_notes(asked, rows))
        if len(table.frame):
            place = region_name(asked, region or ALL)
            own = replace(table, caption=f"{table.caption}: {place}")
            tables.append(subsection(place[:1].upper() + place[1:], data_table(asked, own, caption=False)))
    body = tables or [notice(request.t("pack.no_notes"))]
    return section(request.t("pages.notes.heading"), *body, intro=request.t("pages.notes.table_intro"))


def _forecasts(request: PageRequest) -> Component:
    """What the decided operations lead to, in words, for every indicator that has a forecast."""
    said = [(each, words) for each in request.programme.indicators if (words := _forecast(request, each))]
    items: list[list[Component | str]] = [
        [html.Strong(f"{each.code} {request.named(each)}"), ": ", words] for each, words in said
    ]
    heading = request.t("pages.forecast.heading", year=request.programme.target_date.year)
    if not items:
        return section(heading, notice(request.t("pack.no_forecast", day=request.release.last_cut_off.isoformat())))
    intro = f"{request.t('pack.forecast_intro')} {request.t('pages.forecast.only_decided')}"
    return section(heading, bullets(items), intro=intro)


def _forecast(request: PageRequest, indicator: Indicator) -> str:
    """The forecast of the programme in words; empty where there is none for the day."""
    if cut_off(request) != request.release.last_cut_off:
        return ""
    found = records(request.ask(forecasts, indicator=indicator.code, objective=ALL))
    asked = {"programme": request.programme, "cut_off": cut_off(request), "indicator": indicator.code}
    rows = records(request.ask(progress_of, scope=Scope(), **asked)) if found else []  # type: ignore[arg-type]
    return forecast_answer(request, indicator, rows[0], last=found[-1]) if rows else ""


def _map(request: PageRequest) -> list[Component | Markup]:
    """One indicator in the region's municipalities, drawn and in rows."""
    table = made(request, municipality_table)
    indicator = request.programme.indicator(request.params["indikator"])
    values = dict(zip(table.frame["kommun_kod"], table.frame["varde"], strict=True))
    legend = map_legend(request, values, unit=unit(request, indicator), decimals=indicator.decimals)
    heading = f"{request.t('pages.regions.municipalities')}: {indicator.code} {request.named(indicator)}"
    return [
        section(heading, intro=reached_words(request, values)),
        PLACE.format(map_drawing(values, words=heading, decimals=indicator.decimals), markup(legend)),
        data_table(request, table, caption=False),
    ]


def _about(request: PageRequest) -> Component:
    """How the figures are made, and how they are cited."""
    t, release = request.t, request.release
    source = t(
        "chart.source",
        cut_off=request.params["period"],
        known_on=release.known_on.isoformat(),
        release=release.release_id,
    )
    pairs = [
        (t("pack.cite"), citation(request)),
        (t("app.source"), source),
        (t("about.definition"), t("about.definition_of.regioner")),
        (t("pages.compare.rule_label"), t("pages.compare.rules_text")),
        (t("shell.signs"), signs_in_words(request)),
        (t("about.gaps"), t("about.gap.protected", threshold=request.programme.protection_threshold)),
        (t("table.licence"), t("shell.licence")),
    ]
    return section(t("app.about_figures"), terms(pairs))


def citation(request: PageRequest) -> str:
    """The pack as a reference: programme, region, cut-off, the day it was known, release."""
    return request.t(
        "pack.citation",
        programme=request.named(request.programme),
        region=region_name(request, request.params["region"]),
        period=request.params["period"],
        known_on=request.release.known_on.isoformat(),
        release=request.release.release_id,
    )
