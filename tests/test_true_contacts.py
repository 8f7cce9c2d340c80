"""What tells of contact is read, and what does not is not: the inputs of the findings and further ones of their kind,
each judged by hand."""

import pytest

from tests.vaults.index import index_of
from vaultkit.model.index import Index

ANN = "People/Ann Lee.md"
DAY, EVENT, JOURNAL = "Daily/2026-10-01.md", "Meetings/2026-10-01 Sync.md", "Journal.md"
OTHERS = {"People/Bo Roe.md": "---\nemail: bo@roe.example\n---\n", "People/Cy Dee.md": ""}

TRUE: tuple[tuple[str, str], ...] = (
    # A note of the day.
    (DAY, "Lunch with [[Ann Lee]]."),
    (DAY, "- [[Ann Lee]] called"),
    (DAY, "saw [[Ann Lee]] at the market"),
    (DAY, "> [!note] Call with [[Ann Lee]]"),
    (DAY, '---\npeople: ["[[Ann Lee]]"]\n---'),
    (DAY, "- [ ] prepare\n  - talked to [[Ann Lee]]"),
    (DAY, "%% [[Ann Lee]] %%"),
    (DAY, "people:: [[Ann Lee]]"),
    (DAY, "Talked to (person:: [[Ann Lee]]) on the train."),
    (DAY, "- [x] thanked [[Ann Lee]]"),
    (DAY, "Read the article that [[Bo Roe]] wrote.\nCoffee with [[Ann Lee]]."),
    (DAY, "12:30 lunch with [[Ann Lee]] and [[Bo Roe]]"),
    (DAY, "with [Ann](People/Ann%20Lee.md) at the lake"),
    (DAY, "# Lunch with [[Ann Lee]]"),
    (DAY, "| who | what |\n|---|---|\n| [[Ann Lee]] | tea |"),
    (DAY, "- [i] tea with [[Ann Lee]]"),
    (DAY, "- [✔] called [[Ann Lee]]"),
    (DAY, "## Agenda\n- [[Ann Lee]]: the boat"),
    (DAY, "asked [[Ann Lee]] for the key"),
    (DAY, "- 10:00 mail [[Ann Lee]]"),
    (DAY, "Dinner at [[Ann Lee]]'s"),
    (DAY, "Meeting: [[Ann Lee]], [[Bo Roe]]"),
    (DAY, "should write more often, met [[Ann Lee]] today"),
    (DAY, "[[Ann Lee]] came by; must ask her again"),
    (DAY, "!met [[Ann Lee]], thought about the boat"),
    (DAY, "Kaffee mit [[Ann Lee]]"),
    (DAY, "mit [[Ann Lee]] telefoniert"),
    (DAY, "Ann war da: [[Ann Lee]] hat gekocht"),
    (DAY, "déjeuner avec [[Ann Lee]]"),
    (DAY, "vu [[Ann Lee]] ce matin"),
    (DAY, "comida con [[Ann Lee]]"),
    (DAY, "hablé con [[Ann Lee]] del barco"),
    (DAY, "almoço com a [[Ann Lee]]"),
    (DAY, "pranzo con [[Ann Lee]]"),
    (DAY, "koffie met [[Ann Lee]]"),
    (DAY, "kawa z [[Ann Lee]]"),
    (DAY, "обед с [[Ann Lee]]"),
    (DAY, "和 [[Ann Lee]] 吃午饭"),
    (DAY, "[[Ann Lee]] とランチ"),
    (DAY, "见了 [[Ann Lee]]"),
    ("Daily/2026-10-01 Donnerstag.md", "met [[Ann Lee]]"),
    ("journals/2026_10_01.md", "[[Ann Lee]] came by"),
    ("Journal/2026/10/01.md", "[[Ann Lee]]"),
    ("Daily/2026-10-01 Beach day.md", "with [[Ann Lee]]"),
    ("Projects/Lab/2026-10-01 Visit.md", "Tea with [[Ann Lee]]."),
    ("Journal/jeudi 1 octobre 2026.md", "[[Ann Lee]]"),
    ("Tagebuch/01. Oktober 2026.md", "[[Ann Lee]]"),
    ("Weekly/2026-W40.md", "## Thursday 2026-10-01\n- [[Ann Lee]]"),
    # A diary in one file.
    (JOURNAL, "## 2026-10-01\nLunch with [[Ann Lee]]."),
    (JOURNAL, "## [[2026-10-01]]\n- [[Ann Lee]] called"),
    (JOURNAL, "## 2026-10-01 – the market\n### The inn\n- drinks with [[Ann Lee]]"),
    (JOURNAL, "## 6 octobre 2026\nCafé avec [[Ann Lee]]"),
    (JOURNAL, "## 2026年10月7日\n和 [[Ann Lee]] 吃午饭"),
    (JOURNAL, "- [x] called [[Ann Lee]] ✅ 2026-10-01"),
    (JOURNAL, "# 1. Oktober 2026\n[[Ann Lee]] war da"),
    # Meetings.
    (EVENT, "## Attendees\n[[Ann Lee]]"),
    (EVENT, "## Attendees\n[[Bo Roe]], [[Ann Lee]]"),
    (EVENT, "Attendees: [[Ann Lee]]"),
    (EVENT, "**Attendees:** [[Ann Lee]]"),
    (EVENT, "- Attendees\n  - [[Ann Lee]]"),
    (EVENT, "## 👥 Attendees\n- [[Ann Lee]]"),
    (EVENT, "## Attendees\n| Name |\n|---|\n| [[Ann Lee]] |"),
    (EVENT, "# Attendees (3)\n- [[Ann Lee]]"),
    (EVENT, "## Attendees\n### Acme\n- [[Ann Lee]]"),
    (EVENT, "## Who was there\n- [[Ann Lee]]"),
    (EVENT, "## Teilnehmer\n- Ann Lee"),
    (EVENT, "> [!info] Attendees\n> - [[Ann Lee]]"),
    (EVENT, "## Attendees\n- @Ann Lee"),
    (EVENT, "# 1-1 with [[Ann Lee]]"),
    (EVENT, '---\nattendees: ["@Ann Lee"]\n---'),
    (EVENT, "---\npeople: Ann Lee (CEO)\n---"),
    (EVENT, "---\nwho: Ann Lee\n---"),
    (EVENT, "---\nParticipantes: Ann Lee\n---"),
    (EVENT, "与会者：[[Ann Lee]]"),
    (EVENT, "with [[Ann Lee]]: the plan"),
    ("Meetings/202610011030 Ann.md", "with: [[Ann Lee]]"),
    ("Meetings/a.md", "people:: Ann Lee\n\n**Date:** [[2026-10-01]]"),
    ("b/Sync.md", "---\ntype: 1-1 meeting\ndate: 01.10.2026\npeople: Ann Lee\n---"),
    ("b/Mail.md", "---\ntype: interaction\nkind: email\ndate: 2026-10-01\nfrom: Ann Lee\n---"),
    # The own note.
    (ANN, "- 2026-10-01 coffee"),
    (ANN, "- 1 Oct 2026 coffee"),
    (ANN, "- 01.10.2026"),
    (ANN, "- (2026-10-01) call"),
    (ANN, "- [x] 2026-10-01 mailed her"),
    (ANN, "- Thu 2026-10-01: her garden"),
    (ANN, "### Coffee - 2026-10-01\nthere"),
    (ANN, "| What | When |\n|---|---|\n| walk | 2026-10-01 |"),
    (ANN, "last_spoke:: 2026-10-01"),
    (ANN, "---\nlast_contact: 2026-10-01\n---"),
    (ANN, "---\nmet_date: 2026-10-01\n---"),
    (ANN, "talk on [[2026-10-01]]"),
    (ANN, "- [x] called her [[2026-10-01]]"),
    (ANN, "---\ninteractions: [{date: 2026-10-01, text: call}]\n---"),
    (ANN, "> [!log] History\n> - 2026-10-01 coffee"),
    (ANN, "## Kontakte\n- 2026-10-01 Telefonat"),
    (ANN, "- 2026-10-01 café"),
)

UNTRUE: tuple[tuple[str, str], ...] = (
    (DAY, "Call [[Ann Lee]] tomorrow!!"),
    (DAY, "ask [[Ann Lee]] whether they hire"),
    (DAY, "Must thank [[Ann Lee]]"),
    (DAY, "Thought about [[Ann Lee]] today, should write"),
    (DAY, "Declined [[Ann Lee]]'s lunch"),
    (DAY, "[[Ann Lee]]'s colleague called"),
    (DAY, "TODO: mail [[Ann Lee]]"),
    (DAY, "## Plan\n- mail [[Ann Lee]]"),
    (DAY, "[[Ann Lee]] did not show up"),
    (DAY, "mailed [[Ann Lee]], no answer"),
    (DAY, "- TODO call [[Ann Lee]]"),
    (DAY, "- CANCELED call [[Ann Lee]]"),
    (DAY, "~~coffee with [[Ann Lee]]~~ moved"),
    (DAY, "tried to call [[Ann Lee]]"),
    (DAY, "Tomorrow: lunch with [[Ann Lee]]"),
    (DAY, "next appointment with [[Ann Lee]] is on 2027-01-04"),
    (DAY, "- [ ] call [[Ann Lee]]"),
    (DAY, "- [-] dinner\n  - with [[Ann Lee]]"),
    (DAY, "- [] call [[Ann Lee]]"),
    (DAY, "%%\n- [ ] call [[Ann Lee]]\n%%"),
    (DAY, 'a <span title="[[Ann Lee]]">b</span>'),
    (DAY, "> [[Ann Lee]] said so"),
    (DAY, "> [!quote]\n> [[Ann Lee]]"),
    (DAY, "![[Ann Lee]]"),
    (DAY, "`[[Ann Lee]]`"),
    (DAY, "- [!] call [[Ann Lee]]"),
    (DAY, "- [ ] feedback\nMust thank [[Ann Lee]]"),
    (DAY, "## Ideen\n- [[Ann Lee]] einladen"),
    (DAY, "Termin am 21.12.2026 mit [[Ann Lee]]"),
    (DAY, "morgen mit [[Ann Lee]] reden"),
    (DAY, "[[Ann Lee]] war nicht dabei"),
    (DAY, "[[Ann Lee]] anrufen"),
    (DAY, "il faut appeler [[Ann Lee]]"),
    (DAY, "demain déjeuner avec [[Ann Lee]]"),
    (DAY, "mañana comida con [[Ann Lee]]"),
    (DAY, "tengo que llamar a [[Ann Lee]]"),
    (DAY, "amanhã com a [[Ann Lee]]"),
    (DAY, "domani pranzo con [[Ann Lee]]"),
    (DAY, "morgen koffie met [[Ann Lee]]"),
    (DAY, "jutro kawa z [[Ann Lee]]"),
    (DAY, "завтра обед с [[Ann Lee]]"),
    (DAY, "明天和 [[Ann Lee]] 吃饭"),
    (DAY, "明日 [[Ann Lee]] とランチ"),
    (DAY, "appointment [[2026-12-21]] with [[Ann Lee]]"),
    (JOURNAL, "Lunch with [[Ann Lee]]"),
    (JOURNAL, "## 2026-10-01\ntea\n## Lists\n- [[Ann Lee]]"),
    ("2026.md", "[[Ann Lee]]"),
    (EVENT, "---\nstatus: not going\npeople: Ann Lee\n---"),
    (EVENT, "---\nstatus: postponed\npeople: Ann Lee\n---"),
    (EVENT, "---\nrsvp: pending\npeople: Ann Lee\n---"),
    (EVENT, "---\nstatus: xyzzy\npeople: Ann Lee\n---"),
    (EVENT, "## Attendees\n- [x] [[Bo Roe]]\n- [ ] [[Ann Lee]]"),
    (EVENT, "Attendees: [[Bo Roe]]\n\nthe hall of [[Ann Lee]]"),
    (ANN, "## Career\n- 2026-10-01 promoted"),
    (ANN, "## History\n- 2026-10-01 · created: no candidate"),
    (ANN, "## Important dates\n- 2026-10-01 wedding"),
    (ANN, "## Next steps\n- 2026-10-01 send the deck"),
    (ANN, "- 1980-05-17 born in Oslo"),
    (ANN, "- [ ] call [[2026-10-01]]"),
    (ANN, "- 2026-10-01 tried to call, no answer"),
    (ANN, "- 2026-10-01 moved: to Bergen"),
    (ANN, "---\nconnected: 2026-10-01\n---"),
    (ANN, "- 2026-10-01 snoozed until 2027-02-01"),
)


def counts(path: str, text: str) -> bool:
    """Whether the note tells of contact with Ann up to today; what an import writes is history and no contact."""
    index: Index = index_of({ANN: "", **OTHERS, path: text + "\n"})
    return bool(index.history.get(ANN))


@pytest.mark.parametrize(("rows", "wanted"), [(TRUE, True), (UNTRUE, False)], ids=["true", "untrue"])
def test_what_tells_of_contact_is_read_and_what_does_not_is_not(
    rows: tuple[tuple[str, str], ...], wanted: bool
) -> None:
    assert [row for row in rows if counts(*row) is not wanted] == []


FELL_THROUGH = """
We'd planned dinner with [[Ann Lee]] but her train was late
had arranged a call with [[Ann Lee]], she forgot
had hoped to see [[Ann Lee]] but she was away
could have met [[Ann Lee]] but was too tired
lunch with [[Ann Lee]] was planned but fell flat
wollte mit [[Ann Lee]] telefonieren, aber sie war im Urlaub
sollte [[Ann Lee]] heute treffen, doch sie war krank
hatten ein Treffen mit [[Ann Lee]] vereinbart, aber es kam nicht dazu
on voulait dîner avec [[Ann Lee]] mais elle était fatiguée
avais prévu de voir [[Ann Lee]] mais grève
pensaba llamar a [[Ann Lee]] pero se me hizo tarde
teníamos previsto comer con [[Ann Lee]] pero llovió
devia encontrar a [[Ann Lee]] mas choveu
volevamo cenare con [[Ann Lee]] ma pioveva
dovevo chiamare [[Ann Lee]] ma ho dimenticato
hadden afgesproken met [[Ann Lee]] maar zij was ziek
zouden gaan wandelen met [[Ann Lee]] maar regen
mieliśmy zjeść obiad z [[Ann Lee]], ale zachorowała
chciałam zadzwonić do [[Ann Lee]], ale było późno
собирались поужинать с [[Ann Lee]], но она заболела
хотела позвонить [[Ann Lee]], но не успела
原本想见[[Ann Lee]]，但是她病了
[[Ann Lee]]とランチの予定だったけど、病気
had planned coffee with [[Ann Lee]] but he was ill
had planned to meet [[Ann Lee]], but she cancelled
was going to meet [[Ann Lee]] but the train was late
we were supposed to have lunch with [[Ann Lee]]
should have met [[Ann Lee]] today, but he was ill
I meant to call [[Ann Lee]] but forgot
would have met [[Ann Lee]], if not for the strike
intended to have a coffee with [[Ann Lee]] but no time
coffee with [[Ann Lee]] had been planned but he was ill
wanted to see [[Ann Lee]] but he was away
wollte [[Ann Lee]] treffen, aber er war krank
wollten mit [[Ann Lee]] essen gehen, aber er war krank
hatte Kaffee mit [[Ann Lee]] geplant, aber er war krank
hätte [[Ann Lee]] treffen sollen
eigentlich Kaffee mit [[Ann Lee]] geplant, doch der Zug fiel aus
war mit [[Ann Lee]] verabredet, aber er wurde krank
je devais voir [[Ann Lee]] mais il était malade
on devait déjeuner avec [[Ann Lee]], mais il était malade
j'avais prévu un café avec [[Ann Lee]] mais il était malade
quería ver a [[Ann Lee]] pero estaba enfermo
iba a comer con [[Ann Lee]] pero estaba enfermo
había quedado con [[Ann Lee]] pero no pudo
ia almoçar com [[Ann Lee]] mas ele ficou doente
queria ver [[Ann Lee]] mas ele estava doente
tinha combinado café com [[Ann Lee]] mas ele adoeceu
volevo vedere [[Ann Lee]] ma era malato
dovevo pranzare con [[Ann Lee]], ma era malato
avevo in programma un caffè con [[Ann Lee]] ma era malato
zou koffie drinken met [[Ann Lee]] maar hij was ziek
wilde [[Ann Lee]] bellen maar geen tijd
had koffie met [[Ann Lee]] gepland, maar hij was ziek
chciałem spotkać się z [[Ann Lee]] ale był chory
miałem spotkać się z [[Ann Lee]], ale był chory
planowałem kawę z [[Ann Lee]] ale był chory
хотел встретиться с [[Ann Lee]], но он заболел
должен был обедать с [[Ann Lee]], но он заболел
планировал кофе с [[Ann Lee]], но он заболел
本来要和 [[Ann Lee]] 吃饭，但是他病了
[[Ann Lee]] と会う予定だったが、病気だった
[[Ann Lee]] was going to come by but was ill
[[Ann Lee]] wollte kommen, war aber krank
[[Ann Lee]] devait passer, mais elle était malade
"""
CAME_ABOUT = """
met [[Ann Lee]] but only briefly
called [[Ann Lee]], but she had little time
Kaffee mit [[Ann Lee]], aber nur kurz
déjeuné avec [[Ann Lee]] mais court
comí con [[Ann Lee]], pero poco tiempo
almoço com [[Ann Lee]], mas foi curto
pranzo con [[Ann Lee]], ma breve
kawa z [[Ann Lee]], ale krótko
обед с [[Ann Lee]], но недолго
had dinner with [[Ann Lee]] as planned
Kaffee mit [[Ann Lee]] wie geplant
café avec [[Ann Lee]] comme prévu
koffie met [[Ann Lee]] zoals gepland
met [[Ann Lee]] and planned the summer
coffee with [[Ann Lee]]; planned the trip but no dates yet
call with [[Ann Lee]], she wanted to come but has no time
talked to [[Ann Lee]], who should have been in Rome but stayed
had Kaffee met [[Ann Lee]]
Mittag mit [[Ann Lee]], Reise geplant, aber noch kein Datum
Besuch bei [[Ann Lee]], nächstes Treffen vereinbart
tinha tempo e almocei com [[Ann Lee]]
waren mit [[Ann Lee]] wandern, aber es regnete
[[Ann Lee]] called, but was in a hurry
tea with [[Ann Lee]], only for an hour
met [[Ann Lee]] and planned a trip, but no dates yet
dinner with [[Ann Lee]] planned for weeks but worth it
had planned for weeks and finally met [[Ann Lee]]
had planned coffee with Bo but met [[Ann Lee]] instead
was going to work, but met [[Ann Lee]] on the way
wollte eigentlich arbeiten, aber traf [[Ann Lee]]
coffee with [[Ann Lee]], wanted to talk about the boat
quería trabajar pero comí con [[Ann Lee]]
lunch with [[Ann Lee]], we had planned it for weeks
had a long planned coffee with [[Ann Lee]]
met [[Ann Lee]], who was going to move
lunch with [[Ann Lee]] but he was ill afterwards
had planned coffee with [[Ann Lee]] and it was lovely
planned the trip with [[Ann Lee]]
Reise mit [[Ann Lee]] geplant
hatte Kaffee mit [[Ann Lee]]
miałem kawę z [[Ann Lee]]
war mit [[Ann Lee]] essen
coffee with [[Ann Lee]], but it was short
lunch with [[Ann Lee]], she was going to move but changed her mind
talked with [[Ann Lee]] about what we had planned
"""


@pytest.mark.parametrize(("table", "wanted"), [(FELL_THROUGH, False), (CAME_ABOUT, True)], ids=["fell", "came"])
def test_a_plan_that_fell_through_is_no_contact_and_one_that_came_about_is(table: str, wanted: bool) -> None:
    assert [line for line in table.strip().splitlines() if counts(DAY, line) is not wanted] == []
