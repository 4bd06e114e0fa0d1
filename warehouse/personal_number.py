"""Personal numbers where no row is: in the name of a file, and in the reason somebody gives.

Cells are read by the engine (duckdb_engine/functions.sql), texts like these before there is one; a test holds the two
to the same numbers.
"""

from __future__ import annotations

import re
from datetime import date

from config.errors import QuestionError

HIDDEN = "••••••-••••"

_BETWEEN = "[-+_ \u00a0\u2010-\u2015]?"
_WRITTEN = re.compile(
    rf"(?<!\d)(?:(?:18|19|20){_BETWEEN})?(?:\d\d{_BETWEEN}){{3}}\d{{4}}(?!\d)"  # (yy)yy mm dd nnnn, one sign between
)


def without_personal_numbers(text: str) -> str:
    """The text with every personal and co-ordination number hidden, however it is spaced."""
    return _WRITTEN.sub(lambda found: HIDDEN if _is_person(re.sub(r"\D", "", found[0])) else found[0], text)


class NamesSomebodyError(QuestionError):
    """A text that every reader will see holds somebody's number."""


def require_nobody(reason: str) -> None:
    """Raises NamesSomebodyError where a reason names somebody: all readers see it, and it can never be taken back."""
    shown = without_personal_numbers(reason)
    if shown != reason:
        raise NamesSomebodyError(
            where="skälet",
            found=f'"{shown}" innehåller ett personnummer',
            expected="en text utan personuppgifter, eftersom alla läsare ser den",
            todo="Skriv skälet utan personnummer.",
        )


def _is_person(digits: str) -> bool:
    ten = digits[-10:]
    day = int(ten[4:6])
    try:
        date(2000 + int(ten[:2]), int(ten[2:4]), day - 60 if day > 60 else day)  # leap wherever 19yy is
    except ValueError:
        return False
    doubled = (int(sign) * (2 - place % 2) for place, sign in enumerate(ten))
    return sum(each // 10 + each % 10 for each in doubled) % 10 == 0
