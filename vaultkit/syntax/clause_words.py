"""Clause words: the lists of words of the settings to what a reader of clauses looks up."""

from collections.abc import Mapping
from functools import lru_cache

from msgspec import Struct

from vaultkit.model.company_words import THEIR_KINDS
from vaultkit.model.contact_kinds import FIRST_WORD_ONLY
from vaultkit.model.names import fold_words
from vaultkit.model.regex import regex
from vaultkit.model.settings import Settings
from vaultkit.syntax.phrases import Phrases, phrases, words_of

_POLITE = ("please", "bitte", "to", "s'il te plaît", "por favor", "per favore", "proszę", "пожалуйста", "请", "need to")
_ARTICLES = "the a an this that his her their my our der die das den des le la les un une el los las o os il lo de het"
_WEAK = "to at zu zum zur à a à ao da i u do к у 找 给 向 に and und et y e"
_IMPERATIVES = {
    "call": """call, phone, ruf, anrufen, telefonieren, zurückrufen, appeler, rappeler, llamar, llamar a, ligar
        para, ligar a, chiamare, bel, bellen, terugbellen, zadzwonić do, zadzwonić, позвонить, 打给, に電話する""",
    "email": "mail, email, mailen, mailen an",
    "message": """write, write to, message, ping, reply to, schreib, schreibe, schreiben, anschreiben, antworten,
        écrire à, écrire, escribir a, escribir, escrever para, escrever, scrivere a, scrivere, schrijf, schrijven,
        napisać do, napisać, odezwać się do, написать, にメールする, に連絡する""",
    "text": "text",
    "met": """meet, treffen, voir, ver a, quedar con, ver, vedere, incontrare, ontmoeten, spotkać się z,
        встретиться с, と会う""",
    "visit": "visit, besuchen, rendre visite à, visitar a, visitar, visitare, bezoeken, odwiedzić, навестить",
    "talked": """talk to, speak to, speak with, talk with, sprechen, reden, parler à, parler avec, hablar con,
        falar com, parlare con, spreken, praten met, porozmawiać z, pogadać z, поговорить с""",
}
"""Verbs that ask for a contact, by its kind: of a task that is done they tell of it."""

_HEADING_JOINS = (
    "for of to today tomorrow this the and & für von heute und pour de du et para por y e per di oggi voor en na"
)
_PHONE = regex(r"\b(?:phone|line|telefon[eo]?|téléphone|fil|teléfono|telefoon|lijn|телефону)$")
_WITH_AFTER = "と に さ 家"
_MYSELF = "i we me ich wir moi nous yo nosotros eu nós io noi ik wij we ja my я мы 我 我们 私"
_ONWARD = "to from across into nach aus à a para до в из"
_FOR_AFTER = "for zum zur auf auf einen pour para per para voor na на をと と"


class ClauseWords(Struct, frozen=True):
    """The lists, of phrases or of single words, by what they are for."""

    depths: Mapping[str, float]
    kinds: Phrases[str]
    past: Phrases[str]
    task_words: Phrases[str]
    imperatives: Phrases[str]
    imperatives_after: Phrases[str]
    imperative_kinds: Phrases[str]
    refused: Phrases[str]
    called_off: Phrases[str]
    unkept: Phrases[str]
    later: Phrases[str]
    not_later: Phrases[str]
    intentions: Phrases[str]
    intentions_after: Phrases[str]
    plan_headings: Phrases[str]
    consumed: Phrases[str]
    past_after: Phrases[str]
    on_the_phone: frozenset[str]
    names_after: Phrases[str]
    negated_words: frozenset[str]
    with_words: frozenset[str]
    weak_with: frozenset[str]
    from_words: frozenset[str]
    joins: frozenset[str]
    then_words: frozenset[str]
    topic_words: frozenset[str]
    subordinate_words: frozenset[str]
    cut_words: frozenset[str]
    subjects: frozenset[str]
    fillers: frozenset[str]
    articles: frozenset[str]
    polite: frozenset[str]
    heading_joins: frozenset[str]
    with_after: frozenset[str]
    for_after: frozenset[str]
    onward: frozenset[str]
    past_words: frozenset[str]
    myself: frozenset[str]
    with_phrases: Phrases[str]
    theirs: Phrases[str]
    to_me: frozenset[str]
    leads: frozenset[str]
    auxiliaries: frozenset[str]
    goes_on: Phrases[str]
    of_what: Phrases[str]
    activities: Phrases[str]
    been_with: Phrases[str]
    received: Phrases[str]
    cards: Phrases[str]


def clause_words(settings: Settings) -> ClauseWords:
    """The lists of the settings, ready to be looked up."""
    kinds = {word: kind for word, kind in settings.kind_by_word.items() if settings.log_kinds.get(kind, 0) > 0}
    return _ready(
        tuple(kinds.items()),
        tuple(settings.contact_words.items()),
        tuple(settings.log_kinds.items()),
        tuple(settings.past_verbs.items()),
    )


@lru_cache(maxsize=4)
def _ready(
    kinds: tuple[tuple[str, str], ...],
    lists: tuple[tuple[str, tuple[str, ...]], ...],
    depths: tuple[tuple[str, float], ...],
    past: tuple[tuple[str, str], ...],
) -> ClauseWords:
    words = dict(lists)

    def single(*names: str) -> frozenset[str]:
        return frozenset(fold_words(word) for name in names for word in words[name])

    def some(row: str) -> frozenset[str]:
        return frozenset(fold_words(word) for word in row.split())

    return ClauseWords(
        depths=dict(depths),
        kinds=Phrases(dict(kinds)),
        past=Phrases(dict(past)),
        task_words=phrases(words["task words"]),
        imperatives=phrases(words["imperatives"]),
        imperatives_after=phrases(words["imperatives after"]),
        imperative_kinds=Phrases(
            {" ".join(word.split()): kind for kind, row in _IMPERATIVES.items() for word in row.split(",")}
        ),
        refused=phrases(words["refused"]),
        called_off=phrases(words["called off"]),
        unkept=phrases(words["unkept"]),
        later=phrases(words["later"]),
        not_later=phrases(words["not later"]),
        intentions=phrases(words["intentions"]),
        intentions_after=phrases(words["intentions after"]),
        plan_headings=phrases(words["plan headings"]),
        consumed=phrases(words["consumed"]),
        past_after=phrases(words["past after"]),
        on_the_phone=frozenset(word for word in words["past after"] if _PHONE.search(word)),
        names_after=phrases(words["names after"]),
        negated_words=single("negated"),
        with_words=single("with"),
        weak_with=some(_WEAK),
        from_words=single("from"),
        joins=single("and", "with") | {"too"},
        then_words=single("then") - some("i e ma en"),
        topic_words=single("topics"),
        subordinate_words=single("subordinates"),
        cut_words=single("cuts", "subordinates"),
        subjects=single("subjects"),
        fillers=single("fillers"),
        articles=some(_ARTICLES),
        polite=frozenset(word for phrase in _POLITE for word in words_of(phrase)),
        heading_joins=some(_HEADING_JOINS),
        with_after=some(_WITH_AFTER),
        for_after=some(_FOR_AFTER),
        onward=some(_ONWARD),
        past_words=frozenset(dict(past)),
        myself=some(_MYSELF),
        with_phrases=phrases(word for word in words["with"] if " " in word),
        theirs=Phrases({word: kind for name, kind in THEIR_KINDS.items() for word in words[name]}),
        to_me=single("to me"),
        leads=frozenset(word for phrase in words["leads"] for word in words_of(phrase)),
        auxiliaries=single("auxiliaries"),
        goes_on=phrases(words["goes on"]),
        of_what=phrases(words["of what"]),
        activities=phrases(words["activities"]),
        been_with=phrases(words["been with"]),
        received=phrases(words["received"]),
        cards=Phrases({word: kind for word, kind in kinds if kind in FIRST_WORD_ONLY and kind != "met"}),
    )
