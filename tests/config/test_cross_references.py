"""What one file names, another must define; the message names both sides."""

from __future__ import annotations

from collections.abc import Callable

import pytest

MissingWords = Callable[[tuple[str, str, str, tuple[str, ...]]], list[str]]
RCO04, OMS = "indicators/RCO04.toml", "indicators/PS-R-OMS.toml"

# file, text, its replacement, and words the message must hold
CASES = {
    "objective of a cell": ("chain.toml", '"RSO1.3"', '"RSO1.4"', ("chain.toml", '"objective"', "RSO1.4", "RSO1.3")),
    "field of a cell": ("chain.toml", '"021"', '"777"', ("chain.toml", '"field"', '"777"', "191 värden")),
    "draft field of a cell": (
        "chain.toml",
        'field = "021"',
        'field = "021"\ndraft_field = "020"',
        ('"field"', '"021"', "027"),
    ),
    "kind of a cell": ("chain.toml", '"direct"', '"direkt"', ('"kind"', '"direkt"', "menade du direct?")),
    "indicator of a cell": ("chain.toml", '"RCO04"', '"RCO4"', ('"output_indicators"', '"RCO4"', "menade du RCO04?")),
    "type of a cell's indicator": (
        "chain.toml",
        '"PS-R-OMS"',
        '"RCO04"',
        ('"result_indicators"', '"RCO04"', "PS-R-OMS"),
    ),
    "unused under the objective": (OMS, '["RSO1.3"]', "[]", ("chain.toml", '"PS-R-OMS"', "RSO1.3", "PS-R-OMS.toml")),
    "objective of an indicator": (RCO04, '["RSO1.3"]', '["RSO9.9", "RSO1.3"]', ("RCO04.toml", '"RSO9.9"', "RSO1.3")),
    "order": (OMS, "order = 2", "order = 1", ("indicators/", '"order"', "1", "två gånger")),
    "category": (
        OMS,
        "order = 2",
        'order = 2\n[breakdown]\ncategories = ["micro", "mini"]',
        ('"breakdown.categories"', '"mini"'),
    ),
    "indicator of a target": ("targets.csv", "RCO04,", "RCO05,", ("targets.csv", '"RCO05"', "RCO04")),
    "objective of a target": ("targets.csv", "RCO04,RSO1.3", "RCO04,RSO1.1", ("targets.csv", '"RSO1.1"', "RSO1.3")),
    "baseline of an output": ("targets.csv", "RSO1.3,,10", "RSO1.3,3,10", ("targets.csv", '"baseline"', "3")),
    "milestone of a result": ("targets.csv", "*,1.5,,", "*,1.5,4,", ("targets.csv", '"milestone_2024"', "4")),
    "fraction of a whole number": ("targets.csv", ",40,", ",40.5,", ("targets.csv", '"target_2029"', "40.5")),
    "target twice": (
        "targets.csv",
        "PS-R-OMS,*,1.5,,20",
        "RCO04,RSO1.3,,10,20",
        ("targets.csv", "RCO04 RSO1.3", "två gånger"),
    ),
    "region of a municipality": ("municipalities.csv", "Halmstad,SE231", "Halmstad,SE312", ('"SE312"', "SE231")),
    "name of a municipality": ("municipalities.csv", "Halmstad", "Halmsta", ('"Halmsta"', "menade du Halmstad?")),
    "municipality elsewhere": ("municipalities.csv", "1380,Halmstad", "2080,Falun", ("municipalities.csv", "13", "20")),
    "order of dates": (
        "programme.toml",
        "2029-12-31",
        "2023-12-31",
        ("programme.toml", "dates", "2023-12-31", "start < milestone"),
    ),
    "indicator cut-off": ("programme.toml", 'indicators = ["12-31"]', 'indicators = ["11-30"]', ('"11-30"', "12-31")),
    "region of a denominator": (
        "denominators.csv",
        "SE231,2022",
        "SE312,2022",
        ("denominators.csv", '"SE312"', "SE231"),
    ),
    "denominator twice": ("denominators.csv", "SE231,2022", "SE231,2024", ("SE231 2024", "två gånger")),
    "denominator of nought": ("denominators.csv", ",900,", ",0,", ("denominators.csv", '"enterprises"')),
    "indicator of a share": ("indicative_shares.csv", "RCO04", "RCO05", ('"RCO05"', "menade du RCO04?")),
    "objective of a share": ("indicative_shares.csv", "RSO1.3", "RSO1.1", ('"RSO1.1"', "RSO1.3")),
    "region of a share": ("indicative_shares.csv", "RSO1.3,SE231", "RSO1.3,SE312", ('"SE312"', "SE231")),
    "share above one": ("indicative_shares.csv", "0.25", "1.25", ("indicative_shares.csv", '"share"', "1.25")),
    "code of the joint column": ("programme.toml", '"ANNAT"', '"FLERA"', ('"outside.code"', '"FLERA"')),
    "row of a target": (
        "targets.csv",
        "PS-R-OMS,*",
        "PS-R-OMZ,*",
        ("programme/targets.csv", "rad 3", 'kolumn "indicator"'),
    ),
    "row of a share": (
        "indicative_shares.csv",
        "RSO1.3,SE231",
        "RSO1.3,SE312",
        ("programme/", "rad 3", 'kolumn "region"'),
    ),
    "row that repeats": ("denominators.csv", "SE231,2022", "SE231,2024", ("programme/denominators.csv", "rad 3")),
    "day of a count": ("denominators.csv", "2024-12-31", "2023-12-31", ("rad 3", '"source_date"', "före 2024")),
    "objective of the JTF": (
        "programme.toml",
        "cofinancing_rate",
        'jtf_objectives = ["JSO8.1"]\ncofinancing_rate',
        ("programme/programme.toml", '"money.jtf_objectives"', '"JSO8.1"', "RSO1.3"),
    ),
    "union of itself": (RCO04, "order = 1", 'order = 1\nunion_of = ["RCO04"]', ('"union_of"', "indikatorn själv")),
    "union of a sum": (RCO04, "order = 1", 'order = 1\nunion_of = ["PS-R-OMS"]', ('"PS-R-OMS"', "räknesättet sum")),
    "ratio of a ratio": (
        "indicators/PS-R-KVOT.toml",
        '"PS-R-OMS"',
        '"PS-R-KVOT"',
        ('"PS-R-KVOT" är själv en kvot', "RCO04, PS-R-OMS"),
    ),
    "outside code": ("programme.toml", '"ANNAT"', '"SE231"', ('"outside.code"', '"SE231"')),
}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_fit_is_refused(missing_words: MissingWords, case: str) -> None:
    assert missing_words(CASES[case]) == []
