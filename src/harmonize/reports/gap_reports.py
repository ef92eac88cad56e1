"""The gap report on one State or several, from the assessments and what the dataset says beside them."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from harmonize.findings.assessment import Assessment
from harmonize.findings.ranges import main_offence, ranges
from harmonize.library.shelf import Shelf
from harmonize.norms.law_on_day import LawOnDay
from harmonize.reports.annexes import findings_table
from harmonize.reports.document import Document, FindingBlock, Report
from harmonize.reports.finding import block
from harmonize.reports.gap_report import Parts, Told, document
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.findings.robustness import Robustness
    from harmonize.norms.amendment import Package

FORMATS = ("text", "markdown", "html", "docx", "xlsx", "csv", "json", "sarif", "junit", "github")


def report(
    done: list[Assessment],
    shelf: Shelf,
    packages: "Sequence[Package]" = (),
    readings: "Sequence[Robustness]" = (),
    *,
    unbound: Mapping[str, Assessment],
    asked: Parts,
) -> Report:
    """The report on all of them, as much of it as is asked for.

    ``unbound`` are the assessments, by code of the State, as if it were bound by all that is asked.
    """
    groups = shelf.status.members(done[0].day)
    prose = shelf.explanations["duties"] if asked.everything or asked.whole else {}
    told = [
        Told(
            item,
            Speaker(item.law, item.treaty, shelf.status.names, groups),
            shelf.version,
            prose,
            shelf.patterns,
            unbound.get(item.law.code),
            advice=package,
            readings=found,
            points=asked.points,
        )
        for item, package, found in zip_longest(done, packages, readings)
    ]
    common = tuple(in_common(told)) if len(told) > 1 and packages else ()
    if not asked.whole:
        documents = tuple(document(item, asked) for item in told)
        return Report((*documents, *common), heading(done), dataset=shelf.version)
    from harmonize.reports import machine  # for programs, which a reader at a screen does without

    found = findings(told)
    return Report(
        (*(document(pictured(item, shelf), asked) for item in told), *common),
        heading(done),
        found,
        findings_table(found),
        machine.report([item.view for item in told], shelf.version),
        shelf.version,
    )


def in_common(told: Sequence[Told]) -> Iterator[Document]:
    """The amendments that several States need, where amendments were asked for: they need the engine."""
    from harmonize.reports.amendments import commonest

    yield commonest((item.advice, item.speaker) for item in told if item.advice)


def findings(told: Sequence[Told]) -> tuple[FindingBlock, ...]:
    """Every finding of every State, whole."""
    return tuple(
        block(item, one.assessment, one.speaker, one.prose, whole=True)
        for one in told
        for item in one.assessment.findings
    )


def pictured(told: Told, shelf: Shelf) -> Told:
    """With the answers to the standard facts and the versions of the main offence, which pictures show."""
    law, day = told.assessment.law, told.assessment.day
    answers = ranges(LawOnDay(law, shelf.status.members(day)), shelf.patterns)
    main = main_offence(law, answers)
    return told._replace(answers=answers, versions=shelf.history(law.code)[main.id] if main else ())


def heading(done: list[Assessment]) -> str:
    """A title over the reports on several States; empty for one."""
    return f"{len(done)} States as of {done[0].day}" if len(done) > 1 else ""
