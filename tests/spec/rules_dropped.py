"""Personal data in source files: contact details are not read, and counted as not read, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

DROPPED = Example(
    "contact details are not read, and how many there were is told",
    "A column whose heading names a contact person, a telephone number or an e-mail address is never read; neither is "
    "one the layout does not know. What is kept of them is their heading and how many cells held something: as a "
    "finding of the file (F10 personal data, F09 unknown) and in the account of the sheet. No cell is quoted.",
    """
    column         | cells                          | read | told | counted
    diarienummer   | P1, P2, P3                     | yes  |      | 0
    region         | Dalarna, Dalarna, Dalarna      | yes  |      | 0
    Kontaktperson  | Kim Exempel, , Lo Exempel      | no   | F10  | 2
    Telefon        | 0240-12 34 56, ,               | no   | F10  | 1
    E-post         | kim@example.se, a@example.se,  | no   | F10  | 2
    Färg           | blå, röd, grön                 | no   | F09  | 3
    """,
    sv=(
        "kontaktuppgifter läses inte in, och det sägs hur många de var",
        (
            "En kolumn vars rubrik nämner kontaktperson, telefon eller e-post läses aldrig in; inte heller en som "
            "leveransens layout inte känner. Av dem sparas rubriken och hur många celler som innehöll något: som ett "
            "fynd om filen (F10 personuppgifter, F09 okänd) och i bladets redovisning. Ingen cell citeras."
        ),
    ),
)

CHAPTER = Chapter("kontaktuppgifter", 43, "Kontaktuppgifter", "Contact details", (DROPPED,), of_values=False)
