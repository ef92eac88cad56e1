"""How far answers for past days rest on provisions known to have stood: `python bench/dates.py [STATE ...] [--lost]`.

For every State and each 1 January since it was bound: duties answered, and how many of them rest on a provision of an
unknown day (none, or something is wrong). Then the duties of the criminal core that are answered on three days, as if
every value had always held, and as it is known. `--lost` lists, for the States named, what keeps each lost duty open:
the value, and the provision whose first day is missing, what costs most duties first.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Choice, Finding, assess
from harmonize.findings.evidence import pinpoints
from harmonize.library.folder import Folder
from harmonize.library.periods import dated_words
from harmonize.norms.law import Law
from harmonize.norms.outcome import Verdict
from harmonize.texts.as_known import Known
from harmonize.texts.lowering import lower
from harmonize.texts.national_law import NationalLaw, OffenceVersion

DATA = Path(__file__).parent.parent / "data"
CORE = (
    "smp-3.a",
    "smp-5",
    "smp-6.1.a",
    "smp-6.1.b",
    "smp-6.1.c",
    "smp-6.2",
    "smp-6.3",
    "untoc-5",
    "untoc-10",
    "untoc-15",
)
DAYS = ("2012-01-01", "2016-01-01", "2021-01-01")
SILENT = (Verdict.UNSETTLED, Verdict.NOT_VERIFIED, Verdict.NOT_ASSESSED, Verdict.RESERVED, Verdict.NOT_BOUND)


class Undated(Known):
    """A law of which every value holds as if it had always been known, as far as its own days tell."""

    def on(self, day: date) -> NationalLaw:  # noqa: ARG002
        """The law as it is written."""
        return self.law


class State:
    """One State's law as it is known, and as if it had always been known."""

    def __init__(self, folder: Folder, code: str) -> None:
        self.folder, self.code = folder, code
        self.text, self.found = folder.text(code)
        self.known = Known(self.text)
        self.party = folder.status.parties[code]
        self.citing: dict[str, list[tuple[object, OffenceVersion | None]]] = defaultdict(list)
        for item, within in citing(self.text):
            for cite in item.cite or ():  # type: ignore[attr-defined]
                self.citing[cite].append((item, within))

    def law(self, day: str, known: Known | None = None) -> Law | None:
        """The law on a day."""
        groups, turns = dated_words(self.found, self.folder.status)
        on = date.fromisoformat(day)
        found = lower(known or self.known, self.found.file, lambda _: 0, groups, turns, on)
        return found[0] if found else None

    def check(self, day: str, choice: Choice, known: Known | None = None) -> Assessment | None:
        """The verdicts on a day."""
        law = self.law(day, known)
        folder = self.folder
        return law and assess(law, self.party, folder.treaty, folder.status, day, {}, choice)

    def unfounded(self, law: Law, item: Finding, day: date) -> list[str]:
        """The pinpoints of a verdict that no value known on the day cites."""
        if not settled(item):
            return []
        cites = (
            *pinpoints(item.outcome, law),
            *(cite for doubt in item.outcome.doubts if doubt.reason.of_law for cite in doubt.cite),
        )
        return [
            cite for cite in cites if not any(self.stands(value, within, day) for value, within in self.citing[cite])
        ]

    def stands(self, value: object, within: OffenceVersion | None, day: date) -> bool:
        """Whether a value is known to hold on a day."""
        if isinstance(value, OffenceVersion):
            return value.holds(day)
        if within and not within.holds(day):
            return False
        first = self.known.first(value, within) if hasattr(value, "begins") else None
        until = getattr(value, "until", None)
        return (first is None or first.day <= day.isoformat()) and (until is None or day < until)


def settled(item: Finding) -> bool:
    """Whether a verdict says something of the law: met, exceeds, partly met, not met, unsettled."""
    return item.verdict not in SILENT or item.verdict is Verdict.UNSETTLED


def citing(law: NationalLaw) -> Iterator[tuple[object, OffenceVersion | None]]:
    """Everything of a law that cites something, with the version of an offence that it is part of."""
    for item in law.dated():
        if hasattr(item, "cite"):
            yield item, None
    for offence in law.offences:
        for version in offence.versions:
            parts = (
                *version.qualified.values(),
                *version.excluded.values(),
                *(part for _, _, part in version.doubtful),
            )
            yield from ((part, version) for part in parts if part.cite)


class Lost(NamedTuple):
    """A duty of the core answered as if every value had always held, and not as it is known; and why."""

    duty: str
    day: str
    before: str
    why: str


def lost(state: State, day: str) -> Iterator[Lost]:
    """The duties of the core that are lost on a day."""
    before, after = state.check(day, Choice(duties=CORE), Undated(state.text)), state.check(day, Choice(duties=CORE))
    found = {item.duty.id: item for item in after.findings} if after else {}
    for old in before.findings if before else ():
        new = found[old.duty.id]
        if old.verdict not in SILENT and new.verdict in SILENT:
            for why in reasons(new, found) or {f"{new.verdict}: {new.reason or 'follows duties that are open'}"}:
                yield Lost(old.duty.id, day, old.verdict, why)


def reasons(item: Finding, found: dict[str, Finding]) -> set[str]:
    """Why a duty is not verified; for one that follows others, why those are not."""
    own = {doubt.reason.why for doubt in item.outcome.doubts if not doubt.reason.of_law}
    base = found.get(item.outcome.follows)
    return own or (reasons(base, found) if base and base is not item else set())


def show_lost(state: State) -> None:
    """What keeps the duties of the core open, the reason that costs most first: the provision, then the duties and years."""
    by_reason: dict[str, list[Lost]] = defaultdict(list)
    for day in DAYS:
        if state.party.bound("smp", day) or state.party.bound("untoc", day):
            for item in lost(state, day):
                by_reason[item.why].append(item)
    for why, items in sorted(by_reason.items(), key=lambda pair: -len({item.duty for item in pair[1]})):
        years: dict[str, list[str]] = defaultdict(list)
        for item in items:
            years[f"{item.duty} ({item.before})"].append(item.day[:4])
        place = state.known.causes.get(why, "")
        source, _, section = place.partition(" ")
        where = f"  sources.{source}.sections: {section}\n" if place else ""
        print(f"{state.code}: {len({item.duty for item in items})} duties: {why}\n{where}", end="")
        print("  " + ", ".join(f"{duty} {'/'.join(days)}" for duty, days in sorted(years.items())), flush=True)


def core_row(state: State) -> str:
    """How many duties of the core are answered on the three days, before and after."""
    told = []
    for known in (Undated(state.text), state.known):
        found = (state.check(day, Choice(duties=CORE), known) for day in DAYS)
        told.append(
            "/".join(str(sum(item.verdict not in SILENT for item in one.findings)) if one else "-" for one in found)
        )
    return f"{state.code}  {told[0]:>10}  {told[1]:>10}"


def yearly(state: State, until: int) -> Iterator[str]:
    """For each 1 January: duties answered, and those of them that rest on a provision of an unknown day."""
    for year in range(2003, until + 1):
        day = f"{year}-01-01"
        bound = any(state.party.bound(treaty, day) for treaty in ("smp", "untoc"))
        found = state.check(day, Choice()) if bound else None
        if found:
            said = [item for item in found.findings if settled(item)]
            wrong = {
                item.duty.id: cites for item in said if (cites := state.unfounded(found.law, item, found_day(day)))
            }
            yield f"{state.code}  {day}  {len(said) - len(wrong):>4} known  {len(wrong):>3} of unknown day"
            yield from (f"      {duty}: {', '.join(cites)}" for duty, cites in wrong.items())


def found_day(day: str) -> date:
    """An ISO day."""
    return date.fromisoformat(day)


def main() -> None:
    """Prints the numbers."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("states", nargs="*", metavar="STATE")
    parser.add_argument("--lost", action="store_true", help="what keeps the duties of the core open")
    parser.add_argument("--core", action="store_true", help="the duties of the core alone, before and after")
    options = parser.parse_args()
    folder = Folder(DATA)
    codes = [code.upper() for code in options.states] or [code for code in folder.codes if not code.startswith("X")]
    for code in codes:
        state = State(folder, code)
        if options.lost:
            show_lost(state)
            continue
        if not options.core:
            for line in yearly(state, date.today().year):
                print(line, flush=True)
        print(core_row(state), flush=True)


if __name__ == "__main__":
    main()
