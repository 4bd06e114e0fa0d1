"""A thousand operations in the results chain's direct cells, and the files about them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from config import Programme
from config.model import ChainCell

OPERATIONS = 1_000
LAST_DAY = np.datetime64("2026-06-30")
CUT_OFFS = tuple(np.datetime64(day) for day in ("2024-06-30", "2024-12-31", "2025-06-30", "2025-12-31", "2026-06-30"))
TENTHS = (5, 4, 1)
"""EU, public and private money in ten parts of a cost."""

Days = np.ndarray[Any, np.dtype[np.datetime64]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]
Evidenced = dict[str, tuple[Days, Numbers]]
"""Indicator → day and operation of every row of the list that counts for it."""


@dataclass(frozen=True)
class Portfolio:
    """The operations, one element each."""

    cells: tuple[ChainCell, ...]
    decided_on: Days


def portfolio(programme: Programme) -> Portfolio:
    """The operations in turn over the direct cells, decided from 2023 to the middle of 2025."""
    direct = [cell for cell in programme.chain if cell.kind == "direct"]
    decided = np.datetime64("2023-01-16") + np.arange(OPERATIONS) * 9 // 10
    return Portfolio(tuple(direct[place % len(direct)] for place in range(OPERATIONS)), decided)


def number_of(places: Numbers) -> np.ndarray[Any, Any]:
    """Operation numbers of places in the portfolio."""
    return np.char.add("EX-", np.char.zfill(places.astype(str), 4))


def write_around(
    folder: Path, known: Portfolio, evidenced: Evidenced, *, programme: Programme, known_on: str
) -> tuple[Path, ...]:
    """Operations, their fields and regions, plans, reports and claims, one file each."""
    values = _values(known, evidenced)
    frames = {
        "operationer": _operations(known),
        "interventioner": _fields(known),
        "regioner": _regions(programme),
        "planvarden": values[values.per_datum == CUT_OFFS[-1]][["diarienummer", "indikator", "planvarde"]],
        "lagesrapport": values[["diarienummer", "per_datum", "indikator", "varde"]],
        "utbetalning": _claims(known),
    }
    paths = []
    for name, frame in frames.items():
        path = folder / f"exempel_{name}_{known_on}.csv"
        frame.to_csv(path, sep=";", index=False, decimal=",", date_format="%Y-%m-%d")
        paths.append(path)
    return tuple(paths)


def _operations(known: Portfolio) -> pd.DataFrame:
    places = np.arange(OPERATIONS)
    ends = known.decided_on + 700 + places % 300
    cost = 400_000 + places * 2_000
    return pd.DataFrame(
        {
            "diarienummer": number_of(places),
            "projektnamn": [f"Exempelprojekt {place:04d}" for place in places],
            "stodmottagare": [f"Exempelorganisation {place % 60:02d}" for place in places],
            "sarskilt_mal": [cell.objective for cell in known.cells],
            "insatstyp": [cell.kind for cell in known.cells],
            "beslutsdatum": known.decided_on,
            "startdatum": known.decided_on + 14,
            "slutdatum": ends,
            "faktiskt_slutdatum": np.where(ends <= LAST_DAY, ends, np.datetime64("NaT")),
            "status": np.where(ends <= LAST_DAY, "avslutat", "pågår"),
            "stodberattigande_kostnad_sek": cost,
            **_parts(cost, "eu_stod_sek", "offentlig_medfinansiering_sek", "privat_medfinansiering_sek"),
            "jamstalldhet": np.array(["01", "02", "03"])[places % 3],
        }
    )


def _parts(cost: Numbers, *columns: str) -> dict[str, Numbers]:
    return {column: cost // 10 * tenths for column, tenths in zip(columns, TENTHS, strict=True)}


def _fields(known: Portfolio) -> pd.DataFrame:
    """The cell's own field; every third operation gives two fifths to the next operation's."""
    own = pd.DataFrame({"diarienummer": number_of(np.arange(OPERATIONS)), "andel": 100})
    own.insert(1, "interventionsomrade", [cell.field for cell in known.cells])
    shared = own[::3].assign(andel=40)
    shared["interventionsomrade"] = np.roll(own.interventionsomrade, -1)[::3]
    own.loc[::3, "andel"] = 60
    return pd.concat([own, shared])


def _regions(programme: Programme) -> pd.DataFrame:
    """One region, two halves, or all three by key."""
    splits = [[100], [50, 50], [40, 30, 30]]
    names = [region.name_sv for region in programme.regions]
    numbers = number_of(np.arange(OPERATIONS))
    rows = [
        (numbers[place], names[(place + turn) % len(names)], share)
        for place in range(OPERATIONS)
        for turn, share in enumerate(splits[place // 3 % len(splits)])
    ]
    return pd.DataFrame(rows, columns=["diarienummer", "region", "andel"])


def _values(known: Portfolio, evidenced: Evidenced) -> pd.DataFrame:
    """Planned and reported values of every operation and indicator of its cell, at every cut-off after its decision."""
    by_indicator: dict[str, list[int]] = {}
    for place, cell in enumerate(known.cells):
        union = ["RCO01"] if "RCO02" in cell.output_indicators else []
        for code in (*union, *cell.output_indicators, *cell.result_indicators):
            by_indicator.setdefault(code, []).append(place)
    counted = {code: np.array(places) for code, places in by_indicator.items()}
    frames = [
        _one_value(code, places, cut_off, known=known, evidenced=evidenced)
        for code, places in counted.items()
        for cut_off in CUT_OFFS
    ]
    return pd.concat(frames)


def _one_value(
    code: str, places: Numbers, cut_off: np.datetime64, *, known: Portfolio, evidenced: Evidenced
) -> pd.DataFrame:
    if code in evidenced:
        days, operations = evidenced[code]
        planned = np.bincount(operations, minlength=OPERATIONS)[places] * 5 // 4 + 1
        reported = np.bincount(operations[days <= cut_off], minlength=OPERATIONS)[places]
    else:
        planned = 100_000 + places * 1_000 if code == "RCR02" else 40 + places % 60
        passed = (cut_off - known.decided_on[places]).astype(int)
        reported = planned * np.clip(passed, 0, 900) // 1_000
    frame = pd.DataFrame({"diarienummer": number_of(places), "indikator": code, "per_datum": cut_off})
    frame = frame.assign(planvarde=planned, varde=reported)
    return frame[known.decided_on[places] <= cut_off]


def _claims(known: Portfolio) -> pd.DataFrame:
    """One claim of a sixth of the cost at every cut-off after the decision."""
    places = np.arange(OPERATIONS)
    spent = (400_000 + places * 2_000) // 60 * 10
    every = [
        pd.DataFrame(
            {
                "diarienummer": number_of(places),
                "ansokan": turn,
                "per_datum": cut_off,
                "upparbetad_kostnad_sek": spent,
                **_parts(spent, "eu_stod_sek", "offentlig_sek", "privat_sek"),
            }
        )[known.decided_on <= cut_off]
        for turn, cut_off in enumerate(CUT_OFFS, start=1)
    ]
    return pd.concat(every)
