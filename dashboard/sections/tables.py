"""A page's tables, made once for the screen and the download bar."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from dashboard.request import PageRequest
from dashboard.table import Table

Maker = Callable[[PageRequest], Table]


def made(request: PageRequest, make: Maker) -> Table:
    """The table of this request, made at the first asking."""
    return request.once(f"table {make.__module__}.{make.__qualname__}", lambda: make(request))


def offered(request: PageRequest, tables: Mapping[str, Maker]) -> list[Table]:
    """Every table that can be taken away."""
    return [made(request, make) for make in tables.values()]
