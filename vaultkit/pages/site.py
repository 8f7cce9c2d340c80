"""Site: the pages of a vault as they stand, with a card for each note that they name, to the files of a static site
that needs neither network nor script."""

import re
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from html import escape

from vaultkit.model.measures import Measures
from vaultkit.model.names import fold, stem
from vaultkit.model.regex import regex
from vaultkit.pages.markdown import Writer
from vaultkit.pages.note_cards import card_of
from vaultkit.pages.site_markdown import to_html
from vaultkit.syntax.merge import read_page_file
from vaultkit.syntax.wikilink import find_links

INDEX = "index.html"
STYLE = "site/style.css"
"""The template of the style sheet, which stands in each page."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
"""What a browser may load for a page: nothing."""

_BETWEEN_WORDS = regex(r"[\W_]+")
_TITLE = regex(r"^#+ +(.+)$", re.MULTILINE)
_LINK = regex(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]|\[([^\[\]]*)\]\([^()]*\)|\\(?=[!-/:-@\[-`{-~])")
_NAV = ("Home", "Reconnect", "Vision", "Events", "Groups", "Boundaries", "Circle")


def site_of(texts: Mapping[str, str], m: Measures, templates: Mapping[str, str]) -> dict[str, str]:
    """The HTML files by name; `texts` are the page files by path, of which the regions are shown, and no line that
    tells of what is private. The same pages give the same bytes."""
    bodies = {path: body for path, text in sorted(texts.items()) if (body := _body(path, text, m))}
    files = {path: _file_name(path, m) for path in bodies}
    names = dict(_page_names(files))
    cards = _cards(bodies, m, names)
    names |= {name: file for name, (file, _) in cards.items() if name not in names}
    style, nav = templates[STYLE], _navigation(files, m)
    site = {files[path]: _document(body, files[path], names, nav, style) for path, body in bodies.items()}
    return site | {file: _document(card, file, names, nav, style) for file, card in dict(cards.values()).items()}


def _body(path: str, text: str, m: Measures) -> str:
    """The region of a page, "" for one that may not be shown."""
    page = read_page_file(text)
    if page is None or m.hidden.hides_page(path):
        return ""
    return "".join(f"{line}\n" for line in page.body.split("\n") if not (line and m.hidden.gives_away(line))).strip(
        "\n"
    )


def _file_name(path: str, m: Measures) -> str:
    """The name of a page's file: its path in letters that every disk and browser takes."""
    inner = path.removeprefix(m.settings.pages_folder.strip("/") + "/").removesuffix(".md")
    if inner == "Home":
        return INDEX
    slug = _BETWEEN_WORDS.sub("-", inner.casefold()).strip("-")
    plain = slug.encode("ascii", "ignore").decode()
    return f"{plain}.html" if plain == slug and len(plain) < 60 else f"{plain[:40]}-{_short(path)}.html"


def _short(path: str) -> str:
    return blake2b(path.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()


def _page_names(files: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    for path, file in files.items():
        yield fold(stem(path)), file
        yield fold(path.removesuffix(".md")), file


def _cards(bodies: Mapping[str, str], m: Measures, pages: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    """By each folded name with which the pages, and then the cards, link a note: the file and the text of its card."""
    notes = {
        fold(m.names.get(path, stem(path))): path for kind in (m.goals, m.groups, m.events, m.ties) for path in kind
    }
    notes |= {fold(path.removesuffix(".md")): path for path in notes.values()}
    found: dict[str, tuple[str, str]] = {}
    waiting = list(bodies.values())
    while waiting:
        for name in dict.fromkeys(_targets(waiting.pop())):
            if name in found or name in pages or name not in notes:
                continue
            path = notes[name]
            card = card_of(m, path, Writer(page="", names=m.names, settings=m.settings, hidden=m.hidden.paths))
            if card:
                found[name] = f"note-{_short(path)}.html", card
                waiting.append(card)
    return found


def _targets(body: str) -> Iterator[str]:
    for link in find_links(body, path="", line=1):
        yield fold(link.target.removeprefix("/")).removesuffix(".md")


def _navigation(files: Mapping[str, str], m: Measures) -> tuple[tuple[str, str], ...]:
    """What every page links: its words and the file."""
    by_name = {stem(path): file for path, file in files.items()}
    week = [("This week", by_name[m.week.key])] if m.week.key in by_name else []
    first, *others = [(name, by_name[name]) for name in _NAV if name in by_name] or [("", "")]
    return tuple(pair for pair in (first, *week, *others) if pair[1])


def _document(body: str, file: str, names: Mapping[str, str], nav: tuple[tuple[str, str], ...], style: str) -> str:
    heading = _TITLE.search(body)
    title = _LINK.sub(lambda link: link[1] or link[2] or "", heading[1]) if heading else "vaultkit"
    items = "".join(_nav_item(name, to, is_here=to == file) for name, to in nav)
    return f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex">
<title>{escape(title)}</title>
<style>
{style}</style>
</head>
<body>
<a class="skip" href="#main">To the page</a>
<nav aria-label="Pages"><ul>{items}</ul></nav>
<main id="main">
{to_html(body, names)}</main>
<footer>Made from your notes on this machine. Nothing here is sent anywhere; boxes are ticked in the notes.</footer>
</body>
</html>
"""


def _nav_item(name: str, to: str, *, is_here: bool) -> str:
    here = ' aria-current="page"' if is_here else ""
    return f'<li><a href="{escape(to)}"{here}>{escape(name)}</a></li>'
