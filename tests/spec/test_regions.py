"""Each rule for operations in several regions: its table of deliveries gives exactly its table of figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from config import Programme
from etl.run import load
from tests.conftest import MakeSettings
from tests.deliver import write_plain
from tests.spec.rules_regions import REGIONS
from tests.spec.tables import KNOWN_ON, PERIOD, Spec, delivered
from warehouse.connections import open_current
from warehouse.queries.regions import regions

MEASURES = {"valt": "selected", "genomfort": "implemented"}
DOUBLED = "dubbelräknat"


@pytest.mark.parametrize("spec", REGIONS, ids=[spec.name for spec in REGIONS])
def test_the_rule_gives_its_figures(
    spec: Spec, tmp_path: Path, programme: Programme, make_settings: MakeSettings
) -> None:
    settings = make_settings(tmp_path)
    load(write_plain(delivered(spec.given), tmp_path), settings=settings, received_on=KNOWN_ON)
    head, *lines = [[c.strip() for c in line.strip(" |").split("|")] for line in spec.figures.strip().splitlines()]
    with open_current(settings).connect() as connection:
        for cells in lines:
            wanted = dict(zip(head, cells + [""] * (len(head) - len(cells)), strict=True))
            frame = regions(
                connection, programme=programme, cut_off=date.fromisoformat(PERIOD), rule=wanted["regel"]
            ).set_index("indicator")
            end = "doubled" if wanted["region"] == DOUBLED else wanted["region"]
            value = frame.at[wanted["indikator"], f"{MEASURES[wanted['matt']]}_{end}"]
            assert value == (Decimal(wanted["varde"]) if wanted["varde"] else None), wanted
