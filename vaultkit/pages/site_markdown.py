"""Site Markdown: a page's Markdown to HTML for a browser: links to other pages of the site by name, boxes that nobody
can tick, nothing that loads or runs anything."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from html import escape
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType, OptionsDict
from mdit_py_plugins.anchors import anchors_plugin
from mdit_py_plugins.tasklists import tasklists_plugin

from vaultkit.model.names import fold
from vaultkit.model.regex import regex

_ID = regex(r"[ \t]\^vk-[a-z0-9]{8}[ \t]*$", re.MULTILINE)
_COMMENT = regex(r"^[ \t]*%%.*?%%[ \t]*$", re.MULTILINE)
_OTHER_BOX = regex(r"^([ \t]*[-*+] )\[([->])\] ", re.MULTILINE)
_MARKS = {"-": "*not this time* · ", ">": "*later* · "}
_OUTSIDE = ("mailto:", "tel:", "https://", "http://")


def to_html(markdown: str, files: Mapping[str, str]) -> str:
    """The HTML of a page's body; `files` are the pages of the site by folded names and paths of what they show, and
    what has none is shown as plain words."""
    text = _OTHER_BOX.sub(lambda box: box[1] + _MARKS[box[2]], _ID.sub("", _COMMENT.sub("", markdown)))
    parser, env = _parser(), {"files": files}
    tokens = parser.parse(text, env)
    _mend(tokens)
    return str(parser.renderer.render(tokens, parser.options, env))


def _mend(tokens: list[Token]) -> None:
    """Puts right what Obsidian does not mind and a screen reader does: levels of headings that are left out, empty
    heads of columns, and several grids of one name."""
    grids, above = 0, list[str]()
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            while above and above[-1] >= token.tag:
                above.pop()
            above.append(token.tag)
            tokens[number + 2].tag = token.tag = f"h{len(above)}"
        elif token.type == "th_open" and not tokens[number + 1].content:
            tokens[number + 2].tag = token.tag = "td"
        elif token.type in {"fence", "code_block"}:
            grids += 1
            token.meta = {"name": "Grid" if grids == 1 else f"Grid {grids}"}


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": False, "breaks": True, "maxNesting": 100}).enable(
        ["table", "strikethrough"]
    )
    parser.disable("image")
    parser.use(tasklists_plugin, enabled=False, label=True)
    parser.use(anchors_plugin, max_level=4, slug_func=_slug)
    parser.inline.ruler.before("link", "wikilink", _wikilink)
    parser.add_render_rule("link_open", _link_open)
    parser.add_render_rule("link_close", _link_close)
    parser.add_render_rule("fence", _grid)
    parser.add_render_rule("code_block", _grid)
    return parser


def _slug(title: str) -> str:
    return re.sub(r"[\W_]+", "-", title.casefold()).strip("-") or "section"


def _wikilink(state: StateInline, silent: bool) -> bool:
    """A link in two brackets to the tokens of any link."""
    if not state.src.startswith("[[", state.pos):
        return False
    end = state.src.find("]]", state.pos, state.posMax)
    inside = state.src[state.pos + 2 : end] if end > 0 else ""
    if not inside.strip() or "\n" in inside or "[" in inside:
        return False
    if not silent:
        target, _, shown = inside.partition("|")
        token = state.push("link_open", "a", 1)
        token.attrs = {"href": target.strip()}
        token.meta = {"wiki": True}
        state.push("text", "", 0).content = shown.strip() or target.partition("#")[0].rpartition("/")[2].strip()
        state.push("link_close", "a", -1)
    state.pos = end + 2
    return True


def _file_of(token: Token, files: Mapping[str, str]) -> str:
    """The address to which a link leads, "" for none."""
    href = str(token.attrs.get("href", ""))
    if not token.meta.get("wiki") and href.lower().startswith(_OUTSIDE):
        return href
    target = href if token.meta.get("wiki") else unquote(href)
    name = fold(target.partition("#")[0].strip().removeprefix("/")).removesuffix(".md")
    while name.startswith(("./", "../")):
        name = name.partition("/")[2]
    return files.get(name, "")


def _link_open(self: RendererHTML, tokens: Sequence[Token], number: int, options: OptionsDict, env: EnvType) -> str:
    address = _file_of(tokens[number], env["files"])
    if not address:
        return '<span class="note">'
    outside = ' rel="noreferrer noopener"' if address.lower().startswith("http") else ""
    return f'<a href="{escape(address)}"{outside}>'


def _link_close(self: RendererHTML, tokens: Sequence[Token], number: int, options: OptionsDict, env: EnvType) -> str:
    opening = next(token for token in reversed(tokens[:number]) if token.type == "link_open")
    return "</a>" if _file_of(opening, env["files"]) else "</span>"


def _grid(self: RendererHTML, tokens: Sequence[Token], number: int, options: OptionsDict, env: EnvType) -> str:
    """A grid, which may be wider than a phone: it can be reached and moved by the keyboard."""
    code = escape(tokens[number].content)
    name = tokens[number].meta["name"]
    return f'<pre tabindex="0" role="region" aria-label="{name}"><code>{code}</code></pre>\n'
