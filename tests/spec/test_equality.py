"""The gender dimension's weights; the table stands in rules_equality.py."""

from __future__ import annotations

from decimal import Decimal

import pytest

from config.model import Programme
from tests.spec.rules_equality import WEIGHED
from tests.spec.tables import lines
from tests.spec.test_status import number
from warehouse.coefficients import weighed


@pytest.mark.parametrize("row", lines(WEIGHED.cases), ids=lambda row: " ".join(row.values()))
def test_the_gender_dimension_weighs_the_support(row: dict[str, str], programme: Programme) -> None:
    weights = dict(programme.money.gender_weights)
    amounts = [(Decimal(row[code]), weights[code]) for code in ("01", "02", "03")]
    found = weighed([*amounts, (Decimal(row["no code"]), None)])
    assert (found.share, found.unknown) == (number(row["share"]), number(row["without code"]))
    assert (found.least, found.most) == (number(row["least"]), number(row["most"]))
