"""What a first draft forgets: the sign of a threshold, the wording before an amendment, a factor in one version, a kind that counts."""

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.norms.doubt import Ground
from harmonize.norms.facts import CONDUCTS_OF, GRAVE
from harmonize.texts.facts import BY_NAME
from harmonize.texts.mistakes import Mistake, Route, entries, mistake
from harmonize.texts.national_law import NationalLaw, Offence, OffenceVersion
from harmonize.texts.penalty import QualifiedForm
from harmonize.texts.sense.reach import Alternative, Form, Reach, Standing, remains

DEGREES = [item for item in DIMENSIONS if item.ordered and item.aggravating and not item.only_if[0]]
COUNTED = {"X": ("smuggling",), "I": ("smuggling",), "D": ("smuggling", "document")}  # by the duties of SMP 6(1)


FIRST_ASKED = date(
    2000, 11, 15
)  # on which the Convention and its Protocols were adopted: no duty asks about a day before


def forgotten(reach: Reach, written: Any) -> Iterator[Mistake]:
    """Everything that a draft mostly says by not saying it."""
    for item in reach.versions:
        yield from thresholds(reach, item)
        yield from of_another_clause(reach, item)
    yield from older_wordings(reach.law)
    yield from factors(reach.law, written)
    for i, offence in enumerate(reach.law.offences):
        yield from uncounted(reach, i, offence)


def thresholds(reach: Reach, item: Standing) -> Iterator[Mistake]:
    """Graver forms of exactly one degree where nothing is said of what is worse, here or by an offence on it."""
    for form in item.forms:
        if not form.own or form.text.lowers or form.text.displaces or form.text.only_on:
            continue
        for dimension in DEGREES:
            mask = SPACE.fields[dimension.name].mask
            values = [value.name for value in dimension.values]
            said = [cube for cube in form.cubes if cube & mask != mask]
            named = sorted({values.index(name) for cube in said for name in SPACE.names(cube, dimension.name)})
            if not named or not 0 < named[0] <= named[-1] < len(values) - 1:
                continue
            worse = sum(SPACE.bit[dimension.name][name] for name in values[named[-1] + 1 :])
            others = [cube for other in graver(item, form) for cube in other.cubes if cube & mask != mask]
            others += [
                cube
                for other in reach.versions
                if other is not item
                for one in other.alternatives
                for cube in one.cubes
                if cube & mask != mask
            ]
            if not any(cube & worse for cube in others):
                only = " or ".join(f"`{values[place]}`" for place in named)
                yield mistake(
                    (*form.route, "when"),
                    "threshold-without-sign",
                    name=dimension.name,
                    only=only,
                    least=values[named[0]],
                )


def graver(item: Standing, form: Form) -> Iterator[Form]:
    """The other forms of a version that make it graver."""
    yield from (other for other in item.forms if other is not form and not other.text.lowers)


def of_another_clause(reach: Reach, item: Standing) -> Iterator[Mistake]:
    """Exclusions that name no conduct and take the ordinary case, or a listed part of it, out of one clause and not of others.

    A doubtful exclusion is meant for what it names, so of it only a part is told.
    """
    conducts = {SPACE.names(cube, "conduct") for one in item.alternatives for cube in one.cubes}
    for out in item.outs if len(conducts) > 1 else ():
        pieces = reach.pieces(item.version.excluded[str(out.route[-2])].when, item.day) if out.own else []
        if not pieces or any("conduct" in piece.named for piece in pieces):
            continue
        left = [one for one in item.alternatives if remains(one.cubes, out.cubes)]
        whole = [one for one in left if not out.doubt and ordinary(one) and not remains(ordinary(one), out.cubes)]
        if whole and len(left) == len(item.alternatives) > len(whole):
            listed = ", ".join(f"`{one.name}`" for one in whole)
            yield mistake(out.route, "exclusion-of-the-ordinary", what=f"`{item.offence.id}`: {listed}")
        named = {name for piece in pieces for name in piece.named}
        for one in left if not whole else ():
            if lost := [f"`{name}: {word}`" for name, word in listed_and_lost(one, named, out.cubes)]:
                told = ", ".join(lost)
                yield mistake(out.route, "exclusion-of-a-value", lost=told, clause=one.name)


def listed_and_lost(one: Alternative, named: Collection[str], taken: list[int]) -> Iterator[tuple[str, str]]:
    """The answers that a clause lists of which an exclusion takes the plain case, while it leaves that of others."""
    for name in sorted({name for piece in one.pieces for name in piece.named} & {*named} - {"state", "conduct"}):
        field = SPACE.fields[name]
        cases: dict[str, list[int]] = {}
        for cube in plainly(one, [other for other in named if other != name]):
            for word in SPACE.names(cube, name) if cube & field.mask != field.mask else ():
                cases.setdefault(word, []).append(cube & ~field.mask | SPACE.bit[name][word])
        lost = [word for word, found in cases.items() if remains(found, ()) and not remains(found, taken)]
        if len(lost) < len(cases):
            yield from ((name, word) for word in lost)


def plainly(one: Alternative, questions: Collection[str]) -> Iterator[int]:
    """The facts of an alternative as they are where nobody mentions some questions that it leaves open."""
    for cube in one.cubes:
        for name in questions:
            field, plain = SPACE.fields[name], BY_NAME[name].plain
            if plain and cube & field.mask == field.mask:
                cube &= ~field.mask | SPACE.bit[name][plain]
        if SPACE.inhabited(cube):
            yield cube


def ordinary(one: Alternative) -> list[int]:
    """The facts of an alternative without any aggravation."""
    found = []
    for cube in one.cubes:
        for dimension in GRAVE:
            field = SPACE.fields[dimension.name]
            cube &= ~field.mask | SPACE.bit[dimension.name][dimension.plain]
        if SPACE.inhabited(cube):
            found.append(cube)
    return found if remains(found, ()) else []


def older_wordings(law: NationalLaw) -> Iterator[Mistake]:
    """Offences that begin by an amending act, of which nothing says what stood there before."""
    for i, offence in enumerate(law.offences):
        j = len(offence.versions) - 1
        oldest = offence.versions[j]
        acts = [law.sources.get(cite.split(" ")[0]) for cite in oldest.cite]
        entry = law.reading.get(offence.section, "not_read")
        told = oldest.note or (not isinstance(entry, str) and entry.since) or any(act and act.unread for act in acts)
        older = acts and all(act and act.since and oldest.since and act.since < oldest.since for act in acts)
        asked = oldest.since and oldest.since >= FIRST_ASKED
        if oldest.by and older and asked and not told and offence.form == "criminal":
            route: Route = ("offences", i, "versions", j, "by")
            yield mistake(route, "older-wording-unsaid", section=offence.section, day=oldest.since)


def factors(law: NationalLaw, written: Any) -> Iterator[Mistake]:
    """Factors of general law that stand in some versions of an offence, and not in one within their time.

    General is what several offences have in the same words, by the same provision; what a version takes away by name was not
    forgotten. ``written`` is the file before older versions were made whole.
    """
    having: dict[str, set[str]] = {}
    for offence in law.offences:
        for version in offence.versions:
            for form in version.qualified.values():
                having.setdefault(factor(form), set()).add(offence.id)
    for i, offence in enumerate(law.offences):
        shared = {
            name: form
            for version in offence.versions
            for name, form in version.qualified.items()
            if len(having[factor(form)]) > 1
        }
        own = {cite.split(" ")[0] for version in offence.versions for cite in version.cite}
        for j, version in enumerate(offence.versions):
            has = {factor(form) for form in version.qualified.values()}
            whole = version.punishes and "otherwise" not in written["offences"][i]["versions"][j]
            for name, form in shared.items() if whole else ():
                acts = {cite.split(" ")[0] for cite in form.cite}
                if factor(form) not in has and not form.begins and not acts & own and during(law, acts, version):
                    has.add(factor(form))
                    yield mistake(
                        ("offences", i, "versions", j), "factor-forgotten", id=name, cite="; ".join(form.cite)
                    )


def factor(form: QualifiedForm) -> str:
    """What makes two forms the same factor: their facts and their provisions."""
    return f"{form.when} {form.cite}"


def during(law: NationalLaw, keys: Iterable[str], version: OffenceVersion) -> bool:
    """Whether some acts were in force when a version began."""
    acts = [law.sources[key] for key in keys if key in law.sources]
    return all(
        (not act.since or act.since <= version.begins) and (not act.until or version.begins < act.until) for act in acts
    )


def uncounted(reach: Reach, i: int, offence: Offence) -> Iterator[Mistake]:
    """Offences of the kind `other` on help or papers, where no offence on file is of a kind that counts for these."""
    if offence.kind != "other" or offence.form != "criminal":
        return
    for family, kinds in COUNTED.items():
        mine = [cube for item in reach.of[offence.id] for cube in item.cubes if cube & CONDUCTS_OF[family]]
        counting = (item for item in reach.versions if item.offence.kind in kinds)
        if mine and not any(cube & CONDUCTS_OF[family] for item in counting for cube in item.cubes):
            conducts = ", ".join(dict.fromkeys(name for cube in mine for name in SPACE.names(cube, "conduct")))
            yield mistake(
                ("offences", i, "kind"), "kind-counts-for-nothing", conducts=conducts, kinds=" or ".join(kinds)
            )
            return


# How a note says that an element of the text found no word, or another word stands for it. A number in its unit, a form of
# fault, an offence or a form of its own are the word itself.
LACKS = re.compile(
    r"\bvocabulary\b(?! are\b| has one word for all)|\bno word\b|\bhas no (?:word|value|key)\b|\bcannot (?:say|be said)\b"
    r"|\b(?:en)?coded as\b(?! (?:\d|negligence|an offence of its own|offences of their own|(?:a )?forms?\b))",
    re.IGNORECASE,
)


class Lacking(NamedTuple):
    """How many clauses and rules of a law say that a word is missing, and how many notes carry an element instead."""

    cannot_say: int
    notes: int


def lacking(data: Any) -> Lacking:
    """What the vocabulary lacks for a law file, by its data as written."""
    clauses = sum(
        len(value) if isinstance(value, dict) else 1
        for route, value in entries(data)
        if route[-1] == Ground.CANNOT_SAY and value != "none"
    )
    return Lacking(clauses, sum(1 for _ in carrying(data)))


def carrying(data: Any) -> Iterator[Route]:
    """The notes that carry an element."""
    yield from (
        route
        for route, value in entries(data)
        if route[-1] == "note" and isinstance(value, str) and LACKS.search(value)
    )


def elements_in_notes(data: Any) -> Iterator[Mistake]:
    """Notes that carry an element, which no verdict knows of."""
    yield from (mistake(route, "note-carries-element") for route in carrying(data))
