"""Both languages hold the same keys; a missing text is never silent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config import Programme
from config.errors import ConfigError
from config.texts import LANGUAGES, catalogue

PLACE = re.compile(r"\{(\w+)\}")


def test_languages_hold_the_same_keys_and_places() -> None:
    swedish, english = (catalogue(language) for language in LANGUAGES)
    assert set(swedish.words) == set(english.words)
    places = {key: set(PLACE.findall(text)) for key, text in swedish.words.items()}
    assert {key: set(PLACE.findall(text)) for key, text in english.words.items()} == places
    assert [key for text in (swedish, english) for key, words in text.words.items() if not words.strip()] == []


def test_text_is_filled_in() -> None:
    assert catalogue("sv").t("app.cut_off", date="2026-06-30") == "Uppgifter till och med 2026-06-30"
    assert catalogue("en").t("status.on_track") == "On track"


@pytest.mark.parametrize(("key", "told"), [("status.on_trak", "menade du status.on_track?"), ("qqq", "varje nyckel")])
def test_missing_key_is_named(key: str, told: str) -> None:
    with pytest.raises(ConfigError, match=re.escape(told)) as caught:
        catalogue("sv").t(key)
    assert key in str(caught.value)
    assert "sv.toml" in str(caught.value)
    assert not catalogue("sv").has(key)


def test_missing_value_is_named() -> None:
    with pytest.raises(ConfigError, match=r"app\.cut_off.*'date'"):
        catalogue("sv").t("app.cut_off", day="2026-06-30")
    with pytest.raises(ConfigError, match=r"app\.cut_off.*'date'"):
        catalogue("sv").t("app.cut_off")


def test_unknown_language() -> None:
    with pytest.raises(ConfigError, match="tillåtet: sv, en"):
        catalogue("de")


def test_a_programme_may_have_its_own_words(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "sv.toml").write_text('[status]\non_track = "Bra"\n', encoding="utf-8")
    assert catalogue("sv", tmp_path).t("status.on_track") == "Bra"
    assert catalogue("en", tmp_path).t("status.on_track") == "On track"


def test_a_value_that_is_no_text_is_refused(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "sv.toml").write_text("[status]\non_track = 1\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"status\.on_track är ingen text"):
        catalogue("sv", tmp_path)


def test_every_stored_code_has_a_word(programme: Programme) -> None:
    shown = {
        "status": "operation_status",
        "support_form": "support_form",
        "enterprise_support_form": "enterprise_support_form",
        "organisation_kind": "organisation_kind",
        "breakdown": "breakdown",
        "sex": "sex",
        "led_by": "led_by",
        "sustainability": "sustainability",
    }
    codes = {f"{table}.{code}" for name, table in shown.items() for code in programme.vocabulary[name].values()}
    codes |= {f"counting.{indicator.counting}" for indicator in programme.indicators}
    codes |= {f"measured.{indicator.measured}" for indicator in programme.indicators}
    codes |= {f"layout.{layout}" for layout in programme.headers}
    codes |= {f"policy_objective.{objective.policy_objective}" for objective in programme.objectives}
    codes |= {f"severity.{rule.severity}" for rule in programme.rules.values()}
    assert sorted(codes - set(catalogue("sv").words)) == []
