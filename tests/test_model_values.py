"""Values of the model: frozen, equal by what they hold, in the order of their places, and the same after a journey."""

import copy
import pickle

import pytest
from msgspec.structs import replace

from vaultkit.model.location import Location
from vaultkit.model.note import Link, Property
from vaultkit.syntax.document import parse_note

NOTE = parse_note("People/Ann.md", b"---\ntags: [a, b]\nx: {y: [1]}\n---\n- 2026-11-20 coffee: [[Bo]] ^b1\n")


def test_nobody_changes_a_value() -> None:
    with pytest.raises(AttributeError):
        NOTE.path = "other.md"  # type: ignore[misc]  # that is the point
    with pytest.raises(AttributeError):
        NOTE.log[0].location.line = 2  # type: ignore[misc]


def test_values_are_equal_and_hashed_by_what_they_hold() -> None:
    one, same = (Link(target="Bo", location=Location(path="a.md", line=2)) for _ in range(2))
    assert one == same
    assert hash(one) == hash(same)
    assert one != replace(one, embed=True)
    other: object = Property(key="Bo", value=None, location=one.location)
    assert one != other


def test_places_stand_in_the_order_of_path_line_and_column() -> None:
    places = [Location(path=path, line=line, column=column) for path in "ab" for line in (1, 2) for column in (1, 2)]
    backwards = places[::-1]
    assert sorted(backwards) == places
    assert str(places[0]) == "a:1:1"
    assert repr(places[0]) == "Location(path='a', line=1, column=1)"


def test_a_value_is_the_same_after_a_journey() -> None:
    assert pickle.loads(pickle.dumps(NOTE)) == NOTE  # our own bytes
    assert copy.deepcopy(NOTE) == NOTE
    other = replace(NOTE, path="b.md")
    assert (other.path, other.log, other.tags) == ("b.md", NOTE.log, NOTE.tags)
