"""The wording of what a baseline and waivers say about a run: new, known, waived, solved, and waivers that do not hold."""

from collections.abc import Iterator, Mapping, Sequence

from harmonize.findings.assessment import Assessment
from harmonize.findings.baseline import BaselineDiff, BaselineEntry, Complaint, counted
from harmonize.norms.baseline import Shortfall, Waiver
from harmonize.norms.treaty import Duty, Severity
from harmonize.reports.document import Block, Document, FindingBlock, Message, Paragraph, Report, Section, Term, Terms
from harmonize.reports.labels import shortfall
from harmonize.reports.wording import Speaker, sentence
from harmonize.visible import safe

COMPLAINTS = {
    "expired": "expired",
    "unjustified": "unjustified",
    "too_long": "too long",
    "not_yet": "not decided yet",
    "near_expiry": "expires soon",
    "unused": "unused",
}
MOST = 200  # waivers told
HOW = {"new": "NEW", "known": "known", "waived": "waived"}


def says(one: Shortfall, duty: Duty, speaker: Speaker) -> str:
    """A shortfall in words: the facts left out, the measure that lacks, or the duty."""
    facts = left_out(one, duty, speaker)
    if facts:
        return safe(f"{shortfall(duty)}: {facts}")
    return safe(sentence(speaker.measure(one.measure)) if one.measure in speaker.treaty.measures else duty.title)


def left_out(one: Shortfall, duty: Duty, speaker: Speaker) -> str:
    """The facts of a shortfall in words; empty where a measure, or the whole duty, falls short."""
    facts = speaker.gap(one.gap, duty) if one.gap else ""
    return ", ".join(filter(None, (duty.facts or duty.title.lower(), facts))) if one.gap else ""


def baseline_rows(
    done: list[Assessment], speakers: Mapping[str, Speaker], groups: Mapping[str, frozenset[str]]
) -> Iterator[tuple[Shortfall, str]]:
    """Every shortfall with what it says, for a baseline."""
    yield from ((one, says(one, item.duty, speakers[one.state])) for item, one in counted(done, groups))


def tally(found: BaselineDiff) -> str:
    """The numbers in one line."""
    counts = found.tally()
    parts = [f"{counts[how]} {how}" for how in HOW]
    parts += [f"{len(found.solved)} solved"] if found.solved else []
    parts += [f"{len(found.lost)} no longer assessed"] if found.lost else []
    return ", ".join(parts)


def report(
    found: BaselineDiff,
    speakers: Mapping[str, Speaker],
    baseline: str,
    base: str = "",
    fail_on: str = "low",
) -> Report:
    """What is new and what is waived, in full; what is known is a number. Then what the baseline need not hold any more.

    Last, what a change adds to baseline and waivers, against the revision ``base``.
    """
    rows = [
        row
        for how in ("new", "waived")
        for item in found.items
        if item.how == how
        for row in standing_rows(item, speakers[item.shortfall.state], fail_on)
    ]
    rows += [Term("solved", named(one)) for one in found.solved]
    rows += [Term("lost", f"{named(one)}, no longer assessed") for one in found.lost]
    blocks: list[Block] = [Terms(tuple(rows))] if rows else []
    if found.solved:
        blocks.append(Paragraph(f"`harmonize data baseline shrink {baseline}` takes out what was solved."))
    title = f"{'Against the baseline' if baseline else 'With waivers'}: {tally(found)}"
    sections = [Section(title, tuple(blocks))]
    added = [Term("baseline", named(one)) for one in found.added_known]
    added += [Term("waiver", waiver_named(item)) for item in found.added_waivers]
    if added:
        heading = f"Added since {base}, so that it excuses nothing until it is merged"
        sections.append(Section(heading, (Terms(tuple(added)),)))
    return Report((Document("", (), tuple(sections), ""),))


def standing_rows(item: BaselineEntry, speaker: Speaker, fail_on: str) -> Iterator[Term]:
    """One shortfall: its standing, what names it, what it says, and why it does not fail where it does not."""
    one = item.shortfall
    yield Term(HOW[item.how], f"{named(one)}: {says(one, item.finding.duty, speaker)}")
    if item.waiver:
        yield Term("", decided(item.waiver))
    elif why := spared(item.finding.severity, fail_on):
        yield Term("", f"does not fail: {why}")


def decided(waiver: Waiver) -> str:
    """Who waived something, until when, why."""
    return safe(f"waived by {waiver.decided_by} until {waiver.expires}: {waiver.reason}")


def spared(severity: Severity, fail_on: str) -> str:
    """Why something of a severity fails nothing under ``--fail-on``; empty where it fails."""
    if fail_on == "never":
        return "--fail-on never"
    if severity is Severity.NONE:
        return "no treaty requires it"
    return f"of severity {severity}, below --fail-on {fail_on}" if severity.rank < Severity(fail_on).rank else ""


def marked(findings: Sequence[FindingBlock], found: BaselineDiff) -> tuple[FindingBlock, ...]:
    """Findings whose messages say where each shortfall stands, for code scanning, build servers and pull requests."""
    by_name = {"/".join(item.shortfall.key): item for item in found.items}
    return tuple(
        item._replace(messages=tuple(mark(one, by_name, found.against) for one in item.messages)) for item in findings
    )


def mark(one: Message, by_name: Mapping[str, BaselineEntry], against: bool) -> Message:
    """A message with its standing; one about several measures is new as soon as one of them is."""
    state, _, rest = one.region.partition("/")
    duty, _, regions = rest.rpartition("/")
    items = [item for region in regions.split(",") if (item := by_name.get(f"{state}/{duty}/{region}"))]
    if not items:
        return one
    worst = min(items, key=lambda item: list(HOW).index(item.how))
    return one._replace(
        standing=worst.how,
        waived=decided(worst.waiver) if worst.waiver else "",
        listed=all(item.listed for item in items) if against else None,
    )


def named(one: Shortfall) -> str:
    """What names a shortfall: State, duty, region."""
    return safe(f"{one.state} {one.duty} [{one.region}]")


def waiver_named(item: Waiver) -> str:
    """What a waiver speaks of, and its last day."""
    return safe(f"{spoken_of(item)} until {item.expires or 'no day'}")


def spoken_of(item: Waiver) -> str:
    """State, duty and, if it names one, region of a waiver; or the heading of the gate and what it accepts there."""
    if item.heading:
        return f"{item.heading}: {item.of}"
    return f"{item.state} {item.duty}" + (f" [{item.region}]" if item.region else "")


def complaint_lines(items: Sequence[Complaint]) -> Iterator[str]:
    """What is wrong with waivers, a line each, the first few hundred of them."""
    yield from map(complaint_line, items[:MOST])
    if len(items) > MOST:
        yield f"and {len(items) - MOST} more waivers"


def complaint_line(item: Complaint) -> str:
    """A waiver that does not hold, or will soon not, at its place in the file."""
    note = "" if item.fails else " (a note: it still holds)"
    return safe(f"{item.waiver.place}: waiver {COMPLAINTS[item.kind]}: {spoken_of(item.waiver)}: {item.why}{note}")
