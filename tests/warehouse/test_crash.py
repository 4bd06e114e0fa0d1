"""kill -9 in the middle of a load: readers never see anything but a whole release, and the next load tidies up."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
import sqlalchemy as sa

from config.errors import ReleaseError
from config.settings import PACKAGE_FOLDER, Settings
from tests.warehouse.small_release import publish_small
from warehouse.connections import open_current
from warehouse.files import TEMPORARY
from warehouse.kept import kept_folder
from warehouse.lock import loader_lock
from warehouse.store import current_release_id, staging_folder
from warehouse.tables.core import operation
from warehouse.verify import verify_bytes

STEPS = range(12)
"""0 = while the database is filled, 1 … = before each time something is made durable; the last but one is the
pointer's, the last one the history's."""


def _run(module: str, settings: Settings, argument: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(PACKAGE_FOLDER.parent)}
    places = (str(settings.data_dir), str(settings.key_file))
    command = [sys.executable, "-m", f"tests.warehouse.{module}", *places, argument]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def _killed_load(settings: Settings, step: int) -> subprocess.CompletedProcess[str]:
    return _run("killed_publish", settings, str(step))


def _operations_seen(settings: Settings) -> int | None:
    with open_current(settings).connect() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(operation)).scalar()


def _leftovers(data_dir: Path) -> list[Path]:
    return [*staging_folder(data_dir).glob("*"), *data_dir.rglob(f"{TEMPORARY}*")]


@pytest.mark.parametrize("step", STEPS)
def test_a_killed_load_changes_nothing_or_everything(step: int, store: Settings) -> None:
    before = current_release_id(store.data_dir)
    assert before is not None
    killed = _killed_load(store, step)
    assert killed.returncode == -signal.SIGKILL, killed.stderr

    after = current_release_id(store.data_dir)
    assert after is not None
    verify_bytes(kept_folder(before, store.data_dir))
    verify_bytes(kept_folder(after, store.data_dir))
    assert _operations_seen(store) == (6 if after == before else 7)

    with loader_lock(store.data_dir):
        assert _leftovers(store.data_dir) == []
    assert _operations_seen(store) == (6 if after == before else 7)


def test_the_steps_cover_a_whole_load(store: Settings) -> None:
    before = current_release_id(store.data_dir)
    finished = _killed_load(store, STEPS.stop)
    assert (finished.returncode, finished.stdout) == (0, "finished\n"), finished.stderr
    assert current_release_id(store.data_dir) != before


@pytest.mark.parametrize("step", [0, 6, 8])
def test_the_next_load_succeeds_unattended(step: int, store: Settings) -> None:
    _killed_load(store, step)
    published = publish_small(store, operations=7)
    assert current_release_id(store.data_dir) == published.release_id
    assert _operations_seen(store) == 7
    assert _leftovers(store.data_dir) == []


def test_a_disk_that_takes_no_more_is_told_in_one_line_and_changes_nothing(store: Settings) -> None:
    before = current_release_id(store.data_dir)
    ended = _run("full_disk", store, "1000000")
    assert (ended.returncode, ended.stdout) == (ReleaseError.exit_code, "")
    (line,) = ended.stderr.splitlines()
    assert "File too large" in line
    assert line.endswith("den tidigare utgåvan är orörd.")
    assert current_release_id(store.data_dir) == before
    assert _leftovers(store.data_dir) == []
    assert _operations_seen(store) == 6
