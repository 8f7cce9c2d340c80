"""Sorting: people one after the other, a key each, and each decision into the person's note at once."""

from collections.abc import Iterable, Sequence
from datetime import date

import click

from vaultkit.cli.deciding import decision_line, read_decision
from vaultkit.cli.drafting import Wish, draft
from vaultkit.cli.failure import EXIT_NOT_WRITTEN, Failure
from vaultkit.cli.jotting import Jotted, jot
from vaultkit.cli.prose import count, plain, say_reasons
from vaultkit.cli.report import failure, told
from vaultkit.cli.session import Session
from vaultkit.model.index import Index
from vaultkit.model.record import Kind
from vaultkit.model.view import Entry
from vaultkit.syntax.inert import terminal

LATEST = 3
_TIERS = {"i": "inner", "c": "close", "a": "active", "w": "wide"}
_DECISIONS = {
    **{key: f"tier {tier}" for key, tier in _TIERS.items()},
    **{str(number): f"tier {tier}" for number, tier in enumerate(_TIERS.values(), start=1)},
    "m": "ambient",
    "l": "let go",
}
_LATER, _STOP = frozenset("s "), frozenset("q\x03\x04\x1b")
_WITH_NOTE = "1 inner  2 close  3 active  4 wide  m background  l let go  s later  q stop"
_WITHOUT = "n make a note  s later  q stop"


def choices() -> tuple[str, ...]:
    """What can be decided about a person, as words for `vaultkit decide`."""
    return tuple(dict.fromkeys(_DECISIONS.values()))


class Sorting:
    """One sitting: it writes as it goes, so that stopping in the middle loses nothing."""

    def __init__(self, session: Session, index: Index, today: date) -> None:
        """`index` is the vault as it was when the sitting began; each person comes up once."""
        self._session, self._index, self._today = session, index, today
        self._written, self._failed = 0, 0

    def go_through(self, waiting: Sequence[Entry]) -> None:
        """Asks for each; leaves with exit code 4 when something was not written."""
        for number, entry in enumerate(waiting, start=1):
            click.echo("\n".join(self._shown(entry, f"{number} of {len(waiting)}")))
            key = self._key("n" if not entry.person.path else "".join(_DECISIONS))
            if key in _STOP:
                break
            if key not in _LATER:
                self._do(entry, key)
            click.echo()
        click.echo(f"{count(self._written, 'line')} written.")
        if self._failed:
            click.get_current_context().exit(EXIT_NOT_WRITTEN)

    def _shown(self, entry: Entry, place: str) -> Iterable[str]:
        name = click.style(terminal(entry.person.name), bold=True)
        yield f"{name} · {say_reasons(entry, today=self._today)} · {place}"
        for one in reversed(self._index.history.get(entry.person.path, ())[-LATEST:]):
            said = plain(one.text)
            yield f"  {one.day} {terminal(f'{one.kind}: {said}' if said else one.kind)}"
        yield f"  {_WITH_NOTE if entry.person.path else _WITHOUT}"

    def _key(self, taken: str) -> str:
        while True:
            try:
                pressed = click.getchar().lower()
            except (EOFError, KeyboardInterrupt):
                return "q"
            key = pressed if pressed.startswith("\x1b") else pressed[:1]
            if key and (key in tuple(taken) or key in _LATER | _STOP):
                return key
            click.echo("  That key does nothing here.")

    def _do(self, entry: Entry, key: str) -> None:
        try:
            jotted = self._made(entry) if key == "n" else self._decided(entry, _DECISIONS[key])
        except Failure as fault:
            click.echo(f"  {fault.format_message()}")
            self._failed += 1
            return
        for one in jotted.jots:
            done = one.status in {"written", "unchanged"}
            self._written += one.status == "written"
            self._failed += not done
            click.echo(f"  {told(one) if done else failure(one)}")

    def _decided(self, entry: Entry, decision: str) -> Jotted:
        person = next(person for person in self._index.people if person.path == entry.person.path)
        spelled = read_decision(decision.split(), person, self._index)
        return jot(self._session, decision_line(person, spelled, self._today, self._index), write=True)

    def _made(self, entry: Entry) -> Jotted:
        desk = self._session.desk(self._index, self._today)
        made = draft(Wish(kind=Kind.PERSON, name=entry.person.name), desk)
        return jot(self._session, notes={made.path: made.data}, write=True)
