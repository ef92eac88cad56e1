"""The page of a duty: what it asks, who meets it by which provision, what falls short where, its history, its disputes."""

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from harmonize.corpus import Corpus
from harmonize.guests.atlas import page, world
from harmonize.guests.atlas.page import Page, Told
from harmonize.guests.atlas.states import StateTold, letters
from harmonize.norms.meaning import DutyId, Means, StateCode
from harmonize.norms.treaty import Duty
from harmonize.reports import explaining, timeline
from harmonize.reports.document import Block, FindingBlock, Grid, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.pictures import verdict_cell
from harmonize.reports.plain import recorded


class DutyAnswer(NamedTuple):
    """What the law of one State makes of a duty."""

    duty: DutyId
    state: StateCode
    state_name: str
    verdict: str
    provision: Annotated[str, Means("By which it is met, or met in part.")]
    missing: Annotated[str, Means("What falls short: the facts left out, or the rule that is lacking.")]
    closest: Annotated[str, Means("The provision that comes nearest to what is missing.")]
    open_points: Annotated[str, Means("What is unsettled in law, or was not verified.")]
    rests_on: Annotated[str, Means("The worst kind of text that the verdict rests on.")]


HEAD = ("state_name", "verdict", "provision", "missing", "closest", "open_points", "rests_on")


def pages(laws: Corpus, states: Sequence[StateTold], day: str) -> Iterator[Page]:
    """A page for every duty of the Protocol and the Convention."""
    by_duty: dict[str, list[FindingBlock]] = {}
    for one in states:
        for item in one.findings:
            by_duty.setdefault(item.duty, []).append(item)
    for duty in laws.duties():
        yield of_duty(laws, duty, by_duty.get(duty.id, ()), states, day)


def of_duty(laws: Corpus, duty: Duty, found: Sequence[FindingBlock], states: Sequence[StateTold], day: str) -> Page:
    """The page of one duty."""
    treaty, prose, address = laws.store.treaty, laws.store.explanations, page.duty(duty.id)
    cited = treaty.cited(duty)
    about = explaining.duty(duty, treaty, prose)
    sections = [*about.sections[:2]]  # what kind of duty it is, and what it asks
    rows = recorded("Duty", f"{cited}: {duty.title}", DutyAnswer._fields, map(answer, found if duty.form else ()))
    if duty.form:
        sections.append(Section("On the map", (mapped(laws, cited, found, day, address),)))
        sections.append(Section("State by State", (Grid(rows.shown(HEAD, f"{cited} in each State")),)))
    rest = [part for part in about.sections[2:] if not part.title.startswith("Dispute ")]  # which stand whole below
    sections += [*rest, *(dispute for name in duty.disputes for dispute in disputed(laws, name))]
    answers = tabled("harmonize-atlas-duty/1", rows, laws.version, day, sections)
    formats = ("csv", "json") if duty.form else ()
    told_as = [Told(answers, f"harmonize table --duty {duty.id} --as-of {day}", formats=formats)]
    stories = [through for one in states if (through := one.through.only(duty.id)._replace(status=())).stories]
    if stories:
        history = drawn(timeline.report(stories, treaty, laws.version, day, whole=False))
        told_as.append(Told(history, f"harmonize history --all --duty {duty.id} --as-of {day}", "history", ("csv",)))
    text = f"{cited}, {duty.title}: what it asks, and how the law of {len(found)} States answers."
    return Page(address, f"{cited}: {duty.title}", text, tuple(told_as), subject={"duty": duty.id})


def drawn(history: Report) -> Report:
    """A history without its letters year by year, which the picture says in its words and the table beside it has whole."""
    (one,) = history.documents
    kept = [part._replace(blocks=tuple(block for block in part.blocks if not letters(block))) for part in one.sections]
    return history._replace(documents=(one._replace(sections=tuple(kept)),))


def answer(item: FindingBlock) -> DutyAnswer:
    """A finding as a row."""
    return DutyAnswer(
        item.duty,
        item.state,
        item.name,
        item.words,
        item.by.removesuffix(f"; evidence: {item.rests_on}"),
        "; ".join(item.short),
        "; ".join(item.nearest),
        "; ".join(item.doubts) or item.reason,
        item.rests_on,
    )


def mapped(laws: Corpus, cited: str, found: Sequence[FindingBlock], day: str, here: str) -> Block:
    """The verdicts on the map."""
    cells = {item.state: verdict_cell(item.verdict) for item in found}
    return world.drawn(f"{cited}: the verdict in each State", cells, laws.store, day, here)


def disputed(laws: Corpus, name: str) -> Iterator[Section]:
    """A dispute with all its readings."""
    about = explaining.dispute(name, laws.store.treaty, laws.store.explanations)
    yield Section(f"Dispute {about.title}", (), about.sections)
