import errno
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.vaults.ticked import run
from vaultkit.model.page import Edit
from vaultkit.model.settings import Settings
from vaultkit.vault.confine import opened_folder
from vaultkit.vault.files import Vault
from vaultkit.vault.globs import is_taken, split_glob
from vaultkit.vault.root import VaultError, find_root
from vaultkit.vault.swap import swap

PAGE = "Ecosystem/Reviews/2026-W48.md"
OLD, NEW, MINE = b"old\n", b"new\n", b"the user's\n"


def put(root: Path, files: dict[str, str | bytes]) -> Path:
    for path, text in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def vault(root: Path, **choices: Any) -> Vault:
    return Vault(root, Settings(**choices))


def paths(root: Path, **choices: Any) -> list[str]:
    return [note.path for note in vault(root, **choices).scan().notes]


def rules(root: Path, **choices: Any) -> list[tuple[str, str]]:
    return [(found.location.path, found.rule) for found in vault(root, **choices).scan().diagnostics]


def status(root: Path, edit: Edit) -> str:
    (outcome,) = vault(root).apply([edit])
    assert outcome.path == edit.path
    assert (outcome.diagnostic is None) == (outcome.status in {"written", "unchanged"})
    return outcome.status


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# The root


def test_the_root_is_the_first_folder_upwards_that_says_so(tmp_path: Path) -> None:
    put(tmp_path, {"a/vaultkit.toml": "", "a/b/.obsidian/app.json": "{}", "a/b/c/d.md": ""})
    assert find_root(tmp_path / "a/b/c", environ={}) == tmp_path / "a/b"
    assert find_root(tmp_path / "a", environ={}) == tmp_path / "a"


def test_a_named_root_comes_first_then_the_variable(tmp_path: Path) -> None:
    put(tmp_path, {"a/x.md": "", "b/x.md": "", "c/vaultkit.toml": ""})
    environ = {"VAULTKIT_VAULT": str(tmp_path / "b")}
    assert find_root(tmp_path / "c", given=tmp_path / "a", environ=environ) == tmp_path / "a"
    assert find_root(tmp_path / "c", environ=environ) == tmp_path / "b"


def test_a_root_behind_a_link_is_the_folder_that_it_means(tmp_path: Path) -> None:
    put(tmp_path, {"real/x.md": ""})
    (tmp_path / "link").symlink_to("real")
    assert find_root(tmp_path, given=tmp_path / "link", environ={}) == tmp_path / "real"


@pytest.mark.parametrize("given", ["missing", "file.md", "loop", "x" * 300, "nul\0"])
def test_a_root_that_is_none_says_why_and_what_to_do(tmp_path: Path, given: str) -> None:
    put(tmp_path, {"file.md": ""})
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(VaultError) as caught:
        find_root(tmp_path, given=f"{tmp_path}/{given}", environ={})
    assert caught.value.message
    assert caught.value.hint


def test_no_vault_at_all_says_what_was_looked_for(tmp_path: Path) -> None:
    with pytest.raises(VaultError, match=r"neither vaultkit\.toml nor \.obsidian"):
        find_root(tmp_path, environ={})


def test_a_root_that_went_away_is_an_error_and_no_empty_vault(tmp_path: Path) -> None:
    with pytest.raises(VaultError):
        vault(tmp_path / "gone").scan()


# Scanning


def test_notes_come_sorted_with_what_the_disk_says(tmp_path: Path) -> None:
    put(tmp_path, {"b.md": "12", "a/c.md": "", "a.md": "", "a/pic.png": "", "a.txt": ""})
    assert paths(tmp_path) == ["a.md", "a/c.md", "b.md"]
    found = vault(tmp_path).scan().notes[2]
    real = (tmp_path / "b.md").stat()
    assert (found.size, found.mtime_ns, found.inode) == (2, real.st_mtime_ns, real.st_ino)


def test_links_are_not_followed_and_named(tmp_path: Path) -> None:
    put(tmp_path, {"out/secret.md": "", "in/a.md": ""})
    (tmp_path / "in/link.md").symlink_to(tmp_path / "out/secret.md")
    (tmp_path / "in/folder").symlink_to(tmp_path / "out")
    (tmp_path / "in/loop").symlink_to(".")
    assert paths(tmp_path / "in") == ["a.md"]
    assert rules(tmp_path / "in") == [(name, "symbolic-link") for name in ("folder", "link.md", "loop")]


def test_what_is_no_regular_file_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    (tmp_path / "folder.md").mkdir()
    assert paths(tmp_path) == []
    assert vault(tmp_path).read("pipe.md") is None
    assert vault(tmp_path).read("folder.md") is None


def test_a_note_that_is_too_large_is_named_and_not_read(tmp_path: Path) -> None:
    with (tmp_path / "big.md").open("wb") as file:
        file.truncate(5_000_001)
    assert paths(tmp_path) == []
    assert rules(tmp_path) == [("big.md", "file-too-large")]
    assert vault(tmp_path).read("big.md") is None


def test_folders_that_lie_too_deep_are_named(tmp_path: Path) -> None:
    put(tmp_path, {"/".join(["d"] * 64) + "/a.md": "", "/".join(["d"] * 65) + "/b.md": ""})
    assert paths(tmp_path) == ["d/" * 64 + "a.md"]
    assert rules(tmp_path) == [("/".join(["d"] * 65), "unreadable")]


def test_a_path_longer_than_the_system_takes_is_read(tmp_path: Path) -> None:
    folder = os.open(tmp_path, os.O_RDONLY)
    for _ in range(25):
        os.mkdir("d" * 200, dir_fd=folder)
        inner = os.open("d" * 200, os.O_RDONLY, dir_fd=folder)
        os.close(folder)
        folder = inner
    os.close(os.open("a.md", os.O_CREAT | os.O_WRONLY, dir_fd=folder))
    os.close(folder)
    (path,) = paths(tmp_path)
    assert len(path) > 5000
    assert vault(tmp_path).read(path) == b""


def test_a_name_that_is_not_utf8_is_named_and_left_out(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"caf\xe9.md")).write_text("x")
    assert paths(tmp_path) == []
    assert rules(tmp_path) == [("caf\\xe9.md", "unsafe-name")]


def test_a_decomposed_name_is_shown_composed_and_still_found(tmp_path: Path) -> None:
    put(tmp_path, {"Zoe\u0308/Rene\u0301.md": "x"})
    assert paths(tmp_path) == ["Zo\u00eb/Ren\u00e9.md"]
    assert vault(tmp_path).read("Zo\u00eb/Ren\u00e9.md") == b"x"


def test_names_that_differ_in_encoding_only_are_named(tmp_path: Path) -> None:
    put(tmp_path, {"Zoe\u0308.md": "1", "Zo\u00eb.md": "2"})
    assert paths(tmp_path) == ["Zo\u00eb.md"]
    assert rules(tmp_path) == [("Zo\u00eb.md", "unsafe-name")]


@pytest.mark.parametrize("name", ["a\nb", "a\u202eb", "a]]b", "a#b", "a%%b"])
def test_a_name_that_links_cannot_carry_is_read_and_named(tmp_path: Path, name: str) -> None:
    put(tmp_path, {f"{name}.md": "x"})
    assert paths(tmp_path) == [f"{name}.md"]
    assert rules(tmp_path) == [(f"{name}.md", "unsafe-name")]


def test_template_folders_and_ignored_paths_are_left_out(tmp_path: Path) -> None:
    put(tmp_path, dict.fromkeys(("Templates/a.md", "x/Templates/b.md", "Old/c.md", "d.draft.md", "e.md"), ""))
    choices = {"ignore": ("Old", "*.draft.md")}
    assert paths(tmp_path, **choices) == ["e.md"]
    only = {"template_folders": ("x/templates/",), "template_words": ()}
    assert paths(tmp_path, **only) == ["Old/c.md", "Templates/a.md", "d.draft.md", "e.md"]


@pytest.mark.parametrize(
    ("folder", "is_left_out"),
    [
        *(
            (name, True)
            for name in ("templates", "_templates", "00 Templates", "__Templates", "📄 Templates", "Template")
        ),
        *((name, True) for name in ("Note templates", "Obsidian-Templates", "Vorlagen", "Notizvorlagen", "Plantillas")),
        *((name, True) for name in ("Modèles", "Sjablonen", "Szablony", "Шаблоны", "模板", "笔记模板", "テンプレート")),
        *(
            (name, False)
            for name in ("Showcases & Templates", "Templates and tools", "Modelos", "Temple", "Contemplation")
        ),
    ],
)
def test_a_folder_of_templates_is_known_by_its_name_at_any_depth(
    tmp_path: Path, folder: str, *, is_left_out: bool
) -> None:
    put(tmp_path, {f"Meta/{folder}/person.md": "---\ntype: person\n---\n"})
    assert paths(tmp_path) == ([] if is_left_out else [f"Meta/{folder}/person.md"])


@pytest.mark.parametrize(
    ("glob", "path", "taken"),
    [
        ("Old", "Old", True),
        ("Old", "x/Old", True),
        ("/Old", "x/Old", False),
        ("Old/", "Old", True),
        ("Old/**", "Old", True),
        ("a/*/c.md", "a/b/c.md", True),
        ("a/*/c.md", "a/b/b/c.md", False),
        ("a/**/c.md", "a/c.md", True),
        ("a/**/c.md", "a/b/b/c.md", True),
        ("**/*.tmp.md", "a/b.tmp.md", True),
        ("[0-9]?.md", "12.md", True),
        ("", "a", False),
        ("**", "a", False),
        ("/", "a", False),
    ],
)
def test_globs(glob: str, path: str, taken: bool) -> None:
    assert is_taken(path, [split_glob(glob)]) is taken


def test_a_hostile_glob_costs_little() -> None:
    assert not is_taken("a" * 250, [split_glob("*a" * 60 + "b")])
    assert not is_taken("/".join("a" * 60), [split_glob("**/a/" * 60 + "b")])


@pytest.mark.parametrize("call", ["scandir", "open"])
def test_a_folder_that_cannot_be_read_is_named_and_the_rest_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    put(tmp_path, {"a.md": "", "locked/b.md": ""})
    locked = (tmp_path / "locked").stat().st_ino
    real = getattr(os, call)

    def refuse(target: Any, *rest: Any, **named: Any) -> Any:
        if target == "locked" or (isinstance(target, int) and os.fstat(target).st_ino == locked):
            raise PermissionError(errno.EACCES, "Permission denied")
        return real(target, *rest, **named)

    monkeypatch.setattr(os, call, refuse)
    assert paths(tmp_path) == ["a.md"]
    assert rules(tmp_path) == [("locked", "unreadable")]


# Reading


@pytest.mark.parametrize(
    "path", ["../out.md", "/etc/hostname", "a/../../out.md", "", ".", "a//b.md", "a\0.md", "./in.md"]
)
def test_no_path_leads_out_of_the_vault(tmp_path: Path, path: str) -> None:
    put(tmp_path, {"out.md": "secret", "vault/in.md": "x"})
    assert vault(tmp_path / "vault").read(path) is None


def test_no_link_leads_out_of_the_vault(tmp_path: Path) -> None:
    put(tmp_path, {"out/a.md": "secret", "vault/in.md": "x"})
    (tmp_path / "vault/link").symlink_to(tmp_path / "out")
    (tmp_path / "vault/link.md").symlink_to(tmp_path / "out/a.md")
    assert vault(tmp_path / "vault").read("link/a.md") is None
    assert vault(tmp_path / "vault").read("link.md") is None


PARTS = st.sampled_from(["..", ".", "", "in", "in.md", "out.md", "vault", "a", "\0", " ", "\u202e"])
PATHS = st.one_of(st.text(max_size=30), st.lists(PARTS, min_size=1, max_size=6).map("/".join))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PATHS)
@example("../out.md")
@example("a/../../out.md")
@example("a/../in.md")
def test_any_path_reads_what_is_in_the_vault_or_nothing(tmp_path: Path, path: str) -> None:
    put(tmp_path, {"out.md": "secret", "in.md": "secret", "vault/in.md": "x", "vault/a/in.md": "x"})
    found = vault(tmp_path / "vault").read(path)
    assert found == (b"x" if path in {"in.md", "a/in.md"} else None)


# Writing


def test_a_new_page_is_written_with_its_folders(tmp_path: Path) -> None:
    assert status(tmp_path, Edit(path=PAGE, before=None, after=NEW)) == "written"
    assert (tmp_path / PAGE).read_bytes() == NEW
    assert names((tmp_path / PAGE).parent) == ["2026-W48.md"]


def test_a_page_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    put(tmp_path, {PAGE: OLD})
    (tmp_path / PAGE).chmod(0o640)
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "written"
    assert (tmp_path / PAGE).read_bytes() == NEW
    assert stat.S_IMODE((tmp_path / PAGE).stat().st_mode) == 0o640
    assert names((tmp_path / PAGE).parent) == ["2026-W48.md"]


def test_a_page_in_a_folder_with_a_decomposed_name_is_replaced_there(tmp_path: Path) -> None:
    put(tmp_path, {"Ecosystem/Zoe\u0308.md": OLD})
    assert status(tmp_path, Edit(path="Ecosystem/Zo\u00eb.md", before=OLD, after=NEW)) == "written"
    assert names(tmp_path / "Ecosystem") == ["Zoe\u0308.md"]


def test_a_page_of_which_nobody_knew_the_bytes_is_left_alone(tmp_path: Path) -> None:
    put(tmp_path, {PAGE: MINE})
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "conflict"
    assert status(tmp_path, Edit(path=PAGE, before=None, after=NEW)) == "conflict"
    assert (tmp_path / PAGE).read_bytes() == MINE


def test_a_page_that_was_deleted_meanwhile_is_not_put_back(tmp_path: Path) -> None:
    (tmp_path / PAGE).parent.mkdir(parents=True)
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "conflict"
    assert names((tmp_path / PAGE).parent) == []


def test_an_edit_that_changes_nothing_touches_nothing(tmp_path: Path) -> None:
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=OLD)) == "unchanged"
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "path",
    [
        "People/Ann.md",
        "Ecosystem.md",
        "Ecosystem",
        "Ecosystem/../People/Ann.md",
        "../Ecosystem/x.md",
        "/Ecosystem/x.md",
        "Ecosystem/x.txt",
        "Ecosystem/.obsidian/x.md",
        "Ecosystem/.x.md",
        "ecosystem/x.md",
        "Ecosystem//x.md",
        "",
    ],
)
def test_nothing_is_written_outside_the_page_folder(tmp_path: Path, path: str) -> None:
    put(tmp_path, {"v/People/Ann.md": MINE})
    assert status(tmp_path / "v", Edit(path=path, before=None, after=NEW)) == "refused"
    assert status(tmp_path / "v", Edit(path=path, before=MINE, after=NEW)) == "refused"
    assert names(tmp_path) == ["v"]
    assert names(tmp_path / "v") == ["People"]
    assert (tmp_path / "v/People/Ann.md").read_bytes() == MINE


def test_a_link_in_the_way_is_refused(tmp_path: Path) -> None:
    put(tmp_path, {"out/2026-W48.md": OLD, "v/Ecosystem/Reviews/x.md": ""})
    (tmp_path / "v/Ecosystem/Reviews/2026-W48.md").symlink_to(tmp_path / "out/2026-W48.md")
    (tmp_path / "v/Ecosystem/Briefs").symlink_to(tmp_path / "out")
    assert status(tmp_path / "v", Edit(path=PAGE, before=OLD, after=NEW)) == "refused"
    assert status(tmp_path / "v", Edit(path=PAGE, before=None, after=NEW)) == "refused"
    assert status(tmp_path / "v", Edit(path="Ecosystem/Briefs/2026-W48.md", before=OLD, after=NEW)) == "refused"
    assert status(tmp_path / "v", Edit(path="Ecosystem/Briefs/new.md", before=None, after=NEW)) == "refused"
    assert (tmp_path / "out/2026-W48.md").read_bytes() == OLD
    assert names(tmp_path / "out") == ["2026-W48.md"]


def test_a_folder_or_pipe_in_the_way_is_refused(tmp_path: Path) -> None:
    put(tmp_path, {PAGE + "/x.md": "", "Ecosystem/x": ""})
    os.mkfifo(tmp_path / "Ecosystem/pipe.md")
    assert status(tmp_path, Edit(path=PAGE, before=None, after=NEW)) == "refused"
    assert status(tmp_path, Edit(path="Ecosystem/pipe.md", before=None, after=NEW)) == "refused"
    assert status(tmp_path, Edit(path="Ecosystem/x/y.md", before=None, after=NEW)) == "refused"


def test_an_edit_that_was_refused_in_planning_stays_refused(tmp_path: Path) -> None:
    (outcome,) = vault(tmp_path).apply([Edit(path="a.md", before=None, after=NEW)])
    assert outcome.diagnostic is not None
    (again,) = vault(tmp_path).apply([Edit(path=PAGE, before=None, after=b"", refused=outcome.diagnostic)])
    assert (again.status, again.diagnostic) == ("refused", outcome.diagnostic)
    assert names(tmp_path) == []


CALLS = ("open", "write", "fsync", "link", "replace", "unlink", "fchmod", "mkdir", "read", "stat", "close")


class Fault(BaseException):
    """The process was killed."""


def failing(monkeypatch: pytest.MonkeyPatch, at: int, error: BaseException) -> None:
    """Lets the disk call of that number fail, and each one that follows when the process was killed."""
    count = 0

    def wrapped(real: Callable[..., Any], name: str) -> Callable[..., Any]:
        def call(*given: Any, **named: Any) -> Any:
            nonlocal count
            count += 1
            if count == at or (count > at and isinstance(error, Fault)):
                if name == "close":
                    real(*given, **named)
                raise error
            return real(*given, **named)

        return call

    for name in CALLS:
        monkeypatch.setattr(os, name, wrapped(getattr(os, name), name))


def each_call(folder: Path, before: bytes | None) -> Iterator[tuple[int, Path]]:
    """The number of each call to the disk, and of a few behind the last one, with a vault of its own."""
    for at in range(1, 40):
        root = folder / str(at)
        root.mkdir()
        yield at, put(root, {} if before is None else {PAGE: before})


ERRORS = [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS, errno.EMFILE]


@pytest.mark.parametrize("before", [None, OLD], ids=["new", "old"])
@pytest.mark.parametrize("code", ERRORS, ids=lambda code: errno.errorcode[code])
def test_a_disk_that_refuses_leaves_the_page_old_or_new(tmp_path: Path, before: bytes | None, code: int) -> None:
    for at, root in each_call(tmp_path, before):
        with pytest.MonkeyPatch.context() as patch:
            failing(patch, at, OSError(code, os.strerror(code)))
            found = status(root, Edit(path=PAGE, before=before, after=NEW))
        now = (root / PAGE).read_bytes() if (root / PAGE).exists() else None
        assert now in (before, NEW), at
        assert found in {"written", "refused", "conflict"}, at
        assert found != "written" or now == NEW, at
        again = status(root, Edit(path=PAGE, before=now, after=NEW))
        assert again in {"written", "unchanged"}, at
        assert (root / PAGE).read_bytes() == NEW, at


@pytest.mark.parametrize("before", [None, OLD], ids=["new", "old"])
def test_a_kill_leaves_the_page_old_or_new_and_the_next_run_repairs(tmp_path: Path, before: bytes | None) -> None:
    for at, root in each_call(tmp_path, before):
        with pytest.MonkeyPatch.context() as patch:
            failing(patch, at, Fault())
            with suppress(Fault):
                vault(root).apply([Edit(path=PAGE, before=before, after=NEW)])
        now = (root / PAGE).read_bytes() if (root / PAGE).exists() else None
        assert now in (before, NEW), at
        assert status(root, Edit(path=PAGE, before=now, after=NEW)) in {"written", "unchanged"}, at
        assert paths(root) == [PAGE], f"call {at}: what is left behind is invisible"


def meanwhile(monkeypatch: pytest.MonkeyPatch, call: str, act: Callable[[], object], *, after: bool = False) -> None:
    """Lets an editor act right before a disk call (or right after it), once."""
    real = getattr(os, call)

    def acting(*given: Any, **named: Any) -> Any:
        monkeypatch.setattr(os, call, real)
        if not after:
            act()
        result = real(*given, **named)
        if after:
            act()
        return result

    monkeypatch.setattr(os, call, acting)


@pytest.fixture
def without_swap(monkeypatch: pytest.MonkeyPatch) -> None:
    """A system that cannot let two names trade their files."""
    monkeypatch.setattr("vaultkit.vault.swap._call", lambda: None)


def while_swapping(monkeypatch: pytest.MonkeyPatch, *acts: Callable[[], object]) -> None:
    """Lets an editor act right before each of the first swaps."""
    left = list(acts)

    def acting(folder: int, one: str, other: str) -> bool:
        if left:
            left.pop(0)()
        return swap(folder, one, other)

    monkeypatch.setattr("vaultkit.vault.replace.swap", acting)


def test_names_trade_their_files_where_the_system_can(tmp_path: Path) -> None:
    put(tmp_path, {"a.md": OLD, "b.md": NEW})
    with opened_folder(tmp_path, ()) as folder:
        done = swap(folder, "a.md", "b.md")
    assert [(tmp_path / name).read_bytes() for name in ("a.md", "b.md")] == ([NEW, OLD] if done else [OLD, NEW])


def test_a_save_in_place_in_the_last_moment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {PAGE: OLD})
    while_swapping(monkeypatch, lambda: (tmp_path / PAGE).write_bytes(MINE))
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "conflict"
    assert (tmp_path / PAGE).read_bytes() == MINE
    assert names((tmp_path / PAGE).parent) == ["2026-W48.md"]


@pytest.mark.parametrize("again", [False, True], ids=["once", "and once more"])
def test_an_atomic_save_in_the_last_moment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool) -> None:
    newest = b"the user's newest"
    put(tmp_path, {PAGE: OLD, "one.md": MINE, "two.md": newest})

    def save(name: str) -> Callable[[], object]:
        return lambda: (tmp_path / name).rename(tmp_path / PAGE)

    saves = [save("one.md"), save("two.md")]
    while_swapping(monkeypatch, *saves[: 1 + again])
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "conflict"
    assert (tmp_path / PAGE).read_bytes() == (newest if again else MINE)
    assert names((tmp_path / PAGE).parent) == ["2026-W48.md"]


@pytest.mark.usefixtures("without_swap")
@pytest.mark.parametrize("call", ["link", "replace"])
def test_a_save_in_place_while_the_page_is_written_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    put(tmp_path, {PAGE: OLD})
    meanwhile(monkeypatch, call, lambda: (tmp_path / PAGE).write_bytes(MINE))
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "conflict"
    assert (tmp_path / PAGE).read_bytes() == MINE
    assert names((tmp_path / PAGE).parent) == ["2026-W48.md"]


@pytest.mark.usefixtures("without_swap")
@pytest.mark.parametrize("after", [False, True])
def test_an_atomic_save_while_the_page_is_written_wins(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: bool
) -> None:
    put(tmp_path, {PAGE: OLD, "other.md": MINE})
    meanwhile(monkeypatch, "link", lambda: (tmp_path / "other.md").rename(tmp_path / PAGE), after=after)
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "conflict"
    assert (tmp_path / PAGE).read_bytes() == MINE


def test_a_page_that_appears_while_it_is_created_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(monkeypatch, "link", lambda: (tmp_path / PAGE).write_bytes(MINE))
    assert status(tmp_path, Edit(path=PAGE, before=None, after=NEW)) == "conflict"
    assert (tmp_path / PAGE).read_bytes() == MINE


def test_a_folder_swapped_for_a_link_leads_nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {"v/" + PAGE: OLD, "out/2026-W48.md": OLD})
    folder = tmp_path / "v/Ecosystem/Reviews"

    def trade() -> None:
        folder.rename(tmp_path / "v/moved")
        folder.symlink_to(tmp_path / "out")

    while_swapping(monkeypatch, trade)
    status(tmp_path / "v", Edit(path=PAGE, before=OLD, after=NEW))
    assert (tmp_path / "out/2026-W48.md").read_bytes() == OLD
    assert names(tmp_path / "out") == ["2026-W48.md"]


@pytest.mark.usefixtures("without_swap")
@pytest.mark.parametrize("before", [None, OLD], ids=["new", "old"])
def test_a_disk_without_hard_links_is_written_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    put(tmp_path, {} if before is None else {PAGE: before})

    def refuse(*given: Any, **named: Any) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    assert status(tmp_path, Edit(path=PAGE, before=before, after=NEW)) == "written"
    assert names((tmp_path / PAGE).parent) == ["2026-W48.md"]
    assert (tmp_path / PAGE).read_bytes() == NEW


@pytest.mark.usefixtures("without_swap")
def test_a_save_on_a_disk_without_hard_links_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {PAGE: OLD})

    def save_and_refuse(*given: Any, **named: Any) -> None:
        (tmp_path / PAGE).write_bytes(MINE)
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", save_and_refuse)
    assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "conflict"
    assert (tmp_path / PAGE).read_bytes() == MINE


def test_a_last_save_that_cannot_be_looked_at_is_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, {PAGE: OLD, "mine.md": MINE})
    folder = (tmp_path / PAGE).parent
    real = os.read

    def fail(*given: Any) -> bytes:
        if list(folder.glob(".vk-swapped-*")) and (tmp_path / PAGE).exists() and not (tmp_path / "mine.md").exists():
            raise OSError(errno.EIO, "Input/output error")
        return real(*given)

    while_swapping(monkeypatch, lambda: (tmp_path / "mine.md").rename(tmp_path / PAGE))
    with monkeypatch.context() as patch:
        patch.setattr(os, "read", fail)
        assert status(tmp_path, Edit(path=PAGE, before=OLD, after=NEW)) == "refused"
    vault(tmp_path).sweep([PAGE])
    assert MINE in {path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize(("held", "stays"), [(OLD, False), (NEW, False), (MINE, True)], ids=["old", "new", "mine"])
def test_what_a_killed_run_left_goes_when_it_is_known(tmp_path: Path, held: bytes, stays: bool) -> None:
    known = "-".join(sha256(data).hexdigest()[:12] for data in (OLD, NEW))
    put(tmp_path, {PAGE: NEW, f"Ecosystem/Reviews/.vk-swapped-{known}-0123456789ab.tmp": held})
    put(tmp_path, {"Ecosystem/Reviews/.vk-new-0123456789ab.tmp": b"half a pa"})
    vault(tmp_path).sweep([PAGE])
    assert len(names((tmp_path / PAGE).parent)) == 1 + stays


def test_what_is_left_beside_notes_is_found_by_the_scan_and_swept_by_a_build(tmp_path: Path) -> None:
    left = "People/.vk-new-0123456789ab.tmp"
    put(tmp_path, {"People/Ann.md": "", left: "half a no", "People/.vk-mine.tmp": "x", ".vk-new": "y"})
    assert vault(tmp_path).scan().temporary == (left,)
    run(tmp_path, write=False)
    assert (tmp_path / left).exists()
    run(tmp_path)
    assert not (tmp_path / left).exists()
    assert (tmp_path / "People/.vk-mine.tmp").exists()
