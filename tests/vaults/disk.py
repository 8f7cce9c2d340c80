"""A disk that fails: the calls to it, counted, and one fault at one of them, once or from then on, or the end of the
process there."""

import errno
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from vaultkit.vault import replace

CHANGING = frozenset({"write", "fsync", "link", "replace", "rename", "unlink", "mkdir", "fchmod", "swap"})
CALLS = (*sorted(CHANGING - {"swap"}), "open", "read", "close", "stat", "lstat", "fstat", "scandir")
CODES = (*(errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE, errno.EDQUOT, errno.EPERM, errno.ENOMEM),)
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EROFS})
"""Faults of a disk that can still be read."""


class KilledError(BaseException):
    """The process is gone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call to the disk; `size` are the bytes of a write, and `changes` says that it may leave the disk another."""

    name: str
    size: int = 0
    changes: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What happens at the call of that number, from 1: an error, or the end where there is no `code`; `lasting` says
    that the error stays. Of a write only the first `cut` bytes are written, if that is said; then it goes on, and
    behind it the error or the end comes, unless the write is merely `short`."""

    at: int
    code: int | None = None
    lasting: bool = False
    cut: int | None = None
    short: bool = False


class Disk:
    """Counts the calls while it is armed, and lets one fault happen."""

    def __init__(self, fault: Fault | None = None) -> None:
        """Without a fault it only counts."""
        self.calls: list[Call] = []
        self._fault = fault
        self._places: list[tuple[ModuleType, str]] = [*((os, name) for name in CALLS), (replace, "swap")]
        self._real: dict[str, Callable[..., Any]] = {name: getattr(place, name) for place, name in self._places}

    @contextmanager
    def armed(self) -> Iterator[None]:
        """Every call goes through here, as long as this is open."""
        for place, name in self._places:
            setattr(place, name, self._wrapped(name))
        try:
            yield
        finally:
            for place, name in self._places:
                setattr(place, name, self._real[name])

    def _wrapped(self, name: str) -> Callable[..., Any]:
        real = self._real[name]

        def call(*args: Any, **words: Any) -> Any:
            made = Call(
                name=name,
                size=len(args[1]) if name == "write" else 0,
                changes=name in CHANGING or (name == "open" and bool(args[1] & os.O_CREAT)),
            )
            self.calls.append(made)
            if not self._strikes(made):
                return real(*args, **words)
            fault = self._fault
            assert fault is not None
            if fault.cut is not None and len(self.calls) == fault.at:
                written = real(args[0], bytes(args[1])[: fault.cut])
                if fault.short or fault.code is not None:
                    return written
            if name == "close":
                real(*args)  # a close that fails has closed all the same
            if fault.code is None:
                raise KilledError
            raise OSError(fault.code, os.strerror(fault.code))

        return call

    def _strikes(self, made: Call) -> bool:
        fault, number = self._fault, len(self.calls)
        if fault is None or number < fault.at or number == fault.at:
            return fault is not None and number == fault.at
        if fault.code is None:
            return not fault.short and made.name != "close"  # nothing that is still to be cleaned up is done
        if fault.cut is not None and made.name == "write" and number == fault.at + 1:
            return True
        return fault.lasting and made.name != "close" and (made.changes or fault.code not in _FULL)


def kills(calls: Sequence[Call], *, every: bool) -> list[Fault]:
    """The end before each call and behind the last one; unless `every`, only where the disk is another than at the call
    before: between two calls that only read it is the same."""
    numbers = range(1, len(calls) + 2)
    return [Fault(at=n) for n in numbers if every or n == 1 or calls[n - 2].changes]


def errors(calls: Sequence[Call]) -> list[Fault]:
    """Every error at every call, once and for ever."""
    numbers = range(1, len(calls) + 1)
    return [Fault(at=n, code=code, lasting=lasting) for n in numbers for code in CODES for lasting in (False, True)]


def cuts(calls: Sequence[Call]) -> list[Fault]:
    """Writes of which only the first bytes are written: the end behind each byte of a line, and behind some of a page;
    the disk is full then; and a write that merely wants a second one."""
    found: list[Fault] = []
    for number, call in enumerate(calls, 1):
        if call.name == "write":
            sizes = range(1, call.size) if call.size < 100 else range(1, call.size, call.size // 5)
            for cut in sizes:
                found += [Fault(at=number, cut=cut), Fault(at=number, cut=cut, code=errno.ENOSPC)]
            found += [Fault(at=number, cut=cut, short=True) for cut in (1, call.size // 2, call.size - 1) if cut]
    return found
