"""Protected counts: what is hidden beside a small count, as tables."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

BESIDE = Example(
    "a small count is hidden, and the least important one that would tell it",
    "A count above nought and below three is hidden; nought is shown. Where parts add up, the smallest other part is "
    "hidden too, the total last. A unique count's total tells less, so that its other parts can stay.",
    """
    counts  | parts | total | shown       | total shown
    adding  | 1 5 9 | 15    | .. .. 9     | 15
    adding  | 1 2 9 | 12    | .. .. 9     | 12
    adding  | 2 0 7 | 9     | .. 0 ..     | 9
    adding  | 0 4 6 | 10    | 0 4 6       | 10
    adding  | 1 1 1 | 3     | .. .. ..    | ..
    unique  | 1 5 9 | 12    | .. 5 9      | 12
    unique  | 1 5   | 5     | .. 5        | 5
    """,
    sv=(
        "ett litet antal skyddas, och det minst viktiga tal som skulle avslöja det",
        (
            "Ett antal över noll och under tre skyddas; noll visas. Där delar summerar skyddas även den minsta andra "
            "delen, totalen sist. Totalen av ett unikt antal säger mindre, så att de andra delarna kan visas."
        ),
    ),
)

CHAPTER = Chapter("skyddade-antal", 85, "Skyddade antal", "Protected counts", (BESIDE,), of_values=False)
