"""Deliveries of a given size, valid by the contract: one long list of participants and the files it needs.

`python -m bench.data FOLDER [ROWS]`. Everything is made up, and the same rows come out every time.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from pyarrow import csv

from bench.portfolio import LAST_DAY, OPERATIONS, Portfolio, number_of, portfolio, write_around
from config import Programme, load_programme

ROWS = 1_000_000
ENTERPRISES_PER_1000_ROWS = 300
KNOWN_ON = "2026-07-20"
SEED = 2027

FORMS = np.array(["bidrag", "finansieringsinstrument", "icke-ekonomiskt"])
SIZES = np.array(["mikro", "små", "medel", "stort"])
LED_BY = np.array(["kvinnor", "män", "delad", "okänt"])
EVENTS = {
    "produkt_process_innovation": 0.3,
    "marknads_organisationsinnovation": 0.25,
    "investerar_i_fardigheter": 0.35,
    "samarbetar_med_forskning": 0.15,
}
"""Column of a date that some enterprises have → share that have it."""

Days = np.ndarray[Any, np.dtype[np.datetime64]]
Numbers = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(frozen=True)
class Participants:
    """The list as arrays, one element per row; an enterprise is in each operation once at most."""

    operation: Numbers  # place in the portfolio
    enterprise: Numbers
    form: Numbers  # place in FORMS
    first_support: Days
    events: dict[str, Days]  # column → day, NaT where it has not happened
    size: Numbers  # place in SIZES


def write_deliveries(folder: Path, rows: int = ROWS) -> tuple[Path, ...]:
    """The files of one load, the list of participants first. `rows` is rounded down to whole thousands."""
    programme = load_programme()
    folder.mkdir(parents=True, exist_ok=True)
    known = portfolio(programme)
    people = participants(rows, known)
    listed = write_participants(folder / f"exempel_deltagare_{KNOWN_ON}.csv", people, programme=programme)
    return (listed, *write_around(folder, known, _evidenced(people), programme=programme, known_on=KNOWN_ON))


def participants(rows: int, known: Portfolio) -> Participants:
    """`rows` participants: as many in each operation, drawn from three tenths as many enterprises."""
    rng = np.random.default_rng(SEED)
    each = rows // OPERATIONS
    operation = np.repeat(np.arange(OPERATIONS), each)
    pool = each * ENTERPRISES_PER_1000_ROWS  # a whole number of operations, so that none meets two rounds of the pool
    rounds = [rng.permutation(pool) for _ in range(-(-len(operation) // pool))]
    enterprise = np.concatenate(rounds)[: len(operation)]
    first = known.decided_on[operation] + rng.integers(20, 700, len(operation))
    first = np.minimum(first, LAST_DAY)
    return Participants(
        operation=operation,
        enterprise=enterprise,
        form=rng.choice(3, len(operation), p=[0.3, 0.1, 0.6]),
        first_support=first,
        events={name: _events(first, share, rng) for name, share in EVENTS.items()},
        size=rng.choice(4, pool, p=[0.6, 0.26, 0.11, 0.03])[enterprise],
    )


def write_participants(path: Path, people: Participants, *, programme: Programme) -> Path:
    """The list as a Swedish CSV file: semicolons, decimal commas, some numbers with a hyphen."""
    table = pa.table(_columns(people, programme))
    csv.write_csv(table, path, csv.WriteOptions(delimiter=";", quoting_style="none", quoting_header="none"))
    return path


def organisation_numbers(enterprise: Numbers) -> Numbers:
    """Ten digits with a right check digit, in a series no form of association has: they begin with 499."""
    body = 499_000_000 + enterprise
    digits = body[:, None] // 10 ** np.arange(8, -1, -1) % 10
    weighted = digits * np.array([2, 1, 2, 1, 2, 1, 2, 1, 2])
    return body * 10 + -(weighted // 10 + weighted % 10).sum(axis=1) % 10


def _events(first: Days, share: float, rng: np.random.Generator) -> Days:
    days = first + rng.integers(30, 400, len(first))
    return np.where((rng.random(len(first)) < share) & (days <= LAST_DAY), days, np.datetime64("NaT"))


def _columns(people: Participants, programme: Programme) -> dict[str, Any]:
    rng = np.random.default_rng(SEED + 1)
    most = int(people.enterprise.max()) + 1
    municipality = np.array([m.code for m in programme.municipalities])[rng.integers(0, 41, most)]
    led_by = LED_BY[rng.choice(4, most, p=[0.25, 0.5, 0.2, 0.05])]
    number = pc.cast(pa.array(np.arange(most)), pa.string())
    names = pc.binary_join_element_wise("Exempelföretag ", number, " AB", "")
    return {
        "diarienummer": _taken(number_of(np.arange(OPERATIONS)), people.operation),
        "organisationsnummer": _written(organisation_numbers(people.enterprise)),
        "namn": names.take(pa.array(people.enterprise)),
        "slag": pa.array(["företag"]).take(pa.array(np.zeros(len(people.operation), dtype=int))),
        "storleksklass": _taken(SIZES, people.size),
        "kommun": _taken(municipality, people.enterprise),
        "stodform": _taken(FORMS, people.form),
        "forsta_stod": _dates(people.first_support),
        "stodbelopp_sek": _amounts(rng.integers(20_000, 900_000, len(people.form)), people.form < 2),
        "ledning": _taken(led_by, people.enterprise),
        **{name: _dates(days) for name, days in people.events.items()},
        "privat_investering_sek": _amounts(rng.integers(5_000, 600_000, len(people.form)), people.form == 0),
        "kand_per": _dates(_reported_on(np.fmax.reduce([people.first_support, *people.events.values()]))),
    }


def _reported_on(days: Days) -> Days:
    """The day the half-year's report came in: 20 January or 20 July."""
    half_years = days.astype("datetime64[M]").astype(int) // 6 + 1
    return (half_years * 6).astype("datetime64[M]").astype("datetime64[D]") + 19


def _taken(words: np.ndarray[Any, Any], places: Numbers) -> pa.Array:
    return pa.array(words.tolist()).take(pa.array(places))


def _dates(days: Days) -> pa.Array:
    return pa.array(days.astype("datetime64[D]"))


def _amounts(kronor: Numbers, paid: np.ndarray[Any, np.dtype[np.bool_]]) -> pa.Array:
    """Kronor and öre with a comma; empty where nothing was paid."""
    text = pc.binary_join_element_wise(pc.cast(pa.array(kronor), pa.string()), "50", ",")
    return pc.if_else(pa.array(paid), text, None)


def _written(numbers: Numbers) -> pa.Array:
    """Every fourth number with its hyphen."""
    text = pc.cast(pa.array(numbers), pa.string())
    hyphened = pc.binary_join_element_wise(pc.utf8_slice_codeunits(text, 0, 6), pc.utf8_slice_codeunits(text, 6), "-")
    return pc.if_else(pa.array(numbers // 10 % 4 == 0), hyphened, text)


def _evidenced(people: Participants) -> dict[str, tuple[Days, Numbers]]:
    """Indicator → the day each row counts from and its operation: what the reports declare agrees with the list."""
    sme = people.size < 3
    form = {f"RCO0{place + 2}": people.form == place for place in range(3)}
    rows = {"RCO01": np.ones_like(sme), **form}
    evidenced = {code: (people.first_support[chosen], people.operation[chosen]) for code, chosen in rows.items()}
    events = {
        "RCR03": "produkt_process_innovation",
        "RCR04": "marknads_organisationsinnovation",
        "RCO101": "investerar_i_fardigheter",
    }
    for code, name in events.items():
        chosen = sme & ~np.isnat(people.events[name])
        evidenced[code] = (people.events[name][chosen], people.operation[chosen])
    return evidenced


if __name__ == "__main__":
    write_deliveries(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else ROWS)
