"""The guard of what is built and written: where the vault seems not to be there as a whole, nothing is written, the
command ends with exit code 5 and says why, and `--force` takes the vault as it is."""

import errno
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.vaults.commands import run
from tests.vaults.refusing import refused
from tests.vaults.small import built_vault, snapshot, write_vault
from tests.vaults.ticked import item, log, mark, read
from tests.vaults.ticked import run as build_once
from tests.vaults.watched import WatchedVault, watched
from vaultkit.vault.files import NotWholeError
from vaultkit.watch.reports import Remark

SETTINGS = {".obsidian/app.json": "{}\n"}
NAMES = (
    "Ann Lee", "Jürgen Groß", "Zoë d’Arc", "Łukasz Żak", "Inês Araújo", "José Muñoz", "Анна Петрова", "王小明",
    "田中 花子", "Noëlle Lefèvre", "Tom (Porto)", "C# Gal", "Mei-Lin Chou", "Bob",
)  # fmt: skip
PEOPLE = {
    f"People/{name}.md": f"---\ntier: inner\n---\n\n- 2026-0{1 + number % 9}-11 coffee: about boats\n"
    for number, name in enumerate(NAMES)
}
REST = {
    "Events/Fair.md": "---\ndate: 2026-12-05\nstatus: invited\n---\n",
    "Goals/Boats.md": "---\nstatus: active\nwants: [2 sailors]\n---\n",
    "2026-11-20.md": "Lunch with [[Ann Lee]].\n",
}
VAULT = {**SETTINGS, **PEOPLE, **REST}


def reviewed(root: Path, files: Mapping[str, str] = VAULT) -> dict[str, bytes]:
    """The vault with its pages, as bytes by path."""
    return snapshot(built_vault(root, files, review))


def review(root: Path) -> None:
    assert run(root, "review").exit_code == 0


def away(root: Path, *folders: str) -> None:
    for folder in folders:
        shutil.move(root / folder, root.with_name(f"{root.name} {folder}"))


# What the disk refuses

REFUSED = [
    (call, code) for call in ("open", "scandir") for code in (errno.EACCES, errno.EPERM, errno.EIO, errno.EMFILE)
]


@pytest.mark.parametrize(("call", "code"), REFUSED, ids=[f"{call} {errno.errorcode[code]}" for call, code in REFUSED])
@pytest.mark.parametrize("folder", ["People", "Ecosystem/Reviews", "Deep/er/still"])
def test_a_folder_that_cannot_be_read_stops_all_writing(tmp_path: Path, folder: str, call: str, code: int) -> None:
    before = reviewed(tmp_path, {**VAULT, "Deep/er/still/Note.md": "x\n"})
    with refused(tmp_path, folder, calls=(call,), code=code):
        found = run(tmp_path, "review")
        tried = run(tmp_path, "review", "--dry-run")
    assert (found.exit_code, tried.exit_code) == (5, 5)
    assert f"vaultkit: {folder} cannot be " in found.stderr
    assert snapshot(tmp_path) == before
    assert run(tmp_path, "review").exit_code == 0


@pytest.mark.parametrize("code", [errno.EACCES, errno.EIO])
@pytest.mark.parametrize("place", ["People", "People/Bob.md", "Ecosystem", "Ecosystem/Home.md"])
def test_a_disk_that_fails_to_close_what_was_read_is_no_reason_to_doubt(tmp_path: Path, place: str, code: int) -> None:
    before = reviewed(tmp_path)
    with refused(tmp_path, place, calls=("close",), code=code):
        found = run(tmp_path, "review")
    assert found.exit_code == 0
    assert snapshot(tmp_path) == before


def test_with_force_the_folders_that_can_be_read_are_taken(tmp_path: Path) -> None:
    reviewed(tmp_path)
    with refused(tmp_path, "Events"):
        assert "`--force` goes on without it" in run(tmp_path, "review").stderr
        assert run(tmp_path, "review", "--force").exit_code == 0
        assert run(tmp_path, "check").exit_code == 1
        assert "Events:1:1: error[unreadable]" in run(tmp_path, "check").output


@pytest.mark.parametrize("code", [errno.EACCES, errno.EPERM, errno.EROFS])
@pytest.mark.parametrize("path", ["People/Ann Lee.md", "People/王小明.md", "2026-11-20.md", "Goals/Boats.md"])
def test_a_note_that_cannot_be_read_keeps_the_pages_as_they_stand(tmp_path: Path, path: str, code: int) -> None:
    before = reviewed(tmp_path)
    with refused(tmp_path, path, code=code):
        found = run(tmp_path, "review")
        assert snapshot(tmp_path) == before
        assert run(tmp_path, "review", "--json").exit_code == 5
    assert found.exit_code == 5
    assert f"{path} cannot be read" in found.stderr
    assert "the pages stay as they are" in found.stderr
    assert run(tmp_path, "review").exit_code == 0
    assert snapshot(tmp_path) == before


def test_a_page_that_cannot_be_read_keeps_all_pages_as_they_stand(tmp_path: Path) -> None:
    before = reviewed(tmp_path)
    with refused(tmp_path, "Ecosystem/Home.md"):
        assert run(tmp_path, "review").exit_code == 5
    assert snapshot(tmp_path) == before


TICKED = {
    **SETTINGS,
    "People/Ann Lee.md": "---\ntier: close\n---\n\n- 2026-03-02 coffee: the paper\n",
    "People/Bob Stone.md": "---\ntier: active\n---\n\n- 2024-02-01 lunch: old days\n",
    "People/Cy Dole.md": "---\ntier: close\n---\n\n- 2026-04-01 call: hi\n",
}


def test_a_tick_waits_for_a_note_that_cannot_be_read_and_is_told_and_the_others_are_logged(tmp_path: Path) -> None:
    reviewed(tmp_path, TICKED)
    mark(tmp_path, "[[Ann Lee]]", "x", "coffee: her lab is hiring")
    mark(tmp_path, "[[Cy Dole]]", "x")
    kept = item(tmp_path, "[[Ann Lee]]")
    with refused(tmp_path, "People/Ann Lee.md"):
        found = run(tmp_path, "review")
        assert "1 tick waits for it" in found.stderr
        assert "Logged: Cy Dole" in found.stdout
        assert item(tmp_path, "[[Ann Lee]]") == kept
        assert item(tmp_path, "[[Bob Stone]]")
        assert item(tmp_path, "[[Cy Dole]]").split(" ^")[0].endswith("· logged")
        settled = snapshot(tmp_path)
        assert "1 tick waits for it" in run(tmp_path, "review").stderr
        assert snapshot(tmp_path) == settled
    assert run(tmp_path, "review").exit_code == 0
    assert [len(log(tmp_path, f"People/{name}.md")) for name in ("Ann Lee", "Cy Dole", "Bob Stone")] == [1, 1, 0]


def test_who_became_private_meanwhile_leaves_the_pages_all_the_same(tmp_path: Path) -> None:
    reviewed(tmp_path, TICKED)
    path = "People/Cy Dole.md"
    write_vault(tmp_path, {path: TICKED[path].replace("---\n", "---\nprivate: true\n", 1)})
    with refused(tmp_path, "People/Ann Lee.md"):
        assert run(tmp_path, "review").exit_code == 5
    pages = {path: data for path, data in snapshot(tmp_path).items() if path.startswith("Ecosystem/")}
    assert all(b"Cy Dole" not in data for data in pages.values())
    assert item(tmp_path, "[[Ann Lee]]")


def test_with_force_a_note_that_cannot_be_read_counts_as_private(tmp_path: Path) -> None:
    reviewed(tmp_path, {**TICKED, "2026-11-20.md": "Lunch with [[Ann Lee]].\n2026-11-21.md: [[Ann Lee]] called.\n"})
    with refused(tmp_path, "People/Ann Lee.md"):
        assert run(tmp_path, "review", "--force").exit_code == 0
        assert "Ann Lee" not in read(tmp_path, "Ecosystem/Reconnect.md")
        assert "Ann Lee" not in run(tmp_path, "reconnect").output
        assert "Ann Lee" not in run(tmp_path, "triage").output


# What is gone


def moved(root: Path) -> None:
    shutil.move(root / "People", root / "Archive")


def deeper(root: Path) -> None:
    for path in sorted((root / "People").iterdir()):
        (root / "People" / path.stem).mkdir()
        shutil.move(path, root / "People" / path.stem / path.name)


def renamed(form: str) -> Callable[[Path], None]:
    def rename(root: Path) -> None:
        for path in sorted((root / "People").iterdir()):
            path.rename(path.with_name(f"{form.format(path.stem)}.md"))

    return rename


def aliased(root: Path) -> None:
    for number, path in enumerate(sorted((root / "People").iterdir())):
        text = path.read_text(encoding="utf-8").replace("---\n", f'---\naliases: ["{path.stem}"]\n', 1)
        path.with_name(f"p{number:04}.md").write_text(text, encoding="utf-8")
        path.unlink()


def merged(root: Path) -> None:
    """All but three in the last one's note, which has their names as aliases."""
    paths = sorted((root / "People").iterdir())
    names = ", ".join(path.stem for path in paths[:-3])
    text = paths[-1].read_text(encoding="utf-8").replace("---\n", f"---\naliases: [{names}]\n", 1)
    paths[-1].write_text(text, encoding="utf-8")
    for path in paths[:-3]:
        path.unlink()


def rewritten(rewrite: Callable[[str], str]) -> Callable[[Path], None]:
    def rename(root: Path) -> None:
        for path in sorted((root / "People").iterdir()):
            path.rename(path.with_name(f"{rewrite(path.stem)}.md"))

    return rename


def all_private(root: Path) -> None:
    for path in (root / "People").iterdir():
        text = path.read_text(encoding="utf-8").replace("---\n", "---\nprivate: true\n", 1)
        path.write_text(text, encoding="utf-8")


def fewer(count: int) -> Callable[[Path], None]:
    def delete(root: Path) -> None:
        for path in sorted((root / "People").iterdir())[:count]:
            path.unlink()

    return delete


def other_files(root: Path) -> None:
    away(root, "People", "Events", "Goals")
    (root / "2026-11-20.md").unlink()
    write_vault(root, {f"Recipes/Soup {number}.md": "Water.\n" for number in range(30)})


def only_pages(root: Path) -> None:
    away(root, "People", "Events", "Goals")
    (root / "2026-11-20.md").unlink()


def into_bin(root: Path) -> None:
    shutil.move(root / "People", root / ".trash")


def as_links(root: Path) -> None:
    away(root, "People")
    (root / "People").symlink_to(root.with_name(f"{root.name} People"))


def evicted(root: Path) -> None:
    for path in sorted((root / "People").iterdir()):
        path.rename(path.with_name(f".{path.name}.icloud"))


GONE: dict[str, Callable[[Path], None]] = {
    "a folder is not there": lambda root: away(root, "People"),
    "a folder is a link": as_links,
    "a folder is in the bin": into_bin,
    "eight of fourteen": fewer(8),
    "all but one": fewer(13),
    "another vault's notes": other_files,
    "no note at all": only_pages,
    "in the cloud only": evicted,
}
THERE: dict[str, Callable[[Path], None]] = {
    "moved to another folder": moved,
    "each in a folder of its own": deeper,
    "renamed with a sign": renamed("@{}"),
    "renamed with a kind": renamed("Person - {}"),
    "renamed with what tells them apart": renamed("{} (Hamburg)"),
    "renamed with a second name": renamed("{} Meyer"),
    "renamed, the old name an alias": aliased,
    "merged into one of those whom pages name": merged,
    "renamed, last name first": rewritten(lambda name: ", ".join(reversed(name.split(" ", 1)))),
    "renamed as a slug": rewritten(lambda name: name.lower().replace(" ", "-")),
    "renamed as one word": rewritten(lambda name: name.replace(" ", "")),
    "renamed as a handle": rewritten(lambda name: f"@{name.replace(' ', '').lower()}"),
    "renamed with underscores": rewritten(lambda name: name.replace(" ", "_")),
    "set private": all_private,
    "half of them gone": fewer(7),
    "a few gone": fewer(3),
    "left as copies only": renamed("{} (conflicted copy 2026-01-02)"),
}


@pytest.mark.parametrize(
    ("name", "links"), [*((name, "{}") for name in GONE), ("all but one", '{"useMarkdownLinks": true}')]
)
def test_nothing_is_written_when_most_of_what_the_pages_name_is_gone(tmp_path: Path, name: str, links: str) -> None:
    root = tmp_path / "vault"
    reviewed(root, {**VAULT, ".obsidian/app.json": links})
    GONE[name](root)
    before = snapshot(root)
    found = run(root, "review", "all")
    assert found.exit_code == 5
    assert "gone, so nothing is written" in found.stderr
    assert "--force" in found.stderr
    assert snapshot(root) == before
    assert run(root, "watch", "--once").exit_code == 5
    assert snapshot(root) == before
    assert run(root, "check").exit_code in {0, 1}
    assert run(root, "review", "--force").exit_code == 0
    assert run(root, "review").exit_code == 0, "what was taken by force is no reason to doubt any more"


@pytest.mark.parametrize("name", THERE)
def test_a_note_that_is_there_in_another_way_is_not_gone(tmp_path: Path, name: str) -> None:
    root = tmp_path / "vault"
    reviewed(root)
    THERE[name](root)
    assert run(root, "review").exit_code == 0


def test_of_fewer_than_ten_notes_any_number_may_go(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    few = dict(list(PEOPLE.items())[:8])
    reviewed(root, {**SETTINGS, **few, "Thoughts.md": "x\n"})
    away(root, "People")
    assert run(root, "review").exit_code == 0


def test_people_are_counted_by_themselves(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    days = {f"Events/Fair {n}.md": f"---\ndate: 2026-12-{n:02}\nstatus: invited\n---\n" for n in range(1, 29)}
    reviewed(root, {**VAULT, **days})
    away(root, "People")
    found = run(root, "review")
    assert found.exit_code == 5
    assert "people that the pages name are gone" in found.stderr or "notes that the pages name" in found.stderr


def test_pages_of_before_may_name_whom_they_like(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    reviewed(root)
    assert run(root, "review", "all").exit_code == 0
    away(root, "People")
    write_vault(root, {"People/Di Fox.md": "x\n"})
    assert run(root, "review", "--force").exit_code == 0
    assert run(root, "review").exit_code == 0, "the year's page still names them all, and is not written by this"


# The folder itself


@pytest.mark.parametrize(
    "left", [(), (".DS_Store",), (".stfolder/x",), ("lost+found/x",), (".git/HEAD",), ("desktop.ini", ".sync.ffs_db")]
)
def test_an_empty_folder_is_no_vault_yet(tmp_path: Path, left: tuple[str, ...]) -> None:
    write_vault(tmp_path, dict.fromkeys(left, ""))
    before = snapshot(tmp_path)
    found = run(tmp_path, "review")
    assert found.exit_code == 5
    assert "the vault's folder is empty" in found.stderr
    assert snapshot(tmp_path) == before
    assert run(tmp_path, "review", "--force").exit_code == 0


@pytest.mark.parametrize("there", [".obsidian/app.json", "vaultkit.toml", "Note.md", "Scans/a.pdf"])
def test_a_new_vault_is_not_empty(tmp_path: Path, there: str) -> None:
    assert run(write_vault(tmp_path, {there: ""}), "review").exit_code == 0


# While it is watched


def test_the_watcher_stands_still_while_a_folder_cannot_be_read(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    vault.save("People/Guest 1.md", "- 2026-11-22 coffee: hello\n")
    before = snapshot(tmp_path)
    with refused(tmp_path, "People"):
        told = vault.go(120.0)
        assert [isinstance(report, Remark) for report in told] == [True]
        assert "People cannot be opened: Permission denied, so nothing is written" in getattr(told[0], "text", "")
    assert snapshot(tmp_path) == before
    assert len(vault.builds(10.0)) == 1


def test_the_watcher_keeps_the_pages_while_a_note_cannot_be_read_and_names_nobody(tmp_path: Path) -> None:
    vault = watched(tmp_path)
    path = "People/Ann Lee.md"
    vault.save(path, read(tmp_path, path) + "- 2026-11-22 coffee: hello\n")
    before = snapshot(tmp_path)
    with refused(tmp_path, path):
        said = [report.text for report in vault.go(300.0) if isinstance(report, Remark)]
        assert said == [
            "a note cannot be read, so the pages stay as they are (vaultkit check); `--force` goes on without"
        ]
        assert snapshot(tmp_path) == before
    assert len(vault.builds(70.0)) == 1
    assert snapshot(tmp_path) != before


def test_the_watcher_does_not_begin_with_half_a_vault(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    before = reviewed(root)
    away(root, "People")
    vault = WatchedVault(root)
    assert "gone, so nothing is written" in vault.remarks(60.0)[0]
    shutil.move(tmp_path / "vault People", root / "People")
    assert len(vault.builds(10.0)) == 1
    assert snapshot(root) == before


def test_what_a_build_is_asked_for_is_guarded_too(tmp_path: Path) -> None:
    reviewed(tmp_path)
    with refused(tmp_path, "People"), pytest.raises(NotWholeError):
        build_once(tmp_path)
