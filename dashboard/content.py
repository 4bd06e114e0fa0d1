"""What a page module hands over: its content, not its frame. `dashboard.layout` sets the frame.

A page module is a plain module in `dashboard/pages/` with:

    PATH = "/indikator/<code>"          the variable arrives as request.keys["code"]
    NAV = Nav("nav.regions", 30)        or None: not in the menu
    FILTERS = (PERIOD, REGION)          the only parameters the address may hold (with lang)
    TABLES = {"indikatorer": maker}     tables that can be taken away: PageRequest -> Table
    def title(request) -> str           short title of the window
    def layout(request) -> PageContent

Raise `NotFoundError` from `title` or `layout` when the path names nothing that exists.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dash.development.base_component import Component

from config.errors import ResultatkedjanError
from dashboard.filters import Filter
from dashboard.markup import is_component
from dashboard.request import PageRequest
from dashboard.table import Table

Part = Component | str
Child = Part | Sequence[Part] | None
"""What may stand in an element: a part, some parts, or nothing."""


def flat(children: Sequence[Child]) -> list[Part]:
    """The parts in one list, as a container takes them; nothing is left out silently but None."""
    parts: list[Part] = []
    for child in children:
        if isinstance(child, str) or is_component(child):
            parts.append(child)
        elif child is not None:
            parts.extend(child)
    return parts


class NotFoundError(ResultatkedjanError):
    """The address names nothing that exists in this release or programme."""


@dataclass(frozen=True)
class Nav:
    """A place in the menu."""

    label: str  # text key
    order: int


@dataclass(frozen=True)
class PageContent:
    """The parts of a page that differ; order on screen as in the class."""

    heading: str  # the h1: the finding in words
    body: Sequence[Component]
    heading_swedish: bool = False  # it is an official name
    key_sentence: Child = None
    trail: Sequence[tuple[str, str]] = ()  # (words, address) between the start page and this one
    here: str = ""  # this page in the breadcrumb; empty = the title
    about: Sequence[tuple[str, Child]] | None = ()  # "Om siffrorna" before the shell's own; None: there are no figures
    tables: Sequence[Table] = ()  # offered in the download bar; their names are keys of TABLES


class PageModule(Protocol):
    """A page as the shell sees it."""

    PATH: str
    NAV: Nav | None
    FILTERS: tuple[Filter, ...]
    TABLES: Mapping[str, Callable[[PageRequest], Table]]

    def title(self, request: PageRequest) -> str:
        """Title of the window."""

    def layout(self, request: PageRequest) -> PageContent:
        """The content."""
