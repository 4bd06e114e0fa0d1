"""`/metod`: how every figure is made, from the same configuration that makes it."""

from __future__ import annotations

import pandas as pd
from dash.development.base_component import Component

from dashboard import html
from dashboard.absences import APPEARANCES
from dashboard.components.data_table import data_table
from dashboard.components.official import around
from dashboard.components.status import status_mark
from dashboard.components.text import badge, bullets, link, notice, section, terms
from dashboard.content import Child, Nav, PageContent
from dashboard.request import PageRequest
from dashboard.sections.currency import example_profile
from dashboard.sections.figures import unit
from dashboard.sections.rules import rules_section
from dashboard.sections.tables import made, offered
from dashboard.signs import SIGNS
from dashboard.table import Column, Row, Table
from warehouse.queries.release import release_facts
from warehouse.status import STATUSES

PATH = "/metod"
NAV = Nav("nav.method", 60)
FILTERS = ()
COUNTING = ("unique", "sum", "participations", "annual")
MEASURES = ("selected", "implemented", "baseline", "milestone_2024", "target_2029", "evidenced", "declared")


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.method")


def layout(request: PageRequest) -> PageContent:
    """The page."""
    t = request.t
    return PageContent(
        heading=t("pages.method.heading"),
        key_sentence=t("pages.method.key_sentence"),
        body=[
            section(
                t("pages.method.measures"),
                terms((t(f"measure.{name}"), _without_name(t(f"measure_long.{name}"))) for name in MEASURES),
            ),
            _status(request),
            section(
                t("pages.method.counting"),
                terms((t(f"counting.{name}"), t(f"counting_long.{name}")) for name in COUNTING),
                anchor="rakning",
            ),
            rules_section(request),
            _absences(request),
            section(
                t("pages.method.indicators"),
                data_table(request, made(request, indicator_table), caption=False),
                anchor="indikatorer",
            ),
            _unconfirmed(request),
            _release(request),
        ],
        tables=offered(request, TABLES),
    )


def indicator_table(request: PageRequest) -> Table:
    """Every indicator with how it is counted and when it is measured."""
    t = request.t
    rows = [
        {
            "indikator_kod": each.code,
            "indikator": request.named(each),
            "indikatortyp": t(f"indicator_type.{each.type}"),
            "raknesatt": t(f"counting.{each.counting}"),
            "enhet": unit(request, each),
            "mats": t(f"measured.{each.measured}"),
            "mal": ", ".join(each.objectives),
            "definition": each.definition_sv if request.lang == "sv" else each.definition_en,
            "kalla": each.source,
            "bekraftad": t("word.yes" if each.name_confirmed and each.rule_confirmed else "word.no"),
            "href": request.link.indicator(each.code),
        }
        for each in request.programme.indicators
    ]
    columns = (
        Column("indikator_kod", t("column.indicator"), header=True, show=_indicator),
        Column("indikator", t("pages.indicator.name"), on_screen=False),
        Column("indikatortyp", t("column.indicator_type")),
        Column("raknesatt", t("column.counting")),
        Column("enhet", t("column.unit")),
        Column("mats", t("pages.indicator.measured")),
        Column("mal", t("column.specific_objective"), absent="not_applicable"),
        Column("definition", t("column.definition"), on_screen=False),
        Column("kalla", t("column.source"), on_screen=False, swedish=True),
        Column("bekraftad", t("pages.method.confirmed")),
    )
    return Table("indikatorer", t("pages.method.indicators_caption"), columns, pd.DataFrame(rows, dtype=object))


def _without_name(words: str) -> str:
    """The explanation without the measure's own name before it."""
    said = words.partition(": ")[2] or words
    return said[:1].upper() + said[1:]


def _indicator(row: Row) -> Component:
    return html.A([html.Span(row["indikator_kod"], className="code"), " ", row["indikator"]], href=row["href"])


TABLES = {"indikatorer": indicator_table}


def _status(request: PageRequest) -> Component:
    """The status method with the thresholds in force."""
    t, f, method = request.t, request.f, request.programme.status
    values = {"on_track": f.percent(method.on_track), "watch": f.percent(method.watch)}
    pairs = [(status_mark(request, status), t(f"pages.status.because.{status}", **values)) for status in STATUSES]
    dates = {
        "start": f.day(request.programme.start),
        "milestone": f.day(request.programme.milestone_date),
        "target": f.day(request.programme.target_date),
    }
    review = t("pages.status.review", limit=f.percent(method.review_target))
    source = [*around(request, "pages.method.status_source", place="source", name=method.source), " "]
    if not method.confirmed:
        source.append(badge(t("app.unconfirmed"), tone="warning"))
    return section(
        t("pages.method.status"),
        html.P(t("pages.method.status_path", **dates)),
        html.P(t("pages.method.status_ratio"), className="formula"),
        terms(pairs),
        html.P(review),
        html.P(t("pages.reach_status.method", milestone=dates["milestone"])),
        html.P(source),
        anchor="status",
    )


def _absences(request: PageRequest) -> Component:
    t = request.t
    pairs = [
        (html.Span([html.B(SIGNS[name]), f" {t(f'absence.{name}')}"]), t(f"pages.method.absence.{name}"))
        for name in APPEARANCES
    ]
    return section(t("pages.method.absences"), terms(pairs), intro=t("pages.method.absences_intro"), anchor="tecken")


def _unconfirmed(request: PageRequest) -> Component:
    """Everything configured from memory, so that nobody takes it for fact."""
    programme, t, f = request.programme, request.t, request.f
    targets = [each for each in programme.targets if not each.confirmed]
    budgets = [
        each.code for each in programme.objectives if each.budget_eu_eur is not None and not each.budget_confirmed
    ]
    names = [each.code for each in programme.indicators if not each.name_confirmed]
    rules = [each.code for each in programme.indicators if not each.rule_confirmed]
    fields = [each for each in programme.fields if not each.name_sv_confirmed]
    said: list[Child] = [
        t("pages.method.unconfirmed.targets", count=f.number(len(targets)), all=f.number(len(programme.targets)))
        if targets
        else "",
        t("pages.method.unconfirmed.budgets", codes=", ".join(budgets)) if budgets else "",
        t("pages.method.unconfirmed.names", count=f.number(len(names)), codes=", ".join(names)) if names else "",
        t("pages.method.unconfirmed.rules", count=f.number(len(rules)), codes=", ".join(rules)) if rules else "",
        t("pages.method.unconfirmed.fields", count=f.number(len(fields))) if fields else "",
        *_unconfirmed_sources(request),
        t("pages.method.unconfirmed.commitments") if example_profile(programme.money) else "",
    ]
    items = [words for words in said if words]
    body = bullets(items) if items else notice(t("pages.method.unconfirmed.nothing"))
    return section(
        t("pages.method.unconfirmed.heading"), body, intro=t("pages.method.unconfirmed.intro"), anchor="ej-bekraftat"
    )


def _unconfirmed_sources(request: PageRequest) -> list[Child]:
    """The thresholds and the rate, each with the source it was taken from."""
    programme, key, said = request.programme, "pages.method.unconfirmed", list[Child]()
    if not programme.status.confirmed:
        said.append(around(request, f"{key}.status", place="source", name=programme.status.source))
    if not programme.sek_per_eur_confirmed:
        rate = request.f.number(programme.sek_per_eur, 2)
        said.append(around(request, f"{key}.rate", place="source", name=programme.sek_per_eur_source, rate=rate))
    return said


def _release(request: PageRequest) -> Component:
    """Which release the figures come from and what it holds."""
    facts, t, f = request.ask(release_facts), request.t, request.f
    counts = ("deliveries_count", "operations_count", "enterprises_rows", "findings_count")
    pairs = [
        (t("table.release"), facts["release_id"]),
        (t("column.known_on"), f.day(facts["known_on"])),
        (t("column.cut_off"), f.day(facts["last_cut_off"])),
        (t("pages.method.config"), html.Code(str(facts["config_checksum"])[:16])),
        *[(t(f"pages.method.holds.{name}"), f.number(facts[name])) for name in counts if facts[name] is not None],
    ]
    return section(t("pages.method.release"), terms(pairs), link(t("nav.data_quality"), request.link.quality()))
