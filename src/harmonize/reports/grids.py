"""Many States at once, as tables: verdicts over duties, pairs of States."""

from collections.abc import Iterable, Sequence
from itertools import chain

from harmonize.findings.matrix import Judged, Pairing, PairRow
from harmonize.norms.law import Law
from harmonize.norms.status import counted
from harmonize.reports.annexes import annex
from harmonize.reports.document import Grid, Paragraph, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.plain import table, tabulated
from harmonize.reports.verdict_words import legend
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


def matrix(rows: Sequence[Judged], laws: Iterable[Law], version: str, day: str, *, whole: bool) -> Report:
    """One row per duty, one column per State: the verdict as a letter, in its colour; whole, with the sources of all laws."""
    codes = list(rows[0][1]) if rows else []
    heat = [["duty", *codes], *([label(duty.id, duty.title), *verdicts.values()] for duty, verdicts in rows)]
    grid = Grid(table("Matrix", "Verdicts, duties over States", heat), heat=True)
    told = Section(
        "Verdicts, duties over States",
        (grid, Paragraph(f"{legend({*chain(*(verdicts.values() for _, verdicts in rows))})}.")),
    )
    sections = [told, *([annex(laws)] if whole else [])]
    plain = [judged.row() for judged in rows]
    found = tabulated("Matrix", "Verdicts", ("duty", "title", *codes), plain)
    return tabled("harmonize-matrix/2", f"Verdicts of {counted(codes)}", version, day, sections, "", found, plain)


def pairs(found: Sequence[Pairing], codes: Sequence[str], title: str, version: str, day: str) -> Report:
    """States over States, a letter each: how much both punish, surely and perhaps, and the way when the row asks the column."""
    cells = {}
    for item in found:
        sure, most = (TENTHS[10 * count // (item.shared.total or 1)] for count in (item.shared.whole, item.perhaps))
        cells[item.first, item.second], cells[item.second, item.first] = (
            (sure, WAYS[item.there]),
            (most, WAYS[item.back]),
        )
    sections = []
    for at, (name, told) in enumerate(PAIRED):
        lines = ([row, *(cells[row, column][at] if row != column else "-" for column in codes)] for row in codes)
        sections.append(Section(told, (Grid(table(name, told, [["State", *codes], *lines]), heat=True),)))
    rows = [item.cells for item in found]
    content = tabulated("Pairs", "Pairs of States", PairRow._fields, rows)
    return tabled("harmonize-pairs/3", f"{title}: pairs of States", version, day, sections, NOTE, content, rows)
