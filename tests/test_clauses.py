"""What a line says of a contact with whom it links: tables of lines that tell of one, and of lines that do not."""

from datetime import date

import pytest

from vaultkit.model.settings import Settings
from vaultkit.syntax.clause import Reading, Verdict
from vaultkit.syntax.clause_words import clause_words
from vaultkit.syntax.clauses import ClauseReader
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.linked_lines import linked_lines

READER = ClauseReader(clause_words(Settings()))
DAY = date(2026, 10, 1)


def read(line: str, section: str = "") -> Verdict:
    """What the line says of its first link that means no day."""
    (found,) = linked_lines(line, parse_day)
    verdicts = READER.read(found.text, found.places, section=section, day=DAY)
    return next(verdict for verdict, link in zip(verdicts, found.places, strict=True) if link.day is None)


# Each line holds a word of intention, negation or time to come, and tells of a contact all the same.
TRUE = """
met | Met [[Ann]] who wants to move to Oslo
lunch | Lunch with [[Ann]], we should do this more often
coffee | Coffee with [[Ann]]: she will start in spring
met | Going to the station I met [[Ann]]
coffee | Thought about the talk over coffee with [[Ann]]
talked | Talked with [[Ann]] about tomorrow's talk
talked | Talked with [[Ann]] about next week
talked | Talked to [[Ann]] about what I should do
call | Called [[Ann]] to plan next week
lunch | Lunch with [[Ann]] to discuss the idea she wants to try
call | Call with [[Bruno]]
lunch | 12:30 lunch with [[Tilda]]
call | 09:00 call [[Bruno]]
lunch | No meetings today, but lunch with [[Ann]]
coffee | Wanted to work but had coffee with [[Ann]]
walk | Walk with [[Ann]]; must buy shoes
dinner | Dinner at [[Ann]]'s, next time at ours
lunch | Must fix the bike. Lunch with [[Ann]]
talked | Did not sleep well, talked with [[Ann]] about it
coffee | Forgot my keys, so coffee with [[Ann]] until noon
lunch | Lunch: [[Ann]]'s hinge works
phone | phone, evening: [[Ann]] will start at Acme
coffee | Coffee, [[Ann]]. Tomorrow the rest
call | [[Ann]], call: she wants numbers from me
coffee | [[Ann]] for coffee, later is still later
contact | Asked [[Ann]] what I should read
call | Long call with [[Ann]], who never came to Berlin before
lunch | Lunch with [[Ann]], the train was cancelled
met | Saw [[Ann]], she leaves tomorrow
lunch | Lunch with [[Ann]], [[Bob]] did not show up
met | Without an umbrella to the fair, met [[Ann]]
beer | Beer with [[Ann]] instead of the gym
visit | Visited [[Ann]] before she moves next month
talked | Talked to [[Ann]], must write it down
contact | Plan B: thanked [[Ann]] #met
contact | [[Ann]] would like to come !met
lunch | Mittagessen mit [[Jo]], wir sollten das öfter machen
coffee | Kaffee mit [[Jo]]
met | Heute Morgen [[Jo]] getroffen
talked | Mit [[Jo]] gesprochen, sie will nächste Woche umziehen
call | Mit [[Jo]] telefoniert, muss noch antworten
call | [[Jo]] angerufen, morgen mehr
dinner | Abendessen bei [[Jo]]
lunch | Déjeuner avec [[Léa]], il faut la revoir
call | Appel avec [[Léa]] : elle veut changer de poste
met | J'ai vu [[Léa]], elle part demain
lunch | Comida con [[Eva]], mañana viaja
talked | Hablé con [[Eva]], debería escribir más
coffee | Un café con [[Eva]] por la mañana
lunch | Almoço com [[Rui]], amanhã ele viaja
talked | Falei com [[Rui]], preciso pensar
dinner | Cena con [[Ada]], domani riparte
call | Ho chiamato [[Ada]], devo riflettere
coffee | Koffie met [[Piet]], we moeten dit vaker doen
talked | Gesproken met [[Piet]], morgen vakantie
coffee | Kawa z [[Ewa]], muszę to powtórzyć
met | Spotkałem [[Ewa]], jutro wyjeżdża
lunch | обед с [[Иван]], надо чаще
call | Позвонил [[Иван]], завтра он уезжает
met | Встретился с [[Иван]], хочу ещё
lunch | 和[[Wei]]吃午饭，明天他出差
coffee | 和[[Wei]]喝了咖啡，应该常见
met | 今天见了[[Wei]]，下周他搬家
lunch | [[Wei]] とランチ、明日は休み
met | [[Wei]]さんと会った。また会いたい
call | [[Wei]]に電話した、来週は出張
"""

UNTRUE = """
Call [[Ann]] tomorrow!!
ask [[Ann]] whether PSE hires
Must thank [[Ann]]
Thought about [[Ann]] today, should write
Declined [[Ann]]'s lunch
[[Ann]]'s colleague called
TODO: mail [[Ann]]
TODO call [[Ann]]
LATER call [[Ann]]
CANCELED call [[Ann]]
~~coffee with [[Ann]]~~ moved
Read a paper by [[Ann]]
[[Ann]] did not show up
mailed [[Ann]], no answer
Tomorrow: lunch with [[Ann]]
My next appointment with [[Ann]] is on 2027-01-04
Lunch with [[Ann]] on [[2026-10-09]]
Lunch with [[Ann]] next week
I should have lunch with [[Ann]]
should have called [[Ann]]
I want to have coffee with [[Ann]]
We are going to lunch with [[Ann]]
I'd love to meet [[Ann]]
Maybe coffee with [[Ann]]
Haven't spoken with [[Ann]] for a year
Never met [[Ann]]
Tried to call [[Ann]]
Coffee with [[Ann]] cancelled
Waited for [[Ann]] who didn't come
Missed the call from [[Ann]]
Worked alone instead of lunch with [[Ann]]
Watched a video by [[Ann]]
Talked to Bob about [[Ann]]
Saw that [[Ann]] has a new job
Email to [[Ann]] tomorrow
Remember to call [[Ann]]
[[Jo]] anrufen
Muss mit [[Jo]] Kaffee trinken
Morgen Mittagessen mit [[Jo]]
Treffen mit [[Jo]] abgesagt
[[Jo]] kam nicht
Ich sollte [[Jo]] schreiben
Wollte mit [[Jo]] telefonieren
Appeler [[Léa]]
Déjeuner avec [[Léa]] demain
Je dois voir [[Léa]]
[[Léa]] n'est pas venue
Llamar a [[Eva]]
Comida con [[Eva]] mañana
Tengo que escribir a [[Eva]]
[[Eva]] no vino
Ligar para [[Rui]]
Almoço com [[Rui]] amanhã
Preciso falar com [[Rui]]
Chiamare [[Ada]]
Cena con [[Ada]] domani
[[Ada]] non ha risposto
Bel [[Piet]]
Lunch met [[Piet]] volgende week
Moet [[Piet]] mailen
Zadzwonić do [[Ewa]]
Kawa z [[Ewa]] jutro
Muszę napisać do [[Ewa]]
Позвонить [[Иван]]
Обед с [[Иван]] завтра
[[Иван]] не пришёл
明天和[[Wei]]吃午饭
应该给[[Wei]]打电话
[[Wei]]没来
来週[[Wei]]とランチ
[[Wei]]に連絡する予定
[[Wei]]は来なかった
"""


def rows(table: str) -> list[str]:
    return [line for line in table.strip().split("\n") if line]


@pytest.mark.parametrize("row", rows(TRUE))
def test_a_line_that_tells_of_a_contact_is_read_as_one(row: str) -> None:
    kind, _, line = row.partition(" | ")
    verdict = read(line)
    assert (verdict.reading, verdict.kind) == (Reading.CONTACT, kind), verdict


@pytest.mark.parametrize("line", rows(UNTRUE))
def test_a_line_that_tells_of_none_is_not(line: str) -> None:
    assert read(line).reading is not Reading.CONTACT, read(line)
