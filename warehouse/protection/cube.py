"""Hide small counts, and as many more as it takes until nothing hidden can be worked out from what is shown.

The counts stand in a matrix: a series (a figure followed over time) per row, a cut-off per column. Relations say
which series are parts of which; ties say which are hidden together. Everything here is arithmetic on figures.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

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
    part and no larger than their sum (where parts hold all of it).
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

    @cached_property
    def slack(self) -> Numbers:
        """Relation × cut-off: the sum of the parts less the total."""
        return self._sums(self.values) - self.values[self.relations.total]

    @cached_property
    def _runs(self) -> tuple[_Runs, _Runs, _Runs]:
        """The rows of parts by relation, of relations by their total, of parts by the part."""
        relations = self.relations
        return _Runs.of(relations.relation), _Runs.of(relations.total), _Runs.of(relations.part)

    def families(self) -> Iterator[Places]:
        """The series that hang together by relations and ties, one group after another."""
        label = self.tie.astype(np.int64)
        while True:
            before = label.copy()
            lowest = np.minimum.reduceat(label[self.relations.part][self._runs[0].order], self._runs[0].starts)
            lowest = np.minimum(lowest, label[self.relations.total])
            np.minimum.at(label, self.relations.total, lowest)
            np.minimum.at(label, self.relations.part, lowest[self.relations.relation])
            tied = np.full(int(self.tie.max()) + 1, len(label), dtype=np.int64)
            np.minimum.at(tied, self.tie, label)
            label = np.minimum(label, tied[self.tie])
            if np.array_equal(before, label):
                break
        for name in np.unique(label):
            yield np.flatnonzero(label == name)

    def only(self, series: Places) -> Cube:
        """The cube of one family."""
        place = np.full(len(self.values), -1, dtype=np.int64)
        place[series] = np.arange(len(series))
        relations = self.relations
        kept = np.flatnonzero(place[relations.total] >= 0)
        number = np.full(len(relations.total), -1, dtype=np.int64)
        number[kept] = np.arange(len(kept))
        parts = number[relations.relation] >= 0
        found = Relations(
            place[relations.total[kept]],
            relations.kind[kept],
            place[relations.part[parts]],
            number[relations.relation[parts]],
        )
        tie = np.unique(self.tie[series], return_inverse=True)[1]
        return Cube(self.values[series], found, tie, self.weight[series])

    def _sums(self, cells: Numbers) -> Numbers:
        found: Numbers = self._runs[0].reduced(np.add, cells[self.relations.part])
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
        relations, slack = self.relations, self.slack
        total, part, number = relations.total, relations.part, relations.relation
        if not len(total):
            return low, high
        kind = relations.kind[:, None]
        exact = (kind == SUM) | ((kind == CATEGORIES) & (slack == 0))
        upto = (kind == CATEGORIES) & (slack != 0)
        beyond = (kind == UNIQUE) & (slack < 0)  # something that no part holds: only "no smaller than any" is known
        known_slack = np.where(exact, slack, 0.0)
        least, most = self._sums(low), self._sums(high)
        by_relation, by_total, by_part = self._runs
        largest = by_relation.reduced(np.maximum, low[part])
        total_low = np.where(kind == UNIQUE, largest, least - known_slack)
        total_high = np.where(upto | beyond, BOUNDLESS, most - known_slack)
        # of one part: the total less the others
        part_low = (low[total] + known_slack - most)[number] + high[part]
        summed = (high[total] + known_slack - least)[number] + low[part]
        part_high = np.where((kind == UNIQUE)[number], high[total][number], summed)
        part_low[(upto | beyond)[number]] = 0.0
        new_low, new_high = low.copy(), high.copy()
        for runs, lower, upper in ((by_total, total_low, total_high), (by_part, part_low, part_high)):
            new_low[runs.names] = np.maximum(new_low[runs.names], runs.reduced(np.maximum, lower))
            new_high[runs.names] = np.minimum(new_high[runs.names], runs.reduced(np.minimum, upper))
        return new_low, new_high


@dataclass(frozen=True)
class _Runs:
    """Rows put together by a number they share."""

    order: Places
    starts: Places
    names: Places

    @staticmethod
    def of(numbers: Places) -> _Runs:
        order = np.argsort(numbers, kind="stable")
        names, starts = np.unique(numbers[order], return_index=True)
        return _Runs(order, starts, names)

    def reduced(self, how: np.ufunc, rows: Numbers) -> Numbers:
        """One row per number, in their order."""
        found: Numbers = how.reduceat(rows[self.order], self.starts, axis=0)
        return found


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
