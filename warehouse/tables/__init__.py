"""Every table of a release: deliveries and findings, core facts, marts."""

from warehouse.tables import core, delivery, mart, mart_evidence, mart_forecast, mart_money
from warehouse.tables.base import metadata

MARTS = tuple(table for name, table in metadata.tables.items() if name.startswith("mart_"))
"""Every table that is counted from core."""

__all__ = ["MARTS", "core", "delivery", "mart", "mart_evidence", "mart_forecast", "mart_money", "metadata"]
