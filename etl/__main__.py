"""`python -m etl`: example deliveries, dry run, load."""

from __future__ import annotations

from etl.cli import app
from warehouse.command_line import run_command

if __name__ == "__main__":
    run_command(app)
