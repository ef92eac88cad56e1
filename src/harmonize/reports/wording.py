"""From facts to sentences: every word that a report says about a verdict, a gap or a doubt."""

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Finding
from harmonize.norms.doubt import Ground
from harmonize.norms.duty_tests import Combined, Criminalize, Provide, Spare, lacking
from harmonize.norms.law import Law, Measure
from harmonize.norms.naming import the
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome, Situations
from harmonize.norms.penalty import Range, span
from harmonize.norms.treaty import Duty, Treaty
from harmonize.reports.citing import cited
from harmonize.reports.facts_in_words import LEGISLATING, Facts
from harmonize.reports.measure_words import said
from harmonize.reports.verdict_words import verdict_words

if TYPE_CHECKING:
    from harmonize.findings.answer import Answer  # a check asks no case


def answer_words(found: "Answer", extent: str) -> str:
    """An answer to facts: its range, that nothing in the provisions reviewed punishes them, or what keeps it open."""
    partly = found.partly
    silent = (
        f"not criminalized in the provisions reviewed ({partly.replace('_', ' ')}: read in part)"
        if partly
        else "not criminalized"
    )
    return {"yes": extent, "no": silent}.get(found.punishable, found.open_word)


STATUS_WORDS = {
    "fully": "fully transposed",
    "partially": "partially transposed",
    "not": "not transposed",
    "not_relevant": "not applicable",
    "narrower": "definition narrower",
    "discretionary": "optional",
    "unsettled": "unsettled",
    "not_verified": "not verified",
    "to_complete": "to be completed",
}
REPLY_WORDS = {
    "yes": "yes",
    "in_part": "yes, in part",
    "no": "no",
    "unsettled": "unsettled",
    "not_verified": "not verified",
    "to_answer": "for the State to answer",
    "not_bound": "not bound",
}
CONDUCT = SPACE.fields["conduct"].mask
MAX_PHRASES = 3  # a doubt that turns on more facts than these is reported by its reason alone


def named_alone(pieces: Iterable[tuple[int, object]], name: str) -> set[str]:
    """The answers to a question that some cubes ask for where they leave the plain one out."""
    plain = SPACE.bit[name][SPACE.fields[name].dimension.plain]
    return {value for cube, _ in pieces if not cube & plain for value in SPACE.names(cube, name)}


class Speaker(Facts):
    """Says facts and provisions of one law. ``names`` are those of States, ``groups`` what the dated words mean."""

    def __init__(
        self, law: Law, treaty: Treaty, names: dict[str, str], groups: dict[str, frozenset[str]], home: str = ""
    ) -> None:
        super().__init__(law.code, home or the(names.get(law.code, law.name)), names, groups)
        self.law, self.treaty = law, treaty
        self.plainly = Facts(self.code, self.home, names, groups)  # as no law in particular grades them

    def gap(self, gap: Gap, duty: Duty | None = None, *, graded: bool = True) -> str:
        """The facts of a gap, as far as they differ from the region of the duty; empty when they are all of it.

        With a duty that holds for several kinds of conduct, the conduct is named too.
        """
        phrases = self.phrases(gap.cube, gap.within, graded=graded)
        if duty and len(self.conducts(duty)) > 1 and gap.cube & CONDUCT == gap.within & CONDUCT:
            phrases.insert(0, self.listed("conduct", SPACE.names(gap.cube, "conduct")))
        return ", ".join(phrases)

    def conducts(self, duty: Duty) -> set[str]:
        """The kinds of conduct that a duty, or those it follows, ask about."""
        test = duty.test
        if test is None:
            return set()
        region = test.region if isinstance(test, Criminalize | Spare) else ()
        found = {conduct for cube, _ in region for conduct in SPACE.names(cube, "conduct")}
        return found.union(*(self.conducts(self.treaty.duties[name]) for name in test.bases))

    def nearest(self, near: Near) -> str:
        """The provision nearest to a gap, and what of it is in the way."""
        provision = self.law.provisions[near.provision]
        text = f"{self.cites(provision.cite[:1])} ({provision.title})"
        if near.excluded:
            return f"{text}: excepted by {self.cites(near.excluded)}"
        if near.dimensions:
            return f"{text}: does not apply because of {self.elements(near.dimensions)}"
        return text

    @staticmethod
    def elements(dimensions: Iterable[str]) -> str:
        """Elements of an offence in words."""
        words = [SPACE.elements[name] for name in dimensions]
        return " and ".join(words[:3]) + (f" and {len(words) - 3} more" if len(words) > 3 else "")

    def remedy(self, dimensions: Iterable[str], duty: Duty) -> str:
        """What a drafter would do about elements that are too narrow for a duty."""
        binds = self.treaty.instruments[duty.instrument].binds
        states = "every State Party" if binds in ("smp", "untoc") else "every State concerned"
        told = (SPACE.remedies[name] for name in dimensions)
        return "; ".join(told).format(states=states)

    def cites(self, cites: Iterable[str]) -> str:
        """Pinpoints with the title of their act, as its State cites it: ``Residence Act s 96(1)``."""
        return cited(self.law.sources, cites)

    def graver(self, name: str, values: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """Those answers for which a form of an offence surely has a higher range, and where it stands."""
        cites: dict[str, None] = {}
        found: dict[str, None] = {}
        for rating in self.law.ratings:
            plain, offence = rating.plain, self.law.provisions[rating.provision]
            if plain and offence.kind in ("smuggling", "document") and not offence.administrative:
                for form in rating.forms:
                    told = [value for value in values if value in named_alone(form.pieces, name)]
                    made = form.penalty or form.changed(plain)
                    if told and not form.doubt and made.range.severity > plain.range.severity:
                        found.update(dict.fromkeys(told))
                        cites.setdefault(form.cite[0])
        return tuple(value for value in values if value in found), self.cites(list(cites)[:1])

    def asks(self, name: str, value: str) -> bool:
        """Whether an offence, a sentencing factor or an exclusion names an answer, and not the plain one beside it."""
        mask, bit = SPACE.fields[name].mask, SPACE.bit[name][value]
        plain = SPACE.bit[name][SPACE.fields[name].dimension.plain]
        told = [cube for rating in self.law.ratings for cube, _ in rating.alternatives]
        told += [item.cube for offence in self.law.provisions for item in offence.weighs]
        if any(cube & bit and not cube & plain for cube in told):
            return True
        return any(
            item.cube & mask != mask and bool(item.cube & plain) != bool(item.cube & bit)
            for offence in self.law.provisions
            for item in offence.exclusions
        )

    @cached_property
    def plain_ranges(self) -> dict[int, Range]:
        """The gravest range of each provision in its plain form."""
        return {rating.provision: self.law.plain_range(rating.provision) for rating in self.law.ratings if rating.plain}

    def provision(self, index: int) -> str:
        """A provision with its range: ``Residence Act 96(1), 3 to 120 months, since 2024-02-27``."""
        provision = self.law.provisions[index]
        extent = f", {span(self.plain_ranges[index])}" if index in self.plain_ranges else ""
        return f"{self.cites(provision.cite[:1])} ({provision.title}{extent}, {provision.begins})"

    def reading(self, switch: str, *, whole: bool = False) -> str:
        """The dispute that a reading (``D2=own_border``) decides, in words; ``whole`` asks its question and names the reading."""
        name = switch.partition("=")[0]
        dispute = self.treaty.disputes[name]
        title = f"{dispute.title[:1].lower()}{dispute.title[1:]}"
        return f"{name}, {title}; no shortfall under --reading {switch}" if whole else f"{name}, {title}"

    def open_point(self, doubt: Doubt) -> str:
        """A doubt where no label stands before it: a gap of the vocabulary says itself that it is one."""
        return (
            f"{Ground.CANNOT_SAY.words}: {self.doubt(doubt)}"
            if doubt.reason.ground is Ground.CANNOT_SAY
            else self.doubt(doubt)
        )

    def doubt(self, doubt: Doubt) -> str:
        """The reason why a verdict is open, with its pinpoint and the facts that turn on it."""
        return f"{self.reason(doubt)}{self.turns_on(doubt)}"

    def reason(self, doubt: Doubt) -> str:
        """The reason why a verdict is open, with its pinpoint."""
        return f"{doubt.reason.why}{f' ({self.cites(doubt.cite)})' if doubt.cite else ''}"

    def turns_on(self, doubt: Doubt) -> str:
        """For which facts a doubt is decisive, as the end of a sentence; nothing where they are too many."""
        facts = self.phrases(doubt.cube, doubt.within) if doubt.cube else []
        return f"; {decisive(facts)}" if 0 < len(facts) <= MAX_PHRASES else ""

    def beyond(self, outcome: Outcome) -> str:
        """Where the law goes further than the duty."""
        return ", ".join("also " + self.listed(name, [value]) for name, value in outcome.beyond)

    def short_of(self, outcome: Outcome, duty: Duty) -> str:
        """The measures that keep a rule from being met, in words: of a list, what it does not cover."""
        told = []
        asked = duty.test.require if isinstance(duty.test, Provide) else None
        either = isinstance(asked, Combined) and asked.connective == "any"
        for place, name in enumerate(dict.fromkeys(outcome.missing)):
            known = self.law.measures.get(name)
            if (
                place
                and either
                and not (
                    known
                    and (known.condition or known.value in ("yes", "no") or isinstance(known.value, int) or known.doubt)
                )
            ):
                continue  # of rules one of which would do, the first and what is there in part
            if name not in self.treaty.measures:
                continue
            words = lacking(asked, name, known) if known and known.value != "no" else []
            if known and words:
                told.append(f"{self.treaty.measures[name].title}: not covered: {said(words)}{self.behind(known)}")
            else:
                told.append(self.measure(name, yes="provided for", no="not provided for", part="provided for in part"))
        return "; ".join(told)

    def pinpoint(self, duty: Duty) -> str:
        """The place of a duty as lawyers write it: SMP 6(1)(a), Directive 2002/90 1(1)(a)."""
        return self.treaty.cited(duty)

    def measure(self, name: str, *, yes: str = "yes", no: str = "no", part: str = "in part") -> str:
        """A measure with the State's answer and its pinpoint; ``part`` says a yes under a condition."""
        kind, answer = self.treaty.measures[name], self.law.measures.get(name)
        if answer is None:
            return f"{kind.title}: not read"
        value = said(answer.value, kind.type) if answer.value != "" else ""
        value = {"yes": yes, "no": no}.get(value, value)
        if answer.condition:
            value = part if value == yes else value
            value += f"{',' if answer.condition.startswith('only ') else ':'} {answer.condition}"
        told = "; ".join(filter(None, (value, answer.doubt.told if answer.doubt else "")))
        return f"{kind.title}: {told}{self.behind(answer)}"

    def behind(self, answer: Measure) -> str:
        """Where an answer stands, in brackets behind it; of a rule that is absent, where it was looked for."""
        if answer.value == "no" and ": " in answer.note:
            return f" ({answer.note})"
        looked = "examined: " if answer.value == "no" else ""
        return f" ({looked}{self.cites(answer.cite)})" if answer.cite else ""


def cases(facts: str) -> str:
    """Facts that stand by themselves: what holds but for some cases is all the others."""
    return f"all cases {facts}" if facts.startswith("except ") else facts


def decisive(phrases: list[str]) -> str:
    """For which facts a point is decisive."""
    facts = ", ".join(phrases)
    if facts.startswith("in the case of "):
        return f"decisive {facts}"
    return f"decisive for {cases(facts)}" if facts.startswith("except ") else f"decisive for cases {facts}"


def mirror(law: Law, partner: str, treaty: Treaty, names: dict[str, str], groups: dict[str, frozenset[str]]) -> Speaker:
    """Who says facts on which two laws are set face to face: a State's own border, and that of its partner."""
    return Speaker(law, treaty, {**names, partner: "the partner State"}, groups, LEGISLATING)


def verdict_word(finding: Finding) -> str:
    """The verdict as a report prints it."""
    return "applies directly" if finding.outcome.directly else verdict_words(finding.verdict)


def situations(found: Situations) -> str:
    """``24 of 48 covered, 16 covered in part, 8 not covered``: what there is of each, the best first."""
    told = [
        (found.whole, "covered"),
        (found.corner, "covered in the ordinary case"),
        (found.open, "subject to an unsettled or unverified point"),
        (found.part, "covered in part"),
        (found.none, "not covered"),
    ]
    (count, first), *rest = [item for item in told if item[0]] or told[:1]
    return ", ".join([f"{count} of {found.total} {first}", *(f"{number} {words}" for number, words in rest)])


def reading_line(law: Law) -> str:
    """What was read, what only in part, and what was not."""
    groups: dict[str, list[str]] = {}
    for section, (status, _) in law.reading.items():
        groups.setdefault(status, []).append(section.replace("_", " "))
    words = {"read": "read", "partly_read": "partly read", "not_read": "not read", "not_applicable": "not applicable"}
    return " · ".join(f"{word}: {', '.join(groups[status])}" for status, word in words.items() if status in groups)


def waiting_lines(assessment: Assessment) -> Iterator[str]:
    """What was read so far of the sections that duties wait for, said once: ``9 obligations pending review of the rest of entry: ...``."""
    for section, count in assessment.waiting():
        status, note = assessment.law.reading[section]
        rest = "the rest of " if status == "partly_read" else ""
        duties = "1 obligation" if count == 1 else f"{count} obligations"
        yield f"{duties} pending review of {rest}{section.replace('_', ' ')}" + (f": {note}" if note else "")


def sentence(text: str) -> str:
    """A text with a capital at the front."""
    return text[:1].upper() + text[1:]
