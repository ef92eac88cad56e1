"""What is told of doubts and of the age of texts, over all laws: `python bench/doubts.py shared|ages|gaps`.

- shared: doubts of law on the same duty and element in more than ten States, whatever their words, and whether
  docs/doubts-alike.md decides what is in dispute
- ages: findings whose "text as at" is not the day of a provision that they print
- gaps: standard cases whose answer is known, then unknown, then the same again from half-year to half-year (what was no
  and is yes afterwards began in between), without a wording in the law file that was not read
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import harmonize
from harmonize.conduct.dimensions import SPACE
from harmonize.corpus import Corpus
from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.case import standard
from harmonize.findings.evidence import told_by
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Doubt
from harmonize.norms.source import places

ROOT = Path(__file__).parent.parent
DATA, DECIDED = ROOT / "data" / "national_laws", ROOT / "docs" / "doubts-alike.md"
MANY = 10
FIRST_YEAR = 1995


class Told(NamedTuple):
    """The answer to a case, empty where it is open, and the reasons."""

    word: str
    reasons: tuple[str, ...]


def assessments(laws: Corpus) -> Iterator[Assessment]:
    """Every State on file, model laws left out."""
    for party in laws.states():
        if not party.code.startswith("X"):
            yield laws.check(party.code)


def elements(doubt: Doubt) -> tuple[str, ...]:
    """The questions in which the facts of a doubt are narrower than what the duty asks."""
    return tuple(
        name for name, field in SPACE.fields.items() if doubt.cube and (doubt.cube ^ doubt.within) & field.mask
    ) or ("all of it",)


def shared(laws: Corpus) -> Iterator[str]:
    """Doubts on the same duty and element in many States."""
    decided = DECIDED.read_text("utf-8")
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for done in assessments(laws):
        for item in done.findings:
            for doubt in (*item.outcome.doubts, *item.outcome.beside):
                for name in elements(doubt) if doubt.reason.of_law else ():
                    found[item.duty.id, name].setdefault(done.party.code, doubt.reason.why)
    for (duty, name), states in sorted(found.items(), key=lambda pair: -len(pair[1])):
        if len(states) > MANY:
            word = "of what is decided" if f"`{duty} / {name}`" in decided else "undecided"
            yield f"{word}: {duty} / {name}: {len(states)} States ({', '.join(states)})"


def ages(laws: Corpus) -> Iterator[str]:
    """Findings that tell the age of a text that they do not print."""
    asked = 0
    for done in assessments(laws):
        for item in done.findings:
            day = item.text_as_at.removeprefix("text as at ")
            asked += bool(day)
            if day[:1].isdigit() and day not in stood(done.law, item):
                yield f"{done.party.code} {item.duty.id}: {item.text_as_at}"
    yield f"of {asked} findings that tell the age of a text"


def stood(law: Law, item: Finding) -> set[str]:
    """The days as at which the provisions stood that a finding prints."""
    return {source.stood(name) for _, source, name in places(law.sources, told_by(item.outcome, law))}


def gaps(laws: Corpus) -> Iterator[str]:
    """Standard cases that are known, unknown, and known again."""
    days = [date(year, month, 1).isoformat() for year in range(FIRST_YEAR, date.today().year + 1) for month in (1, 7)]
    for party in laws.states():
        written = " ".join((DATA / f"{party.code.lower()}.yaml").read_text("utf-8").split())
        known: dict[str, dict[str, Told]] = {}
        found: dict[str, list[tuple[str, Told]]] = defaultdict(list)
        for day in days:
            law = laws.store.law(party.code, day)
            if law and law.since not in known:
                known[law.since] = dict(answered(law, laws))
            for name, told in known[law.since].items() if law else ():
                found[name].append((day, told))
        for name, answers in found.items():
            for day, reasons in stretches(answers):
                if not any(" as amended on " in why or why.split(": ", 1)[-1] in written for why in reasons):
                    yield f"{party.code} {name}: open on {day}: {'; '.join(reasons)}"


def stretches(answers: list[tuple[str, Told]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The first day and the reasons of each time between two answers that could be one; what was no may have become yes."""
    last, opened = "", None
    for day, told in answers:
        if not told.word:
            opened = opened or (last and (day, told.reasons))
            continue
        if opened and (last, told.word) != ("no", "yes"):
            yield opened
        last, opened = told.word, None


def answered(law: Law, laws: Corpus) -> Iterator[tuple[str, Told]]:
    """Each standard case with its answer, none where it is open, and why."""
    on_day = LawOnDay(law, laws.store.status.members(law.since))
    for pattern in laws.store.patterns:
        found = standard(on_day, pattern)
        yield (
            pattern.id,
            Told("" if found.undecided else found.punishable, found.doubts or (law.told_silence(found.partly),)),
        )


COMMANDS = {"shared": shared, "ages": ages, "gaps": gaps}

if __name__ == "__main__":
    count = 0
    for line in COMMANDS[sys.argv[1]](harmonize.load()):
        count += not line.startswith("of ")
        print(line)
    print(count)
