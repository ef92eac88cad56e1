"""Two codings of one law, told: how far they agree, and every disagreement as facts to decide, with the lines of both."""

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.case import Answer
from harmonize.findings.disputed_facts import NO, OPEN, SURE, Dispute
from harmonize.findings.disputed_ranges import DisputedRange
from harmonize.findings.reconcile import Reconciliation
from harmonize.norms.outcome import Near
from harmonize.norms.penalty import span
from harmonize.reports.document import Document, Grid, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.pair import Pair
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker
from harmonize.visible import safe

NOTE = (
    "Compared are the clauses of all offences, their maxima, minima and fines, measures, verdicts and standard cases, on this "
    "one day. Rules on jurisdiction and sentencing factors show in the verdicts only. A dispute is told inside the clause that "
    "says more, with the verdicts that differ and ask about such facts."
)
WORDS = {SURE: "criminalized", OPEN: "unsettled or not read", NO: "not criminalized"}
SHOWN = 12


class Told(NamedTuple):
    """Two codings, what they are called, and who says the facts of each."""

    found: Reconciliation
    names: tuple[str, str]
    speakers: tuple[Speaker, Speaker]


def report(told: Told, version: str, *, whole: bool) -> Report:
    """The reconciliation, whole or with the disputes that move most."""
    rows = tuple(plain_rows(told)) if whole else ()
    table = Table("Disputes", "Where the codings differ", ("kind", "what", *told.names, "verdicts"), rows)
    return Report(
        (document(told, version, whole=whole),),
        table=table if whole else None,
        data=data(told, version) if whole else {},
        dataset=version,
    )


def document(told: Told, version: str, *, whole: bool) -> Document:
    """How far two codings agree, and where they do not."""
    found = told.found
    sections = [
        Section("Agreement", (Paragraph(agreement(found)), *((counts(told),) if found.disputes else ()))),
        Section("Verdicts that differ", verdicts(told)),
        Section("Facts in dispute", sections=tuple(disputes(told, whole=whole))),
        Section("Ranges that differ", ranges(told)),
        Section("Standard cases that differ", cases(told)),
        Section("Rules that differ", rules(told)),
    ]
    title = f"{safe(found.first.law.name)}: {told.names[0]} and {told.names[1]}"
    return framed(title, version, found.first.day, sections, NOTE)


def agreement(found: Reconciliation) -> str:
    """``alike on 368 of 379 duties and 33 of 35 standard cases``."""
    if found.alike:
        return "Nothing that is compared differs."
    duties, cases = found.duties - len(found.verdicts), found.asked - len(found.cases)
    return (
        f"Alike on {duties} of {found.duties} duties and {cases} of {found.asked} standard cases; "
        f"{len(found.disputes)} clauses in dispute, {len(found.ranges)} ranges, {len(found.rules)} rules."
    )


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
        (one.duty.id, one.duty.title, verdict_words(one.verdict), verdict_words(other.verdict))
        for one, other in told.found.verdicts
    )
    return (Grid(Table("Verdicts", "", ("duty", "what it asks", *told.names), rows)),) if rows else ()


def disputes(told: Told, *, whole: bool) -> Iterator[Section]:
    """Every dispute under its number, what moves most first."""
    every = told.found.disputes
    for number, item in enumerate(every if whole else every[:SHOWN], 1):
        moves = f"differs with {len(item.moves)} verdicts" if len(item.moves) > 1 else "differs with one verdict"
        title = f"{number}  {clause(told, item)}" + (f" ({moves})" if item.moves else "")
        yield Section(title, (Terms(tuple(terms(told, item))),))
    if not whole and len(every) > SHOWN:
        yield Section("", (Paragraph(f"and {len(every) - SHOWN} more (--all)"),))


def clause(told: Told, item: Dispute) -> str:
    """The offence and the clause that says more."""
    near = item.near[item.wider]
    law = (told.found.first, told.found.second)[item.wider].law
    if near is None:
        return ""
    return safe(f"{law.provisions[near.provision].title}: {near.clause}")


def terms(told: Told, item: Dispute) -> Iterator[Term]:
    """The facts to decide, and what each coding says of them at which line."""
    speaker = told.speakers[item.wider]
    for cube in item.cubes:
        yield Term("Decide", facts(speaker, cube, item.clause))
    if item.more:
        yield Term("", "and further facts of this clause")
    for name, said, line in zip(told.names, item.answers, lines(told, item.near), strict=True):
        yield Term(name, f"{WORDS[said]} [{line}]" if line else WORDS[said])
    if item.moves:
        yield Term("Verdicts", ", ".join(item.moves))


def facts(speaker: Speaker, cube: int, around: int) -> str:
    """Facts in words: in what they are narrower than the clause around them; all of it where in nothing."""
    return ", ".join(speaker.phrases(cube, around)) or "all of it"


def lines(told: Told, near: tuple[Near | None, Near | None]) -> tuple[str, str]:
    """Where the nearest clause of each coding stands."""
    one, other = (
        side.law.place(side.law.line_of(item)) if item else ""
        for side, item in zip((told.found.first, told.found.second), near, strict=True)
    )
    return one, other


def ranges(told: Told) -> tuple[Grid, ...]:
    """The clauses for which the codings have different ranges."""
    rows = tuple(
        (offence(told, item), *map(span_of, item.answers), "; ".join(filter(None, lines(told, item.near))))
        for item in told.found.ranges
    )
    return (Grid(Table("Ranges", "", ("offence", *told.names, "lines"), rows)),) if rows else ()


def span_of(found: Answer) -> str:
    """The range of an answer."""
    return span(found.gravest)


def offence(told: Told, item: DisputedRange) -> str:
    """The offence of the first coding that punishes the facts of a range."""
    norms = item.answers[0].norms
    return safe(told.found.first.law.provisions[norms[0].provision].title) if norms else ""


def cases(told: Told) -> tuple[Grid, ...]:
    """The standard cases that the codings answer otherwise."""
    rows = tuple(
        (item.pattern.name, *(span(one.gravest) if one.punishable == SURE else WORDS[one.punishable] for one in pair))
        for item in told.found.cases
        for pair in ((item.first, item.second),)
    )
    return (Grid(Table("Cases", "", ("case", *told.names), rows)),) if rows else ()


def rules(told: Told) -> tuple[Grid, ...]:
    """The measures that the codings answer otherwise."""
    rows = tuple(
        (rule.kind.title, Pair.measure(rule, rule.first), Pair.measure(rule, rule.second)) for rule in told.found.rules
    )
    return (Grid(Table("Rules", "", ("rule", *told.names), rows)),) if rows else ()


def plain_rows(told: Told) -> Iterator[tuple[str, ...]]:
    """Every difference as a row."""
    for item in told.found.disputes:
        speaker = told.speakers[item.wider]
        what = "; ".join(facts(speaker, cube, item.clause) for cube in item.cubes)
        yield "facts", f"{clause(told, item)}: {what}", *item.answers, ", ".join(item.moves)
    for one in told.found.ranges:
        yield "range", offence(told, one), *map(span_of, one.answers), ""
    for rule in told.found.rules:
        yield "rule", rule.kind.title, Pair.measure(rule, rule.first), Pair.measure(rule, rule.second), ""


def data(told: Told, version: str) -> dict[str, object]:
    """The whole for programs; facts as dimensions with the values allowed."""
    found = told.found
    return {
        "format": "harmonize-reconcile/1",
        "dataset": version,
        "state": found.first.law.code,
        "as_of": found.first.day,
        "codings": list(told.names),
        "agreement": {
            "duties": [found.duties - len(found.verdicts), found.duties],
            "cases": [found.asked - len(found.cases), found.asked],
        },
        "verdicts": [
            {"duty": one.duty.id, "first": one.verdict, "second": other.verdict} for one, other in found.verdicts
        ],
        "disputes": [
            {
                "clause": clause(told, item),
                "answers": list(item.answers),
                "facts": [{name: list(values) for name, values in SPACE.allowed(cube).items()} for cube in item.cubes],
                "more": item.more,
                "lines": list(lines(told, item.near)),
                "verdicts": list(item.moves),
            }
            for item in found.disputes
        ],
        "ranges": [
            {"offence": offence(told, item), "answers": list(map(span_of, item.answers))} for item in found.ranges
        ],
        "rules": [rule.kind.title for rule in found.rules],
        "cases": [item.pattern.id for item in found.cases],
    }
