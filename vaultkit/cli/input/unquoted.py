"""Unquoted: a text behind an option that was typed in several words without quotes, so that the shell gave the option
its first word only, to a refusal that shows where the quotes belong; and a text that begins with a dash to that text,
where it can be no option."""

from collections.abc import Callable, Mapping, Sequence

import click

from vaultkit.cli.errors import Unclear
from vaultkit.model.regex import regex
from vaultkit.syntax.inert import terminal

_TEXTS = frozenset({"TEXT", "GOAL", "GROUP", "NAMES", "WORD", "PLACE"})
"""What an option takes, as its help says, where several words are usual."""


_OPTION = regex(r"--?[A-Za-z][A-Za-z-]*(?:=|\Z)|-n[0-9]+\Z")
"""What may be an option, or one that is mistyped."""
ENDS_OPTIONS = "--"
_TEXT = "\0"
"""What no word of a command line can hold, before one that is text."""


class TextOptions(click.Command):
    """A command that refuses words behind the value of a text option where they can hardly be its arguments: else a
    note would be made of the rest of a sentence."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What click makes of the words, or the refusal."""
        if not ctx.resilient_parsing:
            _refuse(args, _valued(self), arguments=sum(isinstance(one, click.Argument) for one in self.params))
        return super().parse_args(ctx, args)


class FreeText(click.Command):
    """A command whose words may begin with a dash (`- [ ] call her`, `-> Bern`, `-5 degrees`): one that can be no
    option is a word like any other."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What click makes of the words, each as it was typed."""
        left = super().parse_args(
            ctx, [f"{_TEXT}{word}" if self._is_text(args, at) else word for at, word in enumerate(args)]
        )
        ctx.params = {name: _as_typed(value) for name, value in ctx.params.items()}
        return left

    def _is_text(self, args: Sequence[str], at: int) -> bool:
        """Whether the word at that place is surely no option, nor the `--` behind which none stands."""
        return not _may_be_option(args[at])


class FreeSentence(FreeText):
    """The same of a command that writes the words down, where `--` may be a dash (`Bern -- in May`): it ends the
    options only as the first word that is no option, or before one that may be an option."""

    def _is_text(self, args: Sequence[str], at: int) -> bool:
        if args[at] != ENDS_OPTIONS:
            return super()._is_text(args, at)
        behind = args[at + 1] if at + 1 < len(args) else ""
        return self._has_word_before(args, at) and not (behind.startswith("-") and _may_be_option(behind))

    def _has_word_before(self, args: Sequence[str], at: int) -> bool:
        """Whether anything but options and their values stands before that place."""
        valued, place = _valued(self), 0
        while place < at and args[place].startswith("-") and _may_be_option(args[place]):
            place += 2 if args[place] in valued else 1
        return place < at


def without_mark(words: Sequence[str], begins_text: Callable[[Sequence[str]], bool]) -> tuple[str, ...]:
    """The words of a sentence without the `--` that stands before its text, not in it: the first one, where text begins
    behind it."""
    at = words.index(ENDS_OPTIONS) if ENDS_OPTIONS in words else len(words)
    return (*words[:at], *words[at + 1 :]) if begins_text(words[at + 1 :]) else tuple(words)


def _may_be_option(word: str) -> bool:
    return word in {"-", ENDS_OPTIONS} or not word.startswith("-") or bool(_OPTION.match(word))


def _as_typed(value: object) -> object:
    if isinstance(value, tuple):
        return tuple(map(_as_typed, value))
    return value.removeprefix(_TEXT) if isinstance(value, str) else value


def _valued(command: click.Command) -> Mapping[str, bool]:
    """The options that take a value, and whether that is text."""
    options = [one for one in command.params if isinstance(one, click.Option) and not one.is_flag]
    return {name: one.metavar in _TEXTS for one in options for name in (*one.opts, *one.secondary_opts)}


def _refuse(args: Sequence[str], valued: Mapping[str, bool], *, arguments: int) -> None:
    """Raises Unclear where words stand behind the value of a text option, and either as many stand before it as the
    command takes, or several stand behind it."""
    before, at = 0, 0
    while at < len(args) and args[at] != "--":
        flag, equals, value = args[at].partition("=")
        if not flag.startswith("-") or flag == "-":
            before, at = before + 1, at + 1
            continue
        takes_next = flag in valued and not equals
        value = value if equals else args[at + 1] if takes_next and at + 1 < len(args) else ""
        at += 2 if takes_next else 1
        if not valued.get(flag):
            continue
        end = next((n for n in range(at, len(args)) if args[n].startswith("-") and args[n] != "-"), len(args))
        behind = args[at:end]
        if behind and before >= arguments:
            from vaultkit.cli.output.text import in_shell  # only a refusal shows it

            raise Unclear(
                f"{terminal(value)!r} is only the beginning of what you gave {flag}; put quotes around it: "
                f"{flag} {in_shell(' '.join((value, *behind)))}"
            )
        if len(behind) > 1:
            raise Unclear(f"where does what you gave {flag} end? Put quotes around it, or the name before {flag}.")
