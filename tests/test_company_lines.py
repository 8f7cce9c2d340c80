"""What a line says of what somebody did towards its writer, or what both did together: tables of lines that tell of a
contact, and of lines of the same words that tell of none."""

import pytest

from tests.test_clauses import read, rows
from vaultkit.syntax.verdict import Reading

THEIRS = """
call | [[Ann]] called
call | [[Ann]] called this morning, she has the job
call | [[Ann]] called back
call | This morning [[Ann]] phoned about the flat
call | Later [[Ann]] rang to say that she is late
visit | [[Ann]] came by with cake
visit | In the afternoon [[Ann]] dropped by
visit | [[Ann]] and [[Bob]] came over for dinner
message | [[Ann]] wrote: the draft is fine
message | [[Ann]] texted me from Lisbon
message | [[Ann]] finally replied
message | [[Ann]] sent me her notes
talked | [[Ann]] told me about her new lab
talked | [[Ann]] helped me with the move
talked | [[Ann]] introduced me to her boss
call | [[Jo]] rief an, sie zieht um
call | Gestern hat [[Jo]] angerufen
call | [[Jo]] hat mich heute angerufen
call | Abends rief [[Jo]] noch zurück
visit | Nachmittags kam [[Jo]] vorbei
visit | [[Jo]] kam zu Besuch
visit | [[Jo]] war da und hat Kuchen mitgebracht
message | [[Jo]] hat mir geschrieben, der Termin steht
message | Endlich hat [[Jo]] sich gemeldet
message | [[Jo]] schrieb, dass alles klappt
talked | [[Jo]] hat mir von der neuen Stelle erzählt
call | [[Léa]] m'a appelé pour parler du budget
call | [[Léa]] a téléphoné ce matin
visit | [[Léa]] est passée avec les enfants
message | [[Léa]] m'a écrit hier
talked | [[Léa]] m'a raconté son voyage
call | Me llamó [[Eva]] por lo del contrato
call | [[Eva]] me ha llamado esta mañana
visit | Vino [[Eva]] a casa
visit | Por la tarde vino [[Eva]]
message | [[Eva]] me escribió para contarme algo
message | Ayer me escribió [[Eva]]
talked | [[Eva]] me contó que se muda
talked | Me ayudó [[Eva]] con la mudanza
call | [[Rui]] me ligou hoje
message | [[Rui]] respondeu
visit | De tarde veio [[Rui]]
talked | [[Rui]] me ajudou com o texto
call | [[Ada]] mi ha chiamato ieri
call | Ha chiamato [[Ada]]
visit | Nel pomeriggio è passata [[Ada]]
message | [[Ada]] mi ha scritto
talked | [[Ada]] mi ha detto della casa
call | [[Piet]] belde vanochtend
call | [[Piet]] heeft me gebeld
visit | [[Piet]] kwam langs
message | [[Piet]] heeft me gemaild
talked | [[Piet]] vertelde me over zijn werk
call | [[Ewa]] zadzwoniła wieczorem
call | Zadzwoniła [[Ewa]]
visit | Po południu wpadła [[Ewa]]
message | [[Ewa]] napisała, że przyjedzie
message | [[Ewa]] odezwała się
talked | [[Ewa]] pomogła mi z tekstem
call | Позвонила [[Ольга]], болтали час
call | [[Ольга]] звонила утром
visit | [[Иван]] заходил вечером
visit | Вечером зашёл [[Иван]]
message | [[Анна]] написала, что приедет
talked | [[Анна]] помогла мне с переводом
call | [[Wei]]打来电话
call | 晚上[[Wei]]打电话来，聊了很久
message | [[Wei]]发消息说他到了
visit | [[Wei]]来我家
call | [[Wei]]から電話
message | [[Wei]]からメールが来た
visit | [[Wei]]が遊びに来た
"""

TOGETHER = """
contact | Went to the cinema with [[Ann]]
contact | Movie night with [[Ann]] and [[Bob]]
contact | Climbing with [[Ann]], should do it more often
contact | Spent the afternoon with [[Ann]] in the garden
met | Was with [[Ann]] all morning
contact | Played chess with [[Ann]]
contact | Abends Kino mit [[Jo]]
contact | Mit [[Jo]] klettern gewesen
met | Wir waren bei [[Jo]] zum Raclette
met | War bei [[Jo]]
contact | Ausflug mit [[Jo]] und [[Kim]]
contact | Cinéma avec [[Léa]]
contact | Je suis allé au musée avec [[Léa]]
met | J'ai été chez [[Léa]]
contact | Soirée jeux avec [[Léa]]
contact | Excursión con [[Eva]]
contact | Fuimos al cine con [[Eva]]
met | Estuve con [[Eva]] toda la tarde
met | Coincidí con [[Eva]] en el metro
dinner | Cenamos en casa de [[Eva]]
contact | Cinema com [[Rui]]
met | Estive com [[Rui]]
contact | Gita con [[Ada]]
contact | Sono andato al cinema con [[Ada]]
met | Sono stato da [[Ada]]
met | Naar de bioscoop met [[Piet]]
met | Met [[Piet]] gefietst
contact | W kinie z [[Ewa]]
met | Byłem u [[Ewa]]
contact | Мы с [[Павел]] ходили в кино
contact | Был в театре с [[Павел]]
met | Видел [[Павел]] в магазине
contact | 和[[Wei]]一起看电影
contact | 跟[[Wei]]爬山
contact | [[Wei]]と映画
contact | [[Wei]]と旅行に行った
"""

BEHIND = """
call | [[Klaas]]: Telefonat, Umzug im Mai
coffee | [[Ann]]: coffee at the corner
lunch | [[Ann]]: lunch, she pays next time
visit | [[Eva]]: visita, le llevé sopa
call | [[Léa]]: appel, elle déménage
meeting | [[Иван]]: встреча, обсудили план
lunch | [[Wei]]: ランチ
message | Habe [[Jo]] eine Nachricht geschickt
message | [[Jo]] angeschrieben wegen Sensor
mail | Mail an [[Jo]] raus
sms | SMS an [[Jo]]
talked | Lange mit [[Jo]] gequatscht
video | Skype mit [[Jo]]
message | Le mandé un mensaje a [[Eva]]
card | Postkarte von [[Jo]] bekommen
letter | Got a letter from [[Ann]]
card | Recibí una postal de [[Eva]]
email | Получил письмо от [[Анна]]
dinner | Abends zum Essen bei [[Jo]]
"""

NONE = """
[[Ann]] called off the meeting
[[Ann]] called it a success
[[Ann]] called [[Bob]]
[[Ann]] should have called
[[Ann]] wanted to call
[[Ann]] never called
Bob told me that [[Ann]] called
I hope that [[Ann]] called
[[Ann]] wrote a book about soil
[[Ann]] wrote to the council
[[Ann]] answered the question in the forum
[[Ann]] visited Rome
[[Ann]] came to Berlin last year
[[Ann]] came second
[[Ann]] told Bob about it
[[Ann]] helped to build the bridge
[[Ann]] asked for a rise at work
[[Ann]] reminds me of my sister
[[Ann]] lives with [[Bob]]
Film by [[Ann]]
Concert of [[Ann]]
Should go to the cinema with [[Ann]]
Want to go climbing with [[Ann]]
Trip with [[Ann]] cancelled
Concert with [[Ann]] next week
Museum without [[Ann]]
[[Ann]]: call
[[Ann]]: call about the budget
[[Ann]]: lunch next week
[[Ann]]: email her the draft
Letter to the editor about [[Ann]]
Got a book by [[Ann]]
[[Jo]] kam nicht vorbei
[[Jo]] rief nicht an
[[Jo]] hat ein Buch geschrieben
[[Jo]] schrieb einen Artikel über Moore
[[Jo]] war in Rom
[[Jo]] meldet sich nicht
[[Jo]] will anrufen
[[Jo]] besucht uns nächste Woche
Will mit [[Jo]] ins Kino
Ausflug mit [[Jo]] verschoben
[[Jo]] hat den Preis bekommen
Laut [[Jo]] wird das nichts
[[Jo]] fehlt mir
[[Léa]] n'a pas appelé
[[Léa]] a écrit un livre
[[Léa]] est venue à Paris en 2019
Je voudrais aller au musée avec [[Léa]]
[[Eva]] no me llamó
[[Eva]] escribió un libro
Según [[Eva]] no hay problema
[[Eva]] canceló la comida
Espero que [[Eva]] se mejore
Quiero ir al cine con [[Eva]]
Hace meses que no veo a [[Eva]]
[[Rui]] escreveu um livro
[[Rui]] não me ligou
[[Ada]] ha scritto un libro
[[Ada]] non mi ha chiamato
[[Piet]] schreef een boek
[[Piet]] belde niet
[[Ewa]] nie zadzwoniła
[[Ewa]] napisała książkę
[[Ольга]] не звонила
[[Ольга]] написала книгу
Хочу сходить в кино с [[Ольга]]
Вспоминал [[Тимур]]
[[Wei]]没打电话来
[[Wei]]写了一本书
想和[[Wei]]看电影
[[Wei]]と映画に行きたい
[[Wei]]から電話がなかった
"""


def told(table: str) -> list[str]:
    return rows(table)


@pytest.mark.parametrize("row", [*told(THEIRS), *told(TOGETHER), *told(BEHIND)])
def test_a_line_of_what_two_people_did_is_a_contact(row: str) -> None:
    kind, _, line = row.partition(" | ")
    verdict = read(line)
    assert (verdict.reading, verdict.kind) == (Reading.CONTACT, kind), verdict


@pytest.mark.parametrize("line", told(NONE))
def test_a_line_of_what_somebody_did_elsewhere_is_none(line: str) -> None:
    assert read(line).reading is not Reading.CONTACT, read(line)
