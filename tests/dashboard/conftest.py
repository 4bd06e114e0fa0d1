"""What the dashboard's tests share: a published release of six operations and an application on it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from flask.testing import FlaskClient

import dashboard.pages
from config import Programme
from config.settings import Settings
from dashboard.app import create_app
from dashboard.content import PageModule
from dashboard.request import PageRequest
from dashboard.site import Site, collect_pages
from tests.conftest import MakeSettings
from tests.small_release import CUT_OFF, KNOWN_ON, fill
from tests.warehouse.small_release import DRAFT, LIMIT
from warehouse.connections import ReleaseHandle, open_current, releases_of
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.lock import loader_lock
from warehouse.marts import build_marts
from warehouse.releases import Staging, publish, staging_release
from warehouse.tables import metadata
from warehouse.tables.delivery import release_info

Ask = Callable[..., tuple[PageModule, PageRequest]]


def _build(staging: Staging, settings: Settings, programme: Programme) -> None:
    engine = open_staging(staging.path, settings, spill=staging.spill)
    with engine.begin() as connection:
        metadata.create_all(connection)
        fill(connection)
        connection.execute(sa.delete(release_info))  # publishing writes its own
        build_marts(connection, programme=programme, known_on=KNOWN_ON, cut_offs=eu_cut_offs(programme, KNOWN_ON))
    engine.dispose()


def publish_example(settings: Settings, programme: Programme) -> str:
    """Publish the small release as example data; gives its id."""
    draft = replace(DRAFT, programme=programme.cci, known_on=KNOWN_ON, last_cut_off=CUT_OFF, example=True)
    with loader_lock(settings.data_dir), staging_release(settings) as staging:
        _build(staging, settings, programme)
        return publish(staging, draft, settings=settings, shrink_limit=LIMIT).release_id


@pytest.fixture(scope="session")
def example_settings(
    tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings, programme: Programme
) -> Iterator[Settings]:
    """Settings of a store with the small release published; read it, never change it."""
    settings = make_settings(tmp_path_factory.mktemp("dashboard"))
    publish_example(settings, programme)
    yield settings
    releases_of(settings).close()


@pytest.fixture(scope="session")
def release(example_settings: Settings) -> ReleaseHandle:
    """The published release."""
    return open_current(example_settings)


@pytest.fixture(scope="session")
def client(example_settings: Settings) -> FlaskClient:
    """A client of the application on the published release."""
    client: FlaskClient = create_app(example_settings).server.test_client()
    return client


@pytest.fixture
def empty_client(tmp_path: Path, make_settings: MakeSettings) -> FlaskClient:
    """A client of an application before anything was published."""
    client: FlaskClient = create_app(make_settings(tmp_path)).server.test_client()
    return client


@pytest.fixture(scope="session")
def site(programme: Programme, release: ReleaseHandle) -> Site:
    """The site on the published release."""
    return Site(programme=programme, releases=lambda: release, pages=collect_pages(dashboard.pages))


@pytest.fixture(scope="session")
def ask(site: Site) -> Ask:
    """The page and the checked request of an address: `ask("/indikator/RCO01", "lang=en")`."""

    def asked(path: str, query: str = "") -> tuple[PageModule, PageRequest]:
        return site.request(path, query)

    return asked
