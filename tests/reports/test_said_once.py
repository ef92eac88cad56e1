"""Nothing is cut and nothing is said twice: each clause that a report on a State prints is whole, and stands in it once."""

import re
from collections import Counter
from collections.abc import Iterator

import pytest

from day import DAY
from harmonize import one_law
from harmonize.corpus import Corpus, load
from harmonize.findings.causes import distance
from harmonize.findings.core_lines import Line
from harmonize.norms.outcome import LACKING, SHORTFALLS
from harmonize.reports import core_articles
from harmonize.reports.document import Document, FindingBlock, PointBlock, Report, Term, blocks
from harmonize.reports.gap_reports import document
from harmonize.reports.labels import Label
from harmonize.reports.parts import Parts, Told
from harmonize.reports.renderers import text
from harmonize.reports.wording import Speaker

STATES = [party.code for party in load().states()]
CUT = re.compile(r"\.\.\.|…")
SENTENCE = 40  # letters; shorter texts are words such as "stay: only partly read"


@pytest.fixture(scope="module")
def laws() -> Corpus:
    return load()


def told(laws: Corpus, code: str) -> Told:
    found = laws.check(code, as_of=DAY)
    speaker = one_law.speaker(laws.store, found.law, DAY)
    prose = laws.store.explanations["duties"]
    return Told(found, speaker, laws.version, prose, one_law.first_screen(laws.store, found), laws.store.patterns)


def said(report: Document) -> list[Term]:
    """All that points and findings say."""
    return [term for one in blocks(report.sections) if isinstance(one, PointBlock | FindingBlock) for term in one.terms]


def plain(term: Term) -> str:
    """A text without the id of its point."""
    return re.sub(r" \[[a-z]+-[^ ]+\]$", "", term.text)


def ends(line: Line, speaker: Speaker) -> Iterator[str]:
    """What the row of an article may end with: a whole clause, whole parts of it, the element in short, or its provisions."""
    place = core_articles.answer(line, speaker, "", "")
    for told in (core_articles.clause(line, speaker), *core_articles.short_reasons(line, speaker)):
        yield from (part.replace(f" ({place})", "").rpartition(": ")[2] for part in core_articles.shorter(told))
    yield place


@pytest.mark.sample(6, 60)
@pytest.mark.parametrize("code", STATES)
def test_nothing_is_cut(code: str, laws: Corpus) -> None:
    """Neither on the first screen nor behind it; and what the screen says of a point is what the whole report says."""
    one = told(laws, code)
    short, whole = document(one, Parts()), document(one, Parts(everything=True))
    for report in (short, whole):
        assert not CUT.search(text.render(Report((report,)))), code
    table = core_articles.core(one.view.lines, one.view.found, one.speaker, 1, reasons=True).table
    for _, subject, _, law in table.rows:
        line = next(line for line in one.view.lines if line.title == subject)
        assert law.count("(") <= law.count(")"), law
        clause = re.sub(r" ?(\[\d+\])?( ?\(\d+ more points?\))?$", "", law)
        assert clause.endswith(tuple(ends(line, one.speaker))) or ": as in SMP " in clause, law
    everything = " ".join(plain(term) for term in said(whole))
    for term in said(short):
        for clause in re.split(r" \(depends on D| \(and \d+ more\)", plain(term))[:1]:
            assert term.label == "More" or clause.startswith("as under ") or clause in everything, clause


@pytest.mark.sample(6, 60)
@pytest.mark.parametrize("code", STATES)
def test_what_is_left_out_is_counted_with_the_command_that_shows_it(code: str, laws: Corpus) -> None:
    one = told(laws, code)
    short = document(one, Parts())
    shown = [block for block in blocks(short.sections) if isinstance(block, PointBlock)]
    hidden = len(one.view.found.articles) - len(shown)
    assert (f"--all ({hidden} more point" in short.foot) == bool(hidden)
    for block, article in zip(shown, one.view.found.articles, strict=False):
        numbered = sum(bool(re.match(r"\([ivx]+\) ", term.label)) for term in block.terms) or 1
        (*_, last) = block.terms
        left = len(article.points) - numbered
        assert last == Term("More", f"{left} more of this article, --duty {article.name}") or not left
    table = core_articles.core(one.view.lines, one.view.found, one.speaker, len(shown), reasons=True).table
    notes = set(re.findall(r"\[(\d+)\]", " ".join(row[3] for row in table.rows)))
    assert notes <= {str(block.number) for block in shown}


@pytest.mark.sample(6, 60)
@pytest.mark.parametrize("code", STATES)
def test_every_reason_and_counterexample_of_the_data_is_said_once(code: str, laws: Corpus) -> None:
    one = told(laws, code)
    terms = said(document(one, Parts(everything=True)))
    speaker, view = one.speaker, one.view
    often = Counter(
        (term.label, plain(term))
        for term in terms
        if len(term.text) > SENTENCE and term.label in ONCE and not term.text.startswith("as under")
    )
    assert not [text for text, number in often.items() if number > 1]
    addresses = Counter(term.address for term in terms if term.address)
    assert set(addresses.values()) <= {1}
    everything = "\n".join(plain(term) for term in terms)
    verbose = "\n".join(plain(term) for term in said(document(one, Parts(everything=True, whole=True))))
    placed = [item for point in view.found.points for item in point.findings]
    for item in placed:
        gaps = item.outcome.gaps if item.verdict in (*SHORTFALLS, *LACKING) else ()
        least = min((distance(item, gap) for gap in gaps), default=0)
        for gap in gaps:  # what is less usual is counted, with the command that tells it
            usual = distance(item, gap) == least
            assert speaker.gap(gap, item.duty) in (everything if usual else verbose), item.duty.id
            assert usual or f"--duty {item.duty.id} -v" in everything
        for doubt in (*item.outcome.doubts, *item.outcome.beside):
            assert speaker.reason(doubt) in everything, item.duty.id


ONCE = (Label.UNSETTLED, Label.UNVERIFIED, Label.UNSAID, Label.BESIDE, Label.OPTION, Label.MISSING, Label.EXAMINED)


@pytest.mark.sample(6, 60)
@pytest.mark.parametrize("code", STATES)
def test_every_finding_that_is_not_met_has_its_place(code: str, laws: Corpus) -> None:
    one = told(laws, code)
    found = [
        block.duty
        for block in blocks(document(one, Parts(everything=True)).sections)
        if isinstance(block, FindingBlock)
    ]
    assert len(found) == len(set(found))
    assert set(found) >= {item.duty.id for point in one.view.found.points for item in point.findings}
