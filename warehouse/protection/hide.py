"""The choice of what else to hide: beside a hidden cell, the least important sibling that makes it uncertain."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warehouse.protection.cube import BOUNDLESS, CATEGORIES, SUM, UNIQUE, Cube, Marks, Numbers, Places, known, small

Cell = tuple[int, int]
"""Series and place of the cut-off."""


def hide(cube: Cube, threshold: int) -> Marks:
    """Which cells are hidden: the small ones, and others until nothing hidden can be worked out.

    Deterministic for a cube in a fixed order. Every round hides at least one cell more, until nothing can be worked out
    or nothing is left to hide beside what can; `exposed` says whether any such cell remains.
    """
    hidden = np.zeros(cube.values.shape, dtype=bool)
    for series in cube.families() if len(cube.relations.total) else [np.arange(len(cube.values))]:
        family = cube.only(series)
        search = _Search(family, _tied(family, small(family.values, threshold)))
        while search.hidden.any() and search.cover():
            search.hidden = _tied(family, search.hidden)
        hidden[series] = search.hidden
    return hidden


def _tied(cube: Cube, hidden: Marks) -> Marks:
    """Cells of tied series are hidden together, where they hold anything."""
    together = np.zeros((int(cube.tie.max(initial=0)) + 1, hidden.shape[1]), dtype=bool)
    np.logical_or.at(together, cube.tie, hidden)
    found: Marks = together[cube.tie] & (cube.values > 0)
    return found


@dataclass
class _Bounds:
    low: Numbers
    high: Numbers


class _Search:
    """What is hidden so far, and the relations of every series to look for siblings in."""

    def __init__(self, cube: Cube, hidden: Marks) -> None:
        self.cube = cube
        self.hidden = hidden
        self.of = cube.relations.of_series(len(cube.values))
        members: list[list[int]] = [[int(total)] for total in cube.relations.total]
        for part, number in zip(cube.relations.part, cube.relations.relation, strict=True):
            members[number].append(int(part))
        self.members: list[Places] = [np.array(group, dtype=np.int64) for group in members]

    def cover(self) -> bool:
        """One round: hide more beside every cell that can be worked out; False where there is none."""
        bounds = _Bounds(*self.cube.bounds(self.hidden))
        before = self.hidden
        self.hidden = before.copy()
        cells = [
            (int(series), int(when))
            for series, when in zip(*np.nonzero(known(bounds.low, bounds.high) & before), strict=True)
        ]
        for cell in cells:
            self._beside(bounds, cell)
        if np.array_equal(before, self.hidden):
            for cell in {when: (series, when) for series, when in reversed(cells)}.values():
                self._further(cell)
        return not np.array_equal(before, self.hidden)

    def _beside(self, bounds: _Bounds, cell: Cell) -> None:
        """Hide one cell more in each relation that tells this one by itself; else before and after it."""
        series, when = cell
        if self._between_equals(cell):
            self._neighbours(cell)
            return
        widths = sorted((self._width(bounds, number, cell), number) for number in self.of[series])
        if widths and not self._alone(widths[0][1], cell) and self._equals(cell):
            self._neighbours(cell)  # with the others, only what was shown before or after tells it
            return
        told = [number for width, number in widths if width < 1] or [number for _, number in widths[:1]]
        chosen = [best for number in told if (best := self._best(number, when)) is not None]
        self.hidden[chosen, when] = True
        if not chosen:
            self._neighbours(cell)

    def _width(self, bounds: _Bounds, number: int, cell: Cell) -> float:
        """How many whole numbers, less one, the relation alone leaves for the cell."""
        series, when = cell
        total, *parts = self.members[number]
        kind = self.cube.relations.kind[number]
        low, high = bounds.low[:, when], bounds.high[:, when]
        slack = self.cube.values[parts, when].sum() - self.cube.values[total, when]
        exact = kind == SUM or (kind == CATEGORIES and slack == 0)
        if (kind == CATEGORIES and not exact) or (kind == UNIQUE and slack < 0):
            return BOUNDLESS
        slack = slack if exact else 0.0
        if series == total:
            least = low[parts].sum() - slack if exact else low[parts].max()
            return float(high[parts].sum() - slack - max(least, 1.0))
        others = [part for part in parts if part != series]
        most = high[total] + (slack - low[others].sum() if exact else 0.0)
        return float(min(most, BOUNDLESS) - max(low[total] + slack - high[others].sum(), 1.0))

    def _best(self, number: int, when: int) -> int | None:
        """The least important shown member of the relation that holds anything; the smallest of these."""
        members = self.members[number]
        free = members[~self.hidden[members, when] & (self.cube.values[members, when] > 0)]
        if not len(free):
            return None
        order = np.lexsort((free, self.cube.values[free, when], self.cube.weight[free]))
        return int(free[order[0]])

    def _around(self, cell: Cell) -> tuple[int | None, int | None]:
        """The nearest cut-offs before and after at which the series is shown."""
        shown = np.flatnonzero(~self.hidden[cell[0]])
        before, after = shown[shown < cell[1]], shown[shown > cell[1]]
        return (int(before[-1]) if len(before) else None, int(after[0]) if len(after) else None)

    def _alone(self, number: int, cell: Cell) -> bool:
        """Nothing else of the relation is hidden at the cut-off."""
        members = self.members[number]
        return not bool(self.hidden[members[members != cell[0]], cell[1]].any())

    def _equals(self, cell: Cell) -> list[int]:
        """The nearest shown cut-offs with the same value."""
        row = self.cube.values[cell[0]]
        return [place for place in self._around(cell) if place is not None and row[place] == row[cell[1]]]

    def _between_equals(self, cell: Cell) -> bool:
        before, after = self._around(cell)
        row = self.cube.values[cell[0]]
        return before is not None and after is not None and bool(row[before] == row[after])

    def _neighbours(self, cell: Cell) -> None:
        """A value that never falls is known between equal ones: hide those beside it, and all of an equal run."""
        series, when = cell
        row = self.cube.values[series]
        self.hidden[series, [place for place in self._around(cell) if place is not None and row[place] > 0]] = True
        equal = row == row[when]
        self.hidden[series] |= equal & (row > 0)

    def _further(self, cell: Cell) -> None:
        """Nothing is left beside the cell: hide the least important cell in reach of what it hangs together with."""
        series, when = cell
        reached, wider = set[int](), {series}
        while wider != reached:
            reached = wider
            numbers = sorted({number for one in reached for number in self.of[one]})
            free = {best for number in numbers if (best := self._best(number, when)) is not None}
            if free:
                best = min(free, key=lambda one: (self.cube.weight[one], self.cube.values[one, when], one))
                self.hidden[best, when] = True
                return
            members = {int(one) for number in numbers for one in self.members[number]}
            wider = reached | {one for one in members if self.hidden[one, when]}
        for one in sorted(reached):
            self._neighbours((one, when))
