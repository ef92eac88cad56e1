"""The law file that answers make, as text: commented, in the order of its keys, what was not asked not read."""

from collections.abc import Mapping
from typing import Any

from harmonize.guests.interview.answers import Draft
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.general_part import NOT_ASKED
from harmonize.library.yaml_layout import block, fitted
from harmonize.visible import message


def law_text(interview: Interview, law: Mapping[str, Any], draft: Draft, schema: str) -> str:
    """The text of the law file."""
    lines = [
        f"# yaml-language-server: $schema={schema}",
        f"# The law of {message(interview.name)} as answered in an interview on the criminal core of the Smuggling Protocol,",
        f"# {len(draft.answers)} answers. Add what was read of each source; keys and rules: the guide, encoding-a-law.md.",
        f"# Clauses with `{NOT_ASKED}` stand for what no answer decided: a report says of them that they are not verified.",
    ]
    head = {"id": law["id"], "state": interview.name} | {
        key: law[key] for key in ("sources", "reading", "general_part")
    }
    lines += [*block(head, 2), *block({"offences": law["offences"]}, 6)]
    return fitted("\n".join(lines) + "\n")
