"""Who can be asked for by which name, kept while notes change: what is taken from the cache is what the index says."""

import random
import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest

from tests.vaults.day import TODAY
from tests.vaults.small import write_vault
from vaultkit.cli.candidates import keep_candidates, kept_candidates
from vaultkit.index.indexer import build_index
from vaultkit.measures.candidates import all_candidates
from vaultkit.model.candidate import Candidates
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.kept.folder import CacheFolder
from vaultkit.vault.kept.notes import NoteCache
from vaultkit.vault.kept.rows import KeptRows
from vaultkit.vault.loader import Loader

ANN, DAY, COPY = "People/Ann Lee.md", "2026-11-20.md", "People/Bob Stone.sync-conflict-20261101-101010-ABCDEFG.md"
VAULT = {
    ".obsidian/app.json": "{}\n",
    ANN: "---\naliases: [Annie]\norg: Grasp Lab\n---\n\nMakes grippers.\n\n## Log\n\n- 2026-03-02 coffee: the paper\n",
    "People/Bob Stone.md": "---\ntier: active\ngroup: Grasp Lab\n---\n\n- 2024-02-01 lunch: old days\n",
    "People/ann-gray.md": "# Ann Gray\n\nSings.\n",
    "People/Lea Sommer.md": "---\nprivate: true\naliases: [Lele]\n---\n\n- 2026-01-02 call: hello\n",
    "People/Sister of Lea Sommer.md": "Paints.\n",
    "People/Cem Arslan.md": "---\nemail: cem@example.org\n---\n",
    "People/Cem A.md": "- 2026-02-03 merged into [[Cem Arslan]]\n",
    "People/Fay Old.md": "- 2026-02-03 call: about it\n",
    "Events/Makers Night.md": "---\ndate: 2026-11-18\npeople: ['[[Ann Lee]]']\n---\nMuch ado.\n",
    "Groups/Python Meetup.md": "---\nstage: core\naliases: [Pythons]\n---\n",
    "Companies/Grasp Lab.md": "Arms.\n",
    "Companies/Bare Ltd.md": "Nothing.\n",
    "Goals/Robotics mentors.md": "---\nstatus: active\n---\n",
    "Thoughts.md": "Nothing about anybody.\n",
    DAY: "Talked to [[Annika Moe]] at the lake.\n",
    "Ecosystem/Home.md": "---\nvaultkit: page\n---\n\n- [ ] [[Ann Lee]] ^vk-aaaaaaaa\n",
}


class Life:
    """A vault that changes, and what is kept of it; a clock that is `ahead` comes so long after each change that the
    times of files tell it."""

    def __init__(
        self, place: Path, patch: pytest.MonkeyPatch, files: Mapping[str, str] = VAULT, *, ahead: float = 0.0
    ) -> None:
        patch.setenv("XDG_CACHE_HOME", str(place / "cache"))
        self.root = write_vault(place / "vault", files)
        self.today, self._ahead = TODAY, ahead

    def _now(self) -> float:
        return time.time() + self._ahead

    @property
    def vault(self) -> Vault:
        return Vault(self.root, load_settings(self.root)[0])

    @property
    def cache(self) -> NoteCache:
        return NoteCache(self.root, self._now)

    def keep(self) -> Candidates:
        """As a command does that makes the index."""
        loader = Loader(self.vault, cache=self.cache)
        index = build_index(loader.load().notes, self.vault.settings, self.today)
        loader.keep()
        rows = KeptRows(CacheFolder(self.root), lambda: loader.known, shards=loader.shards)
        keep_candidates(index, loader, self.vault, rows)
        rows.keep()
        return all_candidates(index)

    def kept(self) -> Candidates | None:
        return kept_candidates(self.vault, self.today, self.cache)

    def said(self) -> Candidates:
        """What the notes say, with nothing kept."""
        return all_candidates(build_index(Loader(self.vault).load().notes, self.vault.settings, self.today))

    def write(self, path: str, change: Callable[[str], str]) -> None:
        before = (self.root / path).read_text() if (self.root / path).exists() else ""
        write_vault(self.root, {path: change(before)})


def added(text: str) -> Callable[[str], str]:
    return lambda before: before + text


def replaced(old: str, new: str) -> Callable[[str], str]:
    return lambda before: before.replace(old, new)


def said_in_head(row: str) -> Callable[[str], str]:
    fence = "---\n"
    return lambda before: f"{fence}{row}\n{before.removeprefix(fence) if before.startswith(fence) else fence + before}"


def _plain(found: Candidates | None) -> Candidates | None:
    """What is kept, without which notes are to be asked of the index."""
    return found and Candidates(people=found.people, others=found.others)


NO_DIFFERENCE: dict[str, tuple[str, Callable[[str], str]]] = {
    "a contact": (ANN, added("- 2026-11-22 coffee: hiring ^vk-aaaaaaab\n")),
    "a contact of many": (ANN, added("- 2026-11-22 dinner: with [[Bob Stone]] and Cem #gave a hint: the book\n")),
    "the first contact": ("People/ann-gray.md", added("\n## Log\n\n- 2026-11-22 call ^vk-aaaaaaab\n")),
    "a decision": ("People/Fay Old.md", added("- 2026-11-22 let go\n")),
    "words in between": (ANN, replaced("Makes", "She makes\n\nmany")),
    "another employer": (ANN, replaced("Grasp", "Other")),
    "a tier": (ANN, said_in_head("tier: inner")),
    "a day": (DAY, added("- coffee with [[Ann Lee]]\n- [ ] call [[Bob Stone]]\n")),
    "an event": ("Events/Makers Night.md", added("\n- accepted\n- [[Bob Stone]] was there\n")),
    "when an event was": ("Events/Makers Night.md", replaced("11-18", "11-19")),
    "a stage": ("Groups/Python Meetup.md", replaced("core", "left")),
    "a goal": ("Goals/Robotics mentors.md", replaced("active", "done")),
    "a thought": ("Thoughts.md", replaced("Nothing", "[[Something]]")),
    "a box": ("Ecosystem/Home.md", replaced("[ ]", "[x]")),
    "a contact of somebody private": ("People/Lea Sommer.md", added("- 2026-11-22 call\n")),
    "a link to nobody": (DAY, added("[[Zoe Nobody]]\n")),
}
DIFFERENCE: dict[str, tuple[str, Callable[[str], str]]] = {
    "an alias more": (ANN, replaced("[Annie]", "[Annie, Nan]")),
    "an alias less": (ANN, replaced("aliases: [Annie]\n", "")),
    "an alias in the body": ("People/Fay Old.md", added("\naliases:: Faye\n")),
    "a title": ("People/ann-gray.md", replaced("# Ann Gray", "# Ann Grey")),
    "a name": ("People/ann-gray.md", said_in_head("name: Ann G. Gray")),
    "a group's alias": ("Groups/Python Meetup.md", replaced("Pythons", "Snakes")),
    "private": ("People/Bob Stone.md", said_in_head("private: true")),
    "private in the body": ("People/Fay Old.md", added("\nprivate:: true\n")),
    "private in doubt": ("People/Fay Old.md", said_in_head("private: perhaps")),
    "no longer private": ("People/Lea Sommer.md", replaced("private: true", "private: false")),
    "another private alias": ("People/Lea Sommer.md", replaced("Lele", "Sister")),
    "a private day": (DAY, said_in_head("private: true")),
    "no person": ("People/Fay Old.md", added("- 2026-11-22 not a person\n")),
    "another kind": ("People/Fay Old.md", said_in_head("type: event")),
    "a person by its tag": ("Thoughts.md", said_in_head("tags: [person]")),
    "a person by a line of tags": ("Thoughts.md", lambda before: f"#person\n\n{before}"),
    "a template": ("People/Fay Old.md", said_in_head("up: '{{date}}'")),
    "made of a merge": ("People/Fay Old.md", added("- 2026-11-22 merged into [[Bob Stone]]\n")),
    "a merge to come": ("People/Fay Old.md", added("- 2027-11-22 merged into [[Bob Stone]]\n")),
    "a merge taken back": ("People/Cem A.md", added("- 2026-11-22 separate\n")),
    "a member": ("People/Fay Old.md", said_in_head("group: Bare Ltd")),
    "an event of a company": ("Events/Makers Night.md", said_in_head("group: Bare Ltd")),
    "a stage of a company": ("Companies/Bare Ltd.md", said_in_head("stage: regular")),
    "a visit to a company": ("Companies/Bare Ltd.md", added("- 2026-11-22 attended\n")),
    "front matter that cannot be read": (ANN, replaced("[Annie]", "[Annie")),
    "somebody new where notes are merged": ("People/Gil New.md", added("New.\n")),
    "a page that says a property": ("Ecosystem/Home.md", added("  - aliases:: X\n")),
}


PLAIN = {path: text for path, text in VAULT.items() if path != "People/Cem A.md"}
"""The vault without a merge."""
COMING: dict[str, tuple[str, str]] = {
    "somebody": ("People/Gil New.md", "New.\n"),
    "somebody with names": ("People/gil-new.md", "---\naliases: [Gilly, G]\n---\n# Gil New\n"),
    "somebody of a known name": ("Contacts/Ann Lee.md", "Another.\n"),
    "a near twin": ("People/Ann Leh.md", "Another.\n"),
    "somebody called after somebody private": ("People/Brother of Lea Sommer.md", "Sings.\n"),
    "somebody who bears a private name": ("People/Lea Sommer Hill.md", "Sings.\n"),
    "somebody by a tag": ("Notes/Gil New.md", "---\ntags: [person]\n---\n"),
    "an event": ("Events/Fair.md", "---\ndate: 2026-11-20\npeople: ['[[Ann Lee]]']\n---\n"),
    "an event with somebody private": ("Events/Dinner with Lea Sommer.md", "---\ndate: 2026-11-20\n---\n"),
    "a goal": ("Goals/Another.md", "---\nstatus: active\n---\n"),
    "a day": ("2026-11-21.md", "Talked to [[Ann Lee]].\n"),
    "a thought": ("Notes/A thought.md", "[[Ann Lee]]\n"),
    "a page": ("Ecosystem/Reviews/2026-W48.md", "---\nvaultkit: page\n---\n\n- [x] [[Ann Lee]] ^vk-aaaaaaab\n"),
    "a template": ("People/Ann Lee's.md", "---\nup: '{{x}}'\n---\n"),
}
NOBODY = ("a day", "a thought", "a page", "a template")
DOUBTFUL: dict[str, tuple[str, str]] = {
    "somebody private": ("People/Gil New.md", "---\nprivate: true\n---\n"),
    "somebody in a company": ("People/Gil New.md", "---\ngroup: Bare Ltd\n---\n"),
    "somebody with a mail": ("People/Gil New.md", "---\nemail: gil@example.org\n---\n"),
    "somebody who is somebody else": ("People/Gil New.md", "- 2026-11-20 merged into [[Ann Lee]]\n"),
    "somebody of a company's name": ("People/Grasp Lab.md", "Arms.\n"),
    "a group": ("Groups/Walkers.md", "---\nstage: core\n---\n"),
    "a folder of one's own": ("People/Ann Lee/Ann Lee.md", "Another.\n"),
    "a copy": (COPY, VAULT["People/Bob Stone.md"]),
    "what may be a copy": ("People/Ann Lee 2.md", "Another.\n"),
    "what may be one's original": ("People/ann.md", "Another.\n"),
    "an event of a company": ("Events/Fair.md", "---\ndate: 2026-11-20\ngroup: '[[Bare Ltd]]'\n---\n"),
}


@pytest.fixture
def plain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    return Life(tmp_path, monkeypatch, PLAIN)


@pytest.mark.parametrize("note", COMING)
def test_a_note_that_comes_or_goes_is_asked_alone(plain: Life, note: str) -> None:
    before = plain.keep()
    path, text = COMING[note]
    plain.write(path, added(text))
    assert _plain(plain.kept()) == plain.said()
    assert (plain.said() != before) is (note not in NOBODY)
    plain.keep()
    (plain.root / path).unlink()
    assert _plain(plain.kept()) == before == plain.said()


@pytest.mark.parametrize("note", DOUBTFUL)
def test_one_that_may_change_what_others_are_leaves_nothing(plain: Life, note: str) -> None:
    plain.keep()
    path, text = DOUBTFUL[note]
    plain.write(path, added(text))
    assert plain.kept() is None
    assert plain.keep() == plain.said()
    (plain.root / path).unlink()
    assert plain.kept() is None


def test_a_note_that_is_renamed_is_known_by_its_new_name(plain: Life) -> None:
    plain.keep()
    (plain.root / ANN).rename(plain.root / "People/Ann Marie Lee.md")
    assert _plain(plain.kept()) == plain.said()


@pytest.fixture
def life(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Life:
    return Life(tmp_path, monkeypatch)


@pytest.mark.parametrize("change", NO_DIFFERENCE)
def test_a_change_that_says_nothing_of_names_leaves_what_is_kept(life: Life, change: str) -> None:
    before = life.keep()
    life.write(*NO_DIFFERENCE[change])
    assert life.said() == before
    assert _plain(life.kept()) == before
    assert _plain(life.kept()) == before, "and so it is for the next command"


@pytest.mark.parametrize("change", DIFFERENCE)
def test_a_change_that_may_say_something_of_names_leaves_nothing(life: Life, change: str) -> None:
    life.keep()
    life.write(*DIFFERENCE[change])
    assert life.kept() is None
    assert life.keep() == life.said()
    assert _plain(life.kept()) in (None, life.said())


@pytest.mark.parametrize("said", ["'[[Fay Old]]'", "'[[People/Fay Old|F]]'", "Fay Old", "'@Fay Old (CEO), Ann Lee'"])
@pytest.mark.parametrize("new", ["Fay Old.md", "Notes/FAY OLD.md"])
def test_a_note_that_takes_the_name_of_a_member_may_make_a_group_an_employer(life: Life, said: str, new: str) -> None:
    for path in ("People/Cem A.md", "Companies/Grasp Lab.md"):
        (life.root / path).unlink()
    life.write("Companies/Bare Ltd.md", said_in_head(f"people: [{said}]"))
    life.keep()
    life.write(new, added("Words.\n"))
    assert _plain(life.kept()) in (None, life.said())
    life.keep()
    (life.root / new).unlink()
    assert _plain(life.kept()) in (None, life.said())


def test_what_the_candidates_are_on_one_day_only_is_kept_for_that_day(life: Life) -> None:
    life.keep()
    assert life.kept() is not None
    life.today += timedelta(days=1)
    assert life.kept() is None, "a line that merges may hold from a day on"


def test_what_they_are_on_any_day_is_kept_for_any(life: Life) -> None:
    for path in ("People/Cem A.md", "Companies/Grasp Lab.md", "Companies/Bare Ltd.md"):
        (life.root / path).unlink()
    before = life.keep()
    life.today += timedelta(days=30)
    life.write(*NO_DIFFERENCE["a contact"])
    assert _plain(life.kept()) == before == life.said()
    life.write(*DIFFERENCE["a merge to come"])
    assert life.kept() is None
    life.keep()
    assert life.kept() is not None
    life.today += timedelta(days=1)
    assert life.kept() is None, "the note that changed is asked again whether it merges"


ROWS = (
    "- 2026-11-{} coffee: words", "- 2026-11-{} merged into [[Fay Old]]", "- 2026-11-{} separate", "#person",
    "- 2026-11-{} not a person", "aliases:: Nan{}", "private:: true", "Tags: #meetup", "# Title {}",
    "words [[Fay Old]]", "![[Thoughts]]",
    "type:: event", "- [ ] task ^vk-aaaaaaaa", "- 2026-11-{} stage core", "group:: Bare Ltd", "---",
)  # fmt: skip
HEADS = (
    "aliases: [Ann, Nan{}]", "private: true", "private:", "type: person", "type: group", "tags: [person]",
    "name: Nan {}",
    "group: '[[Bare Ltd]]'", "email: cem@example.org", "vaultkit: page", "stage: core", "tier: inner", "x: '{{{{y}}}}'",
    "date: 2026-11-{}", "people: ['[[Fay Old]]']", "kanban-plugin: board", "tier: [",
)  # fmt: skip
NAMES = (
    "People/Nan {}.md", "Events/Nan.md", "Notes/Fay Old.md", "People/Ann Lee/Ann Lee.md", "2026-11-{}.md",
    "People/Fay Old (conflicted copy).md", "People/Fay Old 2.md", "Companies/Nan.md", COPY,
)  # fmt: skip


def _changed(life: Life, rng: random.Random) -> None:
    """Something happens to a note."""
    notes = sorted(path.relative_to(life.root).as_posix() for path in life.root.rglob("*.md"))
    path, number = rng.choice(notes), 10 + rng.randrange(20)
    match rng.randrange(12):
        case 0:
            life.write(rng.choice(NAMES).format(number), added("\n" + rng.choice(ROWS).format(number) + "\n"))
        case 1 if len(notes) > 9:
            (life.root / path).unlink()
        case 2:
            life.write(COPY, lambda before: (life.root / path).read_text())
        case 3 | 4 | 5:
            life.write(path, said_in_head(rng.choice(HEADS).format(number)))
        case 6:
            life.write(path, lambda before: "\n".join(before.split("\n")[:-2]))
        case _:
            life.write(path, added("\n" + rng.choice(ROWS).format(number) + "\n"))


@pytest.mark.rounds(3)
def test_whatever_happens_what_is_kept_is_what_the_notes_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    rng = random.Random(seed)
    life = Life(tmp_path, monkeypatch, (VAULT, PLAIN, PLAIN)[seed % 3], ahead=10.0 * (seed % 2))
    life.keep()
    for _ in range(12):
        for _ in range(rng.randrange(3)):
            _changed(life, rng)
        if rng.randrange(8) == 0:
            life.today += timedelta(days=rng.randrange(-3, 4))
        found = life.kept()
        if found is None or rng.randrange(8) == 0:
            assert life.keep() == life.said()
        else:
            assert _plain(found) == life.said()
