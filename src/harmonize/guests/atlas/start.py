"""The start page: the map of one core article at a time, through the years, and the way to everything else."""

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

from harmonize.corpus import Corpus
from harmonize.findings.assessment import chosen
from harmonize.findings.order import BINDING
from harmonize.guests.atlas import page, world
from harmonize.guests.atlas.page import Page, Told
from harmonize.guests.atlas.states import StateTold
from harmonize.norms.meaning import Means, StateCode
from harmonize.norms.outcome import Verdict, word_of
from harmonize.norms.treaty import CoreLine
from harmonize.reports.core_articles import shown
from harmonize.reports.document import Grid, Section
from harmonize.reports.listing import tabled
from harmonize.reports.pictures import verdict_cell
from harmonize.reports.plain import recorded
from harmonize.reports.verdict_words import TOLD

BY_WORDS = {verdict.words: verdict for verdict in Verdict}
FIRST = 2000  # the year in which both treaties were opened for signature


class CoreRow(NamedTuple):
    """How a State stood to a core article in a year: on 1 July, or on the day of the atlas in its own year."""

    article: str
    state: StateCode
    state_name: str
    year: int
    verdict: Annotated[str, Means("Of the binding duties of the article together; empty where nothing is on file.")]


def start(laws: Corpus, states: Sequence[StateTold], day: str) -> Page:
    """The start page."""
    lines = laws.store.treaty.selections.lines
    rows = tuple(row for line in lines for one in states for row in through_the_years(line, one, day))
    table = recorded("Core", "Core articles through the years", CoreRow._fields, rows)
    now = {(row.article, row.state): row.verdict for row in rows if row.year == int(day[:4])}
    today = recorded(
        "Today",
        f"Core articles, as of {day}",
        ("State", *(line.title for line in lines)),
        [{"State": one.name, **{line.title: now[line.title, one.code] for line in lines}} for one in states],
    )
    words = {one.code: now[lines[0].title, one.code] for one in states}
    cells = {code: verdict_cell(BY_WORDS[word]) for code, word in words.items() if word}
    also = [verdict_cell(verdict) for verdict in Verdict if verdict.words in {row.verdict for row in rows}]
    sections = [
        Section("The map", (world.drawn(f"{lines[0].title}, {day[:4]}", cells, laws.store, day, page.START, also),)),
        Section("The core articles, State by State", (Grid(today.shown(), heat=True),)),
    ]
    report = tabled("harmonize-atlas-core/1", table, laws.version, day, sections)
    about = "What the world's laws punish as smuggling of migrants, set against the UN Protocol and the Convention."
    return Page(
        page.START,
        "What the world's laws punish as smuggling of migrants",
        about,
        (Told(report, f"harmonize history --all --as-of {day}"),),
        kind="start",
        data=drawn_by_year(rows, [line.title for line in lines], day),
    )


def through_the_years(line: CoreLine, one: StateTold, day: str) -> Iterator[CoreRow]:
    """A State's verdict on a core article, year by year."""
    stories = [
        story
        for story in one.through.stories
        if story.duty.strength in BINDING and any(chosen(story.duty.id, name) for name in line.duties)
    ]
    for year in range(FIRST, int(day[:4]) + 1):
        spans = [
            span for story in stories if (span := story.on(min(f"{year}-07-01", day) if str(year) != day[:4] else day))
        ]
        bound = [span.verdict for span in spans]
        unbound = all(verdict is Verdict.NOT_BOUND for verdict in bound)
        word = "" if not bound else (Verdict.NOT_BOUND if unbound else shown(word_of(bound))).words
        yield CoreRow(line.title, one.code, one.name, year, word)


def drawn_by_year(rows: Sequence[CoreRow], titles: Sequence[str], day: str) -> dict[str, object]:
    """What the script of the map reads: per article and State a letter a year, and the colour and words of each letter."""
    letters = {verdict.words: told.letter for verdict, told in TOLD.items()}
    found: dict[str, dict[str, str]] = {title: {} for title in titles}
    for row in rows:
        states = found[row.article]
        states[row.state] = states.get(row.state, "") + (letters[row.verdict] if row.verdict else " ")
    told = {told.letter: (told.tone, verdict.words) for verdict, told in reversed(TOLD.items())}
    return {"first": FIRST, "last": int(day[:4]), "articles": found, "letters": told}
