"""`/indikator/<code>?visa=perioder`: differences that say they are none of the accumulated values."""

from __future__ import annotations

from decimal import Decimal

from flask.testing import FlaskClient

from dashboard.layout import framed
from dashboard.pages import indicator
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import text, walk

ADDRESS = "/indikator/RCR02"


def test_the_switch_shows_periods_instead_of_what_is_accumulated(ask: Ask) -> None:
    accumulated, periods = (text(framed(*ask(ADDRESS, query))) for query in ("", "visa=perioder"))
    assert "Förändring mellan bryttidpunkterna" in periods
    assert "per period, ej ackumulerat" in periods
    assert "Ett negativt tal är en rättelse nedåt" in periods
    assert "Förändring mellan bryttidpunkterna" not in accumulated


def test_the_form_holds_the_switch(ask: Ask) -> None:
    [select] = [each for each in walk(framed(*ask(ADDRESS))) if getattr(each, "id", None) == "filter-visa"]
    assert "Per period" in text(select)


def test_the_periods_add_up_to_the_accumulated_value(ask: Ask) -> None:
    _, request = ask(ADDRESS)
    periods, course = (indicator.TABLES[name](request).frame for name in ("perioder", "utveckling"))
    assert sum(value for value in periods["genomfort"] if value is not None) == course["genomfort"].iloc[0]
    assert sum(value for value in periods["valt"] if value is not None) == course["valt"].iloc[0]
    assert course["genomfort"].iloc[0] == Decimal("500000.25")


def test_unique_counts_are_newly_counted(ask: Ask) -> None:
    assert "Nytillkomna sedan föregående bryttidpunkt" in text(framed(*ask("/indikator/RCO01", "visa=perioder")))


def test_yearly_values_have_no_periods(ask: Ask) -> None:
    assert "visas inte per period" in text(framed(*ask("/indikator/RCR11", "visa=perioder")))
    assert indicator.TABLES["perioder"](ask("/indikator/RCR11")[1]).frame.empty


def test_the_file_says_that_it_is_not_accumulated(client: FlaskClient) -> None:
    for name, said in (("perioder", "nej"), ("utveckling", "ja")):
        head, *rows = client.get(f"/nedladdning{ADDRESS}/{name}.csv").get_data(as_text=True).splitlines()
        place = head.split(",").index("ackumulerat")
        assert rows
        assert {row.split(",")[place] for row in rows} == {said}
