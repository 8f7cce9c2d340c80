"""Plain notes: what is told of one at sight is what reading it tells, whatever its links look like and wherever it
stands."""

import random
from collections.abc import Mapping
from itertools import product

import pytest

from tests.vaults.day import TODAY
from vaultkit.index.indexer import _account_reader
from vaultkit.index.logs import Logs
from vaultkit.index.note_set import NoteSet
from vaultkit.index.plain_notes import NOTHING
from vaultkit.model.memory import Memory
from vaultkit.model.settings import Settings
from vaultkit.syntax.document import parse_note

PERSON = "---\ntype: person\naliases: [Annie, the/Boss, ' Zoë ']\n---\n"
RECORDS = {
    "People/Ann Lee.md": PERSON,
    "People/Bob.md.md": "---\ntype: person\n---\n",
    "People/Zoe\u0308 Weiß.md": "---\ntype: person\n---\n",
    "People/Old Name.md": "---\ntype: person\n---\n- 2026-11-20 merged into [[Ann Lee]] ^vk-abcdefg1\n",
    "Events/Fair.md": "---\ntype: event\ndate: 2026-11-18\n---\n",
    "Goals/Robots.md": "---\ntype: goal\n---\n",
    "Groups/Choir.md": "---\ntype: group\n---\n",
    "Daily/2026-11-19.md": "Met [[Ann Lee]].\n",
}
LEADING = (
    "Ann Lee", "ann lee", "ANN LEE.md", "People/Ann Lee", "/People/Ann Lee.md", "./Ann Lee", "../People/Ann Lee",
    "../People/Ann Lee/.", "Ann Lee#Log", "Ann Lee #x", "Annie", "ANNIE", "the/Boss", "Zoe\u0308", "zoë", "Bob.md",
    "Bob.md.md", "Zoë Weiß", "zoë weiss", "Old Name", "Fair", "Robots", "Choir", " Ann Lee ", "Ann Lee|her",
    "Ann Lee#^x|y",
)  # fmt: skip
ELSEWHERE = (
    "",
    "#Log",
    "Nobody",
    "Ann",
    "Lee",
    "Notes/Other",
    "Other",
    "2026-11-19",
    "x/y",
    "Ann Lee/",
    "a.png",
    "Ann Lees",
)
SHAPES = ("About [[{}]].", "- [ ] ask [[{}]]", "- 2026-11-18 call: [[{}]]", "![[{}]]", "> met [[{}]]", "met:: [[{}]]")


def _told(texts: Mapping[str, str], path: str) -> tuple[object, object]:
    """What is told of the note at the path at sight, and by reading it."""
    notes = [parse_note(path, text.encode()) for path, text in texts.items()]
    memory, settings = Memory(), Settings()
    vault = NoteSet(notes, settings, TODAY, memory)
    references = vault.references()
    logs = Logs(vault.kinds, references, TODAY)
    reader = _account_reader(vault, logs, references, TODAY, memory)
    note = vault.notes[path]
    return vault.told_at_sight({path: note}).get(path), reader.read(note)


@pytest.mark.parametrize("target", LEADING)
def test_a_note_that_may_link_to_a_record_is_read(target: str) -> None:
    for place in ("Notes/One.md", "One.md"):
        assert _told(RECORDS | {place: f"About [[{target}]].\n"}, place)[0] is None


@pytest.mark.parametrize("target", ELSEWHERE)
def test_a_note_that_links_to_no_record_tells_nothing(target: str) -> None:
    for shape in SHAPES:
        at_sight, read = _told(RECORDS | {"Notes/One.md": shape.format(target) + "\n"}, "Notes/One.md")
        assert at_sight is NOTHING
        assert read == NOTHING


@pytest.mark.parametrize(
    "text",
    ["---\ntype: task\nowner: Ann Lee\n---\n", "---\nkind: todo\nwith: Ann Lee\n---\n", "kind:: task\nfor:: Ann Lee\n",
     "## 2026-11-18\n\nAbout [[Nobody]].\n", "## 3.4.26\n\nNo link.\n"],
)  # fmt: skip
def test_of_a_note_of_which_more_may_count_nothing_is_told_at_sight(text: str) -> None:
    at_sight, read = _told(RECORDS | {"Notes/One.md": text}, "Notes/One.md")
    assert at_sight is None
    assert read is not None


@pytest.mark.rounds(3)
def test_whatever_is_told_at_sight_is_what_reading_tells(seed: int) -> None:
    rng = random.Random(seed)
    targets = [*LEADING, *ELSEWHERE * 4]
    fronts = ("", "", "---\ntags: [a]\n---\n", "---\nstatus: done\nup: '[[{}]]'\n---\n", "---\ntype: book\n---\n")
    folders = ("", "Notes/", "People/Ann Lee/", "Daily/")
    texts = dict(RECORDS)
    for number, folder in product(range(9), folders):
        lines = [rng.choice(SHAPES).format(rng.choice(targets)) for _ in range(rng.randint(0, 3))]
        texts[f"{folder}N{number}.md"] = (
            rng.choice(fronts).replace("{}", rng.choice(targets)) + "\n\n".join(lines) + "\n"
        )
    notes = [parse_note(path, text.encode()) for path, text in texts.items()]
    memory, settings = Memory(), Settings()
    vault = NoteSet(notes, settings, TODAY, memory)
    references = vault.references()
    reader = _account_reader(vault, Logs(vault.kinds, references, TODAY), references, TODAY, memory)
    asked = {note.path: note for note in vault.theirs() if rng.randint(0, 9)}
    told = vault.told_at_sight(asked)
    assert told.keys() <= asked.keys()
    assert all(reader.read(asked[path]) == at_sight for path, at_sight in told.items())
    assert 5 < len(told) < len(asked) - 5
