"""The core articles in rows: of each the word, the provision with its range, and why, each clause whole or left out.

What a row has no room for is said by the point below it, or counted.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Finding
from harmonize.findings.causes import Point, Sorted
from harmonize.findings.core_lines import Line, binding
from harmonize.findings.order import BINDING, paragraph
from harmonize.norms.duty_tests import Form
from harmonize.norms.outcome import SHORTFALLS, Verdict
from harmonize.norms.penalty import Penalty
from harmonize.norms.treaty import Treaty
from harmonize.reports import penalty_words
from harmonize.reports import point as points
from harmonize.reports.aggravation import object_of
from harmonize.reports.document import Grid
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker

PLACE = 38  # letters of the provisions of a line
MOST_PLACE = 90  # letters of the offences of a line with their ranges
# Letters of what a row says of the law: two lines of it, three where it falls short or is open, six on the offence that the treaty is about.
ROW, SHORT_ROW, LEADING = 106, 170, 320
PARTS = re.compile("; ")  # where a clause may end


def core(lines: Iterable[Line], found: Sorted, speaker: Speaker, shown_articles: int, *, reasons: bool) -> Grid:
    """A row per core article: word, provision, maximum, and the points that tell why, or one clause why where none does."""
    numbers = {point.id: number for number, item in enumerate(found.articles, 1) for point in item.points}
    known: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for line in lines:
        name = articles(line.paragraphs, speaker)
        places = sorted({numbers[point.id] for point in line.points})
        told = [number for number in places if number <= shown_articles]
        own = any(point.head in line.findings and numbers[point.id] in told for point in line.points)
        mark = marks(told, len(places) - len(told))
        why = "" if own or (line.points and not reasons) else clause(line, speaker)
        ways = (*shorter(why), *short_reasons(line, speaker), "") if why else ("",)
        rows_told = [answer(line, speaker, referred(way, known.get(way, name), name), mark) for way in ways]
        known.setdefault(why, name)
        word = verdict_words(shown(line.verdict) if line.bound else Verdict.NOT_BOUND)
        most = room(line, speaker.treaty)
        rows.append((name, line.title, word, next((row for row in rows_told if len(row) <= most), rows_told[-1])))
    return Grid(Table("Summary", "Core articles", ("article", "subject", "verdict", "law"), tuple(rows)), tight=True)


def room(line: Line, treaty: Treaty) -> int:
    """How much a row may say of the law: most on the offence that the treaty is about, and where no offence surely answers."""
    leading = any(item.duty.id == treaty.selections.compared[0] for item in line.findings)
    if leading or (line.answers and not any(item.range for item in line.answers)):
        return LEADING
    told = line.verdict in SHORTFALLS or line.points
    return SHORT_ROW if told and line.bound else ROW


def marks(told: Sequence[int], hidden: int) -> str:
    """The points below that tell an article, and how many others there are: ``[1]``, ``(2 more points)``."""
    more = f"({hidden} more point{'' if hidden == 1 else 's'})" if hidden else ""
    return " ".join(filter(None, ("".join(f"[{number}]" for number in told), more)))


def shown(verdict: Verdict) -> Verdict:
    """What goes further is met; in what, the clause says."""
    return Verdict.MET if verdict is Verdict.EXCEEDS else verdict


def articles(paragraphs: Iterable[str], speaker: Speaker) -> str:
    """``SMP 6(1)(a), 3(a)``: paragraphs written like ``smp-6.1.a``, each instrument named once."""
    told: dict[str, list[str]] = {}
    for name in paragraphs:
        instrument, _, path = name.rpartition("-")
        first, *others = path.split(".")
        told.setdefault(instrument, []).append(first + "".join(f"({step})" for step in others))
    return ", ".join(f"{speaker.treaty.instruments[key].short} {', '.join(places)}" for key, places in told.items())


def referred(why: str, where: str, name: str) -> str:
    """What falls short, or where an article above said it in the same words: ``not covered: as in SMP 6(1)(c)``."""
    if where == name or not why.startswith("not covered"):
        return why
    return f"not covered: as in {where}"


def answer(line: Line, speaker: Speaker, said: str, points_told: str) -> str:
    """The provision as its State cites it, its own range, one clause why where there is no point below, and the points."""
    place = offences(line, speaker) if line.answers else named(line.cites, speaker)
    met = line.bound and shown(line.verdict) is Verdict.MET
    why = "" if met and place else said.replace(f" ({place})", "")  # the provision stands before it
    return f"{'; '.join(filter(None, (place, why)))} {points_told}".strip()


def offences(line: Line, speaker: Speaker) -> str:
    """The offences that answer an article, each beside its own range for the ordinary case, and how many more there are."""
    told: list[str] = []
    certain = 1  # how many stand in any case: up to the first that has a range for the ordinary case
    for (extent, fine), same in groupby(line.answers, key=lambda item: (item.range, item.fine)):
        first, *further = (item.cite for item in same)
        span_told = f", {penalty_words.briefly(Penalty(extent, fine))}" if extent else ""
        cites = [*first, *(cite for one in further for cite in one)]
        told.append(f"{named(cites, speaker, PLACE - len(span_told), least=len(first))}{span_told}")
        certain = len(told) + 1 if certain == len(told) and not extent else certain
    fitting = [number for number in range(1, len(told) + 1) if len("; ".join(told[:number])) <= MOST_PLACE]
    most = max((*fitting, min(certain, len(told))), default=1)
    more = len(told) - most
    return "; ".join([*told[:most], *([f"and {more} more offence{'' if more == 1 else 's'}"] if more else [])])


def clause(line: Line, speaker: Speaker) -> str:
    """One clause why an article has its word."""
    if not line.bound:
        return f"would be {verdict_words(shown(line.verdict))}"
    if line.points:
        told = told_by(line)
        if told is None and (reason := own_reason(line)):
            return reason
        told = told or line.points[0]
        whole = [item.duty.title.lower() for item in line.findings if wholly_missing(item, told)]
        lacking = [f"not met: {', '.join(whole)}"] if whole else []
        # Of an article that is not met the rest is named: it is no part that is.
        rest = [item for item in line.but if line.verdict is Verdict.GAP and item.verdict is not Verdict.GAP]
        beside = [f"not verified: {places(rest, speaker)}"] if rest else []
        return "; ".join((*lacking, points.gist(told, speaker), *beside))
    if line.but:
        others = f"{places(line.but, speaker)}: " if line.cites else ""
        return f"{others}{open_for(line.but[0], speaker)}"
    further = [speaker.beyond(item.outcome) for item in line.findings if item.outcome.beyond]
    if further:
        return further[0]
    spares = [item for item in line.findings if item.duty.form is Form.SPARE]
    if line.verdict is not Verdict.MET or not spares or line.answers or line.cites:
        return ""
    undecided = any(doubt.reason.undecided for item in spares for doubt in item.outcome.beside)
    return "no offence reaches him; as an accomplice: D18" if undecided else "no offence reaches the migrant himself"


def shorter(told: str) -> Iterator[str]:
    """A clause, then as many of its parts as there may be room for: the first alone at last."""
    ends = [match.start() for match in PARTS.finditer(told)]
    yield told
    yield from (told[:end] for end in reversed(ends) if told.count("(", 0, end) <= told.count(")", 0, end))


def short_reasons(line: Line, speaker: Speaker) -> tuple[str, ...]:
    """What is not covered in fewer words, then only in which elements or rules; nothing where an article has no point."""
    if not line.points:
        return ()
    told = told_by(line) or line.points[0]
    return points.gist(told, speaker, graded=False), points.gravamen(told, speaker)


def told_by(line: Line) -> Point | None:
    """The point that tells an article: of its own that matter alike, the one that leaves out most."""
    own = [point for point in line.points if point.head in line.findings]
    return max((point for point in own if alike(point, own[0])), key=lambda point: point.width, default=None)


def places(found: Iterable[Finding], speaker: Speaker) -> str:
    """The paragraphs of some findings, each once."""
    return articles(dict.fromkeys(paragraph(item.duty) for item in found), speaker)


def open_for(item: Finding, speaker: Speaker) -> str:
    """Why a duty is neither met nor in a point: the widest open text, what was not answered, what it could attach to."""
    if item.verdict is Verdict.RESERVED:
        return "reserved"
    if item.verdict is Verdict.UNSETTLED and (built_on := item.duty.bases):
        return f"for {object_of(built_on[0], speaker)}, as open as the offence itself"
    base = item.outcome.follows
    attached = f"depends on {speaker.pinpoint(speaker.treaty.duties[base])}" if base else ""
    widest = max(item.outcome.doubts, key=lambda doubt: SPACE.size(doubt.cube or SPACE.full), default=None)
    return widest.reason.why if widest else item.reason or attached


def alike(one: Point, other: Point) -> bool:
    """Whether two points on one duty differ in nothing that gives a point its place but in how much falls short."""
    place = one.rank._replace(breadth=0)
    return one.head is other.head and place == other.rank._replace(breadth=0)


def own_reason(line: Line) -> str:
    """Why an article is open whose duties stand in the points of others only; empty where it falls short itself."""
    if line.verdict is not Verdict.UNSETTLED:
        return ""
    unsettled = (item for item in binding(line.findings) if item.verdict is Verdict.UNSETTLED)
    doubts = (doubt for item in unsettled for doubt in item.outcome.doubts)
    return next((doubt.reason.why for doubt in doubts if doubt.reason.of_law), "")


def wholly_missing(item: Finding, told: Point) -> bool:
    """Whether nothing of a binding duty is met, while the point that tells its article has another at its head."""
    of_its_own = told.cause.kind == "aggravation"  # says itself what is met, object by object
    missing = item.verdict is Verdict.GAP and item.duty.strength in BINDING
    return missing and told.head.verdict is not Verdict.GAP and not of_its_own


def named(cites: Sequence[str], speaker: Speaker, room: int = PLACE, least: int = 1) -> str:
    """The first of some pinpoints (so many at ``least``), the others as far as there is room, and how many more there are."""
    different = list(dict.fromkeys(cites))
    fitting = [
        number for number in range(least + 1, len(different) + 1) if len(speaker.cites(different[:number])) <= room
    ]
    most = max(fitting, default=least)
    more = len(different) - most
    return f"{speaker.cites(different[:most])}{f' and {more} more' if more > 0 else ''}"
