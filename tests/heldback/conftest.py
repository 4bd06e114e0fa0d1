"""The held-back deliveries, loaded once for the figures and for the pages that show them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from config.settings import Settings
from tests.published import published
from warehouse.connections import releases_of

FOLDER = Path(__file__).parent
EARLIER, TODAY = date(2024, 8, 12), date(2025, 2, 10)


@pytest.fixture(scope="package")
def store(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[[Path], Settings]) -> Iterator[Settings]:
    """A store holding the release these deliveries make."""
    settings = make_settings(tmp_path_factory.mktemp("heldback"))
    published([FOLDER / "deliveries"], settings=settings, received_on=TODAY)
    yield settings
    releases_of(settings).close()
