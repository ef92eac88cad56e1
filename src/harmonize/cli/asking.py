"""The questions that `case` asks at a terminal: the few that every case has, then only what an answer still turns on."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from rich.markup import escape
from rich.prompt import Prompt

from harmonize import one_law, query
from harmonize.cli import waiting
from harmonize.cli.streams import console
from harmonize.corpus import Corpus
from harmonize.visible import message

if TYPE_CHECKING:
    from harmonize.conduct.vocabulary import Dimension

ALWAYS = ("benefit", "tie", "persons")  # gain, tie, how many; before them what and where
PLACE = {"X": ("enters", "Which State is entered?"), "I": ("stays_in", "In which State?")}


def facts_of(laws: Corpus, states: Sequence[str], day: str) -> dict[str, Any]:
    """The facts as somebody at the terminal tells them, with the line on standard error that asks the same again."""
    waiting.over()
    ask = Questions()
    said: dict[str, Any] = {"conduct": ask.one(query.question("conduct"))}
    place, words = PLACE.get(query.family(said["conduct"]), ("", ""))
    if place:
        usual = query.one_state(laws.store, states[0]).code if states else None
        said[place] = query.known_state(laws.store, ask.line(words, usual)).code
    for name in ALWAYS:
        ask.into(said, name)
    while name := next(deciding(laws, said, states, day, ask.asked), ""):
        ask.into(said, name)
    again = shlex.join(["harmonize", "case", *(f"{name}={value}" for name, value in said.items()), *states])
    print(f"the same again: {message(again)}", file=sys.stderr)
    return said


def deciding(laws: Corpus, said: dict[str, Any], states: Sequence[str], day: str, asked: set[str]) -> Iterator[str]:
    """The questions not asked yet on which the answer of a law turns though nobody said it."""
    for _, answer in one_law.tries(laws.store, said, states, as_of=day):
        if answer:
            yield from (name for name, _, _ in answer[1].turns if name not in asked)


class Questions:
    """What was asked at a terminal."""

    def __init__(self) -> None:
        self.console = console(sys.stdout)
        self.asked: set[str] = set()

    def into(self, said: dict[str, Any], name: str) -> None:
        """Asks a question, where the conduct has it, and keeps an answer that is not the plain one."""
        dimension = query.question(name)
        self.asked.add(name)
        if dimension.asked and query.family(said["conduct"]) not in dimension.asked:
            return
        value = self.one(dimension)
        if value != dimension.plain:
            said[name] = value

    def one(self, dimension: "Dimension") -> str:
        """One answer to a question, by its number or its word; the plain one for none."""
        names = [value.name for value in dimension.values]
        counted = all(name.isdecimal() for name in names)  # a number is its own answer
        self.console.print(f"\n[bold]{escape(dimension.question)}[/]")
        for number, value in enumerate(() if counted else dimension.values, 1):
            self.console.print(f" {number:>2}  {escape(value.phrase)} [dim]({value.name})[/]")
        while True:
            typed = self.line("number" if counted else "number or word", dimension.plain or None)
            if typed in names or (counted and typed.isdecimal() and int(typed)):
                return typed
            if typed.isdecimal() and 1 <= int(typed) <= len(names):
                return names[int(typed) - 1]
            self.console.print(f"[red]{escape(message(typed))} is none of 1 to {len(names)}[/]")

    def line(self, words: str, usual: str | None) -> str:
        """A line that is typed; the usual answer for an empty one."""
        return (Prompt.ask(escape(words), console=self.console, default=usual) or "").strip()
