"""Rows as they come, in the words of docs/leveranser.md: what is loaded, what is held back, what a reader is told."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from config import Programme
from tests.etl.conftest import Parse

KNOWN_ON = date(2025, 7, 20)  # in the file's name
OPERATION = {
    "diarienummer": "2023/0042",
    "projektnamn": "Smart industri",
    "stodmottagare": "Region Exempel",
    "stodmottagare_orgnr": "212000-3005",
    "sarskilt_mal": "PO 1.3",
    "insatstyp": "Direkta insatser till företag",
    "beslutsdatum": "20230310",
    "startdatum": "2023-04-01",
    "slutdatum": "31/12/2026",
    "faktiskt_slutdatum": "-",
    "status": "Pågår",
    "stodberattigande_kostnad_sek": "10 000 000,00 kr",
    "eu_stod_sek": "5000000.00",
    "offentlig_medfinansiering_sek": "4.000.000,00",
    "privat_medfinansiering_sek": "1 000 000",
    "stodform": "",
    "jamstalldhet": "2",
    "styrkeomrade": "Avancerad tillverkning",
    "hallbarhet": "Ekologisk",
    "social_innovation": "Nej",
}


def _operation(**other: str) -> str:
    cells = OPERATION | other
    return ";".join(cells) + "\n" + ";".join(cells.values()) + "\n"


def _only(rows: list[dict[str, Any]], *names: str) -> list[tuple[Any, ...]]:
    return [tuple(row[name] for name in names) for row in rows]


def test_an_operation_with_everything(parse: Parse) -> None:
    parsed = parse(_operation(kand_per="2023-03-15"))
    assert parsed.findings == []
    assert parsed.rows == [
        {
            "operation_id": "2023/0042",
            "name": "Smart industri",
            "beneficiary": "Region Exempel",
            "beneficiary_org_no": "2120003005",
            "specific_objective": "RSO1.3",
            "kind": "direct",
            "decided_on": date(2023, 3, 10),
            "starts_on": date(2023, 4, 1),
            "ends_on": date(2026, 12, 31),
            "ended_on": None,
            "status": "running",
            "eligible_cost_sek": Decimal("10000000.00"),
            "eu_support_sek": Decimal("5000000.00"),
            "public_cofinancing_sek": Decimal("4000000.00"),
            "private_cofinancing_sek": Decimal("1000000.00"),
            "support_form": "01",
            "gender_dimension": "02",
            "smart_specialisation": "Avancerad tillverkning",
            "sustainability": "ecological",
            "social_innovation": False,
            "delivery_id": parsed.delivery.receipt.delivery_id,
            "sheet": "",
            "source_row": 2,
            "known_from": date(2023, 3, 15),
        }
    ]


def test_without_its_own_date_a_row_is_known_from_the_files(parse: Parse) -> None:
    assert parse(_operation(), "operationer_2024-05-06.csv").rows[0]["known_from"] == date(2024, 5, 6)
    assert parse(_operation(), "operationer.csv").rows[0]["known_from"] == date(2026, 11, 2)


@pytest.mark.parametrize(
    ("other", "rule", "column"),
    [
        ({"projektnamn": "uppgift saknas"}, "V01", "projektnamn"),
        ({"eu_stod_sek": "1e6"}, "V02", "eu_stod_sek"),
        ({"eu_stod_sek": "5 000 000.00"}, "V02", "eu_stod_sek"),
        ({"privat_medfinansiering_sek": "1 000 000,001"}, "V13", "privat_medfinansiering_sek"),
        ({"eu_stod_sek": "99999999999999999999"}, "V13", "eu_stod_sek"),
        ({"slutdatum": "2026-02-30"}, "V05", "slutdatum"),
        ({"faktiskt_slutdatum": "snart"}, "V05", "faktiskt_slutdatum"),
        ({"kand_per": "2023"}, "V05", "kand_per"),
        ({"sarskilt_mal": "RSO9.9"}, "V06", "sarskilt_mal"),
        ({"social_innovation": "kanske"}, "V06", "social_innovation"),
        ({"slutdatum": "2023-03-31"}, "C01", "slutdatum"),
        ({"faktiskt_slutdatum": "2023-03-31"}, "C01", "faktiskt_slutdatum"),
        ({"privat_medfinansiering_sek": "-1000000"}, "C03", "privat_medfinansiering_sek"),
    ],
)
def test_what_holds_an_operation_back(parse: Parse, other: dict[str, str], rule: str, column: str) -> None:
    parsed = parse(_operation(**other))
    assert (parsed.rows, parsed.sheet.rows_quarantined) == ([], 1)
    assert (rule, 2, column) in parsed.told
    assert parsed.finding(rule)["severity"] == "error"


def test_what_is_told_of_a_cell(parse: Parse, programme: Programme) -> None:
    told = parse(_operation(status="pagaende.")).finding("V06")
    assert told["cell"] == "pagaende."
    assert told["hint"] == "pågående"
    assert told["operation_id"] == "2023/0042"
    assert told["severity"] == programme.rules["V06"].severity


@pytest.mark.parametrize(("cost", "told"), [("9999999", False), ("10000001,00", False), ("10000001,01", True)])
def test_parts_make_the_eligible_cost_to_within_a_krona(parse: Parse, cost: str, told: bool) -> None:
    parsed = parse(_operation(stodberattigande_kostnad_sek=cost))
    assert len(parsed.rows) == 1
    assert [one["rule"] for one in parsed.findings] == (["C02"] if told else [])


@pytest.mark.parametrize(("cost", "told"), [("20000000", False), ("9000001", False), ("8999998", True)])
def test_a_part_delivered_blank_is_not_nought(parse: Parse, cost: str, told: bool) -> None:
    assert bool(parse(_operation(privat_medfinansiering_sek="", stodberattigande_kostnad_sek=cost)).findings) is told


@pytest.mark.parametrize(("number", "rule"), [("811228-9874", "V08"), ("212000-3006", "V14")])
def test_a_beneficiarys_number_is_kept_for_legal_persons_only(parse: Parse, number: str, rule: str) -> None:
    parsed = parse(_operation(stodmottagare_orgnr=number))
    assert _only(parsed.rows, "beneficiary_org_no") == [(None,)]
    assert (parsed.finding(rule)["severity"], parsed.finding(rule)["cell"]) == ("warning", "••••••-••••")
    assert (_only(parsed.rows, "beneficiary") == [("fysisk person",)]) is (rule == "V08")


@pytest.mark.parametrize("spelling", ["RSO1.3", "1.3", "PO 1.3", "PO1:3", "rso 1.3"])
def test_spellings_of_an_objective(parse: Parse, spelling: str) -> None:
    assert _only(parse(_operation(sarskilt_mal=spelling)).rows, "specific_objective") == [("RSO1.3",)]


@pytest.mark.parametrize("spelling", ["RCO01", "RCO1", "RCO001", "RCO 01", "rco-01", "RC001"])
def test_spellings_of_an_indicator(parse: Parse, spelling: str) -> None:
    parsed = parse(f"dnr;indikator;planvärde\nP1;{spelling};10\n")
    assert _only(parsed.rows, "indicator", "breakdown", "planned_value") == [("RCO01", "*", Decimal(10))]


def test_an_unknown_indicator_is_answered_with_the_nearest(parse: Parse) -> None:
    parsed = parse("dnr;indikator;planvärde\nP1;RCR3x;10\nP1;Qqqqqq;10\n")
    assert {(one["cell"], one["hint"]) for one in parsed.findings} == {("RCR3x", "RCR03"), ("Qqqqqq", None)}


def test_a_report_is_cumulative_to_its_cut_off(parse: Parse) -> None:
    parsed = parse(
        "diarienummer;per_datum;indikator;varde;uppdelning;kon;region;kommentar\n"
        "P1;2025-06-30;RCR98;12;Tekniska färdigheter;K;Dalarnas län;hela kursen\n"
        "P1;2025-06-30;RCR98;20;;;;\n"
        "P1;2025-06-30;RCO01;;;;;\n"
        "P1;2025-06-30;RCO01;-;mikro;;;\n"
        "P1;2025-12-31;RCO01;5;;;;\n"
        "P1;2025-06-30;RCO01;-5;;;;\n"
        "P1;2025-06-30;RCO01;-;okänd klass;;;\n",
        "rapport_2025-07-20.csv",
    )
    assert _only(parsed.rows, "cut_off", "indicator", "breakdown", "sex", "region", "value", "comment") == [
        (date(2025, 6, 30), "RCR98", "technical", "women", "SE312", Decimal(12), "hela kursen"),
        (date(2025, 6, 30), "RCR98", "*", "*", "*", Decimal(20), None),
    ]
    assert parsed.told == {
        ("V09", 4, "varde"),
        ("V09", 5, "varde"),
        ("C16", 6, "per_datum"),
        ("C03", 7, "varde"),
        ("V06", 8, "uppdelning"),
    }
    sums = parsed.sheet
    assert (sums.rows_read, sums.rows_quarantined, sums.rows_ignored) == (7, 3, 2)


def test_places(parse: Parse) -> None:
    parsed = parse(
        "diarienummer;region;kommun;andel\n"
        "P1;SE313;Gävle;50 %\nP1;17;1780;25,5\nP1;hela programområdet;;\nP1;Örebro län;Örebro;10\n"
        "P1;Dalarna;Gävle;5\nP1;Värmlands;;5\nP1;Dalrna;;5\nP1;Dalarna;Atlantis;5\nP1;Dalarna;;101\nP1;Dalarna;;-1\n"
    )
    assert _only(parsed.rows, "region", "municipality", "share_pct") == [
        ("SE313", "2180", Decimal(50)),
        ("SE311", "1780", Decimal("25.5")),
        ("*", None, None),
        ("UTANFOR-18", "1880", Decimal(10)),
        ("SE312", "2180", Decimal(5)),
        ("SE311", None, Decimal(5)),
    ]
    assert parsed.told == {
        ("K08", 6, "kommun"),
        ("V06", 8, "region"),
        ("V06", 9, "kommun"),
        ("V12", 10, "andel"),
        ("V12", 11, "andel"),
    }


def test_codes_of_the_2018_proposal_mean_other_fields_than_final_ones(parse: Parse, programme: Programme) -> None:
    doubtful = next(code for code in programme.draft_codes if code.mapping != "one_to_one")
    parsed = parse(
        "diarienummer;interventionsomrade;kodschema;andel\n"
        f"P1;020;COM(2018)375;50\nP1;020;;25\nP1;021;2021/1060;15\nP1;{doubtful.draft};utkast;10\n"
        "P1;999;utkast;10\nP1;27;;10\nP1;020;2014;10\n"
    )
    assert _only(parsed.rows, "field", "code_scheme", "original_code") == [
        ("027", "COM(2018)375", "020"),
        ("020", "2021/1060", "020"),
        ("021", "2021/1060", "021"),
        (doubtful.final, "COM(2018)375", doubtful.draft),
    ]
    assert parsed.told == {
        ("V10", 2, "interventionsomrade"),
        ("V11", 5, "interventionsomrade"),
        ("V06", 6, "interventionsomrade"),
        ("V06", 7, "interventionsomrade"),
        ("V06", 8, "kodschema"),
    }
    assert doubtful.alternatives in parsed.finding("V11")["hint"]


def test_claims_keep_their_number_and_may_be_negative(parse: Parse) -> None:
    parsed = parse(
        "diarienummer;ansokan;per_datum;upparbetad_kostnad_sek;eu_stod_sek;certifierad\n"
        "P1;01;2025-06-30;1000;500;2025-07-01\nP1;1;2025-06-30;\u2212200;\u2212100;\n"
    )
    assert _only(parsed.rows, "claim_no", "eligible_expenditure_sek", "certified_on") == [
        ("01", Decimal(1000), date(2025, 7, 1)),
        ("1", Decimal(-200), None),
    ]


def test_columns_that_are_not_read_are_counted(parse: Parse) -> None:
    header = "diarienummer;region;Telefon;Kontaktperson;Färg;;\n"
    parsed = parse(f"{header}P1;Dalarna;0240-12 34 56;Kim Exempel;blå;;x\nP2;Dalarna;;-;röd;;\n")
    assert parsed.sheet.dropped_columns == ("Telefon", "Kontaktperson", "Färg", "")
    assert parsed.sheet.dropped_cells == 5
    told = {(one["rule"], one["column_name"], one["hint"]) for one in parsed.findings}
    assert told == {("F10", "Telefon", "1"), ("F10", "Kontaktperson", "1"), ("F09", "Färg", "2"), ("F09", "(7)", "1")}


def test_rows_without_anything_are_not_rows(parse: Parse) -> None:
    parsed = parse("diarienummer;region;andel\nP1;Dalarna;\n;;\n  ; ;\nP2;Dalarna;\n")
    assert (parsed.sheet.rows_read, len(parsed.rows)) == (2, 2)
