"""One loader at a time, whatever became of the one before."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from config.errors import StoreBusyError
from config.settings import PACKAGE_FOLDER, Settings
from warehouse.lock import loader_lock
from warehouse.store import staging_folder

HOLDER = """
import sys, time
from pathlib import Path
from warehouse.lock import loader_lock
with loader_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(600)
"""


def _holder(data_dir: Path) -> subprocess.Popen[str]:
    environment = os.environ | {"PYTHONPATH": str(PACKAGE_FOLDER.parent)}
    command = [sys.executable, "-c", HOLDER, str(data_dir)]
    process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def test_a_second_loader_is_told_who_holds_the_store_and_a_killed_one_lets_go(settings: Settings) -> None:
    with _holder(settings.data_dir) as process:
        with pytest.raises(StoreBusyError, match=rf"process {process.pid}, sedan \d{{4}}-") as told:
            loader_lock(settings.data_dir).__enter__()
        process.send_signal(signal.SIGKILL)
    assert told.value.exit_code == 5
    with loader_lock(settings.data_dir):
        assert f'"pid": {os.getpid()}' in (settings.data_dir / "lock").read_text("utf-8")


def test_the_lock_is_let_go_when_the_load_fails(settings: Settings) -> None:
    with pytest.raises(ZeroDivisionError), loader_lock(settings.data_dir):
        _ = 1 / 0
    with loader_lock(settings.data_dir):
        pass
    assert (settings.data_dir / "lock").exists()


def test_the_next_loader_removes_what_a_crash_left(settings: Settings) -> None:
    half = staging_folder(settings.data_dir) / "x"
    half.mkdir(parents=True)
    (half / "release.duckdb").write_bytes(b"half")
    delivery = settings.data_dir / "deliveries" / "0a"
    delivery.mkdir(parents=True)
    (delivery / ".ny-1-original.csv").write_bytes(b"half")
    (delivery / "original.csv").write_bytes(b"whole")
    (settings.data_dir / ".ny-1-current").write_bytes(b"half")
    with loader_lock(settings.data_dir):
        left = {path.relative_to(settings.data_dir).as_posix() for path in settings.data_dir.rglob("*")}
    assert left == {"lock", "staging", "deliveries", "deliveries/0a", "deliveries/0a/original.csv"}
