"""Answers about a release as a whole, found once: a release never changes, and every page offers the same choices."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar, cast

import sqlalchemy as sa

T = TypeVar("T")
OPTION = "facts"
"""What the answers of a connection are kept under."""


class Facts:
    """The answers most lately asked for; may be used by many threads."""

    def __init__(self, most: int) -> None:
        self.most = most
        self._lock = threading.Lock()
        self._known: OrderedDict[Hashable, Any] = OrderedDict()  # least recently used first

    def answer(self, key: Hashable, find: Callable[[], T]) -> T:
        """What `find` gave when the key was first asked for; whoever asks leaves it as it is."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
                return cast("T", self._known[key])
        found = find()  # outside the lock: two may find the same thing, nobody waits for another's question
        with self._lock:
            self._known[key] = found
            while len(self._known) > self.most:
                self._known.popitem(last=False)
        return found


def with_facts(engine: sa.Engine, facts: Facts, of: Hashable) -> sa.Engine:
    """The engine, its connections remembering the facts of what never changes: a published release, or a part of it."""
    return engine.execution_options(**{OPTION: lambda name, find: facts.answer((of, name), find)})


def fact(connection: sa.Connection, name: str, find: Callable[[], T]) -> T:
    """What `find` answers: found once in a published release, anew while one is being built; left as it is."""
    answer = connection.get_execution_options().get(OPTION)
    return answer(name, find) if answer else find()
