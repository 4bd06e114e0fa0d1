"""`python -m warehouse`."""

from warehouse.cli import app
from warehouse.command_line import run_command

if __name__ == "__main__":
    run_command(app)
