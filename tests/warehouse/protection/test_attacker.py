"""No reader can work out a hidden cell, whatever the small cube: tried by someone who tries everything."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.warehouse.protection.attacker import possible
from warehouse.protection.cube import SUM, UNIQUE, Cube, Relations, small
from warehouse.protection.hide import hide
from warehouse.protection.unknowns import exposed

THRESHOLD = 3


def cube(parts: list[list[int]], total: list[int], kind: int) -> Cube:
    """One total, the last series, and its parts."""
    values = np.array([*parts, total], dtype=float)
    count = len(parts)
    relations = Relations(np.array([count]), np.array([kind]), np.arange(count), np.zeros(count, dtype=np.int64))
    numbers = np.arange(count + 1)
    return Cube(values, relations, numbers, np.where(numbers == count, 2, 1))


@st.composite
def cubes(draw: st.DrawFn) -> Cube:
    growth = st.lists(st.integers(0, 3), min_size=2, max_size=2)
    parts = [list(np.cumsum(draw(growth))) for _ in range(draw(st.integers(2, 3)))]
    kind = draw(st.sampled_from([SUM, UNIQUE]))
    most, least = np.sum(parts, axis=0), np.max(parts, axis=0)
    if kind == SUM:
        return cube(parts, list(most), kind)
    first = draw(st.integers(int(least[0]), int(most[0])))
    second = draw(st.integers(max(first, int(least[1])), int(most[1])))
    return cube(parts, [first, second], kind)


@settings(max_examples=40, deadline=None)
@given(cubes())
def test_every_hidden_cell_has_two_possible_values(drawn: Cube) -> None:
    hidden = hide(drawn, THRESHOLD)
    assert (hidden >= small(drawn.values, THRESHOLD)).all()
    assert not exposed(drawn, hidden).any()
    if hidden.sum() <= 6:
        found = possible(drawn, hidden)
        assert all(len(values) > 1 for values in found.values())
        assert len(found) == hidden.sum()


@pytest.mark.parametrize(
    ("parts", "total", "shown"),
    [
        ([[1], [5], [9]], [15], "..  .. 9 15"),
        ([[1], [1], [1]], [3], ".. .. .. .."),
        ([[0], [4], [6]], [10], "0 4 6 10"),
        ([[2], [0], [7]], [9], ".. 0 .. 9"),
    ],
)
def test_the_smallest_sibling_is_hidden_beside_a_small_count(
    parts: list[list[int]], total: list[int], shown: str
) -> None:
    made = cube(parts, total, SUM)
    hidden = hide(made, THRESHOLD)[:, 0]
    values = made.values[:, 0].astype(int)
    assert [".." if gone else str(value) for gone, value in zip(hidden, values, strict=True)] == shown.split()


def test_the_choice_does_not_depend_on_luck() -> None:
    made = cube([[1, 1, 4], [3, 3, 3], [8, 9, 9]], [12, 13, 16], SUM)
    assert (hide(made, THRESHOLD) == hide(made, THRESHOLD)).all()
