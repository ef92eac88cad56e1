"""The twelve questions at a terminal: after each answer the lines of the law file that it makes, and the standard cases."""

import sys
from collections.abc import Collection, Sequence
from difflib import ndiff
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from rich.markup import escape
from rich.table import Table

from harmonize.cli.dialogue import Dialogue
from harmonize.interview.answers import Question
from harmonize.interview.asking import Interview
from harmonize.interview.commonest import commonest
from harmonize.interview.mirror import Row, law_lines, mirror
from harmonize.interview.twelve import TWELVE, Twelve, step_of
from harmonize.visible import message

if TYPE_CHECKING:
    from harmonize.library.store import Store

LETTERS = "abc"  # of the commonest answers
LINES = 12  # of what an answer makes, before the rest is only counted


class Preset(NamedTuple):
    """A common answer: its words, what it says, and how many of the laws asked give it."""

    words: tuple[str, ...]
    told: str
    laws: int
    asked: int


class FirstLaw(Dialogue):
    """A law file begun by the twelve questions; ``empty`` is its text before the first of them."""

    def __init__(self, interview: Interview, law: Path, store: "Store", empty: str, *, force: bool) -> None:
        self.empty, self.store = empty, store
        self.twelve = Twelve(interview)
        super().__init__(interview, law, force=force)
        self.before, self.rows = law_lines(interview, self.answers), self.mirrored()

    def text(self) -> str:
        return super().text() if self.answers else self.empty

    def mine(self) -> Collection[str]:
        return (self.empty, self.text())

    def next_question(self) -> Question | None:
        return self.twelve.next_question(self.answers)

    def mirrored(self) -> list[Row]:
        """The standard cases before the law as answered so far."""
        return mirror(self.interview, self.answers, self.store.patterns)

    def finish(self) -> None:
        """Writes the law file, and says what comes next."""
        if self.answers:
            super().finish()
            return
        self.files[self.law].put(self.text().encode())
        print(
            f"harmonize: {self.law} written, nothing in it is read yet; next: harmonize lint {self.law}",
            file=sys.stderr,
        )

    def following(self) -> str:
        return f"harmonize cases {self.interview.code} --with {self.law}"

    def left(self) -> str:
        if self.next_question():
            return f"{self.twelve.done(self.answers)} of {TWELVE} questions done, the same command goes on"
        where = "" if self.law.name == str(self.law) else f" -o {self.law}"
        return f"the twelve are done; `harmonize interview {self.interview.code}{where}` asks about documents, stay and the rest"

    # ------------------------------------------------------------------ at the terminal

    def ask(self) -> None:
        laws = (
            law
            for code in self.store.codes
            if not code.startswith("X")
            for law in [self.store.law(code, self.interview.day)]
            if law
        )
        self.usual = commonest(laws, self.interview.day, self.store.treaty, self.store.status)
        super().ask()
        self.console.print(self.table(self.rows, "The standard cases"))

    def title(self, question: Question) -> str:
        step = step_of(question.id)
        return f"question {step.number} of {TWELVE}: {step.title}"

    def below(self, question: Question) -> str:  # noqa: ARG002  what turns on it is no matter here
        return f"{len(self.answers)} answers · {self.known()}"

    def known(self) -> str:
        """How many standard cases have an answer."""
        return f"{sum(row.known for row in self.rows)} of {len(self.rows)} standard cases answered"

    def lines(self, question: Question) -> list[str]:
        beside = f"Have open: {step_of(question.id).beside}."
        found = self.presets(question).items()
        letters = [f" {letter}  {one.told} ({one.laws} of {one.asked} laws on file)" for letter, one in found]
        return [beside, "", *super().lines(question), *(["", *letters] if letters else [])]

    def presets(self, question: Question) -> dict[str, Preset]:
        """The commonest answers of the laws on file, by their letters; those alike in what is offered count together."""
        says = {option.word: option.says for option in question.options}
        found: dict[str, Preset] = {}
        for usual in self.usual.get(question.id, ()):
            every = {*says} <= {*usual.words} or {"own", "other"} <= {*usual.words}
            told = "any of these" if every else "; ".join(says[word] for word in usual.words if word in says)
            before = found.get(told)
            found[told] = Preset(
                before.words if before else usual.words, told, usual.laws + (before.laws if before else 0), usual.asked
            )
        return dict(zip(LETTERS, found.values(), strict=False))

    def how(self, question: Question) -> str:
        letters = "a letter or " if self.presets(question) else ""
        return f"{letters}{super().how(question)}, t all cases"

    def words(self, question: Question, parts: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        if parts == ["t"]:
            self.console.print(self.table(self.rows, self.known()))
            return None
        presets = self.presets(question)
        return (
            (presets[parts[0]].words, ()) if len(parts) == 1 and parts[0] in presets else super().words(question, parts)
        )

    def told(self) -> None:
        """The lines that the answer made, and the standard cases that it moved."""
        lines, rows = law_lines(self.interview, self.answers), self.mirrored()
        made = [line[2:] for line in ndiff(self.before, lines) if line.startswith("+ ")]
        for line in made[:LINES]:
            self.console.print(f"[green]+ {escape(message(line))}[/]")
        if len(made) > LINES:
            self.console.print(f"[dim]and {len(made) - LINES} lines more, in {escape(str(self.law))} at the end[/]")
        changed = [row for row, old in zip(rows, self.rows, strict=True) if row != old and (row.known or row.so_far)]
        self.before, self.rows = lines, rows
        self.console.print(self.table(changed, self.known()) if changed else f"[dim]{self.known()}[/]")

    def table(self, rows: Sequence[Row], title: str) -> Table:
        """Standard cases, each with what it gets or what is missing."""
        table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 1))
        for row in rows:
            says = escape(message(row.says))
            table.add_row(escape(message(row.name)), says if row.known else f"[dim]{says}[/]")
        return table
