"""Every page, for every choice it offers: it renders, says something, and every link of it leads somewhere."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote, urlencode, urlsplit

import pytest
from dash.development.base_component import Component

import dashboard.pages
from config import load_programme
from dashboard.content import PageModule
from dashboard.layout import framed
from dashboard.links import DOWNLOADS
from dashboard.markup import is_component
from dashboard.sections.rules import chapters
from dashboard.site import Site, collect_pages
from tests.dashboard.conftest import Ask

PROGRAMME = load_programme()
PAGES = {page.PATH: page for page in collect_pages(dashboard.pages)}
CODES = {
    "/indikator/<code>": [indicator.code for indicator in PROGRAMME.indicators],
    "/mal/<code>": [objective.code for objective in PROGRAMME.objectives],
    "/intervention/<code>": sorted({cell.field for cell in PROGRAMME.chain} | {"001"}),
    "/projekt/<id>": ["P1", "P2", "P3", "P4", "P5", "P6"],
    "/metod/<chapter>": [chapter["code"] for chapter in chapters()],
}
EXAMPLES = {
    "/indikator/<code>": ["RCO01", "RCR02"],
    "/mal/<code>": ["RSO1.3"],
    "/intervention/<code>": ["021"],
    "/projekt/<id>": ["P1"],
    "/metod/<chapter>": ["tid"],
}
FEW = 2
"""Choices per filter where filters are combined: the first and the last."""


def paths(of: dict[str, list[str]]) -> list[str]:
    """Every address of every page, its variable filled in."""
    return [re.sub("<[a-z]+>", code, template) for template in PAGES for code in of.get(template, [""])]


def walk(part: Any) -> Iterator[Component]:
    if is_component(part):
        yield part
        yield from walk(getattr(part, "children", None))
    elif isinstance(part, list | tuple):
        for each in part:
            yield from walk(each)


def text(part: Any) -> str:
    if isinstance(part, list | tuple):
        return " ".join(text(each) for each in part)
    if is_component(part):
        return text(getattr(part, "children", None))
    return "" if part is None else str(part)


def drawn(ask: Ask, path: str, query: str = "") -> Component:
    """The page of an address, drawn over one connection as the server does."""
    page, request = ask(path, query)
    with request.connected():
        return framed(page, request)


def ids(part: Component) -> set[object]:
    return {getattr(each, "id", None) for each in walk(part)}


def headings(part: Component) -> list[str]:
    return [text(each) for each in walk(part) if type(each).__name__ == "H1"]


def chosen(page: PageModule, ask: Ask, path: str) -> dict[str, list[str]]:
    """Every filter of the page with the values it offers."""
    _, request = ask(path)
    return {
        each.name: [choice.value for choice in each.choices(request)]
        for each in page.FILTERS
        if each.choices is not None
    }


@pytest.mark.parametrize(
    ("path", "lang"), [*[(path, "sv") for path in paths(CODES)], *[(path, "en") for path in paths(EXAMPLES)]]
)
def test_every_address_renders_with_one_heading(ask: Ask, path: str, lang: str) -> None:
    [heading] = headings(drawn(ask, path, f"lang={lang}"))
    assert heading


@pytest.mark.parametrize("path", paths(EXAMPLES))
def test_every_single_choice_renders(ask: Ask, site: Site, path: str) -> None:
    found = site.page_at(path)
    assert found is not None
    page = found[0]
    for name, values in chosen(page, ask, path).items():
        for value in values:
            rendered = drawn(ask, path, urlencode({name: value}))
            assert len(headings(rendered)) == 1, (path, name, value)


@pytest.mark.parametrize("path", paths(EXAMPLES))
def test_choices_can_be_combined(ask: Ask, site: Site, path: str) -> None:
    found = site.page_at(path)
    assert found is not None
    page = found[0]
    few = {name: [values[0], values[-1]] for name, values in chosen(page, ask, path).items() if values}
    for (one, its), (other, others) in itertools.combinations(few.items(), 2):
        for value, another in itertools.product(its, others):
            rendered = drawn(ask, path, urlencode({one: value, other: another}))
            assert len(headings(rendered)) == 1, (path, one, value, other, another)


@pytest.mark.parametrize("path", paths(EXAMPLES))
def test_every_link_leads_to_a_page(ask: Ask, path: str) -> None:
    rendered = drawn(ask, path)
    places: dict[tuple[str, str], set[object]] = {("", ""): ids(rendered)}
    for each in walk(rendered):
        href = getattr(each, "href", None) if type(each).__name__ == "A" else None
        parts = urlsplit(href or "")
        if href is None or parts.netloc or parts.path.startswith(DOWNLOADS):
            continue
        page = (parts.path, parts.query)
        if page not in places:
            places[page] = ids(drawn(ask, unquote(parts.path), parts.query))
        assert not parts.fragment or unquote(parts.fragment) in places[page], href


@pytest.mark.parametrize("path", paths(EXAMPLES))
def test_every_table_can_be_made_in_both_languages(ask: Ask, site: Site, path: str) -> None:
    found = site.page_at(path)
    assert found is not None
    for lang in ("sv", "en"):
        _, request = ask(path, f"lang={lang}")
        for name, make in found[0].TABLES.items():
            table = make(request)
            assert table.name == name
            assert {column.key for column in table.exported_columns} <= set(table.frame.columns), name


@pytest.mark.parametrize("path", paths(EXAMPLES))
def test_tables_in_the_download_bar_count_their_rows(ask: Ask, path: str) -> None:
    """The count beside a download is the number of rows in the file."""
    page, request = ask(path)
    for table in page.layout(request).tables:
        _, again = ask(path)
        assert table.count == len(page.TABLES[table.name](again).frame), table.name


@pytest.mark.parametrize(
    "path", ["/indikator/RCO999", "/mal/RSO9.9", "/intervention/999x", "/projekt/P0", "/indikator/rco01"]
)
def test_what_does_not_exist_is_not_found(ask: Ask, path: str) -> None:
    with pytest.raises(Exception, match=path.rsplit("/", maxsplit=1)[-1]):
        drawn(ask, path)
