"""Plain data are read back as the values that they were written from; what is none of that type is refused."""

import json
from enum import Enum
from typing import Any, Literal, NamedTuple

import pytest

from harmonize.norms.decoding import decoded
from harmonize.norms.duty_tests import Clause, Combined, Requirement
from harmonize.norms.penalty import Range


class Colour(Enum):
    RED = "red"


class Flag(NamedTuple):
    colour: Colour
    size: Range | None
    spare: tuple["Flag", ...] = ()


class Ship(NamedTuple):
    name: str
    step: Literal["ship"] = "ship"


class Cart(NamedTuple):
    wheels: tuple[int, ...]
    step: Literal["cart", "sledge"] = "cart"


VALUES: list[tuple[Any, Any]] = [
    (int, 3),
    (str, "three"),
    (list[str], ["a", "b"]),
    (tuple[str, ...], ("a", "b")),
    (tuple[str, int], ("a", 1)),
    (tuple[Colour, int, Range], (Colour.RED, 1, Range(0, 3))),
    (list[Range], [Range(0, 3), Range(1, 2)]),
    (list[tuple[int, ...]], [(1, 2), ()]),
    (dict[str, int], {"a": 1}),
    (dict[str, tuple[Range, ...]], {"a": (Range(0, 3),), "b": ()}),
    (Range, Range(0, 60)),
    (Flag, Flag(Colour.RED, Range(0, 3), (Flag(Colour.RED, None),))),
    (Ship | Cart, Ship("Argo")),
    (Ship | Cart, Cart((1, 2))),
    (Ship | Cart, Cart((1, 2), "sledge")),
    (Ship | Cart | None, None),
    (Ship | Cart | None, Cart((1, 2))),
    (Range | None, None),
    (Range | None, Range(0, 3)),
    (str | int, 3),
    (str | Range, "three"),
    (str | Range, Range(0, 3)),
    (int | tuple[str, ...], ("a", "b")),
    (int | tuple[str, ...], 4),
    (Requirement, Combined("any", (Clause("is", "minimum", "yes"), Combined("all", (Clause("at_most", "days", 3),))))),
    (Literal["a", "b"], "a"),
]


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return json.loads(json.dumps(value, default=lambda item: item.value))


@pytest.mark.parametrize(("kind", "value"), VALUES, ids=str)
def test_what_was_written_is_read_back(kind: Any, value: Any) -> None:
    found = decoded(kind, plain(value))
    assert found == value
    assert type(found) is type(value)
    assert repr(found) == repr(value)  # tuples stay tuples, all the way down


@pytest.mark.parametrize(
    ("kind", "data"),
    [(Colour, "blue"), (Flag, ["red"]), (Literal["a", "b"], "c"), (Ship | Cart, ["Argo", "boat"]), (Range, 3)],
    ids=str,
)
def test_what_is_no_such_value_is_refused(kind: Any, data: Any) -> None:
    with pytest.raises((TypeError, IndexError, KeyError)):
        decoded(kind, data)
