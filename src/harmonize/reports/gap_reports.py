"""The gap report on one State or several, from the assessments and what the dataset says beside them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from harmonize.findings.assessment import Assessment
from harmonize.library.store import Store
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.status import counted
from harmonize.reports.amendments import commonest
from harmonize.reports.document import Report
from harmonize.reports.parts import Parts, Told
from harmonize.reports.readiness import readiness
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.findings.robustness import Robustness
from harmonize.reports import first_screen
from harmonize.reports.document import NO_ADVICE, Document
from harmonize.reports.title_block import facts, title


def document(told: Told, asked: Parts) -> Document:
    """The report, as much of it as is asked for."""
    assessment, view = told.assessment, told.view
    dated = tuple(facts(assessment, told.version, whole=False))
    head = Document(title(assessment), dated, (), NO_ADVICE, first_screen.lead(view))
    # In a file the first screen is the first page, the same as on a screen; on the screen nothing is reported twice.
    if asked.everything and not asked.whole:
        shown = len(view.found.articles)
        ready = readiness(assessment, view.unbound, view.speaker)
        parts = [first_screen.core_section(view, shown), *ready, first_screen.good_practice(view)]
    elif asked.memo and not asked.whole:
        shown = len(view.found.articles)
        parts = [*first_screen.memo(view)]
    else:
        (*parts,), shown = first_screen.fitted(view, head)
    if asked != Parts(points=asked.points, memo=asked.memo) or told.readings:
        from harmonize.reports.behind import behind  # pictures, grids and annexes, which a first screen does without

        parts += behind(told, view, asked)
    return head._replace(
        facts=tuple(facts(assessment, told.version, whole=True)) if asked.whole else head.facts,
        sections=tuple(section for section in parts if section.blocks or section.sections),
        foot=f"{EXPLAIN if asked.whole else first_screen.more(view, shown)} {NO_ADVICE}",
    )


EXPLAIN = "`harmonize explain DUTY` tells what a duty asks and how it is tested."


FORMATS = ("text", "markdown", "html", "docx", "xlsx", "csv", "json", "svg", "sarif", "junit", "github")


def report(
    done: list[Assessment],
    store: Store,
    screens: Sequence[FirstScreen],
    readings: "Sequence[Robustness | None]" = (),
    *,
    unbound: Mapping[str, Assessment],
    asked: Parts,
) -> Report:
    """The report on all of them, as much of it as is asked for.

    ``screens`` are what their first screens tell besides, in the same order; ``unbound`` are the assessments, by code of
    the State, as if it were bound by all that is asked.
    """
    groups = store.status.members(done[0].day)
    prose = store.explanations["duties"] if asked.everything or asked.whole else {}
    told = [
        Told(
            item,
            Speaker(item.law, item.treaty, store.status.names, groups),
            store.version,
            prose,
            screen,
            store.patterns,
            unbound.get(item.law.code),
            readings=found,
            points=asked.points,
        )
        for item, screen, found in zip(done, screens, readings or [None] * len(done), strict=True)
    ]
    common = (
        (commonest((item.screen.package, item.speaker) for item in told),) if len(told) > 1 and asked.advice else ()
    )
    if not asked.whole:
        documents = tuple(document(item, asked) for item in told)
        return Report((*documents, *common), heading(done), dataset=store.version)
    from harmonize.reports import behind, machine  # for files and programs, which a reader at a screen does without
    from harmonize.reports.annexes import findings_table

    found = behind.findings(told)
    return Report(
        (*(document(behind.with_pictures(item, store), asked) for item in told), *common) if asked.documents else (),
        heading(done),
        found,
        findings_table(found),
        machine.report([item.view for item in told], store.version),
        store.version,
    )


def heading(done: list[Assessment]) -> str:
    """A title over the reports on several States; empty for one."""
    return f"{counted([one.party.code for one in done])} as of {done[0].day}" if len(done) > 1 else ""
