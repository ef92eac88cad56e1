"""Conditions: how a data file says facts, checked word by word and turned into cubes."""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails, PydanticCustomError

from harmonize.conduct.dimensions import DIMENSIONS, SPACE, STATES
from harmonize.norms.facts import CONDUCTS_OF, FAMILIES, STATE_WORDS, UNASKED, Words, allowed_bits, only
from harmonize.texts.base import Instead

# What every offence must say (a value, or `any`): open by omission would let a forgotten element cover the world.
KEY_DIMENSIONS = {
    "X": ("conduct", "state", "person", "benefit", "how", "mental"),
    "I": ("conduct", "state", "person", "benefit", "how", "mental"),
    "D": ("conduct", "state", "doc_kind", "doc_flaw", "doc_issuer", "for", "mental"),
    "S": ("conduct", "state", "person", "mental"),
    "R": ("conduct",),
}


CONNECTIVES = ("any", "all", "at_least")
BY_NAME = {dimension.name: dimension for dimension in DIMENSIONS}
Route = tuple[str | int, ...]


class Complaint(NamedTuple):
    """One mistake in a condition: where it stands, relative to the condition, and the mend."""

    route: Route
    message: str


class Piece(NamedTuple):
    """One cube of a condition and the dimensions that the writer named in it."""

    cube: int
    named: frozenset[str]


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest right word, or the choices when there are few."""
    import difflib  # only a wrong word pays for it

    choices = list(known)
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.5)
    if near:
        return f"; did you mean `{near[0]}`?"
    return f"; choose from {', '.join(choices)}" if len(choices) <= 14 else ""


def complaints(condition: Any, route: Route = ()) -> Iterator[Complaint]:
    """Everything wrong with a condition as written (names of conditions are checked later, when they are known)."""
    if isinstance(condition, str):
        return
    if not isinstance(condition, dict):
        yield Complaint(route, "expected facts (dimension: values) or the name of a condition")
        return
    if not condition and route:
        yield Complaint(route, "an empty condition says nothing; name at least one dimension")
    for key, value in condition.items():
        here = (*route, key)
        if key in ("any", "all"):
            yield from list_complaints(value, here)
        elif key == "at_least":
            if not isinstance(value, dict) or len(value) != 1:
                yield Complaint(here, "expected a number and a list, such as {2: [peril, arms]}")
                continue
            for count, items in value.items():
                if not str(count).isdigit() or not isinstance(items, list) or not 1 <= int(count) <= len(items):
                    yield Complaint((*here, count), "expected a number no greater than the length of its list")
                else:
                    yield from list_complaints(items, (*here, count))
        elif key in BY_NAME:
            yield from value_complaints(key, value, here)
        else:
            yield Complaint(here, f"unknown dimension `{key}`{nearest(str(key), [*BY_NAME, *CONNECTIVES])}")


def list_complaints(items: Any, route: Route) -> Iterator[Complaint]:
    if not isinstance(items, list) or not items:
        yield Complaint(route, "expected a list of conditions")
        return
    for i, item in enumerate(items):
        yield from complaints(item, (*route, i))


def value_complaints(name: str, value: Any, route: Route) -> Iterator[Complaint]:
    dimension = BY_NAME[name]
    known = SPACE.bit[name]
    if isinstance(value, list) and not value:
        yield Complaint(route, "an empty list allows nothing; write `any` for every value")
    for i, word in enumerate(value if isinstance(value, list) else [value]):
        here = (*route, i) if isinstance(value, list) else route
        text = str(word)
        if isinstance(word, bool):
            yield Complaint(here, f"`{text.lower()}` is a truth value; write yes or no")
            continue
        bare = text.lstrip("!<>=")
        sign = text[: len(text) - len(bare)]
        if text == "any" and not isinstance(value, list):
            continue
        if name == "state" and bare in STATE_WORDS:
            if sign not in ("", "!"):
                yield Complaint(here, f"`{sign}` does not go with States")
            continue
        if sign not in ("", "!", ">=", "<="):
            yield Complaint(here, f"unknown sign `{sign}`; use !, >= or <=")
        elif sign in (">=", "<=") and not dimension.ordered:
            yield Complaint(here, f"`{name}` is not ordered, so `{text}` has no meaning; list the values")
        elif bare not in known and not (name == "persons" and sign and bare.isdigit()):
            yield Complaint(
                here, unknown_state(bare) if name == "state" else f"unknown {name} `{bare}`{nearest(bare, known)}"
            )
        elif bare not in known:
            below, above = ([v for v in known if int(v) < int(bare)], [v for v in known if int(v) > int(bare)])
            near = " and ".join([*below[-1:], *above[:1]])
            yield Complaint(here, f"`persons` has no cut point {bare}; the nearest are {near}")


@cache
def unknown_state(word: str) -> str:
    """A word for no State, with the right one where only its case is wrong."""
    known = {code.casefold(): code for code in (*STATE_WORDS, *STATES, "none")}
    right = {**known, "uk": "GB", "el": "GR"}.get(word.casefold())
    if right:
        return f"unknown state `{word}`; did you mean `{right}`?"
    return f"unknown state `{word}`; write an ISO 3166-1 code such as `NO`, or {', '.join(STATE_WORDS)} or none"


def checked(condition: Any) -> Any:
    """A condition as written, or all its mistakes at their places."""
    found = list(itertools.islice(complaints(condition), 200))  # more than anyone mends at once
    if found:
        raise ValidationError.from_exception_data(
            "condition",
            [
                InitErrorDetails(
                    type=PydanticCustomError("condition", "{message}", {"message": mistake.message}),
                    loc=mistake.route,
                    input=condition,
                )
                for mistake in found
            ],
        )
    return condition


Condition = Annotated[
    dict[str, Any] | str,
    Instead(checked),
    WithJsonSchema({"defined": "Condition"}),
]
Facts = Annotated[
    dict[str, Any],
    Instead(checked),
    WithJsonSchema({"defined": "Facts"}),
]


class TooMuch(ValueError):
    """A condition or an offence whose combinations are more than anyone could read, let alone apply."""


MAX_PIECES = 4000


def lowered(
    condition: Any, named: Mapping[str, Any], words: Words, known: dict[str, list[Piece]] | None = None
) -> list[Piece]:
    """The cubes of a condition; ``known`` keeps those of named conditions.

    Raises KeyError with the name of a condition that does not exist, TooMuch when the combinations explode.
    """
    known = {} if known is None else known
    if isinstance(condition, str):
        if condition not in known:
            known[condition] = lowered(named[condition], named, words, known)
        return known[condition]
    cube, naming = SPACE.full, set[str]()
    for key, value in condition.items():
        if key not in CONNECTIVES:
            bits, names = dimension_piece(key, value, words)
            cube &= bits
            naming |= names
    pieces = [Piece(cube, frozenset(naming))] if SPACE.inhabited(cube) else []
    for key, value in condition.items():
        if key == "any":
            options = distinct(piece for item in value for piece in lowered(item, named, words, known))
        elif key == "all":
            options = meets([lowered(item, named, words, known) for item in value])
        elif key == "at_least":
            ((count, items),) = value.items()
            if math.comb(len(items), int(count)) > MAX_PIECES:
                raise TooMuch
            parts = [lowered(item, named, words, known) for item in items]
            options = distinct(
                piece for chosen in itertools.combinations(parts, int(count)) for piece in meets(list(chosen))
            )
        else:
            continue
        pieces = meets([pieces, options])
    return pieces


def distinct(pieces: Iterable[Piece]) -> list[Piece]:
    """The pieces without repetitions. Raises TooMuch when they are too many."""
    found: dict[Piece, None] = {}
    for piece in pieces:
        found[piece] = None
        if len(found) > MAX_PIECES:
            raise TooMuch
    return list(found)


def meets(parts: list[list[Piece]]) -> list[Piece]:
    """The pieces that lie in one option of every part. Raises TooMuch when they are too many."""
    result = [Piece(SPACE.full, frozenset())]
    for options in parts:
        result = distinct(
            Piece(both, a.named | b.named) for a in result for b in options if (both := SPACE.meet(a.cube, b.cube))
        )
    return result


def dimension_piece(name: str, value: Any, words: Words) -> Piece:
    """The cube of one dimension: value, with its parent restricted to what makes the question meaningful."""
    mask = SPACE.fields[name].mask
    bits = allowed_bits(name, value, words)
    around, named = asked_of(name)
    if bits == mask:
        return Piece(SPACE.full, frozenset((name,)))
    return Piece((around & ~mask) | bits, named)


@cache
def asked_of(name: str) -> Piece:
    """The facts for which a question is meaningful, and the dimensions that its answer names: its own and its parent's."""
    parent, wanted = BY_NAME[name].only_if
    if not parent:
        return Piece(SPACE.full, frozenset((name,)))
    return Piece(only(SPACE.full, parent, *wanted), frozenset((name, parent)))


def misplaced(piece: Piece, implied: frozenset[str] = frozenset()) -> Iterator[str]:
    """What makes a cube of an offence unfit: mixed families, questions its conduct does not have, key facts not named.

    The key facts ``implied`` need no naming.
    """
    kinds = [family for family in FAMILIES if piece.cube & CONDUCTS_OF[family]]
    if len(kinds) > 1:
        yield "mixes families of conduct (crossing; transit, move_within, stay; documents; own conduct); split it"
        return
    (family,) = kinds
    for name in sorted(piece.named) if ~piece.cube & UNASKED[family] else ():
        asked = BY_NAME[name].asked
        restricts = piece.cube & SPACE.fields[name].mask != SPACE.fields[name].mask
        if asked and family not in asked and restricts:
            yield f"asks `{name}`, a question that {', '.join(SPACE.names(piece.cube, 'conduct'))} does not have"
    missing = [name for name in KEY_DIMENSIONS[family] if name not in piece.named and name not in implied]
    if missing:
        yield f"must name {', '.join(f'`{name}`' for name in missing)} (a value, or `any`)"


def condition_names(condition: Any) -> Iterator[tuple[Route, str]]:
    """The names of conditions used inside a condition, with their places."""

    def walk(item: Any, route: Route) -> Iterator[tuple[Route, str]]:
        if isinstance(item, str):
            yield route, item
        elif isinstance(item, dict):
            for key, value in item.items():
                if key in ("any", "all"):
                    for i, part in enumerate(value):
                        yield from walk(part, (*route, key, i))
                elif key == "at_least":
                    for count, parts in value.items():
                        for i, part in enumerate(parts):
                            yield from walk(part, (*route, key, count, i))

    yield from walk(condition, ())
