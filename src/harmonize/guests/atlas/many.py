"""The pages about all States: the lists of States and duties, elements, causes, reforms, comparison, pairs, cases, words."""

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from harmonize import one_law
from harmonize.corpus import Corpus
from harmonize.findings.elements import Elements, Has
from harmonize.findings.matrix import PairRow
from harmonize.findings.turns import WORDS, turns
from harmonize.grouping import grouped
from harmonize.guests.atlas import page, world
from harmonize.guests.atlas.page import Page, Told
from harmonize.guests.atlas.states import StateTold, beside
from harmonize.norms.meaning import Day, DutyId, Means, StateCode
from harmonize.reports import catalogue, elements, grids, timeline
from harmonize.reports.document import Document, Grid, Paragraph, Section, Term, Terms
from harmonize.reports.listing import tabled
from harmonize.reports.lookup import meanings
from harmonize.reports.pictures import HeatCell
from harmonize.reports.plain import Records, recorded
from harmonize.reports.renderers.html import Anchors
from harmonize.reports.years import standing_in_words

# How an element is drawn: the colour, the letter, and what both say.
HAS = {
    Has.YES: HeatCell("now", "y", "yes"),
    Has.PARTLY: HeatCell("then", "p", "for some of the States asked about"),
    Has.MINIMUM: HeatCell("then", "m", "a higher minimum only"),
    Has.BY_FACTOR: HeatCell("then", "f", "courts must weigh it, within the same range"),
    Has.BESIDE: HeatCell("then", "b", "by a separate offence"),
    Has.FINED: HeatCell("not_assessed", "a", "an administrative penalty only"),
    Has.MOOT: HeatCell("not_assessed", "-", "the deed itself is no offence"),
    Has.NO: HeatCell("not_bound", "n", "no"),
    Has.OPEN: HeatCell("unsettled", "?", "unsettled in law, or not verified"),
}


def lists(laws: Corpus, codes: Sequence[str], day: str) -> Iterator[Page]:
    """The list of States and that of duties."""
    found = [
        (party, law) for party in laws.states() if party.code in codes and (law := laws.store.law(party.code, day))
    ]
    of_states = catalogue.states_report(laws.store, found)
    yield Page(
        "states.html",
        "The States",
        "The States whose law is on file, with what was read of it and when.",
        (Told(of_states, f"harmonize states --as-of {day}"),),
    )
    of_duties = catalogue.duties(laws.duties(), laws.version)
    yield Page(
        "duties.html",
        "The duties",
        "What the Protocol and the Convention ask of the law of a State, provision by provision.",
        (Told(of_duties, "harmonize list duties"),),
    )


def compared(laws: Corpus, codes: Sequence[str], day: str) -> Page:
    """The verdicts of all States beside each other, of which a reader pins some."""
    report = grids.matrix(laws.matrix(codes, as_of=day), laws.version, day, whole=False)
    about = "The verdict of every State on every duty, side by side; choose the States to compare."
    return Page("compare.html", "Compare States", about, (Told(report, f"harmonize table --as-of {day}"),))


def paired(laws: Corpus, codes: Sequence[str], day: str) -> Iterator[Page]:
    """What every two States both punish, with the way to surrender: all of them, and by State."""
    if len(codes) < 2:
        return
    found, command = laws.pairs(states=codes, as_of=day), f"harmonize dual --as-of {day}"
    title, about = (
        "Dual criminality of two States",
        "what both criminalize, and whether each would surrender to the other",
    )
    for code in ("", *codes):
        own = [item.cells for item in found.found if code in ("", item.first, item.second)]
        heading = f"{laws.law(code, as_of=day).name}: cooperation with every other State" if code else title
        table = recorded("Pairs", heading, PairRow._fields, own)
        report = tabled(PAIRS, table, laws.version, day, [Section("Pair by pair", (Grid(table.shown()),))], WAYS)
        address = page.state(code, "cooperation") if code else "dual.html"
        links = beside(code) if code else ()
        yield Page(address, heading, f"{found.duty.title}: {about}.", (Told(report, command),), links)


PAIRS = "harmonize-pairs/3"
WAYS = (
    "situations: how many of those that the offence has are surely, or perhaps, punishable in both. open: no obstacle found; "
    "depends: conditional (nationality, an unsettled point, a treaty not on file); unknown: not verified; barred: refusal"
)


def of_elements(laws: Corpus, codes: Sequence[str], day: str) -> Iterator[Page]:
    """A page per element, with all States; and the list of them."""
    found = laws.elements(codes, as_of=day)
    speakers = {law.code: one_law.speaker(laws.store, law, day) for law in found.laws}
    listed = []
    for table, rows in found.tables:
        for at, one in enumerate(table.elements):
            alone = Elements(
                ((table._replace(elements=(one,)), {code: (held[at],) for code, held in rows.items()}),), found.laws
            )
            report = elements.report(alone, speakers, laws.version, day, whole=False)
            cells = {code: HAS[held[at].has] for code, held in rows.items()}
            address = page.element(one.id)
            drawn = Section(
                "On the map", (Paragraph(one.asks), world.drawn(one.title, cells, laws.store, day, address))
            )
            still_open = elements.left_open(report.table.records) if isinstance(report.table, Records) else ()
            document = report.documents[0]._replace(sections=(drawn, *report.documents[0].sections, *still_open))
            title = f"{table.title}: {one.title}" if ":" not in table.title else f"{table.title}, {one.title}"
            command = f"harmonize table --elements --topic {table.topic} --as-of {day}"
            made = Page(
                address,
                title,
                f"{one.asks} Asked of the law of {len(rows)} States.",
                (Told(report._replace(documents=(document,)), command),),
            )
            listed.append((table.title, made))
            yield made
    links = grouped(listed)
    sections = [
        Section(title, (Terms(tuple(Term(made.title, made.about) for made in pages)),))
        for title, pages in links.items()
    ]
    whole = elements.report(found, speakers, laws.version, day, whole=False)
    head = Document("The elements", (), tuple(sections), "")
    about = "Benefit, exemptions, other States' borders, aggravation: each element asked of every State."
    yield Page(
        "elements.html",
        "The elements",
        about,
        (Told(whole._replace(documents=(head,)), f"harmonize table --elements --as-of {day}"),),
    )


class CauseRow(NamedTuple):
    """A State whose law falls short for a cause."""

    cause: Annotated[str, Means("The permanent id of the point: the duty, and the element or rule that is lacking.")]
    kind: str
    state: StateCode
    state_name: str
    verdict: str


def of_causes(laws: Corpus, states: Sequence[StateTold], day: str) -> Iterator[Page]:
    """A page per cause, with the States that share it; and the list, the commonest first."""
    shared = grouped((one.id, (told, one)) for told in states for one in told.causes)
    order = sorted(shared, key=lambda name: (-len(shared[name]), name))
    every = []
    for name in order:
        found = shared[name]
        rows = [CauseRow(name, one.kind, told.code, told.name, one.block.words) for told, one in found]
        every += rows
        sections = [Section(told.name, (one.block,)) for told, one in found]
        table = recorded("Cause", f"{name}: the States that share it", CauseRow._fields, rows)
        shown = Section(
            "Which States share it", (Grid(table.shown(("state_name", "verdict"), "Which States share it")),)
        )
        report = tabled("harmonize-atlas-causes/1", table, laws.version, day, [shown, *sections])
        about = f"What is lacking under {name}, and the {len(found)} States whose law lacks it."
        command = f"harmonize check {found[0][0].code} --duty {name} --as-of {day}"
        yield Page(page.cause(name), title_of(laws, name), about, (Told(report, command),))
    table = recorded("Causes", "The causes", CauseRow._fields, every)
    counted = [(title_of(laws, name), name, str(len(shared[name]))) for name in order]
    told = recorded("Causes", "The causes, the commonest first", ("cause", "id", "States"), counted)
    report = tabled(
        "harmonize-atlas-causes/1", table, laws.version, day, [Section("The commonest first", (Grid(told.shown()),))]
    )
    about = "Why laws fall short: one element too narrow or one rule absent, and which States share it."
    yield Page("causes.html", "The causes", about, (Told(report, f"harmonize check --all --as-of {day}"),))


def title_of(laws: Corpus, name: str) -> str:
    """A cause by the provision and what is lacking."""
    duty, _, what = name.partition(":")
    found = laws.store.treaty.duties.get(duty)
    return f"{laws.store.treaty.cited(found) if found else duty}: {what.replace('_', ' ') or 'what it asks'}"


class ReformRow(NamedTuple):
    """What became of a duty in a State on a day, by which act."""

    day: Day
    state: StateCode
    state_name: str
    duty: DutyId
    turn: Annotated[
        str, Means("What became of it: a gap closed, narrowed, widened or opened, a doubt, a text read ...")
    ]
    before: str
    after: str
    act: Annotated[str, Means("The act, with where it stands.")]


def reforms(laws: Corpus, states: Sequence[StateTold], day: str) -> Page:
    """What changed in the law of every State, year by year, for the criminal core."""
    core = laws.store.treaty.selections.core
    told = [one.through.only(*core) for one in states]
    sources = {one.party.code: one.sources for one in told}
    rows = [
        ReformRow(
            item.after.since,
            item.party.code,
            item.party.name,
            item.duty.id,
            WORDS[item.turn],
            standing_in_words(item.before),
            standing_in_words(item.after),
            "; ".join(dict.fromkeys(timeline.happened(one, sources[item.party.code]) for one in item.after.why)),
        )
        for item in reversed(turns(told))
        if item.turn
    ]
    table = recorded("Reforms", "Reforms by year", ReformRow._fields, rows)
    years = grouped((row.day[:4], row) for row in rows)
    sections = [
        Section(
            year,
            (
                Grid(
                    recorded(year, year, ReformRow._fields, found).shown(
                        ReformRow._fields[:1] + ReformRow._fields[2:], year
                    )
                ),
            ),
        )
        for year, found in years.items()
    ]
    report = tabled("harmonize-atlas-reforms/1", table, laws.version, day, sections, timeline.OF_GAPS)
    about = "Which act, on which day, closed or opened which gap in the criminal core, State by State."
    return Page("reforms.html", "Reforms by year", about, (Told(report, f"harmonize history --all --as-of {day}"),))


def words(laws: Corpus) -> Page:
    """What every word of verdict, weight and evidence means."""
    report = catalogue.names(laws.store, "words")
    about = "What every word of verdict, weight and evidence means."
    made = report._replace(documents=(Document("What the words mean", (), explained(), ""),))
    return Page(page.WORDS, "What the words mean", about, (Told(made, "harmonize list words"),))


def explained() -> tuple[Section, ...]:
    """A section per kind of word, and in it one per word."""
    kinds = grouped((kind, Section(word, (Paragraph(means),))) for word, kind, means in meanings())
    return tuple(Section(kind.capitalize(), (), tuple(found)) for kind, found in kinds.items())


def places() -> dict[str, str]:
    """Where each word is explained."""
    anchors, sections = Anchors(), explained()
    anchors.chapters(Document("", (), sections, ""), several=False)
    found = ((one.title, anchors.section("", one)) for kind in sections for one in kind.sections)
    return {word: f"{page.WORDS}#{place}" for word, place in reversed(list(found))}
