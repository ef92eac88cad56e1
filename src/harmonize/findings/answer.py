"""What a law answers to facts: whether they are punishable, by which provision, how gravely, and what keeps it open."""

from collections.abc import Iterable, Iterator
from typing import Annotated, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.combining import meeting
from harmonize.norms.doubt import Ground, Reason, not_read
from harmonize.norms.facts import SECTION_OF, allows, family_of
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.meaning import Means
from harmonize.norms.penalty import NO_PRISON, NOTHING, Penalty, Range, penalty_row, span
from harmonize.norms.provision import Norm
from harmonize.norms.rows import line

GENERAL_OFFENCES = ("endangering", "other")  # kinds that no treaty on smuggling asks for
ELSEWHERE = SPACE.fields["act_place"].mask ^ SPACE.bit["act_place"]["own_territory"]
ACTOR, COMPANY = SPACE.fields["actor"].mask, SPACE.bit["actor"]["legal_person"]


WORDS = ("yes", "no", "no in the provisions reviewed", "administrative", "unsettled", "not verified")
Punishable = Annotated[str, Means(enum=("yes", "no", "unsettled"))]


class Answer(NamedTuple):
    """The law's answer to one fact pattern.

    ``punishable`` is yes, no or unsettled; ``norms`` are those that surely reach the facts, gravest first; ``excluded``
    are the pinpoints of exclusions that save them; ``doubts`` say why it is open. ``partly`` names a section that was
    only partly read where nothing in the provisions reviewed punishes the facts. ``otherwise`` holds the ranges at stake: those that
    would hold instead if something open were settled so; beside a yes graver ones, and lower ones of the offence that
    answers. ``more`` are the pinpoints and reasons of graver forms that reach the facts and whose range was not read.
    ``unread`` says why a yes may not be the whole answer: law of that day which was not read. ``fined`` are the
    administrative offences that surely reach the facts: no crimes, so that they never make them punishable. ``grounds``
    are those of the doubts.
    """

    punishable: Punishable
    norms: tuple[Norm, ...]
    range: Range
    excluded: tuple[str, ...]
    doubts: tuple[str, ...]
    partly: str = ""
    otherwise: tuple[tuple[Range, str], ...] = ()
    more: tuple[tuple[tuple[str, ...], str], ...] = ()
    unread: tuple[str, ...] = ()
    fined: tuple[Norm, ...] = ()
    grounds: frozenset[Ground] = frozenset()

    def __repr__(self) -> str:
        return line("Answer", self.told)

    @property
    def told(self) -> str:
        """The range where the facts are surely punishable, else what is known: nothing is called free in what was not read."""
        if self.punishable == "yes":
            return span(self.range) if self.range.high else "a fine" if self.norms[0].fine else "no range"
        if self.punishable == "no":
            return "not punishable in the provisions reviewed" if self.partly else "not punishable"
        return self.open_word

    @property
    def open_word(self) -> str:
        """``unsettled`` where the law itself is open, ``not verified`` where we have not read enough or cannot say it."""
        return "unsettled" if Ground.LAW in self.grounds else "not verified"

    @property
    def word(self) -> str:
        """Whether the facts are punishable, in one of WORDS."""
        if self.punishable != "no":
            return self.open_word if self.punishable == "unsettled" else self.punishable
        return "administrative" if self.fined else "no in the provisions reviewed" if self.partly else "no"

    @property
    def maximum(self) -> float | None:
        """The longest imprisonment in months; None where nothing is surely punishable, or no number says it."""
        return penalty_row(self.weightiest).high if self.punishable == "yes" else None

    @property
    def may_be_graver(self) -> bool:
        """Whether something graver is open, or was not read."""
        return bool(self.more) or any(extent.high > self.gravest.high for extent, _ in self.otherwise)

    @property
    def weightiest(self) -> Penalty:
        """The gravest penalty of all offences that surely reach the facts, those that stand beside included."""
        return max((norm.penalty for norm in self.norms), key=lambda told: told.range.severity, default=NOTHING)

    @property
    def gravest(self) -> Range:
        """The months of that penalty."""
        return self.weightiest.range

    @property
    def undecided(self) -> bool:
        """Whether it is neither a sure yes nor a sure no: unsettled, not verified, or no offence in a part of the law."""
        return self.punishable == "unsettled" or (self.punishable == "no" and bool(self.partly))


def answer(law: Law, facts: int, *, anywhere: bool = False, norms: Iterable[Norm] | None = None) -> Answer:
    """The answer of a law (its dated words worked out) to a fact pattern; for a company without any range.

    ``anywhere`` leaves jurisdiction aside, as dual criminality does. ``norms`` are those that could have a say, where they
    are known.
    """
    sure: list[Norm] = []
    doubts: dict[Reason, None] = {}
    excluded: dict[str, None] = {}
    perhaps: list[tuple[Norm, str]] = []
    fined: list[Norm] = []
    company = facts & ACTOR == COMPANY
    for norm in law.graded(meeting(facts), facts) if norms is None else norms:
        if facts & ~norm.cube:
            continue
        norm = norm._replace(cube=facts)  # the answer is about these facts, however far the norm was worked out
        if company:  # the penalty of the offence is for natural persons
            norm = norm._replace(penalty=law.provisions[norm.provision].of_company(norm))
        reach = anywhere or within_reach(law, norm.provision, facts)
        if reach is False:
            continue
        saving = [item for item in law.provisions[norm.provision].exclusions if not facts & ~item.cube]
        certain = [item for item in saving if not item.doubt]
        if law.provisions[norm.provision].administrative:
            fined += [] if norm.doubt or saving or reach is not True else [norm]
        elif certain:
            excluded.update(dict.fromkeys(cite for item in certain for cite in item.cite))
        elif norm.doubt or saving or reach is not True:
            reasons = [item for item in (norm.doubt, *(item.doubt for item in saving)) if item]
            reasons += [reach] if reach is not True else []
            doubts.update(dict.fromkeys(reasons))
            perhaps.append((norm, reasons[0].said))
        else:
            sure.append(norm)
    ranked = gravest(law, sure)
    punishable = "yes" if ranked else "unsettled" if doubts else "no"
    return Answer(
        punishable,
        ranked,
        ranked[0].range if ranked else NO_PRISON,
        tuple(excluded),
        tuple(item.said for item in doubts),
        otherwise=instead(ranked[0] if ranked else None, perhaps),
        more=tuple(dict.fromkeys(graver_unread(law, ranked, facts))),
        fined=tuple(fined),
        grounds=frozenset(item.ground for item in doubts),
    )


def graver_unread(law: Law, norms: Iterable[Norm], facts: int) -> Iterator[tuple[tuple[str, ...], str]]:
    """The graver forms of the answering provisions that reach the facts and whose range was not read."""
    for place in dict.fromkeys(norm.provision for norm in norms):
        for factor in law.provisions[place].weighs:
            if factor.doubt and factor.doubt.ground is Ground.UNREAD and not facts & ~factor.cube:
                yield factor.cite, factor.doubt.why


def instead(first: Norm | None, perhaps: Iterable[tuple[Norm, str]]) -> tuple[tuple[Range, str], ...]:
    """The ranges of open norms, the gravest for each reason.

    Where something answers surely, those graver than it, and those that would hold in place of its range and are lower.
    """
    found: dict[tuple[str, bool], Range] = {}
    for norm, reason in perhaps:
        graver = first is None or norm.range.severity > first.range.severity
        lower = first is not None and norm.displacing and norm.provision == first.provision
        if graver or (lower and first and norm.range != first.range):
            known = found.get((reason, graver), norm.range)
            found[reason, graver] = max(known, norm.range, key=lambda extent: extent.severity)
    return tuple((extent, reason) for (reason, _), extent in found.items())


def reply(law: Law, facts: int, *, anywhere: bool = False) -> Answer:
    """The answer of a law to a fact pattern in the light of what was read of it: silence is not a no.

    What nothing punishes is unsettled where the section, or the rule of the general part, was not read. A yes from a day
    for which the section was not read says so.
    """
    found = answer(law, facts, anywhere=anywhere)
    if found.punishable == "yes":
        return found._replace(unread=tuple(unread_on_a_yes(law, found.norms[0])))
    if found.punishable != "no" or found.excluded:
        return found
    unread = [
        law.told_unread_rule(dimension, value) for dimension, value in law.unread if allows(facts, dimension, value)
    ]
    if allows(facts, "stage", "solicited") and not told_of_vain_instigation(law):
        unread.append(law.told_unread_rule("stage", "solicited"))
    partly = ""
    for section in concerned(law, facts, anywhere=anywhere):
        status = law.status(section)
        if status is SectionStatus.NOT_READ:
            unread.append(law.told_silence(section))
        elif status is SectionStatus.PARTLY_READ:
            partly = partly or section
    if unread:
        return found._replace(punishable="unsettled", doubts=tuple(unread), grounds=frozenset({Ground.UNREAD}))
    return found._replace(partly=partly)


def told_of_vain_instigation(law: Law) -> bool:
    """Whether a law says anything of who tries in vain to make another commit an offence: a rule, or that there is none."""
    measure = law.measures.get("failed_instigation_punished")
    return bool(measure and measure.value == "no") or any("solicited" in item.rules for item in law.provisions)


def unread_on_a_yes(law: Law, norm: Norm) -> Iterator[str]:
    """Why the answer of an offence may not be the whole answer: its section was not read for that day."""
    section = law.provisions[norm.provision].section
    if law.status(section) is SectionStatus.NOT_READ:
        yield law.told_silence(section)


def concerned(law: Law, facts: int, *, anywhere: bool) -> Iterator[str]:
    """The sections of a law that could make facts punishable which nothing on file punishes."""
    if not anywhere and answer(law, facts, anywhere=True).punishable != "no":
        yield "jurisdiction"  # an offence reaches them, only the State's jurisdiction does not
        return
    yield SECTION_OF[family_of(facts)]
    if allows(facts, "actor", "legal_person"):
        yield "legal_persons"
    if not allows(facts, "role", "perpetrator") or not allows(facts, "stage", "completed"):
        yield "general_part"
    if allows(facts, "stage", "agreed") or allows(facts, "role", "member"):
        yield "groups"


def within_reach(law: Law, provision: int, facts: int) -> bool | Reason:
    """Whether the State surely has jurisdiction, or none; the reason when that is doubtful.

    A law whose rules on jurisdiction were not read is taken to reach what is done in its own territory.
    """
    if law.status("jurisdiction") is SectionStatus.NOT_READ:
        return not facts & ELSEWHERE or not_read(law.told_silence("jurisdiction"))
    found = [
        rule.doubt or True
        for rule in law.reaches
        if (not rule.provisions or provision in rule.provisions) and not facts & ~rule.cube
    ]
    return bool(found) if not found or True in found else found[0]


def gravest(law: Law, norms: Iterable[Norm]) -> tuple[Norm, ...]:
    """Norms by gravity; general offences that stand beside, such as one on killing, are not the first.

    Among equally grave ones an offence of smuggling comes before help in the migrant's own entry, and what gives way last.
    """

    def place(norm: Norm) -> tuple[object, ...]:
        offence = law.provisions[norm.provision]
        beside = offence.adds and offence.kind in GENERAL_OFFENCES
        return beside, -norm.range.high, -norm.range.low, offence.yields, bool(offence.helps), norm.provision

    return tuple(sorted(norms, key=place))
