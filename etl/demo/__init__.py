"""Example deliveries: an invented programme period in every standard layout, the same for the same seed."""

from __future__ import annotations

from etl.demo.write import write_demo

__all__ = ["write_demo"]
