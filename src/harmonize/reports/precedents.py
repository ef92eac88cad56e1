"""Cases on file beside facts that somebody asks about: how they were answered, what sets them apart, which fact decides."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from harmonize.findings.answer import Punishable
from harmonize.findings.precedents import Like
from harmonize.norms.meaning import Day, Means, StateCode
from harmonize.norms.naming import the
from harmonize.norms.penalty import Range, span
from harmonize.reports.citing import cited
from harmonize.reports.document import Paragraph, Points, Section
from harmonize.reports.facts_in_words import listed

ANSWERS = {"yes": "criminalized", "no": "not criminalized", "unsettled": "unsettled"}
MOST = 6  # differences told of a case


def sections(home: Sequence[Like], abroad: Sequence[Like], names: Mapping[str, str]) -> Iterator[Section]:
    """The nearest cases here and abroad; ``names`` are those of the States, by code."""
    for title, items in (("Cases on file, here", home), ("Cases on file, abroad", abroad)):
        if items:
            yield Section(title, sections=tuple(section(item, names) for item in items))
        else:
            yield Section(title, (Paragraph("None on this kind of conduct."),))


def section(item: Like, names: Mapping[str, str]) -> Section:
    """One case: where, when and how it was answered; what it says; what differs; which fact decides; the source."""
    case, law = item.case, item.law.law
    extent = f", {span(case.range)}" if case.range else ""
    return Section(
        f"{law.name}, {case.day}: {ANSWERS[case.punishable]}{extent}; {distance(item)}",
        (Points((case.says, *case_lines(item, names), f"source: {source(item)}")),),
    )


def distance(item: Like) -> str:
    """How many facts differ, in words."""
    count = len(item.apart)
    return "the same facts" if not count else "one fact differs" if count == 1 else f"{count} facts differ"


def case_lines(item: Like, names: Mapping[str, str]) -> Iterator[str]:
    """What sets a case apart from the facts asked about, and what that law answers to these."""

    def said(name: str, values: Sequence[str]) -> str:
        if name != "state":
            return listed(name, values, the(item.law.law.name))
        one = the(names.get(values[0], values[0])) if len(values) == 1 else "another State"
        return f"where the law infringed is that of {one}"

    yield from (
        f"there {said(name, there)}; here {said(name, here)}" for name, (there, here) in list(item.apart.items())[:MOST]
    )
    if len(item.apart) > MOST:
        yield f"and {len(item.apart) - MOST} more facts"
    if item.answer == item.case.punishable:
        return
    yield f"to the facts asked about that law answers: {ANSWERS[item.answer]}"
    if item.deciding:
        ways = [said(name, item.apart[name][0]) for name in item.deciding]
        yield f"it would answer as in that case if this one fact were otherwise: {'; or '.join(ways)}"


def source(item: Like) -> str:
    """What says the answer of a case, cited as its State cites it."""
    return cited(item.law.law.sources, item.case.source.split("; "))


class Apart(NamedTuple):
    """The answers to one question in the case on file, and in the facts asked about."""

    there: tuple[str, ...]
    here: tuple[str, ...]


class LikeCase(NamedTuple):
    """A case on file that is near to the facts asked about."""

    case: str
    state: StateCode
    as_of: Day
    at_home: bool
    punishable: Punishable
    range: Annotated[Range | None, Means("Null where the case names none.")]
    says: str
    source: str
    apart: Annotated[dict[str, Apart], Means("By dimension.")]
    answers_here: Annotated[Punishable, Means("What the law of the case, as coded, answers to the facts asked about.")]
    deciding: Annotated[tuple[str, ...], Means("The dimensions of which one alone would bring the same answer.")]


def data(home: Sequence[Like], abroad: Sequence[Like]) -> tuple[LikeCase, ...]:
    """The same for programs."""
    return tuple(
        LikeCase(
            case=item.case.id,
            state=item.case.state,
            as_of=item.case.day,
            at_home=at_home,
            punishable=item.case.punishable,
            range=item.case.range,
            says=item.case.says,
            source=item.case.source,
            apart={name: Apart(*answers) for name, answers in item.apart.items()},
            answers_here=item.answer,
            deciding=tuple(item.deciding),
        )
        for at_home, items in ((True, home), (False, abroad))
        for item in items
    )
