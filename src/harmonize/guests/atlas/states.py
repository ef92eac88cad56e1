"""The pages of a State: its answer with every finding, its offences, its history, the standard cases, its texts."""

from collections.abc import Iterator
from typing import NamedTuple

from harmonize import desk, one_law, query
from harmonize.corpus import Corpus
from harmonize.findings.timeline import Timeline
from harmonize.grouping import grouped
from harmonize.guests.atlas import cases, page, shell
from harmonize.guests.atlas.page import Page, Site, Told
from harmonize.norms.law import Law
from harmonize.norms.treaty import Duty
from harmonize.query import Question
from harmonize.reports import gap_reports, law_sections, law_text, point, standard_cases, timeline
from harmonize.reports.document import (
    Block,
    FindingBlock,
    Grid,
    Paragraph,
    PointBlock,
    Report,
    Section,
    Term,
    Terms,
    blocks,
)
from harmonize.reports.finding import Once
from harmonize.reports.first_screen import View
from harmonize.reports.parts import Parts
from harmonize.reports.plain import Records
from harmonize.reports.renderers.html import Anchors

PRACTICE = "Duties of practice, and those tested with another one: the page of each says why, and the tables to take away have them."
GENERAL = "From the general part"
BELOW = "What it says of several offences stands once, behind them all."
# Sections that another one tells whole.
TOLD_AS = dict.fromkeys(("Points, the gravest first", "Article by article"), "Every point, with its findings")
SPANS = ("title", "since", "until", "verdict", "situations", "why")
WHOLE = Parts(everything=True, met=True, whole=True, advice=True)


class Cause(NamedTuple):
    """A point of a State: its permanent id, what is lacking, and how the State's page tells it."""

    id: str
    kind: str
    block: PointBlock


class StateTold(NamedTuple):
    """The pages of a State as files, with the title, sentence and address of each, and what of it other pages say too.

    ``acts`` are its sources by title, ``offences`` its offences, each with its provision and where it stands, ``maxima`` what
    its law has for the facts of the form on cases.
    """

    code: str
    name: str
    files: dict[str, bytes]
    titles: tuple[tuple[str, str, str], ...]
    findings: tuple[FindingBlock, ...]
    causes: tuple[Cause, ...]
    through: Timeline
    acts: tuple[str, ...]
    offences: tuple[tuple[str, str, str], ...]
    maxima: tuple[str, ...]


def told(laws: Corpus, law: Law, asked: Question, site: Site) -> StateTold:
    """All that is told of a State by itself."""
    code, store, day = law.code, laws.store, asked.day
    done = one_law.assessed(store, law, query.party_of(store, code), asked)
    screen, free = one_law.first_screen(store, done), one_law.as_if_bound(store, done)
    found = gap_reports.report([done], store, [screen], unbound={code: free} if free else {}, asked=WHOLE)
    view = View.of(done, one_law.speaker(store, law, day), screen, store.patterns, free)
    held = one_law.held(store, code, as_of=day)
    through = desk.history(store, code, [duty.id for duty in tested(laws)], as_of=day)
    by, on = f"harmonize {{}} {code}", f"--as-of {day}"
    reports: dict[str, tuple[Report, str]] = {
        "": (found, f"{by.format('check')} -v {on}"),
        "offences": (
            law_text.report(held, day, store.status.names, store.treaty.measures, laws.version),
            f"{by.format('show')} {on}",
        ),
        "history": (
            timeline.report([through.only(*store.treaty.selections.core)], store.treaty, laws.version, day, whole=True),
            f"{by.format('history')} {on}",
        ),
        "cases": (
            standard_cases.cases(laws.cases(code, as_of=day), laws.version, day, named=True, whole=True),
            f"{by.format('table')} --cases {on}",
        ),
        "texts": (
            law_sections.coverage(law, day, store.treaty.measures, laws.version),
            f"{by.format('show')} --coverage {on}",
        ),
    }
    for part, once in SAID_ONCE.items():
        reports[part] = (once(reports[part][0]), reports[part][1])
    pages = [page_of(law.name, code, part, *report) for part, report in reports.items()]
    return StateTold(
        code,
        law.name,
        dict(file for one in pages for file in shell.files(one, site)),
        tuple((one.title, one.about, one.address) for one in pages),
        tuple(item._replace(terms=(), messages=(), manual=(), remedies=()) for item in found.findings),
        tuple(causes(view)),
        through,
        tuple(source.title for source in law.sources.values()),
        tuple(offences(code, reports["offences"][0])),
        cases.maxima(laws, law, day),
    )


def without_repetition(found: Report) -> Report:
    """A report with its points told once, whole and each with its findings, and without what no text of law can answer for any State."""
    (one,) = found.documents
    titles = {part.title for part in one.sections}
    kept = [part for part in one.sections if TOLD_AS.get(part.title) not in titles]
    told = [part._replace(blocks=(Paragraph(PRACTICE),)) if part.title == "Not assessed" else part for part in kept]
    return found._replace(documents=(one._replace(sections=tuple(told)),))


def general_part_once(told: Report) -> Report:
    """Offences with what the general part says of several of them told once, behind them all."""
    (one,) = told.documents
    general = {
        offence.title: set(blocks(tuple(part for part in offence.sections if part.title == GENERAL)))
        for offence in one.sections
    }
    terms = grouped(
        (term, title)
        for title, found in general.items()
        for block in found
        if isinstance(block, Terms)
        for term in block.rows
    )
    shared = grouped((tuple(dict.fromkeys(titles)), term) for term, titles in terms.items() if len(set(titles)) > 1)
    moved = {term for found in shared.values() for term in found}
    kept = tuple(
        offence._replace(sections=tuple(less(part, moved) for part in offence.sections)) for offence in one.sections
    )
    told_once = tuple(
        Section("Every offence" if len(titles) == len(kept) else "; ".join(titles), (Terms(tuple(found)),))
        for titles, found in shared.items()
    )
    return told._replace(documents=(one._replace(sections=(*kept, Section(GENERAL, (), told_once))),))


def less(part: Section, moved: set[Term]) -> Section:
    """A part of an offence without what is told of several."""
    if part.title != GENERAL:
        return part
    left = tuple(term for block in part.blocks if isinstance(block, Terms) for term in block.rows if term not in moved)
    elsewhere = (
        ()
        if len(left) == sum(len(block.rows) for block in part.blocks if isinstance(block, Terms))
        else (Paragraph(BELOW),)
    )
    return part._replace(blocks=(*((Terms(left),) if left else ()), *elsewhere))


def spans_for_letters(told: Report) -> Report:
    """A history with its table of spans in place of a letter a year."""
    (one,) = told.documents
    kept = tuple(
        part._replace(blocks=tuple(block for block in part.blocks if not letters(block))) for part in one.sections
    )
    found = told.table
    spans = (Section("As a table", (Grid(found.shown(SPANS, "As a table")),)),) if isinstance(found, Records) else ()
    read = tuple(term._replace(text=term.text.removeprefix(timeline.LETTERS)) for term in one.facts)
    return told._replace(documents=(one._replace(facts=read, sections=(*kept, *spans)),))


def letters(block: Block) -> bool:
    """Whether a block is a table of letters."""
    return isinstance(block, Grid) and block.heat


def page_of(name: str, code: str, part: str, report: Report, command: str) -> Page:
    """One of the pages of a State."""
    formats = {"": ("csv", "json", "xlsx", "docx"), "offences": (), "texts": ()}.get(part, ("csv", "json"))
    titles = {
        "": f"{name}: smuggling of migrants, the law against the Protocol and the Convention",
        "offences": f"{name}: the offences in plain words",
        "history": f"{name}: through the years",
        "cases": f"{name}: the standard cases",
        "cooperation": f"{name}: cooperation with every other State",
        "texts": f"{name}: what was read, and how old it is",
    }
    about = f"{titles[part]}, from the text of its law, each answer with its provision."
    told = Told(report, command, formats=formats)
    return Page(page.state(code, part), titles[part], about, (told,), beside(code), subject={"state": code})


SAID_ONCE = {"": without_repetition, "offences": general_part_once, "history": spans_for_letters}


def beside(code: str) -> tuple[tuple[str, str], ...]:
    """The pages of a State as links."""
    return tuple((label, page.state(code, part)) for part, label in page.PARTS.items())


def tested(laws: Corpus) -> list[Duty]:
    """The duties that a text of law can answer, of the Protocol and the Convention."""
    return [duty for duty in laws.duties() if not duty.untested]


def offences(code: str, told: Report) -> Iterator[tuple[str, str, str]]:
    """The title and provision of each offence, and where it stands."""
    (one,) = told.documents
    _, places = Anchors().chapters(one, several=False)
    for part, place in zip(one.sections, places, strict=True):
        for term in (term for block in part.blocks if isinstance(block, Terms) for term in block.rows):
            if term.label == "provision":
                yield part.title, term.text, f"{page.state(code, 'offences')}#{place}"


def causes(view: View) -> Iterator[Cause]:
    """The points of a State, each told by itself and whole."""
    for parts in view.contexts():
        for one in parts:
            alone = one._replace(article=one.article._replace(points=(one.point,)), part=0)
            yield Cause(one.point.id, one.point.cause.kind, point.block((alone,), Once(), whole=True))
