"""Directions: an open task that names people to whose promise it is: one's own, or one that somebody else made and one
waits for."""

import re

from vaultkit.model.names import fold, stem
from vaultkit.model.note import Block, Link
from vaultkit.model.record import Direction
from vaultkit.model.regex import regex

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
_WAITING_CJK = "等待|等候|在等|等着|等\\s*(?=\\[\\[)|等(?:她|他|它|对方|TA|ta)|を待つ|を待って|待ち"

_MINE = (
    "me|my|us|our|mich|mir|uns|meine?[mnrs]?|unsere?[mnrs]?|moi|nous|ma|mon|mes|notre|nos|mí|mi|mis|nosotros|nuestr[oa]s?|"
    "mim|minhas?|meus?|noss[oa]s?|mio|mia|miei|nostr[oaie]|mij|mijn|ons|onze|mnie|mój|moj[ąaeę]|nas|nasz[ąaeę]?|меня|"
    "мой|моего|мою|моих|нас|наш|нашу"
)
_TAGS = regex(
    "#(?:waiting|waitingfor|waiting-for|waiting_for|wf|delegated|delegiert|warten|warte|wartet|attente|en-attente|"
    "enattente|délégué|espera|esperando|delegado|delegada|aguardando|attesa|in-attesa|inattesa|delegato|wachten|"
    "gedelegeerd|czekam|oczekuje|oczekuję|жду|ожидание|等待|待ち)(?![\\w-])",
)
_KEYS = (
    "owner|delegated|delegated[ _-]?to|assignee|assigned|assigned[ _-]?to|responsible|waiting|waiting[ _-]?for|"
    "zuständig|verantwortlich|delegiert|responsable|responsável|responsabile|verantwoordelijk|odpowiedzialn[ya]|"
    "ответственный|负责人|担当"
)
_FIELD = regex(rf"[\[(](?:{_KEYS})::[ \t]*(?=[^\s\])])")
_END = r"(?:(?<=['’])|(?!\w))"
_FOR_ME = rf"\s+(?:la\s+|il\s+|a\s+|o\s+)?(?:{_MINE})(?!\w)"
_WAITS = regex(rf"(?<!\w)(?:{'|'.join(_WAITING)}){_END}(?!{_FOR_ME})|(?:{_WAITING_CJK})(?!我)")
_WAITS_FIRST = regex(rf"(?:{_WAITING_AT_FIRST})(?!\w)(?!{_FOR_ME})")
_THEY_WAIT = "attend(?:ent)?|esperan?|aguardam?|aspettano?|aspetta|attendono?|attende|czeka(?:ją)? na|ждёт|ждет|ждут"
_OWED = regex(rf"(?<!\w)(?:{'|'.join(_WAITING)}|{_THEY_WAIT}){_FOR_ME}|(?:私|僕)(?:の.{{0,20}})?を待|等我|等待我")

_WAITING_STEMS = (
    *(
        "wait",
        "wf:",
        "warte",
        "atten",
        "attes",
        "esper",
        "pendiente",
        "aguard",
        "aspett",
        "wacht",
        "czek",
        "жд",
        "ожида",
    ),
    *("等", "待"),
)
"""One of these stands in each line that speaks of waiting; to look for them is less work than to compile the rest."""
_ANSWERS = (
    *(
        "antwort",
        "rückmeldung",
        "zusage",
        "freigabe",
        "unterlagen",
        "reply",
        "answer",
        "response",
        "feedback",
        "réponse",
    ),
    *("retour", "respuesta", "contestación", "presupuesto", "resposta", "retorno", "risposta", "riscontro", "antwoord"),
    *("reactie", "odpowiedź", "ответ", "回复", "答复", "返事", "返信"),
)
_THAT = ("que", "qu'", "qu’", "che", "dass", "żeby", "чтобы")

_BEFORE = regex(
    r"(?:\[ ?\][ \t]*)?(?:todo:?[ \t]+)?(?:#[\w/-]+[ \t]+)*[^\w\[#]*(?:\d{1,2}:\d{2}\b[^\w\[#]*)?(?:#[\w/-]+[ \t]+)*@?"
)
_LINK = regex(r"(?:\[\[[^\[\]]*\]\]|\[[^\[\]]*\]\([^()\s]*\))[*_~]*")
_SIGNS = regex(r"(?:[📅⏳🛫➕✅🔁🔺⏫🔼🔽⏬🆔⛔🏁]|\^[\w-]+$).*$")
"""What other tools write behind the words of a task."""

_GIVEN = (
    "sends?|sent|gives?|brings?|owes?|returns?|tells?|shows?|lends?|forwards?|"
    "schickt|sendet|gibt|bringt|schuldet|leiht|zeigt|mailt|besorgt|liefert|meldet sich|sagt|"
    "m['’](?:envoie|enverra|apporte|doit|rend|prête|donne|appelle|a promis)|"
    "(?:me|nos) (?:manda|envía|enviará|pasa|pasará|trae|debe|devuelve|tiene que|va a|da|dice|avisa|llama|presta|"
    "prometió)|"
    "me (?:envia|traz|deve|devolve|tem que|tem de|passa|dá|liga|prometeu|empresta)|"
    "mi (?:manda|invia|porta|deve|restituisce|passa|dà|presta|chiama|ha promesso)|"
    "stuurt|geeft|brengt|leent|moet me|moet mij|zal me|belt me|"
    "(?:przyśle|wyśle|odda|przyniesie|da|pokaże|pożyczy)|"
    "(?:пришлёт|пришлет|отправит|вернёт|вернет|принесёт|принесет|даст|должен|должна|обещал|обещала|позвонит|скинет)"
)
_FOR_ME_BEHIND = r"[ \t]+(?:\w+[ \t]+)?(?:me|us|mir|uns|mij|mi|nam|мне|нам)(?!\w)"
_ALREADY_FOR_ME = "m['’]|me |nos |mi |moet m|zal m|belt m|обещал|должен|должна"
_GIVES = regex(
    rf"(?:(?:she|he|they|er|sie|elle|il|ella|él|ela|ele|lei|lui|zij|hij|ona|on|она|он)[ \t]+)?"
    rf"(?:(?:soll|will|wird|muss|must|should|will|has to|is to|(?:a|va)\b)[ \t]+)?(?P<verb>{_GIVEN})(?!\w)"
    rf"(?P<me>{_FOR_ME_BEHIND})?"
)
_ANSWER_DUE = regex(
    rf"(?:{'|'.join(_ANSWERS)})"
    r"(?!\w).*(?:abwarten|ausstehend|steht (?:noch )?aus|offen|fehlt|pending|due|outstanding|overdue|en attente|"
    r"attendue?|pendiente|falta|pendente|em falta|in sospeso|manca|in afwachting|ontbreekt|oczekiwana|brak|ожидается|"
    r"待|待ち)(?!\w)"
)
"""An answer that has not come."""

_THAT_THEY = regex(r"(?:que|qu['’]|che|dass|żeby|чтобы)[ \t]*(?=\[)")


def direction_of(block: Block, people: frozenset[str], own: str = "") -> Direction:
    """Whose promise an open task is: `theirs` where its first line waits for somebody, is delegated, or begins with a
    person who is to do something; `people` are the targets of links to people, `own` the path of the person in whose
    note it stands, "" elsewhere."""
    from vaultkit.index.doers import is_doing  # few promises need it

    line = fold(block.text.partition("\n")[0])
    if "^" in line or not line.isascii():
        line = _SIGNS.sub("", line)
    line = line.rstrip(" \t")
    if ("::" in line and _FIELD.search(line)) or ("#" in line and _TAGS.search(line)):
        return "theirs"
    waits = any(map(line.__contains__, _WAITING_STEMS))
    if waits and _OWED.search(line):
        return "mine"
    begin = _BEFORE.match(line)
    rest = line[begin.end() :] if begin else line
    if (waits and (_WAITS.search(line) or _WAITS_FIRST.match(rest))) or _lacks(rest):
        return "theirs"
    if own and _gives_me(rest):
        return "theirs"
    behind = _behind_person(rest, block.links, people, own)
    return "theirs" if behind is not None and is_doing(behind) else "mine"


def _lacks(rest: str) -> bool:
    """Whether an answer has not come, or the line says what others are to do."""
    is_due = any(map(rest.__contains__, _ANSWERS)) and _ANSWER_DUE.search(rest)
    return bool(is_due or (rest.startswith(_THAT) and _THAT_THEY.match(rest)))


def _gives_me(rest: str) -> bool:
    """Whether a line of somebody's own note begins with what they are to do for its writer (`sends me the draft`)."""
    found = _GIVES.match(rest)
    return found is not None and (found["me"] is not None or re.match(_ALREADY_FOR_ME, found["verb"]) is not None)


def _behind_person(rest: str, links: tuple[Link, ...], people: frozenset[str], own: str) -> str | None:
    """What follows the person with whom a line begins, None where it begins otherwise."""
    found = _LINK.match(rest)
    if found:
        is_person = bool(links) and (links[0].target in people or _is_own(links[0], own))
        return rest[found.end() :] if is_person and not links[0].embed else None
    names = (fold(stem(own)), fold(stem(own)).partition(" ")[0]) if own else ()
    named = next((name for name in names if len(name) > 2 and re.match(rf"{re.escape(name)}(?!\w)", rest)), "")
    return rest[len(named) :] if named else None


def _is_own(link: Link, own: str) -> bool:
    """Whether a link in somebody's own note means that note."""
    return own != "" and fold(stem(link.target)) == fold(stem(own))
