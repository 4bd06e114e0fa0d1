"""The manifest of a release: what it was built from, what it holds, and how to know it is whole."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from config.errors import ReleaseError
from warehouse import files
from warehouse.store import releases_folder
from warehouse.tables import metadata

MANIFEST_NAME = "manifest.json"
DATABASE_NAME = "release.duckdb"
_ROOT = Path(__file__).resolve().parent.parent
_ROOMS = ("config", "warehouse", "etl")


@dataclass(frozen=True)
class ReleaseDraft:
    """What the builder knows of a release before it is measured."""

    programme: str  # CCI
    programme_version: str
    config_checksum: str
    known_on: date  # latest known-on date of any delivery: the release's today
    last_cut_off: date
    example: bool
    inputs: tuple[tuple[str, str], ...]  # (delivery id, SHA-256) of every delivery it rests on
    reason: str = ""
    forced: bool = False  # published although a control total fell


@dataclass(frozen=True)
class Measures:
    """What a release file holds: measured when it is published, and again whenever it is verified."""

    table_counts: dict[str, int]  # table → rows
    table_checksums: dict[str, str]  # table → checksum of its rows in any order
    control_totals: dict[str, Decimal]  # name → total the shrink guard compares
    content_checksum: str  # over all tables; the release id begins with its first ten digits


@dataclass(frozen=True)
class Manifest(ReleaseDraft, Measures):
    """Everything a release says about itself; `manifest.json` beside the release file."""

    release_id: str = ""
    parent: str | None = None  # the release that was current before
    sequence: int = 0  # 1 for the store's first release, then counting
    code_version: str = ""
    schema_version: str = ""
    file_sha256: str = ""
    file_bytes: int = 0


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write `manifest.json` into a release's folder."""
    totals = {name: f"{total}" for name, total in manifest.control_totals.items()}
    days = {"known_on": f"{manifest.known_on}", "last_cut_off": f"{manifest.last_cut_off}"}
    files.write_json(folder / MANIFEST_NAME, asdict(manifest) | days | {"control_totals": totals})


def read_manifest(folder: Path) -> Manifest:
    """The manifest in a release's folder. Raises ReleaseError where it is missing or damaged."""
    path = folder / MANIFEST_NAME
    try:
        return _manifest(json.loads(path.read_bytes()))
    except (OSError, ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise ReleaseError(
            where=f"{path}",
            found=f"manifestet går inte att läsa ({type(error).__name__})",
            expected="det manifest som skrevs när utgåvan publicerades",
            todo="Gå tillbaka till en hel utgåva: python -m warehouse rollback ID, eller läs in leveranserna igen.",
        ) from error


def kept_manifests(data_dir: Path) -> Iterator[Manifest]:
    """The readable manifests of every kept release, newest first; damaged ones are left to `verify`."""
    found = []
    for path in releases_folder(data_dir).glob(f"*/{MANIFEST_NAME}"):
        try:
            found.append(read_manifest(path.parent))
        except ReleaseError:
            continue
    yield from sorted(found, key=lambda manifest: manifest.sequence, reverse=True)


def content_checksum(table_checksums: dict[str, str]) -> str:
    """One checksum over those of the tables, whatever order they come in, and over the shape of the tables."""
    lines = f"schema {schema_version()}\n" + "".join(
        f"{table} {checksum}\n" for table, checksum in sorted(table_checksums.items())
    )
    return hashlib.sha256(lines.encode()).hexdigest()


def schema_version() -> str:
    """Short digest of every table, column and type: another schema never reads this one's releases."""
    columns = (
        f"{table.name}.{c.name} {c.type} {c.nullable}"
        for _, table in sorted(metadata.tables.items())
        for c in table.columns
    )
    return hashlib.sha256("\n".join(columns).encode()).hexdigest()[:10]


def code_version() -> str:
    """Version of the product and short digest of the code that makes releases: `0.1.0+3fa9c21b07`."""
    digest = hashlib.sha256()
    for path in sorted(path for room in _ROOMS for path in (_ROOT / room).rglob("*.py")):
        digest.update(f"{path.relative_to(_ROOT)}\n".encode() + path.read_bytes())
    return f"{_product_version()}+{digest.hexdigest()[:10]}"


def _product_version() -> str:
    try:
        project = tomllib.loads((_ROOT / "pyproject.toml").read_text("utf-8"))
    except FileNotFoundError:
        return "0"
    return str(project["project"]["version"])


def _manifest(raw: dict[str, Any]) -> Manifest:
    known = {field.name for field in fields(Manifest)}
    if set(raw) != known:
        raise KeyError(*sorted(set(raw) ^ known))
    totals = {name: Decimal(total) for name, total in raw["control_totals"].items()}
    days = {name: date.fromisoformat(raw[name]) for name in ("known_on", "last_cut_off")}
    inputs = tuple((str(delivery), str(sha256)) for delivery, sha256 in raw["inputs"])
    return Manifest(**(raw | days | {"control_totals": totals, "inputs": inputs}))
