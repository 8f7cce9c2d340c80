"""Vaults that are exported and imported in memory, by the same functions as the commands."""

from collections.abc import Mapping

from tests.vaults.day import TODAY
from tests.vaults.index import index_of
from vaultkit.cli.commands.export import _WAYS
from vaultkit.cli.input.document_plan import plan_document
from vaultkit.cli.input.import_plan import plan_events, plan_people
from vaultkit.cli.input.imported import NewNotes
from vaultkit.cli.input.note_text import NoteSources
from vaultkit.exchange.addressbook import read_address_book
from vaultkit.exchange.document_file import read_document
from vaultkit.exchange.ical_file import Window, read_ical
from vaultkit.exchange.vcard import read_vcard
from vaultkit.measures.measure import measure
from vaultkit.model.settings import FIELD_SPELLINGS
from vaultkit.pages.edits import plan_appends
from vaultkit.vault.templates import find_templates, load_templates

KINDS = ("json", "csv", "vcard", "ics")
TEMPLATES = load_templates(find_templates())


def exported(kind: str, notes: Mapping[str, str]) -> bytes:
    """What `export` writes of a vault of these notes."""
    return _WAYS[kind][0](measure(index_of(notes)))


def imported(kind: str, data: bytes, notes: Mapping[str, str]) -> dict[str, str]:
    """The notes of that vault after an import of these bytes."""
    index = index_of(notes)
    new = NewNotes(NoteSources(index=index, ours=TEMPLATES), "calendar" if kind == "ics" else kind)

    def nobody(*_: object) -> None:
        return None

    if kind == "json":
        entries = read_document(data, "f")
        assert entries.faults == ()
        plan = plan_document(entries, new, says_same=nobody, yes_names=False, no_names=False)
    else:
        if kind == "csv":
            found = read_address_book(data.decode(), "f", FIELD_SPELLINGS)
        elif kind == "vcard":
            found = read_vcard(data, "f")
        else:
            found = read_ical(data, "f", Window(first=TODAY, last=TODAY))
        assert found.faults == ()
        plan = plan_people(found, new, source=new.source, region="", says_same=nobody)
        plan = plan.joined(plan_events(found, new, yes_names=False, no_names=False))
    after = {path: text.encode() for path, text in notes.items()} | {one.path: one.data for one in plan.made}
    assert len(after) == len(notes) + len(plan.made)
    lines = [*plan.lines, *(line for one in plan.made for line in one.lines)]
    after |= {edit.path: edit.after for edit in plan_appends(lines, after.get)}
    return {path: data.decode() for path, data in after.items()}
