"""What two laws have in common and where they part, in words."""

from collections.abc import Iterator, Sequence

from harmonize.findings.case import Answer
from harmonize.findings.comparison import Comparison, Rule
from harmonize.findings.dual import Dual
from harmonize.findings.obstacles import SERIOUS, Obstacle, Same, Weight, unpunished
from harmonize.findings.overlap import Overlap
from harmonize.findings.surrender import Step
from harmonize.norms.doubt import WORDS
from harmonize.norms.law import Measure
from harmonize.norms.naming import the
from harmonize.norms.penalty import span
from harmonize.norms.treaty import Treaty
from harmonize.reports import penalty_words
from harmonize.reports.facts_in_words import listed
from harmonize.reports.measure_words import said
from harmonize.reports.surrender import STANDING_WORDS
from harmonize.reports.wording import Speaker, mirror
from harmonize.visible import safe

RELATION_WORDS = {
    "equivalent": "equivalent",
    "first_wider": "{first} wider",
    "second_wider": "{second} wider",
    "overlapping": "overlapping",
    "disjoint": "disjoint",
    "neither": "punished by neither",
    "open": "open in both",
    "not_read": "not comparable, not read for {unread}",
}
PARTS = ("only_first", "only_second", "both")
# What a difference weighs for cooperation.
WEIGHT_WORDS = {
    Weight.OWED: "no dual criminality; owed under the Protocol",
    Weight.REFUSED: "extradition refused",
    Weight.NOT_SERIOUS: "a serious crime in one State only",
    Weight.BEYOND: "no dual criminality; beyond the Protocol",
    Weight.CONDITIONAL: "conditional",
    Weight.NOT_VERIFIED: "unsettled or not verified",
    Weight.NONE: "none",
}


class Pair:
    """Says what two laws have in common and where they part."""

    def __init__(
        self, found: Comparison | Dual, treaty: Treaty, names: dict[str, str], groups: dict[str, frozenset[str]]
    ) -> None:
        self.treaty = treaty
        first, second = found.first, found.second
        self.first = first
        self.facts = mirror(first.law, second.law.code, treaty, names, groups)
        self.own = tuple(Speaker(item.law, treaty, names, groups) for item in (first, second))
        self.codes = (first.law.code, second.law.code)
        self.speakers = dict(zip(self.codes, self.own, strict=True))
        dated = self.codes[0] == self.codes[1]
        self.names = tuple(safe(f"{item.law.name} {item.day}" if dated else item.law.name) for item in (first, second))
        self.told = tuple(map(the, self.names))  # as they stand in a sentence

    def name(self, code: str) -> str:
        """The name of one of the two States, in a sentence."""
        return self.told[self.codes.index(code)]

    def relation(self, item: Overlap) -> str:
        """How the two laws stand to each other over the facts of one duty."""
        unread = " and ".join(self.name(code) for code in item.unread)
        words = RELATION_WORDS[item.relation].format(first=self.told[0], second=self.told[1], unread=unread)
        return words + (", some of it open" if item.open and item.relation not in ("open", "not_read") else "")

    def part(self, part: str) -> str:
        """Who punishes the facts of a part."""
        return {"only_first": f"only {self.told[0]}", "only_second": f"only {self.told[1]}"}.get(part, part)

    def regions(self, item: Overlap, parts: Sequence[str] = PARTS) -> dict[str, list[str]]:
        """The facts of each part in words, the ordinary case if it has any; ``all of it`` where nothing is missing."""
        return {part: [words for _, words in self.weighed(item, part)] for part in parts}

    def weighed(self, item: Overlap, part: str) -> list[tuple[Weight, str]]:
        """The facts of one part in words, each with what it weighs for cooperation, the gravest first."""
        told = []
        for cube, words in facts_of_part(item, part, self.facts):
            weight = unpunished(self.first, item.duty, cube) if part.startswith("only") else Weight.NONE
            told.append((weight, words))
        return sorted(told, key=lambda pair: pair[0].rank)

    def facts_of(self, same: Same) -> str:
        """The facts of a row of ranges."""
        return "; ".join((listed(name, [value]) for name, value in same.changed)) if same.changed else same.name

    def title(self, duty: str) -> str:
        """The title of a duty."""
        return self.treaty.duties[duty].title

    def answer(self, found: Answer) -> str:
        """The gravest range, or that nothing is punished; of what is open the range at stake."""
        if found.punishable == "no":
            return "not punishable"
        if found.punishable == "yes":
            return penalty_words.briefly(found.weightiest)
        stake = max((extent for extent, _ in found.otherwise), key=lambda extent: extent.severity, default=None)
        return f"open: {span(stake)}" if stake else "open"

    def rule(self, rule: Rule) -> tuple[str, str]:
        """The two answers to a measure; of two lists only what the other lacks."""
        first, second = rule.first, rule.second
        if first and second and isinstance(first.value, (list, tuple)) and isinstance(second.value, (list, tuple)):
            told = []
            for own, other in ((first.value, second.value), (second.value, first.value)):
                more = [word for word in own if word not in other]
                told.append(f"also {said(more)}" if more else "nothing besides")
            if told[0] != told[1]:
                return told[0], told[1]
        return self.measure(rule, first), self.measure(rule, second)

    @staticmethod
    def measure(rule: Rule, measure: Measure | None) -> str:
        """An answer to a measure, briefly."""
        if measure is None:
            return "not read"
        if measure.doubt:
            return WORDS[measure.doubt.ground]
        return said(measure.value, rule.kind.type) + (" (conditional)" if measure.condition else "")

    def obstacle(self, item: Obstacle) -> tuple[str, str]:
        """Where cooperation fails, and the remedy."""
        asking, asked = self.told[item.asking], self.told[item.asked]
        if item.kind == "dual_criminality":
            facts = ", ".join(self.facts.phrases(item.cube, item.within)) or "all of it"
            where = f"criminal in {asking} only: {self.title(item.duty).lower()}: {facts}"
            return where, f"{self.names[item.asked]}: {self.remedy(item) if item.near else 'a new offence'}"
        if item.kind == "serious_crime" and item.same:
            answer = self.answer((item.same.first, item.same.second)[item.asked])
            where = f"{self.facts_of(item.same)}: a serious crime in {asking} only ({answer} in {asked})"
            return where, f"{self.names[item.asked]}: a maximum of at least {SERIOUS // 12} years"
        return f"{asking} requests surrender from {asked}: {item.kind}: {item.why}", ""

    def remedy(self, item: Obstacle) -> str:
        """What a drafter would do about the elements that are too narrow, or about the exclusion."""
        speaker, near = self.own[item.asked], item.near
        if near is None:
            return ""
        provision = speaker.cites(speaker.law.provisions[near.provision].cite[:1])
        if near.excluded:
            return f"limit the exclusion in {speaker.cites(near.excluded)}"
        remedy = speaker.remedy(near.dimensions, self.treaty.duties[item.duty])
        return f"{remedy} ({provision})" if remedy else provision

    def step(self, step: Step) -> str:
        """One question on the way to surrender, with its pinpoints."""
        cites = self.speakers[step.by].cites(step.cite) if step.by else "; ".join(step.cite)
        obstacle = "" if step.standing == "open" else f"{STANDING_WORDS[step.standing]}; "
        return f"{step.name}: {obstacle}{step.why}" + (f" [{cites}]" if cites else "")


def facts_of_part(item: Overlap, part: str, speaker: Speaker) -> Iterator[tuple[int, str]]:
    """The cubes of one part of two laws over a duty, each in words: the ordinary case if the part has any."""
    usual = item.ordinarily()
    chosen = usual if getattr(usual, part) else item
    for cube in chosen.told(part) if getattr(chosen, part) else ():
        within = next(frame for frame in chosen.frame.cubes if not cube & ~frame)
        words = ", ".join(speaker.phrases(cube, within)) or "all of it"
        yield cube, words if chosen is usual else f"{words} (special cases only)"
