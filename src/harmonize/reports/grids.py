"""Many States at once, as tables: facts over States, verdicts over duties, pairs of States, the facts along a route."""

from collections.abc import Iterable, Mapping, Sequence

from harmonize.findings.case import Answer
from harmonize.findings.matrix import Pairing
from harmonize.findings.route import Route
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.outcome import Verdict
from harmonize.norms.penalty import DEATH, LIFE
from harmonize.norms.treaty import Duty
from harmonize.reports.annexes import annex
from harmonize.reports.citing import short
from harmonize.reports.document import Block, Document, Grid, Paragraph, Points, Report, Section, framed
from harmonize.reports.plain import Table, table
from harmonize.reports.verdict_words import LEGEND
from harmonize.reports.wording import ELEMENTS

WAYS = {"open": "open", "depends": "dep.", "unknown": "?", "barred": "bar"}


MAXIMA = (
    "- not punishable, (-) not in what was read, read in part, adm. fined as no crime, "
    "? unsettled or not read, 24? maybe more"
)


def maximum(found: Answer) -> str:
    """The maximum in months, ``life``, ``death``, ``fine``; ``-`` for no offence, ``?`` where it is unsettled.

    ``(-)`` is no offence in what was read, where the section was only partly read; a maximum with ``?`` behind it may be
    higher, because something graver is open or was not read; ``adm.`` is an administrative offence only.
    """
    if found.punishable == "no" and found.fined:
        return "adm."
    if found.punishable != "yes":
        return "?" if found.punishable != "no" else "(-)" if found.partly else "-"
    high = found.gravest.high
    told = "death" if high >= DEATH else "life" if high >= LIFE else f"{high:g}" if high else "fine"
    higher = found.more or any(extent.high > high for extent, _ in found.otherwise)
    return f"{told}?" if higher else told


def cases(rows: Sequence[tuple[Pattern, dict[str, Answer]]], version: str, day: str, *, whole: bool) -> Report:
    """One row per fact pattern, one column per State: the maximum for it; whole, with what the facts are."""
    codes = list(rows[0][1]) if rows else []
    maxima = [[pattern.name, *(maximum(answers[code]) for code in codes)] for pattern, answers in rows]
    title = "Maxima in months for standard facts"
    grid = Grid(table("Cases", "", [["facts", *codes], *maxima]), narrow=True)
    note = (
        f"{MAXIMA}. Every law at its own border, with its own jurisdiction; necessity may excuse beyond what is told."
    )
    sections = [Section("", (grid,))]
    if whole:
        facts = Table("Facts", "The facts", ("facts", "what they are"), tuple((p.name, p.says) for p, _ in rows))
        sections.append(Section("The facts", (Grid(facts),), folded=True))
    found = table("Cases", title, facts_table(rows))
    return tabled("harmonize-cases/1", title, version, day, sections, note, found)


def patterns(found: Sequence[Pattern]) -> Report:
    """The standard fact patterns, with what they say."""
    rows = tuple((item.id, item.says) for item in found)
    listed = Table("Patterns", "", ("facts", "what they say"), rows)
    sections = (Section("", (Grid(listed),)),)
    return Report((Document("Standard fact patterns", (), sections, ""),), table=listed)


def facts_table(rows: Sequence[tuple[Pattern, dict[str, Answer]]]) -> list[list[str]]:
    """The same as a table with a head."""
    codes = list(rows[0][1]) if rows else []
    body = [[p.id, p.name, p.says, *(maximum(answers[code]) for code in codes)] for p, answers in rows]
    return [["id", "name", "facts", *codes], *body]


def matrix(
    rows: Sequence[tuple[Duty, dict[str, Verdict]]], laws: Iterable[Law], version: str, day: str, *, whole: bool
) -> Report:
    """One row per duty, one column per State: the verdict as a letter, in its colour; whole, with the sources of all laws."""
    codes = list(rows[0][1]) if rows else []
    heat = [["duty", *codes], *([f"{duty.id} {duty.title}", *verdicts.values()] for duty, verdicts in rows)]
    grid = Grid(table("Matrix", "Verdicts, duties over States", heat), heat=True)
    sections = [Section("Verdicts, duties over States", (grid, Paragraph(f"{LEGEND}.")))]
    if whole:
        sections.append(annex(laws))
    plain = [["duty", "title", *codes], *([duty.id, duty.title, *verdicts.values()] for duty, verdicts in rows)]
    found = table("Matrix", "Verdicts", plain)
    return tabled("harmonize-matrix/2", f"Verdicts of {len(codes)} States", version, day, sections, "", found)


def pairs(found: Sequence[Pairing], codes: Sequence[str], title: str, version: str, day: str) -> Report:
    """States over States: above, the share of situations punishable in both; below, the way when the row asks the column."""
    share = {(item.first, item.second): item for item in found}
    shares = [
        [row, *(percent(share[row, column]) if j > i else "" for j, column in enumerate(codes))]
        for i, row in enumerate(codes)
    ]
    ways = {(item.first, item.second): item.there for item in found}
    ways |= {(item.second, item.first): item.back for item in found}
    asked = [[row, *(WAYS[ways[row, column]] if row != column else "" for column in codes)] for row in codes]
    sections = [
        Section(name, (Grid(table(short_name, name, [["State", *codes], *rows]), narrow=True),))
        for short_name, name, rows in (
            ("Shares", "Situations punishable in both States, of 100", shares),
            ("Ways", "The way to surrender when the State of the row asks that of the column", asked),
        )
    ]
    note = "open, dep. depends (nationality, an unsettled point, a treaty not on file), ? not read, bar barred"
    content = table("Pairs", "Pairs of States", pairs_table(found))
    return tabled("harmonize-pairs/1", f"{title}: pairs of States", version, day, sections, note, content)


def percent(item: Pairing) -> str:
    """The share of situations wholly punishable in both."""
    return f"{100 * item.shared.whole // item.shared.total}" if item.shared.total else ""


def pairs_table(found: Sequence[Pairing]) -> list[list[str]]:
    """Every pair of States as a table with a head."""
    head = ["first", "second", "situations", "punishable in both", "first asks second", "second asks first"]
    body = [
        [item.first, item.second, str(item.shared.total), str(item.shared.whole), item.there, item.back]
        for item in found
    ]
    return [head, *body]


def route(found: Route, titles: Mapping[str, str], version: str, day: str) -> Report:
    """The facts along a route, who punishes them, and the change that would help most."""
    spots = [[spot.words, *(maximum(spot.answers[code]) for code in found.states)] for spot in found.spots]
    content = table("Route", "Maxima in months along the route", [["facts", *found.states], *spots])
    sections = [Section(content.title, (Grid(content, narrow=True),))]
    for count, words in ((0, "Punishable nowhere"), (1, "Punishable in one State only")):
        lonely = [spot for spot in found.spots if len(spot.punishable) == count]
        spots_told = tuple(f"{spot.words}{''.join(f' ({code})' for code in spot.punishable)}" for spot in lonely)
        told = Paragraph(f"{len(lonely)} of {len(found.spots)}.")
        sections.append(Section(words, (told, *([Points(spots_told)] if lonely else []))))
    if found.best:
        best = found.best
        change = (
            f"In {best.state}, {ELEMENTS[best.element]} widened in {short(titles[best.state])}; then two States punish:"
        )
        blocks: tuple[Block, ...] = (Paragraph(change), Points(tuple(best.gained)))
    else:
        blocks = (Paragraph("No single widened element would add a second State."),)
    sections.append(Section("The single change that adds most joint coverage", blocks))
    title = f"Along the route {' - '.join(found.states)}"
    note = f"{MAXIMA}. Jurisdiction as each law has it."
    return tabled("harmonize-route/1", title, version, day, sections, note, content)


def tabled(
    form: str, title: str, version: str, day: str, sections: Sequence[Section], note: str, found: Table
) -> Report:
    """A report whose data are one table: as JSON an object per row, named by the head."""
    rows = [dict(zip(found.head, row, strict=True)) for row in found.rows]
    data = {"format": form, "dataset": version, "as_of": day, "rows": rows}
    return Report((framed(title, version, day, sections, note),), table=found, data=data, dataset=version)
