"""The gap report in every format, for those that are asked for."""

from collections.abc import Callable, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from harmonize.cli.delivery import Delivery
from harmonize.findings.assessment import Assessment
from harmonize.library.shelf import Shelf
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.findings.advice import Package

FORMATS = ("text", "markdown", "html", "docx", "xlsx", "csv", "json", "sarif", "junit", "github")
Pairs = list[tuple[Assessment, Speaker]]


def makers(
    done: list[Assessment], shelf: Shelf, owed: Delivery, packages: "Sequence[Package]" = (), *, verbose: bool
) -> dict[str, Callable[[], str | bytes]]:
    """How each format is made of the same assessments, with the advice on each where it was asked for."""
    names = {code: party.name for code, party in shelf.status.parties.items()}
    groups = shelf.status.members(done[0].day)
    pairs = [(item, Speaker(item.law, item.treaty, names, groups)) for item in done]
    return {
        "text": lambda: text(pairs, shelf, owed, verbose=verbose),
        "markdown": lambda: markdown(pairs, shelf, verbose=verbose),
        "html": lambda: html(pairs, shelf, packages),
        "docx": lambda: docx(pairs, shelf, packages, verbose=verbose),
        "xlsx": lambda: xlsx(pairs, shelf),
        "csv": lambda: csv(pairs),
        "json": lambda: json(pairs, shelf),
        "sarif": lambda: sarif(pairs, shelf),
        "junit": lambda: junit(pairs, shelf),
        "github": lambda: github(pairs),
    }


def text(pairs: Pairs, shelf: Shelf, owed: Delivery, *, verbose: bool) -> str:
    """For the screen."""
    from harmonize.reports import text

    style = text.coloured if owed.coloured else text.plain
    return "\n\n".join(
        "\n".join(text.report(item, speaker, shelf.version, style, verbose=verbose)) for item, speaker in pairs
    )


def markdown(pairs: Pairs, shelf: Shelf, *, verbose: bool) -> str:
    """As memo in Markdown."""
    from harmonize.reports import markdown

    return "\n\n".join(
        "\n".join(markdown.report(item, speaker, shelf.version, verbose=verbose)) for item, speaker in pairs
    )


def html(pairs: Pairs, shelf: Shelf, packages: "Sequence[Package]") -> str:
    """As page with pictures."""
    from harmonize.findings.ranges import main_offence, ranges
    from harmonize.reports import html, memo

    asks = shelf.explanations["duties"]
    found = []
    for (item, speaker), package in zip_longest(pairs, packages):
        answers = ranges(item.law, shelf.patterns, shelf.status.members(item.day))
        main = main_offence(item.law, answers)
        versions = shelf.history(item.law.code)[main.id] if main else ()
        found.append(memo.document(memo.Told(item, speaker, shelf.version, asks, answers, versions, package)))
    return html.page(found, heading(pairs))


def docx(pairs: Pairs, shelf: Shelf, packages: "Sequence[Package]", *, verbose: bool) -> bytes:
    """As gap memo that a ministry edits."""
    from harmonize.reports import memo, office

    asks = shelf.explanations["duties"]
    told = [
        memo.Told(item, speaker, shelf.version, asks, advice=package)
        for (item, speaker), package in zip_longest(pairs, packages)
    ]
    return office.memo([memo.document(item, verbose=verbose) for item in told], heading(pairs))


def xlsx(pairs: Pairs, shelf: Shelf) -> bytes:
    """As workbook: findings and sources."""
    from harmonize.reports import memo, workbook

    tables = [memo.findings(pairs), memo.source_table([item.law for item, _ in pairs])]
    title = heading(pairs) or memo.title(pairs[0][0])
    return workbook.book(tables, title, f"Dataset {shelf.version}, as of {pairs[0][0].day}\n{memo.NO_ADVICE}")


def csv(pairs: Pairs) -> str:
    """As one row per finding."""
    from harmonize.reports.memo import findings
    from harmonize.reports.plain import as_csv

    table = findings(pairs)
    return as_csv([table.head, *table.rows])


def json(pairs: Pairs, shelf: Shelf) -> str:
    """For other programs."""
    from harmonize.reports.machine import report

    return report(pairs, shelf.version)


def sarif(pairs: Pairs, shelf: Shelf) -> str:
    """For code scanning."""
    from harmonize import __version__
    from harmonize.reports.sarif import report

    return report(pairs, shelf.version, __version__, shelf.explanations["duties"])


def junit(pairs: Pairs, shelf: Shelf) -> str:
    """For build servers."""
    from harmonize.reports.build_logs import junit

    return junit(pairs, shelf.version)


def github(pairs: Pairs) -> str:
    """As annotations beside the lines."""
    from harmonize.reports.build_logs import annotations

    return "\n".join(annotations(pairs))


def heading(pairs: Pairs) -> str:
    """A title over the reports on several States; empty for one."""
    return f"{len(pairs)} States as of {pairs[0][0].day}" if len(pairs) > 1 else ""
