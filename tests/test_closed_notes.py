"""Closed notes: an encrypted note, one whose last block must stay the last, and one that does not end where a line
could follow are read and never appended to; the tick waits, and what is said fits the note."""

import os
from pathlib import Path

import pytest

from tests.vaults.commands import run as command
from tests.vaults.hostile import append
from tests.vaults.index import index_of
from tests.vaults.small import snapshot, write_vault
from tests.vaults.ticked import ANN, FILES, item, log, made, mark, read, run
from vaultkit.model.diagnostic import Diagnostic
from vaultkit.syntax.document import parse_note

AGE = "-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgy\n-----END AGE ENCRYPTED FILE-----\n"
PGP = "-----BEGIN PGP MESSAGE-----\nVersion: x\n\nhQEMA5vJ\n=abcd\n-----END PGP MESSAGE-----\n"
KEY = PGP.replace("PGP MESSAGE", "PGP PUBLIC KEY BLOCK")
FRONT = "---\ntier: close\n---\n\n"
KANBAN = '## Todo\n\n- [ ] x\n\n\n%% kanban:settings\n```\n{"kanban-plugin":"board"}\n```\n%%\n'
DRAWING = "# Excalidraw Data\n\n## Text Elements\n%%\n## Drawing\n```compressed-json\nN4Kgh\n```\n%%\n"

ENCRYPTED = {
    "an AGE armor": FRONT + AGE,
    "an AGE armor alone": AGE,
    "an AGE armor with a byte order mark": f"\ufeff{AGE}",
    "an AGE armor in CRLF": (FRONT + AGE).replace("\n", "\r\n"),
    "an AGE armor behind words": f"{FRONT}Secret:\n\n{AGE}",
    "an AGE armor without its end": FRONT + AGE[:60],
    "an AGE armor, indented": f"{FRONT}  {AGE}",
    "a PGP message": FRONT + PGP,
    "a PGP message behind a fence that is closed": f"{FRONT}```\ncode\n```\n{PGP}",
    "a PGP message with its number": PGP.replace("PGP MESSAGE", "PGP MESSAGE, PART 1/2"),
    "a key that is encrypted": FRONT + PGP.replace("PGP MESSAGE", "ENCRYPTED PRIVATE KEY"),
    "the words of age": "age-encryption.org/v1\n-> X25519 abc\n",
    "a vault of Ansible": "$ANSIBLE_VAULT;1.1;AES256\n6638\n",
    "true": "---\nencrypted: true\n---\nx\n",
    "True": "---\nEncrypted: True\n---\nx\n",
    "yes": "---\nENCRYPTED: yes\n---\nx\n",
    "in quotes": "---\nencrypted: 'true'\n---\nx\n",
    "a number": "---\nencrypted: 1\n---\nx\n",
    "a list": "---\nencrypted: [true]\n---\nx\n",
    "a word": "---\nencrypted: age\n---\nx\n",
    "is-encrypted": "---\nis-encrypted: true\n---\nx\n",
    "in German": "---\nverschlüsselt: ja\n---\nx\n",
    "in Dutch": "---\nversleuteld: ja\n---\nx\n",
    "in Polish": "---\nzaszyfrowane: tak\n---\nx\n",
    "in Russian": "---\nзашифровано: да\n---\nx\n",
    "in Chinese": "---\n已加密: 是\n---\nx\n",
    "in Japanese": "---\n暗号化: はい\n---\nx\n",
    "behind a tab": "---\n\tencrypted: true\ntier: close\n---\nx\n",
    "behind a blank": "---\ntier: a: b\n encrypted: true\n---\nx\n",
    "in braces with a fault": "---\n{encrypted: true, org: y, x: [}\n---\nx\n",
    "in braces over lines": "---\n{\n  tier: [\n  encrypted: true\n}\n---\nx\n",
    "behind a wide colon": "---\nencrypted：true\ntier: close\n---\nx\n",
    "OpenSSL in base 64": "U2FsdGVkX1+XmB3gqjJ7\nabcd==\n",
    "OpenSSL in base 64 below front matter": f"{FRONT}U2FsdGVkX18WvG7l\n",
    "values that are encrypted one by one": '{\n\t"data": "ENC[AES256_GCM,data:abc,type:str]",\n\t"sops": {}\n}\n',
    "the same on one line": '{"data":"ENC[AES256_GCM,data:abc]","sops":{}}\n',
    "inline": "encrypted:: true\n",
    "inline in brackets": "This is [Encrypted:: yes].\n",
}
BOARDS = {
    "a board": f"---\ntier: close\nkanban-plugin: board\n---\n\n{KANBAN}",
    "a board by its settings alone": f"---\ntier: close\n---\n{KANBAN}",
    "a board by its property alone": "---\ntier: close\nkanban-plugin: basic\n---\n\n## Todo\n",
    "a board with its property written otherwise": "---\ntier: close\nKanban_Plugin: board\n---\n\n## Todo\n",
}
DRAWINGS = {
    "a drawing": f"---\ntier: close\nexcalidraw-plugin: parsed\ntags: [excalidraw]\n---\n{DRAWING}",
    "a drawing by its block alone": f"---\ntier: close\n---\n{DRAWING}",
    "a drawing in plain JSON": f"---\ntier: close\n---\n{DRAWING.replace('compressed-', '')}",
    "a drawing of an older form": "---\ntier: close\n---\nx\n%%\n# Drawing\n```json\n{}\n```\n%%\n",
    "a drawing by its property alone": "---\ntier: close\nexcalidraw-plugin: raw\n---\nx\n",
}
ENDS: dict[str, tuple[bytes, str]] = {
    "an open fence": (b"x\n```\ncode\n", "ends inside a fence or a comment"),
    "an open fence of tildes": (b"x\n~~~ js\ncode\n", "ends inside a fence or a comment"),
    "an open HTML comment": (b"x\n\n<!-- y\n", "ends inside a fence or a comment"),
    "an open Obsidian comment": (b"x\n\n%% y\nz\n", "ends inside a fence or a comment"),
    "open math": (b"x\n\n$$\ny\n", "ends inside a fence or a comment"),
    "an open script": (b"x\n\n<script>\ny\n", "ends inside a fence or a comment"),
    "front matter that is not closed": (b"---\ntier: close\n\nx\n", "the front matter is not closed"),
    "a fence alone": (b"---", "the front matter is not closed"),
    "no UTF-8": (b"x\n\xe9t\xe9\n", "not UTF-8"),
    "UTF-16": ("x\n".encode("utf-16"), "NUL bytes"),
    "too large": (b"x\n" * 600_000, "more than 1000000 bytes"),
}
CLOSED: dict[str, tuple[bytes, str]] = {
    **{f"encrypted: {name}": (text.encode(), "encrypted") for name, text in ENCRYPTED.items()},
    **{name: (text.encode(), "a Kanban board, whose last block") for name, text in BOARDS.items()},
    **{name: (text.encode(), "an Excalidraw drawing, whose last block") for name, text in DRAWINGS.items()},
    **ENDS,
}
OPEN = {
    "a public key": FRONT + KEY,
    "a signature": FRONT + PGP.replace("PGP MESSAGE", "PGP SIGNATURE"),
    "a message shown as code": f"{FRONT}```\n{PGP}```\n",
    "a message in indented code": FRONT + "".join(f"    {line}\n" for line in PGP.split("\n")),
    "words about it": f"{FRONT}It begins with -----BEGIN AGE ENCRYPTED FILE-----.\n",
    "false": "---\nencrypted: false\n---\nx\n",
    "no": "---\nencrypted: No\n---\nx\n",
    "nein": "---\nverschlüsselt: nein\n---\nx\n",
    "nothing": "---\nencrypted:\n---\nx\n",
    "an empty text": "---\nencrypted: ''\n---\nx\n",
    "no plugin": "---\nkanban-plugin:\n---\nx\n",
    "a word in the text": f"{FRONT}kanban-plugin and excalidraw-plugin, %% kanban %%\n",
    "a heading": f"{FRONT}## Drawing\n\nA hobby.\n",
    "code in JSON": f"{FRONT}## Data\n```json\n{{}}\n```\n",
    "a rule below an empty line": "\n---\n\nx\n",
    "a longer rule": "----\n\nx\n",
}  # fmt: skip


@pytest.mark.parametrize("kind", CLOSED)
def test_f3_nothing_is_appended_and_the_reason_is_the_note_s_own(kind: str) -> None:
    data, words = CLOSED[kind]
    found = append("People/Ann.md", data)
    assert isinstance(found, Diagnostic)
    assert (found.rule, found.location.path) == ("append-refused", "People/Ann.md")
    assert words in found.message
    assert found.hint
    assert not parse_note("People/Ann.md", data).writable


@pytest.mark.parametrize("kind", OPEN)
def test_what_only_looks_so_is_appended_to(kind: str) -> None:
    assert isinstance(append("People/Ann.md", OPEN[kind].encode()), bytes)


@pytest.mark.parametrize("kind", [*ENCRYPTED, *BOARDS, *DRAWINGS])
def test_a_closed_note_is_read_all_the_same_and_is_no_finding(kind: str) -> None:
    text = {**ENCRYPTED, **BOARDS, **DRAWINGS}[kind]
    read = index_of({ANN: text})
    assert [one.path for one in read.people] == [ANN]
    assert [one.severity for one in read.diagnostics if one.severity == "error"] == []
    assert read.people[0].tier == ("close" if "tier: close" in text else "")


def test_a_drawing_is_known_by_its_name() -> None:
    assert isinstance(append("People/Ann.excalidraw.md", b"x\n"), Diagnostic)


WAITING = [
    *(f"encrypted: {kind}" for kind in ("an AGE armor", "a PGP message", "true", "inline")),
    *("a board", "a drawing", "an open fence", "an open HTML comment", "an open Obsidian comment"),
    *("front matter that is not closed", "no UTF-8"),
]


@pytest.mark.parametrize("kind", WAITING)
def test_f3_the_tick_waits_and_is_logged_once_the_note_is_open(tmp_path: Path, kind: str) -> None:
    data, words = CLOSED[kind]
    made(tmp_path)
    open_note = (tmp_path / ANN).read_bytes()
    id = mark(tmp_path, "[[Ann Lee]]", "x", "coffee: the paper")
    (tmp_path / ANN).write_bytes(data)
    for _ in range(2):
        built = run(tmp_path)
        told = [one for one in built.diagnostics if one.rule == "append-refused"]
        assert [(one.location.path, words in one.message) for one in told] == [(ANN, True)]
        assert (tmp_path / ANN).read_bytes() == data
        assert item(tmp_path, f"^{id}").startswith("- [x]")
        assert "· logged" not in item(tmp_path, f"^{id}")
    checked = command(tmp_path, "check")
    assert words in checked.output
    (tmp_path / ANN).write_bytes(open_note)
    run(tmp_path)
    assert log(tmp_path) == [f"- 2026-11-23 coffee: the paper ^{id}"]
    assert "· logged" in item(tmp_path, f"^{id}")


@pytest.mark.parametrize("kind", WAITING)
@pytest.mark.parametrize(
    "words",
    [("log", "Ann Lee", "coffee", "hello"), ("decide", "Ann Lee", "paused"), ("snooze", "Ann Lee", "in 3 weeks")],
    ids=["log", "decide", "snooze"],
)
def test_f3_commands_say_the_same_and_change_nothing(tmp_path: Path, words: tuple[str, ...], kind: str) -> None:
    root = write_vault(tmp_path, FILES)
    data, reason = CLOSED[kind]
    (root / ANN).write_bytes(data)
    before = snapshot(root)
    for more in ((), ("--dry-run",), ("--json",)):
        result = command(root, *words, *more)
        assert result.exit_code in ({4, 0} if more == ("--dry-run",) else {4}), result.output
        assert reason in result.output
        assert snapshot(root) == before


def test_a_note_with_a_second_name_is_left_alone_and_the_reason_is_told(tmp_path: Path) -> None:
    root = made(tmp_path / "vault")
    os.link(root / ANN, tmp_path / "elsewhere.md")
    id = mark(root, "[[Ann Lee]]", "x")
    before = (root / ANN).read_bytes()
    built = run(root)
    told = [one for one in built.diagnostics if one.rule == "append-refused"]
    assert ["another name as well (a hard link)" in one.message for one in told] == [True]
    assert "writable" not in told[0].hint
    assert (root / ANN).read_bytes() == before
    assert item(root, f"^{id}").startswith("- [x]")
    assert "hard link" in command(root, "log", "Ann Lee", "coffee").output
    (tmp_path / "elsewhere.md").unlink()
    run(root)
    assert f"^{id}" in read(root, ANN)


def test_a_template_that_makes_a_closed_note_is_not_used(tmp_path: Path) -> None:
    root = write_vault(tmp_path, {**FILES, "Templates/Person.md": "---\ntier: close\nencrypted: true\n---\n"})
    result = command(root, "new", "person", "Kim Roe")
    assert result.exit_code == 0
    assert "was not used" in result.output
    assert "encrypted" not in read(root, "People/Kim Roe.md")
