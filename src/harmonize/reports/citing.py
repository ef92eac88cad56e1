"""How a provision is cited: the short title of the act, the sign that its State writes before a section, the place."""

import re
from collections.abc import Iterable

from harmonize.norms.pinpoints import named
from harmonize.norms.source import Grade, Source, Sources

TRANSLATION = re.compile(r" \([^()]*(?:\([^()]*\)[^()]*)*\)(?=$|[,;:])")
# Behind a pinpoint of an act that was known from something else than its own text.
READ_AS = {
    Grade.SECONDARY: " (secondary)",
    Grade.MEMORY: " (from memory)",
    Grade.UNOFFICIAL_TRANSLATION: " (unofficial translation)",
}
SEVERAL = {"s": "ss", "art.": "arts", "§": "§§", "reg.": "regs", "r.": "rr."}
SECTION = re.compile(r"[A-Z]{0,2}\d")  # a place that begins with the number of a section
NUMBERS = re.compile(r"\)(\d+[a-z]?)(-\d+[a-z]?)?")  # 95(1)3 and 96(1)2-3: the numbers of a list in a paragraph


def short(title: str) -> str:
    """A title up to the translation in brackets behind it; brackets in the middle of a name belong to it."""
    return TRANSLATION.split(title.rstrip(), maxsplit=1)[0]


def titled(source: Source) -> str:
    """What an act is called in a citation."""
    return source.short or short(source.title)


def placed(source: Source, places: Iterable[str]) -> str:
    """Places in one act: ``s 25(1), (2)``, ``arts 23, 49(1)``, ``s 95(1) no. 3``."""
    told = ", ".join(places)
    if source.sign not in SEVERAL or not SECTION.match(told):
        return told
    sections = {name.split("(", 1)[0] for name in named(told)}
    numbered = NUMBERS.sub(lambda found: f") {'nos' if found[2] else 'no.'} {found[1]}{found[2] or ''}", told)
    return f"{SEVERAL[source.sign] if len(sections) > 1 else source.sign} {numbered}"


def mark(source: Source) -> str:
    """What a short title would hide: that the act itself was not read. A title that stands whole says it itself."""
    return READ_AS.get(source.text, "") if source.short else ""


def cited(sources: Sources, cites: Iterable[str]) -> str:
    """Pinpoints as a reader is told them, those of one act together: ``Residence Act ss 95(3), 96(3); Penal Code s 23``."""
    by_act: dict[tuple[str, str], tuple[Source | None, dict[str, None]]] = {}
    for cite in cites:
        key, _, place = cite.partition(" ")
        source = sources.get(key)
        act = (titled(source), mark(source)) if source else (key, "")
        by_act.setdefault(act, (source, {}))[1][place] = None
    told = []
    for (title, read_as), (source, named_places) in by_act.items():
        # A title that is that of the place itself says it already.
        places = [place for place in named_places if place and not f" {title}".endswith(f" {place}")]
        words = placed(source, places) if source else ", ".join(places)
        told.append(f"{title}{',' if ', ' in title and words else ''} {words}".strip() + read_as)
    return "; ".join(told)


def joined(sources: Sources, cites: tuple[str, ...]) -> str:
    """The pinpoint of a clause with that of its basic one: ``art. 263(1), (2)(a)`` where both stand in one section."""
    if len(cites) > 1:
        (given, basic), stem = cites, section_of(cites[1])
        if section_of(given) == stem and given[len(stem) :].startswith("("):
            return f"{cited(sources, [basic])}, {given[len(stem) :]}"
    return cited(sources, cites)


def section_of(cite: str) -> str:
    """A pinpoint up to its section, without the paragraphs: ``code 263``."""
    key, _, place = cite.partition(" ")
    return f"{key} {place.split('(', 1)[0]}"
