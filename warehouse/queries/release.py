"""Which release is this, and what does it hold?"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from warehouse.tables import core
from warehouse.tables.delivery import delivery, finding, release_info
from warehouse.tables.mart import operation_overview
from warehouse.tier import sees_all


def release_facts(connection: sa.Connection) -> dict[str, Any]:
    """The release's own facts and what it holds.

    Keys: release_id, programme (CCI), config_checksum, known_on, last_cut_off, example, deliveries_count,
    operations_count, enterprises_rows (None on the public tier), findings_count.
    """
    row = connection.execute(sa.select(release_info)).mappings().one()
    counted = {
        "deliveries_count": delivery,
        "operations_count": operation_overview,
        "findings_count": finding,
    } | ({"enterprises_rows": core.enterprise_support} if sees_all(connection) else {})
    facts = {str(name): value for name, value in row.items()}
    return (
        {"enterprises_rows": None}
        | facts
        | {
            name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            for name, table in counted.items()
        }
    )
