"""Reading less never helps: a law of which less is known is met in nothing that it was not met in before.

Of a law one thing is forgotten: the answer to a measure, how far a section was read, or a provision, as if another wording
of it had come into force that nobody read; with the provision go the offences, clauses and rules that rest on it.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import pytest

from day import DAY
from drawing import Draw
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.core_lines import articles, binding
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.outcome import Verdict, word_of
from harmonize.norms.source import places
from harmonize.norms.status import Consent, Party
from harmonize.texts.as_known import Known
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.references import cited
from harmonize.texts.sources import UnreadWording

LAWS = Path(__file__).parents[2] / "data" / "national_laws"
BOUND = Consent("2000-01-01", "2000-01-01", "ratification", True, "", "")
SMALL, LARGE = 3, 12  # things forgotten of each law drawn
GRAVEST = ("entry", "general_part")
RANK = {
    **dict.fromkeys((Verdict.GAP, Verdict.NOT_ADOPTED, Verdict.NOT_PROVIDED), 0),
    **dict.fromkeys((Verdict.PARTIAL, Verdict.ADOPTED_IN_PART, Verdict.PROVIDED_IN_PART, Verdict.NARROWER), 1),
    **dict.fromkeys((Verdict.MET, Verdict.EXCEEDS, Verdict.ADOPTED, Verdict.SAME), 2),
}
OPEN = 0  # what is open has shown nothing that is met


class Forgotten(NamedTuple):
    """What is forgotten of a law: an answer to a measure, how far a section was read, or a provision of a source."""

    what: str
    name: str
    place: str = ""


def forgettable(text: NationalLaw, law: Law) -> Iterator[Forgotten]:
    """All that can be forgotten of a law."""
    yield from (Forgotten("measure", name) for name in law.measures)
    for section, (status, _) in law.reading.items():
        if status in (SectionStatus.READ, SectionStatus.PARTLY_READ):
            yield Forgotten("section", section, "not_read")
        if status is SectionStatus.READ:
            yield Forgotten("section", section, "partly_read")
    known = Known(text)
    parts = {part: getattr(text, part) for part in ("general_part", "offences", "measures")}
    found = places(known.sources, [pinpoint for _, pinpoint in cited(parts)])
    yield from dict.fromkeys(Forgotten("provision", source.key, name) for _, source, name in found if name)


def without(folder: Folder, code: str, law: Law, gone: Forgotten) -> Law | None:
    """The law on the day without what is forgotten."""
    if gone.what == "measure":
        return law._replace(measures={name: item for name, item in law.measures.items() if name != gone.name})
    if gone.what == "section":
        return law._replace(reading={**law.reading, gone.name: (SectionStatus(gone.place), "")})
    text, located = folder.text(code)
    source = text.sources[gone.name]
    since = source.since or date(1900, 1, 1)
    unread = UnreadWording.model_validate({"section": gone.place, "from": since, "by": "a later act"})
    sources = {**text.sources, gone.name: source.model_copy(update={"unread": (*source.unread, unread)})}
    found = lowered(text.model_copy(update={"sources": sources}), located, folder.status, date.fromisoformat(DAY))
    return found[0] if found else None


def assessed(folder: Folder, code: str, law: Law) -> Assessment:
    """The law as if its State were bound by all, without reservations."""
    party = Party(code, code, "everywhere", (), {"smp": BOUND, "untoc": BOUND}, ())
    return assess(law, party, folder.treaty, folder.status, DAY, {}, Choice())


def words(found: Assessment) -> dict[str, Verdict]:
    """The word on every duty, and on every core article."""
    own = {item.duty.id: item.verdict for item in found.findings}
    lines = {title: word_of(item.verdict for item in binding(items)) for title, _, items, _ in articles(found, None)}
    return own | lines


def rises(before: dict[str, Verdict], after: dict[str, Verdict]) -> dict[str, str]:
    """What is better known to be met afterwards."""
    return {
        name: f"{before[name]} -> {word}"
        for name, word in after.items()
        if RANK.get(word, OPEN) > RANK.get(before[name], OPEN)
    }


def tried(everything: list[Forgotten], draw: Draw) -> list[Forgotten]:
    """The gravest, always: the sections on the offences themselves; and some that are drawn."""
    gravest = [gone for gone in everything if gone.what == "section" and gone.name in GRAVEST]
    return list(dict.fromkeys([*gravest, *draw.some(everything, SMALL, LARGE)]))


def helped(folder: Folder, code: str, draw: Draw) -> dict[Forgotten, dict[str, str]]:
    """What of a law helps when it is forgotten, with what rises."""
    law = folder.law(code, DAY)
    assert law is not None
    everything = list(forgettable(folder.text(code)[0], law))
    before = words(assessed(folder, code, law))
    found = {}
    for gone in tried(everything, draw):
        less = without(folder, code, law, gone)
        if less and less != law and (better := rises(before, words(assessed(folder, code, less)))):
            found[gone] = better
    return found


def test_an_article_is_not_met_where_nothing_of_it_is() -> None:
    gap, met, unread = Verdict.GAP, Verdict.MET, Verdict.NOT_VERIFIED
    assert word_of([gap, unread, Verdict.NOT_ASSESSED, Verdict.RESERVED]) is gap
    assert word_of([gap, met, unread]) is Verdict.PARTIAL
    assert word_of([gap, Verdict.UNSETTLED]) is Verdict.PARTIAL
    assert word_of([met, unread]) is unread
    assert word_of([met, Verdict.NOT_ASSESSED]) is unread
    assert word_of([met, Verdict.EXCEEDS]) is Verdict.EXCEEDS


CODES = sorted(path.stem.upper() for path in LAWS.glob("??.yaml"))


@pytest.mark.slow
@pytest.mark.sample(1, 6)  # the invented laws always, all of it at night
@pytest.mark.parametrize("code", CODES)
def test_reading_less_never_helps(code: str, folder: Folder, draw: Draw) -> None:
    assert helped(folder, code, draw) == {}
