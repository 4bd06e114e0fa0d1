"""One loader at a time: a lock that the operating system lets go of, however the process ends."""

from __future__ import annotations

import fcntl
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from config.errors import StoreBusyError
from warehouse import files
from warehouse.store import staging_folder


@contextmanager
def loader_lock(data_dir: Path) -> Iterator[None]:
    """Be the only one who changes the store; leftovers of a load that crashed are removed first.

    The operating system lets go of the lock when the process ends, however it ends.
    Raises StoreBusyError naming the process that holds it and since when.
    """
    files.ensure_folder(data_dir)
    descriptor = os.open(data_dir / "lock", os.O_RDWR | os.O_CREAT, files.PRIVATE_FILE)
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise _busy(descriptor, data_dir) from error
        holder = json.dumps({"pid": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")})
        os.ftruncate(descriptor, 0)
        os.pwrite(descriptor, holder.encode(), 0)
        clean_leftovers(data_dir)
        yield
    finally:
        os.close(descriptor)


def clean_leftovers(data_dir: Path) -> None:
    """Remove what a crashed load left: unfinished releases and files that never got their name.

    Only for the one who holds the loader's lock.
    """
    for folder in staging_folder(data_dir).glob("*"):
        shutil.rmtree(folder, ignore_errors=True)
    for pattern in ("", "deliveries/*/", "deliveries/*/receipts/", "releases/*/"):
        for path in data_dir.glob(f"{pattern}{files.TEMPORARY}*"):
            path.unlink(missing_ok=True)


def _busy(descriptor: int, data_dir: Path) -> StoreBusyError:
    try:
        holder = json.loads(os.pread(descriptor, 200, 0))
        found = f"en annan inläsning pågår (process {holder['pid']}, sedan {holder['since']})"
    except (ValueError, KeyError, TypeError):
        found = "en annan inläsning pågår"
    return StoreBusyError(
        where=f"{data_dir}",
        found=found,
        expected="en inläsning i taget",
        todo="Vänta tills den är klar och försök igen; läsare störs inte.",
    )
