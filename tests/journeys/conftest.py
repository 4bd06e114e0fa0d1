"""The example release served to the journeys; a page is opened once per language and width, seen light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser

from tests.journeys.visits import Reader, Visit, looks, visit
from tests.loaded import Loaded
from tests.serving import serve

Visited = Callable[[str, Reader], Visit]


@pytest.fixture(scope="session")
def live_app(demo_release: Loaded) -> Iterator[str]:
    """Address of the dashboard over the example release."""
    with serve(demo_release.settings) as address:
        yield address


@pytest.fixture(scope="session")
def visited(browser: Browser, live_app: str) -> Visited:
    """What was noticed on a page by a reader; each page is opened once per language and width."""
    seen: dict[tuple[str, Reader], Visit] = {}

    def visited_once(path: str, reader: Reader) -> Visit:
        if (path, reader) not in seen:
            joint = "&" if "?" in path else "?"
            language = "" if reader.language == "sv" else f"{joint}lang={reader.language}"
            seen_by = visit(browser, f"{live_app}{path}{language}", looks(reader.language, reader.width))
            seen.update({(path, each): look for each, look in seen_by.items()})
        return seen[path, reader]

    return visited_once
