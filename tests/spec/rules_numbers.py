"""Organisation numbers: variants of one number, and what is no number, as a table."""

from __future__ import annotations

from tests.spec.chapter import Chapter, Example

NUMBERS = Example(
    "one enterprise however its number is written, and no row without a number",
    "Ten or twelve digits, hyphen, the prefix 16 and SE…01 are one number, kept only as a keyed pseudonym. The last "
    "digit is a check digit (Luhn). Third digit 2 or more is a legal person; else the six first are a date of birth, "
    "day + 60 in a co-ordination number: a sole trader, an enterprise like others.",
    """
    written        | is         | what
    5599990016     | 5599990016 | a legal person
    559999-0016    | 5599990016 | with hyphen
    165599990016   | 5599990016 | twelve digits, prefix 16
    16559999-0016  | 5599990016 | prefix 16 and hyphen
    SE559999001601 | 5599990016 | VAT number
    900101-9802    | 9001019802 | a sole trader
    19900101-9802  | 9001019802 | a sole trader, twelve digits
    199001019802   | 9001019802 | twelve digits without hyphen
    900161-9809    | 9001619809 | a co-ordination number: day + 60
    559999-0017    |            | wrong check digit
    901301-9808    |            | right check digit, but month 13 and no legal person
    55999-0016     |            | nine digits
    """,
    sv=(
        "ett företag hur numret än skrivs, och ingen rad utan nummer",
        (
            "Tio eller tolv siffror, bindestreck, prefixet 16 och SE…01 är ett nummer, som bara sparas som en "
            "nyckelbunden pseudonym. Sista siffran är en kontrollsiffra (Luhn). Tredje siffran 2 eller mer är en "
            "juridisk person; annars är de sex första ett födelsedatum, dag + 60 i ett samordningsnummer: en enskild "
            "näringsidkare, ett företag som andra."
        ),
    ),
)

CHAPTER = Chapter("organisationsnummer", 42, "Organisationsnummer", "Organisation numbers", (NUMBERS,), of_values=False)
