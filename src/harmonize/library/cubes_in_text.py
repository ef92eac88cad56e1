"""Cubes in compiled files: by the answers that they leave out, since most questions are left open and a number tells them all."""

import re
from functools import lru_cache

from harmonize.conduct.dimensions import SPACE

CUBE = re.compile(r"\d{100,}")  # no other number is as long
SAID = re.compile(r'"~([0-9a-f+,-]*)"')
FIELDS = tuple(SPACE.fields.values())
PLACES = {f"{number:x}": (field.shift, field.mask) for number, field in enumerate(FIELDS)}


def shortened(text: str) -> str:
    """JSON whose cubes stand as words: ``~3-1f,2a+4`` leaves 1f out of the answers to question 3, and keeps 4 of those to 2a."""
    return CUBE.sub(lambda found: f'"{word(cube)}"' if not (cube := int(found[0])) & ~SPACE.full else found[0], text)


def lengthened(text: str) -> str:
    """The same with numbers again."""
    return SAID.sub(lambda found: str(cube_of(found[1])), text)


def word(cube: int) -> str:
    """A cube as a word, the answers in hexadecimal."""
    return "~" + ",".join(
        f"{number:x}{f'+{kept:x}' if kept < left_out else f'-{left_out:x}'}"
        for number, (_, shift, mask, _) in enumerate(FIELDS)
        if (left_out := (~cube & mask) >> shift)
        for kept in [(cube & mask) >> shift]
    )


@lru_cache(maxsize=2**16)
def cube_of(said: str) -> int:
    """The cube of a word, without its first letter."""
    cube = SPACE.full
    for part in said.split(",") if said else ():
        number, leaves_out, bits = part.partition("-")
        if leaves_out:
            cube -= int(bits, 16) << PLACES[number][0]
        else:
            number, _, bits = part.partition("+")
            shift, mask = PLACES[number]
            cube += (int(bits, 16) << shift) - mask
    return cube
