"""A page opened as a reader opens it, and what a reader or their browser would have noticed."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Response

READY = "main h1"
HEIGHT = 900
WAIT_MS = 30_000
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SHIFTS = """
window.moved = 0;
new PerformanceObserver(list => list.getEntries().forEach(each => { window.moved += each.value; }))
    .observe({type: "layout-shift", buffered: true});
"""
"""Adds up how much of the window moved without the reader's doing (cumulative layout shift)."""
NETWORK = {"http", "https", "ws", "wss"}


@dataclass(frozen=True)
class Reader:
    """Who opens the page: width of the window in pixels, language, light or dark."""

    width: int
    language: str
    scheme: str

    def __str__(self) -> str:
        return f"{self.width}-{self.language}-{self.scheme}"


READERS = (
    Reader(1280, "sv", "light"),
    Reader(320, "sv", "dark"),
    Reader(1280, "en", "dark"),
    Reader(320, "en", "light"),
)


@dataclass
class Watch:
    """What the browser reports while a page is open."""

    host: str
    troubles: list[str] = field(default_factory=list)  # console, script errors, answers of 400 and above
    foreign: list[str] = field(default_factory=list)  # addresses on other hosts

    def over(self, page: Page) -> None:
        """Note what happens on the page from now on."""
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("request", self._request)
        page.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.troubles.append(message.text)

    def _request(self, request: Request) -> None:
        target = urlsplit(request.url)
        if target.scheme in NETWORK and target.netloc != self.host:
            self.foreign.append(request.url)

    def _response(self, response: Response) -> None:
        if response.status >= 400:
            self.troubles.append(f"{response.status} {response.url}")


@dataclass(frozen=True)
class Visit:
    """What was noticed on a page."""

    language: str  # of the document
    headings: tuple[str, ...]  # of the first rank
    troubles: tuple[str, ...]
    foreign: tuple[str, ...]
    overflow_px: int  # how much wider than the window the page is
    moved: float  # cumulative layout shift: 0 = nothing moved while the page came, below 0.1 is good
    violations: tuple[str, ...]  # of axe-core's accessibility rules


@contextmanager
def opened(browser: Browser, reader: Reader) -> Iterator[Page]:
    """An empty page in a browser of the reader's kind."""
    context = browser.new_context(
        viewport={"width": reader.width, "height": HEIGHT},
        locale="sv-SE" if reader.language == "sv" else "en-GB",
        color_scheme="dark" if reader.scheme == "dark" else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(WAIT_MS)
    yield context.new_page()
    context.close()


def show(page: Page, address: str) -> None:
    """Go to the address and wait until the page and its charts are there."""
    page.goto(address)
    page.wait_for_selector(READY)
    page.wait_for_load_state("networkidle")


def visit(browser: Browser, address: str, reader: Reader) -> Visit:
    """Open the address, wait until nothing more is loaded, and look around."""
    watch = Watch(urlsplit(address).netloc)
    with opened(browser, reader) as page:
        watch.over(page)
        page.add_init_script(SHIFTS)
        show(page, address)
        return Visit(
            language=page.evaluate("document.documentElement.lang"),
            headings=tuple(page.locator("h1").all_inner_texts()),
            troubles=tuple(watch.troubles),
            foreign=tuple(watch.foreign),
            overflow_px=page.evaluate(OVERFLOW),
            moved=page.evaluate("window.moved"),
            violations=tuple(violations(page)),
        )


def violations(page: Page) -> Iterator[str]:
    """What breaks axe-core's accessibility rules on the page as it is."""
    for broken in Axe().run(page).response["violations"]:
        for node in broken["nodes"]:
            yield f"{broken['id']}: {node['target']} {node['failureSummary']}"
