"""Deliveries in any order: operations registered, corrected, withdrawn and sent again, one load after the other.

After every load the published figures are those of the plain recomputation over what was taken in so far,
today and on an earlier day; at the end all files at once, in another order, make the same release.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from config.errors import DeliveryError
from config.model import Programme
from config.settings import Settings
from tests.conftest import MakeSettings
from tests.deliver import by_day, write_plain
from tests.generators import worlds
from tests.published import disagreements, known, published
from tests.reference import values
from tests.reference_known import Row, Rows
from warehouse.connections import open_current

Parcel = Rows
"""The rows of one file: one layout, one known-on day."""
LAST = date(2025, 12, 1)
FEW = settings(
    deadline=None,
    derandomize=True,
    max_examples=2,
    stateful_step_count=7,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=[*HealthCheck],
)


def parcels(rows: Rows) -> Iterator[Parcel]:
    """The rows in files as they would come: a layout and a day at a time."""
    for kind in fields(Rows):
        for _, part in by_day(getattr(rows, kind.name)):
            yield Rows(**{kind.name: part})


class Deliveries(RuleBasedStateMachine):
    """A store that receives files; `sent` is what was taken in, as plain rows."""

    programme: Programme
    make_settings: MakeSettings

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.store = self.make_settings(Path(self.folder.name) / "store")
        self.sent: list[Parcel] = []
        self.files: list[Path] = []
        self.pending: list[Parcel] = []

    @initialize(data=st.data())
    def two_operations_are_registered(self, data: st.DataObject) -> None:
        world = data.draw(worlds(self.programme, operations=4))
        first, *self.pending = parcels(world.rows)
        self._load(first)

    @precondition(lambda self: self.pending)
    @rule(data=st.data())
    def the_next_files_come(self, data: st.DataObject) -> None:
        """Any that have not come yet, older or newer than what is there."""
        chosen = data.draw(st.lists(st.sampled_from(range(len(self.pending))), min_size=1, max_size=4, unique=True))
        waiting = [self.pending[place] for place in chosen]
        self.pending = [each for place, each in enumerate(self.pending) if place not in chosen]
        self.pending += [each for each in waiting if not self._load(each, check=each is waiting[-1])]

    @rule(data=st.data())
    def a_file_is_sent_again(self, data: st.DataObject) -> None:
        """Old knowledge under a new name: nothing changes but the list of deliveries."""
        before = known(self.store)
        self._load(data.draw(st.sampled_from(self.sent)), check=False)
        assert known(self.store) == before

    @precondition(lambda self: self._all("reports"))
    @rule(data=st.data(), value=st.integers(0, 90), day=st.dates(date(2024, 1, 1), LAST))
    def a_report_is_corrected(self, data: st.DataObject, value: int, day: date) -> None:
        row = data.draw(st.sampled_from(self._all("reports")))
        later = max(day, row["known_on"] + timedelta(days=1))
        self._load(Rows(reports=[{**row, "value": Decimal(value), "known_on": later}]))

    @rule(data=st.data(), status=st.sampled_from(("withdrawn", "interrupted", "running")))
    def an_operation_changes(self, data: st.DataObject, status: str) -> None:
        row = data.draw(st.sampled_from(self._all("operations")))
        later = row["known_on"] + timedelta(days=data.draw(st.integers(1, 200)))
        self._load(Rows(operations=[{**row, "status": status, "known_on": later}]))

    def teardown(self) -> None:
        if self.files:
            self._all_at_once_make_the_same_release()
        self.folder.cleanup()

    def _load(self, parcel: Parcel, *, check: bool = True) -> bool:
        """Take in one file; False where no row of it could be used, and then nothing has changed."""
        folder = Path(self.folder.name) / f"{len(self.files):03d}"
        folder.mkdir(exist_ok=True)
        (path,) = write_plain(parcel, folder)
        path = path.rename(path.with_name(f"{len(self.files):03d}_{path.name}"))
        try:
            published([path], settings=self.store, received_on=LAST)
        except DeliveryError:
            path.unlink()
            return False
        self.files.append(path)
        self.sent.append(parcel)
        if check:
            self._figures_are_those_counted_again()
        return True

    def _figures_are_those_counted_again(self) -> None:
        rows = Rows(**{kind.name: self._all(kind.name) for kind in fields(Rows)})
        days = sorted({row["known_on"] for kind in fields(Rows) for row in getattr(rows, kind.name)})
        assert disagreements(known(self.store), values(rows, self.programme, days[-1])) == []
        middle = days[len(days) // 2]
        assert disagreements(known(self.store, middle), values(rows, self.programme, middle)) == []

    def _all(self, kind: str) -> list[Row]:
        return [row for parcel in self.sent for row in getattr(parcel, kind)]

    def _all_at_once_make_the_same_release(self) -> None:
        other: Settings = self.make_settings(Path(self.folder.name) / "other")
        other.key_file.parent.mkdir(parents=True)
        other.key_file.write_bytes(self.store.key_file.read_bytes())
        other.key_file.chmod(0o600)
        published(self.files[::-1], settings=other, received_on=LAST)
        assert open_current(other).release_id == open_current(self.store).release_id


def test_any_order_of_deliveries_gives_the_figures_counted_again(
    programme: Programme, make_settings: MakeSettings
) -> None:
    machine = type("Machine", (Deliveries,), {"programme": programme, "make_settings": staticmethod(make_settings)})
    run_state_machine_as_test(machine, settings=FEW)
