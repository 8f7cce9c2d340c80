"""Fallen plans: the words around a link to the phrase by which a meeting was only planned and did not come about."""

from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise

from vaultkit.syntax.clause_words import ClauseWords
from vaultkit.syntax.phrases import Phrases, phrases, words_of


class _Listed:
    """Phrases that are made ready when they are first sought."""

    def __init__(self, rows: str) -> None:
        self._rows = rows

    @cached_property
    def ready(self) -> Phrases[str]:
        return phrases(" ".join(word.split()) for word in self._rows.replace(";", ",").split(","))


_MEANT = _Listed(
    """had intended to, intended to, had meant to, meant to, had wanted to, had hoped to, had been going to, was
    about to, were about to, was meant to, were meant to, was due to, were due to, would have, could have, should
    have; wollten, sollten, wollte eigentlich, sollte eigentlich; devais, devions, devait, voulais, voulions,
    voulait, comptais, comptions, allais, allions, étais censé, étais censée, étions censés, aurais dû, aurais
    voulu, aurais aimé, aurions dû, aurions voulu, j'allais, j'étais censé, j'étais censée, j'aurais dû, j'aurais
    voulu, j'aurais aimé; quería, queríamos, debía, debíamos, iba a, íbamos a, pensaba, tenía que, teníamos que,
    tendría que haber, debería haber; devia, devíamos, queríamos, ia encontrar, tencionava, era para, deveria ter;
    volevo, volevamo, dovevo, dovevamo, stavo per, avrei dovuto, avrei voluto, avremmo dovuto, avremmo voluto;
    wilden, zouden, was van plan, waren van plan, had willen, hadden willen, had moeten, hadden moeten;
    chcieliśmy, chciałyśmy, planowałem, planowałam, planowaliśmy, zamierzałem, zamierzałam, zamierzaliśmy; хотели,
    должны были, планировал, планировала, планировали, собирался, собиралась, собирались; 本来要, 本来想,
    原本要, 原本想, 本想, 本打算, 原计划"""
)
"""What one meant to do, by language: en de fr es pt it nl pl ru zh."""

_BEFORE_INFINITIVE = {"mialem": "c", "mialam": "c", "mielismy": "c", "mialysmy": "c", "ia": "r", "iamos": "r"}
"""What one meant to do only where an infinitive follows, with its last letter; else one had it, or went."""

_PLANNED = _Listed(
    """had planned, had been planning, we'd planned, i'd planned, had arranged, had scheduled, had agreed, had a
    plan; hatte geplant, hatten geplant, eigentlich geplant; avais prévu, avions prévu, avait prévu, avais
    planifié, j'avais prévu, j'avais planifié; había quedado, habíamos quedado, había planeado, habíamos planeado,
    tenía previsto, teníamos previsto, tenía pensado; tinha combinado, tínhamos combinado, tinha marcado, tínhamos
    marcado, tinha planeado, tinha planejado; avevo in programma, avevamo in programma, avevo previsto, avevamo
    previsto, avevo fissato, avevamo fissato; had gepland, hadden gepland, had afgesproken, hadden afgesproken;
    miałem plan, byłem umówiony, byłam umówiona, byliśmy umówieni; была запланирована, был запланирован,
    договаривался, договаривались"""
)
"""What one had planned: a meeting, or else what was done together."""

_HAD = _Listed("hatte, hatten, war, waren, eigentlich; had, hadden, was, we'd, j'avais; estaba, tenía; tinha; avevo")
_PLANNED_BEHIND = _Listed(
    """planned, had been planned, was planned, had been arranged, was arranged, had been scheduled, was scheduled;
    geplant, vor, verabredet, ausgemacht, vereinbart, vorgehabt, treffen sollen, treffen wollen, sehen sollen,
    sehen wollen, anrufen sollen, anrufen wollen, besuchen sollen, besuchen wollen, sprechen sollen, essen sollen;
    était prévu, était prévue, de prévu; estaba previsto, estaba prevista, estaba planeado, estaba planeada;
    estava marcado, estava combinado, estava previsto; era previsto, era prevista, era in programma, era fissato;
    gepland, afgesproken; był planowany, była planowana, było planowane, był umówiony, była umówiona;
    планировался, планировалась, планировалось, был запланирован, была запланирована;
    予定だった, はずだった, つもりだった"""
)
"""What is said behind the link of a meeting that was planned."""

_MEANT_BEHIND = _Listed(
    """was going to, were going to, was supposed to, were supposed to, had planned, was meant to, wanted to,
    should have, would have; wollte, wollten, sollte, sollten, hätte; devait, devaient, voulait, allait; quería,
    iba a, debía, tenía que; ia, queria, devia; voleva, doveva; zou, zouden, wilde, wilden; miał, miała, chciał,
    chciała; хотел, хотела, должен был, должна была, собирался, собиралась"""
)
"""What somebody else meant to do: it fell through where a *but* follows."""

_BUT = _Listed(
    "but, however, only; aber, doch, jedoch, leider; mais; pero, sino; mas, porém; ma, però; maar, helaas; ale, lecz, "
    "jednak; но, однако; 但, 可是, 不过; が, けど"
)
_DUTCH = frozenset(
    ("zouden", "wilden", "was van plan", "waren van plan", "had willen", "hadden willen", "had moeten", "hadden moeten")
)
"""Those behind which *met* is no English."""
_AS = frozenset({"as", "wie", "comme", "como", "come", "zoals", "jak", "как"})
_SINCE = frozenset({"for", "since", "seit", "depuis", "desde", "da", "sinds", "od"})
"""Words by which what was planned took place: `as planned`, `planned for weeks`."""
_THEM = frozenset(
    word
    for row in ("her him them", "sie ihn ihr ihm", "la lo le elle lui", "ela ele lei", "haar hem", "go ja nia nim")
    for word in (*row.split(), "ее", "его", "ней", "ним", "她", "他")
)

_DID = frozenset({("and", "did"), ("it", "was"), ("which", "was"), ("es", "war"), ("c'etait", "bien"), ("het", "was")})
"""What is said of one that came about."""


def beginnings() -> frozenset[str]:
    """The words with which each such phrase begins: where none of them stands, no plan fell."""
    return frozenset(_BEFORE_INFINITIVE).union(
        *(listed.ready.beginnings for listed in (_MEANT, _PLANNED, _PLANNED_BEHIND, _MEANT_BEHIND))
    )


def fallen_plan(heard: Sequence[str], after: Sequence[str], rest: Sequence[str], words: ClauseWords) -> str:
    """The phrase by which it was only planned, "" for none: `heard` stands before the link in its clause, `after`
    behind it, `rest` in the clauses that follow."""
    has_but = bool(_BUT.ready.find((*after, *rest)))
    if _came_about((*after, *rest), words):
        return ""
    kinds = words.kinds.find(heard)
    for begin, end, phrase in sorted((*_meant(heard), *_planned(heard))):
        behind = heard[end:]
        told = _told(behind, words, is_dutch=phrase in _DUTCH)
        is_of_plan = bool(told) and told[0] == 0 and phrase.endswith(" have")
        if (told and not is_of_plan) or words.subordinate_words.intersection(behind):
            continue
        is_meeting = behind[:1] == ["to"] or any(kind[0] >= end for kind in kinds)
        if has_but or is_meeting or not _PLANNED.ready.find(heard[begin:end]):
            return phrase
    late = [] if _told(heard, words) else _PLANNED_BEHIND.ready.find(after)
    if late and (_AS.intersection(after[late[0][0] - 1 : late[0][0]]) or _SINCE.intersection(after[late[0][1] :][:1])):
        return ""
    if late and (has_but or len(words_of(late[0][2])) > 1 or (_HAD.ready.find(heard) and kinds)):
        return late[0][2]
    meant = _MEANT_BEHIND.ready.at(after, 0) if after and has_but and not kinds else None
    return meant[1] if meant else ""


def _told(said: Sequence[str], words: ClauseWords, *, is_dutch: bool = False) -> list[int]:
    """Where the verbs of what took place begin; *met* at the end is Dutch for *with* behind a kind or Dutch words."""
    found = words.past.find(said)
    if found and found[-1][2] == "met" and found[-1][1] == len(said) and (is_dutch or words.kinds.find(said)):
        found = found[:-1]
    return [begin for begin, *_ in found]


def _meant(heard: Sequence[str]) -> list[tuple[int, int, str]]:
    found = [(begin, end, phrase) for begin, end, phrase, _ in _MEANT.ready.find(heard)]
    for at, (word, following) in enumerate(pairwise(heard)):
        if (last := _BEFORE_INFINITIVE.get(word)) and following.endswith(last):
            found.append((at, at + 1, word))
    return found


def _planned(heard: Sequence[str]) -> list[tuple[int, int, str]]:
    return [(begin, end, phrase) for begin, end, phrase, _ in _PLANNED.ready.find(heard)]


def _came_about(said: Sequence[str], words: ClauseWords) -> bool:
    """Whether it is told of them, behind the link, that one met them in the end (`and finally met her`)."""
    return any(_THEM.intersection(said[end : end + 1]) for _, end, *_ in words.past.find(said)) or any(
        pair in _DID for pair in pairwise(said)
    )
