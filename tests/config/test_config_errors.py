"""A configuration error names file, key, value and what is allowed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from config.errors import ConfigError
from config.loader import read_programme

MissingWords = Callable[[tuple[str, str, str, tuple[str, ...]]], list[str]]
RCO04 = "indicators/RCO04.toml"
RATIO = "indicators/PS-R-KVOT.toml"

# file, text, its replacement, and words the message must hold
CASES = {
    "missing key": (RCO04, "order = 1", "ordr = 1", ("RCO04.toml", '"order"', "saknas")),
    "unknown key": (RCO04, "order = 1", "order = 1\nunitsv = 2", ("RCO04.toml", '"unitsv"', "okänd", "unit_sv")),
    "bad word": (RCO04, '"unique"', '"uniqe"', ("RCO04.toml", '"counting"', '"uniqe"', "menade du unique?", "annual")),
    "bad date": ("programme.toml", "2024-12-31", '"2024-12-32"', ("programme.toml", '"milestone"', "2024-12-32")),
    "bad date in a row": (
        "targets.csv",
        "2022-01-01",
        "2022-13-01",
        ("targets.csv", "rad 2", '"valid_from"', "2022-13-01"),
    ),
    "bad number": ("targets.csv", ",40,", ",fyrtio,", ("targets.csv", "rad 2", '"target_2029"', '"fyrtio"', "12.5")),
    "not finite": ("targets.csv", ",40,", ",NaN,", ("targets.csv", '"target_2029"', '"NaN"')),
    "not a number": (
        "programme.toml",
        "cofinancing_rate = 0.40",
        "cofinancing_rate = nan",
        ('"cofinancing_rate"', "är inget tal", "12.5"),
    ),
    "out of range": (
        "programme.toml",
        "cofinancing_rate = 0.40",
        "cofinancing_rate = 40",
        ('"cofinancing_rate"', "40", "0 till 1"),
    ),
    "not whole": ("programme.toml", "threshold = 5", "threshold = 2.5", ('"protection_threshold"', "2.5", "heltal")),
    "unit of a unique count": (
        "programme.toml",
        'protected_units = ["företag"]',
        'protected_units = ["personer"]',
        ("RCO04.toml", '"protected"', '"företag"', "true eller false"),
    ),
    "bad flag": (RCO04, "integer = true", 'integer = "ja"', ('"integer"', '"ja"', "true, false")),
    "empty text": (RCO04, '"Enterprises advised"', '" "', ('"name_en"', "text som inte är tom")),
    "bad colour": ("programme.toml", "#0B3C6F", "blue", ('"colour"', '"blue"', "#0B3C6F")),
    "bad marker": ("programme.toml", '"circle"', '"cirkel"', ('"marker"', '"cirkel"', "circle")),
    "bad cut-off": ("programme.toml", '"06-30"', '"30/6"', ('"finance"', '"30/6"', "03-31")),
    "no list": (RCO04, 'objectives = ["RSO1.3"]', 'objectives = "RSO1.3"', ('"objectives"', "lista")),
    "repeated value": (RCO04, '["RSO1.3"]', '["RSO1.3", "RSO1.3"]', ('"objectives"', "upprepar")),
    "broken TOML": ("chain.toml", "[[cell]]", "[[cell]", ("chain.toml", "giltig TOML")),
    "wrong header": (
        "targets.csv",
        "indicator,objective",
        "indikator,objective",
        ("targets.csv", "indikator", "indicator"),
    ),
    "short row": (
        "municipalities.csv",
        "1380,Halmstad,SE231",
        "1380,Halmstad",
        ("municipalities.csv", "rad 2", "2 celler", "3 celler"),
    ),
    "quotation mark in the wrong place": (
        "municipalities.csv",
        "1380,Halmstad,SE231",
        '1380,"Halmstad,SE231',
        ("municipalities.csv", "rad 2", "dela upp i celler", "citattecken i par"),
    ),
    "date by week": ("targets.csv", "2022-01-01", "2022-W01-1", ("rad 2", '"valid_from"', "2022-W01-1")),
    "year far away": (
        "denominators.csv",
        "2022-12-31",
        "9999-12-31",
        ('"source_date"', "9999-12-31", "1990 till 2100"),
    ),
    "digits of another script": (
        "denominators.csv",
        ",900,",
        ",\uff19\uff10\uff10,",
        ('"enterprises"', "\uff19\uff10\uff10", "är inget tal"),
    ),
    "underscore in a number": ("denominators.csv", ",900,", ",9_00,", ('"enterprises"', "9_00", "är inget tal")),
    "exponent in a cell": ("indicative_shares.csv", "0.25", "2.5e-1", ('"share"', "2.5e-1", "är inget tal")),
    "union of a ratio": (
        RATIO,
        "order = 3",
        'order = 3\nunion_of = ["RCO04"]',
        ('"union_of"', "en kvot är ingen union"),
    ),
    "money of a ratio": (RATIO, "order = 3", 'order = 3\nmoney = "SEK"', ('"money"', "en kvot är inget belopp")),
    "sex of a ratio": (RATIO, "order = 3", "order = 3\nby_sex = true", ('"by_sex"', "delas inte upp på kön")),
    "huge cell": (
        "municipalities.csv",
        "1380,Halmstad,SE231",
        f"1380,{'x' * 200_000},SE231",
        ("municipalities.csv", "rad 2", "dela upp i celler", "vanlig längd"),
    ),
    "decimals of a whole number": (RCO04, "decimals = 0", "decimals = 1", ('"decimals"', "1", "0 till 0")),
    "evidence date": (
        RCO04,
        "first_support_on",
        "last_support_on",
        ('"date_column"', '"last_support_on"', "first_support_on"),
    ),
    "evidence of a sum": (RCO04, '"unique"', '"sum"', ('"evidence"', "sum", "unique")),
    "measured of an output": (RCO04, "output_completion", "one_year_after", ('"measured"', "one_year_after")),
    "budget confirmed": (
        "objectives.toml",
        "confirmed = false",
        "confirmed = true",
        ('"budget_confirmed"', "utan belopp"),
    ),
    "threshold order": ("programme.toml", "watch = 0.65", "watch = 0.95", ('"on_track"', "0.85", "0.95 till 1")),
    "ratio of the unknown": (RATIO, '"RCO04"', '"RCO05"', ("KVOT.toml", "ratio.denominator", '"RCO05"', "RCO04")),
    "ratio of a ratio": (RATIO, '"PS-R-OMS"', '"PS-R-KVOT"', ("ratio.numerator", '"PS-R-KVOT"', "PS-R-OMS")),
    "ratio of the same": (RATIO, '"PS-R-OMS"', '"RCO04"', ('"denominator"', "också täljare")),
    "ratio without parts": (RCO04, '"unique"', '"ratio"', ('"ratio"', "[ratio]")),
    "parts without ratio": (RATIO, '"ratio"', '"sum"', ('"ratio"', "räknesättet är sum")),
    "whole ratio": (RATIO, "integer = false\ndecimals = 1", "integer = true\ndecimals = 0", ('"integer"', "kvot")),
    "factor": (RATIO, "factor = 1", "factor = 0", ('"factor"', "1 till 1000000")),
    "union of the unknown": (RCO04, "order = 1", 'order = 1\nunion_of = ["RCO02"]', ("union_of", '"RCO02"')),
    "check limit": ("programme.toml", "jump = 25", "jump = 0", ("[checks]", '"jump"', "1 till 1000")),
    "check limit misspelt": ("programme.toml", "jump = 25", "jumps = 25", ('"jump"', "saknas")),
    "ceiling": ("programme.toml", "ceiling_eur = 300000", "ceiling_eur = -1", ("de_minimis", '"ceiling_eur"', "-1")),
    "code fix": (
        "code_fixes.toml",
        "# No",
        '[status]\n"påg" = "runing"\n# No',
        ("code_fixes.toml", '"påg"', "menade du running?"),
    ),
    "code fix vocabulary": ("code_fixes.toml", "# No", "[statuss]\n# No", ("code_fixes.toml", '"statuss"', "status")),
}


@pytest.mark.parametrize("case", CASES)
def test_message_names_file_key_value_and_allowed(missing_words: MissingWords, case: str) -> None:
    assert missing_words(CASES[case]) == []


@pytest.mark.parametrize(
    "name", ["programme.toml", "objectives.toml", "targets.csv", "chain.toml", "municipalities.csv"]
)
def test_missing_file(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(ConfigError, match=f"{name}: filen saknas"):
        read_programme(folder)


def test_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="RESULTATKEDJAN_CONFIG"):
        read_programme(tmp_path / "borta")


def test_no_indicator_files(folder: Path) -> None:
    for path in (folder / "indicators").iterdir():
        path.unlink()
    with pytest.raises(ConfigError, match=r"indicators: ingen fil med ändelsen \.toml"):
        read_programme(folder)


def test_file_name_that_is_no_code(folder: Path) -> None:
    (folder / RCO04).rename(folder / "indicators" / "rco 4.toml")
    with pytest.raises(ConfigError, match='filnamnet "rco 4" är ingen indikatorkod'):
        read_programme(folder)


def test_file_in_another_encoding(folder: Path) -> None:
    (folder / RCO04).write_bytes('name_sv = "Företag"'.encode("cp1252"))
    with pytest.raises(ConfigError, match="UTF-8"):
        read_programme(folder)


def test_a_spelling_for_two_columns(folder: Path) -> None:
    (folder / "headers.toml").write_text('[operationer]\na = ["X y"]\nb = ["x_y"]\n', encoding="utf-8")
    with pytest.raises(ConfigError, match='"x_y" står redan som "X y"'):
        read_programme(folder)
