"""One law on one day before one treaty: the questions that its duties ask, each put together once."""

from collections.abc import Iterable
from copy import copy

from harmonize.conduct.region import Region
from harmonize.conduct.space import Cube
from harmonize.duties.coverage import NOBODY, Share, Shares, inside, replaced, with_replaced
from harmonize.duties.ordinary_case import named_by
from harmonize.duties.penal_law import PenalLaw
from harmonize.duties.question import Base, Question
from harmonize.norms.doubt import Reason
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.facts import impossible
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome
from harmonize.norms.penalty import Months
from harmonize.norms.treaty import Duty, Treaty

KEPT = ("duties", "outcomes", "regions", "questions")


class Evaluator:
    """The law of one State on one day, and a memo of what the duties of a treaty ask of it."""

    def __init__(self, on_day: LawOnDay, treaty: Treaty, readings: dict[str, str]) -> None:
        self.penal, self.treaty, self.readings = PenalLaw(on_day), treaty, readings
        self.forget()

    @property
    def on_day(self) -> LawOnDay:
        """The law with its dated words worked out."""
        return self.penal.on_day

    @property
    def law(self) -> Law:
        """The law."""
        return self.penal.law

    def forget(self) -> None:
        """An empty memo for all that depends on a reading."""
        self.duties: dict[str, Duty] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.regions: dict[str, Region] = {}
        self.questions: dict[str, Question] = {}
        self.crimes_of: dict[tuple[str, Months, bool], Shares] = {}
        self.supposed: dict[frozenset[Reason], Evaluator] = {}

    def read_otherwise(self, switch: str) -> "Evaluator":
        """The same law under another reading of one dispute (``D17=general_duty``); what is punished is not worked out again."""
        dispute, _, reading = switch.partition("=")
        other = copy(self)
        other.readings = {**self.readings, dispute: reading}
        other.forget()
        return other

    def by_another_text(self, treaty: Treaty, touched: Iterable[str]) -> "Evaluator":
        """The same law before another text of the treaty; what it punishes, and the duties not ``touched``, stay known."""
        other, again = copy(self), frozenset(touched)
        other.treaty = treaty
        other.forget()
        for name in KEPT:
            known = getattr(self, name)
            setattr(other, name, {duty: found for duty, found in known.items() if duty not in again})
        return other

    def amended(self, law: Law) -> "Evaluator":
        """The same questions asked of a changed law; what does not turn on the change is not worked out again.

        Where only rules or what is weighed at sentencing changed, all that is punished, and how gravely, stays known.
        """
        other = copy(self)
        other.penal = self.penal.amended(law)
        if self.penal.punishes_as(law):
            other.outcomes, other.supposed = {}, {}
        else:
            other.forget()
            other.duties, other.regions = self.duties, self.regions  # what a duty asks does not turn on the law
        return other

    def on(self, on_day: LawOnDay) -> "Evaluator":
        """The same treaty before the law on another day; how gravely a provision punishes that stays the same stays known."""
        other = Evaluator(on_day, self.treaty, self.readings)
        other.penal.norms_by, other.penal.forms_by = self.penal.norms_by, self.penal.forms_by
        return other

    def as_if_punished(self, open_for: frozenset[Reason]) -> "Evaluator":
        """The same questions asked of the law as if all were punished that is open for some reasons."""
        if open_for not in self.supposed:
            law = self.law.as_if_punished(open_for)
            self.supposed[open_for] = self if law is self.law else self.amended(law)
        return self.supposed[open_for]

    def duty(self, name: str) -> Duty:
        """A duty with its test under the readings chosen."""
        if name not in self.duties:
            self.duties[name] = self.treaty.duties[name].under(self.readings)
        return self.duties[name]

    def roots(self, duty: Duty) -> list[Duty]:
        """The duties with a region of their own that a duty follows; the duty itself when it follows none."""
        if not duty.follows:
            return [duty]
        return [root for name in duty.follows.duties for root in self.roots(self.duty(name))]

    def kinds(self, duty: Duty) -> tuple[str, ...]:
        """The kinds of offence that count for a duty to criminalize, or for those it follows."""
        own = duty.criminalize.counts
        return tuple(dict.fromkeys(own or [kind for root in self.roots(duty) for kind in root.criminalize.counts]))

    def named(self, duty: Duty) -> frozenset[str]:
        """The dimensions that a duty to criminalize, or one on which it builds, asks about itself."""
        test = duty.criminalize
        return named_by(test).union(*(self.named(self.duty(base)) for base in test.bases))

    def left_out(self, duty: Duty) -> tuple[Cube, ...]:
        """The facts that a duty to criminalize, or those it follows, leave out of their region themselves."""
        return tuple(cube for root in self.roots(duty) for cube in self.on_day.dated(root.criminalize.leaving_out))

    def region(self, duty: Duty) -> Region:
        """What a duty to criminalize, accessory ones included, asks about: less what it leaves out and what cannot be."""
        if duty.id not in self.regions:
            test = duty.criminalize
            cubes = self.on_day.dated(test.region)
            if test.follows:
                bases = [self.region(self.duty(name)).cubes for name in test.bases]
                cubes = replaced([cube for base in bases for cube in base], test.changed)
            self.regions[duty.id] = Region(cubes, (*impossible(), *self.left_out(duty)))
        return self.regions[duty.id]

    def unasked(self, duty: Duty) -> tuple[Cube, ...]:
        """The facts that nobody asks about under a duty or those that it builds on."""
        own = isinstance(duty.test, Criminalize) and not duty.test.either
        return tuple(
            cube for item in ([duty] if own else map(self.duty, duty.bases)) for cube in self.region(item).excluding
        )

    def question(self, name: str) -> Question:
        """What a criminalize duty asks of the law; put together once."""
        if name not in self.questions:
            duty = self.duty(name)
            region, kinds, follows = self.region(duty), self.kinds(duty), duty.follows
            required: Shares = (Share(NOBODY, Region(region.cubes)),)
            if follows:
                bases = [self.crimes(base, follows.maximum_at_least) for base in follows.duties]
                required = tuple(share for crimes in bases for share in with_replaced(crimes, follows.changed))
            cover = self.penal.punished(kinds)
            self.questions[name] = Question(duty, kinds, region, required, cover, self.named(duty))
        return self.questions[name]

    def crimes(self, name: str, maximum_at_least: Months = 0, *, ordinary: bool = False) -> Shares:
        """What of a duty's facts is surely a crime (with at least so high a maximum; in the ordinary case only)."""
        key = (name, maximum_at_least, ordinary)
        if key not in self.crimes_of:
            found = self.question(name)
            surely = found.surely
            if maximum_at_least:
                surely = self.penal.graded(found.kinds, found.asked, maximum_at_least).cover(found.asked)
            self.crimes_of[key] = inside(self.penal.crimes(surely), found.asked, ordinary=ordinary)
        return self.crimes_of[key]

    def base(self, name: str, *, ordinary: bool = False) -> Base:
        """A duty on which others build."""
        found = self.question(name)
        return Base(found.duty, found.kinds, found.region, self.crimes(name, ordinary=ordinary), found.named)
