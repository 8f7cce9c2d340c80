"""Conflict copies: what a sync tool left counts for the note, once; ordinary notes that only look like copies are read;
nobody is told to delete anything."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.vaults import ticked
from tests.vaults.commands import run
from tests.vaults.day import TODAY
from tests.vaults.small import snapshot, write_vault
from vaultkit.index.indexer import build_index
from vaultkit.model.index import Index
from vaultkit.syntax.copy_names import copied, looked_like, says_nothing
from vaultkit.vault.config import load_settings
from vaultkit.vault.files import Vault
from vaultkit.vault.loader import Loader

CARD = "---\ntype: person\nemail: {}\nphone:\nlinkedin:\n---\n## About\n## Notes\n## Meetings\n"
DAY = "---\ntags: [journal]\n---\n## Wins\n\n## Losses\n\n## Thanks\n"
MEETING = "---\ntype: meeting\ndate: {}\npeople: [Ann Lee]\n---\n## Agenda\n## Notes\n## Next\n"

TWINS: dict[str, tuple[dict[str, str], list[str]]] = {
    "a hyphenated name": (
        {"People/Anna.md": CARD.format("anna@example.com"), "People/Anna-Lena.md": CARD.format("lena@example.org")},
        ["People/Anna-Lena.md"],
    ),
    "a number": (
        {"People/Jo Ray.md": CARD.format("jo@a.org"), "People/Jo Ray 2.md": CARD.format("jo@b.org")},
        ["People/Jo Ray 2.md"],
    ),
    "a number in brackets": (
        {"People/Jo Ray.md": CARD.format("jo@a.org"), "People/Jo Ray (1).md": CARD.format("jo@b.org")},
        ["People/Jo Ray (1).md"],
    ),
    "a meeting of another day": (
        {"Meetings/Sync.md": MEETING.format("2026-11-01"), "Meetings/Sync 2.md": MEETING.format("2026-11-08")},
        ["Meetings/Sync 2.md"],
    ),
    "a day beside its month": (
        {"2026-10.md": DAY, "2026-10-01.md": DAY.replace("## Wins\n", "## Wins\nLunch with [[Ann Lee]].\n")},
        ["2026-10-01.md"],
    ),
    "a day beside its month, word for word": ({"2026-10.md": DAY, "2026-10-01.md": DAY}, ["2026-10-01.md"]),
    "a quarter beside its year": ({"Notes/2026.md": DAY, "Notes/2026-Q4.md": DAY}, ["Notes/2026-Q4.md"]),
    "a name with the name of a machine": (
        {"Notes/Plan.md": DAY, "Notes/Plan-LAPTOP.md": DAY},
        ["Notes/Plan-LAPTOP.md"],
    ),
    "the same text word for word": (
        {"People/Jo Ray.md": CARD.format(""), "People/Jo Ray 2.md": CARD.format("")},
        ["People/Jo Ray 2.md"],
    ),
    "a word in brackets": (
        {"People/Jo Ray.md": CARD.format("jo@a.org"), "People/Jo Ray (laptop).md": CARD.format("jo@a.org")},
        ["People/Jo Ray (laptop).md"],
    ),
    "a name with the word copy": (
        {"Notes/Landing page.md": DAY, "Notes/Landing page copy.md": DAY},
        ["Notes/Landing page copy.md"],
    ),
    "a name in another language": (
        {"People/Lena.md": CARD.format("l@a.org"), "People/Kopie von Lena.md": CARD.format("k@a.org")},
        ["People/Kopie von Lena.md"],
    ),
    "a hyphenated name with all the same": (
        {"People/Anna.md": CARD.format(""), "People/Anna-Lena.md": CARD.format("")},
        ["People/Anna-Lena.md"],
    ),
    "a talk about conflicts": (
        {"Talks/Peace.md": DAY, "Talks/Peace (a talk on conflicts).md": DAY},
        ["Talks/Peace (a talk on conflicts).md"],
    ),
    "another title": (
        {"Books/Chapter.md": "a\nb\nc\nd\n", "Books/Chapter 2.md": "a\nb\nc\ne\n"},
        ["Books/Chapter 2.md"],
    ),
}
DOUBTED = {
    *("a name with the name of a machine", "the same text word for word", "a word in brackets"),
    *("a name with the word copy", "a hyphenated name with all the same", "a talk about conflicts"),
}


def index(root: Path) -> Index:
    settings, _ = load_settings(root)
    loaded = Loader(Vault(root, settings)).load()
    return build_index(loaded.notes, settings, TODAY, loaded.diagnostics)


@pytest.mark.parametrize("name", TWINS)
def test_f1_ordinary_notes_are_read_and_nobody_is_told_to_delete_them(tmp_path: Path, name: str) -> None:
    files, suspects = TWINS[name]
    write_vault(tmp_path, {".obsidian/app.json": "{}", "People/Ann Lee.md": "x\n", **files})
    found = index(tmp_path)
    assert set(files) <= set(found.notes)
    told = [(one.rule, one.severity) for one in found.diagnostics if "copy" in one.rule]
    assert told == ([("may-be-copy", "info")] if name in DOUBTED else [])
    output = run(tmp_path, "check").output
    assert "delete" not in output
    assert suspects[0] not in output or name in DOUBTED


def test_f1_the_lunch_of_a_day_beside_its_month_is_a_contact(tmp_path: Path) -> None:
    files, _ = TWINS["a day beside its month"]
    write_vault(tmp_path, {".obsidian/app.json": "{}", "People/Ann Lee.md": "x\n", **files})
    assert [one.location.path for one in index(tmp_path).history["People/Ann Lee.md"]] == ["2026-10-01.md"]


# Copies of sync tools

FORMS: dict[str, str] = {
    "Syncthing": "{}.sync-conflict-20261120-143000-ABCDEFG",
    "Syncthing of before": "{}.sync-conflict-20261120-143000",
    "Syncthing twice": "{}.sync-conflict-20261120-143000-ABCDEFG.sync-conflict-20261121-143000-HIJKLMN",
    "Obsidian Sync": "{} (Conflicted copy Bob's phone 202611201430)",
    "Dropbox": "{} (Bob's conflicted copy 2026-11-20)",
    "Dropbox, the second": "{} (laptop's conflicted copy 2026-11-20 (1))",
    "Maestral": "{} (Bob's conflicting copy 2026-11-20)",
    "Dropbox, another case": "{} (Case Conflict)",
    "Nextcloud": "{} (conflicted copy 2026-11-20 143000)",
    "Nextcloud with a name": "{} (conflicted copy bob 2026-11-20 143000)",
    "ownCloud": "{}_conflict-20261120-143000",
    "ownCloud with a name": "{}_conflict-bob-20261120",
    "OneDrive on Linux": "{}-laptop-safeBackup-0001",
    "German": "{} (In Konflikt stehende Kopie von Bob 2026-11-20)",
    "German, short": "{} (Konfliktkopie 2026-11-20)",
    "French": "{} (Copie en conflit de Bob 2026-11-20)",
    "Spanish": "{} (Copia en conflicto de Bob 2026-11-20)",
    "Portuguese": "{} (Cópia em conflito de Bob 2026-11-20)",
    "Italian": "{} (Copia in conflitto di Bob 2026-11-20)",
    "Dutch": "{} (Conflicterende kopie van Bob 2026-11-20)",
    "Polish": "{} (Kopia powodująca konflikt użytkownika Bob 2026-11-20)",
    "Russian": "{} (Конфликтующая копия Bob 2026-11-20)",
    "Chinese": "{} (Bob 的冲突副本 2026-11-20)",
    "Chinese, wide": "{}（Bob 的衝突複本 2026-11-20）",
    "Japanese": "{} (Bob の競合コピー 2026-11-20)",
    "OneDrive": "{} - Copy",
    "OneDrive, the second": "{} - Copy (2)",
    "OneDrive, German": "{} - Kopie",
    "OneDrive, French": "{} - Copie",
    "OneDrive, Portuguese": "{} - Cópia",
    "OneDrive, Russian": "{} — копия",
    "OneDrive, Chinese": "{} - 副本",
    "OneDrive, Japanese": "{} - コピー",
}
BOB = "---\ntier: close\nemail: bob@example.org\n---\n\nBuilds boats.\n\n## Log\n\n- 2026-03-02 coffee: the paper\n"
MORE = BOB + "- 2026-10-05 call: her move\n"


def bob(form: str) -> str:
    return f"People/{form.format('Bob Stone')}.md"


def told(root: Path, path: str) -> list[tuple[str, str]]:
    return [(one.rule, one.message) for one in index(root).diagnostics if one.location.path == path]


@pytest.mark.parametrize("name", FORMS)
def test_what_a_sync_tool_left_counts_for_the_note_once(tmp_path: Path, name: str) -> None:
    copy = bob(FORMS[name])
    write_vault(tmp_path, {".obsidian/app.json": "{}", "People/Bob Stone.md": BOB, copy: MORE})
    found = index(tmp_path)
    assert [person.path for person in found.people] == ["People/Bob Stone.md"]
    history = found.history["People/Bob Stone.md"]
    assert [(one.day.isoformat(), one.kind) for one in history] == [("2026-03-02", "coffee"), ("2026-10-05", "call")]
    assert [one.location.path for one in history] == ["People/Bob Stone.md", copy]
    message = "a sync tool left this copy of People/Bob Stone.md; what it says more counts there, once"
    assert told(tmp_path, copy) == [("conflict-copy", message)]
    output = run(tmp_path, "check").output
    assert copy in output
    assert "delete" not in output
    assert "remove" not in output


SAME: dict[str, tuple[str, str]] = {
    "nothing more": (BOB, BOB),
    "the note has more": (MORE, BOB),
    "each has a line more": (MORE, BOB + "- 2026-09-09 lunch: pasta\n"),
    "Windows line endings": (BOB, MORE.replace("\n", "\r\n")),
    "the properties in another order": (BOB, BOB.replace("tier: close\n", "").replace(".org\n", ".org\ntier: close\n")),
    "a property more": (BOB, MORE.replace("tier: close\n", "tier: close\nplace: Porto\n")),
    "a property in quotes": (BOB, MORE.replace("tier: close", 'tier: "close"')),
    "a line reworded": (BOB, MORE.replace("Builds boats.", "Builds wooden boats.")),
    "a paragraph more": (BOB, MORE.replace("Builds boats.", "Builds boats.\n\nLikes tea.\nHas two cats.")),
    "an empty copy": (MORE, ""),
    "no front matter": ("Builds boats.\n\n- 2026-03-02 coffee: the paper\n", "Builds boats.\n\n- 2026-10-05 call: x\n"),
}  # fmt: skip
TWO: dict[str, tuple[str, str]] = {
    "another mail": (BOB, MORE.replace("bob@", "rob@")),
    "another tier": (BOB, MORE.replace("tier: close", "tier: wide")),
    "another mail in the text": (BOB + "Mail: a@x.org\n", MORE + "Mail: b@x.org\n"),
    "another day in the text": (BOB + "Met: 2026-01-01\n", MORE + "Met: 2026-01-02\n"),
    "another text": (BOB, "---\ntier: close\n---\n\nPaints.\nSings.\nDances.\nSwims.\n"),
    "another text without properties": ("Builds boats.\n", "Paints houses.\n"),
    "no UTF-8": (BOB, MORE + "\udcff"),
}


@pytest.mark.parametrize("name", SAME)
def test_a_copy_may_say_more_or_less(tmp_path: Path, name: str) -> None:
    copy = bob(FORMS["Syncthing"])
    write_vault(tmp_path, {"vaultkit.toml": "", "People/Bob Stone.md": SAME[name][0], copy: SAME[name][1]})
    assert [person.path for person in index(tmp_path).people] == ["People/Bob Stone.md"]
    assert [rule for rule, _ in told(tmp_path, copy)] == ["conflict-copy"]


@pytest.mark.parametrize("name", TWO)
def test_a_note_that_says_other_things_is_a_note_whatever_its_name(tmp_path: Path, name: str) -> None:
    copy = bob(FORMS["Dropbox"])
    write_vault(tmp_path, {"vaultkit.toml": "", "People/Bob Stone.md": TWO[name][0], copy: TWO[name][1]})
    assert copy in index(tmp_path).notes
    assert "may-be-copy" in [rule for rule, _ in told(tmp_path, copy)]


LINKS = {
    "in a day's note": {"2026-11-20.md": "Lunch with [[{}]].\n"},
    "with a path": {"2026-11-20.md": "Lunch with [[People/{}|Bob]].\n"},
    "in a property": {"Events/Fair.md": "---\ndate: 2026-11-18\npeople: ['[[{}]]']\n---\n"},
    "in a log line": {"People/Ann Lee.md": "- 2026-11-02 coffee: with [[{}]]\n"},
    "in a Markdown link": {"Thoughts.md": "- [ ] ask [him](<People/{}.md>)\n"},
    "from the note itself": {"People/Bob Stone.md": BOB + "\nSee [[{}]].\n"},
}


@pytest.mark.parametrize("name", LINKS)
def test_a_note_that_is_linked_by_its_own_name_is_no_copy(tmp_path: Path, name: str) -> None:
    copy = bob(FORMS["Nextcloud"])
    stem = copy.removeprefix("People/").removesuffix(".md")
    links = {path: text.replace("{}", stem) for path, text in LINKS[name].items()}
    write_vault(tmp_path, {"vaultkit.toml": "", "People/Bob Stone.md": BOB, copy: MORE, **links})
    assert copy in index(tmp_path).notes
    assert told(tmp_path, copy) == []


def test_without_the_note_beside_it_a_copy_is_the_note(tmp_path: Path) -> None:
    copy = bob(FORMS["German"])
    write_vault(tmp_path, {"vaultkit.toml": "", "Old/Bob Stone.md": BOB, copy: MORE})
    assert [person.path for person in index(tmp_path).people] == [copy]


@pytest.mark.parametrize("spread", [True, False])
def test_two_copies_count_for_one_note(tmp_path: Path, spread: bool) -> None:
    first, second = bob(FORMS["Spanish"]), bob(FORMS["Chinese" if spread else "Syncthing twice"])
    write_vault(
        tmp_path,
        {"vaultkit.toml": "", "People/Bob Stone.md": BOB, first: MORE, second: BOB + "- 2026-09-09 lunch: pasta\n"},
    )
    found = index(tmp_path)
    assert [person.path for person in found.people] == ["People/Bob Stone.md"]
    assert [one.day.month for one in found.history["People/Bob Stone.md"]] == [3, 9, 10]


@pytest.mark.parametrize("form", [FORMS["Dropbox"], FORMS["Japanese"], FORMS["Syncthing"]])
def test_a_copy_of_a_day_and_of_an_event_counts_for_it_once(tmp_path: Path, form: str) -> None:
    day, fair = "Lunch with [[Ann Lee]].\n", "---\ndate: 2026-11-18\npeople: ['[[Ann Lee]]']\n---\n"
    write_vault(
        tmp_path,
        {
            "vaultkit.toml": "",
            "People/Ann Lee.md": "x\n",
            "People/Cy Dole.md": "x\n",
            "2026-11-20.md": day,
            f"{form.format('2026-11-20')}.md": day + "\nCall with [[Cy Dole]].\n",
            "Events/Fair.md": fair,
            f"Events/{form.format('Fair')}.md": fair + "Good soup.\n",
        },
    )
    found = index(tmp_path)
    assert [event.path for event in found.events] == ["Events/Fair.md"]
    assert [one.day.day for one in found.history["People/Ann Lee.md"]] == [18, 20]
    assert [one.day.day for one in found.history["People/Cy Dole.md"]] == [20]


def test_a_copy_of_a_meeting_of_another_day_is_a_meeting(tmp_path: Path) -> None:
    files = {
        "Meetings/Sync.md": MEETING.format("2026-11-01"),
        "Meetings/Sync (conflicted copy 2026-11-20 143000).md": MEETING.format("2026-11-08"),
    }
    write_vault(tmp_path, {"vaultkit.toml": "", "People/Ann Lee.md": "x\n", **files})
    assert sorted(event.path for event in index(tmp_path).events) == sorted(files)


def test_what_a_copy_of_a_private_note_says_is_private(tmp_path: Path) -> None:
    copy = bob(FORMS["Dropbox"])
    bob_private, more = (text.replace("tier: close", "tier: close\nprivate: true") for text in (BOB, MORE))
    write_vault(
        tmp_path,
        {"vaultkit.toml": "", "People/Bob Stone.md": bob_private, copy: more + "- [ ] ask [[Ann Lee]] of the divorce\n",
         "People/Ann Lee.md": "---\ntier: inner\n---\n- 2026-01-01 coffee: x\n"},
    )  # fmt: skip
    assert copy in index(tmp_path).private
    assert run(tmp_path, "review", "all").exit_code == 0
    pages = [data for path, data in snapshot(tmp_path).items() if path.startswith("Ecosystem/")]
    assert pages
    assert not [data for data in pages if b"divorce" in data or b"Bob" in data]
    assert "divorce" not in run(tmp_path, "check").output


@pytest.mark.parametrize("where", ["property", "field"])
def test_a_copy_that_alone_is_private_makes_the_note_private(tmp_path: Path, where: str) -> None:
    copy = bob(FORMS["Syncthing"])
    text = (
        MORE.replace("tier: close", "tier: close\nprivate: true") if where == "property" else MORE + "private:: true\n"
    )
    write_vault(tmp_path, {"vaultkit.toml": "", "People/Bob Stone.md": BOB, copy: text})
    assert index(tmp_path).private == {"People/Bob Stone.md", copy}


def test_a_tick_whose_line_a_tool_put_into_a_copy_is_logged_and_can_be_taken_back(tmp_path: Path) -> None:
    root = ticked.made(tmp_path)
    before = ticked.read(root, ticked.ANN)
    ticked.mark(root, "[[Ann Lee]]", "x", "coffee: hello")
    ticked.run(root)
    written = ticked.read(root, ticked.ANN)
    write_vault(root, {"People/Ann Lee.sync-conflict-20261123-101010-ABCDEFG.md": written, ticked.ANN: before})
    built = ticked.settled(root)
    assert ticked.read(root, ticked.ANN) == before
    assert [one.day.isoformat() for one in built.index.history[ticked.ANN]][-1] == "2026-11-23"
    ticked.mark(root, "[[Ann Lee]]", " ")
    built = ticked.settled(root)
    assert [one.day.isoformat() for one in built.index.history[ticked.ANN]][-1] == "2026-06-28"


def test_pages_name_the_note_and_never_its_copy(tmp_path: Path) -> None:
    copies = {
        f"People/{FORMS[name].format('Ann Lee')}.md": ticked.FILES[ticked.ANN] for name in ("Dropbox", "OneDrive")
    }
    root = ticked.made(tmp_path, {**ticked.FILES, **copies})
    pages = {path: data for path, data in snapshot(root).items() if path.startswith("Ecosystem/")}
    assert not [path for path, data in pages.items() if b"onflict" in data or b" - Copy" in data]
    mark = ticked.mark(root, "[[Ann Lee]]", "x")
    ticked.settled(root)
    assert mark in ticked.read(root, ticked.ANN)
    assert [ticked.read(root, path) for path in copies] == [ticked.FILES[ticked.ANN]] * 2


def test_a_warm_loader_sees_a_copy_come_and_go(tmp_path: Path) -> None:
    copy = bob(FORMS["French"])
    write_vault(tmp_path, {"vaultkit.toml": "", "People/Bob Stone.md": BOB})
    kept = Loader(Vault(tmp_path, load_settings(tmp_path)[0]))
    assert [note.copy_of for note in kept.load().notes] == [""]
    write_vault(tmp_path, {copy: MORE})
    assert {note.path: note.copy_of for note in kept.load().notes} == {
        "People/Bob Stone.md": "",
        copy: "People/Bob Stone.md",
    }
    write_vault(tmp_path, {copy: MORE.replace("close", "wide")}, changed=1_600_000_000.0)
    assert [note.copy_of for note in kept.load().notes] == ["", ""]


NAME_PARTS = (
    "Ann", "Jo Ray", "2026-10", "2026", "١٢٣٤", "12", " ", "-", " - ", " – ", "_", ".", "(", ")", "（", "）", "1", "2",
    " 2", " 9",
    " (1)", " (laptop)", " (conflicted copy 2026-11-01)", " (Konfliktkopie)", ".sync-conflict-20261101-101010-ABCDEFG",
    "_conflict-20261101-101010", "-LAPTOP-safeBackup-0001", "-safebackup-", " - Copy", " - Kopie (2)", " copy", "_kopi",
    "Copy of ",
    "Kopie von ", "Копия ", "コピー", "副本", "co\u0301pia", "ς", "İ", "\n", "K", "É", "e\u0301",
)  # fmt: skip


@settings(max_examples=400)
@given(st.lists(st.sampled_from(NAME_PARTS), max_size=5).map("".join), st.sampled_from([".md", "", ".md.md", " .md"]))
def test_a_name_that_says_nothing_is_in_no_form_of_a_copy(bare: str, suffix: str) -> None:
    name = bare + suffix
    if says_nothing(name):
        assert (copied(name), looked_like(name)) == ((), ())


@pytest.mark.parametrize(
    "name", ["Ann Lee.md", "2026-11-20.md", "Event 35.md", "Note 10.md", "a.b_c.md", "2.md", ".md"]
)
def test_most_names_say_nothing(name: str) -> None:
    assert says_nothing(name)
