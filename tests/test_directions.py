"""Whose promise an open task is, by its first line, in the languages of the tables."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.vaults.index import index_of
from vaultkit.index import directions
from vaultkit.index.directions import direction_of
from vaultkit.model.regex import WaitingRegex
from vaultkit.syntax.document import parse_note

PEOPLE = frozenset({"Wei", "Ann", "Bob", "Ann.md"})

THEIRS = [
    "[[Wei]] to send the numbers",
    "[[Wei]] sends the numbers",
    "[[Wei]] will call back",
    "**[[Wei]]** to send",
    "#waiting [[Wei]] sends me the ad",
    "#waiting-for numbers from [[Wei]]",
    "waiting for [[Ann]]'s answer",
    "Waiting for: [[Ann]] numbers",
    "wait for [[Ann]] to reply",
    "check budget [delegated:: [[Ann]]]",
    "check budget (owner:: [[Ann]])",
    "[[Ann]] schickt die Zahlen",
    "[[Ann]] soll die Zahlen schicken",
    "warten auf [[Ann]]",
    "Warte noch auf Antwort von [[Ann]]",
    "en attente de [[Ann]]",
    "En attente d'une réponse de [[Ann]]",
    "attendre la réponse de [[Ann]]",
    "esperando respuesta de [[Ann]]",
    "pendiente de [[Ann]]",
    "aguardando resposta de [[Ann]]",
    "in attesa di [[Ann]]",
    "in attesa della risposta di [[Ann]]",
    "aspetto [[Ann]]",
    "wachten op [[Ann]]",
    "wacht op reactie van [[Ann]]",
    "czekam na [[Ann]]",
    "жду ответа от [[Ann]]",
    "ожидание ответа [[Ann]]",
    "等待[[Ann]]的回复",
    "等 [[Ann]] 的数字",
    "[[Ann]]の返事待ち",
    "[[Ann]]からの返信を待つ",
    "[[Ann]]が数字を送る",
    "[[Ann]] 发数据",
    "[[Ann]] enverra les chiffres",
    "[[Ann]] manda los números",
    "[[Ann]] wyśle dane",
    "[[Ann]] пришлёт данные",
    "@[[Ann]] to send",
    "#task [[Ann]] to send",
    "TODO [[Ann]] to send",
    "[Ann](Ann.md) to send it",
    "WAITING [[Ann]] on the draft",
    "[[Ann]] and [[Bob]] to choose a day",
    "[[Ann|Annie]] to bring the slides",
]

MINE = [
    "[[Ann]] and I to write the paper",
    "[[Ann]] und ich: Antrag schreiben",
    "[[Ann]] et moi: réserver la salle",
    "[[Ann]] y yo preparamos la charla",
    "[[Ann]]和我一起写报告",
    "call [[Ann]]",
    "[[Ann]] anrufen",
    "[[Ann]] wegen Vertrag anrufen",
    "[[Ann]] das Buch geben",
    "[[Ann]]'s birthday present",
    "[[Ann]] birthday",
    "[[Ann]]: the photo",
    "[[Ann]] - ask about CV",
    "[[Ann]]に電話する",
    "[[Ann]]",
    "send [[Ann]] the CV",
    "tell [[Ann]] who waits for my answer",
    "[[Ann]] is waiting for my answer",
    "[[Ann]] wartet auf meine Antwort",
    "[[Ann]] attend ma réponse",
    "[[Ann]] позвонить",
    "[[Ann]] bellen",
    "reply to [[Ann]]",
    "répondre à [[Ann]] sans attendre",
    "ask [[Ann]] about the waiting room",
    "buy [[Ann]] a weight",
    "[[Ann]] написать про договор",
    "don't keep [[Ann]] waiting",
    "[[Note]] about [[Ann]]",
    "an [[Ann]] schreiben",
    "我要给[[Ann]]打电话",
    "[[Ann]]を招待する",
]


def direction(text: str, own: str = "") -> str:
    (block,) = parse_note("a.md", f"- [ ] {text}\n".encode()).blocks
    return direction_of(block, PEOPLE, own)


def test_what_somebody_else_is_to_do_is_theirs() -> None:
    assert [text for text in THEIRS if direction(text) != "theirs"] == []


def test_what_one_is_to_do_oneself_is_mine() -> None:
    assert [text for text in MINE if direction(text) != "mine"] == []


@pytest.mark.parametrize("text", ["Ann to send the CV", "Ann Lee will call", "ann lee: to send the CV"])
def test_in_the_own_note_the_name_needs_no_link(text: str) -> None:
    assert (direction(text, "People/Ann Lee.md"), direction(text)) == ("theirs", "mine")


@pytest.mark.parametrize("text", ["Annual review", "Anna to send it", "call Ann", "Ann anrufen", "Ann's gift"])
def test_other_words_in_the_own_note_are_mine(text: str) -> None:
    assert direction(text, "People/Ann Lee.md") == "mine"


DONE_FOR_THEM = """
[[Ann]] zum Geburtstag gratulieren
[[Ann]] Fotos vom Urlaub zeigen
[[Ann]] gegenlesen lassen
[[Ann]] Rückmeldung geben bis Freitag
[[Ann]] das Buch zurückgeben!
[[Ann]] en Bob aan elkaar voorstellen
[[Ann]] parler du projet
[[Ann]] apporter des fleurs
[[Ann]] felicitar por el premio
[[Ann]] dar as boas-vindas
[[Ann]] consegnare le chiavi
[[Ann]] odebrać z lotniska
[[Ann]] помочь с переездом
[[Ann]] meeting notes
[[Ann]] status update
[[Ann]] Q3 report
[[Ann]] thesis comments
[[Ann]] doit être rappelé
[[Ann]] moet gebeld worden
[[Ann]] tiene que recibir el libro
[[Ann]] beim Kochen zusehen
[[Ann]] Glückwünsche ausrichten
[[Ann]] auf den Stand bringen
[[Ann]] um Rat bitten
[[Ann]] eine Mail schreiben wegen der Miete
[[Ann]] recommendation letter
[[Ann]] reference for the job
[[Ann]] visa documents
[[Ann]] address change
[[Ann]] Kontakt zu Lena herstellen
[[Ann]] mit Lena vernetzen
[[Ann]] koppelen aan Lena
[[Ann]] bedanken voor het eten
[[Ann]] remercier pour le dîner
[[Ann]] rappeler demain
[[Ann]] recommander à Paul
[[Ann]] agradecer la cena
[[Ann]] recomendar a Ana
[[Ann]] agradecer o jantar
[[Ann]] ringraziare per la cena
[[Ann]] far conoscere Anna
[[Ann]] podziękować za kolację
[[Ann]] polecić Annie
[[Ann]] поблагодарить за ужин
[[Ann]] купить подарок
[[Ann]] contacts for the fair
[[Ann]] notes the day after
[[Ann]] birthday gift
[[Ann]] lunch next week
[[Ann]] coffee
[[Ann]] lettre de recommandation
[[Ann]] carta de recomendación
[[Ann]] invito a cena
[[Ann]] zaproszenie
[[Ann]] рекомендация
[[Ann]] 介绍给李娜
[[Ann]] を紹介する
[[Ann]] should get the draft
[[Ann]] soll das Buch bekommen
[[Ann]] darf nicht vergessen werden
[[Ann]] muss angerufen werden
[[Ann]] needs to be called
[[Ann]] must be thanked
[[Ann]] würde das Buch gefallen
[[Ann]] Termin vorschlagen
[[Ann]] kommt zu Besuch, Bett beziehen
[[Ann]] das Buch zurückgeben
[[Ann]] mit Bob bekannt machen
[[Ann]] das Geld überweisen
[[Ann]] vorstellen
[[Ann]] empfehlen
[[Ann]] het boek teruggeven
[[Ann]] intro to Lena
[[Ann]] feedback
[[Ann]] feedback on the draft
[[Ann]] einen Kuchen backen
[[Ann]] die Unterlagen ausdrucken
[[Ann]] vom Bahnhof abholen
[[Ann]] zum Essen einladen
[[Ann]] beim Umzug helfen
[[Ann]] mit dem Auto abholen
[[Ann]] nicht vergessen
[[Ann]] die Adresse raussuchen
[[Ann]] de sleutels terugbrengen
[[Ann]] voorstellen aan Lena
[[Ann]] een kaart sturen
[[Ann]] helpen met de verhuizing
[[Ann]] rendre le livre
[[Ann]] présenter à Paul
[[Ann]] envoyer les photos
[[Ann]] inviter à dîner
[[Ann]] devolver el libro
[[Ann]] mandar las fotos
[[Ann]] presentar a Ana
[[Ann]] regalo de cumpleaños
[[Ann]] devolver o livro
[[Ann]] apresentar à Ana
[[Ann]] prestare il libro
[[Ann]] mandare le foto
[[Ann]] regalo
[[Ann]] oddać książkę
[[Ann]] wysłać zdjęcia
[[Ann]] przedstawić Annie
[[Ann]] вернуть книгу
[[Ann]] отправить фото
[[Ann]] познакомить с Анной
[[Ann]] подарок
[[Ann]] slides
[[Ann]] photos from the trip
[[Ann]] thank-you note
[[Ann]] present for the wedding
[[Ann]] the book back
[[Ann]] invoice
[[Ann]] 1:1 prep
[[Ann]] contract review
[[Ann]] needs the slides
[[Ann]] wants a copy of the book
[[Ann]] asks for the contract
[[Ann]] braucht die Folien
[[Ann]] bekommt das Buch
[[Ann]] gets the keys
[[Ann]] turns 40
[[Ann]] has a birthday
[[Ann]] Geschenk besorgen
[[Ann]] return the book
[[Ann]] introduce to Lena
[[Ann]] follow up on the offer
[[Ann]] ответ
[[Ann]] отчёт
[[Ann]] 还书
[[Ann]] 的礼物
[[Ann]]に本を返す
[[Ann]]の写真
[[Ann]] cadeau kopen
[[Ann]] kaartje sturen
[[Ann]] livro emprestado
[[Ann]] prezent
[[Ann]] Vertrag
[[Ann]] Bericht lesen
"""
"""What one does for somebody whose name stands first: infinitives, things, and what they want or get."""

DONE_BY_THEM = """
[[Ann]] checkt die Zahlen
[[Ann]] baut die Webseite
[[Ann]] fixes the bug
[[Ann]] updates the list
[[Ann]] relit le texte
[[Ann]] fera le gâteau
[[Ann]] traerá el pan
[[Ann]] traz o vinho
[[Ann]] porta il vino
[[Ann]] neemt de wijn mee
[[Ann]] przyniesie wino
[[Ann]] принесёт вино
[[Ann]] should get back to me
[[Ann]] will have the slides printed
[[Ann]] muss den Vertrag noch unterschreiben
[[Ann]] holt die Kinder ab
[[Ann]] kümmert sich um den Raum
[[Ann]] wird zurückrufen
[[Ann]] leiht mir das Rad
[[Ann]] overweegt het voorstel
[[Ann]] gaat de zaal boeken
[[Ann]] calls me back
[[Ann]] checks with legal
[[Ann]] is going to introduce me
[[Ann]] s'occupe de la salle
[[Ann]] nous envoie les dates
[[Ann]] va nous envoyer les dates
[[Ann]] se encarga de la sala
[[Ann]] nos avisa
[[Ann]] va a llamar
[[Ann]] me devolve o livro
[[Ann]] vai ligar
[[Ann]] mi presta il libro
[[Ann]] si occupa della sala
[[Ann]] ci fa sapere
[[Ann]] oddzwoni
[[Ann]] da mi znać
[[Ann]] zajmie się salą
[[Ann]] перезвонит
[[Ann]] мне позвонит
[[Ann]] закажет стол
[[Ann]] 负责订餐厅
[[Ann]] schickt mir die Folien
[[Ann]] sends the draft
[[Ann]] to send the draft
[[Ann]] will send it
[[Ann]]: to send the draft
[[Ann]] gibt das Buch zurück
[[Ann]] meldet sich nächste Woche
[[Ann]] bereitet die Sitzung vor
[[Ann]] prüft den Vertrag
[[Ann]] druckt die Plakate
[[Ann]] edits the video
[[Ann]] drafts the contract
[[Ann]] still owes me the photos
[[Ann]] promised me a copy
[[Ann]]'ll call back
[[Ann]] m'envoie le contrat
[[Ann]] doit envoyer le contrat
[[Ann]] va appeler
[[Ann]] préparera la salle
[[Ann]] rappelle demain
[[Ann]] me manda el contrato
[[Ann]] tiene que firmar
[[Ann]] enviará el contrato
[[Ann]] reserva la sala
[[Ann]] vai mandar o relatório
[[Ann]] envia o relatório
[[Ann]] fará o bolo
[[Ann]] manda il contratto
[[Ann]] deve firmare
[[Ann]] manderà il contratto
[[Ann]] prenota il tavolo
[[Ann]] stuurt de foto's
[[Ann]] zal bellen
[[Ann]] regelt de zaal
[[Ann]] schildert het hek
[[Ann]] przygotuje salę
[[Ann]] ma wysłać zdjęcia
[[Ann]] wyśle zdjęcia
[[Ann]] подготовит зал
[[Ann]] сделает презентацию
[[Ann]] должен прислать файл
[[Ann]] пришлёт файл
[[Ann]] 会发报告
[[Ann]] 发报告给我
[[Ann]]が資料を送る
[[Ann]] and [[Bob]] to choose
[[Ann]] (Acme) to send
waiting for [[Ann]]
[[Ann]] muss noch unterschreiben
[[Ann]] soll das Buch zurückgeben
[[Ann]] brengt het boek terug
"""
"""A verb of the third person, or a word such as *to* and *will*, behind the name."""


@pytest.mark.parametrize(
    ("table", "whose"), [(DONE_FOR_THEM, "mine"), (DONE_BY_THEM, "theirs")], ids=["mine", "theirs"]
)
def test_a_name_at_the_beginning_is_who_does_it_only_where_a_verb_says_so(table: str, whose: str) -> None:
    assert [line for line in table.strip().splitlines() if direction(line) != whose] == []


@pytest.mark.parametrize(
    ("own", "text", "whose"),
    [
        ("People/Jörg Weiß.md", "Jörg das Buch zurückgeben 📅 2026-12-04", "mine"),
        ("People/Jörg Weiß.md", "[[Jörg Weiß]] das Buch zurückgeben", "mine"),
        ("People/Jörg Weiß.md", "Jörg gibt das Buch zurück", "theirs"),
        ("People/Lena Hartmann.md", "Lena mit Bob bekannt machen", "mine"),
        ("People/Lena Hartmann.md", "voorstellen aan Lena", "mine"),
        ("People/Lena Hartmann.md", "Lena het boek teruggeven", "mine"),
        ("People/Lena Hartmann.md", "Lena stelt mij voor aan Bob", "theirs"),
        ("People/Lena Hartmann.md", "Lena to send the deck", "theirs"),
    ],
)
def test_so_it_is_with_the_bare_name_in_the_own_note(own: str, text: str, whose: str) -> None:
    assert direction(text, own) == whose


TASK_NOTES = {
    "an owner by link": ('owner: "[[Ann Lee]]"', "theirs"),
    "an owner without quotes": ("owner: [[Ann Lee]]", "theirs"),
    "an owner by name": ("owner: Ann Lee", "theirs"),
    "an assignee": ("assignee: Ann Lee", "theirs"),
    "delegated": ("delegated_to: ['[[Ann Lee]]']", "theirs"),
    "in German": ("verantwortlich: Ann Lee", "theirs"),
    "in Spanish": ("responsable: Ann Lee", "theirs"),
    "in Russian": ("ответственный: Ann Lee", "theirs"),
    "for somebody": ("people: [Ann Lee]", "mine"),
    "for somebody, and mine": ("owner: me\ncontact: '[[Ann Lee]]'", "mine"),
}


@pytest.mark.parametrize("kind", ["task", "Task", '"[[Tasks]]"', "Aufgabe", "tarea", "tâche", "任务"])
def test_a_note_that_is_a_task_is_a_promise(kind: str) -> None:
    found = {}
    for said, _ in TASK_NOTES.values():
        text = f"---\ntype: {kind}\n{said}\ndue: 2026-12-01\nstatus: open\ncreated: 2026-11-01\n---\n"
        index = index_of({"People/Ann Lee.md": "", "Tasks/Send the deck.md": text})
        (promise,) = index.promises["People/Ann Lee.md"]
        found[said] = (promise.text, promise.direction, str(promise.due), str(promise.day))
    rest = ("2026-12-01", "2026-11-01")
    assert found == {said: ("Send the deck", whose, *rest) for said, whose in TASK_NOTES.values()}
    assert promise.location.path == "Tasks/Send the deck.md"


@pytest.mark.parametrize(
    "said",
    [
        "status: done",
        "status: Erledigt",
        "status: 完成",
        "done: true",
        "completed: 2026-11-02",
        "type: note",
        "owner: Bo",
    ],
)
def test_a_task_note_that_is_closed_or_of_nobody_is_none(said: str) -> None:
    keys = {"type": "type: task", "owner": "owner: Ann Lee", "status": "status: open"}
    keys[said.partition(":")[0]] = said
    text = "\n".join(["---", *keys.values(), "---", ""])
    assert not index_of({"People/Ann Lee.md": "", "Tasks/Send the deck.md": text}).promises


CHEAP = (directions._WAITS, directions._OWED, directions._WAITS_FIRST)


@pytest.mark.parametrize("pattern", CHEAP, ids=["waits", "owed", "first"])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_speaks_of_waiting_holds_one_of_its_stems(pattern: WaitingRegex, data: st.DataObject) -> None:
    said = data.draw(st.from_regex(pattern.compiled, fullmatch=True))
    assert any(stem in said for stem in directions._WAITING_STEMS)


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(said=st.from_regex(directions._THAT_THEY.compiled))  # type: ignore[attr-defined]
def test_what_others_are_to_do_begins_with_one_of_the_words(said: str) -> None:
    assert directions._THAT_THEY.match(said) is None or said.startswith(directions._THAT)
