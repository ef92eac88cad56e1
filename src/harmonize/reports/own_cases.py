"""One's own fact patterns held against the law on file: how many are answered as expected, and what the others get instead."""

from collections.abc import Sequence
from typing import Annotated, NamedTuple

from harmonize.findings.answer import Answer
from harmonize.findings.precedents import Held
from harmonize.grouping import grouped
from harmonize.norms.cases import Precedent
from harmonize.norms.law import Law
from harmonize.norms.meaning import Day, Means, StateCode
from harmonize.norms.penalty import Fine, Range, span
from harmonize.reports import penalty_words
from harmonize.reports.citing import cited, joined
from harmonize.reports.document import Document, Grid, Paragraph, Points, Report, Section, Term
from harmonize.reports.listing import Listed
from harmonize.reports.plain import Table, recorded
from harmonize.reports.precedents import ANSWERS
from harmonize.reports.wording import answer_words

FOOT = "Each case is asked of the law of its own day, what nobody mentions being plain. Not legal advice."


class OwnCaseRow(NamedTuple):
    """A fact pattern on file held against the law."""

    state: StateCode
    case: str
    as_of: Day
    as_expected: Annotated[str, Means(enum=("yes", "no"))]
    expected: str
    law_on_file: str
    facts: str
    source: str


def report(found: Sequence[Held], version: str, *, whole: bool) -> Report:
    """Per State how many cases are answered as expected, and each that is not; whole, with those that are."""
    by_state = grouped((item.case.state, item) for item in found)
    sections = tuple(section(code, items, whole=whole) for code, items in by_state.items())
    table = recorded("OwnCases", "Fact patterns on file", OwnCaseRow._fields, map(row, found))
    document = Document("Fact patterns on file", (Term("Dataset", version),), sections, FOOT)
    data = Listed("harmonize-own_cases/2", version, table.records)
    return Report((document,), table=table, data=data, dataset=version)


def tally(found: Sequence[Held]) -> str:
    """How many cases the law on file answers as expected: ``8 of 9 as expected``."""
    return f"{sum(not item.differs for item in found)} of {len(found)} as expected"


def section(code: str, found: Sequence[Held], *, whole: bool) -> Section:
    """The cases of one State: under a heading of its own each that is answered otherwise, and whole the others as a table."""
    told = [
        Section(otherwise(item), (Points((f"{item.case.day}: {item.case.says}", f"source: {source(item)}")),))
        for item in found
        if item.differs
    ]
    blocks = () if told else (Paragraph("The law on file answers every case as expected."),)
    alike = tuple((item.case.id, item.case.day, expected(item)) for item in found if not item.differs)
    if whole and alike:
        listed = Table("AsExpected", "As expected", ("case", "day", "answer"), alike)
        told.append(Section("As expected", (Grid(listed),)))
    name = next((item.law.name for item in found if item.law), code)
    return Section(f"{name}: {tally(found)}", blocks, tuple(told))


def otherwise(item: Held) -> str:
    """``caught: expected 10 to 20 years by Penal Code 9(1); the law on file says 15 to 20 years by Penal Code 18``."""
    return f"{item.case.id}: expected {expected(item)}; the law on file says {on_file(item)}"


def expected(item: Held) -> str:
    """What a case expects: whether it is punishable, how gravely, by what."""
    case = item.case
    if case.punishable != "yes":
        return ANSWERS[case.punishable]
    extent = said(case.range) if case.range else ANSWERS[case.punishable]
    extent += penalty_words.fined(Fine(case.fine)) if case.fine else " and no fine" if case.fine == "" else ""
    return f"{extent} by {named(case, item.law)}" if case.provision else extent


def said(extent: Range) -> str:
    """A range; what carries a fine only is criminalized all the same."""
    return span(extent) if extent.high else f"{ANSWERS['yes']} without imprisonment"


def named(case: Precedent, law: Law | None) -> str:
    """The offence that a case names, as it is cited; by its id where the law of that day does not have it."""
    known = [item for item in law.provisions if item.id == case.provision] if law else []
    return cited(law.sources, known[0].cite) if law and known else f"`{case.provision}`"


def on_file(item: Held) -> str:
    """What the law on file answers to a case."""
    if item.law is None or item.answer is None:
        return f"nothing about {item.case.day}"
    if item.norm:
        where = item.law.provisions[item.norm.provision].pinpoints(item.norm.penalty)
        fine = f"{penalty_words.fined(item.norm.fine)}" if item.case.fine is not None else ""
        return f"{said(item.norm.range)}{fine} by {joined(item.law.sources, where)}"
    return not_punished(item.law, item.answer)


def not_punished(law: Law, answer: Answer) -> str:
    """Why a law does not surely punish: an exemption, what is open, or nothing that was read."""
    if answer.punishable == "unsettled":
        return f"{answer.open_word}: {'; '.join(answer.doubts)}"
    if answer.excluded:
        return f"{ANSWERS['no']}, exempted by {cited(law.sources, answer.excluded)}"
    return answer_words(answer, "")


def source(item: Held) -> str:
    """What says the answer of a case, cited as its State cites it where the law of that day knows the text."""
    return cited(item.law.sources, item.case.source.split("; ")) if item.law else item.case.source


def row(item: Held) -> OwnCaseRow:
    """A case for programs."""
    case = item.case
    return OwnCaseRow(
        state=case.state,
        case=case.id,
        as_of=case.day,
        as_expected="no" if item.differs else "yes",
        expected=expected(item),
        law_on_file=on_file(item),
        facts=case.says,
        source=source(item),
    )
