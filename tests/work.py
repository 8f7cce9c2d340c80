"""Work: how many functions a whole run calls, from the bytes of the notes to the text of the pages, whatever the
machine is doing meanwhile; loops that call nothing are not counted (`tests.steps` counts their passes)."""

import cProfile
from collections.abc import Callable, Mapping

from tests.remembered import forget
from tests.vaults.day import TODAY
from tests.vaults.index import SETTINGS
from tests.vaults.rendered import templates
from vaultkit.index.indexer import build_index
from vaultkit.measures.measure import measure
from vaultkit.model.period import SPANS
from vaultkit.pages.pages import render
from vaultkit.practices.practise import practise
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.region import read_lines


def work_of(files: Mapping[str, str]) -> int:
    """The calls of one run over these files, those of functions written in C among them."""
    templates()
    read_lines.cache_clear()
    forget()
    return calls(lambda: _run(files))


def calls(deed: Callable[[], object]) -> int:
    """How many calls something makes."""
    profile = cProfile.Profile()
    profile.enable()
    try:
        deed()
    finally:
        profile.disable()
    return sum(entry.callcount for entry in profile.getstats())


def _run(files: Mapping[str, str]) -> None:
    notes = [parse_note(path, text.encode()) for path, text in files.items()]
    measures = measure(build_index(notes, SETTINGS, TODAY))
    render(practise(measures, SPANS), measures, templates())
