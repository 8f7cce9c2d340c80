"""Closed notes: notes that can be read, but to whose end nothing may ever be appended (encrypted ones, and those whose
last block must stay the last), to the reason why."""

from bisect import bisect_left
from collections.abc import Iterable

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.location import Location
from vaultkit.model.names import fold, fold_key
from vaultkit.model.note import Field, Property, Value
from vaultkit.model.regex import regex
from vaultkit.syntax.privacy import PLAINLY_FALSE

_ARMOR = regex(r"(?m)^ {0,3}-----BEGIN ([A-Z0-9 ,/]+)-----")
_SEALED = ("ENCRYPTED", "PGP MESSAGE", "CMS", "PKCS7")
_BEGINNINGS = ("age-encryption.org/", "$ANSIBLE_VAULT;", "Salted__", "U2FsdGVkX1")
"""How what is encrypted without an armor begins; the last one is `Salted__` in base 64."""
_SOPS = regex(r"\"\w+\"\s*:\s*\"ENC\[")
"""A value of a file in braces that is encrypted value by value."""
_FENCE = regex(r"(?m)^ {0,3}(?:```|~~~)")
_KANBAN = regex(r"(?m)^[ \t]*%%[ \t]*kanban:settings")
_DRAWING = regex(r"(?m)^(?:#{1,2} Drawing[ \t]*|%%[ \t]*)\n(?:# Drawing[ \t]*\n)?`{3,}(?:compressed-)?json\b")
_RULE = regex(r"(?m)^---[ \t]*$")

_ENCRYPTED_KEYS = frozenset(
    map(
        fold_key,
        (
            *("encrypted", "is encrypted", "verschlüsselt", "chiffré", "cifrado", "encriptado", "crittografato"),
            *("versleuteld", "zaszyfrowane", "зашифровано", "加密", "已加密", "暗号化", "暗号化済み"),
        ),
    )
)
_PLUGINS = {
    fold_key("kanban-plugin"): "a Kanban board",
    fold_key("excalidraw-plugin"): "an Excalidraw drawing",
}
_NO = PLAINLY_FALSE | {""}

_LINE_BY_HAND = "write the line into the note yourself, or keep the log in another note"


def why_closed(path: str, text: str, body: str, line: int, said: Iterable[Property | Field]) -> Diagnostic | None:
    """Why nothing may be appended to the note with that text, whose body begins on that line and whose properties and
    inline fields are `said`; None where something may."""
    if at := _armored(body):
        where = Location(path=path, line=line + body.count("\n", 0, at - 1))
        return _closed("the note is encrypted, and a line below could keep it from being decrypted", where)
    for entry in said:
        key = fold_key(entry.key)
        if key in _ENCRYPTED_KEYS and _is_so(entry.value):
            return _closed("the note says that it is encrypted", entry.location)
        if key in _PLUGINS and _is_so(entry.value):
            return _last_block(_PLUGINS[key], entry.location)
    whole = Location(path=path)
    if "%" in body and "kanban:settings" in body and _KANBAN.search(body):
        return _last_block(_PLUGINS[fold_key("kanban-plugin")], whole)
    if path.endswith(".excalidraw.md") or ("`" in body and "json" in body and _DRAWING.search(body)):
        return _last_block(_PLUGINS[fold_key("excalidraw-plugin")], whole)
    if body == text.removeprefix("\ufeff") and _is_open(body):
        hint = "close the front matter with `---`, or put an empty line before the first one"
        return _closed("the front matter is not closed", whole, hint)
    return None


def keeps_from_writing(found: Diagnostic) -> bool:
    """Whether nothing is appended to a note because of a finding on it: an error, or that a line would fall into what
    is still open at its end."""
    return found.severity == "error" or found.rule == "open-fence"


def _is_open(body: str) -> bool:
    """Whether a body begins with the fence of front matter, and no other fence follows."""
    return body.startswith("---") and _RULE.match(body) is not None and _RULE.search(body, 1) is None


def _armored(body: str) -> int:
    """Where the encrypted part of a body begins, counted from 1; 0 for none, and for one that a code fence shows."""
    begun = body.lstrip()
    if begun.startswith(_BEGINNINGS) or (begun.startswith("{") and "ENC[" in begun and _SOPS.search(begun)):
        return len(body) - len(begun) + 1
    if "-" not in body or "-----BEGIN " not in body:
        return 0
    armors = (armor.start() for armor in _ARMOR.finditer(body) if any(word in armor[1] for word in _SEALED))
    fences = [fence.start() for fence in _FENCE.finditer(body)]
    return next((at + 1 for at in armors if bisect_left(fences, at) % 2 == 0), 0)


def _is_so(value: Value) -> bool:
    """Whether a value says anything but a plain no."""
    if isinstance(value, tuple):
        return any(_is_so(part) for part in value)
    return value is not None and value is not False and fold(str(value).strip()) not in _NO


def _last_block(what: str, where: Location) -> Diagnostic:
    return _closed(f"the note is {what}, whose last block must stay the last", where)


def _closed(reason: str, where: Location, hint: str = _LINE_BY_HAND) -> Diagnostic:
    return diagnose("append-refused", f"nothing is appended: {reason}", where, hint)
