"""How far do the decided operations reach? The status method on the selected value, against the target itself.

Selected is a sum of plans for the end of each operation, so it is not held against the path on the
cut-off's day but against where the path ends: ratio = (selected − baseline) / (target − baseline), with
the thresholds of the status method. Until the milestone's day decisions are still to be expected: a
ratio below the upper threshold then says `too_early`, never that it does not reach. A selected value that is not
there is protected, or a share with nothing to divide by.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal, get_args

from config.model import StatusMethod
from warehouse.status import Calendar, Ladder, capped, over_target, share_of_target

Reach = Literal[
    "enough",
    "nearly",
    "short",
    "far_short",
    "too_early",
    "nothing_planned",
    "not_assessable",
    "protected",
    "no_target",
]

REACHES: tuple[Reach, ...] = get_args(Reach)
"""Every answer, best news first."""


@dataclass(frozen=True)
class ReachResult:
    """How far the decided operations reach, and everything it was concluded from."""

    reach: Reach
    selected: Decimal | None  # sum of planned values in decided operations, the indicator's unit
    ladder: Ladder
    cut_off: date
    ratio: Decimal | None  # planned distance / whole distance, not capped; None where there is none
    review_target: bool  # so far over the target that target and double counting need a look

    @property
    def ratio_capped(self) -> Decimal | None:
        """The ratio between 0 and 1."""
        return capped(self.ratio)


def evaluate_selected(
    selected: Decimal | None,
    ladder: Ladder,
    *,
    cut_off: date,
    calendar: Calendar,
    method: StatusMethod,
    protected: bool = False,
) -> ReachResult:
    """What the decided operations reach of the target; nothing is ever divided by nought."""
    ratio = share_of_target(selected, ladder) if selected else None
    early = cut_off < calendar.milestone
    return ReachResult(
        reach=_reach(selected, ladder, ratio=ratio, early=early, method=method, protected=protected),
        selected=selected,
        ladder=ladder,
        cut_off=cut_off,
        ratio=ratio,
        review_target=selected is not None and bool(selected) and over_target(selected, ladder, method.review_target),
    )


def _reach(
    selected: Decimal | None,
    ladder: Ladder,
    *,
    ratio: Decimal | None,
    early: bool,
    method: StatusMethod,
    protected: bool,
) -> Reach:
    if ladder.target is None:
        return "no_target"
    if protected:
        return "protected"
    if not selected:
        return "nothing_planned"
    if ratio is None:
        return "not_assessable"
    steps: tuple[tuple[bool, Reach], ...] = (
        (ratio >= 1, "enough"),
        (ratio >= method.on_track, "nearly"),
        (early, "too_early"),
        (ratio >= method.watch, "short"),
    )
    return next((reach for holds, reach in steps if holds), "far_short")
