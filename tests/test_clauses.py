"""What a line says of a contact with whom it links: tables of lines that tell of one, and of lines that do not."""

from collections.abc import Iterable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model.settings import Settings
from vaultkit.syntax.clause_words import clause_words
from vaultkit.syntax.clauses import ClauseReader
from vaultkit.syntax.dates import parse_day
from vaultkit.syntax.lines import LINK, LineLink, _any_tokens, tokens_in, tokens_of
from vaultkit.syntax.linked_lines import linked_lines
from vaultkit.syntax.verdict import Reading, Verdict

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
lunch | Had lunch with [[Ann]]; she should move on
breakfast | Breakfast with [[Ann]], who must be in Rome tomorrow
met | Finally met [[Ann]] in person, want to work with her
call | Called [[Ann]] because I should have written
coffee | Coffee with [[Ann]] and she wants to hire me
met | Met up with [[Ann]] at the station, going to Berlin together
met | Ran into [[Ann]] on the way to the shop
talked | Caught up with [[Ann]] on the plan for next year
video | Video call with [[Ann]] re: next steps
zoom | Zoom with [[Ann]] to plan tomorrow's demo
spoke | Spoke to [[Ann]] about the job I'd like to apply for
message | Wrote to [[Ann]] that I will come next week
email | Emailed [[Ann]] the draft, must wait for her answer
text | Texted [[Ann]]
walk | Went for a walk with [[Ann]], need to buy boots
dinner | Dinner with [[Ann]] and [[Bob]] — should repeat
lunch | Lunch w/ [[Ann]]
1:1 | 1:1 with [[Ann]]: going to change teams
contact | Interviewed [[Ann]] for the role
visit | Visited [[Ann]] in hospital, hope to return tomorrow
lunch | [[Ann]] and I had lunch, we want to start a club
call | Had a long phone call with [[Ann]]
met | I met [[Ann]] today, she would like to visit us
contact | Helped [[Ann]] move, she will pay me back
drinks | Drinks with [[Ann]] after the talk that I should have given
coffee | After thinking about quitting, had coffee with [[Ann]]
beer | Beer with [[Ann]] to celebrate: tomorrow she leaves
met | Bumped into [[Ann]] who never answered my mail
met | Met with [[Ann]] instead of Bob
lunch | Mittagessen mit [[Jo]], morgen fährt sie
met | Traf [[Jo]] am Bahnhof, muss ihr noch schreiben
talked | Habe mit [[Jo]] über nächste Woche gesprochen
call | Telefonat mit [[Jo]]: will kündigen
dinner | War bei [[Jo]] zum Abendessen
walk | Spaziergang mit [[Jo]] statt Kino
lunch | Déjeuné avec [[Léa]], je dois la rappeler
coffee | Café avec [[Léa]] pour préparer la semaine prochaine
talked | Parlé avec [[Léa]] de ce que je devrais faire
lunch | Almuerzo con [[Eva]], quiero repetir
call | Llamé a [[Eva]] para planear la próxima semana
met | Vi a [[Eva]], tengo que escribirle
dinner | Jantar com [[Rui]], quero repetir
call | Liguei para [[Rui]], vou viajar amanhã
lunch | Pranzo con [[Ada]], vorrei rivederla
talked | Ho parlato con [[Ada]], domani la richiamo
call | Gebeld met [[Piet]], moet nog mailen
walk | Gewandeld met [[Piet]], wil dit vaker
lunch | Obiad z [[Ewa]], chcę powtórzyć
talked | Rozmawiałem z [[Ewa]], muszę oddzwonić
coffee | Кофе с [[Иван]], хочу повторить
call | Созвонились с [[Иван]], завтра продолжим
talked | 跟[[Wei]]聊了很久，想要再约
call | 和[[Wei]]通了电话，明天再聊
call | [[Wei]]と電話した。明日また話したい
coffee | 今日は[[Wei]]とコーヒー、また行きたい
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
Want to grab lunch with [[Ann]]
Need to call [[Ann]] back
Plan to meet [[Ann]] on Friday
Hope to see [[Ann]] soon
Will have coffee with [[Ann]]
Should really have dinner with [[Ann]] again
Invited [[Ann]] to lunch next week
Lunch with [[Ann]] postponed to next month
[[Ann]] cancelled our dinner
[[Ann]] never called back
Dinner with [[Ann]] didn't happen
Call with [[Ann]] tomorrow at 10
Waiting for [[Ann]] to reply
[[Ann]] to send me the numbers
Article about [[Ann]]
Photo of [[Ann]] from the fair
[[Ann]]'s birthday
[[Ann]]'s talk was good
Saw a film that [[Ann]] recommended
Read [[Ann]]'s book
Bob told me that [[Ann]] moved
Bob had lunch with Carl, who knows [[Ann]]
Remind [[Ann]] about the deck
Don't forget to thank [[Ann]]
If only I had met [[Ann]]
Dreamt of coffee with [[Ann]]
Didn't manage to call [[Ann]]
No time for coffee with [[Ann]]
Skipped lunch with [[Ann]]
Sollte mal wieder mit [[Jo]] Kaffee trinken
Termin mit [[Jo]] verschoben
Ohne [[Jo]] zum Essen
Anruf bei [[Jo]] morgen
[[Jo]] hat nicht geantwortet
[[Jo]]s Geburtstag
Il faut appeler [[Léa]]
Dîner avec [[Léa]] annulé
Réunion avec [[Léa]] la semaine prochaine
Quiero tomar un café con [[Eva]]
Reunión con [[Eva]] cancelada
Reunião com [[Rui]] adiada
Quero almoçar com [[Rui]]
Riunione con [[Ada]] rimandata
Vorrei vedere [[Ada]]
Afspraak met [[Piet]] afgezegd
Wil met [[Piet]] lunchen
Spotkanie z [[Ewa]] odwołane
Chcę spotkać się z [[Ewa]]
Встреча с [[Иван]] отменена
Хочу встретиться с [[Иван]]
跟[[Wei]]的会议取消了
想和[[Wei]]喝咖啡
下周和[[Wei]]开会
[[Wei]]との会議はキャンセル
[[Wei]]とランチしたい
明日[[Wei]]と会議
"""


def rows(table: str) -> list[str]:
    return [line for line in table.strip().split("\n") if line]


def assert_contacts(table: Iterable[str]) -> None:
    """Each row is the kind of contact and the line that tells of it."""
    read_as = {row: read(row.partition(" | ")[2]) for row in table}
    wanted = {row: (Reading.CONTACT, row.partition(" | ")[0]) for row in read_as}
    assert {row: (verdict.reading, verdict.kind) for row, verdict in read_as.items()} == wanted


def assert_no_contacts(table: Iterable[str]) -> None:
    verdicts = {line: read(line) for line in table}
    assert {line: one for line, one in verdicts.items() if one.reading is Reading.CONTACT} == {}


def test_a_line_that_tells_of_a_contact_is_read_as_one() -> None:
    assert_contacts(rows(TRUE))


def test_a_line_that_tells_of_none_is_not() -> None:
    assert_no_contacts(rows(UNTRUE))


@pytest.mark.parametrize(
    "line",
    [
        "\ue000 Lunch with [[Ann]]",
        "Lunch \ue000 with [[Ann]]",
        "Lunch with [[Ann]] \ue000",
        "Lunch with [[Ann]]\ue000\ue000 and [[Bruno]] \ue000",
        "Lunch with [[Ann|\ue000]]",
        "\ue000\ue001 Lunch with [[Ann]]",
    ],
)
def test_the_letter_that_stands_for_a_link_may_be_the_users_own(line: str) -> None:
    assert read(line).kind == "lunch"
    (found,) = linked_lines(line, parse_day)
    tokens = tokens_of(found.text, found.places)
    assert [token.link for token in tokens if token.kind == "link"] == list(range(len(found.places)))


@given(
    st.lists(
        st.sampled_from(["Met", "x", "st", "dr", " ", "  ", ",", ", ", ".", LINK, "é", "1", "-", "'s"]), max_size=9
    )
)
def test_a_plain_line_has_the_tokens_of_any_line(parts: list[str]) -> None:
    text = "".join(parts)
    links = [LineLink(0, 0, date(2026, 1, at + 1)) for at in range(text.count(LINK))]
    assert tokens_in(text, links) == _any_tokens(text, text, links)
