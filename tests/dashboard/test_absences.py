"""Nought, missing, not yet due, protected and not applicable look different wherever a value is shown."""

from __future__ import annotations

import csv as csv_reader
import io
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pandas as pd
import pytest
from dash.development.base_component import Component

from dashboard import palette
from dashboard.absences import APPEARANCES, with_word
from dashboard.charts.lines import Line, LineChart, line_chart
from dashboard.charts.marks import Mark, numbers
from dashboard.components.data_table import data_table
from dashboard.components.matrix import Cell, MatrixRow, matrix
from dashboard.components.status import status_mark
from dashboard.exports import csv, csv_sv, xlsx
from dashboard.request import PageRequest
from dashboard.table import Column, Table
from tests.dashboard.conftest import Ask
from tests.dashboard.exports.test_files import README
from tests.dashboard.pages.test_every_page import text
from tests.spec.rules_absences import FIVE
from tests.spec.tables import lines
from tests.spec.test_status import number

CASES = lines(FIVE.cases)
each_case = pytest.mark.parametrize("row", CASES, ids=lambda row: row["what"])


@pytest.fixture(scope="module")
def request_(ask: Ask) -> PageRequest:
    return ask("/")[1]


def table(*given: dict[str, str]) -> Table:
    columns = (Column("vad", "Vad", header=True), Column("varde", "Genomfört", "number", absent_key="saknas"))
    shown: list[dict[str, Any]] = [
        {"vad": row["what"], "varde": number(row["value"]), "saknas": row["status"]} for row in given
    ]
    return Table("t", "Tabell", columns, pd.DataFrame(shown, columns=["vad", "varde", "saknas"], dtype=object))


def legends(part: Component) -> str:
    return text(part).partition("Tecken: ")[2]


@each_case
def test_a_table_shows_the_sign_and_explains_it_below(row: dict[str, str], request_: PageRequest) -> None:
    drawn = data_table(request_, table(row), caption=False)
    assert f"{row['what']} {row['shown']}" in text(drawn)
    assert legends(drawn) == (f"{row['shown']} {row['word'].lower()}" if row["word"] else "")


@each_case
def test_a_matrix_explains_its_signs(row: dict[str, str], request_: PageRequest) -> None:
    drawn = matrix(request_, caption="c", corner="k", columns=["a"], rows=[MatrixRow("r", [Cell(row["shown"])])])
    assert legends(drawn) == (f"{row['shown']} {row['word'].lower()}" if row["word"] else "")


@each_case
def test_files_hold_an_empty_cell_and_its_status(row: dict[str, str]) -> None:
    one = table(row)
    [plain] = csv_reader.DictReader(io.StringIO(csv.write(one, README).decode("utf-8")))
    assert (plain["varde"], plain["saknas"]) == (row["value"], row["status"])
    swedish = csv_reader.DictReader(io.StringIO(csv_sv.write(one, README).decode("utf-8-sig")), delimiter=";")
    assert [(line["Genomfört"], line["Genomfört, status"]) for line in swedish] == [(row["value"], row["status"])]
    sheet = openpyxl.load_workbook(io.BytesIO(xlsx.write(one, README)))["Data"]
    assert [cell.value for cell in sheet[2]] == [
        row["what"],
        int(row["value"]) if row["value"] else None,
        row["status"],
    ]


@each_case
def test_a_chart_draws_a_gap_and_never_nought(row: dict[str, str]) -> None:
    days = [date(2024, 6, 30), date(2024, 12, 31)]
    [trace] = line_chart(LineChart([Line("Genomfört", days, [Decimal(3), number(row["value"])])]))["data"]
    assert trace["y"] == [3.0, float(row["value"]) if row["value"] else None]
    assert trace["connectgaps"] is False


def test_the_five_look_different_and_every_page_tells_them(request_: PageRequest) -> None:
    assert len({with_word(request_, name) for name in APPEARANCES}) == len(APPEARANCES) == 5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_what_is_not_yet_due_is_never_red(theme: str, request_: PageRequest) -> None:
    colours = {name: getattr(colour, theme) for name, colour in palette.STATUS.items()}
    assert colours["not_expected"] not in {colours["behind"], colours["watch"]}
    assert "status-not_expected" in str(status_mark(request_, "not_expected"))


def test_an_indicator_the_programme_does_not_use_is_not_applicable(ask: Ask) -> None:
    page, request = ask("/indikator/RCO01", "mal=RSO2.1")
    assert "ej tillämpligt" in text(page.layout(request).key_sentence).lower()


def test_notes_are_numbers_on_the_course() -> None:
    [label] = numbers([Mark("1", date(2024, 12, 31), Decimal(3))])
    assert (label["text"], label["x"], label["y"]) == ("<b>1</b>", "2024-12-31", 3.0)
    assert numbers([]) == []
