"""The store on disk: received files, their receipts, and the pointer to the release readers get.

<data>/deliveries/<sha256>/original.csv        the file as received, never touched again
<data>/deliveries/<sha256>/receipts/<id>.json  who it was: name, size, days
<data>/releases/<release id>/                  see releases.py
<data>/current                                 one line: the release readers get
<data>/staging/, <data>/cache/, <data>/lock    work in progress, parsed files, lock.py
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from config.errors import DeliveryError, ReleaseError
from warehouse import files

EXAMPLE_PREFIX = "exempel_"
RELEASE_ID = re.compile(r"\d{4}-\d{2}-\d{2}-[0-9a-f]{10}(-\d+)?")
_ISO_DATE = re.compile(r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)")
_SUFFIX = re.compile(r"\.[a-z0-9]{1,8}")


@dataclass(frozen=True)
class Receipt:
    """What is known of a received file without opening it."""

    delivery_id: str  # 16 hex digits of content and name
    sha256: str
    file_name: str
    size_bytes: int
    received_on: date
    known_on: date  # the date in its name, else the first day this content was received
    example: bool


def deliveries_folder(data_dir: Path) -> Path:
    """Where received files are kept."""
    return data_dir / "deliveries"


def releases_folder(data_dir: Path) -> Path:
    """Where published releases are kept."""
    return data_dir / "releases"


def staging_folder(data_dir: Path) -> Path:
    """Where a release is built before anyone may see it."""
    return data_dir / "staging"


def cache_folder(data_dir: Path) -> Path:
    """Where parsed deliveries are kept; everything in it can be built again."""
    return data_dir / "cache"


def original_path(receipt: Receipt, data_dir: Path) -> Path:
    """The kept copy of a received file."""
    return deliveries_folder(data_dir) / receipt.sha256 / f"original{_suffix(receipt.file_name)}"


def receipt_of(path: Path, *, data_dir: Path, received_on: date) -> Receipt:
    """The receipt a file has or would get; nothing is written.

    Raises DeliveryError when the file cannot be read.
    """
    try:
        sha256, size_bytes = files.sha256_of(path), path.stat().st_size
    except OSError as error:
        raise _unreadable(path, error) from error
    delivery_id = delivery_id_of(sha256, path.name)
    kept = _receipt_path(sha256, delivery_id, data_dir)
    if kept.exists():
        return _read_receipt(kept)
    return Receipt(
        delivery_id=delivery_id,
        sha256=sha256,
        file_name=path.name,
        size_bytes=size_bytes,
        received_on=received_on,
        known_on=date_in_name(path.name) or _first_received(sha256, data_dir, received_on),
        example=path.name.startswith(EXAMPLE_PREFIX),
    )


def keep(path: Path, receipt: Receipt, *, data_dir: Path) -> None:
    """Keep a received file untouched from now on, under its content and with its receipt; once is enough.

    Raises DeliveryError when the file changed since its receipt was written out.
    """
    kept = _receipt_path(receipt.sha256, receipt.delivery_id, data_dir)
    if kept.exists():
        return
    _keep_original(path, receipt, data_dir)
    days = {name: f"{getattr(receipt, name)}" for name in ("received_on", "known_on")}
    files.write_json(kept, asdict(receipt) | days)


def receive(path: Path, *, data_dir: Path, received_on: date) -> Receipt:
    """The receipt of a file, kept untouched from now on; the first receipt where it came before.

    Raises DeliveryError when the file cannot be read or changes while it is copied.
    """
    receipt = receipt_of(path, data_dir=data_dir, received_on=received_on)
    keep(path, receipt, data_dir=data_dir)
    return receipt


def receipts(data_dir: Path) -> tuple[Receipt, ...]:
    """Every receipt, by known-on date, file name and id: the same order whatever order they came in."""
    found = (_read_receipt(path) for path in deliveries_folder(data_dir).glob("*/receipts/*.json"))
    return tuple(sorted(found, key=lambda receipt: (receipt.known_on, receipt.file_name, receipt.delivery_id)))


def delivery_id_of(sha256: str, file_name: str) -> str:
    """The id of a delivery: the same content under another name is another delivery."""
    return hashlib.sha256(f"{sha256}\n{file_name}".encode(errors="surrogateescape")).hexdigest()[:16]


def date_in_name(file_name: str) -> date | None:
    """The last ISO date in a file name, `rapport_2025-02-14.csv`; None where there is none."""
    for text in reversed(_ISO_DATE.findall(file_name)):
        try:
            return date.fromisoformat(text)
        except ValueError:
            continue
    return None


def is_ahead(receipt: Receipt) -> bool:
    """Whether a file says it was known later than it was received; the calendar of examples is made up."""
    return receipt.known_on > receipt.received_on and not receipt.example


def current_release_id(data_dir: Path) -> str | None:
    """The id of the release readers get; None before the first one. Raises ReleaseError on a damaged pointer."""
    try:
        text = (data_dir / "current").read_text("ascii").strip()
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise _damaged_pointer(data_dir, str(error)) from error
    if not RELEASE_ID.fullmatch(text):
        raise _damaged_pointer(data_dir, f'"{text[:80]}"')
    return text


def point_to(release_id: str, data_dir: Path) -> None:
    """Make a release the one readers get, at once and whole."""
    files.write_whole(data_dir / "current", f"{release_id}\n".encode("ascii"))


def _suffix(file_name: str) -> str:
    suffix = Path(file_name).suffix.lower()
    return suffix if _SUFFIX.fullmatch(suffix) else ""


def _receipt_path(sha256: str, delivery_id: str, data_dir: Path) -> Path:
    return deliveries_folder(data_dir) / sha256 / "receipts" / f"{delivery_id}.json"


def _keep_original(path: Path, receipt: Receipt, data_dir: Path) -> None:
    kept = original_path(receipt, data_dir)
    files.ensure_folder(kept.parent / "receipts")
    if kept.exists() and files.sha256_of(kept) == receipt.sha256:
        return
    if files.copy_whole(path, kept) != receipt.sha256:
        kept.unlink()
        raise DeliveryError(
            where=path.name,
            found="filen ändrades medan den lästes",
            expected="en färdig fil som ingen skriver i",
            todo="Vänta tills filen är klar och läs in den igen.",
        )


def _first_received(sha256: str, data_dir: Path, received_on: date) -> date:
    earlier = (_read_receipt(path) for path in (deliveries_folder(data_dir) / sha256).glob("receipts/*.json"))
    return min((receipt.received_on for receipt in earlier), default=received_on)


def _read_receipt(path: Path) -> Receipt:
    try:
        raw: dict[str, Any] = json.loads(path.read_bytes())
        days = {name: date.fromisoformat(raw[name]) for name in ("received_on", "known_on")}
        return Receipt(**(raw | days))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DeliveryError(
            where=f"{path}",
            found=f"kvittot går inte att läsa ({type(error).__name__})",
            expected="ett kvitto som inläsningen har skrivit",
            todo="Ta bort kvittot och läs in filen igen; originalet ligger kvar i mappen ovanför.",
        ) from error


def _unreadable(path: Path, error: OSError) -> DeliveryError:
    return DeliveryError(
        where=f"{path}",
        found=f"filen går inte att läsa ({error.strerror or error})",
        expected="en fil som får läsas",
        todo="Kontrollera sökvägen och rättigheterna.",
    )


def _damaged_pointer(data_dir: Path, found: str) -> ReleaseError:
    return ReleaseError(
        where=f"{data_dir / 'current'}",
        found=f"pekaren på aktuell utgåva är skadad: {found}",
        expected="en rad med ett utgåve-id",
        todo="Välj en utgåva med: python -m warehouse rollback ID (se python -m warehouse releases).",
    )
