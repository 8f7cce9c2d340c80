"""`vaultkit import`: people, contacts and events from the files of other tools; no note that is there is changed."""

from collections.abc import Sequence
from datetime import date, timedelta, tzinfo
from pathlib import Path

import click
from msgspec.structs import replace

from vaultkit.cli.errors import EXIT_FINDINGS, Unclear
from vaultkit.cli.import_plan import ImportPlan, Made
from vaultkit.cli.input.archive import is_archive, members_of
from vaultkit.cli.input.choices import AHEAD_DAYS, BACK_DAYS
from vaultkit.cli.input.document_plan import plan_document
from vaultkit.cli.input.import_plan import plan_events, plan_people
from vaultkit.cli.input.imported import NewNotes
from vaultkit.cli.input.note_text import note_sources
from vaultkit.cli.input.prompt import agrees, on_terminal
from vaultkit.cli.manner import Manner
from vaultkit.cli.output.import_report import print_report
from vaultkit.cli.progress import Progress, working
from vaultkit.cli.session import Session, open_session
from vaultkit.cli.write import WriteResult, write_notes
from vaultkit.exchange.addressbook import MAPPED, PARTS, read_address_book, read_mapped
from vaultkit.exchange.charsets import is_charset, is_guessed, text_of
from vaultkit.exchange.document_file import Entries, read_document
from vaultkit.exchange.friends import read_friends
from vaultkit.exchange.ical_file import Window, read_ical
from vaultkit.exchange.linkedin import ARCHIVED, read_archived, read_linkedin
from vaultkit.exchange.matching import SaysSame, Way
from vaultkit.exchange.monica import read_monica
from vaultkit.exchange.records import Card, Contents, UnreadableError
from vaultkit.exchange.vcard import read_vcard
from vaultkit.model.names import fold
from vaultkit.model.settings import Settings
from vaultkit.syntax.inert import terminal
from vaultkit.vault.named_file import read_named

MOST_BYTES = 200_000_000
AT_ONCE = 100
"""So many notes at least are written between two steps of the progress bar; of more there are so few steps that the
names in a folder are not read too often."""
_STEPS = 50
GUESSED = (
    "Some of the file is no UTF-8 and was read as cp1252. Where names look wrong, say --encoding cp1251, or another."
)


def run(
    kind: str,
    *,
    file: Path,
    write: bool,
    maps: tuple[str, ...],
    yes_names: bool,
    no_names: bool,
    region: str,
    encoding: str,
    since: date | None,
    until: date | None,
    mine: tuple[str, ...],
    zone: str,
    vault: Path | None,
    today: date,
    manner: Manner,
) -> None:
    """Makes the notes of what the file holds, or shows them."""
    if maps and kind != "csv":
        raise click.UsageError("--map goes with: import csv.")
    if yes_names and no_names:
        raise click.UsageError("--yes-names and --no-names do not go together.")
    if encoding and not is_charset(encoding):
        raise click.UsageError(f"{encoding!r} is no charset that is known here.")
    if region:
        _check_region(region)
    session = open_session(vault)
    data = read_named(file, limit=MOST_BYTES)
    window = Window(
        first=since or today - timedelta(days=BACK_DAYS),
        last=until or today + timedelta(days=AHEAD_DAYS),
        zone=_zone(zone) if kind == "ics" else None,
        mine=frozenset(map(fold, (*mine, *session.vault.settings.my_names))),
    )
    manner = manner.unless_asked(write)
    name = terminal(file.name)
    try:
        with working():
            found = (
                read_document(data, name)
                if kind == "json"
                else _read(kind, data, name, encoding, maps, window, session.vault.settings)
            )
    except UnreadableError as fault:
        raise Unclear(f"{file.name}: {fault.message}. {fault.hint}".strip()) from fault
    index = session.index(today)
    source = "calendar" if kind == "ics" else kind
    notes = NewNotes(note_sources(session, index), source)
    says_same = _says_same(yes_names, no_names, manner)
    with working():
        if isinstance(found, Entries):
            plan = plan_document(found, notes, says_same=says_same, yes_names=yes_names, no_names=no_names)
        else:
            plan = plan_people(found, notes, source=source, region=region, says_same=says_same)
            plan = plan.joined(plan_events(found, notes, yes_names=yes_names, no_names=no_names))
    if not encoding and kind != "vcard" and not is_archive(data) and is_guessed(data):
        plan = replace(plan, remarks=(GUESSED, *plan.remarks))
    result = _written(session, plan, manner)
    print_report(plan, result, manner, index, name)
    if found.faults:
        click.get_current_context().exit(EXIT_FINDINGS)


def _read(
    kind: str,
    data: bytes,
    name: str,
    encoding: str,
    maps: tuple[str, ...],
    window: Window,
    settings: Settings,
) -> Contents:
    if is_archive(data):
        if kind == "linkedin":
            return read_archived(members_of(data, ARCHIVED, limit=MOST_BYTES))
        raise UnreadableError("the file is an archive", "Take the file out of it; of a spreadsheet, save it as CSV.")
    if kind == "vcard":
        return read_vcard(text_of(data, named=encoding).encode() if encoding else data, name)
    if kind == "ics":
        return read_ical(text_of(data, named=encoding).encode() if encoding else data, name, window)
    text = text_of(data, named=encoding)
    if kind == "linkedin":
        return read_linkedin(text, name)
    if kind == "friends":
        return read_friends(text, name)
    if kind == "monica":
        return read_monica(text, name)
    return read_mapped(text, name, _columns(maps)) if maps else read_address_book(text, name, settings.spellings)


def _columns(maps: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    """The headings by property of `name=Full Name`; raises UsageError for anything else."""
    found: dict[str, tuple[str, ...]] = {}
    for said in maps:
        own, equals, heading = said.partition("=")
        if not equals or own not in (*MAPPED, *PARTS) or not heading.strip():
            known = ", ".join((*PARTS, *MAPPED))
            raise click.UsageError(f"--map takes PROPERTY=HEADING; a property is one of {known}.")
        found[own] = (*found.get(own, ()), heading.strip())
    return found


def _check_region(region: str) -> None:
    try:
        import phonenumbers
    except ImportError:
        raise click.UsageError("--region needs the extra `import`: pip install 'vaultkit[import]'.") from None
    if region.upper() not in phonenumbers.SUPPORTED_REGIONS:
        raise click.UsageError(f"{region!r} is no region; write two letters, as in DE.")


def _zone(name: str) -> tzinfo:
    """The zone of that name, else that of this machine."""
    from zoneinfo import ZoneInfo  # only a calendar has times

    if not name:
        from dateutil.tz import tzlocal

        local: tzinfo = tzlocal()
        return local
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise click.UsageError(f"{name!r} is no time zone; write one as in Europe/Berlin.") from None


def _says_same(yes: bool, no: bool, manner: Manner) -> SaysSame:
    """What the user says of an equal name, or of an address that two names share: by the flags, else on a terminal when
    something is to be written."""
    if yes or no:
        return lambda card, path, by: False if no else True if by == "name" else None
    if not (manner.writes and on_terminal()):
        return lambda card, path, by: None

    def asked(card: Card, path: str, by: Way) -> bool | None:
        where = terminal(path) if path else "an earlier record"
        shared = "" if by == "name" else f" It has the same {by}."
        return True if agrees(f"{card.place}: is {terminal(card.name)} the one of {where}?{shared}") else None

    return asked


def _written(session: Session, plan: ImportPlan, manner: Manner) -> WriteResult:
    """What became of the new notes and the lines; on a terminal with a progress bar where that takes long."""
    told, results = Progress("Writing notes" if manner.writes else "Planning notes"), []
    size = max(AT_ONCE, len(plan.made) // _STEPS)
    with working():
        if plan.lines:
            results.append(write_notes(session, plan.lines, write=manner.writes))
        for at in range(0, len(plan.made), size):
            results.append(_block_written(session, plan.made[at : at + size], manner))
            told(min(at + size, len(plan.made)), len(plan.made))
    return WriteResult(
        edits=tuple(edit for result in results for edit in result.edits),
        lines=tuple(line for result in results for line in result.lines),
    )


def _block_written(session: Session, block: Sequence[Made], manner: Manner) -> WriteResult:
    notes = {one.path: one.data for one in block}
    return write_notes(session, [line for one in block for line in one.lines], notes=notes, write=manner.writes)
