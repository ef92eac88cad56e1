"""The rules of lint, each once in `rules.yaml`: what it says, its page for `harmonize explain lint/NAME` and docs/lint.md."""

from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from harmonize.errors import UnreadableData
from harmonize.texts.mistakes import Mistake

FILE = Path(__file__).with_suffix(".yaml")


class Rule(NamedTuple):
    """One thing that lint complains of.

    ``message`` is a template with the words of the case in braces. ``firm`` rules cannot be excused on the line: what
    they refuse could not be used.
    """

    severity: Literal["error", "warning", "note"]
    message: str
    why: str
    wrong: str
    right: str
    firm: bool = False
    name: str = ""  # that under which the file has it


@cache
def rules() -> dict[str, Rule]:
    """Every rule by its name."""
    return {name: rule for topic in topics().values() for name, rule in topic.items()}


@cache
def topics() -> dict[str, dict[str, Rule]]:
    """The rules by what they are about, in the order of the pages."""
    return declared(FILE.read_text("utf-8"), FILE.name)


def declared(text: str, file: str) -> dict[str, dict[str, Rule]]:
    """The rules that a text declares. Raises UnreadableData with every mistake, in plain words: no rule can say it yet."""
    from pydantic import TypeAdapter, ValidationError

    from harmonize.library.located_yaml import nodes

    found, faults = nodes(text, file)
    if found is None or faults:
        raise UnreadableData([":".join(map(str, (file, *fault.mark))) + f": {fault}" for fault in faults])
    try:
        topics = TypeAdapter(dict[str, dict[str, Rule]]).validate_python(found.data)
    except ValidationError as error:
        raise UnreadableData(
            [
                f"{':'.join(map(str, (file, *found.mark(item['loc']))))}: {'.'.join(map(str, item['loc']))}: {item['msg']}"
                for item in error.errors()
            ]
        ) from error
    return {topic: {name: rule._replace(name=name) for name, rule in under.items()} for topic, under in topics.items()}


def rule_of(wrong: Mistake) -> Rule:
    """The rule that a mistake is against."""
    return rules()[wrong.rule]


def told(wrong: Mistake) -> str:
    """The message of a mistake."""
    return rule_of(wrong).message.format_map(wrong.words)
