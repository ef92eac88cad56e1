"""What a law file may ask of the machine is bounded by what it says: the loader tells it at the line, and laws have room to spare."""

import random
from pathlib import Path

import pytest

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.space import Space
from harmonize.errors import UnreadableData
from harmonize.library.folder import Folder
from harmonize.texts import consistency, facts

DATA = Path(__file__).parents[2] / "data"
HEAD = (DATA / "national_laws" / "xc.yaml").read_text("utf-8").partition("offences:\n")[0]
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
ASKED = [d for d in DIMENSIONS if d.asked in ("", "XI", "XID", "XIDS") and not d.only_if[0] and d.name not in KEYS]


def answers(count: int, chance: random.Random) -> str:
    """So many questions at random, each with half of its answers."""
    chosen = chance.sample([d for d in ASKED if len(d.values) > 1], count)
    return ", ".join(
        f"{d.name}: [{', '.join(repr(v.name) for v in d.values[: (len(d.values) + 1) // 2])}]" for d in chosen
    )


def clauses(count: int) -> str:
    """An offence of clauses that lie across each other."""
    chance = random.Random(1)
    lines = [f"          c{n}: {{{KEYS}, {answers(3, chance)}}}" for n in range(count)]
    return OFFENCE.format(number=1, clauses="\n".join(lines))


def products(offences: int, pairs: int) -> str:
    """Offences of one clause that is a product of pairs."""
    chance, found = random.Random(1), []
    for number in range(offences):
        listed = ", ".join(f"{{any: [{{{answers(1, chance)}}}, {{{answers(2, chance)}}}]}}" for _ in range(pairs))
        found.append(OFFENCE.format(number=number, clauses=f"          a: {{{KEYS}, all: [{listed}]}}"))
    return "".join(found)


@pytest.mark.parametrize(
    ("offences", "told"),
    [
        (clauses(40), "punishes.c0: the clauses together have more than 1000 combinations"),
        (products(1, 10), "punishes.a: has more than 300 combinations"),
        (products(60, 6), "the conditions up to this one have more than 2000 combinations"),
    ],
    ids=["scattered clauses", "a product of ten pairs", "many products"],
)
def test_more_than_anyone_could_follow_is_told_at_the_line(offences: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "xc.yaml").write_text(HEAD + "offences:\n" + offences, "utf-8")
    folder = Folder(tmp_path, reuse=False)
    folder.__dict__["treaty"] = Folder(DATA).treaty
    with pytest.raises(UnreadableData, match="too-many-combinations") as error:
        folder.text("XC")
    assert told in str(error.value)


def test_every_law_on_file_keeps_half_of_each_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    for home, name in ((facts, "MAX_PIECES"), (consistency, "MOST_WORK"), (consistency, "MOST_SPLIT")):
        monkeypatch.setattr(home, name, getattr(home, name) // 2)
    folder = Folder(DATA, reuse=False)
    for code in folder.codes:
        assert folder.text(code)[0].id == code.lower()


def test_a_hundred_exclusions_are_searched_in_few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether they leave a fact: what they split the facts into by turns would be millions of cubes."""
    chance, steps, sharp = random.Random(1), [0], Space.sharp

    def counted(space: Space, a: int, b: int) -> list[int]:
        steps[0] += 1
        assert steps[0] < 100_000
        return sharp(space, a, b)

    monkeypatch.setattr(Space, "sharp", counted)
    names = [d for d in ASKED if 1 < len(d.values) < 9]
    for _ in range(20):
        excluded = []
        for _ in range(100):
            cube = SPACE.full
            for d in chance.sample(names, 2):
                kept = chance.sample([v.name for v in d.values], chance.randint(1, len(d.values) - 1))
                cube &= SPACE.cube({d.name: kept})
            excluded.append(cube)
        SPACE.survives(SPACE.full, excluded)
