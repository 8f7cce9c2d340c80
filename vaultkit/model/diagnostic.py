"""Diagnostic: a user's mistake as data, and the one table of rules whose help text is the manual."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from vaultkit.model.location import Location


class Severity(StrEnum):
    """How much a finding matters: an error keeps vaultkit from writing to the note, a warning loses one value, info
    is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One kind of finding; `help` is its entry in the manual."""

    name: str
    severity: Severity
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostic:
    """One finding: which rule, what is wrong (never private content beyond the value itself), where, and what would
    be right."""

    rule: str
    severity: Severity
    message: str
    location: Location
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.severity}[{self.rule}] {self.message}"


def _rules(*rows: tuple[str, Severity, str]) -> dict[str, Rule]:
    return {name: Rule(name=name, severity=severity, help=text) for name, severity, text in rows}


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES: dict[str, Rule] = _rules(
    (
        "broken-yaml",
        _E,
        "The front matter is not valid YAML. The note is read by its name and body; vaultkit never writes to it.",
    ),
    (
        "yaml-limit",
        _E,
        "The front matter is deeper, larger or trickier (anchors, tags) than vaultkit reads. Keep it flat and small.",
    ),
    ("not-a-mapping", _W, "The block between the `---` fences holds no `key: value` lines, so it is read as text."),
    ("not-utf8", _E, "The file is not UTF-8 text. It is left alone; save it as UTF-8."),
    ("binary-file", _E, "The file holds NUL bytes. It is left alone."),
    ("file-too-large", _E, "The note is larger than what vaultkit reads. Split it."),
    ("unreadable", _E, "The file could not be read from the disk."),
    (
        "conflict-markers",
        _E,
        "Git conflict markers stand in the note. Resolve them; vaultkit does not write to it until then.",
    ),
    (
        "open-fence",
        _E,
        "A code fence or a comment is still open at the end of the note, so a line appended there would be lost in it. "
        "Close it.",
    ),
    (
        "conflict-copy",
        _W,
        "A sync tool left a second copy of a note. Merge it by hand and delete the copy; it is not read.",
    ),
    ("symbolic-link", _I, "Symbolic links are not followed, so what lies behind one is not read."),
    ("bad-date", _W, "A value that should be a date is none. Write YYYY-MM-DD."),
    ("future-date", _W, "A log line stands in the future. It is a plan and does not count as contact."),
    ("bad-value", _W, "A value is none of those that the property takes."),
    (
        "bad-cadence",
        _W,
        "A cadence is not understood. Write a number of days, `6 weeks`, `monthly`, `quarterly` or `never`.",
    ),
    (
        "unresolved-link",
        _W,
        "A link in a property or log line points to no note. Create the note, or correct the name.",
    ),
    ("ambiguous-link", _W, "A link could mean several notes. Write the path."),
    ("link-by-alias", _I, "A link uses an alias. Obsidian does not resolve it; write [[Note|alias]]."),
    ("ambiguous-name", _W, "A plain name could mean several people. Write it as a link with the path."),
    (
        "duplicate-person",
        _W,
        "Two notes describe a person of one name, alias or mail address. Merge them or tell them apart.",
    ),
    ("duplicate-boundaries", _W, "There is more than one boundaries note; the first one by path is used."),
    ("duplicate-id", _I, "Two log lines carry one id; the second is ignored."),
    ("event-without-date", _W, "An event has no readable date, so it counts for nothing."),
    ("unknown-setting", _W, "A key of vaultkit.toml is not known."),
    ("bad-setting", _W, "A value in a settings file is of the wrong type or out of range; the default is used."),
    ("bad-settings-file", _W, "A settings file cannot be read; defaults are used."),
    (
        "page-refused",
        _E,
        "A page cannot be written without risking bytes that are not vaultkit's. It is left as it is.",
    ),
    ("page-edited", _I, "A generated region was edited by hand; the foreign lines were moved below it."),
    ("page-template", _E, "A template failed; the page keeps its last content."),
    ("unsafe-name", _W, "A file name holds characters that links cannot carry. Rename the note."),
)


def diagnose(rule: str, message: str, location: Location, hint: str = "") -> Diagnostic:
    """A Diagnostic with the severity of its rule.

    Raises KeyError on a rule that is not in `RULES` (a bug, not a user's mistake)."""
    return Diagnostic(rule=rule, severity=RULES[rule].severity, message=message, location=location, hint=hint)


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics without repetitions, by path, line, column, rule and message."""
    unique = {(d.location, d.rule, d.message): d for d in diagnostics}
    return tuple(unique[key] for key in sorted(unique))
