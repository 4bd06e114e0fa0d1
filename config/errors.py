"""The one exception tree, with an exit code for whoever schedules the work.

A message says where – what was found – what was expected – what to do.
"""

from __future__ import annotations

from typing import ClassVar


class ResultatkedjanError(Exception):
    """Something a person must act on: where, what was found, what was expected, what to do."""

    exit_code: ClassVar[int] = 1

    def __init__(self, *, where: str, found: str, expected: str = "", todo: str = "") -> None:
        self.where = where
        self.found = found
        self.expected = expected
        self.todo = todo
        super().__init__(self._sentence())

    def __reduce__(self) -> tuple[object, ...]:
        """Survive the way back from a child process; keyword arguments are not pickled otherwise."""
        parts = {"where": self.where, "found": self.found, "expected": self.expected, "todo": self.todo}
        return _rebuild, (type(self), parts)

    def _sentence(self) -> str:
        told = "; ".join(part for part in (self.found, self.expected) if part)
        if not told.endswith((".", "?", "!")):
            told += "."
        return f"{self.where}: {told} {self.todo}".rstrip()


class DeliveryError(ResultatkedjanError):
    """A file was refused, or nothing could be loaded."""

    exit_code = 3


class QuestionError(ResultatkedjanError):
    """A question that has no answer: a day, code or page outside what there is."""

    exit_code = 2


class ConfigError(ResultatkedjanError):
    """The configuration is wrong: nothing is read or shown until it is mended."""

    exit_code = 4


class StoreBusyError(ResultatkedjanError):
    """Another load holds the store."""

    exit_code = 5


class ReleaseError(ResultatkedjanError):
    """A release failed its verification, shrank too much, or is damaged."""

    exit_code = 6


class ShrunkError(ReleaseError):
    """A release would hold so much less than the one before that somebody must say it is right."""


class NoReleaseError(ResultatkedjanError):
    """Nothing has been published yet."""

    exit_code = 7


def _rebuild(kind: type[ResultatkedjanError], parts: dict[str, str]) -> ResultatkedjanError:
    return kind(**parts)
