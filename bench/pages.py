"""Server time of every page over the release that bench.load left: `python -m bench.pages [--repetitions 20]`.

A visit is the document and the answer of the routing callback that draws the page, compressed as a browser asks for
them. The process has answered that it is ready, as a load balancer waits for. The pages are visited in turns, so that
none lives on what the visit before it left warm; the first visit of an address is the one that draws it.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import time
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median, quantiles

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

import dashboard.pages
from bench.measured import store_environment
from config.settings import load_settings
from dashboard.app import create_app
from dashboard.callbacks import ADDRESS, INPUTS, OUTPUT, PAGE
from dashboard.links import HEALTH
from dashboard.site import collect_pages

VISITS = (
    "/",
    "/?region=SE312",
    "/resultatkedja",
    "/indikator/RCO01",
    "/indikator/RCO01?region=SE313",
    "/indikator/RCR02",
    "/mal/RSO1.3",
    "/intervention/021",
    "/regioner",
    "/ekonomi",
    "/projekt",
    "/projekt/EX-0002",
    "/datakvalitet",
    "/export",
    "/metod",
    "/metod/tid",
    "/sok?q=digital",
    "/ordlista",
    "/tillganglighet",
    "/personuppgifter",
)
CALLBACK = "/_dash-update-component"
HEADS = ("layout kB", "content kB", "first ms", "first computing ms", "p50 ms", "p95 ms", "computing p50 ms")
BROWSER = {"Accept-Encoding": "br, gzip"}


@dataclass(frozen=True)
class Visit:
    """One visit of one page."""

    ms: float  # both answers, wall clock
    cpu_ms: float  # computing, all threads; much the same on a busy machine
    content_kb: float  # on the wire


def main() -> None:
    """Visit every page, print the table."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages")
    parser.add_argument("--repetitions", type=int, default=20)
    asked = parser.parse_args()
    _leave_none_out()
    app = create_app(load_settings({**os.environ, **store_environment()}))
    client = app.server.test_client()
    started = time.perf_counter()
    _answered(client.get(HEALTH), HEALTH)
    ready_ms = (time.perf_counter() - started) * 1e3
    first = {address: _visit(client, address) for address in VISITS}
    visits: Mapping[str, list[Visit]] = {address: [] for address in VISITS}
    for _ in range(asked.repetitions):
        for address in VISITS:
            visits[address].append(_visit(client, address))
    _print(first, visits, layouts={address: _layout_kb(client, address) for address in VISITS})
    print(f"ready after {ready_ms:.0f} ms: every page drawn once, none of it kept")


def _leave_none_out() -> None:
    paths = [address.partition("?")[0] for address in VISITS]
    patterns = {page.PATH: re.sub(r"<\w+>", "[^/]+", page.PATH) for page in collect_pages(dashboard.pages)}
    missing = [path for path, pattern in patterns.items() if not any(re.fullmatch(pattern, each) for each in paths)]
    if missing:
        message = f"bench/pages.py: VISITS – {', '.join(missing)} left out – every page – add an address"
        raise SystemExit(message)


def _visit(client: FlaskClient, address: str) -> Visit:
    started, computed = time.perf_counter(), time.process_time()
    _answered(client.get(address, headers=BROWSER), address)
    content = client.post(CALLBACK, json=_asked(address), headers=BROWSER)
    _answered(content, address)
    ms, cpu_ms = (time.perf_counter() - started) * 1e3, (time.process_time() - computed) * 1e3
    return Visit(ms, cpu_ms, len(content.data) / 1e3)


def _answered(response: TestResponse, address: str) -> None:
    if response.status_code != 200:
        message = f"{address} – answered {response.status_code} – 200 – run python -m bench.load first"
        raise SystemExit(message)


def _layout_kb(client: FlaskClient, address: str) -> float:
    """The page as the browser holds it, not compressed."""
    return len(client.post(CALLBACK, json=_asked(address)).data) / 1e3


def _asked(address: str) -> dict[str, object]:
    """What the page in a browser posts to have its content drawn."""
    path, mark, search = address.partition("?")
    values = dict(zip((name for name, _ in INPUTS), (path, mark + search), strict=True))
    return {
        "output": OUTPUT,
        "outputs": {"id": PAGE, "property": "children"},
        "inputs": [{"id": ADDRESS, "property": name, "value": value} for name, value in values.items()],
        "changedPropIds": [f"{ADDRESS}.{name}" for name in values],
    }


def _print(first: Mapping[str, Visit], visits: Mapping[str, list[Visit]], *, layouts: Mapping[str, float]) -> None:
    print(f"| {' | '.join(('page', *HEADS))} |")
    print(f"|---|{'---:|' * len(HEADS)}")
    for address, seen in visits.items():
        drawn = first[address]
        print(_row(f"`{address}`", layouts[address], drawn.content_kb, drawn.ms, drawn.cpu_ms, seen=seen))
    every = [visit for seen in visits.values() for visit in seen]
    print(_row("all: most, p95 of first", *_of_all(first, layouts), seen=every))
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _of_all(first: Mapping[str, Visit], layouts: Mapping[str, float]) -> tuple[float, ...]:
    """The largest page, and the 95th percentile over the first visits."""
    drawn = first.values()
    sizes = (max(layouts.values()), max(visit.content_kb for visit in drawn))
    return (*sizes, _steps([visit.ms for visit in drawn])[18], _steps([visit.cpu_ms for visit in drawn])[18])


def _row(name: str, *figures: float, seen: list[Visit]) -> str:
    steps = _steps([visit.ms for visit in seen])
    every = (*figures, steps[9], steps[18], median(visit.cpu_ms for visit in seen))
    return f"| {' | '.join((name, *(f'{figure:.0f}' for figure in every)))} |"


def _steps(values: list[float]) -> list[float]:
    """The nineteen values that divide the twenty parts: [9] is the median, [18] the 95th percentile."""
    return quantiles(values, n=20, method="inclusive")


if __name__ == "__main__":
    main()
