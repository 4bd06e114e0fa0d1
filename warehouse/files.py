"""Files that survive a crash: written under another name, flushed to disk, then put in place.

Every step that decides what a reader sees goes through here, in one order: the bytes, the name,
the folder. A power cut between two steps leaves the old file whole.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import BufferedRandom, BufferedReader
from pathlib import Path
from typing import Any, BinaryIO

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700
PUBLISHED_FILE = 0o440  # nobody writes into a published release, not even by accident
TEMPORARY = ".ny-"
"""Names of files not yet in place begin with this; the next load removes what a crash left of them."""


def ensure_folder(folder: Path) -> Path:
    """The folder, made with its parents where it is missing; only its owner may look inside."""
    if not folder.is_dir():
        ensure_folder(folder.parent)  # mkdir's own parents=True would leave the parents open to all
        folder.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    return folder


def sha256_of(path: Path) -> str:
    """SHA-256 of the file's bytes, as hex."""
    with path.open("rb") as stream:
        return sha256_of_stream(stream)


def sha256_of_stream(stream: BufferedReader | BufferedRandom) -> str:
    """SHA-256 of all that a file holds, read from its beginning, as hex."""
    stream.seek(0)
    return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` so that a reader sees the old file or the new one, never a part."""
    with writing(path) as stream:
        stream.write(content)


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """`content` as JSON with sorted keys, so that the same content is the same bytes."""
    text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
    write_whole(path, f"{text}\n".encode())


def copy_whole(source: Path, path: Path) -> str:
    """Copy `source` to `path` in one piece; gives back the SHA-256 of what was copied."""
    digest = hashlib.sha256()
    with source.open("rb") as reading, writing(path) as copy:
        while block := reading.read(1 << 20):
            digest.update(block)
            copy.write(block)
    return digest.hexdigest()


def create_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path`; FileExistsError where there is a file already, whoever was first."""
    temporary = _temporary_name(path)
    try:
        with _open_private(temporary) as stream:
            stream.write(content)
            _flush_stream(stream)
        os.link(temporary, path)
        flush_folder(path.parent)
    finally:
        temporary.unlink(missing_ok=True)


def put_in_place(temporary: Path, path: Path) -> None:
    """Give a finished file or folder its name, and make the name itself durable."""
    os.replace(temporary, path)
    flush_folder(path.parent)


def flush_file(path: Path) -> None:
    """Return when the file's bytes are on disk."""
    _flush(path, os.O_RDONLY)


def flush_folder(folder: Path) -> None:
    """Return when the folder's names are on disk."""
    _flush(folder, os.O_RDONLY | os.O_DIRECTORY)


@contextmanager
def writing(path: Path) -> Iterator[BinaryIO]:
    """A stream whose content gets the name `path` when all of it is on disk; nothing is left when that fails."""
    temporary = _temporary_name(path)
    try:
        with _open_private(temporary) as stream:
            yield stream
            _flush_stream(stream)
        put_in_place(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _open_private(path: Path) -> BinaryIO:
    """A new file with mode 600, whatever the umask; a leftover of the same name is replaced."""
    path.unlink(missing_ok=True)
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE), "wb")


def _flush_stream(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _flush(path: Path, flags: int) -> None:
    descriptor = os.open(path, flags)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _temporary_name(path: Path) -> Path:
    return path.with_name(f"{TEMPORARY}{os.getpid()}-{path.name}")
