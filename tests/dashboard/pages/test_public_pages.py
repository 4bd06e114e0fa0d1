"""Every page and every table of an open installation, over a release with small counts."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

import dashboard.pages
from config import Programme
from config.settings import INTERNAL, PUBLIC
from dashboard.layout import framed
from dashboard.pages import regions
from dashboard.request import PageRequest
from dashboard.sections.overlap_tables import overlap_rows
from dashboard.site import Site, collect_pages
from tests.loaded import Loaded
from warehouse.connections import open_current
from warehouse.queries.contributions import contributions
from warehouse.queries.enterprises import enterprises
from warehouse.queries.scope import Scope

CODES = {"code": ("RCO01", "RCR98", "RCR02", "RSO1.3", "021"), "id": ("EX-2023-001",), "chapter": ("tid",)}
ADDED = {"/projekt/<id>": ("", "indikator=RCO01"), "/indikator/<code>": ("", "region=SE312", "kommun=2080")}


@pytest.fixture(scope="module")
def site(demo_release: Loaded, programme: Programme) -> Site:
    release = open_current(replace(demo_release.settings, tier=PUBLIC))
    return Site(programme, lambda: release, collect_pages(dashboard.pages))


def addresses(site: Site) -> list[tuple[str, str]]:
    found = []
    for page in site.pages:
        names = re.findall("<([a-z]+)>", page.PATH)
        for code in CODES[names[0]] if names else ("",):
            path = re.sub("<[a-z]+>", code, page.PATH)
            if not names or names[0] != "code" or _fits(page.PATH, code):
                found += [(path, query) for query in ADDED.get(page.PATH, ("",))]
    return found


def _fits(path: str, code: str) -> bool:
    kind = "mal" if code.startswith("RSO") else "indikator" if code.startswith("R") else "intervention"
    return path.startswith(f"/{kind}/")


def drawn(site: Site, path: str, query: str) -> tuple[str, PageRequest]:
    page, request = site.request(path, query)
    with request.connected():
        return str(framed(page, request)), request


def test_every_page_and_table_is_drawn(site: Site) -> None:
    for path, query in addresses(site):
        page, request = site.request(path, query)
        with request.connected():
            framed(page, request)
            for make in page.TABLES.values():
                make(request)


def test_a_protected_overlap_is_said_in_words_and_a_difference_has_its_sign(site: Site) -> None:
    said, request = drawn(site, "/regioner", "regel=nyckel")
    assert "Där tecknet .. står är överlappet skyddat" in said
    rows = regions.TABLES["regioner"](request).frame
    protected = rows[rows["saknas_skillnad"].eq("protected")]
    assert "RCO01" in {*protected["indikator_kod"]}
    assert protected["skillnad"].isna().all()
    untold = next(row["indicator"] for row in overlap_rows(request) if row["in_regions"] is None)
    assert "Hur många som finns i flera regioner är skyddat" in drawn(site, f"/indikator/{untold}", "")[0]


def test_small_operations_are_protected_in_the_rows_behind_a_figure(site: Site, programme: Programme) -> None:
    release = site.releases()
    asked: dict[str, Any] = {
        "programme": programme,
        "indicator": "RCO01",
        "cut_off": release.last_cut_off,
        "scope": Scope(),
    }
    with release.connect() as connection:
        shown = contributions(connection, **asked)
    with replace(release, tier=INTERNAL).connect() as connection:
        counted = contributions(connection, **asked).set_index("operation_id")["implemented"]
    few = {name for name, value in counted.items() if value is not None and 0 < value < programme.protection_threshold}
    rows = shown.set_index("operation_id")
    assert few
    assert all(rows.loc[name, "protected"] and rows.loc[name, "implemented"] is None for name in few)
    assert all(value in (None, counted[name]) for name, value in rows["implemented"].items())


def test_rows_of_enterprises_are_inside_only(site: Site, programme: Programme) -> None:
    release = site.releases()
    asked: dict[str, Any] = {
        "programme": programme,
        "operation_id": "EX-2023-001",
        "indicator": "RCO01",
        "cut_off": release.last_cut_off,
        "scope": Scope(),
        "limit": 10,
    }
    with release.connect() as connection:
        assert enterprises(connection, **asked).rows_count == 0
    words, request = drawn(site, "/projekt/EX-2023-001", "indikator=RCO01")
    assert request.t("protection.no_enterprises") in words


def test_protected_figures_have_a_sign_and_how_many_are_told(site: Site) -> None:
    words, request = drawn(site, "/datakvalitet", "")
    assert request.t("protection.heading") in words
    words, request = drawn(site, "/regioner", "")
    assert ".." in words
