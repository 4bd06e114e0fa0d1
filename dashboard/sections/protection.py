"""What is not for everybody: how many cells are protected, and what an open page says instead of rows."""

from __future__ import annotations

import pandas as pd
from dash.development.base_component import Component

from config.settings import INTERNAL
from dashboard.components.data_table import data_table
from dashboard.components.text import section
from dashboard.request import PageRequest
from dashboard.sections.tables import made
from dashboard.table import Column, Table
from warehouse.queries.frames import records
from warehouse.queries.protection import protection_counts

LEVELS = ("programme", "objective", "region", "objective_region", "municipality", "operation")


def sees_no_lists(request: PageRequest) -> bool:
    """The page is for everybody: the rows of the lists of enterprises are not shown."""
    return request.release.tier != INTERNAL


def protection_table(request: PageRequest) -> Table:
    """Protected cells at the last cut-off by level: how many hold a count, and why some are protected."""
    t = request.t
    rows = [
        {
            "niva": t(f"protection.level.{row['level']}"),
            "slag": t(f"protection.mart.{row['mart']}"),
            "celler": row["cells_count"],
            "fa": row["small_count"],
            "harledbara": row["derivable_count"],
        }
        for row in records(request.ask(protection_counts))
    ]
    columns = (
        Column("niva", t("protection.level_column"), header=True),
        Column("slag", t("protection.mart_column")),
        Column("celler", t("protection.cells"), "number"),
        Column("fa", t("protection.small"), "number"),
        Column("harledbara", t("protection.derivable"), "number"),
    )
    frame = pd.DataFrame(rows, columns=[column.key for column in columns], dtype=object)
    return Table("skyddade", t("protection.caption", period=request.release.last_cut_off), columns, frame)


def protection_section(request: PageRequest) -> Component:
    """How much is protected and why."""
    table = made(request, protection_table)
    limit = request.programme.protection_threshold
    intro = request.t("protection.intro", threshold=limit)
    return section(
        request.t("protection.heading"), data_table(request, table, caption=False), intro=intro, anchor="skyddade"
    )
