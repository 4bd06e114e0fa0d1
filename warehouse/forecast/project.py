"""The forecast of one indicator: low, middle and high for each group of operations on each future day."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from config.forecast_method import ForecastMethod
from warehouse.forecast.curves import LAST_STAGE, STEPS, delay_days, is_history, share_curves, stage_of
from warehouse.forecast.draws import drawn_sums, gain_of
from warehouse.forecast.pools import NO_POOL, POOLS, Pool, pools_for
from warehouse.forecast.portfolio import Portfolio

EVERY_OPERATION = "*"


@dataclass(frozen=True)
class Question:
    """What is asked: as it was on `day`, for each of the days `ahead`."""

    day: int
    ahead: np.ndarray
    one_year_after: bool  # the indicator is measured up to one year after completion
    seed: int


@dataclass(frozen=True)
class Outlook:
    """The answer for one group of operations: a specific objective, or "*" for all."""

    group: str
    reported: float  # sum of the operations' latest values
    gained: np.ndarray  # draws × days: what is added to it; empty where `enough` is False
    running: int  # open operations with a plan
    late: int  # closed ones whose late reports may still come
    enough: bool  # every running operation found a pool
    pool: str  # the widest pool any of them needed; empty where none is running
    finished: int  # finished operations in the smallest pool used; where too few, in the widest there is
    rate: float  # median delivery rate of the history; not a number where there is none
    delay: float  # median days from planned end to the value reached


def outlooks(portfolio: Portfolio, question: Question, method: ForecastMethod) -> list[Outlook]:
    """The outlook of each specific objective and of all operations together, as it stood on the question's day.

    An operation's value later = what it has reported + planned value × what the drawn finished operation gained
    from the same stage on (the Bornhuetter–Ferguson way of claims reserving, with drawn curves). Nothing falls.
    """
    now = portfolio.ordered().at(question.day)
    history = now.pick(is_history(now, question.day, one_year_after=question.one_year_after))
    is_open = (now.closed > question.day) & (now.planned > 0)
    is_late = _may_still_report(now, question.day)
    rng = np.random.default_rng(question.seed)
    names = [*np.unique(now.objective), EVERY_OPERATION]
    groups = np.column_stack([(now.objective == name) | (name == EVERY_OPERATION) for name in names])
    open_part = _drawn(now, history, _Part(is_open, groups, closed=False), question=question, method=method, rng=rng)
    late_part = _drawn(now, history, _Part(is_late, groups, closed=True), question=question, method=method, rng=rng)
    return [
        _outlook(
            name,
            now,
            history,
            member=groups[:, place],
            parts=(open_part, late_part),
            gained=open_part.sums[:, place] + late_part.sums[:, place],
        )
        for place, name in enumerate(names)
    ]


@dataclass(frozen=True)
class _Part:
    """Open operations, or closed ones whose reports may still come."""

    rows: np.ndarray
    groups: np.ndarray
    closed: bool


@dataclass(frozen=True)
class _Drawn:
    """What a part gains, and on which pools it rests."""

    rows: np.ndarray
    width: np.ndarray  # per operation of the whole portfolio; NO_POOL outside the part
    count: np.ndarray  # finished operations in its pool
    sums: np.ndarray  # draws × groups × days


def _drawn(
    now: Portfolio,
    history: Portfolio,
    part: _Part,
    *,
    question: Question,
    method: ForecastMethod,
    rng: np.random.Generator,
) -> _Drawn:
    asking = now.pick(part.rows)
    pools, width = pools_for(asking, history, min_finished=method.min_finished)
    curves = share_curves(history, history.closed if part.closed else history.ends)
    gains = [(pool, _gain(asking, curves, pool, question=question, closed=part.closed)) for pool in pools]
    sums = drawn_sums(gains, part.groups[part.rows], draws=method.draws, rng=rng)
    sums = sums if pools else np.zeros((method.draws, part.groups.shape[1], len(question.ahead)))
    count = np.zeros(len(asking), dtype=np.int64)
    for pool in pools:
        count[pool.learners] = len(pool.finished)
    return _Drawn(part.rows, _spread(width, part.rows, NO_POOL), _spread(count, part.rows, 0), sums)


def _gain(asking: Portfolio, curves: np.ndarray, pool: Pool, *, question: Question, closed: bool) -> np.ndarray:
    learners = asking.pick(pool.learners)
    ends = learners.closed if closed else learners.ends
    heard = learners.last_fresh >= 0
    since = np.where(heard, _latest_report(learners), learners.starts)
    place = lambda days: stage_of(days, learners.starts[:, None], ends[:, None])  # noqa: E731
    base = place(since[:, None])[:, 0]
    return gain_of(
        curves[pool.finished], learners.planned, base=base, stages=place(question.ahead[None, :].astype(float))
    )


def _latest_report(portfolio: Portfolio) -> np.ndarray:
    return portfolio.days[portfolio.last_fresh] if len(portfolio.days) else portfolio.starts


def _may_still_report(now: Portfolio, day: int) -> np.ndarray:
    """Closed operations that have reported something and whose time for late reports is not over."""
    if not len(now):
        return np.zeros(0, dtype=bool)
    stage = stage_of(np.full((1, 1), float(day)), now.starts[:, None], now.closed[:, None])[:, 0]
    return (now.closed <= day) & (now.planned > 0) & (now.last_fresh >= 0) & (stage >= STEPS) & (stage < LAST_STAGE)


def _spread(values: np.ndarray, rows: np.ndarray, empty: int) -> np.ndarray:
    whole = np.full(len(rows), empty)
    whole[rows] = values
    return whole


def _outlook(
    name: str,
    now: Portfolio,
    history: Portfolio,
    *,
    member: np.ndarray,
    parts: tuple[_Drawn, _Drawn],
    gained: np.ndarray,
) -> Outlook:
    running, late = parts
    mine = running.rows & member
    width, count = running.width[mine], running.count[mine]
    enough = bool((width != NO_POOL).all())
    delays = delay_days(history)
    return Outlook(
        group=name,
        reported=float(now.latest[member].sum()),
        gained=gained if enough else gained[:0],
        running=int(mine.sum()),
        late=int((late.rows & member & (late.width != NO_POOL)).sum()),
        enough=enough,
        pool=POOLS[width.max()] if enough and len(width) else "",
        finished=int(count.min()) if enough and len(count) else len(history),
        rate=float(np.median(history.latest / history.planned)) if len(history) else float("nan"),
        delay=float(np.median(delays)) if len(delays) else float("nan"),
    )


def band(gained: np.ndarray, method: ForecastMethod) -> np.ndarray:
    """Low, middle and high of the drawn gains on each day: 3 × days."""
    shares = [float(method.low), 0.5, float(method.high)]
    answer: np.ndarray = np.quantile(gained, shares, axis=0)
    return answer


def overlap(published: float | None, summed: float, *, unique: bool) -> float:
    """Published value of a level ÷ sum of its operations: unique enterprises stand behind several operations.

    1 where nothing is unique or nothing is published; never more than 1.
    """
    if not unique or not summed or not published:
        return 1.0
    return min(published / summed, 1.0)
