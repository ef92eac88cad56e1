"""Facts stated absolutely (who left where, enters where, acted where, of what nationality), seen by one State's law."""

from collections.abc import Mapping
from typing import Any

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.errors import HarmonizeError, UnknownName
from harmonize.norms.facts import ABSOLUTE
from harmonize.norms.status import free_in


def checked(facts: Mapping[str, Any]) -> None:
    """Raises UnknownName for a word that is neither an absolute fact nor a dimension with that value."""
    for name, value in facts.items():
        if name in ABSOLUTE:
            special = {
                "enters": ("none",),
                "left_how": ("lawfully", "unlawfully"),
                "act_in": ("high_seas",),
                "migrant_of": ("stateless",),
            }.get(name, ())
            known = special if name == "left_how" else (*STATES, *special)
            if str(value) not in known:
                raise UnknownName(f"value of `{name}`", str(value), known)
        elif name not in SPACE.bit:
            raise UnknownName("fact", name, (*ABSOLUTE, *SPACE.bit))
        else:
            checked_value(name, value)


def checked_value(name: str, value: Any) -> None:
    """Raises UnknownName or HarmonizeError for what is no value of a dimension in one deed."""
    known = tuple(SPACE.bit[name])
    if name == "conduct":
        if str(value) not in known:
            if isinstance(value, list):
                raise HarmonizeError("`conduct` is one deed; ask about each of several by itself")
            raise UnknownName("value of `conduct`", str(value), known)
        return
    words = value if isinstance(value, list) else [value]
    for word in map(str, words):
        bare = word.removeprefix("!") if word[:1] == "!" else word.removeprefix(">=").removeprefix("<=")
        number = name == "persons" and word.isascii() and word.isdecimal()
        if number and not int(word[:10]):
            raise HarmonizeError("`persons` begins with 1: somebody is moved or helped")
        if not (number or bare in known or word == "any" or (bare == "own" and name == "state")):
            raise UnknownName(f"value of `{name}`", bare, known)
    if not words:
        raise HarmonizeError(f"`{name}` has no value; leave it out, or name one")


def from_view_of(code: str, facts: Mapping[str, Any], groups: Mapping[str, frozenset[str]]) -> dict[str, Any]:
    """The facts as dimensions, from the view of one State's law. Raises HarmonizeError when they contradict each other."""
    checked(facts)
    seen = {name: rounded(name, value) for name, value in facts.items() if name not in ABSOLUTE}
    border = facts.get("enters") or facts.get("stays_in")
    if border:
        seen["state"] = border
    if "left" in facts:
        seen["leaves"] = f"{'own' if facts['left'] == code else 'other'}_{facts.get('left_how', 'lawfully')}"
    if "migrant_of" in facts:
        seen["person"] = person(code, str(facts["migrant_of"]), groups)
    if "doc_by" in facts:
        seen["doc_issuer"] = "own" if facts["doc_by"] == code else "foreign"
    if "actor_of" in facts or "actor_lives_in" in facts:
        lives = facts.get("actor_lives_in") == code
        seen["actor_nat"] = "national" if facts.get("actor_of") == code else "resident" if lives else "foreigner"
    for name, value in (("vessel_of", "own_vessel"), ("aircraft_of", "own_aircraft")):
        if name in facts:
            seen["act_place"] = value if facts[name] == code else "high_seas"
    place = facts.get("act_in")
    if place:
        if "vessel_of" in facts or "aircraft_of" in facts:
            raise HarmonizeError("say `act_in`, or on whose vessel or aircraft, not both")
        seen["act_place"] = "own_territory" if place == code else "high_seas" if place == "high_seas" else "abroad"
    return seen


def person(code: str, nationality: str, groups: Mapping[str, frozenset[str]]) -> str:
    """How a law sees the persons moved."""
    if nationality == "stateless":
        return "stateless"
    if nationality == code:
        return "own_national"
    return "union_citizen" if nationality in groups.get(free_in(code), ()) else "third_country"


def rounded(name: str, value: Any) -> Any:
    """A number of persons as the interval it lies in; everything else as it is."""
    if name != "persons" or not str(value).isdecimal():
        return value
    return max((cut for cut in SPACE.bit["persons"] if int(cut) <= int(value)), key=int)
