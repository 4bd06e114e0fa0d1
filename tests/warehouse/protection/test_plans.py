"""An interrupted operation planned what it achieved: no sum of plans tells a hidden count."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from config.model import Programme
from tests.warehouse.protection.attacker import BEYOND, possible
from tests.warehouse.protection.planned import PLACES, Operation, figures
from warehouse.protection.figures import Figures
from warehouse.protection.hide import hide
from warehouse.protection.unknowns import exposed

MOST_GUESSES = 3000


@st.composite
def portfolios(draw: st.DrawFn) -> list[Operation]:
    growth = st.tuples(st.integers(0, 4), st.integers(0, 2))
    drawn = draw(st.lists(st.tuples(st.booleans(), growth, st.sampled_from(sorted(PLACES))), min_size=1, max_size=6))
    return [
        Operation(f"P{place}", stopped, (first, first + more), objective)
        for place, (stopped, (first, more), objective) in enumerate(drawn)
    ]


@settings(max_examples=30, deadline=None)
@given(drawn=portfolios())
def test_no_hidden_count_follows_from_plans(drawn: list[Operation], programme: Programme) -> None:
    """Nor by subtraction: the rest of a selected value that is shown holds no hidden operation, or two at least."""
    found = figures(drawn, programme)
    if not len(found.series):
        return
    hidden = hide(found.cube, programme.protection_threshold)
    assert not exposed(found.cube, hidden).any()
    guesses = (found.cube.values.max() + BEYOND) ** hidden.sum()
    if 1 < guesses <= MOST_GUESSES:
        assert all(len(values) > 1 for values in possible(found.cube, hidden).values())
    stopped = [each for each in drawn if each.interrupted]
    for row in np.flatnonzero(found.series["mart"] == "plan"):
        unseen = hidden[_inside(found, int(row), stopped)].sum(axis=0)
        assert (hidden[row] | (unseen != 1)).all()


def _inside(found: Figures, row: int, stopped: list[Operation]) -> np.ndarray:
    """The series of the interrupted operations that a sum of plans is made of."""
    key = dict(found.series.loc[row])
    names = [each.name for each in stopped if each.key(key["level"]).items() <= key.items()]
    own = (found.series["mart"] == "operation") & found.series["operation_id"].isin(names)
    return np.flatnonzero(own)
