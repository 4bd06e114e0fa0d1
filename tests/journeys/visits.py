"""A page opened as a reader opens it, and what a reader or their browser would have noticed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
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
NOT_DRAWN = ".chart:not(:has(.js-plotly-plot .main-svg))"
TRACES = "[...document.querySelectorAll('.js-plotly-plot')].flatMap(graph => graph._fullData.map(each => each.type))"
HTML = "new XMLSerializer().serializeToString(document.doctype) + '\\n' + document.documentElement.outerHTML + '\\n'"
FOLLOWED = """async () => {
    const late = graph => Math.abs(graph._fullLayout.width - graph.clientWidth) > 1;
    for (let frame = 0; frame < 600; frame++) {
        await new Promise(requestAnimationFrame);
        if (frame > 1 && ![...document.querySelectorAll(".js-plotly-plot")].some(late)) { return true; }
    }
    return false;
}"""
"""Whether every chart has its place's width before ten seconds have been drawn."""
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RULES = {
    "runOnly": {"type": "tag", "values": LEVELS},
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, off unless asked for
    "resultTypes": ["violations"],  # what passes is not described element by element
}
NETWORK = {"http", "https", "ws", "wss"}


@dataclass(frozen=True)
class Reader:
    """Who opens the page: width of the window in pixels, language, light or dark."""

    width: int
    language: str
    scheme: str

    def __str__(self) -> str:
        return f"{self.width}-{self.language}-{self.scheme}"


READERS = tuple(
    Reader(width, language, scheme)
    for language in ("sv", "en")
    for width, scheme in ((1280, "light"), (1280, "dark"), (320, "dark"), (320, "light"))
)
"""Every kind of reader."""


def looks(language: str, width: int | None = None) -> tuple[Reader, ...]:
    """The readers of a language, also of a width: they differ in how the window looks."""
    return tuple(reader for reader in READERS if reader.language == language and width in {None, reader.width})


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
    traces: frozenset[str]  # kinds of traces in the charts
    html: str  # the document as the browser holds it


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
    page.locator(NOT_DRAWN).first.wait_for(state="detached")


def visit(browser: Browser, address: str, readers: Sequence[Reader]) -> dict[Reader, Visit]:
    """Open the address as the first reader, wait until nothing more is loaded, and look around as each of them."""
    watch = Watch(urlsplit(address).netloc)
    with opened(browser, readers[0]) as page:
        watch.over(page)
        page.add_init_script(SHIFTS)
        show(page, address)
        moved = float(page.evaluate("window.moved"))
        return {reader: _look(page, reader, watch, moved) for reader in readers}


def _look(page: Page, reader: Reader, watch: Watch, moved: float) -> Visit:
    turn(page, reader)
    return Visit(
        language=page.evaluate("document.documentElement.lang"),
        headings=tuple(page.locator("h1").all_inner_texts()),
        troubles=tuple(watch.troubles),
        foreign=tuple(watch.foreign),
        overflow_px=page.evaluate(OVERFLOW),
        moved=moved,
        violations=tuple(violations(page)),
        traces=frozenset(page.evaluate(TRACES)),
        html=page.evaluate(HTML),
    )


def turn(page: Page, reader: Reader) -> None:
    """Give the window the reader's width and colours, and wait until the charts have followed."""
    page.emulate_media(color_scheme="dark" if reader.scheme == "dark" else "light")
    page.set_viewport_size({"width": reader.width, "height": HEIGHT})
    assert page.evaluate(FOLLOWED), f"a chart does not follow the window to {reader.width} pixels"


def violations(page: Page) -> Iterator[str]:
    """What breaks axe-core's accessibility rules on the page as it is: WCAG 2.2 A and AA, and best practice."""
    for broken in Axe().run(page, options=RULES).response["violations"]:
        for node in broken["nodes"]:
            yield f"{broken['id']}: {node['target']} {node['failureSummary']}"
