"""Per period: differences of cumulative values, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

PERIODS = Example(
    "a period is the difference of two cumulative values, negative after a correction downwards",
    "What a cut-off added to the one before; the first to the programme's start. Where nothing was reported before, "
    "the whole value is new. What is missing or not yet due at the cut-off has no difference, and what is protected at "
    "either end is protected. It is labelled as not accumulated; of a unique count it is newly counted enterprises. "
    "Yearly values and shares have no periods.",
    """
    | at the cut-off | status | before | status before | difference | status shown |
    | 12             | A      | 8      | A             | 4          | A |
    | 8              | A      | 12     | A             | -4         | A |
    | 8              | A      | 8      | A             | 0          | A |
    | 12             | E      | 8      | A             | 4          | E |
    | 5              | A      |        | L             | 5          | A |
    | 5              | A      |        | O             | 5          | A |
    | 5              | A      |        | first         | 5          | A |
    |                | O      | 8      | A             |            | O |
    |                | L      |        | L             |            | L |
    | 5              | A      |        | Q             |            | Q |
    |                | Q      | 5      | A             |            | Q |
    |                | M      |        | M             |            | M |
    | 5              | A      |        | M             |            | M |
    """,
    sv=(
        "en period är skillnaden mellan två ackumulerade värden, negativ efter en rättelse nedåt",
        (
            "Det som en bryttidpunkt lade till den föregående; den första till programmets start. Var inget "
            "rapporterat innan är hela värdet nytt. Det som saknas eller ej förväntas än vid bryttidpunkten har ingen "
            "skillnad, och det som är skyddat i någon ände är skyddat. Det märks som ej ackumulerat; för ett unikt "
            "antal är det nytillkomna. Årsvärden och andelar har inga perioder."
        ),
    ),
)

CHAPTER = Chapter("perioder", 12, "Per period", "Per period", (PERIODS,), of_values=False)
