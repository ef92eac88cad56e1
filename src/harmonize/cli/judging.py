"""A change to the data judged by what it brings, for the commands that take the revision before it: gate, lint and check."""

import sys
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
    from harmonize.cli.baseline_options import BaselineOptions
    from harmonize.findings.progress import Progress, Step
    from harmonize.library.folder import Folder


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
            went = step.kind in (Heading.BETTER, Heading.CLAIMED, Heading.UNPROVEN)
            return speaker_on(step.state, step.day, 0 if went and step.finding else 1)

        names = {**self.before.status.names, **self.after.status.names}
        return Teller(self.found, speaker, lambda code: names.get(code, code), self.day, fail_on)

    def complaints(self) -> "Iterator[tuple[str, int, bool, str, str]]":
        """Every item at its file and line: whether it fails, its heading, and what it says. What is worse the gate alone fails."""
        teller = self.teller("low")
        for heading, items in teller.items.items():
            for item in items:
                fails = heading in FAILS and heading is not Heading.WORSE
                told = "; ".join(row.text for row in teller.rows(item) if row.text)
                place, line = (item.file, item.line) if isinstance(item, Alteration) else (self.law_file(item), 0)
                yield place, line, fails, heading.words, f"{item.name}: {told}"

    def law_file(self, step: "Step") -> str:
        """The law file of a step; that of the folder before where it is gone."""
        side = self.after if step.state in self.after.codes else self.before
        return side.name(side.law_files[step.state])


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


def against(base: str, folder: Path, agreed: "BaselineOptions", day: str = "") -> Iterator[Gate]:
    """The data of a folder as it lies here judged against a revision; nothing where that has no such folder."""
    from harmonize.cli.baseline_options import suppressions
    from harmonize.library.before import change
    from harmonize.library.dataset import Dataset
    from harmonize.library.folder import Folder
    from harmonize.library.revisions import before

    with before(base, folder) as one:
        if one:
            other = Folder(folder, Dataset)
            waived = suppressions(agreed._replace(baseline=None), Corpus(other), change(base))
            yield gate(one, other, day or query.a_day(None), waived, agreed.today)


def verdict(found: "Progress", fail_on: str) -> int:
    """The exit code, with the reason for it on stderr."""
    failing = len(found.failing(fail_on))
    if failing:
        what = "item" if failing == 1 else "items"
        print(f"exit 1: {failing} {what} that a waiver would have to accept (--fail-on {fail_on})", file=sys.stderr)
    return 1 if failing else 0
