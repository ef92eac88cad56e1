"""Codings of one law, told: how far they agree, and everything to be decided, as facts, with the lines of each."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import NamedTuple

from harmonize.findings.answer import Answer
from harmonize.findings.disputed_facts import NO, OPEN, SURE, Dispute
from harmonize.findings.disputed_ranges import DisputedRange
from harmonize.findings.matters import Matter
from harmonize.findings.overlap import Dated
from harmonize.findings.reconcile import Reconciliation
from harmonize.grouping import grouped
from harmonize.norms.meaning import Count, DayIfKnown
from harmonize.norms.outcome import Near
from harmonize.norms.penalty import span
from harmonize.norms.treaty import Treaty
from harmonize.reports.document import Block, Document, Grid, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.listing import ListedOn
from harmonize.reports.matter_words import answers_of, case_words, count, heading, part_words, rule_words
from harmonize.reports.plain import Table, recorded
from harmonize.reports.precedents import ANSWERS
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker
from harmonize.visible import safe

NOTE = (
    "Compared are the clauses of all offences, their maxima, minima and fines, the general part, jurisdiction, circumstances "
    "to weigh, measures, and how far each section was read. Verdicts and standard cases are those of this day. What follows "
    "from one clause or rule that is written otherwise stands under one number, with the verdicts that differ and ask about it."
)
WORDS = {SURE: "criminalized", OPEN: "unsettled or not read", NO: "not criminalized"}
SHOWN = 12
LONGEST = 300  # characters of a sentence
MOST_CASES = 5  # of one matter


class MatterRow(NamedTuple):
    """One difference of a matter to decide: what each of two codings says at which line, and the verdicts that turn on it."""

    matter: Count
    kind: str
    what: str
    first: str
    second: str
    verdicts: str
    since: DayIfKnown
    until: DayIfKnown
    first_line: str
    second_line: str


class Told(NamedTuple):
    """Two codings, what they are called, who says the facts of a law, the treaties, and the names of all that are compared."""

    found: Reconciliation
    names: tuple[str, str]
    speaker: Callable[[Dated], Speaker]
    treaty: Treaty
    codings: Sequence[str] = ()


def report(told: Sequence[Told], version: str, *, whole: bool) -> Report:
    """The reconciliation, whole or with what moves most; of several codings the first with each of the others."""
    numbered = list(in_order(told))
    rows = tuple(row for number, one, item in numbered for row in plain_rows(number, one, item)) if whole else ()
    names = told[0].names if len(told) == 1 else ("first of the two", "second of the two")
    head = (*MatterRow._fields[:3], *names, *MatterRow._fields[5:])
    law = told[0].found.difference.left
    return Report(
        tuple(document(one, [item for item in numbered if item[1] is one], version, whole=whole) for one in told),
        "" if len(told) == 1 else f"{safe(law.law.name)}: {len(told) + 1} codings",
        table=recorded("Disputes", "Where the codings differ", head, rows) if whole else None,
        data=ListedOn("harmonize-reconcile/2", version, law.day, rows),
        dataset=version,
    )


def names_of(files: Sequence[str]) -> list[str]:
    """What codings are called: by the names of their files, with as much of the folder as tells them apart."""
    parts = [PurePath(file).parts for file in files]
    tails = (["/".join(one[-depth:]) for one in parts] for depth in range(1, max(map(len, parts)) + 1))
    return next((names for names in tails if len(set(names)) == len(names)), list(files))


Numbered = tuple[int, Told, Matter]


def in_order(told: Sequence[Told]) -> Iterator[Numbered]:
    """Everything to decide with the number by which it is settled."""
    number = 0
    for one in told:
        for item in one.found.matters:
            number += 1
            yield number, one, item


def document(told: Told, numbered: Sequence[Numbered], version: str, *, whole: bool) -> Document:
    """How far two codings agree, and what is to be decided between them."""
    found = told.found
    every = [one for one in numbered if not one[2].of_breadth]
    shown = every if whole else every[:SHOWN]
    rest = len(every) - len(shown)
    decide = tuple(
        Section(title(number, told, item), tuple(blocks(told, item, whole=whole))) for number, _, item in shown
    )
    sections = [
        Section("Agreement", tuple(agreement(told))),
        Section("Verdicts that differ", verdicts(told)),
        Section("To decide", (), decide),
        Section("", (Paragraph(f"and {rest} more (--all)"),) if rest else ()),
        Section("Read by one of the two only", by_one(told, numbered)),
        Section("Standard cases that differ", cases(told)),
        Section("Written otherwise with the same result", idle(told) if whole else ()),
    ]
    name = f"{safe(found.difference.left.law.name)}: {told.names[0]} and {told.names[1]}"
    return framed(name, version, found.difference.left.day, sections, NOTE)


def agreement(told: Told) -> Iterator[Block]:
    """How far two codings agree: ``alike on 368 of 379 duties and 33 of 35 standard cases``, and what explains the rest."""
    found = told.found
    idle = len(found.idle)
    beside = f" {count(idle, 'part')} of the files written otherwise with the same result (--all)." if idle else ""
    if found.alike:
        yield Paragraph(f"Nothing that is compared differs.{beside}")
        return
    duties, cases = len(found.difference.duties), len(found.difference.ranges)
    rules = sum(len(item.rules) for item in found.matters)
    yield Paragraph(
        f"Alike on {duties - len(found.verdicts)} of {duties} duties and {cases - len(found.cases)} of {cases} standard cases; "
        f"{count(len(found.matters), 'matter')} to decide: {count(len(found.disputes), 'clause')} in dispute, "
        f"{count(len(found.ranges), 'range')}, {count(rules, 'rule')}.{beside}"
    )
    if names := found.elements.names:
        least = "The smallest set of elements that explains" if found.elements.smallest else "Elements that explain"
        yield Paragraph(f"{least} all disputes about facts: {told.speaker(found.difference.left).elements(names)}.")
    if found.unexplained:
        yield Paragraph(f"Verdicts that no single matter explains: {', '.join(found.unexplained)}.")
    if found.disputes:
        yield counts(told)


def counts(told: Told) -> Grid:
    """How many clauses are in dispute, by what each coding says of the facts."""
    found = told.found
    head = (f"{told.names[0]} says", *(f"{told.names[1]}: {WORDS[word]}" for word in (SURE, OPEN, NO)))
    rows = tuple(
        (WORDS[one], *("-" if one == other else str(found.counted(one, other)) for other in (SURE, OPEN, NO)))
        for one in (SURE, OPEN, NO)
    )
    return Grid(Table("Counts", "", head, rows))


def verdicts(told: Told) -> tuple[Grid, ...]:
    """The duties with another verdict."""
    rows = tuple(
        (item.duty.id, item.duty.title, verdict_words(item.before), verdict_words(item.after))
        for item in told.found.verdicts
    )
    return (Grid(Table("Verdicts", "", ("duty", "what it asks", *told.names), rows)),) if rows else ()


def title(number: int, told: Told, item: Matter) -> str:
    """A matter under its number, with what it moves and when it stood."""
    moved = [f"moves {count(len(item.moves), 'verdict')}"] if item.moves else []
    if not moved and item.shifts:
        moved = [f"moves no verdict, {count(len(item.shifts), 'counterexample')}"]
    if item.until:
        moved.append(f"from {item.since} until {item.until}" if item.since else f"until {item.until}")
    return f"{number}  {heading(item, told.treaty)}" + (f" ({'; '.join(moved)})" if moved else "")


def blocks(told: Told, item: Matter, *, whole: bool) -> Iterator[Block]:
    """What is to be decided in a sentence, the cases that decide it as a table, and where it stands and what it moves."""
    rows = list(deciding(told, item))
    yield Terms((Term("Decide", sentence(told, item, rows)),))
    lines = [
        clause_lines(item, near) for near in (*(one.near for one in item.disputes), *(one.near for one in item.ranges))
    ]
    placed = [
        (row[0], *(f"{word}, line {line}" if line else word for word, line in zip(row[1:], at, strict=True)))
        for row, at in zip(rows, (*lines, *[(0, 0)] * len(rows)), strict=False)
    ]
    shown = placed if whole else placed[:MOST_CASES]
    more = ((f"and {len(rows) - len(shown)} more (--all)", "", ""),) if len(rows) > len(shown) else ()
    if len(rows) > 1:
        yield Grid(Table("Deciding", "", ("case", *told.names), (*shown, *more)))
    yield Terms(tuple(terms(told, item, whole=whole)))


def sentence(told: Told, item: Matter, rows: Sequence[tuple[str, str, str]]) -> str:
    """A dispute in one sentence: the plainest case that decides it, and what each coding says of it."""
    if not rows:  # one of them says nothing of the day
        return f"whether {heading(item, told.treaty)} stands in the law."
    told_as = [as_sentence(told, row) for row in (*rows, *briefly(told, item, rows))]
    return next((one for one in told_as if len(one) <= LONGEST), min(told_as, key=len))


def as_sentence(told: Told, row: tuple[str, str, str]) -> str:
    """A case with what each coding says of it, as a sentence."""
    case, *said = row
    return f"{case}: {'; '.join(f'{name} {word}' for name, word in zip(told.names, said, strict=True))}."


def briefly(told: Told, item: Matter, rows: Sequence[tuple[str, str, str]]) -> Iterator[tuple[str, str, str]]:
    """Shorter words for the first case of a matter: the elements on which it turns, and what only one of two answers has."""
    case, first, second = rows[0]
    clauses: tuple[Dispute | DisputedRange, ...] = (*item.disputes, *item.ranges)
    for clause in clauses[:1]:
        near = clause.near[1 - clause.wider]
        turning = (*(near.dimensions if near else ()), "state", "how")
        yield case_words(told.speaker(item.sides[clause.wider]), clause.fact, turning), first, second
        yield heading(item, told.treaty), first, second
        return
    one, other = first.split(", "), second.split(", ")
    here, there = (
        ", ".join(word for word in mine if word not in theirs) for mine, theirs in ((one, other), (other, one))
    )
    yield case, f"alone: {here}" if here else "nothing more", f"alone: {there}" if there else "nothing more"
    yield case, first.partition(":")[0], f"{second.partition(':')[0]}, for another reason"
    yield case.partition(": ")[0], first, second


def deciding(told: Told, item: Matter) -> Iterator[tuple[str, str, str]]:
    """The cases that decide a matter, each with what the codings say of it: facts, ranges, rules."""
    for dispute in item.disputes:
        first, second = (WORDS[said] for said in dispute.answers)
        yield case_words(told.speaker(item.sides[dispute.wider]), dispute.fact), first, second
    for one in item.ranges:
        first, second = map(span_of, one.answers)
        yield case_words(told.speaker(item.sides[one.wider]), one.fact), first, second
    for rule in item.rules:
        yield rule_words(rule, told.speaker(item.sides[rule.wider])), *answers_of(rule)


def terms(told: Told, item: Matter, *, whole: bool) -> Iterator[Term]:
    """What bears on a matter: cases on file, where it is written, since when, and what it moves."""
    for case in item.referees:
        range_of = f", {span(case.range)}" if case.range else ""
        yield Term(
            "On file", safe(f"{case.says} Reported: {ANSWERS[case.punishable]}{range_of} ({case.source}, {case.day})")
        )
    for part in item.parts:
        if any(part.places):
            told_where = (place or f"{name} has none" for name, place in zip(told.names, part.places, strict=True))
            yield Term("Written", f"{part_words(part)}: {safe(', '.join(told_where))}")
    for dispute in item.disputes if whole else item.disputes[:1]:
        if dispute.votes:
            said_by = grouped(zip(dispute.votes, told.codings, strict=True))
            of = len(told.codings)
            by = (f"{len(codings)} of {of} {WORDS[word]} ({', '.join(codings)})" for word, codings in said_by.items())
            yield Term("All codings", "; ".join(by))
    if item.since and not item.until:
        yield Term("Since", item.since)
    if item.moves:
        yield Term("Verdicts", ", ".join(item.moves))
    if item.shifts:
        yield Term("Counterexamples", f"{', '.join(item.shifts)} (the same verdict)")
    if item.ways:
        asked = dict.fromkeys(code for way in item.ways for code in way if code != told.found.difference.left.law.code)
        yield Term("Surrender", f"another answer with {', '.join(asked)}")


def by_one(told: Told, numbered: Sequence[Numbered]) -> tuple[Block, ...]:
    """What only one of two readers has read or answered: a line a section, with the numbers by which it is settled."""
    lines: dict[str, list[str]] = {}
    alone: dict[tuple[str, int], list[str]] = {}
    for number, _, item in numbered:
        if item.by_one is not None:
            alone.setdefault((told.treaty.measures[item.parts[0].way[1]].section, item.by_one), []).append(str(number))
        elif item.of_breadth:
            moved = f" (moves {count(len(item.moves), 'verdict')})" if item.moves else ""
            said = zip(told.names, answers_of(item.rules[0]) if item.rules else ("", ""), strict=True)
            words = ", ".join(f"{name} {word}".rstrip() for name, word in said)
            lines.setdefault(item.parts[0].way[1], []).append(f"{words}{moved}: {number}")
    for (section, at), numbers in sorted(alone.items()):
        lines.setdefault(section, []).append(
            f"{told.names[at]} alone has {count(len(numbers), 'answer')}: {', '.join(numbers)}"
        )
    rows = tuple(Term(section.replace("_", " "), "; ".join(parts)) for section, parts in sorted(lines.items()))
    return (Terms(rows),) if rows else ()


def clause_lines(item: Matter, near: tuple[Near | None, Near | None]) -> tuple[int, int]:
    """The line of the nearest clause of each coding; 0 where there is none."""
    one, other = (side.law.line_of(at) if at else 0 for side, at in zip(item.sides, near, strict=True))
    return one, other


def clause_places(item: Matter, near: tuple[Near | None, Near | None]) -> tuple[str, str]:
    """Where the nearest clause of each coding stands."""
    one, other = (
        side.law.place(side.law.line_of(clause)) if clause else ""
        for side, clause in zip(item.sides, near, strict=True)
    )
    return one, other


def span_of(found: Answer) -> str:
    """The range of an answer, and how a fine stands to it."""
    fines = {norm.fined for norm in found.norms if norm.range == found.gravest and norm.fined}
    sure = span(found.gravest) + (f", fine ({', '.join(sorted(fines)).replace('_', ' ')})" if fines else "")
    perhaps = ", ".join(dict.fromkeys(span(extent) for extent, _ in found.otherwise))
    if found.punishable != SURE:
        return f"{WORDS[found.punishable]}: {perhaps}" if perhaps else WORDS[found.punishable]
    return f"{sure}, perhaps {perhaps}" if perhaps else sure


def offence(item: Matter, one: DisputedRange) -> str:
    """The offence of the coding that says more."""
    near = one.near[one.wider]
    return safe(item.sides[one.wider].law.provisions[near.provision].title) if near else ""


def cases(told: Told) -> tuple[Grid, ...]:
    """The standard cases that the codings answer otherwise."""
    rows = tuple(
        (
            item.name,
            *(span_of(one) if one.punishable == SURE else WORDS[one.punishable] for one in (item.left, item.right)),
        )
        for item in told.found.cases
    )
    return (Grid(Table("Cases", "", ("case", *told.names), rows)),) if rows else ()


def idle(told: Told) -> tuple[Grid, ...]:
    """What is not written alike and decides nothing by itself."""
    rows = tuple((part_words(part), *(place or "none" for place in part.places)) for part in told.found.idle)
    return (Grid(Table("Idle", "", ("part", *told.names), rows)),) if rows else ()


def plain_rows(number: int, told: Told, item: Matter) -> Iterator[MatterRow]:
    """Every difference of a matter as a row."""
    head = heading(item, told.treaty)

    def row(kind: str, what: str, answers: Iterable[str], lines: tuple[str, str] = ("", "")) -> MatterRow:
        first, second = answers
        return MatterRow(
            number, kind, what, first, second, ", ".join(item.moves), item.since, item.until, *map(safe, lines)
        )

    for one in item.disputes:
        speaker = told.speaker(item.sides[one.wider])
        yield row(
            "facts",
            f"{head}: {case_words(speaker, one.fact)}",
            (WORDS[word] for word in one.answers),
            clause_places(item, one.near),
        )
    for found in item.ranges:
        what = f"{head}: {offence(item, found)}"
        yield row("range", what, map(span_of, found.answers), clause_places(item, found.near))
    yield from (row(rule.kind.value, head, answers_of(rule)) for rule in item.rules)
