"""An indicator's triangle of revisions: cut-offs in rows, days of knowledge in columns."""

from __future__ import annotations

from collections.abc import Callable

from dash.development.base_component import Component

from config.model import Indicator
from dashboard import html
from dashboard.components.data_table import data_table
from dashboard.components.text import link, section
from dashboard.filters import YES, Choice, Filter
from dashboard.request import PageRequest
from dashboard.table import Column, Row, Table
from warehouse.absences import NOT_APPLICABLE
from warehouse.queries.triangle import pivoted, triangle, triangle_days

TRIANGLE_TABLE = "revideringstriangel"
ABSENT = "_saknas"
"""After a day: why there is no value as known then."""
TRIANGLE = Filter(
    "triangel", "revisions.triangle", choices=lambda request: [Choice(YES, request.t("word.yes"))], shown=False
)


def triangle_table(request: PageRequest, indicator: Indicator) -> Table:
    """The programme's implemented value: cut-offs in rows, days of knowledge in columns, changes marked in words."""
    release, programme = request.release, request.programme
    days = triangle_days(programme, release.known_on)
    with release.on_each(programme, days).connect() as connection:
        found = triangle(connection, indicator=indicator.code)
    values, absent = (pivoted(found, days, measure=name) for name in ("implemented", "implemented_status"))
    absent = absent.fillna(NOT_APPLICABLE)  # a cut-off after the day
    wide = values.merge(absent, on="cut_off", suffixes=("", ABSENT)).rename(columns={"cut_off": "till_och_med"})
    names = [day.isoformat() for day in days]
    columns = (
        Column("till_och_med", request.t("column.cut_off"), "date", header=True),
        *[
            Column(
                name,
                request.t("revisions.known", day=name),
                "number",
                decimals=indicator.decimals,
                absent_key=f"{name}{ABSENT}",
                show=_marked(request, indicator, now=name, before=earlier),
            )
            for earlier, name in zip(["", *names], names, strict=False)
        ],
    )
    return Table(TRIANGLE_TABLE, request.t("revisions.triangle_caption", code=indicator.code), columns, wide)


def _marked(request: PageRequest, indicator: Indicator, *, now: str, before: str) -> Callable[[Row], Component | str]:
    """A cell with the change since the column before written under it."""

    def cell(row: Row) -> Component | str:
        value, earlier = row[now], row[before] if before else None
        if value is None:
            return request.f.number(None, absent=row[f"{now}{ABSENT}"])
        words = request.f.number(value, indicator.decimals)
        if earlier is None or earlier == value:
            return words
        change = request.f.signed(value - earlier, indicator.decimals)
        return html.Span([words, html.Small(request.t("revisions.changed", change=change), className="below")])

    return cell


def triangle_section(request: PageRequest, indicator: Indicator) -> Component:
    """The triangle where the address asks for it, else the way to it: counting it takes a while."""
    t = request.t
    if request.params["triangel"] != YES:
        return html.P(link(t("revisions.show_triangle"), request.here(triangel=YES, anchor="triangel")))
    table = request.once(f"table_{TRIANGLE_TABLE}", lambda: triangle_table(request, indicator))
    return section(
        t("revisions.triangle"),
        data_table(request, table, caption=False),
        anchor="triangel",
        intro=t("revisions.triangle_intro"),
    )
