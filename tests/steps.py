"""Steps: how much work a call is, whatever the machine is doing meanwhile."""

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, TypeAlias

Tracer: TypeAlias = Callable[[FrameType, str, Any], Any]


def steps(call: Callable[[], object]) -> dict[CodeType, int]:
    """How many lines of each function the call goes through, each pass of a loop counted; loops that run inside C count
    as one."""
    counters: dict[CodeType, tuple[Tracer, Callable[[], int]]] = {}

    def trace(frame: FrameType, event: str, arg: Any) -> Tracer:
        known = counters.get(frame.f_code)
        if known is None:
            known = counters[frame.f_code] = _counter()
        return known[0]

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return {code: total() for code, (_, total) in counters.items()}


def _counter() -> tuple[Tracer, Callable[[], int]]:
    """What counts the lines of one function, and what tells their number; a counter of its own is the fastest."""
    count = 0

    def line(frame: FrameType, event: str, arg: Any) -> Tracer:
        nonlocal count
        count += 1
        return line

    return line, lambda: count
