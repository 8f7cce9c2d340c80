"""Growth: ten times as many of one thing to how many times as much counted work, from the bytes of the notes to the
text of the pages; whatever else the machine does. As JSON.

    python benchmarks/growth.py
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

# Run as a file, a program finds only what stands beside it.
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tests.vaults.growing import DIMENSIONS, vault
from tests.work import work_of

SIZE = 20
TIMES = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Grown:
    """How many calls so many of a thing took, and ten times as many; what a vault without it takes is taken off."""

    name: str
    once: int
    more: int

    @property
    def ratio(self) -> float:
        """How many times as much."""
        return self.more / self.once


def growth(size: int = SIZE) -> Iterator[Grown]:
    """Each dimension of the budgets."""
    none = min(work_of(vault(lambda size: (), 0)) for _ in range(2))  # the first run remembers much for all others
    for name, growing in DIMENSIONS.items():
        once, more = (work_of(vault(growing, many)) - none for many in (size, TIMES * size))
        yield Grown(name=name, once=once, more=more)


if __name__ == "__main__":
    print(json.dumps([asdict(one) for one in growth()]))
