"""Sources that a reader would not find, and citations that hide another."""

import re
from collections.abc import Iterator

from harmonize.texts.languages import LANGUAGES
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.references import cited
from harmonize.texts.rules import Mistake, mistake

ANOTHER = re.compile(r"[;,]\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s+\S")  # a source key with a pinpoint, behind another
JOINED = re.compile(r"[a-z]+(-[a-z]+)*-([0-9]{4}|act|code|law|decree|regulation|constitution)")


def citations(law: NationalLaw) -> Iterator[Mistake]:
    """Official texts without a place, languages that are none, and several citations in one text."""
    for key, source in law.sources.items():
        if source.text in ("official", "official_translation") and not (source.url or source.found_at):
            yield mistake(("sources", key), "official-without-place", at_key=True, grade=source.text.replace("_", " "))
        if source.language and source.language not in LANGUAGES:
            yield mistake(("sources", key, "language"), "unknown-language", word=source.language)
    for route, pinpoint in cited((law.general_part, law.offences, law.measures)):
        if ";" in pinpoint or "," in pinpoint:
            for match in ANOTHER.finditer(pinpoint):
                if match[1] in law.sources or (match[0][0] == ";" and looks_like_a_key(match[1])):
                    yield mistake(named(route), "cites-in-one-text", key=match[1])
                    break


def looks_like_a_key(word: str) -> bool:
    """Whether a word has the look of a source key, though none of this file: `no-such-act`, `penal-code`, `cc-1930`."""
    return bool(JOINED.fullmatch(word))


def named(route: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The route from the parts of a law, which stand in a tuple, as a route of the file."""
    return (("general_part", "offences", "measures")[int(route[0])], *route[1:])
