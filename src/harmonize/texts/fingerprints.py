"""The fingerprints of a law file: hashes of the sentences of the provisions that it cites, as they were read; never the words."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, NamedTuple

from pydantic import AfterValidator, Field

from harmonize.norms.numbering import Numbers, order
from harmonize.norms.numbering import key as number
from harmonize.norms.pinpoints import holds, named
from harmonize.texts.base import Day, Identifier, Line, Text, refusal
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.references import cited

OFFICIAL = ("official", "official_translation")
FORM = 3  # of the words that hashes are of: raised with any change to what counts as a word, a sentence or a part
EARLY = 5  # years for which an act may stand in print before it is in force
FEW = 5  # sources that a note names
Hashes = Annotated[str, Field(pattern=r"^(whole )?([0-9a-f]{8})( [0-9a-f]{8})*$")]


class Print(NamedTuple):
    """A provision as it was read: the name that pinpoints give it, the hashes of its sentences in order, what stood near it.

    ``whole`` says that the copy did not show the part named, so that the hashes are those of the provision around it.
    """

    name: str
    prints: tuple[str, ...]
    near: tuple[str, ...]
    whole: bool


def below(name: str) -> str:
    """The name of a copy, which leads to nothing beside the folder of copies."""
    if ".." in re.split(r"[/\\]", name) or re.match(r"[/\\~]|[A-Za-z]:", name):
        raise refusal("copy-elsewhere", name=name)
    return name


class Counting(Text):
    """How a copy counts its provisions."""

    first: Line = Field(description="The first number in the copy.")
    last: Line = Field(description="The last number in the copy.")
    shape: Annotated[tuple[Line, ...], Field(strict=False)] = Field(
        description="The shapes of its numbers: 9 for digits, a for letters, as `9`, `9a` or `a9-9`."
    )


class ReadCopy(Text):
    """One source as it was read: from which copy, on which state of its text, and the sentences of its provisions."""

    copied: Annotated[Line, AfterValidator(below)] = Field(
        alias="copy", description="The name of the copy, below the folder of copies or in its repository."
    )
    commit: Annotated[str, Field(pattern=r"^[0-9a-f]{7,40}$")] | None = Field(
        None, description="The commit of the repository of copies that was read."
    )
    text_of: Day | None = Field(
        None, description="The day as at which the text of the copy stood; absent where nothing tells."
    )
    form: int = Field(description="The form of the words that the hashes are of; another one cannot be compared.")
    numbers: Counting | None = Field(
        None,
        description="How the copy counts its provisions; a pinpoint that cannot be one of them is an error. Absent where "
        "its numbers have too many shapes.",
    )
    near: dict[str, str] = Field(
        default_factory=dict,
        description="The provisions that stood near one that is cited: of the same number, and the next.",
    )
    provisions: dict[str, Hashes] = Field(
        description="For each provision cited one hash a sentence; `whole` before them where the copy shows only what stands around it."
    )


class FingerprintsFile(Text):
    """The fingerprints of one law file."""

    fingerprints: Annotated[str, Field(pattern=r"^[a-z]{2}$", description="The State whose law file it stands beside.")]
    sources: dict[Identifier, ReadCopy] = Field(description="By the key of the source in the law file.")


def printed(read: ReadCopy) -> list[Print]:
    """The provisions of a source as they were read."""
    found = []
    for name, hashes in read.provisions.items():
        forms = hashes.split()
        whole = forms[0] == "whole"
        near = next((read.near[key] for key in sorted(read.near, key=len, reverse=True) if name.startswith(key)), "")
        found.append(Print(name, tuple(forms[whole:]), tuple(near.split()), whole))
    return found


def fingerprints_text(code: str, sources: Mapping[str, ReadCopy]) -> str:
    """The file as text: sources and provisions in order, one line for each."""
    lines = [
        "# yaml-language-server: $schema=../../schemas/fingerprints.json",
        "# Which words of the law were read: one hash for each sentence of a provision that the law file cites. Written by",
        "# `harmonize data read`; `harmonize data drift` tells what a newer copy no longer says.",
        f"fingerprints: {code}",
        "sources:",
    ]
    for key in sorted(sources):
        read = sources[key]
        lines.append(f"  {key}:")
        lines.append(f"    copy: {quoted(read.copied)}")
        lines += [f"    commit: {quoted(read.commit)}"] if read.commit else []
        lines += [f"    text_of: {read.text_of.isoformat()}"] if read.text_of else []
        lines.append(f"    form: {read.form}")
        if read.numbers:
            shapes = ", ".join(map(quoted, read.numbers.shape))
            ends = f"first: {quoted(read.numbers.first)}, last: {quoted(read.numbers.last)}"
            lines.append(f"    numbers: {{{ends}, shape: [{shapes}]}}")
        lines += block("near", read.near) if read.near else []
        lines += block("provisions", read.provisions)
    return "\n".join(lines) + "\n"


def block(key: str, rows: Mapping[str, str]) -> Iterator[str]:
    """A map of a source, sorted as statutes count."""
    yield f"    {key}:"
    yield from (f"      {quoted(name)}: {quoted(rows[name])}" for name in sorted(rows, key=order))


def quoted(text: str) -> str:
    """A text as YAML that is nothing but text."""
    return json.dumps(text, ensure_ascii=False)


def pinpoints_of(law: NationalLaw) -> Iterator[tuple[Route, str]]:
    """Every pinpoint of a law file with its route."""
    for part in ("general_part", "offences", "measures", "parity"):
        yield from (((part, *route), pinpoint) for route, pinpoint in cited(getattr(law, part)))


def provisions_cited(law: NationalLaw) -> dict[str, dict[str, None]]:
    """By source the provisions that a law file cites, once each, in the order of the file."""
    found: dict[str, dict[str, None]] = {key: {} for key in law.sources}
    for _, pinpoint in pinpoints_of(law):
        key, _, place = pinpoint.partition(" ")
        if key in found:
            found[key] |= dict.fromkeys(name for name in named(place, frozenset(law.sources[key].sections)) if name)
    return found


def pinpoint_mistakes(law: NationalLaw, sources: Mapping[str, ReadCopy]) -> Iterator[Mistake]:
    """Pinpoints that cannot be in the copy that was read, and those that no fingerprint and no other citation has seen."""
    seen = {(key, name) for key, read in sources.items() for name in read.provisions}
    times = Counter(named_in(law))
    alone: dict[str, list[str]] = {}
    for route, pinpoint in pinpoints_of(law):
        key, _, place = pinpoint.partition(" ")
        for name in named(place, frozenset(law.sources[key].sections)) if key in law.sources else ():
            if not name or any(holds(one, name) or holds(name, one) for at, one in seen if at == key):
                continue
            counted = sources[key].numbers if key in sources else None
            if counted and not fits(name, Numbers(counted.first, counted.last, counted.shape)):
                words = {"name": name, "key": key, "first": counted.first, "last": counted.last}
                yield mistake(route, "pinpoint-not-in-copy", at_key=False, shape=", ".join(counted.shape), **words)
            elif (
                times[key, name] == 1 and law.sources[key].since and not law.id.startswith("x")
            ):  # no invented one has a copy
                alone.setdefault(key, []).append(name)
    if alone:
        most = sorted(alone, key=lambda key: -len(alone[key]))
        listed = "; ".join(f"{key} {', '.join(alone[key][:FEW])}" for key in most[:FEW])
        count = sum(map(len, alone.values()))
        yield mistake(("sources",), "pinpoints-seen-once", at_key=True, count=count, listed=listed)


def named_in(law: NationalLaw) -> Iterator[tuple[str, str]]:
    """Every provision that a law file names, with its source, as often as it does."""
    for _, pinpoint in pinpoints_of(law):
        key, _, place = pinpoint.partition(" ")
        if key in law.sources:
            yield from ((key, name) for name in named(place, frozenset(law.sources[key].sections)))


def fits(name: str, counted: Numbers) -> bool:
    """Whether a provision could stand in a copy that counts so; one that is named in words is not judged."""
    lettered = any(shape.startswith("a") for shape in counted.shapes)
    if not (name[0].isdecimal() or (lettered and re.match(r"[^\W\d_]{1,2}\.? ?\d", name))):
        return True
    ends = [found.end() for found in re.finditer(r"[^\W_]+", name.split("(", maxsplit=1)[0])]
    return any(counted.holds(number(name[:end])) for end in ends)


def too_early(day: date, since: date | None) -> bool:
    """Whether a day is so long before the first of an act that its text cannot have stood then."""
    return since is not None and day.year + EARLY < since.year


def fingerprint_mistakes(file: FingerprintsFile, law: NationalLaw, today: date) -> Iterator[Mistake]:
    """Fingerprints of sources that a law file has not, of provisions that nothing in it cites, and of days that cannot be."""
    names = provisions_cited(law)
    if file.fingerprints != law.id:
        yield mistake(("fingerprints",), "fingerprints-of-another", id=law.id, code=file.fingerprints)
    for key, read in file.sources.items():
        if key not in names:
            yield mistake(("sources", key), "fingerprint-of-no-source", at_key=True, key=key)
            continue
        if read.form != FORM:
            route, code = ("sources", key, "form"), law.id.upper()
            yield mistake(route, "fingerprints-of-old-form", key=key, form=read.form, now=FORM, code=code)
        since = law.sources[key].since
        if day := read.text_of:
            late, early = day > today, too_early(day, since)
            why = "still to come" if late else f"more than {EARLY} years before the act began ({since})"
            if late or early:
                route = ("sources", key, "text_of")
                yield mistake(route, "fingerprint-day", day=day, why=why, code=law.id.upper(), key=key)
        for name in read.provisions:
            if name not in names[key]:
                yield mistake(
                    ("sources", key, "provisions", name), "fingerprint-uncited", at_key=True, name=name, key=key
                )
    known = {(key, name) for key, read in file.sources.items() for name in read.provisions}
    official = [key for key in names if law.sources[key].text in OFFICIAL and law.sources[key].since]
    left = {key: len([name for name in names[key] if (key, name) not in known]) for key in official}
    if missing := sum(left.values()):
        most = sorted((key for key in left if left[key]), key=lambda key: -left[key])
        listed = ", ".join(f"{key} ({left[key]})" for key in most[:FEW]) + (" and others" if len(most) > FEW else "")
        cited_at_all = sum(len(names[key]) for key in official)
        words = {"cited": cited_at_all, "missing": missing, "sources": listed, "code": law.id.upper()}
        yield mistake(("sources",), "fingerprints-missing", at_key=True, **words)
