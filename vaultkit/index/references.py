"""References: what the properties of records point to, with a finding for each name that means nothing or too much."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, compress
from operator import is_
from typing import TypeVar

from msgspec import Struct

from vaultkit.index.resolver import Resolution, Resolver
from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold, stem
from vaultkit.model.note import Link
from vaultkit.model.record import Kind, Ref
from vaultkit.model.regex import regex
from vaultkit.syntax.nearest import Nearest
from vaultkit.syntax.wikilink import find_links

_FILE_ENDINGS = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".pdf", ".canvas", ".base", ".mp3", ".mp4", ".m4a")
_MAIL = regex(r"(?<![^\s<>@,;()])[^\s<>@,;()]+@[^\s<>@,;()]+\.[^\s<>@,;()]+")
_ASIDE = regex(r"(?<!\s)\s*[(<][^()<>]*[)>]\s*$")
_NAMED = (Kind.PERSON, Kind.EVENT, Kind.GROUP, Kind.GOAL)

_Value = TypeVar("_Value")


class Reference(Struct, frozen=True, kw_only=True):
    """One thing that a property or bullet points to, and where it does."""

    ref: Ref
    location: Location


NO_MAILS: Mapping[str, str] = {}


class _PathsByKind(dict[Kind, frozenset[str]]):
    """The paths of the notes of each kind, gathered when they are asked for."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        super().__init__()
        self._kinds = kinds

    def __missing__(self, kind: Kind) -> frozenset[str]:
        found = self[kind] = frozenset(compress(self._kinds, map(partial(is_, kind), self._kinds.values())))
        return found


class References:
    """Links and plain names of records, resolved; the findings gather in `findings`."""

    def __init__(
        self,
        resolver: Resolver,
        kinds: Mapping[str, Kind],
        mine: Iterable[str] = (),
        mails: Mapping[str, str] = NO_MAILS,
    ) -> None:
        """`kinds` maps each note's path to what it is; `mine` are the names of the owner, who is nobody; `mails` the
        mail addresses of people, folded, to their notes."""
        self._mails = mails
        self.findings: list[Diagnostic] = []
        self._resolver = resolver
        self._kinds = kinds
        self._mine = frozenset(fold(name) for name in mine)
        self._by_kind = _PathsByKind(kinds)
        self._names: dict[str, Nearest] = {}
        self._hints: dict[str, str] = {}
        self._clear: dict[tuple[str, str, Kind], tuple[Ref, ...]] = {}
        self._doubts: dict[tuple[int, str], tuple[Resolution, str]] = {}

    def with_findings(self, make: Callable[..., _Value]) -> Callable[..., tuple[_Value, tuple[Diagnostic, ...]]]:
        """A function that gives, with what `make` gives, the findings of that, which are not among `findings`."""
        return partial(self.beside_findings, make)

    def beside_findings(self, make: Callable[..., _Value], *of: object) -> tuple[_Value, tuple[Diagnostic, ...]]:
        """What `make` gives of that, and the findings of it, which are not among `findings`."""
        before, self.findings = self.findings, []
        try:
            return make(*of), tuple(self.findings)
        finally:
            self.findings = before

    def taken(self, found: Iterable[tuple[_Value, tuple[Diagnostic, ...]]]) -> list[_Value]:
        """The values of such a function; their findings are among `findings` from now on."""
        pairs = list(found)
        self.findings += chain.from_iterable([said for _, said in pairs])
        return [value for value, _ in pairs]

    def kind(self, path: str) -> Kind:
        """What the note at that path is; a path without a note is a plain note."""
        return self._kinds.get(path, Kind.NOTE)

    def follow(self, link: Link) -> str:
        """The path that a link means, "" for none, with a finding when it means nothing or too much."""
        resolution = self._resolver.resolve(link.target, link.location.path)
        self._say(resolution, link.target, link.location, link=True)
        return resolution.path

    def person(self, link: Link) -> str:
        """The person that a link means, by path, "" for none; without any finding."""
        path = self._resolver.resolve(link.target, link.location.path).path
        return path if path != link.location.path and self.kind(path) is Kind.PERSON else ""

    def knows(self, name: str, location: Location) -> bool:
        """Whether a plain name is that of one person."""
        return self._name(name, location, self._by_kind[Kind.PERSON])[0].path != ""

    def people(self, text: str, location: Location) -> Iterator[str]:
        """The people whom a text value names, by path, without any finding."""
        links = find_links(text, path=location.path, line=location.line) if "[" in text else ()
        if links:
            yield from filter(None, map(self.person, links))
            return
        among = self._by_kind[Kind.PERSON]
        whole = self._name(text, location, among)[0]
        names = [text] if whole.path or "," not in text else text.split(",")
        for name in names:
            found = self._name(name.strip(), location, among)[0]
            if found.path and not found.is_ambiguous:
                yield found.path

    def _name(self, text: str, location: Location, among: frozenset[str]) -> tuple[Resolution, str]:
        """What a plain name means, and the name of it: also behind an `@`, before brackets, and as a mail address."""
        found = self._resolver.find_name(text, location.path, among)
        if found.path:
            return found, text
        if mail := _MAIL.search(text):
            path = self._mails.get(fold(mail[0]), "")
            if path:
                return self._resolver.find_name(path, location.path, among), stem(path)
        plain = _ASIDE.sub("", text.removeprefix("@")).strip()
        if plain and plain != text:
            other = self._resolver.find_name(plain, location.path, among)
            return (other, plain) if other.path or among is self._by_kind[Kind.PERSON] else (found, text)
        return found, text

    def paths(self, links: Iterable[Link]) -> tuple[str, ...]:
        """The notes that links lead to, each once and in order, without any finding."""
        resolve = self._resolver.resolve
        found = [resolve(link.target, link.location.path).path for link in links]
        return tuple(dict.fromkeys(filter(None, found)))

    def read(self, text: str, location: Location, kind: Kind) -> Sequence[Reference]:
        """What a text value points to: each link in it, else the plain name that it is."""
        key = (text, location.path.rpartition("/")[0], kind)
        refs = self._clear.get(key)
        if refs is None:
            said = len(self.findings)
            refs = tuple(ref for ref in self._read(text, location, kind) if not self.is_mine(ref))
            # A finding stands at each place, and a link to a note's own heading means another note in each.
            if len(self.findings) == said and all(ref.path != location.path for ref in refs):
                self._clear[key] = refs
        return [Reference(ref=ref, location=location) for ref in refs]

    def read_in_text(self, text: str, location: Location, kind: Kind) -> tuple[Reference, ...]:
        """The same for a list or a line of a note's text, where a link to a note that is still to be made is no
        mistake."""
        said = len(self.findings)
        found = tuple(self.read(text, location, kind))
        self.findings[said:] = [one for one in self.findings[said:] if one.rule != "unresolved-link"]
        return found

    def is_mine(self, ref: Ref) -> bool:
        """Whether what is pointed to is the owner of the vault: by the name of the note, else by the name alone."""
        if ref.path:
            return self._kinds.get(ref.path) is Kind.NOTE and fold(stem(ref.path)) in self._mine
        return fold(ref.name.strip().removeprefix("@")) in self._mine

    def _read(self, text: str, location: Location, kind: Kind) -> Iterator[Ref]:
        links = find_links(text, path=location.path, line=location.line) if "[" in text else ()
        if not links:
            yield from self._named(text, location, kind)
        for link in links:
            yield Ref(name=link.display or stem(link.target), path=self.follow(link))

    def _named(self, text: str, location: Location, kind: Kind) -> Iterator[Ref]:
        among = self._by_kind[kind]
        resolution, text = self._name(text, location, among)
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if not resolution.path and len(parts) > 1:
            for part in parts:
                yield from self._named(part, location, kind)
            return
        self._say(resolution, text, location, link=False)
        yield Ref(name=stem(text) if resolution.path else text, path=resolution.path)

    def _say(self, resolution: Resolution, name: str, location: Location, *, link: bool) -> None:
        if resolution.is_ambiguous:
            rule = "ambiguous-link" if link else "ambiguous-name"
            hint = f"write [[{resolution.path.removesuffix('.md')}]]"
            self.findings.append(diagnose(rule, self._doubt(resolution, name), location, hint))
        elif link and resolution.by_alias:
            hint = f"write [[{stem(resolution.path)}|{name}]]"
            self.findings.append(diagnose("link-by-alias", f"{name!r} is an alias", location, hint))
        elif link and not resolution.path and not fold(name).endswith(_FILE_ENDINGS):
            message = f"no note is called {name!r}"
            self.findings.append(diagnose("unresolved-link", message, location, self._suggest(name)))

    def _doubt(self, resolution: Resolution, name: str) -> str:
        """What a name could mean, in words that are put together once for all that share the answer."""
        known = self._doubts.get((id(resolution), name))
        if known is None:
            message = f"{name!r} could mean {', '.join((resolution.path, *resolution.others))}"
            known = self._doubts[id(resolution), name] = resolution, message
        return known[1]

    def _suggest(self, name: str) -> str:
        if name not in self._hints:
            last = name.rpartition("/")[2]
            near = self._named_like(last).to(last)
            self._hints[name] = f"did you mean [[{near}]]?" if near else "create the note, or correct the name"
        return self._hints[name]

    def _named_like(self, name: str) -> Nearest:
        """The names of people, events, groups and goals with the same first letter."""
        if not self._names:
            found: dict[str, set[str]] = {}
            for path in (path for kind in _NAMED for path in self._by_kind[kind]):
                own = stem(path)
                found.setdefault(fold(own[:1]), set()).add(own)
            self._names = {letter: Nearest(names) for letter, names in found.items()}
        return self._names.get(fold(name[:1]), _NOBODY)


_NOBODY = Nearest(())
