"""The law file that answers make, as text: commented, in the order of its keys, what was not asked not read."""

from collections.abc import Iterator, Mapping
from typing import Any

from harmonize.interview.answers import Draft
from harmonize.interview.asking import Interview
from harmonize.interview.general_part import NOT_ASKED
from harmonize.library.fitting import fitted
from harmonize.library.flow import flow
from harmonize.visible import message


def law_text(interview: Interview, law: Mapping[str, Any], draft: Draft, schema: str) -> str:
    """The text of the law file."""
    lines = [
        f"# yaml-language-server: $schema={schema}",
        f"# The law of {message(interview.name)} as answered in an interview on the criminal core of the Smuggling Protocol,",
        f"# {len(draft.answers)} answers. Add what was read of each source; keys and rules: the guide, encoding-a-law.md.",
        f"# Clauses with `{NOT_ASKED}` stand for what no answer decided: a report says of them that they are not verified.",
        f"id: {law['id']}",
        f"state: {flow(interview.name)}",
    ]
    lines += block("sources", law["sources"])
    lines += block("reading", law["reading"])
    lines += block("general_part", law["general_part"])
    lines.append("offences:" if law["offences"] else "offences: []")
    for offence in law["offences"]:
        lines += offence_lines(offence)
    return fitted("\n".join(lines) + "\n")


def block(key: str, value: Mapping[str, Any]) -> Iterator[str]:
    yield f"{key}:"
    for name, entry in value.items():
        yield f"  {name}: {flow(entry)}"


def offence_lines(offence: Mapping[str, Any]) -> Iterator[str]:
    """An offence, one clause a line."""
    first = True
    for key, value in offence.items():
        if key != "versions":
            yield f"  {'- ' if first else '  '}{key}: {flow(value)}"
            first = False
    yield "    versions:"
    (version,) = offence["versions"]
    for n, (key, value) in enumerate(version.items()):
        margin = "      - " if n == 0 else "        "
        if isinstance(value, dict) and key != "penalty":
            yield f"{margin}{key}:"
            yield from (f"          {name}: {flow(clause)}" for name, clause in value.items())
        else:
            yield f"{margin}{key}: {flow(value)}"
