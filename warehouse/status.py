"""The one status method: is an indicator where a straight line to its target says it should be?

Source: the 2014–2020 performance framework, Regulation (EU) 215/2014 Article 6 (the thresholds
are configuration, see `StatusMethod`). The path runs in straight lines from the baseline at the
programme's start over the milestone (if any) to the target; the ratio compares the distance
covered with the distance expected, so a decrease indicator needs no rule of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Literal, get_args

from config.model import Programme, StatusMethod

Status = Literal["reached", "on_track", "watch", "behind", "not_expected", "missing", "protected", "no_target"]

STATUSES: tuple[Status, ...] = get_args(Status)
"""Every status, best news first; the order of legends and summaries, never a rank of units."""

ZERO, ONE = Decimal(0), Decimal(1)


@dataclass(frozen=True)
class Calendar:
    """The three days the expected path is drawn between."""

    start: date
    milestone: date
    target: date


@dataclass(frozen=True)
class Ladder:
    """Baseline, milestone and target of one indicator; None = not set."""

    baseline: Decimal | None
    milestone: Decimal | None
    target: Decimal | None
    decrease: bool = False

    @property
    def origin(self) -> Decimal:
        """Where the path begins: outputs and results without a baseline start at nought."""
        return ZERO if self.baseline is None else self.baseline


@dataclass(frozen=True)
class StatusResult:
    """A status and everything it was concluded from, so that a reader can redo it by hand."""

    status: Status
    value: Decimal | None  # the measured value, the indicator's unit
    ladder: Ladder
    cut_off: date
    due: bool  # something measurable should exist by the cut-off
    expected: Decimal | None  # the path at the cut-off; None without a target
    ratio: Decimal | None  # covered / expected distance; None where nothing is expected or known
    share_of_target: Decimal | None  # covered / whole distance, not capped; None where it is nought
    review_target: bool  # so far over the target that target and double counting need a look

    @property
    def share_capped(self) -> Decimal | None:
        """The share of the target between 0 and 1, for bars and words that promise no more."""
        return capped(self.share_of_target)


def calendar_of(programme: Programme) -> Calendar:
    """The programme's own calendar."""
    return Calendar(start=programme.start, milestone=programme.milestone_date, target=programme.target_date)


def expected_value(ladder: Ladder, *, cut_off: date, calendar: Calendar) -> Decimal | None:
    """The value the straight lines give on a day; None where no target is set."""
    if ladder.target is None:
        return None
    points = [(calendar.start, ladder.origin), (calendar.target, ladder.target)]
    if ladder.milestone is not None:
        points.insert(1, (calendar.milestone, ladder.milestone))
    if cut_off <= points[0][0]:
        return points[0][1]
    for (day, value), (next_day, next_value) in pairwise(points):
        if cut_off <= next_day:
            return value + (next_value - value) * (cut_off - day).days / (next_day - day).days
    return ladder.target


def share_of_target(value: Decimal | None, ladder: Ladder) -> Decimal | None:
    """Share of the way from baseline to target, not capped; None where there is no way to go.

    Also the answer to "how far do the decided operations reach" when given the selected value.
    """
    if value is None or ladder.target is None or ladder.target == ladder.origin:
        return None
    return (value - ladder.origin) / (ladder.target - ladder.origin)


def capped(share: Decimal | None) -> Decimal | None:
    """The share, nought where it is below and one where it is above; the uncapped one stays beside it."""
    return None if share is None else min(max(share, ZERO), ONE)


def evaluate(
    value: Decimal | None,
    ladder: Ladder,
    *,
    cut_off: date,
    due: bool,
    calendar: Calendar,
    method: StatusMethod,
    protected: bool = False,
) -> StatusResult:
    """The status of one value at one cut-off.

    Nothing is ever divided by nought: where the path has not left the baseline the status is
    `not_expected`, where no value is known it is `missing`, where no target is set `no_target`.
    A protected value has no status that could tell it: `protected`.
    """
    value = None if protected else value
    expected = expected_value(ladder, cut_off=cut_off, calendar=calendar)
    ratio = None
    if value is not None and expected is not None and expected != ladder.origin:
        ratio = (value - ladder.origin) / (expected - ladder.origin)
    return StatusResult(
        status="protected" if protected else _status(value, ladder, ratio=ratio, due=due, method=method),
        value=value,
        ladder=ladder,
        cut_off=cut_off,
        due=due,
        expected=expected,
        ratio=ratio,
        share_of_target=share_of_target(value, ladder),
        review_target=over_target(value, ladder, method.review_target),
    )


def _status(value: Decimal | None, ladder: Ladder, *, ratio: Decimal | None, due: bool, method: StatusMethod) -> Status:
    if ladder.target is None:
        return "no_target"
    if value is None:
        return "missing" if due else "not_expected"
    # A decrease indicator reports 0 before anything is measured; that is not a target reached.
    if _reached(value, ladder) and (due or not ladder.decrease):
        return "reached"
    if not due or ratio is None:
        return "not_expected"
    if ratio >= method.on_track:
        return "on_track"
    return "watch" if ratio >= method.watch else "behind"


def _reached(value: Decimal, ladder: Ladder) -> bool:
    target = ladder.target
    return target is not None and (value <= target if ladder.decrease else value >= target)


def over_target(value: Decimal | None, ladder: Ladder, limit: Decimal) -> bool:
    """Over the limit of the target itself; a decrease indicator by the way it has covered."""
    if value is None or not ladder.target:
        return False
    if ladder.decrease:
        share = share_of_target(value, ladder)
        return share is not None and share > limit
    return value > limit * ladder.target
