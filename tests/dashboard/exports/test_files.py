"""The same table in three files, read back by independent readers."""

from __future__ import annotations

import csv as csv_reader
import io
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.exports import csv, csv_sv, xlsx
from dashboard.exports.columns import exact
from dashboard.exports.readme import Readme
from dashboard.table import Column, Table

COLUMNS = (
    Column("indicator", "Indikator", "code", header=True),
    Column("note", "Anmärkning"),
    Column("implemented", "Genomfört", "number", decimals=1),
    Column("eu_paid_sek", "Utbetalt", "msek", unit="MSEK"),
    Column("share", "Andel av målet", "percent"),
    Column("status", "Status", "status"),
    Column("reported_on", "Senast", "date"),
    Column("drawing", "Stapel", exported=False),
)
ROWS: list[dict[str, Any]] = [
    {
        "indicator": "RCO01",
        "note": 'å; "ä"\nö',
        "implemented": Decimal("1234.560000"),
        "eu_paid_sek": Decimal("1234567.89"),
        "share": Decimal("0.5"),
        "status": "on_track",
        "reported_on": date(2025, 6, 30),
    },
    {"indicator": "010", "note": "=1+1", "implemented": Decimal("-2.5"), "status": None},
    {"indicator": "NA", "note": "@SUM(A1)", "implemented": None},
]
WORDS = {"on_track": "I fas"}
README = Readme(
    excerpt="",
    lang="sv",
    release_id="2025-07-20-0123456789",
    known_on=date(2025, 7, 20),
    sheet="Läs mig",
    data_sheet="Data",
    facts=(("Utgåva", "2025-07-20-0123456789"), ("Urval", "=alla")),
    columns=(("implemented", "Genomfört", "uppnått och styrkt"),),
    status_words=lambda status: WORDS[status],
)


def table(rows: list[dict[str, Any]] = ROWS) -> Table:
    frame = pd.DataFrame(rows, columns=[column.key for column in COLUMNS], dtype=object)
    return Table("indikatorer", "Indikatorer", COLUMNS, frame)


def swedish(rows: list[dict[str, Any]] = ROWS) -> list[list[str]]:
    text = csv_sv.write(table(rows), README).decode("utf-8-sig")
    return list(csv_reader.reader(io.StringIO(text, newline=""), delimiter=";"))


def international(rows: list[dict[str, Any]] = ROWS) -> list[dict[str, str]]:
    text = csv.write(table(rows), README).decode("utf-8")
    return list(csv_reader.DictReader(io.StringIO(text, newline="")))


def workbook(rows: list[dict[str, Any]] = ROWS) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(xlsx.write(table(rows), README)))


def test_the_swedish_file_is_what_a_swedish_spreadsheet_opens() -> None:
    raw = csv_sv.write(table(), README)
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\r\n") == len(ROWS) + 1
    heading, first, *_ = swedish()
    named = dict(zip(heading, first, strict=True))
    assert named == {
        "Indikator": "RCO01",
        "Anmärkning": 'å; "ä"\nö',
        "Genomfört": "1234,56",
        "Utbetalt (MSEK)": "1,23456789",
        "Andel av målet (%)": "50",
        "Status": "I fas",
        "Senast": "2025-06-30",
        "release_id": README.release_id,
    }


def test_the_international_file_holds_codes_and_exact_values() -> None:
    first, second, third = international()
    assert (first["implemented"], first["eu_paid_sek"], first["share"]) == ("1234.56", "1234567.89", "0.5")
    assert (first["status"], first["reported_on"]) == ("on_track", "2025-06-30")
    assert (second["indicator"], second["note"], second["implemented"]) == ("010", "=1+1", "-2.5")
    assert (third["indicator"], third["implemented"], third["eu_paid_sek"]) == ("NA", "", "")
    assert {row["release_id"] for row in (first, second, third)} == {README.release_id}


def test_pandas_reads_the_international_file() -> None:
    frame = pd.read_csv(io.BytesIO(csv.write(table(), README)), dtype={"indicator": str}, keep_default_na=False)
    assert frame["indicator"].tolist() == ["RCO01", "010", "NA"]


def test_no_text_becomes_a_formula_and_no_number_is_touched() -> None:
    _, _, second, third = swedish()
    assert [second[1], third[1]] == ["'=1+1", "'@SUM(A1)"]
    assert second[2] == "-2,5"


def test_the_workbook_has_a_table_frozen_headings_and_real_numbers() -> None:
    sheet = workbook()["Data"]
    assert sheet.freeze_panes == "A2"
    assert [each.ref for each in sheet.tables.values()] == ["A1:G4"]
    assert [type(cell.value) for cell in sheet[2]][2:5] == [float, float, float]
    assert sheet["C2"].value == 1234.56
    assert sheet["D2"].value == pytest.approx(1.23456789)
    assert sheet["F2"].value == "I fas"
    assert sheet["G2"].value.date() == date(2025, 6, 30)
    assert sheet["C4"].value is None


def test_texts_in_the_workbook_are_texts() -> None:
    sheet = workbook()["Data"]
    assert [(cell.value, cell.data_type) for cell in (sheet["A3"], sheet["B3"])] == [("010", "s"), ("=1+1", "s")]
    assert workbook()["Läs mig"]["B2"].data_type == "s"


def test_an_empty_table_is_still_a_file_in_every_format() -> None:
    assert len(swedish([])) == 1
    assert international([]) == []
    assert workbook([])["Data"].max_row >= 1


def test_equal_tables_give_equal_bytes() -> None:
    for write in (csv.write, csv_sv.write, xlsx.write):
        assert write(table(), README) == write(table(), README)


def test_two_columns_with_one_heading_are_told_apart() -> None:
    columns = (Column("a", "Värde"), Column("b", "Värde"))
    frame = pd.DataFrame({"a": ["x"], "b": ["y"]})
    book = openpyxl.load_workbook(io.BytesIO(xlsx.write(Table("t", "T", columns, frame), README)))
    assert [cell.value for cell in book["Data"][1]] == ["Värde", "Värde 2"]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**17), max_value=10**17))
def test_a_number_written_out_is_the_number(value: Decimal) -> None:
    assert Decimal(exact(value)) == value
    assert "E" not in exact(value)


@given(st.text(st.characters(blacklist_categories=["Cs"]), max_size=30))
def test_a_text_survives_the_swedish_file_and_starts_no_formula(text: str) -> None:
    kept = swedish([{"note": text}])[1][1]
    assert kept.removeprefix("'") == text.removeprefix("'") or kept == text
    assert not kept.startswith(("=", "+", "-", "@", "\t", "\r"))
