"""Receiving files: kept untouched, recognised again, in one order."""

from __future__ import annotations

import os
import stat
from datetime import date
from pathlib import Path

import pytest

from config.errors import DeliveryError, ReleaseError
from config.settings import Settings
from warehouse import files
from warehouse.store import current_release_id, date_in_name, original_path, point_to, receipt_of, receipts, receive

DAY = date(2025, 3, 1)
LATER = date(2025, 4, 1)


def _file(folder: Path, name: str, text: str = "diarienummer;status\n1;beviljat\n") -> Path:
    folder.mkdir(exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_original_is_kept_byte_for_byte_for_its_owner_only(tmp_path: Path, settings: Settings) -> None:
    sent = _file(tmp_path / "in", "Operationer.CSV", "\ufeffå;ä\r\n")
    receipt = receive(sent, data_dir=settings.data_dir, received_on=DAY)
    kept = original_path(receipt, settings.data_dir)
    assert kept.name == "original.csv"
    assert kept.read_bytes() == sent.read_bytes()
    assert receipt.size_bytes == len(sent.read_bytes())
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert receipts(settings.data_dir) == (receipt,)


def test_the_same_content_and_name_is_received_once(tmp_path: Path, settings: Settings) -> None:
    first = receive(_file(tmp_path / "a", "rapport.csv"), data_dir=settings.data_dir, received_on=DAY)
    again = receive(_file(tmp_path / "b", "rapport.csv"), data_dir=settings.data_dir, received_on=LATER)
    assert again == first
    assert receipts(settings.data_dir) == (first,)


def test_the_same_content_under_another_name_is_another_delivery(tmp_path: Path, settings: Settings) -> None:
    first = receive(_file(tmp_path / "in", "a.csv"), data_dir=settings.data_dir, received_on=DAY)
    other = receive(_file(tmp_path / "in", "b.csv"), data_dir=settings.data_dir, received_on=LATER)
    assert other.sha256 == first.sha256
    assert other.delivery_id != first.delivery_id
    assert (other.received_on, other.known_on) == (LATER, DAY)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("rapport_2025-02-14.csv", date(2025, 2, 14)),
        ("rapport_2024-12-31_2025-02-14.csv", date(2025, 2, 14)),
        ("rapport_2025-02-30.csv", None),
        ("rapport_12025-02-14.csv", None),
        ("rapport_20250214.csv", None),
        ("rapport.csv", None),
    ],
)
def test_the_last_iso_date_of_a_name_counts(name: str, day: date | None) -> None:
    assert date_in_name(name) == day


@pytest.mark.parametrize(("name", "day"), [("rapport_2025-02-14.csv", date(2025, 2, 14)), ("rapport.csv", DAY)])
def test_a_file_is_known_from_the_date_in_its_name_or_its_reception(name: str, day: date, store: Settings) -> None:
    sent = _file(store.data_dir.parent / "in", name)
    assert receive(sent, data_dir=store.data_dir, received_on=DAY).known_on == day


def test_asking_for_a_receipt_keeps_nothing(tmp_path: Path, settings: Settings) -> None:
    sent = _file(tmp_path / "in", "rapport.csv")
    receipt = receipt_of(sent, data_dir=settings.data_dir, received_on=DAY)
    assert not settings.data_dir.exists()
    assert receive(sent, data_dir=settings.data_dir, received_on=DAY) == receipt
    assert receipt_of(sent, data_dir=settings.data_dir, received_on=LATER) == receipt


def test_example_data_is_known_by_its_name(tmp_path: Path, settings: Settings) -> None:
    example = receive(_file(tmp_path / "in", "exempel_planvarden.csv"), data_dir=settings.data_dir, received_on=DAY)
    real = receive(_file(tmp_path / "in", "planvarden_exempel_.csv"), data_dir=settings.data_dir, received_on=DAY)
    assert (example.example, real.example) == (True, False)


def test_receipts_come_in_one_order_whatever_order_the_files_came_in(tmp_path: Path, settings: Settings) -> None:
    names = ["b_2025-01-02.csv", "a_2025-01-02.csv", "z_2024-01-01.csv"]
    for name in names:
        receive(_file(tmp_path / "in", name, text=name), data_dir=settings.data_dir, received_on=DAY)
    assert [receipt.file_name for receipt in receipts(settings.data_dir)] == sorted(names, key=lambda n: (n[2:12], n))


def test_an_original_that_was_damaged_is_replaced_when_the_file_comes_again(tmp_path: Path, settings: Settings) -> None:
    sent = _file(tmp_path / "in", "rapport.csv")
    receipt = receive(sent, data_dir=settings.data_dir, received_on=DAY)
    kept = original_path(receipt, settings.data_dir)
    kept.write_bytes(b"half")
    next(kept.parent.glob("receipts/*")).unlink()
    receive(sent, data_dir=settings.data_dir, received_on=DAY)
    assert kept.read_bytes() == sent.read_bytes()


def test_a_file_that_changes_while_it_is_copied_is_refused(
    tmp_path: Path, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    sent = _file(tmp_path / "in", "rapport.csv")
    copy = files.copy_whole

    def copy_after_a_change(source: Path, path: Path) -> str:
        source.write_text("another content", encoding="utf-8")
        return copy(source, path)

    monkeypatch.setattr(files, "copy_whole", copy_after_a_change)
    with pytest.raises(DeliveryError, match="ändrades medan den lästes"):
        receive(sent, data_dir=settings.data_dir, received_on=DAY)
    assert receipts(settings.data_dir) == ()


@pytest.mark.parametrize("name", ["saknas.csv", "."])
def test_what_cannot_be_read_is_refused(name: str, tmp_path: Path, settings: Settings) -> None:
    with pytest.raises(DeliveryError, match="går inte att läsa"):
        receive(tmp_path / name, data_dir=settings.data_dir, received_on=DAY)


def test_a_damaged_receipt_is_told_by_its_path(tmp_path: Path, settings: Settings) -> None:
    receipt = receive(_file(tmp_path / "in", "rapport.csv"), data_dir=settings.data_dir, received_on=DAY)
    path = next(original_path(receipt, settings.data_dir).parent.glob("receipts/*.json"))
    path.write_text('{"delivery_id": 1', encoding="utf-8")
    with pytest.raises(DeliveryError, match=path.name):
        receipts(settings.data_dir)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "current"
    files.write_whole(path, b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        files.write_whole(path, b"new")
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"old"]


def test_the_pointer_is_empty_at_first_then_names_a_release(settings: Settings) -> None:
    assert current_release_id(settings.data_dir) is None
    settings.data_dir.mkdir()
    point_to("2025-02-14-0123456789", settings.data_dir)
    assert current_release_id(settings.data_dir) == "2025-02-14-0123456789"


@pytest.mark.parametrize("content", [b"", b"../../etc", b"2025-02-14", b"\xff\xfe"])
def test_a_damaged_pointer_is_never_followed(content: bytes, settings: Settings) -> None:
    settings.data_dir.mkdir()
    (settings.data_dir / "current").write_bytes(content)
    with pytest.raises(ReleaseError, match="rollback ID"):
        current_release_id(settings.data_dir)
