"""Names: how names, keys and paths are compared: the one fold for each."""

import re
import unicodedata
from functools import lru_cache


def fold(text: str) -> str:
    """The text as names are compared: composed (NFC) and without case."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


@lru_cache(maxsize=4096)
def fold_key(key: str) -> str:
    """A property's key as keys are compared: folded, without space, `-`, `_` and Markdown emphasis."""
    return fold(re.sub(r"[\s\-_*]+", "", key))


def stem(path: str) -> str:
    """The file name of a note's path, without its folder and `.md`."""
    return path.rpartition("/")[2].removesuffix(".md")
