"""One figure is one number with one rounding: tile, hover, table, files and `values`; and its rows add up to it."""

from __future__ import annotations

import csv
import io
import re
from decimal import Decimal
from typing import Any
from urllib.parse import unquote, urlsplit

import openpyxl
import pytest
from flask.testing import FlaskClient

from config.model import ALL
from config.settings import Settings
from dashboard.content import PageModule
from dashboard.layout import framed
from dashboard.pages import indicator
from dashboard.request import PageRequest
from dashboard.sections.choices import REGION_RULE
from dashboard.sections.rows_behind import sum_words
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import EXAMPLES, paths, text, walk
from tests.published import read_values
from tests.reference import Figure, Key
from warehouse.ask_values import write_values

MEASURES = {"genomfort": "measure.implemented", "valt": "measure.selected"}
SCOPES = ("", "mal=RSO1.3", "region=SE312", "mal=RSO1.3&region=SE311", "falt=021", "period=2024-12-31")
OF_ITS_OWN = ("region=SE312&regel=full", "mal=RSO1.3&region=FLERA&regel=gemensam", "styrka=Livsmedel")
"""Questions that the file of published values does not answer."""
NUMBER = re.compile(r"(?<![\w.-])[−-]?\d[\d\u00a0]*(,\d+)?")
WITHOUT_LINKS = ("/ekonomi", "/export", "/projekt", "/projekt/P1", "/datakvalitet")
"""Their numbers lead to lists of operations, reports and findings of their own; rows of a file by words beside them."""
WITHOUT_FIGURES = ("/metod", "/ordlista", "/personuppgifter", "/sok", "/tillganglighet")
each_figure = pytest.mark.parametrize("code", ["RCO01", "RCR02"])


@pytest.fixture(scope="module")
def published(example_settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> dict[Key, Figure]:
    """The file of published values."""
    out = tmp_path_factory.mktemp("values") / "values.csv"
    write_values(example_settings, out)
    return read_values(out)


def _last(page: PageModule, request: PageRequest) -> Any:
    """The row of the course at the page's own cut-off; nothing selected where no operation says anything."""
    course = page.TABLES["utveckling"](request).frame
    return course.iloc[0] if len(course) else {"genomfort": None, "valt": Decimal(0)}


def _shown(request: PageRequest, code: str, value: Decimal) -> str:
    fact = next(each for each in request.programme.indicators if each.code == code)
    return request.f.number(value, fact.decimals)


@each_figure
@pytest.mark.parametrize("query", [*SCOPES, *OF_ITS_OWN])
def test_tile_and_hover_write_the_number_of_the_table(ask: Ask, code: str, query: str) -> None:
    page, request = ask(f"/indikator/{code}", query)
    drawn, row = framed(page, request), _last(page, request)
    tiles = [text(each) for each in walk(drawn) if "tile" in str(getattr(each, "className", "")).split()]
    traces = [trace for each in walk(drawn) for trace in (getattr(each, "figure", None) or {}).get("data", ())]
    for key, word in MEASURES.items():
        if row[key] is not None:
            shown, label = _shown(request, code, row[key]), request.t(word)
            [tile] = [said for said in tiles if label in said]
            assert shown in tile
            assert next(t for t in traces if t["name"] == label)["text"][-1].startswith(shown)


@each_figure
@pytest.mark.parametrize("query", [*SCOPES, *OF_ITS_OWN])
def test_every_file_holds_the_number_of_the_table(ask: Ask, client: FlaskClient, code: str, query: str) -> None:
    page, request = ask(f"/indikator/{code}", query)
    row = _last(page, request)
    address = f"/nedladdning/indikator/{code}/utveckling"
    plain = _lines(client.get(f"{address}.csv?{query}").get_data(), ",")[0]
    swedish = _lines(client.get(f"{address}.sv.csv?{query}").get_data(), ";")[0]
    heads, cells = _sheet(client.get(f"{address}.xlsx?{query}").get_data())
    for key, word in MEASURES.items():
        label = request.t(word)
        written = (_number(plain[key]), _number(swedish[label]))
        assert written == (row[key], row[key])
        workbook = cells[heads.index(label)]
        assert workbook == (None if row[key] is None else float(row[key]))


@each_figure
@pytest.mark.parametrize("query", SCOPES)
def test_the_page_shows_the_published_value(ask: Ask, published: dict[Key, Figure], *, code: str, query: str) -> None:
    page, request = ask(f"/indikator/{code}", query)
    row, asked = _last(page, request), request.params
    place = (asked.get("mal") or ALL, asked.get("region") or ALL, asked.get("falt") or ALL, asked["period"])
    for key in MEASURES:
        assert published[code, *place, key][0] == row[key]


@each_figure
@pytest.mark.parametrize("query", [*SCOPES, *OF_ITS_OWN])
def test_the_rows_behind_add_up_to_the_number(ask: Ask, code: str, query: str) -> None:
    page, request = ask(f"/indikator/{code}", query)
    row, table = _last(page, request), page.TABLES["underlag"](request)
    assert table.total is not None
    assert (table.total["valt"] or 0) == row["valt"]
    _adds_up(request, code, row["genomfort"], table.total["genomfort"])


def _adds_up(request: PageRequest, code: str, figure: Decimal | None, rows: Decimal | None) -> None:
    """Rows = figure, or the page says what unique counting takes away."""
    fact = next(each for each in request.programme.indicators if each.code == code)
    if (rows or 0) != (figure or 0):
        assert fact.counting == "unique"
        said = sum_words(request, fact, {"implemented": figure, "planned_status": "A"})[-1]
        assert all(_shown(request, code, value) in said for value in (rows or Decimal(0), figure or Decimal(0)))
        assert (rows or 0) > (figure or 0)


def _linked(page: PageModule, request: PageRequest) -> dict[str, set[str]]:
    """Address of rows behind an indicator → every text with a number in it that leads there."""
    found: dict[str, set[str]] = {}
    for each in walk(framed(page, request)):
        href, said = unquote(str(getattr(each, "href", "") or "")), text(each)
        if href.startswith("/indikator/") and href.endswith("#underlag") and NUMBER.search(said):
            found.setdefault(href, set()).add(said)
    return found


@pytest.mark.parametrize("path", [path for path in paths(EXAMPLES) if not path.startswith(WITHOUT_FIGURES)])
@pytest.mark.parametrize("query", ["", "regel=full", "regel=gemensam", "styrka=Livsmedel"])
def test_every_number_that_leads_to_rows_is_what_they_add_up_to(ask: Ask, path: str, query: str) -> None:
    """A number alone is the selected or implemented value there, or how many rows; a sentence holds one of them."""
    page, request = ask(path)
    if query.startswith("regel") and REGION_RULE not in page.FILTERS:
        return
    page, request = ask(path, query)
    linked = _linked(page, request)
    assert linked or path in WITHOUT_LINKS
    for href, texts in linked.items():
        parts = urlsplit(href)
        code = parts.path.rpartition("/")[2]
        behind_page, behind = ask(parts.path, parts.query)
        row, table = _last(behind_page, behind), indicator.TABLES["underlag"](behind)
        assert table.total is not None
        assert (table.total["valt"] or 0) == row["valt"], href
        _adds_up(behind, code, row["genomfort"], table.total["genomfort"])
        shown = {_shown(behind, code, row[key]) for key in MEASURES if row[key] is not None}
        shown |= {request.f.number(table.count)}
        for said in texts:
            assert said in shown if NUMBER.fullmatch(said) else any(each in said for each in shown), (href, said)


def _lines(raw: bytes, delimiter: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=delimiter))


def _sheet(raw: bytes) -> tuple[list[Any], list[Any]]:
    head, first, *_ = openpyxl.load_workbook(io.BytesIO(raw)).worksheets[0].iter_rows(values_only=True)
    return list(head), list(first)


def _number(cell: str) -> Decimal | None:
    return Decimal(cell.replace("\u00a0", "").replace(" ", "").replace(",", ".")) if cell else None
