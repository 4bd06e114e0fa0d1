"""What everybody can ask of a release: no list of enterprises, no small count, and no way round."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
import sqlalchemy as sa

from config import Programme
from config.settings import INTERNAL, PUBLIC, Tier
from tests.loaded import Loaded
from warehouse.ask_values import write_values
from warehouse.connections import ReleaseHandle, open_current
from warehouse.excerpts import Tags
from warehouse.tables import core, mart, mart_evidence, mart_protection

NOT_THERE = (core.enterprise_support, mart_protection.protected_cell, mart_protection.protected_indicator)


@pytest.fixture
def public(demo_release: Loaded) -> ReleaseHandle:
    return open_current(demo_release.settings, PUBLIC)


@pytest.fixture
def inside(demo_release: Loaded) -> Iterator[sa.Connection]:
    with open_current(demo_release.settings, INTERNAL).connect() as connection:
        yield connection


def part(public: ReleaseHandle, programme: Programme, name: str) -> ReleaseHandle:
    """The release, a day's excerpt, an excerpt of tagged operations, or the days of a triangle."""
    day = date(2025, 3, 1)
    if name == "day":
        return public.excerpt(programme, known_on=day)
    if name == "tags":
        return public.excerpt(programme, tags=Tags(social_innovation=True))
    return public


@pytest.mark.parametrize("name", ["release", "day", "tags"])
def test_lists_and_reasons_are_not_there(public: ReleaseHandle, programme: Programme, name: str) -> None:
    for table in NOT_THERE:
        with part(public, programme, name).connect() as connection, pytest.raises(sa.exc.DBAPIError):
            connection.execute(sa.select(sa.func.count()).select_from(table))


@pytest.mark.parametrize("name", ["release", "day", "tags"])
def test_no_small_count_is_there(public: ReleaseHandle, programme: Programme, name: str) -> None:
    codes = [indicator.code for indicator in programme.indicators if indicator.protected]
    values = {
        mart.indicator_value: ("implemented", "evidenced", "declared"),
        mart.breakdown_value: ("value", "evidenced"),
        mart.operation_value: ("implemented", "evidenced", "declared"),
        core.indicator_report: ("value",),
        mart_evidence.evidence_by_region: ("added",),
    }
    with part(public, programme, name).connect() as connection:
        for table, names in values.items():
            few = [sa.and_(table.c[one] > 0, table.c[one] < programme.protection_threshold) for one in names]
            query = sa.select(sa.func.count()).where(table.c.indicator.in_(codes), sa.or_(*few))
            assert connection.execute(query).scalar_one() == 0, table.name


def test_what_is_shown_is_what_was_counted(public: ReleaseHandle, inside: sa.Connection) -> None:
    table = mart.indicator_value
    keys = [
        column for column in table.c if column.name not in ("implemented", "evidenced", "declared", "ended_achieved")
    ]
    query = sa.select(*keys[:9], table.c.implemented, table.c.implemented_status)
    with public.connect() as connection:
        shown = {tuple(row[:9]): (row[9], row[10]) for row in connection.execute(query)}
    counted = {tuple(row[:9]): (row[9], row[10]) for row in inside.execute(query)}
    assert shown.keys() == counted.keys()
    assert all(found in (counted[key], (None, "Q")) for key, found in shown.items())
    assert {"Q"} < {status for _, status in shown.values()}


def test_an_excerpt_shows_nothing_its_release_protects(public: ReleaseHandle, programme: Programme) -> None:
    table = mart.indicator_value
    query = sa.select(*list(table.c)[:9])
    hidden = query.where(table.c.implemented_status == "Q")
    shown = query.where(table.c.implemented > 0)
    with public.connect() as connection:
        protected = {tuple(row) for row in connection.execute(hidden)}
    with public.excerpt(programme, known_on=date(2025, 3, 1)).connect() as connection:
        assert not protected & {tuple(row) for row in connection.execute(shown)}


def test_chosen_operations_have_no_counts(public: ReleaseHandle, programme: Programme) -> None:
    table = mart.indicator_value
    codes = [indicator.code for indicator in programme.indicators if indicator.protected]
    with part(public, programme, "tags").connect() as connection:
        query = sa.select(table.c.implemented_status).where(table.c.indicator.in_(codes)).distinct()
        assert set(connection.execute(query).scalars()) <= {"Q"}


def test_whoever_says_nothing_is_public(demo_release: Loaded) -> None:
    silent = replace(demo_release.settings, tier=PUBLIC)
    assert open_current(silent).tier == PUBLIC
    assert ReleaseHandle(open_current(silent).manifest, open_current(silent).releases).tier == PUBLIC


def test_a_file_for_everybody_says_q_instead_of_a_small_count(
    demo_release: Loaded, programme: Programme, tmp_path: Path
) -> None:
    counted, shown = (_written(demo_release, tmp_path, tier) for tier in (INTERNAL, PUBLIC))
    codes = {indicator.code for indicator in programme.indicators if indicator.protected}
    few = [
        place
        for place, row in enumerate(counted)
        if row["matt"] == "genomfort" and row["indikator_kod"] in codes and row["varde"] in ("1", "2")
    ]
    assert few
    assert len(shown) == len(counted)
    assert all((shown[place]["varde"], shown[place]["status"]) == ("", "Q") for place in few)
    assert all(row["varde"] in ("", counted[place]["varde"]) for place, row in enumerate(shown[: few[-1]]))


def _written(demo_release: Loaded, folder: Path, tier: Tier) -> list[dict[str, str]]:
    """The rows of `values` but the forecasts: one that begins at a protected count is not for everybody."""
    out = folder / f"{tier}.csv"
    write_values(demo_release.settings, out, tier=tier)
    with out.open(encoding="utf-8", newline="") as file:
        return [row for row in csv.DictReader(file) if row["matt"] != "prognos"]
