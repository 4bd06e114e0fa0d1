"""Where operations work and what they are about: their split over regions and over intervention fields."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from config.model import Programme
from etl.demo.timeline import stream

WHOLE_AREA = "hela programområdet"
KEYS: tuple[tuple[float, ...], ...] = ((60, 40), (50, 30, 20), (33.33, 33.33, 33.34), (75, 25))
"""Shares of operations that work in several regions, as in their grant decisions."""

PATTERNS = ("one",) * 13 + ("key",) * 4 + ("equal", "whole", "municipality", "outside")
"""How operations are placed, drawn by lot."""

OUTSIDE_WEIGHT = 0.25
"""How likely an enterprise outside the programme area is, against one in an operation's only region."""

DRAFT_CODED = ("2023-02-07", "2023-06-13")
"""Decisions whose intervention fields were still written with the codes of the 2018 proposal."""


def make_regions(operations: pd.DataFrame, programme: Programme, seed: int) -> pd.DataFrame:
    """Layout 3: one row per operation and region."""
    rng = stream(seed, "regions")
    patterns = rng.choice(PATTERNS, size=len(operations))
    first = rng.permutation(np.arange(len(operations)) % len(programme.regions))
    rows = [
        {"diarienummer": number, **row}
        for number, pattern, start in zip(operations["diarienummer"], patterns, first, strict=True)
        for row in _placed(programme, pattern, int(start))
    ]
    return pd.DataFrame(rows, columns=["diarienummer", "region", "kommun", "andel"])


def _placed(programme: Programme, pattern: str, first: int) -> Iterator[dict[str, object]]:
    regions = [*programme.regions[first:], *programme.regions[:first]]
    words = [r.name_sv if (n + first) % 2 else r.code for n, r in enumerate(regions)]
    if pattern == "whole":
        yield {"region": WHOLE_AREA}
    elif pattern == "key":
        keys = [key for key in KEYS if len(key) <= len(regions)] or [(100,)]
        shares = keys[first % len(keys)]
        for word, share in zip(words, shares, strict=False):
            yield {"region": word, "andel": share}
    elif pattern == "equal":
        for region in regions[:2]:
            yield {"region": region.county_name_sv}
    elif pattern == "municipality":
        towns = [m for m in programme.municipalities if m.region == regions[0].code][:2]
        share = 100 // max(len(towns), 1)
        for town in towns:
            yield {"region": regions[0].county, "kommun": town.name, "andel": share}
    elif pattern == "outside":
        yield {"region": regions[0].code, "andel": 80}
        yield {"region": outside_county(programme), "andel": 20}
    else:
        yield {"region": words[0], "andel": 100}


def outside_county(programme: Programme) -> str:
    """The name of a county outside the programme area."""
    inside = {region.county for region in programme.regions}
    names = [name for county, name in programme.counties if county not in inside]
    return "Örebro län" if "Örebro" in names else names[0]


def make_fields(operations: pd.DataFrame, programme: Programme, seed: int) -> pd.DataFrame:
    """Layout 2: one row per operation and intervention field; a quarter have a second field."""
    rng = stream(seed, "fields")
    main = operations[["diarienummer", "field", "sarskilt_mal", "beslutsdatum"]].rename(columns={"field": "code"})
    others = main.groupby("sarskilt_mal")["code"].transform(lambda codes: np.roll(codes.to_numpy(), 1))
    split = (rng.random(len(main)) < 0.28) & (others != main["code"])
    main = main.assign(andel=np.where(split, 70.0, 100.0))
    second = main[split].assign(code=others[split], andel=30.0)
    fields = pd.concat([main, second]).sort_index(kind="stable")
    draft = {code.final: code.draft for code in programme.draft_codes}
    drafted = fields["beslutsdatum"].isin(np.array(DRAFT_CODED, dtype="datetime64[s]"))
    drafted &= fields.groupby("diarienummer")["code"].transform(lambda codes: codes.isin(draft.keys()).all())
    return pd.DataFrame(
        {
            "diarienummer": fields["diarienummer"],
            "interventionsomrade": fields["code"].map(draft).where(drafted, fields["code"]),
            "kodschema": pd.Series("COM(2018)375", index=fields.index).where(drafted, None),
            "andel": fields["andel"],
        }
    ).reset_index(drop=True)


def region_weights(operations: pd.DataFrame, regions: pd.DataFrame, programme: Programme) -> pd.DataFrame:
    """How likely an operation's enterprises are in each region: operations × region codes, plus outside."""
    codes = [region.code for region in programme.regions]
    words = {word: r.code for r in programme.regions for word in (r.code, r.name_sv, r.county_name_sv, r.county)}
    placed = regions.assign(code=regions["region"].map(words), weight=regions["andel"].fillna(100.0))
    table = placed.pivot_table(index="diarienummer", columns="code", values="weight", aggfunc="sum")
    table = table.reindex(index=operations["diarienummer"], columns=codes).fillna(0.0)
    table = table.mask(table.sum(axis=1) == 0, 1.0)
    shares = table.div(table.sum(axis=1), axis=0) * 0.96 + 0.04 / len(codes)
    return shares.assign(**{programme.outside_region: OUTSIDE_WEIGHT})
