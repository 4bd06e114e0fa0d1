"""Gender equality: the dimension code of an operation weighs its EU support, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

WEIGHED = Example(
    "the gender dimension weighs the EU support; what has no code is shown apart",
    "Code 01 counts in full, 02 to 40 per cent, 03 not at all. The share is of what has a code; what has none is told, "
    "with the least and the most the whole could be.",
    """
    01 | 02 | 03  | no code | share | without code | least | most
    60 | 0  | 0   | 0       | 1     | 0            | 1     | 1
    0  | 60 | 0   | 0       | 0.4   | 0            | 0.4   | 0.4
    0  | 0  | 60  | 0       | 0     | 0            | 0     | 0
    40 | 60 | 0   | 100     | 0.64  | 100          | 0.32  | 0.82
    0  | 0  | 0   | 100     |       | 100          | 0     | 1
    """,
    sv=(
        "jämställdhetsdimensionen väger EU-stödet; det som saknar kod visas för sig",
        (
            "Kod 01 räknas helt, 02 till 40 procent, 03 inte alls. Andelen är av det som har en kod; det som saknar "
            "kod sägs, med det minsta och det mesta som helheten kan vara."
        ),
    ),
)

CHAPTER = Chapter("jamstalldhet", 72, "Jämställdhet", "Gender equality", (WEIGHED,), of_values=False)
