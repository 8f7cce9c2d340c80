"""Tags: inline text and the `tags` property to tags, by Obsidian's grammar."""

from collections.abc import Iterator

from vaultkit.model.note import Value
from vaultkit.model.regex import regex

_BODY = r"[^\u2000-\u206F\u2E00-\u2E7F\s'!\"#$%&()*+,.:;<=>?@^`{|}~\[\]\\\x00\x01]+"
_TAGS = regex(rf"(?m)(?:^|(?<=[\s_*\x01]))(?:#{_BODY})+")
_WHOLE = regex(_BODY)


def find_tags(masked: str) -> Iterator[tuple[int, str]]:
    """Offset and name of each tag in masked text whose links are hidden too.

    A tag begins a line or follows white space, an emphasis mark or an escape; numbers alone are none."""
    for run in _TAGS.finditer(masked):
        offset = run.start()
        emphasised = offset > 0 and masked[offset - 1] == "_"
        for part in run.group()[1:].split("#"):
            name = part.rstrip("_") if emphasised else part
            name = name.strip("/")
            if is_tag(name):
                yield offset, name
            offset += len(part) + 1


def is_tag(name: str) -> bool:
    """Whether a name without its `#` can be a tag."""
    return _WHOLE.fullmatch(name) is not None and not name.replace("/", "").isdigit()


def property_tags(value: Value) -> tuple[str, ...]:
    """The tags of the `tags` property: one text or a list of texts, each with or without `#`; all else is dropped."""
    values = value if isinstance(value, tuple) else (value,)
    names = (item.strip().removeprefix("#").strip("/") for item in values if isinstance(item, str))
    return tuple(name for name in names if is_tag(name))
