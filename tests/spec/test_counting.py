"""Each counting rule: its table of deliveries gives exactly its table of figures."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from config.model import Programme
from config.settings import Settings
from tests.deliver import write_plain
from tests.published import disagreements, known, published
from tests.reference import values
from tests.reference_known import Rows
from tests.spec.book import chapters, specs
from tests.spec.tables import KNOWN_ON, Spec, delivered, expected

SPECS = specs()


@pytest.mark.parametrize("spec", SPECS, ids=[spec.name for spec in SPECS])
def test_the_rule_gives_its_figures(spec: Spec, programme: Programme) -> None:
    """The plain recomputation gives the figures of the rule, and nothing after the known-on date."""
    figures = values(delivered(spec.given), programme, spec.known_on)
    wanted = expected(spec.figures)
    assert {key: figures.get(key) for key in wanted} == wanted
    assert max(key[4] for key in figures) <= spec.known_on.isoformat()


def test_every_rule_has_its_words_in_both_languages() -> None:
    rules = [rule for chapter in chapters() for rule in chapter.rules]
    assert [rule.name for rule in rules if not (rule.rule and all(rule.sv))] == []
    assert len({chapter.code for chapter in chapters()}) == len(chapters())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, make_settings: Callable[[Path], Settings]) -> Settings:
    """A release of the deliveries of every rule."""
    folder = tmp_path_factory.mktemp("rules")
    paths = write_plain(_every_rule(), folder)
    settings = make_settings(folder)
    published(paths, settings=settings, received_on=KNOWN_ON)
    return settings


@pytest.mark.parametrize("known_on", [date(2023, 7, 1), date(2024, 11, 5), date(2025, 1, 19), KNOWN_ON])
def test_the_product_follows_every_rule(known_on: date, store: Settings, programme: Programme) -> None:
    """All the rules' deliveries loaded together give the plain recomputation's figures."""
    assert disagreements(known(store, known_on), values(_every_rule(), programme, known_on)) == []


def _every_rule() -> Rows:
    """The deliveries of every rule, each rule's operations under numbers of their own."""
    together = Rows()
    for number, spec in enumerate(SPECS):
        rows = delivered(spec.given)
        for kind in fields(rows):
            for row in getattr(rows, kind.name):
                renamed = {**row, "operation_id": f"{number:02d}-{row['operation_id']}"}
                getattr(together, kind.name).append(renamed)
    return together
