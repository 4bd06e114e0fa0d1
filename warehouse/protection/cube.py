"""Hide small counts, and as many more as it takes until nothing hidden can be worked out from what is shown.

The counts stand in a matrix: a series (a figure followed over time) per row, a cut-off per column. Relations say
which series are parts of which; ties say which are hidden together. Everything here is arithmetic on figures.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

UNIQUE, SUM, CATEGORIES = 0, 1, 2
BOUNDLESS = 1e12
"""Stands for "no upper bound": sums of it are still exact."""

MOST_ROUNDS = 40
"""A round in which no bound moves ends the propagation; bounds from the first rounds are wider, never wrong."""


@dataclass(frozen=True)
class Relations:
    """Totals and their parts; `part[i]` is a part of relation `relation[i]`, whose total is `total[relation[i]]`.

    Kinds: `SUM`, the parts add up to the total with a difference the reader is taken to know; `CATEGORIES`, the
    same where nothing is missing, else they are no more than the total; `UNIQUE`, the total is no smaller than any
    part and no larger than their sum.
    """

    total: Places
    kind: Places
    part: Places
    relation: Places

    def of_series(self, count: int) -> list[list[int]]:
        """Series → the relations it stands in, as part or total."""
        found: list[list[int]] = [[] for _ in range(count)]
        for number, total in enumerate(self.total):
            found[total].append(number)
        for part, number in zip(self.part, self.relation, strict=True):
            found[part].append(int(number))
        return found


@dataclass(frozen=True)
class Cube:
    """The counts and what a reader knows about how they hang together."""

    values: Numbers  # series × cut-off; 0 where nothing is reported
    relations: Relations
    tie: Places  # series with the same number are hidden together
    weight: Places  # what is lost by hiding one cell of the series: the least important is hidden first

    def slack(self) -> Numbers:
        """Relation × cut-off: the sum of the parts less the total."""
        return self._sums(self.values) - self.values[self.relations.total]

    def _sums(self, cells: Numbers) -> Numbers:
        found = np.zeros((len(self.relations.total), cells.shape[1]))
        np.add.at(found, self.relations.relation, cells[self.relations.part])
        return found

    def bounds(self, hidden: Marks) -> tuple[Numbers, Numbers]:
        """The smallest and largest value of every cell that fit with what is shown.

        A hidden cell is at least one: nought is always shown. Values never fall over time; where they did, the
        reader's belief is widened to the truth.
        """
        low = np.where(hidden, np.minimum(1.0, self.values), self.values)
        high = np.where(hidden, BOUNDLESS, self.values)
        for _ in range(MOST_ROUNDS):
            before = (low.copy(), high.copy())
            low = np.maximum(low, np.maximum.accumulate(low, axis=1))
            high = np.minimum(high, np.minimum.accumulate(high[:, ::-1], axis=1)[:, ::-1])
            low, high = self._by_relations(low, high)
            low, high = np.minimum(low, self.values), np.maximum(high, self.values)
            if np.array_equal(before[0], low) and np.array_equal(before[1], high):
                break
        return low, high

    def _by_relations(self, low: Numbers, high: Numbers) -> tuple[Numbers, Numbers]:
        relations, slack = self.relations, self.slack()
        total, part, number = relations.total, relations.part, relations.relation
        kind = relations.kind[:, None]
        exact = (kind == SUM) | ((kind == CATEGORIES) & (slack == 0))
        upto = (kind == CATEGORIES) & (slack != 0)
        least, most = self._sums(low), self._sums(high)
        largest = np.zeros_like(least)
        np.maximum.at(largest, number, low[part])
        total_low = np.where(upto, least, np.where(exact, least - slack, largest))
        total_high = np.where(upto, BOUNDLESS, np.where(exact, most - slack, most))
        # of one part: the total less the others
        others_most, others_least = most[number] - high[part], least[number] - low[part]
        known = np.where(exact, slack, 0.0)[number]
        part_low = np.where(upto[number], 0.0, low[total][number] + known - others_most)
        summed = (exact | upto)[number]
        part_high = np.where(summed, high[total][number] + known - others_least, high[total][number])
        new_low, new_high = low.copy(), high.copy()
        np.maximum.at(new_low, total, total_low)
        np.minimum.at(new_high, total, total_high)
        np.maximum.at(new_low, part, part_low)
        np.minimum.at(new_high, part, part_high)
        return new_low, new_high


def small(values: Numbers, threshold: int) -> Marks:
    """The counts that concern too few: more than none, fewer than the threshold."""
    return (values > 0) & (values < threshold)


def known(low: Numbers, high: Numbers) -> Marks:
    """Fewer than two whole numbers lie between the bounds."""
    found: Marks = np.floor(high + 1e-6) - np.ceil(low - 1e-6) < 1
    return found


def exposed(cube: Cube, hidden: Marks) -> Marks:
    """The hidden cells a reader can work out."""
    return hidden & known(*cube.bounds(hidden))
