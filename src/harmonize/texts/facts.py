"""Conditions: how a data file says facts, checked word by word and turned into cubes."""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any, NamedTuple

from pydantic import ValidationError, WithJsonSchema
from pydantic_core import InitErrorDetails

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, SPACE, STATES
from harmonize.norms.facts import ABSOLUTE, CONDUCTS_OF, FAMILIES, STATE_WORDS, UNASKED, Words, allowed_bits, only
from harmonize.texts.base import EVERYWHERE, Instead, refused
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest

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


class Piece(NamedTuple):
    """One cube of a condition and the dimensions that the writer named in it."""

    cube: int
    named: frozenset[str]


def complaints(condition: Any, route: Route = ()) -> Iterator[Mistake]:
    """Everything wrong with a condition as written, at routes below it (names of conditions are checked later, when they are known)."""
    if isinstance(condition, str):
        return
    if not isinstance(condition, dict):
        yield mistake(route, "wrong-type", wanted="facts (dimension: values) or the name of a condition")
        return
    if not condition and route:
        yield mistake(route, "empty-value", what="an empty condition says nothing; name at least one dimension")
    for key, value in condition.items():
        here = (*route, key)
        if key in ("any", "all"):
            yield from list_complaints(value, here)
        elif key == "at_least":
            if not isinstance(value, dict) or len(value) != 1:
                yield mistake(here, "wrong-type", wanted="a number and a list, such as {2: [peril, arms]}")
                continue
            for count, items in value.items():
                if not str(count).isdecimal() or not isinstance(items, list) or not 1 <= int(count) <= len(items):
                    yield mistake(
                        (*here, count), "wrong-type", wanted="a number no greater than the length of its list"
                    )
                else:
                    yield from list_complaints(items, (*here, count))
        elif key in BY_NAME:
            yield from value_complaints(key, value, here)
        else:
            hint = nearest(str(key), [*BY_NAME, *CONNECTIVES])
            yield mistake(here, "unknown-word", kind="dimension", word=key, hint=hint)


def list_complaints(items: Any, route: Route) -> Iterator[Mistake]:
    if not isinstance(items, list) or not items:
        yield mistake(route, "wrong-type", wanted="a list of conditions")
        return
    for i, item in enumerate(items):
        yield from complaints(item, (*route, i))


def value_complaints(name: str, value: Any, route: Route) -> Iterator[Mistake]:
    dimension = BY_NAME[name]
    known = SPACE.bit[name]
    if isinstance(value, list) and not value:
        yield mistake(route, "empty-value", what="an empty list allows nothing; write `any` for every value")
    for i, word in enumerate(value if isinstance(value, list) else [value]):
        here = (*route, i) if isinstance(value, list) else route
        text = str(word)
        if isinstance(word, bool):
            yield mistake(here, "truth-value", word=text.lower())
            continue
        bare = text.lstrip("!<>=")
        sign = text[: len(text) - len(bare)]
        if text == "any":
            if isinstance(value, list):
                yield mistake(here, "any-in-a-list", name=name)
            continue
        if name == "state" and bare in STATE_WORDS:
            if sign not in ("", "!"):
                yield mistake(here, "sign-before-state", sign=sign)
            continue
        if sign not in ("", "!", ">=", "<="):
            yield mistake(here, "unknown-word", kind="sign", word=sign, hint="; use !, >= or <=")
        elif sign in (">=", "<=") and not dimension.ordered:
            yield mistake(here, "not-ordered", name=name, word=text)
        elif bare not in known and not (name == "persons" and sign and bare.isdecimal()):
            hint = state_hint(bare) if name == "state" else nearest(bare, known)
            yield mistake(here, "unknown-word", kind=name, word=bare, hint=hint)
        elif bare not in known:
            below, above = ([v for v in known if int(v) < int(bare)], [v for v in known if int(v) > int(bare)])
            near = " and ".join([*below[-1:], *above[:1]])
            yield mistake(here, "no-cut-point", word=bare, near=near)


@cache
def state_hint(word: str) -> str:
    """What to write instead of a word for no State: the right one where only its case is wrong."""
    known = {code.casefold(): code for code in (*STATE_WORDS, *STATES, "none")}
    right = {**known, "uk": "GB", "el": "GR"}.get(word.casefold())
    if right:
        return f"; did you mean `{right}`?"
    return f"; write an ISO 3166-1 code such as `NO`, or {', '.join(STATE_WORDS)} or none"


def checked(condition: Any) -> Any:
    """A condition as written, or all its mistakes at their places."""
    return unless(complaints(condition), condition)


def checked_deed(facts: Any) -> Any:
    """The facts of one deed as written, or all their mistakes at their places."""
    return unless(deed_complaints(facts), facts)


def unless(wrong: Iterator[Mistake], written: Any) -> Any:
    """What was written, or all mistakes in it at their places."""
    found = list(itertools.islice(wrong, 200))  # more than anyone fixes at once
    if found:
        lines = [InitErrorDetails(type=refused(item), loc=item.route, input=written) for item in found]
        raise ValidationError.from_exception_data("condition", lines)
    return written


def deed_complaints(facts: Any) -> Iterator[Mistake]:
    """Everything wrong with the facts of one deed: a kind of conduct, and an answer to each question that it has."""
    if not isinstance(facts, dict):
        yield mistake((), "deed-form")
        return
    conduct = facts.get("conduct")
    family = CONDUCT_FAMILY.get(str(conduct))
    if isinstance(conduct, str) and conduct.isidentifier() and conduct != "any":
        yield from value_complaints("conduct", conduct, ("conduct",))
    elif not family:
        yield mistake(("conduct",) if "conduct" in facts else (), "deed-conduct")
    for name, value in facts.items():
        here: Route = (name,)
        if name in CONNECTIVES:
            yield mistake(here, "deed-form")
        elif name in ABSOLUTE:
            yield mistake(here, "deed-of-a-view", name=name)
        elif name not in BY_NAME:
            yield mistake(here, "unknown-word", kind="dimension", word=name, hint=nearest(str(name), BY_NAME))
        elif family and BY_NAME[name].asked and family not in BY_NAME[name].asked:
            yield mistake(here, "unfit-question", name=name, conducts=facts["conduct"])
        elif name != "conduct":
            yield from value_complaints(name, value, here)


Condition = Annotated[
    dict[str, Any] | str,
    Instead(checked),
    WithJsonSchema({"defined": "Condition"}),
]
When = Annotated[Condition, EVERYWHERE["when"]]
Facts = Annotated[
    dict[str, Any],
    Instead(checked),
    WithJsonSchema({"defined": "Facts"}),
]
Deed = Annotated[dict[str, Any], Instead(checked_deed), WithJsonSchema({"defined": "Facts"})]


class TooMuch(ValueError):
    """A condition or an offence whose combinations are more than anyone could read, let alone apply: what has them."""

    def __init__(self, what: str = "has", most: int = 0) -> None:
        super().__init__(what)
        self.what, self.most = what, most or MAX_PIECES

    def mistake(self, route: Route) -> Mistake:
        """What the keeper of the file is told."""
        return mistake(route, "too-many-combinations", what=self.what, most=self.most)


MAX_PIECES = 60  # of one condition; the most on file are 20
MAX_TRIED = 200_000  # pairs of pieces that are laid over each other, most of which may have nothing in common


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
    cube, naming, either = SPACE.full, set[str](), []
    for key, value in condition.items():
        if key not in CONNECTIVES:
            bits, names = dimension_piece(key, value, words)
            naming |= names
            if bits != SPACE.full and (aside := listed_beside(key, condition, words)):
                either.append([Piece(bits, names), Piece(aside, names)])
            else:
                cube &= bits
    pieces = [Piece(cube, frozenset(naming))] if SPACE.inhabited(cube) else []
    pieces = meets([pieces, *either]) if either else pieces
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
        if len(result) * len(options) > MAX_TRIED:
            raise TooMuch
        result = distinct(
            Piece(both, a.named | b.named) for a in result for b in options if (both := SPACE.meet(a.cube, b.cube))
        )
    return result


def dimension_piece(name: str, value: Any, words: Words) -> Piece:
    """The cube of one dimension: value, with its parent restricted to what makes the question meaningful."""
    mask = SPACE.fields[name].mask
    bits = allowed_bits(name, value, words)
    around, named = asked_of(name)
    return Piece(SPACE.full, frozenset((name,))) if bits == mask else Piece(around & ~mask | bits, named)


def listed_beside(name: str, condition: Mapping[str, Any], words: Words | None) -> int:
    """The facts of a condition to which one of its questions is not put, since it lists answers that leave nothing to ask.

    `doc_kind: [travel, identity], doc_travel: [passport]` means passports and identity cards; `doc_kind: any` lists nothing,
    and with it the answer says which facts are meant. Zero where there are no such facts.
    """
    parent, wanted = BY_NAME[name].only_if
    listed = condition.get(parent, "any") if parent else "any"
    if listed == "any":
        return 0
    mask = SPACE.fields[parent].mask
    beside = allowed_bits(parent, listed, words) & ~only(0, parent, *wanted)
    return (SPACE.full & ~mask) | beside if beside else 0


@cache
def asked_of(name: str) -> Piece:
    """The facts for which a question is meaningful, and the dimensions that its answer names: its own and its parent's."""
    parent, wanted = BY_NAME[name].only_if
    if not parent:
        return Piece(SPACE.full, frozenset((name,)))
    return Piece(only(SPACE.full, parent, *wanted), frozenset((name, parent)))


def misplaced(piece: Piece, route: Route, implied: frozenset[str] = frozenset()) -> Iterator[Mistake]:
    """What makes a cube of an offence unfit: mixed families, questions its conduct does not have, key facts not named.

    The key facts ``implied`` need no naming.
    """
    kinds = [family for family in FAMILIES if piece.cube & CONDUCTS_OF[family]]
    if len(kinds) > 1:
        yield mistake(route, "mixed-families")
        return
    (family,) = kinds
    for name in sorted(piece.named) if ~piece.cube & UNASKED[family] else ():
        asked = BY_NAME[name].asked
        restricts = piece.cube & SPACE.fields[name].mask != SPACE.fields[name].mask
        if asked and family not in asked and restricts:
            conducts = ", ".join(SPACE.names(piece.cube, "conduct"))
            yield mistake(route, "unfit-question", name=name, conducts=conducts)
    missing = [name for name in KEY_DIMENSIONS[family] if name not in piece.named and name not in implied]
    if missing:
        yield mistake(route, "key-facts-unsaid", names=", ".join(f"`{name}`" for name in missing))


def condition_names(condition: Any, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """The names of conditions used inside a condition, with their places."""
    if isinstance(condition, str):
        yield route, condition
    elif isinstance(condition, dict):
        for key, value in condition.items():
            if key in ("any", "all"):
                for i, part in enumerate(value):
                    yield from condition_names(part, (*route, key, i))
            elif key == "at_least":
                for count, parts in value.items():
                    for i, part in enumerate(parts):
                        yield from condition_names(part, (*route, key, count, i))
