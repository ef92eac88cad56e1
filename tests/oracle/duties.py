"""Duties as their files say them: nothing of the package under test reads them here."""

from pathlib import Path
from typing import Any, NamedTuple

import yaml

ARTICLES = Path(__file__).parent.parent.parent / "data" / "protocol_articles"
ACCESSORY = "maximum_at_least"


class Task(NamedTuple):
    """One duty that is tested: its form, its test and its strength as written, and what other readings change."""

    id: str
    instrument: str
    paragraph: str
    form: str
    strength: str
    topic: str
    reads: tuple[str, ...]
    test: dict[str, Any]
    variants: tuple[dict[str, Any], ...]

    def under(self, readings: dict[str, str]) -> "Task":
        """The duty as it is under some readings of disputes."""
        test, strength = dict(self.test), self.strength
        for change in self.variants:
            dispute, _, reading = change["when"].partition("=")
            if readings[dispute] != reading:
                continue
            for key, value in change.items():
                if key == "strength":
                    strength = value
                elif key == "region":
                    test["region"] = {**self.test["region"], **value}
                elif key == ACCESSORY:
                    test["follows"] = {**test["follows"], ACCESSORY: value}
                elif key != "when":
                    test[key] = value
        return self._replace(test=test, strength=strength)


def written(path: Path) -> Any:
    """A file with every scalar as the text that it is: `no` is a word."""
    return yaml.load(path.read_text("utf-8"), yaml.BaseLoader)


def tasks() -> dict[str, Task]:
    """All tested duties of all instruments, by id."""
    found = {}
    for path in sorted(ARTICLES.glob("*.yaml")):
        article = written(path)
        for duty in article.get("duties", ()):
            if "test" in duty:
                found[duty["id"]] = Task(
                    duty["id"],
                    article["instrument"],
                    duty["paragraph"],
                    duty["form"],
                    duty["strength"],
                    duty["topic"],
                    tuple(duty.get("reads", ())),
                    duty["test"],
                    tuple(duty.get("variants", ())),
                )
    return found


def defaults() -> dict[str, str]:
    """The default reading of every dispute."""
    return {name: item["default"] for name, item in written(ARTICLES / "instruments.yaml")["disputes"].items()}


def switches() -> dict[str, set[str]]:
    """The readings other than the default that change the test of some duty, by dispute."""
    found: dict[str, set[str]] = {}
    for task in tasks().values():
        for change in task.variants:
            dispute, _, reading = change["when"].partition("=")
            found.setdefault(dispute, set()).add(reading)
    return found
