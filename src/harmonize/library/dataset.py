"""The compiled dataset: the lowered law and treaty as JSON, read without YAML and without pydantic."""

import json
from functools import cached_property
from pathlib import Path
from typing import Any

from harmonize.errors import UnreadableData
from harmonize.norms.law import Law
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

SHIPPED = Path(__file__).parent.parent / "dataset"


class Dataset:
    """A compiled dataset: ``index.json``, ``treaty.json``, ``status.json``, ``explain.json``, ``laws/xx.jsonl``."""

    def __init__(self, root: Path = SHIPPED) -> None:
        self.root = root
        if not (root / "index.json").is_file():
            raise UnreadableData(
                [f"{root}: no compiled dataset here; run `make dataset`, or name a folder with --data"]
            )

    def load(self, name: str) -> Any:
        return json.loads((self.root / name).read_bytes())

    @cached_property
    def index(self) -> dict[str, Any]:
        """Version of the dataset, and per State the days between which its law stayed the same, with their place in the file."""
        found: dict[str, Any] = self.load("index.json")
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

    def law(self, code: str, day: str) -> Law | None:
        """A State's law on a day (ISO date), or None when the file says nothing about that day."""
        for since, until, start, length in self.index["laws"][code]:
            if since <= day and (not until or day < until):
                with (self.root / "laws" / f"{code.lower()}.jsonl").open("rb") as lines:
                    lines.seek(start)
                    return Law.of(json.loads(lines.read(length)))
        return None

    def periods(self, code: str) -> list[Law]:
        """A State's law from change to change, oldest first."""
        text = (self.root / "laws" / f"{code.lower()}.jsonl").read_bytes()
        return [Law.of(json.loads(line)) for line in text.splitlines()]
