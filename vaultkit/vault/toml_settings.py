"""Toml settings: the text of a `vaultkit.toml` to `Settings`, and a finding for each value that is not taken.

A vault is shared and so not trusted: no key names a command or a path outside the vault."""

import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from vaultkit.model.diagnostic import Diagnostic, diagnose
from vaultkit.model.kind_rules import KIND_RULES
from vaultkit.model.location import Location
from vaultkit.model.names import fold_key
from vaultkit.model.regex import regex
from vaultkit.model.settings import FIELD_SPELLINGS, DatedFormat, Settings
from vaultkit.model.settings_manual import keys_of, parts_of
from vaultkit.syntax.dates import parse_cadence
from vaultkit.syntax.numbers import small_int
from vaultkit.vault.dated_settings import read_dated
from vaultkit.vault.root import SETTINGS_FILE
from vaultkit.vault.toml_lines import KeyPath, key_lines, line_of

_TIERS = ("inner", "close", "active", "wide")
_MOST_DAYS = 36_500
_BAD_FOLDER = regex(r"[\x00-\x1f\x7f\\:*?\"<>|#^\[\]%]")
_ERROR_LINE = regex(r" \(at (?:line (\d+), column \d+|end of document)\)")


def parse_settings(data: bytes, settings: Settings) -> tuple[Settings, tuple[Diagnostic, ...]]:
    """The settings with those of a vaultkit.toml put over them, and the findings; a file with a syntax error changes
    nothing."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
        tables = tomllib.loads(text)
    except UnicodeDecodeError:
        return settings, (unreadable("the file is not UTF-8"),)
    except tomllib.TOMLDecodeError as error:
        line = _ERROR_LINE.search(str(error))
        number = small_int(line[1] or "") if line else None
        message = _ERROR_LINE.sub("", str(error))
        return settings, (unreadable(message, text.count("\n") + 1 if number is None else number),)
    except (RecursionError, ValueError, OverflowError):
        return settings, (unreadable("the file is nested too deep, or holds a number too large"),)
    reader = _Reader(text)
    return reader.read(tables, settings), tuple(reader.findings)


def unreadable(message: str, line: int = 1) -> Diagnostic:
    """The finding of a file that is not taken at all."""
    return diagnose(
        "bad-settings-file", message, Location(path=SETTINGS_FILE, line=line), "Correct it; all else is read."
    )


def is_plain_folder(path: str) -> bool:
    """Whether a text is a relative folder that cannot leave the vault and that links can carry."""
    parts = path.split("/")
    plain = all(part == part.strip() and part and not part.startswith(".") and not part.endswith(".") for part in parts)
    return plain and not _BAD_FOLDER.search(path) and len(path.encode("utf-8", "replace")) <= 200


class _Reader:
    """Reads the tables of one file, noting what is unknown or wrong with the line that it stands on."""

    def __init__(self, text: str) -> None:
        self.findings: list[Diagnostic] = []
        self._lines = key_lines(text)

    def read(self, tables: Mapping[str, Any], settings: Settings) -> Settings:
        sections: dict[str, Callable[[KeyPath, Mapping[str, Any], Settings], Settings]] = {
            "pages": self._pages,
            "notes": self._notes,
            "kinds": self._kinds,
            "fields": self._fields,
            "log": self._log,
            "tiers": self._tiers,
            "cadence": self._cadence,
            "contact": self._contact,
            "kinds_of_contact": self._kinds_of_contact,
            "me": self._me,
        }
        for name, value in self._known((), tables, parts_of("")):
            if name == "dated":
                settings = self._dated(value, settings)
            elif isinstance(value, dict):
                settings = sections[name]((name,), value, settings)
            else:
                self._bad((name,), f"a table, written [{name}]")
        return settings

    def _dated(self, value: object, settings: Settings) -> Settings:
        """The formats of `[[dated]]`, before those of Obsidian's settings."""
        found = list(read_dated(value))
        for wrong in (one for one in found if isinstance(one, str)):
            self._bad(("dated",), wrong)
        return replace(settings, dated=(*(one for one in found if isinstance(one, DatedFormat)), *settings.dated))

    def _pages(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        for key, value in self._known(path, table, keys_of("pages")):
            if isinstance(value, str) and is_plain_folder(value):
                settings = replace(settings, pages_folder=value)
            else:
                self._bad((*path, key), "a plain folder inside the vault, such as `Ecosystem`")
        return settings

    def _notes(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        only, entries = self._lists(path, table, keys_of("notes"))
        for key, value in entries:
            texts = self._texts((*path, key), value)
            if texts is not None and key == "ignore":
                settings = replace(settings, ignore=texts)
            elif texts is not None:
                before = () if only else settings.template_folders
                words = () if only else settings.template_words
                settings = replace(settings, template_folders=_added(texts, before), template_words=words)
        return settings

    def _kinds(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        rules = dict(settings.kinds)
        for kind, value in self._known(path, table, KIND_RULES):
            if not isinstance(value, dict):
                self._bad((*path, kind), f"a table, written [kinds.{kind}]")
                continue
            only, entries = self._lists((*path, kind), value, keys_of("kinds.KIND"))
            given = {key: self._texts((*path, kind, key), texts) for key, texts in entries}
            lists = {"words": rules[kind].words, "folders": rules[kind].folders}
            for key, texts in given.items():
                if texts is not None:
                    lists[key] = texts if only else _added(texts, lists[key])
            words = tuple(dict.fromkeys(word.lower() for word in lists["words"]))
            rules[kind] = replace(rules[kind], words=words, folders=lists["folders"])
        return replace(settings, kinds=rules)

    def _fields(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        """The spellings with the given ones added; a spelling means one property only, the one that is named here."""
        spellings = dict(settings.spellings)
        for field, value in self._known(path, table, FIELD_SPELLINGS):
            added = self._texts((*path, field), value) or ()
            taken = {fold_key(word) for word in added}
            spellings = {
                k: tuple(word for word in words if fold_key(word) not in taken) for k, words in spellings.items()
            }
            spellings[field] += added
        return replace(settings, spellings=spellings)

    def _log(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        kinds, words = dict(settings.log_kinds), dict(settings.kind_by_word)
        for key, value in self._known(path, table, parts_of("log")):
            for kind, depth in self._table((*path, key), value):
                number = isinstance(depth, int | float) and not isinstance(depth, bool)
                if number and 0 <= depth <= 3 and re.fullmatch(r"[^\W\d_][\w-]*", kind):
                    kinds[kind.lower()] = depth
                    words[kind.lower()] = kind.lower()
                else:
                    self._bad((*path, key, kind), "one word with a depth from 0 to 3, such as `coffee = 3`")
        return replace(settings, log_kinds=kinds, kind_by_word=words)

    def _tiers(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        words, cadence = dict(settings.tier_words), dict(settings.tier_cadence)
        for key, value in self._known(path, table, parts_of("tiers")):
            if key == "cadence":
                entries = dict(self._table((*path, key), value))
                cadence |= self._all_days((*path, key), dict(self._known((*path, key), entries, _TIERS)))
                continue
            for word, tier in self._table((*path, key), value):
                if tier in _TIERS:
                    words[word.lower()] = tier
                else:
                    self._bad((*path, key, word), f"one of {', '.join(_TIERS)}")
        return replace(settings, tier_words=words, tier_cadence=cadence)

    def _cadence(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        given = {name.lower().removeprefix("#"): days for name, days in self._all_days(path, table).items()}
        return replace(settings, group_cadence={**settings.group_cadence, **given})

    def _contact(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        for key, value in self._known(path, table, keys_of("contact") + parts_of("contact")):
            if key == "words":
                settings = self._contact_words((*path, key), value, settings)
            elif key == "past_verbs":
                settings = self._past_verbs((*path, key), value, settings)
            elif value in ("link", "marked", "off"):
                settings = replace(settings, mentions=value)
            else:
                self._bad((*path, key), "`link`, `marked` or `off`")
        return settings

    def _contact_words(self, path: KeyPath, value: object, settings: Settings) -> Settings:
        """The lists of words with the given ones added."""
        lists = {name.replace(" ", "_"): name for name in settings.contact_words}
        words = dict(settings.contact_words)
        for key, given in self._known(path, dict(self._table(path, value)), lists):
            words[lists[key]] += self._texts((*path, key), given) or ()
        return replace(settings, contact_words=words)

    def _past_verbs(self, path: KeyPath, value: object, settings: Settings) -> Settings:
        verbs = dict(settings.past_verbs)
        for verb, kind in self._table(path, value):
            if kind in settings.log_kinds:
                verbs[verb.lower()] = kind
            else:
                self._bad((*path, verb), "a kind of contact, such as `talked`")
        return replace(settings, past_verbs=verbs)

    def _kinds_of_contact(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        """The kinds with the given ones added: a word with a depth is a kind of its own, one with a kind means that."""
        kinds, words = dict(settings.log_kinds), dict(settings.kind_by_word)
        for word, value in table.items():
            said = " ".join(word.lower().split())
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if is_number and 0 <= value <= 3 and said:
                kinds[said], words[said] = value, said
            elif isinstance(value, str) and value.lower() in kinds and said:
                words[said] = value.lower()
            else:
                self._bad((*path, word), "a depth from 0 to 3, or a kind that it means, such as `coffee`")
        return replace(settings, log_kinds=kinds, kind_by_word=words)

    def _me(self, path: KeyPath, table: Mapping[str, Any], settings: Settings) -> Settings:
        only, entries = self._lists(path, table, keys_of("me"))
        for key, value in entries:
            if key == "names":
                names = self._texts((*path, key), value) or ()
                settings = replace(settings, my_names=_added(names, () if only else settings.my_names))
            elif isinstance(value, str):
                settings = replace(settings, my_seniority=value.strip())
            else:
                self._bad((*path, key), 'a word, such as "senior"')
        return settings

    def _known(self, path: KeyPath, table: Mapping[str, Any], names: Iterable[str]) -> list[tuple[str, Any]]:
        """The entries whose keys are known, in written order; a finding for each other key."""
        known = tuple(names)
        for key in table:
            if key not in known:
                close = _closest(key, known)
                hint = f"Did you mean `{close}`?" if close else f"Known here: {', '.join(known)}."
                self._find("unknown-setting", (*path, key), f"`{'.'.join((*path, key))}` is not a setting", hint)
        return [(key, value) for key, value in table.items() if key in known]

    def _lists(
        self, path: KeyPath, table: Mapping[str, Any], names: Iterable[str]
    ) -> tuple[bool, list[tuple[str, Any]]]:
        """Whether the lists of a table are `only` those given, and its other entries."""
        entries = self._known(path, table, names)
        only = dict(entries).get("only", False)
        if not isinstance(only, bool):
            self._bad((*path, "only"), "true or false")
        return only is True, [(key, value) for key, value in entries if key != "only"]

    def _table(self, path: KeyPath, value: object) -> list[tuple[str, Any]]:
        if isinstance(value, dict):
            return list(value.items())
        self._bad(path, f"a table, written [{'.'.join(path)}]")
        return []

    def _texts(self, path: KeyPath, value: object) -> tuple[str, ...] | None:
        texts = [value] if isinstance(value, str) else value
        if isinstance(texts, list) and all(isinstance(text, str) and text.strip() for text in texts):
            return tuple(text.strip() for text in texts)
        self._bad(path, 'a list of texts, such as ["one", "two"]')
        return None

    def _all_days(self, path: KeyPath, table: Mapping[str, Any]) -> dict[str, int]:
        days: dict[str, int] = {}
        for key, value in table.items():
            found = _days(value)
            if found is None:
                self._bad((*path, key), 'a cadence, such as 30 or "6 weeks"')
            else:
                days[key] = found
        return days

    def _bad(self, path: KeyPath, wanted: str) -> None:
        self._find("bad-setting", path, f"`{'.'.join(path)}` must be {wanted}", "The default is used until then.")

    def _find(self, rule: str, path: KeyPath, message: str, hint: str) -> None:
        line = line_of(self._lines, path)
        self.findings.append(diagnose(rule, message, Location(path=SETTINGS_FILE, line=line), hint))


def _added(given: Iterable[str], known: Iterable[str]) -> tuple[str, ...]:
    """The given texts and those that are known already; the user's own come first."""
    return tuple(dict.fromkeys((*given, *known)))


def _days(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | str):
        return None
    if isinstance(value, int) and not 1 <= value <= _MOST_DAYS:
        return None
    cadence = parse_cadence(value)
    return cadence.days if cadence else None


def _closest(word: str, known: tuple[str, ...]) -> str:
    from rapidfuzz import process  # slow to import, and needed for a mistake only

    found = process.extractOne(word.lower(), known, score_cutoff=70)
    return found[0] if found else ""
