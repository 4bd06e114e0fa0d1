"""`/`: how many indicator targets are on track, the money, every indicator, what needs attention."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pandas as pd
from dash.development.base_component import Component

from config.model import ALL, Objective
from dashboard import html
from dashboard.components.empty import empty
from dashboard.components.text import link, notice, section
from dashboard.components.tiles import tile, tiles
from dashboard.content import Nav, PageContent
from dashboard.filters import KIND, OBJECTIVE, PERIOD, REGION
from dashboard.request import PageRequest
from dashboard.sections.attention import attention_section
from dashboard.sections.choices import REACH, STATUS
from dashboard.sections.figures import count_words, cut_off, region_name
from dashboard.sections.money import budget_sek, money_of, money_tiles, share
from dashboard.sections.notes import note_table, notes_section, shown_notes
from dashboard.sections.progress_table import Series, ladder, progress_table
from dashboard.sections.reach import out_of_reach, reach_notice
from dashboard.sections.statuses import assessed, on_track, status_counts, status_summary
from dashboard.sections.unexplained import unexplained_list, unexplained_table
from dashboard.table import Table
from warehouse.queries.frames import keep
from warehouse.queries.progress import progress
from warehouse.queries.scope import Scope
from warehouse.queries.series import series_by

PATH = "/"
NAV = Nav("nav.overview", 10)
FILTERS = (PERIOD, OBJECTIVE, REGION, KIND, STATUS, REACH)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.overview")


def layout(request: PageRequest) -> PageContent:
    """The overview."""
    rows = _rows(request)
    counts = status_counts(rows)
    return PageContent(
        heading=_heading(request, rows, counts),
        key_sentence=_key_sentence(request),
        body=[
            _tiles(request, counts),
            *([] if _in_region(request) else [status_summary(request, counts)]),
            *_notices(request),
            *_reach(request, rows),
            *attention_section(request, rows),
            *([] if _in_region(request) else [unexplained_list(request, missing_note_table(request))]),
            *_objectives(request, _chosen(request, rows)),
            *notes_section(request, deviation_table(request)),
        ],
        about=[(request.t("pages.overview.unit_of_count"), request.t("pages.overview.unit_of_count_text"))],
        tables=[each(request) for each in TABLES.values()],
    )


def indicator_table(request: PageRequest) -> Table:
    """Every indicator shown, as one table."""

    def make() -> Table:
        return progress_table(
            request,
            _chosen(request, _rows(request)),
            name="indikatorer",
            caption=request.t("pages.overview.caption", period=request.params["period"]),
            series=_series(request),
            aims=not _in_region(request),
        )

    return request.once("indicator_table", make)


def deviation_table(request: PageRequest) -> Table:
    """The notes of the indicators shown."""
    return request.once("deviation_table", lambda: note_table(request, shown_notes(request, _rows(request))))


def missing_note_table(request: PageRequest) -> Table:
    """What is below plan without a note."""
    return request.once("missing", lambda: unexplained_table(request, _rows(request), until=cut_off(request)))


TABLES = {"indikatorer": indicator_table, "kommentarer": deviation_table, "utan_kommentar": missing_note_table}


def _in_region(request: PageRequest) -> bool:
    return bool(request.params["region"])


def _rows(request: PageRequest) -> pd.DataFrame:
    """Progress of the indicators of the chosen objective, region and kind."""

    def make() -> pd.DataFrame:
        rows = request.ask(
            progress,
            programme=request.programme,
            cut_off=cut_off(request),
            objective=request.params["mal"] or None,
            region=request.params["region"] or None,
        )
        kind = request.params["slag"]
        if not kind:
            return rows
        pairs = zip(rows["indicator"], rows["specific_objective"], strict=True)
        wanted = _pairs_of_kind(request, kind)
        return keep(rows, [pair in wanted for pair in pairs])

    return request.once("overview_rows", make)


def _pairs_of_kind(request: PageRequest, kind: str) -> set[tuple[str, str]]:
    cells = [cell for cell in request.programme.chain if cell.kind == kind]
    return {(code, c.objective) for c in cells for code in (*c.output_indicators, *c.result_indicators)}


def _chosen(request: PageRequest, rows: pd.DataFrame) -> pd.DataFrame:
    status = request.params["status"]
    rows = rows[rows["status"] == status] if status else rows
    return out_of_reach(rows) if request.params["racker"] else rows


def _heading(request: PageRequest, rows: pd.DataFrame, counts: Counter[str]) -> str:
    if _in_region(request):
        begun = sum(1 for v, s in zip(rows["implemented"], rows["status"], strict=True) if v or s == "protected")
        return request.t(
            "pages.overview.heading_region",
            region=region_name(request, request.params["region"]),
            begun=count_words(request, begun),
            all=count_words(request, len(rows)),
        )
    if not assessed(counts):
        return request.t("pages.overview.heading_none")
    return request.t(
        "pages.overview.heading",
        on_track=count_words(request, on_track(counts), first=True),
        assessed=count_words(request, assessed(counts)),
    )


def _key_sentence(request: PageRequest) -> str:
    programme = request.programme.name_sv if request.lang == "sv" else request.programme.name_en
    return request.t("pages.overview.key_sentence", programme=programme, period=request.params["period"])


def _scope(request: PageRequest) -> Scope:
    return Scope(specific_objective=request.params["mal"] or ALL, region=request.params["region"] or ALL)


def _budgeted(request: PageRequest) -> Sequence[Objective]:
    chosen = request.params["mal"]
    return [each for each in request.programme.objectives if chosen in ("", each.code)]


def _tiles(request: PageRequest, counts: Counter[str]) -> Component:
    budget = None if _in_region(request) else budget_sek(request, _budgeted(request))
    params = request.carried("mal", "region")
    money = money_tiles(request, money_of(request, _scope(request)), budget=budget, params=params)
    if _in_region(request):
        return tiles(*money)
    of = request.t("pages.overview.tile_of", assessed=request.f.number(assessed(counts)))
    part = share(Decimal(on_track(counts)), Decimal(assessed(counts)))
    label = request.t("pages.overview.tile_on_track")
    href = request.here(anchor="indikatorer")
    return tiles(tile(label, request.f.number(on_track(counts)), of=of, share=part, href=href), *money)


def _notices(request: PageRequest) -> list[Component]:
    said = []
    if _in_region(request):
        said.append("pages.overview.notice_region")
    elif not all(target.confirmed for target in request.programme.targets):
        said.append("pages.figure.notice_example_targets")
    if request.params["slag"]:
        said.append("pages.overview.notice_kind")
    return [notice(request.t(key)) for key in said]


def _reach(request: PageRequest, rows: pd.DataFrame) -> list[Component]:
    """Which targets what is selected does not reach; counties have none."""
    href = request.here(racker="nej", anchor="indikatorer")
    return [] if _in_region(request) else reach_notice(request, rows, href=href)


def _objectives(request: PageRequest, rows: pd.DataFrame) -> list[Component]:
    if rows.empty:
        return [section(request.t("pages.overview.indicators"), empty(request, "no_rows"), anchor="indikatorer")]
    whole = indicator_table(request)
    names = {each.code: request.named(each) for each in request.programme.objectives}
    parts = []
    for code in dict.fromkeys(whole.frame["sarskilt_mal"]):
        caption = f"{code} {names[code]}"
        shown = replace(whole, caption=caption, frame=whole.frame[whole.frame["sarskilt_mal"] == code])
        heading = html.H3(link(caption, request.link.objective(code, period=request.params["period"])))
        parts.append(html.Section([heading, ladder(request, shown)], className="subsection"))
    legend = f"{request.t('pages.overview.legend')} {request.t('pages.reach.legend')}"
    intro = None if _in_region(request) else legend
    return [section(request.t("pages.overview.indicators"), *parts, intro=intro, anchor="indikatorer")]


def _series(request: PageRequest) -> Series:
    level = "objective_region" if _in_region(request) else "objective"
    found = request.ask(series_by, level=level, until=cut_off(request), objective=request.params["mal"] or None)
    if _in_region(request):
        found = found[found["region"] == request.params["region"]]
    reported = request.programme.indicator_cut_off_days  # sent to the Commission: enough for a small picture
    last = cut_off(request)
    found = keep(found, [(day.month, day.day) in reported or day == last for day in found["cut_off"]])
    grouped = found.groupby(["indicator", "specific_objective"], sort=False)["implemented"]
    return {(str(keys[0]), str(keys[1])): list(values) for keys, values in grouped}
