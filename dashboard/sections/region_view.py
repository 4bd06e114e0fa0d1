"""One region's own view: its figures by objective, its indicative shares, the operations it shares with others."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import section, subsection
from dashboard.request import PageRequest
from dashboard.sections.figures import cut_off, region_name, region_names
from dashboard.sections.progress_table import ladder, progress_table
from dashboard.sections.region_figures import value_rule
from dashboard.sections.tables import made
from dashboard.table import Column, Table
from warehouse.queries.frames import keep, records
from warehouse.queries.progress import progress
from warehouse.queries.region_operations import joint_operations
from warehouse.queries.targets import targets

LARGEST = 10
"""Joint operations on screen; the table to take away has every one."""


def own_table(request: PageRequest) -> Table:
    """The region's figures by objective; counties have no adopted target, so there is none, and no status."""
    region = request.params["region"]
    rows = request.ask(
        progress,
        programme=request.programme,
        cut_off=cut_off(request),
        objective=request.params["mal"] or None,
        region=region or None,
        rule=value_rule(request),
    )
    wanted = request.params["typ"]
    kinds = {each.code: each.type for each in request.programme.indicators}
    rows = keep(rows, [wanted in ("", kinds[code]) for code in rows["indicator"]])
    caption = request.t("pages.region_view.caption", region=region_name(request, region or "*"))
    return progress_table(request, rows, name="regionen", caption=caption, aims=False, rule=value_rule(request))


def own_section(request: PageRequest, *, on_paper: bool = False) -> Component:
    """The table, one part per objective; on paper no number leads anywhere."""
    whole = made(request, own_table)
    heading = request.t("pages.region_view.own")
    if whole.frame.empty:
        return section(heading, empty(request, "no_rows"))
    names = {each.code: request.named(each) for each in request.programme.objectives}
    parts = [
        subsection(
            f"{code} {names[code]}",
            ladder(request, replace(whole, caption=f"{code} {names[code]}", frame=_of(whole.frame, code))),
        )
        for code in dict.fromkeys(whole.frame["sarskilt_mal"])
    ]
    intro = "" if on_paper else request.t("pages.region_view.own_intro")
    return section(heading, *parts, intro=intro, anchor="regionen")


def _of(frame: pd.DataFrame, objective: str) -> pd.DataFrame:
    return keep(frame, [code == objective for code in frame["sarskilt_mal"]])


def share_table(request: PageRequest) -> Table:
    """The region's indicative shares of the programme's targets; labelled so, and never a status."""
    region, day = request.params["region"], cut_off(request)
    rows = []
    for row in records(request.ask(targets, on=day, objective=request.params["mal"] or None)):
        found = request.programme.comparison.share(
            region, indicator=row["indicator"], objective=row["specific_objective"], on=day
        )
        if found is not None and row["target_2029"] is not None:
            rows.append(
                {
                    "indikator_kod": row["indicator"],
                    "sarskilt_mal": row["specific_objective"],
                    "indikativ_andel": found.share,
                    "indikativt_varde": row["target_2029"] * found.share,
                    "kalla": found.source,
                    "bekraftad": request.t("word.yes" if found.confirmed else "word.no"),
                }
            )
    t = request.t
    columns = (
        Column("indikator_kod", t("column.indicator"), "code", header=True),
        Column("sarskilt_mal", t("column.specific_objective"), "code"),
        Column("indikativ_andel", t("pages.region_view.share"), "percent", decimals=1),
        Column("indikativt_varde", t("pages.region_view.share_value"), "number", decimals=1),
        Column("kalla", t("column.source"), swedish=True),
        Column("bekraftad", t("pages.region_view.confirmed")),
    )
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return Table("indikativa_andelar", t("pages.region_view.share_caption"), columns, frame)


def share_section(request: PageRequest) -> Component:
    """The shares, or that there are none."""
    table = made(request, share_table)
    body = html.P(request.t("pages.region_view.no_shares"))
    drawn = body if table.frame.empty else data_table(request, table, caption=False)
    return section(
        request.t("pages.region_view.shares"), drawn, intro=request.t("pages.region_view.share_intro"), anchor="andelar"
    )


def joint_page(request: PageRequest) -> Table:
    """The first rows of `joint_table`, all that a page shows of them; its count is that of all rows."""
    return request.once("joint_page", lambda: joint_table(request, most=LARGEST))


def joint_table(request: PageRequest, *, most: int | None = None) -> Table:
    """Operations that work in several regions, the chosen one among them; all of them or the largest."""
    found = request.ask(
        joint_operations,
        cut_off=cut_off(request),
        region=request.params["region"] or None,
        objective=request.params["mal"] or None,
    )
    shown = found if most is None else found.head(most)
    rows = [
        {
            "projekt": row["operation_id"],
            "projektnamn": row["name"],
            "stodmottagare": row["beneficiary"],
            "sarskilt_mal": row["specific_objective"],
            "regioner": region_names(request, row["regions"]),
            "eu_stod_sek": row["eu_support_sek"],
            "href": request.link.operation(row["operation_id"], period=request.params["period"]),
        }
        for row in records(shown)
    ]
    t = request.t

    def name(row: Any) -> Component:
        below = html.Small(f"{row['projekt']} · {row['stodmottagare']}", className="below")
        return html.Span([html.A(row["projektnamn"], href=row["href"]), below])

    columns = (
        Column("projekt", t("column.operation"), header=True, show=name, swedish=True),
        Column("projektnamn", t("pages.operations.name"), on_screen=False, swedish=True),
        Column("stodmottagare", t("column.beneficiary"), on_screen=False, swedish=True),
        Column("sarskilt_mal", t("column.specific_objective")),
        Column("regioner", t("column.region")),
        Column("eu_stod_sek", t("pages.regions.decided"), "sek"),
    )
    frame = pd.DataFrame(rows, columns=[*[column.key for column in columns], "href"], dtype=object)
    caption = t("pages.region_view.joint_caption")
    return Table("lansoverskridande", caption, columns, frame, row_count=len(found))


def joint_section(request: PageRequest, *, on_paper: bool = False) -> Component:
    """The joint operations, or that there are none; on paper there is no rule to choose and no file to take away."""
    table = joint_page(request)
    drawn = data_table(request, table, caption=False) if table.count else empty(request, "no_rows")
    heading = request.t("pages.region_view.joint", count=request.f.number(table.count))
    key = "pages.region_view.joint_paper_intro" if on_paper else "pages.region_view.joint_intro"
    return section(heading, drawn, intro=request.t(key, count=LARGEST), anchor="lansoverskridande")
