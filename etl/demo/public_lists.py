"""Public lists of the example: operations of the earlier period (projektbank) and the programme's planned finances."""

from __future__ import annotations

import json

import pandas as pd

from config.model import Programme

EARLIER = (
    ("Exempel på kluster för hållbara material", "Region Exempel", 4_200_000),
    ("Exempel på digital mognad i småföretag", "Exempelkommun", 2_150_000),
    ("Exempel på solenergi i allmännyttan", "Exempelbostäder ekonomisk förening", 1_860_000),
    ("Exempel på nya marknader för besöksnäring", "Region Exempel Norr", 3_400_000),
    ("Exempel på innovationsarena för skog", "Exempelhögskolan", 6_050_000),
    ("Exempel på förstudie om laddinfrastruktur", "Exempelkommun", 245_000),
    ("Exempel på inkubator för tjänsteföretag", "Exempelinkubatorn AB", 5_100_000),
    ("Exempel på testbädd för stålåtervinning", "Exempelinstitutet", 7_300_000),
    ("Exempel på bredband i glesbygd", "Kommunalförbundet Exempel", 12_400_000),
    ("Exempel på kapitalförsörjning", "Stiftelsen Exempelparken", 9_900_000),
    ("Exempel på energieffektiva företag", "Region Exempel Syd", 3_275_000),
    ("Exempel på tekniskt stöd", "Region Exempel", 1_000_000),
)
"""Name, beneficiary and granted support of invented operations of 2014–2020."""

THEMES = (
    "Att stödja övergången till en koldioxidsnål ekonomi inom alla sektorer",
    "Att öka konkurrenskraften hos små och medelstora företag",
    "Att stärka forskning, teknisk utveckling och innovation",
)
NEXT_DOOR = "Västmanland"

FINANCE_COLUMNS = (
    "ms", "ms_name_en", "cci", "programme_title_short", "status", "version", "last_adoption_date_ecms", "priority_code",
    "priority_name", "policy_objective_short_name", "policy_objective_code", "policy_objective_name",
    "specific_objective_short_name", "specific_objective_code", "specific_objective_name", "dimension_type",
    "category_title_short", "category_code", "category_name", "fund", "category_of_region", "cofinancing_rate",
    "eu_amount", "total_amount", "priority_type_description",
)  # fmt: skip
DIMENSION = "Territorial delivery mechanism / territorial focus"
UNTARGETED_CODE, UNTARGETED_NAME = "33", "Other approaches - No territorial targeting"
REPEATED = "Gender Equality"
"""The same money stands in the dataset once per dimension; the example repeats it for one."""


def project_bank(programme: Programme) -> str:
    """The projektbank of 2014–2020 as its JSON text, contact columns empty."""
    operations = [_earlier(programme, place, row) for place, row in enumerate(EARLIER)]
    return json.dumps(operations, ensure_ascii=False, indent=1) + "\n"


def _earlier(programme: Programme, place: int, row: tuple[str, str, int]) -> dict[str, object]:
    name, beneficiary, granted = row
    region = programme.regions[place % len(programme.regions)]
    towns = [m.name for m in programme.municipalities if m.region == region.code]
    counties = [region.name_sv, NEXT_DOOR] if place % 5 == 4 else [region.name_sv]
    start = 2015 + place % 4
    theme = THEMES[place % len(THEMES)]
    return {
        "ärende-id": f"EX-2015-{place + 1:03d}",
        "stödmottagare": beneficiary,
        "beviljat_belopp_sek": granted,
        "beviljat_belopp_eur": 0,
        "projektnamn": name,
        "projektbeskrivning": "Påhittat projekt i exempeldata.",
        "projekt_starttid": f"{start}-{1 + place:02d}-01",
        "projekt_sluttid": f"{start + 3}-03-31",
        "projektledare": "",
        "telnr": "",
        "e-post": "",
        "län": ", ".join(counties),
        "kommuner": ", ".join(towns[place % 3 :: 4]),
        "uppdateringsdatum": "2022-10-14 01:17:38",
        "område": "Exempelområdet",
        "insatsområde": theme,
        "tematiskt_mål": theme,
    }


def planned_finances(programme: Programme) -> pd.DataFrame:
    """Layout 9: the ERDF amount of each objective that has a budget, in two dimensions of the same money."""
    rows = [
        _planned(programme, place, dimension=dimension, category=category)
        for dimension, category in (
            (DIMENSION, (UNTARGETED_CODE, UNTARGETED_NAME)),
            (REPEATED, ("02", "Gender mainstreaming")),
        )
        for place, objective in enumerate(programme.objectives)
        if objective.budget_eu_eur
    ]
    return pd.DataFrame(rows, columns=list(FINANCE_COLUMNS))


def _planned(programme: Programme, place: int, *, dimension: str, category: tuple[str, str]) -> dict[str, object]:
    objective = programme.objectives[place]
    policy = objective.policy_objective.removeprefix("PO")
    assert objective.budget_eu_eur is not None
    return {
        "ms": "SE",
        "ms_name_en": "Sweden",
        "cci": programme.cci,
        "programme_title_short": programme.name_en,
        "status": "Exempel",
        "version": programme.version,
        "priority_code": policy,
        "policy_objective_code": policy,
        "specific_objective_code": objective.code,
        "specific_objective_name": objective.name_en,
        "dimension_type": dimension,
        "category_code": category[0],
        "category_name": category[1],
        "fund": "ERDF",
        "category_of_region": "Transition",
        "cofinancing_rate": programme.cofinancing_rate,
        "eu_amount": objective.budget_eu_eur,
        "total_amount": objective.budget_eu_eur / programme.cofinancing_rate,
        "priority_type_description": "Exempeldata: antaget belopp" if not objective.budget_confirmed else "Exempeldata",
    }
