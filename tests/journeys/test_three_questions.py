"""Three people's questions, asked from the start page; a click is a link, a choice or a button, typing goes with it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.journeys.visits import READERS, opened, show

MOST_CLICKS = 4


@dataclass
class Hand:
    """The hand of a reader, which counts what it does."""

    page: Page
    clicks: int = 0

    def click(self, target: Locator) -> None:
        """Click a link or a button and wait for the page it leads to."""
        self.clicks += 1
        target.click()
        self.page.wait_for_load_state("networkidle")

    def choose(self, label: str, value: str) -> None:
        """Choose in the form of the page."""
        self.clicks += 1
        self.page.get_by_label(label, exact=True).select_option(value)

    def search(self, text: str) -> None:
        """Type in the head of the page and search."""
        self.page.get_by_role("searchbox").first.fill(text)
        self.click(self.page.get_by_role("button", name="Sök", exact=True).first)


@pytest.fixture
def hand(browser: Browser, live_app: str) -> Iterator[Hand]:
    """A hand on the start page."""
    with opened(browser, READERS[0]) as page:
        show(page, live_app)
        yield Hand(page)


def test_which_indicators_do_not_reach_their_target_and_why(hand: Hand) -> None:
    page = hand.page
    hand.click(page.get_by_role("link", name="Visa dem", exact=True))
    rows = page.locator("main table tbody tr").filter(has_text="räcker inte")
    expect(rows.first).to_be_visible()
    hand.click(rows.first.locator("a[href^='/indikator/']").first)
    expect(page.get_by_role("heading", name="Stegen från läget före till målet")).to_be_visible()
    assert hand.clicks <= MOST_CLICKS


def test_varmland_beside_dalarna_per_decided_msek(hand: Hand) -> None:
    page = hand.page
    hand.click(page.get_by_role("navigation").get_by_role("link", name="Regioner", exact=True))
    hand.choose("Särskilt mål", "RSO1.3")
    hand.choose("Mått", "msek")
    hand.click(page.get_by_role("button", name="Visa", exact=True))
    matrix = page.locator("main table").first
    expect(matrix).to_contain_text("RCO01")
    for region in ("Dalarna", "Värmland"):
        expect(matrix.get_by_role("columnheader", name=region).first).to_be_visible()
    assert hand.clicks <= MOST_CLICKS


def test_a_series_per_region_as_known_on_a_day(hand: Hand) -> None:
    page = hand.page
    hand.search("RCR03")
    hand.click(page.locator("main").get_by_role("link", name="RCR03 Små").first)
    hand.choose("Som känt", "2025-07-20")
    hand.click(page.get_by_role("button", name="Visa", exact=True))
    expect(page.locator(".release-line")).to_contain_text("2025-07-20")
    expect(page.get_by_role("heading", name="Utveckling i Dalarna, Gävleborg och Värmland")).to_be_visible()
    series = page.locator("main table").filter(has_text="Värmland").filter(has_text="2025-06-30")
    expect(series.first).to_be_attached()
    assert hand.clicks <= MOST_CLICKS
