"""`/regioner`: rules, measures and links say the same thing; no place is ever held against a target."""

from __future__ import annotations

from decimal import Decimal

import pandas as pd
import pytest
from dash.development.base_component import Component

from dashboard.layout import framed
from dashboard.pages import indicator, overview, regions
from dashboard.sections.figures import count_words
from dashboard.sections.reach import out_of_reach
from dashboard.sections.region_tables import comparison_section, region_matrix
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import text, walk

RULES = ("", "nyckel", "full", "gemensam")
WHOLE = "indikatorer kan jämföras mellan alla tre regionerna"
MEASURES = ("absolut", "msek", "foretag", "andel")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("measure", MEASURES)
def test_every_rule_goes_with_every_measure(ask: Ask, rule: str, measure: str) -> None:
    page, request = ask("/regioner", f"regel={rule}&matt={measure}&mal=RSO1.3&typ=output")
    said = text(framed(page, request))
    assert "Länsöverskridande" in said
    for each in regions.TABLES.values():
        assert each(request).columns


@pytest.mark.parametrize("rule", ["nyckel", "full", "gemensam"])
def test_a_cell_leads_to_rows_that_add_up_to_it(ask: Ask, rule: str) -> None:
    _, request = ask("/regioner", f"regel={rule}&mal=RSO1.3")
    [row] = [r for r in regions.TABLES["regioner"](request).frame.to_dict("records") if r["indikator_kod"] == "RCO01"]
    places = [key.removeprefix("valt_") for key in row if key.startswith("valt_") and not key.endswith("total")]
    for place in places:
        _, behind = ask("/indikator/RCO01", f"mal=RSO1.3&region={place}" + f"&regel={rule}" * (rule != "nyckel"))
        table = indicator.TABLES["underlag"](behind)
        assert table.total is not None
        assert (table.total["valt"] or 0) == row[f"valt_{place}"]


def test_links_of_the_matrix_carry_the_rule(ask: Ask) -> None:
    page, request = ask("/regioner", "regel=full")
    links = [getattr(each, "href", None) or "" for each in walk(framed(page, request))]
    behind = [href for href in links if "/indikator/RCO01" in href and "region=SE312" in href]
    assert behind
    assert all("regel=full" in href for href in behind)


def test_money_adds_up_or_says_what_is_counted_twice(ask: Ask) -> None:
    for rule in RULES:
        _, request = ask("/regioner", f"regel={rule}")
        table = regions.TABLES["pengar"](request)
        assert table.total is not None
        for key in ("antal_projekt", "beslutat_sek"):
            adds_up = sum(table.frame[key]) == table.total[key]
            twice = rule == "full" or (key == "antal_projekt" and rule == "")
            assert adds_up is not twice, (rule, key)
        assert any("Dubbelräknat" in note for note in table.notes) == (rule in ("", "full"))


@pytest.mark.parametrize("rule", RULES)
def test_what_is_shown_adds_up_or_says_why_not(ask: Ask, rule: str) -> None:
    """Parts by key add up exactly; shown they are rounded one by one, and the page says so beside both tables."""
    page, request = ask("/regioner", f"regel={rule}")
    said, rows = text(framed(page, request)), regions.TABLES["regioner"](request).frame.to_dict("records")
    assert ("avrundade vart och ett för sig" in said) is (rule != "full")
    assert any("avrundade" in note for note in regions.TABLES["pengar"](request).notes) is (
        rule in ("nyckel", "gemensam")
    )
    for row in rows:
        parts = [v for k, v in row.items() if k.startswith("genomfort_") and not k.endswith("_total") and v is not None]
        if row["skillnad"] is None:
            assert row["saknas_skillnad"] in ("missing", "not_due", "not_applicable")
        else:
            assert sum(parts, Decimal(0)) - row["genomfort_total"] == row["skillnad"]


def test_every_row_of_the_matrix_says_what_places_and_total_differ_by(ask: Ask) -> None:
    _, request = ask("/regioner", "regel=nyckel")
    rows = [each.children for each in walk(region_matrix(request)) if type(each).__name__ == "Tr"]
    last = [text(cells[-1]).strip() for cells in rows if isinstance(cells, list) and type(cells[-1]).__name__ == "Td"]
    assert all(last)
    assert "0" in last


def test_hover_and_table_say_the_same_number(ask: Ask) -> None:
    _, request = ask("/regioner", "matt=msek&mal=RSO1.3")
    drawn = [getattr(each, "figure", None) for each in walk(comparison_section(request))]
    hover = " ".join(t for figure in drawn if figure for trace in figure["data"] for t in trace.get("text", ()))
    row = next(
        r for r in regions.TABLES["jamforelse"](request).frame.to_dict("records") if r["indikator_kod"] == "RCO01"
    )
    for place in ("SE312", "SE313", "SE311"):
        assert isinstance(row[place], Decimal)
        assert f"<b>{request.f.number(row[place], row['decimaler'])} " in hover


def test_example_denominators_are_named_so(ask: Ask) -> None:
    assert "Exempelnämnare" in text(framed(*ask("/regioner", "matt=foretag")))
    assert "Exempelnämnare" not in text(framed(*ask("/regioner")))


def test_values_per_decided_million_are_by_key_and_say_so(ask: Ask) -> None:
    _, full = ask("/regioner", "matt=msek&regel=full")
    _, by_key = ask("/regioner", "matt=msek")
    assert regions.TABLES["jamforelse"](full).frame.equals(regions.TABLES["jamforelse"](by_key).frame)
    assert "alltid efter nyckel" in text(framed(*ask("/regioner", "matt=msek&regel=full")))


def test_a_region_has_its_own_view_without_status(ask: Ask) -> None:
    page, request = ask("/regioner", "region=SE312")
    content = regions.layout(request)
    assert content.heading.startswith("Dalarna: ")
    assert {"regionen", "indikativa_andelar"} <= {table.name for table in content.tables}
    columns = {column.key for column in regions.TABLES["regionen"](request).columns}
    assert columns & {"status", "mal2029", "andel_av_malet", "kvar"} == set()
    assert set(regions.TABLES["kommuner"](request).frame["region"]) == {"Dalarna"}
    assert "Inga indikativa andelar" in text(framed(page, request))


@pytest.mark.parametrize("choice", ["region=SE312", "region=FLERA&regel=gemensam", "kommun=2080", "falt=021"])
def test_no_breakdown_shows_progress_against_a_target(ask: Ask, choice: str) -> None:
    """Counties, municipalities and fields have no adopted target: no status, no share of a target, no gap."""
    page, request = ask("/indikator/RCO01", choice)
    steps = list(indicator.TABLES["stege"](request).frame["steg"])
    assert steps == ["Valt", "Genomfört", "Leveransrisk"]
    assert [each for each in walk(framed(page, request)) if getattr(each, "id", None) == "status"] == []


def test_the_ladder_has_every_rung(ask: Ask) -> None:
    _, request = ask("/indikator/RCO01", "mal=RSO1.3")
    table = indicator.TABLES["stege"](request).frame
    values = dict(zip(table["steg"], table["varde"], strict=True))
    assert list(values) == [
        "Delmål 2024",
        "Mål 2029 (exempelmålet)",
        "Valt",
        "Genomfört",
        "Kvar att besluta om",
        "Leveransrisk",
    ]
    assert values["Kvar att besluta om"] == values["Mål 2029 (exempelmålet)"] - values["Valt"]
    assert values["Leveransrisk"] == 13


def test_targets_out_of_reach_are_listed(ask: Ask) -> None:
    _, request = ask("/", "racker=nej")
    shown = overview.TABLES["indikatorer"](request).frame
    assert len(shown) > 0
    assert all(value > 0 for value in shown["kvar"])
    _, every = ask("/")
    whole = overview.TABLES["indikatorer"](every).frame
    left = [
        status != "reached" and value is not None and value > 0
        for value, status in zip(whole["kvar"], whole["status"], strict=True)
    ]
    assert len(shown) == sum(left)
    assert "reached" not in set(shown["status"])
    nearly = sum(1 for reach in shown["valt_racker"] if reach == "nearly")
    said = text(framed(*ask("/")))
    assert f"till {nearly} räcker det nästan, till {len(shown) - nearly} räcker det inte än" in said


def test_a_reached_target_is_not_out_of_reach_whatever_was_planned() -> None:
    frame = pd.DataFrame({"gap": [Decimal(5), Decimal(5), None], "status": ["reached", "watch", "protected"]})
    assert list(out_of_reach(frame).index) == [1]


def test_the_heading_speaks_of_the_chosen_measure(ask: Ask) -> None:
    plain, shares = (_heading(framed(*ask("/regioner", query))) for query in ("", "matt=andel"))
    assert "kommuner är nådda" in plain
    assert shares.startswith("Andel av programmet: ")
    page, request = ask("/regioner", "matt=andel")
    table = page.TABLES["jamforelse"](request).frame
    codes = [region.code for region in request.programme.regions]
    whole = sum(1 for row in table.to_dict("records") if all(row[code] is not None for code in codes))
    assert (
        shares == f"Andel av programmet: {count_words(request, whole)} av {count_words(request, len(table))} " + WHOLE
    )


def _heading(drawn: Component) -> str:
    [heading] = [each for each in walk(drawn) if type(each).__name__ == "H1"]
    return text(heading)
