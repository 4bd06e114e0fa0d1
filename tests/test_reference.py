"""The product and the plain recomputation give the same figures, whatever is delivered and however."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from config.errors import DeliveryError
from config.model import ALL, Programme
from config.settings import Settings
from tests.deliver import write_plain
from tests.deliver_messy import write_messy
from tests.generators import KNOWN, worlds
from tests.published import disagreements, known, known_levels, known_parts, published
from tests.reference import values
from tests.reference_breakdowns import parts
from tests.reference_levels import level_values

MakeSettings = Callable[[Path], Settings]
MANY = settings(deadline=None, derandomize=True, max_examples=25, database=None, suppress_health_check=[*HealthCheck])
FEW = settings(MANY, max_examples=3, phases=[Phase.generate])  # a load takes seconds: each counts many operations
OPERATIONS = 14


@contextmanager
def _store(make_settings: MakeSettings) -> Iterator[tuple[Path, Settings]]:
    """An empty folder for deliveries and the settings of an empty store beside it."""
    with tempfile.TemporaryDirectory() as folder:
        deliveries = Path(folder) / "deliveries"
        deliveries.mkdir()
        yield deliveries, make_settings(Path(folder))


@FEW
@given(data=st.data())
def test_published_figures_are_the_figures_counted_again(
    data: st.DataObject, programme: Programme, make_settings: MakeSettings
) -> None:
    """At every level and cut-off, as known today and on any earlier day; every category of the lists likewise."""
    world = data.draw(worlds(programme, operations=OPERATIONS))
    with _store(make_settings) as (deliveries, store):
        write_plain(world.rows, deliveries)
        today = published([deliveries], settings=store, received_on=world.known_on)
        assert disagreements(today, values(world.rows, programme, world.known_on)) == []
        for day in (KNOWN[1], KNOWN[2] - timedelta(days=1), KNOWN[2]):
            assert disagreements(known(store, day), values(world.rows, programme, day)) == []
        for day in (KNOWN[2] - timedelta(days=1), world.known_on):
            levels = level_values(world.rows, programme, day)
            assert disagreements(known_levels(store, programme, day), levels) == []
            assert known_parts(store, programme, day) == parts(world.rows, programme, day)


@FEW
@given(data=st.data())
def test_neither_the_writing_nor_the_order_of_files_changes_a_figure(
    data: st.DataObject, programme: Programme, make_settings: MakeSettings
) -> None:
    """Any encoding, number format, spelling and split; rows and files sent twice; any order, one or two loads."""
    world = data.draw(worlds(programme, operations=OPERATIONS // 2))
    chance = Random(data.draw(st.integers(0, 10**6)))
    with _store(make_settings) as (deliveries, store):
        paths = write_messy(world.rows, deliveries, programme=programme, chance=chance)
        chance.shuffle(paths)
        if data.draw(st.booleans()):
            with suppress(DeliveryError):  # half the files may hold no registered operation, and so no row to load
                published(paths[: len(paths) // 2], settings=store, received_on=world.known_on)
        messy = published(paths, settings=store, received_on=world.known_on)
    assert disagreements(messy, values(world.rows, programme, world.known_on)) == []


@MANY
@given(data=st.data())
def test_objectives_add_up_to_the_programme(data: st.DataObject, programme: Programme) -> None:
    """What is selected adds up over objectives, and what is implemented where nothing is unique."""
    world = data.draw(worlds(programme))
    figures = values(world.rows, programme, world.known_on)
    unique = {indicator.code for indicator in programme.indicators if indicator.counting == "unique"}
    totals = {key: value for key, (value, _) in figures.items() if key[1:4] == (ALL, ALL, ALL)}
    by_objective = {key: value or Decimal(0) for key, (value, _) in figures.items() if key[1] != ALL and key[2] == ALL}
    for key, total in totals.items():
        added = sum((v for part, v in by_objective.items() if part[0] == key[0] and part[4:] == key[4:]), Decimal(0))
        if key[5] == "valt" or key[0] not in unique:
            assert added == (total or 0)
        else:
            assert added >= (total or 0)


@MANY
@given(data=st.data())
def test_the_identity_of_rco01_holds(data: st.DataObject, programme: Programme) -> None:
    """With lists alone, the largest form of support ≤ RCO01 ≤ the forms added, in every cell."""
    world = data.draw(worlds(programme))
    lists_only = type(world.rows)(**{**vars(world.rows), "reports": []})
    figures = values(lists_only, programme, world.known_on)
    for key, (total, _) in figures.items():
        if key[0] == "RCO01" and key[5] == "genomfort" and total is not None:
            forms = [figures.get((code, *key[1:]), (None, ""))[0] or Decimal(0) for code in ("RCO02", "RCO03", "RCO04")]
            assert max(forms) <= total <= sum(forms)
            assert date.fromisoformat(key[4]) <= world.known_on
