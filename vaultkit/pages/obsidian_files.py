"""Obsidian files: what a vault is to vaultkit, by folders, words and names of properties, to the text of two bases and
of a note template for each kind."""

from collections.abc import Callable, Iterable, Mapping

from msgspec import Struct

from vaultkit.model.record import Kind

_PERSON = ("org", "role", "place", "tier", "email", "phone", "birthday", "goals")
_EVENT = ("date", "status", "people", "group", "place", "format", "resonated")
_IN_TEMPLATES: Mapping[Kind, tuple[str, ...]] = {
    Kind.PERSON: ("org", "role", "place", "email", "phone", "birthday", "tier", "cadence", "met", "goals"),
    Kind.EVENT: ("date", "people", "group", "place", "format", "status", "goals"),
    Kind.GROUP: ("stage", "cadence", "people", "place", "goals"),
    Kind.GOAL: ("status", "wants", "review"),
}
_FILLED = {"stage": "trying"}
_CORE_DAY, _TEMPLATER_DAY = "{{date:YYYY-MM-DD}}", '<% tp.file.creation_date("YYYY-MM-DD") %>'
_HEAD = """\
# Made by `vaultkit init --bases`, and yours from then on: nothing writes over it.
# A base sees properties only. Who is due is worked out from your notes, so it stands on the pages of vaultkit instead.
"""


class KindPlaces(Struct, frozen=True, kw_only=True):
    """Where the notes of a kind are, and by which words: the folders they stand in, the values of `type`, the tags."""

    folders: tuple[str, ...] = ()
    word: str = ""


def bases(places: Mapping[Kind, KindPlaces], left_out: Iterable[str], name: Callable[[str], str]) -> dict[str, str]:
    """`People.base` and `Events.base`; `left_out` are folders whose notes are none (pages, templates), `name` says how
    the vault spells a property of ours."""
    people = _Base(places[Kind.PERSON], tuple(left_out), name)
    events = _Base(places[Kind.EVENT], tuple(left_out), name)
    return {
        "People.base": people.text(
            _PERSON,
            people.view("All", _PERSON, sort=("file.name", "ASC")),
            people.view("By organisation", ("role", "place"), group="org"),
            people.view(
                "Birthdays", ("birthday", "org"), only=f"!{people.note('birthday')}.isEmpty()", sort=("birthday", "ASC")
            ),
            people.view("Without a tier", ("org", "role"), only=f"{people.note('tier')}.isEmpty()"),
        ),
        "Events.base": events.text(
            _EVENT,
            events.view("All", _EVENT, sort=("date", "DESC")),
            events.view(
                "Coming up",
                ("date", "status", "people"),
                only=f"{events.note('date')} >= today()",
                sort=("date", "ASC"),
            ),
            events.view("By format", ("date", "resonated"), group="format"),
        ),
    }


def note_templates(folder: str, name: Callable[[str], str], *, templater: bool) -> dict[str, str]:
    """A template for each kind of note, by path in the folder, in the words of Obsidian's plugin or of Templater."""
    day = _TEMPLATER_DAY if templater else _CORE_DAY
    return {
        f"{folder}/{kind.value.capitalize()}.md": _template(kind, keys, name, day)
        for kind, keys in _IN_TEMPLATES.items()
    }


def _template(kind: Kind, keys: Iterable[str], name: Callable[[str], str], day: str) -> str:
    values = {"date": day, **_FILLED, **({"status": "active"} if kind is Kind.GOAL else {})}
    rows = (f"{name(key)}: {values.get(key, '')}".rstrip() for key in keys)
    log = "\n## Log\n\n" if kind is Kind.PERSON else ""
    return "\n".join(("---", f"type: {kind.value}", *rows, "---", log))


class _Base:
    """A base over the notes of one kind."""

    def __init__(self, places: KindPlaces, left_out: tuple[str, ...], name: Callable[[str], str]) -> None:
        self._places, self._left_out, self._name = places, left_out, name

    def note(self, key: str) -> str:
        """A property as a formula names it."""
        return f"note[{_string(self._name(key))}]"

    def text(self, columns: Iterable[str], *views: str) -> str:
        """The whole file."""
        word = _string(self._places.word)
        anyhow = [*(f"file.inFolder({_string(folder)})" for folder in self._places.folders)]
        anyhow += [f'list(note["type"]).contains({word})', f"file.hasTag({word})"]
        never = [*(f"file.inFolder({_string(folder)})" for folder in self._left_out), 'note["vaultkit"] == "page"']
        rows = ["filters:", "  and:", "    - or:", *(f"        - {_yaml(one)}" for one in anyhow)]
        rows += ["    - not:", *(f"        - {_yaml(one)}" for one in never), "properties:"]
        for key in columns:
            rows += [f"  {_yaml(f'note.{self._name(key)}')}:", f"    displayName: {_yaml(key.capitalize())}"]
        return "\n".join((_HEAD + "\n".join(rows), "views:", *views)) + "\n"

    def view(
        self, title: str, columns: Iterable[str], *, only: str = "", group: str = "", sort: tuple[str, str] = ("", "")
    ) -> str:
        """One table."""
        rows = ["  - type: table", f"    name: {_yaml(title)}"]
        rows += ["    filters:", "      and:", f"        - {_yaml(only)}"] if only else []
        rows += ["    groupBy:", f"      property: {self._property(group)}", "      direction: ASC"] if group else []
        rows += ["    order:", "      - file.name", *(f"      - {self._property(key)}" for key in columns)]
        if sort[0]:
            rows += ["    sort:", f"      - property: {self._property(sort[0])}", f"        direction: {sort[1]}"]
        return "\n".join(rows)

    def _property(self, key: str) -> str:
        return key if key.startswith("file.") else _yaml(f"note.{self._name(key)}")


def _string(text: str) -> str:
    """A text in a formula."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _yaml(text: str) -> str:
    """A text as a YAML scalar that nothing can be read into."""
    plain = "".join(char if char.isprintable() else " " for char in text)
    return "'" + plain.replace("'", "''") + "'"
