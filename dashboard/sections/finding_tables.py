"""Findings: by rule with what to do now, and one by one with their place in the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.rules import FindingRule
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import badge, link, section
from dashboard.request import PageRequest
from dashboard.table import Column, Row, Table
from warehouse.queries.findings import FindingFilter, findings, findings_by_rule
from warehouse.queries.frames import records

PAGE_SIZE = 50
EVERY_ROW = 1_000_000
TONES = {"error": "warning", "warning": "example", "info": "info"}


def file_cell(row: Row) -> Component:
    """The file's name with its sheet below."""
    sheet = [html.Small(row["blad"], className="below")] if row["blad"] else []
    return html.Span([row["fil"], *sheet])


def _chosen(request: PageRequest) -> FindingFilter:
    params = request.params
    return FindingFilter(
        rule=params["regel"], severity=params["allvar"], delivery_id=params["leverans"], operation_id=params["projekt"]
    )


def _by_rule(request: PageRequest) -> pd.DataFrame:
    return request.once("findings_by_rule", lambda: request.ask(findings_by_rule, chosen=_chosen(request)))


def _rule(request: PageRequest, code: str) -> FindingRule:
    return request.programme.rules[code]


def rule_words(request: PageRequest, rule: FindingRule, name: str) -> str:
    """The title, what is expected or the remedy of a rule, in the reader's language."""
    return str(getattr(rule, f"{name}_{request.lang}"))


def rule_table(request: PageRequest) -> Table:
    """Findings by rule, with what was expected and what to do now."""
    t = request.t
    found = records(_by_rule(request))
    rows = [
        {
            "regel": row["rule"],
            "fynd": rule_words(request, _rule(request, row["rule"]), "title"),
            "allvar": row["severity"],
            "antal": row["findings_count"],
            "filer": row["files_count"],
            "vantat": rule_words(request, _rule(request, row["rule"]), "expected"),
            "atgard": rule_words(request, _rule(request, row["rule"]), "remedy"),
            "href": request.here(regel=row["rule"], sida="", anchor="fynd"),
        }
        for row in found
    ]
    columns = (
        Column("regel", t("column.rule"), header=True, show=_rule_cell),
        Column("fynd", t("pages.data_quality.finding"), on_screen=False),
        Column("allvar", t("column.severity"), show=lambda row: severity_cell(request, row)),
        Column("antal", t("column.count"), "number", href="href"),
        Column("vantat", t("column.expected"), on_screen=False),
        Column("atgard", t("pages.data_quality.remedy")),
    )
    frame = pd.DataFrame(rows, columns=[*[c.key for c in columns], "filer", "href"], dtype=object)
    return Table("regler", t("pages.data_quality.rules_caption"), columns, frame)


def _rule_cell(row: Row) -> Component:
    return html.Span([link(row["fynd"], row["href"]), html.Small(row["regel"], className="below")])


def severity_cell(request: PageRequest, row: Row) -> Component:
    """The finding's weight in words, marked."""
    tone: Any = TONES[row["allvar"]]
    return badge(request.t(f"severity.{row['allvar']}"), tone=tone)


def rules_section(request: PageRequest) -> Component:
    """What the checks found, rule by rule."""
    table = rule_table(request)
    body = data_table(request, table, caption=False) if len(table.frame) else empty(request, "no_rows")
    return section(
        request.t("pages.data_quality.rules_heading"), body, intro=request.t("pages.data_quality.rules_intro")
    )


def finding_table(request: PageRequest, *, paged: bool = False) -> Table:
    """Findings with their place in the file, errors first."""
    t, chosen = request.t, _chosen(request)
    offset = (int(request.params["sida"] or 1) - 1) * PAGE_SIZE if paged else 0
    found = request.ask(findings, chosen=chosen, limit=PAGE_SIZE if paged else EVERY_ROW, offset=offset)
    total = sum(_by_rule(request)["findings_count"])
    rows = [
        {
            "allvar": row["severity"],
            "regel": row["rule"],
            "fynd": rule_words(request, _rule(request, row["rule"]), "title"),
            "fil": row["file_name"],
            "blad": row["sheet"],
            "rad": row["source_row"],
            "kolumn": row["column_name"],
            "cell": row["cell"],
            "ledtrad": row["hint"],
            "projekt": row["operation_id"],
            "projektsida": request.link.operation(row["operation_id"]) if row["known"] else "",
        }
        for row in records(found)
    ]
    columns = (
        Column(
            "fynd",
            t("pages.data_quality.finding"),
            header=True,
            show=lambda row: html.Span([row["fynd"], html.Small(row["regel"], className="below")]),
        ),
        Column("regel", t("column.rule"), "code", on_screen=False),
        Column("allvar", t("column.severity"), show=lambda row: severity_cell(request, row)),
        Column("fil", t("column.file_name"), show=file_cell, swedish=True),
        Column("blad", t("column.sheet"), on_screen=False, swedish=True),
        Column("rad", t("column.row"), "number", absent="not_applicable"),
        Column("kolumn", t("column.column_name"), show=_plain("kolumn"), swedish=True),
        Column("cell", t("column.cell"), show=_plain("cell"), swedish=True),
        Column("ledtrad", t("column.hint"), show=_plain("ledtrad"), swedish=True),
        Column("projekt", t("column.operation"), "code", href="projektsida", absent="not_applicable"),
    )
    frame = pd.DataFrame(rows, columns=[*[column.key for column in columns], "projektsida"], dtype=object)
    caption = t("pages.data_quality.findings_caption")
    return Table("fynd", caption, columns, frame, row_count=int(total), page_size=PAGE_SIZE if paged else 0)


def finding_page(request: PageRequest) -> Table:
    """The page of the table on screen, made once; its count is that of all findings."""
    return request.once("finding_page", lambda: finding_table(request, paged=True))


def _plain(key: str) -> Callable[[Row], str]:
    """The text, and nothing where there is none: a finding about a whole row has no column."""
    return lambda row: str(row[key] or "")


def findings_section(request: PageRequest) -> Component:
    """Every finding chosen, a page at a time."""
    table = finding_page(request)
    body = data_table(request, table, caption=False) if len(table.frame) else empty(request, "no_rows")
    heading = request.t("pages.data_quality.findings_heading", count=request.f.number(table.count))
    return section(heading, body, anchor="fynd", intro=request.t("pages.data_quality.findings_intro"))
