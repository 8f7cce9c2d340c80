"""Contact links: a mail address, a number or a profile to a link by which to reach somebody, "" for what is none.

What stands in a note is data: only the characters of an address come into a link."""

import re
from urllib.parse import unquote

from vaultkit.model.regex import regex

MAIL, CALL, PROFILE = "mail", "call", "LinkedIn"

_MAIL = regex(
    r"[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,}|xn--[A-Za-z0-9-]*[A-Za-z0-9])"
)
_LETTERS = regex(r"[\w.-]+")
_NUMBER = regex(r"\+?\(?[0-9](?:[ \u00a0./()-]*[0-9])*")
_TRUNK_ZERO = regex(r"(?<=[0-9 \u00a0])\(0\)")
_PROFILE = regex(r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(in|company)/([^/?#\s]+)/?(?:[?#].*)?", re.IGNORECASE)
_SLUG = regex(r"[A-Za-z0-9_-]{2,100}")
_NAMED = regex(r"[^<>@]*<([^<>\s]+)>")
_BETWEEN = regex(
    r"(?<![ \t])(?:[ \t]*[,;|][ \t]*|[ \t]+(?:/|or|oder|ou|oppure|of|lub|albo|или|und|and|et|y|o|e|i|и)[ \t]+)"
    r"|[,;|][ \t]*"
)
_LABELS = regex(r"^[^\W\d_]+\.?:[ \t]*|(?<![ \t])[ \t]*\([^()\d@]*\)$")
"""What says which of several an address is: `work: …`, `… (mobile)`."""
_FEWEST_DIGITS, _MOST_DIGITS, _LONGEST = 5, 17, 254


def contact_link(kind: str, address: str) -> str:
    """The Markdown link of that kind (`mail`, `call`, `LinkedIn`) to an address as it is written in a note; of several
    in one value the first that is one."""
    text = address.strip()
    if len(text) > _LONGEST:
        return ""
    read = {MAIL: _mail, CALL: _number, PROFILE: _profile}.get(kind, _none)
    target = read(text) or next((found for part in _parts(kind, text) if (found := read(part))), "")
    return f"[{kind}]({target})" if target else ""


def _parts(kind: str, text: str) -> list[str]:
    """What stands beside each other in one value: `Ann <ann@example.org>`, `0341 123456 (work), +49 170 1234567`."""
    if kind == MAIL and (named := _NAMED.fullmatch(text)):
        return [named[1]]
    parts = _BETWEEN.split(text) if kind in {MAIL, CALL} else ()
    return [_LABELS.sub("", part).strip() for part in parts]


def _none(text: str) -> str:
    return ""


def _mail(text: str) -> str:
    before, at, domain = text.removeprefix("mailto:").rpartition("@")
    address = f"{before}{at}{_in_letters_of_addresses(domain)}"
    return f"mailto:{address}" if _MAIL.fullmatch(address) and ".." not in address else ""


def _in_letters_of_addresses(domain: str) -> str:
    """A domain in another script as mail programs send it (`почта.рф` to `xn--80a1acny.xn--p1ai`)."""
    if domain.isascii() or not _LETTERS.fullmatch(domain):
        return domain
    try:
        return domain.encode("idna").decode("ascii")
    except UnicodeError:
        return ""


def _number(text: str) -> str:
    written = text.removeprefix("tel:")
    said = _TRUNK_ZERO.sub("", written) if written.startswith("+") else written
    digits = re.sub(r"[^0-9]", "", said) if _NUMBER.fullmatch(said) else ""
    if not _FEWEST_DIGITS <= len(digits) <= _MOST_DIGITS:
        return ""
    return f"tel:{'+' if said.startswith('+') else ''}{digits}"


def _profile(text: str) -> str:
    match = _PROFILE.fullmatch(text)
    slug = unquote(match[2]) if match else ""
    return f"https://www.linkedin.com/{match[1].lower()}/{slug}" if match and _SLUG.fullmatch(slug) else ""
