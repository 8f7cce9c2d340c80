"""Doers: the words behind a person at the beginning of a task to whether they say what that person is to do."""

from vaultkit.model.regex import regex

_OBJECT = regex(
    r"['’]s?(?!\w)|に|を|と|へ|の|的|宛|和我|"
    r"[ \t]*(?:and|&|\+|und|et|y|e|en|i|и)[ \t]+(?:i|me|ich|moi|yo|eu|io|ik|ja|я)(?!\w)"
)
"""What makes of the person the one to whom something is done, or one of two who do it."""

_LABEL = regex(r"[ \t]*(?::|[–—-](?=[ \t]))[ \t]*")
"""What makes of the person the heading of something."""

_OTHERS = regex(
    r"(?:[ \t]*(?:,|&|\+|and|und|et|y|e|en|i|и)[ \t]*\[\[[^\[\]]*\]\][*_~]*)*"
    r"(?:[ \t]*\([^()]*\))?(?=[ \t:–—-]|['’]ll|が)"
)
"""Who else does it, and what is said of them in brackets."""

_BETWEEN = regex(
    r"(?:(?:she|he|they|er|sie|elle|il|ella|él|ela|ele|lei|lui|zij|hij|ona|on|она|он|still|also|then|kindly|noch|"
    r"dann|auch|jetzt|ne|me|te|se|le|les|lui|nous|nos|mi|ci|ti|si|nam|mij|ons|też|jeszcze|także|"
    r"мне|нам|ещё|еще|тоже)[ \t]+)*"
    r"(?:[mtsl]['’])?"
)

_IS_TO = regex(
    r"['’]ll(?!\w)|(?:to(?![ \t]*\[\[|-)|will|shall|should|must|can|could|would|might|"
    r"has to|needs to|is to|is going to|promised|offered|agreed|volunteered|"
    r"soll(?:te)?|sollen|wird|werden|muss|müsste|kann|könnte|darf|versprach|hat versprochen|hat zugesagt|"
    r"doit|doivent|devra|devrait|va|vont|peut|veut|a promis|"
    r"debe|deben|debería|deberá|va a|van a|tiene que|puede|quiere|prometió|ha prometido|"
    r"deve|devem|deveria|deverá|vai|vão|tem (?:que|de)|pode|quer|prometeu|"
    r"devono|dovrà|dovrebbe|può|vuole|ha promesso|"
    r"moet|moeten|zal|zullen|gaat|kan|mag|zou|heeft beloofd|beloofde|"
    r"ma|mają|musi|powinien|powinna|może|będzie|obiecał|obiecała|"
    r"должен|должна|должны|может|будет|обещал|обещала|собирается)(?!\w)"
)
"""What says that they are to do what follows."""

_DONE_TO = regex(
    r"(?<!\w)(?:be [^\W\d_]+(?:ed|en|ght|ept|old)|get(?! (?:back|in touch|going|on))|receive|"
    r"[^\W\d_]+ werden$|bekommen|erhalten|kriegen|être|recevoir|ser|recibir|receber|essere|ricevere|worden|krijgen|"
    r"ontvangen|być|dostać|otrzymać|быть|получить)(?!\w)"
)
"""What makes of what they are to do what is done for them (`must be called`, `should get the draft`)."""

_DOES = regex(
    r"(?:(?:sends|sent|gives|gave|brings|owes|returns|tells|shows|lends|forwards|writes|makes|does|prepares|checks|"
    r"reviews|calls|books|pays|buys|organi[sz]es|finishes|delivers|shares|fixes|signs|introduces|reads|gets back|"
    r"comes back|follows up|takes|picks|"
    r"schickt|sendet|gibt|bringt|schuldet|leiht|zeigt|mailt|besorgt|liefert|meldet|sagt|macht|schreibt|prüft|ruft|"
    r"bereitet|kümmert|holt|nimmt|bucht|zahlt|bezahlt|kauft|organisiert|erledigt|stellt|überweist|leitet|"
    r"unterschreibt|korrigiert|liest|klärt|plant|übernimmt|"
    r"envoie|apporte|prépare|fait|donne|rend|prête|appelle|rappelle|écrit|organise|vérifie|relit|paie|achète|présente|"
    r"transmet|partage|occupe|prend|finit|signe|corrige|imprime|cherche|"
    r"manda|envía|trae|prepara|hace|da|devuelve|llama|escribe|organiza|presenta|comparte|encarga|termina|revisa|avisa|"
    r"dice|firma|"
    r"envia|traz|faz|dá|devolve|empresta|liga|escreve|apresenta|partilha|compartilha|trata|corrige|assina|"
    r"invia|porta|fa|dà|restituisce|chiama|scrive|prenota|organizza|rivede|controlla|condivide|occupa|finisce|firma|"
    r"stuurt|geeft|brengt|leent|belt|maakt|schrijft|regelt|doet|betaalt|koopt|boekt|haalt|neemt|leest|zoekt uit|"
    r"controleert|bereidt|zorgt|levert|"
    r"(?:wy|prze|przy|ode)śle|odda|przyniesie|pokaże|pożyczy|zrobi|napisze|zadzwoni|oddzwoni|sprawdzi|zapłaci|kupi|"
    r"przedstawi|załatwi|poda|zajmie|weźmie|przejmie|znajdzie|wysyła|przesyła|robi|"
    r"вернёт|вернет|принесёт|принесет|пришлёт|пришлет|перешлёт|перешлет|даст|скинет|возьмёт|возьмет|передаст|"
    r"найдёт|найдет|закажет|покажет|напишет|расскажет|скажет|займётся|займется)(?!\w)|"
    r"(?:发|寄|提交|提供|准备|整理|负责|会|要|将|应该|需要)(?!票|布会|议))"
)
"""What they do, in a form that only the third person has."""

_STATES = (
    "wants|needs|asks|likes|loves|prefers|expects|misses|deserves|seeks|lacks|has|is|was|gets|receives|turns|"
    "celebrates|notes|this|across|plus|versus|"
    "braucht|möchte|bekommt|erhält|kriegt|wünscht|erwartet|sucht|wartet|hat|ist|fragt|bittet|hätt|mit|nicht|seit|laut|"
    "samt|statt|erst|zuerst|zuletzt|jetzt|fast|selbst|sonst|nächst|gesamt|bereit|bitt|"
    "krijgt|ontvangt|verwacht|wacht|vraagt|met|niet|het|dat|wat|heeft|uit|tot|"
    "about|at|not|yet|next|just|must|against"
)
"""What ends like a verb of the third person and is none, or says what they have or want."""

_DETERMINED = (
    "the|a|an|me|us|my|our|his|her|their|it|them|"
    "mir|mich|uns|die|das|den|der|dem|ein|eine|einen|einem|meine?n?|unsere?n?|seine?n?|ihre?n?|"
    "de|het|een|mij|ons|mijn|onze"
)
_THIRD = regex(rf"(?!(?:{_STATES})(?!\w))[^\W\d_]{{2,24}}(?:(?<!s)s|t)[ \t]+(?:{_DETERMINED})(?!\w)")
"""In English, German and Dutch the ending of the third person, and something on which it acts."""

_LATIN_TAKES = regex(
    r"(?:réserve|loue|envoie|garde|reserva|compra|paga|presta|pasa|passa|prepara|lleva|leva|busca|porta|cerca|prende|"
    r"presta|compila|traduce|traduz|imprime|stampa|ordina|pide|pede|chiede)[ \t]+"
    r"(?:le|la|les|un|une|des|du|mon|ma|mes|son|sa|ses|el|los|las|una|unos|su|sus|mi|o|os|as|um|uma|seu|sua|il|lo|i|gli|"
    r"l['’]|uno|del|della)(?!\w)"
)
"""Forms that may be a noun as well, and what they act on."""

_FUTURE = regex(
    r"(?:(?!(?:caméra|opéra|contra|extra|ultra|infra|sierra|guitarra|palabra|obra|letra|muestra|potrzebuje|oczekuje)"
    r"(?!\w))[^\W\d_]{1,24}(?:[eidtvr]ra|rá|rà|[^\W\d_]uje)|"
    r"(?!(?:хочет|имеет|болеет|получает|визит|кредит|лимит|депозит|аудит|любит|просит|получит|отчёт|счёт|расчёт|учёт|"
    r"зачёт|полёт|перелёт|ждёт)(?!\w))[а-яё]{2,24}(?:[аяеу]ет|ит|ёт))(?!\w)"
)
"""The future of the Romance languages, and the third person of Polish and Russian, by their endings."""

_GIVEN_ME = regex(r"[ \t]*给(?:我|我们)|[ \t]*(?:が|は)(?=.*[うくすつぬむるぐぶ]$)")


def is_doing(behind: str) -> bool:
    """Whether the words, folded, say what the person before them does; in doubt they say what one does for them."""
    if _OBJECT.match(behind):
        return False
    others = _OTHERS.match(behind)
    rest = behind[others.end() :] if others else behind
    if _GIVEN_ME.match(rest) or "给我" in rest:
        return True
    label = _LABEL.match(rest)
    rest = rest[label.end() :] if label else rest.lstrip(" \t")
    rest = rest.rstrip(" \t.!?")
    if _IS_TO.match(rest):
        return _DONE_TO.search(rest) is None
    between = _BETWEEN.match(rest)
    for begin in {0, between.end() if between else 0}:
        if any(one.match(rest, begin) for one in (_IS_TO, _DOES, _THIRD, _LATIN_TAKES, _FUTURE)):
            return True
    return False
