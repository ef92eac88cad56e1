"""What is told of doubts and of the age of texts, over all laws: `python bench/doubts.py shared|ages|gaps`.

- shared: doubts of law on the same duty and element in more than ten States, whatever their words: is it a dispute?
- ages: findings whose "text as at" is not the day of a provision that they print
- gaps: standard cases whose answer is known, then unknown, then known again from half-year to half-year, with the reason
"""

import sys
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

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

MANY = 10
FIRST_YEAR = 1995


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
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for done in assessments(laws):
        for item in done.findings:
            for doubt in (*item.outcome.doubts, *item.outcome.beside):
                for name in elements(doubt) if doubt.reason.of_law else ():
                    found[item.duty.id, name].setdefault(done.party.code, doubt.reason.why)
    for (duty, name), states in sorted(found.items(), key=lambda pair: -len(pair[1])):
        if len(states) > MANY:
            yield f"{duty} / {name}: {len(states)} States ({', '.join(states)})"


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
        known: dict[str, dict[str, tuple[bool, str]]] = {}
        found: dict[str, list[tuple[str, bool, str]]] = defaultdict(list)
        for day in days:
            law = laws.store.law(party.code, day)
            if law and law.since not in known:
                known[law.since] = dict(answered(law, laws))
            for name, (sure, why) in known[law.since].items() if law else ():
                found[name].append((day, sure, why))
        for name, told in found.items():
            for at, (day, sure, why) in enumerate(told):
                before, after = any(one[1] for one in told[:at]), any(one[1] for one in told[at:])
                if not sure and "not read" in why and before and after and told[at - 1][1]:
                    reason = "" if " as amended on " in why else "no unread wording: "
                    yield f"{party.code} {name}: open on {day}: {reason}{why}"


def answered(law: Law, laws: Corpus) -> Iterator[tuple[str, tuple[bool, str]]]:
    """Whether each standard case has a sure answer, else why not."""
    on_day = LawOnDay(law, laws.store.status.members(law.since))
    for pattern in laws.store.patterns:
        found = standard(on_day, pattern)
        yield pattern.id, (found.punishable != "unsettled", "; ".join(found.doubts))


COMMANDS = {"shared": shared, "ages": ages, "gaps": gaps}

if __name__ == "__main__":
    count = 0
    for line in COMMANDS[sys.argv[1]](harmonize.load()):
        count += not line.startswith("of ")
        print(line)
    print(count)
