"""The code of the templates that is made beforehand: it is that of the templates at hand, and renders what they do."""

import shutil
from collections.abc import Mapping
from pathlib import Path

import jinja2
import pytest
from jinja2.sandbox import ImmutableSandboxedEnvironment

import compile_templates
from tests.vaults.commands import run
from vaultkit.pages import compiled, template
from vaultkit.pages.markdown import RenderError, Writer
from vaultkit.pages.template import code_name, environment_of, render_template
from vaultkit.vault.templates import find_templates, load_templates

SAMPLE = Path(__file__).parent.parent / "sample-vault"
TEMPLATES = load_templates(find_templates())
CHANGED = {**TEMPLATES, "another.md": "nothing"}
"""The same templates where there is one more, so that no code was made of them beforehand."""


def environment(templates: Mapping[str, str]) -> ImmutableSandboxedEnvironment:
    return environment_of(tuple(sorted(templates.items())))


def is_compiled_now(templates: Mapping[str, str], name: str) -> bool:
    return not str(environment(templates).get_template(name).filename).startswith(compiled.__path__[0])


def test_the_code_is_what_jinja_makes_of_the_templates(tmp_path: Path) -> None:
    compile_templates.made(tmp_path)
    made = compile_templates.files(tmp_path)
    assert len(made) > 10
    assert compile_templates.files(compile_templates.FOLDER) == made, "`make templates` makes it"


def test_code_is_taken_of_these_templates_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not is_compiled_now(TEMPLATES, "home.md")
    assert is_compiled_now(CHANGED, "home.md")
    assert is_compiled_now({**TEMPLATES, "home.md": TEMPLATES["home.md"] + "\n"}, "week.md")
    name = code_name(tuple(TEMPLATES.items()))
    monkeypatch.setattr(jinja2, "__version__", "3.0")
    assert name != code_name(tuple(TEMPLATES.items())) != ""
    monkeypatch.delattr(jinja2, "__version__")
    assert code_name(tuple(TEMPLATES.items())) == ""


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Writer, Mapping[str, object], str]]:
    """Each text that was rendered for the sample vault."""
    calls: list[tuple[str, Writer, Mapping[str, object], str]] = []

    def recorded(name: str, templates: Mapping[str, str], writer: Writer, values: Mapping[str, object]) -> str:
        calls.append((name, writer, values, text := render_template(name, templates, writer, values)))
        return text

    monkeypatch.setattr(template, "render_template", recorded)
    shutil.copytree(SAMPLE, vault := tmp_path / "vault", ignore=shutil.ignore_patterns("Ecosystem"))
    for words in (("review", "all"), *(("new", kind, f"Some {kind}") for kind in ("person", "event", "goal", "group"))):
        assert run(vault, *words).exit_code in {0, 1}
    return calls


def test_what_was_compiled_renders_what_its_template_does(
    rendered: list[tuple[str, Writer, Mapping[str, object], str]],
) -> None:
    assert {"home.md", "week.md", "reconnect.md", "practice.md", "period.md"} <= {name for name, *_ in rendered}
    for name, writer, values, text in rendered:
        assert render_template(name, CHANGED, writer, values) == text


def test_a_page_is_rendered_without_compiling(
    rendered: list[tuple[str, Writer, Mapping[str, object], str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    environment_of.cache_clear()
    monkeypatch.setattr(ImmutableSandboxedEnvironment, "compile", never)
    for name, writer, values, text in rendered:
        assert render_template(name, TEMPLATES, writer, values) == text


def never(*_: object, **__: object) -> None:
    raise AssertionError


@pytest.mark.parametrize("name", [*(one for one in TEMPLATES if one.endswith(".md")), "missing.md", "style.css"])
def test_what_goes_wrong_is_told_alike(name: str) -> None:
    assert told(name, TEMPLATES) == told(name, CHANGED)


def told(name: str, templates: Mapping[str, str]) -> str:
    """What is rendered where no value is given, or the fault of it."""
    try:
        return render_template(name, templates, Writer(page="", names={}), {})
    except RenderError as fault:
        return str(fault)


@pytest.mark.parametrize("left", [0.0, 0.2, 0.5, 0.9, 0.99])
def test_of_damaged_code_the_template_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: float) -> None:
    shutil.copytree(compiled.__path__[0], tmp_path / "compiled")
    codes = sorted((tmp_path / "compiled").rglob("tmpl_*.py"))
    for number, code in enumerate(codes):
        data = code.read_bytes()
        code.write_bytes(data[: int(left * len(data))] + (b"\0", b"")[number % 2])
    monkeypatch.setattr(compiled, "__path__", [str(tmp_path / "compiled")])
    environment_of.cache_clear()
    try:
        for name in TEMPLATES:
            if compile_templates._is_rendered(name):
                assert is_compiled_now(TEMPLATES, name)
                assert environment(TEMPLATES).get_template(name).name == name
    finally:
        environment_of.cache_clear()
