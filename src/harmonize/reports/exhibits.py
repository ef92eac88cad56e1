"""Comparisons, matrices, answers and routes as documents, from the same results that the screen tells."""

from collections.abc import Iterable, Mapping, Sequence

from harmonize.findings.case import Answer
from harmonize.findings.comparison import Comparison
from harmonize.findings.dual import Dual
from harmonize.findings.matrix import Pairing
from harmonize.findings.route import Route
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.penalty import span
from harmonize.norms.treaty import Duty
from harmonize.reports import pictures
from harmonize.reports.answers import FINES, Found, cited, told
from harmonize.reports.document import Block, Document, Grid, Paragraph, Section, Term, Terms
from harmonize.reports.dual_criminality import PARTS, TEST_WORDS
from harmonize.reports.grids import MAXIMA, facts_table, maximum, pairs_table
from harmonize.reports.memo import NO_ADVICE, source_table
from harmonize.reports.pair import Pair
from harmonize.reports.plain import Table, table
from harmonize.reports.side_by_side import rows
from harmonize.reports.surrender import STANDING_WORDS
from harmonize.reports.verdict_words import LEGEND
from harmonize.reports.wording import ELEMENTS, short

OWN_BORDER = "Each law at its own border; ranges in months."


def frame(title: str, version: str, day: str, sections: Iterable[Section], note: str = "") -> Document:
    """A document with the title block and the foot that all share."""
    facts = (Term("As of", day), Term("Dataset", version), *((Term("How to read it", note),) if note else ()))
    shown = tuple(item for item in sections if item.blocks or item.sections)
    return Document(title, (*facts, Term("Note", NO_ADVICE)), shown, f"Dataset {version}, as of {day}. {NO_ADVICE}")


def annex(laws: Iterable[Law]) -> Section:
    """The sources of several laws."""
    return Section("Annex: sources", (Grid(source_table(laws)),))


def comparison(found: Comparison, pair: Pair, version: str) -> Document:
    """Two laws side by side, ending with the frictions."""
    head, *content = rows(found, pair)
    sections = []
    for part, title in (
        ("friction", "Frictions, worst first"),
        ("offence", "Offences: what only one of the two punishes"),
        ("range", "Ranges for the same facts"),
        ("rule", "Rules"),
        ("verdict", "Verdicts"),
    ):
        own = [row[1:] for row in content if row[0] == part]
        names = head[1:]
        if part == "friction":
            own, names = [[row[0], row[3]] for row in own], ["where cooperation fails", "what would mend it"]
        blocks: list[Block] = [Grid(table(part.capitalize() + "s", title, [names, *own]))] if own else []
        if part == "range" and own:
            blocks.insert(0, pictures.paired(found.ranges, pair))
        sections.append(Section(title, tuple(blocks)))
    days = " and ".join(dict.fromkeys((found.first.day, found.second.day)))
    sections.append(annex([found.first.law, found.second.law]))
    return frame(f"{pair.names[0]} and {pair.names[1]} side by side", version, days, sections, OWN_BORDER)


def dual(found: Dual, pair: Pair, version: str) -> Document:
    """Dual criminality of two States: regions, standard facts, and the way to surrender."""
    words = {"both": "both", "only_first": pair.names[0], "only_second": pair.names[1], "neither": "neither"}
    regions = [
        [item.duty.title, pair.relation(item), words[part], region]
        for item in found.facings
        for part, told_regions in pair.regions(item, PARTS).items()
        for region in told_regions
    ]
    first, second = pair.names
    requests = [
        [
            request.pattern.name,
            maximum(request.there.answers[0]),
            maximum(request.back.answers[0]),
            STANDING_WORDS[request.there.standing],
            STANDING_WORDS[request.back.standing],
        ]
        for request in found.requests
    ]
    ways = [
        [pair.name(way.asking), pair.name(way.asked), step.name, STANDING_WORDS[step.standing], step.why]
        for request in found.requests[:1]
        for way in (request.there, request.back)
        for step in way.steps
    ]
    head = ["facts", f"maximum, {first}", f"maximum, {second}", f"{first} asks", f"{second} asks"]
    grids = (
        table(
            "Regions",
            "What both, one or none of the two punish",
            [["offence", "relation", "punished by", "facts"], *regions],
        ),
        table("Requests", "Standard facts: maxima in months, and surrender", [head, *requests]),
        table("Ways", "The way to surrender, step by step", [["asking", "asked", "step", "standing", "why"], *ways]),
    )
    sections = [Section(item.title, (Grid(item),)) for item in grids if item.rows]
    sections.append(annex([found.first.law, found.second.law]))
    return frame(
        f"Dual criminality of {first} and {second}", version, found.first.day, sections, TEST_WORDS[found.test]
    )


def matrix(found: Sequence[tuple[Duty, Mapping[str, str]]], laws: Iterable[Law], version: str, day: str) -> Document:
    """States over duties as a heat table, with the sources of all laws."""
    codes = list(found[0][1]) if found else []
    content = [["duty", *codes], *([f"{duty.id} {duty.title}", *verdicts.values()] for duty, verdicts in found)]
    grid = Grid(table("Matrix", "Verdicts, duties over States", content), heat=True)
    sections = [Section("Matrix", (Paragraph(f"{LEGEND}."), grid)), annex(laws)._replace(folded=True)]
    return frame(f"Verdicts of {len(codes)} States", version, day, sections)


def pairs(found: Sequence[Pairing], title: str, version: str, day: str) -> Document:
    """States over States."""
    grid = Grid(table("Pairs", "Situations punishable in both, and the way to surrender", pairs_table(found)))
    return frame(f"{title}: pairs of States", version, day, [Section("Pairs", (grid,))])


def cases(found: Sequence[tuple[Pattern, dict[str, Answer]]], version: str, day: str) -> Document:
    """Standard facts over States: maxima in months."""
    grid = Grid(table("Cases", "Maxima in months for standard facts", facts_table(found)))
    note = f"{MAXIMA} or not read. Every law at its own border, its own jurisdiction."
    return frame("Maxima for standard facts", version, day, [Section("Standard facts", (grid,))], note)


ANSWERS = (
    *("state", "punishable", "range", "provision", "title", "since"),
    *("administrative", "saved by", "open because", "punishable only if", "graver if"),
)


def answers_table(found: Sequence[Found]) -> Table:
    """One row per State."""
    content: list[Sequence[str]] = [ANSWERS]
    for party, law, tried in found:
        answer, norm = tried.answer, next(iter(tried.answer.norms), None)
        provision = tried.law.provisions[norm.provision] if norm else None
        content.append(
            [
                law.name if party.name == party.code else party.name,
                answer.punishable if not answer.partly else f"no ({answer.partly.replace('_', ' ')}: read in part)",
                f"{span(answer.range)}{FINES[norm.fine]}" if norm else "",
                cited(tried.law, provision.cite[0]) if provision else "",
                provision.title if provision else "",
                provision.since if provision else "",
                "; ".join(
                    dict.fromkeys(
                        cited(tried.law, tried.law.provisions[item.provision].cite[0]) for item in answer.fined
                    )
                ),
                "; ".join(cited(tried.law, cite) for cite in answer.excluded),
                "; ".join(answer.doubts),
                told(tried.needed),
                told(tried.graver),
            ]
        )
    return table("Answers", "Answers", content)


def case(found: Sequence[Found], said: Mapping[str, object], version: str, day: str) -> Document:
    """A fact pattern answered by every law."""
    facts = Terms(tuple(Term(name, str(value)) for name, value in said.items()))
    plain = Paragraph(
        "Whatever nobody mentioned is taken as plain: an adult acting alone, knowingly, once, for one person, without danger or force."
    )
    sections = [
        Section("Facts", (facts, plain)),
        Section("Answers", (Grid(answers_table(found)),)),
        annex([tried.law for _, _, tried in found]),
    ]
    return frame("One case, many laws", version, day, sections, "Ranges in months; jurisdiction as each law has it.")


def route_table(found: Route) -> Table:
    """The facts along a route over its States: maxima in months."""
    content = [
        ["facts", *found.states],
        *([spot.words, *(maximum(spot.answers[code]) for code in found.states)] for spot in found.spots),
    ]
    return table("Route", "Maxima in months along the route", content)


def route(found: Route, titles: Mapping[str, str], version: str, day: str) -> Document:
    """The facts along a route, who punishes them, and the change that would help most."""
    sections = [Section("Facts along the route", (Grid(route_table(found)),))]
    for count, words in ((0, "Punishable nowhere"), (1, "Punishable in one State only")):
        lonely = [[spot.words, *spot.punishable] for spot in found.spots if len(spot.punishable) == count]
        head = ["facts", *(["State"] if count else [])]
        if lonely:
            sections.append(Section(words, (Grid(table(words, words, [head, *lonely])),)))
    if found.best:
        best = found.best
        change = f"In {best.state}, {ELEMENTS[best.element]} widened in {short(titles[best.state])}; then two States punish: "
        sections.append(
            Section("The single change that adds most joint coverage", (Paragraph(change + "; ".join(best.gained)),))
        )
    note = f"{MAXIMA}. Jurisdiction as each law has it."
    return frame(f"Along the route {' - '.join(found.states)}", version, day, sections, note)
