"""Glossary, accessibility statement and personal data: what is not filled in stays visible, what is wrong stops."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.settings import PACKAGE_FOLDER
from config.statements import load_statements

FILES = ("glossary.toml", "accessibility.toml", "privacy.toml")

# file, text, its replacement, and words the message must hold
CASES = {
    "conformity": ("accessibility.toml", 'conformity = ""', 'conformity = "helt"', ('"conformity"', "full", "partial")),
    "day": ("accessibility.toml", 'updated_on = ""', 'updated_on = "2026-02-30"', ('"updated_on"', "2026-02-30")),
    "key": ("accessibility.toml", 'organisation = ""', 'organistion = ""', ('"organisation"', "saknas")),
    "unknown key": ("accessibility.toml", 'phone = ""', 'phone = ""\nfax = ""', ('"fax"', "okänd")),
    "address": ("accessibility.toml", "https://www.digg.se/", "http://www.digg.se/", ('"report_url"', "fel form")),
    "one language": ("privacy.toml", 'legal_basis_sv = ""', 'legal_basis_sv = "Art. 6"', ('"legal_basis_en"', "båda")),
    "decided": (
        "accessibility.toml",
        'known = false\ntext_sv = ""',
        'known = false\ntext_sv = "Kartan"',
        ('"text_en"', "båda"),
    ),
    "term": ("glossary.toml", "[selected]", "[Selected]", ('"Selected"', "fel form")),
    "empty term": ("glossary.toml", 'term_sv = "Valt"', 'term_sv = ""', ('"term_sv"', "ingen text")),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in FILES:
        shutil.copy(PACKAGE_FOLDER / name, tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_named(folder: Path, case: str) -> None:
    name, text, instead, told = CASES[case]
    path = folder / name
    before = path.read_text(encoding="utf-8")
    assert text in before
    path.write_text(before.replace(text, instead, 1), encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load_statements(folder)
    assert [words for words in (name, *told) if words not in str(caught.value)] == []


def test_facts_may_be_left_unfilled(folder: Path) -> None:
    said = load_statements(folder)
    assert said.accessibility.organisation == ""
    assert [each.known for each in said.accessibility.outside_law] == [False]
    assert said.privacy.controller == ""


def test_a_folder_without_its_own_has_the_products(tmp_path: Path) -> None:
    assert load_statements(tmp_path).accessibility.report_url == "https://www.digg.se/tdosanmalan"


def test_every_fact_can_be_filled_in(folder: Path) -> None:
    path = folder / "accessibility.toml"
    text = path.read_text(encoding="utf-8")
    filled = {
        'organisation = ""': 'organisation = "Myndigheten"',
        'conformity = ""': 'conformity = "partial"',
        'assessed_on = ""': 'assessed_on = "2026-01-31"',
    }
    for empty, full in filled.items():
        text = text.replace(empty, full, 1)
    path.write_text(text, encoding="utf-8")
    said = load_statements(folder).accessibility
    assert (said.organisation, said.conformity, said.assessed_on) == ("Myndigheten", "partial", "2026-01-31")


def test_a_glossary_without_words_is_refused(folder: Path) -> None:
    (folder / "glossary.toml").write_text("# nothing\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="ordlistan är tom"):
        load_statements(folder)


def test_a_byte_order_mark_is_no_part_of_a_file(folder: Path) -> None:
    before = load_statements(folder)
    path = folder / "glossary.toml"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    load_statements.cache_clear()
    assert load_statements(folder) == before
