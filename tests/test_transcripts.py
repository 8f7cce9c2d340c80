"""The transcripts of `tests/cases/cli`: what a command prints, as somebody sees it who types it.

Each heading is a case. A fence with a path is a file of its vault, those above the first heading are in the vault of
every case; `sample` stands for the sample vault. A fence `console` holds lines `$ vaultkit ...` (or
`$ cat FILE`), each followed by what it prints and, where that is not 0, by its exit code (`[1]`). All commands of a
case work on the one vault, on 2026-11-23. `--update-golden` writes anew what they print."""

import re
import shlex
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.waiting import LATER
from vaultkit.cli.main import cli

HERE = Path(__file__).parent / "cases" / "cli"
SAMPLE = Path(__file__).parent.parent / "sample-vault"
DOCS = Path(__file__).parent.parent / "docs"
EXAMPLES = tuple(
    page for page in sorted(DOCS.glob("*.md")) if re.search(r"^`{3,}console$", page.read_text("utf-8"), re.M)
)
"""The pages of the manual with examples that are transcripts as well; a heading without any is none."""
ENVIRONMENT = {"VAULTKIT_TODAY": "2026-11-23", "COLUMNS": "80", "NO_COLOR": "1", "VAULTKIT_DEBUG": None}
NO_END = "(no newline at the end)"
PRIVATE = re.compile(r"hush|Nele Brandt", re.IGNORECASE)
"""The word that the private notes of these cases hold, and the one private person of the sample vault."""

_FENCE = re.compile(r"^(?P<ticks>`{3,})(?P<info>.*)\n(?P<body>(?:.*\n)*?)(?P=ticks)$", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transcript:
    """One heading of a document; `common` is what stands above the first, `text` what stands below this one."""

    path: Path
    heading: str
    common: str
    text: str

    @property
    def title(self) -> str:
        return f"{self.path.stem}: {self.heading}"


def transcripts() -> Iterator[Transcript]:
    for path in (*sorted(HERE.glob("*.md")), *EXAMPLES):
        document = path.read_text(encoding="utf-8")
        fenced = [range(*match.span()) for match in _FENCE.finditer(document)]
        found = re.finditer(r"^## (.+)\n", document, re.MULTILINE)
        headings = [match for match in found if not any(match.start() in fence for fence in fenced)]
        ends = [*(match.start() for match in headings[1:]), len(document)]
        for heading, end in zip(headings, ends, strict=True):
            text = document[heading.end() : end]
            if path.parent == HERE or "console\n" in text:
                common = document[: headings[0].start()]
                yield Transcript(path=path, heading=heading[1], common=common, text=text)


def lay(root: Path, text: str) -> None:
    """Writes the files of a text into the folder."""
    for fence in _FENCE.finditer(text):
        if fence["info"] == "sample":
            shutil.copytree(SAMPLE, root, dirs_exist_ok=True)
        elif "." in fence["info"]:  # a path; `sh`, `ini` and the like are no files of the vault
            target = root / fence["info"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(fence["body"], encoding="utf-8", newline="")


def outcome(command: str, root: Path) -> str:
    """What the command prints, with its exit code below."""
    name, *words = shlex.split(command)
    if name == "cat":
        printed, code = "".join((root / word).read_bytes().decode() for word in words), 0
    else:
        assert name == "vaultkit", f"a transcript knows vaultkit and cat, not {name}"
        result = CliRunner().invoke(
            cli, words, prog_name=name, obj=LATER, env={**ENVIRONMENT, "VAULTKIT_VAULT": str(root)}
        )
        printed, code = result.output.replace(str(root), "VAULT"), result.exit_code
    if printed and not printed.endswith("\n"):
        printed += f"\n{NO_END}\n"
    return printed + (f"[{code}]\n" if code else "")


def typed(console: str) -> list[str]:
    return [line[2:] for line in console.splitlines() if line.startswith("$ ")]


def as_seen(text: str, root: Path) -> str:
    """The text with what its commands print now."""

    def run(fence: re.Match[str]) -> str:
        if fence["info"] != "console":
            return fence[0]
        body = "".join(f"$ {command}\n{outcome(command, root)}" for command in typed(fence["body"]))
        ticks = max((len(run) + 1 for run in re.findall(r"^`{3,}", body, re.MULTILINE)), default=3)
        return f"{'`' * ticks}console\n{body}{'`' * ticks}"

    return _FENCE.sub(run, text)


@pytest.mark.parametrize("case", tuple(transcripts()), ids=lambda case: case.title)
def test_a_command_prints_what_its_transcript_says(
    case: Transcript, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, update_golden: bool
) -> None:
    root = tmp_path / "vault"
    root.mkdir()
    lay(root, case.common)
    lay(root, case.text)
    monkeypatch.chdir(root)
    seen = as_seen(case.text, root)
    assert re.search(r"^\$ vaultkit ", seen, re.MULTILINE), "a transcript has a command"
    if update_golden:
        document = case.path.read_text(encoding="utf-8")
        head = f"## {case.heading}\n"
        case.path.write_text(document.replace(head + case.text, head + seen), encoding="utf-8", newline="")
    else:
        assert seen == case.text


def test_what_is_private_is_printed_only_for_whoever_asks_for_it() -> None:
    told = [
        (case.title, line)
        for case in transcripts()
        if "(private)" not in case.title
        for fence in _FENCE.finditer(case.text)
        if fence["info"] == "console"
        for line in fence["body"].splitlines()
        if PRIVATE.search(line)
    ]
    assert told == []
