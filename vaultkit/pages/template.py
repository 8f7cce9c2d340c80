"""Template: a template's source and the values of a view into text, in a sandbox, with the filters that write
Markdown."""

from collections.abc import Callable, Mapping, MutableMapping
from functools import lru_cache
from hashlib import blake2b
from typing import Any, TypeAlias

import jinja2
from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    DictLoader,
    Environment,
    ModuleLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
    pass_context,
)
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from vaultkit.pages import compiled
from vaultkit.pages.markdown import RenderError, Writer, day_and_month, period_title, tidy

_Sources: TypeAlias = tuple[tuple[str, str], ...]

_HASH = 8
_WRITERS = ("words", "link", "item", "card", "people", "section", "short", "reached")


def render_template(name: str, templates: Mapping[str, str], writer: Writer, values: Mapping[str, object]) -> str:
    """The text of the template with these values, tidied.

    Raises RenderError when the template is missing, is malformed, or fails."""
    try:
        environment = environment_of(tuple(sorted(templates.items())))
        return tidy(environment.get_template(name).render(**values, writer=writer))
    except TemplateError as fault:
        line = getattr(fault, "lineno", None)
        where = f", line {line}" if line else ""
        raise RenderError(f"the template {name}{where} failed: {fault.message or type(fault).__name__}") from fault
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as fault:
        raise RenderError(f"the template {name} failed: {type(fault).__name__}") from fault


@lru_cache(maxsize=4)
def environment_of(sources: _Sources) -> ImmutableSandboxedEnvironment:
    """That in which these templates are rendered; what it does to their code is told by `make templates`."""
    environment = ImmutableSandboxedEnvironment(
        loader=_loader(sources),
        undefined=StrictUndefined,
        keep_trailing_newline=True,
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,
        optimized=False,  # there is little to be worked out beforehand, and to look for it takes longer
    )
    environment.filters |= {name: _filter(name) for name in _WRITERS}
    environment.filters |= {"title": period_title, "day_and_month": day_and_month, "capital": _capital}
    return environment


class _Compiled(ModuleLoader):
    """Takes code that is whole; of any other the template itself is taken."""

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:
        """The template that a file of code is; raises TemplateNotFound where that is none, or damaged."""
        try:
            return super().load(environment, name, globals)
        except (ImportError, LookupError, OSError, SyntaxError, ValueError) as fault:
            raise TemplateNotFound(name) from fault


def _loader(sources: _Sources) -> BaseLoader:
    """Takes the code of the templates where it was made of these, by this Jinja, else the templates themselves."""
    written = DictLoader(dict(sources))
    if not (name := code_name(sources)):
        return written
    return ChoiceLoader([_Compiled([f"{folder}/{name}" for folder in compiled.__path__]), written])


def code_name(sources: _Sources) -> str:
    """The name of the folder of the code of these templates; "" where Jinja does not say at once which it is."""
    version = vars(jinja2).get("__version__")
    if not version:
        return ""
    return blake2b(repr((version, sources)).encode("utf-8", "surrogatepass"), digest_size=_HASH).hexdigest()


def _capital(text: str) -> str:
    """The text with a capital as its first letter, also where that stands in a link's words."""
    begin = text.find("|") + 1 if text.startswith("[[") else 1 if text.startswith("[") else 0
    return text[:begin] + text[begin : begin + 1].upper() + text[begin + 1 :]


def _filter(name: str) -> Callable[..., str]:
    @pass_context
    def write(context: Context, value: Any, *more: Any) -> str:
        return str(getattr(context["writer"], name)(value, *more))

    return write
