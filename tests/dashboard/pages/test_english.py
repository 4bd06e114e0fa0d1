"""An English page has no Swedish but official names and delivered words, which are marked as Swedish."""

from __future__ import annotations

import io
import itertools
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urlencode

import openpyxl
import pytest
from flask.testing import FlaskClient

import dashboard.pages
from config import Programme
from dashboard.app import create_app
from dashboard.exports import xlsx
from dashboard.exports.readme import readme
from dashboard.layout import framed
from dashboard.site import Site, collect_pages
from dashboard.table import Table
from tests.dashboard.pages.swedish import is_swedish, names, swedish_words, texts
from tests.dashboard.pages.test_public_pages import addresses
from tests.loaded import Loaded
from warehouse.connections import open_current

MORE = (
    ("/", "region=SE312"),
    ("/", "social=ja"),
    ("/", "kand=2025-01-31"),
    ("/indikator/RCO01", "triangel=ja"),
    ("/regioner", "region=SE312"),
    ("/regioner", "matt=foretag&regel=full"),
    ("/ekonomi", "valuta=EUR"),
    ("/projekt", "period=2014-2020"),
    ("/projekt", "sok=qqqq"),
    ("/datakvalitet", "fran=2025-01-31&till=2025-12-31"),
    ("/sok", "q=digital"),
    ("/sok", "q=RCO01"),
    ("/sok", "q=qqqq"),
)
VOID = {"meta", "link", "br", "input", "img", "hr"}


class Document(HTMLParser):
    """The texts of an HTML document that are read in English."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[tuple[str, str]] = [("", "")]
        self.said: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        lang = given.get("lang") or self.open[-1][1]
        if lang == "en":
            self.said += [given[name] or "" for name in ("title", "alt", "aria-label") if name in given]
        if tag not in VOID:
            self.open.append((tag, lang))

    def handle_endtag(self, tag: str) -> None:
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.open[-1][1] == "en" and self.open[-1][0] not in ("script", "style"):
            self.said.append(data)


@pytest.fixture(scope="module")
def site(demo_release: Loaded, programme: Programme) -> Site:
    release = open_current(demo_release.settings)
    return Site(programme, lambda: release, collect_pages(dashboard.pages))


@pytest.fixture(scope="module")
def client(demo_release: Loaded) -> FlaskClient:
    client: FlaskClient = create_app(demo_release.settings).server.test_client()
    return client


def in_english(query: str) -> str:
    return f"{query}&lang=en" if query else "lang=en"


def left_over(said: Iterator[str], programme: Programme) -> list[str]:
    return sorted({text for text in said if is_swedish(text, programme)})


def in_file(book: openpyxl.Workbook, table: Table) -> Iterator[str]:
    """The texts of a workbook but its keys, which are the same in both languages, and the delivered words."""
    data, facts = book.worksheets
    columns = table.exported_columns
    keys = {column.key for column in columns}
    yield from (data.title, facts.title, table.caption)
    for cell in itertools.chain(*data.iter_rows()):
        if isinstance(cell.value, str) and (cell.row == 1 or not columns[cell.column - 1].swedish):
            yield cell.value
    yield from (
        c.value for c in itertools.chain(*facts.iter_rows()) if isinstance(c.value, str) and c.value not in keys
    )


def test_the_search_for_swedish_finds_it(programme: Programme) -> None:
    assert {"och", "valt", "genomfört"} <= swedish_words()
    assert is_swedish("Latest note: målet räknades", programme)
    assert is_swedish("Inga rader", programme)
    assert not is_swedish("Results in Gävleborg", programme)
    assert "Gävleborg" in names(programme)


def test_every_page_is_english(site: Site, programme: Programme) -> None:
    found = {}
    for path, query in dict.fromkeys([*addresses(site), *MORE]):
        page, request = site.request(path, in_english(query))
        with request.connected():
            said = [*texts(framed(page, request)), page.title(request)]
        found[path, query] = left_over(iter(said), programme)
    assert {address: said for address, said in found.items() if said} == {}


def test_every_file_is_english(site: Site, programme: Programme) -> None:
    """Headings, definitions, the sheet of facts, and every cell that is not a delivered word."""
    found = {}
    for path, query in addresses(site):
        page, request = site.request(path, in_english(query))
        with request.connected():
            for name, make in page.TABLES.items():
                table = make(request)
                book = openpyxl.load_workbook(io.BytesIO(xlsx.write(table, readme(page, request, table))))
                found[path, name] = left_over(in_file(book, table), programme)
    assert {address: said for address, said in found.items() if said} == {}


@pytest.mark.parametrize("path", ["/", "/regioner", "/projekt/EX-2023-001", "/sok?q=gavle", "/personuppgifter"])
def test_the_document_around_a_page_is_english(client: FlaskClient, programme: Programme, path: str) -> None:
    joint = "&" if "?" in path else "?"
    said = Document(client.get(f"{path}{joint}lang=en").get_data(as_text=True)).said
    assert said
    assert left_over(iter(said), programme) == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/finns-ej?lang=en", 404),
        ("/indikator/RCO999?lang=en", 404),
        ("/projekt/X?lang=en", 404),
        ("/mal/RSO9.9?lang=en", 404),
        ("/intervention/999x?lang=en", 404),
        ("/metod/x?lang=en", 404),
        ("/regioner?region=X&lang=en", 400),
        ("/?period=2030-12-31&lang=en", 400),
        ("/?lang=en&" + urlencode({"sok": "a" * 2100}), 400),
        ("/projekt?lang=en&" + urlencode({"sok": "a" * 101}), 400),
        ("/?kand=2025-01-31&period=2026-06-30&lang=en", 400),
        ("/nedladdning/finns-ej/x.csv?lang=en", 404),
        ("/nedladdning/x.csv?lang=en", 404),
    ],
)
def test_error_pages_are_english(client: FlaskClient, programme: Programme, path: str, status: int) -> None:
    answer = client.get(path)
    assert answer.status_code == status
    assert left_over(iter(Document(answer.get_data(as_text=True)).said), programme) == []
