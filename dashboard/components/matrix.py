"""A matrix: rows by columns with a printed number and a mark in every cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard import html
from dashboard.absences import legend, reason_of
from dashboard.components.scrolling import scrolling
from dashboard.components.status import status_sign
from dashboard.components.tiles import bar
from dashboard.formats import Numeric
from dashboard.request import PageRequest
from warehouse.status import Status


@dataclass(frozen=True)
class Cell:
    """One cell: the number as written, and what may stand with it."""

    text: str
    href: str = ""
    share: Numeric | None = None  # 0–1 of the row's largest: a thin bar
    status: Status | None = None
    note: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """A row: its heading and one cell per column."""

    heading: Component | str
    cells: Sequence[Cell]
    group: str = ""  # rows with the same group stand under one subheading


def matrix(
    request: PageRequest, *, caption: str, corner: str, columns: Sequence[str], rows: Sequence[MatrixRow]
) -> Component:
    """The matrix as a real table; the first row of each group is preceded by the group's name."""
    head = html.Thead(
        html.Tr([html.Th(corner, scope="col"), *(html.Th(name, scope="col", className="numeric") for name in columns)])
    )
    bodies = [
        _body(request, group, rows=rows, width=len(columns) + 1) for group in dict.fromkeys(row.group for row in rows)
    ]
    table = html.Table([html.Caption(caption, className="unseen"), head, *bodies], className="data matrix")
    region = scrolling(table, label=caption)
    shown = {reason for row in rows for cell in row.cells if (reason := reason_of(cell.text))}
    return html.Div([region, *legend(request, shown)], className="table-frame")


def _body(request: PageRequest, group: str, *, rows: Sequence[MatrixRow], width: int) -> Component:
    title = [html.Tr(html.Th(group, colSpan=str(width), scope="rowgroup", className="group"))] if group else []
    lines = [
        html.Tr([html.Th(row.heading, scope="row"), *(_cell(request, each) for each in row.cells)])
        for row in rows
        if row.group == group
    ]
    return html.Tbody([*title, *lines])


def _cell(request: PageRequest, cell: Cell) -> Component:
    number = html.A(cell.text, href=cell.href) if cell.href else html.Span(cell.text)
    mark = [status_sign(request, cell.status)] if cell.status else []
    drawn = [bar(cell.share)] if cell.share is not None else []
    note = [html.Small(cell.note)] if cell.note else []
    return html.Td([html.Span([*mark, number], className="cell-line"), *drawn, *note], className="numeric")
