"""`/intervention/<kod>`: one intervention field: its codes, coefficients, indicators, money and operations."""

from __future__ import annotations

import pandas as pd
from dash.development.base_component import Component

from config.model import DraftCode, InterventionField
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.official import official
from dashboard.components.text import badge, bullets, link, section, terms
from dashboard.components.tiles import tiles
from dashboard.content import Child, NotFoundError, PageContent
from dashboard.filters import PERIOD
from dashboard.request import PageRequest
from dashboard.sections.figures import ROWS, cut_off, kind_name, rows_behind, unit
from dashboard.sections.money import money_of, money_section, money_table, money_tiles
from dashboard.sections.operation_table import short_list
from dashboard.sections.tables import made, offered
from dashboard.table import Column, Table
from warehouse.queries.field import field_values
from warehouse.queries.frames import records
from warehouse.queries.operations import OperationFilter, operations
from warehouse.queries.scope import Scope

PATH = "/intervention/<code>"
NAV = None
FILTERS = (PERIOD,)
LARGEST = 10


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.intervention", code=_field(request).code)


def layout(request: PageRequest) -> PageContent:
    """The field's page."""
    field = _field(request)
    money = money_of(request, Scope(field=field.code))
    count = int(money["operations_count"])
    key = "heading" if count else "heading_none"
    heading = request.t(
        f"pages.intervention.{key}",
        name=request.named(field),
        count=request.f.number(count),
        amount=request.f.msek(money["eu_decided_sek"]),
    )
    return PageContent(
        heading=heading,
        key_sentence=request.t("pages.intervention.key_sentence", code=field.code),
        here=request.t("title.intervention", code=field.code),
        body=[
            tiles(*money_tiles(request, money, budget=None, params={"falt": field.code})),
            _facts(request, field),
            _values(request),
            money_section(request, made(request, finance_table)),
            _largest(request, field),
        ],
        about=[(request.t("pages.intervention.by_key"), request.t("pages.intervention.by_key_text"))],
        tables=offered(request, TABLES),
    )


def value_table(request: PageRequest) -> Table:
    """The field's indicators; fields have no targets."""
    field = _field(request)
    found = records(request.ask(field_values, field=field.code, cut_off=cut_off(request)))
    order = {each.code: place for place, each in enumerate(request.programme.indicators)}
    rows = []
    for row in sorted(found, key=lambda row: order[row["indicator"]]):
        indicator = request.programme.indicator(row["indicator"])
        rows.append(
            {
                "indikator_kod": indicator.code,
                "indikator": request.named(indicator),
                "enhet": unit(request, indicator),
                "genomfort": row["implemented"],
                "valt": row["selected"],
                "antal_projekt": row["operations_count"],
                "decimaler": indicator.decimals,
                "saknas": row["implemented_status"],
                "valt_saknas": row["planned_status"],
                "rader": rows_behind(request, indicator.code, Scope(field=field.code)),
                "sida": rows_behind(request, indicator.code, Scope(field=field.code), anchor=""),
            }
        )
    t = request.t
    columns = (
        Column("indikator_kod", t("column.indicator"), "code", header=True, href="sida"),
        Column("indikator", t("pages.indicator.name")),
        Column("enhet", t("column.unit")),
        Column(
            "genomfort", t("measure.implemented"), "number", decimals_key="decimaler", absent_key="saknas", href="rader"
        ),
        Column(
            "valt", t("measure.selected"), "number", decimals_key="decimaler", absent_key="valt_saknas", href="rader"
        ),
        Column("antal_projekt", t("column.operations_count"), "number", href="rader"),
    )
    frame = pd.DataFrame(rows, dtype=object) if rows else pd.DataFrame(columns=[column.key for column in columns])
    return Table("indikatorer", t("pages.intervention.caption", code=field.code), columns, frame)


def finance_table(request: PageRequest) -> Table:
    """The field's money, by key."""
    field = _field(request)
    href = request.link.economy(anchor=ROWS, period=request.params["period"], falt=field.code)
    return money_table(request, money_of(request, Scope(field=field.code)), budget=None, href=href)


TABLES = {"indikatorer": value_table, "pengar": finance_table}


def _field(request: PageRequest) -> InterventionField:
    code = request.keys["code"]
    for each in request.programme.fields:
        if each.code == code:
            return each
    raise NotFoundError(
        where=request.path, found=request.t("pages.intervention.unknown", code=code), todo=request.t("error.todo_page")
    )


def _facts(request: PageRequest, field: InterventionField) -> Component:
    """Codes in both schemes, coefficients, the chain's cells."""
    t, f = request.t, request.f
    drafts = [each for each in request.programme.draft_codes if each.final == field.code]
    cells = [cell for cell in request.programme.chain if cell.field == field.code]
    coefficient = lambda pct: t("absence.missing") if pct is None else f.with_unit(pct, "%")  # noqa: E731
    known = field.name_sv_confirmed or request.lang != "sv"
    name: list[Component | str] = [f"{field.code} {request.named(field)} "]
    if not known:
        name.append(badge(t("app.unconfirmed"), tone="warning"))
    pairs: list[tuple[Child, Child]] = [
        (t("pages.intervention.final_code"), name),
        (t("pages.intervention.draft_code"), _drafts(request, drafts)),
        (t("pages.intervention.climate"), coefficient(field.climate_pct)),
        (t("pages.intervention.environment"), coefficient(field.environment_pct)),
        (t("column.policy_objective"), field.policy_objective),
        (t("pages.intervention.cells"), "; ".join(f"{c.objective}, {kind_name(request, c.kind)}" for c in cells)),
    ]
    return section(t("pages.intervention.facts"), terms(pairs))


def _drafts(request: PageRequest, drafts: list[DraftCode]) -> Child:
    """The codes of the earlier scheme, whose names are Swedish only."""
    return bullets([f"{each.draft} ", official(request, each.name_sv)] for each in drafts) if drafts else None


def _values(request: PageRequest) -> Component:
    table = made(request, value_table)
    body = empty(request, "not_reported") if table.frame.empty else data_table(request, table, caption=False)
    return section(request.t("pages.overview.indicators"), body, intro=request.t("pages.intervention.no_targets"))


def _largest(request: PageRequest, field: InterventionField) -> Component:
    chosen = OperationFilter(cut_off=cut_off(request), field=field.code)
    rows = request.ask(operations, chosen=chosen, sort="-eu_support_sek", limit=LARGEST)
    caption = request.t("pages.intervention.operations", code=field.code)
    if rows.empty:
        return section(caption, empty(request, "no_rows"))
    every = link(
        request.t("pages.objective.all_operations"),
        request.link.operations(falt=field.code, period=request.params["period"]),
    )
    return section(caption, data_table(request, short_list(request, rows, caption=caption), caption=False), every)
