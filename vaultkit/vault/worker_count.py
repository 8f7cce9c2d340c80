"""Worker count: how many processes may do one work, and from how much of it on they are worth their making."""

import os
import sys
import threading

from vaultkit.syntax.numbers import small_int

MANY = 2_000
"""So many notes are worth a copy of the process."""


def worker_count() -> int:
    """How many processes may work at a time; VAULTKIT_WORKERS says it, else there are as many as processors."""
    if not hasattr(os, "fork") or sys.platform == "darwin" or threading.active_count() > 1:
        return 1
    most = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    said = small_int(os.environ.get("VAULTKIT_WORKERS", ""))
    return max(most if said is None else min(most, said), 1)
