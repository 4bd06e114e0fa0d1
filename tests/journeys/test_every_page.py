"""Every page, wide and narrow, in both languages, light and dark: whole, quiet, alone and accessible."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

import dashboard.pages
from dashboard.plotly_bundle import TRACES
from dashboard.site import collect_pages
from tests.architecture.source import ROOT
from tests.journeys.conftest import Visited
from tests.journeys.visits import READERS, Reader, looks

ADDRESSES = (
    "/",
    "/resultatkedja",
    "/indikator/RCO01",
    "/indikator/RCO01?visa=perioder",
    "/indikator/RCR02",
    "/mal/RSO1.1",
    "/intervention/010",
    "/regioner",
    "/ekonomi",
    "/projekt",
    "/projekt/EX-2023-001",
    "/datakvalitet",
    "/export",
    "/metod",
    "/metod/tid",
    "/sok",
    "/sok?q=digital",
    "/ordlista",
    "/tillganglighet",
    "/personuppgifter",
)

VALIDATOR = ROOT / "node_modules" / ".bin" / "html-validate"

every_page = pytest.mark.parametrize("address", ADDRESSES)
every_reader = pytest.mark.parametrize("reader", READERS, ids=str)


def test_no_page_is_left_out() -> None:
    patterns = [re.sub(r"<\w+>", "[^/]+", page.PATH) + "$" for page in collect_pages(dashboard.pages)]
    assert [
        pattern
        for pattern in patterns
        if not any(re.match(pattern, address.partition("?")[0]) for address in ADDRESSES)
    ] == []


@every_reader
@every_page
def test_a_page_opens_with_one_heading_and_no_trouble(address: str, reader: Reader, visited: Visited) -> None:
    seen = visited(address, reader)
    assert seen.troubles == ()
    assert len(seen.headings) == 1
    assert seen.headings[0].strip()
    assert seen.language == reader.language


@every_reader
@every_page
def test_a_page_asks_nobody_else(address: str, reader: Reader, visited: Visited) -> None:
    assert visited(address, reader).foreign == ()


@every_reader
@every_page
def test_a_page_fits_the_window(address: str, reader: Reader, visited: Visited) -> None:
    assert visited(address, reader).overflow_px <= 0


@every_reader
@every_page
def test_a_page_has_no_accessibility_violation(address: str, reader: Reader, visited: Visited) -> None:
    assert visited(address, reader).violations == ()


@every_reader
@every_page
def test_nothing_on_a_page_moves_while_it_comes(address: str, reader: Reader, visited: Visited) -> None:
    """Charts have their height before they are drawn; 0.1 is the limit for good (Core Web Vitals)."""
    assert visited(address, reader).moved < 0.1


@every_page
def test_a_page_draws_only_what_plotlys_small_bundle_can(address: str, visited: Visited) -> None:
    assert visited(address, READERS[0]).traces - TRACES == set()


@pytest.mark.skipif(not VALIDATOR.exists(), reason="npm ci has not been run")
def test_every_page_is_valid_html(visited: Visited, tmp_path: Path) -> None:
    """As the browser holds it once everything is drawn; what is left out and why stands in `.htmlvalidate.cjs`."""
    for language in ("sv", "en"):
        for address in ADDRESSES:
            page = tmp_path / f"{language}{address.replace('/', '_')}.html"
            page.write_text(visited(address, looks(language)[0]).html, encoding="utf-8")
    told = subprocess.run(
        [VALIDATOR, "--config", ROOT / ".htmlvalidate.cjs", "--formatter", "text", tmp_path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (told.returncode, told.stdout + told.stderr) == (0, "")
