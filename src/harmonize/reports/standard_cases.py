"""The standard fact patterns asked of every law: the maxima for them, State by State or over all States."""

from collections.abc import Mapping, Sequence

from harmonize.findings.answer import Answer
from harmonize.findings.case import AnswerRow, Asked
from harmonize.norms.facts import Pattern
from harmonize.reports.document import Grid, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.maxima import LEGEND, years
from harmonize.reports.pictures import MAXIMA, heat, maximum_cell
from harmonize.reports.plain import Table, recorded, table

Rows = Sequence[Asked]
EVERYWHERE = "every law at its own border, with its own jurisdiction; necessity may excuse beyond what is told"
COUNTED = (
    "yes criminalized, no not criminalized, open unsettled in law, not verified, or no offence in the provisions reviewed, "
    "which are not all; y years, m months"
)


def cases(rows: Rows, version: str, day: str, *, named: bool, whole: bool) -> Report:
    """One row per fact pattern: the maximum in each State; in short, unless States were named, in how many and how high."""
    title = "Maxima for standard facts"
    if whole or named:
        note, sections = f"{LEGEND}. Asked: {EVERYWHERE}.", [Section("", (by_state(rows),))]
    else:
        note, sections = f"{COUNTED}. Asked: {EVERYWHERE}.", [counted(rows)]
    if whole:
        facts = Table(
            "Facts",
            "The facts",
            ("facts", "what they are"),
            tuple((row.pattern.name, row.pattern.says) for row in rows),
        )
        sections.append(Section("The facts", (Grid(facts),), folded=True))
    found = recorded("Cases", title, AnswerRow._fields, (cells for row in rows for cells in row.cells()))
    made = tabled("harmonize-cases/2", found, version, day, sections, note)
    seen = {row.pattern.name: list(map(maximum_cell, row.answers.values())) for row in rows}
    return made._replace(pictures=(heat(title, list(rows[0].answers) if rows else [], seen, MAXIMA),))


def by_state(rows: Rows) -> Grid:
    """One column per State."""
    codes = list(rows[0].answers) if rows else []
    maxima = [[row.pattern.name, *(years(row.answers[code]) for code in codes)] for row in rows]
    return Grid(table("Maxima", "", [["facts", *codes], *maxima]), narrow=True)


def counted(rows: Rows) -> Section:
    """How many States criminalize the facts, with the lowest and the highest maximum among them."""
    head = ["facts", "yes", "no", "open", "lowest", "highest"]
    content = table("Maxima", "", [head, *(count(row.pattern, row.answers) for row in rows)])
    title = (
        f"In how many of {len(rows[0].answers)} laws the facts are criminalized, and the maxima there (by State: --all)"
    )
    return Section(title, (Grid(content, narrow=True),))


def count(pattern: Pattern, answers: Mapping[str, Answer]) -> list[str]:
    """One fact pattern over all States."""
    sure = sorted((item for item in answers.values() if item.punishable == "yes"), key=lambda item: item.gravest.high)
    still = sum(item.undecided for item in answers.values())
    ends = [years(item).removesuffix("?") for item in (sure[0], sure[-1])] if sure else ["", ""]
    return [pattern.name, *map(str, (len(sure), len(answers) - len(sure) - still, still)), *ends]
