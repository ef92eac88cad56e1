"""The pages of a State: its answer with every finding, its offences, its history, the standard cases, its texts."""

from collections.abc import Iterator
from typing import NamedTuple

from harmonize import desk
from harmonize.corpus import Corpus
from harmonize.findings.timeline import Timeline
from harmonize.guests.atlas import page
from harmonize.guests.atlas.page import Page, Told
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty
from harmonize.query import Question
from harmonize.reports import gap_reports, law_sections, law_text, point, standard_cases, timeline
from harmonize.reports.document import FindingBlock, PointBlock, Report
from harmonize.reports.finding import Once
from harmonize.reports.first_screen import View
from harmonize.reports.parts import Parts

PARTS = {
    "": "Findings",
    "offences": "Offences",
    "history": "History",
    "cases": "Standard cases",
    "cooperation": "Cooperation",
    "texts": "Texts read",
}
WHOLE = Parts(everything=True, met=True, whole=True, advice=True)


class Cause(NamedTuple):
    """A point of a State: its permanent id, what is lacking, and how the State's page tells it."""

    id: str
    kind: str
    block: PointBlock


class StateTold(NamedTuple):
    """What the pages of a State say that other pages say too; ``acts`` are its sources, each a title with its address."""

    code: str
    name: str
    pages: tuple[Page, ...]
    findings: tuple[FindingBlock, ...]
    causes: tuple[Cause, ...]
    through: Timeline
    acts: tuple[tuple[str, str], ...]
    offences: tuple[str, ...]
    readers: frozenset[str]


def told(laws: Corpus, party: Party, asked: Question) -> StateTold | None:
    """All that is told of a State by itself; None where its file says nothing about the day."""
    law = laws.store.law(party.code, asked.day)
    if law is None:
        return None
    code, store, day = party.code, laws.store, asked.day
    done = laws.assessed(law, party, asked)
    screen, free = laws.first_screen(done), laws.as_if_bound(done)
    found = gap_reports.report([done], store, [screen], unbound={code: free} if free else {}, asked=WHOLE)
    view = View.of(done, laws.speaker(law, day), screen, store.patterns, free)
    held = laws.held(code, as_of=day)
    through = desk.history(laws, code, [duty.id for duty in tested(laws)], as_of=day)
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
    return StateTold(
        code,
        law.name,
        tuple(page_of(law.name, code, part, *report) for part, report in reports.items()),
        found.findings,
        tuple(causes(view)),
        through,
        tuple((source.title, source.url) for source in law.sources.values()),
        tuple(item.offence.title for item in held.offences),
        frozenset(law.readers),
    )


def page_of(name: str, code: str, part: str, report: Report, command: str) -> Page:
    """One of the pages of a State."""
    formats = {"": ("csv", "json", "xlsx", "docx"), "offences": ("json",), "texts": ("json",)}.get(
        part, ("csv", "json")
    )
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
    return Page(page.state(code, part), titles[part], about, (told,), beside(code))


def beside(code: str) -> tuple[tuple[str, str], ...]:
    """The pages of a State as links."""
    return tuple((label, page.state(code, part)) for part, label in PARTS.items())


def tested(laws: Corpus) -> list[Duty]:
    """The duties that a text of law can answer, of the Protocol and the Convention."""
    return [duty for duty in laws.duties() if not duty.untested]


def causes(view: View) -> Iterator[Cause]:
    """The points of a State, each told by itself and whole."""
    for parts in view.contexts():
        for one in parts:
            alone = one._replace(article=one.article._replace(points=(one.point,)), part=0)
            yield Cause(one.point.id, one.point.cause.kind, point.block((alone,), Once(), whole=True))
