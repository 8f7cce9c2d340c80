"""Two names: the words of a command that takes two names, typed without quotes, to the two."""

from collections.abc import Callable, Sequence

from vaultkit.cli.errors import Unclear


def two_names(words: Sequence[str], is_name: Callable[[str], bool]) -> tuple[str, str]:
    """The two names: each is one word, or they are parted by a comma, or by where both parts are a name.

    Raises Unclear where that is at no place, or at several."""
    if len(words) == 1 and words[0].count(",") == 1:
        words = words[0].replace(",", ", ").split()
    if len(words) == 2 and not words[0].endswith(","):
        return words[0], words[1]
    splits = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    parted = [(one.rstrip(", "), other) for one, other in splits if one.endswith(",")]
    found = parted or [pair for pair in splits if all(map(is_name, pair))]
    if len(found) == 1 and all(found[0]):
        return found[0]
    why = "two names are needed." if len(words) < 2 else "where does the first name end?"
    raise Unclear(f"{why} Put a comma between them, as in: ann lee, a. lee")
