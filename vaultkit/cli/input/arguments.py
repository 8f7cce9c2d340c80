"""Arguments: what may stand at each place of a command line, so that a shell completes it: names of people, of groups,
of goals, behind a name the kinds of contact or what can be decided, lengths of a period, rules.

The tables of words are imported when a shell asks for them: help is told without."""

from collections.abc import Iterable, Sequence
from typing import Any

import click

from vaultkit.cli.input.options import NoteName, NoteNames, typed_before
from vaultkit.model.kind import Kind
from vaultkit.model.names import fold


class PersonName(NoteName):
    """The name of a person."""

    kinds = frozenset({Kind.PERSON})


class GroupName(NoteName):
    """The name of a group."""

    kinds = frozenset({Kind.GROUP})


class GoalName(NoteName):
    """The name of a goal."""

    kinds = frozenset({Kind.GOAL})


class PersonNames(NoteNames):
    """Names of people with commas between them."""

    kinds = frozenset({Kind.PERSON})


class TwoNames(NoteName):
    """Two names; a shell completes the second one, too."""

    name = "two names"

    def names_for(self, ctx: click.Context, before: str, incomplete: str) -> list[Any]:
        """Names that begin with what stands there, or with the end of it, which is the second name."""
        words = before.split()
        for start in range(len(words) + 1):
            rest = "".join(f"{word} " for word in words[start:])
            if found := [item for item in super().names_for(ctx, rest, incomplete) if item.value]:
                return found
        return []


class ContactOf(PersonNames):
    """Names of people, and behind them a kind of contact."""

    name = "names [kind] [text]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Names that begin with what was typed, and kinds of contact where a name stands before."""
        from vaultkit.model.contact_kinds import DEPTH_BY_KIND

        before = typed_before(ctx, param)
        names = self.names_for(ctx, before, incomplete)
        last = before.rpartition(",")[2].strip()
        stands = bool(last) and bool(self.names_for(ctx, "", last))
        return [*names, *(_beginning(incomplete, DEPTH_BY_KIND) if stands else ())]


class DecisionOf(NoteName):
    """The name of a person, an event or a group, and behind it what is decided."""

    name = "name decision"
    kinds = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP})

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """Names that begin with what was typed; behind a name the decisions, and behind one of these its words."""
        from vaultkit.model.tier_words import TIERS
        from vaultkit.syntax.decision import AGAIN, STAGES, TAKEN_VERBS

        arguments: dict[str, Sequence[str]] = {"tier": TIERS, "stage": STAGES, "again": AGAIN}
        words: Sequence[str] = tuple(ctx.params.get(param.name or "") or ())
        if words and (follow := arguments.get(fold(words[-1]))) and self._stands(ctx, words[:-1]):
            return _beginning(incomplete, follow)
        names = self.names_for(ctx, typed_before(ctx, param), incomplete)
        return [*names, *(_beginning(incomplete, TAKEN_VERBS) if self._stands(ctx, words) else ())]

    def _stands(self, ctx: click.Context, words: Sequence[str]) -> bool:
        return bool(words) and bool(self.names_for(ctx, "", " ".join(words)))


class Tier(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A tier, in any words that the settings know; a shell completes ours."""

    name = "tier"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The tiers that begin with what was typed."""
        from vaultkit.model.tier_words import TIERS

        return _beginning(incomplete, TIERS)


class SpanWord(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A length of a period, or what names one; a shell completes the lengths."""

    name = "period"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The lengths that begin so, as the first word."""
        from vaultkit.cli.input.periods import ALL
        from vaultkit.model.period import SPANS

        return [] if ctx.params.get(param.name or "") else _beginning(incomplete, (*SPANS, ALL))


class RuleName(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """The name of a rule of `vaultkit check`."""

    name = "rule"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name, or a usage error that says which there are."""
        return self._choice().convert(value, param, ctx)

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[Any]:
        """The rules that begin with what was typed."""
        return self._choice().shell_complete(ctx, param, incomplete)

    def _choice(self) -> click.Choice[str]:
        from vaultkit.model.diagnostic import RULES

        return click.Choice(sorted(RULES))


def _beginning(incomplete: str, words: Iterable[str]) -> list[Any]:
    from click.shell_completion import CompletionItem  # only a shell that completes needs it

    return [CompletionItem(word) for word in words if word.startswith(fold(incomplete))]
