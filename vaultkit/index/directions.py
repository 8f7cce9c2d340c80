"""Directions: an open task that names people to whose promise it is: one's own, or one that somebody else made and one
waits for."""

import re

from vaultkit.model.names import fold, stem
from vaultkit.model.note import Block, Link
from vaultkit.model.record import Direction

_WAITING = (
    "waiting for|waiting on|waits? for|awaiting|wf(?=:)",
    "warten? (?:noch |immer noch )?auf|wartet (?:noch )?auf|im warten auf",
    "en attente d[e'’u]|dans l['’]attente d[e'’u]|j['’]attends",
    "esperando|a la espera de|en espera de|pendiente de",
    "aguardando|à espera d[eoa]|a aguardar",
    "in attesa d(?:i|el|ell[ao]|ei|egli|elle|ell['’])|aspettando|attendendo",
    "wachten op|wacht (?:nog )?op|in afwachting van",
    "czekam(?:y)? na|czekając na|w oczekiwaniu na|oczekuj[eę](?:my)?",
    "жду|ждём|ждем|ожидаю|ожидаем|в ожидании|ожидание",
)
"""What one waits for, wherever in the line it is said, by language: en de fr es pt it nl pl ru."""

_WAITING_AT_FIRST = (
    "wait|waiting|warten|attendre|attends|esperar|espero|aguardar|aguardo|aspettare|aspetto|attendere|attendo|wachten|"
    "czekać na|czekać|ждать|ожидать"
)
_WAITING_CJK = "等待|等候|在等|等着|等\\s*(?=\\[\\[)|を待つ|を待って|待ち"

_MINE = (
    "me|my|us|our|mich|mir|uns|meine?[mnrs]?|unsere?[mnrs]?|moi|nous|ma|mon|mes|notre|nos|mí|mi|mis|nosotros|nuestr[oa]s?|"
    "mim|minhas?|meus?|noss[oa]s?|mio|mia|miei|nostr[oaie]|mij|mijn|ons|onze|mnie|mój|moj[ąaeę]|nas|nasz[ąaeę]?|меня|"
    "мой|моего|мою|моих|нас|наш|нашу"
)
_TAGS = re.compile(
    "#(?:waiting|waitingfor|waiting-for|waiting_for|wf|delegated|delegiert|warten|warte|wartet|attente|en-attente|"
    "enattente|délégué|espera|esperando|delegado|delegada|aguardando|attesa|in-attesa|inattesa|delegato|wachten|"
    "gedelegeerd|czekam|oczekuje|oczekuję|жду|ожидание|等待|待ち)(?![\\w-])",
)
_KEYS = (
    "owner|delegated|delegated[ _-]?to|assignee|assigned|assigned[ _-]?to|responsible|waiting|waiting[ _-]?for|"
    "zuständig|verantwortlich|delegiert|responsable|responsável|responsabile|verantwoordelijk|odpowiedzialn[ya]|"
    "ответственный|负责人|担当"
)
_FIELD = re.compile(rf"[\[(](?:{_KEYS})::[ \t]*(?=[^\s\])])")
_END = r"(?:(?<=['’])|(?!\w))"
_FOR_ME = rf"\s+(?:la\s+|il\s+|a\s+|o\s+)?(?:{_MINE})(?!\w)"
_WAITS = re.compile(rf"(?<!\w)(?:{'|'.join(_WAITING)}){_END}(?!{_FOR_ME})|(?:{_WAITING_CJK})(?!我)")
_WAITS_FIRST = re.compile(rf"(?:{_WAITING_AT_FIRST})(?!\w)(?!{_FOR_ME})")
_THEY_WAIT = "attend(?:ent)?|esperan?|aguardam?|aspettano?|aspetta|attendono?|attende|czeka(?:ją)? na|ждёт|ждет|ждут"
_OWED = re.compile(rf"(?<!\w)(?:{'|'.join(_WAITING)}|{_THEY_WAIT}){_FOR_ME}|(?:私|僕)(?:の.{{0,20}})?を待|等我|等待我")

_BEFORE = re.compile(
    r"(?:\[ ?\][ \t]*)?(?:todo:?[ \t]+)?(?:#[\w/-]+[ \t]+)*[^\w\[#]*(?:\d{1,2}:\d{2}\b[^\w\[#]*)?(?:#[\w/-]+[ \t]+)*@?"
)
_LINK = re.compile(r"(?:\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()\s]*\))[*_~]*")
_OBJECT = re.compile(
    r"['’]s?(?!\w)|に|を|と|へ|宛|和我|"
    r"[ \t]*(?:and|&|\+|und|et|y|e|en|i|и)[ \t]+(?:i|me|ich|moi|yo|eu|io|ik|ja|я)(?!\w)|"
    r"[ \t]*(?:ask|call|mail|e-?mail|write|thank|invite|remind|ping|text|"
    r"message|phone|meet|visit|congratulate|fragen|anrufen|appeler|écrire|remercier|llamar|escribir|preguntar|ligar|"
    r"escrever|chiamare|scrivere|ringraziare|bellen|vragen|zadzwonić|napisać|позвонить|написать|спросить|поздравить)"
    r"(?!\w)|[ \t:–—-]*(?:birthday|geburtstag|anniversaire|cumpleaños|aniversário|compleanno|verjaardag|urodziny|"
    r"день рождения|生日|誕生日)(?!\w)",
)
"""What makes of the person at the beginning of a line the one to whom something is done."""

_INFINITIVE = re.compile(
    r"(?:an|zurück)rufen|(?:an|zurück)?schreiben|fragen|treffen|(?:an)?mailen|antworten|danken|bedanken|einladen|"
    r"erinnern|besuchen|gratulieren|kontaktieren|(?:zu)?schicken|(?:zu)?senden|geben|bringen|zeigen|erzählen|"
    r"(?:terug)?bellen|schrijven|vragen|uitnodigen|feliciteren|sturen|bezoeken|herinneren|geven|zadzwonić|napisać|"
    r"zapytać|zaprosić|wysłać|позвонить|написать|спросить|пригласить|отправить|поздравить"
)
_LABEL = re.compile(r"[ \t]*(?::|[–—-](?=[ \t]))")
"""What makes of the person the heading of something that one notes oneself."""

_TO = re.compile(
    r"[ \t]*(?:to|will|shall|should|must|has|soll(?:te)?|wird|will|muss|möchte|kann|moet|zal|gaat|ma|должен|должна)\b"
)


def direction_of(block: Block, people: frozenset[str], own: str = "") -> Direction:
    """Whose promise an open task is: `theirs` where its first line waits for somebody, is delegated, or begins with a
    person who is to do something; `people` are the targets of links to people, `own` the path of the person in whose
    note it stands, "" elsewhere."""
    line = fold(block.text.partition("\n")[0])
    if _FIELD.search(line) or _TAGS.search(line):
        return "theirs"
    if _OWED.search(line):
        return "mine"
    begin = _BEFORE.match(line)
    rest = line[begin.end() :] if begin else line
    if _WAITS.search(line) or _WAITS_FIRST.match(rest):
        return "theirs"
    behind = _behind_person(rest, block.links, people, own)
    return "theirs" if behind is not None and _is_doing(behind) else "mine"


def _behind_person(rest: str, links: tuple[Link, ...], people: frozenset[str], own: str) -> str | None:
    """What follows the person with whom a line begins, None where it begins otherwise."""
    found = _LINK.match(rest)
    if found:
        return rest[found.end() :] if links and links[0].target in people and not links[0].embed else None
    names = (fold(stem(own)), fold(stem(own)).partition(" ")[0]) if own else ()
    named = next((name for name in names if len(name) > 2 and re.match(rf"{re.escape(name)}(?!\w)", rest)), "")
    return rest[len(named) :] if named else None


def _is_doing(behind: str) -> bool:
    """Whether words say what a person does, not what is to be done for them."""
    label = _LABEL.match(behind)
    if label or not behind.strip(" \t.!?") or _OBJECT.match(behind):
        return label is not None and _TO.match(behind, label.end()) is not None
    last = re.split(r"[ \t]+", behind.rstrip(" \t.!?"))[-1]
    return _INFINITIVE.fullmatch(last) is None or _TO.match(behind) is not None
