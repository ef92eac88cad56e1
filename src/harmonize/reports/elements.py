"""The elements of comparative studies, told: a table per group of elements over all States, each cell with its provision."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Annotated, NamedTuple

from harmonize.findings.concordance import itself
from harmonize.findings.elements import ElementAnswer, Elements, Has
from harmonize.norms.cases import Asked, ElementTable
from harmonize.norms.meaning import Means, StateCode
from harmonize.norms.penalty import Ends
from harmonize.norms.source import address, as_it_reads
from harmonize.reports.annexes import annex
from harmonize.reports.citing import placed, titled
from harmonize.reports.document import Grid, Paragraph, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.maxima import years
from harmonize.reports.plain import Table, recorded
from harmonize.reports.wording import Speaker

NOTE = (
    "y years, m months, as maxima of imprisonment; (-) no offence in the provisions reviewed, which are not all; "
    "? unsettled in law or not verified; 2 y? possibly higher. What no element mentions is the common case: an adult "
    "stranger, one person, no danger"
)
EXEMPT = {
    Has.YES: "exempt",
    Has.FINED: "administrative penalty only",
    Has.NO: "not exempt",
    Has.MOOT: "no offence",
    Has.OPEN: "?",
}
RAISED = {
    Has.NO: "no",
    Has.BY_FACTOR: "to be weighed",
    Has.BESIDE: "separate offence",
    Has.MOOT: "no offence",
    Has.OPEN: "?",
}
PROTECTED = {Has.YES: "all", Has.NO: "none", Has.OPEN: "?"}
Rows = Mapping[str, tuple[ElementAnswer, ...]]
Codes = Annotated[str, Means("States, by their codes.", pattern="^([A-Z]{2}( [A-Z]{2})*)?$")]


class ElementRow(NamedTuple):
    """What a law says to an element."""

    table: str
    state: StateCode
    state_name: str
    element: str
    question: str
    answer: Has
    open: Annotated[bool, Means("Whether something graver may hold for its facts, or it is not known what does.")]
    low: Ends
    high: Ends
    unit: Annotated[str, Means("Months, or what the maximum is where no number of months says it.")]
    fine: Annotated[str, Means("How it stands to imprisonment; empty for none.")]
    fine_min: Ends
    fine_max: Ends
    fine_unit: str
    states_parties: Annotated[Codes, Means("Those whose borders are protected.")]
    open_for: Codes
    provision: str
    address: str
    why: str


def report(found: Elements, speakers: Mapping[str, Speaker], version: str, day: str, *, whole: bool) -> Report:
    """One table per group of elements; whole, with what is open and why, and with the sources."""
    sections = [section(table, rows, speakers) for table, rows in found.tables]
    rows = [row for table, held in found.tables for row in plain_rows(table, held, speakers)]
    if whole:
        sections += [*left_open(rows), annex(found.laws)]
    title = f"Elements of the offences in {len(speakers)} laws"
    table = recorded("Elements", title, ElementRow._fields, rows)
    return tabled("harmonize-elements/3", table, version, day, sections, NOTE)


def section(table: ElementTable, rows: Rows, speakers: Mapping[str, Speaker]) -> Section:
    """One group of elements over all States, and the act that most cells of a State cite."""
    acts = {code: main_act(held, speakers[code]) for code, held in rows.items()}
    head = ("State", *(item.title for item in table.elements))
    body = tuple((code, *(cell(item, acts[code], speakers[code]) for item in held)) for code, held in rows.items())
    told = "; ".join(f"{code}: {act}" for code, act in acts.items() if act)
    grid = Grid(Table(table.title.replace(":", ","), table.title, head, body))
    return Section(table.title, (grid, Paragraph(f"Unless another act is named, the provisions are those of {told}.")))


def main_act(held: Sequence[ElementAnswer], speaker: Speaker) -> str:
    """The act that most cells of a State cite; empty where none cites any."""
    acts = Counter(found[0] for item in held if (found := cited(item, speaker)))
    return next((act for act, _ in acts.most_common(1)), "")


def cited(held: ElementAnswer, speaker: Speaker) -> tuple[str, str] | None:
    """The act and the first provision in it that a cell rests on, as the act now reads."""
    for cite in itself(held.cites, speaker.law):
        key, _, where = cite.partition(" ")
        act, place = as_it_reads(speaker.law.sources, cite) or (key, where)
        source = speaker.law.sources.get(act)
        return (titled(source), placed(source, [place])) if source else (act, place)
    return None


def cell(held: ElementAnswer, act: str, speaker: Speaker) -> str:
    """What a law says to an element, and where."""
    return ", ".join(filter(None, (words(held, speaker), place_of(held, act, speaker))))


def place_of(held: ElementAnswer, act: str, speaker: Speaker) -> str:
    """The first provision that a cell rests on, with its act where that is not the row's."""
    found = cited(held, speaker)
    return " ".join(found if found[0] != act else found[1:]).strip() if found else ""


def words(held: ElementAnswer, speaker: Speaker) -> str:
    """What a law says to an element."""
    return SAYING[held.element.form](held, speaker)


def protected(held: ElementAnswer, speaker: Speaker) -> str:
    """The other States Parties whose borders are protected."""
    if held.has is not Has.PARTLY:
        return PROTECTED[held.has]
    return speaker.named(list(held.states)) + (f"; ? for {len(held.undecided)} more" if held.undecided else "")


SAYING: dict[Asked, Callable[[ElementAnswer, Speaker], str]] = {
    Asked.PUNISHES: lambda held, _: years(held.answer),
    Asked.EXEMPTS: lambda held, _: EXEMPT[held.has],
    Asked.RAISES: lambda held, _: RAISED.get(held.has) or years(held.answer),
    Asked.BORDERS: protected,
}


def plain_rows(table: ElementTable, rows: Rows, speakers: Mapping[str, Speaker]) -> Iterator[ElementRow]:
    """Every answer as a row of its own, with its question, its provisions, and why it is open."""
    for code, held in rows.items():
        speaker = speakers[code]
        for item in held:
            yield ElementRow(
                table=table.id,
                state=code,
                state_name=speaker.law.name,
                element=item.element.id,
                question=item.element.asks,
                answer=item.has,
                open=item.answer.undecided or item.answer.may_be_graver,
                **item.penalty._asdict(),
                states_parties=" ".join(item.states),
                open_for=" ".join(item.undecided),
                provision=speaker.cites(item.cites),
                address=next(filter(None, (address(speaker.law.sources, cite) for cite in item.cites)), ""),
                why="; ".join(why(item)),
            )


def why(held: ElementAnswer) -> Iterator[str]:
    """Why an answer is open."""
    if held.has is Has.OPEN or held.undecided:
        found = held.answer
        yield from found.doubts
        yield from (reason for _, reason in found.otherwise if reason not in found.doubts)
        if found.partly:
            yield f"{found.partly.replace('_', ' ')} reviewed in part"


def left_open(rows: Sequence[ElementRow]) -> Iterator[Section]:
    """What is open, with the reasons."""
    kept = tuple((row.state, row.question, row.why) for row in rows if row.why)
    if kept:
        grid = Grid(Table("Open", "What is open, and why", ("State", "question", "why it is open"), kept))
        yield Section(grid.table.title, (grid,), folded=True)
