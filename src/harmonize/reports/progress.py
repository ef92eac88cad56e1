"""The wording of what a change makes better and worse, what it alters, and what is left to look up."""

from collections.abc import Callable, Iterator
from itertools import chain
from typing import Annotated, Literal, NamedTuple

from harmonize.findings.progress import Progress, Step
from harmonize.norms.baseline import Shortfall
from harmonize.norms.gate import FAILS, Alteration, Heading
from harmonize.norms.meaning import Dataset, Day, Means, StateCode
from harmonize.reports.baseline import decided, named, says, spared, waiver_named
from harmonize.reports.document import NO_ADVICE, Document, Points, Report, Section, Term, Terms
from harmonize.reports.plain import recorded
from harmonize.reports.renderers.text import render
from harmonize.reports.verdict_words import moved
from harmonize.reports.wording import Speaker
from harmonize.visible import safe

ADDED = "Waivers that the change adds, which excuse nothing until it is merged"
LINES, FEW = 60, 3  # of a first screen, and of an item that is told whole on it
SpeakerOf = Callable[[Step], Speaker | None]  # who speaks for the data in which the shortfalls of a step are
Item = Step | Alteration


class GateRow(NamedTuple):
    """What became of one duty of a State, or of one record that is altered."""

    kind: Heading
    name: Annotated[str, Means("State and duty, or what names the record.")]
    before: str
    after: str
    days: Annotated[tuple[Day, ...], Means("On which a duty went so, the day asked about first.")]
    says: Annotated[tuple[str, ...], Means("The facts that came or went, or what was altered.")]
    rests_on: Annotated[tuple[str, ...], Means("What got better is said to rest on, to be looked up.")]
    place: Annotated[str, Means("File and line of a record.")]
    does_not_fail: Annotated[str, Means("Why what would fail does not.")]


class GateReport(NamedTuple):
    """Two states of a dataset: what got worse, what better, what is altered."""

    format: Literal["harmonize-gate/4"]
    old: Dataset
    new: Dataset
    as_of: Day
    new_states: tuple[StateCode, ...]
    lost_states: tuple[StateCode, ...]
    added_waivers: tuple[str, ...]
    rows: tuple[GateRow, ...]


class Teller:
    """Says what became of duties and records: ``speaker`` says the facts of a step; what fails, ``fail_on``."""

    def __init__(self, found: Progress, speaker: SpeakerOf, day: str, fail_on: str = "low") -> None:
        self.found, self.speaker, self.day, self.fail_on = found, speaker, day, fail_on
        self.items: dict[Heading, list[Item]] = {
            heading: [*found.of(heading), *found.records(heading)] for heading in Heading
        }

    def headline(self) -> str:
        """The numbers of what fails, or would, in one line."""
        told = (Heading.WORSE, *(heading for heading in (*FAILS, Heading.WAIVED, Heading.KNOWN, Heading.BETTER)))
        counts = (f"{len(self.items[heading])} {heading.words}" for heading in told if self.items[heading])
        return ", ".join(dict.fromkeys(counts)) or "0 worse"

    def counts(self) -> Iterator[Term]:
        """Every heading with its count; those without any in one line."""
        for heading, items in self.items.items():
            if items:
                fails = sum(not self.spared(item) for item in items) if heading in FAILS else 0
                yield Term(str(len(items)), heading.words + (f" ({fails} of them fail)" if fails else ""))
        empty = [heading.words for heading, items in self.items.items() if not items]
        yield Term("0", "; ".join(empty))

    def states(self) -> list[str]:
        """What became of whole law files."""
        told = [f"new: {', '.join(self.found.new_states)}"] if self.found.new_states else []
        return told + (
            [f"no longer in the data: {', '.join(self.found.lost_states)}"] if self.found.lost_states else []
        )

    def title(self, step: Step) -> str:
        """What a duty is about, and its verdicts, with the days."""
        days = "" if step.day == self.day else f", on {step.day}"
        if step.others:
            ends = min(step.others), max(step.others)
            days += (
                f"; also on {ends[0]}"
                if len(step.others) == 1
                else f"; also on {len(step.others)} days from {ends[0]} to {ends[1]}"
            )
        return safe(f"{step.change.duty.title}: {moved(step.change.before, step.change.after)}{days}")

    def region(self, step: Step, one: Shortfall) -> str:
        """What came or went, in words."""
        speaker = self.speaker(step)
        return f"[{safe(one.region)}] {says(one, step.change.duty, speaker)}" if speaker else named(one)

    def sections(self, most: int | None) -> Iterator[Section]:
        """Heading by heading its items, the first ``most`` of all, each whole."""
        left = most
        for heading, items in self.items.items():
            taken = items if left is None else items[: max(left, 0)]
            if left is not None:
                left -= len(taken)
            if taken:
                rows = tuple(
                    chain.from_iterable(self.rows(item) if most is None else self.brief(item) for item in taken)
                )
                count = f"{len(items)}" if len(taken) == len(items) else f"{len(taken)} of {len(items)}"
                yield Section(f"{heading.words[0].upper()}{heading.words[1:]}: {count}", (Terms(rows),))

    def report(self, titles: tuple[str, str], versions: tuple[str, str], most: int | None = None) -> Report:
        """Every heading with its count, then item by item; of ``most`` items at most."""
        mark = "❌" if self.found.failing(self.fail_on) else "✅"
        sections = [Section("", (Terms(tuple(self.counts())),))]
        if self.states():
            sections.append(Section("States", (Points(tuple(self.states())),)))
        sections += self.sections(most)
        if added := self.added():
            told = added if most is None else added[:FEW]
            count = f"{len(added)}" if len(told) == len(added) else f"{len(told)} of {len(added)}"
            sections.append(Section(f"{ADDED}: {count}", (Points(tuple(told)),)))
        facts = (Term("From", titles[0]), Term("To", titles[1]))
        foot = NO_ADVICE
        if most is not None and most < sum(map(len, self.items.values())):
            foot = f"Everything, item by item: --all, or --format markdown. {NO_ADVICE}"
        made = Document(f"{mark} Law data: {self.headline()}", facts, tuple(sections), foot)
        failing = self.found.failing(self.fail_on)
        rows = [
            (heading.words, item.name, item in failing, "; ".join(row.text for row in self.rows(item) if row.text))
            for heading, items in self.items.items()
            for item in items
        ]
        table = recorded("Changes", "Changes of the data", ("heading", "of", "fails", "says"), rows)
        return Report((made,), table=table, data=self.data(versions))

    def first_screen(self, titles: tuple[str, str], versions: tuple[str, str], width: int) -> Report:
        """As many items as a screen holds, each whole, under the counts of all."""
        for most in range(min(LINES, sum(map(len, self.items.values()))), 0, -1):
            made = self.report(titles, versions, most)
            if len(render(made, width).splitlines()) <= LINES - 2:
                return made
        return self.report(titles, versions, 0)

    def brief(self, item: Item) -> Iterator[Term]:
        """One item as a first screen has it: whole where it is short, else what it is and how much there is of it."""
        first, *rest = self.rows(item)
        yield first
        if len(rest) <= FEW:
            yield from rest
        else:
            yield Term("", f"{len(rest)} more lines of it under --all")
            yield from rest[-1:] if self.spared(item) else ()

    def rows(self, item: Item) -> Iterator[Term]:
        """One item: what it is, what came or went, what it is said to rest on, and why it does not fail where it does not."""
        if isinstance(item, Step):
            yield Term(item.name, self.title(item))
            yield from (Term("", self.region(item, one)) for one in item.regions)
            yield from (
                Term("", safe(f"{'look up ' if one.cite else ''}{one.cite}, {one.says}: {one.address}"), one.address)
                for one in item.proofs
            )
        else:
            yield Term(safe(item.name), safe(f"{item.file}:{item.line}" if item.line else item.file))
            yield from (Term("", safe(one)) for one in item.says)
        if why := self.spared(item):
            yield Term("", f"does not fail: {why}")

    def added(self) -> list[str]:
        """The waivers that the change adds, in words."""
        return [waiver_named(item) for item in self.found.added_waivers]

    def spared(self, item: Item) -> str:
        """Why what would fail does not; empty where it does, or where nothing would."""
        if item.waiver:
            return decided(item.waiver)
        if isinstance(item, Alteration):
            return "--fail-on never" if item.heading in FAILS and self.fail_on == "never" else ""
        if item.kind is Heading.KNOWN:
            return "the baseline has it"
        if item.kind is Heading.WORSE:
            return spared(item.change.duty.strength.severity, self.fail_on)
        return "--fail-on never" if item.kind in FAILS and self.fail_on == "never" else ""

    def data(self, versions: tuple[str, str]) -> GateReport:
        """The same for machines."""
        rows = (*map(self.step, self.found.steps), *map(self.record, self.found.altered))
        states = tuple(self.found.new_states), tuple(self.found.lost_states)
        return GateReport("harmonize-gate/4", *versions, self.day, *states, tuple(self.added()), rows)

    def step(self, step: Step) -> GateRow:
        """How one duty went, for machines."""
        says = tuple(self.region(step, one) for one in step.regions)
        proofs = tuple(safe(f"{one.cite}, {one.says}: {one.address}") for one in step.proofs)
        days = (step.day, *step.others)
        verdicts = step.change.before, step.change.after
        return GateRow(step.kind, step.name, *verdicts, days, says, proofs, "", self.spared(step))

    def record(self, item: Alteration) -> GateRow:
        """One record that is altered, for machines."""
        place = f"{item.file}:{item.line}" if item.line else item.file
        return GateRow(item.heading, item.name, "", "", (), item.says, (), place, self.spared(item))
