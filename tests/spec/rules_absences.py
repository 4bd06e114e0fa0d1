"""Zero, missing, not yet due, protected and not applicable: five different things, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

FIVE = Example(
    "nought and four absences look different",
    "Nought is a value. Missing, not yet due, protected and not applicable have no value, each a sign of its own in "
    "tables and matrices, an empty cell with its status in files and `values`, and a gap in charts.",
    """
    | what           | status | value | shown | word            |
    | nought         | A      | 0     | 0     |                 |
    | partly known   | E      | 7     | 7     |                 |
    | missing        | O      |       | –     | Uppgift saknas  |
    | not yet due    | L      |       | ○     | Ej förväntat än |
    | protected      | Q      |       | ..    | Skyddad uppgift |
    | not applicable | M      |       | .     | Ej tillämpligt  |
    """,
    sv=(
        "noll och fyra slags frånvaro ser olika ut",
        (
            "Noll är ett värde. Saknas, ej förväntat än, skyddad och ej tillämpligt har inget värde, var sitt tecken i "
            "tabeller och matriser, en tom cell med sin status i filer och `values`, och ett glapp i diagram."
        ),
    ),
)

CHAPTER = Chapter("franvaro", 25, "Noll och frånvaro", "Nought and absence", (FIVE,), of_values=False)
