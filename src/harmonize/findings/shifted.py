"""The conduct on which two texts of a duty part, and what laws make of it: asked besides, or no longer asked."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.conduct.region import Region, absorbed
from harmonize.duties.coverage import regions
from harmonize.duties.evaluator import Evaluator
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.facts import ordinary_case
from harmonize.norms.law import SectionStatus
from harmonize.norms.treaty import Duty
from harmonize.norms.word import Word


class Answer(Word):
    """What a law makes of some conduct, in the ordinary case if it has one."""

    PUNISHED = "punished"
    IN_PART = "in_part"
    OPEN = "open"
    NOT_PUNISHED = "not_punished"
    NOT_READ = "not_read"


class Shift(NamedTuple):
    """Conduct that a text asks ``besides`` the one on file, or no longer.

    ``pieces`` are its facts (cubes), each with the cube of the duty's region in which it lies; ``answer`` is what the law
    makes of them.
    """

    duty: Duty
    besides: bool
    pieces: tuple[tuple[int, int], ...]
    answer: Answer


def shifts(before: Evaluator, after: Evaluator, names: Iterable[str]) -> Iterator[Shift]:
    """What of the conduct of some duties is asked by one text alone, with the answer of the law."""
    for name in names:
        old, new = (asked(judging, name) for judging in (before, after))
        for besides, own, other, judging in ((True, new, old, after), (False, old, new, before)):
            alone = absorbed(own.beyond((other,)).inhabited().cubes)
            if alone:
                within = tuple((cube, next(whole for whole in own.cubes if not cube & ~whole)) for cube in alone)
                duty = judging.duty(name)
                yield Shift(duty, besides, within, answer(judging, duty, Region(alone, own.excluding)))


def asked(evaluator: Evaluator, name: str) -> Region:
    """The conduct that a duty with a region of its own asks about; nothing where it has none, or where there is no such duty."""
    duty = evaluator.duty(name) if name in evaluator.treaty.duties else None
    if duty and isinstance(duty.test, Criminalize) and duty.test.region:
        return evaluator.region(duty)
    if duty and isinstance(duty.test, Spare):
        dated = evaluator.on_day.dated
        return Region(dated(duty.test.region), dated(duty.test.leaving_out))
    return Region()


def answer(evaluator: Evaluator, duty: Duty, facts: Region) -> Answer:
    """What a law makes of some facts with the kinds of offence that count for a duty."""
    if any(evaluator.law.status(section) is SectionStatus.NOT_READ for section in duty.reads):
        return Answer.NOT_READ
    counts = duty.test.counts if isinstance(duty.test, Criminalize | Spare) else ()
    usual = Region(tuple(dict.fromkeys(map(ordinary_case, facts.cubes))), facts.excluding)
    whole = usual or facts
    sure, maybe = evaluator.penal.punished(counts).covers(whole.cubes)
    if not whole.beyond(regions(sure)):
        return Answer.PUNISHED
    if whole.hit(regions(sure)):
        return Answer.IN_PART
    return Answer.OPEN if whole.hit(regions(maybe)) else Answer.NOT_PUNISHED
