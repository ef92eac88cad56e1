"""Plain data, as JSON has it, read back as the values of the norms: one decoder, which follows the types of their fields.

Named tuples stand as rows of their fields, enums as their values. Where a field may have one of several types, the word
in the row's field of a literal type tells which.
"""

from collections.abc import Callable
from enum import Enum
from functools import cache
from types import UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

T = TypeVar("T")
Decoder = Callable[[Any], Any]


def decoded(kind: type[T], value: Any) -> T:
    """A value of some type read back from plain data. Raises TypeError, ValueError or KeyError when it is none."""
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
    if origin is tuple:
        return listed(args[0]) if args[1:] == (...,) else row_of(tuple, args)
    if origin is dict:
        inner = decoder(args[1])
        return inner and (lambda items: {key: inner(item) for key, item in items.items()})
    if isinstance(kind, type) and issubclass(kind, Enum):
        return {item.value: item for item in kind}.__getitem__
    return named(kind) if hasattr(kind, "_fields") else None


def listed(kind: Any) -> Decoder:
    """How tuples of any length are read back."""
    inner = decoder(kind)
    return (lambda items: tuple(map(inner, items))) if inner else tuple


def row_of(make: Decoder, kinds: tuple[Any, ...]) -> Decoder:
    """How tuples with a type for each place are read back; a row of another length is refused."""
    inner = [(place, decode) for place, kind in enumerate(kinds) if (decode := decoder(kind))]
    length = len(kinds)

    def read(row: Any) -> Any:
        values = list(row)
        if len(values) != length:
            raise ValueError(f"a row of {len(values)} where {length} are expected")
        for place, decode in inner:
            values[place] = decode(values[place])
        return make(values)

    return read


def named(kind: Any) -> Decoder:
    """How a named tuple is read back; its fields are looked at when the first one is, since types may hold themselves."""

    @cache
    def decode() -> Decoder:
        return row_of(kind._make, tuple(get_type_hints(kind).values()))

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
    """How a row of one of several named tuples, or None, is read back, by the word in its field of a literal type."""
    tags = []
    for kind, decode in rows.items():
        hints = get_type_hints(kind).values()
        place, literal = next((i, hint) for i, hint in enumerate(hints) if get_origin(hint) is Literal)
        tags.append((place, get_args(literal), decode))

    def read(row: Any) -> Any:
        if row is None:
            return None
        return next(decode for place, words, decode in tags if place < len(row) and row[place] in words)(row)

    return read
