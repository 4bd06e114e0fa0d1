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

INTERRUPTED = Example(
    "an interrupted operation's plan is protected with its count, and with every sum that would tell it",
    "An interrupted operation planned what it achieved; plans of others are decisions and shown. Where one hidden "
    "operation is all a selected value holds of that, something is hidden beside it: another interrupted operation of "
    "the same objective, else the selected value itself, status Q. Regions, fields and cells of the chain hide theirs "
    "wherever a hidden operation is inside.",
    """
    running planned | interrupted achieved | operations shown | selected | selected shown
    20              | 2                    | 20 ..            | 22       | ..
    20              | 5                    | 20 5             | 25       | 25
    20              | 2 6                  | 20 .. ..         | 28       | 28
    20 30           | 2 6 9                | 20 30 .. .. 9    | 67       | 67
    20              | 1 1                  | 20 .. ..         | 22       | ..
    20              | 0                    | 20 0             | 20       | 20
    """,
    sv=(
        "ett avbrutet projekts plan skyddas med antalet, och med varje summa som skulle avslöja det",
        (
            "Ett avbrutet projekt planerade det som det uppnådde; andras planer är beslut och visas. Är ett skyddat "
            "projekt allt ett valt värde innehåller av det, skyddas något bredvid: ett annat avbrutet projekt under "
            "samma mål, annars det valda värdet självt, status Q. Regioner, interventionsområden och kedjans rutor "
            "skyddar sitt valda värde så snart ett skyddat projekt ingår."
        ),
    ),
)

CHAPTER = Chapter("skyddade-antal", 85, "Skyddade antal", "Protected counts", (BESIDE, INTERRUPTED), of_values=False)
