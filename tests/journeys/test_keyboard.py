"""A reader without a mouse: past the menu, through a filter, to the table under a chart and to a file."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.journeys.visits import READERS, opened, show

FOCUSED = "document.activeElement"
VISIBLE = f"""() => {{
    const style = getComputedStyle({FOCUSED});
    return {FOCUSED}.matches(":focus-visible") && (style.outlineStyle !== "none" || style.boxShadow !== "none");
}}"""
MOST_STEPS = 600


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until what is focused matches; every stop on the way shows that it has the focus."""
    for _ in range(MOST_STEPS):
        page.keyboard.press("Tab")
        if page.evaluate(f"{FOCUSED} === document.body"):
            continue  # past the end: the browser's own buttons, then from the top
        assert page.evaluate(VISIBLE), page.evaluate(f"{FOCUSED}.outerHTML.slice(0, 200)")
        if page.evaluate(f"selector => {FOCUSED}.matches(selector)", selector):
            return
    raise AssertionError(f"{selector} is not reached by {MOST_STEPS} presses of Tab")


def test_filter_table_and_download_are_reached_by_keyboard_alone(browser: Browser, live_app: str) -> None:
    with opened(browser, READERS[0]) as page:
        show(page, f"{live_app}/indikator/RCO01")

        tab_to(page, ".skip")
        page.keyboard.press("Enter")
        expect(page.locator("main")).to_be_focused()

        tab_to(page, "#filter-region")
        page.keyboard.press("ArrowDown")
        chosen = page.locator("#filter-region").input_value()
        assert chosen
        tab_to(page, "form.filter button[type=submit]")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**region={chosen}*")
        expect(page.locator(".chips")).to_be_visible()

        numbers = page.locator(".chart-card details").first
        expect(numbers.locator("table")).to_be_hidden()
        tab_to(page, ".chart-card summary")
        page.keyboard.press("Enter")
        expect(numbers.locator("table")).to_be_visible()
        tab_to(page, ".chart-card .scroll")

        tab_to(page, ".downloads a[href*='.xlsx']")
        with page.expect_download() as download:
            page.keyboard.press("Enter")
        assert download.value.suggested_filename.endswith(".xlsx")
        assert download.value.path().stat().st_size > 0
