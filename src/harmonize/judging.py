"""A change to the data judged by what it brings, for the commands that take what was before it: gate, lint, check."""

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from harmonize import query, upkeep
from harmonize.corpus import Corpus
from harmonize.norms.baseline import Suppressions
from harmonize.norms.gate import FAILS, Alteration, Heading
from harmonize.reports.progress import Teller
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.findings.progress import Progress, Step
    from harmonize.library.folder import Folder
    from harmonize.library.problem import Problem


class Gate(NamedTuple):
    """What became of the data from one folder to another, as of a day."""

    before: "Folder"
    after: "Folder"
    found: "Progress"
    day: str

    def teller(self, fail_on: str) -> Teller:
        """Who says it in words."""

        @cache
        def speaker_on(code: str, day: str, place: int) -> Speaker | None:
            corpus = Corpus((self.before, self.after)[place])
            law = corpus.store.law(code, day) if code in corpus.store.codes else None
            return corpus.speaker(law, day) if law else None

        def speaker(step: "Step") -> Speaker | None:
            went = step.kind in (Heading.BETTER, Heading.CLAIMED, Heading.UNPROVEN) and step.change.direction < 0
            return speaker_on(step.change.state, step.day, 0 if went and step.change.left else 1)

        return Teller(self.found, speaker, self.day, fail_on)

    def problems(self) -> "Iterator[Problem]":
        """Every item at its file and line, as lint tells it. What is worse is a note, which the gate alone fails."""
        from harmonize.library.problem import problem

        teller = self.teller("low")
        for heading, items in teller.items.items():
            for item in items:
                rule = (
                    "change-without-evidence" if heading in FAILS and heading is not Heading.WORSE else "change-listed"
                )
                told = "; ".join(row.text for row in teller.rows(item) if row.text)
                place, line = (item.file, item.line) if isinstance(item, Alteration) else (self.law_file(item), 0)
                mark = (line, 1) if line else (0, 0)
                yield problem(place, rule, mark, heading=heading.words, what=f"{item.name}: {told}")

    def law_file(self, step: "Step") -> str:
        """The law file of a step; that of the folder before where it is gone."""
        state = step.change.state
        side = self.after if state in self.after.codes else self.before
        return side.name(side.law_files[state])


def gate(
    before: "Folder",
    after: "Folder",
    day: str,
    agreed: Suppressions,
    today: str,
    instruments: Sequence[str] = (),
    *,
    alone: bool = False,
) -> Gate:
    """A change judged: what of it is worse, better on evidence or without, and which records are other."""
    asked = Corpus(after).ask(as_of=day, instruments=instruments)
    return Gate(before, after, upkeep.changed(before, after, asked, agreed, today, alone=alone), day)


def against(base: str, folder: Path, waivers: str | None, today: str) -> Iterator[Gate]:
    """The data of a folder as it lies here judged against a revision; nothing where that has no such folder."""
    from harmonize.library.base_revision import change
    from harmonize.library.baseline_file import suppressions
    from harmonize.library.dataset import Dataset
    from harmonize.library.folder import Folder
    from harmonize.library.revisions import before

    with before(base, folder) as one:
        if one:
            other = Folder(folder, Dataset)
            agreed = suppressions(None, Path(waivers) if waivers else None, other.treaty, change(base))
            yield gate(one, other, query.a_day(None), agreed, today)
