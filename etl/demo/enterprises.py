"""Who is supported: a pool of invented enterprises and organisations, and which operation supports whom, when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from config.model import Evidence, Programme
from etl.demo.organisation_numbers import legal_numbers, trader_numbers
from etl.demo.parameters import LARGE_TOWNS, LEADERS, OUTSIDE_TOWNS, SIZES, UNION
from etl.demo.timeline import Days, as_days, day_of_growth, growth, stream

POOL = {"enterprise": 4200, "organisation": 120, "research": 26, "public": 60}
TRADERS = 24
KIND_WORDS = {
    "enterprise": "företag",
    "organisation": "organisation",
    "research": "forskningsorganisation",
    "public": "offentlig",
}
FORM_WORDS = {"grant": "bidrag", "financial_instrument": "finansieringsinstrument", "non_financial": "icke-ekonomiskt"}
DATE_WORDS = {
    "first_support_on": "forsta_stod",
    "product_process_innovation_on": "produkt_process_innovation",
    "marketing_organisation_innovation_on": "marknads_organisationsinnovation",
    "skills_investment_on": "investerar_i_fardigheter",
    "research_cooperation_on": "samarbetar_med_forskning",
}
EVENTS = tuple(DATE_WORDS.values())[1:]
LARGE = "stort"
SEEN_BEFORE = 0.4
"""How much likelier a new enterprise is than one that another operation supports already."""

BRANCHES = 0.15
"""Share of second operations that meet an enterprise at another place than the first did."""

SAME_OPERATION = 40.0
"""How much likelier a second form of support goes to an enterprise of the same operation."""


def make_pool(programme: Programme, seed: int) -> pd.DataFrame:
    """Enterprises and organisations that can be supported: number, name, kind, size, municipality, region, led by."""
    rng = stream(seed, "pool")
    kinds = np.repeat(list(POOL), list(POOL.values()))
    count = len(kinds)
    enterprise = kinds == "enterprise"
    towns = _towns(programme)
    drawn = rng.choice(len(towns), size=count, p=towns["weight"] / towns["weight"].sum())
    numbers = pd.concat([trader_numbers(TRADERS), legal_numbers(0, count - TRADERS)], ignore_index=True)
    running = pd.Series(np.arange(1, count + 1)).astype(str).str.zfill(4)
    trader = np.arange(count) < TRADERS
    forms = [trader, enterprise, kinds == "organisation", kinds == "research"]
    names = [
        "Exempelfirma " + running,
        "Exempelföretag " + running + " AB",
        "Exempelföreningen " + running,
        "Exempelinstitutet " + running,
    ]
    sizes = rng.choice(list(SIZES), size=count, p=list(SIZES.values()))
    return pd.DataFrame(
        {
            "number": numbers,
            "namn": np.select(forms, names, default="Exempelmyndigheten " + running),
            "kind": kinds,
            "slag": [KIND_WORDS[kind] for kind in kinds],
            "storleksklass": pd.Series(np.where(trader, "mikro", sizes)).where(enterprise, None),
            "kommun": towns["name"].to_numpy()[drawn],
            "region": towns["region"].to_numpy()[drawn],
            "ledning": pd.Series(rng.choice(list(LEADERS), size=count, p=list(LEADERS.values()))).where(
                enterprise, None
            ),
        }
    )


def _towns(programme: Programme) -> pd.DataFrame:
    """Municipalities an enterprise can be in, with their weights."""
    rows = [(m.name, m.region, LARGE_TOWNS.get(m.name, 1.3)) for m in programme.municipalities]
    outside = dict(programme.all_municipalities)
    rows += [(outside[code], programme.outside_region, 0.8) for code in OUTSIDE_TOWNS if code in outside]
    return pd.DataFrame(rows, columns=["name", "region", "weight"])


@dataclass
class Draw:
    """Drawing supported enterprises without replacement within an operation, seldom twice over operations."""

    pool: pd.DataFrame
    rng: np.random.Generator
    used: np.ndarray

    def take(self, count: int, *, kind: str, likely: np.ndarray, own: np.ndarray) -> np.ndarray:
        """Places in the pool of `count` enterprises or organisations of one kind."""
        weight = np.where(self.pool["kind"] == kind, likely, 0.0) * np.where(self.used, SEEN_BEFORE, 1.0)
        weight = np.where(own, np.maximum(weight, likely * SEEN_BEFORE) * SAME_OPERATION, weight)
        weight = np.where(self.pool["kind"] == kind, weight, 0.0)
        count = min(count, int((weight > 0).sum()))
        taken = self.rng.choice(len(self.pool), size=count, replace=False, p=weight / weight.sum())
        self.used[taken] = True
        return taken


def make_supports(
    plans: pd.DataFrame, pool: pd.DataFrame, *, weights: pd.DataFrame, programme: Programme, seed: int
) -> pd.DataFrame:
    """One row per operation, enterprise and form of support: layout 6's columns, `number` plain, and `kind`."""
    rng = stream(seed, "supports")
    draw = Draw(pool, rng, np.zeros(len(pool), dtype=bool))
    evidence = {i.code: i.evidence for i in programme.indicators if i.evidence}
    rows = [
        support
        for _, operation in plans.groupby("diarienummer")
        for support in _operation_supports(
            operation, draw, weights=weights.loc[operation["diarienummer"].iloc[0]], evidence=evidence
        )
    ]
    supports = _with_branches(pd.concat(rows, ignore_index=True).join(pool, on="place"), rng)
    supports = _with_events(supports, plans, evidence, rng=rng)
    amount = pd.Series(np.round(rng.lognormal(11.6, 0.7, len(supports)), -3), index=supports.index)
    supports["stodbelopp_sek"] = amount.where(supports["stodform"] != FORM_WORDS["non_financial"])
    supports["privat_investering_sek"] = (amount * 1.4).round(-3).where(supports["stodform"] == FORM_WORDS["grant"])
    return supports


def _operation_supports(
    operation: pd.DataFrame, draw: Draw, *, weights: pd.Series, evidence: dict[str, Evidence]
) -> Iterator[pd.DataFrame]:
    """The rows of one operation, indicator after indicator, the largest first."""
    own = np.zeros(len(draw.pool), dtype=bool)
    likely = draw.pool["region"].map(weights).fillna(0.0).to_numpy()
    bringing = operation[operation["indikator"].isin(_bringing(operation["indikator"], evidence))]
    for plan in bringing.sort_values("final", ascending=False).itertuples(index=False):
        rule = evidence[plan.indikator]
        done = float(growth(plan.until, plan.starts, plan.ends))
        taken = draw.take(_whole(plan.final * done), kind=rule.organisation_kinds[0], likely=likely, own=own)
        own[taken] = True
        share = draw.rng.random(len(taken)) * done
        form = rule.support_forms[0] if rule.support_forms else "non_financial"
        first = day_of_growth(share, plan.starts, plan.ends)
        yield pd.DataFrame(
            {"diarienummer": plan.diarienummer, "place": taken, "stodform": FORM_WORDS[form], "forsta_stod": first}
        )


def _bringing(codes: pd.Series, evidence: dict[str, Evidence]) -> list[str]:
    """Indicators that bring rows to the list: those of a first support, and events of a kind nobody else brings."""
    counted = [code for code in codes if code in evidence and code != UNION]
    first = [code for code in counted if evidence[code].date_column == "first_support_on"]
    kinds = {kind for code in first for kind in evidence[code].organisation_kinds}
    return first + [code for code in counted if not kinds.intersection(evidence[code].organisation_kinds)]


def _whole(value: float) -> int:
    return max(round(value), 0)


def _with_branches(supports: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """The rows; some enterprises that a second operation supports are placed where they have a branch."""
    first = supports.groupby("number")["diarienummer"].transform("first")
    elsewhere = (supports["diarienummer"] != first) & (rng.random(len(supports)) < BRANCHES)
    elsewhere = elsewhere.groupby([supports["diarienummer"], supports["number"]]).transform("first")
    towns = supports[["kommun", "region"]].iloc[rng.permutation(len(supports))].set_axis(supports.index)
    towns = towns.groupby([supports["diarienummer"], supports["number"]]).transform("first")
    return supports.assign(kommun=supports["kommun"].mask(elsewhere, towns["kommun"]))


def _with_events(
    supports: pd.DataFrame, plans: pd.DataFrame, evidence: dict[str, Evidence], *, rng: np.random.Generator
) -> pd.DataFrame:
    """The rows with the days of innovations, skills and research, as many as each operation has come to."""
    supports = supports.assign(
        **{column: pd.Series(pd.NaT, supports.index, dtype="datetime64[s]") for column in EVENTS}
    )
    sme = (supports["kind"] == "enterprise") & (supports["storleksklass"] != LARGE)
    eligible = supports[sme & ~supports.duplicated(["diarienummer", "place"])]
    rows_of = eligible.sort_values("forsta_stod").groupby("diarienummer").groups
    for plan in plans[plans["indikator"].isin(evidence)].itertuples(index=False):
        column = DATE_WORDS[evidence[plan.indikator].date_column]
        rows = rows_of.get(plan.diarienummer)
        if column not in EVENTS or rows is None:
            continue
        done = float(growth(plan.until, plan.starts, plan.ends))
        chosen = rows[: min(_whole(plan.final * done), len(rows))]
        first = supports.loc[chosen, "forsta_stod"]
        supports.loc[chosen, column] = _event_days(first, rng, slow="innovation" in column, latest=plan.told_until)
    return supports


def _event_days(first: pd.Series, rng: np.random.Generator, *, slow: bool, latest: Days) -> np.ndarray:
    """Days after the first support, none later than the operation's last report."""
    wait = rng.integers(60, 400, len(first)) if slow else rng.integers(0, 45, len(first))
    days = as_days(first)
    last = as_days(latest) - rng.integers(0, 120, len(first))
    return np.maximum(np.minimum(days + wait, last), days)


def counted_rows(supports: pd.DataFrame, rule: Evidence) -> pd.DataFrame:
    """The rows that evidence an indicator, each enterprise of an operation once: diarienummer, place, day, sizes."""
    day = DATE_WORDS[rule.date_column]
    rows = supports[supports["kind"].isin(rule.organisation_kinds) & supports[day].notna()]
    if rule.support_forms:
        rows = rows[rows["stodform"].isin([FORM_WORDS[form] for form in rule.support_forms])]
    if rule.sme_only:
        rows = rows[rows["storleksklass"] != LARGE]
    rows = rows.sort_values(day).drop_duplicates(["diarienummer", "place"])
    return rows[["diarienummer", "place", day, "storleksklass"]].rename(columns={day: "day"})
