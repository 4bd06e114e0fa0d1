"""How often a password may be tried: few times from one address, not many from all; known to every process."""

from __future__ import annotations

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from warehouse.files import PRIVATE_FILE, ensure_folder

MINUTES = 15
MOST_FROM_ONE = 5
MOST_FROM_ALL = 100

Attempts = dict[str, list[float]]


class Throttle:
    """The tries of the last minutes, in a file that all processes share."""

    def __init__(self, folder: Path, clock: Callable[[], float] = time.time) -> None:
        self._path = folder / "attempts.json"
        self._clock = clock

    def may_try(self, who: str) -> bool:
        """Whether one more try is allowed; it is noted before the password is looked at."""
        now = self._clock()
        with self._open() as attempts:
            recent = {each: [at for at in times if now - MINUTES * 60 < at <= now] for each, times in attempts.items()}
            attempts.clear()
            attempts.update({each: times for each, times in recent.items() if times})
            if len(attempts.get(who, [])) >= MOST_FROM_ONE or sum(map(len, attempts.values())) >= MOST_FROM_ALL:
                return False
            attempts.setdefault(who, []).append(now)
        return True

    def forget(self, who: str) -> None:
        """The right password was given: earlier tries from there count no more."""
        with self._open() as attempts:
            attempts.pop(who, None)

    @contextmanager
    def _open(self) -> Iterator[Attempts]:
        ensure_folder(self._path.parent)
        descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, PRIVATE_FILE)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX)
            attempts = _read(os.pread(descriptor, 1_000_000, 0))
            yield attempts
            content = json.dumps(attempts).encode()
            os.ftruncate(descriptor, 0)
            os.pwrite(descriptor, content, 0)
        finally:
            os.close(descriptor)


def _read(content: bytes) -> Attempts:
    try:
        return {str(who): [float(at) for at in times] for who, times in json.loads(content).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
