"""The files in which a project keeps what it agreed on: waivers, and the baseline of known shortfalls."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from harmonize.errors import UnreadableData
from harmonize.library.accepting import complaints, located, told
from harmonize.library.located_yaml import Located, Unloadable, read
from harmonize.norms.register import Shortfall, Waiver
from harmonize.norms.treaty import Treaty
from harmonize.texts.base import Text
from harmonize.texts.register import BaselineFile, WaiversFile, lowered_known, lowered_waiver, waiver_mistakes

FORMAT = "harmonize-baseline/1"


def waivers(path: Path, treaty: Treaty) -> tuple[Waiver, ...]:
    """The waivers of a file. Raises UnreadableData with every mistake; a malformed day is none, it only ends the waiver."""
    file, found = taken(path, WaiversFile)
    problems = [located(found, mistake) for mistake in waiver_mistakes(file, treaty)]
    if problems:
        raise UnreadableData(told(problems))
    return tuple(
        lowered_waiver(item, f"{found.file}:{found.mark(('waivers', i))[0]}") for i, item in enumerate(file.waivers)
    )


def baseline(path: Path) -> tuple[Shortfall, ...]:
    """The known shortfalls of a baseline file. Raises UnreadableData with every mistake."""
    return tuple(map(lowered_known, taken(path, BaselineFile)[0].findings))


def taken(path: Path, model: type[Text]) -> tuple[Any, Located]:
    """A file as a model; days that are none of the calendar are left to the model."""
    from pydantic import ValidationError

    try:
        found = read(path)
    except Unloadable as error:
        wrong = [item for item in error.problems if item.rule.name != "not-a-day"]
        if wrong or error.found is None:
            raise UnreadableData(told(error.problems)) from error
        found = error.found
    try:
        return model.model_validate(found.data), found
    except ValidationError as error:
        raise UnreadableData(told(complaints(found, error, model))) from error


def written(version: str, day: str, known: Iterable[tuple[Shortfall, str]]) -> str:
    """A baseline as text: one line per shortfall, with what it says to people, so that a review of changes is a review of gaps."""
    import json

    def line(one: Shortfall, says: str) -> str:
        parts: dict[str, Any] = {"state": one.state, "duty": one.duty, "region": one.region, "says": says}
        if one.measure:
            parts["measure"] = one.measure
        if one.facts:
            parts["facts"] = {name: list(values) for name, values in one.facts.items()}
        return "  - " + json.dumps(parts, ensure_ascii=False)

    lines = [line(one, says) for one, says in sorted(known, key=lambda item: item[0].key)]
    head = [
        "# Known shortfalls: `harmonize check --baseline` fails on others only. Written by `harmonize baseline write`;",
        "# `harmonize baseline shrink` takes out what was solved. `region` names the facts, `says` is for people.",
        f"format: {FORMAT}",
        f"dataset: {json.dumps(version)}",
        f"as_of: {day}",
        "findings:" if lines else "findings: []",
    ]
    return "\n".join([*head, *lines]) + "\n"
