"""What a reader can find out about hidden cells: only these, and only the relations that hold one, are worked on.

An instance is a relation at a cut-off that holds a hidden cell. A claim is what an instance says of one of its cells.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from warehouse.protection.cube import BOUNDLESS, CATEGORIES, SUM, UNIQUE, Cube, Marks, Numbers, Places, Runs

MOST_ROUNDS = 40
"""A round in which no bound moves ends the propagation; bounds from the first rounds are wider, never wrong."""


@dataclass(frozen=True)
class Bounds:
    """The smallest and largest value of every hidden cell that fit with what is shown."""

    low: Numbers
    high: Numbers

    @cached_property
    def known(self) -> Marks:
        """Fewer than two whole numbers lie between the bounds."""
        found: Marks = np.floor(self.high + 1e-6) - np.ceil(self.low - 1e-6) < 1
        return found


class Unknowns:
    """The hidden cells of a cube, by series and then cut-off, and the instances that hold them."""

    def __init__(self, cube: Cube, hidden: Marks) -> None:
        self._hidden = hidden
        self.series, self.when = np.nonzero(hidden)
        self.value = cube.values[self.series, self.when]
        self._rows, self._row = np.unique(self.series, return_inverse=True)
        self._shown_rows = cube.values[self._rows]
        place = np.full(hidden.shape, -1, dtype=np.int64)
        place[self.series, self.when] = np.arange(len(self.series))
        self._instances(cube, place)
        self._shown(cube)

    def _instances(self, cube: Cube, place: Places) -> None:
        """Rows of hidden parts and hidden totals: which cell, which instance."""
        relations, hidden = cube.relations, self._hidden
        row, when = np.nonzero(hidden[relations.part])
        of_total = np.nonzero(hidden[relations.total])
        held = np.zeros((len(relations.total), hidden.shape[1]), dtype=bool)
        held[relations.relation[row], when] = True
        held[of_total] = True
        number = np.full(held.shape, -1, dtype=np.int64)
        self.relation, self.cut_off = np.nonzero(held)
        number[self.relation, self.cut_off] = np.arange(len(self.relation))
        self._part_cell, self._part_of = place[relations.part[row], when], number[relations.relation[row], when]
        self._total_cell, self._total_of = place[relations.total[of_total[0]], of_total[1]], number[of_total]
        self.cell = np.concatenate([self._total_cell, self._part_cell])
        self.instance = np.concatenate([self._total_of, self._part_of])
        self._by_cell, self._by_part_of = Runs.of(self.cell), Runs.of(self._part_of)

    def _shown(self, cube: Cube) -> None:
        """What is shown of every instance: its total, the sum and the largest of its shown parts, its difference."""
        at = (self.relation, self.cut_off)
        kind, slack = cube.relations.kind[self.relation], cube.slack[at]
        self._total = cube.values[cube.relations.total[self.relation], self.cut_off]
        hidden_sum = np.bincount(self._part_of, self.value[self._part_cell], minlength=len(kind))
        self._sum = self._total + slack - hidden_sum
        shown = np.where(self._hidden, 0.0, cube.values)
        self._largest = cube.largest(shown)[at]
        # where nothing is counted twice, whoever guesses so and subtracts is right
        exact = (kind == SUM) | (slack == 0)
        self._unique = (kind == UNIQUE) & ~exact
        # something that no part holds: only "no smaller than any part", or than all, is known
        self._open = ~exact & ((kind == CATEGORIES) | (slack < 0))
        self._slack = np.where(exact, slack, 0.0)

    def bounds(self) -> Bounds:
        """A hidden cell is at least one: nought is always shown. Values never fall over time; where they did, the
        reader's belief is widened to the truth.
        """
        low, high = np.minimum(1.0, self.value), np.full(len(self.value), BOUNDLESS)
        for _ in range(MOST_ROUNDS):
            before = (low, high)
            low, high = self._over_time(low, high)
            lower, upper = self.claims(low, high)
            cells = self._by_cell.names
            low[cells] = np.maximum(low[cells], self._by_cell.reduced(np.maximum, lower))
            high[cells] = np.minimum(high[cells], self._by_cell.reduced(np.minimum, upper))
            low, high = np.minimum(low, self.value), np.maximum(high, self.value)
            if np.array_equal(before[0], low) and np.array_equal(before[1], high):
                break
        return Bounds(low, high)

    def _over_time(self, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        rows = self._shown_rows.copy()
        rows[self._row, self.when] = low
        least = np.maximum.accumulate(rows, axis=1)[self._row, self.when]
        rows[self._row, self.when] = high
        most = np.minimum.accumulate(rows[:, ::-1], axis=1)[:, ::-1][self._row, self.when]
        return np.minimum(least, self.value), np.maximum(most, self.value)

    def claims(self, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        """The least and most of `cell` by `instance`, given the bounds of the other cells in it."""
        count, part_of = len(self.relation), self._part_of
        part_low, part_high = low[self._part_cell], high[self._part_cell]
        least = self._sum + np.bincount(part_of, part_low, minlength=count) - self._slack
        most = self._sum + np.bincount(part_of, part_high, minlength=count) - self._slack
        largest = self._largest.copy()
        within = self._by_part_of.names
        largest[within] = np.maximum(largest[within], self._by_part_of.reduced(np.maximum, part_low))
        total_low, total_high = self._total.copy(), self._total.copy()
        total_low[self._total_of], total_high[self._total_of] = low[self._total_cell], high[self._total_cell]
        of_total = np.where(self._unique, largest, least), np.where(self._open, BOUNDLESS, most)
        lower = np.where(self._open[part_of], 0.0, (total_low - most)[part_of] + part_high)
        others = np.where(self._unique[part_of], total_high[part_of], (total_high - least)[part_of] + part_low)
        return (
            np.concatenate([of_total[0][self._total_of], lower]),
            np.concatenate([of_total[1][self._total_of], others]),
        )


def exposed(cube: Cube, hidden: Marks) -> Marks:
    """The hidden cells a reader can work out."""
    unknowns = Unknowns(cube, hidden)
    found = np.zeros(hidden.shape, dtype=bool)
    told = unknowns.bounds().known
    found[unknowns.series[told], unknowns.when[told]] = True
    return found
