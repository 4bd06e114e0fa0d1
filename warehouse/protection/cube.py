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

    @cached_property
    def members(self) -> tuple[Places, Places]:
        """The series of every relation, total and parts, one relation after another; where each relation begins."""
        numbers = np.concatenate([np.arange(len(self.total)), self.relation])
        order = np.argsort(numbers, kind="stable")
        starts = np.searchsorted(numbers[order], np.arange(len(self.total) + 1))
        return np.concatenate([self.total, self.part])[order], starts.astype(np.int64)


@dataclass(frozen=True)
class Cube:
    """The counts and what a reader knows about how they hang together."""

    values: Numbers  # series × cut-off; 0 where nothing is reported
    relations: Relations
    tie: Places  # series with the same number are hidden together
    weight: Places  # what is lost by hiding one cell of the series: the least important is hidden first
    kept: int = 0  # series of this weight and more are never hidden at all cut-offs for the sake of speed

    @cached_property
    def slack(self) -> Numbers:
        """Relation × cut-off: the sum of the parts less the total."""
        return self._sums(self.values) - self.values[self.relations.total]

    @cached_property
    def _by_relation(self) -> Runs:
        return Runs.of(self.relations.relation)

    def families(self) -> Iterator[Places]:
        """The series that hang together by relations and ties, one group after another."""
        label = self.tie.astype(np.int64)
        while True:
            before = label.copy()
            lowest = np.minimum.reduceat(label[self.relations.part][self._by_relation.order], self._by_relation.starts)
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
        return Cube(self.values[series], found, tie, self.weight[series], self.kept)

    def _sums(self, cells: Numbers) -> Numbers:
        found: Numbers = self._by_relation.reduced(np.add, cells[self.relations.part])
        return found

    def largest(self, cells: Numbers) -> Numbers:
        """Relation × cut-off: the largest of the parts' cells."""
        found: Numbers = self._by_relation.reduced(np.maximum, cells[self.relations.part])
        return found


@dataclass(frozen=True)
class Runs:
    """Rows put together by a number they share."""

    order: Places
    starts: Places
    names: Places

    @staticmethod
    def of(numbers: Places) -> Runs:
        """The rows as they are grouped by their numbers."""
        order = np.argsort(numbers, kind="stable")
        names, starts = np.unique(numbers[order], return_index=True)
        return Runs(order, starts, names)

    def reduced(self, how: np.ufunc, rows: Numbers) -> Numbers:
        """One row per number, in their order."""
        found: Numbers = how.reduceat(rows[self.order], self.starts, axis=0)
        return found


def small(values: Numbers, threshold: int) -> Marks:
    """The counts that concern too few: more than none, fewer than the threshold."""
    return (values > 0) & (values < threshold)
