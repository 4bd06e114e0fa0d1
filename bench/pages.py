"""Server time of every page over the release that bench.load left: `python -m bench.pages [--repetitions 20]`.

A visit is the document and the answer of the routing callback that draws the page, compressed as a browser asks for
them. The pages are visited in turns, so that none lives on what the visit before it left warm.
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
    "/metod",
)
CALLBACK = "/_dash-update-component"
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
    first = {address: _visit(client, address) for address in VISITS}
    visits: Mapping[str, list[Visit]] = {address: [] for address in VISITS}
    for _ in range(asked.repetitions):
        for address in VISITS:
            visits[address].append(_visit(client, address))
    _print(first, visits)


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
    path, _, search = address.partition("?")
    content = client.post(CALLBACK, json=_asked(path, f"?{search}" if search else ""), headers=BROWSER)
    _answered(content, address)
    ms, cpu_ms = (time.perf_counter() - started) * 1e3, (time.process_time() - computed) * 1e3
    return Visit(ms, cpu_ms, len(content.data) / 1e3)


def _answered(response: TestResponse, address: str) -> None:
    if response.status_code != 200:
        message = f"{address} – answered {response.status_code} – 200 – run python -m bench.load first"
        raise SystemExit(message)


def _asked(path: str, search: str) -> dict[str, object]:
    """What the page in a browser posts to have its content drawn."""
    values = dict(zip((name for name, _ in INPUTS), (path, search), strict=True))
    return {
        "output": OUTPUT,
        "outputs": {"id": PAGE, "property": "children"},
        "inputs": [{"id": ADDRESS, "property": name, "value": value} for name, value in values.items()],
        "changedPropIds": [f"{ADDRESS}.{name}" for name in values],
    }


def _print(first: Mapping[str, Visit], visits: Mapping[str, list[Visit]]) -> None:
    print("| page | content kB | first ms | p50 ms | p95 ms | computing p50 ms |")
    print("|---|---:|---:|---:|---:|---:|")
    for address, seen in visits.items():
        print(_row(f"`{address}`", f"{first[address].content_kb:.0f}", f"{first[address].ms:.0f}", seen=seen))
    print(_row("all", "", "", seen=[visit for seen in visits.values() for visit in seen]))
    print(f"peak memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _row(*cells: str, seen: list[Visit]) -> str:
    steps = quantiles([visit.ms for visit in seen], n=20, method="inclusive")
    figures = (steps[9], steps[18], median(visit.cpu_ms for visit in seen))
    return f"| {' | '.join((*cells, *(f'{figure:.0f}' for figure in figures)))} |"


if __name__ == "__main__":
    main()
