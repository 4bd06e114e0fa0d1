"""How many enterprises and organisations has each municipality?"""

from __future__ import annotations

from datetime import date

import pandas as pd
import sqlalchemy as sa

from config.model import Programme
from warehouse.queries.frames import fetch
from warehouse.tables.mart import indicator_value


def municipalities(connection: sa.Connection, *, programme: Programme, cut_off: date, indicator: str) -> pd.DataFrame:
    """Distinct enterprises of one indicator in each municipality of the programme area.

    Grain: municipality, regions in the users' order, then by name. Columns: municipality, name, region,
    implemented (count; 0 = none evidenced). Only lists of enterprises place anyone in a municipality:
    declared counts without a list are in no municipality.
    """
    table = indicator_value
    found = fetch(
        connection,
        sa.select(table.c.municipality, table.c.implemented).where(
            table.c.level == "municipality", table.c.cut_off == cut_off, table.c.indicator == indicator
        ),
    )
    values = dict(zip(found["municipality"], found["implemented"], strict=True))
    order = {region.code: region.order for region in programme.regions}
    ordered = sorted(programme.municipalities, key=lambda each: (order[each.region], each.name))
    rows = [(each.code, each.name, each.region, values.get(each.code, 0)) for each in ordered]
    return pd.DataFrame(rows, columns=["municipality", "name", "region", "implemented"], dtype=object)
