"""How readers reach a release: one engine per release file, one connection per question.

The pointer is read anew for every request, so a published release is seen at once. A release that a
page was drawn from stays open for a while after the next is published: one page never mixes two.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import sqlalchemy as sa

from config import Programme
from config.errors import NoReleaseError, ReleaseError
from config.settings import INTERNAL, PUBLIC, Settings, Tier
from warehouse.cut_offs import eu_cut_offs
from warehouse.duckdb_engine import storage_failure
from warehouse.excerpts import Excerpt, Part, Tags, open_part
from warehouse.facts import Facts, with_facts
from warehouse.kept import kept_folder
from warehouse.known_days import KnownDays
from warehouse.manifest import DATABASE_NAME, Manifest
from warehouse.opened import OpenRelease, damaged, open_file
from warehouse.public_tier import Public
from warehouse.shelf import Shelf
from warehouse.store import current_release_id
from warehouse.tier import of_tier

KEPT_EXCERPTS = 5
"""Excerpts and public tiers kept in memory per process, all releases together."""
KEPT_FACTS = 200
"""Answers about whole releases and parts kept per process: what filters offer, a dozen for each."""

KEPT_OPEN = 2
"""Releases kept open after they stopped being current, for pages already drawn from them."""


T = TypeVar("T")


@dataclass(frozen=True)
class ReleaseHandle:
    """A release as readers use it; cheap to pass around, never changes."""

    manifest: Manifest
    releases: Releases = field(repr=False, compare=False)
    part: Part | None = None  # None = the whole release
    tier: Tier = PUBLIC  # who is asking

    @property
    def release_id(self) -> str:
        """Its id, as in page footers and exports."""
        return self.manifest.release_id

    @property
    def known_on(self) -> date:
        """The release's today; an excerpt's day."""
        return self.part.known_on if self.part else self.manifest.known_on

    @property
    def last_cut_off(self) -> date:
        """Latest EU cut-off on or before `known_on`."""
        return self.part.last_cut_off if self.part else self.manifest.last_cut_off

    @property
    def example(self) -> bool:
        """It holds example data."""
        return self.manifest.example

    @property
    def path(self) -> Path:
        """The release file."""
        return kept_folder(self.release_id, self.releases.data_dir) / DATABASE_NAME

    @property
    def whole(self) -> ReleaseHandle:
        """The release this is an excerpt of."""
        return replace(self, part=None)

    @property
    def tags(self) -> Tags:
        """The tags its operations have; none in a whole release."""
        return self.part.tags if self.part else Tags()

    def excerpt(
        self,
        programme: Programme,
        *,
        known_on: date | None = None,
        tags: Tags = Tags(),  # noqa: B008 - frozen
        cut_offs: Sequence[date] = (),
        counted_on: date = date.min,
    ) -> ReleaseHandle:
        """The release as known on a day (None: its own), of the operations with these tags; made when first asked.

        `cut_offs`: the days figures are counted for (none: every EU cut-off up to the day). `counted_on`: the last day
        up to `known_on` on which anything became known or was cut off; days until the next share what is counted.
        """
        whole, day = self.whole, min(known_on or self.manifest.known_on, self.manifest.known_on)
        counted = set(cut_offs) <= set(eu_cut_offs(programme, day))
        if day == whole.known_on and not tags.chosen and counted:
            return whole
        days = () if counted else tuple(sorted({*cut_offs}))
        return replace(whole, part=Excerpt(programme, day, tags, days, counted_on))

    def on_each(self, programme: Programme, days: Sequence[date]) -> ReleaseHandle:
        """The same operations as known on each of the days, for `warehouse.queries.triangle`."""
        return replace(self, part=KnownDays(programme, tuple(sorted({*days})), self.tags))

    def fact(self, name: str, find: Callable[[], T]) -> T:
        """What `find` answers about this release or part of it, for this tier: found once, and left as it is."""
        return self.releases.facts.answer(((self.release_id, self.part, self.tier), name), find)

    def connect(self) -> AbstractContextManager[sa.Connection]:
        """A read-only connection of one's own, until the block ends; one per request, never shared by threads.

        Raises ReleaseError when the file proves damaged, also in the middle of a question.
        """
        return self.releases.connect(self.release_id, self.part, self.tier)


class Releases:
    """The releases of one store, opened when asked for; may be used by many threads."""

    def __init__(self, settings: Settings) -> None:
        self.data_dir = settings.data_dir
        self.facts = Facts(KEPT_FACTS)
        self._settings = settings
        self._excerpts = Shelf(KEPT_EXCERPTS)
        self._lock = threading.Lock()
        self._open: OrderedDict[str, OpenRelease] = OrderedDict()  # least recently used first

    def current(self, tier: Tier = PUBLIC) -> ReleaseHandle:
        """The release a tier gets now. Raises NoReleaseError before the first, ReleaseError on a damaged one."""
        release_id = current_release_id(self.data_dir)
        if release_id is None:
            raise NoReleaseError(
                where=f"{self.data_dir}",
                found="ingen utgåva är publicerad än",
                expected="minst en inläst leverans",
                todo="Läs in leveranser: python -m etl load MAPP.",
            )
        try:
            return self.release(release_id, tier)
        except ReleaseError:
            if current_release_id(self.data_dir) in (release_id, None):
                raise
            return self.current(tier)  # replaced and removed between the two looks

    def release(self, release_id: str, tier: Tier = PUBLIC) -> ReleaseHandle:
        """A kept release by its id. Raises ReleaseError when it is not kept, damaged or of another version."""
        with self._lock:
            handle = ReleaseHandle(self._opened(release_id).manifest, self, tier=tier)
            self._let_go()
        return handle

    @contextmanager
    def connect(self, release_id: str, part: Part | None = None, tier: Tier = PUBLIC) -> Iterator[sa.Connection]:
        """A connection to a kept release, or to a part of it, until the block ends; see ReleaseHandle.connect."""
        with self._lock:
            opened = self._opened(release_id)
            opened.users += 1
        try:
            with self._engine(opened, part, tier) as engine:
                of = with_facts(of_tier(engine, tier), self.facts, (release_id, part, tier))
                with of.connect() as connection:
                    yield connection
        except sa.exc.DBAPIError as error:
            reason = storage_failure(error)
            if reason is None:
                raise
            with self._lock:
                if self._open.get(release_id) is opened:
                    del self._open[release_id]
            self._excerpts.forget(release_id)
            raise damaged(release_id, reason) from error
        finally:
            with self._lock:
                opened.users -= 1
                if not opened.users and self._open.get(release_id) is not opened:
                    opened.close()
                self._let_go()

    def close(self) -> None:
        """Let go of every release nobody is asking right now."""
        self._excerpts.forget()
        with self._lock:
            for release_id in [release_id for release_id, opened in self._open.items() if not opened.users]:
                self._open.pop(release_id).close()

    @contextmanager
    def _engine(self, opened: OpenRelease, part: Part | None, tier: Tier) -> Iterator[sa.Engine]:
        """The engine of the release file, or of a part of it, which is counted the first time it is asked for.

        What everybody sees is a part of its own: only the internal tier reads the file itself.
        """
        if tier != INTERNAL:
            last = part or opened.manifest
            part = Public(last.last_cut_off, last.known_on, part)
        if part is None:
            yield opened.engine
            return
        release_id = opened.manifest.release_id
        path = kept_folder(release_id, self.data_dir) / DATABASE_NAME
        with self._excerpts.lent((release_id, part), lambda: open_part(path, self._settings, part)) as engine:
            yield engine

    def _opened(self, release_id: str) -> OpenRelease:
        if release_id not in self._open:
            self._open[release_id] = open_file(kept_folder(release_id, self.data_dir))
        self._open.move_to_end(release_id)
        return self._open[release_id]

    def _let_go(self) -> None:
        """Close what was not used lately and nobody is asking; the most recent one is the current or becomes so."""
        for release_id in list(self._open)[: -1 - KEPT_OPEN]:
            if not self._open[release_id].users:
                self._open.pop(release_id).close()


_stores: dict[tuple[int, Path], Releases] = {}
_stores_lock = threading.Lock()


def releases_of(settings: Settings) -> Releases:
    """The releases of the store in the settings; the same object for every caller in this process."""
    place = (os.getpid(), settings.data_dir)  # an engine does not survive a fork
    with _stores_lock:
        return _stores.setdefault(place, Releases(settings))


def open_current(settings: Settings, tier: Tier | None = None) -> ReleaseHandle:
    """The release readers of a tier get now (none named: the installation's); hold it for one request.

    Raises NoReleaseError before the first release, ReleaseError when it is damaged.
    """
    return releases_of(settings).current(tier or settings.tier)


def open_release(settings: Settings, release_id: str, tier: Tier | None = None) -> ReleaseHandle:
    """A kept release by its id: what a page's later questions ask for. Raises ReleaseError as `open_current`."""
    return releases_of(settings).release(release_id, tier or settings.tier)
