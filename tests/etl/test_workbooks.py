"""Workbooks as they come: sheets, native numbers, codes and errors, bombs and damage."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest

from config.errors import DeliveryError
from tests.etl.conftest import Parse


def _workbook(sheets: dict[str, list[list[Any]]], *, hidden: tuple[str, ...] = ()) -> bytes:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_a_workbook_is_read_sheet_by_sheet(parse: Parse) -> None:
    sheets: dict[str, list[list[Any]]] = {
        "Läs mig": [["Här finns rapporten"]],
        "Regioner": [
            [],
            ["Diarienummer", "Län", "Kommun", "Andel"],
            ["P1", 20, 2080, 100],
            [None],
            ["P2", "17", None, 50.5],
        ],
        "Rapport": [
            ["dnr", "per", "indikator", "utfall"],
            ["P1", date(2025, 6, 30), "RCO01", 7],
            ["P2", 20250630, "RCO01", 8],
        ],
        "Dold": [["dnr", "per", "indikator", "utfall"], ["P9", "2025-06-30", "RCO01", 7]],
    }
    parsed = parse(_workbook(sheets, hidden=("Dold",)), "rapport_2025-07-20.xlsx")
    assert [(s.sheet, s.layout, s.rows_read) for s in parsed.delivery.sheets] == [
        ("Läs mig", "", 0),
        ("Regioner", "regioner", 2),
        ("Rapport", "lagesrapport", 2),
        ("Dold", "", 0),
    ]
    assert {(one["rule"], one["sheet"]) for one in parsed.findings} == {("F08", "Läs mig"), ("F08", "Dold")}
    regions, report = parsed.rows_of(parsed.delivery.sheets[1]), parsed.rows_of(parsed.delivery.sheets[2])
    assert [(r["region"], r["municipality"], r["share_pct"], r["source_row"]) for r in regions] == [
        ("SE312", "2080", Decimal(100), 3),
        ("SE311", None, Decimal("50.5"), 5),
    ]
    assert [(r["cut_off"], r["value"], r["sheet"]) for r in report] == [
        (date(2025, 6, 30), Decimal(7), "Rapport"),
        (date(2025, 6, 30), Decimal(8), "Rapport"),
    ]


def test_a_workbooks_own_numbers_are_never_ambiguous(parse: Parse) -> None:
    header = ["diarienummer", "indikator", "planvarde"]
    rows: list[list[Any]] = [
        header,
        ["P1", "RCO08", 1.234],
        ["P2", "RCO08", 1234567.1],
        ["P3", "RCO08", "1.234"],
        ["P4", "RCO08", 1e15],
    ]
    parsed = parse(_workbook({"Plan": rows}), "plan.xlsx")
    assert [row["planned_value"] for row in parsed.rows] == [Decimal("1.234"), Decimal("1234567.1"), Decimal(10**15)]
    assert parsed.finding("V03")["cell"] == "1.234"


def test_a_workbook_cell_with_an_error_is_a_finding(parse: Parse) -> None:
    rows: list[list[Any]] = [["diarienummer", "indikator", "planvarde"], ["P1", "RCO02", "#N/A"], ["P2", "RCO02", 4.5]]
    assert parse(_workbook({"Plan": rows}), "plan.xlsx").told == {("V02", 2, "planvarde"), ("V04", 3, "planvarde")}


def test_a_code_that_a_workbook_took_for_a_number_gets_its_zeros_back(parse: Parse) -> None:
    rows: list[list[Any]] = [["diarienummer", "interventionsomrade", "andel"], ["P1", 27, 100], ["P2", "27", 100]]
    parsed = parse(_workbook({"Områden": rows}), "omraden.xlsx")
    assert [(row["field"], row["original_code"]) for row in parsed.rows] == [("027", "27")]
    assert (parsed.finding("V06")["cell"], parsed.finding("V06")["hint"]) == ("27", "027")


def test_a_packed_bomb_is_refused_before_it_is_unpacked(parse: Parse) -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(DeliveryError, match=r"\(F12\)"):
        parse(file.getvalue(), "bomb.xlsx")


def test_a_damaged_workbook_does_not_end_the_load(parse: Parse) -> None:
    whole = _workbook({"A": [["diarienummer", "region"], ["P1", "Dalarna"]]})
    file = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as source, zipfile.ZipFile(file, "w") as target:
        for part in source.namelist():
            target.writestr(part, source.read(part)[:90] if part.endswith("sheet1.xml") else source.read(part))
    with pytest.raises(DeliveryError, match=r"\(F01\)"):
        parse(file.getvalue(), "skadad.xlsx")
