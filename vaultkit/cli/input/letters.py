"""Letters: what somebody typed for the beginning of a name, as it is compared with names."""

from vaultkit.model.bare_text import bare
from vaultkit.model.names import fold

APOSTROPHES = str.maketrans(dict.fromkeys("‘ʼ`´′＇’", "'"))
"""What is typed for an apostrophe."""


def letters_of(text: str) -> str:
    """The text as a beginning of a name is compared: without case, accents and what is not seen."""
    return bare(fold(text.translate(APOSTROPHES)))
