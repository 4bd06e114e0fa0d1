"""Numbers on pages are the release's numbers, lead to their rows, and the rows add up."""

from __future__ import annotations

from decimal import Decimal

import pytest

from dashboard.layout import framed
from dashboard.pages import data_quality, indicator, operations, overview, regions
from dashboard.sections.rows_behind import sum_words
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import text, walk


def test_the_indicators_heading_is_its_finding(ask: Ask) -> None:
    _, request = ask("/indikator/RCO01", "mal=RSO1.3")
    assert "efter plan, 9 av väntade" in indicator.layout(request).heading


def test_rows_behind_a_unique_figure_say_what_is_counted_once(ask: Ask) -> None:
    """P1 3, P2 2 and P3 5 make ten; one enterprise is in both P1 and P2: nine."""
    page, request = ask("/indikator/RCO01", "mal=RSO1.3")
    table = page.TABLES["underlag"](request)
    assert sum(value for value in table.frame["genomfort"] if value is not None) == Decimal(10)
    assert table.total is not None
    assert table.total["genomfort"] == Decimal(10)
    said = text(framed(page, request))
    assert "10 − 1 = 9 unika" in said


def test_rows_behind_a_sum_are_the_sum(ask: Ask) -> None:
    _, request = ask("/indikator/RCR02")
    fact = next(each for each in request.programme.indicators if each.code == "RCR02")
    figure = {"implemented": Decimal("500000.25"), "planned_status": "A"}
    assert sum_words(request, fact, figure)[1].endswith("samma som siffran.")


def test_what_is_left_out_is_listed_with_the_reason(ask: Ask) -> None:
    said = text(framed(*ask("/indikator/RCO01", "mal=RSO1.3")))
    assert "återkallat, räknas inte" in said
    assert "beslutat 2025-07-01, efter bryttidpunkten" in said


@pytest.mark.parametrize("path", ["/", "/indikator/RCO01", "/mal/RSO1.3"])
def test_targets_without_confirmation_are_example_targets_wherever_they_stand(ask: Ask, path: str) -> None:
    assert "exempelmål" in text(framed(*ask(path)))


def test_a_combination_nothing_is_counted_for_offers_the_way_out(ask: Ask) -> None:
    _, request = ask("/indikator/RCO01", "region=SE312&falt=021")
    content = indicator.layout(request)
    assert "ingen siffra räknas" in content.heading
    links = [getattr(each, "href", "") for part in content.body for each in walk(part)]
    assert "/indikator/RCO01?falt=021" in links
    assert "/indikator/RCO01?region=SE312" in links


def test_regions_stand_in_the_users_order(ask: Ask) -> None:
    _, request = ask("/regioner")
    keys = [
        column.key for column in regions.TABLES["regioner"](request).columns if column.key.startswith("genomfort_SE")
    ]
    assert keys == ["genomfort_SE312", "genomfort_SE313", "genomfort_SE311"]


def test_the_overview_shows_values_without_status_for_a_region(ask: Ask) -> None:
    _, request = ask("/", "region=SE312")
    columns = [column.key for column in overview.TABLES["indikatorer"](request).columns]
    assert "status" not in columns
    assert overview.layout(request).heading.startswith("Dalarna:")


def test_the_overviews_kind_chooses_the_indicators_of_the_chain(ask: Ask) -> None:
    _, request = ask("/", "slag=environment")
    shown = set(overview.TABLES["indikatorer"](request).frame["indikator_kod"])
    cells = [cell for cell in request.programme.chain if cell.kind == "environment"]
    assert shown == {code for cell in cells for code in (*cell.output_indicators, *cell.result_indicators)}


def test_the_list_of_operations_adds_up_to_its_last_row(ask: Ask) -> None:
    """A withdrawn operation is listed and counts in no sum."""
    _, request = ask("/projekt", "region=SE312")
    table = operations.TABLES["projekt"](request)
    assert table.total is not None
    counted = table.frame[table.frame["status"] != "withdrawn"]
    assert "withdrawn" in set(table.frame["status"])
    for key in ("eu_support_sek", "eu_stod_del_sek", "claimed_sek", "upparbetat_del_sek"):
        assert sum(counted[key]) == table.total[key], key


def test_the_earlier_period_has_its_own_list(ask: Ask) -> None:
    _, request = ask("/projekt", "period=2014-2020&region=SE311")
    assert list(operations.TABLES["projekt"](request).frame["arende_id"]) == ["A2"]


def test_findings_say_what_to_do_now(ask: Ask) -> None:
    _, request = ask("/datakvalitet")
    rules = data_quality.TABLES["regler"](request).frame
    assert list(rules["atgard"]) == [request.programme.rules[code].remedy_sv for code in rules["regel"]]


def test_enterprises_are_pseudonyms(ask: Ask) -> None:
    said = text(framed(*ask("/projekt/P1", "indikator=RCO01")))
    assert "3 företag eller organisationer bakom RCO01" in said
    assert "exempel_rapport_2025-07-20.csv" in said


def test_a_split_says_what_is_missing_also_in_a_region(ask: Ask) -> None:
    """Nobody states who leads the enterprises, and P3's five are declared without a list."""
    said = text(framed(*ask("/indikator/RCO01", "mal=RSO1.3")))
    assert "Företagets ledning: uppgift om ledning saknas för 100" in said
    assert "Storleksklass: storleksklass saknas för 56" in said
    parts = indicator.TABLES["uppdelning"](ask("/indikator/RCO01", "region=SE312")[1]).frame
    assert dict(zip(parts["kategori"], parts["varde"], strict=True))["Mikroföretag"] == 1


def test_a_person_indicator_without_sex_says_so(ask: Ask) -> None:
    assert "Ej uppdelat på kön i källan" in text(framed(*ask("/indikator/RCR97")))


def test_what_is_owed_and_what_differs_stand_on_data_quality(ask: Ask) -> None:
    page, request = ask("/datakvalitet")
    said = text(framed(page, request))
    assert "▼ Saknas" in said
    states = data_quality.TABLES["rapporter"](request).frame
    assert {("P1", "I tid"), ("P2", "Saknas")} <= set(zip(states["projekt"], states["rapport"], strict=True))
    differences = data_quality.TABLES["avstamning"](request).frame
    assert list(differences[["projekt", "indikator", "skillnad"]].itertuples(index=False, name=None)) == [
        ("P1", "RCO01", 1)
    ]
