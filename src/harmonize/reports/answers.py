"""Answers to fact patterns, for people and for machines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from harmonize.findings.answer import Answer
from harmonize.findings.case import CaseResult, Former, Milder, Open
from harmonize.grouping import grouped
from harmonize.norms.law import Law
from harmonize.norms.naming import the
from harmonize.norms.penalty import Penalty, span
from harmonize.norms.provision import Norm, Provision
from harmonize.norms.status import Party
from harmonize.reports import case_report as told_as
from harmonize.reports import citing, penalty_words, precedents, surrender
from harmonize.reports.annexes import annex
from harmonize.reports.document import Document, Paragraph, Points, Report, Section, Term, Terms, framed
from harmonize.reports.facts_in_words import listed
from harmonize.reports.plain import Table, table
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.findings.precedents import Like
    from harmonize.findings.surrender import Way
    from harmonize.reports.pair import Pair

Found = tuple[Party, Law, CaseResult]
# What is taken for granted of a deed, and the facts of which none was said then.
PLAINLY = (
    (("actor",), "an adult"),
    (("actors", "group"), "acting alone"),
    (("mental",), "knowingly"),
    (("habit",), "once"),
    (("persons",), "for one person"),
    (("danger", "harm", "force", "weapon", "treatment"), "without danger or force"),
)
MAX_CHANGES = 4
MAX_OPEN = 2
NOTE = "terms of imprisonment; jurisdiction as the law has it"


class Case(NamedTuple):
    """A fact pattern asked of several laws: what was said, on which day, every answer, and the way to surrender if it was asked.

    ``left_open`` are the answers when nothing is taken for plain that nobody mentioned, where that was asked; ``pair`` says
    the way to surrender. ``like`` are the nearest cases on file, here and abroad, where they were asked for;
    ``names`` are those of the States, by code.
    """

    said: Mapping[str, object]
    day: str
    found: Sequence[Found]
    left_open: "Sequence[tuple[Speaker, Open]]" = ()
    way: "Way | None" = None
    pair: "Pair | None" = None
    like: "tuple[Sequence[Like], Sequence[Like]] | None" = None
    names: Mapping[str, str] = {}


def report(case: Case, version: str, *, whole: bool) -> Report:
    """The answers; whole with the sources of all laws."""
    sections = [
        Section(
            "Facts",
            (Terms(tuple(Term(name, str(value)) for name, value in case.said.items())), Paragraph(assumptions(case))),
        ),
        Section("Answers", sections=tuple(answers(case))),
    ]
    if case.way and case.pair:
        from harmonize.reports.side_by_side import path  # most cases ask for no surrender

        sections.append(Section(*path(case.way, case.pair, "these facts")))
    if case.like:
        sections += precedents.sections(*case.like, case.names)
    if not whole:
        return Report((framed("One case, many laws", version, case.day, sections, NOTE),), dataset=version)
    sections.append(annex([law for _, law, _ in case.found]))
    made: Document = framed("One case, many laws", version, case.day, sections, NOTE)
    return Report((made,), table=answers_table(case.found), data=report_data(case, version), dataset=version)


def assumptions(case: Case) -> str:
    """What is taken for granted, or left open, because nobody said otherwise."""
    if case.left_open:
        return "Left open: benefit, knowledge, number, motive, tie, means and route, where nobody mentioned them; all else is plain."
    return assumed(case.said)


def answers(case: Case) -> Iterator[Section]:
    """One section per State: the answer in its heading, and what stands beside it."""
    if case.left_open:
        yield from (open_answer(speaker, answer) for speaker, answer in case.left_open)
        return
    for party, law, tried in case.found:
        first, *others = [*answer_of(tried)]
        others = [*turns(tried), *others]
        name = law.name if party.name == party.code else party.name
        yield Section(f"{name}: {first}", (Points(tuple(others)),) if others else ())


def assumed(said: Mapping[str, object]) -> str:
    """What is taken for granted because nobody said otherwise."""
    plain = ", ".join(words for names, words in PLAINLY if said.keys().isdisjoint(names)) or "nothing else"
    acted = not {"act_in", "act_place", "vessel_of", "aircraft_of"} & said.keys()
    where = "; the act was done in the legislating State" if acted else ""
    left = (
        "; which State is left was not said (left=XX)"
        if "enters" in said and not {"left", "leaves"} & said.keys()
        else ""
    )
    return f"Assumed, since nothing else was said: {plain}{where}{left}."


def answer_of(tried: CaseResult) -> Iterator[str]:
    """The answer of one State: first in a clause, then what stands beside it."""
    answer = tried.answer
    if answer.punishable == "yes":
        yield headline(tried)
        yield from punished(tried)
    elif answer.punishable == "unsettled":
        yield f"{answer.open_word}; {'; '.join(answer.doubts)}"
        yield from (f"at stake: {span(extent)}; {reason}" for extent, reason in answer.otherwise[:MAX_OPEN])
    else:
        saved = (
            f"; exempted by {'; '.join(cited(tried.law, cite) for cite in answer.excluded)}" if answer.excluded else ""
        )
        read = (
            f" in the provisions reviewed ({answer.partly.replace('_', ' ')}: only partly read)"
            if answer.partly
            else ""
        )
        yield f"not criminalized{saved}{read}"
    if tried.former and answer.punishable != "yes":
        yield f"until {tried.former.until}: {former_words(tried.former)}"
    for index in dict.fromkeys(item.provision for item in answer.fined):
        provision = tried.law.provisions[index]
        where = f"{cited(tried.law, provision.cite[0])} ({provision.title}), {provision.begins}"
        yield f"an administrative offence, no crime: {where}"
    told = {change[:2] for change in tried.turns}
    for words, changes in (("criminalized only", tried.needed), ("aggravated", tried.graver)):
        if left := [change for change in changes if change[:2] not in told]:
            yield f"{words} if: {changes_in_words(left, the(tried.law.name))}"


def turns(tried: CaseResult) -> Iterator[str]:
    """What the answer turns on, though nobody said it: each circumstance with the answer that it would have."""
    told = grouped((found.told, (name, value)) for name, value, found in tried.turns)
    for words, changes in told.items():
        facts = changes_in_words([(*change, None) for change in changes], the(tried.law.name))
        yield f"turns on a fact that was not said; {facts}: {words}"


def headline(tried: CaseResult) -> str:
    """The gravest range with its provision; where an offence that stands beside is the gravest, the main one comes first."""
    norm, law = tried.answer.norms[0], tried.law
    provision = law.provisions[norm.provision]
    company = tried.seen.get("actor") == "legal_person"
    extent = of_legal_person(law, norm.penalty) if company else penalty_words.penalty(norm.penalty)
    more = ", or more" if tried.answer.more else ""
    remembered = ", as remembered and not read" if law.grade(cites_of(provision, norm)) == "memory" else ""
    where = f"{pinpoints(law, norm, company=company)} ({provision.title}), {provision.begins}"
    return f"criminalized, {extent}{more}{remembered}; {where}"


def pinpoints(law: Law, norm: Norm, *, company: bool = False) -> str:
    """Where a penalty stands: the clause that gives the range, with the basic one; of a company the offence alone."""
    provision = law.provisions[norm.provision]
    return citing.joined(law.sources, provision.cite[:1] if company else provision.pinpoints(norm.penalty))


def of_legal_person(law: Law, told: Penalty) -> str:
    """What a legal person has to expect, with the provision that says so."""
    words = penalty_words.sanction(told.fine, told.other)
    where = f" ({'; '.join(cited(law, cite) for cite in told.cite)})" if told.cite else ""
    if not words:
        return f"liable as a legal person; sanctions of legal persons are not coded by offence{where}"
    return f"liable as a legal person: {words}{where}"


def punished(tried: CaseResult) -> Iterator[str]:
    """What stands beside the main range: unread and open graver ranges, other procedures, other offences, prosecution."""
    answer, law = tried.answer, tried.law
    provision = law.provisions[answer.norms[0].provision]
    yield from (f"not verified for that day: {reason}" for reason in answer.unread)
    yield from (
        f"or more by {'; '.join(cited(law, cite) for cite in cites)}: {reason}" for cites, reason in answer.more
    )
    company = tried.seen.get("actor") == "legal_person"  # terms of imprisonment are for natural persons
    told = answer.norms[0].penalty
    ordered = ", ".join(penalty_words.orders(told))
    if ordered:
        yield f"or: {ordered}" if answer.range.high else ordered
    yield from penalty_words.tracks(told)
    for norm in other_norms(answer.norms):
        also = law.provisions[norm.provision]
        extent = "" if company else f"{penalty_words.penalty(norm.penalty)}; "
        words = "in addition" if adds_up(law, norm, answer.norms[0]) else "gives way"
        yield f"{words}: {extent}{pinpoints(law, norm, company=company)} ({also.title})"
    yield from (f"open: {span(open_range)} instead; {reason}" for open_range, reason in answer.otherwise[:MAX_OPEN])
    if len(answer.otherwise) > MAX_OPEN:
        yield f"and {len(answer.otherwise) - MAX_OPEN} more that are open"
    if tried.milder:
        rule = "; ".join(cited(law, cite) for cite in tried.milder.cite)
        yield f"a milder later law holds for earlier acts ({rule}): {milder_words(tried.milder)} since {tried.milder.since}"
    if provision.prosecution:
        yield f"prosecution: {provision.prosecution}"


def milder_words(milder: Milder) -> str:
    """What a milder later law says of the facts."""
    return span(milder.range) if milder.punishable else "not criminalized"


def former_words(former: Former) -> str:
    """The range and the provision of repealed law."""
    provision = former.law.provisions[former.norm.provision]
    where = f"{pinpoints(former.law, former.norm)} ({provision.title})"
    return f"{penalty_words.penalty(former.norm.penalty)}; {where}, no longer in force"


def adds_up(law: Law, norm: Norm, first: Norm) -> bool:
    """Whether an offence is punished in addition to the one that answers, and not displaced by it."""
    return law.provisions[norm.provision].adds or law.provisions[first.provision].adds


def other_norms(norms: Sequence[Norm]) -> list[Norm]:
    """Of every other provision that reaches the facts its gravest norm, the gravest provision first."""
    others: dict[int, Norm] = {}
    for norm in norms:
        if norm.provision != norms[0].provision:
            others.setdefault(norm.provision, norm)
    return sorted(others.values(), key=lambda norm: norm.range.severity, reverse=True)


def cites_of(provision: Provision, norm: Norm) -> tuple[str, ...]:
    """The pinpoints on which a range rests: those of its qualified forms, else those of the offence."""
    forms = [cite for name in norm.form.split("+") for cite in provision.forms.get(name, ())]
    return tuple(forms) or provision.cite


OPEN_WORDS = {
    "always": "punishable whatever else was the case",
    "never": "not punishable whatever else was the case",
    "unsettled": "unsettled or not verified",
    "sometimes": "criminalized if",
}
MAX_WHEN = 3


def open_answer(speaker: Speaker, answer: "Open") -> Section:
    """The answer of one State when what nobody mentioned is left open."""
    more = len(answer.when) - MAX_WHEN
    told = [", ".join(speaker.phrases(cube, answer.within)) for cube in answer.when[:MAX_WHEN]]
    told += [f"and {more} more"] if more > 0 else []
    return Section(f"{speaker.law.name}: {OPEN_WORDS[answer.punishable]}", (Points(tuple(told)),) if told else ())


def changes_in_words(changes: Iterable[tuple[str, str, object]], home: str) -> str:
    """Changes of single facts in words, the values of one dimension together."""
    by_name = grouped((name, value) for name, value, _ in changes)
    parts = [listed(name, values, home) for name, values in list(by_name.items())[:MAX_CHANGES]]
    rest = len(by_name) - MAX_CHANGES
    return "; ".join(parts) + (f"; and {rest} more" if rest > 0 else "")


def cited(law: Law, cite: str) -> str:
    """A pinpoint with the title of its instrument."""
    return citing.cited(law.sources, [cite])


def punishable_word(answer: Answer) -> str:
    """Whether facts are punishable, in a cell: yes, no, how much of the law was read for it, or what keeps it open."""
    if answer.partly:
        return f"no ({answer.partly.replace('_', ' ')}: read in part)"
    return answer.open_word if answer.punishable == "unsettled" else answer.punishable


ANSWERS = (
    *("state", "punishable", "range", "provision", "title", "since"),
    *("administrative", "exempted by", "open points", "criminalized only if", "aggravated if"),
)


def answers_table(found: Sequence[Found]) -> Table:
    """One row per State."""
    content: list[Sequence[str]] = [ANSWERS]
    for party, law, tried in found:
        answer, norm = tried.answer, next(iter(tried.answer.norms), None)
        provision = tried.law.provisions[norm.provision] if norm else None
        content.append(
            [
                law.name if party.name == party.code else party.name,
                punishable_word(answer),
                penalty_words.penalty(norm.penalty) if norm else "",
                pinpoints(tried.law, norm) if norm else "",
                provision.title if provision else "",
                provision.since if provision else "",
                "; ".join(
                    dict.fromkeys(
                        cited(tried.law, tried.law.provisions[item.provision].cite[0]) for item in answer.fined
                    )
                ),
                "; ".join(cited(tried.law, cite) for cite in answer.excluded),
                "; ".join(answer.doubts),
                changes_in_words(tried.needed, the(tried.law.name)),
                changes_in_words(tried.graver, the(tried.law.name)),
            ]
        )
    return table("Answers", "Answers", content)


def report_data(case: Case, version: str) -> told_as.CaseReport:
    """All answers for programs, with the way to surrender and the cases on file where they were asked for."""
    return told_as.CaseReport(
        format="harmonize-case/4",
        dataset=version,
        as_of=case.day,
        facts={name: str(value) for name, value in case.said.items()},
        answers=tuple(answer_data(*found) for found in case.found),
        surrender=surrender.told(case.way) if case.way else None,
        like=precedents.data(*case.like) if case.like else (),
    )


def answer_data(party: Party, law: Law, tried: CaseResult) -> told_as.AnswerTold:
    """The answer of one State for programs."""
    answer, former, milder = tried.answer, tried.former, tried.milder
    return told_as.AnswerTold(
        state=party.code,
        punishable=answer.punishable,
        range=answer.range,
        penalty=penalty_data(law, answer.norms[0]) if answer.norms else None,
        gravest=answer.gravest,
        beside=tuple(
            told_as.Beside(penalty_data(law, norm), adds_up(law, norm, answer.norms[0]))
            for norm in other_norms(answer.norms)
        ),
        or_more=tuple(told_as.Graver(*one) for one in answer.more),
        not_verified=answer.unread,
        until=told_as.On(former.until, former_words(former)) if former else None,
        milder=told_as.On(milder.since, milder_words(milder)) if milder else None,
        provisions=tuple(dict.fromkeys(law.provisions[norm.provision].id for norm in answer.norms)),
        administrative=tuple(dict.fromkeys(law.provisions[norm.provision].id for norm in answer.fined)),
        excluded_by=answer.excluded,
        unsettled=answer.doubts,
        grounds=tuple(sorted(answer.grounds)),
        partly_read=answer.partly,
        open_ranges=tuple(told_as.OpenRange(*one) for one in answer.otherwise),
        turns=tuple(told_as.Turn(name, value, found.told) for name, value, found in tried.turns),
        needed=tuple(told_as.Change(*one) for one in tried.needed),
        graver=tuple(told_as.Change(*one) for one in tried.graver),
        seen={name: str(value) for name, value in tried.seen.items()},
    )


def penalty_data(law: Law, norm: Norm) -> told_as.PenaltyTold:
    """A penalty for programs."""
    told, provision = norm.penalty, law.provisions[norm.provision]
    return told_as.PenaltyTold(
        provision.id, told.range, told.fine, dict(told.orders), told.other, tuple(provision.pinpoints(told))
    )
