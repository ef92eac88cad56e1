"""Words looked for in the laws on file: offences, exemptions, rules, notes, provisions, and what was found to fall short."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment
from harmonize.grouping import grouped
from harmonize.library.store import Store
from harmonize.norms.law import Law
from harmonize.norms.naming import folded
from harmonize.reports.citing import cited
from harmonize.reports.document import NO_ADVICE, Grid, Paragraph, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.plain import Table, recorded
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker

# Words of a question that nothing is looked for by.
ASKING = frozenset(
    "which what who where how many a an the of in for do does is are has have law laws state states".split()  # noqa: SIM905
)
SENTENCE = re.compile(r"(?<=[.;]) ")
KINDS = ("exempted", "offence", "rule", "finding", "note")  # in the order in which they are told
SHOWN = 12  # of a kind, unless all are asked for
HEAD = ("State", "what", "where")


class Hit(NamedTuple):
    """One thing that the words were found in: of which kind, in which law, what it says, and where."""

    kind: str
    state: str
    says: str
    where: str


def sought(words: Iterable[str]) -> list[str]:
    """The words that are looked for, each without the sign of the plural. Raises HarmonizeError for none."""
    told = [word for word in folded(" ".join(words)).replace("?", " ").split() if word not in ASKING]
    if not told:
        raise HarmonizeError("say a word to look for, as in `harmonize find relatives`")
    return [word.removesuffix("s") if len(word) > 3 else word for word in told]


def hits(words: Sequence[str], done: Assessment, speaker: Speaker) -> Iterator[Hit]:
    """Everything of a law, and of the findings about it, that has all the words."""
    law = done.law
    for kind, says, where, more in (*said(law, speaker), *fallen_short(done, speaker)):
        text = folded(f"{kind} {says} {where} {more}")
        if all(word in text for word in words):
            yield Hit(kind, law.code, of_them(says, words) if kind == "note" else says, where)


def of_them(note: str, words: Sequence[str]) -> str:
    """The sentences of a note that have any of the words."""
    told = [part for part in SENTENCE.split(note) if any(word in folded(part) for word in words)]
    return " ... ".join(told) or note


def said(law: Law, speaker: Speaker) -> Iterator[tuple[str, str, str, str]]:
    """What a law says: the kind of it, the words, the provision, and more words by which it is found."""
    for item in law.provisions:
        yield "offence", item.title, cited(law.sources, item.cite), f"{item.id} {item.kind}"
        if item.note:
            yield "note", item.note, cited(law.sources, item.cite), item.id
        for exclusion in item.exclusions:
            says = ", ".join(speaker.phrases(exclusion.cube, SPACE.full)) + (" (open)" if exclusion.doubt else "")
            yield "exempted", f"{item.title}: {says}", cited(law.sources, exclusion.cite), values(exclusion.cube)
    for name, measure in law.measures.items():
        kind = speaker.treaty.measures[name]
        yield "rule", f"{kind.title}: {measure.value}", cited(law.sources, measure.cite), name


def values(cube: int) -> str:
    """All that could be answered to the questions that some facts restrict: a spouse is found among relatives."""
    asked = [
        item for item in DIMENSIONS if item.name != "state" and cube & (mask := SPACE.fields[item.name].mask) != mask
    ]
    return " ".join(f"{item.element} {' '.join(value.phrase for value in item.values)}" for item in asked)


def fallen_short(done: Assessment, speaker: Speaker) -> Iterator[tuple[str, str, str, str]]:
    """What falls short of a duty, with the facts that it leaves out."""
    for item in done.at_least("low"):
        left = "; ".join(filter(None, (speaker.gap(gap, item.duty) for gap in item.outcome.gaps)))
        says = f"{item.duty.title}: {verdict_words(item.verdict)}" + (f" ({left})" if left else "")
        yield "finding", says, speaker.treaty.cited(item.duty), item.duty.id


def report(words: Sequence[str], found: Sequence[Hit], store: Store, day: str, *, whole: bool) -> Report:
    """What was found, by kind, then State; unless whole, the first of each kind."""
    title = f"Found for: {' '.join(words)}"
    sections = [Section("", (Paragraph("Nothing on file has all these words."),))] if not found else []
    by_kind = grouped((hit.kind, hit) for hit in found)
    for kind in (kind for kind in KINDS if kind in by_kind):
        items = by_kind[kind]
        shown = items if whole else items[:SHOWN]
        rows = tuple((hit.state, hit.says, hit.where) for hit in shown)
        states = len({hit.state for hit in items})
        left = f"and {len(items) - len(shown)} more (--all)" if len(items) > len(shown) else ""
        below = (Paragraph(left),) if left else ()
        sections.append(Section(f"{kind}: {len(items)} in {states} laws", (Grid(Table(kind, "", HEAD, rows)), *below)))
    table = recorded("Found", title, Hit._fields, found)
    return tabled("harmonize-find/1", table, store.version, day, sections, NO_ADVICE)
