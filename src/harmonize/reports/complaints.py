"""What is wrong in data files, as a report: for people at a screen, for editors and build servers, for code scanning."""

from collections import Counter
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

from harmonize.library.digests import digest
from harmonize.library.problem import Problem
from harmonize.norms.meaning import Count, Means
from harmonize.reports.document import Complaint, Complaints, Document, Report, Section
from harmonize.visible import message

FORMATS = ("text", "json", "sarif", "github", "junit")
DIGITS = 16  # of the name of a complaint


class LintReport(NamedTuple):
    """What `harmonize lint` says of data files; what is counted is everything, also notes that are not told."""

    format: Literal["harmonize-lint/2"]
    files: tuple[str, ...]
    errors: Count
    warnings: Count
    notes: Annotated[Count, Means("All of them, also where --no-notes tells none.")]
    complaints: tuple[Complaint, ...]


def report(problems: Sequence[Problem], files: Sequence[str], *, notes: bool, strict: bool) -> Report:
    """The complaints about some files; notes only where they are asked for. ``strict`` makes warnings fail like errors."""
    told = [item for item in problems if notes or item.rule.severity != "note"]
    found = Complaints(tuple(complaint(item, strict=strict) for item in told), tuple(files))
    sections = (Section("", (found,)),) if told else ()
    count = tally(problems)
    data = LintReport("harmonize-lint/2", found.files, count["error"], count["warning"], count["note"], found.items)
    return Report((Document("", (), sections, ""),), data=data, complaints=found)


def complaint(item: Problem, *, strict: bool) -> Complaint:
    """One complaint, with whether it fails the run."""
    severity = item.rule.severity
    return Complaint(
        item.file,
        item.line,
        item.column,
        f"lint/{item.rule.name}",
        severity,
        severity == "error" or (strict and severity == "warning"),
        message(f"{item.route}: {item.message}" if item.route else item.message),
        (str(item), *item.excerpt),
        item.rule.why,
        digest(f"{item.file}\n{item.rule.name}\n{item.route}\n{item.message}".encode("utf-8", "surrogateescape"))[
            :DIGITS
        ],
    )


def tally(problems: Sequence[Problem]) -> Counter[str]:
    """How many errors, warnings and notes there are."""
    return Counter(item.rule.severity for item in problems)
