"""Completion: what a shell asks while somebody types, to what may stand there; written so that the shell makes of it
exactly the name that is meant, and runs nothing of it.

The names of a vault are untrusted. The scripts that come with click insert them raw into bash, which splits them, looks
for files and runs what stands in backticks; so the scripts here are our own. Zsh and fish quote what they are given."""

import os
from collections.abc import Sequence
from itertools import takewhile
from typing import Any

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    get_completion_class,
)

from vaultkit.cli.input.letters import letters_of
from vaultkit.cli.input.typed_line import FISH, TypedLine, needs_quote, read_line, written
from vaultkit.syntax.numbers import small_int

SHELLS = ("bash", "zsh", "fish")

_BASH = """\
%(complete_func)s() {
    local answer program=$1
    COMPREPLY=()
    if [[ $program == "~/"* ]]; then program=$HOME/${program#"~/"}; fi
    while IFS= read -r answer; do
        case $answer in
            dir,*) compopt -o dirnames ;;
            file,*) compopt -o default ;;
            plain,*) COMPREPLY+=("${answer#plain,}") ;;
        esac
    done < <(COMP_TYPED="${COMP_LINE:0:COMP_POINT}" COMP_WORD="$2" \
%(complete_var)s=bash_complete "$program" 2>/dev/null)
}
complete -o nosort -F %(complete_func)s %(prog_name)s 2>/dev/null || complete -F %(complete_func)s %(prog_name)s
"""

_ZSH = """\
#compdef %(prog_name)s

%(complete_func)s() {
    local program=${(Q)words[1]} type value help
    local -a answers values described
    program=${program/#\\~\\//$HOME/}
    answers=("${(@f)$(COMP_WORDS="${(j: :)words}" COMP_CWORD=$((CURRENT-1)) \
%(complete_var)s=zsh_complete "$program" 2>/dev/null)}")
    for type value help in "${answers[@]}"; do
        case $type in
            dir) _path_files -/ ;;
            file) _path_files -f ;;
            list) compstate[insert]= compstate[list]=list ;;
            plain) if [[ $help == _ ]]; then values+=("$value"); else described+=("$value:$help"); fi ;;
        esac
    done
    if (( $#described )); then _describe -V unsorted described -U; fi
    if (( $#values )); then compadd -U -V unsorted -a values; fi
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    %(complete_func)s "$@"
else
    compdef %(complete_func)s %(prog_name)s
fi
"""

_FISH = """\
function %(complete_func)s
    set -l program (commandline -opc)[1]
    set program (string replace -r '^~/' "$HOME/" -- $program)
    set -l typed (commandline -cp | string collect)
    for answer in (env COMP_WORDS=$typed %(complete_var)s=fish_complete $program 2>/dev/null)
        set -l parts (string split -m 1 , -- $answer)
        switch $parts[1]
            case dir
                __fish_complete_directories $parts[2]
            case file
                __fish_complete_path $parts[2]
            case plain
                printf '%%s\\n' $parts[2]
        end
    end
end

complete --no-files --command %(prog_name)s --arguments "(%(complete_func)s)"
"""


class _Calm(ShellComplete):
    """What the three have in common: a fault is no answer, and a name is never taken for an option."""

    def complete(self) -> str:
        """The answer to the shell, a line each; empty when anything goes wrong."""
        try:
            return super().complete()
        except Exception:
            if os.environ.get("VAULTKIT_DEBUG") == "1":
                raise
            return ""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[Any]]:
        """What may stand there; a name that looks like an option only behind `--`."""
        ends_options = "--" in args
        items = super().get_completions(args, incomplete)
        return [item for item in items if ends_options or not (item.is_name and item.value.startswith("-"))]


class Bash(_Calm, BashComplete):
    """Bash takes the answer as if it were typed, so it is written with the quotes that it needs.

    What is replaced is only what readline holds for the word: what stands before it, up to a quote that is open or a
    character such as `:`, stays; it may be a part of the name."""

    source_template = _BASH
    _kept = TypedLine()
    _typed = ""

    def source(self) -> str:
        """The script, for any bash: it asks for no version."""
        return ShellComplete.source(self)

    def get_completion_args(self) -> tuple[list[str], str]:
        """The whole words before the cursor, and the beginning of the last; raises ValueError when it is not clear what
        bash would replace."""
        line, word = os.environ.get("COMP_TYPED"), os.environ.get("COMP_WORD", "")
        if line is None:
            return super().get_completion_args()
        if not line.endswith(word):
            raise ValueError(word)
        self._kept = read_line(line.removesuffix(word))
        read = read_line(line)
        self._typed = read.last
        return list(read.words[1:]), read.last

    def complete(self) -> str:
        """The answer, a line each, with one more where bash would write what all have in common and that is no good
        (`_instead`)."""
        answer = super().complete()
        values = [line.removeprefix("plain,") for line in answer.split("\n") if line.startswith("plain,")]
        instead = self._instead(_shared_by(values)) if len(values) > 1 else None
        return answer if instead is None else f"{answer}\nplain,{instead}"

    def _instead(self, shared: str) -> str | None:
        """What to offer besides values that begin with `shared`, None for nothing: a blank, with which they have
        nothing in common, where letters that were typed would go; the beginning without half an escape."""
        if not letters_of(self._kept.last + read_line(shared).last).startswith(letters_of(self._typed)):
            return " "
        whole = shared.rstrip("\\")
        return shared[:-1] if (len(shared) - len(whole)) % 2 else None

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[Any]]:
        """What may stand there and continues what is kept. For a script of click's, which inserts raw text, only what
        needs no quotes."""
        items = super().get_completions(args, incomplete)
        if "COMP_TYPED" not in os.environ:
            return [item for item in items if item.type != "plain" or written(item.value) == item.value]
        return [item for item in items if item.type != "plain" or item.value.startswith(self._kept.last)]

    def format_completion(self, item: CompletionItem[Any]) -> str:
        """The kind and the value; of a plain one what is to be written in place of the word. Readline closes the open
        quote behind it, unless the same character stands there already; then it is closed here."""
        if item.type != "plain":
            return f"{item.type},{item.value}"
        quote = self._kept.quote
        text = written(item.value.removeprefix(self._kept.last), quote)
        return f"plain,{text}{quote if quote and text.endswith(quote) else ''}"


class Zsh(_Calm, ZshComplete):
    """Zsh quotes by itself what it inserts; where that would be what several have in common, but would take typed
    letters away or end in half an escape, they are only listed."""

    source_template = _ZSH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The whole words before the cursor, and the beginning of the one at it."""
        read = read_line(os.environ["COMP_WORDS"])
        words = [*read.words, read.last]
        number = small_int(os.environ["COMP_CWORD"]) or 0
        return words[1:number], words[number] if number < len(words) else ""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem[Any]]:
        """What may stand there, and with it whether it is only to be listed."""
        items = super().get_completions(args, incomplete)
        values = [item.value for item in items if item.type == "plain"]
        if len(values) > 1:
            shared = _shared_by(values)
            follow = {value[len(shared) : len(shared) + 1] for value in values}
            if not letters_of(shared).startswith(letters_of(incomplete)) or all(map(needs_quote, follow)):
                items.append(CompletionItem("_", type="list"))
        return items


class Fish(_Calm, FishComplete):
    """Fish quotes by itself what it inserts, and shows only what holds what was typed."""

    source_template = _FISH

    def get_completion_args(self) -> tuple[list[str], str]:
        """The whole words before the cursor, and the beginning of the last."""
        read = read_line(os.environ["COMP_WORDS"], FISH)
        return list(read.words[1:]), read.last


def _shared_by(values: Sequence[str]) -> str:
    """What all begin with."""
    pairs = zip(min(values, default=""), max(values, default=""), strict=False)
    return "".join(one for one, other in takewhile(lambda pair: pair[0] == pair[1], pairs))


for shell in (Bash, Zsh, Fish):
    add_completion_class(shell)


def script_for(shell: str, program: click.Command) -> str:
    """The script with which that shell completes the command line of vaultkit."""
    found = get_completion_class(shell)
    return found(program, {}, "vaultkit", "_VAULTKIT_COMPLETE").source() if found else ""
