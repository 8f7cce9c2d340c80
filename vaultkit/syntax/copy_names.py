"""Copy names: the name of a file to the names of the files of which it says that it is a copy: in a sync tool's own
form, in any of its languages, or in one that only looks like it."""

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from vaultkit.model.names import fold, stem
from vaultkit.model.regex import regex

_COPY_WORDS = (
    *("copy", "kopie", "copie", "copia", "cópia", "kopia", "kopi", "копия", "副本", "复本", "複本", "複製", "复制"),
    *("拷贝", "拷貝", "コピー", "のコピー"),
)
"""What Windows, OneDrive and iCloud call a copy: de fr es pt it nl pl ru zh ja."""

_WORDS = "|".join(_COPY_WORDS)
_COUNT = r"(?: ?\(?\d{1,3}\)?)?"
_TOOLS = tuple(
    regex(rf"(?P<name>.+?){form}{_COUNT}", re.IGNORECASE | re.DOTALL)
    for form in (
        r"\.sync-conflict-\d{8}-\d{6}(?:-[A-Z0-9]+)?",  # Syncthing
        r"_conflict-(?:[^/]+-)?\d{8}(?:-\d{4,6})?",  # ownCloud, older Nextcloud
        r"-[^/]+-safeBackup-\d{4}",  # OneDrive on Linux
        rf" [-–—] ?(?:{_WORDS})",  # Windows, OneDrive
    )
)
_ASIDE = regex(rf"(?P<name>.+?)[ \u00a0]?[(（](?P<said>[^()（）]*(?:\([^()]*\))?[^()（）]*)[)）]{_COUNT}", re.DOTALL)
_CONFLICT = regex(r"confli|konflik|widerspr|sprzeczn|конфли|冲突|衝突|競合|矛盾", re.IGNORECASE)
_COPY = regex(rf"cop[iy]|cópi|kopi|копи|versi|wersj|верси|{_WORDS}|版本|バージョン", re.IGNORECASE)
_BY_ITSELF = regex(r"(?:case|selective sync|unicode encoding|whitespace) conflict(?: \d+)?", re.IGNORECASE)
"""What stands in brackets: Dropbox, Nextcloud, Obsidian Sync and iCloud say that it is a copy, and of a conflict, in
the words of each language."""

_TELLING = regex(r"conflict|safeBackup|[(（]| [-–—]", re.IGNORECASE)

_DATED = regex(r"[0-9]{4}")
_NUMBERED = regex(r"(.+?)(?: [2-9]| ?\(\d{1,2}\))")
_LOOKS = tuple(
    regex(form, re.IGNORECASE)
    for form in (
        rf"(?P<name>.+?)[ _](?:{_WORDS}){_COUNT}",
        rf"(?:{_WORDS}) (?:of|von|de|di|van|z|od|d['’]) ?(?P<name>.+)",
        r"Копия (?P<name>.+)",
        r"(?P<name>.+?) \([^()]+\)",
    )
)
_LOOKING = regex(r"\(|[ck]op|cóp|коп|副|复|複|拷|コピ")
"""What is in each of these forms, in small letters: most names hold nothing of it, and this is told faster."""


_SIGNS = ("(", " -", "conflict", "safebackup", "cop", "kop")
_ENDS_IN_NUMBER = regex(r"(?m) [2-9](?:\.md)?$")


def say_nothing(names: Sequence[str]) -> bool:
    """Whether surely none of these file names is in one of these forms, as in most folders: told of all at once."""
    small = "\n".join(names).lower()
    if not small.isascii() or any(map(small.__contains__, _SIGNS)) or _ENDS_IN_NUMBER.search(small):
        return False
    return "-" not in small or all(map(_DATED.match, [name for name in names if "-" in name]))


def says_nothing(name: str) -> bool:
    """Whether a file name is surely in none of these forms, as most: this is told without any of them."""
    if not name.isascii():
        return False
    small = name.lower()
    if "(" in small or " -" in small or "conflict" in small or "safebackup" in small:
        return False
    if _DATED.match(small):
        return True
    bare = small.removesuffix(".md")
    is_numbered = bare[-2:-1] == " " and bare[-1] in "23456789"
    return not (is_numbered or "-" in small or "cop" in small or "kop" in small)


@lru_cache(maxsize=65536)
def copied(name: str) -> tuple[str, ...]:
    """The names, folded, of the notes of which a file name in a sync tool's own form says that it is a copy, the
    nearest first: a copy of a copy is one of both. None for any other name."""
    found: list[str] = []
    bare = unicodedata.normalize("NFC", stem(name))
    while bare := _tool_form(bare):
        found.append(fold(f"{bare}.md"))
    return tuple(found)


@lru_cache(maxsize=65536)
def looked_like(name: str) -> tuple[str, ...]:
    """The names, folded, of the notes of which this may be a copy, by a form that people use, too: `Name 2`,
    `Name (1)`, `Name-COMPUTER`, `Name copy`; a name that begins with a year is a day's, a month's or a page's own."""
    bare = unicodedata.normalize("NFC", stem(name))
    if _DATED.match(bare):
        return ()
    found = [bare[:place] for place, char in enumerate(bare) if char == "-" and place]
    if bare[-1:].isdigit() or bare.endswith(")"):
        found += [match[1] for match in [_NUMBERED.fullmatch(bare)] if match]
    if _LOOKING.search(bare.lower()):
        found += [match["name"] for form in _LOOKS if (match := form.fullmatch(bare))]
    return tuple(fold(f"{original}.md") for original in found)


def _tool_form(bare: str) -> str:
    """The name before the words of a tool, "" without such words."""
    if not _TELLING.search(bare):
        return ""
    for form in _TOOLS:
        if found := form.fullmatch(bare):
            return found["name"]
    found = _ASIDE.fullmatch(bare)
    said = found["said"].strip() if found else ""
    is_told = _BY_ITSELF.fullmatch(said) or (_CONFLICT.search(said) and _COPY.search(said))
    return found["name"] if found and is_told else ""
