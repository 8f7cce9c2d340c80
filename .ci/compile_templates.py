"""The code of the templates, made before anybody renders a page: `make templates`. With `--check`, as in `make lint`,
nothing is written; the exit code is 1 where it is not the code that Jinja makes of the templates now."""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from jinja2 import DictLoader

from vaultkit.pages import compiled
from vaultkit.pages.template import code_name, environment_of
from vaultkit.vault.templates import find_templates, load_templates

FOLDER = Path(compiled.__file__).parent


def made(folder: Path) -> None:
    """Writes the code of all templates that may be rendered into a folder of their name."""
    sources = tuple(sorted(load_templates(find_templates()).items()))
    written = environment_of(sources).overlay(loader=DictLoader(dict(sources)))
    written.compile_templates(folder / code_name(sources), filter_func=_is_rendered, zip=None, ignore_errors=False)


def _is_rendered(name: str) -> bool:
    return name.endswith(".md") and not name.startswith("starter/")


def files(folder: Path) -> dict[str, str]:
    """The text of each file of code in a folder, by its path in it."""
    return {path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8") for path in folder.rglob("tmpl_*.py")}


def main(words: list[str]) -> int:
    """Writes the code, or says whether it stands as it should."""
    if words == ["--check"]:
        with TemporaryDirectory() as name:
            made(Path(name))
            if files(Path(name)) == files(FOLDER):
                return 0
        print("The code of the templates is not what they say: `make templates` makes it.", file=sys.stderr)
        return 1
    for folder in FOLDER.iterdir():
        if folder.is_dir():
            shutil.rmtree(folder)
    made(FOLDER)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
