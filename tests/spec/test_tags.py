"""What a choice of tags counts; the table stands in rules_tags.py."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from config.model import Programme
from etl.run import load
from tests.conftest import MakeSettings
from tests.deliver import write_plain
from tests.spec.rules_tags import TAGS
from tests.spec.tables import KNOWN_ON, delivered, lines
from tests.spec.test_status import number
from warehouse.connections import ReleaseHandle, open_current, releases_of
from warehouse.cut_offs import eu_cut_offs
from warehouse.excerpts import Tags
from warehouse.tables.mart import indicator_value, target

DIMENSIONS = {"": "", "ekologisk": "ecological", "social": "social", "ekonomisk": "economic"}


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings) -> Iterator[ReleaseHandle]:
    folder = tmp_path_factory.mktemp("tags")
    settings = make_settings(folder)
    load(write_plain(delivered(TAGS.given), folder), settings=settings, received_on=KNOWN_ON)
    yield open_current(settings)
    releases_of(settings).close()


@pytest.mark.parametrize("row", lines(TAGS.figures), ids=lambda row: " ".join(row.values()))
def test_a_choice_counts_the_operations_that_have_every_tag(
    row: dict[str, str], release: ReleaseHandle, programme: Programme
) -> None:
    tags = Tags(row["styrka"], DIMENSIONS[row["hallbarhet"]], bool(row["social"]))
    table, last = indicator_value, eu_cut_offs(programme, KNOWN_ON)[-1]
    at = (table.c.level == "programme", table.c.indicator == row["indikator"], table.c.cut_off == last)
    with release.excerpt(programme, tags=tags).connect() as connection:
        found = connection.execute(sa.select(table.c.selected, table.c.implemented).where(*at)).all()
        targets = connection.execute(sa.select(sa.func.count()).select_from(target)).scalar_one()
    wanted = (number(row["valt"]), number(row["genomfort"]))
    assert [tuple(each) for each in found] == ([] if wanted == (None, None) else [wanted])
    assert (targets > 0) == (row["mål"] == "ja")
