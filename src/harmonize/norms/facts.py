"""What every room needs to know about the vocabulary's bits: families, impossible facts, single fields."""

from collections.abc import Iterable, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, FAMILY, NEVER, SPACE, STATES
from harmonize.conduct.space import Cube
from harmonize.conduct.vocabulary import Dimension

GROUPS = ("EU", "SCHENGEN", "EEA")  # dated words for States; their members stand in the treaty status
STATE_WORDS = ("own", "other", "parties", *GROUPS)

# What a user may say besides dimensions; the view of a law turns these into its relative dimensions.
ABSOLUTE = {
    "enters": "the State entered, or none for a departure alone",
    "stays_in": "the State of the unlawful stay",
    "left": "the State left",
    "left_how": "lawfully or unlawfully",
    "act_in": "the State where the person acted, or high_seas",
    "vessel_of": "the flag of the vessel on which the person acted",
    "aircraft_of": "the State of registry of the aircraft on which the person acted",
    "actor_of": "the nationality of the person who acted",
    "actor_lives_in": "the State where the person who acted lives",
    "migrant_of": "the nationality of the persons moved, or stateless",
    "doc_by": "the State that issued the document, or seems to have",
}

FAMILIES = tuple(dict.fromkeys(CONDUCT_FAMILY.values()))
# The section of a law's reading that deals with each family of conduct.
SECTION_OF = {letter: item.section for letter, item in FAMILY.items()}
CONDUCTS_OF = {
    family: sum(SPACE.bit["conduct"][conduct] for conduct, own in CONDUCT_FAMILY.items() if own == family)
    for family in FAMILIES
}
CONDUCTS = SPACE.fields["conduct"].mask
UNASKED = {
    family: sum(
        field.mask for field in SPACE.fields.values() if field.dimension.asked and family not in field.dimension.asked
    )
    for family in FAMILIES
}


# What makes a case ordinary: no aggravating circumstance; and, for a law that goes further, no special motive or tie.
GRAVE = [dimension for dimension in DIMENSIONS if dimension.aggravating and dimension.plain]
MILD = [dimension for dimension in DIMENSIONS if dimension.name in ("motive", "tie", "auspices")]


def plain_bits(dimensions: Iterable[Dimension]) -> tuple[int, int]:
    """The masks of some dimensions together, and the bits of their plain values."""
    chosen = list(dimensions)
    return (
        sum(SPACE.fields[d.name].mask for d in chosen),
        sum(SPACE.bit[d.name][d.plain] for d in chosen),
    )


GRAVE_MASK, GRAVE_PLAIN = plain_bits(GRAVE)
MILD_MASK, MILD_PLAIN = plain_bits(MILD)
# A child dimension of which the plain parent leaves nothing to ask is left alone.
SLICE_MASK, SLICE_PLAIN = plain_bits(
    [*(d for d in GRAVE if not d.only_if[0]), *(d for d in DIMENSIONS if d.name == "sufferer")]
)


def only(cube: Cube, dimension: str, *values: str) -> Cube:
    """The cube with one dimension replaced by the values given."""
    bit = SPACE.bit[dimension]
    allowed = 0
    for value in values:
        allowed |= bit[value]
    return (cube & ~SPACE.fields[dimension].mask) | allowed


def allows(cube: Cube, dimension: str, value: str) -> bool:
    """Whether a cube allows a value."""
    return bool(cube & SPACE.bit[dimension][value])


def family_of(cube: Cube) -> str:
    """The family of a cube that lies in one family."""
    return family_named(cube & CONDUCTS)


@cache
def family_named(conducts: int) -> str:
    """The family of some conducts (bits)."""
    return next(family for family in FAMILIES if conducts & CONDUCTS_OF[family])


def normal(cube: Cube) -> Cube:
    """A cube of one family with every question that its conduct does not have left open."""
    return cube | UNASKED[family_named(cube & CONDUCTS)]


def meaningful(cube: Cube) -> Cube:
    """The cube without the conducts for which it asks a question that they do not have; zero if none is left."""
    for family in FAMILIES:
        if ~cube & UNASKED[family] & SPACE.full:
            cube &= ~CONDUCTS_OF[family]
    return cube if SPACE.inhabited(cube) else 0


@cache
def impossible() -> tuple[Cube, ...]:
    """The facts that cannot be, as cubes (the list `NEVER` of the vocabulary)."""
    return tuple(cube for _, facts in NEVER if (cube := meaningful(SPACE.cube(facts))))


class Pattern(NamedTuple):
    """A fact pattern with a name, asked of every law from its own view."""

    id: str
    name: str
    says: str
    facts: dict[str, Any]


class Words(NamedTuple):
    """What the dated words for States mean, for one State on one day."""

    own: str
    groups: Mapping[str, frozenset[str]]
    bits: Mapping[str, int] = MappingProxyType({})  # of groups, known before since laws ask for them by the thousand

    @classmethod
    def of(cls, own: str, groups: Mapping[str, frozenset[str]]) -> Self:
        """The words of a State; ``parties`` are the other States Parties."""
        known, bit = {**groups, "parties": groups.get("parties", frozenset()) - {own}}, SPACE.bit["state"]
        return cls(own, known, {word: sum([bit[code] for code in members]) for word, members in known.items()})

    def states(self, word: str) -> Iterable[str]:
        """The ISO codes that a word in a ``state`` list stands for."""
        if word == "own":
            return (self.own,)
        if word == "other":
            return [*(code for code in STATES if code != self.own), "parties"]
        if word in self.groups:
            return self.groups[word]
        if word in GROUPS:
            return ()  # nobody, where the dataset knows no such group
        return (word,)


def allowed_bits(name: str, value: Any, words: "Words | None") -> int:
    """The bits that a written value (``any``, a name, a list, with ``!``, ``>=`` or ``<=``) allows in one dimension."""
    field, bit = SPACE.fields[name], SPACE.bit[name]
    if value == "any":
        return field.mask
    allowed = 0
    for word in value if isinstance(value, list) else [value]:
        text = str(word)
        if name == "state":
            bare = text.lstrip("!")
            here = state_bits(bare, words) if words else bit[bare]
            allowed |= field.mask & ~here if text != bare else here
        else:
            allowed |= word_bits(name, text)
    return allowed


def state_bits(word: str, words: Words) -> int:
    """The bits of one word for States."""
    bit = SPACE.bit["state"]
    if word == "other":  # the many are quicker named by the two that they are not
        return SPACE.fields["state"].mask & ~bit[words.own] & ~bit["none"]
    if word in words.bits:
        return words.bits[word]
    return sum({bit[code] for code in words.states(word)})


@cache
def word_bits(name: str, text: str) -> int:
    """The bits of one written word (``intent``, ``!intent``, ``>=reckless``) of a dimension other than ``state``."""
    field, bit = SPACE.fields[name], SPACE.bit[name]
    bare = text.lstrip("!<>=")
    sign = text[: len(text) - len(bare)]
    order = list(bit)
    if sign == ">=":
        return sum(bit[value] for value in order[order.index(bare) :])
    if sign == "<=":
        return sum(bit[value] for value in order[: order.index(bare) + 1])
    return field.mask & ~bit[bare] if sign == "!" else bit[bare]


def ordinary_slice(cube: Cube) -> Cube:
    """The facts with every aggravating dimension plain; zero if that leaves none."""
    unasked = UNASKED[family_of(cube)]
    cut = cube & (~SLICE_MASK | SLICE_PLAIN | unasked)
    return cut if SPACE.inhabited(cut) else 0


def ordinary_case(cube: Cube) -> Cube:
    """The facts without aggravating circumstances, special motives, ties or auspices, as far as they include such a case."""
    unasked = UNASKED[family_of(cube)]
    cut = cube & (~(GRAVE_MASK | MILD_MASK) | GRAVE_PLAIN | MILD_PLAIN | unasked)
    return cut if SPACE.inhabited(cut) else cube


def ordinary(cube: Cube) -> bool:
    """Whether the facts include a case without aggravating circumstances."""
    return SPACE.inhabited(cube & (~GRAVE_MASK | GRAVE_PLAIN))
