"""The commonest answers: what the laws on file say to the same question, most often first."""

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import combinations
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.interview.answering import Answerer
from harmonize.interview.answers import drafted
from harmonize.interview.asking import Interview, Sitting
from harmonize.interview.matters import BORDERS
from harmonize.interview.twelve import CLAUSE, MATTER, STEPS
from harmonize.norms.facts import allowed_bits
from harmonize.norms.law import Law
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

MOST = 3  # of the commonest answers to a question


class Usual(NamedTuple):
    """An answer that laws on file give: its words, and how many of how many laws give it."""

    words: tuple[str, ...]
    laws: int
    asked: int


def commonest(laws: Iterable[Law], day: str, treaty: Treaty, status: Status) -> Mapping[str, list[Usual]]:
    """The answers of laws on file to the questions on an element of their ordinary offence, by the question."""
    counts: dict[str, Counter[tuple[str, ...]]] = {}
    for law in laws:
        interview = Interview(law.code, law.code, day, treaty, status)
        answerer = Answerer(interview, law)
        answerer.answer(Sitting(interview, drafted(())).asked(f"{MATTER}/1", ()))
        if CLAUSE not in answerer.pieces:
            continue
        for name in (name for step in STEPS for name in step.questions if name.startswith(f"{CLAUSE}/")):
            words = answers(name.partition("/")[2], answerer.pieces[CLAUSE].cube, interview)
            if words:
                counts.setdefault(name, Counter())[words] += 1
    return {
        name: [Usual(words, laws, count.total()) for words, laws in count.most_common(MOST)]
        for name, count in counts.items()
    }


def answers(element: str, cube: int, interview: Interview) -> tuple[str, ...]:
    """The answers in which a cube lies; States as the fewest words that say them, where there are such."""
    if element not in SPACE.fields:
        return ()
    if element != "state":
        return tuple(SPACE.names(cube, element))
    border = cube & SPACE.fields["state"].mask
    said = {word: allowed_bits("state", [word], interview.states) for word in BORDERS}
    for count in range(1, len(BORDERS) + 1):
        for words in combinations(BORDERS, count):
            found = 0
            for word in words:
                found |= said[word]
            if found == border:
                return words
    return ()
