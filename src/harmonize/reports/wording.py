"""From facts to sentences: every word that a report says about a verdict, a gap or a doubt."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Finding
from harmonize.norms.doubt import SAID
from harmonize.norms.duty_tests import Criminalize, Provide, Spare, lacking
from harmonize.norms.law import Law
from harmonize.norms.naming import the
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome, Situations
from harmonize.norms.penalty import Range, span
from harmonize.norms.treaty import Duty, Treaty
from harmonize.reports.citing import cited
from harmonize.reports.facts_in_words import LEGISLATING, Facts
from harmonize.reports.measure_words import said
from harmonize.reports.verdict_words import verdict_words

if TYPE_CHECKING:
    from harmonize.findings.case import Answer  # a check asks no case


def answer_words(found: "Answer", extent: str) -> str:
    """An answer to facts: its range, that nothing in what was read punishes them, or what keeps it open."""
    partly = found.partly
    silent = (
        f"not criminalized in what was read ({partly.replace('_', ' ')}: read in part)"
        if partly
        else "not criminalized"
    )
    return {"yes": extent, "no": silent}.get(found.punishable, found.open_word)


STATUS_WORDS = {
    "fully": "fully",
    "partially": "partially",
    "not": "not",
    "not_relevant": "not relevant",
    "discretionary": "discretionary",
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
ELEMENTS = {
    "conduct": "the acts punished",
    "state": "the States whose entry and residence law is protected",
    "how": "the means listed",
    "benefit": "the benefit element",
    "benefit_when": "the requirement that the benefit be promised or received",
    "person": "the personal scope",
    "mental": "the mental element",
    "role": "the forms of participation",
    "stage": "the stages covered (attempt, agreement)",
    "for": "the person for whom the act is done",
    "actor": "the persons liable",
    "mode": "the routes covered",
    "doc_kind": "the kinds of document",
    "doc_flaw": "the kinds of fraudulent document",
    "doc_issuer": "the issuing States covered",
    "doc_purpose": "the purpose of the document",
    "persons": "the number of persons",
    "habit": "the requirement of repetition",
    "leaves": "the State of departure",
    "tie": "the exemption of relatives",
    "danger": "the degree of danger required",
    "checkpoint": "the manner of crossing the border",
    "evade": "the aim of evading controls",
    "capacity": "the official capacity required",
    "benefit_way": "direct or indirect benefit",
    "benefit_just": "the requirement of unjust profit",
    "motive": "the humanitarian exemption",
    "auspices": "the exemption of organizations",
    "status": "the status of the migrant",
    "asylum": "the exemption for asylum-seekers",
    "vulnerable": "the requirement of a minor or vulnerable person",
    "prior": "previous convictions",
    "actors": "the number of offenders",
    "group": "participation in a group",
    "harm": "the harm required",
    "harm_fault": "the fault as to the harm",
    "sufferer": "the persons endangered or harmed",
    "degrading": "inhuman or degrading treatment",
    "exploitation": "exploitation",
    "force": "force or pressure",
    "weapon": "the carrying of a weapon",
    "flight": "flight from the police",
    "child_tool": "the use of a child",
    "false_papers": "the use of fraudulent documents",
    "doc_count": "the number of documents",
    "act_place": "the place of commission",
    "actor_nat": "the nationality of the offender",
    "surrender": "the refusal of extradition",
    "punishable_there": "criminality under the law of the place",
    "help": "the kinds of assistance covered",
    "omission": "omission by an officer",
    "deceit": "the kinds of deceit covered",
    "benefit_for": "whose benefit is asked for",
    "benefit_size": "the size of the gain",
    "settled": "the position of permanent residents",
    "irregular": "the ground of the illegal stay",
    "came_directly": "the requirement of direct arrival",
    "control": "control over the migrants",
    "danger_to": "what is endangered",
    "exploited_for": "the kind of exploitation",
    "resistance": "force against officers or barriers",
    "doc_travel": "the kinds of travel document",
    "doc_got": "the ways in which a document is improperly obtained",
    "doc_holder": "whose genuine document is misused",
    "doc_number": "the number of documents, where there are several",
    "doc_used": "the requirement that the document be used",
    "act_state": "the State in which the act is committed",
    "presence": "the presence of the offender",
    "gain_scale": "the size of a large gain",
    "applied": "the requirement of a prompt application for asylum",
    "ban_for": "the ground of the expulsion or ban",
    "child_age": "the age of the minor",
    "prior_gravity": "the gravity of the previous offence",
    "members": "the number of members of the group",
    "group_reach": "the States in which the group is active",
    "left_helpless": "the abandonment of those moved",
    "treatment": "the kinds of inhuman or degrading treatment",
    "weapon_used": "the use of a weapon",
    "doc_wrong": "the kinds of improperly issued document",
    "doc_lost": "the ways in which a genuine document leaves its holder",
    "doc_public": "the issuer of the supporting paper",
    "doc_made": "the ways in which a document is procured",
    "resident": "the nationality of residents",
    "knows_of": "the gravity of the smuggling not reported",
}
# What a drafter would do, for cooperation, about an element that is too narrow; ``{states}`` are those whose law must be protected.
REMEDIES = {
    "conduct": "name the acts left out",
    "state": "extend the provision to the entry and residence law of {states}",
    "how": "name the means left out",
    "benefit": "remove or relax the benefit element",
    "benefit_when": 'replace the requirement that the benefit be promised or received by "in order to obtain"',
    "person": "extend the personal scope",
    "mental": "lower the mental element",
    "role": "extend liability to the forms of participation left out",
    "stage": "extend the offence to the stages left out",
    "for": "cover acts for the persons left out",
    "actor": "extend liability to the persons left out, legal persons included",
    "mode": "cover every route",
    "doc_kind": "cover the kinds of document left out",
    "doc_flaw": "cover the kinds of fraudulent document left out",
    "doc_issuer": "cover documents of every State",
    "doc_purpose": "cover documents for every purpose",
    "persons": "remove the minimum number of persons",
    "habit": "remove the requirement of repetition",
    "leaves": "apply irrespective of the State of departure",
    "tie": "limit the exemption of relatives",
    "danger": "lower the degree of danger required",
    "checkpoint": "apply irrespective of the manner of crossing the border",
    "evade": "remove the aim of evading controls",
    "capacity": "remove the requirement of an official capacity",
    "benefit_way": "cover direct and indirect benefits",
    "benefit_just": "remove the requirement of unjust profit",
    "motive": "limit the humanitarian exemption to facilitation without benefit",
    "auspices": "limit the exemption of organizations",
    "status": "apply irrespective of the status of the migrant",
    "asylum": "limit the exemption for asylum-seekers",
    "vulnerable": "remove the requirement of a minor or vulnerable person",
    "prior": "remove the requirement of previous convictions",
    "actors": "remove the minimum number of offenders",
    "group": "remove the requirement of a group",
    "harm": "lower the harm required",
    "harm_fault": "lower the fault required as to the harm",
    "sufferer": "cover danger and harm to all persons concerned",
    "act_place": "extend jurisdiction to the places left out",
    "actor_nat": "extend jurisdiction to the offenders left out",
    "surrender": "establish jurisdiction where extradition is refused",
    "punishable_there": "remove the requirement of criminality under the law of the place",
    "help": "cover every kind of assistance",
    "omission": "cover acts as well as omissions",
    "deceit": "cover every kind of deceit",
    "benefit_for": "let the benefit of any participant suffice",
    "benefit_size": "remove the requirement of a large gain",
    "settled": "apply to every person who is no permanent resident",
    "irregular": "cover illegal stay on every ground",
    "came_directly": "limit the exemption for asylum-seekers",
    "control": "remove the requirement of control over the migrants",
    "danger_to": "cover danger to safety",
    "exploited_for": "cover every kind of exploitation",
    "resistance": "remove the requirement of force against officers or barriers",
    "doc_travel": "cover visas and every other travel document",
    "doc_got": "cover every way in which a document is improperly issued or obtained",
    "doc_holder": "cover genuine documents whoever their holder is",
    "doc_number": "remove the requirement of a large number of documents",
    "doc_used": "remove the requirement that the document be used",
    "act_state": "establish jurisdiction over acts in every State",
    "presence": "establish jurisdiction irrespective of the presence of the offender",
    "gain_scale": "remove the requirement of a very large gain",
    "applied": "limit the exemption for asylum-seekers",
    "ban_for": "apply to every re-entry against a ban",
    "child_age": "cover minors of every age",
    "prior_gravity": "remove the requirement of a grave previous offence",
    "members": "cover groups of three members or more",
    "group_reach": "cover groups wherever they are active",
    "left_helpless": "remove the requirement of abandonment",
    "treatment": "cover every kind of inhuman or degrading treatment",
    "weapon_used": "remove the requirement that a weapon be used",
    "doc_wrong": "cover every document issued or obtained improperly",
    "doc_lost": "cover genuine documents however they left their holder",
    "doc_public": "cover supporting papers of every issuer",
    "doc_made": "cover documents whether or not made to order",
    "resident": "extend jurisdiction to the residents left out",
    "knows_of": "remove the requirement of a graver form",
}
CONDUCT = SPACE.fields["conduct"].mask
MAX_PHRASES = 3  # a doubt that turns on more facts than these is told by its reason alone


class Speaker(Facts):
    """Says facts and provisions of one law. ``names`` are those of States, ``groups`` what the dated words mean."""

    def __init__(
        self, law: Law, treaty: Treaty, names: dict[str, str], groups: dict[str, frozenset[str]], home: str = ""
    ) -> None:
        super().__init__(law.code, home or the(names.get(law.code, law.name)), names, groups)
        self.law, self.treaty = law, treaty

    def gap(self, gap: Gap, duty: Duty | None = None) -> str:
        """The facts of a gap, as far as they differ from the region of the duty; empty when they are all of it.

        With a duty that holds for several kinds of conduct, the conduct is named too.
        """
        phrases = self.phrases(gap.cube, gap.within)
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
        words = [ELEMENTS[name] for name in dimensions]
        return " and ".join(words[:3]) + (f" and {len(words) - 3} more" if len(words) > 3 else "")

    def remedy(self, dimensions: Iterable[str], duty: Duty) -> str:
        """What a drafter would do about elements that are too narrow for a duty."""
        binds = self.treaty.instruments[duty.instrument].binds
        states = "every State Party" if binds in ("smp", "untoc") else "every State concerned"
        told = (REMEDIES.get(name, f"cover {ELEMENTS[name]}") for name in dimensions)
        return "; ".join(told).format(states=states)

    def cites(self, cites: Iterable[str]) -> str:
        """Pinpoints with the title of their act, as its State cites it: ``Residence Act s 96(1)``."""
        return cited(self.law.sources, cites)

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
        """A reading of a dispute (``D2=own_border``) in words; ``whole`` names the question and how to ask for it."""
        dispute, _, reading = switch.partition("=")
        words = reading.replace("_", " ")
        return f"{self.treaty.disputes[dispute].title}: {words}; --reading {switch}" if whole else words

    def open_point(self, doubt: Doubt) -> str:
        """A doubt where no label stands before it: a gap of the vocabulary says itself that it is one."""
        return f"{SAID.get(doubt.reason.ground, '')}{self.doubt(doubt)}"

    def doubt(self, doubt: Doubt) -> str:
        """The reason why a verdict is open, with its pinpoint and the facts that turn on it."""
        cites = f" ({self.cites(doubt.cite)})" if doubt.cite else ""
        facts = self.phrases(doubt.cube, doubt.within) if doubt.cube else []
        decides = f"; {decisive(facts)}" if 0 < len(facts) <= MAX_PHRASES else ""
        return f"{doubt.reason.why}{cites}{decides}"

    def beyond(self, outcome: Outcome) -> str:
        """Where the law goes further than the duty."""
        return ", ".join("also " + self.listed(name, [value]) for name, value in outcome.beyond)

    def short_of(self, outcome: Outcome, duty: Duty) -> str:
        """The measures that keep a rule from being met, in words: of a list, what it lacks."""
        told = []
        for name in dict.fromkeys(outcome.missing):
            if name not in self.treaty.measures:
                continue
            answer = self.law.measures.get(name)
            asked = duty.test.require if isinstance(duty.test, Provide) else None
            words = lacking(asked, name, answer) if answer else []
            if answer and words and answer.value != "no":
                cites = f" [{self.cites(answer.cite)}]" if answer.cite else ""
                told.append(f"{self.treaty.measures[name].title} (missing: {said(words)}){cites}")
            else:
                told.append(self.measure(name))
        return "; ".join(told)

    def pinpoint(self, duty: Duty) -> str:
        """The place of a duty as lawyers write it: SMP 6(1)(a), Directive 2002/90 1(1)(a)."""
        return self.treaty.cited(duty)

    def measure(self, name: str) -> str:
        """A measure with the State's answer and its pinpoint."""
        kind, answer = self.treaty.measures[name], self.law.measures.get(name)
        if answer is None:
            return f"{kind.title}: not read"
        cites = f" [{self.cites(answer.cite)}]" if answer.cite else ""
        if answer.doubt:
            return f"{kind.title}: {answer.doubt.told}{cites}"
        value = said(answer.value, kind.type)
        if answer.condition:
            value = f"{'in part' if value == 'yes' else value} ({answer.condition})"
        return f"{kind.title}: {value}{cites}"


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
    return verdict_words(finding.verdict)


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
    """What was read so far of the sections that duties wait for, said once: ``9 duties wait for the rest of entry: ...``."""
    for section, count in assessment.waiting():
        status, note = assessment.law.reading[section]
        rest = "the rest of " if status == "partly_read" else ""
        duties = "1 duty waits" if count == 1 else f"{count} duties wait"
        yield f"{duties} for {rest}{section.replace('_', ' ')}" + (f": {note}" if note else "")


def sentence(text: str) -> str:
    """A text with a capital at the front."""
    return text[:1].upper() + text[1:]
