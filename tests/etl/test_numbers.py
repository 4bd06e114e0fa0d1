"""Numbers of a column together: what settles the decimal sign, what must be whole."""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.etl.conftest import Parse


def test_whole_units_come_in_whole_numbers(parse: Parse) -> None:
    parsed = parse("dnr;indikator;planvärde;basvärde\nP1;RCO02;4,6;\nP1;RCO02;5,00;1,5\nP1;RCO08;4,6;\n")
    assert [(row["indicator"], row["planned_value"]) for row in parsed.rows] == [("RCO08", Decimal("4.6"))]
    assert parsed.told == {("V04", 2, "planvarde"), ("V04", 3, "basvarde")}


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (["12,5"], [Decimal("1.234"), Decimal(1234)]),
        (["1.234.567"], [Decimal("1.234"), Decimal(1234)]),
        (["12.5"], [Decimal(1234), Decimal("1.234")]),
        (["1234.50"], [Decimal(1234), Decimal("1.234")]),
        (["12", "1 234", "uppgift saknas"], None),
        (["12.5", "12,5"], None),
        (["1,234.50"], None),
    ],
)
def test_other_cells_settle_the_decimal_sign_of_a_column(
    parse: Parse, others: list[str], expected: list[Decimal] | None
) -> None:
    cells = ["1,234", "1.234", *others]
    parsed = parse("dnr\tindikator\tplanvärde\n" + "".join(f"P{n}\tRCO08\t{cell}\n" for n, cell in enumerate(cells)))
    values = {row["operation_id"]: row["planned_value"] for row in parsed.rows}
    assert [values.get("P0"), values.get("P1")] == list(expected or (None, None))
    hints = {one["hint"] for one in parsed.findings if one["rule"] == "V03"}
    assert hints == (set() if expected else {"1234 / 1.234"})


def test_the_decimal_sign_of_one_column_says_nothing_about_another(parse: Parse) -> None:
    parsed = parse("dnr;indikator;planvärde;basvärde\nP1;RCO08;1.234;0\nP2;RCO08;5;12,5\n")
    assert parsed.told == {("V03", 2, "planvarde")}
