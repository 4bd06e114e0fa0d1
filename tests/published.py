"""What the product publishes for a folder of deliveries, in the terms of the plain recomputation."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from config.model import ALL, Programme
from config.settings import Settings
from etl.run import load
from tests.reference import Figure, Key
from tests.reference_breakdowns import PartKey
from tests.reference_levels import LevelKey
from warehouse.ask_values import write_values
from warehouse.connections import open_current
from warehouse.tables.mart import breakdown_value, indicator_value

MEASURES = ("valt", "genomfort")
PLACE = ("level", "policy_objective", "specific_objective", "kind", "field", "region", "municipality")
AnyKey = TypeVar("AnyKey", bound=tuple[str, ...])


def published(paths: Iterable[Path], *, settings: Settings, received_on: date) -> dict[Key, Figure]:
    """The figures of the release that these deliveries make, be it smaller than the one before."""
    load(list(paths), settings=settings, received_on=received_on, reason="prov", force=True)
    return known(settings)


def known(settings: Settings, known_on: date | None = None) -> dict[Key, Figure]:
    """The figures of the current release, as known on its own day or an earlier one."""
    out = settings.data_dir.parent / "values.csv"
    write_values(settings, out, cut_offs=(), known_on=known_on)
    return read_values(out)


def known_levels(settings: Settings, programme: Programme, known_on: date) -> dict[LevelKey, Figure]:
    """Selected, implemented and delivery risk at every level of the marts, as known on a day."""
    table, found = indicator_value, {}
    with open_current(settings).excerpt(programme, known_on=known_on).connect() as connection:
        for row in connection.execute(sa.select(table)).mappings():
            key = (*(row[name] for name in PLACE), row["indicator"], row["cut_off"].isoformat())
            found[*key, "valt"] = (row["selected"], "A")
            found[*key, "genomfort"] = (row["implemented"], row["implemented_status"])
            found[*key, "risk"] = (row["ended_selected"] - row["ended_achieved"], "A")
    return found


def known_parts(settings: Settings, programme: Programme, known_on: date) -> dict[PartKey, Decimal]:
    """Enterprises from the lists by size class and by who leads them, as known on a day."""
    table = breakdown_value
    names = ("level", "specific_objective", "region", "indicator", "breakdown_of", "category", "cut_off")
    query = sa.select(*[table.c[name] for name in names], table.c.evidenced).where(
        table.c.evidenced.is_not(None), table.c.breakdown_of.in_(("size_class", "led_by"))
    )
    with open_current(settings).excerpt(programme, known_on=known_on).connect() as connection:
        return {(*key, day.isoformat()): value for *key, day, value in connection.execute(query)}


def read_values(path: Path) -> dict[Key, Figure]:
    """The measured figures of a values file, levels below region and field left out."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["matt"] in MEASURES]
    totals = [row for row in rows if row["kommun_kod"] == row["uppdelning"] == ALL]
    figures = {_key(row): (Decimal(row["varde"]) if row["varde"] else None, row["status"]) for row in totals}
    assert len(figures) == len(totals), "the same figure twice"
    return figures


def _key(row: dict[str, str]) -> Key:
    region, field = row["region_kod"], row["interventionsomrade"]
    return row["indikator_kod"], row["sarskilt_mal"], region, field, row["period"], row["matt"]


def disagreements(product: dict[AnyKey, Figure], reference: dict[AnyKey, Figure]) -> list[str]:
    """Every figure on which the two differ, in words; empty where they agree.

    A figure only the product has must say nothing: no operation concerns it.
    """
    differing = [
        f"{' '.join(key)}: published {product.get(key)}, counted again {figure}"
        for key, figure in reference.items()
        if product.get(key) != figure
    ]
    invented = [
        f"{' '.join(key)}: published {figure}, but nothing was delivered about it"
        for key, figure in product.items()
        if key not in reference and not _empty(key, figure)
    ]
    return sorted(differing + invented)


def _empty(key: tuple[str, ...], figure: Figure) -> bool:
    value, status = figure
    return not value if key[-1] in ("valt", "risk") else value is None and status in ("O", "L")
