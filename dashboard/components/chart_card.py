"""A chart with everything it needs to be read, checked and cited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from dash import dcc
from dash.development.base_component import Component

from dashboard import html
from dashboard.attributes import aria
from dashboard.charts.frame import CONFIG, Figure
from dashboard.components.data_table import data_table
from dashboard.content import Child, flat
from dashboard.request import PageRequest
from dashboard.table import Table


def chart_card(
    request: PageRequest,
    figure: Figure | Sequence[Figure],
    *,
    name: str,
    title: str,
    subtitle: str,
    table: Table,
    notes: Child = None,
    level: Literal[2, 3] = 3,
) -> Component:
    """A figure whose title is the finding, with the same numbers as a table and its source below.

    `name` is unique on the page; `subtitle` says measure, unit, area, period and "ackumulerat". Several
    figures stand side by side where there is room; `level` is the rank of the title. Heights are the figures'
    own, so nothing moves when drawn.
    """
    figures = [figure] if isinstance(figure, dict) else figure
    graphs = [_graph(request, each, name=f"graf-{name}-{place}", title=title) for place, each in enumerate(figures)]
    drawn = html.Div(graphs, className="panels" if len(graphs) > 1 else "panel")
    numbers = html.Details(
        [html.Summary(request.t("app.show_table")), data_table(request, table)], className="fold-out"
    )
    rank = {2: html.H2, 3: html.H3}[level]
    heading = html.Figcaption([rank(title, className="chart-title"), html.P(subtitle, className="chart-subtitle")])
    parts = [heading, drawn, numbers, *flat([notes]), source_line(request)]
    return html.Figure(parts, className="chart-card", id=name)


def _graph(request: PageRequest, figure: Figure, *, name: str, title: str) -> Component:
    height = f"{int(figure['layout']['height'])}px"
    graph = dcc.Graph(id=name, figure=figure, config=CONFIG[request.lang], style={"height": height})
    return html.Div(graph, className="chart", role="group", style={"minHeight": height}, **aria(label=title))


def source_line(request: PageRequest) -> Component:
    """Where the numbers come from: source, cut-off, known-on date and release."""
    period = request.params.get("period") or request.release.last_cut_off.isoformat()
    words = request.t(
        "chart.source",
        cut_off=period,
        known_on=request.release.known_on.isoformat(),
        release=request.release.release_id,
    )
    return html.P(words, className="source")
