"""The articles one by one, as a ministry goes through them: each paragraph with its verdict, the law, and what is left out.

Where the paragraphs of an article ask the same of several objects (SMP 6(3): two circumstances, five offences), a small grid
says which.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile

from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.causes import distance
from harmonize.findings.order import paragraph, steps
from harmonize.grouping import grouped
from harmonize.norms.outcome import FULFILLED, Verdict
from harmonize.reports.document import Block, Grid, Section
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import verdict_words
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
            sections.append(Section(name, tuple(article_blocks(name, items, speaker))))
    return Section("Article by article", sections=tuple(sections), folded=True)


def article_blocks(name: str, items: Sequence[Finding], speaker: Speaker) -> Iterator[Block]:
    """One article: what its paragraphs ask of the same objects as a grid, then a row per duty."""
    paragraphs = grouped((paragraph(item.duty, 2), item) for item in items)
    yield from (Grid(table, tight=True) for same in paragraphs.values() if (table := crossed(same)))
    yield Grid(Table("Articles", name, HEAD, tuple(row(item, speaker) for item in items)))


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


def crossed(items: Iterable[Finding]) -> Table | None:
    """Verdicts on the same objects under each of several heads (``Aggravating circumstance of endangerment: smuggling``).

    None where the titles of the duties are not of that kind.
    """
    cells: dict[str, dict[str, Verdict]] = {}
    heads: dict[str, str] = {}
    for item in items:
        head, sign, thing = item.duty.title.partition(": ")
        if not sign:
            return None
        heads.setdefault(head, f"({steps(item.duty)[-1]})")
        cells.setdefault(thing, {})[head] = item.verdict
    if len(heads) == 1 or any(row.keys() != heads.keys() for row in cells.values()):
        return None
    words = [head.split() for head in heads]
    common = " ".join(same[0] for same in takewhile(lambda same: len(set(same)) == 1, zip(*words, strict=False)))
    named = tuple(f"{place} {head.removeprefix(common).strip()}" for head, place in heads.items())
    rows = tuple((thing, *(verdict_words(row[head]) for head in heads)) for thing, row in cells.items())
    return Table("Circumstances", common.removesuffix(" of"), ("offence", *named), rows)
