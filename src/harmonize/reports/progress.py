"""The wording of what got better and what got worse between two states of a dataset."""

from collections.abc import Iterator, Mapping

from harmonize.findings.progress import Progress, Step
from harmonize.norms.baseline import Shortfall
from harmonize.reports.baseline import decided, named, says, spared, waiver_named
from harmonize.reports.document import NO_ADVICE, Document, Points, Report, Section, Term, Terms
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker
from harmonize.visible import safe

HEADINGS = {
    "worse": "Worse",
    "waived": "Worse, but waived",
    "known": "Worse, but known",
    "better": "Better",
    "learned": "Assessed for the first time",
    "moved": "Now decided by treaty status or a reservation, or no longer",
}
ADDED = "Waivers that the change adds, which excuse nothing until it is merged"
Speakers = Mapping[str, Speaker]


class Teller:
    """Says steps in words: ``before`` and ``after`` speak for the old and the new data of each State; what fails, ``fail_on``."""

    def __init__(self, found: Progress, before: Speakers, after: Speakers, fail_on: str = "low") -> None:
        self.found, self.before, self.after, self.fail_on = found, before, after, fail_on

    def headline(self) -> str:
        """The numbers in one line."""
        counts = {kind: len(self.found.of(kind)) for kind in HEADINGS}
        parts = [f"{counts['worse']} worse"]
        parts += [
            f"{counts[kind]} {word}"
            for kind, word in (("waived", "waived"), ("known", "known"), ("better", "better"))
            if counts[kind]
        ]
        parts += [f"{counts['learned']} assessed for the first time"] if counts["learned"] else []
        parts += [f"{counts['moved']} moved by treaty status"] if counts["moved"] else []
        return ", ".join(parts)

    def states(self) -> list[str]:
        """What became of whole law files."""
        told = [f"new: {', '.join(self.found.new_states)}"] if self.found.new_states else []
        return told + (
            [f"no longer in the data: {', '.join(self.found.lost_states)}"] if self.found.lost_states else []
        )

    def sections(self) -> Iterator[tuple[str, str, list[Step]]]:
        """State by State and kind by kind, the steps."""
        for state in dict.fromkeys(step.state for step in self.found.steps):
            for kind in HEADINGS:
                steps = [step for step in self.found.of(kind) if step.state == state]
                if steps:
                    yield state, kind, steps

    def title(self, step: Step) -> str:
        """What a duty is about, and its verdicts."""
        before, after = map(verdict_words, (step.before, step.after))
        change = f"{before} to {after}" if before != after else f"still {after}"
        return safe(f"{step.duty.title}: {change}")

    def region(self, step: Step, one: Shortfall) -> str:
        """What came or went, in words."""
        speaker, groups = self.speaker(step)
        if step.finding is None or speaker is None:
            return named(one)
        return f"[{safe(one.region)}] {says(step.finding, one, speaker, groups)}"

    def speaker(self, step: Step) -> tuple[Speaker | None, Mapping[str, frozenset[str]]]:
        """Who speaks for the data in which the shortfalls of a step are."""
        speaker = (self.before if step.kind == "better" else self.after).get(step.state)
        return speaker, speaker.groups if speaker else {}

    def name(self, state: str) -> str:
        """A State in words."""
        speaker = self.after.get(state) or self.before.get(state)
        return safe(speaker.law.name) if speaker else state

    def report(self, titles: tuple[str, str], versions: tuple[str, str], day: str) -> Report:
        """State by State what got better and worse; for a pull request, a wiki, a program."""
        mark = "❌" if any(not self.spared(step) for step in self.found.of("worse")) else "✅"
        sections = [Section("States", (Points(tuple(self.states())),))] if self.states() else []
        for state, kind, steps in self.sections():
            rows = tuple(row for step in steps for row in self.rows(step))
            sections.append(Section(f"{self.name(state)}: {HEADINGS[kind].lower()}", (Terms(rows),)))
        if self.added():
            sections.append(Section(ADDED, (Points(tuple(self.added())),)))
        facts = (Term("From", titles[0]), Term("To", titles[1]))
        made = Document(f"{mark} Law data: {self.headline()}", facts, tuple(sections), NO_ADVICE)
        return Report((made,), data=self.data(versions, day))

    def rows(self, step: Step) -> Iterator[Term]:
        """A duty with what came or went, and, where it is worse, why it does not fail."""
        yield Term(step.duty.id, self.title(step))
        yield from (Term("", self.region(step, one)) for one in step.regions)
        if why := self.spared(step):
            yield Term("", f"does not fail: {why}")

    def added(self) -> list[str]:
        """The waivers that the change adds, in words."""
        return [waiver_named(item) for item in self.found.added_waivers]

    def spared(self, step: Step) -> str:
        """Why what got worse does not fail; empty where it does, or where nothing got worse."""
        if step.waiver:
            return decided(step.waiver)
        if step.kind == "known":
            return "the baseline has it"
        return spared(step.duty.strength.severity, self.fail_on) if step.kind == "worse" else ""

    def data(self, versions: tuple[str, str], day: str) -> dict[str, object]:
        """The same for machines."""
        return {
            "format": "harmonize-gate/2",
            "datasets": {"old": versions[0], "new": versions[1]},
            "as_of": day,
            "new_states": self.found.new_states,
            "lost_states": self.found.lost_states,
            "steps": [
                {
                    "state": step.state,
                    "duty": step.duty.id,
                    "kind": step.kind,
                    "before": step.before,
                    "after": step.after,
                    "regions": [{"region": one.region, "says": self.region(step, one)} for one in step.regions],
                    **({"waived_until": step.waiver.expires} if step.waiver else {}),
                    **({"does_not_fail": why} if (why := self.spared(step)) else {}),
                }
                for step in self.found.steps
            ],
            **({"added_waivers": self.added()} if self.added() else {}),
        }
