"""Layout 9, planned finances: the Commission's dataset hgyj-gyin, for the programme's own CCI.

The same money is repeated once per dimension_type; all of them are kept, each row saying which it is.
"""

from __future__ import annotations

from etl.checks.rows import negative
from etl.layouts import Column, Layout
from warehouse.tables import core

KEY = (
    "cci",
    "programme_version",
    "priority",
    "specific_objective",
    "dimension_type",
    "category_code",
    "fund",
    "category_of_region",
)

UNREAD = (
    "ms ms_name_en programme_title_short status last_adoption_date_ecms priority_name policy_objective_short_name "
    "policy_objective_code policy_objective_name specific_objective_short_name specific_objective_name "
    "category_title_short category_name climate_weighting eu_climate_amount total_climate_amount "
    "environmental_weighting eu_environmental_amount total_environmental_amount biodiversity_weighting "
    "eu_biodiversity_amount total_biodiversity_amount gender_weighting eu_gender_amount total_gender_amount "
    "clean_air_weighting eu_clean_air_amount total_clean_air_amount digital_weighting eu_amount_digital "
    "total_amount_digital sustainable_urban_development territorial_tool territory_type un_sdg_tracking jtf_themes "
    "priority_type_code priority_type_description"
)

LAYOUT = Layout(
    name="planerad_finansiering",
    table=core.planned_finance,
    columns=(
        Column("cci", "text", "cci", required=True),
        Column("version", "text", "programme_version"),
        Column("priority_code", "text", "priority"),
        Column("specific_objective_code", "text", "specific_objective", required=True),
        Column("dimension_type", "text", "dimension_type", required=True),
        Column("category_code", "text", "category_code", required=True),
        Column("fund", "text", "fund"),
        Column("category_of_region", "text", "category_of_region"),
        Column("cofinancing_rate", "rate", "cofinancing_rate"),
        Column("eu_amount", "money", "eu_amount_eur", required=True),
        Column("total_amount", "money", "total_amount_eur"),
    ),
    key_columns=KEY,
    replace_by=("cci",),
    checks=negative.in_columns(eu_amount="eu_amount_eur", total_amount="total_amount_eur"),
    unread=tuple(UNREAD.split()),
    only_programme_in="cci",
)
