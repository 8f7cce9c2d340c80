"""Swap: two names in one folder trade their files in one step, where the system and the disk can do that."""

import ctypes
import errno
import os
import sys
from functools import lru_cache
from typing import Any

_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS
_CALLS = {"linux": "renameat2", "darwin": "renameatx_np"}
_NOT_HERE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP}


def swap(folder: int, one: str, other: str) -> bool:
    """Whether the names have traded their files; False where the system cannot do it.

    Raises FileNotFoundError when one of them is gone, and OSError when the disk refuses."""
    call = _call()
    if call is None:
        return False
    if call(folder, os.fsencode(one), folder, os.fsencode(other), _EXCHANGE) == 0:
        return True
    fault = ctypes.get_errno()
    if fault in _NOT_HERE:
        return False
    raise OSError(fault, os.strerror(fault))


@lru_cache(maxsize=1)
def _call() -> Any:
    """The system's call (renameat2(2), renameatx_np(2)), None where it has none."""
    try:
        call = getattr(ctypes.CDLL(None, use_errno=True), _CALLS[sys.platform])
    except (KeyError, OSError, AttributeError, TypeError):
        return None
    call.argtypes = (ctypes.c_int, ctypes.c_char_p, ctypes.c_int, ctypes.c_char_p, ctypes.c_uint)
    call.restype = ctypes.c_int
    return call
