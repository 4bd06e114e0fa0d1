"""Progress reports: what each operation reports at each cut-off, cumulative, with breakdowns and sexes."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from config.model import Indicator, Programme
from etl.demo.enterprises import counted_rows
from etl.demo.timeline import CUT_OFFS, growth, stream

PART_WORDS = {
    "grant": "bidrag", "financial_instrument": "finansieringsinstrument",
    "technical": "teknik", "management": "ledning", "entrepreneurship": "entreprenörskap", "green": "grön",
    "electricity": "el", "thermal": "värme", "dwellings": "bostäder", "public_buildings": "offentliga byggnader",
    "enterprises": "företag", "other": "övrigt",
}  # fmt: skip
PART_SHARES = (0.46, 0.24, 0.15, 0.10, 0.05)
"""How a value is shared over the categories of its breakdown, in their order."""

SIZES = ("mikro", "små", "medel", "stort")
SEXES = {"K": 0.41, "M": 0.57, "annan/okänt": 0.02}
BY_SEX = ("RCR98", "RCR97", "RCR01")
INSTRUMENT_PARTS = {"instrument": "financial_instrument"}
COLUMNS = ["diarienummer", "per_datum", "indikator", "varde", "uppdelning", "kon", "region", "kommentar"]


def make_reports(plans: pd.DataFrame, supports: pd.DataFrame, programme: Programme, *, seed: int) -> pd.DataFrame:
    """Layout 5, in full: one row per operation, cut-off, indicator and part; `cycle` says in which round it belongs."""
    rng = stream(seed, "reports")
    evidence = {i.code: i for i in programme.indicators if i.evidence}
    kept = plans[~plans["aim"].isin(["missing", "not_due"])]
    counted = kept[kept["indikator"].isin(evidence)]
    totals = pd.concat(
        [_declared(kept.drop(counted.index), programme), *_listed(counted, supports, evidence)], ignore_index=True
    )
    totals = totals.sort_values(["diarienummer", "per_datum", "indikator"], ignore_index=True)
    parts = [totals, *_broken_down(totals, supports, programme), _by_sex(totals, rng)]
    rows = pd.concat(parts, ignore_index=True).reindex(columns=[*COLUMNS, "cycle"])
    return rows.sort_values(["diarienummer", "cycle", "indikator"], kind="stable", ignore_index=True)


def _rounds(plans: pd.DataFrame) -> pd.DataFrame:
    """The plans once per cut-off at which their operation reports: from the first with work done to a year after."""
    rounds = pd.DataFrame({"cycle": np.arange(len(CUT_OFFS)), "per_datum": CUT_OFFS})
    crossed = plans.merge(rounds, how="cross")
    begun = crossed["per_datum"] >= crossed["startdatum"] + pd.Timedelta(days=75)
    open_still = crossed["per_datum"] <= crossed["stopped"] + pd.Timedelta(days=400)
    asked = (crossed["cycle"] < len(CUT_OFFS) - 1) | crossed["last_round"]
    return crossed[begun & open_still & asked]


def _declared(plans: pd.DataFrame, programme: Programme) -> pd.DataFrame:
    """Values of indicators without a list behind them, along the growth of the work."""
    rows = _rounds(plans)
    base = rows["basvarde"].fillna(0.0)
    value = base + (rows["final"] - base) * growth(
        np.minimum(rows["per_datum"], rows["stopped"]), rows["starts"], rows["ends"]
    )
    places = rows["indikator"].map({i.code: _places(i) for i in programme.indicators}).to_numpy()
    return rows.assign(varde=np.round(value * 10.0**places) / 10.0**places)


def _places(indicator: Indicator) -> int:
    """Decimals an operation reports: whole kronor and whole counts, otherwise one."""
    return 0 if indicator.integer or indicator.money == "SEK" else 1


def _listed(plans: pd.DataFrame, supports: pd.DataFrame, evidence: dict[str, Indicator]) -> Iterator[pd.DataFrame]:
    """Counts of enterprises and organisations, as many as the list has at each cut-off."""
    for code, group in plans.groupby("indikator"):
        rule = evidence[str(code)].evidence
        assert rule is not None
        rows = _rounds(group)
        days = {number: np.sort(own["day"]) for number, own in counted_rows(supports, rule).groupby("diarienummer")}
        yield rows.assign(
            varde=[
                float(np.searchsorted(days[number], day, side="right")) if number in days else 0.0
                for number, day in zip(rows["diarienummer"], rows["per_datum"].to_numpy(), strict=True)
            ]
        )


def _broken_down(totals: pd.DataFrame, supports: pd.DataFrame, programme: Programme) -> Iterator[pd.DataFrame]:
    for indicator in programme.indicators:
        rows = totals[totals["indikator"] == indicator.code]
        if indicator.breakdown is None or rows.empty:
            continue
        categories = indicator.breakdown.categories
        if set(categories) == {"micro", "small", "medium", "large"}:
            yield _by_size(rows, supports, indicator)
        elif "financial_instrument" in categories:
            yield rows.assign(uppdelning=_instrument_words(rows))
        else:
            yield _shared(rows, [PART_WORDS.get(c, c) for c in categories], _places(indicator))


def _instrument_words(rows: pd.DataFrame) -> pd.Series:
    """An operation gives one form of support, so its private money stands in one category."""
    return rows["profile"].map(lambda profile: PART_WORDS[INSTRUMENT_PARTS.get(profile, "grant")])


def _shared(rows: pd.DataFrame, words: list[str], places: int) -> pd.DataFrame:
    """The totals split in fixed shares; the first category takes what rounding leaves."""
    shares = np.array(PART_SHARES[: len(words)]) / sum(PART_SHARES[: len(words)])
    others = np.floor(np.outer(rows["varde"], shares[1:]) * 10**places + 1e-6) / 10**places
    values = np.column_stack([np.round(rows["varde"] - others.sum(axis=1), places), others])
    return pd.concat(
        [rows.assign(uppdelning=word, varde=values[:, n]) for n, word in enumerate(words)], ignore_index=True
    )


def _by_size(rows: pd.DataFrame, supports: pd.DataFrame, indicator: Indicator) -> pd.DataFrame:
    """The enterprises of the list by size class, so that the parts make the total."""
    assert indicator.evidence is not None
    counted = counted_rows(supports, indicator.evidence)
    listed = rows.merge(counted, on="diarienummer").query("day <= per_datum")
    sizes = listed.groupby(["diarienummer", "cycle", "storleksklass"]).size().unstack(fill_value=0)
    sizes = sizes.reindex(columns=list(SIZES), fill_value=0)
    wide = rows.join(sizes, on=["diarienummer", "cycle"]).fillna(dict.fromkeys(SIZES, 0))
    return pd.concat([wide.assign(uppdelning=size, varde=wide[size]) for size in SIZES], ignore_index=True)


def _by_sex(totals: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Persons by sex; each operation has its own balance between women and men."""
    rows = totals[totals["indikator"].isin(BY_SEX)]
    tilt = pd.Series(rng.uniform(0.75, 1.35, totals["diarienummer"].nunique()), index=totals["diarienummer"].unique())
    women = np.floor(rows["varde"] * np.minimum(SEXES["K"] * rows["diarienummer"].map(tilt).astype(float), 0.9))
    other = np.floor(rows["varde"] * SEXES["annan/okänt"])
    values = {"K": women, "M": rows["varde"] - women - other, "annan/okänt": other}
    return pd.concat([rows.assign(kon=sex, varde=value) for sex, value in values.items()], ignore_index=True)
