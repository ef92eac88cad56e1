"""The questions of a section of measures, each with its meaning, as comments that wait for an answer in a law file."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.library.yaml_layout import flow
from harmonize.norms.treaty import MeasureKind
from harmonize.visible import message

SAMPLES = {"yes_no": "yes", "months": "12", "days": "30", "number": "2"}
ANSWERED = {
    "yes_no": "yes or no",
    "months": "a number of months",
    "days": "a number of days",
    "number": "a number",
    "words": "one or more of",
    "choice": "one of",
}


class Meaning(NamedTuple):
    """What a measure asks, and the article behind it."""

    means: str
    source: str


def sections(measures: Mapping[str, MeasureKind]) -> tuple[str, ...]:
    """The sections of a law that have measures."""
    return tuple(dict.fromkeys(kind.section for kind in measures.values()))


def asked(measures: Iterable[MeasureKind], meanings: Mapping[str, Meaning]) -> Iterator[str]:
    """The lines of some measures: what each asks, and the line that answers it, both as comments."""
    for kind in measures:
        meaning = meanings[kind.name]
        values = f": {', '.join(kind.words)}" if kind.words else ""
        yield "  #"
        yield f"  # {message(kind.title)} ({ANSWERED[kind.type]}{values}; {meaning.source})"
        yield f"  #   {message(' '.join(meaning.means.split()))}"
        yield f"  # {kind.name}: {{value: {sample(kind)}, cite: act 1}}"


def sample(kind: MeasureKind) -> str:
    """A value of the right kind, as YAML has it."""
    if not kind.words:
        return SAMPLES[kind.type]
    return flow([kind.words[0]]) if kind.type == "words" else flow(kind.words[0])


def heading(section: str) -> list[str]:
    """What stands above the questions of a section."""
    return [
        f"  # {section.replace('_', ' ')}: take the `# ` away from each line that you answer, and the braces above if there are any,",
        f"  # and say under `reading` how far you read `{section}`. `no` needs `searched: where you looked`; what the law leaves",
        "  # open is `unsettled: why`; what stays a comment counts as not read.",
    ]


def waiting(text: str, measures: Iterable[MeasureKind]) -> list[MeasureKind]:
    """The measures of which a law file says nothing yet, be it in a comment."""
    return [kind for kind in measures if not re.search(rf"^[ #]*{re.escape(kind.name)}:", text, re.MULTILINE)]


def put_into(text: str, lines: Iterable[str]) -> str:
    """A law file with lines at the end of its measures; all else stays letter by letter."""
    old = text.splitlines()
    top = next((at for at, line in enumerate(old) if line.startswith("measures:")), None)
    if top is None:
        old, top = [*old, "measures: {}"], len(old)
    end = next((at for at in range(top + 1, len(old)) if old[at][:1] not in ("", " ", "#")), len(old))
    while not old[end - 1].strip():
        end -= 1
    ending = "\r\n" if "\r\n" in text else "\n"
    return ending.join([*old[:end], *lines, *old[end:]]) + ending
