"""Plain template: a template in that part of Jinja's language in which all of ours are written, and values into text,
without the library: to import it and to compile a template takes longer than to fill in all pages.

One law holds: where this gives a text, Jinja gives the same. So what is not known here (a tag, a test, a sign that
trims, a value that is none of ours) gives nothing, and so does whatever fails, of which Jinja then tells."""

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any, TypeAlias

from msgspec import Struct

from vaultkit.pages.markdown import Writer
from vaultkit.pages.plain_values import WRITER, NotPlainError, Scope, Value, ValueReader, text_of

Step: TypeAlias = Callable[[Scope, list[str]], None]
"""What a part of a template adds to the text."""


class _Turn(Struct, frozen=True):
    """What is known of a turn of a loop."""

    first: bool
    last: bool


def filled_in(source: str, writer: Writer, values: Mapping[str, object]) -> str | None:
    """The text of a template with these values; None where Jinja is to be asked."""
    steps = _steps_of(source)
    if steps is None:
        return None
    out: list[str] = []
    try:
        _run(steps, {**values, WRITER: writer}, out)
    except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError):
        return None
    return "".join(out)


@lru_cache(maxsize=64)
def _steps_of(source: str) -> Sequence[Step] | None:
    try:
        return _Reader(source).template()
    except (RecursionError, ValueError):
        return None


class _Reader(ValueReader):
    """A template as it is read, tag by tag; raises ValueError at what is not plain."""

    def __init__(self, source: str) -> None:
        super().__init__(source)
        self._tags: list[str] = []
        self._given: set[str] = set()
        self._set: set[str] = set()

    def template(self) -> Sequence[Step]:
        """What fills in the whole template."""
        steps, _ = self._until("")
        if self.named_in_macros & (self._set | self.macros.keys()) or self._given & self.macros.keys():
            raise NotPlainError  # which is meant hangs on more than what stands above
        return steps

    def _until(self, *ends: str) -> tuple[Sequence[Step], str]:
        """The steps before the first tag that is one of these, and which it is; "" is the end of the template."""
        steps: list[Step] = []
        while True:
            match self.next():
                case "data", text:
                    steps.append(_data(text))
                case "sign", "{{":
                    steps.append(_printed(self.value(printed=True)))
                    self.take("}}")
                case "sign", "{%" if (name := self.name()) in ends:
                    return steps, name
                case "sign", "{%":
                    self._tags.append(name)
                    steps.append(self._tag(name))
                    self._tags.pop()
                case "end", _ if "" in ends:
                    return steps, ""
                case _:
                    raise NotPlainError

    def _tag(self, name: str) -> Step:
        match name:
            case "if":
                return self._if()
            case "for":
                return self._for()
            case "set" if not {"for", "macro"}.intersection(self._tags):  # how far else it holds is another question
                return self._set_to()
            case "macro" if len(self._tags) == 1:
                return self._macro()
            case _:
                raise NotPlainError

    def _if(self) -> Step:
        ways: list[tuple[Value, Sequence[Step]]] = []
        name = "if"
        while name != "endif":
            test: Value = _always if name == "else" else self.question()
            self.take("%}")
            steps, name = self._until("endif") if test is _always else self._until("elif", "else", "endif")
            ways.append((test, steps))
        self.take("%}")

        def step(scope: Scope, out: list[str]) -> None:
            _run(next((steps for test, steps in ways if test(scope)), ()), scope, out)

        return step

    def _for(self) -> Step:
        in_loop, self.in_loop = self.in_loop, False
        name = self.new_name()
        self._given.add(name)
        self.take("in")
        items = self.question()
        test = self.question() if self.took("if") else _always
        self.take("%}")
        self.in_loop = True
        steps, _ = self._until("endfor")
        self.take("%}")
        self.in_loop = in_loop

        def step(scope: Scope, out: list[str]) -> None:
            every = list(items(scope))
            if test is not _always:
                every = [item for item in every if test({**scope, name: item})]
            for number, item in enumerate(every, start=1):
                turn = _Turn(first=number == 1, last=number == len(every))
                _run(steps, {**scope, name: item, "loop": turn}, out)

        return step

    def _set_to(self) -> Step:
        name = self.new_name()
        self._set.add(name)
        self._given.add(name)
        self.take("=")
        value = self.value()
        self.take("%}")

        def step(scope: Scope, out: list[str]) -> None:
            scope[name] = value(scope)

        return step

    def _macro(self) -> Step:
        macro = self.new_name()
        self.take("(")
        names: list[str] = []
        while not self.took(")"):
            names.append(self.new_name())
            if self.peek() != ("sign", ")"):
                self.take(",")
        self.take("%}")
        if macro in self.macros or len(set(names)) < len(names):
            raise NotPlainError
        self._given.update(names)
        self.in_macro = True
        steps, _ = self._until("endmacro")
        self.take("%}")
        self.in_macro = False
        self.macros[macro] = len(names)

        def step(scope: Scope, out: list[str]) -> None:
            around = dict(scope)

            def call(*given: Any) -> str:
                told: list[str] = []
                _run(steps, {**around, **dict(zip(names, given, strict=True))}, told)
                return "".join(told)

            scope[macro] = call

        return step


def _run(steps: Sequence[Step], scope: Scope, out: list[str]) -> None:
    for step in steps:
        step(scope, out)


def _data(text: str) -> Step:
    return lambda scope, out: out.append(text)


def _printed(value: Value) -> Step:
    return lambda scope, out: out.append(text_of(value(scope)))


def _always(scope: Scope) -> bool:
    return True
