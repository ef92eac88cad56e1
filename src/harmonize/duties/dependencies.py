"""What a verdict depends on: two days on which a duty finds the same in a law have the same verdict, whatever else changed."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.drafts import Draft
from harmonize.norms.duty_tests import Aggravate, Criminalize, DatedCube, Provide, Punish, Spare, Test, below
from harmonize.norms.facts import CONDUCTS, CONDUCTS_OF, SECTION_OF, Words, allowed_bits
from harmonize.norms.law import Law
from harmonize.norms.penalty_rules import Carryings, Form, Rating, Step
from harmonize.norms.treaty import Duty, Treaty

STATE = SPACE.fields["state"].mask
WORD = SPACE.bit["state"]["parties"]
Atoms = frozenset[frozenset[object]]


class Dependencies(NamedTuple):
    """Where a duty looks, those it builds on included.

    ``kinds`` are the kinds of offence that it asks about, none named for all, and ``conducts`` (bits) what they must deal
    with; ``ranges`` says that it asks how gravely they are punished, ``weighing`` that it asks what is weighed at sentencing
    or punished in addition, ``general`` that a general duty to weigh harm counts. ``sections`` are those whose reading
    counts; ``words`` the dated words for States in its own text.
    """

    kinds: tuple[str, ...]
    conducts: int
    ranges: bool
    weighing: bool
    general: bool
    measures: frozenset[str]
    sections: frozenset[str]
    placed: bool
    words: frozenset[tuple[str, ...]]


def dependencies(duty: Duty, treaty: Treaty, readings: dict[str, str]) -> Dependencies:
    """Where a duty looks under the readings chosen. A duty without a test looks at nothing."""
    duties = list(built_on(duty, treaty, readings))
    tests = [item.test for item in duties if item.test]
    kinds = [kind for test in tests for kind in (test.counts if isinstance(test, Criminalize | Spare) else ())]
    weighing = [test for test in tests if isinstance(test, Aggravate)]
    provided = [test for test in tests if isinstance(test, Provide)]
    measures = frozenset(name for test in provided for name in test.measures)
    conducts = 0
    for test in tests:
        conducts |= conduct(test)
    sections = {section for item in duties for section in item.reads}
    sections |= {SECTION_OF[family] for family, bits in CONDUCTS_OF.items() if bits & conducts}
    sections |= {treaty.measures[name].section for name in measures}
    placed = any(test.over for test in provided)
    return Dependencies(
        tuple(dict.fromkeys((*kinds, *(treaty.selections.aggravated if weighing else ())))),
        conducts,
        any(graded(test) for test in tests),
        bool(weighing),
        any(test.general_duty for test in weighing),
        measures,
        frozenset(sections | ({"jurisdiction"} if placed else set())),
        placed,
        frozenset(chain.from_iterable(map(words, tests))),
    )


def built_on(duty: Duty, treaty: Treaty, readings: dict[str, str]) -> Iterator[Duty]:
    """A duty and all those that it follows, is met by, or asks about."""
    yield duty
    for name in below(duty.test):
        yield from built_on(treaty.duties[name].under(readings), treaty, readings)


def graded(test: Test) -> bool:
    """Whether a test asks how gravely something is punished."""
    follows = test.follows if isinstance(test, Criminalize) else None
    return isinstance(test, Punish | Aggravate) or bool(follows and follows.maximum_at_least)


def conduct(test: Test) -> int:
    """The conduct (bits) that a test names."""
    cubes = [item.cube for item in test.region] if isinstance(test, Criminalize | Spare) else []
    beyond = test.beyond if isinstance(test, Criminalize) else ()
    found = 0
    for item in (*test.changed, *(extra.replacement for extra in beyond)):
        cubes += [item.bits] if item.mask == CONDUCTS else []
    for cube in cubes:
        found |= cube & CONDUCTS
    return found


def words(test: Test) -> Iterator[tuple[str, ...]]:
    """The dated words for States in a test."""
    cubes: list[DatedCube] = []
    if isinstance(test, Criminalize | Spare):
        cubes += test.region
    if isinstance(test, Criminalize | Spare | Aggravate):
        cubes += test.leaving_out
    yield from (item.states for item in cubes if item.states is not None)
    for axis in test.situations if isinstance(test, Criminalize) else ():
        if axis.dimension == "state":
            yield from axis.groups


class View(NamedTuple):
    """What a duty looks at in a law: the content of each thing by its name, as numbers, and what is said of States there."""

    parts: dict[str, int]
    states: frozenset[int]
    content: frozenset[tuple[str, int]]


class Seen:
    """One law as duties look at it; ``numbers`` are those of everything seen before, so that laws are quickly compared."""

    def __init__(self, law: Law, numbers: dict[object, int]) -> None:
        self.law, self.numbers = law, numbers
        self.views: dict[Dependencies, View] = {}
        self.offences: dict[tuple[int, int, bool], tuple[int, frozenset[int]]] = {}

    def number(self, content: object) -> int:
        """The number of some content: the same for the same in other laws."""
        return self.numbers.setdefault(content, len(self.numbers))

    @cached_property
    def ratings(self) -> dict[int, list[Rating]]:
        """How gravely each provision punishes what."""
        found: dict[int, list[Rating]] = {}
        for rating in self.law.ratings:
            found.setdefault(rating.provision, []).append(rating)
        return found

    @cached_property
    def cover(self) -> dict[int, list[tuple[int, object]]]:
        """What each provision punishes, and its doubts."""
        found: dict[int, list[tuple[int, object]]] = {}
        for norm in self.law.cover:
            found.setdefault(norm.provision, []).append((norm.cube, norm.doubt))
        return found

    def offence(self, index: int, conducts: int, *, ranges: bool) -> tuple[int, frozenset[int]]:
        """All of a provision that a verdict on some conduct may turn on, as a number (0 for nothing), and its States.

        No pinpoint, day, or line is among it.
        """
        key = index, conducts, ranges
        if key not in self.offences:
            item = self.law.provisions[index]
            cover = tuple([part for part in self.cover.get(index, ()) if part[0] & conducts])
            saved = tuple([(part.cube, part.doubt) for part in item.exclusions if part.cube & conducts])
            weighs = tuple([(part.cube, part.doubt) for part in item.weighs if part.cube & conducts])
            rated = tuple([about(rating, conducts) for rating in self.ratings.get(index, ())]) if ranges else ()
            content = item.id, item.kind, item.administrative, item.adds, saved, weighs, cover, rated
            states = frozenset([cube & STATE for cube, _ in (*cover, *saved, *weighs)]).union(*map(states_in, rated))
            self.offences[key] = (self.number(content) + 1, states) if cover or weighs else (0, frozenset())
        return self.offences[key]

    def view(self, look: Dependencies) -> View:
        """All that a duty looks at: laws that are alike in it are one law to the duty."""
        if look not in self.views:
            parts = {name: self.number(content) for name, content in self.rules(look)}
            states = {item.cube & STATE for item in self.law.reaches} if look.placed else set()
            for index, item in enumerate(self.law.provisions):
                counts = item.counts_for(look.kinds) or (look.general and self.law.weighings)
                if counts or (look.weighing and (item.weighs or item.adds)):
                    content, named = self.offence(index, look.conducts, ranges=look.ranges)
                    parts |= {f"offence {item.id}": content} if content else {}
                    states |= named
            self.views[look] = View(parts, frozenset(states), frozenset(parts.items()))
        return self.views[look]

    def rules(self, look: Dependencies) -> Iterator[tuple[str, object]]:
        """What a duty looks at besides offences: ``measure NAME``, ``reading SECTION``, and rules of the general part."""
        law, known = self.law, [item.id for item in self.law.provisions]
        for name in sorted(look.measures & law.measures.keys()):
            measure = law.measures[name]
            yield f"measure {name}", (repr(measure.value), bool(measure.condition), measure.doubt, measure.moot)
        for section in look.sections:
            yield f"reading {section}", law.status(section)
        yield "general part", law.unread
        if look.general:
            held = [(item.kind, tuple([known[index] for index in item.provisions])) for item in law.weighings]
            yield "sentencing", tuple(held)
        if look.placed:
            places = [
                (item.cube, tuple([known[index] for index in item.provisions]), item.doubt) for item in law.reaches
            ]
            yield "jurisdiction", tuple(places)


class Rated(NamedTuple):
    """A rating as far as it deals with some conduct."""

    alternatives: tuple[Draft, ...]
    steps: tuple[Step, ...]
    telling: tuple[tuple[str, ...], ...]


def about(rating: Rating, conducts: int) -> Rated:
    """A rating as far as it deals with some conduct."""
    steps: list[Step] = []
    for step in rating.steps:
        if not isinstance(step, Form):
            steps.append(step)
        elif pieces := tuple([piece for piece in step.pieces if piece[0] & conducts]):
            steps.append(step._replace(pieces=pieces))
    return Rated(tuple([draft for draft in rating.alternatives if draft[0] & conducts]), tuple(steps), rating.telling)


def states_in(rated: Rated) -> frozenset[int]:
    """What a rating says of States."""
    cubes = [cube for cube, _ in rated.alternatives]
    for step in rated.steps:
        if isinstance(step, Form):
            cubes += [cube for cube, _ in step.pieces]
        elif isinstance(step, Carryings):
            cubes += [rule.within for rule in step.rules]
    return frozenset([cube & STATE for cube in cubes])


def atoms(named: Iterable[int], asked: Iterable[tuple[str, ...]], words: Words) -> Atoms:
    """Which combinations of what law and duties say of States some State is in, as the words for States mean on a day.

    No verdict turns on which States these are, or on how many: when one more State joins the treaty, it changes only if a
    combination gains its first State or loses its last one. In a law the word ``parties`` is still a word.
    """
    parties = allowed_bits("state", ["parties"], words)
    masks: dict[object, int] = {"own": SPACE.bit["state"][words.own], "none": SPACE.bit["state"]["none"]}
    for mask in named:
        masks[mask] = (mask & ~WORD) | parties if mask & WORD and mask != STATE else mask
    for states in asked:
        masks[states] = allowed_bits("state", list(states), words)
    found: dict[frozenset[object], int] = {frozenset(): STATE}
    for name, mask in masks.items():
        apart: dict[frozenset[object], int] = {}
        for names, bits in found.items():
            if bits & mask:
                apart[names | {name}] = bits & mask
            if bits & ~mask:
                apart[names] = bits & ~mask
        found = apart
    return frozenset(found)
