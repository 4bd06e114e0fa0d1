"""`python -m dashboard export`: which rows, whose, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from config.errors import QuestionError
from config.settings import Settings
from dashboard.__main__ import app
from dashboard.exports.extraction import DIMENSIONS

Export = Callable[..., pd.DataFrame]


@pytest.fixture
def export(example_settings: Settings, tmp_path: Path) -> Export:
    """Runs the command and reads the CSV it wrote; what it refuses is raised."""

    def run(table: str, *options: str, tier: str = "public") -> pd.DataFrame:
        out = tmp_path / "out.csv"
        places = {"DATA": example_settings.data_dir, "KEY": example_settings.key_file, "TIER": tier}
        environment = {f"RESULTATKEDJAN_{name}": str(value) for name, value in places.items()}
        call = [
            "export",
            table,
            "--out",
            str(out),
            *(options if "--format" in options else ("--format", "csv", *options)),
        ]
        result = CliRunner().invoke(app, call, env=environment, standalone_mode=False)
        if result.exception:
            raise result.exception
        return pd.read_csv(out, dtype=str, keep_default_na=False)

    return run


def _figures(rows: pd.DataFrame) -> set[tuple[str, ...]]:
    return {*zip(*[rows[name] for name in DIMENSIONS], strict=True)}


def test_protected_values_are_not_for_everybody(export: Export) -> None:
    everybody, staff = export("varden"), export("varden", tier="internal")
    hidden = everybody[everybody["status"] == "Q"]
    assert len(hidden)
    assert {*hidden["varde"]} == {""}
    assert "Q" not in {*staff["status"]}
    assert _figures(everybody) <= _figures(staff)


def test_the_selection_is_what_is_asked_for(export: Export) -> None:
    rows = export(
        "varden", "--indicator", "RCO01", "--objective", "RSO1.3", "--region", "SE312", "--cut-off", "2025-06-30"
    )
    assert {*zip(rows["indikator_kod"], rows["sarskilt_mal"], rows["region_kod"], rows["period"], strict=True)} == {
        ("RCO01", "RSO1.3", "SE312", "2025-06-30")
    }
    assert {*rows["region"]} == {"Dalarna"}


def test_a_day_of_knowledge_and_a_tag_choose_operations(export: Export) -> None:
    assert {*export("varden", "--known-on", "2025-07-19")["kand_per"]} == {"2025-07-19"}
    assert [*export("projekt", "--smart-specialisation", "Skog")["projekt"]] == ["P6"]


def test_words_are_in_the_language_asked_for(export: Export) -> None:
    assert "Indicators" not in {*export("mal")["enhet"]}
    assert "enterprises" in {*export("mal", "--lang", "en")["enhet"]}


@pytest.mark.parametrize(
    ("call", "told"),
    [
        (("vardena",), "tabell vardena: finns inte"),
        (("varden", "--format", "pdf"), "--format pdf: finns inte"),
        (("varden", "--indicator", "RCO1"), "--indicator RCO1: finns inte"),
        (("varden", "--cut-off", "2031-06-30"), "ligger utanför"),
        (("projekt", "--cut-off", "2025-06-30"), "--cut-off: tabellen projekt"),
        (("projekt", "--format", "json-stat"), "formatet kan inte hålla"),
        (("varden", "--wide", "--format", "sdmx-csv"), "formatet kan inte hålla"),
    ],
)
def test_what_cannot_be_had_is_said(call: tuple[str, ...], told: str, export: Export) -> None:
    with pytest.raises(QuestionError, match=told):
        export(*call)
