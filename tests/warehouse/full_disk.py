"""A load on a disk that takes no file larger than so: `python -m tests.warehouse.full_disk DATA_DIR KEY_FILE BYTES`."""

from __future__ import annotations

import resource
import sys

from config.settings import load_settings
from tests.warehouse.small_release import publish_small
from warehouse.command_line import run_command


def main(data_dir: str, key_file: str, largest: int) -> None:
    settings = load_settings({"RESULTATKEDJAN_DATA": data_dir, "RESULTATKEDJAN_KEY": key_file})
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    run_command(lambda: publish_small(settings, operations=7))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
