"""Swap: two names in one folder trade their files in one step, where the system and the disk can do that."""

import errno
import os
import sys
from collections.abc import Callable
from functools import lru_cache

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_CALLS = {"linux": "renameat2", "darwin": "renameatx_np"}
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap(folder: int, one: str, other: str) -> bool:
    """Whether the names have traded their files; False where the system cannot do it.

    Raises FileNotFoundError when one of them is gone, and OSError when the disk refuses."""
    call = _call()
    if call is None:
        return False
    fault = call(folder, os.fsencode(one), folder, os.fsencode(other))
    if not fault:
        return True
    if fault in _NOT_HERE:
        return False
    raise OSError(fault, os.strerror(fault))


@lru_cache(maxsize=1)
def _call() -> Callable[[int, bytes, int, bytes], int] | None:
    """The system's call (renameat2(2), renameatx_np(2)), which gives the number of what went wrong, 0 for nothing;
    None where it has none."""
    import ctypes  # takes its time, and only what replaces a file needs it

    try:
        call = getattr(ctypes.CDLL(None, use_errno=True), _CALLS[sys.platform])
    except (KeyError, OSError, AttributeError, TypeError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    call.restype = ctypes.c_int
    return lambda *names: (ctypes.get_errno() or errno.EIO) if call(*names, _EXCHANGE) else 0
