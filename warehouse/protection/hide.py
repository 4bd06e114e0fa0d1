"""The choice of what else to hide: beside a hidden cell, the least important sibling that makes it uncertain."""

from __future__ import annotations

import numpy as np

from warehouse.protection.cube import Cube, Marks, Numbers, Places, small
from warehouse.protection.unknowns import Bounds, Unknowns

PATIENCE = 5
"""Rounds after which a series that gives a cell gives all its cut-offs: one by one, time takes a round for each."""


def hide(cube: Cube, threshold: int) -> Marks:
    """Which cells are hidden: the small ones, and others until nothing hidden can be worked out.

    Deterministic for a cube in a fixed order. Every round hides at least one cell more, until nothing can be worked out
    or nothing is left to hide beside what can; `exposed` says whether any such cell remains.
    """
    hidden = np.zeros(cube.values.shape, dtype=bool)
    for series in cube.families() if len(cube.relations.total) else [np.arange(len(cube.values))]:
        family = cube.only(series)
        found = _family(family, threshold)
        hidden[series] = found
    return hidden


def _family(cube: Cube, threshold: int) -> Marks:
    found, number = _tied(cube, small(cube.values, threshold)), 0
    while found.any() and (more := _Round(cube, found).more()).any():
        if number >= PATIENCE:
            more |= (more.any(axis=1) & (cube.weight < cube.kept))[:, None]
        found, number = _tied(cube, found | more), number + 1
    return found


def _tied(cube: Cube, hidden: Marks) -> Marks:
    """Cells of tied series are hidden together, where they hold anything."""
    together = np.zeros((int(cube.tie.max(initial=0)) + 1, hidden.shape[1]), dtype=bool)
    np.logical_or.at(together, cube.tie, hidden)
    found: Marks = together[cube.tie] & (cube.values > 0)
    return found


class _Round:
    """What to hide beside the cells that can be worked out, given what is hidden so far."""

    def __init__(self, cube: Cube, hidden: Marks) -> None:
        self.cube = cube
        self.hidden = hidden
        self.unknowns = Unknowns(cube, hidden)
        self.found = np.zeros(hidden.shape, dtype=bool)

    def more(self) -> Marks:
        """One cell more in each relation that tells a cell by itself; else before and after the cell, else further."""
        bounds = self.unknowns.bounds()
        if bounds.known.any():
            self._beside(bounds)
            if not self.found.any():
                self._further(np.flatnonzero(bounds.known))
        return self.found

    def _beside(self, bounds: Bounds) -> None:
        told = np.flatnonzero(bounds.known)
        before, after = self._equals()
        cell, instance, alone = self._telling(bounds)
        company = np.ones(len(bounds.known), dtype=bool)
        company[cell[alone]] = False
        # between equals, or with others hidden beside it, only what was shown before or after tells it
        in_time = (before & after) | (company & (before | after) & np.isin(np.arange(len(company)), cell))
        kept = ~in_time[cell]
        cell, instance = cell[kept], instance[kept]
        chosen = self._best(instance)
        helped = np.zeros(len(company), dtype=bool)
        helped[cell[chosen[instance]]] = True
        self._neighbours(told[~helped[told]])

    def _telling(self, bounds: Bounds) -> tuple[Places, Places, Marks]:
        """Cells that can be worked out, the instances that tell them (else the one that leaves least), and whether
        nothing else of the instance is hidden.
        """
        unknowns = self.unknowns
        lower, upper = unknowns.claims(bounds.low, bounds.high)
        rows = np.flatnonzero(bounds.known[unknowns.cell])
        width = (upper - np.maximum(lower, 1.0))[rows]
        order = np.lexsort((unknowns.instance[rows], width, unknowns.cell[rows]))
        rows, width = rows[order], width[order]
        first = np.diff(unknowns.cell[rows], prepend=-1) != 0
        rows = rows[first | (width < 1)]
        hidden_in = np.bincount(unknowns.instance, minlength=len(unknowns.relation))
        return unknowns.cell[rows], unknowns.instance[rows], hidden_in[unknowns.instance[rows]] == 1

    def _best(self, instances: Places) -> Marks:
        """Hide the candidate of each instance; returns which instances have one."""
        member, of = self._candidates(instances)
        self.found[member, self.unknowns.cut_off[of]] = True
        found = np.zeros(len(self.unknowns.relation), dtype=bool)
        found[of] = True
        return found

    def _candidates(self, instances: Places) -> tuple[Places, Places]:
        """The least important shown member of each instance that holds anything, the smallest of these; of which."""
        asked = np.unique(instances)
        series, starts = self.cube.relations.members
        relation = self.unknowns.relation[asked]
        size = starts[relation + 1] - starts[relation]
        member = series[np.arange(size.sum()) + np.repeat(starts[relation] - np.cumsum(size) + size, size)]
        of = np.repeat(asked, size)
        when = self.unknowns.cut_off[of]
        free = ~self.hidden[member, when] & (self.cube.values[member, when] > 0)
        return self._least(member[free], of[free], of[free])

    def _least(self, member: Places, of: Places, label: Places) -> tuple[Places, Places]:
        """Of the members of instances under one label, the least important, the smallest of these."""
        values: Numbers = self.cube.values[member, self.unknowns.cut_off[of]]
        order = np.lexsort((member, values, self.cube.weight[member], label))
        chosen = order[np.diff(label[order], prepend=-1) != 0]
        return member[chosen], of[chosen]

    def _around(self) -> tuple[Places, Places]:
        """Of every hidden cell: the nearest cut-offs before and after at which its series is shown; -1 for none."""
        places = np.arange(self.hidden.shape[1])
        end = len(places)
        before = np.maximum.accumulate(np.where(self.hidden, -1, places), axis=1)
        after = np.minimum.accumulate(np.where(self.hidden, end, places)[:, ::-1], axis=1)[:, ::-1]
        at = (self.unknowns.series, self.unknowns.when)
        return before[at], np.where(after == end, -1, after)[at]

    def _equals(self) -> tuple[Marks, Marks]:
        """Of every hidden cell: whether its series shows the same value before and after."""
        unknowns = self.unknowns
        values = self.cube.values[unknowns.series]
        rows = np.arange(len(values))
        before, after = ((place >= 0) & (values[rows, place] == unknowns.value) for place in self._around())
        return before, after

    def _neighbours(self, cells: Places) -> None:
        """A value that never falls is known between equal ones: hide those beside it, and all of an equal run."""
        series, value = self.unknowns.series[cells], self.unknowns.value[cells]
        wanted: Marks = self.cube.values[series] == value[:, None]
        for place in self._around():
            near = np.flatnonzero(place[cells] >= 0)
            wanted[near, place[cells][near]] = True
        np.logical_or.at(self.found, series, wanted)
        self.found &= ~self.hidden & (self.cube.values > 0)

    def _further(self, told: Places) -> None:
        """Nothing is left beside the cells: hide the least important cell in reach of what each hangs together with.

        Where two reach the same relation, one cell is hidden for both.
        """
        unknowns, nobody = self.unknowns, len(self.unknowns.value)
        label, before = np.full(nobody, nobody), np.zeros(0, dtype=np.int64)
        label[told] = told
        while not np.array_equal(before, label):
            before, by_instance = label.copy(), np.full(len(unknowns.relation), nobody)
            np.minimum.at(by_instance, unknowns.instance, label[unknowns.cell])
            member, of = self._candidates(np.flatnonzero(by_instance < nobody))
            if len(member):
                member, of = self._least(member, of, by_instance[of])
                self.found[member, unknowns.cut_off[of]] = True
                return
            np.minimum.at(label, unknowns.cell, by_instance[unknowns.instance])
        self._neighbours(np.flatnonzero(label < nobody))
