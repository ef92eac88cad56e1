"""What of a law file does no work: offences that add nothing, clauses inside others, answers that no clause tells apart."""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import hull
from harmonize.library.lint import shadowed
from harmonize.library.located_yaml import Located
from harmonize.library.periods import dated_words
from harmonize.library.problem import Problem
from harmonize.library.validation import located
from harmonize.norms.status import Status
from harmonize.texts.facts import TooMuch
from harmonize.texts.lowering import punished
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.sense import worked_out
from harmonize.texts.sense.clauses import inside
from harmonize.texts.sense.reach import Reach

OFFENCES = ("shadowed",)
CLAUSES = ("alternative-inside",)
IDLE = (
    "forms-alike",
    "form-changes-nothing",
    "form-lowers-nothing",
    "form-always-applies",
    "condition-unused",
    "needless-offence",
)


class Quality(NamedTuple):
    """What does no work in a law, each at its place: offences, clauses, forms and conditions.

    ``unused`` are the answers, by dimension, that no clause of the law says, of the questions that some clause asks;
    ``unasked`` the questions that none asks.
    """

    offences: tuple[Problem, ...]
    clauses: tuple[Problem, ...]
    idle: tuple[Problem, ...]
    unused: dict[str, tuple[str, ...]]
    unasked: tuple[str, ...]


def quality(law: NationalLaw, found: Located, status: Status, today: date) -> Quality:
    """What of a law does no work, on any day up to today."""
    words, turns = dated_words(found, status)
    wrong = list(worked_out(law, found.written, words, today))
    try:
        wrong += shadowed(punished(law, words, turns))
    except TooMuch as error:
        wrong.append(error.mistake(("offences",)))
    reach = Reach(law, words, today)
    told = [located(found, item) for item in (*wrong, *inside(reach))]

    def by(names: tuple[str, ...]) -> tuple[Problem, ...]:
        # An older version shares the clauses of the newer: each line is reported once.
        return tuple({(item.line, item.message): item for item in told if item.rule.name in names}.values())

    asked = dict(said(reach))
    unused: dict[str, tuple[str, ...]] = {}
    for item in DIMENSIONS:
        # That some States are never named says nothing, nor that the plain answer is not: every clause takes it in.
        if item.name in asked and item.name != "state":
            left = SPACE.names(SPACE.fields[item.name].mask & ~asked[item.name], item.name)
            unused[item.name] = tuple(value for value in left if value != item.plain)
    unasked = tuple(item.name for item in DIMENSIONS if item.name not in asked)
    return Quality(by(OFFENCES), by(CLAUSES), by(IDLE), {name: left for name, left in unused.items() if left}, unasked)


def said(reach: Reach) -> Iterator[tuple[str, int]]:
    """Every question that some clause asks, with the bits of the answers that some clause says."""
    cubes = [
        cube
        for item in reach.versions
        for part in (item.alternatives, item.outs, item.forms)
        for one in part
        for cube in one.cubes
    ]
    for name, field in SPACE.fields.items():
        if used := hull(cube & field.mask for cube in cubes if cube & field.mask != field.mask):
            yield name, used
