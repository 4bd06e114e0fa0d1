"""The product's own programme: what the framework says is there, and nothing is claimed that is not known."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from config import ALL, Programme
from config.loader import read_programme
from config.settings import PACKAGE_FOLDER

UNIQUE_BY_LIST = {
    "RCO01": ((), "first_support_on", False),
    "RCO02": (("grant",), "first_support_on", False),
    "RCO03": (("financial_instrument",), "first_support_on", False),
    "RCO04": (("non_financial",), "first_support_on", False),
    "RCO07": ((), "first_support_on", False),
    "RCO10": ((), "research_cooperation_on", False),
    "RCO14": ((), "first_support_on", False),
    "RCO101": ((), "skills_investment_on", True),
    "RCR03": ((), "product_process_innovation_on", True),
    "RCR04": ((), "marketing_organisation_innovation_on", True),
    "PS-O-ORG": ((), "first_support_on", False),
}
"""Forms of support, date and SME rule of every count that a list of enterprises evidences (docs/leveranser.md)."""


def test_identity(programme: Programme) -> None:
    assert programme.cci == "2021SE16RFPR006"
    assert (programme.start, programme.milestone_date, programme.target_date) == (
        date(2021, 1, 1),
        date(2024, 12, 31),
        date(2029, 12, 31),
    )
    assert programme.cut_off_days == ((3, 31), (6, 30), (8, 31), (10, 31), (12, 31))
    assert programme.indicator_cut_off_days == ((6, 30), (12, 31))
    assert (programme.cofinancing_rate, programme.climate_goal) == (Decimal("0.50"), Decimal("0.30"))
    assert (programme.status.on_track, programme.status.watch) == (Decimal("0.85"), Decimal("0.65"))


def test_regions_stand_in_the_users_order(programme: Programme) -> None:
    assert [(r.order, r.code, r.name_sv) for r in programme.regions] == [
        (1, "SE312", "Dalarna"),
        (2, "SE313", "Gävleborg"),
        (3, "SE311", "Värmland"),
    ]
    per_region = Counter(municipality.region for municipality in programme.municipalities)
    assert per_region == {"SE312": 15, "SE313": 10, "SE311": 16}
    assert (len(programme.all_municipalities), len(programme.counties)) == (290, 21)


def test_chain_has_eleven_cells_with_the_meetings_wording(programme: Programme) -> None:
    assert len(programme.chain) == 11
    assert {cell.objective for cell in programme.chain} == {"RSO1.1", "RSO1.2", "RSO1.3", "RSO1.4"}
    first = programme.chain[0]
    assert (first.draft_field, first.field, first.kind) == ("020", "027", "direct")
    assert first.output_sv == "Små och medelstora företag som får stöd för hållbar innovation"
    assert first.output_indicators == ("RCO02", "RCO03", "RCO04")
    assert first.result_indicators == ("RCR03", "RCR04", "RCR02")


def test_every_indicator_the_chain_names_exists_with_a_target(programme: Programme) -> None:
    known = {indicator.code for indicator in programme.indicators}
    named = {
        (code, cell.objective)
        for cell in programme.chain
        for code in (*cell.output_indicators, *cell.result_indicators)
    }
    with_union = named | {("RCO01", objective) for objective in ("RSO1.1", "RSO1.2", "RSO1.3")}
    assert {code for code, _ in named} <= known
    assert {(t.indicator, t.objective) for t in programme.targets if t.objective != ALL} == with_union


def test_an_indicator_file_says_where_the_framework_uses_it(programme: Programme) -> None:
    used: dict[str, set[str]] = {"RCO01": {"RSO1.1", "RSO1.2", "RSO1.3"}}
    for cell in programme.chain:
        for code in (*cell.output_indicators, *cell.result_indicators):
            used.setdefault(code, set()).add(cell.objective)
    assert {i.code: set(i.objectives) for i in programme.indicators if i.objectives} == used


def test_no_target_is_claimed_to_be_official(programme: Programme) -> None:
    assert {target.confirmed for target in programme.targets} == {False}
    confirmed = {objective.code for objective in programme.objectives if objective.budget_confirmed}
    assert confirmed == {"RSO1.4", "RSO2.3"}
    assert programme.sek_per_eur_confirmed is False


def test_unconfirmed_names_are_marked(programme: Programme) -> None:
    assert programme.indicator("RCO02").name_confirmed
    assert not programme.indicator("RCO07").name_confirmed
    unknown = {field.code for field in programme.fields if field.climate_pct is None}
    assert unknown == {"188", "189", "190", "191", "192", "193", "198", "998", "999"}


@pytest.mark.parametrize("code", sorted(UNIQUE_BY_LIST))
def test_evidence_follows_the_delivery_contract(programme: Programme, code: str) -> None:
    evidence = programme.indicator(code).evidence
    assert evidence is not None
    assert (evidence.support_forms, evidence.date_column, evidence.sme_only) == UNIQUE_BY_LIST[code]


def test_only_the_contracts_counts_have_evidence(programme: Programme) -> None:
    assert {indicator.code for indicator in programme.indicators if indicator.evidence} == set(UNIQUE_BY_LIST)


def test_counting_kinds(programme: Programme) -> None:
    kinds = {indicator.code: indicator.counting for indicator in programme.indicators}
    assert {code for code, kind in kinds.items() if kind == "participations"} == {"RCO16", "RCR98"}
    assert [kinds[code] for code in ("RCR11", "RCR12", "RCR02", "PS-O-INV", "PS-R-ORGDEV")] == [
        "annual",
        "annual",
        "sum",
        "sum",
        "unique",
    ]
    yearly = {indicator.code for indicator in programme.indicators if indicator.unit_en.endswith("/year")}
    assert yearly == {code for code, kind in kinds.items() if kind == "annual"}


def test_money_indicators_are_in_sek(programme: Programme) -> None:
    money = {indicator.code: indicator.money for indicator in programme.indicators if indicator.money}
    in_sek = ("RCR02", "RCO08", "RCO13", "RCO96", "RCO107")
    assert money == dict.fromkeys(in_sek, "SEK") | {"PS-O-INV": "MSEK"}


def test_draft_codes_map_to_the_final_list(programme: Programme) -> None:
    finals = {code.draft: (code.final, code.mapping) for code in programme.draft_codes}
    assert finals["020"] == ("027", "one_to_one")
    assert finals["021"] == ("028", "default")
    assert len(finals) == 9
    assert len(programme.fields) == 191


def test_checksum_covers_every_file_that_is_read(programme: Programme, tmp_path: Path) -> None:
    copy = tmp_path / "config"
    for source in [*PACKAGE_FOLDER.glob("*.toml"), *PACKAGE_FOLDER.glob("*.csv"), *PACKAGE_FOLDER.glob("indicators/*")]:
        target = copy / source.relative_to(PACKAGE_FOLDER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
    assert read_programme(copy).checksum == programme.checksum
    sums = set()
    for name in ("programme.toml", "indicators/RCO01.toml", "findings.toml", "targets.csv"):
        (copy / name).write_text((copy / name).read_text(encoding="utf-8") + "# end\n", encoding="utf-8")
        sums.add(read_programme(copy).checksum)
    assert len(sums | {programme.checksum}) == 5
