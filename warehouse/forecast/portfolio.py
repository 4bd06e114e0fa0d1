"""The operations of one indicator as arrays: who plans what, from when to when, and what was reported when."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, fields, replace
from functools import cached_property

import numpy as np

NEVER = np.iinfo(np.int64).max // 4
"""The closing day of an operation that is still open."""


@dataclass(frozen=True)
class Portfolio:
    """One row per operation, in the order of their numbers; days are whole days since 1970-01-01.

    `values` and `fresh` are operations × `days`: the cumulative value at each cut-off (not a number where nothing
    is reported) and whether it was reported or listed at that very cut-off, not carried on from an earlier one.
    """

    operation: np.ndarray  # number, text
    objective: np.ndarray  # specific objective, text
    kind: np.ndarray  # kind of intervention, text
    form: np.ndarray  # form of support, text
    decided: np.ndarray  # day of the decision
    starts: np.ndarray  # first day
    ends: np.ndarray  # last day according to the decision
    closed: np.ndarray  # day it ended or was interrupted; NEVER = open
    planned: np.ndarray  # planned value, the indicator's unit; not a number = no plan
    days: np.ndarray  # cut-offs, rising
    values: np.ndarray
    fresh: np.ndarray

    def __len__(self) -> int:
        return len(self.operation)

    def ordered(self) -> Portfolio:
        """The same operations in the order of their numbers, so that no figure hangs on the order of rows."""
        return self.pick(np.argsort(self.operation, kind="stable"))

    def pick(self, rows: np.ndarray) -> Portfolio:
        """Some of the operations."""
        names = [field.name for field in fields(self) if field.name != "days"]
        return replace(self, **{name: getattr(self, name)[rows] for name in names})

    def at(self, day: int) -> Portfolio:
        """What is about the time up to a day: operations decided by then, and the values at cut-offs until then."""
        kept = self.days <= day
        cut = replace(self, days=self.days[kept], values=self.values[:, kept], fresh=self.fresh[:, kept])
        return cut.pick(self.decided <= day)

    @cached_property
    def last_fresh(self) -> np.ndarray:
        """Place among `days` of each operation's latest own value; −1 = none yet."""
        places = np.where(self.fresh, np.arange(len(self.days)), -1)
        return places.max(axis=1, initial=-1)

    @cached_property
    def latest(self) -> np.ndarray:
        """Each operation's latest value; 0 where nothing is reported."""
        if not len(self.days):
            return np.zeros(len(self))
        return np.nan_to_num(self.values[:, -1])

    def seed(self, indicator: str) -> int:
        """A start for the draws that follows from the indicator and the rows themselves, and from nothing else."""
        digest = hashlib.sha256(indicator.encode())
        for field in fields(self):
            array = getattr(self, field.name)
            digest.update("\x1f".join(array).encode() if array.dtype.kind in "UO" else array.tobytes())
        return int.from_bytes(digest.digest()[:8], "big")
