"""What is nearly the name of another note, of its kind, and what is another name."""

import pytest

from vaultkit.cli.input.near_twins import near_twin
from vaultkit.model.candidate import Candidate
from vaultkit.model.record import Kind

TITLES = (
    ("The Club", "Club"), ("club", "The Club"), ("Der Ruderclub", "Ruderclub"), ("Die Runde", "Runde"),
    ("L'Atelier", "Atelier"), ("l’atelier", "Atelier"), ("Les Amis de la Terre", "Amis de Terre"),
    ("El Círculo", "Circulo"), ("Los Lunes", "Lunes"), ("O Clube", "Clube"), ("As Quintas", "Quintas"),
    ("Il Circolo", "Circolo"), ("Gli Amici", "Amici"), ("De Kring", "Kring"), ("'t Anker", "Anker"),
    ("Club, The", "Club"), ("Arts & Crafts", "Arts and Crafts"), ("Kunst & Kultur", "Kunst und Kultur"),
    ("Arte e Cultura", "Arte & Cultura"), ("Vins et fromages", "Vins & Fromages"), ("Cine y Pan", "Cine & Pan"),
    ("Koor en Kaas", "Koor & Kaas"), ("Chór i Kino", "Chor & Kino"), ("R and D", "R&D"), ("The A Team", "A-Team"),
    ("Café du Port", "Cafe du Port"), ("Robotics Club", "Club Robotics"), ("Robotic Club", "Robotics Club"),
    ("Клуб и кино", "Клуб & кино"),
)  # fmt: skip
OTHER_TITLES = (
    ("Plan A", "Plan B"), ("Plan A", "Plan"), ("Team E", "Team"), ("Club 1", "Club 2"), ("Club", "Chess Club"),
    ("The Club", "The Pub"), ("Club North", "Club South"), ("The", "Club"), ("An A", "An E"),
    ("2026 Fair", "2027 Fair"),
)  # fmt: skip


@pytest.mark.parametrize("kind", [Kind.GROUP, Kind.GOAL, Kind.EVENT])
def test_articles_joining_words_and_accents_make_no_other_name(kind: Kind) -> None:
    for typed, there in TITLES:
        assert near_twin(typed, [Candidate(path="x.md", name=there)], kind) == there, typed
        assert near_twin(there, [Candidate(path="x.md", name="Else", aliases=(typed,))], kind) == typed, there


@pytest.mark.parametrize(("typed", "there"), OTHER_TITLES)
def test_another_word_letter_or_number_does(typed: str, there: str) -> None:
    assert near_twin(typed, [Candidate(path="x.md", name=there)], Kind.GROUP) == ""


def test_what_is_an_article_in_a_group_is_part_of_a_persons_name() -> None:
    de, y = (Candidate(path="x.md", name=name) for name in ("Anna Vries", "Ana Gómez Ruiz"))
    assert near_twin("Anna de Vries", [de], Kind.PERSON) == ""
    assert near_twin("Ana Gomez y Ruiz", [y], Kind.PERSON) == "Ana Gómez Ruiz"
    assert near_twin("The Club", [Candidate(path="x.md", name="Club", hidden=True)], Kind.GROUP) == ""
