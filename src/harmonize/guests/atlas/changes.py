"""What changed between versions of the dataset, from what `harmonize gate` said of them; and what was corrected in it."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Any, NamedTuple, get_args, get_type_hints

from harmonize.errors import HarmonizeError, page_of
from harmonize.guests.atlas.page import Page, Told
from harmonize.library.writing import Kept
from harmonize.norms.meaning import Dataset, Day, Means
from harmonize.reports.document import Block, Document, Grid, Paragraph, Points, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.plain import Table, recorded
from harmonize.reports.progress import GateReport

PAGE = "changes.html"
FORMAT = get_args(get_type_hints(GateReport)["format"])[0]


class ChangeRow(NamedTuple):
    """What became of one duty of a State, or of one record, from a version of the dataset to the next."""

    old: Dataset
    new: Dataset
    as_of: Day
    what: Annotated[str, Means("What became of it: worse, better, altered ...")]
    name: Annotated[str, Means("State and duty, or what names the record.")]
    before: str
    after: str
    says: Annotated[str, Means("The facts that came or went, or what was altered.")]
    rests_on: Annotated[str, Means("What got better is said to rest on.")]


class Change(NamedTuple):
    """The step from one version of the dataset to the next: what became of its States and duties."""

    old: str
    new: str
    day: str
    says: str
    rows: tuple[ChangeRow, ...]


def read(path: Path) -> Change:
    """What a file of `harmonize gate ... --format json` says. Raises HarmonizeError where it is none."""
    written = Kept(path).last
    try:
        return change(json.loads(written or ""))
    except (ValueError, RecursionError, TypeError, KeyError) as error:
        command = f"harmonize gate OLD NEW --format json -o {path.name}"
        raise HarmonizeError(f"{path} is no {FORMAT}; write one: `{command}`") from error


def change(found: dict[str, Any]) -> Change:
    """What is said of two versions. Raises ValueError where it is said in another form."""
    if found["format"] != FORMAT:
        raise ValueError(found["format"])
    rows = tuple(row(found, one) for one in found["rows"])
    new_states = f"new on file: {', '.join(found['new_states'])}; " if found["new_states"] else ""
    moved = sum(bool(one.before) for one in rows)
    says = f"{new_states}{moved} verdicts moved, {len(rows) - moved} records altered"
    return Change(found["old"], found["new"], found["as_of"], says, rows)


def row(found: dict[str, Any], one: dict[str, Any]) -> ChangeRow:
    """One thing that changed."""
    said, rests_on = "; ".join(one["says"]), "; ".join(one["rests_on"])
    versions = found["old"], found["new"], found["as_of"]
    return ChangeRow(*versions, one["kind"], one["name"], one["before"], one["after"], said, rests_on)


def changed(changes: Sequence[Change], version: str, day: str) -> Page:
    """The page of what changed between versions."""
    sections = []
    for one in changes:
        table = recorded("Changes", f"{one.old} to {one.new}", ChangeRow._fields, one.rows)
        shown = Grid(table.shown(("what", "name", "before", "after", "says", "rests_on"), table.title))
        sections.append(
            Section(f"Dataset {one.new}", (Paragraph(f"As of {one.day}, from {one.old}: {one.says}."), shown))
        )
    none = "This atlas was made without the earlier version of its dataset; `harmonize gate OLD NEW` tells two of them apart."
    rows = recorded("Changes", "What changed", ChangeRow._fields, [row for one in changes for row in one.rows])
    report = tabled("harmonize-atlas-changes/1", rows, version, day, sections or [Section("", (Paragraph(none),))])
    about = "What became of which verdict, and which record was altered, from one version of the dataset to the next."
    return Page(PAGE, "What changed", about, (Told(report, "harmonize gate OLD NEW"),))


def corrections(log: str, version: str) -> Page:
    """How an error is reported, and what was corrected, as the log of the project says it."""
    issues = page_of("Issues")
    parts = tuple(written(log))
    where = f"On this page: {issues}/new; the foot of every page has the form filled in." if issues else ""
    report = Report(
        (Document("", (), (*parts, Section("Where", (Paragraph(where),))) if where else parts, ""),), dataset=version
    )
    about = "How to report an error, and what was corrected in the law on file and in the way a verdict is reached."
    return Page("corrections.html", "Corrections", about, (Told(report, "harmonize docs corrections", formats=()),))


def written(text: str) -> Iterator[Section]:
    """A page of documentation as sections: its headings, and under each its paragraphs, points and tables as plain text."""
    for part in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        title, _, rest = part.partition("\n")
        yield Section(title, tuple(block(title, one) for one in re.split(r"\n\s*\n", plain(rest.strip()))))


def block(title: str, text: str) -> Block:
    """A list, a table, or a paragraph of such a page."""
    if text.startswith("- "):
        return Points(tuple(re.split(r"^- ", text, flags=re.MULTILINE)[1:]))
    if text.startswith("|"):
        head, _, *rows = (tuple(map(str.strip, line.strip("| ").split("|"))) for line in text.splitlines())
        return Grid(Table("Corrections", title, head, tuple(rows)))
    return Paragraph(text)


def plain(text: str) -> str:
    """Markdown without the marks in its lines."""
    return re.sub(r"\[([^]]+)\]\([^)]*\)", r"\1", text).replace("**", "").replace("`", "")
