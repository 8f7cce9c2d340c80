"""Arguments: what may stand at each place of a command line, so that a shell completes it: names of people, of groups,
of goals, and behind a name the kinds of contact or what can be decided."""

from collections.abc import Iterable, Sequence

import click
from click.shell_completion import CompletionItem

from vaultkit.cli.input.options import NoteName, NoteNames, typed_before
from vaultkit.model.contact_kinds import DEPTH_BY_KIND
from vaultkit.model.names import fold
from vaultkit.model.record import Kind
from vaultkit.model.tier_words import TIERS
from vaultkit.syntax.decision import AGAIN, STAGES, TAKEN_VERBS


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


class ContactOf(PersonNames):
    """Names of people, and behind them a kind of contact."""

    name = "names [kind] [text]"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Names that begin with what was typed, and kinds of contact where a name stands before."""
        before = typed_before(ctx, param)
        names = self.names_for(ctx, before, incomplete)
        last = before.rpartition(",")[2].strip()
        stands = bool(last) and bool(self.names_for(ctx, "", last))
        return [*names, *(_beginning(incomplete, DEPTH_BY_KIND) if stands else ())]


class DecisionOf(NoteName):
    """The name of a person, an event or a group, and behind it what is decided."""

    name = "name decision"
    kinds = frozenset({Kind.PERSON, Kind.EVENT, Kind.GROUP})

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """Names that begin with what was typed; behind a name the decisions, and behind one of these its words."""
        words: Sequence[str] = tuple(ctx.params.get(param.name or "") or ())
        if words and (follow := _ARGUMENTS.get(fold(words[-1]))) and self._stands(ctx, words[:-1]):
            return _beginning(incomplete, follow)
        names = self.names_for(ctx, typed_before(ctx, param), incomplete)
        return [*names, *(_beginning(incomplete, TAKEN_VERBS) if self._stands(ctx, words) else ())]

    def _stands(self, ctx: click.Context, words: Sequence[str]) -> bool:
        return bool(words) and bool(self.names_for(ctx, "", " ".join(words)))


_ARGUMENTS: dict[str, Sequence[str]] = {"tier": TIERS, "stage": STAGES, "again": AGAIN}


class Tier(click.ParamType):  # type: ignore[type-arg]  # generic only in the newest click
    """A tier, in any words that the settings know; a shell completes ours."""

    name = "tier"

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The tiers that begin with what was typed."""
        return _beginning(incomplete, TIERS)


def _beginning(incomplete: str, words: Iterable[str]) -> list[CompletionItem]:
    return [CompletionItem(word) for word in words if word.startswith(fold(incomplete))]
