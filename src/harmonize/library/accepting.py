"""A data file as a model, or every mistake in it at its place, in words that its keeper understands."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from harmonize.errors import UnreadableData
from harmonize.library.located_yaml import Located, Unloadable, read
from harmonize.library.problem import Problem
from harmonize.texts.base import Text
from harmonize.texts.consistency import Mistake
from harmonize.texts.facts import nearest


def accepted(path: Path, model: type[Any], name: str) -> tuple[Any, Located]:
    """A file as a model, with its places. Raises UnreadableData with every mistake, each at its place."""
    try:
        found = read(path, name)
    except Unloadable as error:
        raise UnreadableData(list(map(str, error.problems))) from error
    try:
        return model.model_validate(found.data), found
    except ValidationError as error:
        raise UnreadableData(list(map(str, complaints(found, error, model)))) from error


def complaints(found: Located, error: ValidationError, model: type[Text]) -> Iterator[Problem]:
    """A model's errors as problems at their places, in the user's words."""
    seen = set()
    items = error.errors(include_url=False)
    for item in items:
        if item["type"] == "too_short" and any(
            one is not item and one["loc"][: len(item["loc"])] == item["loc"] for one in items
        ):
            continue  # it is too short because what stands in it is wrong, which is told by itself
        route = tuple(step for step in item["loc"] if not internal(step))
        at_key = item["type"] in ("extra_forbidden", "missing")
        line, column = found.mark(route, key=at_key)
        message = worded(item, route, model)
        if (line, column, message) not in seen:
            seen.add((line, column, message))
            yield Problem(found.file, line, column, written(route), message)


def internal(step: Any) -> bool:
    """Whether a step of a pydantic location names a branch of a union instead of a place in the file."""
    return isinstance(step, str) and (
        "[" in step
        or "literal" in step
        or step in ("str", "int", "Scaled", "SectionReading", "constrained-int", "constrained-str", "date")
    )


def worded(item: Any, route: tuple[Any, ...], model: type[Text]) -> str:
    """One pydantic error as a sentence for the keeper of the file."""
    kind, given = item["type"], item["input"]
    context = item.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key `{route[-1]}`{nearest(str(route[-1]), keys_at(model, route[:-1]))}"
    if kind == "missing":
        return f"`{route[-1]}` is missing"
    if kind == "literal_error":
        choices = [word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        return f"unknown value `{given}`{nearest(str(given), choices)}"
    if kind in ("date_type", "date_from_datetime_parsing", "date_parsing"):
        return f"expected a day such as 2015-07-01, found `{given}`"
    if kind in ("int_type", "int_parsing"):
        return f"expected a whole number, found `{given}`"
    if kind == "string_type":
        return (
            f"expected text, found `{given}`; put it in quotes if it is meant as text"
            if not isinstance(given, (dict, list))
            else "expected text"
        )
    if kind == "string_pattern_mismatch":
        return f"`{given}` does not have the expected form ({context['pattern']})"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "expected a map of keys and values"
    if kind in ("tuple_type", "list_type"):
        return "expected a list"
    if kind == "condition":
        return str(context["message"])
    message = str(item["msg"])
    return message[0].lower() + message[1:]


def keys_at(model: Any, route: Iterable[Any]) -> list[str]:
    """The keys that a model allows at a route; empty when the route leaves the model."""
    for step in route:
        fields = getattr(model, "model_fields", None)
        if fields is None:
            return []
        name = next((n for n, f in fields.items() if (f.alias or n) == step), None)
        if name is None:
            continue
        model = first_model(fields[name].annotation) or model
    fields = getattr(model, "model_fields", {})
    return [field.alias or name for name, field in fields.items()]


def first_model(annotation: Any) -> Any:
    """The model inside an annotation such as ``dict[str, Source]`` or ``tuple[Offence, ...]``."""
    if isinstance(annotation, type) and issubclass(annotation, Text):
        return annotation
    for part in getattr(annotation, "__args__", ()):
        found = first_model(part)
        if found:
            return found
    return None


def written(route: Iterable[Any]) -> str:
    """A route as people write it: ``offences[2].penalty``; list positions count from 1."""
    text = ""
    for step in route:
        text += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def located(found: Located, mistake: Mistake) -> Problem:
    """A mistake with its place in the file."""
    line, column = found.mark(mistake.route, key=mistake.at_key)
    return Problem(found.file, line, column, written(mistake.route), mistake.message, mistake.level)
