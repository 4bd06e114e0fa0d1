"""A connection to the small release, its marts built."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from config import Programme
from config.settings import INTERNAL
from tests.conftest import MakeSettings
from tests.small_release import KNOWN_ON, fill
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.marts import build_marts
from warehouse.tables import metadata
from warehouse.tier import of_tier


@pytest.fixture(scope="package")
def connection(
    tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings, programme: Programme
) -> Iterator[sa.Connection]:
    """A connection to the small release."""
    engine = open_staging(None, make_settings(tmp_path_factory.mktemp("release")))
    metadata.create_all(engine)
    with of_tier(engine, INTERNAL).connect() as opened:
        fill(opened)
        build_marts(opened, programme=programme, known_on=KNOWN_ON, cut_offs=eu_cut_offs(programme, KNOWN_ON))
        yield opened
    engine.dispose()
