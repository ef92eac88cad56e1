"""Duties through the years, told: their verdicts on an axis of years, and the reforms, day by day, with their acts."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, NamedTuple

from harmonize.findings.timeline import Story, Timeline
from harmonize.findings.turns import LAW, UNKNOWN, WORDS, Turned, turned, turns
from harmonize.grouping import grouped
from harmonize.norms.meaning import DayIfKnown, Means, StateCode
from harmonize.norms.outcome import SHORTFALLS, Situations, Verdict
from harmonize.norms.source import Sources
from harmonize.norms.span import Happening, Span
from harmonize.norms.treaty import Treaty
from harmonize.reports.citing import cited
from harmonize.reports.document import Block, Grid, Paragraph, Report, Section, Term, Terms
from harmonize.reports.listing import tabled
from harmonize.reports.plain import Table, recorded
from harmonize.reports.verdict_words import legend, verdict_words
from harmonize.reports.years import Lane, by_year, first_year, label, picture, standing_in_words
from harmonize.visible import safe

LETTERS = "One letter a year, as things stood on 1 July; blank before anything is on file. "
NOTE = f"{LETTERS}A reform is what changed in the law, or in the texts that were read."
OF_GAPS = (
    "A gap is closed where what fell short is met from a day on, narrowed where it is partly met or more of its situations are "
    "criminalized. Where the word is open on a side, only the situations are compared. Candidates for review, by text of law alone."
)


class SpanRow(NamedTuple):
    """How a duty stood between two days, or (without a duty) what the State did under treaties on one."""

    state: StateCode
    duty: str
    title: str
    since: DayIfKnown
    until: DayIfKnown
    verdict: str
    situations: str
    turn: Annotated[str, Means("What became of it on the first day: a gap closed, narrowed, widened or opened ...")]
    why: str


def report(found: Sequence[Timeline], treaty: Treaty, version: str, day: str, *, whole: bool) -> Report:
    """The duties of some States year by year, and the reforms with their acts; as rows, every duty with its spans.

    Of several States only what was closed and opened, unless it is ``whole``.
    """
    told = Reforms(treaty, found)
    if len(found) == 1:
        title, note = f"{safe(found[0].party.name)}: through the years", NOTE
        sections = [*of_one(found[0], treaty, day), Section("Reforms", told.listed(told.every))]
    else:
        title, note = "Gaps closed and opened", OF_GAPS
        sections = [Section("Year by year", tuple(of_many(found, treaty, day))), *told.sections(whole=whole)]
    rows = tuple(row for one in found for row in plain_rows(one))
    table = recorded("History", title, SpanRow._fields, rows)
    return tabled("harmonize-history/2", table, version, day, sections, note)


def of_one(found: Timeline, treaty: Treaty, day: str) -> Iterator[Section]:
    """The duties of one State as a picture and as letters, and what it did under the treaties."""
    if not found.stories:
        yield Section("Year by year", (Paragraph("Nothing is on file."),))
        return
    lanes = [Lane(label(treaty.cited(story.duty), story.duty.title), story) for story in found.stories]
    happened = [item for story in found.stories for span in story.spans for item in span.why]
    title = f"{found.party.name}: {first_year(found.stories, day)} to {day[:4]}"
    yield Section("Year by year", drawn(title, lanes, (*found.status, *happened), day))
    status = tuple(Term(item.day or "day not on file", safe(item.words)) for item in found.status)
    yield Section("Treaty status", (Terms(status),) if status else ())


def drawn(title: str, lanes: Sequence[Lane], happened: Sequence[Happening], day: str) -> tuple[Block, ...]:
    """Duties through the years as a picture, and as letters with what they mean."""
    seen = {span.verdict for lane in lanes for span in lane.story.spans}
    return picture(title, lanes, happened, day), by_year(lanes, day), Paragraph(f"{legend(seen)}.")


def of_many(found: Sequence[Timeline], treaty: Treaty, day: str) -> Iterator[Block]:
    """One duty in each State as bars; of several how many fall short, year by year."""
    asked = {story.duty.id: story for one in found for story in one.stories}
    if len(asked) == 1:
        (story,) = asked.values()
        lanes = [Lane(one.party.name, one.stories[0]) for one in found if one.stories]
        yield from drawn(f"{treaty.cited(story.duty)} {story.duty.title}", lanes, (), day)
    elif asked:
        yield Grid(shortfalls(found, day))


def shortfalls(found: Sequence[Timeline], day: str) -> Table:
    """How many of the duties asked fell short in each State, and how many were open, every fifth year and on the day asked."""
    first = min(first_year(one.stories, day) for one in found if one.stories)
    years = range(first + -first % 5, int(day[:4]), 5)
    days = [*(f"{year}-07-01" for year in years), day]
    rows = [(one.party.name, *(counted(one.stories, on) for on in days)) for one in found]
    title = "Provisions that fall short / are open, on 1 July"
    return Table("Short", title, ("State", *map(str, years), "now"), tuple(rows))


def counted(stories: Sequence[Story], day: str) -> str:
    """``9 / 3``: how many fall short and how many are open; a dash where nothing binds or is on file."""
    verdicts = [span.verdict for story in stories if (span := story.on(day)) and span.verdict is not Verdict.NOT_BOUND]
    short, unclear = (sum(verdict in group for verdict in verdicts) for group in (SHORTFALLS, UNKNOWN))
    return f"{short} / {unclear}" if verdicts else "-"


class Reforms:
    """Says what changed on which day, by which act."""

    def __init__(self, treaty: Treaty, found: Sequence[Timeline]) -> None:
        self.treaty, self.every = treaty, turns(found)
        self.sources = {one.party.code: one.sources for one in found}

    def sections(self, *, whole: bool) -> Iterator[Section]:
        """What was closed and opened, then the other turns, or how many there are."""
        gaps = self.listed(item for item in self.every if item.of_gap)
        yield Section("Gaps closed and opened", gaps or (Paragraph("None was closed or opened."),))
        others = [item for item in self.every if item.turn and not item.of_gap]
        count = f"{len(others)} turns besides, from or into doubt, or of what is not required: in a file (-o FILE)."
        yield Section("Other turns", self.listed(others) if whole else (Paragraph(count),) if others else ())

    def listed(self, told: Iterable[Turned]) -> tuple[Grid, ...]:
        """Day by day and State by State what happened, and how the duties stand from then on."""
        same = grouped(((item.after.since, item.party.name), item) for item in told)
        one = len(self.sources) == 1
        rows = tuple(
            (day, *(() if one else (state,)), self.acts(items), self.moves(items))
            for (day, state), items in same.items()
        )
        head = ("day", *(() if one else ("State",)), "what happened", "what changed")
        return (Grid(Table("Reforms", "", head, rows)),) if rows else ()

    def acts(self, items: Sequence[Turned]) -> str:
        """The acts behind some edges of a day; what was read where there is none."""
        found = dict.fromkeys((item.party.code, one) for item in items for one in item.after.why)
        acts = [one for one in found if one[1].kind in LAW] or list(found)
        acts.sort(key=lambda one: one[1].kind == "end")
        return safe("; ".join(dict.fromkeys(happened(one, self.sources[code]) for code, one in acts)))

    def moves(self, items: Sequence[Turned]) -> str:
        """How duties stood and stand, those that fare alike together: ``gap closed: SMP 5, partly met → met``."""
        alike = grouped(((item.turn, moved(item.before, item.after)), self.treaty.cited(item.duty)) for item in items)
        return "; ".join(
            f"{f'{WORDS[turn]}: ' if turn else ''}{', '.join(dict.fromkeys(places))}, {how}"
            for (turn, how), places in alike.items()
        )


def moved(before: Span, after: Span) -> str:
    """How a duty stood and stands: ``partly met, 24 of 72 → met``."""
    was, now = map(standing_in_words, (before, after))
    return f"{was} → {now}" if was != now else f"still {now}, other points open"


def happened(item: Happening, sources: Sources) -> str:
    """What happened, with the pinpoints where it stands."""
    cite = cited(sources, item.cite)
    return f"{item.words} ({cite})" if cite and cite not in item.words else item.words


def situations(found: Situations) -> str:
    """``24 of 72 situations criminalized, 16 in part``."""
    others = [f"{count} {how}" for count, how in ((found.part, "in part"), (found.open, "open")) if count]
    return ", ".join([f"{found.whole + found.corner} of {found.total} situations criminalized", *others])


def plain_rows(found: Timeline) -> Iterator[SpanRow]:
    """What the State did under treaties, and every span, as rows."""
    for item in found.status:
        yield SpanRow(found.party.code, "", "treaty status", item.day, "", "", "", "", item.words)
    for story in found.stories:
        for before, span in zip((None, *story.spans[:-1]), story.spans, strict=True):
            turn = turned(before, span) if before else None
            counted = situations(span.situations) if span.situations else ""
            why = "; ".join(happened(item, found.sources) for item in span.why)
            told = verdict_words(span.verdict), counted, WORDS[turn] if turn else "", why
            yield SpanRow(found.party.code, story.duty.id, story.duty.title, span.since, span.until, *told)
