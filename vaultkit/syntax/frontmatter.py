"""Front matter: a block of YAML to properties with their links and lines, guarded against hostile YAML.

python-frontmatter's YAML handler does the reading with a loader of ours; limits and types are vaultkit's."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from typing import Any

import yaml
from frontmatter.default_handlers import YAMLHandler

from vaultkit.model.diagnostic import diagnose
from vaultkit.model.location import Location
from vaultkit.model.note import Link, Property, Value
from vaultkit.model.regex import regex
from vaultkit.syntax.block_values import NULLS, FrontMatter, plain_value
from vaultkit.syntax.wikilink import find_links

_UNQUOTED_LINK = regex(r"\[\[[^\[\]\n]+\]\]")
_MAX_SIZE, _MAX_DEPTH, _MAX_EVENTS = 65_536, 20, 5_000

_Base = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _NodeLoader(_Base):  # type: ignore[misc, valid-type]  # libyaml's loader where it is built in
    """Gives the composed nodes, from which the values are made with our types and with their places."""

    def get_single_data(self) -> yaml.Node | None:
        node: yaml.Node | None = self.get_single_node()
        return node


class PropertyHandler(YAMLHandler):
    """python-frontmatter's YAML handler, reading with our loader; it never writes."""

    def load(self, fm: str, **kwargs: object) -> Any:
        """The composed node of a block, None when it is empty.

        Raises yaml.YAMLError on what is no YAML."""
        return super().load(fm, Loader=_NodeLoader)


_HANDLER = PropertyHandler()


def load_block(source: str, path: str, first_line: int) -> FrontMatter:
    """The block as the YAML loader reads it; total over any text whose line ends are `\\n`."""
    reader = _Reader(source, path, first_line)
    if len(source.encode("utf-8", "replace")) > _MAX_SIZE:
        return reader.failed("yaml-limit", "the front matter is larger than 64 KB", 0)
    try:
        problem = _guard(source)
        if problem is not None:
            return reader.failed(*problem)
        node: yaml.Node | None = _HANDLER.load(source)
    except (yaml.YAMLError, UnicodeError, ValueError) as error:
        return reader.failed("broken-yaml", *_explain(error))
    return reader.read(node)


def read_value(text: str, at: Location) -> tuple[Value, tuple[Link, ...]] | None:
    """The value that a text is by itself, a scalar or a list or mapping in brackets, and its links; None where YAML
    makes nothing or something else of it, as of the head of a text block. It begins at that place, not in column 1."""
    source = " " * (at.column - 1) + text
    try:
        if _guard(source) is not None:
            return None
        node: yaml.Node | None = _HANDLER.load(source)
    except (yaml.YAMLError, UnicodeError, ValueError):
        return None
    if node is None or _is_block(node):
        return None
    reader = _Reader(source, at.path, at.line)
    try:
        return reader.value(node), tuple(reader.links(node))
    except _DuplicateKeyError:
        return None


def _is_block(node: yaml.Node) -> bool:
    """Whether a node goes by its indentation, not by quotes and brackets."""
    return node.style in {"|", ">"} if isinstance(node, yaml.ScalarNode) else not getattr(node, "flow_style", True)


def _guard(source: str) -> tuple[str, str, int] | None:
    """What in the stream of events is deeper, longer or trickier than we load, with its rule and its offset; None when
    nothing is."""
    depth = 0
    for count, event in enumerate(yaml.parse(source, Loader=_Base)):
        index = event.start_mark.index if event.start_mark else 0
        if count >= _MAX_EVENTS:
            return "yaml-limit", f"the front matter has more than {_MAX_EVENTS} parts", index
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            return "broken-yaml", "anchors and aliases of YAML (`&`, `*`) are not read", index
        if getattr(event, "tag", None):
            return "broken-yaml", "tags of YAML (`!`) are not read", index
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
            if depth > _MAX_DEPTH:
                return "yaml-limit", f"the front matter is nested deeper than {_MAX_DEPTH}", index
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _explain(error: Exception) -> tuple[str, int]:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or "it cannot be read"
    position = getattr(error, "position", 0)
    index = mark.index if mark is not None else position
    return f"the front matter is not valid YAML: {problem}", index if isinstance(index, int) else 0


class _DuplicateKeyError(Exception):
    def __init__(self, key: str, index: int) -> None:
        super().__init__(key)
        self.key, self.index = key, index


class _Reader:
    """Makes values of nodes, knowing where in the note each stands."""

    def __init__(self, source: str, path: str, first_line: int) -> None:
        self._source, self._path, self._first = source, path, first_line
        self._breaks = [match.start() for match in re.finditer("\n", source)]

    def place(self, index: int) -> Location:
        """Where the character at that offset of the block stands in the note."""
        row = bisect_right(self._breaks, index - 1)
        begin = self._breaks[row - 1] + 1 if row else 0
        return Location(path=self._path, line=self._first + row, column=index - begin + 1)

    def failed(self, rule: str, message: str, index: int) -> FrontMatter:
        return FrontMatter(diagnostics=(diagnose(rule, message, self.place(min(index, len(self._source)))),))

    def read(self, node: yaml.Node | None) -> FrontMatter:
        if node is None or (isinstance(node, yaml.ScalarNode) and not node.style and node.value in NULLS):
            return FrontMatter()
        if not isinstance(node, yaml.MappingNode):
            return self.failed("not-a-mapping", "the block holds no `key: value` lines", 0)
        try:
            pairs = list(self._pairs(node))
            properties = tuple(self._property(key, name, value) for key, name, value in pairs)
        except _DuplicateKeyError as error:
            return self.failed("broken-yaml", f"the key `{error.key[:40]}` stands twice", error.index)
        entries = {
            name: tuple(self.place(item.start_mark.index) for item in value.value)
            for _, name, value in pairs
            if isinstance(value, yaml.SequenceNode)
        }
        return FrontMatter(properties=properties, entries=entries)

    def _pairs(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.Node, str, yaml.Node]]:
        seen: set[str] = set()
        for key, value in node.value:
            name = key.value if isinstance(key, yaml.ScalarNode) else self._text(key)
            if name in seen:
                raise _DuplicateKeyError(name, key.start_mark.index)
            seen.add(name)
            yield key, name, value

    def _text(self, node: yaml.Node) -> str:
        return self._source[node.start_mark.index : node.end_mark.index]

    def _property(self, key: yaml.Node, name: str, node: yaml.Node) -> Property:
        return Property(
            key=name,
            value=self.value(node),
            links=tuple(self.links(node)),
            location=self.place(key.start_mark.index),
        )

    def value(self, node: yaml.Node) -> Value:
        """What a node says."""
        if isinstance(node, yaml.ScalarNode):
            return node.value if node.style else plain_value(node.value)
        if link := self._unquoted_link(node):
            return link
        if isinstance(node, yaml.MappingNode):
            return {name: self.value(value) for _, name, value in self._pairs(node)}
        return tuple(self.value(item) for item in node.value)

    def _unquoted_link(self, node: yaml.Node) -> str:
        """The source text of `[[X]]` without quotes, which YAML takes for a list in a list; "" when it is none."""
        if not isinstance(node, yaml.SequenceNode) or not node.flow_style or len(node.value) != 1:
            return ""
        text = self._text(node)
        return text if _UNQUOTED_LINK.fullmatch(text) else ""

    def links(self, node: yaml.Node) -> Iterator[Link]:
        """The links in what a node says, in written order."""
        link = self._unquoted_link(node)
        if link or isinstance(node, yaml.ScalarNode):
            text = link or node.value
            if "[[" in text or "](" in text:
                quoted = isinstance(node, yaml.ScalarNode) and node.style in {'"', "'"}
                at = self.place(node.start_mark.index + quoted)
                yield from find_links(text, path=self._path, line=at.line, column=at.column)
        elif isinstance(node, yaml.SequenceNode):
            for item in node.value:
                yield from self.links(item)
        else:
            for _, value in node.value:
                yield from self.links(value)
