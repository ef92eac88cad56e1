"""A law through the years: every span says what a check on any of its days says, and edges lie where something changed."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from harmonize import desk
from harmonize.corpus import Corpus
from harmonize.library.dataset import Dataset

DAY = "2026-11-27"


@pytest.mark.sample(3)
@pytest.mark.parametrize("code", ["NE", "ES", "GB", "TR", "XA"])
def test_a_span_says_what_a_check_says_on_its_days(code: str, dataset: Dataset) -> None:
    corpus = Corpus(dataset)
    found = desk.history(corpus, code, "smp-6.1", as_of=DAY)
    chance = random.Random(code)
    first = min(story.spans[0].since for story in found.stories)
    for _ in range(6):
        year = chance.randint(int(first[:4]) + 1, 2026)
        day = f"{year}-{chance.randint(1, 11):02}-{chance.randint(1, 28):02}"
        verdicts = {item.duty.id: item for item in corpus.check(code, as_of=day, duties="smp-6.1").findings}
        for story in found.stories:
            span = story.on(day)
            assert span is not None
            assert (span.verdict, span.situations) == (
                verdicts[story.duty.id].verdict,
                verdicts[story.duty.id].outcome.situations,
            ), (day, story.duty.id)


@pytest.mark.parametrize("code", ["NE", "ES"])
def test_spans_follow_each_other_and_begin_on_days_of_law_or_treaty(code: str, dataset: Dataset) -> None:
    corpus = Corpus(dataset)
    found = desk.history(corpus, code, as_of=DAY)
    party = found.party
    days = {law.since for law in dataset.periods(code)}
    days |= {consent.in_force for consent in party.consents.values()} | {item.date for item in party.reservations}
    for story in found.stories:
        assert story.spans[-1].until == ""
        for one, other in zip(story.spans, story.spans[1:], strict=False):
            assert one.until == other.since
            assert (one.verdict, one.situations) != (other.verdict, other.situations)
        assert {span.since for span in story.spans} <= days


def test_a_repeal_shows_although_the_word_stays(dataset: Dataset) -> None:
    """Niger repealed its law on smuggling in 2023: not verified before and after, and nothing criminalized in between."""
    (story,) = desk.history(Corpus(dataset), "NE", "smp-6.1.a", as_of=DAY).stories
    repealed = next(span for span in story.spans if span.since == "2023-11-25")
    before = story.on("2023-11-24")
    assert before is not None
    assert before.situations is not None
    assert before.situations.whole > 0
    assert repealed.situations is not None
    assert repealed.situations.whole == 0
    assert any(why.startswith("end of: Smuggling of migrants") for why in repealed.why)


def test_the_command_draws_a_letter_a_year(harmonize: Callable[..., Any]) -> None:
    done = harmonize("history", "GB", "--duty", "smp-6.1.a", "--as-of", DAY)
    assert done.returncode == 0, done.stderr
    assert "Year by year" in done.stdout
    assert "SMP in force for United Kingdom" in " ".join(done.stdout.split())
