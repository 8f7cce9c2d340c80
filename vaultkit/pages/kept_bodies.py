"""Kept bodies: the text of a page, rendered anew only where something differs on which it depends: the templates, the
values that its own may show, or the parts of them, and how names are linked.

So a run in which a page or two differ compiles a template or two, and one in which none does needs no library."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from msgspec import Struct

from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.model.regex import regex
from vaultkit.pages.markdown import Writer
from vaultkit.pages.page_list import PageSpec
from vaultkit.syntax.region import as_region, region_hash
from vaultkit.vault.kept.stamp import hash_of

_WORDS = regex(r"\w+", re.ASCII)
_SIGNS = regex(r"\{\{(.*?)\}\}|\{%(.*?)%\}", re.DOTALL)
_TEXT = regex(r"""'[^'\\]*'|"[^"\\]*\"""")
_UNCLEAR, _UNCLEAR_WITHIN = regex(r"\{[{%#]|[%#}]\}"), regex(r"[{}'\"#]|\braw\b")
"""What stands outside of the signs, and within them but for texts, where Jinja may see other ones: a sign within a text
or a note, a mapping, and what is to be taken as it stands."""
_NAMES = regex(r"(?<![\w.])([A-Za-z_]\w*)(?:\.([A-Za-z_]\w*))?", re.ASCII)
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

    def body(
        self, spec: PageSpec, writer: Writer, values: Mapping[str, object], make: Callable[[], str]
    ) -> tuple[str, str]:
        """What `make` gives of the values by the writer, and the hash of the region in which it stands ("" where it is
        not kept); whatever `make` raises is raised each time."""
        number = self._count[spec.template]
        self._count[spec.template] += 1
        if not self._ground:
            return make(), ""
        of = spec.template, writer.page, writer.period, shown_in(self._templates.get(spec.template, ""), values)
        name = f"page {number} by {spec.template}"

        def made() -> tuple[str, str]:
            body = make()
            return body, region_hash(as_region(body))

        def kept() -> tuple[str, str]:  # what the next process is told tells a day from what the day reads as
            return self._memory.rows.value(name, tuple[str, str], lambda: (self._ground, repr(of)), made)

        return self._memory.once(name, kept, self._ground, of)


@lru_cache(maxsize=64)
def _names_in(source: str) -> Mapping[str, frozenset[str]]:
    """What may be a name in a template, each with the parts by which alone it is named, if it is: the words within its
    signs, and all words where it is not plain where these end."""
    within = [_TEXT.sub(" ", "".join(found)) for found in _SIGNS.findall(source)]
    if _UNCLEAR.search(_SIGNS.sub("", source)) or any(_UNCLEAR_WITHIN.search(one) for one in within):
        return dict.fromkeys(_WORDS.findall(source), frozenset())
    parts: dict[str, set[str]] = {}
    for one in within:
        for name, part in _NAMES.findall(one):
            parts.setdefault(name, set()).add(part)
    return {name: frozenset() if "" in found else frozenset(found) for name, found in parts.items()}


def named_in(source: str, names: Iterable[str]) -> frozenset[str]:
    """Those of the names that a template may show: each that is among its words, and all where it may take in another
    template."""
    found = _names_in(source).keys()
    return frozenset(names) if _TAKES_IN & found else frozenset(found & names)


def shown_in(source: str, values: Mapping[str, object]) -> tuple[tuple[str, object], ...]:
    """What a template may show of the values, by names in their order: of a value that it only names with one of its
    parts these parts alone."""
    names = _names_in(source)
    found: list[tuple[str, object]] = []
    for name in sorted(named_in(source, values.keys())):
        value, parts = values[name], frozenset[str]() if _TAKES_IN & names.keys() else names[name]
        if parts and isinstance(value, Struct) and parts.issubset(value.__struct_fields__):
            found += [(f"{name}.{part}", getattr(value, part)) for part in sorted(parts)]
        else:
            found.append((name, value))
    return tuple(found)
