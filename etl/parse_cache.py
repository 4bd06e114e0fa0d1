"""What a parsed delivery is kept under, and the private folder it is made in."""

from __future__ import annotations

import hashlib
import hmac
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp

from config.model import Programme
from warehouse.store import Receipt

_ETL = Path(__file__).resolve().parent
_WAREHOUSE = _ETL.parent / "warehouse"
_WORK = "work-"


def cache_name(receipt: Receipt, programme: Programme, key: bytes) -> str:
    """Folder of a parsed delivery: changes with its days, the configuration, the key and the parser."""
    days = (receipt.known_on.isoformat(), receipt.received_on.isoformat())
    parts = (*days, programme.checksum, _key_mark(key), parser_version())
    return f"{receipt.delivery_id}-{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:16]}"


@lru_cache(maxsize=1)
def parser_version() -> str:
    """Digest of the code that decides what a parsed delivery says: nobody has to remember to raise a number."""
    code = [path for path in _ETL.rglob("*.py") if "demo" not in path.parts]
    tables = (_WAREHOUSE / "tables").glob("*.py")
    engine = (path for path in (_WAREHOUSE / "duckdb_engine").iterdir() if path.suffix in (".py", ".sql"))
    digest = hashlib.sha256()
    for path in sorted((*code, *tables, *engine)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


@contextmanager
def private_folder(cache_dir: Path) -> Iterator[Path]:
    """A folder only this process may read, removed afterwards: copies of the file hold what must not be kept."""
    cache_dir.mkdir(parents=True, exist_ok=True)
    _remove_leftovers(cache_dir)
    folder = Path(mkdtemp(prefix=f"{_WORK}{os.getpid()}-", dir=cache_dir))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _remove_leftovers(cache_dir: Path) -> None:
    """Folders of parsers that were killed."""
    for folder in cache_dir.glob(f"{_WORK}*"):
        pid = folder.name.removeprefix(_WORK).partition("-")[0]
        if not (pid.isdigit() and _is_running(int(pid))):
            shutil.rmtree(folder, ignore_errors=True)


def _is_running(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _key_mark(key: bytes) -> str:
    """Tells keys apart without telling anything about them."""
    return hmac.new(key, b"parsed delivery", hashlib.sha256).hexdigest()[:16]
