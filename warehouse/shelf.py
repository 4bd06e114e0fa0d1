"""A few opened things kept ready: made once however many ask at the same time, the least used let go first."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import sqlalchemy as sa

Key = tuple[str, Hashable]
"""A group (the release) and what is wanted of it."""


@dataclass(eq=False)
class _Kept:
    """An engine, or the place where one is being made."""

    making: threading.Lock = field(default_factory=threading.Lock)
    engine: sa.Engine | None = None
    users: int = 0


class Shelf:
    """Engines by key, at most so many that nobody is using; may be used by many threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._one_at_a_time = threading.Lock()  # making one takes memory: never two at once
        self._kept: OrderedDict[Key, _Kept] = OrderedDict()  # least recently used first

    @contextmanager
    def lent(self, key: Key, make: Callable[[], sa.Engine]) -> Iterator[sa.Engine]:
        """The engine of a key until the block ends; made by the first who asks while the others wait."""
        with self._lock:
            kept = self._kept.setdefault(key, _Kept())
            self._kept.move_to_end(key)
            kept.users += 1
        try:
            yield self._made(kept, make)
        finally:
            with self._lock:
                kept.users -= 1
                self._let_go()
                if self._kept.get(key) is not kept:
                    _close(kept)

    def forget(self, group: str = "") -> None:
        """Let go of a group's engines (none named: of all); those in use are closed when their last user is done."""
        with self._lock:
            for key in [key for key in self._kept if group in ("", key[0])]:
                _close(self._kept.pop(key))

    def _made(self, kept: _Kept, make: Callable[[], sa.Engine]) -> sa.Engine:
        with kept.making:
            if kept.engine is None:
                with self._one_at_a_time:
                    kept.engine = make()
            return kept.engine

    def _let_go(self) -> None:
        for key in list(self._kept)[: -self.most]:
            if not self._kept[key].users:
                _close(self._kept.pop(key))


def _close(kept: _Kept) -> None:
    if kept.engine is not None and not kept.users:
        kept.engine.dispose()
