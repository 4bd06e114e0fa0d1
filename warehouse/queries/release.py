"""Which release is this, and what does it hold?"""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa

from warehouse.tables import core
from warehouse.tables.delivery import delivery, finding, release_info
from warehouse.tables.mart import operation_overview


def release_facts(connection: sa.Connection) -> dict[str, Any]:
    """The release's own facts and what it holds.

    Keys: release_id, programme (CCI), config_checksum, known_on, last_cut_off, example, deliveries_count,
    operations_count, enterprises_rows, findings_count.
    """
    row = connection.execute(sa.select(release_info)).mappings().one()
    counted = {
        "deliveries_count": delivery,
        "operations_count": operation_overview,
        "enterprises_rows": core.enterprise_support,
        "findings_count": finding,
    }
    facts = {str(name): value for name, value in row.items()}
    return facts | {
        name: connection.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
        for name, table in counted.items()
    }
