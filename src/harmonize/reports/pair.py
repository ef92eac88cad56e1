"""What two laws have in common and where they part, in words."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Generic, Literal, NamedTuple, TypeVar

from harmonize.findings.cooperation import SERIOUS, Obstacle, Weight, gravest, weight, weight_of
from harmonize.findings.difference import Difference, DutyChange, Rule, SameFacts
from harmonize.findings.overlap import Overlap
from harmonize.findings.surrender import Step
from harmonize.norms.law import Measure
from harmonize.norms.meaning import Dataset, Day, Means, StateCode
from harmonize.norms.naming import the
from harmonize.norms.penalty import term
from harmonize.norms.treaty import TOPICS, Treaty
from harmonize.reports.facts_in_words import listed
from harmonize.reports.measure_words import said
from harmonize.reports.penalty_words import range_words
from harmonize.reports.surrender import STANDING_WORDS
from harmonize.reports.wording import Speaker, mirror, verdict_word
from harmonize.visible import safe

RELATION_WORDS = {
    "equivalent": "equivalent",
    "first_wider": "{first} wider",
    "second_wider": "{second} wider",
    "overlapping": "partly corresponding",
    "disjoint": "disjoint",
    "neither": "punished by neither",
    "open": "open in both",
    "not_read": "not comparable, not read for {unread}",
}
PARTS = ("only_first", "only_second", "both")
# What a difference weighs for cooperation.
WEIGHT_WORDS = {
    Weight.OWED: "no dual criminality; required by the Protocol",
    Weight.REFUSED: "extradition refused",
    Weight.NOT_SERIOUS: "a serious crime in one State only",
    Weight.BEYOND: "no dual criminality; beyond the Protocol",
    Weight.CONDITIONAL: "conditional",
    Weight.NOT_VERIFIED: "unsettled or not verified",
    Weight.NONE: "none",
}
# What would help where a request stops at a step.
STEP_REMEDIES = {
    "legal basis": "a treaty, or UNTOC 16(4) as the basis",
    "nationality": "surrender for trial on condition of return (UNTOC 16(11))",
    "prosecution instead": "a rule to submit the case for prosecution (UNTOC 16(10))",
    "penalty threshold": "a higher maximum, or a lower threshold",
    "death penalty": "an assurance that it is not imposed",
}
MOST_ELEMENTS = 2  # named of those that an offence would be extended in
NAMES = 44  # letters of the names of cases that one obstacle stands in the way of, unless a single one is longer


Maximum = Annotated[float | None, Means("Of a range or a request, in months.")]


class TwoLaws(NamedTuple):
    """One thing that two laws are set beside each other on: what each says, how they stand, what it weighs for cooperation."""

    part: Literal["offence", "range", "rule", "verdict", "obstacle", "request"]
    item: str
    first: str
    second: str
    relation: str
    weight: Annotated[str, Means("What it weighs for cooperation.")]
    first_maximum: Maximum = None
    second_maximum: Maximum = None


class Place(NamedTuple):
    """A law on a day."""

    state: StateCode
    as_of: Day


F = TypeVar("F")


class OnTwoLaws(NamedTuple, Generic[F]):
    """Two laws on their days, as one table."""

    format: F
    dataset: Dataset
    first: Place
    second: Place
    rows: tuple[TwoLaws, ...]


class Pair:
    """Says what two laws have in common and where they part."""

    def __init__(
        self, found: Difference, treaty: Treaty, names: dict[str, str], groups: dict[str, frozenset[str]]
    ) -> None:
        self.treaty = treaty
        first, second = found.left, found.right
        self.facts = mirror(first.law, second.law.code, treaty, names, groups)
        self.own = tuple(Speaker(item.law, treaty, names, groups) for item in (first, second))
        self.codes = (first.law.code, second.law.code)
        self.speakers = dict(zip(self.codes, self.own, strict=True))
        self.dated = self.codes[0] == self.codes[1]
        self.names = tuple(
            safe(f"{item.law.name} {item.day}" if self.dated else item.law.name) for item in (first, second)
        )
        self.places = (Place(first.law.code, first.day), Place(second.law.code, second.day))
        self.short = (first.day, second.day) if self.dated else self.codes
        self.told = tuple(map(the, self.names))  # as they stand in a sentence

    def name(self, code: str) -> str:
        """The name of one of the two States, in a sentence."""
        return self.told[self.codes.index(code)]

    def relation(self, item: Overlap) -> str:
        """How the two laws stand to each other over the facts of one duty."""
        unread = " and ".join(self.name(code) for code in item.unread)
        words = RELATION_WORDS[item.relation].format(first=self.told[0], second=self.told[1], unread=unread)
        return words + ("; some points unsettled" if item.open and item.relation not in ("open", "not_read") else "")

    def regions(self, facts: Iterable[Overlap], parts: Sequence[str] = PARTS) -> Iterator[TwoLaws]:
        """What one, both or none of the two punish, duty by duty, the gravest difference first: the ordinary case if it has any."""
        for item in sorted(facts, key=lambda one: gravest(one).rank):
            relation, title = self.relation(item), f"{item.duty.id} {item.duty.title}"
            for part in parts:
                told = (
                    (weight_of(item, cube) if part.startswith("only") else Weight.NONE, words)
                    for cube, words in facts_of_part(item, part, self.facts)
                )
                for grave, words in sorted(told, key=lambda pair: pair[0].rank):
                    first = words if part in ("only_first", "both") else ""
                    second = {"only_second": words, "both": "the same"}.get(part, "")
                    shown = title if part != "neither" else f"{title}, punished by neither: {words}"
                    yield TwoLaws("offence", shown, first, second, relation, WEIGHT_WORDS[grave])

    def ranges(self, found: Iterable[SameFacts]) -> Iterator[TwoLaws]:
        """The answers to the same facts, in words and in months."""
        for same in found:
            milder = f"{self.milder(same)} milder" if same.milder else ""
            answers = range_words(same.left), range_words(same.right)
            maxima = same.left.maximum, same.right.maximum
            yield TwoLaws("range", self.facts_of(same), *answers, milder, WEIGHT_WORDS[weight(same)], *maxima)

    def rules(self, found: Iterable[Rule]) -> Iterator[TwoLaws]:
        """The answers to each measure by topic, those first that are most binding."""
        for rule in sorted(found, key=rank):
            binding = f", {rule.asked_by.words}" if rule.asked_by else ""
            bears = f"{(rule.topic or rule.kind.section).replace('_', ' ')}{binding}"
            yield TwoLaws("rule", rule.kind.title, *self.rule(rule), rule.relation.replace("_", " "), bears)

    @staticmethod
    def verdicts(found: Iterable[DutyChange]) -> Iterator[TwoLaws]:
        """The verdicts on each duty."""
        for item in found:
            words = [verdict_word(one) if one else "" for one in (item.left, item.right)]
            relation = "same" if item.before == item.after else "different"
            yield TwoLaws("verdict", f"{item.duty.id} {item.duty.title}", words[0], words[1], relation, "")

    def obstacles(self, found: Iterable[Obstacle]) -> Iterator[TwoLaws]:
        """Where cooperation fails, the remedy under the law that needs it."""
        for item in found:
            where, remedy = self.obstacle(item)
            told = ("", remedy) if item.asked else (remedy, "")
            yield TwoLaws("obstacle", where, *told, item.kind, WEIGHT_WORDS[item.weight])

    def milder(self, same: SameFacts) -> str:
        """The law whose range is the lower one."""
        return ("", *self.short)[same.milder]

    def facts_of(self, same: SameFacts) -> str:
        """The facts of a row of ranges."""
        return "; ".join((listed(name, [value]) for name, value in same.changed)) if same.changed else same.name

    def rule(self, rule: Rule) -> tuple[str, str]:
        """The two answers to a measure; of two lists that differ only what the other lacks."""
        left, right = rule.left, rule.right
        if (
            rule.relation == "different"
            and left
            and right
            and isinstance(left.value, (list, tuple))
            and isinstance(right.value, (list, tuple))
        ):
            told = []
            for own, other in ((left.value, right.value), (right.value, left.value)):
                more = [word for word in own if word not in other]
                told.append(f"also {said(more)}" if more else "nothing besides")
            if told[0] != told[1]:
                return told[0], told[1]
        return self.measure(rule, left), self.measure(rule, right)

    @staticmethod
    def measure(rule: Rule, measure: Measure | None) -> str:
        """An answer to a measure, briefly."""
        if measure is None:
            return "not read"
        if measure.doubt:
            return measure.doubt.ground.words
        return said(measure.value, rule.kind.type) + (" (conditional)" if measure.condition else "")

    def obstacle(self, item: Obstacle) -> tuple[str, str]:
        """Where cooperation fails, and the remedy."""
        asking, asked = self.short[item.asking], self.short[item.asked]
        cases = cases_in_words(item.cases)
        if item.kind == "dual_criminality":
            owed = "required by the Protocol" if item.weight is Weight.OWED else "left to each State"
            return f"{cases}: no offence in {asked}; {owed}", self.remedy(item)
        if item.kind == "serious_crime":
            highest = max((same.left, same.right)[item.asked].gravest.high for same in item.cases)
            told = term(highest) if highest else "a fine"
            return f"{cases}: a serious crime in {asking} only; at most {told} in {asked}", self.remedy(item)
        why, _, _ = item.why.partition("; ")  # what it says besides stands with the step
        return f"{asking} asks {asked}: {item.kind}: {why}", STEP_REMEDIES.get(item.kind, "")

    def remedy(self, item: Obstacle) -> str:
        """What a drafter would do in the State asked: extend an offence, write one, or raise its maximum."""
        if item.weight is Weight.BEYOND:
            return "none required by the Protocol"
        speaker, name, near = self.own[item.asked], self.short[item.asked], item.near
        if near is None:
            return f"{name}: a new offence"
        place = f"{name}, {speaker.cites(speaker.law.provisions[near.provision].cite[:1])}"
        if item.kind == "serious_crime" and not near.dimensions:
            return f"{place}: a maximum of at least {SERIOUS // 12} years"
        told = speaker.remedy(near.dimensions[:MOST_ELEMENTS], self.treaty.duties[item.duty])
        left = len(near.dimensions) - MOST_ELEMENTS
        more = f" (and {left} more element{'s' if left > 1 else ''})" if left > 0 else ""
        return f"{place}: {told or 'limit the exemption'}{more}"

    def step(self, step: Step) -> str:
        """One question on the way to surrender, with its pinpoints."""
        cites = self.speakers[step.by].cites(step.cite) if step.by else "; ".join(step.cite)
        obstacle = "" if step.standing == "open" else f"{STANDING_WORDS[step.standing]}; "
        return f"{step.name}: {obstacle}{step.why}" + (f" [{cites}]" if cites else "")


def rank(rule: Rule) -> tuple[int, int]:
    """Where a rule stands: by topic, and within it those that are most binding first."""
    bound = rule.asked_by.severity.rank if rule.asked_by else -1
    return TOPICS.index(rule.topic) if rule.topic else len(TOPICS), -bound


def cases_in_words(cases: Sequence[SameFacts]) -> str:
    """The names of some standard cases, as many as there is room for, one at least, and how many more there are."""
    names = [same.name for same in cases]
    most = max((n for n in range(1, len(names) + 1) if len("; ".join(names[:n])) <= NAMES), default=1)
    left = len(names) - most
    return "; ".join(names[:most]) + (f" and {left} more" if left else "")


def facts_of_part(item: Overlap, part: str, speaker: Speaker) -> Iterator[tuple[int, str]]:
    """The cubes of one part of two laws over a duty, each in words: the ordinary case if the part has any."""
    usual = item.ordinarily()
    chosen = usual if getattr(usual, part) else item
    for cube in chosen.told(part) if getattr(chosen, part) else ():
        within = next(frame for frame in chosen.frame.cubes if not cube & ~frame)
        words = ", ".join(speaker.phrases(cube, within)) or "all of it"
        yield cube, words if chosen is usual else f"{words} (special cases only)"
