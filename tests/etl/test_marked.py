"""The delivered file back with its bad cells marked: the same workbook, or a text file's rows as one."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from config.settings import Settings
from etl.document import document, error_parts
from etl.mark_workbook import FILLS, MOST_COMMENTS
from etl.run import Outcome, check
from etl.steps import Step, into_file

RECEIVED_ON = date(2026, 11, 10)
HEADER = ["diarienummer", "per_datum", "indikator", "varde"]
PERSON = "19121212-1212"


def _workbook(path: Path, rows: list[Any], *, title: str = "Rapport") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    notes = book.create_sheet("Anteckningar")
    notes["A1"] = "Skrivet av projektet"
    book.save(path)
    return path


def _tried(settings: Settings, path: Path) -> tuple[Outcome, Path]:
    folder = path.parent / "marked"
    folder.mkdir(exist_ok=True)
    outcome = check([path], settings=settings, received_on=RECEIVED_ON, marked_in=folder)
    return outcome, dict(outcome.marked)[path.name]


def _filled(sheet: Worksheet) -> dict[str, str]:
    return {cell.coordinate: cell.fill.fgColor.rgb for row in sheet.iter_rows() for cell in row if cell.fill.fill_type}


def test_a_workbook_comes_back_with_its_bad_cells_filled_and_commented(settings: Settings, tmp_path: Path) -> None:
    rows = [HEADER, ["P1", date(2026, 6, 30), "RCO011", 12], ["P1", date(2026, 6, 30), "RCO07", "1.234"]]
    outcome, marked = _tried(settings, _workbook(tmp_path / "lagesrapport_2026-11-10.xlsx", rows))
    book = openpyxl.load_workbook(marked)
    sheet = book["Rapport"]
    assert {sheet[place].fill.fgColor.rgb for place in ("C2", "D3")} == {FILLS["error"]}
    assert "V06" in sheet["C2"].comment.text
    assert "menade du RCO01?" in sheet["C2"].comment.text
    assert "V03" in sheet["D3"].comment.text
    assert [[cell.value for cell in row] for row in sheet.iter_rows()][1][2:] == ["RCO011", 12]
    assert book["Anteckningar"]["A1"].value == "Skrivet av projektet"
    told = {(row[8].value, row[1].value) for row in book["Fynd"].iter_rows(min_row=3)}
    assert {("V06", 2), ("V03", 3)} <= told
    assert len(told) == len({(each.rule, each.source_row) for each in outcome.report.findings})


def test_the_sheet_of_findings_leads_to_each_cell(settings: Settings, tmp_path: Path) -> None:
    rows = [HEADER, ["P1", date(2026, 6, 30), "RCO011", 12]]
    _, marked = _tried(settings, _workbook(tmp_path / "rapport_2026-11-10.xlsx", rows, title="Kalle's"))
    found = openpyxl.load_workbook(marked)["Fynd"]
    links = {row[8].value: row[1].hyperlink.location or row[1].hyperlink.target for row in found["A3:I3"]}
    assert links["V06"].lstrip("#") == "'Kalle''s'!C2"


def test_a_text_file_comes_back_as_a_workbook_of_texts(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "lagesrapport_2026-11-10.csv"
    path.write_text(
        "diarienummer;per_datum;indikator;varde;kommentar\nP1;2026-06-30;RCO011;12;=1+1\n;;;;\n"
        "P1;2026-06-30;RCO07;1.234;@x\n",
        encoding="cp1252",
    )
    _, marked = _tried(settings, path)
    sheet = openpyxl.load_workbook(marked)["Leverans"]
    assert [cell.value for cell in sheet[1]] == ["diarienummer", "per_datum", "indikator", "varde", "kommentar"]
    assert (sheet["E2"].value, sheet["E2"].data_type) == ("=1+1", "s")
    assert {"C2", "D4"} <= _filled(sheet).keys()
    assert (sheet["D4"].value, sheet["D4"].data_type) == ("1.234", "s")


def test_a_corrected_workbook_comes_back_with_only_what_is_left(settings: Settings, tmp_path: Path) -> None:
    rows = [HEADER, ["P1", date(2026, 6, 30), "RCO011", 12], ["P1", date(2026, 6, 30), "RCO07", "1.234"]]
    _, marked = _tried(settings, _workbook(tmp_path / "rapport_2026-11-10.xlsx", rows))
    book = openpyxl.load_workbook(marked)
    book["Rapport"]["C2"] = "RCO01"
    again = tmp_path / "again"
    again.mkdir()
    book.save(again / "rapport_2026-11-10.xlsx")
    _, marked = _tried(settings, again / "rapport_2026-11-10.xlsx")
    book = openpyxl.load_workbook(marked)
    assert book["Rapport"]["C2"].fill.fgColor.rgb != FILLS["error"]
    assert book["Rapport"]["D3"].fill.fgColor.rgb == FILLS["error"]
    assert book.sheetnames == ["Rapport", "Anteckningar", "Fynd"]


def test_no_personal_number_stands_in_the_sheet_of_findings(settings: Settings, tmp_path: Path) -> None:
    rows = [
        ["diarienummer", "organisationsnummer", "namn", "stodform", "forsta_stod"],
        ["P1", PERSON, "Test Testsson", "bidragg", "2025-01-15"],
        ["P1", "212000-0142x", "Exempel AB", "bidrag", "2025-01-15"],
        ["P1", "5560000001", PERSON, PERSON, PERSON],
    ]
    outcome, marked = _tried(settings, _workbook(tmp_path / "deltagare_2026-11-10.xlsx", rows))
    found = openpyxl.load_workbook(marked)["Fynd"]
    texts = " ".join(str(cell.value) for row in found.iter_rows() for cell in row)
    assert "1212" not in texts.replace("2026", "")
    assert "Testsson" not in texts
    assert "1212-1212" not in json.dumps(document(outcome))


def test_a_merged_cell_is_marked_at_its_first(settings: Settings, tmp_path: Path) -> None:
    path = _workbook(tmp_path / "rapport_2026-11-10.xlsx", [HEADER, ["P1", "2026-06-30", "RCO011", 5]])
    book = openpyxl.load_workbook(path)
    book["Rapport"].append(["P1", "2026-06-30", "RCO07", None])
    book["Rapport"].merge_cells("C2:D2")
    book.save(path)
    _, marked = _tried(settings, path)
    assert openpyxl.load_workbook(marked)["Rapport"]["C2"].comment is not None


def test_many_findings_are_all_filled_and_the_first_commented(settings: Settings, tmp_path: Path) -> None:
    path = tmp_path / "lagesrapport_2026-11-10.csv"
    count = MOST_COMMENTS + 20
    lines = [f"P1;2026-06-30;XX{number};1" for number in range(count)]
    path.write_text("\n".join([";".join(HEADER), *lines, ""]), encoding="utf-8")
    _, marked = _tried(settings, path)
    sheet = openpyxl.load_workbook(marked)["Leverans"]
    assert sum(1 for place in _filled(sheet) if place.startswith("C")) == count
    assert sum(1 for row in sheet.iter_rows() for cell in row if cell.comment) == MOST_COMMENTS


def test_the_document_says_what_the_command_line_says(settings: Settings, tmp_path: Path) -> None:
    bad = tmp_path / "annat_2026-11-10.csv"
    bad.write_text("vad;som;helst\n1;2;3\n", encoding="utf-8")
    good = _workbook(tmp_path / "rapport_2026-11-10.xlsx", [HEADER, ["P1", date(2026, 6, 30), "RCO011", 12]])
    outcome = check([bad, good], settings=settings, received_on=RECEIVED_ON)
    told = document(outcome)
    assert told["counts"] == {"error": len(outcome.report.errors), "info": 1}
    assert told["findings"][0]["sentence"] == outcome.report.errors[0].sentence
    assert [each["where"] for each in told["refused"]] == [bad.name]
    assert told["refused"] == [error_parts(outcome.refused[0])]
    assert (told["release"], told["compared_with"], told["marked"]) == (None, None, {})


@pytest.mark.parametrize("step", [Step("read", "å.csv"), Step("count")])
def test_a_step_is_one_line(step: Step, tmp_path: Path) -> None:
    tell = into_file(tmp_path / "steps")
    tell(step)
    tell(step)
    lines = (tmp_path / "steps").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line) for line in lines] == [{"code": step.code, "subject": step.subject}] * 2
    assert (tmp_path / "steps").stat().st_mode & 0o777 == 0o600
