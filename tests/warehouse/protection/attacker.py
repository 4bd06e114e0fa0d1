"""A reader who tries every whole number: which values can each hidden cell have, given all that is shown?"""

from __future__ import annotations

import itertools
from collections import defaultdict

import numpy as np

from warehouse.protection.cube import SUM, Cube, Marks

BEYOND = 2
"""How far above the largest true value the reader looks."""


def possible(cube: Cube, hidden: Marks) -> dict[tuple[int, int], set[int]]:
    """Hidden cell → the values it has in some cube that shows the same, never falls and adds up."""
    cells = [(int(s), int(t)) for s, t in zip(*np.nonzero(hidden), strict=True)]
    most = int(cube.values.max()) + BEYOND
    found: dict[tuple[int, int], set[int]] = defaultdict(set)
    slack = _slack(cube, cube.values)
    for guess in itertools.product(range(1, most + 1), repeat=len(cells)):
        values = cube.values.copy()
        for (series, when), value in zip(cells, guess, strict=True):
            values[series, when] = value
        if _fits(cube, values, slack):
            for cell, value in zip(cells, guess, strict=True):
                found[cell].add(value)
    return found


def _slack(cube: Cube, values: np.ndarray) -> list[np.ndarray]:
    parts = [cube.relations.part[cube.relations.relation == number] for number in range(len(cube.relations.total))]
    return [values[part].sum(axis=0) - values[total] for part, total in zip(parts, cube.relations.total, strict=True)]


def _fits(cube: Cube, values: np.ndarray, slack: list[np.ndarray]) -> bool:
    if (np.diff(values, axis=1) < 0).any():
        return False
    for number, total in enumerate(cube.relations.total):
        parts = values[cube.relations.part[cube.relations.relation == number]]
        if cube.relations.kind[number] == SUM:
            if (parts.sum(axis=0) - values[total] != slack[number]).any():
                return False
        elif (values[total] < parts.max(axis=0)).any() or (values[total] > parts.sum(axis=0)).any():
            return False
    return True
