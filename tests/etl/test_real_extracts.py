"""Rows of the two public sources, as their owners publish them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from tests.etl.conftest import Parse

DATA = Path(__file__).resolve().parents[1] / "data"


def test_the_public_list_of_operations(parse: Parse) -> None:
    parsed = parse((DATA / "projektbank_extract.json").read_bytes(), "projektbank.json")
    assert (parsed.sheet.rows_read, len(parsed.rows), parsed.sheet.layout) == (6, 6, "projektbank")
    assert parsed.sheet.dropped_columns == ("projektledare", "telnr", "e-post")
    first = parsed.rows[0]
    assert (first["operation_id"], first["granted_sek"]) == ("20201071", Decimal(200_000))
    assert (first["starts_on"], first["ends_on"]) == (date(2016, 8, 15), date(2017, 5, 15))
    assert first["updated_on"] == date(2016, 10, 14)
    assert any("Västmanland" in row["counties"] for row in parsed.rows)


def test_the_same_list_in_the_bilingual_form(parse: Parse) -> None:
    text = (
        "\ufeffDiarienummer / Operation ID;Stödmottagare / Beneficiary;Namn på insatsen / Operation Name;"
        "EU-stöd i SEK / EU contribution SEK;Startdatum / Start date;Program CCI / Program CCI\n"
        "20300001;Region Exempel;Smart industri;4\u00a0973\u00a0906;2024-01-01;2021SE16RFPR006\n"
    )
    (row,) = parse(text, "projektbank.csv").rows
    assert (row["name"], row["granted_sek"], row["starts_on"]) == (
        "Smart industri",
        Decimal(4_973_906),
        date(2024, 1, 1),
    )


def test_planned_finances_of_the_programme_alone(parse: Parse) -> None:
    parsed = parse((DATA / "planned_finances_extract.csv").read_bytes(), "planned_finances.csv")
    assert (parsed.sheet.rows_read, parsed.sheet.rows_ignored, len(parsed.rows)) == (8, 6, 2)
    assert [(one["rule"], one["hint"]) for one in parsed.findings] == [("C19", "6")]
    assert [(row["specific_objective"], row["eu_amount_eur"]) for row in parsed.rows] == [
        ("RSO2.3", Decimal(7_824_945)),
        ("RSO1.4", Decimal(6_520_786)),
    ]
    assert {(row["fund"], row["category_of_region"]) for row in parsed.rows} == {("ERDF", "Transition")}
