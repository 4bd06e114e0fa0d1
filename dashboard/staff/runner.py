"""Runs the real command, one at a time, in a process that outlives the one that started it.

The command itself holds the lock: it is let go of when the command ends, however it ends, and every process of the
server can see whether it is held.
"""

from __future__ import annotations

import fcntl
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

from config.settings import Settings
from dashboard.staff.jobs import Action, Job
from warehouse.files import PRIVATE_FILE, ensure_folder

_ROOT = Path(__file__).resolve().parents[2]
_OURS = "RESULTATKEDJAN_STAFF"
"""Settings that are the door's own business."""
_LOOKS = 20


class BusyError(Exception):
    """Another command is running."""


class Runner:
    """Starts commands and knows which job's is running."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self._lock = folder / "lock"
        self._settings = settings

    def running(self) -> str | None:
        """The id of the job whose command is running."""
        try:
            descriptor = os.open(self._lock, os.O_RDONLY)
        except FileNotFoundError:
            return None
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return _holder(descriptor)
        finally:
            os.close(descriptor)
        return None

    def take(self, job_id: str) -> int:
        """The lock, for this job's command. Raises BusyError while another has it."""
        ensure_folder(self._lock.parent)
        descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        if not _locked(descriptor):
            os.close(descriptor)
            raise BusyError
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, json.dumps(job_id).encode(), 0)
        return descriptor

    def start(self, lock: int, job: Job, arguments: Sequence[str]) -> None:
        """Start `python -m etl …` for a job, handing the lock over to it."""
        command = [sys.executable, "-m", "etl", *arguments]
        try:
            process = subprocess.Popen(  # noqa: S603 - our own command; names and reason are arguments, never a shell's
                command,
                cwd=_ROOT,
                env=self._environment(),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(lock,),
                start_new_session=True,
            )
        finally:
            os.close(lock)
        threading.Thread(target=process.wait, name=f"leverans-{job.job_id[:8]}", daemon=True).start()

    def _environment(self) -> dict[str, str]:
        """The settings this server runs with, without the door's."""
        settings = self._settings
        kept = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
        return kept | {
            "RESULTATKEDJAN_CONFIG": str(settings.config_dir),
            "RESULTATKEDJAN_DATA": str(settings.data_dir),
            "RESULTATKEDJAN_KEY": str(settings.key_file),
            "RESULTATKEDJAN_MAX_FILE_MB": str(settings.max_file_mb),
            "RESULTATKEDJAN_MEMORY": settings.memory_limit,
            "RESULTATKEDJAN_THREADS": str(settings.threads),
        }


def check_arguments(job: Job) -> list[str]:
    """The dry run of a job."""
    return [*_shared("check", job), "--marked", str(job.marked_folder), *map(str, job.paths)]


def load_arguments(job: Job, *, after: str, force: bool) -> list[str]:
    """Publishing what was tried, with its reason, on the release it was tried against."""
    forced = ["--force"] if force else []
    return [*_shared("load", job), f"--reason={job.reason}", f"--after={after}", *forced, *map(str, job.paths)]


def _shared(action: Action, job: Job) -> list[str]:
    answer, steps = str(job.answer_path(action)), str(job.steps_path(action))
    return [action, "--json", answer, "--progress", steps, "--received-on", job.received_on.isoformat()]


def _locked(descriptor: int) -> bool:
    """Whether the lock could be taken; somebody who only looks whether it is held has it for an instant."""
    for _ in range(_LOOKS):
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            time.sleep(0.01)
        else:
            return True
    return False


def _holder(descriptor: int) -> str:
    try:
        return str(json.loads(os.pread(descriptor, 200, 0)))
    except ValueError:
        return ""
