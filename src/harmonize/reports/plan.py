"""What a bill would do, told: what it closes and opens, whom it newly punishes or frees, which cases and requests change."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from harmonize.findings.baseline import is_known, shortfalls
from harmonize.findings.difference import DutyChange, Turn
from harmonize.findings.plan import Line, Plan
from harmonize.grouping import grouped
from harmonize.norms.baseline import Shortfall
from harmonize.norms.facts import Words
from harmonize.norms.penalty import term
from harmonize.norms.treaty import Duty
from harmonize.reports.amendments import duties as duties_closed
from harmonize.reports.amendments import sentences
from harmonize.reports.baseline import left_out, says
from harmonize.reports.document import Block, Document, Grid, Paragraph, Points, Report, Section, Term, Terms, framed
from harmonize.reports.facts_in_words import listed
from harmonize.reports.listing import ListedOn
from harmonize.reports.pair import facts_of_part
from harmonize.reports.penalty_words import range_words
from harmonize.reports.plain import Table, recorded
from harmonize.reports.surrender import STANDING_WORDS
from harmonize.reports.verdict_words import moved, verdict_words
from harmonize.reports.wording import Speaker, sentence
from harmonize.visible import safe

NOTE = (
    "The law on file, and the same law with the bill laid over it, both asked for the same day. "
    "It tells what the text would say, not how it would be applied."
)
HEADINGS = {
    Turn.CLOSED: "Closes",
    Turn.OPENED: "Opens",
    Turn.NARROWED: "A narrower shortfall",
    Turn.WIDENED: "A wider shortfall",
    Turn.SETTLED: "Settles",
    Turn.DOUBT: "Leaves open",
    Turn.LEARNED: "Assessed for the first time",
    Turn.BEYOND: "Goes further than asked",
    Turn.OTHERWISE: "Decided otherwise",
}
COUNTED = {Turn.CLOSED: "closes", Turn.NARROWED: "narrows", Turn.WIDENED: "widens", Turn.OPENED: "opens"}
NO_LONGER, NEWLY, STILL = "Now covered", "No longer covered", "Still not covered"
PUNISHED = {"only_second": "Newly punished", "only_first": "No longer punished"}
MOST = 4  # States named of those that extradite from a maximum on


class Told(NamedTuple):
    """One plan with what its bill is called, and who says the facts of the law before it and after it."""

    title: str
    found: Plan
    before: Speaker
    after: Speaker


class Otherwise(NamedTuple):
    """One thing that is otherwise under a bill, or under another text of a treaty: what, of which duty, before and after."""

    text: str
    state: str
    what: str
    duty: str
    before: str
    after: str
    facts: str


def report(plans: Sequence[Told], version: str) -> Report:
    """One document for each bill; of several a table of the duties that any of them moves comes first."""
    over = [side_by_side(plans, version)] if len(plans) > 1 else []
    documents = (*over, *(document(one, version) for one in plans))
    rows = tuple(
        Otherwise(one.title, one.found.difference.right.party.code, *row) for one in plans for row in changes(one)
    )
    table = recorded("Plan", "What the bills would do", Otherwise._fields, rows)
    data = ListedOn("harmonize-plan/2", version, plans[0].found.difference.right.day, rows)
    return Report(documents, table=table, data=data, dataset=version)


def document(told: Told, version: str) -> Document:
    """What one bill would do."""
    found, law = told.found, told.found.difference.right
    sections = [
        Section("", (Paragraph(headline(told)),)),
        *duties(told),
        Section("Amendments of the advice", carried(told)),
        *conduct(told),
        Section("Standard cases that change", cases(told)),
        Section("Cooperation that changes (the paid smuggler)", requests(told)),
        Section("Changes without effect", (Points(tuple(idle(told))),) if found.idle else ()),
        Section("Good practice lost", (Points(tuple(duty.title for duty in found.lost)),) if found.lost else ()),
    ]
    if found.empty:
        sections = [Section("", (Paragraph("Nothing would change."),))]
    return framed(f"{safe(law.party.name)}: {safe(told.title)}", version, law.day, sections, NOTE)


def headline(told: Told) -> str:
    """The bill in a sentence: how many shortfalls it closes, narrows and opens, what it punishes, which requests change."""
    found = told.found
    counts = Counter(item.turn for item in found.difference.duties)
    moves = (f"{words} {counts[turn]}" for turn, words in COUNTED.items() if counts[turn] or turn is not Turn.WIDENED)
    newly, freed = (
        ", ".join(dict.fromkeys(duty.title.lower() for duty, _ in regions(told, part))) for part in PUNISHED
    )
    requests = len(found.rerouted)
    return "; ".join(
        (
            f"{sentence(', '.join(moves))} of {len(found.short)} shortfalls",
            f"newly punishes part of {newly}" if newly else "newly punishes nothing",
            *([f"no longer punishes part of {freed}"] if freed else []),
            f"{requests} request{'s' if requests > 1 else ''} for surrender would stand otherwise."
            if requests
            else "no request for surrender changes.",
        )
    )


def duties(told: Told) -> Iterator[Section]:
    """The duties that the bill closes and opens, each with the facts that came or went."""
    for turn, heading in HEADINGS.items():
        rows = tuple(row for item in told.found.of(turn) for row in duty_rows(item, told))
        if rows:
            yield Section(heading, (Terms(rows),))


def duty_rows(item: DutyChange, told: Told) -> Iterator[Term]:
    """A duty with its verdicts, and what came or went in words."""
    yield Term(told.after.pinpoint(item.duty), safe(f"{item.duty.title}: {moved(item.before, item.after)}"))
    for head, facts in facts_of(item, told).items():
        # What is left of a shortfall is the report on the law under the bill: here its first counterexample.
        shown = facts[:1] if head == STILL else facts
        yield from (Term("", f"{head}: {words}") for words in shown)
        if shown != facts:
            yield Term("", f"and {len(facts) - 1} more, which `harmonize check {item.state} --with BILL` tells")


def facts_of(item: DutyChange, told: Told) -> dict[str, list[str]]:
    """What a duty no longer leaves out under the bill, newly leaves out, and still leaves out, in words."""
    words = Words.of(item.state, told.after.groups)
    left = shortfalls(item.state, item.right, words) if item.right else []
    return {
        NO_LONGER: [what(one, item.duty, told.before) for one in item.went],
        NEWLY: [what(one, item.duty, told.after) for one in item.came],
        STILL: [what(one, item.duty, told.after) for one in left if not is_known(one, [*item.came], words)],
    }


def what(one: Shortfall, duty: Duty, speaker: Speaker) -> str:
    """The facts of a shortfall, or the measure or duty that lacks."""
    return safe(left_out(one, duty, speaker)) or says(one, duty, speaker)


def conduct(told: Told) -> Iterator[Section]:
    """The facts that would be newly punished, and those that would be no longer."""
    for part, heading in PUNISHED.items():
        rows = tuple(Term(duty.title, words) for duty, words in regions(told, part))
        if rows:
            yield Section(heading, (Terms(rows),))


def regions(told: Told, part: str) -> Iterator[tuple[Duty, str]]:
    """Offence by offence the facts of a part, the ordinary case if it has any."""
    speaker = told.after if part == "only_second" else told.before
    for item in told.found.difference.facts:
        yield from ((item.duty, words) for _, words in facts_of_part(item, part, speaker))


def cases(told: Told) -> tuple[Block, ...]:
    """The standard cases with another answer."""
    rows = tuple(
        (
            same.name,
            range_words(same.left),
            range_words(same.right),
            "; ".join(line_words(line, told.after.names) for line in told.found.crossed(same)),
        )
        for same in told.found.difference.ranges
    )
    return (Grid(Table("Cases", "", ("case", "before", "after", "crosses"), rows)),) if rows else ()


def line_words(line: Line, names: Mapping[str, str]) -> str:
    """What a maximum decides: a serious crime, or whether some States would extradite."""
    if not line.states:
        return f"serious crime ({term(line.months)})"
    more = f" and {len(line.states) - MOST} more" if len(line.states) > MOST else ""
    told = ", ".join(names.get(code, code) for code in line.states[:MOST])
    return f"extradition from {term(line.months)} on ({safe(told)}{more})"


def carried(told: Told) -> tuple[Block, ...]:
    """The amendments of the advice that the bill makes, and how many it does not."""
    found = told.found
    if not found.carried:
        return ()
    rows = tuple(
        (
            sentences(item.amendment, told.before),
            "made" if item.wholly else "made in part",
            duties_closed(item.amendment.serves, told.before),
        )
        for item in found.carried
    )
    left = f"Not made: {found.left} more that `harmonize check {found.difference.right.party.code} --advise` has."
    table = Table("Amendments", "", ("amendment", "by the bill", "serves"), rows)
    return (Grid(table), *([Paragraph(left)] if found.left else []))


def idle(told: Told) -> Iterator[str]:
    """The changes that let in facts which another element of the same clause still keeps out, each with what to write."""
    speaker = told.after
    for item in told.found.idle:
        place = speaker.cites(speaker.law.provisions[item.provision].cite[:1])
        let_in = listed(item.element, item.values)
        yield safe(
            f"{place}, clause {item.clause}: cases {let_in} stay out, since the clause still requires "
            f"{speaker.elements([item.still])}; write `{item.still}: any` as well"
        )


def requests(told: Told) -> tuple[Block, ...]:
    """The ways to surrender that would stand otherwise, States with the same change together."""
    own, names = told.found.difference.right.party, told.after.names
    groups: list[tuple[str, str]] = []
    for turn in told.found.rerouted:
        asks = turn.after.asking == own.code
        other = turn.after.asked if asks else turn.after.asking
        before, after = STANDING_WORDS[turn.before.standing], STANDING_WORDS[turn.after.standing]
        label = f"{safe(own.name)} {'asks' if asks else 'is asked'}: {before}, then {after}"
        groups.append((label, names.get(other, other)))
    rows = tuple(Term(label, ", ".join(others)) for label, others in grouped(groups).items())
    return (Terms(rows),) if rows else ()


def side_by_side(plans: Sequence[Told], version: str) -> Document:
    """The duties that any of several bills moves, with what becomes of them under each."""
    found = (
        [
            ((one.after.pinpoint(item.duty), item.duty.title), verdict_words(item.before), verdict_words(item.after))
            for item in one.found.difference.duties
        ]
        for one in plans
    )
    head = ("duty", "what it asks", "law on file", *(safe(one.title) for one in plans))
    blocks = beside(head, found) or (Paragraph("No duty would change."),)
    return framed("Bills side by side", version, plans[0].found.difference.right.day, [Section("Duties", blocks)], NOTE)


def beside(head: tuple[str, ...], found: Iterable[Iterable[tuple[tuple[str, str], str, str]]]) -> tuple[Block, ...]:
    """What several texts make of each thing that any of them changes: how it stands on file, and under each of them."""
    rows: dict[tuple[str, str], list[str]] = {}
    for at, moves in enumerate(found, 3):
        for thing, before, after in moves:
            rows.setdefault(thing, [*thing, before, *("as before" for _ in head[3:])])[at] = after
    return (Grid(Table("Texts", "", head, tuple(map(tuple, rows.values())))),) if rows else ()


def changes(told: Told) -> Iterator[tuple[str, str, str, str, str]]:
    """Everything that changes: what kind of thing, of which duty, before, after, and the facts or whatever else it is about."""
    found = told.found
    for item in found.difference.duties:
        verdicts = verdict_words(item.before), verdict_words(item.after)
        yield (f"duty {item.turn.words}" if item.turn else "duty"), item.duty.id, *verdicts, ""
        for head, facts in facts_of(item, told).items():
            yield from ((head.lower(), item.duty.id, *verdicts, words) for words in facts)
    for part, sides in (("only_second", ("not punished", "punished")), ("only_first", ("punished", "not punished"))):
        yield from (("conduct", duty.id, *sides, words) for duty, words in regions(told, part))
    for same in found.difference.ranges:
        sides = range_words(same.left), range_words(same.right)
        yield "standard case", same.duty, *sides, same.name
        yield from (
            ("crosses", same.duty, *sides, f"{same.name}: {line_words(one, told.after.names)}")
            for one in found.crossed(same)
        )
    for turn in found.rerouted:
        standings = turn.before.standing, turn.after.standing
        yield "surrender", "", *standings, f"{turn.after.asking} asks {turn.after.asked}"
    for one in found.carried:
        yield "amendment", "", "", "made" if one.wholly else "in part", sentences(one.amendment, told.before)
    yield from (("without effect", "", "", "", words) for words in idle(told))
    yield from (("good practice lost", duty.id, "", "", "") for duty in found.lost)
