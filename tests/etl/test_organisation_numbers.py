"""Every way of writing an organisation number is one enterprise; its table stands in tests/spec/rules_numbers.py."""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from tests.etl.conftest import KEY, Parse
from tests.spec.rules_numbers import NUMBERS
from tests.spec.tables import lines

HEADER = "diarienummer;organisationsnummer;namn;kommun;stodform;forsta_stod"


def test_variants_are_one_enterprise_and_what_is_no_number_is_refused(parse: Parse) -> None:
    cases = lines(NUMBERS.cases)
    parsed = parse("\n".join([HEADER, *(f"P1;{row['written']};X;;bidrag;2024-05-06" for row in cases), ""]))
    assert [row["enterprise"] for row in parsed.rows] == [_pseudonym(row["is"]) for row in cases if row["is"]]
    refused = {("V07", place, "organisationsnummer") for place, row in enumerate(cases, start=2) if not row["is"]}
    assert parsed.told == refused


def _pseudonym(digits: str) -> UUID:
    return UUID(hmac.new(KEY, digits.encode(), hashlib.sha256).hexdigest()[:32])
