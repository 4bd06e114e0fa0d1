"""Checks of single rows, which need no other row and no other file; a layout in `etl/sources/` names those it has."""
