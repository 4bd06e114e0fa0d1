"""Nobody's personal number comes in by another way than a number's column: names, case numbers, file names, reasons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given
from hypothesis import settings as explore
from hypothesis import strategies as st

from config.errors import DeliveryError, QuestionError
from config.settings import Settings
from etl.run import check, load
from tests.etl.conftest import Parse
from tests.etl.test_masked_cells import persons
from warehouse.kept import rollback
from warehouse.personal_number import HIDDEN, without_personal_numbers

PERSON = "811228-9874"
DAY = date(2025, 2, 1)
OPERATIONS = (
    "diarienummer;projektnamn;stodmottagare;stodmottagare_orgnr;sarskilt_mal;insatstyp;beslutsdatum;startdatum;"
    "slutdatum;status;stodberattigande_kostnad_sek;eu_stod_sek"
)


def _operation(number: str, name: str = "Projekt", beneficiary: str = "Bolag AB") -> str:
    return f"{number};{name};{beneficiary};;RSO1.3;infrastructure;2024-01-01;2024-01-02;2025-12-31;pågår;100;40"


def test_names_are_kept_without_the_numbers_in_them(parse: Parse) -> None:
    line = _operation("P1", f"Stöd till {PERSON}", "Bolag AB, 12 12 12-1212")
    parsed = parse(f"{OPERATIONS}\n{line}\n")
    assert [(row["name"], row["beneficiary"]) for row in parsed.rows] == [
        (f"Stöd till {HIDDEN}", f"Bolag AB, {HIDDEN}")
    ]
    assert parsed.told == {("C40", 2, "projektnamn"), ("C40", 2, "stodmottagare")}


@pytest.mark.parametrize("number", [PERSON, "8112289874", "19811228-9874", "1981 12 28 9874", f"dnr {PERSON}"])
def test_a_case_number_that_is_a_personal_number_is_refused_and_quoted_nowhere(parse: Parse, number: str) -> None:
    parsed = parse(f"{OPERATIONS}\n{_operation(number)}\n{_operation('P2')}\n")
    assert [row["operation_id"] for row in parsed.rows] == ["P2"]
    assert parsed.told == {("V17", 2, "diarienummer")}
    assert {(found["cell"].removeprefix("dnr "), found["operation_id"]) for found in parsed.findings} == {
        (HIDDEN, None)
    }


@pytest.mark.parametrize("number", ["20204567", "2021-00123", "EX-0002", "811228-9875", "2021/12345-789", "5560360793"])
def test_other_case_numbers_are_taken_as_they_stand(parse: Parse, number: str) -> None:
    parsed = parse(f"{OPERATIONS}\n{_operation(number)}\n")
    assert [row["operation_id"] for row in parsed.rows] == [number]


def test_a_file_named_after_somebody_is_refused_and_its_name_told_nowhere(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / f"rapport {PERSON} 2025-01-31.csv"
    path.write_text(f"{OPERATIONS}\n{_operation('P1')}\n", "utf-8")
    steps: list[str] = []
    for run in (check, load):
        with pytest.raises(DeliveryError, match="F14") as refused:
            run([path], settings=settings, received_on=DAY, tell=lambda step: steps.append(f"{step}"))
        assert PERSON not in f"{refused.value}"
    assert PERSON not in "".join(steps)
    assert HIDDEN in "".join(steps)


def test_a_reason_that_names_somebody_is_refused_before_anything_is_read(settings: Settings) -> None:
    with pytest.raises(QuestionError, match="personnummer") as refused:
        load([], settings=settings, received_on=DAY, reason=f"fel för {PERSON}")
    with pytest.raises(QuestionError, match="personnummer"):
        rollback("R", settings, reason=f"fel för {PERSON}")
    assert PERSON not in f"{refused.value}"


@pytest.mark.parametrize("text", ["lista_202611250712.csv", "rapport_2025-06-30_2025-07-31.csv", "556036-0793", ""])
def test_dates_and_organisations_stand_in_a_text(text: str) -> None:
    assert without_personal_numbers(text) == text


@given(person=persons(), before=st.sampled_from(("", "rapport_", "för ")), after=st.sampled_from(("", ".csv", " x")))
@explore(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_texts_and_cells_hide_the_same_numbers(
    connection: sa.Connection, person: tuple[str, str], before: str, after: str
) -> None:
    text = before + person[1] + after
    hidden = str(connection.execute(sa.select(sa.func.without_person(text))).scalar())
    assert without_personal_numbers(text) == hidden == before + HIDDEN + after
