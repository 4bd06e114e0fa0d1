"""What the store's tests share."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from config.settings import Settings
from tests.warehouse.small_release import publish_small
from warehouse.connections import releases_of

MakeSettings = Callable[[Path], Settings]


@pytest.fixture(scope="session")
def published_store(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Path:
    """A data folder with two releases, of 5 and of 6 operations; copy it, never change it."""
    settings = make_settings(tmp_path_factory.mktemp("published"))
    publish_small(settings, operations=5)
    publish_small(settings, operations=6)
    return settings.data_dir


@pytest.fixture
def store(published_store: Path, settings: Settings) -> Iterator[Settings]:
    """Settings of a store of the test's own with two releases in it, of 5 and of 6 operations."""
    shutil.copytree(published_store, settings.data_dir)
    yield replace(settings)
    releases_of(settings).close()
