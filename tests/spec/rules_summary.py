"""The summary: indicators per status, the unknown ones too, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

SUMMARY = Example(
    "the summary counts indicators per status, and never ranks or averages them",
    "Every indicator under every objective that uses it is one. On track are those that are, or whose target is "
    "reached; they are held against the assessed ones, which leaves out what is not yet expected, missing, protected "
    "or without a target. Those are counted too and shown, each under its own status.",
    """
    statuses                                   | counted | assessed | on track
    reached on_track watch behind              | 4       | 4        | 2
    reached reached                            | 2       | 2        | 2
    watch behind behind                        | 3       | 3        | 0
    on_track not_expected missing              | 3       | 1        | 1
    protected no_target no_target              | 3       | 0        | 0
    on_track protected missing behind watch    | 5       | 3        | 1
    """,
    sv=(
        "sammanfattningen räknar indikatorer per status och rangordnar eller medelvärdesbildar dem aldrig",
        (
            "Varje indikator under varje mål som använder den är en. I fas är de som är det eller har nått målet; de "
            "hålls mot de bedömda, som utelämnar det som ej förväntas än, saknas, är skyddat eller saknar mål. Också "
            "de räknas och visas, var och en under sin status."
        ),
    ),
)

CHAPTER = Chapter("sammanfattning", 62, "Sammanfattning per status", "Summary per status", (SUMMARY,), of_values=False)
