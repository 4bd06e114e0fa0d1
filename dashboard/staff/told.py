"""What a command answered, in the reader's words: closed sums, findings, errors."""

from __future__ import annotations

from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.rules import FindingRule
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.text import notice, section, terms
from dashboard.request import PageRequest
from dashboard.sections.finding_tables import file_cell, rule_words, severity_cell
from dashboard.table import Column, Row, Table

SHOWN = 200
COUNTS = ("read", "loaded", "quarantined", "superseded", "ignored")


def error_notice(request: PageRequest, error: dict[str, str]) -> Component:
    """Where – what was found – what was expected – what to do; the commands' own words are Swedish."""
    pairs = [(request.t(f"staff.error.{part}"), html.Span(error[part], lang="sv")) for part in _PARTS if error[part]]
    return notice(terms(pairs), tone="warning")


_PARTS = ("where", "found", "expected", "todo")


def sums_section(request: PageRequest, answer: dict[str, Any]) -> Component:
    """What would become of every row, per file and sheet."""
    t = request.t
    rows = [
        {
            "fil": each["file_name"],
            "blad": each["sheet"],
            "layout": t(f"layout.{each['layout']}") if each["layout"] else t("pages.data_quality.sheet_ignored"),
            **{name: each[name] for name in COUNTS},
        }
        for each in answer["sheets"]
    ]
    columns = (
        Column("fil", t("column.file_name"), header=True, show=file_cell),
        Column("blad", t("column.sheet"), on_screen=False),
        Column("layout", t("pages.data_quality.content")),
        *[Column(name, t(f"rows.{name}"), "number") for name in COUNTS],
    )
    table = Table("summor", t("staff.sums"), columns, _frame(rows, columns))
    return section(t("staff.sums"), data_table(request, table, caption=False), anchor="summor")


def refused_section(request: PageRequest, answer: dict[str, Any]) -> list[Component]:
    """The files that could not be read at all."""
    if not answer["refused"]:
        return []
    told = [error_notice(request, error) for error in answer["refused"]]
    return [section(request.t("staff.refused_heading"), *told, intro=request.t("staff.refused_intro"))]


def rules_section(request: PageRequest, answer: dict[str, Any]) -> list[Component]:
    """How often each rule was broken, and what to do."""
    if not answer["rules"]:
        return []
    t = request.t
    rows = [
        {
            "fynd": rule_words(request, _rule(request, rule), "title"),
            "regel": rule,
            "allvar": severity,
            "antal": count,
            "atgard": rule_words(request, _rule(request, rule), "remedy"),
        }
        for rule, severity, count in answer["rules"]
    ]
    columns = (
        Column("fynd", t("pages.data_quality.finding"), header=True, show=_finding),
        Column("allvar", t("column.severity"), show=lambda row: severity_cell(request, row)),
        Column("antal", t("column.count"), "number"),
        Column("atgard", t("pages.data_quality.remedy")),
    )
    frame = _frame(rows, columns, "regel")
    table = Table("regler", t("pages.data_quality.rules_caption"), columns, frame)
    return [section(t("pages.data_quality.rules_heading"), data_table(request, table, caption=False), anchor="regler")]


def findings_section(request: PageRequest, answer: dict[str, Any]) -> list[Component]:
    """The weightiest findings, each with its place."""
    if not answer["findings"]:
        return []
    t = request.t
    rows = [_row(request, each) for each in answer["findings"][:SHOWN]]
    columns = (
        Column("fynd", t("pages.data_quality.finding"), header=True, show=_finding),
        Column("allvar", t("column.severity"), show=lambda row: severity_cell(request, row)),
        Column("fil", t("column.file_name"), show=file_cell),
        Column("rad", t("column.row"), "number", absent="not_applicable"),
        Column("kolumn", t("column.column_name"), show=lambda row: str(row["kolumn"])),
        Column("cell", t("column.cell"), show=lambda row: str(row["cell"])),
        Column("vantat", t("column.expected")),
    )
    total = sum(answer["counts"].values())
    table = Table("fynd", t("pages.data_quality.findings_caption"), columns, _frame(rows, columns, "regel", "blad"))
    intro = t("staff.findings_intro", shown=request.f.number(len(rows)), count=request.f.number(total))
    heading = t("pages.data_quality.findings_heading", count=request.f.number(total))
    return [section(heading, data_table(request, table, caption=False), anchor="fynd", intro=intro)]


def _row(request: PageRequest, found: dict[str, Any]) -> dict[str, Any]:
    rule = _rule(request, found["rule"])
    hint = found["hint"] and request.t("staff.hint", hint=found["hint"])
    return {
        "fynd": " ".join(filter(None, (rule_words(request, rule, "title"), hint))),
        "regel": rule.code,
        "allvar": found["severity"],
        "fil": found["file_name"],
        "blad": found["sheet"],
        "rad": found["source_row"],
        "kolumn": found["column_name"],
        "cell": found["cell"],
        "vantat": rule_words(request, rule, "expected"),
    }


def _finding(row: Row) -> Component:
    return html.Span([row["fynd"], html.Small(row["regel"], className="below")])


def _rule(request: PageRequest, code: str) -> FindingRule:
    return request.programme.rules[code]


def _frame(rows: list[dict[str, Any]], columns: tuple[Column, ...], *more: str) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[*[column.key for column in columns], *more], dtype=object)
