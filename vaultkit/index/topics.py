"""Topics: the people in a task of one's own who are what it is about (`the book by [[Sam]]`), not those to whom it is
promised."""

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from vaultkit.model.names import fold
from vaultkit.model.regex import regex
from vaultkit.syntax.lines import LineLink
from vaultkit.syntax.linked_lines import linked_lines

_NEAR = 60
"""So many letters before a link are looked at."""

_OF = (
    "of|by|from|about|regarding|concerning|re|"
    "von|vom|über|wegen|bezüglich|betreffs|"
    "d[eu]|des|par|sur|à propos de|concernant|"
    "del?|sobre|acerca de|"
    "d[ao]s?|pel[oa]|por|"
    "di|del(?:la|lo)|dei|dal(?:la)?|riguardo a|"
    "van|door|over|omtrent|"
    "od|przez|o|"
    "об?|обо|от|про|насчёт|насчет"
)
_APPOSITION = (
    r"(?:(?:my|our|his|her|their|the|meine[mrn]|unsere[mrn]|mon|ma|notre|mi|nuestr[oa]|meu|minha|mio|mia|mijn|mojego|"
    r"mojej|моего|моей)[ \t]+(?:[^\W\d_]+[ \t]+)?|(?:dr|prof|mr|mrs|ms|frau|herrn?|mme|sr|sra)\.?[ \t]+)?"
)
_BEHIND = regex(rf"(?<!\w)(?:(?P<word>{_OF})[ \t]+{_APPOSITION}|d['’]|dell['’]|关于\s*)[*_~\"“„«'@(]*$")
"""What leads to the one whom a thing is about or comes from."""

_AND = regex(r"[*_~]*[ \t]*(?:,|&|\+|、|(?:and|or|und|oder|et|ou|y|e|en|i|oraz|lub|и|или|和|跟|と)(?!\w))?[ \t]*[*_~]*")
_DUTCH_OR = regex(r"[*_~]*[ \t]*of[ \t]*[*_~]*")
_REMINDS = regex(r"(?<!\w)(?:tell|remind|warn|inform|notify|send|give|show)(?!\w)")
"""What one does to somebody, in English, with something *of* somebody else."""

_TOWARDS = regex(
    r"(?<!\w)(?:care|hold|ahold|rid|ask|hear|think|more|drop|stop|swing|pass|come|go|house|place|party|birthday|wedding|anniversary|"
    r"home|geburtstag|hochzeit|abschied|nähe|anniversaire|mariage|congé|nouvelles?|connaissance|auprès|près|côté|chez|occuper|soin|"
    r"cumpleaños|boda|cuidar|cerca|despedir(?:me|se)?|casa|pasar|passar|acordar(?:me|se)|aniversário|casamento|perto|"
    r"despedir-(?:me|se)|compleanno|matrimonio|vicino|cura|andare|passare|passo|vado|verjaardag|bruiloft|afscheid|"
    r"urodzin[ya]?|ślub)[ \t]+$"
)
"""What makes of such a word one that leads to the person all the same."""

_ANSWERED = regex(
    r"(?<!\w)(?:reply|answer|respond|thank|beantworten|antworten|verabschieden|bedanken|répondre|remercier|responder|"
    r"contestar|agradecer|rispondere|ringraziare|beantwoorden|odpowiedzieć|odpisać|ответить)(?!\w)"
)
_RETURNED = regex(
    r"(?<!\w)(?:return|zurückgeben|zurückbringen|zurückschicken|rendre|devolver|restituire|terugbrengen|teruggeven|"
    r"oddać|вернуть)(?!\w)"
)
"""What one does towards somebody with a thing of theirs, where nobody else is named."""

_TO_ANOTHER = regex(
    r"(?<!\w)(?:to|her|him|them|an|ihm|ihr|ihnen|à|lui|leur|para|ao|aan|haar|hem|hun|dla|jej|jemu|ей|ему|им)(?!\w)"
)
_NAME_FIRST = regex(r"\W*[^\W\d_a-z][^\W\d_]+ (?:d[aeiou][sren]?|ein\w*|het|een|le|la|il|el)(?!\w)")
_POLISH = regex(r"[ąćęłńśźż]")
_PORTUGUESE = regex(r"[ãõç]|(?<!\w)(?:o|a|os|as|ao|à|aos|às|um|uma|com|para)(?!\w)")
_OF_ONE_LANGUAGE = frozenset(("o", "do", "dos", "das"))
"""Words that lead so in Polish or in Portuguese, and mean something else in others."""
_POSSESSED = regex("的|の")


class Topics(Struct, frozen=True):
    """Targets of links: `about` are those that stand behind a word such as *of*, `owners` those to whom a thing belongs
    (`[[Sam]]'s number`), which may be promised to them."""

    about: frozenset[str]
    owners: frozenset[str]


def topics_of(texts: Iterable[str]) -> Topics:
    """The links of the lines of a task by which it says what it is about."""
    about: set[str] = set()
    owners: set[str] = set()
    to: set[str] = set()
    for text in texts:
        for line in linked_lines(text, lambda _: None):
            found = tuple(_about(line.text, line.places))
            if all(found) and _is_for_them(line.text):
                found = tuple(False for _ in found)
            for link, place, is_about in zip(line.links, line.places, found, strict=True):
                is_owner = place.owns or _POSSESSED.match(line.text, place.end) is not None
                (about if is_about else owners if is_owner else to).add(link.target)
    return Topics(frozenset(about - to), frozenset(owners - to))


def _about(line: str, places: tuple[LineLink, ...]) -> Iterator[bool]:
    """Of each link whether a word such as *of* leads to it, or to the one to which it is joined."""
    joins: tuple[re.Pattern[str], ...] = ()
    end, was_about = 0, False
    for place in places:
        between = fold(line[end : min(place.start, end + _NEAR)]) if end else ""
        if end and not joins:
            joins = (_AND,) if _REMINDS.search(fold(line)) else (_AND, _DUTCH_OR)
        if not any(join.fullmatch(between) for join in joins):
            was_about = _leads(fold(line[max(end, place.start - _NEAR) : place.start]), line)
        yield was_about
        end = place.end


def _leads(before: str, line: str) -> bool:
    """Whether the words lead so to what follows; a word of one language does in a line that is in it."""
    found = _BEHIND.search(before)
    if found is None or _TOWARDS.search(before[: found.start()]):
        return False
    word = found["word"]
    if word not in _OF_ONE_LANGUAGE:
        return True
    said = fold(line)
    is_polish = _POLISH.search(said) is not None
    return is_polish if word == "o" else not is_polish and _PORTUGUESE.search(said) is not None


def _is_for_them(line: str) -> bool:
    """Whether a thing of theirs is answered or given back, and to nobody else."""
    said = fold(line)
    if _ANSWERED.search(said):
        return True
    return _RETURNED.search(said) is not None and not (_TO_ANOTHER.search(said) or _NAME_FIRST.match(line))
