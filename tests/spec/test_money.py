"""Every rule of money: the marts and the plain recomputation both give the figures of its table."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from hypothesis import given, settings
from hypothesis import strategies as st

from config.folder import ConfigFolder
from config.model import ALL, Programme
from config.read_money import COMMITMENTS as FILE
from config.read_money import read_money
from config.settings import Settings
from tests.reference_known import Row, Rows
from tests.reference_money import Key, climate, money
from tests.spec.rules_money import COMMITMENTS, MONEY
from tests.spec.tables import PERIOD, PLAIN, Spec, delivered, tables_of
from warehouse.coefficients import weighed
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import open_staging
from warehouse.marts import build_marts
from warehouse.queries.finance import NO_FIELD, field_finance, finance_sums
from warehouse.queries.operation_finance import operation_finance
from warehouse.queries.scope import Scope
from warehouse.tables import core, metadata

NAMES = {
    "beslutad_kostnad": "eligible_decided_sek",
    "beslutat_eu": "eu_decided_sek",
    "beslutat_offentligt": "public_decided_sek",
    "beslutat_privat": "private_decided_sek",
    "beslutat_ej_fordelat": "undivided_decided_sek",
    "upparbetat": "claimed_sek",
    "ansokt_eu": "eu_claimed_sek",
    "upparbetat_offentligt": "public_claimed_sek",
    "upparbetat_privat": "private_claimed_sek",
    "upparbetat_ej_fordelat": "undivided_claimed_sek",
    "intygat_eu": "eu_certified_sek",
    "utbetalt_eu": "eu_paid_sek",
}
TABLES = {
    "operations": (core.operation, {"support_form": "01"}),
    "regions": (core.operation_region, {}),
    "fields": (core.operation_field, {"code_scheme": "2021/1060", "original_code": "000"}),
    "claims": (core.claim, {}),
}
FILED = {"delivery_id": "d1", "sheet": "", "source_row": 2, "known_to": None}
DAY = date.fromisoformat(PERIOD)


@pytest.fixture(scope="module")
def with_jtf(programme: Programme) -> Programme:
    """The programme with an objective that the Just Transition Fund pays."""
    rules = replace(programme.money, jtf_objectives=("JSO8.1",))
    jtf = replace(programme.objectives[0], code="JSO8.1", policy_objective="PO8")
    return replace(programme, money=rules, objectives=(*programme.objectives, jtf))


@pytest.fixture(scope="module")
def staged(
    tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[[Path], Settings], with_jtf: Programme
) -> Iterator[Callable[[Rows, date], Any]]:
    """A connection to the marts of some rows, as known on a day."""
    engine = open_staging(None, make_settings(tmp_path_factory.mktemp("money")))
    metadata.create_all(engine)

    @contextmanager
    def built(rows: Rows, known_on: date) -> Iterator[sa.Connection]:
        with engine.connect() as connection, connection.begin() as undone:
            for kind, (table, more) in TABLES.items():
                _insert(connection, table, _in_core(getattr(rows, kind), table, more))
            days = eu_cut_offs(with_jtf, known_on)
            build_marts(connection, programme=with_jtf, known_on=known_on, cut_offs=days)
            yield connection
            undone.rollback()

    yield built
    engine.dispose()


def _insert(connection: sa.Connection, table: sa.Table, rows: list[Row]) -> None:
    if rows:
        connection.execute(table.insert(), rows)


def _in_core(rows: list[Row], table: sa.Table, more: Row) -> list[Row]:
    """The rows as the loader keeps them: one that is delivered again ends the day the next is known."""
    kept = []
    for row in rows:
        same = [r for r in rows if all(r.get(name) == row.get(name) for name in ("operation_id", "claim_no"))]
        later = [each["known_on"] for each in same if each["known_on"] > row["known_on"]]
        known = {"known_from": row["known_on"], "known_to": min(later, default=None)}
        kept.append({name: ({**more, **row, **FILED, **known}).get(name) for name in table.c.keys()})  # noqa: SIM118
    return kept


def asked(
    connection: sa.Connection, places: set[tuple[str, str, str]], cut_off: date, programme: Programme
) -> dict[Key, Decimal]:
    """The product's amounts of some places (objective, region, field), which their rows must add up to."""
    found: dict[Key, Decimal] = {}
    for objective, region, field in places:
        scope = Scope(specific_objective=objective, region=region, field=field)
        sums = finance_sums(connection, cut_off=cut_off, scope=scope).to_dict("records")
        rows = operation_finance(connection, programme=programme, cut_off=cut_off, scope=scope)
        for name, column in NAMES.items():
            whole = Decimal(sums[0][column]) if sums else Decimal(0)
            behind = sum((value for value in rows[column] if value is not None), Decimal(0))
            assert behind == whole, f"the rows behind {name} do not add up to it"
            found[name, objective, region, field] = whole
    return found


def climate_of(connection: sa.Connection, programme: Programme, cut_off: date) -> tuple[Decimal | None, Decimal]:
    """The product's climate share of decided, and the amount without a coefficient."""
    known = {each.code: each.climate_pct for each in programme.fields} | {NO_FIELD: None}
    rows = field_finance(connection, programme=programme, cut_off=cut_off)
    found = weighed(zip(rows["eu_decided_sek"], [known[code] for code in rows["field"]], strict=True))
    return found.share, found.unknown


@pytest.mark.parametrize("spec", MONEY, ids=[spec.name for spec in MONEY])
def test_the_rule_gives_its_amounts(spec: Spec, staged: Callable[[Rows, date], Any], with_jtf: Programme) -> None:
    rows = delivered(spec.given)
    [(_, table)] = tables_of("figures\n" + spec.figures)
    with staged(rows, spec.known_on) as connection:
        for cells in table:
            day = date.fromisoformat(cells.get("period", PERIOD))
            key = (cells["belopp"], ALL, cells.get("region", ALL), cells.get("interventionsomrade", ALL))
            wanted = Decimal(cells["varde"].replace(" ", "").replace(",", "."))
            counted = money(rows, with_jtf, known_on=spec.known_on, cut_off=day)
            if key[0] in NAMES:
                assert (counted[key], asked(connection, {key[1:]}, day, with_jtf)[key]) == (wanted, wanted), key
            else:
                place = ("klimatandel", "koefficient_saknas").index(key[0])
                both = climate(counted, with_jtf)[place], climate_of(connection, with_jtf, day)[place]
                assert both == (wanted, wanted), key


@pytest.mark.parametrize("spec", COMMITMENTS, ids=[spec.name for spec in COMMITMENTS])
def test_commitments_fall_due(spec: Spec, tmp_path: Path, programme: Programme) -> None:
    [(title, rows)] = tables_of(spec.given)
    assert title == FILE
    with (tmp_path / FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, ("year", "amount_eur", "due_on", "confirmed", "source"))
        writer.writeheader()
        writer.writerows(row | {"confirmed": "false", "source": "Påhittad"} for row in rows)
    root = ConfigFolder(programme.folder).toml("programme.toml")
    due = read_money(ConfigFolder(tmp_path), root.table("money")).due()
    [(_, wanted)] = tables_of("figures\n" + spec.figures)
    found = [(str(each.year), each.due_on.isoformat(), str(amount)) for each, amount in due]
    assert found == [tuple(row.values()) for row in wanted]


MONEY_VALUES = st.decimals(0, 9_999_999, places=2)
BLANK_OR = st.one_of(st.none(), MONEY_VALUES)
SOMETIMES = st.one_of(st.none(), st.sampled_from([date(2023, 7, 1), date(2024, 6, 30), date(2025, 1, 2)]))


def _split_over(name: str, codes: tuple[str, ...]) -> st.SearchStrategy[list[Row]]:
    share = st.decimals(1, 60, places=2)
    chosen = st.lists(st.sampled_from(codes), max_size=3, unique=True)
    return chosen.flatmap(
        lambda some: st.tuples(*[share for _ in some]).map(
            lambda shares: [{name: code, "share_pct": part} for code, part in zip(some, shares, strict=True)]
        )
    )


OPERATION = st.fixed_dictionaries(
    {
        "specific_objective": st.sampled_from(["RSO1.1", "RSO1.3", "JSO8.1"]),
        "status": st.sampled_from(["running", "finished", "interrupted", "withdrawn"]),
        "decided_on": st.sampled_from([date(2023, 3, 1), date(2024, 7, 1), date(2025, 1, 10)]),
        "eligible_cost_sek": MONEY_VALUES,
        "eu_support_sek": MONEY_VALUES,
        "public_cofinancing_sek": BLANK_OR,
        "private_cofinancing_sek": BLANK_OR,
    }
)
CLAIM = st.fixed_dictionaries(
    {
        "cut_off": st.sampled_from([date(2023, 6, 30), date(2023, 12, 31), date(2024, 12, 31)]),
        "eligible_expenditure_sek": st.decimals(-99_999, 999_999, places=2),
        "eu_support_sek": st.decimals(-99_999, 999_999, places=2),
        "public_sek": BLANK_OR,
        "private_sek": BLANK_OR,
        "certified_on": SOMETIMES,
        "paid_on": SOMETIMES,
    }
)
DELIVERED = st.lists(
    st.tuples(
        OPERATION,
        _split_over("region", ("SE312", "SE313", "SE311", "UTANFOR-01")),
        _split_over("field", ("021", "043", "047", "193")),
        st.lists(CLAIM, max_size=3),
    ),
    min_size=1,
    max_size=4,
)


def _rows(deliveries: list[Any]) -> Rows:
    rows, known = Rows(), {"known_on": date(2025, 1, 20)}
    for number, (operation, regions, fields, claims) in enumerate(deliveries):
        one = known | {"operation_id": f"P-{number}"}
        rows.operations.append(PLAIN["operations"] | operation | one)
        rows.regions.extend({"municipality": None} | part | one for part in regions)
        rows.fields.extend(part | one for part in fields)
        rows.claims.extend(claim | one | {"claim_no": str(place)} for place, claim in enumerate(claims))
    return rows


@settings(max_examples=6, deadline=None)
@given(DELIVERED)
def test_every_amount_is_the_plain_sum(
    staged: Callable[[Rows, date], Any], with_jtf: Programme, deliveries: list[Any]
) -> None:
    """Whatever is delivered: every amount of every scope is counted alike, and its rows add up to it."""
    rows, known_on = _rows(deliveries), date(2025, 1, 20)
    counted = money(rows, with_jtf, known_on=known_on, cut_off=DAY)
    with staged(rows, known_on) as connection:
        assert asked(connection, {key[1:] for key in counted}, DAY, with_jtf) == counted
        assert climate_of(connection, with_jtf, DAY) == climate(counted, with_jtf)
