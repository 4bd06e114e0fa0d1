"""What tests of several rooms share: the programme, settings in a temporary folder, a loaded release, a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest
from playwright.sync_api import Browser

from config import Programme, load_programme
from config.settings import PACKAGE_FOLDER, Settings
from tests.browsing import chromium
from tests.loaded import Loaded, load_demo

MakeSettings = Callable[[Path], Settings]

# A red run means the change, not the draw: the examples are the same until the code or the test changes.
hypothesis.settings.register_profile("same", derandomize=True, database=None)
hypothesis.settings.load_profile("same")


def _settings_in(folder: Path) -> Settings:
    return Settings(
        config_dir=PACKAGE_FOLDER,
        data_dir=folder / "data",
        key_file=folder / "keys" / "enterprise.key",
        max_file_mb=2000,
        memory_limit="1GB",
        threads=2,
        host="127.0.0.1",
        port=8050,
        tier="internal",
    )


@pytest.fixture(scope="session")
def programme() -> Programme:
    """The programme as configured in the repository."""
    return load_programme()


@pytest.fixture(scope="session")
def make_settings() -> MakeSettings:
    """Settings whose store and key lie under a given folder."""
    return _settings_in


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings of a store of the test's own."""
    return _settings_in(tmp_path)


@pytest.fixture(scope="session")
def demo_release(tmp_path_factory: pytest.TempPathFactory, programme: Programme) -> Loaded:
    """The example deliveries, published once; only to be read."""
    folder = tmp_path_factory.mktemp("demo")
    return load_demo(folder / "exempel", _settings_in(folder), programme)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all journeys."""
    with chromium() as started:
        yield started
