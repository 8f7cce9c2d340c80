"""Note templates: a template note of the user's, with Obsidian's placeholders, to the text of a new note."""

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from vaultkit.model.regex import regex
from vaultkit.syntax.fences import parse_properties, split
from vaultkit.syntax.inert import inert, link_text
from vaultkit.syntax.moment import format_day
from vaultkit.syntax.numbers import small_int
from vaultkit.syntax.quoting import yaml_text

_PLACEHOLDER = regex(r"\{\{[ \t]*(title|date|time)[ \t]*(?::([^{}\n]*))?\}\}", re.IGNORECASE)
_TOKEN = regex(r"vk0p(\d+)x")
_LINKED = regex(r"\[\[[^\[\]\n]*\]\]")
_KEY = regex(r"(\"(?:[^\"\\]|\\.)*\"|'[^']*'|[^\s#'\"\[{&*!|>%@`-][^:]*|-\S[^:]*):(?=\s|$)")


def fill_template(text: str, *, title: str, day: date) -> str | None:
    """The template with `{{title}}`, `{{date}}`, `{{date:FORMAT}}` and `{{time}}` filled in, each inert where it
    stands; the time is midnight, for there is no clock here.

    None when the template cannot be used: its front matter cannot be read, or holds other code."""
    values: list[str] = []

    def token(found: re.Match[str]) -> str:
        values.append(_value(found, title, day))
        return f"vk0p{len(values) - 1}x"

    block, body, _ = split(text.replace("\r\n", "\n"))
    filled = _in_body(_PLACEHOLDER.sub(token, body), values)
    if block is not None:
        front = _in_front_matter(_PLACEHOLDER.sub(token, block), values)
        if front is None:
            return None
        filled = f"---\n{front}\n---\n{filled}" if front else f"---\n---\n{filled}"
    return filled.replace("\n", "\r\n") if "\r\n" in text else filled


def with_properties(text: str, properties: Mapping[str, str], name_of: Callable[[str], str]) -> str:
    """The note's text with these properties, each a YAML value on one line: in place of the one whose key means the
    same by `name_of`, else at the end of the front matter."""
    if not properties:
        return text
    block, body, _ = split(text.replace("\r\n", "\n"))
    entries = _entries(block or "")
    for name, value in properties.items():
        number = next(
            (at for at, (key, _) in enumerate(entries) if key and name_of(key) == name_of(name)), len(entries)
        )
        written = _KEY.match(entries[number][1][0]) if number < len(entries) else None
        below = entries[number][1][1:] if written else []
        row = f"{written[1] if written else name}: {value}"
        entries[number : number + 1] = [(name, [row, *(line for line in below if not line or line[0] == "#")])]
    rows = [row for _, rows in entries for row in rows]
    return "\n".join(["---", *rows, "---", body]).replace("\n", "\r\n" if "\r\n" in text else "\n")


def _entries(block: str) -> list[tuple[str, list[str]]]:
    """The top-level keys of a block with all lines of each; lines before the first key have the key ""."""
    entries: list[tuple[str, list[str]]] = []
    for row in block.split("\n") if block else ():
        key = _KEY.match(row)
        if key:
            entries.append((key[1].strip("\"'"), [row]))
        elif entries:
            entries[-1][1].append(row)
        else:
            entries.append(("", [row]))
    return entries


def _value(found: re.Match[str], title: str, day: date) -> str:
    what, form = found[1].lower(), (found[2] or "").strip()
    if what == "title":
        return title
    return format_day(form or ("YYYY-MM-DD" if what == "date" else "HH:mm"), day)


def _filled(token: re.Match[str], values: list[str]) -> str:
    """What a token stands for; text that only looks like one stays."""
    number = small_int(token[1])
    return values[number] if number is not None and number < len(values) else token[0]


def _in_body(body: str, values: list[str]) -> str:
    def raw(found: re.Match[str]) -> str:
        return _TOKEN.sub(lambda token: _filled(token, values), found.group())

    linked = _LINKED.sub(raw, body)
    return _TOKEN.sub(lambda token: inert(_filled(token, values), tags=False), linked)


def _in_front_matter(block: str, values: list[str]) -> str | None:
    """The block with its tokens filled in, scalar by scalar; None when it is no block of properties then."""
    import yaml  # takes its time, and only a template with front matter needs it

    from vaultkit.syntax.frontmatter import PropertyHandler

    try:
        node: yaml.Node | None = PropertyHandler().load(block)
    except (yaml.YAMLError, ValueError):
        return None
    for scalar in sorted(_scalars(node), key=lambda one: one.start_mark.index, reverse=True):
        said = _TOKEN.sub(lambda token: _filled(token, values), scalar.value)
        if said != scalar.value:
            written = yaml_text(said, quoted=bool(scalar.style))
            block = block[: scalar.start_mark.index] + written + block[scalar.end_mark.index :]
    block = _TOKEN.sub(lambda token: link_text(_filled(token, values)), block)  # what is left stands in comments
    _, findings = parse_properties(block, "", 1)
    return None if findings or "{{" in block or "<%" in block else block


def _scalars(node: Any) -> Iterator[Any]:
    import yaml

    if isinstance(node, yaml.ScalarNode):
        yield node
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for part in pair:
                yield from _scalars(part)
