"""A finding as a block of a document: its typed fields, and everything that is said about it, made in one place for all formats."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.causes import distance
from harmonize.norms.doubt import Ground
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.outcome import FULFILLED, LACKING, SHORTFALLS, Gap, Outcome, Verdict
from harmonize.norms.region_names import facts_of, name_of
from harmonize.norms.source import address as address_of
from harmonize.reports.amendments import Options
from harmonize.reports.document import FindingBlock, Message, Term, web_address
from harmonize.reports.labels import Label, shortfall
from harmonize.reports.wording import Speaker, sentence, situations, verdict_word


def titled(item: Finding) -> str:
    """The title of a finding, with the other readings of a dispute under which it is no shortfall."""
    removing = " or ".join(item.outcome.removed_by)
    return f"{item.duty.title} (no shortfall under {removing})" if removing else item.duty.title


def beside_gap(item: Finding, speaker: Speaker) -> Iterator[tuple[str, str]]:
    """What reaches a shortfall and yet counts for nothing, under its label.

    Administrative offences, which are no crimes; and beside a circumstance that ought to aggravate, what punishes the
    migrant who brings it about by his own act.
    """
    fined = "; ".join(map(speaker.provision, item.outcome.administrative))
    if fined:
        yield Label.FINED, fined
    own = "; ".join(map(speaker.provision, migrants_own(item, speaker.law)))
    if own:
        yield Label.MIGRANTS, f"{own}: an offence of the migrant, not an aggravated form of smuggling"


def migrants_own(item: Finding, law: Law) -> list[int]:
    """The offences, by their place in the law, of migrants who endanger others, beside a duty to aggravate that falls short."""
    if item.duty.form != "aggravate" or item.verdict not in SHORTFALLS:
        return []
    return [
        index
        for index, offence in enumerate(law.provisions)
        if (offence.kind, offence.section) == ("endangering", "migrant")
    ]


class Once(dict[str, str]):
    """What a document has said already, and where: nothing is said twice."""

    def new(self, text: str, where: str) -> bool:
        """Whether a text was not said before; from now on it was."""
        return text not in self and self.setdefault(text, where) == where

    def told(self, text: str, where: str) -> str:
        """A text, or where it stands, if it was said before."""
        return text if self.new(text, where) else f"as under {self[text]}"

    def address(self, law: Law, cites: Iterable[str]) -> str:
        """The address of the first cited source that has one a reader may follow, unless it stands above."""
        found = next(filter(web_address, (address_of(law.sources, cite) for cite in cites)), "")
        return found if found and self.new(found, found) else ""


MOST_PROVISIONS = 3  # of one finding told with their ranges; of the others the pinpoints
OPEN_LABELS = {Ground.LAW: Label.UNSETTLED, Ground.UNREAD: Label.UNVERIFIED, Ground.CANNOT_SAY: Label.UNSAID}
MANUAL = {"asks": "Asks", "met_by": "Met by", "partial": "Partly met where", "cannot_see": "Not examined"}
Prose = Mapping[str, Mapping[str, Any]]


def block(
    item: Finding, assessment: Assessment, speaker: Speaker, prose: Prose, options: Options, once: Once, *, whole: bool
) -> FindingBlock:
    """A finding with all that is said about it, but for what was said ``once`` before.

    ``prose`` explains duties by their id, ``options`` are those of the law.
    """
    outcome, duty, law = item.outcome, item.duty, assessment.law
    explained = prose.get(duty.id, {})
    near = [gap.near for gap in outcome.gaps if gap.near]
    short = [speaker.gap(gap, duty) or "all of it" for gap in outcome.gaps] or [speaker.short_of(outcome, duty)]
    told = item.verdict in (*SHORTFALLS, *LACKING, Verdict.RESERVED)
    return FindingBlock(
        state=assessment.party.code,
        name=law.name,
        day=assessment.day,
        duty=duty.id,
        treaty=speaker.pinpoint(duty),
        title=titled(item),
        asked=duty.title,
        topic=duty.topic,
        strength=duty.strength,
        kind=duty.kind,
        tested=not duty.untested,
        verdict=item.verdict,
        words=verdict_word(item),
        severity=item.severity,
        confidence=item.confidence,
        text_as_at=item.text_as_at,
        rests_on=item.rests_on,
        file=law.file,
        line=line_of(item, law),
        reason=item.reason,
        short=tuple(filter(None, short)) if told else (),
        nearest=tuple(dict.fromkeys(map(speaker.nearest, near))),
        remedies=tuple(options.of({duty.id})),
        by=answered(item, speaker) if item.verdict in (*FULFILLED, Verdict.PARTIAL) else "",
        doubts=tuple(map(speaker.open_point, outcome.doubts)),
        beside=tuple(doubt.reason.told for doubt in outcome.beside),
        terms=tuple(terms(item, law, speaker, str(explained.get("asks") or ""), options, once, whole=whole)),
        messages=tuple(message(item, gap, law, speaker, options) for gap in outcome.gaps or (None,)),
        manual=tuple(Term(label, explained[key]) for key, label in MANUAL.items() if explained.get(key)),
    )


def terms(
    item: Finding, law: Law, speaker: Speaker, asks: str, options: Options, once: Once, *, whole: bool
) -> Iterator[Term]:
    """What the treaty asks, what falls short, the nearest law, what would close it, and what the finding rests on."""
    duty = item.duty
    if asks:
        yield Term(Label.TREATY, f"{speaker.pinpoint(duty)} ({duty.strength.words}): {asks}")
    yield from left_out(item, law, speaker, once, whole=whole)
    if (short := speaker.short_of(item.outcome, duty)) and once.new(short, duty.id):
        yield Term(Label.MISSING, short)
    yield from (Term(Label.OPTION, told) for told in options.of({duty.id}) if once.new(told, duty.id))
    yield from grounds(item, law, speaker, once)


def left_out(item: Finding, law: Law, speaker: Speaker, once: Once, *, whole: bool) -> Iterator[Term]:
    """The gaps not said before, what the duty asks named with the first; the provision nearest to each, with its place if ``whole``.

    Unless it is ``whole``, those nearest to the ordinary case, and how many more there are.
    """
    label, stem = shortfall(item.duty), item.duty.facts or item.duty.title.lower()
    least = min((distance(item, gap) for gap in item.outcome.gaps), default=0)
    shown = [gap for gap in item.outcome.gaps if whole or distance(item, gap) == least]
    for gap in shown:
        facts = speaker.gap(gap, item.duty)
        if not once.new(f"{stem}, {facts}", item.duty.id):
            continue
        known = once.get(stem) == item.duty.id
        yield Term(label, facts if known and facts else f"{stem}, {facts}".removesuffix(", "))
        once[stem] = item.duty.id
        why = gap.near and (gap.near.dimensions or gap.near.excluded)
        if gap.near and (whole or (why and once.new(speaker.nearest(gap.near), item.duty.id))):
            place = f" [{law.file}:{law.line_of(gap.near)}]" if whole else ""
            yield Term(
                Label.CLOSEST,
                speaker.nearest(gap.near) + place,
                once.address(law, law.provisions[gap.near.provision].cite),
            )
    if more := len(item.outcome.gaps) - len(shown):
        yield Term("More", f"{more} less usual case{'' if more == 1 else 's'}, --duty {item.duty.id} -v")


def grounds(item: Finding, law: Law, speaker: Speaker, once: Once) -> Iterator[Term]:
    """What a finding rests on: provisions, pinpoints beside them, what was searched, doubts, reservations, evidence."""
    outcome, name = item.outcome, item.duty.id
    if outcome.follows and not outcome.gaps:
        yield Term(Label.ACCESSORY, f"follows {speaker.pinpoint(speaker.treaty.duties[outcome.follows])}")
    if outcome.situations:
        yield Term(Label.VARIANTS, f"{situations(outcome.situations)}.")
    yield from applicable(item, law, speaker, once)
    yield from (Term(label, said) for label, said in beside_gap(item, speaker) if once.new(said, name))
    if outcome.cites:
        yield Term(Label.WITH, speaker.cites(outcome.cites))
    for measure in (law.measures.get(name) for name in outcome.measures):
        if measure and measure.value == "no" and measure.note:
            yield Term(Label.EXAMINED, once.told(measure.note, name))
    for note in searched(item, law):
        yield Term(Label.EXAMINED, once.told(note, name))
    yield from together(open_points(outcome, speaker, once, name))
    yield from (Term(Label.RESERVATION, once.told(item.summary, name)) for item in item.reservations)
    if item.rests_on and once.get(Label.EVIDENCE) != item.rests_on:
        once[Label.EVIDENCE] = item.rests_on
        yield Term(Label.EVIDENCE, item.rests_on)


def searched(item: Finding, law: Law) -> Iterator[str]:
    """What the sections that bear on a shortfall say was searched, where no provision answers."""
    if item.outcome.verdict is Verdict.GAP and not item.outcome.provisions:
        yield from (note for section in item.duty.reads if (note := law.reading.get(section, ("", ""))[1]))


def applicable(item: Finding, law: Law, speaker: Speaker, once: Once) -> Iterator[Term]:
    """The offences that reach a finding's facts: some with title and range where that was not said before, of the rest the pinpoints."""
    spare = item.duty.form == "spare"
    told: dict[Label, list[Term]] = {}
    cited: dict[Label, list[str]] = {}
    for index in item.outcome.provisions:
        surely = law.surely_punishes(index)
        label = Label.MAY_APPLY if spare else Label.APPLICABLE if surely else Label.POSSIBLY
        said, cite = speaker.provision(index), law.provisions[index].cite
        if index in item.outcome.provisions[:MOST_PROVISIONS] and once.new(said, item.duty.id):
            told.setdefault(label, []).append(Term(label, said, once.address(law, cite)))
        else:
            cited.setdefault(label, []).extend(cite[:1])
            told.setdefault(label, [])
    for label, own in told.items():
        *others, last = own or [Term(label, "")]
        yield from others
        rest = speaker.cites(cited.get(label, ()))
        yield last._replace(text="; ".join(filter(None, (last.text, rest))))


def open_points(outcome: Outcome, speaker: Speaker, once: Once, name: str) -> Iterator[tuple[str, str]]:
    """The points that make a verdict open, and those beside it that do not, each with its label; a reason is said once."""
    for doubt in outcome.doubts:
        why, decides = speaker.reason(doubt), speaker.turns_on(doubt)
        told = once.told(why, name)
        yield OPEN_LABELS[doubt.reason.ground], f"{told}{decides if once.new(f'{why}{decides}', name) else ''}"
    for doubt in outcome.beside:
        if once.new(why := speaker.reason(doubt), name):
            yield Label.BESIDE, f"{doubt.reason.ground.words}: {why}"


def together(told: Iterable[tuple[str, str]]) -> Iterator[Term]:
    """Terms in their order; those that only say where something stands are one, with all the places."""
    above: dict[str, dict[str, None]] = {}
    for label, text in told:
        place = text.removeprefix("as under ")
        if place == text:
            yield Term(label, text)
        else:
            above.setdefault(label, {})[place] = None
    yield from (Term(label, f"as under {', '.join(places)}") for label, places in above.items())


def message(item: Finding, gap: Gap | None, law: Law, speaker: Speaker, options: Options) -> Message:
    """What is wrong, in one or two sentences, at its place, with what names it for good."""
    head = f"{law.name}, {speaker.pinpoint(item.duty)}: {titled(item)}: {verdict_word(item)}."
    region = fingerprint(item, gap, speaker)
    if gap is None:
        doubt = speaker.doubt(item.outcome.doubts[0]) if item.outcome.doubts else ""
        more = brief(item, speaker).strip(" ()") or doubt
        return Message(f"{head} {sentence(more)}".strip(), line_of(item, law), region)
    facts = speaker.gap(gap, item.duty)
    told = f"{shortfall(item.duty)}: {item.duty.facts or item.duty.title.lower()}{f', {facts}' if facts else ''}."
    near = f" {Label.CLOSEST}: {speaker.nearest(gap.near)}." if gap.near else ""
    remedy = next(iter(options.of({item.duty.id}, gap.near.dimensions if gap.near else (), gap.cube)), "")
    line = law.line_of(gap.near) if gap.near else line_of(item, law)
    return Message(f"{head} {told}{near}{f' {Label.OPTION}: {remedy}.' if remedy else ''}", line, region)


def fingerprint(item: Finding, gap: Gap | None, speaker: Speaker) -> str:
    """State, duty and region, named as a baseline names them; without facts, the measures that fall short."""
    code = speaker.law.code
    facts = facts_of(gap.cube, Words.of(code, speaker.groups)) if gap else {}
    region = name_of(facts) if gap else ",".join(sorted(item.outcome.missing)) or "whole"
    return f"{code}/{item.duty.id}/{region}"


def brief(item: Finding, speaker: Speaker) -> str:
    """The gist of a finding in one clause."""
    if item.outcome.gaps:
        facts = speaker.gap(item.outcome.gaps[0], item.duty)
        return f" ({facts})" if facts else ""
    lacks = speaker.short_of(item.outcome, item.duty).removeprefix(f"{item.duty.title}: ")
    return f" ({lacks})" if lacks else ""


def answered(item: Finding, speaker: Speaker) -> str:
    """By which provisions or measures a duty is met."""
    found = item.outcome
    parts = [
        *(speaker.provision(index) for index in found.provisions[:3]),
        *([f"in conjunction with {speaker.cites(found.cites)}"] if found.cites else []),
        *map(speaker.measure, found.measures),
        *([speaker.beyond(found)] if found.beyond else []),
        *([situations(found.situations)] if found.situations else []),
    ]
    parts += (
        f"outside the ordinary case, {doubt.reason.ground.words}: {speaker.doubt(doubt)}"
        for doubt in item.outcome.beside
    )
    if item.rests_on:
        parts.append(f"evidence: {item.rests_on}")
    return "; ".join(parts)


def line_of(item: Finding, law: Law) -> int:
    """The line of the law file that a finding is about; 0 when there is none."""
    found = item.outcome
    near = (law.line_of(gap.near) for gap in found.gaps if gap.near)
    provisions = (law.provisions[index].line for index in found.provisions)
    measures = (law.measures[name].line for name in (*found.missing, *found.measures) if name in law.measures)
    return next(chain(near, provisions, measures), 0)
