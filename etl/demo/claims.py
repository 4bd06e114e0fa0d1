"""Payment claims: costs of each half-year, when they were certified and when they were paid."""

from __future__ import annotations

import numpy as np
import pandas as pd

from etl.demo.timeline import CUT_OFFS, KNOWN_ON, growth, stream

SPENT = (0.84, 1.0)
"""Share of the decided cost an operation has used when it ends."""

CERTIFIED_AFTER, PAID_AFTER = 75, 100
"""Days from a claim's cut-off."""

SMALLEST = 20_000


def make_claims(operations: pd.DataFrame, seed: int) -> pd.DataFrame:
    """Layout 7: one row per operation and claim, amounts of that claim alone; `cycle` says in which round it came."""
    rng = stream(seed, "claims")
    used = pd.Series(rng.uniform(*SPENT, len(operations)), index=operations.index)
    rounds = pd.DataFrame({"cycle": np.arange(len(CUT_OFFS) - 1), "per_datum": CUT_OFFS[:-1]})
    rows = operations.assign(used=used).merge(rounds, how="cross")
    rows["cost"] = rows["stodberattigande_kostnad_sek"] * rows["used"] * _done(rows)
    rows["cost"] = rows["cost"] - rows.groupby("diarienummer")["cost"].shift(fill_value=0.0)
    rows = rows[rows["cost"] >= SMALLEST].copy()
    rows["ansokan"] = rows.groupby("diarienummer").cumcount() + 1
    return _with_money(_with_days(rows, rng))


def _done(rows: pd.DataFrame) -> np.ndarray:
    """Share of the costs at each cut-off; an operation that stopped has no costs after that."""
    return growth(np.minimum(rows["per_datum"], rows["stopped"]), rows["startdatum"], rows["slutdatum"])


def _with_days(rows: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    wait = pd.to_timedelta(rng.integers(0, 60, len(rows)), unit="D")
    certified = rows["per_datum"] + pd.Timedelta(days=CERTIFIED_AFTER) + wait
    paid = certified + pd.Timedelta(days=PAID_AFTER - CERTIFIED_AFTER)
    return rows.assign(
        certifierad=certified.where(certified <= KNOWN_ON[-1]), utbetald=paid.where(paid <= KNOWN_ON[-1])
    )


def _with_money(rows: pd.DataFrame) -> pd.DataFrame:
    """Amounts in öre whose parts add up, each in the proportion of the grant decision."""
    cost = rows["cost"].round(2)
    eligible = rows["stodberattigande_kostnad_sek"]
    eu = (cost * rows["eu_stod_sek"] / eligible).round(2)
    private = (cost * rows["privat_medfinansiering_sek"] / eligible).round(2)
    return pd.DataFrame(
        {
            "diarienummer": rows["diarienummer"],
            "ansokan": rows["ansokan"],
            "per_datum": rows["per_datum"],
            "upparbetad_kostnad_sek": cost,
            "eu_stod_sek": eu,
            "offentlig_sek": (cost - eu - private).round(2),
            "privat_sek": private,
            "certifierad": rows["certifierad"],
            "utbetald": rows["utbetald"],
            "cycle": rows["cycle"],
        }
    ).reset_index(drop=True)
