"""A table on screen: caption, scopes, right-aligned figures, sort links and pages by the server."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from dash.development.base_component import Component

from dashboard import html
from dashboard.absences import legend
from dashboard.attributes import aria, given
from dashboard.cells import absences, cell_text
from dashboard.components.official import spoken
from dashboard.components.scrolling import scrolling
from dashboard.components.status import status_mark
from dashboard.request import PageRequest
from dashboard.table import Column, Row, Table
from warehouse.queries.frames import records


def data_table(request: PageRequest, table: Table, *, caption: bool = True) -> Component:
    """The table in a region of its own that scrolls sideways on narrow screens, with its pages below.

    The caption is always there for screen readers; `caption=False` hides it where a heading says the same.
    """
    shown = tuple(column for column in table.columns if column.on_screen)
    words = html.Caption(table.caption, className="" if caption else "unseen")
    cells = records(table.frame)
    rows = [_row(request, shown, row) for row in cells]
    own = tuple(replace(column, swedish=False) for column in shown)  # words of ours, not delivered ones
    foot = [html.Tfoot(_row(request, own, table.total))] if table.total else []
    drawn = html.Table([words, html.Thead(_head(request, shown)), html.Tbody(rows), *foot], className="data")
    region = scrolling(drawn, label=table.caption)
    notes = [html.P(note, className="table-note") for note in table.notes]
    signs = legend(request, absences(shown, cells))
    return html.Div([region, *notes, *signs, *_pages(request, table)], className="table-frame")


def _head(request: PageRequest, columns: tuple[Column, ...]) -> Component:
    return html.Tr([_heading(request, column) for column in columns])


def _heading(request: PageRequest, column: Column) -> Component:
    words = f"{column.label} ({column.unit})" if column.unit else column.label
    numeric = given(className="numeric" if column.numeric else "") | spoken(request, swedish=column.swedish_label)
    if not column.sort:
        return html.Th(words, scope="col", **numeric)
    now = request.params.get("sortera", "")
    ascending = now == column.sort
    turned = f"-{column.sort}" if ascending else column.sort
    order = {column.sort: "ascending", f"-{column.sort}": "descending"}.get(now, "none")
    sign = {"ascending": "▲", "descending": "▼", "none": "↕"}[order]
    arrow = html.Span(sign, className="sort-sign", **aria(hidden="true"))
    sorter = html.A([words, arrow], href=request.here(sortera=turned, sida=""), className="sort")
    return html.Th(sorter, scope="col", **numeric, **aria(sort=order))


def _row(request: PageRequest, columns: tuple[Column, ...], row: Row) -> Component:
    return html.Tr([_cell(request, column, row) for column in columns])


def _cell(request: PageRequest, column: Column, row: Row) -> Component:
    content = _content(request, column, row)
    said = spoken(request, swedish=column.swedish)
    if column.header:
        return html.Th(content, scope="row", **given(className="code" if column.kind == "code" else ""), **said)
    unbroken = "day" if column.kind in ("date", "code") else ""
    return html.Td(content, **given(className="numeric" if column.numeric else unbroken), **said)


def _content(request: PageRequest, column: Column, row: Row) -> Any:
    if column.show:
        return column.show(row)
    if column.key not in row:  # a sum has nothing to say in this column
        return ""
    href = row.get(column.href) if column.href else None
    value = row[column.key]
    if column.kind == "status" and isinstance(value, str) and value:
        return status_mark(request, value, href=href or "")  # type: ignore[arg-type]
    words = cell_text(request, column, row)
    return html.A(words, href=href) if isinstance(href, str) and href else words


def _pages(request: PageRequest, table: Table) -> list[Component]:
    if not table.page_size or table.count <= table.page_size:
        return []
    now = int(request.params.get("sida") or 1)
    last = -(-table.count // table.page_size)
    first_row = (now - 1) * table.page_size + 1
    last_row = min(now * table.page_size, table.count)
    said = request.t("table.rows_shown", first=first_row, last=last_row, count=request.f.number(table.count))
    steps = [_step(request, "table.previous", now - 1, last=last), _step(request, "table.next", now + 1, last=last)]
    parts = [html.Span(said, role="status"), *(step for step in steps if step is not None)]
    return [html.Nav(parts, className="paging", **aria(label=request.t("table.pages", caption=table.caption)))]


def _step(request: PageRequest, key: str, page: int, *, last: int) -> Component | None:
    if not 1 <= page <= last:
        return None
    return html.A(
        request.t(key), href=request.here(sida=str(page) if page > 1 else ""), className="button button-quiet"
    )
