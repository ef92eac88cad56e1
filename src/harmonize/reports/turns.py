"""Over several States: who closed or opened which gap, when, by which act."""

from collections.abc import Iterator, Sequence

from harmonize.findings.difference import Turn
from harmonize.findings.timeline import Story, Timeline
from harmonize.findings.turns import LAW, UNKNOWN, WORDS, Turned, turns
from harmonize.norms.outcome import SHORTFALLS, Verdict
from harmonize.norms.treaty import Treaty
from harmonize.reports.document import Block, Grid, Paragraph, Report, Section, framed
from harmonize.reports.plain import Table
from harmonize.reports.timeline import as_rows, key, moved
from harmonize.reports.years import Lane, by_year, first_year, picture
from harmonize.visible import safe

NOTE = (
    "A gap is closed where what fell short is met from a day on, narrowed where it is partly met or more of its situations are "
    "criminalized. Where the word is open on a side, only the situations are compared. Candidates for review, by text of law alone."
)
GAPS = (Turn.CLOSED, Turn.NARROWED, Turn.WIDENED, Turn.OPENED)


def report(found: Sequence[Timeline], treaty: Treaty, version: str, day: str, *, whole: bool) -> Report:
    """How many fall short year by year, and every turn with its act, oldest first; those of gaps only unless it is ``whole``."""
    told = turns(found)
    document = framed("Gaps closed and opened", version, day, sections(found, told, treaty, day, whole=whole), NOTE)
    return as_rows(document, found, version, day)


def sections(
    found: Sequence[Timeline], told: Sequence[Turned], treaty: Treaty, day: str, *, whole: bool
) -> Iterator[Section]:
    """Bars where one duty is asked, else how many fall short; then the turns, those of gaps first."""
    yield Section("Year by year", tuple(drawn(found, treaty, day)))
    gaps = [item for item in told if item.turn in GAPS and item.of_gap]
    others = [item for item in told if item not in gaps]
    yield Section("Gaps closed and opened", tuple(listed(gaps, treaty)) or (Paragraph("None was closed or opened."),))
    if whole:
        yield Section("Other turns", tuple(listed(others, treaty)))
    elif others:
        count = f"{len(others)} turns besides, from or into doubt, or of what is not required: in a file (-o FILE)."
        yield Section("Other turns", (Paragraph(count),))


def drawn(found: Sequence[Timeline], treaty: Treaty, day: str) -> Iterator[Block]:
    """One duty in each State as bars; of several how many fall short, year by year."""
    asked = {story.duty.id: story for one in found for story in one.stories}
    if len(asked) == 1:
        (story,) = asked.values()
        lanes = [Lane(one.party.name, one.stories[0]) for one in found if one.stories]
        yield picture(f"{treaty.cited(story.duty)} {story.duty.title}", lanes, (), day)
        yield by_year(lanes, day)
        yield Paragraph(f"{key([lane.story for lane in lanes])}.")
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


def listed(told: Sequence[Turned], treaty: Treaty) -> Iterator[Block]:
    """Turns as a table; those of one State, day and kind together."""
    rows: dict[tuple[str, ...], list[Turned]] = {}
    for item in told:
        how = item.after.since, item.party.name, WORDS[item.turn], moved(item.before, item.after)
        rows.setdefault(how, []).append(item)
    cells = tuple(
        (day, state, f"{what}: {', '.join(dict.fromkeys(treaty.cited(item.duty) for item in group))}; {how}", by(group))
        for (day, state, what, how), group in rows.items()
    )
    if cells:
        yield Grid(Table("Turns", "", ("day", "State", "what changed", "by"), cells))


def by(group: Sequence[Turned]) -> str:
    """The act behind some turns, and how many more there are; what was read where there is none."""
    found = list(dict.fromkeys(one for item in group for one in item.after.why))
    acts = [one for one in found if one.kind in LAW] or found
    acts.sort(key=lambda one: one.kind == "end")
    words = list(dict.fromkeys(one.words for one in acts))
    return safe(words[0] + (f"; and {len(words) - 1} more" if len(words) > 1 else ""))
