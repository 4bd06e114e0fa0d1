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
