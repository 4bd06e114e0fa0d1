"""Each counting rule: its table of deliveries gives exactly its table of figures."""

from __future__ import annotations

import pytest

from config.model import Programme
from tests.reference import values
from tests.spec.rules_operations import OPERATIONS, TOTALS
from tests.spec.rules_shares import SHARES
from tests.spec.rules_time import TIME
from tests.spec.rules_unique import UNIQUE
from tests.spec.tables import Spec, delivered, expected

SPECS = (*TIME, *OPERATIONS, *TOTALS, *UNIQUE, *SHARES)


@pytest.mark.parametrize("spec", SPECS, ids=[spec.name for spec in SPECS])
def test_the_rule_gives_its_figures(spec: Spec, programme: Programme) -> None:
    """The plain recomputation gives the figures of the rule, and nothing after the known-on date."""
    figures = values(delivered(spec.given), programme, spec.known_on)
    wanted = expected(spec.figures)
    assert {key: figures.get(key) for key in wanted} == wanted
    assert max(key[4] for key in figures) <= spec.known_on.isoformat()
