"""Is a release whole? Asked in a new process, which has never seen the file: `python -m warehouse.verify FOLDER`.

A damaged file shows itself when it is read, not when it is opened, and may end the process that reads
it; therefore every row is read, and not by the process that publishes or serves.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa

from config.errors import ReleaseError
from warehouse import files
from warehouse.duckdb_engine import open_read_only
from warehouse.manifest import DATABASE_NAME, Manifest, read_manifest, schema_version
from warehouse.measures import duplicate_rows, measure, open_sums
from warehouse.tables.delivery import release_info

_ROOT = Path(__file__).resolve().parent.parent
WHOLE, DAMAGED = 0, 6


def verify_release(folder: Path) -> None:
    """Return when every byte and row of a kept release is what its manifest says.

    Raises ReleaseError with what was found otherwise.
    """
    problems = problems_found_by_a_new_process(folder)
    if problems:
        raise damaged(folder, problems)


def problems_found_by_a_new_process(folder: Path) -> list[str]:
    """What a process that has never seen the release finds wrong with it; empty when it is whole."""
    with new_process() as ask:
        return ask(folder)


@contextmanager
def new_process() -> Iterator[Callable[[Path], list[str]]]:
    """A process that has never seen a release, to ask once; it starts up while the asker is still at work."""
    with subprocess.Popen(
        [sys.executable, "-m", "warehouse.verify"],
        env=os.environ | {"PYTHONPATH": str(_ROOT)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        try:
            yield lambda folder: _answer(child, folder)
        finally:
            child.kill()


def _answer(child: subprocess.Popen[str], folder: Path) -> list[str]:
    told, trouble = child.communicate(f"{folder.resolve()}\n")
    if child.returncode == WHOLE:
        return []
    if child.returncode == DAMAGED:
        return list(json.loads(told))
    return [f"kontrollen avbröts (kod {child.returncode}) {trouble.strip()[-500:]}".rstrip()]


def verify_bytes(folder: Path) -> Manifest:
    """The manifest of a release whose file is, byte for byte, the one that was published and verified then.

    Raises ReleaseError otherwise.
    """
    manifest = read_manifest(folder)
    problems = byte_problems(folder, manifest)
    if problems:
        raise damaged(folder, problems)
    return manifest


def byte_problems(folder: Path, manifest: Manifest) -> list[str]:
    """What differs between the file and the manifest, without opening the file as a database."""
    path = folder / DATABASE_NAME
    if not path.exists():
        return [f"{DATABASE_NAME} saknas"]
    size = path.stat().st_size
    if size != manifest.file_bytes:
        return [f"filen är {size} byte, manifestet säger {manifest.file_bytes}"]
    if files.sha256_of(path) != manifest.file_sha256:
        return ["filens SHA-256 är inte manifestets"]
    return []


def content_problems(folder: Path, manifest: Manifest) -> list[str]:
    """What differs between the rows and the manifest; also keys held twice and sums that are not closed."""
    if manifest.schema_version != schema_version():
        return []  # another version of the product made it: its bytes are all that can be judged
    engine = open_read_only(folder / DATABASE_NAME)
    try:
        with engine.connect() as connection:
            return [
                *_measured_problems(connection, manifest),
                *(f"{table}: {count} dubbla nycklar" for table, count in duplicate_rows(connection).items()),
                *(f"öppen summa: {sums}" for sums in open_sums(connection)),
                *_identity_problems(connection, manifest),
            ]
    except sa.exc.SQLAlchemyError as error:
        return [f"filen går inte att läsa: {error}"]
    finally:
        engine.dispose()


def damaged(folder: Path, problems: list[str]) -> ReleaseError:
    """The error that tells what is wrong with a release."""
    return ReleaseError(
        where=f"utgåva {folder.name}",
        found=few_of(problems),
        expected="det som manifestet säger, oförändrat sedan publiceringen",
        todo="Gå tillbaka till en hel utgåva: python -m warehouse rollback ID, eller läs in leveranserna igen.",
    )


def few_of(problems: list[str]) -> str:
    """The first problems in one line, and how many more there are."""
    more = f" och {len(problems) - 3} fel till" if len(problems) > 3 else ""
    return "; ".join(problems[:3]) + more


def _measured_problems(connection: sa.Connection, manifest: Manifest) -> list[str]:
    found = measure(connection)
    problems = []
    for what in ("table_counts", "control_totals", "table_checksums"):
        now, then = getattr(found, what), getattr(manifest, what)
        differing = sorted(name for name in now.keys() | then.keys() if now.get(name) != then.get(name))
        problems += [f"{what} {name}: {now.get(name)}, manifestet säger {then.get(name)}" for name in differing]
    if not problems and found.content_checksum != manifest.content_checksum:
        problems.append("innehållets kontrollsumma är inte manifestets")
    return problems


def _identity_problems(connection: sa.Connection, manifest: Manifest) -> list[str]:
    ids = connection.execute(sa.select(release_info.c.release_id)).scalars().all()
    return [] if ids == [manifest.release_id] else [f"filen säger sig vara utgåva {', '.join(ids) or 'utan namn'}"]


def _judge(folder: Path) -> list[str]:
    try:
        manifest = read_manifest(folder)
    except ReleaseError as error:
        return [error.found]
    return byte_problems(folder, manifest) or content_problems(folder, manifest)


def main(arguments: list[str]) -> int:
    """Judge the folder named, or told on stdin: 0 when it is whole, 6 and a JSON list of problems when not."""
    folder = arguments[0] if arguments else sys.stdin.readline().rstrip("\n")
    problems = _judge(Path(folder)) if folder else []
    if problems:
        print(json.dumps(problems))
    return DAMAGED if problems else WHOLE


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
