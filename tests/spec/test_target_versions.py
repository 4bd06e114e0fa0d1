"""A target version that is valid later never changes an earlier status."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date

import pytest
import sqlalchemy as sa

from config.loader import read_programme
from config.model import Programme
from config.settings import PACKAGE_FOLDER
from tests.conftest import MakeSettings
from tests.small_release import KNOWN_ON, fill
from tests.spec.rules_status import VERSIONS
from tests.spec.tables import lines, tables_of
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.marts import build_marts
from warehouse.queries.progress import progress
from warehouse.tables import metadata


@pytest.fixture(scope="module")
def amended(tmp_path_factory: pytest.TempPathFactory) -> Programme:
    """The programme's own folder with two versions of one target, read by the public loader."""
    folder = tmp_path_factory.mktemp("amended") / "config"
    shutil.copytree(PACKAGE_FOLDER, folder)
    path = folder / "targets.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("RCO01,RSO1.3,")]
    [(_, versions)] = tables_of(VERSIONS.given)
    amended_lines = [
        f"RCO01,RSO1.3,,{row['2024']},{row['2029']},{row['version']},{row['valid from']},false,Exempel"
        for row in versions
    ]
    path.write_text("\n".join([*kept, *amended_lines, ""]), encoding="utf-8")
    return read_programme(folder)


@pytest.fixture(scope="module")
def connection(
    tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings, amended: Programme
) -> Iterator[sa.Connection]:
    engine = open_staging(None, make_settings(tmp_path_factory.mktemp("versions")))
    metadata.create_all(engine)
    with engine.connect() as opened:
        fill(opened)
        build_marts(opened, programme=amended, known_on=KNOWN_ON, cut_offs=eu_cut_offs(amended, KNOWN_ON))
        yield opened
    engine.dispose()


@pytest.mark.parametrize("row", lines(VERSIONS.figures), ids=lambda row: row["cut-off"])
def test_each_cut_off_is_held_to_the_version_of_its_day(
    row: dict[str, str], connection: sa.Connection, amended: Programme
) -> None:
    cut_off = date.fromisoformat(row["cut-off"])
    found = progress(connection, programme=amended, cut_off=cut_off, objective="RSO1.3", indicator="RCO01").iloc[0]
    said = (found["programme_version"], str(int(found["target_2029"])), found["status"])
    assert said == (row["version"], row["target"], row["status"])
