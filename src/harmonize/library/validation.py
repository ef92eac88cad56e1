"""A data file as a model, or every mistake in it at its place, in words that its keeper understands."""

import re
import reprlib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from harmonize.errors import UnreadableData
from harmonize.library.located_yaml import Located
from harmonize.library.problem import Problem, problem, rule_of, with_excerpts
from harmonize.library.yaml_file import Unloadable, read
from harmonize.texts.base import Text, raised
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest
from harmonize.texts.terms_in_words import TERM, measured, remedy

MOST = 200  # lines told about one file
KINDS = (
    "literal_error",
    "int_type",
    "int_parsing",
    "float_type",
    "string_type",
    "model_type",
    "dict_type",
    "tuple_type",
    "list_type",
)
WHOLE = ("int_type", "int_parsing")
NUMBERS = (*WHOLE, "float_type")
TERMS = {"life", "unfixed", "death"}  # what stands beside months
# What the patterns of models are, in words.
PATTERNS = {"^[a-z]{2}$": "the ISO 3166-1 code of the State in lower case, such as `de`"}


def accepted(path: Path, model: type[Any], name: str) -> tuple[Any, Located]:
    """A file as a model, with its places. Raises UnreadableData with every mistake, each at its place."""
    try:
        found = read(path, name)
    except Unloadable as error:
        raise UnreadableData(first_problems(with_content(error, model))) from error
    return modelled(found, model)


def modelled(found: Located, model: type[Any]) -> tuple[Any, Located]:
    """The data of a file as a model, older versions made whole. Raises UnreadableData with every mistake, each at its place."""
    wrong: list[Mistake] = []
    if model.unfolds:
        from harmonize.library.unfolding import unfolded  # stands on the vocabulary, whose files are read here too

        found, wrong = unfolded(found)
    problems = [located(found, item) for item in wrong if rule_of(item).severity == "error"]
    accepted: Any = None
    if not any(item.rule == "nameless-clauses" for item in wrong):  # else everything more would follow from it
        try:
            accepted = model.model_validate(found.data)
        except ValidationError as error:
            problems += complaints(found, error, model)
    if problems:
        raise UnreadableData(first_problems(with_excerpts(once(problems), found.text)))
    return accepted, found._replace(noticed=tuple(wrong))


def refuse(found: Located, wrong: Iterable[Mistake]) -> None:
    """Raises UnreadableData with the errors among some mistakes of a file, each at its place."""
    if errors := [located(found, item) for item in wrong if rule_of(item).severity == "error"]:
        raise UnreadableData(first_problems(with_excerpts(once(errors), found.text)))


def once(problems: Iterable[Problem]) -> list[Problem]:
    """Problems in the order of the file, of those that say the same of the same place the first."""
    found: dict[Any, Problem] = {}
    for item in problems:
        found.setdefault((item.line, item.column, item.rule.name, item.message), item)
    return sorted(found.values(), key=lambda item: (item.line, item.column))


def with_content(error: Unloadable, model: type[Any]) -> list[Problem]:
    """The mistakes of a file's form, and with them those of its content, as far as it could be read."""
    if error.found is None:
        return error.problems
    places = {(item.line, item.column) for item in error.problems}
    try:
        modelled(error.found, model)
    except UnreadableData as more:
        others = [item for item in more.problems if (item.line, item.column) not in places]
        return sorted([*error.problems, *others], key=lambda item: (item.line, item.column))
    return error.problems


def first_problems(problems: list[Problem]) -> list[Problem]:
    """The first few hundred problems, and how many more there are."""
    over = len(problems) - MOST
    return [*problems[:MOST], problem(problems[0].file, "more-mistakes", count=over)] if over > 0 else problems


def complaints(found: Located, error: ValidationError, model: type[Text]) -> list[Problem]:
    """A model's errors as problems at their places, in the user's words, in the order of the file."""
    items = error.errors(include_url=False)[: 50 * MOST]
    around: set[tuple[Any, ...]] = set()  # places with something wrong inside them
    at: dict[tuple[Any, ...], list[Any]] = {}
    for item in items:
        route = place_of(item)
        around.update(route[:depth] for depth in range(len(route)))
        at.setdefault(route, []).append(item)
    problems: dict[Problem, None] = {}
    for item in items:
        kind, here = item["type"], place_of(item)
        # A list or map is not reported wrong when its parts are, nor a branch of a union when another says it better.
        if (kind in (*KINDS, "too_short") and here in around) or any(better(other, item) for other in at[here]):
            continue
        key = item["loc"][-1:] == ("[key]",)
        route = tuple(step for step in here if step != "[key]")
        wrong = worded(item, route, model)._replace(at_key=key or kind in ("extra_forbidden", "missing"))
        problems[located(found, wrong)] = None
    return with_excerpts(sorted(problems, key=lambda item: (item.line, item.column)), found.text)


def better(other: Any, item: Any) -> bool:
    """Whether another branch of a union says better what is wrong at the same place: a number is no word, a word no number."""
    if item["type"] not in KINDS:
        return False
    if raised(other):  # what a rule says of the branch that was meant
        return True
    if isinstance(item["input"], int | float) and not isinstance(item["input"], bool):
        return bool(item["type"] == "literal_error" != other["type"])
    return bool(item["type"] != "literal_error" == other["type"])


def place_of(item: Any) -> tuple[Any, ...]:
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
        or step
        in ("str", "int", "float", "Scaled", "Sanction", "SectionReading", "constrained-int", "constrained-str", "date")
    )


def worded(item: Any, route: Route, model: type[Text]) -> Mistake:
    """One pydantic error as a mistake, in the words of the keeper of the file."""
    kind, given, context = item["type"], shown(item["input"]), item.get("ctx", {})
    if wrong := raised(item):
        return wrong._replace(route=route)
    if kind == "extra_forbidden" and item["input"] is None and " " in str(route[-1]).strip():
        return mistake(route, "unquoted-comma", text=shown(str(route[-1])))
    if kind == "extra_forbidden":
        return mistake(
            route, "unknown-word", kind="key", word=route[-1], hint=nearest(str(route[-1]), keys_at(model, route[:-1]))
        )
    if kind == "missing":
        return mistake(route, "missing-key", key=route[-1], more="")
    if item["input"] is None:
        return mistake(route, "no-value", what=f"`{route[-1]}`" if route else "the file")
    if kind in ("literal_error", *NUMBERS) and measured(given):
        return mistake(route, "unit-written-out", unit="months", found=given, mend=remedy(given))
    if kind == "literal_error":
        choices = [word.strip().strip("'") for word in str(context["expected"]).replace(" or ", ", ").split(",")]
        if isinstance(item["input"], bool) and {"yes", "no"} & set(choices):
            return mistake(route, "truth-value", word=given)
        whole = route[:-1] if isinstance(route[-1], int) else route
        if set(choices) <= TERMS and "did you mean" not in nearest(given, choices):
            return mistake(whole, "wrong-type", wanted=f"{TERM}, found `{given}`{remedy(given)}")
        if isinstance(item["input"], (dict, list)):
            return mistake(route, "wrong-type", wanted=f"one word of {', '.join(choices)}")
        what = "key" if item["loc"][-1:] == ("[key]",) else "value"
        return mistake(route, "unknown-word", kind=what, word=given, hint=nearest(given, choices))
    if kind == "string_pattern_mismatch":
        known = PATTERNS.get(str(context["pattern"]), "a word of the form that ids and codes have")
        return mistake(route, "wrong-type", wanted=f"{known}, found `{given}`")
    inside = f" ({', '.join(keys_at(model, route))})" if kind.startswith("model_") else ""
    return sized(item, route, given) or mistake(route, "wrong-type", wanted=wanted(item, given, inside))


def wanted(item: Any, given: str, inside: str) -> str:
    """What was expected instead of a value of the wrong kind, and what was found; ``inside`` are the keys of a map."""
    kind = item["type"]
    if kind in ("date_type", "date_from_datetime_parsing", "date_parsing"):
        return f"a day such as 2015-07-01 without quotes, found `{given}`{day_of(given)}"
    if kind in WHOLE:
        return f"a whole number, found `{given}`"
    if kind == "float_type":
        return f"a number of months, whole or in quarters, found `{given}`"
    if kind == "string_type":
        if isinstance(item["input"], (dict, list)):
            return "text"
        return f"text, found `{given}`; put it in quotes if it is meant as text"
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return f"a map of keys and values{inside}, found `{given}`"
    if kind in ("tuple_type", "list_type"):
        return "a list"
    message = str(item["msg"])
    return f"something else: {message[0].lower()}{message[1:]}"


def day_of(written: str) -> str:
    """What to write for a day as most of the world writes it: day, month and year with dots between them."""
    found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})\.(\d{4})", written)
    return f": write {found[3]}-{int(found[2]):02}-{int(found[1]):02}" if found else ""


def sized(item: Any, route: Route, given: str) -> Mistake | None:
    """What is too short, too long, too small or too great; nothing when the size is right."""
    kind, context = item["type"], item.get("ctx", {})
    if kind == "too_short":
        return mistake(route, "empty-value", what="the list is empty; expected at least one entry")
    if kind == "string_too_short":
        return mistake(route, "empty-value", what="the text is empty")
    if kind in ("string_too_long", "too_long") and isinstance(item["input"], str):
        return mistake(route, "text-too-long", found=len(item["input"]), most=context["max_length"])
    if kind in ("greater_than_equal", "less_than_equal"):
        bound = f"at least {context['ge']:g}" if "ge" in context else f"at most {context['le']:g}"
        return mistake(route, "wrong-type", wanted=f"{bound}, found `{given}`")
    return None


def shown(given: Any) -> str:
    """A value as its keeper wrote it, cut when it is long."""
    if isinstance(given, (dict, list)):
        return reprlib.repr(given)
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


def route_in_words(route: Iterable[Any]) -> str:
    """A route as people write it: ``offences[2].penalty``; list positions count from 1."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in route).removeprefix(".")


def located(found: Located, wrong: Mistake) -> Problem:
    """A mistake with its place in the file."""
    line, column = found.mark(wrong.route, key=wrong.at_key)
    rule = rule_of(wrong)
    return Problem(found.file, line, column, route_in_words(wrong.route), rule, rule.message.format_map(wrong.words))
