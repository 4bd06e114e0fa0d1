"""A page's tables, made once for the screen and the download bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dash.development.base_component import Component

from dashboard.components.data_table import data_table
from dashboard.components.text import subsection
from dashboard.request import PageRequest
from dashboard.table import Table

Maker = Callable[[PageRequest], Table]


def made(request: PageRequest, make: Maker) -> Table:
    """The table of this request, made at the first asking."""
    return request.once(f"table {make.__module__}.{make.__qualname__}", lambda: make(request))


def titled(request: PageRequest, make: Maker) -> Component:
    """The table under its caption as a heading, which does not scroll away with wide columns."""
    table = made(request, make)
    return subsection(table.caption, data_table(request, table, caption=False))


def offered(request: PageRequest, tables: Mapping[str, Maker]) -> list[Table]:
    """Every table that can be taken away."""
    return [made(request, make) for make in tables.values()]
