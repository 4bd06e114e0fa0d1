"""Names that come with files: none leaves its folder, none is empty, the date in them stays."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from werkzeug.datastructures import FileStorage

from dashboard.staff.uploads import LONGEST_NAME, safe_name, save_all


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("lagesrapport_2026-11-10.csv", "lagesrapport_2026-11-10.csv"),
        ("Lägesrapport för Älvdalen 2026-11-10.xlsx", "Lägesrapport för Älvdalen 2026-11-10.xlsx"),
        ("A\u030angstro\u0308m.csv", "Ångström.csv"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\rapport.csv", "rapport.csv"),
        ("/abs/olut.csv", "olut.csv"),
        ("..", "leverans"),
        ("", "leverans"),
        (".csv", "csv"),
        ("--help", "help"),
        ("a\x00b\n.csv", "a_b_.csv"),
        ("$(rm -rf).csv", "_(rm -rf).csv"),
        ("\u202egpj.csv", "_gpj.csv"),
        ("x" * 300 + ".xlsx", "x" * (LONGEST_NAME - 5) + ".xlsx"),
    ],
)
def test_a_name_is_made_harmless(given_name: str, kept: str) -> None:
    assert safe_name(given_name) == kept


@given(st.text(max_size=300))
@example("....//....//x")
@example(". / .. \\ -")
def test_no_name_leads_anywhere_else(given_name: str) -> None:
    name = safe_name(given_name)
    assert name
    assert len(name.encode()) <= LONGEST_NAME
    assert Path(name).name == name
    assert name not in (".", "..")
    assert not name.startswith((".", "-"))
    assert name.isprintable()


def test_files_of_one_name_are_kept_apart(tmp_path: Path) -> None:
    uploads = [FileStorage(io.BytesIO(text), name) for text, name in ((b"1", "a.csv"), (b"2", "x/A.csv"), (b"", ""))]
    assert save_all(uploads, tmp_path) == ("a.csv", "A_2.csv")
    assert sorted(path.read_bytes() for path in tmp_path.iterdir()) == [b"1", b"2"]
    assert {path.stat().st_mode & 0o777 for path in tmp_path.iterdir()} == {0o600}
