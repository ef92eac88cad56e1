"""Many States at once, as tables: verdicts over duties, pairs of States."""

from itertools import chain

from harmonize.findings.matrix import Matrix, PairRow, Pairs
from harmonize.norms.status import counted
from harmonize.reports.annexes import annex
from harmonize.reports.document import Grid, Paragraph, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.pictures import heat, verdict_cell
from harmonize.reports.plain import Table, recorded, table
from harmonize.reports.verdict_words import TALLY, legend
from harmonize.reports.years import label

WAYS = {"open": "y", "depends": "c", "unknown": "?", "barred": "n"}
TENTHS = "0123456789*"
PAIRED = (
    (
        "Shares",
        "Situations punishable in both States: above the diagonal surely, below it if what is open were punishable as well",
    ),
    ("Ways", "Surrender when the State of the row requests it from that of the column"),
)
NOTE = (
    "3: three tenths of the situations, *: all of them. y: no obstacle found; c: conditional (nationality, an unsettled point, a "
    "treaty not on file); ?: not verified; n: refusal"
)


def matrix(found: Matrix, version: str, day: str, *, whole: bool) -> Report:
    """One row per duty, one column per State: the verdict as a letter, in its colour; whole, with the sources of all laws."""
    codes, every = list(found.names), [item.verdicts.values() for item in found.duties]
    names = [label(item.duty.id, item.duty.title) for item in found.duties]
    cells = [(name, *(item.words for item in verdicts)) for name, verdicts in zip(names, every, strict=True)]
    grid = Grid(Table("Matrix", "Verdicts, duties over States", ("duty", *codes), tuple(cells)), heat=True)
    told = Section("Verdicts, duties over States", (grid, Paragraph(f"{legend({*chain(*every)})}.")))
    states = Table("States", "The States", ("code", "State"), tuple(found.names.items()))
    beside = [Section("The States", (Grid(states),), folded=True), annex(found.laws)] if whole else []
    rows = recorded("Verdicts", f"Verdicts of {counted(codes)}", ("duty", "title", *codes), found.rows())
    made = tabled("harmonize-matrix/3", rows, version, day, [told, *beside])
    seen = {
        f"{item.duty.id} {item.duty.title}": list(map(verdict_cell, item.verdicts.values())) for item in found.duties
    }
    return made._replace(pictures=(heat(rows.title, codes, seen, TALLY),))


def pairs(found: Pairs, version: str, day: str) -> Report:
    """States over States, a letter each: how much both punish, surely and perhaps, and the way when the row asks the column."""
    cells, codes = {}, found.states
    for item in found.found:
        sure, most = (TENTHS[10 * count // (item.shared.total or 1)] for count in (item.shared.whole, item.perhaps))
        cells[item.first, item.second], cells[item.second, item.first] = (
            (sure, WAYS[item.there]),
            (most, WAYS[item.back]),
        )
    sections = []
    for at, (name, told) in enumerate(PAIRED):
        lines = ([row, *(cells[row, column][at] if row != column else "-" for column in codes)] for row in codes)
        sections.append(Section(told, (Grid(table(name, told, [["State", *codes], *lines]), heat=True),)))
    title = f"{found.duty.title}: pairs of States"
    rows = recorded("Pairs", title, PairRow._fields, (item.cells for item in found.found))
    return tabled("harmonize-pairs/3", rows, version, day, sections, NOTE)
