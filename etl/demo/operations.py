"""The example's operations: one row each, with the days, money and tags of the grant decision."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from config.model import ChainCell, Programme
from etl.demo.organisation_numbers import legal_numbers
from etl.demo.parameters import CALLS, EXTRA_CELLS, LATE_CALLS, OPERATIONS, OPERATIONS_ELSEWHERE, PROFILES, cell
from etl.demo.timeline import LAST_CUT_OFF, LAST_ROUND_FOR_ALL, as_days, stream

BENEFICIARIES = (
    "Region Exempel", "Exempelkommun", "Exempelhögskolan", "Stiftelsen Exempelparken", "Exempelkluster",
    "Region Exempel Norr", "Region Exempel Syd", "Exempelinstitutet", "Kommunalförbundet Exempel",
    "Exempelinkubatorn AB",
)  # fmt: skip
THEMES = {
    "direct": ("Smart industri", "Växande småföretag", "Tjänster som säljer", "Digitalt steg", "Nya marknader"),
    "support_structure": ("Samverkan för innovation", "Kunskapsnod", "Gemensamma arbetssätt", "Stöd som når fram"),
    "environment": ("Testbädd", "Demonstrationsmiljö", "Labb för omställning", "Gemensam utrustning"),
    "grants": ("Ramprojekt företagsstöd",),
    "instrument": ("Ramprojekt riskkapital", "Tillväxtlån"),
}
PLACES = ("Exempelbygden", "Exempeldalen", "Exempelskogen", "Exempelkusten", "Exempelåsen", "Exempelbergen")
STRENGTHS = (
    "Avancerad tillverkning",
    "Skogsbaserad bioekonomi",
    "Besöksnäring",
    "Energiomställning",
    "Livsmedel",
    "Digitala tjänster",
)

INTERRUPTED, INTERRUPTED_ON = 31, "2025-04-30"
WITHDRAWN, WITHDRAWN_ON = 44, "2024-05-15"
ENDED_EARLY = 7
"""Operations, by their place in the register, that do not go as planned."""

TOLD_AFTER = 210
"""Days after the end that an operation's last report surely covers; it reports until 400 days after."""


def demo_cells(programme: Programme) -> tuple[ChainCell, ...]:
    """The results chain's cells, and the example's own for objectives the chain leaves out."""
    chained = {c.objective for c in programme.chain}
    extra = [cell(*place, outputs=outputs, results=results) for *place, outputs, results in EXTRA_CELLS]
    known = {o.code for o in programme.objectives} - chained
    return (*programme.chain, *[c for c in extra if c.objective in known])


def make_operations(programme: Programme, seed: int) -> pd.DataFrame:
    """One row per operation in the order of the register: layout 1's columns, and what the other parts build on.

    Further columns: cell (place in `demo_cells`), field, profile, stopped (day after which nothing happens), until
    (last day of work that a report tells of), told_until (last day of an event that one tells of), last_round (has a
    report at the last cut-off).
    """
    rng = stream(seed, "operations")
    operations = pd.DataFrame(_framed(programme))
    operations = _decided(operations, rng).sort_values(["beslutsdatum", "order"], ignore_index=True)
    operations.insert(0, "diarienummer", _reference_numbers(operations))
    operations = _named(_told(_scheduled(operations, rng)))
    return _tagged(_financed(operations, programme, rng), rng)


def _framed(programme: Programme) -> Iterator[dict[str, object]]:
    """Objective, cell, field, kind and profile of each operation, cell after cell in turn."""
    cells = demo_cells(programme)
    for objective in programme.objectives:
        own = [(place, c) for place, c in enumerate(cells) if c.objective == objective.code]
        for number in range(OPERATIONS.get(objective.code, OPERATIONS_ELSEWHERE) if own else 0):
            place, chosen = own[number % len(own)]
            grants = "RCO02" in chosen.output_indicators
            profile = PROFILES[number // len(own) % len(PROFILES)] if grants else ""
            yield {
                "sarskilt_mal": objective.code, "insatstyp": chosen.kind, "cell": place, "field": chosen.field,
                "profile": profile, "nth": number,
            }  # fmt: skip


def _decided(operations: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    days = np.array([day for day, _ in CALLS], dtype="datetime64[D]")
    weights = np.array([weight for _, weight in CALLS])
    calls = rng.choice(len(days), size=len(operations), p=weights / weights.sum())
    earliest = operations["sarskilt_mal"].map(LATE_CALLS).fillna(0).astype(int)
    # The first operation of every cell comes early: no cell of the chain stays empty for long.
    first = (operations.groupby("cell").cumcount() < 2) & (earliest == 0)
    calls = np.where(first, calls % 3, np.maximum(calls, np.minimum(earliest, len(days) - 2)))
    return operations.assign(beslutsdatum=days[calls], order=rng.random(len(operations)))


def _reference_numbers(operations: pd.DataFrame) -> pd.Series:
    years = operations["beslutsdatum"].dt.year
    running = operations.groupby(years).cumcount() + 1
    return "EX-" + years.astype(str) + "-" + running.astype(str).str.zfill(3)


def _scheduled(operations: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    count = len(operations)
    decided = as_days(operations["beslutsdatum"])
    starts = (decided.astype("datetime64[M]") + rng.integers(1, 4, count)).astype("datetime64[D]")
    months = rng.choice([10, 18, 24, 30, 36], size=count, p=[0.08, 0.17, 0.38, 0.22, 0.15])
    ends = (starts.astype("datetime64[M]") + months).astype("datetime64[D]") - 1
    ended = ends.copy()
    ended[ENDED_EARLY % count] = ends[ENDED_EARLY % count] - 61
    stopped = ended.copy()
    stopped[INTERRUPTED % count] = np.datetime64(INTERRUPTED_ON)
    stopped[WITHDRAWN % count] = decided[WITHDRAWN % count]
    return operations.assign(startdatum=starts, slutdatum=ends, ended=ended, stopped=stopped)


def _told(operations: pd.DataFrame) -> pd.DataFrame:
    last_round = operations.index % 3 == 0
    latest = np.where(last_round, LAST_CUT_OFF, LAST_ROUND_FOR_ALL)
    stopped = as_days(operations["stopped"])
    told = np.minimum(stopped + TOLD_AFTER, latest)
    return operations.assign(last_round=last_round, until=np.minimum(stopped, latest), told_until=told)


def _named(operations: pd.DataFrame) -> pd.DataFrame:
    """Names and beneficiaries; the same theme in the same place gets a running number."""
    themes = [
        THEMES.get(profile, THEMES[kind])[nth % len(THEMES.get(profile, THEMES[kind]))]
        for profile, kind, nth in operations[["profile", "insatstyp", "nth"]].itertuples(index=False)
    ]
    place = pd.Series(operations.index, index=operations.index)
    names = pd.Series(themes, index=operations.index) + " i " + place.map(lambda n: PLACES[n * 5 % len(PLACES)])
    again = names.groupby(names).cumcount() + 1
    names = names.where(again == 1, names + " " + again.astype(str))
    numbers = legal_numbers(9_900, len(BENEFICIARIES))
    owner = (place * 7 + place // 5) % len(BENEFICIARIES)
    return operations.assign(
        projektnamn=names, stodmottagare=owner.map(lambda n: BENEFICIARIES[n]), stodmottagare_orgnr=owner.map(numbers)
    )


def _financed(operations: pd.DataFrame, programme: Programme, rng: np.random.Generator) -> pd.DataFrame:
    """Decided amounts: 80–90 % of each objective's budget, shared unevenly; whole kronor that add up."""
    size = pd.Series(rng.lognormal(0.0, 0.45, len(operations)), index=operations.index)
    size = size.where(operations["profile"] != "instrument", 2.0)
    share = size / size.groupby(operations["sarskilt_mal"]).transform("sum")
    budgets = {o.code: float(o.budget_eu_eur * programme.sek_per_eur) for o in programme.objectives if o.budget_eu_eur}
    taken = {o.code: rng.uniform(0.80, 0.90) for o in programme.objectives}
    budget = operations["sarskilt_mal"].map(lambda code: budgets.get(code, 26_000_000.0) * taken[code])
    eu = (budget * share).round(-2).astype("int64")
    eligible = (eu / float(programme.cofinancing_rate)).round().astype("int64")
    rest = eligible - eu
    private_share = operations["profile"].map({"advice": 0.35, "grants": 0.55, "instrument": 0.40}).fillna(0.06)
    private = (rest * private_share).round(-2).astype("int64")
    return operations.assign(
        stodberattigande_kostnad_sek=eligible,
        eu_stod_sek=eu,
        offentlig_medfinansiering_sek=rest - private,
        privat_medfinansiering_sek=private,
    )


def _tagged(operations: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    count = len(operations)
    instrument = operations["profile"] == "instrument"
    form = pd.Series("01", index=operations.index).mask(instrument, "02")
    return operations.assign(
        stodform=form.mask(instrument & operations["projektnamn"].str.startswith("Tillväxtlån"), "03"),
        jamstalldhet=rng.choice(["01", "02", "02", "03", ""], size=count),
        styrkeomrade=rng.choice([*STRENGTHS, ""], size=count),
        hallbarhet=rng.choice(["ekologisk", "social", "ekonomisk", "ekonomisk", ""], size=count),
        social_innovation=rng.choice(["nej", "nej", "nej", "ja"], size=count),
    )
