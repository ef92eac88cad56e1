"""Two laws set against each other, point by point: a fact lies in exactly the part that both laws' answers put it in."""

import random
from itertools import combinations

import pytest
from points import counted, lies_in, random_point

from day import DAY
from harmonize import one_law
from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.corpus import Corpus
from harmonize.findings.answer import answer
from harmonize.findings.cooperation import Further, compare, dual
from harmonize.findings.overlap import Overlap, Side, overlap
from harmonize.library.dataset import Dataset
from harmonize.norms.facts import normal
from harmonize.query import duties, party_of

STATES = ("DE", "GB", "FR", "US", "XB")
PAIRS = list(combinations(STATES, 2))
POINTS = 60


def side_of(dataset: Dataset, code: str, day: str = DAY) -> Side:
    law = dataset.law(code, day)
    assert law is not None
    return Side.of(law, party_of(dataset, code), day, dataset.treaty, dataset.status)


def mirrored(cube: int, own: int, partner: int) -> int:
    """Facts in which two States have changed places."""
    return cube ^ (own | partner) if bool(cube & own) != bool(cube & partner) else cube


def part_of(point: int, found: Overlap) -> str:
    """Which part of a comparison holds a fact pattern."""
    parts = [
        name
        for name in ("both", "only_first", "only_second", "neither", "open")
        if lies_in(point, getattr(found, name))
    ]
    assert len(parts) == 1, (parts, SPACE.allowed(point))
    return parts[0]


@pytest.mark.parametrize("mirror", [True, False])
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_fact_lies_in_exactly_the_part_that_both_answers_put_it_in(
    one: str, other: str, mirror: bool, dataset: Dataset
) -> None:
    first, second = side_of(dataset, one), side_of(dataset, other)
    own, partner = SPACE.bit["state"][one], SPACE.bit["state"][other]
    chance = random.Random(f"{one} {other} {mirror}")
    said = {
        ("yes", "yes"): "both",
        ("yes", "no"): "only_first",
        ("no", "yes"): "only_second",
        ("no", "no"): "neither",
    }
    for duty in dataset.treaty.compared:
        found = overlap(first, second, duty, mirror=mirror)
        kinds = first.evaluator.kinds(first.evaluator.duty(duty.id))
        for _ in range(POINTS):
            point = random_point(chance.choice(found.frame.cubes), chance)
            if lies_in(point, found.frame.excluding):
                continue
            seen = normal(mirrored(point, own, partner)) if mirror else point
            answers = (
                answer(counted(first.law, kinds), point, anywhere=True).punishable,
                answer(counted(second.law, kinds), seen, anywhere=True).punishable,
            )
            assert part_of(point, found) == said.get(answers, "open"), (duty.id, answers, SPACE.allowed(point))


@pytest.mark.parametrize("code", STATES)
def test_a_law_beside_itself_shows_no_difference(code: str, dataset: Dataset) -> None:
    corpus = Corpus(dataset)
    one, known = one_law.side(corpus.store, code, DAY), dataset.outcomes(code, DAY)
    found = compare(one, one, dataset.status, dataset.patterns, duties(dataset.treaty).topics, (known, known))
    both = found.difference
    for item in both.facts:
        assert (item.only_first, item.only_second) == ((), ())
        assert item.relation in ("equivalent", "neither", "open", "not_read")
    assert all(same.left == same.right for same in both.ranges)
    assert all(rule.relation in ("same", "unsettled", "not_verified", "not_read") for rule in both.rules)
    assert all(item.same and item.turn is None for item in both.duties)
    assert {row.further for row in found.core} <= {Further.NEITHER, Further.OPEN}
    assert found.obstacles == ()


TURNED = {"first_wider": "second_wider", "second_wider": "first_wider"}


@pytest.mark.slow
@pytest.mark.sample(1, 3)
@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_comparison_is_antisymmetric(one: str, other: str, dataset: Dataset) -> None:
    laws = Corpus(dataset)
    compared = laws.compare(one, other, as_of=DAY), laws.compare(other, one, as_of=DAY)
    there, back = (found.difference for found in compared)
    own, partner = SPACE.bit["state"][one], SPACE.bit["state"][other]

    for item, turned in zip(there.facts, back.facts, strict=True):
        assert TURNED.get(item.relation, item.relation) == turned.relation
        unasked = tuple(mirrored(cube, own, partner) for cube in item.frame.excluding)
        for part, opposite in (("both", "both"), ("only_first", "only_second"), ("only_second", "only_first")):
            moved = tuple(mirrored(cube, own, partner) for cube in getattr(item, part))
            assert Region(moved, unasked).same(Region(getattr(turned, opposite), turned.frame.excluding)), item.duty.id
    assert [(s.right, s.left) for s in there.ranges if not s.changed] == [
        (s.left, s.right) for s in back.ranges if not s.changed
    ]
    swapped = {Further.LEFT: Further.RIGHT, Further.RIGHT: Further.LEFT}
    assert [swapped.get(row.further, row.further) for row in compared[0].core] == [
        row.further for row in compared[1].core
    ]
    assert [rule.relation for rule in there.rules] == [rule.relation for rule in back.rules]


def test_the_regions_told_are_the_facts_of_their_part(dataset: Dataset) -> None:
    """Maximal cubes hold all facts of a part, none of another, and none of them is superfluous."""
    first, second = side_of(dataset, "DE"), side_of(dataset, "GB")
    for duty in dataset.treaty.compared:
        found = overlap(first, second, duty)
        for part in ("both", "only_first", "only_second"):
            told = found.told(part)
            pieces = getattr(found, part)
            assert not SPACE.minus(pieces, told)
            others = [
                cube for name in ("both", "only_first", "only_second") if name != part for cube in getattr(found, name)
            ]
            meeting = [both for cube in told for piece in others if (both := SPACE.meet(cube, piece))]
            assert not [cube for cube in meeting if SPACE.minus((cube,), found.frame.excluding)]
            for cube in told:
                rest = [other for other in told if other != cube]
                inside = [both for piece in pieces if (both := SPACE.meet(piece, cube))]
                assert SPACE.minus(inside, rest)


def test_unpaid_help_to_family_is_where_surrender_fails(dataset: Dataset) -> None:
    """Germany asks Italy for a woman who drove her brother over the border for nothing: the German maximum of nine months
    does not reach the threshold. Mexico, asked by Italy, does not punish the deed at all."""
    patterns = [item for item in dataset.patterns if item.id in ("unpaid-sister", "paid-driver")]
    asked = {}
    for one, other in (("DE", "IT"), ("IT", "MX")):
        found = dual(side_of(dataset, one), side_of(dataset, other), dataset.status, patterns)
        asked[one, other] = {item.pattern.id: item.there for item in found.requests}
    german = asked["DE", "IT"]["unpaid-sister"]
    assert german.standing == "barred"
    assert {step.name: step.why for step in german.steps if step.standing == "barred"} == {
        "penalty threshold": "1 year, not reached (9 months)"
    }
    paid = asked["DE", "IT"]["paid-driver"]
    assert {step.name for step in paid.steps if step.standing != "open"} == {"nationality"}
    italian = asked["IT", "MX"]["unpaid-sister"]
    assert [step.name for step in italian.steps if step.standing == "barred"] == ["dual criminality"]
    assert italian.lower == 0


@pytest.mark.parametrize(("one", "other"), [("DE", "GB"), ("FR", "US")])
@pytest.mark.parametrize("test", ["transposed", "conduct"])
def test_dual_criminality_is_symmetric_in_what_both_punish(one: str, other: str, test: str, dataset: Dataset) -> None:
    there = dual(side_of(dataset, one), side_of(dataset, other), dataset.status, [], test).difference
    back = dual(side_of(dataset, other), side_of(dataset, one), dataset.status, [], test).difference
    own, partner = SPACE.bit["state"][one], SPACE.bit["state"][other]
    for item, turned in zip(there.facts, back.facts, strict=True):
        both = tuple(mirrored(cube, own, partner) if test == "transposed" else cube for cube in item.both)
        unasked = item.frame.excluding + turned.frame.excluding
        assert Region(both, unasked).same(Region(turned.both, unasked))
