"""The table of concordance that candidate and member States file, told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from harmonize.findings.assessment import Assessment
from harmonize.findings.concordance import STATUSES, Entry, Place, concordance
from harmonize.norms.amendment import Package
from harmonize.norms.outcome import FULFILLED, LACKING, SHORTFALLS, Verdict
from harmonize.reports.amendments import Options
from harmonize.reports.annexes import annex
from harmonize.reports.citing import short
from harmonize.reports.document import Grid, Paragraph, Report, Section, framed
from harmonize.reports.finding import brief
from harmonize.reports.plain import table
from harmonize.reports.title_block import treaty_status
from harmonize.reports.wording import STATUS_WORDS, Speaker, reading_line, verdict_word

HEAD = (
    *("treaty article", "what it asks", "national act", "article", "status"),
    *("outstanding: how and by when", "remarks"),
)
BY_WHEN = "by when, by which act and body: to be filled in by the State"


def rows(entries: Sequence[Entry], speaker: Speaker, asks: Mapping[str, Any], options: Options) -> Iterator[list[str]]:
    """One row per duty, in the columns that candidate and member States file."""
    for entry in entries:
        item = entry.finding
        yield [
            speaker.pinpoint(item.duty),
            asks.get(item.duty.id, {}).get("asks") or item.duty.title,
            "; ".join(short(place.act) for place in entry.places),
            "; ".join(", ".join(place.articles) for place in entry.places),
            STATUS_WORDS[entry.status],
            remainder(entry, options),
            comment(entry, speaker),
        ]


def remainder(entry: Entry, options: Options) -> str:
    """How what is missing would be met; by when only the State can say."""
    if entry.status not in ("partially", "not"):
        return ""
    item = entry.finding
    how = "; ".join(options.of({item.duty.id})) or options.speaker.short_of(item.outcome, item.duty)
    return f"{how}; {BY_WHEN}" if how else BY_WHEN


def comment(entry: Entry, speaker: Speaker) -> str:
    """Why a duty has its status."""
    item = entry.finding
    told = entry.status == "discretionary" or item.verdict in (Verdict.NOT_BOUND, Verdict.RESERVED)
    parts = [verdict_word(item) if told else ""]
    if item.verdict in (*SHORTFALLS, *LACKING):
        parts.append(brief(item, speaker).removeprefix(" (").removesuffix(")"))
    parts += [item.reason, *map(speaker.open_point, item.outcome.doubts)]
    parts += (doubt.reason.told for doubt in item.outcome.beside)
    parts += [reservation.summary for reservation in item.reservations]
    if item.verdict in FULFILLED and not entry.places:
        parts.append("no contrary provision found in the sections reviewed")
    parts.append(f"rests on {item.rests_on}" if item.rests_on else "")
    return "; ".join(filter(None, parts))


def deficits(entries: Sequence[Entry]) -> str:
    """How many duties have which status; what is missing and what is there but falls short are never one number."""
    count = Counter(entry.status for entry in entries)
    told = ", ".join(f"{count[name]} {STATUS_WORDS[name]}" for name in STATUSES if count[name])
    return f"{told}. Not transposed: {count['not']}; partially transposed: {count['partially']}."


def report(
    assessment: Assessment,
    speaker: Speaker,
    asks: Mapping[str, Any],
    package: Package,
    version: str,
    *,
    whole: bool,
) -> Report:
    """The table of concordance; whole, with the sources."""
    entries = concordance(assessment)
    titles = [assessment.treaty.instruments[key].title for key in assessment.instruments]
    filed = [HEAD, *rows(entries, speaker, asks, Options(package, speaker))]
    found = table("Concordance", "Table of concordance", filed)
    told = Section("Table of concordance", (Paragraph(deficits(entries)), Grid(found)))
    sections = [told, *([annex([assessment.law])] if whole else [])]
    note = (
        f"Against {'; '.join(titles)}. {'; '.join(treaty_status(assessment))}. Sections {reading_line(assessment.law)}."
    )
    title = f"{assessment.law.name}: table of concordance"
    return Report((framed(title, version, assessment.day, sections, note),), table=found, dataset=version)


def acts(places: Sequence[Place]) -> str:
    """Acts with their articles in one line."""
    return "; ".join(f"{short(place.act)} {', '.join(place.articles)}".strip() for place in places)
