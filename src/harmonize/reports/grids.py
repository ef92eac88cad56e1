"""Many States at once, as tables: verdicts over duties, pairs of States."""

from collections.abc import Iterable, Sequence

from harmonize.findings.matrix import Judged, Pairing, PairRow
from harmonize.norms.law import Law
from harmonize.reports.annexes import annex
from harmonize.reports.document import Grid, Paragraph, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.plain import table, tabulated
from harmonize.reports.verdict_words import LEGEND

WAYS = {"open": "yes", "depends": "cond.", "unknown": "?", "barred": "no"}


def matrix(rows: Sequence[Judged], laws: Iterable[Law], version: str, day: str, *, whole: bool) -> Report:
    """One row per duty, one column per State: the verdict as a letter, in its colour; whole, with the sources of all laws."""
    codes = list(rows[0][1]) if rows else []
    heat = [["duty", *codes], *([f"{duty.id} {duty.title}", *verdicts.values()] for duty, verdicts in rows)]
    grid = Grid(table("Matrix", "Verdicts, duties over States", heat), heat=True)
    told = Section("Verdicts, duties over States", (grid, Paragraph(f"{LEGEND}.")))
    sections = [told, *([annex(laws)] if whole else [])]
    plain = [judged.row() for judged in rows]
    found = tabulated("Matrix", "Verdicts", ("duty", "title", *codes), plain)
    return tabled("harmonize-matrix/2", f"Verdicts of {len(codes)} States", version, day, sections, "", found, plain)


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
    rows = [item.cells for item in found]
    content = tabulated("Pairs", "Pairs of States", PairRow._fields, rows)
    return tabled("harmonize-pairs/3", f"{title}: pairs of States", version, day, sections, note, content, rows)


def percent(item: Pairing) -> str:
    """The share of situations wholly punishable in both, surely and (after a hyphen) at most."""
    if not item.shared.total:
        return ""
    sure, most = (100 * count // item.shared.total for count in (item.shared.whole, item.perhaps))
    return f"{sure}" if sure == most else f"{sure}-{most}"
