"""Clauses: a line with links to what it says of a contact with whom each of them means, and the word that says so."""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from msgspec.structs import replace

from vaultkit.model.regex import regex
from vaultkit.syntax.clause import Clause, Group
from vaultkit.syntax.clause_hits import ASKED, FALLEN, LATER, OFF, ClauseHits
from vaultkit.syntax.clause_words import ClauseWords
from vaultkit.syntax.lines import LineLink, Token, tokens_in, with_signs
from vaultkit.syntax.phrases import words_of
from vaultkit.syntax.verdict import MENTION, Reading, Verdict

_MARK = regex(r"(?<!\w)[!#]met(?![\w/-])", re.IGNORECASE)
_TASK_WORD = regex(r"\W*([A-Z][A-Z ]+|\w[^\W\d]*(?: \w+)?(?=:))")
_NUMBERS = regex(r"^[\W\d_]+|(?<![\W\d_])[\W\d_]+$")
_STRUCK = regex(r"~~.+?~~")
_DIGIT = regex(r"\d")
_SHORT = 40
"""Of lines up to so long, without their links, many are the same."""


class ClauseReader:
    """Reads lines by the words of one vault's settings."""

    def __init__(self, words: ClauseWords) -> None:
        """`words` are the lists, ready to be looked up."""
        self._words, self._hits = words, ClauseHits(words)
        self._headed = lru_cache(maxsize=1024)(self._plan_heading)
        self._short = lru_cache(maxsize=1024)(self._of_short)

    def read(
        self, line: str, links: Sequence[LineLink], *, section: str = "", day: date | None = None
    ) -> tuple[Verdict, ...]:
        """What the line, without bullet and box, says of each of its links, that stand in their order; `section` is the
        heading above it, `day` the one on which it was written."""
        text, whole = with_signs(line, links), self._of_line(line, section)
        marked = "!" in line or "#" in line
        if whole is None and len(text) <= _SHORT and not (marked or "~~" in line or _DIGIT.search(text)):
            owns = tuple([link.owns for link in links])
            if not any(link.day for link in links):
                return self._short(text, owns)
        struck = [match.span() for match in _STRUCK.finditer(line)] if "~~" in line else []
        return self._read(text, links, whole, day, marked and _MARK.search(line) is not None, struck)

    def _of_short(self, text: str, owns: Sequence[bool]) -> tuple[Verdict, ...]:
        """What a short text says of its links, each of which has a sign in its place and means no day: the same of
        all that differ in their links alone, as tasks and lists do."""
        return self._read(text, [LineLink(0, 0, None, one) for one in owns], None, None, False, ())

    def _read(
        self,
        text: str,
        links: Sequence[LineLink],
        whole: Verdict | None,
        day: date | None,
        marked: bool,
        struck: Sequence[tuple[int, int]],
    ) -> tuple[Verdict, ...]:
        tokens = tokens_in(text, links)
        places = [at for at, token in enumerate(tokens) if token.kind == "link"]
        if len(places) != len(links):
            return tuple(MENTION for _ in links)
        hits = self._hits.of(tokens)
        groups = self._groups(tokens, places) if len(places) > 1 else [Group(at, at) for at in places]
        found: list[Verdict] = []
        for group in groups:
            clause = Clause(tokens, group, self._words, day, hits)
            for _ in _links(tokens, group):
                found.append(self._of(clause, links[len(found)], whole, marked, struck))
        return tuple(found)

    @property
    def past_words(self) -> frozenset[str]:
        """The verbs that tell of what took place."""
        return self._words.past_words

    def done_kind(self, text: str, verdict: Verdict | None = None) -> str:
        """The kind of contact that a task which is done tells of: that of the verdict on its line, else of the verb
        with which it begins or by which it asks; "" for none."""
        if verdict and verdict.reading is Reading.CONTACT:
            return verdict.kind
        words = words_of(text)[:4]
        past = self._words.past.at(words, 0) if words else None
        asked = self._words.imperative_kinds.at(words, 0) if words else None
        if past or asked:
            return past[2] if past else asked[2] if asked else ""
        return (self._words.imperative_kinds.whole(words_of(verdict.word)) or "") if verdict else ""

    def is_plan_heading(self, heading: str) -> bool:
        """Whether what stands below a heading is yet to happen."""
        return bool(heading) and self._headed(heading)

    def _plan_heading(self, heading: str) -> bool:
        words = words_of(_NUMBERS.sub("", heading))
        if not words:
            return False
        here = self._words.plan_headings.at(words, 0)
        if here is None:
            return False
        rest = words[here[0] :]
        return not rest or rest[0] in self._words.heading_joins

    def _of(
        self, clause: "Clause", link: LineLink, whole: Verdict | None, marked: bool, struck: Sequence[tuple[int, int]]
    ) -> Verdict:
        if marked:
            said = clause.kind() or clause.verb()
            return Verdict(reading=Reading.CONTACT, word="met", kind=said[1] if said else "contact")
        if struck and any(start <= link.start and link.end <= end for start, end in struck):
            return Verdict(reading=Reading.NOTHING, word="struck through")
        hits = clause.hits
        verdict = clause.task(whole) if whole or hits & ASKED else None
        verdict = verdict or (clause.off() if hits & OFF else None) or (clause.fallen() if hits & FALLEN else None)
        if verdict:
            return verdict
        if hits & LATER and (planned := clause.later()):
            kind = clause.kind()
            return replace(planned, kind=kind[1]) if kind else planned
        return clause.headed(whole) or clause.said(link)

    def _of_line(self, line: str, section: str) -> Verdict | None:
        """What the whole line says: that it is a task, or stands below a heading of plans."""
        begin = _TASK_WORD.match(line)
        if begin and self._words.task_words.whole(words_of(begin[1].split(":")[0])):
            return Verdict(reading=Reading.INTENTION, word=begin[1].strip())
        first = words_of(begin[1])[:1] if begin and begin[1].isupper() else ()
        if first and self._words.task_words.whole(first):
            return Verdict(reading=Reading.INTENTION, word=begin[1].split()[0] if begin else "")
        if self.is_plan_heading(section):
            return Verdict(reading=Reading.INTENTION, word=f"the heading {section.strip()}", kind="heading")
        return None

    def _groups(self, tokens: Sequence[Token], places: Sequence[int]) -> list[Group]:
        groups: list[Group] = []
        for at in places:
            token = tokens[at]
            last = groups[-1].last if groups else 0
            # A day is no company: it says when.
            is_one_kind = (tokens[last].day is None) == (token.day is None)
            if groups and is_one_kind and all(self._joins(between) for between in tokens[last + 1 : at]):
                groups[-1] = replace(groups[-1], last=at)
            else:
                groups.append(Group(at, at))
        return [part for group in groups for part in self._parted(tokens, group)]

    def _parted(self, tokens: Sequence[Token], group: Group) -> tuple[Group, ...]:
        """The group without its last link, where only a comma joins that one and it alone did not come."""
        if group.first == group.last or tokens[group.last - 1].kind != "comma":
            return (group,)
        clause = Clause(tokens, group, self._words, None, OFF)
        if not clause.is_begun or not clause.off_after():
            return (group,)
        before = max(at for at in range(group.first, group.last) if tokens[at].kind == "link")
        return Group(group.first, before), Group(group.last, group.last)

    def _joins(self, token: Token) -> bool:
        return token.kind == "comma" or (token.kind == "word" and token.text in self._words.joins)


def _links(tokens: Sequence[Token], group: Group) -> list[int]:
    return [at for at in range(group.first, group.last + 1) if tokens[at].kind == "link"]
