"""What operations plan and how far they get: one row per operation and indicator, tuned to the targets.

The sum of plans is a share of the target (`SELECTED`), and the sum achieved at the last cut-off is what the
indicator's aim asks for (`AIMS`), so that every status occurs whatever targets the configuration has.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd

from config.model import ALL, ChainCell, Indicator, Programme, Target
from etl.demo.operations import demo_cells
from etl.demo.parameters import AIM_RATIO, AIMS, FORMS, NOT_DUE_WITHOUT_TARGET, SELECTED, UNION, UNTARGETED
from etl.demo.timeline import LAST_CUT_OFF, as_days, growth, stream

FASTEST = 2.5
"""Operations achieve at most this many times their plan; above three the loader suspects an error."""


def make_plans(operations: pd.DataFrame, programme: Programme, seed: int) -> pd.DataFrame:
    """One row per operation and indicator: its plan, baseline and final value, and when the work is done.

    Columns: diarienummer, sarskilt_mal, profile, indikator, aim, planvarde, basvarde, final (the value were all
    work done), starts, ends (of the work behind the value), stopped.
    """
    rng = stream(seed, "plans")
    pairs = pd.DataFrame(_pairs(operations, programme))
    pairs["weight"] *= rng.lognormal(0.0, 0.35, len(pairs))
    pairs = _worked(pairs.merge(operations, on="diarienummer", validate="many_to_one"), programme)
    pairs["aim"] = [
        _aim(objective, code) for objective, code in pairs[["sarskilt_mal", "indikator"]].itertuples(index=False)
    ]
    unfinished = pairs["slutdatum"] > LAST_CUT_OFF
    pairs = pairs[(pairs["aim"] != "not_due") | unfinished]
    groups = pairs.groupby(["sarskilt_mal", "indikator"], sort=False)
    plans = pd.concat([_valued(group, programme) for _, group in groups])
    return _with_union(plans, programme).sort_values(["diarienummer", "indikator"], ignore_index=True)


def _pairs(operations: pd.DataFrame, programme: Programme) -> Iterator[dict[str, object]]:
    cells = demo_cells(programme)
    known = {indicator.code for indicator in programme.indicators}
    for row in operations[["diarienummer", "cell", "profile", "eu_stod_sek"]].itertuples(index=False):
        for code, weight in _weights(cells[row.cell], row.profile).items():
            if code in known and weight:
                yield {"diarienummer": row.diarienummer, "indikator": code, "weight": weight * row.eu_stod_sek**0.5}


def _weights(cell: ChainCell, profile: str) -> dict[str, float]:
    """Indicators of an operation in the cell, and how much of each it takes on."""
    forms = FORMS.get(profile, {})
    apart = {"RCO02", "RCO03", "RCO04"} if forms else set()
    codes = (*cell.output_indicators, *cell.result_indicators)
    return {code: forms.get(code, 0.0) if code in apart else 1.0 for code in codes}


def _worked(pairs: pd.DataFrame, programme: Programme) -> pd.DataFrame:
    """When the work behind each value is done: outputs with the operation, results later."""
    results = pairs["indikator"].isin([i.code for i in programme.indicators if i.type == "result"])
    starts, ends = as_days(pairs["startdatum"]), as_days(pairs["slutdatum"])
    third = ((ends - starts).astype(int) // 3).astype("timedelta64[D]")
    late = results.to_numpy()
    return pairs.assign(starts=np.where(late, starts + third, starts), ends=np.where(late, ends + 120, ends))


def _aim(objective: str, code: str) -> str:
    fallback = "not_due" if code in NOT_DUE_WITHOUT_TARGET else "on_track"
    return AIMS.get(objective, {}).get(code, fallback)


def _valued(group: pd.DataFrame, programme: Programme) -> pd.DataFrame:
    """Plans and final values of one indicator under one objective."""
    code, objective, aim = (group[name].iloc[0] for name in ("indikator", "sarskilt_mal", "aim"))
    indicator = programme.indicator(code)
    target = target_of(programme, code, objective)
    baseline, goal = _ends(target, code)
    share = (group["weight"] / group["weight"].sum()).to_numpy()
    selected = baseline + (goal - baseline) * SELECTED.get(aim, 0.97)
    planned, base = selected * share, baseline * share
    done = growth(group["until"], group["starts"], group["ends"])
    rate = _rate(_wanted(target, programme, aim) - baseline, ((planned - base) * done).sum())
    planned = _rounded(planned, indicator)
    values = {"planvarde": planned, "basvarde": base if baseline else np.nan, "final": base + (planned - base) * rate}
    return group.assign(**values)


def _rate(wanted: float, on_plan: float) -> float:
    """How many times their plan the operations achieve; nothing wanted, nothing achieved."""
    return 1.0 if not on_plan or np.isnan(wanted) else float(np.clip(wanted / on_plan, 0.0, FASTEST))


def _rounded(values: np.ndarray, indicator: Indicator) -> np.ndarray:
    if indicator.money == "SEK":
        return np.round(values, -3)
    return np.maximum(np.round(values), 1.0) if indicator.integer else np.round(values, 1)


def target_of(programme: Programme, code: str, objective: str) -> Target | None:
    """The indicator's target under the objective in the newest version of the programme, if it has one."""
    rows = [t for t in programme.targets if (t.indicator, t.objective) == (code, objective)]
    return max(rows, key=lambda row: row.valid_from, default=None)


def _ends(target: Target | None, code: str) -> tuple[float, float]:
    if target is None or target.target_2029 is None:
        baseline, goal = UNTARGETED.get(code, (0, 100))
        return float(baseline), float(goal)
    return float(target.baseline or 0), float(target.target_2029)


def _wanted(target: Target | None, programme: Programme, aim: str) -> float:
    """The value the aim asks for at the last cut-off; not a number where there is no target."""
    if target is None or target.target_2029 is None:
        return np.nan
    expected = expected_on(target, programme, LAST_CUT_OFF.astype(date))
    of_expected, of_target = AIM_RATIO[aim]
    baseline = float(target.baseline or 0)
    if of_expected is None:
        return float(target.target_2029) * (of_target or 1.0)
    return baseline + (expected - baseline) * of_expected


def expected_on(target: Target, programme: Programme, day: date) -> float:
    """The straight path from baseline through the milestone to the target, on one day."""
    points = [(programme.start, target.baseline or Decimal(0)), (programme.target_date, target.target_2029)]
    if target.milestone_2024 is not None:
        points.insert(1, (programme.milestone_date, target.milestone_2024))
    days = [point.toordinal() for point, _ in points]
    return float(np.interp(day.toordinal(), days, [float(value or 0) for _, value in points]))


def _with_union(plans: pd.DataFrame, programme: Programme) -> pd.DataFrame:
    """The plans with RCO01 added: somewhat fewer enterprises than the three forms together."""
    if UNION not in {i.code for i in programme.indicators} or all(t.objective == ALL for t in programme.targets):
        return plans
    forms = plans[plans["indikator"].isin(["RCO02", "RCO03", "RCO04"])]
    union = forms.sort_values("planvarde").drop_duplicates("diarienummer", keep="last")
    summed = union["diarienummer"].map(forms.groupby("diarienummer")["planvarde"].sum())
    union = union.assign(indikator=UNION, aim="on_track", planvarde=np.maximum(np.round(summed * 0.96), 1.0))
    return pd.concat([plans, union])
