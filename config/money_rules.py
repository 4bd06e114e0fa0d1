"""Money rules of a programme that are not dates or goals: commitments, gender weights, what is no ERDF money."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Commitment:
    """One year's budget commitment and the day by which it must have been claimed (N+3)."""

    year: int
    amount_eur: Decimal  # ERDF
    due_on: date  # 31 December of year + 3 where the file says nothing else
    confirmed: bool  # false = example profile, shown as exempelprofil
    source: str


@dataclass(frozen=True)
class MoneyRules:
    """What `/ekonomi` weighs and compares with."""

    commitments: tuple[Commitment, ...]  # in order of year; empty = no profile known
    gender_weights: tuple[tuple[str, int], ...]  # (gender dimension, per cent); empty = not configured
    jtf_objectives: tuple[str, ...]  # objectives of the Just Transition Fund: never counted as climate

    def due(self) -> tuple[tuple[Commitment, Decimal], ...]:
        """Every year's commitment with the EUR that must have been claimed by its day: all due on or before it."""
        return tuple(
            (each, sum((other.amount_eur for other in self.commitments if other.due_on <= each.due_on), Decimal(0)))
            for each in self.commitments
        )
