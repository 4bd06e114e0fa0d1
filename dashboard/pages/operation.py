"""`/projekt/<id>`: one operation: plan and outcome, the rows delivered, its money and findings."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.official import around, official
from dashboard.components.text import link, notice, section, terms
from dashboard.components.tiles import tile, tiles
from dashboard.content import Child, NotFoundError, PageContent
from dashboard.filters import PAGE, PERIOD
from dashboard.request import PageRequest
from dashboard.sections.choices import HIDDEN_MUNICIPALITY, HIDDEN_PLACE, INDICATOR
from dashboard.sections.figures import field_name, kind_name, region_name
from dashboard.sections.money import share
from dashboard.sections.operation_enterprises import enterprise_page, enterprise_section, enterprise_table
from dashboard.sections.operation_parts import claim_table, delivery_table, plan_table, report_table, value_table
from dashboard.sections.tables import made
from dashboard.table import Table
from warehouse.queries.frames import records
from warehouse.queries.operation import operation, operation_findings_count, operation_shares

PATH = "/projekt/<id>"
NAV = None
FILTERS = (PERIOD, HIDDEN_PLACE, HIDDEN_MUNICIPALITY, INDICATOR, PAGE)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.operation", code=_operation(request)["operation_id"])


def layout(request: PageRequest) -> PageContent:
    """The operation's page."""
    row = _operation(request)
    lists = [enterprise_page(request)] if request.params["indikator"] else []
    return PageContent(
        heading=row["name"],
        heading_swedish=True,
        key_sentence=_key_sentence(request, row),
        trail=[(request.t("nav.operations"), request.link.operations())],
        here=row["operation_id"],
        body=[
            *_notices(request, row),
            _tiles(request, row),
            _part(request, "indicators", made(request, value_table), anchor="indikatorer"),
            *enterprise_section(request),
            _part(request, "reports", made(request, report_table), anchor="rapporter"),
            _part(request, "plans", made(request, plan_table), anchor="planer"),
            _part(request, "claims", made(request, claim_table), anchor="pengar"),
            _facts(request, row),
            _part(request, "deliveries", made(request, delivery_table), anchor="leveranser"),
            _findings(request, row),
        ],
        tables=[*lists, *[made(request, make) for name, make in TABLES.items() if name != "foretag"]],
    )


TABLES = {
    "indikatorer": value_table,
    "foretag": enterprise_table,
    "rapporter": report_table,
    "planer": plan_table,
    "utbetalningar": claim_table,
    "leveranser": delivery_table,
}


def _operation(request: PageRequest) -> dict[Any, Any]:
    code = request.keys["id"]
    found = request.once("operation", lambda: _asked(request, code))
    if not found:
        words = request.t("pages.operation.unknown", code=code)
        raise NotFoundError(where=request.path, found=words, todo=request.t("error.todo_page"))
    return found[0]


def _asked(request: PageRequest, code: str) -> list[dict[Any, Any]]:
    """Its row; what the whole release does not know is not looked for in a part, which may have to be counted first."""
    if request.release.part is not None:
        with request.release.whole.connect() as connection:
            if operation(connection, operation_id=code).empty:
                return []
    return records(request.ask(operation, operation_id=code))


def _key_sentence(request: PageRequest, row: dict[Any, Any]) -> Child:
    return around(
        request,
        "pages.operation.key_sentence",
        place="beneficiary",
        name=row["beneficiary"],
        code=row["operation_id"],
        objective=row["specific_objective"],
        kind=kind_name(request, row["kind"]).lower(),
        status=request.t(f"operation_status.{row['status']}").lower(),
    )


def _notices(request: PageRequest, row: dict[Any, Any]) -> list[Component]:
    if row["status"] in ("withdrawn", "interrupted"):
        return [notice(request.t(f"pages.operation.{row['status']}"), tone="warning")]
    return []


def _tiles(request: PageRequest, row: dict[Any, Any]) -> Component:
    f, t = request.f, request.t
    claimed, paid = row["claimed_sek"], row["paid_eu_sek"]
    money = request.here(anchor="pengar")
    of_cost = t("pages.operation.of_cost", cost=f.msek(row["eligible_cost_sek"]))
    of_support = t("pages.operation.of_support", support=f.msek(row["eu_support_sek"]))
    days = t("pages.operation.days", start=f.day(row["starts_on"]), end=f.day(row["ended_on"] or row["ends_on"]))
    return tiles(
        tile(
            t("pages.operation.support"), f.msek(row["eu_support_sek"]), of=of_cost, href=request.here(anchor="fakta")
        ),
        tile(
            t("pages.operation.claimed"),
            f.msek(claimed),
            of=of_cost,
            share=share(claimed, row["eligible_cost_sek"]),
            href=money,
        ),
        tile(t("pages.money.paid"), f.msek(paid), of=of_support, share=share(paid, row["eu_support_sek"]), href=money),
        tile(
            t("pages.operation.period"),
            t(f"operation_status.{row['status']}"),
            of=days,
            note=_last_report(request, row),
        ),
    )


def _last_report(request: PageRequest, row: dict[Any, Any]) -> str:
    if row["last_report_on"] is None:
        return request.t("pages.operation.no_report")
    return request.t("pages.operation.last_report", date=request.f.day(row["last_report_on"]))


def _part(request: PageRequest, name: str, table: Table, *, anchor: str) -> Component:
    body = empty(request, "not_reported") if table.frame.empty else data_table(request, table, caption=False)
    intro = request.t(f"pages.operation.{name}_intro")
    return section(request.t(f"pages.operation.{name}"), body, anchor=anchor, intro=intro)


def _facts(request: PageRequest, row: dict[Any, Any]) -> Component:
    f, t = request.f, request.t
    said = lambda key, group: t(f"{group}.{row[key]}") if row[key] else t("absence.missing")  # noqa: E731
    source = t("pages.figure.row_in_file", file=row["file_name"], row=row["source_row"])
    pairs: list[tuple[Child, Child]] = [
        (t("column.beneficiary"), official(request, row["beneficiary"])),
        (
            t("column.specific_objective"),
            link(row["specific_objective"], request.link.objective(row["specific_objective"])),
        ),
        (t("column.kind"), kind_name(request, row["kind"])),
        (t("pages.operation.regions"), _shares(request, "region")),
        (t("pages.operation.fields"), _shares(request, "field")),
        (t("column.decided_on"), f.day(row["decided_on"])),
        (t("column.eligible_cost_sek"), f.sek(row["eligible_cost_sek"])),
        (t("column.eu_support_sek"), f.sek(row["eu_support_sek"])),
        (t("pages.operation.public"), f.sek(row["public_cofinancing_sek"])),
        (t("pages.operation.private"), f.sek(row["private_cofinancing_sek"])),
        (t("pages.operation.support_form"), said("support_form", "support_form")),
        (t("pages.operation.gender"), said("gender_dimension", "pages.gender_dimension")),
        (t("pages.operation.sustainability"), said("sustainability", "sustainability")),
        (t("pages.operation.smart"), _smart(request, row)),
        (t("pages.operation.source"), source),
    ]
    return section(t("pages.operation.facts"), terms(pairs), anchor="fakta")


def _smart(request: PageRequest, row: dict[Any, Any]) -> Component | str:
    area = row["smart_specialisation"]
    return official(request, area) if area else request.t("absence.missing")


def _shares(request: PageRequest, dimension: str) -> Child:
    """Its regions or fields with their shares."""
    shares = request.once("shares", lambda: request.ask(operation_shares, operation_id=request.keys["id"]))
    rows = records(shares[shares["dimension"] == dimension])
    if not rows:
        return request.t("absence.missing")
    return html.Ul([html.Li(_share(request, dimension, row)) for row in rows], className="plain-list")


def _share(request: PageRequest, dimension: str, row: dict[Any, Any]) -> str:
    code = row["code"]
    name = region_name(request, code) if dimension == "region" else f"{code} {field_name(request, code)}"
    percent = Decimal(row["weight"]) / row["total"]
    part = request.f.percent(percent, 0 if percent * 100 == int(percent * 100) else 1)
    equal = f", {request.t('pages.operation.equal_shares')}" if row["equal_shares"] else ""
    return f"{name}: {part}{equal}"


def _findings(request: PageRequest, row: dict[Any, Any]) -> Component:
    count = request.ask(operation_findings_count, operation_id=row["operation_id"])
    if not count:
        return section(request.t("pages.operation.findings"), html.P(request.t("pages.operation.no_findings")))
    href = request.link.quality(anchor="fynd", projekt=row["operation_id"])
    words = request.t("pages.operation.findings_count", count=request.f.number(count))
    return section(request.t("pages.operation.findings"), html.P(link(words, href)))
