"""Gap, delivery risk, indicative shares, comparison and spread; the tables stand in rules_ladder.py."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa

from config import Programme
from config.loader import load_programme
from config.model import ALL
from config.settings import PACKAGE_FOLDER
from etl.run import load
from tests.conftest import MakeSettings
from tests.deliver import write_plain
from tests.spec.rules_ladder import COMPARED, LADDER, SPREAD
from tests.spec.tables import KNOWN_ON, PERIOD, delivered, lines, tables_of
from tests.spec.test_status import number
from warehouse.connections import open_current, releases_of
from warehouse.queries.comparison import TOTAL, comparison
from warehouse.queries.municipalities import spread
from warehouse.queries.progress import progress

DAY = date.fromisoformat(PERIOD)
TARGETS, _, DELIVERIES = LADDER.given.partition("    operationer\n")
PLACE = "SE312"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programme's own folder with the table's target and indicative share."""
    folder = tmp_path_factory.mktemp("ladder") / "config"
    shutil.copytree(PACKAGE_FOLDER, folder)
    tables = dict(tables_of(TARGETS))
    path = folder / "targets.csv"
    kept = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("RCO01,RSO1.3,")]
    target = [f"RCO01,RSO1.3,,{r['2024']},{r['2029']},{r['version']},{r['valid from']},false,Exempel"
              for r in tables["mål för RCO01 under RSO1.3"]]  # fmt: skip
    path.write_text("\n".join([*kept, *target, ""]), encoding="utf-8")
    with (folder / "indicative_shares.csv").open("a", encoding="utf-8") as file:
        for r in tables["vägledande andelar av målet"]:
            file.write(f"{r['indicator']},{r['objective']},{r['region']},{r['share']},2022-07-11,Exempel,false\n")
    return folder


@pytest.fixture(scope="module")
def amended(folder: Path) -> Programme:
    """The programme read from it."""
    return load_programme(folder)


@pytest.fixture(scope="module")
def connection(
    tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings, folder: Path
) -> Iterator[sa.Connection]:
    """A connection to a release of the tables' deliveries."""
    settings = replace(make_settings(tmp_path_factory.mktemp("store")), config_dir=folder)
    rows = delivered(f"operationer\n{DELIVERIES}\n{SPREAD.given}")
    load(write_plain(rows, tmp_path_factory.mktemp("files")), settings=settings, received_on=KNOWN_ON)
    with open_current(settings).connect() as opened:
        yield opened
    releases_of(settings).close()


@pytest.mark.parametrize("row", lines(LADDER.figures), ids=lambda row: row["region"])
def test_gap_and_delivery_risk(row: dict[str, str], connection: sa.Connection, amended: Programme) -> None:
    region = None if row["region"] == ALL else row["region"]
    asked = {"programme": amended, "cut_off": DAY, "objective": "RSO1.3", "indicator": "RCO01"}
    found = progress(connection, region=region, **asked).iloc[0]  # type: ignore[arg-type]
    names = {
        "valt": "selected",
        "genomfort": "implemented",
        "mål": "target_2029",
        "gap": "gap",
        "risk": "delivery_risk",
    }
    assert {name: found[column] for name, column in names.items()} == {name: number(row[name]) for name in names}
    assert found["status"] == row["status"]
    share = amended.comparison.share(row["region"], indicator="RCO01", objective="RSO1.3", on=DAY)
    assert (share and share.share * 20) == number(row["vägledande"])


@pytest.mark.parametrize("row", lines(SPREAD.figures), ids=lambda row: row["sarskilt_mal"])
def test_spread_over_municipalities(row: dict[str, str], connection: sa.Connection, amended: Programme) -> None:
    frame = spread(connection, programme=amended, cut_off=DAY, objective=row["sarskilt_mal"]).set_index("indicator")
    found = frame.loc[row["indikator"]]
    for region in ("SE312", "SE313", "SE311"):
        assert found[f"reached_{region}"] == int(row[region])
    largest = number(row["fem största"])
    assert (found["reached"], found["counted"]) == (int(row["kommuner"]), number(row["företag"]))
    assert found["largest_share"] == (largest / found["counted"] if largest is not None else None)


@pytest.mark.parametrize("row", lines(COMPARED.cases), ids=lambda row: " ".join(row.values()))
def test_a_fair_comparison_never_divides_by_nought(row: dict[str, str]) -> None:
    value, whole = number(row["value"]), Decimal(row["programme"])
    figure: dict[str, Any] = {
        "indicator": "RCO01",
        f"status_{PLACE}": "L" if value is None else "A",
        f"status_{TOTAL}": "A",
        f"planned_{PLACE}": "A",
        f"planned_{TOTAL}": "A",
    }
    for name in ("selected", "implemented"):
        figure |= {f"{name}_{PLACE}": value, f"{name}_{TOTAL}": whole}
    divisors = {PLACE: number(row["divided by"])}
    compared = comparison([figure], places=[PLACE], measure=row["measure"], divisors=divisors)  # type: ignore[arg-type]
    found = compared.iloc[0]
    assert (found[f"implemented_{PLACE}"], found[f"status_{PLACE}"]) == (number(row["shown"]), row["status"])
