"""From a delivered file to a figure on a page, and back to its row; a correction and a bad file on the way."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from config.settings import load_settings
from tests.architecture.source import ROOT
from tests.journeys.deliveries import write_deliveries
from tests.journeys.visits import READERS, opened, show
from tests.serving import serve

FIGURE = "1\u00a0234\u00a0567"
CORRECTED = "1\u00a0300\u00a0000"
REPORT = "lagesrapport_2024-07-20.csv"


@dataclass(frozen=True)
class House:
    """A folder of deliveries, a store and the commands over it."""

    files: Path
    environment: dict[str, str]

    def load(self, path: Path) -> subprocess.CompletedProcess[str]:
        """`python -m etl load PATH`, as on a command line."""
        command = [sys.executable, "-m", "etl", "load", str(path), "--received-on", "2024-09-01"]
        environment = {**os.environ, **self.environment}
        return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)

    def deliver(self, name: str, text: str) -> subprocess.CompletedProcess[str]:
        """Load one more file."""
        path = self.files / name
        path.write_text(text, encoding="utf-8")
        return self.load(path)


@pytest.fixture
def house(tmp_path: Path) -> House:
    """A house whose first deliveries are loaded."""
    environment = {
        "RESULTATKEDJAN_DATA": str(tmp_path / "data"),
        "RESULTATKEDJAN_KEY": str(tmp_path / "keys" / "enterprise.key"),
    }
    house = House(tmp_path / "files", environment)
    write_deliveries(house.files)
    done = house.load(house.files)
    assert done.returncode == 0, done.stdout + done.stderr
    return house


@pytest.fixture
def address(house: House) -> Iterator[str]:
    """Where the house's dashboard is served."""
    with serve(load_settings(house.environment)) as address:
        yield address


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A page of a Swedish reader."""
    with opened(browser, READERS[0]) as page:
        yield page


def test_a_figure_is_walked_back_to_its_row(house: House, address: str, page: Page) -> None:
    show(page, address)
    page.get_by_role("main").get_by_role("link", name="RCR02 Privata investeringar").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(FIGURE)
    rows = page.locator("#underlag")
    expect(rows.locator("tfoot")).to_contain_text(FIGURE)

    rows.get_by_role("link", name=f"{REPORT}, rad 3").click()

    row = page.locator("#rapporter tbody tr").filter(has_text=FIGURE)
    expect(row).to_contain_text(REPORT)
    expect(row.locator("td").last).to_have_text("3")
    delivered = (house.files / REPORT).read_text(encoding="cp1252").splitlines()
    assert delivered[3 - 1] == "J-1;2024-06-30;RCR02;1 234 567"


def test_a_correction_shows_without_a_restart(house: House, address: str, page: Page) -> None:
    show(page, f"{address}/indikator/RCR02")
    done = house.deliver(
        "lagesrapport_2024-08-20.csv", "diarienummer;per_datum;indikator;varde\nJ-1;2024-06-30;RCR02;1300000\n"
    )
    assert done.returncode == 0, done.stdout + done.stderr
    page.wait_for_timeout(5_000)  # the promise: at most five seconds old
    show(page, f"{address}/indikator/RCR02")
    expect(page.get_by_role("heading", level=1)).to_contain_text(CORRECTED)


def test_a_bad_file_is_explained_and_changes_nothing(house: House, address: str, page: Page) -> None:
    done = house.deliver("lagesrapport_2024-08-20.csv", "vad;som;helst\n1;2;3\n")
    assert done.returncode == 3
    assert "lagesrapport_2024-08-20.csv" in done.stdout + done.stderr
    show(page, f"{address}/indikator/RCR02")
    expect(page.get_by_role("heading", level=1)).to_contain_text(FIGURE)
