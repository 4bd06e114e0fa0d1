"""What was known when: the example's rows on the days they were delivered, with late reports and corrections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from etl.demo.enterprises import EVENTS
from etl.demo.operations import INTERRUPTED, INTERRUPTED_ON, WITHDRAWN, WITHDRAWN_ON
from etl.demo.organisation_numbers import as_written
from etl.demo.timeline import CYCLES, KNOWN_ON, REGISTERS, as_days, cycle_of, stream

LAST = len(CYCLES) - 1
LATE = (0.93, 0.05, 0.02)
"""Share of reports in time, one and two rounds late."""

CORRECTED = 30
"""Values reported too low at first, and corrected."""

CORRECTION_CYCLE, CORRECTION_KNOWN_ON = 3, "2025-03-14"
"""Values of this round are corrected before the next, in a file of their own."""

UNLISTED = 6
"""Operations that report enterprises but never deliver their list."""

BLANK_FIRST, BLANK_ALWAYS = 16, 8
"""Rows whose municipality comes a round later, and rows where it never comes."""

DELAY_OF_STATUS = np.timedelta64(40, "D")
LIST_COLUMNS = [
    "diarienummer", "organisationsnummer", "namn", "slag", "storleksklass", "kommun", "stodform", "forsta_stod",
    "stodbelopp_sek", "ledning", *EVENTS, "privat_investering_sek",
]  # fmt: skip
REGISTER_COLUMNS = [
    "diarienummer", "projektnamn", "stodmottagare", "stodmottagare_orgnr", "sarskilt_mal", "insatstyp", "beslutsdatum",
    "startdatum", "slutdatum", "faktiskt_slutdatum", "status", "stodberattigande_kostnad_sek", "eu_stod_sek",
    "offentlig_medfinansiering_sek", "privat_medfinansiering_sek", "stodform", "jamstalldhet", "styrkeomrade",
    "hallbarhet", "social_innovation",
]  # fmt: skip


@dataclass(frozen=True)
class Sheet:
    """The rows of one layout that were delivered on one day."""

    layout: str
    known_on: str
    rows: pd.DataFrame
    remark: str = ""  # part of the file name, for a delivery outside the rounds


def registers(operations: pd.DataFrame, parts: dict[str, pd.DataFrame]) -> Iterator[Sheet]:
    """The register of operations on each of its days: what is new or has a new status, and the new ones' parts."""
    before = pd.Series(index=operations.index, dtype=object)
    for known_on in REGISTERS:
        status = _status(operations, known_on)
        changed = status.notna() & (status != before)
        ended = operations["ended"].where(status == "avslutat")
        rows = operations.assign(status=status, faktiskt_slutdatum=ended)[changed]
        yield Sheet("operationer", str(known_on), rows[REGISTER_COLUMNS])
        new = operations.loc[status.notna() & before.isna(), "diarienummer"]
        for layout, frame in parts.items():
            yield Sheet(layout, str(known_on), frame[frame["diarienummer"].isin(new)])
        before = status


def _status(operations: pd.DataFrame, day: np.datetime64) -> pd.Series:
    """Status of each operation on a day; nothing before its decision."""
    place = np.arange(len(operations))
    decided, starts, ended = (as_days(operations[name]) for name in ("beslutsdatum", "startdatum", "ended"))
    conditions = [
        decided > day,
        (place == WITHDRAWN) & (np.datetime64(WITHDRAWN_ON) <= day),
        (place == INTERRUPTED) & (np.datetime64(INTERRUPTED_ON) <= day),
        starts > day,
        ended + DELAY_OF_STATUS >= day,
    ]
    words = ["", "återkallat", "avbrutet", "beviljat", "pågår"]
    status = pd.Series(np.select(conditions, words, default="avslutat"), index=operations.index, dtype=object)
    return status.mask(status == "", None)


def lateness(operations: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Rounds by which each operation is late with each round: operations × cycles; nothing is later than the last."""
    rng = stream(seed, "lateness")
    rounds = rng.choice(len(LATE), size=(len(operations), len(CYCLES)), p=LATE)
    return pd.DataFrame(np.minimum(rounds, LAST - np.arange(len(CYCLES))), index=operations["diarienummer"])


def report_rounds(reports: pd.DataFrame, late: pd.DataFrame, seed: int) -> Iterator[Sheet]:
    """Progress reports round after round: in time, late, and corrected."""
    cycles = reports["cycle"].to_numpy().astype(int)
    delivered = cycles + _late_rounds(reports["diarienummer"], cycles, late)
    chosen = _to_correct(reports, delivered, stream(seed, "corrections"))
    wrong = reports.loc[chosen].assign(varde=np.floor(reports.loc[chosen, "varde"] * 0.88))
    right = reports.loc[chosen].assign(kommentar="Rättat värde")
    apart = reports.loc[chosen, "cycle"] == CORRECTION_CYCLE
    for cycle, (_, known_on) in enumerate(CYCLES):
        plain = reports[(delivered == cycle) & ~reports.index.isin(chosen)]
        corrected = right[~apart & (delivered[chosen] == cycle - 1)]
        first = wrong[delivered[chosen] == cycle]
        yield Sheet("lagesrapport", known_on, pd.concat([plain, first, corrected]).drop(columns="cycle"))
    rows = right[apart].drop(columns="cycle").assign(kand_per=pd.Timestamp(CORRECTION_KNOWN_ON))
    yield Sheet("lagesrapport", CORRECTION_KNOWN_ON, rows, remark="_rattelser")


def _late_rounds(numbers: pd.Series, cycles: np.ndarray, late: pd.DataFrame) -> np.ndarray:
    return late.to_numpy()[late.index.get_indexer(numbers), np.minimum(cycles, LAST)]


def _to_correct(reports: pd.DataFrame, delivered: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Places of totals that are corrected; never of an indicator whose parts would then not make the total."""
    parts = reports["uppdelning"].notna() | reports["kon"].notna()
    whole = ~reports["indikator"].isin(reports.loc[parts, "indikator"].unique())
    able = np.flatnonzero(whole & (reports["varde"] >= 10) & (delivered < LAST) & (delivered == reports["cycle"]))
    early = able[reports["cycle"].to_numpy()[able] == CORRECTION_CYCLE]
    chosen = np.concatenate([rng.permutation(early)[: CORRECTED // 4], rng.permutation(able)[:CORRECTED]])
    return np.unique(chosen)


def list_rounds(supports: pd.DataFrame, late: pd.DataFrame, seed: int) -> Iterator[Sheet]:
    """Lists of enterprises round after round: new rows, and rows again when something about them became known."""
    rng = stream(seed, "lists")
    rows = supports[~supports["diarienummer"].isin(unlisted(supports))].reset_index(drop=True)
    cycles = cycle_of(rows["forsta_stod"])
    first = cycles + _late_rounds(rows["diarienummer"], cycles, late)
    known = {name: np.maximum(cycle_of(_days(rows[name])), first) for name in EVENTS}
    blank = rng.permutation(len(rows))
    rows.loc[blank[:BLANK_ALWAYS], "kommun"] = None
    blanked = np.isin(np.arange(len(rows)), blank[BLANK_ALWAYS : BLANK_ALWAYS + BLANK_FIRST])
    for cycle, (_, known_on) in enumerate(CYCLES):
        again = np.any([known[name] == cycle for name in EVENTS], axis=0) | (blanked & (first == cycle - 1))
        picked = (first == cycle) | (again & (first < cycle))
        sent = rows[picked].copy()
        for name in EVENTS:
            sent[name] = sent[name].where(known[name][picked] <= cycle)
        sent["kommun"] = sent["kommun"].mask(blanked[picked] & (first[picked] == cycle))
        sent["organisationsnummer"] = as_written(sent["number"], rng)
        yield Sheet("deltagare", known_on, sent[LIST_COLUMNS])


def unlisted(supports: pd.DataFrame) -> list[str]:
    """Operations whose list is never delivered: spread over the register, no ramprojekt among them."""
    enterprises = supports[supports["kind"] == "enterprise"]
    sizes = enterprises.groupby("diarienummer").size()
    middling = sizes[(sizes >= 8) & (sizes <= 30)].index
    return list(middling[:: max(len(middling) // UNLISTED, 1)][:UNLISTED])


def _days(column: pd.Series) -> np.ndarray:
    """The days; a blank becomes a day after every round."""
    return as_days(column.fillna(pd.Timestamp("2099-01-01")))


def claim_rounds(claims: pd.DataFrame) -> Iterator[Sheet]:
    """Payment claims round after round: new ones, and earlier ones when they were certified or paid."""
    certified, paid = _days(claims["certifierad"]), _days(claims["utbetald"])
    for cycle, (_, known_on) in enumerate(CYCLES):
        day = KNOWN_ON[cycle]
        news = np.zeros(len(claims), dtype=bool)
        if cycle:
            news = (certified > KNOWN_ON[cycle - 1]) & (certified <= day) | (paid > KNOWN_ON[cycle - 1]) & (paid <= day)
        picked = (claims["cycle"] == cycle) | (news & (claims["cycle"] < cycle))
        sent = claims[picked].drop(columns="cycle")
        sent["certifierad"] = sent["certifierad"].where(certified[picked] <= day)
        sent["utbetald"] = sent["utbetald"].where(paid[picked] <= day)
        yield Sheet("utbetalning", known_on, sent)
