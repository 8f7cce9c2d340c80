"""The places of what a record says, and the notes to which it links, are as they were given, in few bytes."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model.location import Location
from vaultkit.model.places import Places, Targets

TEXT = st.text(st.characters(codec="utf-8", exclude_characters="\0"))
"""Whatever a name of ours or a path may hold."""
NAMES = TEXT.filter(bool)
PLACES = st.builds(Location, path=TEXT, line=st.integers(1, 99), column=st.integers(1, 99))


@given(st.dictionaries(NAMES, PLACES), NAMES)
def test_places_are_as_they_were_given(given: dict[str, Location], other: str) -> None:
    places = msgspec.msgpack.decode(msgspec.msgpack.encode(Places.of(given)), type=Places)
    assert dict(places) == dict(places.items()) == given
    assert (list(places), len(places), bool(places)) == (list(given), len(given), bool(given))
    for name in (*given, other):
        assert (places.get(name), name in places, bool(places.said(name))) == (
            given.get(name),
            name in given,
            name in given,
        )
    assert places == Places.of(dict(places))


@given(st.dictionaries(NAMES, st.lists(TEXT, max_size=3).map(tuple)), NAMES)
def test_targets_are_as_they_were_given(given: dict[str, tuple[str, ...]], other: str) -> None:
    targets = msgspec.msgpack.decode(msgspec.msgpack.encode(Targets.of(given)), type=Targets)
    linked = {name: paths for name, paths in given.items() if paths}
    assert (dict(targets), list(targets), len(targets)) == (linked, list(linked), len(linked))
    assert [targets.get(name) for name in (*given, other)] == [given.get(name, ()) for name in (*given, other)]
    assert targets == Targets.of(linked)


def test_names_that_hold_one_another_are_told_apart() -> None:
    given = {"phone": Location(path="A.md", line=2), "tele phone": Location(path="B.md", line=3, column=4)}
    places = Places.of(given)
    assert (places["phone"], places["tele phone"], places.get("tele"), "one" in places) == (
        *given.values(),
        None,
        False,
    )
    assert hash(places) == hash(Places.of(given))


def test_a_path_that_is_no_text_has_places_too() -> None:
    strange = Location(path="People/\udcff.md", line=7)
    assert Places.of({"kind": strange})["kind"] == strange
