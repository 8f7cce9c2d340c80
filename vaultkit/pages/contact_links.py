"""Contact links: a mail address, a number or a profile to a link by which to reach somebody, "" for what is none.

What stands in a note is data: only the characters of an address come into a link."""

import re
from urllib.parse import unquote

MAIL, CALL, PROFILE = "mail", "call", "LinkedIn"

_MAIL = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._+-]*[A-Za-z0-9_+-])?@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+[A-Za-z]{2,}"
)
_NUMBER = re.compile(r"\+?[0-9](?:[ \u00a0./()-]*[0-9])*")
_TRUNK_ZERO = re.compile(r"(?<=[0-9 \u00a0])\(0\)")
_PROFILE = re.compile(
    r"(?:https?://)?(?:[a-z]{2,3}\.)?linkedin\.com/(in|company)/([^/?#\s]+)/?(?:[?#].*)?", re.IGNORECASE
)
_SLUG = re.compile(r"[A-Za-z0-9_-]{2,100}")
_FEWEST_DIGITS, _MOST_DIGITS, _LONGEST = 5, 17, 254


def contact_link(kind: str, address: str) -> str:
    """The Markdown link of that kind (`mail`, `call`, `LinkedIn`) to an address as it is written in a note."""
    text = address.strip()
    if len(text) > _LONGEST:
        return ""
    target = {MAIL: _mail, CALL: _number, PROFILE: _profile}.get(kind, _none)(text)
    return f"[{kind}]({target})" if target else ""


def _none(text: str) -> str:
    return ""


def _mail(text: str) -> str:
    address = text.removeprefix("mailto:")
    return f"mailto:{address}" if _MAIL.fullmatch(address) and ".." not in address else ""


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
