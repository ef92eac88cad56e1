"""A provision as it was read, by the hashes of its sentences, set against a copy: what became of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.copies.provisions import Copy, Held, NotFound, Passage, found_in, labels, neighbours, split
from harmonize.copies.words import normal, printed, sentences
from harmonize.norms.word import Word


class Fate(Word):
    """What became of a provision since it was read."""

    UNCHANGED = "unchanged"
    CHANGED = "changed"
    GONE = "gone"
    RENUMBERED = "renumbered"


class Print(NamedTuple):
    """A provision as it was read: the name that pinpoints give it, the hashes of its sentences in order, what stood near it.

    ``whole`` says that the copy did not show the part named, so that the hashes are those of the provision around it.
    """

    name: str
    prints: tuple[str, ...]
    near: tuple[str, ...]
    whole: bool


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
    if len({passage.prints() for passage in found}) > 1:
        lines = tuple(f"line {passage.provision.line}" for passage in found)
        return NotFound(name, (f"two wordings side by side: {', '.join(lines)}",))
    passage = found[0]
    if not passage.prints():
        return NotFound(name, ("its number stands there without words",))
    return Print(name, passage.prints(), neighbours(copy, passage.provision.key), not passage.exact)


def compared(known: Iterable[Print], copy: Copy) -> list[Change]:
    """What became of each provision, in the order given."""
    places: dict[str, list[Held]] = {}
    found = []
    for item in known:
        passages = found_in(copy, item.name)
        if isinstance(passages, NotFound):
            found.append(
                elsewhere(item, copy, places) or Change(item.name, Fate.GONE, gone=len(item.prints), near=passages.near)
            )
            continue
        found.append(change_of(item, passages, copy, places))
    return found


def change_of(item: Print, passages: tuple[Passage, ...], copy: Copy, places: dict[str, list[Held]]) -> Change:
    """What became of a provision of which a copy has a wording, or several."""
    near = tuple(number for number in neighbours(copy, passages[0].provision.key) if number not in item.near)
    printed_near = tuple(dict.fromkeys(held.number for held in copy.provisions if held.key in near))
    same = [passage for passage in passages if alike(item, passage)]
    if same:
        return Change(item.name, Fate.UNCHANGED, near=printed_near, twice=len({one.prints() for one in passages}) > 1)
    moved = elsewhere(item, copy, places)
    if moved:
        return moved._replace(near=printed_near)
    passage = passages[0]
    before, now = Counter(item.prints), Counter(passage.prints())
    fresh = now - before
    new = tuple(
        sentence for sentence in sentences(passage.words) if (form := normal(sentence)) and printed(form) in fresh
    )
    return Change(item.name, Fate.CHANGED, new, (before - now).total(), near=printed_near)


def alike(item: Print, passage: Passage) -> bool:
    """Whether a passage has the words that were read; where only the provision around it was, that is compared."""
    return passage.prints() == item.prints


def elsewhere(item: Print, copy: Copy, places: dict[str, list[Held]]) -> Change | None:
    """Where the words of a provision stand now, if whole and under another number; None where nowhere or twice."""
    if not places:
        for held in copy.provisions:
            for form in set(held.flat):
                places.setdefault(form, []).append(held)
    long = [form for form in item.prints if form in places]
    if not item.prints or len(long) < len(item.prints):
        return None
    own = split(item.name, (held.key for held in copy.provisions))[0]
    candidates = [held for held in places[item.prints[0]] if held.key != own and holds_all(held, item.prints)]
    return Change(item.name, Fate.RENUMBERED, now=candidates[0].number) if len(candidates) == 1 else None


def holds_all(held: Held, forms: tuple[str, ...]) -> bool:
    """Whether a provision has all sentences of another, in their order."""
    own = iter(held.flat)
    return all(form in own for form in forms)


class Reached(NamedTuple):
    """A part of a provision, as pinpoints name it, and how far they reach it: ``exactly``, ``as a whole``, or ``not``."""

    name: str
    how: str
    line: int


def reached(copy: Copy, cited: Iterable[str]) -> Iterator[Reached]:
    """Every part of the provisions of a copy that are cited at all, and how far pinpoints reach it."""
    numbers = frozenset(held.key for held in copy.provisions)
    by_number: dict[str, list[tuple[str, ...]]] = {}
    for name in cited:
        number, rest = split(name, numbers)
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
