"""Work grows with the vault and not with its square: twice as much of anything is about twice as many steps."""

from collections.abc import Callable, Mapping

import pytest

from tests.steps import steps
from tests.vaults.day import TODAY
from tests.vaults.index import SETTINGS
from vaultkit.index.indexer import build_index
from vaultkit.syntax.document import parse_note

MOST = 2.3
"""How many times the steps twice the vault may take: twice, and a little for sorting."""


def name(number: int) -> str:
    """A name of two words that no other number has; all begin with the same letter."""
    letters = "".join(chr(ord("a") + int(digit)) for digit in f"{number:04}")
    return f"B{letters} R{letters[::-1]}"


def log(size: int) -> dict[str, str]:
    kinds = ("coffee: with [[Bo Roe]] #gave", "tier close", "snoozed until 2027-01-02", "role: moved", "paused", "hi")
    lines = [f"- 2026-{n % 11 + 1:02}-{n % 27 + 1:02} {kinds[n % 6]} ^vk-{n % (size - 5)}\n" for n in range(size)]
    return {"People/Ann.md": "".join(lines), "People/Bo Roe.md": ""}


def mistyped(size: int) -> dict[str, str]:
    people = {f"People/{name(n)}.md": "" for n in range(size)}
    links = "".join(f"- 2026-11-20 coffee with [[{name(n)}x{n}]]\n" for n in range(size))
    return {"People/Ann.md": links, "2026-11-20.md": links.replace("coffee", "saw"), **people}


def namesakes(size: int) -> dict[str, str]:
    vault = {f"Work/{n}/Notes/Plan.md": "[[Plan]] and [[Notes/Plan]]\n" for n in range(size)}
    linked = '---\ntype: person\norg: "[[Plan]]"\nvia: Plan\n---\n[[Plan]], [[Notes/Plan]]\n'
    vault |= {f"Other/{n}/Someone {n}.md": linked + "- 2026-11-20 call about [[Plan]]\n" for n in range(size)}
    return vault | {f"Daily/{n}/2026-11-20.md": "Worked on [[Plan]] and [[Notes/Plan]]\n" for n in range(size)}


def namesake_people(size: int) -> dict[str, str]:
    vault = {f"People/{n}/Ann Lee.md": "---\naliases: [Annie]\n---\n" for n in range(size)}
    vault |= {f"Events/{n}/Fair.md": "---\ndate: 2026-11-02\npeople: [Ann Lee, Annie]\n---\n" for n in range(size)}
    return vault | {f"Daily/{n}/2026-11-20.md": "[[Ann Lee]] and [[Annie]]\n" for n in range(size)}


def people(size: int) -> dict[str, str]:
    return {
        f"People/{name(n)}.md": f"---\naliases: [N{n}]\nvia: '[[{name(n // 2)}]]'\ncadence: sometimes\ngroup: Club\n"
        f"email: {n}@x.org\n---\n- 2026-11-{n % 20 + 1:02} call\n- [ ] ask [[N{n // 3}]]\n"
        for n in range(size)
    } | {"Groups/Club.md": ""}


def events(size: int) -> dict[str, str]:
    vault: dict[str, str] = {f"People/{name(n)}.md": "" for n in range(20)}
    for n in range(size):
        attendees = ", ".join(name(m) for m in range(n % 7, 20, 3))
        vault[f"Events/2026-10-{n % 30 + 1:02} Fair {n}.md"] = (
            f"---\npeople: [{attendees}, {name(n)}]\ngroup: Club\n---\n"
        )
    return vault


def private(size: int) -> dict[str, str]:
    vault = {f"People/{name(n)}.md": f"---\nprivate: true\naliases: [N{n}]\ncadence: x\n---\n" for n in range(size)}
    vault |= {f"Daily/2026-{n % 12 + 1:02}-{n % 28 + 1:02} {n}.md": "---\nprivate: ja\n---\n" for n in range(size)}
    return vault | {f"Events/{n}.md": f"---\nsize: with {name(n)} in 2026\n---\n" for n in range(size)}


def ticked(size: int) -> dict[str, str]:
    items = "".join(f"- [x] [[{name(n)}]] ^vk-{n:08}\n  - coffee: [[{name(n // 2)}]]\n" for n in range(size))
    page = f"---\nvaultkit: page\n---\n%% Begin vaultkit: 2026-W47 %%\n{items}%% End vaultkit: 2026-W47 aa %%\n"
    return {"Ecosystem/Reviews/2026-W47.md": page} | {f"People/{name(n)}.md": "x\n" for n in range(size)}


GROWING: dict[str, tuple[Callable[[int], Mapping[str, str]], int]] = {
    "log lines of one person": (log, 150),
    "names that nobody bears, and people": (mistyped, 120),
    "files of one name": (namesakes, 40),
    "people of one name": (namesake_people, 40),
    "people": (people, 50),
    "events": (events, 40),
    "private notes and findings": (private, 40),
    "ticks": (ticked, 30),
}


@pytest.mark.parametrize(("vault", "size"), GROWING.values(), ids=GROWING)
def test_twice_as_much_is_twice_the_work(vault: Callable[[int], Mapping[str, str]], size: int) -> None:
    def work(times: int) -> int:
        notes = [parse_note(path, text.encode()) for path, text in vault(size * times).items()]
        return sum(steps(lambda: build_index(notes, SETTINGS, TODAY)).values())

    work(1)  # what is imported late, and what is remembered for all vaults, is not counted
    assert work(2) / work(1) < MOST
