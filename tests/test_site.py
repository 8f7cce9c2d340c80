"""The static site: what stands on each page of it, that all of it is reachable, and nothing of it is private."""

import os
import re
import stat
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.vaults.day import TODAY
from tests.vaults.index import measures_of
from tests.vaults.rendered import templates
from tests.vaults.small import SMALL, snapshot, write_vault
from vaultkit.cli.main import cli
from vaultkit.model.period import SPANS
from vaultkit.pages.pages import render
from vaultkit.pages.site import site_of
from vaultkit.pages.site_markdown import to_html
from vaultkit.practices.practise import practise
from vaultkit.syntax.region import format_page
from vaultkit.vault.site_folder import write_site

PRIVATE = {
    "People/Zoe Hush.md": "---\nprivate: true\ntier: inner\n---\n- 2026-01-05 coffee: HUSHKITES\n",
    "Events/2026-11-26 Dinner.md": "---\nstatus: accepted\npeople: [Zoe Hush, Ann Lee]\n---\n",
    "Events/2026-11-27 Zoe Hush sails.md": "---\nstatus: accepted\npeople: [Ann Lee]\n---\n",
    "2026-11-21.md": "Call with [[Ann Lee]] and Zoe Hush.\n",
}


class Page(HTMLParser):
    """The structure of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attrs for name, attrs in self.tags if name == tag]


def site(files: dict[str, str]) -> dict[str, str]:
    m = measures_of(files)
    pages = render(practise(m, SPANS), m, templates()).pages
    return site_of({page.path: format_page(page.key, page.body, "\n") for page in pages}, m, templates())


@pytest.fixture(scope="module")
def small() -> dict[str, str]:
    return site(SMALL | PRIVATE)


def test_each_page_is_whole_and_asks_for_nothing(small: dict[str, str]) -> None:
    assert {"index.html", "reconnect.html", "reviews-2026-w48.html"} <= small.keys()
    for name, text in small.items():
        page = Page(text)
        policy = next(one for one in page.all("meta") if one.get("http-equiv") == "Content-Security-Policy")
        assert policy["content"].startswith("default-src 'none'"), name
        assert page.all("html") == [{"lang": "en"}], name
        assert not {tag for tag, _ in page.tags} & {"script", "img", "link", "iframe", "object", "form", "base"}, name
        assert not any(key.startswith("on") or key in {"src", "style"} for _, attrs in page.tags for key in attrs), name
        assert "url(" not in text, name
        assert "@import" not in text, name
        levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch("h[1-6]", tag)]
        assert levels.count(1) == 1, name
        assert levels[0] == 1, name
        assert all(after - before <= 1 for before, after in pairwise(levels)), name
        ids = [attrs["id"] for _, attrs in page.tags if "id" in attrs]
        assert len(ids) == len(set(ids)), name
        assert text.count("<title>") == 1, name
        assert "[[" not in text, name
        assert "^vk-" not in text, name
        assert "%%" not in text, name


def test_each_link_leads_to_a_page_of_the_site_or_to_a_person(small: dict[str, str]) -> None:
    reached = set()
    for name, text in small.items():
        for link in Page(text).all("a"):
            href = link["href"]
            if href.startswith("#"):
                assert f'id="{href[1:]}"' in text, name
            elif not href.startswith(("mailto:", "tel:", "https://www.linkedin.com/")):
                assert href in small, (name, href)
                reached.add(href)
    assert reached == small.keys()


def test_each_name_on_a_page_has_its_card(small: dict[str, str]) -> None:
    cards = [text for name, text in small.items() if name.startswith("note-")]
    assert any('<h1 id="ann-lee">Ann Lee</h1>' in card and "the talk in Porto" in card for card in cards)
    assert any("Robotics mentors</h1>" in card and "mentors in robotics" in card for card in cards)


def test_nothing_private_is_on_any_page(small: dict[str, str]) -> None:
    for name, text in small.items():
        assert "Hush" not in text, name
        assert "HUSHKITES" not in text, name


def test_a_line_of_before_that_names_who_is_private_now_is_left_out() -> None:
    m = measures_of(SMALL | PRIVATE)
    old = format_page("2026-W40", "# Week 40\n\n- [ ] [[Zoe Hush]] · HUSHKITES\n- [ ] [[Ann Lee]] · hello\n", "\n")
    text = site_of({"Ecosystem/Reviews/2026-W40.md": old}, m, templates())["reviews-2026-w40.html"]
    assert "Hush" not in text
    assert "Ann Lee" in text


def test_the_same_notes_give_the_same_bytes(small: dict[str, str]) -> None:
    assert site(dict(reversed((SMALL | PRIVATE).items()))) == small


FILES = {"ann lee": "note-1.html", "people/ann lee": "note-1.html"}


@pytest.mark.parametrize(
    ("markdown", "html"),
    [
        ("[[Ann Lee]]", '<a href="note-1.html">Ann Lee</a>'),
        ("[[People/Ann Lee|Ann]]", '<a href="note-1.html">Ann</a>'),
        ("[Ann](../People/Ann%20Lee.md)", '<a href="note-1.html">Ann</a>'),
        ("[[Nobody]]", '<span class="note">Nobody</span>'),
        ("[mail](mailto:a@x.org)", '<a href="mailto:a@x.org">mail</a>'),
        ("[in](https://linkedin.com/in/a)", '<a href="https://linkedin.com/in/a" rel="noreferrer noopener">in</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](file:///etc/passwd)", "[x](file:///etc/passwd)"),
        ("[x](data:text/html,a)", "[x](data:text/html,a)"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("![x](https://example.org/x.png)", '!<a href'),
        ("[[a\"onload=x|<b>]]", '<span class="note">&lt;b&gt;</span>'),
        ("- [ ] call ^vk-abcdefgh", 'type="checkbox"'),
        ("- [-] [[Ann Lee]]", "<em>not this time</em> · "),
        ("- [>] [[Ann Lee]]", "<em>later</em> · "),
        ("# A\n\n### B\n\n### C", '<h2 id="c">C</h2>'),
        ("| | b |\n|---|---|\n| c | d |", "<td></td>\n<th>b</th>"),
        ("%% Begin x %%\nwords", "<p>words</p>"),
        ("```text\na <b>\n```", '<pre tabindex="0" role="region" aria-label="Grid"><code>a &lt;b&gt;\n</code></pre>'),
    ],
)  # fmt: skip
def test_markdown_becomes_html_that_does_nothing(markdown: str, html: str) -> None:
    assert html in to_html(markdown, FILES)


def test_the_command_writes_into_the_cache_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = write_vault(tmp_path / "vault")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    before = snapshot(vault)
    told = CliRunner().invoke(cli, ["preview", "--vault", str(vault), "--today", TODAY.isoformat()])
    assert told.exit_code == 0
    index = Path(told.output.partition(" · ")[2].strip())
    assert index.is_file()
    assert snapshot(vault) == before
    assert stat.S_IMODE(index.parent.stat().st_mode) == 0o700
    assert {stat.S_IMODE(path.stat().st_mode) for path in index.parent.iterdir()} == {0o600}


def test_pages_that_are_gone_leave_the_folder_and_the_others_stay_as_they_are(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    root.mkdir()
    folder = write_site(root, {"index.html": "a", "old.html": "b"}, tmp_path / "cache")
    os.utime(folder / "index.html", (1, 1))
    write_site(root, {"index.html": "a", "new.html": "c"}, tmp_path / "cache")
    assert sorted(path.name for path in folder.iterdir()) == ["index.html", "new.html"]
    assert (folder / "index.html").stat().st_mtime == 1


def test_no_link_in_the_folder_is_followed(tmp_path: Path) -> None:
    root = tmp_path / "vault"
    root.mkdir()
    (root / "note.md").write_text("mine")
    folder = write_site(root, {"index.html": "a"}, tmp_path / "cache")
    (folder / "index.html").unlink()
    (folder / "index.html").symlink_to(root / "note.md")
    with pytest.raises(OSError, match="index"):
        write_site(root, {"index.html": "a"}, tmp_path / "cache")
    assert (root / "note.md").read_text() == "mine"


def test_watching_keeps_the_site_fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vault = write_vault(tmp_path / "vault")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    words = ["watch", "--once", "--preview", "--vault", str(vault), "--today", TODAY.isoformat()]
    assert CliRunner().invoke(cli, words).exit_code == 0
    (index,) = (tmp_path / "cache").rglob("index.html")
    assert "Week of 23 November" in index.read_text()
