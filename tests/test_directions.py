"""Whose promise an open task is, by its first line, in the languages of the tables."""

import pytest

from tests.vaults.index import index_of
from vaultkit.index.directions import direction_of
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


@pytest.mark.parametrize("text", THEIRS)
def test_what_somebody_else_is_to_do_is_theirs(text: str) -> None:
    assert direction(text) == "theirs"


@pytest.mark.parametrize("text", MINE)
def test_what_one_is_to_do_oneself_is_mine(text: str) -> None:
    assert direction(text) == "mine"


@pytest.mark.parametrize("text", ["Ann to send the CV", "Ann Lee will call", "ann lee: to send the CV"])
def test_in_the_own_note_the_name_needs_no_link(text: str) -> None:
    assert (direction(text, "People/Ann Lee.md"), direction(text)) == ("theirs", "mine")


@pytest.mark.parametrize("text", ["Annual review", "Anna to send it", "call Ann", "Ann anrufen", "Ann's gift"])
def test_other_words_in_the_own_note_are_mine(text: str) -> None:
    assert direction(text, "People/Ann Lee.md") == "mine"


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


@pytest.mark.parametrize(("said", "whose"), TASK_NOTES.values(), ids=TASK_NOTES)
@pytest.mark.parametrize("kind", ["task", "Task", '"[[Tasks]]"', "Aufgabe", "tarea", "tâche", "任务"])
def test_a_note_that_is_a_task_is_a_promise(said: str, whose: str, kind: str) -> None:
    text = f"---\ntype: {kind}\n{said}\ndue: 2026-12-01\nstatus: open\ncreated: 2026-11-01\n---\n"
    index = index_of({"People/Ann Lee.md": "", "Tasks/Send the deck.md": text})
    (promise,) = index.promises["People/Ann Lee.md"]
    assert (promise.text, promise.direction, str(promise.due), str(promise.day)) == (
        "Send the deck",
        whose,
        "2026-12-01",
        "2026-11-01",
    )
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
