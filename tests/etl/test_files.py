"""Which files a load reads: those named, those of the folders named; what it passes over is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from config.errors import DeliveryError
from config.settings import Settings
from etl.files import delivered_files, passed_over
from etl.run import check
from etl.steps import Step

REPORT = "diarienummer;per_datum;indikator;varde\nP1;2025-06-30;RCO01;5\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    inside = tmp_path / "leveranser" / "mars"
    inside.mkdir(parents=True)
    (inside / "rapport_2025-07-20.csv").write_text(REPORT, "utf-8")
    for name in ("y.docx", "läs mig.txt", ".dold.csv", "~$rapport.xlsx"):
        (inside / name).write_text("x", "utf-8")
    return tmp_path / "leveranser"


def test_a_folder_gives_its_deliveries_and_tells_the_rest(folder: Path) -> None:
    assert [path.name for path in delivered_files([folder])] == ["rapport_2025-07-20.csv"]
    assert passed_over([folder]) == ("läs mig.txt", "y.docx")
    assert passed_over([*delivered_files([folder])]) == ()


def test_nothing_usable_names_the_file_to_check_and_what_was_passed_over(folder: Path, settings: Settings) -> None:
    steps: list[Step] = []
    found = check([folder], settings=settings, received_on=date(2026, 1, 1), tell=steps.append)
    assert [step.subject for step in steps if step.code == "passed_over"] == ["läs mig.txt", "y.docx"]
    assert found.report.loaded == 0


def test_a_path_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DeliveryError, match="finns inte"):
        delivered_files([tmp_path / "ingen"])
