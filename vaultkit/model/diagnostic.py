"""Diagnostic: a user's mistake as data, and the one table of rules whose help text is the manual."""

from collections.abc import Iterable
from enum import StrEnum

from msgspec import Struct

from vaultkit.model.location import Location


class Severity(StrEnum):
    """How much a finding matters: an error keeps vaultkit from writing to the note, a warning loses one value, info
    is worth knowing."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Rule(Struct, frozen=True, kw_only=True):
    """One kind of finding; `help` is its entry in the manual, `hint` what to do when the finding knows no better."""

    name: str
    severity: Severity
    help: str
    hint: str


class Diagnostic(Struct, frozen=True, kw_only=True, array_like=True, gc=False):
    """One finding: which rule, what is wrong (never private content beyond the value itself), where, and what would
    be right."""

    rule: str
    severity: Severity
    message: str
    location: Location
    hint: str = ""

    def __str__(self) -> str:
        return f"{self.location}: {self.severity}[{self.rule}] {self.message}"


def _rules(*rows: tuple[str, Severity, str, str]) -> dict[str, Rule]:
    return {name: Rule(name=name, severity=severity, help=text, hint=hint) for name, severity, text, hint in rows}


_E, _W, _I = Severity.ERROR, Severity.WARNING, Severity.INFO

RULES: dict[str, Rule] = _rules(
    (
        "broken-yaml",
        _W,
        "A line of the front matter is not valid YAML, so Obsidian shows no property of the note. vaultkit reads the "
        "other lines one by one, and a value like `@ann` or `Foo: Bar` as text.",
        "correct the line, or put quotes around the value",
    ),
    (
        "yaml-limit",
        _E,
        "The front matter is deeper or larger than vaultkit reads. Nothing of it counts, and nothing is appended.",
        "keep the front matter flat and small",
    ),
    (
        "not-a-mapping",
        _W,
        "The block between the `---` fences holds no `key: value` lines, so it is read as text.",
        "write properties as `key: value`",
    ),
    (
        "looks-like-template",
        _W,
        "The front matter holds a template's code (`{{` or `<%`), so the note is taken for a template and not read, "
        "though it stands where people, events, groups or goals do.",
        "replace the code by a value, or move the note to the template folder",
    ),
    ("not-utf8", _E, "The file is not UTF-8 text. It is left alone; save it as UTF-8.", "save the file as UTF-8"),
    ("binary-file", _E, "The file holds NUL bytes. It is left alone.", "give it another ending than .md"),
    ("file-too-large", _E, "The note is larger than what vaultkit reads. Split it.", "split the note"),
    (
        "unreadable",
        _E,
        "The file could not be read: the disk refuses, or something went wrong inside vaultkit. All else goes on; such "
        "a note is a plain one, of which nothing counts.",
        "check its permissions",
    ),
    (
        "conflict-markers",
        _E,
        "Git conflict markers stand in the note. Resolve them; vaultkit does not write to it until then.",
        "resolve the conflict in git",
    ),
    (
        "open-fence",
        _I,
        "A code fence or a comment is still open at the end of the note, so a line appended there would be lost in it. "
        "Nothing is appended until it is closed.",
        "close the fence or the comment",
    ),
    (
        "conflict-copy",
        _W,
        "A sync tool left a copy of a note: its name has the form of the tool, and it says nearly the same. It is no "
        "note of its own; what it says more counts for the note, once.",
        "merge what it has more into the note by hand",
    ),
    (
        "may-be-copy",
        _I,
        "A note is named like a copy of the note beside it, by a form that people use, too, or it has the form of a "
        "sync tool and says other things. Both are read.",
        "merge them if they are one note; two notes are fine",
    ),
    (
        "symbolic-link",
        _I,
        "Symbolic links are not followed, so what lies behind one is not read.",
        "put the notes themselves into the vault",
    ),
    ("bad-date", _W, "A value that should be a date is none. Write YYYY-MM-DD.", "write YYYY-MM-DD"),
    (
        "future-date",
        _W,
        "A log line stands in the future. It is a plan and does not count as contact.",
        "correct the date, or leave it as the plan that it is",
    ),
    ("bad-value", _W, "A value is none of those that the property takes.", "see the property in the manual"),
    (
        "bad-cadence",
        _W,
        "A cadence is not understood. Write a number of days, `6 weeks`, `monthly`, `quarterly` or `never`.",
        "write a number of days, `6 weeks`, `monthly`, `quarterly` or `never`",
    ),
    (
        "unresolved-link",
        _W,
        "A link in a property or log line points to no note. Create the note, or correct the name.",
        "create the note, or correct the name",
    ),
    ("ambiguous-link", _W, "A link could mean several notes. Write the path.", "write the path"),
    (
        "link-by-alias",
        _I,
        "A link uses an alias. Obsidian does not resolve it; write [[Note|alias]].",
        "write [[Note|alias]]",
    ),
    (
        "ambiguous-name",
        _W,
        "A plain name could mean several people. Write it as a link with the path.",
        "write it as a link with the path",
    ),
    (
        "duplicate-person",
        _W,
        "Two notes describe a person of one name (in any script or spelling), mail address or phone number. "
        "`vaultkit merge A B` shows what would come together.",
        "merge the two notes with `vaultkit merge`, or tell them apart: `- DATE separate from [[the other]]`",
    ),
    ("similar-person", _I, "Two names are nearly one. It is a hint only.", "`vaultkit merge` if they are one person"),
    ("merge-without-effect", _W, "`merged into` leads to no other person, or in a circle.", "correct the link"),
    (
        "shared-alias",
        _I,
        "Two people share an alias of one word, so that the word alone means either.",
        "write the link with the name of the note",
    ),
    (
        "foreign-status",
        _I,
        "Notes have a `status` that is none of those that vaultkit knows. It says nothing here; counted once.",
        "leave it, or see `status` in the manual",
    ),
    (
        "duplicate-boundaries",
        _W,
        "There is more than one boundaries note; the first one by path is used.",
        "keep one of them",
    ),
    (
        "unknown-box",
        _I,
        "A box that names a person holds a mark that is not understood, so the line is neither contact nor promise.",
        "write `[x]` for what is done, `[ ]` for what is open",
    ),
    (
        "unknown-kind",
        _I,
        "Many log lines begin with one word that is no known kind of contact; they count as contact of no kind.",
        "add the word to `[kinds_of_contact]` in vaultkit.toml",
    ),
    ("duplicate-id", _I, "Two log lines carry one id; the second is ignored.", "delete one of the two lines"),
    ("event-without-date", _W, "An event has no readable date, so it counts for nothing.", "write `date: YYYY-MM-DD`"),
    (
        "date-by-creation",
        _I,
        "An event has no date of its own, so the day on which its note was made counts as the day of the event.",
        "write `date: YYYY-MM-DD`",
    ),
    (
        "unread-days",
        _W,
        "A format for dated notes, in Obsidian's settings or vaultkit.toml, matches none of the notes in its folder, "
        "or not the newest ones, so that what they tell has no day.",
        "correct the format, or rename the notes",
    ),
    ("unknown-setting", _W, "A key of vaultkit.toml is not known.", "delete the key, or correct it"),
    (
        "bad-setting",
        _W,
        "A value in a settings file is of the wrong type or out of range; the default is used.",
        "correct the value",
    ),
    ("bad-settings-file", _W, "A settings file cannot be read; defaults are used.", "correct the file"),
    (
        "page-refused",
        _E,
        "A page cannot be written without risking bytes that are not vaultkit's. It is left as it is.",
        "rename the file that stands in the way, or repair its markers",
    ),
    (
        "page-folder",
        _W,
        "The folder of the pages is no folder of its own: a link or a file stands in its place, or notes of yours are "
        "in it or in one that differs in case only. Such notes are read as plain ones, whatever the folder is called.",
        "name another folder under [pages] in vaultkit.toml, or move what stands there",
    ),
    (
        "code-file",
        _I,
        "The file `.vaultkit` in the folder of the pages, which tells generated lines from yours after a merge, is not "
        "one that vaultkit wrote, or cannot be read or written. It is left as it is; the pages are written without it.",
        "remove it, or move it away; the next build writes it anew",
    ),
    (
        "page-edited",
        _I,
        "A generated region was edited by hand; the foreign lines were moved below it.",
        "write below the region, where everything is yours",
    ),
    (
        "page-healed",
        _I,
        "A page held git conflict markers, or the lines of two versions after a merge. Ticks were taken from every "
        "side, lines that are not vaultkit's were moved below the region, and the page was written anew.",
        "commit the page as it is now",
    ),
    (
        "page-copy",
        _I,
        "A sync tool left a copy of a page. Ticks, bullets and lines that were written on it come to the page itself; "
        "then it holds nothing more.",
        "the copy is safe to remove",
    ),
    (
        "stray-page",
        _W,
        "A page of vaultkit's is outside of the folder of the pages (it was moved there, or the folder was changed), "
        "where vaultkit writes nothing, and it tells of what has become private since.",
        "remove it, or move it into the folder of the pages and run `vaultkit review`",
    ),
    (
        "append-refused",
        _E,
        "A log line was not appended to a note, which is left as it is. The tick stays on its page and is tried again.",
        "repair the note; the next build appends the line",
    ),
    (
        "later-without-day",
        _I,
        "The words below an item that was put off (`[>]`) name no day that is understood. They are kept in the line, "
        "and the item rests for 30 days.",
        "write a day below the item, such as `2027-02-01` or `in 6 weeks`; or `vaultkit snooze NAME DAY`",
    ),
    (
        "tick-without-note",
        _W,
        "A ticked item names no note that a line could be appended to, so the tick is kept on its page only.",
        "write the line into a note by hand, or repair the link",
    ),
    (
        "tick-taken-back",
        _I,
        "The box of an item was emptied after its line had been appended. The line does not count while the box is "
        "empty.",
        "delete the line, or tick the box again",
    ),
    (
        "tick-overwritten",
        _W,
        "A line was appended three times and each time an editor saved the note without it. It is not tried again "
        "until vaultkit is started anew; the tick stays on its page.",
        "close the note in the editor, or reload it there",
    ),
    (
        "torn-line",
        _W,
        "A piece of a line of vaultkit's stands in a note without its beginning: an editor saved the note while the "
        "line was appended. It counts for nothing and is no part of what stands above it; the tick is logged again.",
        "remove the piece from the note",
    ),
    (
        "line-elsewhere",
        _I,
        "The line of a tick stands in another note than the one that it is for. Its id counts for nothing there, and "
        "the tick is logged again where it belongs.",
        "leave it, or remove the id at its end",
    ),
    (
        "append-waits",
        _W,
        "A note was changed a moment ago, so its editor may be in the middle of saving it, and nothing is appended "
        "yet. The tick stays on its page and is tried again.",
        "run the command again when the note is saved",
    ),
    (
        "name-taken",
        _E,
        "A note of that name stands there already; nothing is written over it.",
        "choose another name, or open the note that is there",
    ),
    ("page-template", _E, "A template failed; the page keeps its last content.", "correct the template"),
    (
        "private-unclear",
        _W,
        "It is not clear whether the note is private: a value of `private` is empty or none that is understood, two of "
        "them disagree, or the front matter cannot be read. So the note counts as private.",
        "write `private: true` or `private: false`",
    ),
    ("unsafe-name", _W, "A file name holds characters that links cannot carry. Rename the note.", "rename the note"),
)


def diagnose(rule: str, message: str, location: Location, hint: str = "") -> Diagnostic:
    """A Diagnostic with the severity of its rule.

    Raises KeyError on a rule that is not in `RULES` (a bug, not a user's mistake)."""
    return Diagnostic(
        rule=rule, severity=RULES[rule].severity, message=message, location=location, hint=hint or RULES[rule].hint
    )


def ordered(diagnostics: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The diagnostics without repetitions, by path, line, column, rule and message."""
    unique = {(d.location.path, d.location.line, d.location.column, d.rule, d.message): d for d in diagnostics}
    return tuple(unique[key] for key in sorted(unique))
