"""The table of concordance that candidate and member States file, told."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, NamedTuple

from harmonize.findings.assessment import Assessment
from harmonize.findings.concordance import STATUSES, Entry, concordance
from harmonize.norms.amendment import Package
from harmonize.norms.meaning import Means, StateCode
from harmonize.norms.outcome import LACKING, SHORTFALLS, Verdict
from harmonize.norms.source import address
from harmonize.reports.amendments import Options
from harmonize.reports.annexes import annex
from harmonize.reports.document import Grid, Paragraph, Report, Section, web_address
from harmonize.reports.finding import brief
from harmonize.reports.listing import tabled
from harmonize.reports.plain import recorded
from harmonize.reports.title_block import treaty_status
from harmonize.reports.wording import STATUS_WORDS, Speaker, reading_line, verdict_word

BY_WHEN = "by when, by which act and body: to be filled in by the State"
ASIDE = (*LACKING, Verdict.NOT_BOUND, Verdict.RESERVED)  # said in their own words beside what a form calls them


class FiledRow(NamedTuple):
    """A paragraph of an instrument in the columns that candidate and member States file."""

    state: StateCode
    paragraph: str
    obligation: str
    national_provision: str
    status: Annotated[str, Means(enum=tuple(STATUS_WORDS.values()))]
    outstanding: str
    remarks: str
    address: str


def asked(entry: Entry, asks: Mapping[str, Any]) -> str:
    """What a paragraph asks for, whole."""
    duties = [item.duty for item in entry.findings]
    return " ".join(asks.get(duty.id, {}).get("asks") or f"{duty.title}." for duty in duties)


def provision(entry: Entry, speaker: Speaker) -> str:
    """The provisions behind a status or an answer; a yes that rests on silence says which sections were read."""
    if entry.cites or entry.status not in ("fully", "yes", "in_part"):
        return speaker.cites(entry.cites)
    law = speaker.law
    reads = (name for item in entry.decided_by for name in item.duty.reads if law.status(name) != "not_read")
    read = ", ".join(dict.fromkeys(name.replace("_", " ") for name in reads))
    return f"no contrary provision found in the sections reviewed: {read or 'the whole file'}"


def found_at(entry: Entry, speaker: Speaker) -> str:
    """Where a reader finds the first of the provisions that has an address."""
    found = (web_address(address(speaker.law.sources, cite)) for cite in entry.cites)
    return next(filter(None, found), "")


def remark(entry: Entry, speaker: Speaker) -> str:
    """What a reader of the form could not see from the provision: what falls short, what is open, what was reserved."""
    if entry.unseen:
        return f"to be verified against the text, which was not read: {speaker.cites(entry.unseen)}"
    told: list[str] = []
    for item in entry.decided_by:
        aside = verdict_word(item) if item.verdict in ASIDE else ""
        lacks = brief(item, speaker).removeprefix(" (").removesuffix(")") if item.verdict in ASIDE + SHORTFALLS else ""
        told += [": ".join(filter(None, (aside, lacks)))]
        if entry.status in ("unsettled", "not_verified"):
            told += [item.reason, *(doubt.reason.why for doubt in item.outcome.doubts)]
        told += (reservation.summary for reservation in item.reservations)
    return "; ".join(dict.fromkeys(filter(None, told)))


def rows(entries: Sequence[Entry], speaker: Speaker, asks: Mapping[str, Any], options: Options) -> Iterator[FiledRow]:
    """One row per paragraph."""
    for entry in entries:
        yield FiledRow(
            state=speaker.law.code,
            paragraph=speaker.pinpoint(entry.findings[0].duty),
            obligation=asked(entry, asks),
            national_provision=provision(entry, speaker),
            status=STATUS_WORDS[entry.status],
            outstanding=remainder(entry, options),
            remarks=remark(entry, speaker),
            address=found_at(entry, speaker),
        )


def remainder(entry: Entry, options: Options) -> str:
    """How what is missing would be met; by when only the State can say."""
    if entry.status not in ("partially", "not"):
        return ""
    how = "; ".join(filter(None, options.of({item.duty.id for item in entry.decided_by})))
    return f"{how}; {BY_WHEN}" if how else BY_WHEN


def deficits(entries: Sequence[Entry]) -> str:
    """How many paragraphs have which status; what is missing and what is there but falls short are never one number."""
    count = Counter(entry.status for entry in entries)
    return f"{', '.join(f'{count[name]} {STATUS_WORDS[name]}' for name in STATUSES if count[name])}."


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
    filed = list(rows(entries, speaker, asks, Options(package, speaker)))
    title = f"{assessment.law.name}: table of concordance"
    found = recorded("Concordance", title, FiledRow._fields, filed)
    told = Section("Table of concordance", (Paragraph(deficits(entries)), Grid(found.shown(FORM))))
    sections = [told, *([annex([assessment.law])] if whole else [])]
    note = (
        f"Against {'; '.join(titles)}. {'; '.join(treaty_status(assessment))}. Sections {reading_line(assessment.law)}."
    )
    return tabled("harmonize-concordance/1", found, version, assessment.day, sections, note)


FORM = ("paragraph", "obligation", "national_provision", "status", "outstanding", "remarks")
