"""Small law files that ask much of the machine: each shape as large as the loader lets pass, and never over a size.

A shape is one offence that grows along itself until a bound of the loader stops it; then offences like it are added.
"""

import random
from collections.abc import Callable
from pathlib import Path

from harmonize.conduct.dimensions import DIMENSIONS
from harmonize.errors import UnreadableData
from harmonize.library.folder import Folder

DATA = Path(__file__).parents[2] / "data"
HEAD, _, _ = (DATA / "national_laws" / "xc.yaml").read_text("utf-8").partition("offences:\n")
KEYS = "conduct: [crossing], state: any, person: any, benefit: any, how: any, mental: [accepts, intent]"
OFFENCE = """  - id: xc-{number}
    title: Offence {number}
    kind: smuggling
    section: entry
    versions:
      - from: 2010-01-01
        cite: model-law 5.{number}
        punishes:
{clauses}
        penalty: {{prison: [0, 120]}}
"""
ASKED = [
    d for d in DIMENSIONS if d.asked in ("", "XI", "XID", "XIDS") and not d.only_if[0] and f"{d.name}:" not in KEYS
]
ASKED = [d for d in ASKED if len(d.values) > 1]
Shape = Callable[[int, int], str]  # the offences of a file: so many, each so large


def answers(count: int, chance: random.Random) -> str:
    """So many questions at random, each with half of its answers."""
    chosen = chance.sample(ASKED, count)
    return ", ".join(f"{d.name}: {some(d, (len(d.values) + 1) // 2, chance)}" for d in chosen)


def some(dimension: "object", count: int, chance: random.Random) -> str:
    """So many answers to a question at random."""
    return f"[{', '.join(repr(name) for name in chance.sample([v.name for v in dimension.values], count))}]"  # type: ignore[attr-defined]


def offence(number: int, clauses: list[str], *, excluded: list[str] = (), forms: list[str] = ()) -> str:  # type: ignore[assignment]
    """An offence of some clauses, what is excluded from it, and its graver forms."""
    text = OFFENCE.format(
        number=number, clauses="\n".join(f"          c{n}: {{{one}}}" for n, one in enumerate(clauses))
    )
    if excluded:
        lines = "".join(f"          e{n}: {{when: {{{one}}}, cite: model-law 5}}\n" for n, one in enumerate(excluded))
        text = text.replace("        penalty:", f"        except:\n{lines}        penalty:")
    if forms:
        text += "        qualified:\n" + "".join(
            f"          xc-{number}.f{n}: {{when: {{{one}}}, penalty: {{prison: [{n % 9}, {121 + n % 1000}]}}, cite: model-law 6}}\n"
            for n, one in enumerate(forms)
        )
    return text


def clauses(offences: int, each: int) -> str:
    """Clauses that lie across each other."""
    chance = random.Random(1)
    return "".join(offence(n, [f"{KEYS}, {answers(3, chance)}" for _ in range(each)]) for n in range(offences))


def alternatives(offences: int, each: int) -> str:
    """One clause of alternatives that lie across each other."""
    chance, found = random.Random(1), []
    for n in range(offences):
        listed = ", ".join(f"{{{answers(3, chance)}}}" for _ in range(each))
        found.append(offence(n, [f"{KEYS}, any: [{listed}]"]))
    return "".join(found)


def product(pairs: int, chance: random.Random | None = None) -> str:
    """So many pairs of alternatives at once."""
    chance = chance or random.Random(1)
    listed = ", ".join(f"{{any: [{{{answers(1, chance)}}}, {{{answers(2, chance)}}}]}}" for _ in range(pairs))
    return f"all: [{listed}]"


def products(offences: int, each: int) -> str:
    """One clause that is a product of pairs."""
    chance = random.Random(1)
    return "".join(offence(n, [f"{KEYS}, {product(each, chance)}"]) for n in range(offences))


def exclusions(offences: int, each: int) -> str:
    """Exclusions of two facts."""
    chance = random.Random(1)
    return "".join(offence(n, [KEYS], excluded=[answers(2, chance) for _ in range(each)]) for n in range(offences))


def forms(offences: int, each: int) -> str:
    """Graver forms of two facts."""
    chance = random.Random(1)
    return "".join(offence(n, [KEYS], forms=[answers(2, chance) for _ in range(each)]) for n in range(offences))


def independent_forms(offences: int, each: int) -> str:
    """Graver forms, each of one question of its own."""
    chance = random.Random(1)
    made = [f"{d.name}: {some(d, 1, chance)}" for d in ASKED]
    return "".join(offence(n, [KEYS], forms=[made[k % len(made)] for k in range(each)]) for n in range(offences))


def equal_offences(offences: int, each: int) -> str:
    """Offences that say the same."""
    chance = random.Random(1)
    same = [f"{KEYS}, {answers(3, chance)}" for _ in range(each)]
    return "".join(offence(n, same) for n in range(offences))


def versions(offences: int, each: int) -> str:
    """Versions, each of another month."""
    found = []
    for n in range(offences):
        text = offence(n, [KEYS])
        head, _, version = text.partition("      - from: 2010-01-01\n")
        found.append(head)
        for k in reversed(range(each)):
            until = f"        until: {2012 + (k + 1) // 12}-{(k + 1) % 12 + 1:02}-01\n" if k < each - 1 else ""
            found.append(f"      - from: {2012 + k // 12}-{k % 12 + 1:02}-01\n{until}{version}")
    return "".join(found)


SHAPES: dict[str, Shape] = {
    "clauses": clauses,
    "alternatives": alternatives,
    "products": products,
    "exclusions": exclusions,
    "graver forms": forms,
    "independent forms": independent_forms,
    "equal offences": equal_offences,
    "versions": versions,
}


def passes(text: str, place: Path) -> bool:
    """Whether the loader takes a law file; ``place`` is a folder to write it in."""
    (place / "xc.yaml").write_text(text, "utf-8")
    folder = Folder(place, reuse=False)
    folder.__dict__["treaty"] = Folder(DATA).treaty
    try:
        folder.text("XC")
    except UnreadableData as error:
        if "too-many-" not in str(error):
            raise
        return False
    return True


def largest(fits: Callable[[int], bool]) -> int:
    """The largest number that fits, where all below it do."""
    low = 1
    while fits(low * 2):
        low *= 2
    step = low // 2
    while step:
        low, step = (low + step if fits(low + step) else low), step // 2
    return low


def law(shape: Shape, most: int, place: Path, each: int = 0) -> tuple[str, int, int]:
    """The largest law file of a shape, of at most so many bytes, with its number of offences and how large each is."""

    def fits(offences: int, each: int) -> bool:
        text = HEAD + "offences:\n" + shape(offences, each)
        return len(text.encode()) <= most and passes(text, place)

    each = each or largest(lambda each: fits(6, each))
    offences = largest(lambda offences: fits(offences, each))
    return HEAD + "offences:\n" + shape(offences, each), offences, each
