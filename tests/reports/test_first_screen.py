"""The first screen: it fits, it adds up, it names every core article, and every point of it can be found again."""

import re
from pathlib import Path

import pytest
import yaml
from rich.cells import cell_len

from day import DAY
from harmonize import one_law
from harmonize.corpus import Corpus, load
from harmonize.findings.answer import answer
from harmonize.findings.fact_pattern import point
from harmonize.findings.first_screen import asked_by, paradigms
from harmonize.findings.order import BINDING
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import SHORTFALLS
from harmonize.reports import aggravation, closing, core_articles, first_screen, readiness, title_block
from harmonize.reports import point as point_words
from harmonize.reports.document import Grid, PointBlock, Report, Terms, blocks
from harmonize.reports.finding import Once
from harmonize.reports.first_screen import View
from harmonize.reports.gap_reports import document
from harmonize.reports.labels import Label
from harmonize.reports.parts import Parts, Told
from harmonize.reports.renderers import terminal, text

STATES = [party.code for party in load().states() if not party.code.startswith("X")]
MOST_LINES = 60
DRAWN = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m|[─━]")  # links, colours and rules of a terminal
STATUTES = yaml.safe_load((Path(__file__).parent / "first_lines.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def laws() -> Corpus:
    return load()


def told(laws: Corpus, code: str) -> Told:
    found = laws.check(code, as_of=DAY)
    speaker = one_law.speaker(laws.store, found.law, DAY)
    return Told(
        found,
        speaker,
        laws.version,
        {},
        one_law.first_screen(laws.store, found),
        laws.store.patterns,
        one_law.as_if_bound(laws.store, found),
    )


def test_an_offence_that_gives_way_is_never_named_before_one_that_does_not(laws: Corpus) -> None:
    """Korea: helping with the migrant's own entry (art. 93-3 no. 1) stands behind bringing in a group for profit."""
    for code in STATES:
        found = laws.check(code, as_of=DAY)
        for title, answers in one_law.first_screen(laws.store, found).answers.items():
            gives_way = [found.law.provisions[item.provision].yields for item in answers]
            assert gives_way == sorted(gives_way), f"{code} {title}"
    found = laws.check("KR", as_of=DAY)
    first = one_law.first_screen(laws.store, found).answers["smuggling"][0]
    assert found.law.provisions[first.provision].id != "kr-93-3-1-aid"


def screen(laws: Corpus, code: str, parts: Parts | None = None) -> Report:
    return Report((document(told(laws, code), parts or Parts()),))


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_it_has_at_most_sixty_lines_of_a_hundred_columns(code: str, laws: Corpus) -> None:
    report = screen(laws, code)
    assert len(text.render(report, 100).splitlines()) <= MOST_LINES
    assert len(terminal.render(report, 100).splitlines()) <= MOST_LINES


@pytest.mark.sample(20, 200)
@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("code", STATES)
def test_no_word_is_broken_and_nothing_is_cut_without_a_sign(code: str, width: int, laws: Corpus) -> None:
    report = screen(laws, code)
    wide = set(text.render(report, 10_000).split())
    wide |= {
        f"{word}:" for word in wide
    }  # a table without room for its columns is told row by row, with the heads before
    for drawn in (text.render(report, width), DRAWN.sub("", terminal.render(report, width))):
        for line in drawn.splitlines():
            assert cell_len(line) <= width, line
            assert set(line.split()) <= wide, line


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_the_tally_names_every_group_and_adds_up(code: str, laws: Corpus) -> None:
    found = laws.check(code, as_of=DAY)
    counts = first_screen.tally(found)
    in_view = [item for item in found.findings if not item.duty.untested]
    assert sum(counts.values()) == len(in_view)
    line = first_screen.tally_line(found)
    assert line.startswith(f"{len(in_view)} provisions in view: ")
    assert all(f"{count} {group}" in line for group, count in counts.items() if count)
    named = {key for keys in first_screen.GROUPS.values() for key in keys}
    assert {item.counted_as for item in in_view} <= named


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_every_core_article_has_its_line_and_what_falls_short_its_point(code: str, laws: Corpus) -> None:
    one = told(laws, code)
    view = one.view
    (grid,) = [block for block in first_screen.core_section(view, 1).blocks if isinstance(block, Grid)]
    articles = " ".join(row[0] for row in grid.table.rows)
    for name in (
        "SMP 6(1)(a), 3(a)",
        "6(1)(b)",
        "6(1)(c)",
        "6(2)",
        "6(3)",
        "SMP 5",
        *(f"UNTOC {n}" for n in (5, 10, 11, 15, 16)),
    ):
        assert name in articles
    for line in view.lines:
        if line.bound and line.verdict in ("partial", "gap"):
            assert line.points, line.title


@pytest.mark.sample(6, 60)
@pytest.mark.parametrize("code", STATES)
def test_the_rest_stands_behind_it_in_the_same_order(code: str, laws: Corpus) -> None:
    first, everything = screen(laws, code), screen(laws, code, Parts(everything=True))
    (short,), (whole,) = first.documents, everything.documents
    shown = [block.id for block in blocks(short.sections) if isinstance(block, PointBlock)]
    again = [block.id for block in blocks(whole.sections) if isinstance(block, PointBlock)]
    articles = [article.name for article in told(laws, code).view.found.articles]
    assert shown == articles[: len(shown)]
    assert shown or not articles
    assert again == articles


def test_a_state_that_is_not_bound_has_its_provisions_and_maxima_all_the_same(laws: Corpus) -> None:
    """Malaysia is no party to the Protocol."""
    view = told(laws, "MY").view
    smuggling = next(line for line in view.lines if line.paragraphs[0] == "smp-6.1.a")
    assert not smuggling.bound
    assert smuggling.answers[0].range == (0, 240)
    assert "26A" in core_articles.answer(smuggling, view.speaker, core_articles.clause(smuggling, view.speaker), "")
    assert "not a party to SMP (neither signature nor consent found)" in text.render(screen(laws, "MY"))


@pytest.mark.parametrize("code", ["BD", "MY", "PK"])
def test_what_a_state_would_have_to_change_to_ratify_is_what_falls_short_if_it_were_bound(
    code: str, laws: Corpus
) -> None:
    found = told(laws, code)
    free = one_law.as_if_bound(laws.store, found.assessment)
    assert free
    assert found.view.unbound
    (ready,) = readiness.readiness(found.assessment, free, found.speaker)
    assert ready.title == "Ready to ratify SMP?"
    (block,) = ready.blocks
    assert isinstance(block, Terms)
    said = {row.label: row.text for row in block.rows}
    short = [item for item in free.findings if item.duty.instrument == "smp" and item.verdict in SHORTFALLS]
    articles = {found.speaker.pinpoint(item.duty).split("(")[0] for item in short if item.duty.strength in BINDING}
    assert articles == set(re.findall(r"SMP \d+", said["To change"]))
    met = [item for item in free.findings if item.duty.instrument == "smp" and item.verdict in readiness.MET]
    assert said["Has already"].startswith(f"{sum(item.duty.strength in BINDING for item in met)} of ")
    assert "SMP 20(3), opting out of dispute settlement" in said["Declarations"]
    assert "UNTOC" not in "".join(said.values())


def test_a_party_to_both_is_asked_nothing_about_ratifying(laws: Corpus) -> None:
    found = told(laws, "DE")
    assert readiness.readiness(found.assessment, one_law.as_if_bound(laws.store, found.assessment), found.speaker) == ()
    assert first_screen.lead(found.view).startswith("As at ")


def test_a_law_that_may_have_lapsed_says_so_over_its_articles(laws: Corpus) -> None:
    """Bangladesh: an Ordinance of January 2026, of which nobody read what Parliament made of it in April."""
    for day, told_so in (("2026-04-08", False), (DAY, True)):
        over = " ".join(row.text for row in title_block.facts(laws.check("BD", as_of=day), laws.version, whole=False))
        assert ("Smuggling Ordinance ss 15, 17, 20 since 2026-04-09" in over) is told_so
        assert ("may have lapsed" in over) is told_so


def test_the_lead_counts_the_provisions_that_bind_alone(laws: Corpus) -> None:
    lead = first_screen.lead(told(laws, "PK").view)
    assert lead.startswith("Bound by UNTOC, not by SMP: as at ")
    assert "provisions of UNTOC that could be judged" in lead


@pytest.mark.parametrize("case", STATUTES, ids=lambda case: f"{case['state']} {case['line']}")
def test_a_range_stands_beside_the_provision_of_which_it_is(case: dict[str, str], laws: Corpus) -> None:
    view = told(laws, case["state"]).view
    line = next(line for line in view.lines if line.title == case["line"])
    said = core_articles.answer(line, view.speaker, core_articles.clause(line, view.speaker), "")
    assert said.startswith(case["says"]), case["law"]


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_no_range_is_told_that_the_case_does_not_answer(code: str, laws: Corpus) -> None:
    """Beside every range stands an offence of which `case` gives that range for some ordinary case of the line."""
    one = told(laws, code)
    on_day = LawOnDay(one.assessment.law, one.speaker.groups)
    treaty = one.assessment.treaty
    for line in one.view.lines:
        duties = [duty for item in line.findings for duty in asked_by(item.duty, treaty, {})]
        facts = [fact for duty in duties for fact in paradigms(duty, treaty)]
        given = {
            (norm.provision, norm.range)
            for fact in facts
            for norm in answer(on_day.law, point(fact, on_day.words)).norms
        }
        assert {(item.provision, item.range) for item in line.answers if item.range} <= given, line.title


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_what_is_said_of_smuggling_in_article_6_3_is_the_verdict_on_smuggling(code: str, laws: Corpus) -> None:
    """SMP 6(3) asks for the circumstances of five offences; a gap of the document offences is none of the smuggling."""
    view = told(laws, code).view
    line = next(line for line in view.lines if line.title == "aggravating circumstances")
    if not line.points:
        return
    said = core_articles.clause(line, view.speaker)
    about_smuggling = said if said.startswith("not aggravating: (") else ""
    words = {item.duty.id: item.verdict for item in line.findings}
    for place in "ab":
        if words[f"smp-6.3.{place}/1a"] == "gap":
            assert f"({place})" in about_smuggling, said
        if words[f"smp-6.3.{place}/1a"] in ("met", "unsettled"):
            assert f"({place})" not in about_smuggling, said


def test_the_first_sentence_can_be_read_out(laws: Corpus) -> None:
    """What is met of how much, how many fall short, and the gravest with its provision."""
    assert " ".join(text.render(screen(laws, "DE")).split()).startswith(
        "As at 28 November 2026 the law of Germany meets 156 of 173 provisions of SMP and UNTOC that could be judged; "
        "17 fall short, in 5 articles. The gravest: smuggling, SMP 6(1)(a) (Residence Act s 96), "
        "partly met; not covered: into any other State Party except the EU member States, the other Schengen States and the "
        "United Kingdom. Status"
    )


def test_a_point_that_turns_on_a_dispute_names_it(laws: Corpus) -> None:
    short, whole = text.render(screen(laws, "DE")), text.render(screen(laws, "DE", Parts(everything=True)))
    assert "depends on D2, entry into another State Party" in " ".join(short.split())
    assert "depends on D2, entry into another State Party; no shortfall under --reading D2=own_border" in " ".join(
        whole.split()
    )


def test_a_report_says_what_to_quote_when_a_point_is_wrong(laws: Corpus) -> None:
    whole = " ".join(text.render(screen(laws, "DE", Parts(everything=True))).split())
    assert "[smp-6.1.a:state]" not in whole  # no internal key unless asked
    assert f"quote the article and the number of the point, state DE, day {DAY}, version {laws.version}" in whole


@pytest.mark.sample(4, 60)
@pytest.mark.parametrize("code", STATES)
def test_every_point_is_found_again_by_its_id(code: str, laws: Corpus) -> None:
    """Alone, with the findings on all its duties."""
    for one in told(laws, code).view.found.points:
        again = laws.check(code, as_of=DAY, duties=one.id)
        assert {item.duty.id for item in again.findings} >= set(one.duties), one.id
        speaker, shown = one_law.speaker(laws.store, again.law, DAY), one_law.first_screen(laws.store, again)
        asked = Told(again, speaker, laws.version, {}, shown, points=(one.id,))
        (found,) = asked.view.found.points
        assert found.id == one.id
        assert {item.duty.id for item in found.findings} == set(one.duties)


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_every_option_is_an_amendment_that_was_tried(code: str, laws: Corpus) -> None:
    """In a point those that serve its duties, as far as they change what the point is about; nothing where none does."""
    view = told(laws, code).view
    package = view.options.package
    for context in (one for parts in view.contexts() for one in parts):
        head = context.point.head.duty.id
        serving = [item for item in package.amendments if head in item.serves]
        chosen = closing.amendments(context.point, view.options)
        assert set(chosen) <= set(package.amendments)
        assert all(set(item.serves) & set(context.point.duties) for item in chosen), context.point.id
        assert chosen or not closing.option(context), context.point.id
        if context.point.principal and not serving:
            assert head in package.left, context.point.id


def test_data_and_screen_say_the_same(laws: Corpus) -> None:
    from harmonize.reports import machine

    view: View = told(laws, "GB").view
    data = machine.summary(view)
    assert data.tally == first_screen.tally(view.assessment)
    assert [item.id for item in data.points] == [point.id for point in view.found.points]
    assert data.points[0].cases == ("neighbour-border",)
    placed = [name for item in data.points for name in item.findings]
    placed += [name for names in data.lists.values() for name in names]
    assert sorted(placed) == sorted(item.duty.id for item in view.assessment.findings)


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_a_point_names_the_provision_that_its_option_changes(code: str, laws: Corpus) -> None:
    """A reader who is told that s 276 is too narrow is not advised to amend s 267."""
    for parts in told(laws, code).view.contexts():
        for one in parts:
            said = {term.label: term.text for term in point_words.terms(one, Once(), whole=True)}
            if Label.CLOSEST in said and Label.OPTION in said and one.point.cause.kind != "exclusion":
                place = said[Label.CLOSEST].partition(" (")[0]
                assert place in said[Label.OPTION].partition(": ")[0], one.point.id


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("code", STATES)
def test_an_option_on_circumstances_names_the_offences_that_the_point_says_lack_them(code: str, laws: Corpus) -> None:
    """What is said to fall short for documents and stay is advised for documents and stay."""
    for parts in told(laws, code).view.contexts():
        for one in (it for it in parts if it.point.cause.kind == "aggravation" and closing.option(it)):
            _, others = aggravation.unaggravated(one.point, one.speaker)
            for lacks in others.values():
                assert aggravation.place_of(lacks, one.speaker) in closing.option(one), one.point.id


def test_deeds_left_out_alike_are_one_sentence(laws: Corpus) -> None:
    """Germany: Penal Code s 276 on false documents alone; of each deed the kinds are joined, and the option has them all."""
    told_of = next(parts[0] for parts in told(laws, "DE").view.contexts() if parts[0].article.name == "smp-6.1.b")
    said = {term.label: term.text for term in point_words.terms(told_of, Once(), whole=True)}
    assert said["Not criminalized"].endswith(
        "where the document is genuine but used by a person other than the rightful holder, or true in content but "
        "improperly issued"
    )
    assert said[Label.OPTION].startswith("In Penal Code s 276: include, for the use of another person, documents")
