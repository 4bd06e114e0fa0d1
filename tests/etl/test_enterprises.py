"""Supported enterprises: one pseudonym per enterprise, and nothing else of who they are anywhere."""

from __future__ import annotations

import hashlib
import hmac
from datetime import date
from decimal import Decimal
from uuid import UUID

import pytest

from config.errors import DeliveryError
from tests.etl.conftest import KEY, Parse, Parsed

HEADER = "diarienummer;organisationsnummer;namn;slag;storleksklass;kommun;stodform;forsta_stod;stodbelopp_sek;ledning"


def _list(*rows: str) -> str:
    return "\n".join([HEADER, *rows]) + "\n"


def _pseudonym(digits: str) -> UUID:
    return UUID(hmac.new(KEY, digits.encode(), hashlib.sha256).hexdigest()[:32])


def _everything_kept(parsed: Parsed) -> str:
    """All that was written, text cells included, and the findings."""
    kept = [path.read_bytes().decode("latin-1") for path in parsed.folder.rglob("*") if path.is_file()]
    return "\n".join([*kept, str(parsed.rows), str(parsed.findings), str(parsed.delivery)])


def test_an_enterprise_with_everything(parse: Parse) -> None:
    parsed = parse(_list("P1;212000-3005;Exempelbolaget AB;;mikro;Falun;bidrag;2024-05-06;25 000,50;kvinnor"))
    (row,) = parsed.rows
    assert parsed.findings == []
    assert (row["enterprise"], row["organisation_kind"], row["size_class"]) == (
        _pseudonym("2120003005"),
        "enterprise",
        "micro",
    )
    assert (row["municipality"], row["region"], row["support_form"]) == ("2080", "SE312", "grant")
    assert (row["first_support_on"], row["support_amount_sek"]) == (date(2024, 5, 6), Decimal("25000.50"))
    assert (row["led_by"], row["skills_investment_on"]) == ("women", None)


@pytest.mark.parametrize(
    ("place", "municipality", "region"),
    [("2180", "2180", "SE313"), ("Årjäng", "1765", "SE311"), ("Örebro kommun", "1880", "UTANFOR"), ("", None, None)],
)
def test_the_region_is_that_of_the_enterprises_own_municipality(
    parse: Parse, place: str, municipality: str | None, region: str | None
) -> None:
    (row,) = parse(_list(f"P1;212000-3005;X;;;{place};bidrag;2024-05-06;;")).rows
    assert (row["municipality"], row["region"]) == (municipality, region)


def test_one_enterprise_whatever_the_spelling_and_the_layouts_of_its_number(parse: Parse) -> None:
    spellings = ("2120003005", "212000-3005", "16212000-3005", "SE212000300501", "212000\u00a03005")
    rows = parse(_list(*(f"P1;{number};X;;;;bidrag;2024-05-06;;" for number in spellings))).rows
    assert {row["enterprise"] for row in rows} == {_pseudonym("2120003005")}
    assert len(rows) == len(spellings)


def test_a_sole_trader_is_an_enterprise(parse: Parse) -> None:
    rows = parse(_list("P1;19811228-9874;X;;;;bidrag;2024-05-06;;", "P1;8112289874;X;;;;bidrag;2024-05-06;;")).rows
    assert {row["enterprise"] for row in rows} == {_pseudonym("8112289874")}


def test_an_invalid_number_is_hidden_with_the_rest_of_its_row(parse: Parse) -> None:
    parsed = parse(
        _list("P1;811228-9875;X;;Exempelsson;;bidrag;i våras;;", "P1;212000-3005;X;;Jätte;;bidrag;i våras;;")
    )
    cells = {(one["rule"], one["source_row"], one["column_name"]): one["cell"] for one in parsed.findings}
    assert cells == {
        ("V07", 2, "organisationsnummer"): "••••••-••••",
        ("V06", 2, "storleksklass"): "•••",
        ("V05", 2, "forsta_stod"): "•••",
        ("V06", 3, "storleksklass"): "Jätte",
        ("V05", 3, "forsta_stod"): "i våras",
    }
    assert {one["operation_id"] for one in parsed.findings if one["source_row"] == 2} == {None}


def test_no_number_and_no_name_is_kept_anywhere(parse: Parse) -> None:
    parsed = parse(
        _list(
            "P1;212000-3005;Hemliga Bolaget AB;;mikro;Falun;bidrag;2024-05-06;1,234;okänt",
            "P1;811228-9874;Hemliga Firman;811228-9874;mikro;212000-3005;bidrag;2024-05-06;;",
            "P1;Hemliga Grannen;212000-3005;;mikro;Falun;bidrag;2024-05-06;;",
            "P1;811228-9875;Hemliga Felet;;mikro;Falun;bidrag;2024-05-06;;",
            "P1;811228-9874;Hemliga Raden;;mikro;Falun;bidrag",
        ),
        "deltagare_2025-01-01.csv",
    )
    kept = _everything_kept(parsed)
    assert parsed.sheet.rows_quarantined == 5
    for secret in ("Hemliga", "212000-3005", "2120003005", "811228-9874", "8112289874", "9875"):
        assert secret not in kept


def test_an_error_about_the_whole_file_quotes_no_row(parse: Parse) -> None:
    with pytest.raises(DeliveryError) as refused:
        parse(_list('P1;811228-9874;"Hemliga"Bolaget";;"mikro";Falun;bidrag;2024-05-06;"";'))
    assert "Hemliga" not in str(refused.value)
    assert "811228" not in str(refused.value)
    assert refused.value.__cause__ is None
