"""What a law file may ask of the machine is bounded by what it says: the loader tells it at the line, and laws have room to spare."""

import random
from pathlib import Path

import pytest
from law_shapes import ASKED, HEAD, KEYS, SHAPES, offence, product

from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Space
from harmonize.errors import UnreadableData
from harmonize.findings import advice
from harmonize.findings.assessment import Choice, assess
from harmonize.library.folder import Folder
from harmonize.query import party_of
from harmonize.texts import consistency, facts

DATA = Path(__file__).parents[2] / "data"
PAIRS_EXCLUDED = offence(1, [KEYS], excluded=[product(8)])


@pytest.mark.parametrize(
    ("offences", "told"),
    [
        (SHAPES["clauses"](1, 40), "offences: the clauses of all offences split the facts into more than 50000"),
        (SHAPES["products"](9, 3), "offences: the clauses of all offences split the facts into more than 50000"),
        (SHAPES["products"](1, 10), "punishes.c0: has more than 60 combinations"),
        (PAIRS_EXCLUDED, "except.e0.when: has more than 60 combinations"),
        (SHAPES["equal offences"](400, 6), "the conditions up to this one have more than 2000 combinations"),
        (SHAPES["exclusions"](2, 15), "offences: the exclusions of all offences leave out more than 200 combinations"),
        (SHAPES["exclusions"](1, 61), "except: 61 entries; at most 60 can be followed"),
        (SHAPES["graver forms"](1, 61), "qualified: 61 entries; at most 60 can be followed"),
    ],
    ids=[
        "scattered clauses",
        "small products",
        "a product of ten pairs",
        "an exclusion of eight pairs",
        "many clauses",
        "exclusions across each other",
        "exclusions",
        "forms",
    ],
)
def test_more_than_anyone_could_follow_is_told_at_the_line(offences: str, told: str, tmp_path: Path) -> None:
    (tmp_path / "xc.yaml").write_text(HEAD + "offences:\n" + offences, "utf-8")
    folder = Folder(tmp_path, reuse=False)
    folder.__dict__["treaty"] = Folder(DATA).treaty
    with pytest.raises(UnreadableData, match="too-many-") as error:
        folder.text("XC")
    assert told in str(error.value)


def test_every_law_on_file_keeps_half_of_each_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    for home, name in (
        (facts, "MAX_PIECES"),
        (consistency, "MOST_WORK"),
        (consistency, "MOST_SPLIT"),
        (consistency, "MOST_LISTED"),
        (consistency, "MOST_LEFT"),
    ):
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


def test_of_thousands_of_pieces_newly_punished_few_are_looked_up(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Six offences that are products: what an amendment newly punishes is told without comparing each piece with all."""
    (tmp_path / "xc.yaml").write_text(HEAD + "offences:\n" + SHAPES["products"](6, 3), "utf-8")
    known = Folder(DATA)
    folder = Folder(tmp_path, reuse=False)
    folder.__dict__.update(treaty=known.treaty, status=known.status)
    law = folder.law("XC", DAY)
    assert law
    looked, pieces, inside, beyond = [0], [0], Space.inside_one, advice.widest_first

    def counted(space: Space, a: int, cubes: list[int]) -> bool:
        looked[0] += 1
        return inside(space, a, cubes)

    def listed(cubes: tuple[int, ...]) -> list[int]:
        found = beyond(cubes)
        pieces[0], looked[0] = max(pieces[0], len(found)), 0
        return found

    trial = advice.Trial(
        assess(law, party_of(known, "XC"), known.treaty, known.status, DAY, {}, Choice()), known.status
    )
    monkeypatch.setattr(advice, "widest_first", listed)
    monkeypatch.setattr(Space, "inside_one", counted)
    wider = law._replace(cover=(*law.cover, law.cover[0]._replace(cube=SPACE.full)))
    assert dict(trial.beyond(wider, ["smp-6.1.a"]))["benefit"]
    assert pieces[0] > 1000
    assert looked[0] < 100
