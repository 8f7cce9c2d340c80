"""`vaultkit triage`: the people whom the notes name often and nobody keeps track of: one key each decides."""

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import click

from vaultkit.cli.errors import EXIT_NOT_WRITTEN, Failure
from vaultkit.cli.input.decision import decision_line, read_decision
from vaultkit.cli.input.new_note import NewNote, plan_note
from vaultkit.cli.input.note_text import note_sources
from vaultkit.cli.input.prompt import on_terminal
from vaultkit.cli.note_links import name_link
from vaultkit.cli.output.colours import title
from vaultkit.cli.output.envelope import Payload, dump
from vaultkit.cli.output.payload import entry_payload
from vaultkit.cli.output.text import in_shell, plain, say, say_reasons, some_of
from vaultkit.cli.output.written import unwritten_line, written_line
from vaultkit.cli.screen import put
from vaultkit.cli.session import Session, open_session
from vaultkit.cli.write import WriteResult, write_notes
from vaultkit.model.index import Index
from vaultkit.model.measures import Measures
from vaultkit.model.names import stem
from vaultkit.model.record import Kind
from vaultkit.model.view import Entry
from vaultkit.practices.reconnection.cards import who_words
from vaultkit.practices.reconnection.untracked import untracked
from vaultkit.practices.words import every
from vaultkit.syntax.filename import file_name
from vaultkit.syntax.inert import terminal, terminal_lines
from vaultkit.syntax.plurals import count

LATEST = 3
PLAIN_NOTE = b"---\ntype: note\n---\n"
_TIERS = {"i": "inner", "c": "close", "a": "active", "w": "wide"}
_CHOICES = {
    **{key: f"tier {tier}" for key, tier in _TIERS.items()},
    **{str(number): f"tier {tier}" for number, tier in enumerate(_TIERS.values(), start=1)},
    "t": "wanted",
    "m": "ambient",
    "l": "let go",
    "x": "not a person",
}
_MADE = frozenset("ntx")
"""The keys that make a note for a name that has none."""
_LATER, _STOP = frozenset("s "), frozenset("q\x03\x04\x1b")
_WITH_NOTE = (
    "t want to meet", "m background", "l let go", "x not a person", "s later", "q stop",
)  # fmt: skip
_WITHOUT = ("n make a note", "t want to meet", "x not a person", "s later", "q stop")
FIRST_WORDS = 2
"""So many of the first remarks of a person's note are shown."""


def run(most: int | None, *, dry_run: bool, vault: Path | None, today: date, as_json: bool) -> None:
    """Asks about one person after the other, or prints them where nobody can be asked."""
    session = open_session(vault)
    reading = session.read(today)
    index, m = reading.index, reading.measures
    waiting = untracked(m)[:most]
    if as_json:
        click.echo(dump({"today": today.isoformat(), "untracked": [_payload(entry, m) for entry in waiting]}))
    elif not waiting:
        put("Nobody waits: everybody who is named often has a tier, a cadence or a decision.")
    elif on_terminal() and not dry_run:
        Sitting(session, index, m).go_through(waiting)
    else:
        put("\n\n".join("\n".join(_block(entry, m)) for entry in waiting))


def _block(entry: Entry, m: Measures) -> Iterable[str]:
    yield f"{title(name_link(entry.person.name, entry.person.path))} · {say_reasons(entry, today=m.today)}"
    yield from _who(entry, m)
    if entry.person.path:
        others = ", or ".join(word for word in _choices() if not word.startswith("tier"))
        yield f"  vaultkit decide {_name(entry, m)} tier inner|close|active|wide, or {others}"
    else:
        yield f"  {_commands(entry, m)[0]}"


def _who(entry: Entry, m: Measures) -> Iterable[str]:
    """Who it is, and what the note says first, where there is one."""
    tie = m.ties.get(entry.person.path)
    if tie is not None:
        if who := say(who_words(tie)):
            yield f"  {who}"
        yield from (f"  {terminal(plain(remark.text))}" for remark in tie.person.remarks[:FIRST_WORDS])


def _commands(entry: Entry, m: Measures) -> list[str]:
    """What to type for this person instead of a key."""
    if not entry.person.path:
        return [f"vaultkit new person {in_shell(entry.person.name)}{also}" for also in ("", " --wanted")]
    return [f"vaultkit decide {_name(entry, m)} {decision}" for decision in _choices()]


def _name(entry: Entry, m: Measures) -> str:
    return in_shell(m.ref(entry.person.path).name)


def _payload(entry: Entry, m: Measures) -> Payload:
    return {**entry_payload(m, entry), "commands": _commands(entry, m)}


def _choices() -> tuple[str, ...]:
    """What can be decided about a person, as words for `vaultkit decide`."""
    return tuple(dict.fromkeys(_CHOICES.values()))


class Sitting:
    """One go through the people, a key each: it writes as it goes, so that stopping in the middle loses nothing."""

    def __init__(self, session: Session, index: Index, m: Measures) -> None:
        """`index` and `m` are the vault as it was when the sitting began; each person comes up once."""
        self._session, self._index, self._measures = session, index, m
        self._written, self._failed = 0, 0

    def go_through(self, waiting: Sequence[Entry]) -> None:
        """Asks for each; leaves with exit code 4 when something was not written."""
        for number, entry in enumerate(waiting, start=1):
            put("\n".join(self._shown(entry, f"{number} of {len(waiting)}")))
            key = self._key("".join(_CHOICES if entry.person.path else _MADE))
            if key in _STOP:
                break
            if key not in _LATER:
                self._do(entry, key)
            click.echo()
        click.echo(f"{count(self._written, 'line')} written.")
        if self._failed:
            click.get_current_context().exit(EXIT_NOT_WRITTEN)

    def _shown(self, entry: Entry, place: str) -> Iterable[str]:
        name = title(name_link(entry.person.name, entry.person.path))
        yield f"{name} · {say_reasons(entry, today=self._measures.today)} · {place}"
        yield from _who(entry, self._measures)
        tie = self._measures.ties.get(entry.person.path)
        for one in reversed(tie.contacts[-LATEST:] if tie else ()):
            said = plain(one.text)
            yield f"  {one.day} {terminal(f'{one.kind}: {said}' if said else one.kind)}"
        if not entry.person.path and (where := self._measures.unknown.get(entry.person.name)):
            yield f"  in {terminal(some_of(list(dict.fromkeys(stem(one.path) for one in where)), LATEST))}"
        if entry.person.path:
            yield f"  {'   '.join(self._tiers())}"
        yield f"  {'   '.join(_WITH_NOTE if entry.person.path else _WITHOUT)}"

    def _tiers(self) -> Iterable[str]:
        """The keys of the tiers, with how often each asks for contact."""
        days = self._index.settings.tier_cadence
        for number, tier in enumerate(_TIERS.values(), start=1):
            yield f"{number} {tier}{f' ({every(days[tier])})' if tier in days else ''}"

    def _key(self, taken: str) -> str:
        while True:
            try:
                pressed = click.getchar().lower()
            except (EOFError, KeyboardInterrupt):
                return "q"
            key = pressed if pressed.startswith("\x1b") else pressed[:1]
            if key and (key in tuple(taken) or key in _LATER | _STOP):
                return key
            put("  That key does nothing here.")

    def _do(self, entry: Entry, key: str) -> None:
        try:
            result = self._decided(entry, _CHOICES[key]) if entry.person.path else self._made(entry, key)
        except Failure as fault:
            put(f"  {terminal_lines(fault.format_message())}")
            self._failed += 1
            return
        for one in result.lines:
            self._written += one.status == "written"
            self._failed += not one.stands
            put(f"  {written_line(one) if one.stands else unwritten_line(one)}")

    def _decided(self, entry: Entry, decision: str) -> WriteResult:
        person = next(person for person in self._index.people if person.path == entry.person.path)
        decided = read_decision(decision.split(), person, self._index)
        return write_notes(self._session, decision_line(person, decided, self._index.today, self._index), write=True)

    def _made(self, entry: Entry, key: str) -> WriteResult:
        if key == "x":  # a plain note, so that the links to the name lead somewhere and nobody asks again
            notes = {f"{file_name(entry.person.name)}.md": PLAIN_NOTE}
        else:
            values = {"status": "wanted"} if key == "t" else {}
            new = NewNote(kind=Kind.PERSON, name=entry.person.name, values=values)
            planned = plan_note(new, note_sources(self._session, self._index))
            notes = {planned.path: planned.data}
        return write_notes(self._session, notes=notes, write=True)
