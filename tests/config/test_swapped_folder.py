"""Another programme is another folder: no code is touched."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from config import Programme, load_programme
from config.settings import load_settings


def test_tiny_programme_loads(tiny: Programme) -> None:
    assert tiny.short_name_sv == "Provprogrammet"
    assert [region.name_sv for region in tiny.regions] == ["Halland"]
    assert [indicator.code for indicator in tiny.indicators] == ["RCO04", "PS-R-OMS", "PS-R-KVOT"]
    assert tiny.targets[1].baseline == Decimal("1.5")
    assert tiny.protection_threshold == 5


def test_product_files_are_taken_from_the_product(tiny: Programme) -> None:
    assert "deltagare" in tiny.headers
    assert tiny.rules["K02"].severity == "error"
    assert len(tiny.fields) == 191


def test_words_follow_the_programme(tiny: Programme) -> None:
    words = tiny.vocabulary
    assert words["region"]["Hallands län"] == "SE231"
    assert words["region"]["Dalarna"] == "ANNAT-20"
    assert set(words["kind"].values()) == {"direct"}
    assert {"direkta insatser", "Stöd till företag"} <= set(words["kind"])
    assert set(words["objective"].values()) == {"RSO1.3"}


def test_the_environment_names_the_folder(folder: Path) -> None:
    assert load_settings({"RESULTATKEDJAN_CONFIG": str(folder)}).config_dir == folder.resolve()


def test_an_own_product_file_wins(folder: Path) -> None:
    own = '[V01]\nseverity = "error"\n' + "".join(
        f'{key} = "egen"\n' for key in ("title_sv", "title_en", "expected_sv", "expected_en", "remedy_sv", "remedy_en")
    )
    (folder / "findings.toml").write_text(own, encoding="utf-8")
    assert load_programme(folder).rules["V01"].title_sv == "egen"
