"""Status over the whole space of inputs: it always answers, never divides by nought, never turns better into worse."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from tests.spec.test_status import CALENDAR, METHOD
from warehouse.selected_status import REACHES, evaluate_selected
from warehouse.status import STATUSES, Ladder, StatusResult, evaluate

RANK = ("behind", "watch", "on_track", "reached")
values = st.decimals(min_value=-(10**18), max_value=10**18, places=6) | st.sampled_from([Decimal(0), Decimal(1)])
maybe = st.none() | values
days = st.dates(date(2015, 1, 1), date(2040, 12, 31)) | st.sampled_from(
    [CALENDAR.start, CALENDAR.milestone, CALENDAR.target, CALENDAR.start + timedelta(days=1)]
)
ladders = st.builds(Ladder, maybe, maybe, maybe, st.booleans())


def status(value: Decimal | None, ladder: Ladder, cut_off: date, *, due: bool, protected: bool = False) -> StatusResult:
    return evaluate(value, ladder, cut_off=cut_off, due=due, calendar=CALENDAR, method=METHOD, protected=protected)


@given(maybe, ladders, days, st.booleans())
def test_every_input_has_an_answer(value: Decimal | None, ladder: Ladder, cut_off: date, due: bool) -> None:
    found = status(value, ladder, cut_off, due=due)
    assert found.status in STATUSES
    assert found.share_capped is None or 0 <= found.share_capped <= 1
    if found.share_of_target is not None:
        assert found.share_capped == min(max(found.share_of_target, Decimal(0)), Decimal(1))


@given(maybe, ladders, days)
def test_what_is_not_yet_due_is_never_red(value: Decimal | None, ladder: Ladder, cut_off: date) -> None:
    assert status(value, ladder, cut_off, due=False).status not in {"behind", "watch", "missing"}


@given(maybe, ladders, days, st.booleans())
def test_a_protected_value_is_told_by_nothing(value: Decimal | None, ladder: Ladder, cut_off: date, due: bool) -> None:
    found = status(value, ladder, cut_off, due=due, protected=True)
    blank = status(None, ladder, cut_off, due=due, protected=True)
    assert (found, found.status) == (blank, "protected")


@given(st.lists(values, min_size=3, max_size=3), values, values, days)
def test_better_is_never_worse(rungs: list[Decimal], one: Decimal, other: Decimal, cut_off: date) -> None:
    """For every ladder that rises, and reversed for every ladder that falls."""
    for decrease in (False, True):
        baseline, milestone, target = sorted(rungs, reverse=decrease)
        ladder = Ladder(baseline, milestone, target, decrease=decrease)
        worse, better = sorted((one, other), reverse=decrease)
        answers = [status(value, ladder, cut_off, due=True).status for value in (worse, better)]
        ranks = [RANK.index(answer) for answer in answers if answer in RANK]
        assert ranks == sorted(ranks)


@given(values, ladders, days)
def test_every_selected_value_has_an_answer(selected: Decimal, ladder: Ladder, cut_off: date) -> None:
    found = evaluate_selected(selected, ladder, cut_off=cut_off, calendar=CALENDAR, method=METHOD)
    assert found.reach in REACHES
    assert found.ratio_capped is None or 0 <= found.ratio_capped <= 1
    if cut_off < CALENDAR.milestone:
        assert found.reach not in {"short", "far_short"}
