"""The forecast on an indicator's page: the answer or the reason for none, never a number out of nothing."""

from __future__ import annotations

import pytest

from dashboard.charts.bands import Band
from dashboard.charts.lines import line_chart
from dashboard.layout import framed
from tests.dashboard.charts.test_figures import COURSE, DAYS
from tests.dashboard.conftest import Ask
from tests.dashboard.pages.test_every_page import text

BAND = Band("Prognos", [DAYS[-1], *[day.replace(year=2029) for day in DAYS[:1]]], [5, 6], [5, 7], [5, 20])


@pytest.mark.parametrize(
    ("path", "query", "said"),
    [
        ("/indikator/RCO01", "mal=RSO1.3", "För lite historik för en prognos: 0 avslutade projekt"),
        ("/indikator/RCO01", "mal=RSO1.3", "Beslutade projekt planerar 23"),
        ("/indikator/RCO01", "region=SE312", "för hela programmet och för varje särskilt mål"),
        ("/indikator/RCO01", "period=2024-12-31", "den senaste bryttidpunkten, 2025-06-30"),
        ("/indikator/RCR11", "", "värdet avser ett år i taget"),
        ("/indikator/RCR29", "", "indikatorn ska minska"),
    ],
)
def test_where_there_is_no_forecast_the_page_says_why(ask: Ask, path: str, query: str, said: str) -> None:
    page, request = ask(path, query)
    assert said in text(framed(page, request))
    assert page.TABLES["prognos"](request).frame.empty


def test_the_band_is_hatched_named_and_within_the_scale() -> None:
    """Not colour alone: a pattern, a dash of its own and a name in the plot."""
    drawn = line_chart(type(COURSE)(**{**vars(COURSE), "band": BAND}))
    _, high, middle = drawn["data"][:3]
    assert (high["fill"], high["fillpattern"]["shape"]) == ("tonexty", "/")
    assert middle["line"]["dash"] not in {trace.get("line", {}).get("dash") for trace in drawn["data"][3:]}
    assert "5 – 20" not in middle["text"][0]
    assert "6 – 20 " not in middle["text"][0]
    assert "6 – 20" in middle["text"][1]
    assert "Prognos" in [name["text"] for name in drawn["layout"]["annotations"]]
    assert drawn["layout"]["yaxis"]["range"][1] > 20
