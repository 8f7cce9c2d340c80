"""Kept bodies: the text of a page, rendered anew only where something differs on which it depends: the templates, the
values that its own may show, and how names are linked.

So a run in which a page or two differ compiles a template or two, and one in which none does needs no library."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.regex import regex
from vaultkit.pages.markdown import Writer
from vaultkit.pages.page_list import PageSpec
from vaultkit.vault.stamp import hash_of

_WORDS = regex(r"\w+", re.ASCII)
_TAKES_IN = frozenset(("include", "extends", "import"))


class KeptBodies:
    """The bodies of the pages of one run."""

    def __init__(self, templates: Mapping[str, str], m: Measures, memory: Memory) -> None:
        """Of pages by these templates, whose writers know the names, the settings and what is hidden of `m`; runs tell
        each other by the `memory`."""
        self._templates, self._memory = templates, memory
        self._count: Counter[str] = Counter()
        links = m.names, m.hidden.paths, frozenset(m.hidden.tainted), m.settings
        sources = tuple(sorted(templates.items()))

        def ground() -> bytes:
            return hash_of((tuple(m.names), tuple(m.names.values()), *links[1:], sources))

        self._ground = memory.once("ground of pages", ground, links, sources)

    def body(self, spec: PageSpec, writer: Writer, values: Mapping[str, object], make: Callable[[], str]) -> str:
        """What `make` gives of the values by the writer; whatever it raises is raised each time."""
        number = self._count[spec.template]
        self._count[spec.template] += 1
        if not self._ground:
            return make()
        shown = sorted(named_in(self._templates.get(spec.template, ""), values))
        of = spec.template, writer.page, writer.period, [(name, values[name]) for name in shown]
        name = f"page {number} by {spec.template}"

        def kept() -> str:  # what is told from here to the next process tells a day from what the day reads as
            return self._memory.rows.value(name, str, lambda: (self._ground, repr(of)), make)

        return self._memory.once(name, kept, self._ground, of)


@lru_cache(maxsize=64)
def _words_of(source: str) -> frozenset[str]:
    return frozenset(_WORDS.findall(source))


def named_in(source: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the names that a template may show: each that is a word of its source, and all where it may take in
    another template."""
    words = _words_of(source)
    return frozenset(names) if words & _TAKES_IN else words.intersection(names)
