"""Marts: figures counted from core, for a set of cut-offs and a known-on date.

The statements are portable SQLAlchemy Core. A release holds their result for every EU cut-off as
known on its own day; `values --known-on` runs them again over the same core rows.
"""

from warehouse.marts.build import build_marts, build_values

__all__ = ["build_marts", "build_values"]
