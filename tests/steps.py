"""Steps: how much work a call is, whatever the machine is doing meanwhile."""

import sys
from collections.abc import Callable
from types import CodeType, FrameType
from typing import Any, TypeAlias

Tracer: TypeAlias = Callable[[FrameType, str, Any], Any]


def steps(call: Callable[[], object]) -> dict[CodeType, int]:
    """How many lines the call goes through in each function, every pass of a loop counted; loops that run inside C
    count as one."""
    counters: dict[int, _Counter] = {}

    def trace(frame: FrameType, event: str, arg: Any) -> Tracer:
        known = counters.get(id(frame.f_code))
        if known is None:
            known = counters[id(frame.f_code)] = _Counter(frame.f_code)
        return known.line

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        call()
    finally:
        sys.settrace(before)
    return {counter.code: counter.count() for counter in counters.values()}


class _Counter:
    """Counts the lines of one function: one for each, since that is faster than a table of numbers."""

    def __init__(self, code: CodeType) -> None:
        number = 0

        def line(frame: FrameType, event: str, arg: Any) -> Tracer:
            nonlocal number
            number += 1
            return line

        self.code = code
        self.line: Tracer = line
        self.count: Callable[[], int] = lambda: number
