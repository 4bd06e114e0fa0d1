"""Drawing portfolios: every operation gets what a finished one of its pool got after the same stage."""

from __future__ import annotations

import numpy as np

from warehouse.forecast.curves import read_curves
from warehouse.forecast.pools import Pool


def drawn_sums(
    gains: list[tuple[Pool, np.ndarray]], groups: np.ndarray, *, draws: int, rng: np.random.Generator
) -> np.ndarray:
    """What the operations of each group gain in each drawn portfolio: draws × groups × days.

    `gains` holds, per pool, what each learner would gain with each finished operation: finished × learners × days.
    `groups` (operations × groups) says which operations a group adds up. One draw first draws the pool itself anew
    with replacement, as another history might have been, then one finished operation for each learner: so a small
    pool gives a wide band. A learner keeps the same finished operation on all days.
    """
    days = gains[0][1].shape[2] if gains else 0
    sums = np.zeros((draws, groups.shape[1], days))
    for pool, gain in gains:
        chosen = _chosen(len(pool.finished), len(pool.learners), draws=draws, rng=rng)
        chosen *= np.int32(len(pool.learners))
        chosen += np.arange(len(pool.learners), dtype=np.int32)  # places in a day's table of gains, row after row
        members = [(group, np.flatnonzero(groups[pool.learners, group])) for group in range(groups.shape[1])]
        for place in range(days):
            drawn = np.ascontiguousarray(gain[:, :, place]).ravel().take(chosen)
            for group, member in members:
                part = drawn if len(member) == len(pool.learners) else drawn[:, member]
                sums[:, group, place] += part.sum(axis=1)
    return sums


def _chosen(finished: int, learners: int, *, draws: int, rng: np.random.Generator) -> np.ndarray:
    """Draws × learners: the finished operation each learner gets, from a pool that is itself drawn anew."""
    pool = rng.integers(finished, size=(draws, finished), dtype=np.int32)
    return np.take_along_axis(pool, rng.integers(finished, size=(draws, learners), dtype=np.int32), axis=1)


def gain_of(curves: np.ndarray, planned: np.ndarray, *, base: np.ndarray, stages: np.ndarray) -> np.ndarray:
    """What each operation would gain from its base stage to later ones, on each curve: curves × operations × days.

    `base` is the stage of each operation's latest report, `stages` its stage on each future day (operations × days).
    """
    later = read_curves(curves, np.maximum(stages, base[:, None])) - read_curves(curves, base)[:, :, None]
    gain: np.ndarray = later * planned[None, :, None]
    return gain
