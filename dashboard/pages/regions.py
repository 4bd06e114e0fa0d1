"""`/regioner`: the regions side by side, always in the same order, without rank; or one region's own view."""

from __future__ import annotations

from dash.development.base_component import Component

from dashboard import html
from dashboard.components.empty import empty
from dashboard.components.official import around
from dashboard.components.text import link, notice, section
from dashboard.content import Child, Nav, PageContent
from dashboard.filters import OBJECTIVE, PERIOD, REGION
from dashboard.request import PageRequest
from dashboard.sections.choices import INDICATOR_TYPE, MAP_INDICATOR, MEASURE, REGION_RULE
from dashboard.sections.figures import count_words, cut_off, region_name
from dashboard.sections.overlap_tables import overlap_section, overlap_table
from dashboard.sections.region_figures import (
    compared_rows,
    measure,
    money_rule,
    region_order,
    region_rows,
    value_rule,
)
from dashboard.sections.region_money import money_by_region, money_section
from dashboard.sections.region_places import (
    municipality_objective_table,
    municipality_section,
    municipality_table,
    spread_section,
    spread_table,
)
from dashboard.sections.region_tables import (
    comparison_section,
    comparison_table,
    region_matrix,
    region_table,
)
from dashboard.sections.region_view import (
    joint_page,
    joint_section,
    joint_table,
    own_section,
    own_table,
    share_section,
    share_table,
)
from dashboard.sections.tables import made, offered

PATH = "/regioner"
NAV = Nav("nav.regions", 30)
FILTERS = (PERIOD, OBJECTIVE, MEASURE, REGION_RULE, INDICATOR_TYPE, REGION, MAP_INDICATOR)


def title(request: PageRequest) -> str:
    """Title of the window."""
    return request.t("title.regions")


def layout(request: PageRequest) -> PageContent:
    """The regions' page."""
    region = request.params["region"]
    heading = _reached(request) if region or measure(request) == "absolute" else _comparable(request)
    tables = TABLES if region else {name: make for name, make in TABLES.items() if name not in OWN}
    if region:
        heading = f"{region_name(request, region)}: {heading[:1].lower()}{heading[1:]}"
    key = "pages.region_view.key_sentence" if region else "pages.regions.key_sentence"
    return PageContent(
        heading=heading,
        key_sentence=request.t(key, period=request.params["period"]),
        body=_own(request) if region else _side_by_side(request),
        about=[
            (request.t("pages.compare.rule_label"), request.t("pages.compare.rules_text")),
            (request.t("pages.regions.by_key"), request.t("pages.regions.by_key_text")),
            (request.t("pages.regions.own_address"), request.t("pages.regions.own_address_text")),
            (request.t("pages.compare.measure_label"), request.t("pages.compare.measures_text")),
        ],
        tables=offered(request, {**tables, "lansoverskridande": joint_page}),
    )


def _reached(request: PageRequest) -> str:
    """How many municipalities anything has reached."""
    values = made(request, municipality_table).frame["varde"]
    reached = count_words(request, sum(1 for value in values if value != 0), first=True)
    return request.t("pages.regions.heading", reached=reached, all=count_words(request, len(values)))


def _comparable(request: PageRequest) -> str:
    """For how many indicators every region has a value in the chosen measure; never which region is ahead."""
    rows, codes = compared_rows(request), [region.code for region in region_order(request)]
    whole = sum(1 for row in rows if all(row[f"implemented_{code}"] is not None for code in codes))
    counts = {"count": count_words(request, whole), "all": count_words(request, len(rows))}
    return request.t(
        "pages.regions.heading_measure", measure=request.t(f"pages.compare.measure.{measure(request)}"), **counts
    )


OWN = {
    "regionen": own_table,
    "indikativa_andelar": share_table,
}
TABLES = {
    "regioner": region_table,
    "jamforelse": comparison_table,
    "pengar": money_by_region,
    "lansoverskridande": joint_table,
    "overlapp": overlap_table,
    "spridning": spread_table,
    "kommuner": municipality_table,
    "kommuner_mal": municipality_objective_table,
} | OWN


def _side_by_side(request: PageRequest) -> list[Component]:
    rows = region_rows(request)
    words = request.t(f"pages.compare.measure.{measure(request)}")
    return [
        *_rules(request),
        section(
            request.t("pages.compare.matrix", measure=words[:1].lower() + words[1:]),
            region_matrix(request) if rows else empty(request, "no_rows"),
            intro=request.t("pages.regions.matrix_intro"),
            anchor="matris",
        ),
        comparison_section(request),
        money_section(request),
        joint_section(request),
        *overlap_section(request),
        municipality_section(request),
        spread_section(request),
    ]


def _own(request: PageRequest) -> list[Component]:
    everyone = link(request.t("pages.region_view.all"), request.here(region=""))
    return [
        notice(request.t("pages.region_view.no_status"), " ", everyone),
        html.P(_pack(request)),
        *_rules(request),
        own_section(request),
        share_section(request),
        joint_section(request),
        municipality_section(request),
    ]


def _pack(request: PageRequest) -> Component:
    """The way to the region's meeting pack, for the page's day."""
    region = request.params["region"]
    words = request.t("pack.link", region=region_name(request, region))
    return link(words, request.link.pack(region, **request.carried("period")))


def _rules(request: PageRequest) -> list[Component]:
    """The rule in force, what it leaves alone, and where a denominator is an example."""
    said = [request.t(f"pages.compare.rule_words.{value_rule(request)}"), request.t("pages.compare.enterprises_stand")]
    if value_rule(request) != money_rule(request):
        said.append(request.t("pages.compare.msek_by_key"))
    if value_rule(request) != "full":
        said.append(request.t("pages.compare.rounded"))
    parts = [notice(" ".join(said))]
    denominators = [
        request.programme.comparison.denominator(each.code, on=cut_off(request)) for each in region_order(request)
    ]
    known = [each for each in denominators if each is not None]
    if measure(request) == "per_enterprises" and not request.params["region"]:
        counts = ", ".join(
            f"{region_name(request, each.region)} {request.f.number(each.enterprises)} ({each.year})" for each in known
        )
        confirmed = all(each.confirmed for each in known)
        key = "pages.compare.denominators" if confirmed else "pages.compare.example_denominators"
        source = "; ".join(dict.fromkeys(f"{each.source}, {each.source_date.isoformat()}" for each in known))
        words: Child = request.t("pages.compare.no_denominators")
        if known:
            words = around(request, key, place="source", name=source, counts=counts)
        parts.append(notice(words, tone="info" if confirmed and known else "warning"))
    return parts
