"""What a load or a dry run led to, as one JSON document for the program that asked for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from config.errors import ResultatkedjanError
from etl.run import Outcome
from warehouse.files import write_json

VERSION = 1
MOST_FINDINGS = 1000
"""Findings listed one by one, the weightiest first; the counts are of all of them."""


@dataclass
class Answer:
    """Where the document goes; without a place it goes nowhere."""

    path: Path | None

    def write(self, outcome: Outcome) -> None:
        """Write what it led to."""
        if self.path:
            write_json(self.path, document(outcome))


@contextmanager
def answering(path: Path | None) -> Iterator[Answer]:
    """An answer to write; an error that ends the block becomes one too."""
    try:
        yield Answer(path)
    except ResultatkedjanError as error:
        if path:
            write_json(path, {"version": VERSION, "error": error_parts(error)})
        raise


def document(outcome: Outcome) -> dict[str, Any]:
    """Closed sums, findings, refused files, the release, and the marked workbooks by file name.

    Findings hold what `etl.report.Found` does; cells have their personal data masked.
    """
    found = outcome.report.findings
    published = outcome.published
    release = published and {
        "release_id": published.release_id,
        "new": published.new,
        "known_on": published.manifest.known_on.isoformat(),
    }
    return {
        "version": VERSION,
        "compared_with": outcome.compared_with,
        "sheets": [asdict(sheet) for sheet in outcome.report.sheets],
        "counts": dict(Counter(each.severity for each in found)),
        "rules": [[rule, severity, count] for (rule, severity), count in _by_rule(outcome)],
        "findings": [asdict(each) for each in found[:MOST_FINDINGS]],
        "refused": [error_parts(error) for error in outcome.refused],
        "marked": {name: path.name for name, path in outcome.marked},
        "release": release,
        "error": None,
    }


def error_parts(error: ResultatkedjanError) -> dict[str, str]:
    """Where – found – expected – to do, and which kind of error it is."""
    parts = {name: str(getattr(error, name)) for name in ("where", "found", "expected", "todo")}
    return {"kind": type(error).__name__, **parts}


def _by_rule(outcome: Outcome) -> list[tuple[tuple[str, str], int]]:
    """How often each rule was broken, most first."""
    counted = Counter((each.rule, each.severity) for each in outcome.report.findings)
    return sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
