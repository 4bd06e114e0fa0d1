"""Every table of a release: deliveries and findings, core facts, marts."""

from warehouse.tables import core, delivery, mart
from warehouse.tables.base import metadata

__all__ = ["core", "delivery", "mart", "metadata"]
