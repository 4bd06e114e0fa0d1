"""The physical limit of a load: the same list of participants into typed columns by DuckDB's own COPY, nothing more.

`python -m bench.bare_copy CSV DATABASE`
"""

from __future__ import annotations

import sys
from pathlib import Path

import duckdb

TYPES = {
    "diarienummer": "VARCHAR",
    "organisationsnummer": "VARCHAR",
    "namn": "VARCHAR",
    "slag": "VARCHAR",
    "storleksklass": "VARCHAR",
    "kommun": "VARCHAR",
    "stodform": "VARCHAR",
    "forsta_stod": "DATE",
    "stodbelopp_sek": "DECIMAL(18, 2)",
    "ledning": "VARCHAR",
    "produkt_process_innovation": "DATE",
    "marknads_organisationsinnovation": "DATE",
    "investerar_i_fardigheter": "DATE",
    "samarbetar_med_forskning": "DATE",
    "privat_investering_sek": "DECIMAL(18, 2)",
    "kand_per": "DATE",
}


def copy(source: Path, database: Path) -> None:
    """Bring the file into a new database file."""
    with duckdb.connect(database) as connection:
        columns = ", ".join(f"{name} {kind}" for name, kind in TYPES.items())
        connection.execute(f"CREATE TABLE deltagare ({columns})")
        options = "FORMAT csv, DELIMITER ';', HEADER, DECIMAL_SEPARATOR ',', DATEFORMAT '%Y-%m-%d'"
        connection.execute(f"COPY deltagare FROM '{source}' ({options})")


if __name__ == "__main__":
    copy(Path(sys.argv[1]), Path(sys.argv[2]))
