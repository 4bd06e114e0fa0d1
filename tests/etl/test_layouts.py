"""What every report source promises, whichever it is."""

from __future__ import annotations

import pytest

from config import Programme
from etl.layouts import Layout, layouts
from etl.read.refusal import Refuse
from etl.recognise import Recogniser
from warehouse.tables import core

FILLED_IN = {"delivery_id", "sheet", "source_row", "known_from", "known_to"}
ALL = {layout.name: layout for layout in layouts()}


@pytest.fixture(params=sorted(ALL))
def layout(request: pytest.FixtureRequest) -> Layout:
    return ALL[request.param]


def test_every_core_table_has_one_layout() -> None:
    assert sorted(one.table.name for one in ALL.values()) == sorted(
        table.name for table in vars(core).values() if hasattr(table, "primary_key")
    )


def test_every_core_column_is_filled_by_one_delivered_column(layout: Layout) -> None:
    targets = [column.target for column in layout.columns if column.target and not column.target.startswith("_")]
    assert sorted(targets) == sorted({column.name for column in layout.table.c} - FILLED_IN)


def test_a_core_column_that_is_never_empty_is_required_or_has_a_default(layout: Layout) -> None:
    sure = {c.target for c in layout.columns if c.required or c.default is not None or c.name == layout.nothing_without}
    named = {c.name for c in layout.columns if c.required}
    sure |= {c.target for c in layout.columns if c.silent and c.name in named}
    assert {c.name for c in layout.table.c if not c.nullable} - FILLED_IN <= sure


def test_keys_are_core_columns(layout: Layout) -> None:
    assert {*layout.key_columns, *layout.replace_by} <= {column.name for column in layout.table.c}


def test_every_word_has_its_vocabulary(layout: Layout, programme: Programme) -> None:
    own = layout.words(programme) if layout.words else {}
    used = {column.words for column in layout.columns if column.kind == "word"}
    assert used <= programme.vocabulary.keys() | own.keys()


def test_a_default_is_a_code_of_the_vocabulary_or_everything(layout: Layout, programme: Programme) -> None:
    for column in layout.columns:
        if column.default is not None:
            assert column.default in {*programme.vocabulary[column.words].values(), "*"}


def test_checks_name_columns_and_rules_there_are(layout: Layout, programme: Programme) -> None:
    assert {check.column for check in layout.checks} <= {column.name for column in layout.columns}
    assert {check.rule for check in layout.checks} <= programme.rules.keys()


def test_the_configuration_knows_no_column_that_the_layout_does_not(layout: Layout, programme: Programme) -> None:
    assert set(programme.headers[layout.name]) <= set(layout.known)


def test_the_names_of_the_contract_are_enough(layout: Layout, programme: Programme) -> None:
    names = tuple(dict.fromkeys(column.name for column in layout.columns))
    reading = Recogniser(programme).read(names, Refuse(programme, "fil.csv"))
    assert reading.layout is layout
    assert set(reading.places) == set(names)


def test_the_required_columns_alone_are_enough(layout: Layout, programme: Programme) -> None:
    assert Recogniser(programme).read(layout.required, Refuse(programme, "fil.csv")).layout is layout


def test_every_spelling_of_the_configuration_is_read(layout: Layout, programme: Programme) -> None:
    for name, spellings in programme.headers[layout.name].items():
        for spelling in spellings:
            header = (spelling, *(column for column in layout.required if column != name))
            reading = Recogniser(programme).read(header, Refuse(programme, "fil.csv"))
            assert name in reading.places
