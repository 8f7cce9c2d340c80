"""Written pages: of a page without items whose file holds what it is to hold, it is told without its lines that it
needs no edit; whatever is told so, the planner plans no edit either."""

import random
from dataclasses import dataclass

import pytest

from vaultkit.model.page import Page
from vaultkit.pages.edits import is_written, plan_edits, plan_page
from vaultkit.pages.marks import LoggedIds
from vaultkit.syntax.region import FRONT_MATTER, OLD_FRONT_MATTER, as_region, format_page, region_codes, region_hash

KEY, PATH = "2026-W47", "Ecosystem/Reviews/2026-W47.md"
PLAIN = "# Week\n\n[[Ann Lee]] is quiet · [mail](mailto:a@b.c)\n\n- [[Bo]] <!-- x -->\n  deeper"
NOTES = "\n\n## My notes\n\nOwn words, [[Ann]].\n"

LINES = (
    *(
        "",
        " ",
        "# Week",
        "[[Ann Lee]] and [[Bo|him]] · [x](y)",
        "- [ ] [[Ann]] ^vk-aaaaaaaa",
        "- [x] [[Ann]] ^vk-aaaaaaaa",
    ),
    *("  - a bullet below", "- [x] no item", "- item ^vk-1", "%% Begin vaultkit: a %%", "%%end vaultkit", "text\r"),
    *(
        "%% Lines of vaultkit: abcde %%",
        "<<<<<<< HEAD",
        "=======",
        ">>>>>>> theirs",
        "---",
        "\ud800",
        "Zoë 日本",
        "\u2028",
    ),
    *(
        "%% End vaultkit: 2026-W47 00000000 %%",
        "trailing  ",
        "\tindented",
        "- [ ] [[Ann]] (logged) ✅ 2026-11-01 ^vk-aaaaaaaa",
    ),
)
KEYS = (KEY, KEY, KEY, "Home", "a b", " a", "a%b", "")


def page(body: str, key: str = KEY) -> Page:
    return Page(path=PATH, key=key, body=body, hash=region_hash(as_region(body)))


def test_a_page_that_holds_what_it_is_to_hold_is_written_whatever_stands_behind() -> None:
    for rest in ("", "\n", NOTES, "\n\n- [x] own task ^mine\n", "\nno newline at the end"):
        data = format_page(KEY, PLAIN, rest).encode()
        assert is_written(page(PLAIN), data)
        assert plan_page(page(PLAIN), data) is None


@pytest.mark.parametrize(
    "data",
    [
        format_page(KEY, PLAIN + " x", NOTES),
        format_page(KEY, PLAIN, NOTES).replace(" is quiet", " was quiet"),
        format_page("2026-W46", PLAIN, NOTES),
        format_page(KEY, PLAIN, NOTES).replace(FRONT_MATTER, OLD_FRONT_MATTER),
        format_page(KEY, PLAIN, NOTES).replace("\n", "\r\n"),
        format_page(KEY, PLAIN, "\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> c\n"),
        format_page(KEY, PLAIN, "\n%% Begin vaultkit: a %%\n"),
        format_page(KEY, PLAIN, " behind the marker"),
        "\ufeff" + format_page(KEY, PLAIN, NOTES),
        PLAIN,
        "",
    ],
)
def test_of_another_file_nothing_is_said(data: str) -> None:
    assert not is_written(page(PLAIN), data.encode())


def test_of_a_page_with_items_with_copies_or_without_a_hash_nothing_is_said() -> None:
    data = format_page(KEY, PLAIN, NOTES).encode()
    assert not is_written(page(PLAIN), None)
    assert not is_written(page(PLAIN), data, (data,))
    assert not is_written(Page(path=PATH, key=KEY, body=PLAIN), data)
    item = f"{PLAIN}\n- [ ] [[Ann]] ^vk-aaaaaaaa"
    assert not is_written(page(item), format_page(KEY, item, NOTES).encode())
    assert not is_written(page(PLAIN), data + b"\xff")


@dataclass
class _Counted:
    asked: int = 0

    def __call__(self, line: str) -> bool:
        self.asked += 1
        return True


def test_the_lines_of_a_written_page_are_not_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    data = format_page(KEY, PLAIN, NOTES).encode()
    asked, here = list[Page](), page(PLAIN)

    def planned(one: Page, *_: object) -> None:
        asked.append(one)

    monkeypatch.setattr("vaultkit.pages.edits.plan_page", planned)
    assert plan_edits([here], lambda path: data) == ()
    assert asked == []
    plan_edits([here], lambda path: data + b"\xff")
    assert asked == [here]


@pytest.mark.parametrize("seed", range(60))
def test_what_is_written_needs_no_edit(seed: int) -> None:
    chance = random.Random(seed)
    said = 0
    for _ in range(60):
        plain = chance.random() < 0.6
        lines = LINES[:4] if plain else LINES
        body = "\n".join(chance.choice(lines) for _ in range(chance.randrange(9)))
        key = chance.choice(KEYS)
        new = page(body, key)
        stood = body if chance.random() < 0.9 else f"{body}\nold"
        rest = chance.choice(("", "\n", NOTES, "\n" + "\n".join(chance.choice(LINES) for _ in range(4)), " x", "\r\n"))
        data = format_page(key, as_region(stood), rest).encode("utf-8", "replace")
        for _ in range(chance.choice((0, 0, 1, 2))):
            at = chance.randrange(len(data) + 1)
            data = (
                data[:at]
                + chance.choice((b"x", b" ", b"\n", b"\r\n", b"%", b"\xff", b""))
                + data[at + chance.randrange(3) :]
            )
        ids = LoggedIds(logged=frozenset({"vk-aaaaaaaa"}), taken_back=frozenset({"vk-aaaaaaaa"} if seed % 2 else ()))
        codes = region_codes(key, as_region(stood)) if chance.random() < 0.5 else frozenset[str]()
        if is_written(new, data):
            said += 1
            hides = _Counted()
            assert plan_page(new, data, ids, codes, hides) is None, (body, data)
            assert hides.asked == 0
    assert said
