"""Faulty rows: what the loader is there to find, one or a few of each kind, among thousands of good rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

import pandas as pd

from etl.demo.history import Sheet
from etl.demo.organisation_numbers import trader_numbers

Spoil = Callable[[pd.DataFrame], pd.DataFrame]
NOBODY = "EX-2025-999"
BACKWARDS = "EX-2024-900"


def spoiled(sheets: Iterable[Sheet], plans: pd.DataFrame) -> Iterator[Sheet]:
    """The sheets, with the faults that belong to them."""
    sheets = list(sheets)
    values = _spoiled_values(sheets, plans)
    for sheet in sheets:
        rows = sheet.rows.astype(object).where(sheet.rows.notna(), None).reset_index(drop=True)
        for place, value in values.items():
            if place[0] == sheet.known_on and sheet.layout == "lagesrapport" and not sheet.remark:
                rows = _set(rows, _report(rows, *place[1:]), varde=value)
        if not sheet.remark:
            for spoil in FAULTS.get((sheet.layout, sheet.known_on), ()):
                rows = spoil(rows)
        yield replace(sheet, rows=rows)


def _copy(pick: Callable[[pd.DataFrame], pd.Series], **changes: object) -> Spoil:
    """A further row like one of the sheet's, with some cells changed."""

    def spoil(rows: pd.DataFrame) -> pd.DataFrame:
        like = rows[pick(rows)].head(1).assign(**changes)
        return pd.concat([rows, like], ignore_index=True)

    return spoil


def _change(pick: Callable[[pd.DataFrame], pd.Series], **changes: object) -> Spoil:
    """One of the sheet's rows with some cells changed."""
    return lambda rows: _set(rows, pick(rows), **changes)


def _drop(pick: Callable[[pd.DataFrame], pd.Series]) -> Spoil:
    """The sheet without one of its rows."""
    return lambda rows: rows.drop(index=rows.index[pick(rows)][:1])


def _set(rows: pd.DataFrame, picked: pd.Series, **changes: object) -> pd.DataFrame:
    rows = rows.copy()
    for column, value in changes.items():
        rows.loc[rows.index[picked][:1], column] = value
    return rows


def _total(indicator: str, *, at_least: float = 2, skip: int = 0) -> Callable[[pd.DataFrame], pd.Series]:
    """A reported total of the indicator, the one after `skip` others."""

    def pick(rows: pd.DataFrame) -> pd.Series:
        values = pd.to_numeric(rows["varde"], errors="coerce")
        totals = (rows["indikator"] == indicator) & rows["uppdelning"].isna() & rows["kon"].isna()
        able = totals & (values >= at_least)
        return able & (able.cumsum() == min(skip + 1, max(int(able.sum()), 1)))

    return pick


def _with(**cells: object) -> Callable[[pd.DataFrame], pd.Series]:
    """Rows with these cells; None is any filled cell."""

    def pick(rows: pd.DataFrame) -> pd.Series:
        picked = pd.Series(data=True, index=rows.index)
        for column, value in cells.items():
            picked &= rows[column].notna() if value is None else rows[column] == value
        return picked

    return pick


def _seen_before(rows: pd.DataFrame) -> pd.Series:
    """Enterprises that stand earlier in the list under another operation."""
    first = rows.groupby("namn")["diarienummer"].transform("first")
    return (rows["slag"] == "företag") & (rows["diarienummer"] != first)


def _spoiled_values(sheets: list[Sheet], plans: pd.DataFrame) -> dict[tuple[str, str, str], float]:
    """Known-on date, operation and indicator → a reported value that others contradict."""
    reports = {s.known_on: s.rows for s in sheets if s.layout == "lagesrapport" and not s.remark}
    days = sorted(reports)[-3:-1]
    if len(days) < 2 or reports[days[1]].empty:
        return {}
    before, after = (reports[day][_whole(reports[day])] for day in days)
    pairs = before.merge(after, on=["diarienummer", "indikator"], suffixes=("", "_after"))
    pairs = pairs.merge(plans[["diarienummer", "indikator", "planvarde"]], on=["diarienummer", "indikator"])
    pairs = pairs[~pairs["diarienummer"].isin(reports[max(reports)]["diarienummer"])]
    wanted = {
        "PS-R-USUP": pairs["varde"] * 0.8,  # below the round before
        "RCO16": pairs["planvarde"] * 3.5,  # far above plan
        "RCO04": pairs["varde_after"] + 7,  # more than the list has
    }
    wrong = pd.concat([values[pairs["indikator"] == code] for code, values in wanted.items()])
    chosen = pairs[pairs["varde"] >= 5].assign(wrong=wrong).dropna(subset="wrong").drop_duplicates("indikator")
    return {(days[1], row.diarienummer, row.indikator): float(int(row.wrong)) for row in chosen.itertuples()}


def _whole(rows: pd.DataFrame) -> pd.Series:
    return rows["uppdelning"].isna() & rows["kon"].isna()


def _report(rows: pd.DataFrame, number: str, indicator: str) -> pd.Series:
    return _whole(rows) & (rows["diarienummer"] == number) & (rows["indikator"] == indicator)


FAULTS: dict[tuple[str, str], tuple[Spoil, ...]] = {
    ("operationer", "2024-01-20"): (
        _change(_with(stodform="01"), privat_medfinansiering_sek=1_000),  # parts are not the eligible cost
        _change(_with(status="beviljat"), stodmottagare_orgnr=str(trader_numbers(240).iloc[-1])),  # a person's number
    ),
    ("operationer", "2024-07-20"): (
        _copy(_with(status="pågår"), diarienummer=BACKWARDS, slutdatum="2023-01-31", startdatum="2024-06-01"),
    ),
    ("interventioner", "2024-07-20"): (_change(_with(andel=100.0), andel=95.0),),
    ("lagesrapport", "2024-01-20"): (
        _copy(_total("RCO04"), indikator="RCP04"),  # no such indicator, but one like it
        _copy(_total("RCO04", skip=1), diarienummer=NOBODY),
    ),
    ("lagesrapport", "2024-07-20"): (
        _copy(_total("RCO04"), per_datum="2024-02-30"),  # no such day
        _copy(_total("RCO02"), varde="ca 20"),
    ),
    ("lagesrapport", "2025-01-20"): (
        _copy(_total("RCO04"), varde=-12, region="Dalarna"),
        _copy(_total("RCO04", skip=2), varde="uppgift saknas", region="Värmland"),
        _copy(_total("RCO02"), varde=4.6, region="Gävleborg"),
        _drop(_total("RCR98")),  # the skills still make up the total
    ),
    ("lagesrapport", "2025-07-20"): (
        _copy(_total("RCO04", skip=3)),  # the same row twice
        _copy(_total("RCO02", skip=1), varde=3),  # the same key with another value
        _change(_with(kon="M"), varde=1),  # the sexes are not the total
    ),
    ("planvarden", "2025-01-20"): (_copy(_with(indikator="RCO04"), indikator="PS-R-STRAT", planvarde=1),),
    ("deltagare", "2024-07-20"): (
        _copy(_with(slag="företag"), organisationsnummer="559990-0000"),  # the check digit is another
        _copy(_with(slag="företag"), organisationsnummer=None),
        _copy(_with(stodform="bidrag"), stodbelopp_sek="75.000", forsta_stod="2024-05-02"),  # 75 or 75 000?
    ),
    ("deltagare", "2025-01-20"): (
        _change(_seen_before, storleksklass="stort"),  # another size than in the other operation
        _copy(_with(slag="företag"), storleksklass="mikor"),
    ),
    ("deltagare", "2025-07-20"): (_change(_with(stodform="icke-ekonomiskt"), forsta_stod="2022-11-15"),),
    ("utbetalning", "2025-07-20"): (_copy(_with(ansokan=1), utbetald="2025-13-01"),),
}
"""Layout and known-on date → what is wrong in that sheet."""
