"""`/ekonomi`: budget to paid, who pays, climate and equality, N+3, and the operations behind every amount."""

from __future__ import annotations

from decimal import Decimal

from dash.development.base_component import Component

from dashboard.components.data_table import data_table
from dashboard.components.empty import empty
from dashboard.components.text import notice, section
from dashboard.components.tiles import tile, tiles
from dashboard.content import Nav, PageContent
from dashboard.filters import OBJECTIVE, PAGE, PERIOD
from dashboard.request import PageRequest
from dashboard.sections.choices import HIDDEN_FIELD, PLACE
from dashboard.sections.commitments import commitment_section, commitment_table
from dashboard.sections.currency import CURRENCY, currency_of, millions, rate_note
from dashboard.sections.economy_parts import money_here, objective_table, parts_table, region_table
from dashboard.sections.economy_rows import money_page, money_rows, rows_section
from dashboard.sections.economy_shares import field_table, gender_table, share_table, weighed_here
from dashboard.sections.figures import ROWS, chosen_scope, scope_words
from dashboard.sections.money import budget_sek, money_section, money_table, share
from dashboard.sections.private_money import indicator_table, matching_table, private_section
from dashboard.sections.tables import made, offered, titled
from dashboard.table import Table

PATH = "/ekonomi"
NAV = Nav("nav.economy", 35)
FILTERS = (PERIOD, OBJECTIVE, PLACE, CURRENCY, HIDDEN_FIELD, PAGE)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.economy")


def layout(request: PageRequest) -> PageContent:
    """The page; without figures where region and field are chosen at once, which nothing is split by."""
    if request.params["region"] and request.params["falt"]:
        return _no_figure(request)
    body = [
        *_notices(request),
        _tiles(request),
        money_section(request, made(request, steps_table)),
        section(
            request.t("pages.economy.parts_heading"), data_table(request, made(request, parts_table), caption=False)
        ),
        _climate(request),
        _gender(request),
        commitment_section(request),
        *_tables(request),
        private_section(request),
        rows_section(request),
    ]
    return PageContent(
        heading=_heading(request),
        key_sentence=request.t("pages.economy.key_sentence", area=_area(request), period=request.params["period"]),
        body=body,
        about=[
            (request.t("pages.economy.interrupted"), request.t("pages.economy.interrupted_text")),
            (request.t("pages.economy.blank"), request.t("pages.economy.undivided")),
            (request.t("pages.economy.rate"), rate_note(request)),
        ],
        tables=offered(request, {**TABLES, "underlag": money_page}),
    )


def steps_table(request: PageRequest) -> Table:
    """Budget, decided, claimed, certified, paid and left of the chosen scope."""
    return money_table(request, money_here(request), budget=_budget(request), href=request.here(anchor=ROWS, sida=""))


TABLES = {
    "pengar": steps_table,
    "finansiering": parts_table,
    "andelar": share_table,
    "omraden": field_table,
    "jamstalldhet": gender_table,
    "n3": commitment_table,
    "mal": objective_table,
    "lan": region_table,
    "privat": matching_table,
    "pengaindikatorer": indicator_table,
    "underlag": money_rows,
}


def _area(request: PageRequest) -> str:
    return scope_words(request, chosen_scope(request))


def _budget(request: PageRequest) -> Decimal | None:
    """The budget of the chosen objective or all, SEK; a county or a field has none."""
    if request.params["region"] or request.params["falt"]:
        return None
    chosen = request.params["mal"]
    return budget_sek(request, [each for each in request.programme.objectives if chosen in ("", each.code)])


def _heading(request: PageRequest) -> str:
    money, budget, f = money_here(request), _budget(request), request.f
    decided, paid = money["eu_decided_sek"], money["eu_paid_sek"]
    if not decided:
        return request.t("pages.economy.heading_none")
    words = {"amount": millions(request, currency_of(request).sek(decided)), "paid": f.percent(share(paid, decided))}
    if budget is None:
        return request.t("pages.economy.heading_part", **words)
    return request.t("pages.economy.heading", share=f.percent(share(decided, budget)), **words)


def _notices(request: PageRequest) -> list[Component]:
    said = []
    if request.params["region"] or request.params["falt"]:
        said.append(request.t("pages.economy.by_key"))
    if currency_of(request).code != "SEK":
        said.append(rate_note(request))
    return [notice(words) for words in said]


def _tiles(request: PageRequest) -> Component:
    """Decided, claimed, paid and the climate share; each leads to what it is made of."""
    money, currency, f, t = money_here(request), currency_of(request), request.f, request.t
    decided = money["eu_decided_sek"]
    rows = request.here(anchor=ROWS, sida="")
    steps = [
        tile(
            t(f"pages.money.step.{step}"),
            millions(request, currency.sek(money[f"eu_{step}_sek"])),
            of=t("pages.economy.of_decided", share=f.percent(share(money[f"eu_{step}_sek"], decided))),
            share=share(money[f"eu_{step}_sek"], decided),
            href=rows,
        )
        for step in ("claimed", "certified", "paid")
    ]
    climate = weighed_here(request, "climate", "decided")
    goal = t("pages.economy.of_goal", goal=f.percent(request.programme.climate_goal))
    shown = f.percent(climate.share, 1) if climate else f.percent(None, absent="not_applicable")
    green = tile(t("pages.economy.climate_tile"), shown, of=goal, href=request.here(anchor="klimat"))
    return tiles(*steps, green)


def _climate(request: PageRequest) -> Component:
    t = request.t
    heading = t("pages.economy.climate_heading")
    if request.params["region"] or request.params["falt"]:
        return section(heading, notice(t("pages.economy.climate_whole")), anchor="klimat")
    parts = [titled(request, table) for table in (share_table, field_table)]
    return section(_climate_finding(request), *parts, anchor="klimat", intro=t("pages.economy.climate_intro"))


def _climate_finding(request: PageRequest) -> str:
    f, found = request.f, weighed_here(request, "climate", "decided")
    if found is None or found.share is None:
        return request.t("pages.economy.climate_heading")
    goal = request.programme.climate_goal
    key = "climate_over" if found.share >= goal else "climate_under"
    return request.t(f"pages.economy.{key}", share=f.percent(found.share, 1), goal=f.percent(goal))


def _gender(request: PageRequest) -> Component:
    table = made(request, gender_table)
    found = weighed_here(request, "gender", "decided")
    words = {
        "share": request.f.percent(found.share if found else None, 1),
        "missing": request.f.percent(share(found.unknown, found.known + found.unknown) if found else None, 1),
    }
    heading = request.t("pages.economy.gender_heading", **words)
    return section(heading, data_table(request, table, caption=False), anchor="jamstalldhet")


def _tables(request: PageRequest) -> list[Component]:
    """Per objective and per county; a field is shown within its own rows alone."""
    if request.params["falt"]:
        return []
    return [
        section(
            request.t(f"pages.economy.{name}_heading"),
            data_table(request, made(request, table), caption=False),
            anchor=anchor,
        )
        for name, table, anchor in (("objectives", objective_table, "mal"), ("regions", region_table, "lan"))
    ]


def _no_figure(request: PageRequest) -> PageContent:
    return PageContent(
        heading=request.t("pages.economy.no_figure"),
        key_sentence=request.t("pages.economy.no_figure_text"),
        body=[empty(request, "no_rows")],
    )
