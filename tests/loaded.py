"""The example deliveries, written and loaded, for tests that only read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from config import Programme
from config.settings import Settings
from etl.demo import write_demo
from etl.run import load

RECEIVED_ON = date(2026, 11, 10)


@dataclass(frozen=True)
class Loaded:
    """A store with one published release, and the folder whose files it was loaded from."""

    settings: Settings
    files: Path


def load_demo(folder: Path, settings: Settings, programme: Programme) -> Loaded:
    """Write the example deliveries to a folder and publish them in the store of the settings."""
    write_demo(folder, programme=programme)
    load([folder], settings=settings, received_on=RECEIVED_ON)
    return Loaded(settings, folder)
