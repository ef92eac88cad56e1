"""Every sentence built from facts reads as English: for every value, every pair of neighbours, every finding on file.

What no sentence may look like stands in `forbidden.yaml`. The sentences themselves stand in `golden/shapes.md`, each
shape once with its values and two hundred drawn with a fixed seed: short enough that an editor reads it through.
"""

import random
from collections.abc import Iterator
from itertools import combinations, pairwise
from pathlib import Path

import pytest
from said import PHRASES, wrong

from day import DAY
from harmonize.conduct.dimensions import DIMENSIONS, FAMILY, SPACE
from harmonize.conduct.vocabulary import Dimension
from harmonize.library.dataset import Dataset
from harmonize.norms.outcome import Outcome
from harmonize.norms.penalty import DEATH, LIFE, Range, span
from harmonize.norms.treaty import Duty
from harmonize.reports import amendments
from harmonize.reports.facts_in_words import Facts, listed
from harmonize.reports.labels import Label, shortfall
from harmonize.reports.measure_words import said
from harmonize.reports.wording import Speaker, decisive

HERE = Path(__file__).parent
ROOT = HERE.parent.parent
GROUPS = {"parties": frozenset({"DE", "FR", "GB", "US"}), "EU": frozenset({"DE", "FR", "IT"})}
FACTS = Facts("DE", "Germany", {"DE": "Germany", "GB": "United Kingdom", "US": "United States of America"}, GROUPS)
DRAWN = 200
NEAR = (Label.CLOSEST, Label.OPTION)  # their shapes stand under elements
questions = [item for item in DIMENSIONS if item.name != "state"]


def test_the_list_finds_what_it_forbids() -> None:
    for sentence in (
        "not with actual danger, not by land",
        "not punishable: not by land",
        "by land ()",
        "by land or or by sea",
        "own_vessel",
        "up to 168 months",
        "yes, but only no rule",
        "into United Kingdom",
    ):
        assert wrong(sentence), sentence


@pytest.mark.parametrize("dimension", [pytest.param(item, id=item.name) for item in questions])
def test_every_choice_of_answers_reads_as_one_modifier(dimension: Dimension) -> None:
    values = [value.name for value in dimension.values]
    for size in range(1, len(values) + 1):
        for chosen in list(combinations(values, size))[:400]:
            said_so = f"smuggling of migrants {listed(dimension.name, chosen)}."
            assert not wrong(said_so), said_so


@pytest.mark.parametrize(
    "pair", [pytest.param(pair, id="-".join(d.name for d in pair)) for pair in pairwise(questions)]
)
def test_neighbours_read_together(pair: tuple[Dimension, Dimension]) -> None:
    one, other = pair
    for first in one.values:
        for second in other.values:
            cube = SPACE.cube({one.name: [first.name], other.name: [second.name]})
            sentence = f"smuggling of migrants, {', '.join(FACTS.phrases(cube, SPACE.full))}."
            assert not wrong(sentence), sentence


def told(dataset: Dataset) -> Iterator[tuple[str, str]]:
    """What the reports say of the counterexamples and doubts of every State, each with what it is about."""
    names = {code: party.name for code, party in dataset.status.parties.items()}
    groups = dataset.status.members(DAY)
    for code in dataset.codes:
        law = dataset.law(code, DAY)
        if law is None:
            continue
        speaker = Speaker(law, dataset.treaty, names, groups)
        if screen := dataset.screen(code, DAY):
            yield from (
                (f"{code} {Label.OPTION}", f"{words}.")
                for item in screen.package.amendments
                for change in item.changes
                for words in amendments.instructions(change, speaker)
            )
        for name, outcome in dataset.outcomes(code, DAY).items():
            duty = dataset.treaty.duties[name]
            for sentence in sentences(speaker, duty, outcome):
                yield f"{code} {name}", sentence


def sentences(speaker: Speaker, duty: Duty, outcome: Outcome) -> Iterator[str]:
    for gap in outcome.gaps:
        facts = speaker.gap(gap, duty)
        yield f"{shortfall(duty)}: {duty.facts or duty.title.lower()}" + (f", {facts}." if facts else ".")
        if gap.near and gap.near.dimensions:
            yield f"{Label.CLOSEST}: does not apply because of {speaker.elements(gap.near.dimensions)}."
    for doubt in (*outcome.doubts, *outcome.beside):
        if doubt.cube and (facts := speaker.phrases(doubt.cube, doubt.within)):
            yield f"{decisive(facts)}."
    if outcome.beyond:
        yield f"goes beyond the obligation: {speaker.beyond(outcome)}."


@pytest.mark.slow
def test_every_counterexample_of_every_state_reads_as_english(dataset: Dataset) -> None:
    bad = {f"{about}: {sentence}": wrong(sentence) for about, sentence in told(dataset) if wrong(sentence)}
    assert not bad, "\n".join(f"{found} {sentence}" for sentence, found in bad.items())


def page(dataset: Dataset) -> Iterator[str]:
    """Every shape once, and sentences drawn with a fixed seed."""
    yield from ("# Shapes", "", "## Answers", "")
    for dimension in DIMENSIONS:
        if dimension.name != "state":
            answers = "; ".join(listed(dimension.name, [value.name]) for value in dimension.values)
            yield f"- {dimension.question} {answers}"
    yield from ("", "## Several answers", "")
    for item in DIMENSIONS:
        yield from (f"- {listed(item.name, group)} ({', '.join(group)})" for group in item.together)
    yield from ("", "## Elements and options", "")
    yield from (
        f"- does not apply because of {words}: {SPACE.remedies[name]}" for name, words in SPACE.elements.items()
    )
    yield from ("", "## Amendments", "")
    wider = (family.extend for family in FAMILY.values() if family.extend)
    extended = [words.format(state="the legislating State") for words in amendments.EXTENDED.values()]
    yield from (f"- {words}" for words in dict.fromkeys([*wider, *extended]))
    yield from ("", "## Labels", "", "; ".join(Label), "")
    kinds = sorted({shortfall(duty) for duty in dataset.treaty.duties.values() if duty.test})
    yield from ("; ".join(kinds), "", "## Terms", "")
    ends = [
        (0, 1),
        (0, 12),
        (0, 168),
        (6, 120),
        (7.5, 90),
        (32, 108),
        (96, 192),
        (12, 18),
        (120, LIFE),
        (LIFE, LIFE),
        (0, DEATH),
    ]
    yield "; ".join(span(Range(*pair)) for pair in ends)
    words = sorted({word for measure in dataset.treaty.measures.values() for word in measure.words})
    yield from ("", "## Words of measures", "", "; ".join(map(said, words)), "", "## Sentences", "")
    every = sorted({f"{about}: {said_so}" for about, said_so in told(dataset) if not said_so.startswith(NEAR)})
    yield from (f"- {line}" for line in sorted(random.Random(15).sample(every, DRAWN)))


@pytest.mark.slow
def test_golden_shapes(dataset: Dataset, accept: bool) -> None:
    made = "\n".join(page(dataset)) + "\n"
    path = HERE / "golden" / "shapes.md"
    if accept:
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8"), "review it, then pytest --accept"


CODERS = ("codebook.md", "encoding-a-law.md", "lint.md", "shapes.md")  # they speak of the data, in its own words
OLD = ("corrections.md",)  # it quotes what was said before
SAID = sorted(
    path
    for path in [
        *(HERE / "golden").glob("*"),
        *ROOT.glob("docs/*.md"),
        *ROOT.glob("docs/duties/*.md"),
        ROOT / "README.md",
    ]
    if path.suffix in (".md", ".txt", ".csv") and path.name not in CODERS + OLD
)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.name) for path in SAID])
def test_reports_and_pages_do_not_say_what_they_said_before(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    bad = [
        f"{path.name}:{number}: {match[0]}" for number, line in enumerate(lines, 1) for match in PHRASES.finditer(line)
    ]
    assert not bad, "\n".join(bad)
