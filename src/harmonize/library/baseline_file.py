"""The files in which a project keeps what it agreed on: waivers, and the baseline of known shortfalls."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

from harmonize.errors import UnreadableData
from harmonize.library.base_revision import Change, Text
from harmonize.library.located_yaml import Located
from harmonize.library.validation import complaints, first_problems, located
from harmonize.library.yaml_file import Unloadable, parsed, read, text_of
from harmonize.norms.baseline import Shortfall, Suppressions, Waiver
from harmonize.norms.treaty import Treaty
from harmonize.texts.base import Text as Piece
from harmonize.texts.baseline import (
    BaselineFile,
    WaiversFile,
    known_mistakes,
    lowered_known,
    lowered_waiver,
    waiver_mistakes,
)
from harmonize.texts.mistakes import Mistake

FORMAT = "harmonize-baseline/1"
Model = TypeVar("Model", bound=Piece)


def suppressions(known: Path | None, waived: Path | None, treaty: Treaty, judged: Change | None = None) -> Suppressions:
    """The baseline and the waivers named; with a change that is judged, also as they stood before it.

    Raises UnreadableData with every mistake.
    """
    now = Suppressions(
        baseline(known, treaty, judged.after(known) if judged else None) if known else None,
        waivers(waived, treaty, judged.after(waived) if judged else None) if waived else (),
    )
    if judged is None:
        return now
    # What lies outside the repository no change can touch: it says before what it says after.
    old_known = judged.before(known) if known else None
    old_waived = judged.before(waived) if waived else None
    before = Suppressions(
        baseline(known, treaty, old_known) if known and old_known else now.known,
        waivers(waived, treaty, old_waived) if waived and old_waived else now.waivers,
    )
    return now._replace(before=before)


def waivers(path: Path, treaty: Treaty, text: Text | None = None) -> tuple[Waiver, ...]:
    """The waivers of a file, or of its text in a revision, which has none where there was no file.

    Raises UnreadableData with every mistake; a malformed day is none, it only ends the waiver.
    """
    if text and text.raw is None:
        return ()
    file, found = sound(path, text, WaiversFile, lambda file: waiver_mistakes(file, treaty))
    lines = found.lines("waivers")
    return tuple(lowered_waiver(item, f"{found.file}:{line}") for item, line in zip(file.waivers, lines, strict=True))


def baseline(path: Path, treaty: Treaty, text: Text | None = None) -> tuple[Shortfall, ...]:
    """The known shortfalls of a baseline, or of its text in a revision. Raises UnreadableData with every mistake."""
    if text and text.raw is None:
        return ()
    file, _ = sound(path, text, BaselineFile, lambda file: known_mistakes(file, treaty))
    return tuple(map(lowered_known, file.findings))


def sound(
    path: Path, text: Text | None, model: type[Model], mistakes: Callable[[Model], Iterable[Mistake]]
) -> tuple[Model, Located]:
    """A file as a model without mistakes. Raises UnreadableData with every one of them."""
    file, found = loaded(path, text, model)
    if problems := [located(found, mistake) for mistake in mistakes(file)]:
        raise UnreadableData(first_problems(problems))
    return file, found


def loaded(path: Path, text: Text | None, model: type[Model]) -> tuple[Model, Located]:
    """A file as a model; days that are none of the calendar are left to the model."""
    from pydantic import ValidationError

    try:
        found = parsed(text_of(text.raw, text.name), text.name) if text and text.raw is not None else read(path)
    except Unloadable as error:
        wrong = [item for item in error.problems if item.rule.name != "not-a-day"]
        if wrong or error.found is None:
            raise UnreadableData(first_problems(error.problems)) from error
        found = error.found
    try:
        return model.model_validate(found.data), found
    except ValidationError as error:
        raise UnreadableData(first_problems(complaints(found, error, model))) from error


def baseline_text(version: str, day: str, known: Iterable[tuple[Shortfall, str]]) -> str:
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
        "# Known shortfalls: `harmonize check --baseline` fails on others only. Written by `harmonize data baseline write`;",
        "# `harmonize data baseline shrink` takes out what was solved. `region` names the facts, `says` is for people.",
        f"format: {FORMAT}",
        f"dataset: {json.dumps(version)}",
        f"as_of: {day}",
        "findings:" if lines else "findings: []",
    ]
    return "\n".join([*head, *lines]) + "\n"
