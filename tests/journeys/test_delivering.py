"""From a bad workbook to a changed figure and back, all of it in a browser: /leverans as staff use it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from playwright.sync_api import Browser, Page, expect

from config.settings import Settings
from config.staff import StaffAccess
from dashboard.staff.passwords import make_hash
from etl.mark_workbook import FILLS
from etl.run import load
from tests.journeys.deliveries import write_deliveries
from tests.journeys.visits import OVERFLOW, READERS, Reader, Watch, looks, opened, turn, violations
from tests.serving import serve
from warehouse.manifest import kept_manifests
from warehouse.store import current_release_id

PASSWORD = "nio gröna stolar"
REASON = "Rättat värde enligt projektets mejl"
FIGURE, CORRECTED = "1\u00a0234\u00a0567", "1\u00a0300\u00a0000"
SLOW_MS = 120_000
"""A command starts an interpreter, counts every figure and verifies in a new process, on a machine that is shared."""


@dataclass(frozen=True)
class House:
    """A store with one release, served with a door that a password opens."""

    settings: Settings
    address: str
    files: Path

    def workbook(self, value: object, indicator: str = "RCR02") -> Path:
        """A report as a workbook."""
        book = openpyxl.Workbook()
        book.active.title = "Rapport"
        book.active.append(["diarienummer", "per_datum", "indikator", "varde"])
        book.active.append(["J-1", date(2024, 6, 30), indicator, value])
        path = self.files / "lagesrapport_2024-08-20.xlsx"
        book.save(path)
        return path


@pytest.fixture
def house(tmp_path: Path, settings: Settings) -> Iterator[House]:
    """The house, its first deliveries loaded."""
    files = tmp_path / "files"
    write_deliveries(files)
    own = replace(settings, staff=StaffAccess(password=make_hash(PASSWORD, cost=2**10)))
    load([files], settings=own, received_on=date(2024, 9, 1), reason="första")
    with serve(own) as address:
        yield House(own, address, files)


@contextmanager
def staff_page(browser: Browser, house: House, reader: Reader = READERS[0]) -> Iterator[Page]:
    """A page of somebody who has signed in."""
    with opened(browser, reader) as page:
        page.goto(f"{house.address}/leverans{'?lang=en' if reader.language == 'en' else ''}")
        page.get_by_label("Lösenord" if reader.language == "sv" else "Password").fill(PASSWORD)
        page.get_by_role("main").get_by_role("button").click()
        page.wait_for_selector("input[type=file]")
        yield page


def _hand_in(page: Page, house: House, *paths: Path) -> None:
    page.goto(f"{house.address}/leverans")
    page.get_by_label("Filer").set_input_files([str(path) for path in paths])
    page.get_by_role("button", name="Prova filerna").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("rader", timeout=SLOW_MS)


def _figure(page: Page, house: House) -> str:
    page.goto(f"{house.address}/indikator/RCR02")
    page.wait_for_selector("main h1")
    return page.locator("h1").inner_text()


def test_a_bad_workbook_is_corrected_published_and_taken_back(browser: Browser, house: House, tmp_path: Path) -> None:
    first = current_release_id(house.settings.data_dir)
    with staff_page(browser, house) as page:
        _hand_in(page, house, house.workbook("1.300", indicator="RCR02x"))
        expect(page.get_by_role("heading", level=1)).to_contain_text("1 av 1 rader hålls tillbaka")
        expect(page.locator("#fynd")).to_contain_text("RCR02x")
        with page.expect_download() as started:
            page.locator("#markerade").get_by_role("link").click()
        marked = tmp_path / started.value.suggested_filename
        started.value.save_as(marked)
        assert FIGURE in _figure(page, house)

        book = openpyxl.load_workbook(marked)
        assert book["Rapport"]["C2"].fill.fgColor.rgb == FILLS["error"]
        assert "V06" in book["Rapport"]["C2"].comment.text
        assert "V06" in {row[8].value for row in book["Fynd"].iter_rows(min_row=3)}
        book["Rapport"]["C2"], book["Rapport"]["D2"] = "RCR02", 1_300_000
        corrected = house.files / "lagesrapport_2024-08-20.xlsx"
        book.save(corrected)

        _hand_in(page, house, corrected)
        expect(page.get_by_role("heading", level=1)).to_contain_text("1 av 1 rader kan läsas in")
        page.get_by_label("Skäl").fill(REASON)
        page.get_by_role("button", name="Publicera utgåvan").click()
        expect(page.get_by_role("heading", level=1)).to_contain_text("Publicerad: utgåva", timeout=SLOW_MS)
        expect(page.get_by_role("main")).to_contain_text(REASON)
        row = page.locator("#andrade-siffror tbody tr").filter(has_text=CORRECTED).first
        expect(row).to_contain_text(FIGURE)
        expect(page.locator("#orsaker tbody tr").filter(has_text=CORRECTED)).to_contain_text("rättelse")

        newest = next(kept_manifests(house.settings.data_dir))
        assert (newest.reason, newest.parent) == (REASON, first)
        jobs = house.settings.data_dir / "staff" / "jobs"
        assert [path.parent.parent for path in jobs.glob("*/load.json") if (path.parent / "files").exists()] == []
        assert CORRECTED in _figure(page, house)

        page.goto(f"{house.address}/leverans/utgavor")
        expect(page.get_by_role("main")).to_contain_text(REASON)
        page.locator("summary").filter(has_text=str(first)).click()
        page.get_by_label("Skäl för att gå tillbaka").fill("Fel projekt")
        page.get_by_role("button", name=f"Gå tillbaka till {first}").click()
        expect(page.get_by_text("Fel projekt")).to_be_visible()
        assert current_release_id(house.settings.data_dir) == first
        page.wait_for_timeout(5_000)  # the promise: at most five seconds old
        assert FIGURE in _figure(page, house)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_page_behind_the_door_is_whole_and_accessible(browser: Browser, house: House, language: str) -> None:
    lang = "?lang=en" if language == "en" else ""
    readers = looks(language)
    with opened(browser, readers[0]) as page:
        page.goto(f"{house.address}/leverans/inloggning{lang}")
        _assert_fitting(page, readers)
    with staff_page(browser, house, readers[0]) as page:
        watch = Watch(house.address.removeprefix("http://"))
        watch.over(page)
        page.locator("input[type=file]").set_input_files([str(house.workbook("1.300", indicator="RCR02x"))])
        page.locator("main button[type=submit]").first.click()
        page.wait_for_selector("#fynd", timeout=SLOW_MS)
        tried = page.url
        for address in (tried, f"{house.address}/leverans{lang}", f"{house.address}/leverans/utgavor{lang}"):
            page.goto(address)
            assert page.locator("h1").count() == 1
            assert page.evaluate("document.documentElement.lang") == language
            _assert_fitting(page, readers)
        assert (watch.foreign, watch.troubles) == ([], [])


def _assert_fitting(page: Page, readers: Sequence[Reader]) -> None:
    """The page fits the window of every reader and breaks no accessibility rule there."""
    for reader in readers:
        turn(page, reader)
        assert page.evaluate(OVERFLOW) <= 0, reader
        assert [*violations(page)] == [], reader


def test_the_shut_page_is_accessible(browser: Browser, settings: Settings) -> None:
    with serve(settings) as address, opened(browser, READERS[0]) as page:
        answer = page.goto(f"{address}/leverans")
        assert answer is not None
        assert answer.status == 403
        assert [*violations(page)] == []


def test_files_too_large_are_told_before_they_are_sent_and_when_they_come(
    browser: Browser, house: House, tmp_path: Path
) -> None:
    large = tmp_path / "stor.csv"
    large.write_bytes(b"x" * 2_500_000)
    small = replace(house.settings, staff=replace(house.settings.staff, upload_mb=1))
    with serve(small) as address, staff_page(browser, replace(house, address=address)) as page:
        page.get_by_label("Filer").set_input_files(str(large))
        page.get_by_role("button", name="Prova filerna").click()
        expect(page.locator("#for-stort")).to_contain_text("större än 1 MB")
        assert page.url == f"{address}/leverans"
        page.evaluate("document.querySelector('input[type=file]').setAttribute('data-most', '9e9')")
        page.get_by_role("button", name="Prova filerna").click()
        expect(page.get_by_role("alert").filter(has_text="större än 1 MB")).to_be_visible()


def test_without_script_the_page_says_how_far_it_is(browser: Browser, house: House) -> None:
    context = browser.new_context(java_script_enabled=False, locale="sv-SE")
    page = context.new_page()
    page.goto(f"{house.address}/leverans")
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in").click()
    page.get_by_label("Filer").set_input_files(str(house.workbook(1_300_000)))
    page.get_by_role("button", name="Prova filerna").click()
    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_contain_text("kan läsas in", timeout=SLOW_MS)
    context.close()
