"""Hidden: the notes that are private, by path, link and name, and the question whether a text names one of them."""

from collections.abc import Iterator, Mapping
from urllib.parse import unquote

from msgspec import Struct, field

from vaultkit.model.names import fold, stem
from vaultkit.model.names_in_text import NamesInText, Words
from vaultkit.model.regex import regex

BRIEF_BEGINNING = "Before "
"""How the name of a brief begins, before that of its event."""

_LINK = regex(r"\[\[([^\[\]|#]*)|\]\(\s*(?:<([^<>#\n]*)|((?:[^()<>#\s]|\([^()\s]*\))*))|\]:\s*<?([^\s<>#]+)")


class Hidden(Struct, frozen=True, kw_only=True):
    """What no page and no output about somebody else may name.

    `paths` are the private notes. `targets` the folded link targets that lead to one. `names` are their names; `borne`
    those of them that a public person bears as well, by the path of that person's note: they hide none of that
    person's lines. `tainted` are the public notes whose own path holds such a name, with what is said instead of it.
    `said` are the beginnings of what private notes say of others: a page of before may still hold them."""

    paths: frozenset[str] = frozenset()
    targets: frozenset[str] = frozenset()
    names: NamesInText = field(default_factory=NamesInText)
    said: NamesInText = field(default_factory=NamesInText)
    borne: Mapping[str, frozenset[Words]] = field(default_factory=dict)
    tainted: Mapping[str, str] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash(self.paths)

    def __bool__(self) -> bool:
        return bool(self.paths)

    def hides(self, text: str, of: str = "") -> bool:
        """Whether the text links to a private note or holds the name of one, as whole words; `of` is the path of the
        person whose line it is."""
        if not (self.paths and text):
            return False
        if "[" in text and not self.targets.isdisjoint(link_targets(text)):
            return True
        found = frozenset(self.names.found_in(_decoded(text))) if self.names else frozenset()
        return bool(found and found - self.borne.get(of, frozenset()))

    def hides_value(self, value: str, of: str = "") -> bool:
        """Whether a value of a property hides, or is what a link to a private note says; a value that is written small
        also hides a name with capitals."""
        if not (self.paths and value):
            return False
        if fold(value.strip()) in self.targets or self.hides(value, of):
            return True
        return value.islower() and self.hides(value.title(), of)

    def hides_page(self, path: str) -> bool:
        """Whether the path of a generated page tells of what is private: a brief is named after its event."""
        name = stem(path)
        return self.hides(name) or fold(name.removeprefix(BRIEF_BEGINNING)) in self.targets

    def gives_away(self, line: str, of: str = "") -> bool:
        """Whether a line of a generated page, which was written when less was private, names a private note or repeats
        what one says; a line is about `of`, else about a person whom it links to."""
        return self.hides(line, of or self._whose(line)) or any(self.said.found_in(line))

    def _whose(self, line: str) -> str:
        """The path of somebody who bears a hidden name, too, and whom the line links to; "" for nobody."""
        if not self.borne or "[" not in line:
            return ""
        targets = frozenset(link_targets(line))
        return next((p for p in self.borne if fold(stem(p)) in targets or fold(p.removesuffix(".md")) in targets), "")


def link_targets(text: str) -> Iterator[str]:
    """The targets of the links in a text as they are compared: folded, without `.md` and what leads there from the
    note (`../`)."""
    for wiki, *markdown in _LINK.findall(text):
        written = wiki.removesuffix("\\") or unquote("".join(markdown)).partition("#")[0]
        target = fold(written.strip()).removesuffix(".md").strip()
        while target.startswith(("/", "./", "../")):
            target = target.partition("/")[2]
        if target:
            yield target


def _decoded(text: str) -> str:
    """The text as it is read: what stands for a character in HTML or in an address as that character."""
    if "&" in text:
        from html import unescape  # its table of names is large

        text = unescape(text)
    return f"{text} {unquote(text)}" if "%" in text else text
