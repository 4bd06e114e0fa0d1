"""`/resultatkedja`: the framework's own table, from intervention to effect, with today's numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pandas as pd
from dash.development.base_component import Component

from config.model import ChainCell, InterventionKind
from dashboard import html
from dashboard.components.official import official
from dashboard.components.scrolling import scrolling
from dashboard.components.text import badge, link, notice, section
from dashboard.components.tiles import bar
from dashboard.content import Nav, PageContent
from dashboard.filters import KIND, OBJECTIVE, PERIOD
from dashboard.request import PageRequest
from dashboard.sections.figures import absence, count_words, cut_off, kind_name, rows_behind, short_name, unit
from dashboard.table import Column, Table
from warehouse.absences import PROTECTED
from warehouse.queries.chain import chain, chain_money, outside_chain
from warehouse.queries.frames import records
from warehouse.queries.scope import Scope

PATH = "/resultatkedja"
NAV = Nav("nav.results_chain", 20)
FILTERS = (PERIOD, OBJECTIVE, KIND)
COLUMNS = ("intervention", "output", "effect_short", "effect_medium")
Values = dict[tuple[str, str, str, str], dict[Any, Any]]


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.results_chain")


def layout(request: PageRequest) -> PageContent:
    """The chain's cells under its four columns, kind by kind."""
    cells = _cells(request)
    kinds = [each for each in request.programme.kinds if any(cell.kind == each.code for cell in cells)]
    started = [cell for cell in cells if _operations(request, cell)]
    heading = request.t(
        "pages.results_chain.heading",
        started=count_words(request, len(started), first=True),
        all=count_words(request, len(cells)),
    )
    return PageContent(
        heading=heading,
        key_sentence=request.t("pages.results_chain.key_sentence"),
        body=[*[_kind(request, each, cells) for each in kinds], *_outside(request)],
        about=[(request.t("pages.results_chain.counting"), request.t("pages.results_chain.counting_text"))],
        tables=[chain_table(request)],
    )


def chain_table(request: PageRequest) -> Table:
    """Every indicator of every cell shown, as a table."""
    rows = [
        {
            "sarskilt_mal": cell.objective,
            "insatstyp": kind_name(request, cell.kind),
            "interventionsomrade": cell.field,
            "insats": cell.name_sv,
            "indikator_kod": code,
            "indikator": request.named(request.programme.indicator(code)),
            "genomfort": _value(request, cell, code)["implemented"],
            "saknas": _value(request, cell, code)["implemented_status"],
            "valt": _value(request, cell, code)["selected"],
            "valt_saknas": _value(request, cell, code)["planned_status"],
            "enhet": unit(request, request.programme.indicator(code)),
        }
        for cell in _cells(request)
        for code in (*cell.output_indicators, *cell.result_indicators)
    ]
    labels = {
        "sarskilt_mal": "column.specific_objective",
        "insatstyp": "column.kind",
        "interventionsomrade": "column.field",
        "insats": "pages.results_chain.column.intervention",
        "indikator_kod": "column.indicator",
        "indikator": "pages.indicator.name",
        "genomfort": "measure.implemented",
        "valt": "measure.selected",
        "enhet": "column.unit",
    }
    numbers = {"genomfort": "saknas", "valt": "valt_saknas"}
    columns = tuple(
        Column(
            key,
            request.t(label),
            "number" if key in numbers else "text",
            absent_key=numbers.get(key, ""),
            swedish=key == "insats",
        )
        for key, label in labels.items()
    )
    frame = pd.DataFrame(rows, columns=[*labels, *numbers.values()], dtype=object)
    return Table("resultatkedja", request.t("pages.results_chain.caption"), columns, frame)


TABLES = {"resultatkedja": chain_table}


def _cells(request: PageRequest) -> list[ChainCell]:
    objective, kind = request.params["mal"], request.params["slag"]
    return [c for c in request.programme.chain if objective in ("", c.objective) and kind in ("", c.kind)]


def _values(request: PageRequest) -> Values:
    def make() -> Values:
        rows = records(request.ask(chain, cut_off=cut_off(request)))
        return {(r["specific_objective"], r["kind"], r["field"], r["indicator"]): r for r in rows}

    return request.once("chain_values", make)


def _money(request: PageRequest) -> pd.DataFrame:
    return request.once("chain_money", lambda: request.ask(chain_money, cut_off=cut_off(request)))


def _value(request: PageRequest, cell: ChainCell, indicator: str) -> dict[Any, Any]:
    nothing = {"selected": Decimal(0), "implemented": None, "implemented_status": "L", "planned_status": "A"}
    return _values(request).get((cell.objective, cell.kind, cell.field, indicator), nothing)


def _money_of(request: PageRequest, cell: ChainCell) -> dict[Any, Any]:
    rows = _money(request)
    own = records(
        rows[
            (rows["specific_objective"] == cell.objective) & (rows["kind"] == cell.kind) & (rows["field"] == cell.field)
        ]
    )
    return own[0] if own else {"operations_count": 0, "eu_decided_sek": Decimal(0)}


def _operations(request: PageRequest, cell: ChainCell) -> int:
    return int(_money_of(request, cell)["operations_count"])


def _kind(request: PageRequest, kind: InterventionKind, cells: list[ChainCell]) -> Component:
    """The four columns with the kind's own words, then one row per cell."""
    texts = (kind.intervention_sv, kind.output_sv, kind.effect_short_sv, kind.effect_medium_sv)
    heads = [
        html.Th(
            [
                html.Span(request.t(f"pages.results_chain.column.{name}"), className="chain-column"),
                html.Small(official(request, words)),
            ],
            scope="col",
        )
        for name, words in zip(COLUMNS, texts, strict=True)
    ]
    own = [cell for cell in cells if cell.kind == kind.code]
    rows = [html.Tr(_cell_row(request, cell)) for cell in own]
    words = html.P(request.t("pages.results_chain.not_measured"), className="chain-text")
    rows[0].children.append(html.Td(words, rowSpan=str(len(own)), **_column(request, "effect_medium")))
    caption = request.named(kind)
    table = html.Table(
        [html.Caption(caption, className="unseen"), html.Thead(html.Tr(heads)), html.Tbody(rows)],
        className="chain",
    )
    return section(caption, scrolling(table, label=caption), anchor=kind.code)


def _cell_row(request: PageRequest, cell: ChainCell) -> list[Component]:
    return [
        html.Th(_intervention(request, cell), scope="row"),
        html.Td(
            [
                html.P(official(request, cell.output_sv), className="chain-text"),
                _indicators(request, cell, cell.output_indicators),
            ],
            **_column(request, "output"),
        ),
        html.Td(
            [_indicators(request, cell, cell.result_indicators), *_broken(request, cell)],
            **_column(request, "effect_short"),
        ),
    ]


def _column(request: PageRequest, name: str) -> dict[str, Any]:
    """The column's name on the cell itself: on a narrow screen the cells stand below each other."""
    return {"data-label": request.t(f"pages.results_chain.column.{name}")}


def _intervention(request: PageRequest, cell: ChainCell) -> list[Component]:
    money, period = _money_of(request, cell), request.params["period"]
    count = request.f.number(money["operations_count"])
    shown = request.link.operations(period=period, mal=cell.objective, slag=cell.kind, falt=cell.field)
    field = request.link.field(cell.field, period=period)
    codes: list[Component | str] = [
        link(cell.objective, request.link.objective(cell.objective, period=period)),
        " · ",
        link(request.t("pages.figure.in_field", code=cell.field), field),
    ]
    decided = request.t("pages.results_chain.decided", amount=request.f.msek(money["eu_decided_sek"]))
    return [
        html.P(codes, className="chain-codes"),
        html.P(official(request, cell.name_sv), className="chain-name"),
        html.P(
            [link(request.t("pages.results_chain.operations", count=count), shown), ", ", decided],
            className="chain-money",
        ),
    ]


def _indicators(request: PageRequest, cell: ChainCell, codes: tuple[str, ...]) -> Component:
    return html.Ul([html.Li(_indicator(request, cell, code)) for code in codes], className="chain-indicators")


def _indicator(request: PageRequest, cell: ChainCell, code: str) -> list[Component | str]:
    indicator, value = request.programme.indicator(code), _value(request, cell, code)
    scope = Scope(specific_objective=cell.objective, kind=cell.kind, field=cell.field)
    href = rows_behind(request, code, scope)
    selected = request.f.number(value["selected"], indicator.decimals, absent=absence(value["planned_status"]))
    said = {"selected": selected, "unit": unit(request, indicator)}
    if value["implemented"] is None:
        absent = request.t(f"absence.{absence(value['implemented_status'])}")
        words = request.t("pages.results_chain.no_value", absent=absent, **said)
    else:
        done = request.f.number(value["implemented"], indicator.decimals)
        words = request.t("pages.results_chain.value", implemented=done, **said)
    name = html.A(
        f"{code} {short_name(request, indicator)}", href=rows_behind(request, code, scope, anchor=""), className="quiet"
    )
    drawn = [bar(value["implemented"] / value["selected"])] if value["implemented"] and value["selected"] else []
    return [name, html.Br(), link(words, href, label=f"{code}: {words}"), *drawn]


def _broken(request: PageRequest, cell: ChainCell) -> list[Component]:
    """Said plainly: much done, nothing come of it yet."""
    outputs = [_value(request, cell, code) for code in cell.output_indicators]
    results = [_value(request, cell, code) for code in cell.result_indicators]
    protected = any(value["implemented_status"] == PROTECTED for value in results)  # something that may not be told
    if any(v["implemented"] for v in outputs) and not protected and not any(v["implemented"] for v in results):
        return [html.P(badge(request.t("pages.results_chain.broken")), className="chain-broken")]
    return []


def _outside(request: PageRequest) -> list[Component]:
    rows = outside_chain(_money(request), request.programme)
    if rows.empty or request.params["mal"] or request.params["slag"]:
        return []
    amount = request.f.msek(sum(rows["eu_decided_sek"], Decimal(0)))
    fields = ", ".join(dict.fromkeys(rows["specific_objective"]))
    return [notice(request.t("pages.results_chain.outside", amount=amount, objectives=fields))]
