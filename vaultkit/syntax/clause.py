"""Clause: the links of a line that stand side by side, and the words around them, to what is said of them: the rules in
their order."""

from collections.abc import Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from vaultkit.model.contact_kinds import FIRST_WORD_ONLY
from vaultkit.syntax.called_off import off_after, off_before
from vaultkit.syntax.clause_bounds import ClauseBounds, leads_with
from vaultkit.syntax.clause_hits import INTENDED, LABELLED, SAID_AFTER, SPOKEN, TOGETHER
from vaultkit.syntax.clause_words import ClauseWords
from vaultkit.syntax.company import in_company, received_from, told_by_them
from vaultkit.syntax.fallen_plans import fallen_plan
from vaultkit.syntax.lines import LineLink, Token
from vaultkit.syntax.phrases import words_of
from vaultkit.syntax.verdict import MENTION, Reading, Verdict

_LABEL = 5
_SAID = frozenset({"word", "link", "colon"})
_LONGEST_ASKING = 8
_HAS = frozenset({"hat", "hatte", "ist", "war", "wird", "heeft", "had", "is"})
"""What makes the person before it the one who did what follows."""
_AT_PLACE = frozenset({"in", "im", "am", "at", "en", "em", "nel", "w", "в", "na"})
_COMMUNICATION = frozenset({"call", "phone", "telco", "video", "zoom", "teams", "facetime", "visit"})


class Group(Struct, frozen=True):
    """Links that stand side by side (`[[Ann]], [[Bob]] and [[Cy]]`): the places of the first and the last one."""

    first: int
    last: int


class Clause:
    """The clause of one group of links: the words before and after it, and those of the sentence that follow."""

    def __init__(self, tokens: Sequence[Token], group: Group, words: ClauseWords, day: date | None, hits: int) -> None:
        """Takes the words around the links; `day` is the one on which the line was written, `hits` what it may hold."""
        self._tokens, self._group, self._words, self._day, self.hits = tokens, group, words, day, hits
        bounds = self._bounds = ClauseBounds(tokens, words)
        self._begin = bounds.start_of(group.first)
        self._before = [token for token in tokens[self._begin : group.first] if token.kind in _SAID]
        self._heard = [token.text or ":" for token in self._before]
        self._kinds = words.kinds.find(self._heard) if hits & SPOKEN else []
        self._past = self._verbs() if hits & SPOKEN else []
        self._after, self._rest = bounds.following(group.last + 1)
        self._is_timed = bool(tokens) and tokens[0].kind == "time"

    @property
    def is_begun(self) -> bool:
        """Whether a word stands before the link."""
        return bool(self._heard)

    def task(self, whole: Verdict | None) -> Verdict | None:
        """(3) A task: a word at the beginning of the line says so, or the line asks for something of the link."""
        if whole and whole.kind != "heading":
            return whole
        if self._group.first > _LONGEST_ASKING:
            return None
        head = [token for token in self._tokens[: self._group.first] if token.kind != "time"]
        if any(token.kind != "word" for token in head):
            return None
        said = [token.text for token in head]
        while said and said[0] in self._words.polite:
            said = said[1:]
        asked = self._words.imperatives.whole(said)
        if asked and self._is_timed:
            kind = self._words.kinds.whole(said) or self._words.imperative_kinds.whole(words_of(asked)) or "contact"
            return Verdict(reading=Reading.CONTACT, word=asked, kind=kind)
        if asked:
            return Verdict(reading=Reading.INTENTION, word=asked)
        if not said or (len(said) == 1 and said[0] in self._words.with_words):
            return self._asked_after()
        return None

    def _asked_after(self) -> Verdict | None:
        after = [token.text for token in self._after if token.kind == "word"]
        for begin, end, phrase, _ in self._words.imperatives_after.find(after):
            if begin == 0 or end == len(after):
                return Verdict(reading=Reading.INTENTION, word=phrase)
        return None

    def off(self) -> Verdict | None:
        """(4) It did not happen: what stands after the link in its sentence, or before it in its clause."""
        word = ("" if self._is_met() else self.off_after()) or off_before(
            self._heard, [begin for begin, *_ in self._spoken()], self._words
        )
        return Verdict(reading=Reading.NOTHING, word=word) if word else None

    def fallen(self) -> Verdict | None:
        """(4) It was only planned, and did not come about."""
        after, rest = ([token.text for token in part if token.kind == "word"] for part in (self._after, self._rest))
        word = fallen_plan(self._heard, after, rest, self._words)
        return Verdict(reading=Reading.INTENTION, word=word) if word else None

    def _is_met(self) -> bool:
        """Whether a verb says that one saw the other, so that what follows did not keep them apart."""
        told = self.verb()
        return told is not None and told[1] == "met"

    def off_after(self) -> str:
        """The word after the link by which it did not happen, "" for none."""
        clauses: list[list[str]] = [[]]
        for token in (*self._after, *self._rest):
            if token.kind in ("comma", "dash", "colon") or token.text in self._words.then_words:
                clauses.append([])
            if token.kind == "word":
                clauses[-1].append(token.text)
        return off_after(clauses, self._words)

    def later(self) -> Verdict | None:
        """(5) It is yet to come: a day or a word for one in the clause says when."""
        past = self._past
        before = self._tokens[self._begin : self._group.first]
        if past:
            said = [at for at, token in enumerate(before) if token.kind in _SAID]
            before = before[: said[past[0][0]]]
        after: list[Token] = []
        # Of what took place nothing behind the link is yet to come: it is what one spoke of.
        for token in () if past else self._after:
            if token.kind == "colon" or token.text in self._words.cut_words:
                break
            after.append(token)
        return self._later_in(before) or self._later_in(after)

    def _later_in(self, part: Sequence[Token]) -> Verdict | None:
        for token in part:
            if token.day is not None and self._day is not None and token.day > self._day:
                return Verdict(reading=Reading.PLANNED, word=token.day.isoformat(), day=token.day)
        said = [token.text for token in part if token.kind in _SAID]
        other = [range(begin, end) for begin, end, *_ in self._words.not_later.find(said)]
        for begin, _, phrase, _ in self._words.later.find(said):
            if not any(begin in span for span in other):
                return Verdict(reading=Reading.PLANNED, word=phrase)
        return None

    def headed(self, whole: Verdict | None) -> Verdict | None:
        """(6) It stands below a heading of plans."""
        return replace(whole, kind="") if whole else None

    def said(self, link: LineLink) -> Verdict:
        """(7) to (10): a kind before a colon, what somebody has, a kind or a verb of the past, an intention."""
        hits = self.hits
        if hits & LABELLED and hits & SPOKEN and (label := self._label()):
            return Verdict(reading=Reading.CONTACT, word=label[0], kind=label[1])
        if link.owns and not self._is_with():
            return Verdict(reading=Reading.NOTHING, word="of what is theirs")
        intended = self._intended() if hits & INTENDED else ""
        told = None if intended else self.kind() or self.verb()
        if told:
            return Verdict(reading=Reading.CONTACT, word=told[0], kind=told[1])
        if intended or (hits & INTENDED and (intended := self._intention())):
            return Verdict(reading=Reading.INTENTION, word=intended)
        told = self._told_after() if hits & (SPOKEN | SAID_AFTER) else None
        if told or (hits & TOGETHER and (told := self._told_of_both())):
            return Verdict(reading=Reading.CONTACT, word=told[0], kind=told[1])
        return MENTION

    def _told_of_both(self) -> tuple[str, str] | None:
        """What the person did towards the writer, or what both did together."""
        after = [token.text if token.kind != "colon" else ":" for token in self._after if token.kind != "time"]
        behind = self._group.last + 1 + len(self._after)
        has_object = behind < len(self._tokens) and self._tokens[behind].kind == "link" and not self._rest
        return (
            told_by_them(self._heard, after, self._words, has_object=has_object)
            or in_company(self._heard, after, self._words)
            or received_from(self._heard, after, self._words)
        )

    def kind(self) -> tuple[str, str] | None:
        """The word for a kind of contact that is joined to the link, and the kind."""
        w, heard = self._words, self._heard
        kinds = [entry for entry in self._kinds if entry[3] not in FIRST_WORD_ONLY]
        if not kinds:
            return None
        begin, end, phrase, kind = kinds[-1]
        if w.consumed.find(heard[:begin]):
            return None
        between = heard[end:]
        if not between or (len(between) == 1 and between[0] == ":"):
            return phrase, kind
        if not w.subordinate_words.isdisjoint(between):
            return None
        if self._is_with(between):
            return phrase, kind
        is_from = between[-1] in w.from_words or (len(between) > 1 and between[-2] in w.from_words)
        return (phrase, kind) if is_from and (kind in _COMMUNICATION or w.depths.get(kind, 2) <= 1) else None

    def verb(self) -> tuple[str, str] | None:
        """The verb of the past before the link, and the kind of contact that it tells of."""
        w, heard = self._words, self._heard
        for _, end, phrase, kind in reversed(self._past):
            between = heard[end:]
            if not w.subordinate_words.isdisjoint(between):
                continue
            if w.topic_words.isdisjoint(between) or self._is_with(between):
                return phrase, kind
        return None

    def _spoken(self) -> list[tuple[int, int, str, str]]:
        return [*self._past, *self._kinds]

    def _label(self) -> tuple[str, str] | None:
        """A kind at the beginning of the sentence, of which the link is the first that is told."""
        tokens, w = self._tokens, self._words
        at = begin = self._bounds.sentence_start(self._begin)
        while at < self._group.first and tokens[at].kind in ("word", "time", "comma") and at - begin < 2 * _LABEL:
            at += 1
        if at >= self._group.first or tokens[at].kind not in ("colon", "dash"):
            return self._short_label(begin)
        label = [token.text for token in tokens[begin:at] if token.kind == "word"]
        kinds = [entry for entry in w.kinds.find(label) if entry[3] not in FIRST_WORD_ONLY]
        names = all(
            token.kind in ("comma", "link", "time") or token.is_name or token.text in w.joins
            for token in tokens[at + 1 : self._group.first]
        )
        return (kinds[0][2], kinds[0][3]) if kinds and len(label) <= _LABEL and names else None

    def _short_label(self, begin: int) -> tuple[str, str] | None:
        """A kind and nothing else before a comma, behind which the link stands."""
        tokens = self._tokens
        if self._group.first - 1 < begin or tokens[self._group.first - 1].kind not in ("comma", "dash"):
            return None
        label = [token.text for token in tokens[begin : self._group.first - 1] if token.kind == "word"]
        kind = self._words.kinds.whole(label) if len(label) <= 3 else None
        return (" ".join(label), kind) if kind and kind not in FIRST_WORD_ONLY else None

    def _is_with(self, words: Sequence[str] | None = None) -> bool:
        """Whether a word such as *with* leads to the link, with a few words between (`with my friend`)."""
        return leads_with(self._heard if words is None else words, self._words)

    def _verbs(self) -> list[tuple[int, int, str, str]]:
        """The verbs of the past before the link; a *met* behind another word for a contact is Dutch for *with*."""
        past = self._words.past.find(self._heard)
        if len(past) + len(self._kinds) < 2:
            return past
        told = [end for _, end, *_ in (*past, *self._kinds)]
        return [entry for entry in past if entry[2] != "met" or not any(end <= entry[0] for end in told)]

    def _intended(self) -> str:
        """The intention that governs a kind or a verb before the link (`should have lunch with`)."""
        w, heard = self._words, self._heard
        spoken = sorted(begin for begin, *_ in self._spoken())
        if not spoken:
            return ""
        for begin, end, phrase, _ in w.intentions.find(heard):
            if any(begin <= at < end for at in spoken):
                return phrase  # the kind itself is in the phrase (`rendez-vous pris`)
            following = next((begin for begin in spoken if begin >= end), None)
            if following is not None and all(word in w.fillers for word in heard[end:following]):
                return phrase
        return ""

    def _intention(self) -> str:
        found = self._words.intentions.find(self._heard)
        if found:
            return found[0][2]
        after = [token.text for token in self._after if token.kind == "word"]
        late = self._words.intentions_after.find(after)
        return late[0][2] if late else ""

    def _told_after(self) -> tuple[str, str] | None:
        """A kind or a verb of the past right behind the link, or in the clause of a link to which *with* leads."""
        w = self._words
        after = [token.text if token.kind != "colon" else ":" for token in self._after if token.kind != "time"]
        if not after and (shared := self._shared()):
            told = next(iter((*w.past.find(shared), *w.kinds.find(shared))), None)
            return (told[2], told[3]) if told else None
        while after and (named := w.names_after.at(after, 0)):
            after = after[named[0] :]
        kinds = [entry for entry in w.kinds.find(after) if entry[3] not in FIRST_WORD_ONLY]
        verbs = w.past.find(after)
        if self._is_with() or (after and after[0] in w.with_after):
            stop = next((at for at, word in enumerate(after) if word in w.subordinate_words), len(after))
            told = next((entry for entry in (*verbs, *kinds) if entry[1] <= stop), None)
            return (told[2], told[3]) if told else None
        is_theirs = bool(after) and after[0] in _HAS
        if not is_theirs and (late := w.past_after.find(after)):
            verb = w.past.find(words_of(late[0][2]))
            return late[0][2], (verb[0][3] if verb else "call" if late[0][2] in w.on_the_phone else "contact")
        begin = 1 if after and after[0] in w.for_after else 0
        begin += bool(begin and after[1:2] and after[1] in w.fillers)
        begin += after[:1] == [":"]
        first = next((entry for entry in kinds if entry[0] == begin), None)
        if first and (after[:1] == [":"] or begin == 0):
            return (first[2], first[3]) if self._is_label(after, first) else None
        if first:
            return first[2], first[3]
        return self._label_after()

    def _is_label(self, after: Sequence[str], kind: tuple[int, int, str, str]) -> bool:
        """Whether a kind behind the link heads what follows: nothing, or a colon; or behind a colon what it was about,
        but nothing that is to be done or yet to come."""
        begin, end, phrase, _ = kind
        asked = begin > 0 and self._words.imperatives.whole(words_of(phrase)) is not None
        if end == len(after):
            return not asked
        if begin == 0 or after[end] == ":":
            return after[end] == ":"
        is_ahead = asked or self._later_in(self._after) is not None
        return not is_ahead and after[end] in self._words.topic_words | self._words.with_words | _AT_PLACE

    def _shared(self) -> list[str]:
        """What follows in the clause on *and I* (`[[Ann]] and I had lunch`)."""
        said: list[str] = []
        for token in self._rest:
            if said and token.kind != "word":
                break
            if token.kind == "word":
                said.append(token.text)
        return said[2:] if said[:1] and said[0] in self._words.joins and set(said[1:2]) & self._words.myself else []

    def _label_after(self) -> tuple[str, str] | None:
        """A kind and nothing else behind the comma that follows the link (`[[Ann]], call: …`)."""
        if self._after or not self._rest or self._rest[0].kind not in ("comma", "dash"):
            return None
        said: list[str] = []
        for token in self._rest[1:]:
            if token.kind != "word":
                break
            said.append(token.text)
        kind = self._words.kinds.whole(said) if 0 < len(said) <= 3 else None
        return (" ".join(said), kind) if kind and kind not in FIRST_WORD_ONLY else None
