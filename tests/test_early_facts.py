"""Early facts: what is read of a note while it is parsed is what is read of it once all notes are known, or nothing."""

import pytest

from tests.vaults.day import TODAY
from vaultkit.index.early_facts import early_facts
from vaultkit.index.indexer import build_index
from vaultkit.index.kinds import Kinds
from vaultkit.index.note_facts import FactReader
from vaultkit.model.settings import Settings
from vaultkit.syntax.document import parse_note

PERSON = "---\ntype: person\naliases: [Annie]\nemail: Ann@Example.org\nignore_mentions: yes\n---\n# Ann Lee\n"
LOG = PERSON + "\n- 2026-11-20 merged into [[Bob Stone]] ^vk-abc\n"
PLAIN = "Nothing but a line.\n"
PRIVATE = "---\nprivate: perhaps\n---\n"
VAULTS: dict[str, tuple[dict[str, str], frozenset[str]]] = {
    "nobody has a folder": (
        {"People/Ann Lee.md": LOG, "People/Bob Stone.md": PLAIN, "Journal/2026-11-20.md": PRIVATE, "People.md": PLAIN},
        frozenset(),
    ),
    "one has a folder": (
        {"People/Ann Lee/Ann Lee.md": LOG, "People/Ann Lee/Talks.md": PLAIN, "People/Bob Stone.md": PLAIN},
        frozenset({"People/Ann Lee/Talks.md"}),
    ),
    "a folder in one that may be somebody's": (
        {"People/Ann Lee/Ann Lee.md": PERSON, "People/Ann Lee/Trip/Trip.md": PLAIN, "People/Ann Lee/Trip/To.md": PLAIN},
        frozenset({"People/Ann Lee/Trip/Trip.md", "People/Ann Lee/Trip/To.md"}),
    ),
    "two notes are named like the folder": (
        {"People/Ann/Ann.md": PLAIN, "People/Ann/ANN.md": PERSON},
        frozenset({"People/Ann/Ann.md", "People/Ann/ANN.md"}),
    ),
    "the folder of all people has a note of its own": (
        {"People/People.md": PLAIN, "People/Ann Lee.md": PERSON, "Events/Events.md": PLAIN},
        frozenset(),
    ),
    "a folder of somebody's among notes of no person": (
        {"Notes/Trip/Trip.md": PLAIN, "Notes/Trip/To.md": PRIVATE},
        frozenset(),
    ),
}


@pytest.mark.parametrize(("texts", "waiting"), VAULTS.values(), ids=VAULTS)
def test_a_note_says_the_same_before_the_others_are_known(texts: dict[str, str], waiting: frozenset[str]) -> None:
    settings = Settings()
    notes = [parse_note(path, text.encode()) for path, text in texts.items()]
    read = FactReader(Kinds(settings, notes), settings).read
    early = early_facts(settings, texts)
    found = {note.path: early(note) for note in notes}
    assert {path for path, facts in found.items() if facts is None} == waiting
    assert {path: facts for path, facts in found.items() if facts} == {
        note.path: read(note) for note in notes if note.path not in waiting
    }


@pytest.mark.parametrize(
    "said",
    ["true", "yes", "'Yes'", "1", "false", "no", "off", "maybe", "''", "[]", "[yes, no]", "[maybe, yes]", "[no, yes]",
     "{a: yes}", "2026-11-20", "null", "ja", "sí", "true # always"],
)  # fmt: skip
@pytest.mark.parametrize(
    "key", ["ignore_mentions: {}\n---", "prm-ignore-journal: {}\n---", "---\nignore_mentions:: {}"]
)
def test_whose_mentions_never_count_is_one_answer_in_the_fact_and_in_the_record(key: str, said: str) -> None:
    note = parse_note("People/Zoë.md", f"---\ntype: person\n{key.format(said)}\n".encode())
    settings = Settings()
    (person,) = build_index([note], settings, TODAY).people
    facts = early_facts(settings, [note.path])(note)
    assert facts is not None
    assert facts.ignores_mentions == person.ignore_mentions
