"""A law through the years: every span says what a check on any of its days says, and edges lie where something changed."""

import io
import random
from collections.abc import Callable
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.corpus import Corpus
from harmonize.duties.dependencies import Atoms, atoms
from harmonize.findings.difference import Turn
from harmonize.findings.turns import turned
from harmonize.library.dataset import Dataset
from harmonize.norms.facts import Words
from harmonize.norms.outcome import Situations, Verdict
from harmonize.norms.span import Happening, Span
from harmonize.reports import timeline, years
from harmonize.reports.document import tables
from harmonize.reports.pictures import WIDE, Drawing
from harmonize.reports.renderers.docx import CELLS, render
from harmonize.reports.renderers.tones import TONES
from harmonize.reports.verdict_words import TOLD


@pytest.mark.sample(1, 3)
@pytest.mark.parametrize("code", ["NE", "ES", "GB", "TR", "XA"])
def test_a_span_says_what_a_check_says_on_its_days(code: str, dataset: Dataset) -> None:
    corpus = Corpus(dataset)
    found = corpus.history(code, "smp-6.1", as_of=DAY)
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


@pytest.mark.sample(1, 3)
@pytest.mark.parametrize("code", ["XA", "NE", "ES", "TR"])
def test_what_was_compiled_is_what_would_be_worked_out(code: str, dataset: Dataset) -> None:
    bare = Dataset(dataset.root, answers=False)
    assert dataset.spans(code).keys() > {"smp-6.1.a", "untoc-16.1"}
    assert not bare.spans(code)
    for day in (DAY, "2012-06-01", "2040-01-01"):
        assert Corpus(dataset).history(code, "smp-6", as_of=day) == Corpus(bare).history(code, "smp-6", as_of=day)


@pytest.mark.slow
@pytest.mark.parametrize("code", ["NE", "ES", "US"])
def test_spans_follow_each_other_and_begin_on_days_of_law_or_treaty(code: str, dataset: Dataset) -> None:
    corpus = Corpus(dataset)
    found = corpus.history(code, as_of=DAY)
    days = {day for law in dataset.periods(code) for day in (law.since, law.until)}
    days |= {consent.in_force for party in dataset.status.parties.values() for consent in party.consents.values()}
    for story in found.stories:
        assert story.spans[-1].until == ""
        for one, other in zip(story.spans, story.spans[1:], strict=False):
            assert one.until == other.since
            assert (one.verdict, one.situations) != (other.verdict, other.situations)
            assert other.why, "every edge has an act, a text or a treaty date"
        assert {span.since for span in story.spans} <= days


def test_a_repeal_shows_although_the_word_stays(dataset: Dataset) -> None:
    """Niger repealed its law on smuggling in 2023: not verified before and after, and nothing criminalized in between."""
    (story,) = Corpus(dataset).history("NE", "smp-6.1.a", as_of=DAY).stories
    repealed = next(span for span in story.spans if span.since == "2023-11-25")
    before = story.on("2023-11-24")
    assert before is not None
    assert before.situations is not None
    assert before.situations.whole > 0
    assert repealed.situations is not None
    assert repealed.situations.whole == 0
    assert any(why.words.startswith("end of: Smuggling of migrants") for why in repealed.why)


def span(since: str, verdict: Verdict, *why: str, whole: int = 0) -> Span:
    """A span of a duty with six situations."""
    happened = tuple(Happening(since, kind, f"some {kind}") for kind in why)
    return Span(since, "", verdict, Situations(whole, 0, 6 - whole, 0), happened)


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (span("2001-01-01", Verdict.GAP), span("2005-01-01", Verdict.MET, "act", whole=6), Turn.CLOSED),
        (span("2001-01-01", Verdict.GAP), span("2005-01-01", Verdict.PARTIAL, "act", whole=2), Turn.NARROWED),
        (span("2001-01-01", Verdict.MET, whole=6), span("2005-01-01", Verdict.PARTIAL, "end", whole=2), Turn.OPENED),
        (
            span("2001-01-01", Verdict.PARTIAL, whole=4),
            span("2005-01-01", Verdict.PARTIAL, "act", whole=2),
            Turn.WIDENED,
        ),
        (
            span("2001-01-01", Verdict.NOT_VERIFIED, whole=4),
            span("2005-01-01", Verdict.NOT_VERIFIED, "end"),
            Turn.LESS,
        ),
        (span("2001-01-01", Verdict.MET, whole=6), span("2005-01-01", Verdict.UNSETTLED, "act", whole=6), Turn.DOUBT),
        (span("2001-01-01", Verdict.GAP), span("2005-01-01", Verdict.MET, "seen", "text", whole=6), Turn.READ),
        (span("2001-01-01", Verdict.NOT_BOUND), span("2005-01-01", Verdict.GAP, "treaty"), None),
    ],
)
def test_what_became_of_a_duty(before: Span, after: Span, turn: Turn | None) -> None:
    """A text that was only read, or seen in force, closes no gap: nobody knows that the law changed on that day."""
    assert turned(before, after) is turn


def test_a_picture_has_a_bar_for_every_span_and_a_mark_for_every_act(dataset: Dataset) -> None:
    found = Corpus(dataset).history("NE", "smp-6.1.a", as_of=DAY)
    (story,) = found.stories
    drawing = years.picture("Niger", [years.Lane("smuggling", story)], story.spans[-2].why, DAY).drawing
    assert isinstance(drawing, Drawing)
    marks, bars = drawing.rows
    assert [bar.kind for bar in bars.bars if bar.kind != "share"] == [TOLD[one.verdict].tone for one in story.spans]
    assert sum(bar.width for bar in bars.bars if bar.kind != "share") == pytest.approx(WIDE, abs=1)
    assert [bar.kind for bar in marks.bars] == ["text", "end"]
    repealed, again = [bar for bar in bars.bars if bar.kind == "not_verified"][1:]
    (before, after) = [bar for bar in bars.bars if bar.kind == "share"]
    assert before.x < repealed.x, "criminalized before the repeal"
    assert after.x == again.x, "and again since the ordinance of 2025, not between"


@pytest.mark.slow
def test_a_memo_has_the_bars_as_a_shaded_table(dataset: Dataset) -> None:
    corpus = Corpus(dataset)
    found = corpus.history("NE", ["smp-6.1.a", "smp-6.1.c"], as_of=DAY)
    made = docx.Document(io.BytesIO(render(timeline.report([found], dataset.treaty, corpus.version, DAY, whole=True))))
    (bars,) = [table for table in made.tables if len(table.columns) == 1 + CELLS]
    fills = [
        [shade.get(qn("w:fill")) for shade in line._tr.iter(qn("w:shd"))] for line in bars.rows if line.cells[0].text
    ]
    assert [line.cells[0].text for line in bars.rows if line.cells[0].text] == [
        "What happened",
        "SMP 6(1)(a) Smuggling of migrants",
        "SMP 6(1)(c) Enabling illegal stay",
    ]
    assert fills[1][-1] == TONES["not_verified"][0].removeprefix("#")
    assert fills[2][-1] == TONES["not_verified"][0].removeprefix("#"), "the ordinance of 2025 itself was not read"
    assert len(fills[1]) == len(fills[2]) == CELLS


def test_several_states_are_told_by_what_they_closed_and_opened(harmonize: Callable[..., Any]) -> None:
    done = harmonize("history", "AU", "MY", "--duty", "6(3)(b)", "--as-of", DAY)
    assert done.returncode == 0, done.stderr
    told = " ".join(done.stdout.split())
    assert "day: 2010-06-01 State: Australia" in told
    assert "gap closed: SMP 6(3)(b), partly met → met" in told
    assert "Measures Act 2010 Sch. 1 item 8" in told
    assert harmonize("history").returncode == 2
    assert harmonize("history", "AU", "--all").returncode == 2


def test_the_command_draws_a_letter_a_year_under_its_year(harmonize: Callable[..., Any]) -> None:
    done = harmonize("history", "NE", "--duty", "smp-6.1.a", "--as-of", DAY)
    assert done.returncode == 0, done.stderr
    lines = done.stdout.splitlines()
    axis = next(at for at, line in enumerate(lines) if line.startswith("2005 to 2026"))
    letters = next(line for line in lines[axis:] if line.startswith("SMP 6(1)(a) Smuggling of migrants"))
    assert letters[lines[axis].index("  2005") + 2 :].startswith("----."), "bound since 2009, not assessed in that year"
    assert letters[lines[axis].index("2015")] == "V", "the act of 26 May 2015 stood on 1 July of that year"
    assert letters[lines[axis].index("2015") - 2] == ".", "a year before nothing did"


def test_a_workbook_has_a_column_a_year(dataset: Dataset) -> None:
    corpus = Corpus(dataset)
    found = corpus.history("NE", "smp-6.1.a", as_of=DAY)
    document = timeline.report([found], dataset.treaty, corpus.version, DAY, whole=True).documents[0]
    grid = next(table for table in tables(document) if table.name == "Years")
    (story,) = found.stories
    verdicts = dict(zip(grid.head, grid.rows[0], strict=True))
    for year in range(2010, 2027):
        span = story.on(min(f"{year}-07-01", DAY))
        assert span is not None
        assert verdicts[str(year)] == span.verdict.words


def test_reforms_are_a_list_of_days_with_their_acts(dataset: Dataset) -> None:
    """Every day on which a duty came to stand otherwise, with all that happened; that the treaty binds from a day is told above."""
    corpus = Corpus(dataset)
    found = corpus.history("NE", ["smp-6.1.a", "smp-6.1.c"], as_of=DAY)
    document = timeline.report([found], dataset.treaty, corpus.version, DAY, whole=True).documents[0]
    reforms = next(table for table in tables(document) if table.name == "Reforms")
    days = [row[0] for row in reforms.rows]
    assert days == ["2015-05-26", "2023-11-25", "2025-01-13"]
    told = dict(zip(days, (row[1:] for row in reforms.rows), strict=True))
    assert told["2025-01-13"][0].startswith("Ordonnance 2025-02")
    assert "more criminalized: SMP 6(1)(c), not verified, 0 of 16 → not verified, 16 of 16" in told["2025-01-13"][1]
    assert "less criminalized: SMP 6(1)(a), not verified, 24 of 72 → not verified, 0 of 72" in told["2023-11-25"][1], (
        "the repeal"
    )


def test_a_new_party_changes_nothing_where_a_party_of_its_kind_was_there_before(dataset: Dataset) -> None:
    """A law that protects named States falls short as soon as one other State is a party; a second one changes nothing."""
    spain, wide, party = [SPACE.bit["state"][code] for code in ("ES", "none", "parties")]

    def told_apart(*parties: str) -> Atoms:
        return atoms((spain | wide, party), [("own",), ("parties",)], Words.of("IT", {"parties": frozenset(parties)}))

    assert told_apart("IT", "ES") != told_apart("IT", "ES", "MX"), "the first party that the law does not name"
    assert told_apart("IT", "ES", "MX") == told_apart("IT", "ES", "MX", "NE"), "the second"
