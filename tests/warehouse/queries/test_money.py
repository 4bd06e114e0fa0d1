"""What is planned in euro, what coefficients count, and private matching by form of support."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
import sqlalchemy as sa

from config import Programme
from tests.conftest import MakeSettings
from tests.small_release import CUT_OFF, FILE
from warehouse.coefficients import Weighed, weighed
from warehouse.duckdb_engine import open_staging
from warehouse.queries.finance import finance_course, finance_of, finance_sums
from warehouse.queries.planned_finance import FIELD, planned_by, planned_by_objective
from warehouse.queries.private_matching import listed_investment, private_matching
from warehouse.queries.scope import Scope
from warehouse.tables import core

PLANNED = """
RSO1.1 | Intervention Field | 004 | ERDF | 30
RSO1.1 | Intervention Field | 028 | ERDF | 70
RSO1.1 | Gender Equality    | 02  | ERDF | 100
RSO2.6 | Intervention Field | 069 | ERDF | 50
RSO2.6 | Intervention Field | 069 | JTF  | 900
JSO8.1 | Intervention Field | 069 |      | 800
"""


@pytest.fixture(scope="module")
def planned(
    tmp_path_factory: pytest.TempPathFactory, make_settings: MakeSettings, programme: Programme
) -> Iterator[sa.Connection]:
    """A connection to planned finances alone."""
    engine = open_staging(None, make_settings(Path(tmp_path_factory.mktemp("planned"))))
    core.planned_finance.create(engine)
    rows = [[cell.strip() for cell in line.split("|")] for line in PLANNED.strip().splitlines()]
    names = ("specific_objective", "dimension_type", "category_code", "fund", "eu_amount_eur")
    with engine.connect() as connection:
        for place, row in enumerate(rows, start=2):
            told = dict(zip(names, row, strict=True)) | {"cci": programme.cci, "source_row": place, **FILE}
            told |= {"fund": told["fund"] or None, "eu_amount_eur": Decimal(str(told["eu_amount_eur"]))}
            connection.execute(core.planned_finance.insert(), told)
        yield connection
    engine.dispose()


def test_one_dimension_is_read_and_the_jtf_left_out(planned: sa.Connection, programme: Programme) -> None:
    """By the fund of the row, and by the objectives the configuration names."""
    with_jtf = replace(programme, money=replace(programme.money, jtf_objectives=("JSO8.1",)))
    rows = planned_by(planned, programme=with_jtf, dimension=FIELD)
    assert dict(zip(rows["category_code"], rows["eu_amount_eur"], strict=True)) == {"004": 30, "028": 70, "069": 50}
    rows = planned_by(planned, programme=with_jtf, dimension=FIELD, objective="RSO1.1")
    assert sum(rows["eu_amount_eur"]) == 100


def test_the_same_money_stands_once_per_dimension(planned: sa.Connection, programme: Programme) -> None:
    rows = planned_by_objective(planned, programme=programme)
    first = rows[rows["specific_objective"] == "RSO1.1"]
    assert list(first["dimension_type"]) == ["Gender Equality", "Intervention Field"]
    assert list(first["eu_amount_eur"]) == [100, 100]


def test_what_has_no_coefficient_is_kept_apart() -> None:
    found = weighed([(Decimal(60), 40), (Decimal(40), 100), (Decimal(100), None)])
    assert (found.share, found.unknown) == (Decimal("0.64"), Decimal(100))
    assert (found.least, found.most) == (Decimal("0.32"), Decimal("0.82"))
    assert weighed([]) == Weighed(Decimal(0), Decimal(0), Decimal(0))
    assert weighed([]).share is None


def test_private_matching_adds_up_to_the_indicator(connection: sa.Connection) -> None:
    rows = private_matching(connection, cut_off=CUT_OFF, scope=Scope())
    assert list(rows["form"]) == ["grant"]
    assert sum(rows["selected"]) == Decimal("1000000.50")
    lists = listed_investment(connection, cut_off=CUT_OFF, scope=Scope())
    assert list(lists["private_investment_sek"]) == [None]


def test_a_field_within_an_objective_is_added_from_the_chain(connection: sa.Connection) -> None:
    both = finance_sums(connection, cut_off=CUT_OFF, scope=Scope(specific_objective="RSO1.3", field="025"))
    [field] = finance_of(connection, cut_off=CUT_OFF, scope=Scope(field="025")).to_dict("records")
    assert list(both["eu_decided_sek"]) == [field["eu_decided_sek"]] == [400_000]
    assert finance_sums(connection, cut_off=CUT_OFF, scope=Scope(region="SE312", field="025")).empty


def test_the_course_ends_in_the_figure(connection: sa.Connection) -> None:
    course = finance_course(connection, until=CUT_OFF, scope=Scope())
    [whole] = finance_of(connection, cut_off=CUT_OFF, scope=Scope()).to_dict("records")
    assert course["eu_claimed_sek"].iloc[-1] == whole["eu_claimed_sek"]
    assert course["cut_off"].iloc[-1] == CUT_OFF
