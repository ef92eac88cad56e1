"""What a bill would do, told: what it closes and opens, whom it newly punishes or frees, which cases and requests change."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from harmonize.findings.assessment import Finding
from harmonize.findings.baseline import is_known, shortfalls
from harmonize.findings.case import Answer
from harmonize.findings.plan import Carried, Line, Moved, Plan
from harmonize.findings.progress import Step
from harmonize.norms.baseline import Shortfall
from harmonize.norms.facts import Words
from harmonize.norms.outcome import SHORTFALLS
from harmonize.norms.penalty import span, term
from harmonize.reports.amendments import duties as duties_closed
from harmonize.reports.amendments import sentences
from harmonize.reports.baseline import left_out, named, says
from harmonize.reports.document import Block, Document, Grid, Paragraph, Points, Report, Section, Term, Terms, framed
from harmonize.reports.pair import facts_of_part
from harmonize.reports.plain import Table
from harmonize.reports.surrender import STANDING_WORDS
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker, answer_words
from harmonize.visible import safe

NOTE = (
    "The law on file, and the same law with the bill laid over it, both asked for the same day. "
    "It tells what the text would say, not how it would be applied."
)
HEADINGS = (
    *("Closes", "Opens", "A narrower shortfall", "A wider shortfall"),
    *("Assessed for the first time", "Decided otherwise"),
)
NO_LONGER, NEWLY, STILL = "No longer left out", "Newly left out", "Still left out"
MOST = 4  # States named of those that extradite from a maximum on


class Told(NamedTuple):
    """One plan with what its bill is called, and who says the facts of the law before it and after it."""

    title: str
    found: Plan
    before: Speaker
    after: Speaker


def report(plans: Sequence[Told], version: str) -> Report:
    """One document for each bill; of several a table of the duties that any of them moves comes first."""
    over = [side_by_side(plans, version)] if len(plans) > 1 else []
    documents = (*over, *(document(one, version) for one in plans))
    data = {"format": "harmonize-plan/1", "dataset": version, "bills": [data_of(one) for one in plans]}
    rows = tuple(row for one in plans for row in plain_rows(one))
    table = Table("Plan", "What the bills would do", ("bill", "what", "of what", "before", "after"), rows)
    return Report(documents, table=table, data=data)


def document(told: Told, version: str) -> Document:
    """What one bill would do."""
    found = told.found
    sections = [
        Section("", (Paragraph(headline(told)),)),
        *duties(told),
        Section("Amendments of the advice", carried(told)),
        *conduct(told),
        Section("Standard cases that change", cases(found.moved, told.after.names)),
        Section("Cooperation that changes (the paid smuggler)", requests(told)),
        Section("Good practice lost", (Points(tuple(duty.title for duty in found.lost)),) if found.lost else ()),
    ]
    if found.empty:
        sections = [Section("", (Paragraph("Nothing would change."),))]
    return framed(f"{safe(found.after.party.name)}: {safe(told.title)}", version, found.after.day, sections, NOTE)


def headline(told: Told) -> str:
    """The bill in a sentence: how many shortfalls it closes, narrows and opens, what it punishes, which requests change."""
    found = told.found
    short = sum(item.verdict in SHORTFALLS and item.severity != "none" for item in found.before.findings)
    counts = Counter(heading_of(step) for step in found.steps)
    punishes = [regions(told, part, told.after) for part in ("only_second", "only_first")]
    newly, freed = ("; ".join(dict.fromkeys(title.lower() for title, _ in one)) for one in punishes)
    requests = len(found.turned)
    moves = (
        ("closes", "Closes"),
        ("narrows", "A narrower shortfall"),
        ("widens", "A wider shortfall"),
        ("opens", "Opens"),
    )
    told_of = (
        f"Of {short} shortfalls it {', '.join(f'{verb} {counts[heading]}' for verb, heading in moves)}",
        f"newly punishes part of: {newly}" if newly else "newly punishes nothing",
        *([f"no longer punishes part of: {freed}"] if freed else []),
        f"{requests} request{'s' if requests > 1 else ''} for surrender would stand otherwise"
        if requests
        else "no request for surrender changes",
    )
    return f"{'; '.join(told_of)}."


def duties(told: Told) -> Iterator[Section]:
    """The duties that the bill closes and opens, each with the facts that came or went."""
    for heading in HEADINGS:
        rows = tuple(row for step in told.found.steps if heading_of(step) == heading for row in step_rows(step, told))
        if rows:
            yield Section(heading, (Terms(rows),))


def step_rows(step: Step, told: Told) -> Iterator[Term]:
    """A duty with its verdicts, and what came or went in words."""
    before, after = map(verdict_words, (step.before, step.after))
    change = f"{before}, then {after}" if before != after else f"still {after}"
    yield Term(told.after.pinpoint(step.duty), safe(f"{step.duty.title}: {change}"))
    for head, facts in facts_of(step, told).items():
        # What is left of a shortfall is the report on the law under the bill: here its first counterexample.
        shown = facts[:1] if head == STILL else facts
        yield from (Term("", f"{head}: {words}") for words in shown)
        if shown != facts:
            yield Term("", f"and {len(facts) - 1} more, which `harmonize check {step.state} --with BILL` tells")


def facts_of(step: Step, told: Told) -> dict[str, list[str]]:
    """What a duty no longer leaves out under the bill, newly leaves out, and still leaves out, in words."""
    after = next((item for item in told.found.after.findings if item.duty.id == step.duty.id), None)
    better = step.kind == "better"
    speaker = told.before if better else told.after
    found: dict[str, list[str]] = {NO_LONGER: [], NEWLY: [], STILL: []}
    found[NO_LONGER if better else NEWLY] = [what(step.finding, one, speaker) for one in step.regions]
    if after:
        words = Words.of(told.found.after.party.code, told.after.groups)
        left = (
            one for one in shortfalls(step.state, after, words) if better or not is_known(one, [*step.regions], words)
        )
        found[STILL] = [what(after, one, told.after) for one in left]
    return found


def what(item: Finding | None, one: Shortfall, speaker: Speaker) -> str:
    """The facts of a shortfall, or the measure or duty that lacks."""
    if item is None:
        return named(one)
    return safe(left_out(item, one, speaker, speaker.groups)) or says(item, one, speaker, speaker.groups)


def heading_of(step: Step) -> str:
    """Under which heading a duty stands: met from now on, met no longer, or short of other facts than before."""
    match step.kind:
        case "better":
            return "A narrower shortfall" if step.after in SHORTFALLS else "Closes"
        case "worse":
            return "A wider shortfall" if step.before in SHORTFALLS else "Opens"
        case "learned":
            return "Assessed for the first time"
    return "Decided otherwise"


def conduct(told: Told) -> Iterator[Section]:
    """The facts that would be newly punished, and those that would be no longer."""
    for part, heading, speaker in (
        ("only_second", "Newly punished", told.after),
        ("only_first", "No longer punished", told.before),
    ):
        rows = tuple(Term(title, words) for title, words in regions(told, part, speaker))
        if rows:
            yield Section(heading, (Terms(rows),))


def regions(told: Told, part: str, speaker: Speaker) -> Iterator[tuple[str, str]]:
    """Offence by offence the facts of a part, the ordinary case if it has any."""
    for item in told.found.overlaps:
        yield from ((item.duty.title, words) for _, words in facts_of_part(item, part, speaker))


def cases(moved: Sequence[Moved], names: Mapping[str, str]) -> tuple[Block, ...]:
    """The standard cases with another answer."""
    if not moved:
        return ()
    rows = tuple(
        (
            item.pattern.name,
            answer(item.before),
            answer(item.after),
            "; ".join(line_words(line, names) for line in item.crossed),
        )
        for item in moved
    )
    return (Grid(Table("Cases", "", ("case", "before", "after", "crosses"), rows)),)


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
    left = f"Not made: {found.left} more that `harmonize check {found.after.party.code} --advise` has."
    table = Table("Amendments", "", ("amendment", "by the bill", "serves"), rows)
    return (Grid(table), *([Paragraph(left)] if found.left else []))


def answer(found: Answer) -> str:
    """A range in words, or that nothing is punished, or that it is open."""
    return answer_words(found, span(found.gravest))


def requests(told: Told) -> tuple[Block, ...]:
    """The ways to surrender that would stand otherwise, States with the same change together."""
    own, names = told.found.after.party, told.after.names
    groups: dict[str, list[str]] = {}
    for turn in told.found.turned:
        asks = turn.after.asking == own.code
        other = turn.after.asked if asks else turn.after.asking
        before, after = STANDING_WORDS[turn.before.standing], STANDING_WORDS[turn.after.standing]
        label = f"{safe(own.name)} {'asks' if asks else 'is asked'}: {before}, then {after}"
        groups.setdefault(label, []).append(names.get(other, other))
    rows = tuple(Term(label, ", ".join(others)) for label, others in groups.items())
    return (Terms(rows),) if rows else ()


def side_by_side(plans: Sequence[Told], version: str) -> Document:
    """The duties that any of several bills moves, with what becomes of them under each."""
    moved = {step.duty.id: step for one in plans for step in one.found.steps}
    rows = []
    for name, step in moved.items():
        words = [
            next((verdict_words(item.after) for item in one.found.steps if item.duty.id == name), "") for one in plans
        ]
        rows.append(
            (
                plans[0].after.pinpoint(step.duty),
                step.duty.title,
                verdict_words(step.before),
                *(word or "as before" for word in words),
            )
        )
    table = Table(
        "Bills", "", ("duty", "what it asks", "law on file", *(safe(one.title) for one in plans)), tuple(rows)
    )
    sections = [Section("Duties", (Grid(table),) if rows else (Paragraph("No duty would change."),))]
    return framed("Bills side by side", version, plans[0].found.after.day, sections, NOTE)


def plain_rows(told: Told) -> Iterator[tuple[str, ...]]:
    """Everything that changes as rows: the bill, what kind of thing, of what, before, after."""
    found = told.found
    for step in found.steps:
        verdicts = verdict_words(step.before), verdict_words(step.after)
        yield told.title, f"duty {step.kind}", step.duty.id, *verdicts
        for head, facts in facts_of(step, told).items():
            yield from ((told.title, head.lower(), f"{step.duty.id}: {words}", *verdicts) for words in facts)
    for part, before, after in (
        ("only_second", "not punished", "punished"),
        ("only_first", "punished", "not punished"),
    ):
        for title, words in regions(told, part, told.after if part == "only_second" else told.before):
            yield told.title, "conduct", f"{title}: {words}", before, after
    yield from (
        (told.title, "standard case", item.pattern.name, answer(item.before), answer(item.after))
        for item in found.moved
    )
    for turn in found.turned:
        way = f"{turn.after.asking} asks {turn.after.asked}"
        yield told.title, "surrender", way, turn.before.standing, turn.after.standing
    yield from (
        (told.title, "amendment", sentences(one.amendment, told.before), "", "made" if one.wholly else "in part")
        for one in found.carried
    )
    yield from ((told.title, "good practice lost", duty.id, "", "") for duty in found.lost)


def data_of(told: Told) -> dict[str, object]:
    """One plan for programs."""
    found = told.found
    return {
        "bill": told.title,
        "state": found.after.party.code,
        "day": found.after.day,
        "duties": [
            {
                "duty": step.duty.id,
                "kind": step.kind,
                "before": step.before,
                "after": step.after,
                **{head.lower().replace(" ", "_"): facts for head, facts in facts_of(step, told).items()},
            }
            for step in found.steps
        ],
        "newly_punished": [list(item) for item in regions(told, "only_second", told.after)],
        "no_longer_punished": [list(item) for item in regions(told, "only_first", told.before)],
        "cases": [
            {
                "facts": item.pattern.id,
                "before": answer(item.before),
                "after": answer(item.after),
                "crossed": [{"months": line.months, "states": list(line.states)} for line in item.crossed],
            }
            for item in found.moved
        ],
        "surrender": [
            {
                "asking": item.after.asking,
                "asked": item.after.asked,
                "before": item.before.standing,
                "after": item.after.standing,
            }
            for item in found.turned
        ],
        "amendments": {
            "made": [carried_data(item, told) for item in found.carried if item.wholly],
            "in_part": [carried_data(item, told) for item in found.carried if not item.wholly],
            "left": found.left,
        },
        "good_practice_lost": [duty.id for duty in found.lost],
    }


def carried_data(item: Carried, told: Told) -> dict[str, object]:
    """An amendment that the bill makes, for programs."""
    return {"says": sentences(item.amendment, told.before), "serves": list(item.amendment.serves)}
