"""A load that kills itself: `python -m tests.warehouse.killed_publish DATA_DIR KEY_FILE STEP`.

STEP 0 dies while the database is being filled; STEP n dies just before the n-th time something is made
durable (fsync, replace). Where there are fewer such steps than n, it finishes and says "finished".
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from config.settings import load_settings
from tests.warehouse import small_release


class Countdown:
    """Ends this process when a step has been reached, as the kernel would."""

    def __init__(self, steps: int) -> None:
        self.left = steps

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def counted(*arguments: Any, **named: Any) -> Any:
            self.left -= 1
            if self.left == 0:
                die()
            return call(*arguments, **named)

        return counted


def die(*_: object, **__: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def main(data_dir: str, key_file: str, step: int) -> None:
    settings = load_settings({"RESULTATKEDJAN_DATA": data_dir, "RESULTATKEDJAN_KEY": key_file})
    countdown = Countdown(step)
    os.fsync = countdown.before(os.fsync)
    os.replace = countdown.before(os.replace)
    if step == 0:
        small_release.enterprise_row = die  # type: ignore[assignment]
    small_release.publish_small(settings, operations=7)
    print("finished")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], int(sys.argv[3]))
