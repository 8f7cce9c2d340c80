"""Task notes: a note that is a task by its properties (`type: task`, `owner`, `due`, `status`) to whose it is, what it
says and until when."""

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from vaultkit.index.link_meanings import Evidence
from vaultkit.index.references import References
from vaultkit.index.values import flatten, shown
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import Field, Note, Property
from vaultkit.model.record import Direction, Kind
from vaultkit.syntax.dates import parse_day


def _keys(*names: str) -> frozenset[str]:
    return frozenset(map(fold_key, names))


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_KIND = _keys("type", "kind", "category", "categories", "class", "fileClass", "noteType")
_TASK = _words(
    "task tasks todo to-do action aufgabe aufgaben tâche tâches tarea tareas tarefa tarefas compito "
    "compiti attività taak taken zadanie zadania задача задачи 任务 待办 タスク"
)
_OWNER = _keys("owner", "delegated", "delegated to", "assignee", "assigned", "assigned to", "responsible")
_OWNER |= _keys("waiting for", "zuständig", "verantwortlich", "responsable", "responsável", "responsabile")
_OWNER |= _keys("verantwoordelijk", "odpowiedzialny", "odpowiedzialna", "ответственный", "负责人", "担当")
_PEOPLE = _keys("people", "person", "contact", "contacts", "with", "who", "for", "about")
_DUE = _keys("due", "due date", "deadline", "scheduled", "fällig", "échéance", "vence", "vencimiento", "vencimento")
_DUE |= _keys("scadenza", "termin", "срок", "截止", "期限")
_DAY = _keys("created", "date created", "created at", "date")
_STATUS = _keys("status", "state", "done", "completed", "completed date", "completion", "stand")
_CLOSED = _words(
    "done closed complete completed finished cancelled canceled dropped archived x true yes erledigt "
    "abgeschlossen fait terminé terminée hecho terminado feito concluído fatto completato klaar gedaan "
    "zrobione готово выполнено 完成 已完成 完了"
)
_OPEN = _words("open false no todo offen")

_Entry = Property | Field


class TaskNote(Struct, frozen=True, kw_only=True):
    """An open task that is a note: `people` are those whose it is (`theirs`), else those whom it is for."""

    people: tuple[str, ...]
    direction: Direction
    text: str
    day: date | None
    due: date | None
    location: Location


def may_be_task(note: Note) -> bool:
    """Whether the note says what kind of note it is, so that it may be a task."""
    if not (note.properties or note.fields):
        return False
    return any(fold_key(entry.key) in _KIND for part in (note.properties, note.fields) for entry in part)


def read_task_note(one: Evidence, references: References) -> TaskNote | None:
    """The task that the note is; None when it is none, is closed, or names nobody who has a note."""
    note = one.note
    entries: dict[str, list[_Entry]] = {}
    said: tuple[_Entry, ...] = (*note.properties, *note.fields)
    for entry in said:
        entries.setdefault(fold_key(entry.key), []).append(entry)
    if not any(fold(text) in _TASK for text in _texts(entries, _KIND)) or _is_closed(entries):
        return None
    owners, people = (tuple(_people(entries, keys, one, references)) for keys in (_OWNER, _PEOPLE))
    if not owners and not people:
        return None
    place = next((entry.location for key in _OWNER | _PEOPLE for entry in entries.get(key, ())), None)
    return TaskNote(
        people=owners or people,
        direction="theirs" if owners else "mine",
        text=next(iter(_texts(entries, _keys("title"))), note.name),
        day=next((day for text in _texts(entries, _DAY) if (day := parse_day(text))), None),
        due=min((day for text in _texts(entries, _DUE) if (day := parse_day(text))), default=None),
        location=place or Location(path=note.path),
    )


def _texts(entries: dict[str, list[_Entry]], keys: frozenset[str]) -> Iterator[str]:
    for key in entries:
        if key in keys:
            for entry in entries[key]:
                yield from (shown(str(part)) for part in flatten(entry.value))


def _is_closed(entries: dict[str, list[_Entry]]) -> bool:
    """Whether a status says so, or a day stands where it was done."""
    said = [fold(text).strip() for text in _texts(entries, _STATUS)]
    return any(text in _CLOSED or (text not in _OPEN and parse_day(text) is not None) for text in said)


def _people(
    entries: dict[str, list[_Entry]], keys: frozenset[str], one: Evidence, references: References
) -> Iterator[str]:
    for key in entries:
        for entry in entries[key] if key in keys else ():
            yield from dict.fromkeys(one.people[link.target] for link in entry.links if link.target in one.people)
            for part in flatten(entry.value):
                text = str(part)
                if text.strip() and "[" not in text:
                    found = (reference.ref.path for reference in references.read(text, entry.location, Kind.PERSON))
                    yield from (path for path in found if references.kind(path) is Kind.PERSON)
