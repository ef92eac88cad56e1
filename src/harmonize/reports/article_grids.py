"""The articles one by one, as a ministry goes through them: each paragraph with its verdict, the law, and what is left out."""

from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.causes import distance
from harmonize.findings.order import paragraph
from harmonize.grouping import grouped
from harmonize.norms.outcome import FULFILLED, Verdict
from harmonize.reports.document import Grid, Section
from harmonize.reports.plain import Table
from harmonize.reports.wording import Speaker, cases, verdict_word

HEAD = ("paragraph", "subject", "verdict", "law", "not covered or open")


def articles(assessment: Assessment, speaker: Speaker) -> Section:
    """A table for each article of which more than one paragraph was judged."""
    found = grouped(
        (paragraph(item.duty, 1), item)
        for item in assessment.findings
        if item.outcome.verdict not in (Verdict.NOT_ASSESSED, Verdict.NOT_BOUND)
    )
    sections = []
    for items in found.values():
        if len(items) > 1:
            name = speaker.pinpoint(items[0].duty._replace(pinpoint=items[0].duty.article))
            table = Table("Articles", name, HEAD, tuple(row(item, speaker) for item in items))
            sections.append(Section(name, (Grid(table),)))
    return Section("Article by article", sections=tuple(sections), folded=True)


def row(item: Finding, speaker: Speaker) -> tuple[str, ...]:
    """A duty: what it asks for, how it stands, by which law, and what that leaves out."""
    law, outcome = speaker.law, item.outcome
    cites = [cite for index in outcome.provisions[:3] for cite in law.provisions[index].cite[:1]]
    cites += [cite for name in outcome.measures if name in law.measures for cite in law.measures[name].cite[:2]]
    return (
        speaker.pinpoint(item.duty),
        item.duty.title,
        verdict_word(item),
        speaker.cites(dict.fromkeys((*cites, *outcome.cites))),
        "" if item.verdict in FULFILLED else lacking(item, speaker),
    )


def lacking(item: Finding, speaker: Speaker) -> str:
    """What a law leaves out of a duty, nearest to the ordinary case, or why that is open; and how much more there is."""
    gaps = sorted(item.outcome.gaps, key=lambda gap: distance(item, gap))
    left_out = [cases(speaker.gap(gap, item.duty)) or item.duty.facts or "all of it" for gap in gaps]
    open_for = [doubt.reason.why for doubt in item.outcome.doubts]
    short = speaker.short_of(item.outcome, item.duty)
    first, *more = dict.fromkeys(filter(None, (*left_out, short, *open_for, item.reason))) or [""]
    return f"{first} (and {len(more)} more)" if more else first
