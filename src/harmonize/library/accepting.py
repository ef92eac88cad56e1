"""A data file as a model, or every mistake in it at its place, in words that its keeper understands."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from harmonize.errors import UnreadableData
from harmonize.library.located_yaml import Located, Unloadable, read
from harmonize.library.problem import Problem
from harmonize.texts.base import Text
from harmonize.texts.consistency import Mistake
from harmonize.texts.facts import nearest

MOST = 200  # lines told about one file
KINDS = (
    "literal_error",
    "int_type",
    "int_parsing",
    "string_type",
    "model_type",
    "dict_type",
    "tuple_type",
    "list_type",
)
PATTERNS = {"^[a-z]{2}$": "expected the ISO 3166-1 code of the State in lower case, such as `de`, found `{}`"}


def accepted(path: Path, model: type[Any], name: str) -> tuple[Any, Located]:
    """A file as a model, with its places. Raises UnreadableData with every mistake, each at its place."""
    try:
        found = read(path, name)
    except Unloadable as error:
        raise UnreadableData(told(beside(error, model))) from error
    try:
        return model.model_validate(found.data), found
    except ValidationError as error:
        raise UnreadableData(told(complaints(found, error, model))) from error


def beside(error: Unloadable, model: type[Any]) -> list[Problem]:
    """The mistakes of a file's form, and with them those of its content, as far as it could be read."""
    if error.found is None:
        return error.problems
    places = {(item.line, item.column) for item in error.problems}
    try:
        model.model_validate(error.found.data)
    except ValidationError as more:
        others = [item for item in complaints(error.found, more, model) if (item.line, item.column) not in places]
        return sorted([*error.problems, *others], key=lambda item: (item.line, item.column))
    return error.problems


def told(problems: list[Problem]) -> list[str]:
    """Problems as lines, the first few hundred of them."""
    more = [f"{problems[0].file}: error: and {len(problems) - MOST} more mistakes"] if len(problems) > MOST else []
    return [*map(str, problems[:MOST]), *more]


def complaints(found: Located, error: ValidationError, model: type[Text]) -> list[Problem]:
    """A model's errors as problems at their places, in the user's words, in the order of the file."""
    items = error.errors(include_url=False)[: 50 * MOST]
    around: set[tuple[Any, ...]] = set()  # places with something wrong inside them
    at: dict[tuple[Any, ...], list[Any]] = {}
    for item in items:
        route = place(item)
        around.update(route[:depth] for depth in range(len(route)))
        at.setdefault(route, []).append(item)
    problems: dict[Problem, None] = {}
    for item in items:
        kind, here = item["type"], place(item)
        # A list or map is not told wrong when its parts are, nor a branch of a union when another says it better.
        if (kind in (*KINDS, "too_short") and here in around) or any(better(other, item) for other in at[here]):
            continue
        key = item["loc"][-1:] == ("[key]",)
        route = tuple(step for step in here if step != "[key]")
        line, column = found.mark(route, key=key or kind in ("extra_forbidden", "missing"))
        problems[Problem(found.file, line, column, written(route), worded(item, route, model))] = None
    return sorted(problems, key=lambda problem: (problem.line, problem.column))


def better(other: Any, item: Any) -> bool:
    """Whether another branch of a union says better what is wrong at the same place: a number is no word, a word no number."""
    if item["type"] not in KINDS:
        return False
    if isinstance(item["input"], int) and not isinstance(item["input"], bool):
        return bool(item["type"] == "literal_error" != other["type"])
    return bool(item["type"] != "literal_error" == other["type"])


def place(item: Any) -> tuple[Any, ...]:
    """Where in the file an error stands."""
    *above, last = item["loc"] or ("[root]",)
    # What is missing is a key of the file, even where it is called as a branch of a union is: `date`.
    kept = item["type"] == "missing" or last == "[key]" or not internal(last)
    return (*(step for step in above if not internal(step)), *([last] if kept else []))


def internal(step: Any) -> bool:
    """Whether a step of a pydantic location names a branch of a union instead of a place in the file."""
    return isinstance(step, str) and (
        "[" in step
        or "literal" in step
        or step in ("str", "int", "Scaled", "SectionReading", "constrained-int", "constrained-str", "date")
    )


def worded(item: Any, route: tuple[Any, ...], model: type[Text]) -> str:
    """One pydantic error as a sentence for the keeper of the file."""
    kind, given = item["type"], shown(item["input"])
    context = item.get("ctx", {})
    if kind == "extra_forbidden":
        return f"unknown key `{route[-1]}`{nearest(str(route[-1]), keys_at(model, route[:-1]))}"
    if kind == "missing":
        return f"`{route[-1]}` is missing"
    if item["input"] is None:
        return f"`{route[-1]}` has no value" if route else "expected a map of keys and values"
    if kind == "literal_error":
        choices = [word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        if isinstance(item["input"], (dict, list)):
            return f"expected one word of {', '.join(choices)}"
        what = "key" if item["loc"][-1:] == ("[key]",) else "value"
        return f"unknown {what} `{given}`{nearest(given, choices)}"
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(str(context["pattern"]), "`{}` does not have the expected form").format(given)
    if kind == "condition":
        return str(context["message"])
    message = mistyped(item, given) or sized(item, given) or str(item["msg"])
    return message[0].lower() + message[1:]


def mistyped(item: Any, given: str) -> str:
    """What was expected instead of a value of the wrong kind; empty when the kind is right."""
    kind = item["type"]
    if kind in ("date_type", "date_from_datetime_parsing", "date_parsing"):
        return f"expected a day such as 2015-07-01 without quotes, found `{given}`"
    if kind in ("int_type", "int_parsing"):
        return f"expected a whole number, found `{given}`"
    if kind == "string_type":
        if isinstance(item["input"], (dict, list)):
            return "expected text"
        return f"expected text, found `{given}`; put it in quotes if it is meant as text"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return "expected a map of keys and values"
    if kind in ("tuple_type", "list_type"):
        return "expected a list"
    return ""


def sized(item: Any, given: str) -> str:
    """What is too short, too long, too small or too great; empty when the size is right."""
    kind, context = item["type"], item.get("ctx", {})
    if kind == "too_short":
        return "the list is empty; expected at least one entry"
    if kind == "string_too_short":
        return "the text is empty"
    if kind == "string_too_long":
        return f"the text has {len(item['input'])} letters; at most {context['max_length']}"
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {context['ge']}" if "ge" in context else f"at most {context['le']}"
        return f"expected {bound}, found `{given}`"
    return ""


def shown(given: Any) -> str:
    """A value as its keeper wrote it, cut when it is long."""
    text = {True: "true", False: "false"}[given] if isinstance(given, bool) else str(given)
    return text if len(text) <= 60 else f"{text[:60]}..."


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
