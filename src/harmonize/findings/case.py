"""Facts first: whether a fact pattern is punishable, by which provision, how gravely, and what keeps it open."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Annotated, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.fact_pattern import MOVED, missing, near, open_values, point, varied
from harmonize.findings.perspective import from_view_of
from harmonize.norms.combining import meeting
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.facts import SECTION_OF, Pattern, allows, family_of
from harmonize.norms.history import History
from harmonize.norms.law import Law, Norm, SectionStatus
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.meaning import Means, StateCode
from harmonize.norms.penalty import NO_PRISON, NOTHING, Ends, Penalty, Range, penalty_row, span
from harmonize.norms.rows import Row, line

GENERAL_OFFENCES = ("endangering", "other")  # kinds that no treaty on smuggling asks for
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
            unread.append(f"{section.replace('_', ' ')}: {law.reading.get(section, ('', ''))[1] or 'not read'}")
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
        yield f"{section.replace('_', ' ')}: {law.reading.get(section, ('', ''))[1] or 'not read'}"


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

    A law whose rules on jurisdiction were not read is taken to reach the facts.
    """
    if law.status("jurisdiction") is SectionStatus.NOT_READ:
        return True
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


class AnswerRow(NamedTuple):
    """What the law of one State answers to some facts."""

    facts: Annotated[str, Means("What names the facts for good: the id of a standard pattern.")]
    name: str
    state: StateCode
    state_name: str
    punishable: Annotated[str, Means(enum=WORDS)]
    open: Annotated[bool, Means("Whether something graver may hold, or it is not known whether anything does.")]
    low: Ends
    high: Ends
    unit: Annotated[str, Means("Months, or what the maximum is where no number of months says it.")]
    fine: Annotated[str, Means("How it stands to imprisonment; empty for none.")]
    fine_min: Ends
    fine_max: Ends
    fine_unit: str


def answer_row(facts: str, name: str, code: str, state: str, found: Answer) -> AnswerRow:
    """An answer as a row of a table, with the gravest penalty."""
    penalty = penalty_row(found.weightiest if found.norms else None)
    return AnswerRow(facts, name, code, state, found.word, found.undecided or found.may_be_graver, *penalty)


class Asked(NamedTuple):
    """A fact pattern with the answers of some laws, by code of the State, and the names of the States."""

    pattern: Pattern
    answers: dict[str, Answer]
    names: Mapping[str, str]

    def cells(self) -> list[AnswerRow]:
        """The answers as rows of a table."""
        facts, name = self.pattern.id, self.pattern.name
        return [answer_row(facts, name, code, self.names[code], found) for code, found in self.answers.items()]

    def rows(self) -> list[Row]:
        """One row per State: whether it is punishable, how gravely."""
        return [cells._asdict() for cells in self.cells()]


class Former(NamedTuple):
    """Law that punished the facts and holds no longer: the day it ended (ISO date), with the norm and its law."""

    until: str
    norm: Norm
    law: Law


class Milder(NamedTuple):
    """A milder law of later date that holds for earlier acts: its first day (ISO date), what it says, and the rule that lets it.

    ``range`` is its gravest for the facts (months), nothing where they are no longer ``punishable``; ``cite`` are pinpoints.
    """

    since: str
    range: Range
    punishable: bool
    cite: tuple[str, ...]


class CaseResult(NamedTuple):
    """A law's answer with what would change it: single facts that nobody mentioned.

    ``needed`` would make unpunishable facts punishable, ``graver`` would raise the maximum, each with that range.
    ``turns`` are answers to a circumstance that nobody mentioned and that decides of itself.
    ``former`` is the last law that punished the facts, where it was repealed; ``milder`` a later law that holds for them.
    """

    answer: Answer
    law: Law
    seen: dict[str, object]
    needed: tuple[tuple[str, str, Range], ...]
    graver: tuple[tuple[str, str, Range], ...]
    turns: tuple[tuple[str, str, Answer], ...] = ()
    former: Former | None = None
    milder: Milder | None = None

    def __repr__(self) -> str:
        return line("CaseResult", f"{self.law.code} {self.answer.told}")

    def row(self) -> Row:
        """Whether the facts are punishable, the range (in months) and by which offences."""
        found = dict.fromkeys(self.law.provisions[norm.provision].id for norm in self.answer.norms)
        return {
            "state": self.law.code,
            "state_name": self.law.name,
            "punishable": self.answer.word,
            "told": self.answer.told,
            "open": self.answer.undecided or self.answer.may_be_graver,
            **penalty_row(self.answer.norms[0].penalty if self.answer.norms else None)._asdict(),
            "offences": "; ".join(found),
            "unsettled": "; ".join(self.answer.doubts),
            "not_read": "; ".join(filter(None, (self.answer.partly, *self.answer.unread))),
        }


def former(
    versions: History,
    law_on: Callable[[str], LawOnDay | None],
    facts: Mapping[str, object],
    day: str,
) -> Former | None:
    """The last law that surely punished some facts, stated absolutely, by an offence that was repealed before a day.

    ``law_on`` gives the State's law on a day (ISO dates).
    """
    ended = {one[-1].until for one in versions.values() if one[-1].until and one[-1].until <= day}
    for end in sorted(ended, reverse=True):
        before = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
        law = law_on(before)
        found = tried(law, facts) if law else None
        for norm in found.answer.norms if found else ():
            if found and found.law.provisions[norm.provision].until == end:
                return Former(end, norm, found.law)
    return None


def tried(on_day: LawOnDay, facts: Mapping[str, object]) -> CaseResult:
    """The answer of a State's law to facts stated absolutely."""
    ready, seen = on_day.law, from_view_of(on_day.law.code, facts, on_day.groups)
    cube = point(seen, on_day.words)
    close = near(ready, cube)
    found = reply(ready, cube)
    punished = found.punishable == "yes"
    worse = [
        norm
        for norm in close
        if not norm.doubt
        and not ready.provisions[norm.provision].administrative
        and (not punished or norm.range.severity > found.gravest.severity)
    ]
    unmet = [(missing(norm.cube, cube), norm.cube) for norm in worse]
    changes: list[tuple[str, str, Range]] = []
    for name, values in groupby(open_values(seen), key=itemgetter(0)):
        could = [reached for guards, reached in unmet if not guards & ~MOVED[name]]
        for _, value in values if could else ():
            changed = varied(cube, name, value)
            if all(changed & ~reached for reached in could):
                continue
            other = answer(ready, changed, norms=close)
            if other.punishable == "yes" and (not punished or other.gravest.severity > found.gravest.severity):
                changes.append((name, value, other.gravest))
    needed, graver = ((), tuple(changes)) if punished else (tuple(changes), ())
    turns = tuple(turning(ready, cube, seen, found, close))
    return CaseResult(found, ready, seen, needed, graver, turns)


# What nobody mentions of a journey, and what some laws make the whole answer depend on.
TURNING = ("control", "came_directly")


def turning(
    law: Law, cube: int, seen: Mapping[str, object], found: Answer, close: tuple[Norm, ...]
) -> Iterator[tuple[str, str, Answer]]:
    """The answers that another circumstance would have, where it would change whether or how gravely the facts are punished."""
    for name, value in open_values(seen):
        if name in TURNING:
            other = answer(law, varied(cube, name, value), norms=close)
            if (other.punishable, other.gravest) != (found.punishable, found.gravest):
                yield name, value, other


def standard(on_day: LawOnDay, pattern: Pattern) -> Answer:
    """The answer of a law to a standard fact pattern, seen from its own State; silence of what was not read is no no."""
    return reply(on_day.law, point(pattern.facts, on_day.words))
