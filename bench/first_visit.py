"""What a first visit costs a browser: `python -m bench.first_visit [--repetitions 3]`.

Over the release that is current in the store (after `make run` the example), with the small bundle of plotly where it
is installed and with the whole one. Cold is a browser that was never here, warm the same address once more in the same
browser; drawn is when the page and its last chart stand, counted by the browser from the click. The server has drawn
the page before. Server and browser share the machine and its load average is printed: times say little on a busy one.
"""

from __future__ import annotations

import argparse
import logging
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

from config.settings import load_settings
from dashboard.plotly_bundle import SCRIPTS, WHOLE, best_bundle
from tests.browsing import chromium
from tests.journeys.visits import READERS, opened, show
from tests.serving import serve

ADDRESSES = ("/", "/indikator/RCO01")
MOST_MB, MOST_COLD_S, MOST_WARM_S = 0.8, 2.5, 1.0
"""What is asked with the small bundle."""
HEADS = ("bundle", "page", "on the wire MB", "of it plotly MB", "answers", "cold s", "warm s")
LAST_DRAWN = """
    let before = 0;
    new MutationObserver(() => {
        const there = document.querySelectorAll("main h1, .chart .main-svg").length;
        if (there > before) { window.lastDrawn = performance.now() / 1000; }
        before = there;
    }).observe(document, {childList: true, subtree: true});
"""
"""Notes when the heading and every chart came into the page."""


@dataclass(frozen=True)
class FirstVisit:
    """A browser's first visit of an address and the one after it."""

    mb: float  # bodies and heads as they were sent, compressed
    plotly_mb: float
    answers: int
    cold_s: float
    warm_s: float


def main() -> None:
    """Visit in turns, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.first_visit")
    parser.add_argument("--repetitions", type=int, default=3)
    repetitions = parser.parse_args().repetitions
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    print(f"| {' | '.join(HEADS)} |\n|---|---|{'---:|' * (len(HEADS) - 2)}")
    for bundle in dict.fromkeys((best_bundle(), WHOLE)):
        for row in _rows(bundle, repetitions):
            print(f"| {' | '.join(row)} |", flush=True)
    print(f"| asked with the small bundle | | {MOST_MB} | | | {MOST_COLD_S} | {MOST_WARM_S} |")
    print(f"median of {repetitions}; load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def _rows(bundle: Path, repetitions: int) -> Iterator[tuple[str, ...]]:
    with serve(load_settings(), plotly_js=bundle) as host, chromium() as browser:
        for address in ADDRESSES:
            _visit(browser, host + address)  # draws the page and compresses the bundles
            seen = [_visit(browser, host + address) for _ in range(repetitions)]
            yield (bundle.name, f"`{address}`", *_figures(seen))


def _visit(browser: Browser, address: str) -> FirstVisit:
    with opened(browser, READERS[0]) as page:
        addresses: dict[str, str] = {}
        sizes: dict[str, float] = {}
        wire = page.context.new_cdp_session(page)
        wire.on("Network.responseReceived", lambda told: addresses.update({told["requestId"]: told["response"]["url"]}))
        wire.on("Network.loadingFinished", lambda told: sizes.update({told["requestId"]: told["encodedDataLength"]}))
        wire.send("Network.enable")
        page.add_init_script(LAST_DRAWN)
        cold = _drawn(page, address)
        first = {name: size for name, size in sizes.items() if addresses.get(name, "").startswith("http")}
        plotly = sum(size for name, size in first.items() if SCRIPTS in addresses[name])
        return FirstVisit(sum(first.values()) / 1e6, plotly / 1e6, len(first), cold, _drawn(page, address))


def _drawn(page: Page, address: str) -> float:
    """Seconds from the click until the page and its last chart stood."""
    show(page, address)
    return float(page.evaluate("window.lastDrawn"))


def _figures(seen: Sequence[FirstVisit]) -> Iterator[str]:
    for name in ("mb", "plotly_mb", "answers", "cold_s", "warm_s"):
        yield f"{median(getattr(each, name) for each in seen):{'.0f' if name == 'answers' else '.2f'}}"


if __name__ == "__main__":
    main()
