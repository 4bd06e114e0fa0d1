"""Layout 6, deltagare: supported enterprises and organisations behind the counts.

Neither the organisation number nor the name of an enterprise leaves the harmonising step (docs/counting-rules.md).
"""

from __future__ import annotations

from etl.checks.rows import negative
from etl.layouts import Column, Layout
from etl.sources.regions import municipality_regions
from warehouse.tables import core

KEY = ("operation_id", "enterprise", "support_form")

LAYOUT = Layout(
    name="deltagare",
    table=core.enterprise_support,
    columns=(
        Column("diarienummer", "reference", "operation_id", required=True),
        Column("organisationsnummer", "enterprise", "enterprise", required=True),
        Column("slag", "word", "organisation_kind", words="organisation_kind", default="enterprise"),
        Column("storleksklass", "word", "size_class", words="size_class"),
        Column("kommun", "word", "municipality", words="municipality"),
        Column("kommun", "word", "region", words="municipality_region", silent=True),
        Column("stodform", "word", "support_form", required=True, words="enterprise_support_form"),
        Column("forsta_stod", "date", "first_support_on", required=True),
        Column("stodbelopp_sek", "money", "support_amount_sek"),
        Column("ledning", "word", "led_by", words="led_by"),
        Column("produkt_process_innovation", "date", "product_process_innovation_on"),
        Column("marknads_organisationsinnovation", "date", "marketing_organisation_innovation_on"),
        Column("investerar_i_fardigheter", "date", "skills_investment_on"),
        Column("samarbetar_med_forskning", "date", "research_cooperation_on"),
        Column("privat_investering_sek", "money", "private_investment_sek"),
    ),
    key_columns=KEY,
    replace_by=KEY,
    checks=negative.in_columns(stodbelopp_sek="support_amount_sek", privat_investering_sek="private_investment_sek"),
    unread=("namn",),
    words=municipality_regions,
)
