"""Revisions on the pages: the rows between two days, the figures as a file, the triangle where it is asked for."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from dashboard.layout import framed
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import ids, text
from warehouse.absences import NOT_APPLICABLE

DAYS = "fran=2025-07-19&till=2025-07-20"


def test_the_rows_that_came_between_two_days_are_listed_with_their_place(ask: Ask) -> None:
    page, request = ask("/datakvalitet", DAYS)
    frame = page.TABLES["revideringar"](request).frame
    assert {"nytt projekt"} == set(frame["orsak"])
    [status] = frame[frame["projekt"].eq("P4") & frame["uppgift"].eq("projektets läge")].to_dict("records")
    assert (status["fore"], status["efter"], status["rad"]) == ("fanns inte", "Beviljat", 5)
    said = text(framed(page, request))
    assert "Revideringar" in said
    assert "känt 2025-07-19" in said


def test_nothing_changed_on_a_day_that_brought_nothing(ask: Ask) -> None:
    page, request = ask("/datakvalitet", "fran=2025-06-30&till=2025-07-19")
    assert page.TABLES["revideringar"](request).frame.empty


def test_the_indicator_lists_what_concerns_it(ask: Ask) -> None:
    page, request = ask("/indikator/RCR02", DAYS)
    frame = page.TABLES["revideringar"](request).frame
    assert set(frame["indikator"].dropna()) == {"RCR02"}
    assert set(frame["projekt"]) == {"P1"}


def test_the_figures_that_changed_come_as_a_file(client: FlaskClient) -> None:
    answer = client.get(f"/nedladdning/datakvalitet/andrade_varden.csv?{DAYS}")
    lines = answer.get_data(as_text=True).splitlines()
    assert lines[0].startswith("indikator,sarskilt_mal,region,till_och_med,matt,fore,fore_status,efter,efter_status,")


def test_the_triangle_is_counted_where_the_address_asks_for_it(ask: Ask) -> None:
    page, request = ask("/indikator/RCO01", "triangel=ja")
    drawn = framed(page, request)
    assert "triangel" in ids(drawn)
    assert "Känt 2025-06-30" in text(drawn)
    frame = page.TABLES["revideringstriangel"](request).frame.set_index("till_och_med")
    assert frame.iloc[-1]["2025-07-20"] == 9  # enterprises 1, 2, 3 and 5 from the lists, 5 declared by P3
    assert frame.iloc[-1]["2025-06-30"] is None
    told = frame["2025-06-30_saknas"]
    assert set(told[frame["2025-06-30"].isna()]) == {NOT_APPLICABLE}  # nobody had an indicator yet: nothing is missing
    plain = framed(*ask("/indikator/RCO01"))
    assert "triangel" not in ids(plain)
    assert "Visa vad som ändrades" in text(plain)


@pytest.mark.parametrize("query", ["fran=2026-01-01", "till=20250701", "triangel=nej"])
def test_days_nobody_knows_are_refused(query: str, client: FlaskClient) -> None:
    assert client.get(f"/indikator/RCO01?{query}").status_code == 400
