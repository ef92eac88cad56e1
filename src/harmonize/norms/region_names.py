"""A region of facts by a name that lasts: the same facts have the same name tomorrow, however a report words them."""

import hashlib
from collections.abc import Iterable, Mapping
from itertools import combinations

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.conduct.space import Cube
from harmonize.norms.facts import STATE_WORDS, Words

Facts = dict[str, tuple[str, ...]]
ALL_OTHER = frozenset((*STATES, "parties"))  # what the word `other` means, but for the State itself


def facts_of(cube: Cube, words: Words) -> Facts:
    """What a cube restricts, dimension by dimension; States by dated words, so that a new party changes no region."""
    return {
        name: state_words(frozenset(values), words) if name == "state" else values
        for name, values in SPACE.allowed(cube).items()
    }


def cube_of(facts: Mapping[str, Iterable[str]], words: Words) -> Cube:
    """The cube of facts written by :func:`facts_of`, read on another day or for another dataset.

    Zero when they use a word that the vocabulary no longer has.
    """
    cube = SPACE.full
    for name, values in facts.items():
        if name not in SPACE.fields:
            return 0
        bit = SPACE.bit[name]
        known = states_meant(values, words) if name == "state" else frozenset(values)
        if not known <= set(bit):
            return 0
        cube = (cube & ~SPACE.fields[name].mask) | sum(bit[value] for value in known)
    return cube if SPACE.inhabited(cube) else 0


def name_of(facts: Mapping[str, Iterable[str]]) -> str:
    """The name of a region: eight hexadecimal digits that follow from the facts alone."""
    told = ";".join(f"{name}={','.join(facts[name])}" for name in SPACE.fields if name in facts)
    return hashlib.sha256(told.encode()).hexdigest()[:8]


def state_words(states: frozenset[str], words: Words) -> tuple[str, ...]:
    """States as a law would name them: ``own``, ``parties``, ``other``, groups, and ``!`` before what is taken away."""
    own = ("own",) if words.own in states else ()
    rest = states - {words.own}
    if not rest:
        return own
    known = meanings(words)
    for word, members in known.items():
        if rest == members:
            return (*own, word)
    groups = [name for name in known if name not in ("other", "parties")]
    for word, members in known.items():
        for count in (1, 2):
            for taken in combinations([name for name in groups if name != word], count):
                if rest == members - frozenset().union(*(known[name] for name in taken)):
                    return (*own, word, *(f"!{name}" for name in taken))
    for word, members in known.items():
        if rest <= members and 2 * len(rest) > len(members):
            return (*own, word, *(f"!{code}" for code in sorted(members - rest)))
    return (*own, *sorted(rest))


def states_meant(written: Iterable[str], words: Words) -> frozenset[str]:
    """The States that such words stand for on the day of ``words``."""
    known = {**meanings(words), "own": frozenset((words.own,))}
    listed = list(written)
    found = frozenset[str]().union(*(known.get(word, {word}) for word in listed if not word.startswith("!")))
    return found.difference(*(known.get(word[1:], {word[1:]}) for word in listed if word.startswith("!")))


def meanings(words: Words) -> dict[str, frozenset[str]]:
    """The dated words with the States they stand for, without the State itself; the narrowest first."""
    found = {name: members - {words.own} for name, members in words.groups.items() if name in STATE_WORDS}
    found["other"] = ALL_OTHER - {words.own}
    order = sorted(found, key=lambda name: (name == "other", name == "parties", name))
    return {name: found[name] for name in order if found[name]}
