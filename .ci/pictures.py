"""The pictures of the README, made from the sample vault: `docs/pictures/week.svg`, the week's page as an editor shows
it, and `docs/pictures/terminal.svg`, what two commands print. `make docs` writes them. The same vault gives the same
bytes; they hold no script, no font and no address."""

import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, chdir
from html import escape
from pathlib import Path
from unittest.mock import patch

from click.testing import CliRunner

from vaultkit.cli import note_links, screen
from vaultkit.cli.main import cli
from vaultkit.cli.output import columns

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "sample-vault"
PICTURES = ROOT / "docs" / "pictures"
TODAY, PAGE = "2026-11-23", "Ecosystem/Reviews/2026-W48.md"
COMMANDS = ("review", "show tomasz")
WIDTH, MARGIN, COLUMNS = 760, 28, 84

Piece = tuple[str, str]
"""A class of the style sheet (or none), and a text."""

STYLE = """
text { white-space: pre; fill: #24292f; font: 15px system-ui, sans-serif }
.paper { fill: #fff; stroke: #d0d7de } .box { fill: none; stroke: #6e7781 }
.term text { font: 13px ui-monospace, monospace }
.h1 { font-size: 22px; font-weight: 700 } .h2 { font-size: 17px; font-weight: 700 } .b { font-weight: 700 }
.link { fill: #6639ba } .dim { fill: #6e7781 } .red { fill: #cf222e } .yellow { fill: #9a6700 }
.green { fill: #1a7f37 } .blue { fill: #0969da } .cyan { fill: #1b7c83 } .magenta { fill: #8250df }
@media (prefers-color-scheme: dark) {
text { fill: #e6edf3 } .paper { fill: #0d1117; stroke: #30363d } .box { stroke: #8b949e }
.link { fill: #b392f0 } .dim { fill: #8b949e } .red { fill: #ff7b72 } .yellow { fill: #d29922 }
.green { fill: #3fb950 } .blue { fill: #58a6ff } .cyan { fill: #56d4dd } .magenta { fill: #bc8cff } }
"""
_INLINE = re.compile(
    r"\[\[(?:[^\]|]*\|)?(?P<note>[^\]]+)\]\]|\[(?P<link>[^\]]+)\]\([^)]*\)|\*\*(?P<b>.+?)\*\*|`(?P<dim>[^`]+)`"
)
_ESCAPE = re.compile(r"\x1b\[(?P<codes>[\d;]*)m|\x1b\]8;[^\x1b]*\x1b\\")
_COLOURS = {1: "b", 2: "dim", 31: "red", 32: "green", 33: "yellow", 34: "blue", 35: "magenta", 36: "cyan", 90: "dim"}
_COLOURS |= {28: "green", 30: "cyan"}  # of the 256 colours, behind `38;5`
_WIDE, _NARROW = frozenset("mwMW@—"), frozenset("iljtfrI.,:;·'’()[]| ")


def week_picture(page: str) -> str:
    """The generated part of a page of the week, up to what comes up."""
    region = page.partition("%%\n")[2].partition("\n## Coming up")[0]
    rows: list[str] = []
    y = MARGIN
    for line in region.splitlines():
        if not line.strip():
            y += 10
            continue
        kind = "h1" if line.startswith("# ") else "h2" if line.startswith("## ") else ""
        text = re.sub(r" \^vk-\w+$", "", line.lstrip("# ") if kind else line)
        box, bullet = text.startswith("- [ ] "), text.startswith("- ")
        text, left = text.removeprefix("- [ ] ").removeprefix("- ").strip(), MARGIN + (24 if box or bullet else 0)
        left += 24 if line.startswith("  ") else 0
        size = {"h1": 22, "h2": 17}.get(kind, 15)
        for number, pieces in enumerate(wrapped(_inline(text), (WIDTH - MARGIN - left) / size)):
            y += size + 7
            if box and not number:
                rows.append(f'<rect class="box" x="{MARGIN}" y="{y - 12}" width="13" height="13" rx="3"/>')
            elif bullet and not number:
                rows.append(f'<text x="{MARGIN + 6}" y="{y}">•</text>')
            rows.append(_row(left, y, pieces, kind))
    return _drawn(rows, y + MARGIN, "Four people to reach this week, what to say to each, and what to answer")


def terminal_picture(printed: str) -> str:
    """What commands printed, with its colours."""
    lines = printed.rstrip("\n").split("\n")
    rows = [_row(MARGIN, MARGIN + 12 + 19 * n, pieces) for n, pieces in enumerate(map(_ansi, lines)) if pieces]
    body = ['<g class="term">', *rows, "</g>"]
    return _drawn(body, 2 * MARGIN + 19 * len(lines) - 4, "What vaultkit prints of the week, and of one person")


def printed() -> str:
    """The commands as they are typed, each with what it prints on a terminal of that width."""
    found: list[str] = []
    environment = {"NO_COLOR": None, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS), "VAULTKIT_NO_CACHE": "1"}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        vault = Path(folder, "sample-vault")
        shutil.copytree(SAMPLE, vault)
        stack.enter_context(chdir(vault))
        for place in (screen, columns, note_links):
            stack.enter_context(patch.object(place, "terminal_width", lambda: COLUMNS))
        for command in COMMANDS:
            words = [*command.split(), "--vault", str(vault), "--today", TODAY]
            result = CliRunner().invoke(cli, words, color=True, env=environment, terminal_width=COLUMNS)
            found.append(f"\x1b[2m$\x1b[0m \x1b[1mvaultkit {command}\x1b[0m\n{result.output}")
    return "\n".join(found)


def wrapped(pieces: Iterable[Piece], width: float) -> Iterator[list[Piece]]:
    """The pieces in lines of at most the width, in ems of a font that nobody knows: guessed, and rather too wide."""
    line: list[Piece] = []
    room = width
    for name, text in pieces:
        for word in re.findall(r"\S+\s*|\s+", text):
            needs = sum(0.92 if one in _WIDE else 0.36 if one in _NARROW else 0.61 for one in word)
            if needs > room and line:
                yield line
                line, room = [], width
            line.append((name, word))
            room -= needs
    if line:
        yield line


def _inline(text: str) -> Iterator[Piece]:
    end = 0
    for found in _INLINE.finditer(text):
        yield "", text[end : found.start()]
        name = str(found.lastgroup)
        inner = found[name]
        if name == "b":
            yield from (("b" if not kind else f"b {kind}", word) for kind, word in _inline(inner))
        else:
            yield "dim" if name == "dim" else "link", inner
        end = found.end()
    yield "", text[end:]


def _ansi(line: str) -> list[Piece]:
    pieces: list[Piece] = []
    names: list[str] = []
    end = 0
    for found in (*_ESCAPE.finditer(line), None):
        text = line[end : found.start() if found else None]
        pieces += [(" ".join(names), text)] if text else []
        if found:
            end = found.end()
            codes = [] if found["codes"] is None else [int(code or 0) for code in found["codes"].split(";")]
            names = [] if 0 in codes else names + [_COLOURS[code] for code in codes if code in _COLOURS]
    return pieces


def _row(x: int, y: int, pieces: Iterable[Piece], kind: str = "") -> str:
    spans = "".join(f'<tspan class="{name}">{escape(text)}</tspan>' if name else escape(text) for name, text in pieces)
    return f'<text class="{kind or "t"}" x="{x}" y="{y}">{spans}</text>'


def _drawn(rows: Iterable[str], height: int, title: str) -> str:
    size = f'width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img">'
    paper = f'<rect class="paper" x="0.5" y="0.5" width="{WIDTH - 1}" height="{height - 1}" rx="8"/>'
    return "\n".join((head, f"<title>{title}</title>", f"<style>{STYLE}</style>", paper, *rows, "</svg>", ""))


def pictures() -> dict[Path, str]:
    """The files, each as it should be."""
    return {
        PICTURES / "week.svg": week_picture((SAMPLE / PAGE).read_text(encoding="utf-8")),
        PICTURES / "terminal.svg": terminal_picture(printed()),
    }


def main() -> None:
    """Writes the pictures that differ."""
    for path, text in pictures().items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"docs/pictures/{path.name} was written.")


if __name__ == "__main__":
    main()
