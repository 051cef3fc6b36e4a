"""What hostile input does to the process that reads it."""

from __future__ import annotations

import os
import signal
import time

from dashboard.errors import UnreadableDocument


def poisoned(order: str, task: str) -> str:
    """Work for `isolation` that kills, hangs, burns, eats or raises, by the name of the task."""
    if task == "die":
        os.kill(os.getpid(), signal.SIGKILL)
    if task == "hang":
        time.sleep(600)
    if task == "burn":
        while True:
            pass
    if task == "eat":
        return "x" * 3_000_000_000
    if task == "raise":
        raise UnreadableDocument("broken inside", value=task)
    return order + task
