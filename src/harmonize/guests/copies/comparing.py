"""A provision as it was read, by the hashes of its sentences, set against a copy: what became of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from harmonize.guests.copies.provisions import Copy, Held, NotFound, Passage, found_in, labels, neighbours, split
from harmonize.guests.copies.words import print_of as hashed
from harmonize.guests.copies.words import sentences
from harmonize.norms.word import Word
from harmonize.texts.fingerprints import Print


class Fate(Word):
    """What became of a provision since it was read."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    RENUMBERED = "renumbered"


class Change(NamedTuple):
    """What became of a provision: the sentences that are new, and how many of the former are gone; where its words stand now.

    ``near`` are provisions next to it that were not there before; ``twice`` says that another wording stands beside the one read; ``parts`` are
    changed provisions that stand in this one.
    """

    name: str
    fate: Fate
    new: tuple[str, ...] = ()
    gone: int = 0
    now: str = ""
    near: tuple[str, ...] = ()
    twice: bool = False
    parts: tuple[str, ...] = ()

    @property
    def counts(self) -> bool:
        """Whether what was coded from it must be read again."""
        return self.fate is not Fate.UNCHANGED or self.twice


def print_of(copy: Copy, name: str) -> Print | NotFound:
    """A provision as a copy has it now; several wordings side by side are reported as not found, with their lines."""
    found = found_in(copy, name)
    if isinstance(found, NotFound):
        return found
    wordings = [passage.prints() for passage in found]
    if len({*wordings}) > 1:
        lines = tuple(f"line {passage.provision.line}" for passage in found)
        return NotFound(name, (f"two wordings side by side: {', '.join(lines)}",))
    passage, wording = found[0], wordings[0]
    if not wording:
        return NotFound(name, ("its number stands there without words",))
    return Print(name, wording, neighbours(copy, passage.provision.key), not passage.exact)


def compared(known: Iterable[Print], copy: Copy) -> list[Change]:
    """What became of each provision, in the order given."""
    known = list(known)
    places = Places(known, copy)
    found = []
    for item in known:
        passages = found_in(copy, item.name)
        if isinstance(passages, NotFound):
            found.append(
                places.of(item, copy) or Change(item.name, Fate.GONE, gone=len(item.prints), near=passages.near)
            )
            continue
        found.append(change_of(item, passages, copy, places))
    return found


def change_of(item: Print, passages: tuple[Passage, ...], copy: Copy, places: "Places") -> Change:
    """What became of a provision of which a copy has a wording, or several."""
    near = tuple(number for number in neighbours(copy, passages[0].provision.key) if number not in item.near)
    printed_near = tuple(dict.fromkeys(held.number for number in near for held in copy.of(number)))
    wordings = [passage.prints() for passage in passages]
    if item.prints in wordings:
        return Change(item.name, Fate.UNCHANGED, near=printed_near, twice=len({*wordings}) > 1)
    moved = places.of(item, copy)
    if moved:
        return moved._replace(near=printed_near)
    before, now = Counter(item.prints), Counter(wordings[0])
    fresh = now - before
    new = tuple(sentence for sentence in sentences(passages[0].words) if hashed(sentence) in fresh)
    return Change(item.name, Fate.CHANGED, new, (before - now).total(), near=printed_near)


class Places:
    """Where the words of provisions that were read stand in a copy, under whatever number; looked up when first asked."""

    def __init__(self, known: Iterable[Print], copy: Copy) -> None:
        self.wanted = frozenset(form for item in known for form in item.prints)
        self.copy = copy

    @cached_property
    def rows(self) -> dict[str, list[tuple[Held, tuple[str, ...]]]]:
        """By sentence the provisions that have it, each with those of its sentences that were read, in order."""
        found: dict[str, list[tuple[Held, tuple[str, ...]]]] = {}
        for held in self.copy.provisions:
            forms = tuple(form for form in held.flat if form in self.wanted)
            for form in set(forms):
                found.setdefault(form, []).append((held, forms))
        return found

    def of(self, item: Print, copy: Copy) -> Change | None:
        """Where the words of a provision stand now, if whole and under another number; None where nowhere or twice."""
        if not item.prints or any(form not in self.rows for form in item.prints):
            return None
        own = split(item.name, copy.by_key)[0]
        candidates = (
            held for held, forms in self.rows[item.prints[0]] if held.key != own and holds_all(forms, item.prints)
        )
        first, second = next(candidates, None), next(candidates, None)
        return Change(item.name, Fate.RENUMBERED, now=first.number) if first and not second else None


def holds_all(forms: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    """Whether a provision has all sentences of another, in their order."""
    own = iter(forms)
    return all(form in own for form in wanted)


class Reached(NamedTuple):
    """A part of a provision, as pinpoints name it, and how far they reach it: ``exactly``, ``as a whole``, or ``not``."""

    name: str
    how: str
    line: int


def reached(copy: Copy, cited: Iterable[str]) -> Iterator[Reached]:
    """Every part of the provisions of a copy that are cited at all, and how far pinpoints reach it."""
    by_number: dict[str, list[tuple[str, ...]]] = {}
    for name in cited:
        number, rest = split(name, copy.by_key)
        if number:
            by_number.setdefault(number, []).append(labels(rest) or ())
    for held in copy.provisions:
        if held.key not in by_number:
            continue
        named = by_number[held.key]
        parts = list(held.text.below())
        for path, unit in parts or [((), held.text)]:
            exact = any(one[: len(path)] == path for one in named if one) or (not path and () in named)
            around = any(path[: len(one)] == one for one in named)
            how = "exactly" if exact else "as a whole" if around else "not"
            yield Reached(held.number + "".join(f"({label})" for label in path), how, unit.line or held.line)
