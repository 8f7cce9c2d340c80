"""A packed table is the mapping that was packed, and is decoded only where its bytes may hold what is asked for."""

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from vaultkit.model.lazy import PackedTable

KEYS = st.text("abä\0\n", max_size=3)


@given(st.dictionaries(KEYS, st.integers(0, 99)), st.lists(KEYS))
def test_a_packed_table_is_the_mapping_that_was_packed(plain: dict[str, int], keys: list[str]) -> None:
    packed = PackedTable(msgspec.msgpack.encode(plain), lambda data: msgspec.msgpack.decode(data, type=dict[str, int]))
    for key in keys:
        assert (key in packed) == (key in plain)
        assert packed.get(key, -1) == plain.get(key, -1)
    assert packed == plain
    assert dict(packed) == plain
    assert [packed[key] for key in plain] == list(plain.values())


def test_a_key_whose_letters_do_not_stand_there_lets_nothing_be_decoded() -> None:
    decoded: list[bytes] = []

    def made(data: bytes) -> dict[str, int]:
        decoded.append(data)
        return dict(msgspec.msgpack.decode(data))

    packed = PackedTable(msgspec.msgpack.encode({"People/Ann.md": 1}), made)
    assert "People/Bob.md" not in packed
    assert packed.get("\ud800") is None
    assert 1 not in packed
    assert decoded == []
    assert "People/Ann.md" in packed
    assert packed["People/Ann.md"] == 1
    assert len(decoded) == 1
