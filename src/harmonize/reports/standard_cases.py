"""The standard fact patterns asked of every law: the maxima for them, State by State or over all States."""

from collections.abc import Mapping, Sequence

from harmonize.findings.case import Answer
from harmonize.norms.facts import Pattern
from harmonize.reports.document import Grid, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.maxima import LEGEND, months, years
from harmonize.reports.plain import Table, table, tabulated

Rows = Sequence[tuple[Pattern, dict[str, Answer]]]
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
        facts = Table("Facts", "The facts", ("facts", "what they are"), tuple((p.name, p.says) for p, _ in rows))
        sections.append(Section("The facts", (Grid(facts),), folded=True))
    plain = in_months(rows)
    found = tabulated("Cases", title, plain[0] if plain else (), plain)
    return tabled("harmonize-cases/1", title, version, day, sections, note, found, plain)


def by_state(rows: Rows) -> Grid:
    """One column per State."""
    codes = list(rows[0][1]) if rows else []
    maxima = [[pattern.name, *(years(answers[code]) for code in codes)] for pattern, answers in rows]
    return Grid(table("Maxima", "", [["facts", *codes], *maxima]), narrow=True)


def counted(rows: Rows) -> Section:
    """How many States criminalize the facts, with the lowest and the highest maximum among them."""
    head = ["facts", "yes", "no", "open", "lowest", "highest"]
    content = table("Maxima", "", [head, *(count(pattern, answers) for pattern, answers in rows)])
    title = f"In how many of {len(rows[0][1])} laws the facts are criminalized, and the maxima there (by State: --all)"
    return Section(title, (Grid(content, narrow=True),))


def count(pattern: Pattern, answers: Mapping[str, Answer]) -> list[str]:
    """One fact pattern over all States."""
    sure = sorted((item for item in answers.values() if item.punishable == "yes"), key=lambda item: item.gravest.high)
    still = sum(item.undecided for item in answers.values())
    ends = [years(item).removesuffix("?") for item in (sure[0], sure[-1])] if sure else ["", ""]
    return [pattern.name, *map(str, (len(sure), len(answers) - len(sure) - still, still)), *ends]


def in_months(rows: Rows) -> list[dict[str, str]]:
    """The same for programs, in months, with the facts."""
    return [
        {
            "id": item.id,
            "name": item.name,
            "facts": item.says,
            **{code: months(found) for code, found in answers.items()},
        }
        for item, answers in rows
    ]
