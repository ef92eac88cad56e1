"""What newer copies of a law no longer say of what was read, told: what to read again first, and what rests on it."""

from collections.abc import Iterator, Sequence

from harmonize.guests.copies.comparing import Change, Fate, Reached
from harmonize.guests.copies.stale import Compared, Drift, Stale
from harmonize.library.digests import digest
from harmonize.norms.source import Source
from harmonize.norms.treaty import Treaty
from harmonize.reports.citing import placed, titled
from harmonize.reports.document import (
    Block,
    Complaint,
    Complaints,
    Document,
    Grid,
    Paragraph,
    Points,
    Report,
    Section,
    Term,
    Terms,
    framed,
)
from harmonize.reports.listing import Listed, ToReadAgain, paged
from harmonize.reports.plain import Table, recorded
from harmonize.visible import safe

FEW = 6  # clauses, verdicts or cases that a line names
WHY = "The words that the law file was read from are no longer those of the copy."


def report(found: Sequence[Drift], treaty: Treaty, version: str) -> Report:
    """What must be read again, State by State, most verdicts first; then each source with its copy."""
    rows = tuple(row(drift, item) for drift in found for item in drift.stale)
    title = "" if len(found) == 1 else "What changed since it was read"
    return Report(
        tuple(document(drift, treaty, version) for drift in found),
        title=title,
        table=recorded("Drift", title or found[0].name, ToReadAgain._fields, rows),
        data=Listed("harmonize-drift/2", version, rows),
        dataset=version,
        complaints=Complaints(tuple(complaints(found, treaty)), tuple(dict.fromkeys(drift.file for drift in found))),
    )


HOW = {"not": "Named by no pinpoint", "as a whole": "Named only as part of a larger provision", "exactly": "Named"}


def reaching(source: Source, found: Sequence[Reached], name: str, day: str, version: str) -> Report:
    """How far the pinpoints of a law file reach a text: what no pinpoint names first."""
    sections = []
    for how, title in HOW.items():
        names = [safe(item.name) for item in found if item.how == how]
        told = placed(source, [", ".join(names)]) if names else ""
        sections.append(Section(f"{title}: {len(names)} of {len(found)} parts", (Paragraph(told),) if told else ()))
    heading = f"{safe(name)}, {safe(titled(source))}: how far the law file names its text"
    note = "Pinpoints are compared, not meaning. Only provisions that are cited at all are listed."
    return paged((framed(heading, version, day, sections, note),), version)


def row(drift: Drift, item: Stale) -> ToReadAgain:
    """A provision to read again."""
    duties = ", ".join(duty.id for duty in item.duties)
    clauses = ", ".join(use.place for use in item.uses)
    told = drift.code, item.source.key, item.change.name, fate(item.change), since(item, drift.day)
    return ToReadAgain(*told, item.by, duties, ", ".join(item.cases), clauses)


def complaints(found: Sequence[Drift], treaty: Treaty) -> Iterator[Complaint]:
    """The same at the lines of the law files, for build servers and code scanning."""
    for drift in found:
        for item in drift.stale:
            line = int(item.uses[0].place.rpartition(":")[2]) if item.uses else 0
            told = few(tuple(dict.fromkeys(treaty.cited(duty) for duty in item.duties)))
            words = (
                f"{safe(titled(item.source))} {safe(item.change.name)}: {fate(item.change)} ({since(item, drift.day)})"
            )
            text = f"{words}; read it again: {told} rest on it" if told else words
            region = digest(f"{drift.code}\n{item.source.key}\n{item.change.name}\n{item.change.new}".encode())[:16]
            rule = f"drift/{item.change.fate.value}"
            yield Complaint(drift.file, line, 1, rule, "warning", True, text, (text,), WHY, region)


def document(found: Drift, treaty: Treaty, version: str) -> Document:
    """The report for people."""
    name = safe(found.name)
    title = f"{name}: {outcome(found)}"
    rows = tuple(compared_row(one) for one in found.compared)
    table = Table("Copies", "", ("source", "copy", "text as at", "unchanged", "changed", "gone or moved"), rows)
    sections = [
        Section(
            "To read again, most verdicts first",
            sections=tuple(section(item, treaty, found.day) for item in found.stale),
        ),
        Section("Put down as not read", tuple(unread(found))),
        Section("New provisions near those that were read", tuple(near(found))),
        Section("Copies", (Grid(table),)),
        Section("Cited from official text, without a fingerprint", tuple(unprinted(found))),
    ]
    return framed(
        title,
        version,
        found.day,
        sections,
        "Words are compared, not meaning: a change may matter little, and nothing is recoded by itself.",
    )


def outcome(found: Drift) -> str:
    """The answer in a line; where copies are missing it says of how much it speaks."""
    compared, every = sum(bool(one.changes) for one in found.compared), len(found.compared)
    scope = "" if compared == every else f" ({compared} of {every} sources compared)"
    if found.stale:
        return f"{counted(len(found.stale), 'provision')} to read again{scope}"
    told = f"no words that were read have changed{scope}"
    return f"{told}; {counted(len(found.unread), 'wording')} put down as not read" if found.unread else told


def unread(found: Drift) -> Iterator[Block]:
    """The wordings that wait to be read."""
    rows = tuple(
        f"{safe(titled(source))} {safe(placed(source, [wording.section]))}, since {wording.since} by {safe(wording.by)}"
        for source, wording in found.unread
    )
    if rows:
        yield Points(rows)


def counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def fate(change: Change) -> str:
    """What became of a provision, in words."""
    if change.twice and change.fate is Fate.UNCHANGED:
        return "another wording stands beside it"
    return f"now {change.now}" if change.fate is Fate.RENUMBERED else change.fate.words


def since(item: Stale, day: str) -> str:
    """Since when, as far as anything tells; a day to come is reported as that."""
    ahead = " (not yet in force)" if item.since > day else ""
    return f"between {item.between} and {item.since}" if item.between else f"{item.since}{ahead}"


def section(item: Stale, treaty: Treaty, day: str) -> Section:
    """One provision: what became of it, its new sentences, what rests on it."""
    rows = [Term("Since", f"{since(item, day)}{f' ({safe(item.by)})' if item.by else ''}")]
    rows += [Term("In it", few(item.change.parts))] if item.change.parts else []
    rows += (
        [Term("Verdicts", few(tuple(dict.fromkeys(treaty.cited(duty) for duty in item.duties))))] if item.duties else []
    )
    rows += [Term("Fact patterns", few(item.cases))] if item.cases else []
    rows += [Term("Coded", few(tuple(f"{use.name} ({use.place})" for use in item.uses)))] if item.uses else []
    rows += [Term("Gone", counted(item.change.gone, "sentence"))] if item.change.gone else []
    new: tuple[Block, ...] = (
        (Paragraph("New in the copy:"), Points(tuple(map(safe, item.change.new)))) if item.change.new else ()
    )
    return Section(
        f"{safe(titled(item.source))} {safe(placed(item.source, [item.change.name]))}: {fate(item.change)}",
        (Terms(tuple(rows)), *new),
    )


def few(items: tuple[str, ...]) -> str:
    """The first of some names, and how many more there are."""
    left = len(items) - FEW
    return ", ".join(map(safe, items[:FEW])) + (f" and {left} more" if left > 0 else "")


def near(found: Drift) -> Iterator[Block]:
    """The provisions next to those that were read which were not there before."""
    changes = ((one, change) for one in found.compared for change in one.changes if change.fate is not Fate.GONE)
    rows = tuple(
        dict.fromkeys(
            f"{safe(titled(one.source))} {safe(placed(one.source, [number]))}"
            for one, change in changes
            for number in change.near
        )
    )
    if rows:
        yield Points(rows)


def compared_row(one: Compared) -> tuple[str, ...]:
    """A source with its copy."""
    moved = one.of(Fate.GONE, Fate.RENUMBERED)
    counts = (one.of(Fate.UNCHANGED), one.of(Fate.CHANGED), moved) if not one.why else ((), (), ())
    return (
        safe(titled(one.source)),
        one.why or safe(one.copy),
        one.day or "not told",
        *(str(len(part)) for part in counts),
    )


def unprinted(found: Drift) -> Iterator[Block]:
    """How many provisions of each source were cited from official text and have no fingerprint."""
    if found.without:
        yield Paragraph(", ".join(f"{key} ({number})" for key, number in found.without))
