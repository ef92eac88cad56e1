"""Sources that a reader would not find, and citations that hide another."""

import re
from collections.abc import Iterator

from harmonize.texts.mistakes import Mistake, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.references import cited

CODES = (  # of ISO 639-1
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id "
    "ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu "
    "lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
    "rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
    "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
LANGUAGES = frozenset(CODES.split())
ANOTHER = re.compile(r"[;,]\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s+\S")  # a source key with a pinpoint, behind another
# What looks like a source key, though none of this file: `no-such-act`, `penal-code`, `cc-1930`.
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
                if match[1] in law.sources or (match[0][0] == ";" and JOINED.fullmatch(match[1])):
                    yield mistake(named(route), "cites-in-one-text", key=match[1])
                    break


def named(route: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The route from the parts of a law, which stand in a tuple, as a route of the file."""
    return (("general_part", "offences", "measures")[int(route[0])], *route[1:])
