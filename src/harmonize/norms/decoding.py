"""Plain data, as JSON has it, read back as the values of the norms: one decoder, which follows the types of their fields.

Named tuples stand as rows of their fields, enums as their values. Where a field may hold one of several named tuples,
their first (or last) field is of a literal type, whose word tells which.
"""

from collections.abc import Callable, Mapping
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def decoded(kind: type[T], value: Any) -> T:
    """A value of some type read back from plain data. Raises TypeError, IndexError or KeyError when it is none."""
    decode = decoder(cast("Any", kind))
    return cast("T", decode(value) if decode else value)


@cache
def decoder(kind: Any) -> Decoder | None:
    """How values of a type are read back; None for those that JSON keeps as they are."""
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return one_of(args)
    if origin is Literal:
        return {word: word for word in args}.__getitem__
    if origin is list or args[1:] == (...,):
        return listed(origin, args[0])
    if origin is tuple:
        return row_of(tuple, args)
    if origin in (dict, Mapping):
        return by_name(decoder(args[1]))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {item.value: item for item in kind}.__getitem__
    return named(kind) if hasattr(kind, "_fields") else None


@cache
def fields(kind: Any) -> tuple[Any, ...]:
    """The types of the fields of a named tuple."""
    return tuple(get_type_hints(kind).values())


def listed(make: Decoder, kind: Any) -> Decoder:
    """How lists, or tuples of any length, are read back."""
    inner = decoder(kind)
    return (lambda items: make(map(inner, items))) if inner else make


def by_name(inner: Decoder | None) -> Decoder | None:
    """How dictionaries are read back, whose keys are names."""
    return inner and (lambda items: {key: inner(item) for key, item in items.items()})


def row_of(make: Decoder, kinds: tuple[Any, ...]) -> Decoder:
    """How rows with a type for each place are read back; a row is used up by it."""
    inner = [(place, decode) for place, kind in enumerate(kinds) if (decode := decoder(kind))]

    def read(row: Any) -> Any:
        for place, decode in inner:
            row[place] = decode(row[place])
        return make(row)

    return read if inner else make


def named(kind: Any) -> Decoder:
    """How a named tuple is read back; its fields are looked at when the first one is, since types may hold themselves."""

    @cache
    def decode() -> Decoder:
        return row_of(kind._make, fields(kind))

    def read(row: Any) -> Any:
        return decode()(row)

    return read


def one_of(kinds: tuple[Any, ...]) -> Decoder | None:
    """How a value of one of several types, or None, is read back; what is plain among them stays as it is."""
    rows = {kind: decode for kind in kinds if (decode := decoder(kind))}
    if len(rows) > 1:
        return tagged(rows)
    plain = tuple(kind for kind in kinds if kind not in rows)
    for decode in rows.values():
        return lambda value: value if isinstance(value, plain) else decode(value)
    return None


def tagged(rows: dict[Any, Decoder]) -> Decoder:
    """How a row of one of several named tuples, or None, is read back, by the word in its first, or else its last, field."""
    place = 0 if all(get_origin(fields(kind)[0]) is Literal for kind in rows) else -1
    words = {word: decode for kind, decode in rows.items() for word in get_args(fields(kind)[place])}
    return lambda row: None if row is None else words[row[place]](row)
