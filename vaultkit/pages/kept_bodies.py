"""Kept bodies: the text of a page, rendered anew only where something differs on which it depends: its template and
those that this takes in, the values that these name, and how names are linked.

So a run in which a page or two differ compiles a template or two, and one in which none does needs no library."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping

from vaultkit.model.measures import Measures
from vaultkit.model.memory import Memory
from vaultkit.pages.markdown import Writer
from vaultkit.pages.page_list import PageSpec
from vaultkit.vault.stamp import hash_of


class KeptBodies:
    """The bodies of the pages of one run."""

    def __init__(self, specs: Iterable[PageSpec], templates: Mapping[str, str], m: Measures, memory: Memory) -> None:
        """Of pages by these templates, whose writers know the names, the settings and what is hidden of `m`; runs tell
        each other by the `memory`."""
        self._memory = memory
        self._count: Counter[str] = Counter()
        shown = tuple(sorted({spec.template for spec in specs}))
        sources = tuple(sorted(templates.items()))
        links = m.names, m.hidden.paths, frozenset(m.hidden.tainted), m.settings

        def names() -> dict[str, tuple[str, ...]]:
            from vaultkit.pages.template import names_in  # only what renders needs the library

            return names_in(shown, templates)

        def ground() -> bytes:
            return hash_of((tuple(m.names), tuple(m.names.values()), *links[1:], sources))

        def kept_names() -> dict[str, tuple[str, ...]]:
            return memory.rows.value("names in templates", dict[str, tuple[str, ...]], lambda: (shown, sources), names)

        self._names = memory.once("names in templates", kept_names, shown, sources)
        self._ground = memory.once("ground of pages", ground, links, sources)

    def body(self, spec: PageSpec, writer: Writer, values: Mapping[str, object], make: Callable[[], str]) -> str:
        """What `make` gives of the values by the writer; whatever it raises is raised each time."""
        number = self._count[spec.template]
        self._count[spec.template] += 1
        if not self._ground:
            return make()
        shown = {name: values[name] for name in self._names.get(spec.template, values) if name in values}
        said = repr((spec.template, writer.page, writer.period, shown))  # it tells a day from its words
        name = f"page {number} by {spec.template}"
        told = self._ground, said

        def kept() -> str:
            return self._memory.rows.value(name, str, lambda: told, make)

        return self._memory.once(name, kept, told)
