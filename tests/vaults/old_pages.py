"""Pages as older versions of vaultkit wrote them: with a tag, the codes of their lines on a line of their own, and a
hash over where links lead."""

from hashlib import sha256

from vaultkit.syntax.checklist import make_id
from vaultkit.syntax.region import canonical, generated_lines


def old_page(key: str, body: str, rest: str = "\n\n## My notes\n") -> str:
    """A whole page of that time."""
    texts = [canonical(line) for line in generated_lines(body)]
    codes = " ".join(sorted({make_id("line", text)[-5:] for text in texts}))
    digest = sha256("\n".join(texts).encode()).hexdigest()[:8]
    lines = (
        "---\nvaultkit: page\ntags: [vaultkit]\n---",
        f"%% Begin vaultkit: {key} %%",
        body,
        f"%% Lines of vaultkit: {codes} %%",
        f"%% End vaultkit: {key} {digest} %%",
    )
    return "\n".join(lines) + rest


def as_old(text: str) -> str:
    """A page of this version as an older one would have written it."""
    front, _, behind = text.partition("%% Begin vaultkit: ")
    key, _, behind = behind.partition(" %%\n")
    body, _, behind = behind.rpartition("\n%% End vaultkit: ")
    assert front == "---\nvaultkit: page\n---\n"
    return old_page(key, body, behind.partition(" %%")[2])
