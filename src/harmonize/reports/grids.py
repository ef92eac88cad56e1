"""Many States at once, as tables: verdicts over duties, pairs of States."""

from itertools import chain

from harmonize.findings.matrix import Matrix, Pairing, PairRow, Pairs
from harmonize.norms.status import counted
from harmonize.reports.annexes import annex
from harmonize.reports.document import Grid, Paragraph, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.pictures import heat, verdict_cell
from harmonize.reports.plain import Table, recorded, table
from harmonize.reports.verdict_words import TALLY, legend
from harmonize.reports.years import label

WAYS = {"open": "yes", "depends": "cond.", "unknown": "?", "barred": "no"}


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


def pairs(told: Pairs, version: str, day: str) -> Report:
    """States over States: above, the share of situations punishable in both; below, the way when the row asks the column."""
    codes, found = told.states, told.found
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
            (
                "Shares",
                "Situations punishable in both States, of 100: surely, and up to how many if what is open were punishable",
                shares,
            ),
            ("Ways", "Surrender when the State of the row requests it from that of the column", asked),
        )
    ]
    note = (
        "yes: no obstacle found; cond.: conditional (nationality, an unsettled point, a treaty not on file); "
        "?: not verified; no: refusal"
    )
    rows = recorded("Pairs", f"{told.duty.title}: pairs of States", PairRow._fields, (item.cells for item in found))
    return tabled("harmonize-pairs/3", rows, version, day, sections, note)


def percent(item: Pairing) -> str:
    """The share of situations wholly punishable in both, surely and (after a hyphen) at most."""
    if not item.shared.total:
        return ""
    sure, most = (100 * count // item.shared.total for count in (item.shared.whole, item.perhaps))
    return f"{sure}" if sure == most else f"{sure}-{most}"
