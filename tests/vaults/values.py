"""Values: the records of the model, dataclasses and Structs alike, to the names of what they hold."""

from dataclasses import fields, is_dataclass

from msgspec import Struct


def is_record(value: object) -> bool:
    """Whether a value is made of named fields."""
    return isinstance(value, Struct) or is_dataclass(value)


def field_names(value: object) -> tuple[str, ...]:
    """The names of a value's fields in their order, none of one that has none."""
    if isinstance(value, Struct):
        return value.__struct_fields__
    return tuple(one.name for one in fields(value)) if is_dataclass(value) else ()
