"""What Obsidian itself sees in some ninety small notes: links with their place and display, tags with their lines,
headings, list items with their parents, and the boxes of tasks. Each note is read whole: what stands in no list of its
row is not there."""

from dataclasses import dataclass, field
from itertools import chain

from vaultkit.model.note import Link, Note
from vaultkit.syntax.blocks import BodyReader
from vaultkit.syntax.document import parse_note
from vaultkit.syntax.fences import split
from vaultkit.syntax.markdown import parse_body
from vaultkit.syntax.pieces import Piece


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What there is in a note: `links` as `target|display@line:column` (an embed with `!` before it), `tags` as
    `name@line`, `headings` as `line level text`, `items` as `line<parent's line`, `tasks` as `line:box`."""

    links: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)


NOTES: dict[str, tuple[str, Seen]] = {
    # links
    "a link in words": ("Lunch with [[Ann Lee]] today.", Seen(links=["Ann Lee@1:12"])),
    "two in a line": ("[[Ann]] met [[Bo Roe]].", Seen(links=["Ann@1:1", "Bo Roe@1:13"])),
    "side by side": ("[[Ann]][[Bo]]", Seen(links=["Ann@1:1", "Bo@1:8"])),
    "with a display": ("ask [[Ann Lee|Annie]]", Seen(links=["Ann Lee|Annie@1:5"])),
    "with a heading": ("see [[Fair#Day two]]", Seen(links=["Fair@1:5"])),
    "with a heading and a display": ("see [[Fair#Day two|there]]", Seen(links=["Fair|there@1:5"])),
    "with nested headings": ("[[Fair#Day two#Noon]]", Seen(links=["Fair@1:1"])),
    "to a block": ("[[Fair#^ab-12]]", Seen(links=["Fair@1:1"])),
    "to the note itself": ("[[#Day two]]", Seen(links=["@1:1"])),
    "with two bars": ("[[Ann|a|b]]", Seen(links=["Ann|a|b@1:1"])),
    "with blanks inside": ("[[ Ann Lee ]]", Seen(links=["Ann Lee@1:1"])),
    "with a folder": ("[[People/Ann Lee]]", Seen(links=["People/Ann Lee@1:1"])),
    "with an ending": ("[[Ann Lee.md]] [[plan.pdf]]", Seen(links=["Ann Lee.md@1:1", "plan.pdf@1:16"])),
    "up a folder": ("[[../Ann]] [[./Bo]]", Seen(links=["../Ann@1:1", "./Bo@1:12"])),
    "with a bracket inside": ("[[Ann]Lee]]", Seen(links=["Ann]Lee@1:1"])),
    "one in another": ("[[out [[Ann]] in]]", Seen(links=["Ann@1:7"])),
    "over two lines": ("[[Ann\nLee]]", Seen()),
    "empty": ("[[]] and []() and [x]()", Seen()),
    "escaped": (r"\[\[Ann\]\] and \[[Bo]]", Seen()),
    "in code": ("`[[Ann]]` and ``[[Bo]] ` x``", Seen()),
    "beside code": ("`x` [[Ann]] `y`", Seen(links=["Ann@1:5"])),
    "in bold and italics": ("**[[Ann]]** *[[Bo]]* ==[[Cy]]==", Seen(links=["Ann@1:3", "Bo@1:14", "Cy@1:24"])),
    "struck through": ("~~[[Ann]]~~", Seen(links=["Ann@1:3"])),
    "behind other letters": ("日本[[山田 太郎]]さん", Seen(links=["山田 太郎@1:3"])),
    "behind an emoji": ("📞 [[Zoë Ek]]", Seen(links=["Zoë Ek@1:3"])),
    "an address as a name": ("[[https://example.org]]", Seen(links=["https://example.org@1:1"])),
    "in Markdown": ("[Ann](People/Ann%20Lee.md)", Seen(links=["People/Ann Lee.md|Ann@1:1"])),
    "in Markdown, angles": ("[Ann](<People/Ann Lee.md>)", Seen(links=["People/Ann Lee.md|Ann@1:1"])),
    "in Markdown, a raw blank": ("[Ann](Ann Lee.md)", Seen()),
    "in Markdown, to a heading": ("[there](#day)", Seen(links=["|there@1:1"])),
    "in Markdown, outside": ("[site](https://example.org) <https://example.org/a>", Seen()),
    "in Markdown, with a title": ('[Ann](Ann.md "her note")', Seen(links=["Ann.md|Ann@1:1"])),
    "embeds": ("![[Ann]] ![[map.png|100x80]]", Seen(links=["!Ann@1:1", "!map.png|100x80@1:10"])),
    "an embed in Markdown": ("![map](map.png)", Seen(links=["!map.png|map@1:1"])),
    "in an HTML comment": ("a <!-- [[Ann]] --> [[Bo]]", Seen(links=["Bo@1:20"])),
    "in an Obsidian comment": ("a %% [[Ann]] %% b", Seen(links=["Ann@1:6"])),
    "in a long comment": ("%%\n[[Ann]] #x\n%%\n", Seen(links=["Ann@2:1"], tags=["x@2"])),
    "in a formula": ("$[[Ann]]$ costs", Seen()),
    "in an HTML block": ("<div>\n[[Ann]]\n</div>\n\n[[Bo]]", Seen(links=["Bo@5:1"])),
    "in a quote": ("> [[Ann]] said", Seen(links=["Ann@1:3"])),
    "in a callout": (
        "> [!note] With [[Ann]]\n> - [[Bo]]\n>   - [[Cy]]",
        Seen(links=["Ann@1:16", "Bo@2:5", "Cy@3:7"], items=["2", "3<2"]),
    ),
    "in a table": (
        "| who | what |\n|---|---|\n| [[Ann Lee\\|Annie]] | [[Bo]] |",
        Seen(links=["Ann Lee|Annie@3:3", "Bo@3:24"]),
    ),
    "in a footnote": ("x[^1]\n\n[^1]: as [[Ann]] said", Seen(links=["Ann@3:10"])),
    "on later lines": ("first\nsecond [[Ann]]\n  third [[Bo]]", Seen(links=["Ann@2:8", "Bo@3:9"])),
    "in front matter": (
        '---\nvia: "[[Ann Lee]]"\npeople:\n  - "[[Bo|B]]"\n  - Cy\n---\n[[Di]]',
        Seen(links=["Ann Lee@2:7", "Bo|B@4:6", "Di@7:1"]),
    ),
    # tags
    "a tag": ("#meeting", Seen(tags=["meeting@1"])),
    "tags in words": ("met #work and #home/garden.", Seen(tags=["work@1", "home/garden@1"])),
    "numbers": ("#2026 #y2026 #3d", Seen(tags=["y2026@1", "3d@1"])),
    "other letters": ("#größe #日本 #✅x", Seen(tags=["größe@1", "日本@1", "✅x@1"])),
    "one in two cases": ("#Idea\n#idea", Seen(tags=["Idea@1", "idea@2"])),
    "behind a bracket": ("(#no) [#no] a#no", Seen()),
    "touching": ("#one#two", Seen(tags=["one@1", "two@1"])),
    "before punctuation": ("#one, #two! #three:x", Seen(tags=["one@1", "two@1", "three@1"])),
    "a tag in code": ("`#no`\n\n```\n#no\n```\n\n    #no\n", Seen()),
    "in a heading": ("## Work #job", Seen(tags=["job@1"], headings=["1 2 Work #job"])),
    "in a link": (
        "[[Ann#one]] [x](y#two) [a #three](https://example.org)",
        Seen(links=["Ann@1:1", "y|x@1:13"], tags=["three@1"]),
    ),
    "in a cell": ("|#a|b|\n|-|-|\n|c|#d|", Seen(tags=["a@1", "d@3"])),
    "in HTML": ("<p>#no</p>\n\n<b>x</b> #yes", Seen(tags=["yes@3"])),
    "in an address": ("https://example.org/#no #yes", Seen(tags=["yes@1"])),
    "in items": ("- #a\n  - b #c", Seen(tags=["a@1", "c@2"], items=["1", "2<1"])),
    "of front matter": ("---\ntags: [a, b/c]\n---\n#d", Seen(tags=["a@2", "b/c@2", "d@4"])),
    "of front matter, one text": ("---\ntags: a\n---\n", Seen(tags=["a@2"])),
    # headings
    "six levels": (
        "# a\n## b\n### c\n#### d\n##### e\n###### f\n####### g",
        Seen(headings=["1 1 a", "2 2 b", "3 3 c", "4 4 d", "5 5 e", "6 6 f"]),
    ),
    "no blank": ("#a b", Seen(tags=["a@1"])),
    "closed": ("## a ##\n# b #c", Seen(headings=["1 2 a", "2 1 b #c"], tags=["c@2"])),
    "underlined": ("One\n===\n\nTwo\n---\n", Seen(headings=["1 1 One", "4 2 Two"])),
    "with a link": (
        "## About [[Ann Lee|Annie]]",
        Seen(links=["Ann Lee|Annie@1:10"], headings=["1 2 About [[Ann Lee|Annie]]"]),
    ),
    "below front matter": ("---\na: 1\n---\n# x", Seen(headings=["4 1 x"])),
    "indented three": ("   ## x", Seen(headings=["1 2 x"])),
    "indented four": ("a\n\n    ## x", Seen()),
    "in a fence": ("```\n# no\n```\n# yes", Seen(headings=["4 1 yes"])),
    "directly below words": ("words\n# x\nwords", Seen(headings=["2 1 x"])),
    "a rule is none": ("a\n\n---\n\nb", Seen()),
    "empty heading": ("#\n\n## \n", Seen(headings=["1 1 ", "3 2 "])),
    # list items
    "three marks": ("- a\n\n* b\n\n+ c\n\n1. d\n\n2) e", Seen(items=["1", "3", "5", "7", "9"])),
    "nested by two": ("- a\n  - b\n    - c\n- d", Seen(items=["1", "2<1", "3<2", "4"])),
    "nested by a tab": ("- a\n\t- b\n\t\t- c", Seen(items=["1", "2<1", "3<2"])),
    "nested by four": ("- a\n    - b\n        - c", Seen(items=["1", "2<1", "3<2"])),
    "numbers with bullets": ("1. a\n   - b\n2. c\n   1. d", Seen(items=["1", "2<1", "3", "4<3"])),
    "a line goes on": ("- a\n  still a\n- b", Seen(items=["1", "3"])),
    "a lazy line": ("- a\nstill a\n- b", Seen(items=["1", "3"])),
    "a second paragraph": ("- a\n\n  also a\n- b", Seen(items=["1", "4"])),
    "no blank behind": ("-a\n- b", Seen(items=["2"])),
    "back by one": ("- a\n  - b\n - c", Seen(items=["1", "2<1", "3"])),
    "a quote in an item": ("- a\n  > b\n- c", Seen(items=["1", "3"])),
    "a fence in an item": ("- a\n  ```\n  - no\n  ```\n- b", Seen(items=["1", "5"])),
    "below a heading": ("# x\n- a\n# y\n- b", Seen(headings=["1 1 x", "3 1 y"], items=["2", "4"])),
    # tasks
    "boxes": (
        "- [ ] a\n- [x] b\n- [X] c\n- [/] d\n- [-] e",
        Seen(items=["1", "2", "3", "4", "5"], tasks=["1: ", "2:x", "3:X", "4:/", "5:-"]),
    ),
    "boxes of themes": (
        "- [>] a\n- [?] b\n- [!] c\n- [🎂] d",
        Seen(items=["1", "2", "3", "4"], tasks=["1:>", "2:?", "3:!", "4:🎂"]),
    ),
    "marks of all sorts": (
        "* [ ] a\n\n+ [x] b\n\n1. [ ] c\n\n1) [x] d",
        Seen(items=["1", "3", "5", "7"], tasks=["1: ", "3:x", "5: ", "7:x"]),
    ),
    "no list": ("[ ] a", Seen()),
    "two blanks": ("- [  ] a", Seen(items=["1"])),
    "no blank before the box": ("-[ ] a", Seen()),
    "nested tasks": ("- [ ] a\n  - [x] b\n    - c", Seen(items=["1", "2<1", "3<2"], tasks=["1: ", "2:x"])),
    "in a fence, a task": ("```\n- [ ] no\n```\n- [ ] yes", Seen(items=["4"], tasks=["4: "])),
    "in a comment, a task": ("<!--\n- [ ] no\n-->\n\n- [ ] yes", Seen(items=["5"], tasks=["5: "])),
    "in a callout, a task": ("> [!todo]\n> - [ ] a\n>   - [x] b", Seen(items=["2", "3<2"], tasks=["2: ", "3:x"])),
    "with a link and a tag": (
        "- [ ] call [[Ann]] #phone 📅 2026-12-01",
        Seen(links=["Ann@1:12"], tags=["phone@1"], items=["1"], tasks=["1: "]),
    ),
    "with a block id": ("- [x] done ^ab1", Seen(items=["1"], tasks=["1:x"])),
}


def seen(text: str) -> Seen:
    """What vaultkit reads of the note."""
    note = parse_note("Note.md", text.encode())
    _, body, first = split(text)
    pieces = parse_body(body)
    items = [piece for piece in pieces.pieces if piece.kind == "item" and piece.line not in pieces.hidden]
    down = first - 1
    return Seen(
        links=[link_seen(link) for link in links_of(note)],
        tags=tags_seen(note, text),
        headings=[f"{down + p.line} {level_of(p, body)} {p.text}" for p in pieces.pieces if p.kind == "heading"],
        items=[f"{down + p.line}" + (f"<{down + p.parent.line}" if p.parent else "") for p in items],
        tasks=[f"{block.location.line}:{block.task.status}" for block in note.blocks if block.task],
    )


def links_of(note: Note) -> list[Link]:
    found = chain(*(one.links for one in note.properties), *(block.links for block in note.blocks))
    return sorted(found, key=lambda link: link.location)


def link_seen(link: Link) -> str:
    display = f"|{link.display}" if link.display else ""
    return f"{'!' if link.embed else ''}{link.target}{display}@{link.location.line}:{link.location.column}"


def tags_seen(note: Note, text: str) -> list[str]:
    """Each tag of each line; the note itself keeps one of each name."""
    _, body, first = split(text)
    reader = BodyReader(note.path, body, first)
    reader.read(parse_body(body))
    in_front = [tag for tag in note.tags if tag.location.line < first]
    return [f"{tag.name}@{tag.location.line}" for tag in (*in_front, *reader.tags)]


def level_of(piece: Piece, body: str) -> int:
    rows = body.split("\n")
    row = rows[piece.line - 1].lstrip(" ")
    marks = len(row) - len(row.lstrip("#"))
    return marks or (1 if rows[piece.line].startswith("=") else 2)


def test_it_is_read_as_obsidian_reads_it() -> None:
    assert {name: seen(text) for name, (text, _) in NOTES.items()} == {
        name: found for name, (_, found) in NOTES.items()
    }


def test_windows_line_endings_change_nothing() -> None:
    for name, (text, _) in NOTES.items():
        note, other = (parse_note("Note.md", one.encode()) for one in (text, text.replace("\n", "\r\n")))
        assert (note.blocks, note.tags) == (other.blocks, other.tags), name


def test_there_are_some_ninety_of_them() -> None:
    assert len(NOTES) >= 90
