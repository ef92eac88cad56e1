"""The compiled dataset: the lowered law and treaty as JSON, read without YAML and without pydantic."""

import json
import os.path
from functools import cached_property
from typing import Any, BinaryIO

from harmonize.errors import UnreadableData
from harmonize.library.lawbook import law_at
from harmonize.norms.facts import Pattern
from harmonize.norms.history import History, Version
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.parity import Parity
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

FORM = 4  # of the compiled files; a dataset of another form is made anew, never guessed at
SHIPPED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "dataset")  # noqa: PTH118, PTH120  pathlib costs start-up


class Dataset:
    """A compiled dataset: index, treaty, status, explanations, fact patterns and parity list as JSON, and per State its law.

    ``laws/xx.jsonl`` holds the law from change to change, as ``lawbook`` says; ``outcomes/xx.json`` the engine's answers for
    the law in force, so that a plain check only has to tell them; ``history/xx.json`` the versions of each offence.
    """

    def __init__(self, root: str = SHIPPED) -> None:
        self.root = str(root)
        if not os.path.isfile(self.path("index.json")):  # noqa: PTH113
            raise UnreadableData(
                [f"{root}: no compiled dataset here; run `make dataset`, or name a folder with --data"]
            )

    def path(self, *names: str) -> str:
        """A file of the dataset."""
        return os.path.join(self.root, *names)  # noqa: PTH118

    def load(self, *names: str) -> Any:
        """The content of a JSON file of the dataset."""
        with open(self.path(*names), "rb") as file:  # noqa: PTH123
            return json.loads(file.read())

    def book(self, code: str) -> BinaryIO:
        """The law of a State as lines."""
        return open(self.path("laws", f"{code.lower()}.jsonl"), "rb")  # noqa: PTH123

    @cached_property
    def index(self) -> dict[str, Any]:
        """Version of the dataset, and per State the days between which its law stayed the same, with their place in the file."""
        found: dict[str, Any] = self.load("index.json")
        if found.get("form") != FORM:
            raise UnreadableData(
                [f"{self.root}: compiled by another version of harmonize; make it anew with `harmonize compile`"]
            )
        return found

    @property
    def version(self) -> str:
        """The version of the dataset, for every report."""
        return str(self.index["version"])

    @property
    def codes(self) -> list[str]:
        """The States that have a file."""
        return list(self.index["laws"])

    @cached_property
    def status(self) -> Status:
        """Treaty status and groups of States."""
        return Status.of(self.load("status.json"))

    @cached_property
    def treaty(self) -> Treaty:
        """All instruments with their duties, measures and disputes."""
        return Treaty.of(self.load("treaty.json"))

    @cached_property
    def explanations(self) -> dict[str, Any]:
        """The prose of duties, disputes and measures, for ``explain``."""
        found: dict[str, Any] = self.load("explain.json")
        return found

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The fact patterns that are asked of every law."""
        return [Pattern(*row) for row in self.load("patterns.json")]

    @cached_property
    def parity(self) -> Parity:
        """The parity list with the answers of every State."""
        return Parity.of(self.load("parity.json"))

    def law(self, code: str, day: str, conduct: int = 0) -> Law | None:
        """A State's law on a day (ISO date), or None when the file says nothing about that day.

        With the bits of some conduct only what a question about such a deed needs.
        """
        for since, until, start, length in self.index["laws"][code]:
            if since <= day and (not until or day < until):
                with self.book(code) as book:
                    return law_at(book, start, length, conduct)
        return None

    def periods(self, code: str) -> list[Law]:
        """A State's law from change to change, oldest first."""
        with self.book(code) as book:
            return [law_at(book, start, length) for _, _, start, length in self.index["laws"][code]]

    def history(self, code: str) -> History:
        """The versions of a State's offences, oldest first."""
        return {
            offence: tuple(map(Version.of, rows))
            for offence, rows in self.load("history", f"{code.lower()}.json").items()
        }

    def outcomes(self, code: str, day: str) -> dict[str, Outcome]:
        """What the engine found when the dataset was compiled, under the default readings; nothing for older days."""
        if day < self.index["answered_from"].get(code, "9999"):
            return {}
        return {name: Outcome.of(row) for name, row in self.load("outcomes", f"{code.lower()}.json").items()}
