"""Words in deliveries are met whatever their case, spacing and padding; what is ambiguous is never guessed."""

from __future__ import annotations

from collections import Counter

import pytest

from config import ALL, Programme
from config.words import code_spellings, expectation, fold, nearest


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Stödmottagare", "stodmottagare"),
        ("  EU-stöd\u00a0i SEK", "eustodisek"),
        ("privat_medfinansiering", "privatmedfinansiering"),
        ("RCO\u202f01", "rco01"),
        ("co\u2011financing", "cofinancing"),
        ("Namn på insatsen / Operation Name", "namnpainsatsen/operationname"),
        ("PO1:1", "po1:1"),
        ("", ""),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold(written) == folded


def test_codes_have_any_padding() -> None:
    assert code_spellings("RCO01") == ("RCO01", "RCO1", "RCO001")
    assert code_spellings("RCO101") == ("RCO101",)
    assert code_spellings("PS-O-ORG") == ("PS-O-ORG",)


def test_nearest_and_expectation() -> None:
    assert nearest("Dalrna", ["Dalarna", "Värmland"]) == "Dalarna"
    assert nearest("qqq", ["Dalarna"]) is None
    assert expectation("b", []) == "Tillåtet: inget"
    assert expectation("n7", [f"n{n:02}" for n in range(60)]).endswith("n39 … (60 värden)")


@pytest.mark.parametrize(
    ("vocabulary", "written", "code"),
    [
        ("objective", "PO 1.1", "RSO1.1"),
        ("objective", "PO1:1", "RSO1.1"),
        ("objective", "2.6", "RSO2.6"),
        ("indicator", "RCO 1", "RCO01"),
        ("indicator", "rco001", "RCO01"),
        ("indicator", "PS O ORG", "PS-O-ORG"),
        ("kind", "Utveckling av stödstrukturer", "support_structure"),
        ("status", "Pågår", "running"),
        ("status", "ÅTERKALLAT", "withdrawn"),
        ("support_form", "bidrag", "01"),
        ("enterprise_support_form", "icke-ekonomiskt", "non_financial"),
        ("organisation_kind", "forskningsorganisation", "research"),
        ("size_class", "mikro", "micro"),
        ("size_class", "stort", "large"),
        ("sex", "annan/okänt", "other"),
        ("led_by", "delad", "shared"),
        ("sustainability", "Ekologisk", "ecological"),
        ("yes_no", "Ja", "true"),
        ("code_scheme", "COM(2018)375", "COM(2018)375"),
        ("breakdown", "teknik", "technical"),
        ("breakdown", "Bidrag", "grant"),
        ("region", "20", "SE312"),
        ("region", "Värmlands län", "SE311"),
        ("region", "Västra Götaland", "UTANFOR-14"),
        ("region", "SE110", "UTANFOR-01"),
        ("region", "hela programområdet", ALL),
        ("municipality", "Falun", "2080"),
        ("municipality", "malung-sälen", "2023"),
        ("personal_column", "E-post", "e_mail"),
    ],
)
def test_words_of_the_contract(programme: Programme, *, vocabulary: str, written: str, code: str) -> None:
    folded = {fold(word): known for word, known in programme.vocabulary[vocabulary].items()}
    assert folded[fold(written)] == code


def test_a_folded_word_stands_once_in_a_vocabulary(programme: Programme) -> None:
    for name, words in programme.vocabulary.items():
        counted = Counter(map(fold, words))
        assert (name, [word for word, count in counted.items() if count > 1]) == (name, [])


def test_names_that_only_accents_tell_apart_are_left_to_their_codes(programme: Programme) -> None:
    words = programme.vocabulary["municipality"]
    assert {name for _, name in programme.all_municipalities if name not in words} == {"Habo", "Håbo"}
    assert (words["0643"], words["0305"]) == ("0643", "0305")


def test_headers_hold_the_contract_and_the_sources_own_names(programme: Programme) -> None:
    assert set(programme.headers) == {
        "operationer",
        "interventioner",
        "regioner",
        "planvarden",
        "lagesrapport",
        "deltagare",
        "utbetalning",
        "projektbank",
        "planerad_finansiering",
        "kommentarer",
    }
    bank = {fold(word) for words in programme.headers["projektbank"].values() for word in words}
    assert {fold("ärende-id"), fold("Namn på insatsen / Operation Name"), fold("län")} <= bank
    assert programme.headers["deltagare"]["forsta_stod"][0] == "forsta_stod"
    assert len(programme.headers["planerad_finansiering"]) == 49


def test_finding_rules(programme: Programme) -> None:
    severities = {code: rule.severity for code, rule in programme.rules.items()}
    assert severities["K02"] == "error"
    assert severities["C11"] == "warning"
    assert severities["V09"] == "info"
    assert {code[0] for code in severities} == {"F", "V", "K", "C"}
