"""Where in a copy of a statute to look for the answer to each of the twelve questions; nothing is answered by it."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from harmonize.library.yaml_file import read

TERMS = Path(__file__).with_name("terms")
MOST, MOST_PARAGRAPHS = 5, 3  # provisions for one question, and of each
THE_OFFENCE, OF_IT = 6, (1, 2, 3, 4, 5, 12)  # the question on the provision itself, and those on what it says
FEW = 3  # terms in a whole text, below which it is not in the language of a list


class Part(NamedTuple):
    """A provision of a statute: its number, its heading, its first line, and its paragraphs as printed with their lines."""

    number: str
    heading: str
    line: int
    paragraphs: tuple[tuple[int, str], ...]

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(text for _, text in self.paragraphs).casefold()


class Fitting(NamedTuple):
    """A provision whose words fit a question, and the paragraphs in which they stand."""

    part: Part
    paragraphs: tuple[tuple[int, str], ...]

    @property
    def told(self) -> str:
        """The provision with what it says to the question: ``213 Smuggling of migrants (line 40)``, its paragraphs below."""
        head = f"{self.part.number} {self.part.heading}".strip()
        return "\n".join([placed(self.part.line, head), *(f"  {placed(line, text)}" for line, text in self.paragraphs)])


def placed(line: int, text: str) -> str:
    """A text with its line in the copy, where the copy has lines."""
    return f"{text} (line {line})" if line else text


@cache
def terms(language: str) -> Mapping[int, tuple[re.Pattern[str], ...]]:
    """What a text in a language says where it speaks of what each question asks; nothing where no list is kept."""
    path = TERMS / f"{language}.yaml"
    listed = read(path).data if path.is_file() else {}
    return {int(step): tuple(re.compile(rf"\b{re.escape(word)}") for word in words) for step, words in listed.items()}


def language_of(parts: Sequence[Part]) -> str:
    """The language of whose terms a text has most; empty where no list fits it."""
    text = " ".join(f"{part.heading.casefold()} {part.words}" for part in parts)
    found = Counter(
        {
            path.stem: sum(bool(term.search(text)) for listed in terms(path.stem).values() for term in listed)
            for path in sorted(TERMS.glob("*.yaml"))
        }
    )
    (language, most), *_ = found.most_common(1)
    return language if most >= FEW else ""


def fitting(parts: Sequence[Part], language: str) -> dict[int, list[Fitting]]:
    """For each question the parts whose heading and words fit best, in the order of the text.

    Of what the provision itself says (its border, gain, persons, acts, fault, graver forms) those come first that speak of
    the offence as well.
    """
    listed = terms(language)
    return {
        step: best(parts, words, listed[THE_OFFENCE] if step in OF_IT else ()) for step, words in sorted(listed.items())
    }


def best(parts: Iterable[Part], listed: Sequence[re.Pattern[str]], beside: Sequence[re.Pattern[str]]) -> list[Fitting]:
    """The few parts that have most of some terms; one in the heading counts as three below it, one ``beside`` as two."""
    weighed = []
    for place, part in enumerate(parts):
        held = [term for term in listed if term.search(part.words)]
        above = [term for term in (*listed, *beside) if term.search(part.heading.casefold())]
        near = [term for term in beside if term.search(part.words)]
        if held or above:
            weighed.append((-len(held) - 3 * len(above) - 2 * len(near), place, Fitting(part, telling(part, held))))
    return [item for _, _, item in sorted(sorted(weighed)[:MOST], key=lambda one: one[1])]


def telling(part: Part, held: Sequence[re.Pattern[str]]) -> tuple[tuple[int, str], ...]:
    """The few paragraphs of a part that have most of some terms."""
    counts = [sum(bool(term.search(text.casefold())) for term in held) for _, text in part.paragraphs]
    chosen = sorted(range(len(counts)), key=lambda place: -counts[place])[:MOST_PARAGRAPHS]
    return tuple(part.paragraphs[place] for place in sorted(chosen) if counts[place])
