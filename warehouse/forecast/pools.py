"""Which finished operations an operation learns from: its own kind first, a wider pool where those are too few."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from warehouse.forecast.portfolio import Portfolio

POOLS = ("kind_form", "kind", "all")
"""From the nearest to the widest: same kind of intervention and form of support, same kind, every kind. Always the
same indicator: how one indicator is delivered says nothing about another."""

NO_POOL = -1


@dataclass(frozen=True)
class Pool:
    """Finished operations (places in the history) and the operations (places among the asking) that learn from them."""

    width: int  # place in POOLS
    finished: np.ndarray
    learners: np.ndarray


def pools_for(asking: Portfolio, history: Portfolio, *, min_finished: int) -> tuple[list[Pool], np.ndarray]:
    """Every pool with its learners, and for each asking operation how wide its pool is; NO_POOL = history too small."""
    width = np.full(len(asking), NO_POOL)
    pools: list[Pool] = []
    for place in range(len(POOLS)):
        asked, had = _words(asking, place), _words(history, place)
        for word in np.unique(asked[width == NO_POOL]):
            finished = np.flatnonzero(had == word)
            learners = np.flatnonzero((asked == word) & (width == NO_POOL))
            if len(finished) >= min_finished:
                width[learners] = place
                pools.append(Pool(place, finished, learners))
    return pools, width


def _words(portfolio: Portfolio, place: int) -> np.ndarray:
    """What operations must have in common to share a pool of this width, as one text each."""
    parts = (portfolio.kind, portfolio.form)[: len(POOLS) - 1 - place]
    empty = np.full(len(portfolio), "", dtype=object)
    return np.asarray(sum((np.char.add(part.astype(str), "|").astype(object) for part in parts), empty))
