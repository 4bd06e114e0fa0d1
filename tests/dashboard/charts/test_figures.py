"""Figures are small plain data, never reach outside, and draw nothing for what is not known."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config import Programme
from dashboard.charts.bars import BarRow, bars
from dashboard.charts.bullets import BulletRow, bullet_chart
from dashboard.charts.dumbbells import DumbbellRow, dumbbells
from dashboard.charts.frame import CONFIG, Figure
from dashboard.charts.labels import spread
from dashboard.charts.lines import Aim, Line, LineChart, line_chart, small_multiples
from dashboard.charts.maps import map_steps, municipality_map

DAYS = [date(2023, 12, 31), date(2024, 12, 31), date(2025, 12, 31)]
COURSE = LineChart(
    lines=[
        Line("Genomfört", DAYS, [Decimal(1), None, Decimal(5)]),
        Line("Förväntat", [date(2021, 1, 1), date(2029, 12, 31)], [0, 9], role="expected"),
    ],
    aims=[Aim("Mål 2029", date(2029, 12, 31), Decimal(9))],
    unit="företag",
)


def figures(programme: Programme) -> Iterator[Figure]:
    yield line_chart(COURSE)
    yield from small_multiples([(region.name_sv, COURSE) for region in programme.regions])
    yield bullet_chart([BulletRow("RCO01", Decimal("0.5"), 1, 0.3), BulletRow("RCO02", None)])
    rows = [DumbbellRow("RCO01", {region.code: place for place, region in enumerate(programme.regions)})]
    yield dumbbells(rows, regions=programme.regions, unit="%")
    yield bars([BarRow("Kvinnor", Decimal(3), "Kvinnor: 3"), BarRow("Ej uppdelat", 1, "Ej uppdelat: 1", known=False)])
    values = {place.code: number for number, place in enumerate(programme.municipalities)}
    yield municipality_map(values, programme=programme, unit="företag", absent="skyddad")


def test_every_figure_is_plain_data_of_moderate_size(programme: Programme) -> None:
    for figure in figures(programme):
        written = json.dumps(figure, allow_nan=False)
        assert set(figure) == {"data", "layout"}
        assert len(written) < 50_000
        assert "http" not in written


def test_only_local_kinds_of_traces_are_drawn(programme: Programme) -> None:
    kinds = {trace["type"] for figure in figures(programme) for trace in figure["data"]}
    assert kinds <= {"scatter", "bar"}


def test_every_figure_has_its_height_and_lets_the_theme_through(programme: Programme) -> None:
    for figure in figures(programme):
        assert figure["layout"]["height"] > 0
        assert figure["layout"]["paper_bgcolor"] == figure["layout"]["plot_bgcolor"] == "rgba(0,0,0,0)"


def test_no_graph_can_send_data_anywhere() -> None:
    for config in CONFIG.values():
        assert config["showSendToCloud"] is False
        assert config["displaylogo"] is False
        assert config["plotlyServerURL"] == ""


def test_a_missing_value_is_a_gap_and_not_nought() -> None:
    line = line_chart(COURSE)["data"][0]
    assert line["y"] == [1.0, None, 5.0]
    assert line["connectgaps"] is False


def test_the_regions_stand_in_their_order_on_one_scale() -> None:
    low = LineChart([Line("Genomfört", DAYS, [1, 2, 3])])
    panels = small_multiples([("Dalarna", low), ("Gävleborg", COURSE), ("Värmland", low)])
    assert [panel["layout"]["title"]["text"] for panel in panels] == ["Dalarna", "Gävleborg", "Värmland"]
    assert len({tuple(panel["layout"]["yaxis"]["range"]) for panel in panels}) == 1


def test_the_map_draws_every_municipality_and_leaves_unknown_ones_hollow(programme: Programme) -> None:
    first, second, *_ = programme.municipalities
    figure = municipality_map({first.code: 3, second.code: None}, programme=programme, unit="företag", absent="skyddad")
    filled = {trace["name"]: trace["fillcolor"] for trace in figure["data"] if "fillcolor" in trace}
    assert set(filled) == {place.name for place in programme.municipalities}
    assert filled[second.name] == "rgba(0,0,0,0)" != filled[first.name]
    told = {trace["name"]: trace["text"] for trace in figure["data"] if "text" in trace}
    assert told[first.name] == f"{first.name}<br><b>3\u00a0företag</b>"
    assert told[second.name] == f"{second.name}<br><b>skyddad</b>"
    assert {told[place.name] == place.name for place in programme.municipalities[2:]} == {True}


def test_the_map_keeps_its_size_when_the_programme_has_other_municipalities(programme: Programme) -> None:
    few: Any = type("Programme", (), {"municipalities": programme.municipalities[:2], "regions": ()})
    assert len(municipality_map({}, programme=few, unit="", absent="")["data"]) == 2


@pytest.mark.parametrize(("highest", "widths"), [(41, {10}), (5, {1}), (0, set()), (999, {200}), (3, {1})])
def test_the_map_has_at_most_five_steps_of_one_round_width(highest: int, widths: set[int]) -> None:
    steps = map_steps({"a": highest, "b": None})
    assert {float(step.high) - float(step.low) for step in steps} == widths
    assert len(steps) <= 5


@given(st.lists(st.floats(0, 300), max_size=6))
def test_labels_stand_apart_and_inside(heights: list[float]) -> None:
    moved = spread(heights, apart=18.0, most=320.0)
    ordered = sorted(moved)
    assert all(upper - lower >= 18.0 - 1e-6 for lower, upper in pairwise(ordered))
    assert max(moved, default=0.0) <= 320.0
