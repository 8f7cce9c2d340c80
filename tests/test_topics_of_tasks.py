"""To whom a task is promised, and whom it is only about, in the languages of the tables."""

import time

import pytest

from tests.vaults.index import index_of
from vaultkit.index.doers import is_doing
from vaultkit.index.topics import topics_of

PEOPLE = {"A": "Ann Lee", "B": "Bob Miller", "S": "Sam Roe"}

TASKS = """
Bob | - | [[B]] Kontakt von [[A]] geben
Bob | - | dare a [[B]] il contatto di [[A]]
Bob | - | dar a [[B]] el libro de [[S]]
Bob | - | donner à [[B]] le numéro de [[S]]
Bob | - | dać [[B]] numer od [[S]]
Bob | - | [[B]] de foto's van [[S]] sturen
Bob | - | ask [[B]] about [[S]]'s wedding
Bob | - | offer [[B]] help with the move of [[S]]
Bob | - | [[B]] nach der Adresse von [[S]] fragen
Bob | - | an [[B]] wegen [[S]] schreiben
Bob | Bob Miller | introduce him to friends of [[S]]
Bob Sam | Bob Miller | introduce him to [[S]]
- | - | Anna den Kontakt von [[B]] schicken
Ann | - | send [[A]] the book by [[S]]
Ann | Ann Lee | send her the contact of [[S]]
Ann | Ann Lee | send her [[S]]'s contact
Ann | - | send [[A]] [[S]]'s number
Ann | - | promised [[A]] the paper
Ann | - | promised [[A]] the paper from [[S]]
Ann | - | tell [[A]] about [[S]] and [[B]]
Ann Bob | - | introduce [[A]] to [[B]]
Ann Bob | - | write to [[A]] and [[B]]
Ann | - | [[A]]'s birthday present
Ann | - | review [[A]]'s draft
- | - | read the paper by [[A]]
- | - | find out about [[A]]
- | - | call the doctor about my friend [[A]]
Ann | - | reply to the mail from [[A]]
Ann | - | Mail von [[A]] beantworten
Ann | - | das Buch von [[A]] zurückgeben
Ann | - | return the book of [[A]]
- | - | return the book of [[A]] to Lena
Ann | - | take care of [[A]]
Ann | - | Geschenk für den Geburtstag von [[A]]
Ann | - | drop by [[A]]
Ann | - | waiting for the answer from [[A]]
Ann | - | Antwort von [[A]] steht aus
Ann | - | [[A]] to send the contact of [[B]]
Ann | - | [[A]] das Buch von [[S]] geben
Ann | - | mit [[A]] über [[S]] sprechen
Ann | - | das [[A]] schicken
Ann | - | envoyer à [[A]] le livre de [[S]]
Ann | - | parler à [[A]] de [[S]]
Ann | - | mandar a [[A]] el contacto de [[S]]
Ann | - | preguntar a [[A]] sobre [[S]]
Ann | - | enviar à [[A]] o contacto do [[S]]
Ann | - | enviar o relatório ao [[A]]
Ann | - | convidar o [[A]]
Ann | - | mandare a [[A]] il libro di [[S]]
Ann | - | andare da [[A]]
Ann | - | [[A]] het boek van [[S]] sturen
Ann | - | wysłać [[A]] kontakt od [[S]]
Ann | - | zapytać [[A]] o [[S]]
Ann | - | zadzwonić do [[A]]
Ann | - | отправить [[A]] книгу от [[S]]
Ann | - | рассказать [[A]] о [[S]]
Ann | - | 把[[S]]的联系方式发给[[A]]
Ann | - | [[A]]に[[S]]の連絡先を送る
Ann | - | répondre au mail de [[A]]
Ann | - | жду ответа от [[A]]
Ann | - | Angebot an [[A]] schicken
Ann | - | ask [[A]] for the slides by Dr. [[S]]
Ann | - | die Nummer von unserem Freund [[S]] an [[A]] schicken
- | - | Lena die Nummer von **[[S]]** geben
Ann | - | send the slides of [[S]] and [[B]] to [[A]]
Ann Bob | - | send [[A]] and [[B]] the photo of [[S]]
Ann | - | prendre des nouvelles de [[A]]
Ann | - | [[A]] Kontakt von Bob schicken
Ann Bob | - | [[A]] of [[B]] bellen
Ann | - | remind [[A]] of [[B]]
Ann | - | bel [[A]] over [[S]]
Bob | - | [[B]] Bescheid geben wegen [[S]]
- | - | pick up the parcel from [[A]]
Ann | - | [[A]] fragen, ob sie was von [[S]] hat
Ann | - | present for [[A]]
- | - | Artikel über [[A]] lesen
"""
"""First names of those to whom it is promised, the note of a person in which it stands (- for a day's), the task."""


def promised(task: str, own: str) -> str:
    """The first names of those who have a promise, - for nobody."""
    for short, name in PEOPLE.items():
        task = task.replace(f"[[{short}]]", f"[[{name}]]")
    vault = {f"People/{name}.md": "" for name in PEOPLE.values()}
    vault["Daily/2026-10-01.md" if own == "-" else f"People/{own}.md"] = f"- [ ] {task}\n"
    return " ".join(sorted(path[7:10] for path, found in index_of(vault).promises.items() if found)) or "-"


def test_whom_a_task_is_about_it_is_not_promised_to() -> None:
    table = [tuple(cell.strip() for cell in line.split("|")) for line in TASKS.strip().splitlines()]
    assert [row for row in table if promised(row[2], row[1]) != row[0]] == []


def test_a_line_below_the_task_says_so_as_well() -> None:
    vault = {f"People/{name}.md": "" for name in PEOPLE.values()}
    vault["Daily/2026-10-01.md"] = "- [ ] call [[Ann Lee]]\n  about the book by [[Bob Miller]] and [[Sam Roe]]\n"
    assert set(index_of(vault).promises) == {"People/Ann Lee.md"}


@pytest.mark.parametrize("unit", ["of [[a]] ", "[[a]] and ", "[[a]] of ", "of ", "von meinem a ", " ", "(", "me "])
def test_a_task_of_many_links_and_words_costs_no_more_than_its_length(unit: str) -> None:
    before = time.process_time()
    topics_of([unit * 2000])
    is_doing(" " + unit * 2000 + "!")
    assert time.process_time() - before < 0.5
