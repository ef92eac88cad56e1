"""Dual criminality of two States, told: standard facts with both maxima and the answer in words, and both requests step by step."""

from collections.abc import Iterator, Sequence

from harmonize.findings.answer import Answer
from harmonize.findings.cooperation import Dual, Request
from harmonize.findings.surrender import OF_FACTS, STANDINGS, Way
from harmonize.grouping import grouped
from harmonize.reports.annexes import annex
from harmonize.reports.document import Document, Grid, Report, Section, framed
from harmonize.reports.maxima import in_years
from harmonize.reports.pair import Pair, TwoLaws
from harmonize.reports.plain import Table
from harmonize.reports.side_by_side import WHOLE, by_part, fits, path, reported
from harmonize.reports.surrender import STANDING_WORDS

TEST_WORDS = {
    "law": "as the requested State's law tests it, transposed where that was not read",
    "transposed": "transposed: the border crossed counts as the requested State's own",
    "conduct": "the conduct as it was: the border crossed stays that of the requesting State",
}
PARTS = ("only_first", "only_second", "both", "neither")
NOTE = "{test} (--test asks otherwise); maxima at the State's own border; what is possible turns on the steps below; the rest: --all"
CELL = 150  # letters of the names of facts in one row


def report(found: Dual, pair: Pair, version: str, *, whole: bool) -> Report:
    """The standard facts and the requests; the whole has every region of facts as well."""
    if not whole:
        made = document(found, pair, version, whole=False)
        return Report(
            (made if fits(made) else document(found, pair, version, whole=False, grounds=False),), dataset=version
        )
    made = document(found, pair, version, whole=True)
    return reported(made, rows(found, pair), pair, "harmonize-dual/3", version)


def document(found: Dual, pair: Pair, version: str, *, whole: bool, grounds: bool = True) -> Document:
    """Standard facts with the answer of each State to a request, the requests step by step, and the facts of each offence."""
    both = found.difference
    sections = [
        Section(
            "Standard facts: maxima, and whether surrender is possible", (Grid(request_table(found, pair), tight=True),)
        ),
        *(
            Section(*path(way, pair, request.pattern.name, whole=grounds))
            for request in found.requests[:1]
            for way in (request.there, request.back)
        ),
    ]
    if whole:
        sections += [
            *(Section(WHOLE[part], (grid,)) for part, grid in by_part(rows(found, pair), pair)),
            annex([both.left.law, both.right.law]),
        ]
    title = f"Dual criminality of {pair.told[0]} and {pair.told[1]}"
    return framed(title, version, both.left.day, sections, NOTE.format(test=TEST_WORDS[found.test]))


def request_table(found: Dual, pair: Pair) -> Table:
    """The standard facts with the two maxima and the answer to a request each way; facts with the same answers together."""
    first, second = pair.codes
    alike = grouped((tuple(answers(item)), item.pattern.name) for item in sorted(found.requests, key=rank))
    rows = tuple((names, *told) for told, every in alike.items() for names in in_lines(every))
    head = ("facts", first, second, f"{first} asks {second}", f"{second} asks {first}")
    return Table("Requests", "", head, rows)


def in_lines(names: Sequence[str]) -> Iterator[str]:
    """Names one after the other, in a second row where a cell would grow too high."""
    told = ""
    for name in names:
        if told and len(told) + len(name) > CELL:
            yield told
            told = ""
        told = f"{told}; {name}" if told else name
    yield told


def rank(request: Request) -> tuple[int, int]:
    """Where a request stands when the gravest obstacle comes first: the worse of the two ways, then the better."""
    ways = sorted(STANDINGS.index(way.standing) for way in (request.there, request.back))
    return ways[0], ways[1]


def answers(request: Request) -> Iterator[str]:
    """The two maxima, and the answer to a request each way as far as it turns on the facts."""
    yield from (maximum(way.answers[0]) for way in (request.there, request.back))
    yield from map(comes_of, (request.there, request.back))


def maximum(found: Answer) -> str:
    """How high the law goes for some facts, or that they are no offence in the provisions reviewed, or open."""
    if found.punishable == "no":
        return "a fine, no crime" if found.fined else "none read" if found.partly else "no offence"
    if found.punishable != "yes":
        return "open"
    high = found.gravest.high
    higher = found.more or any(extent.high > high for extent, _ in found.otherwise)
    return f"{in_years(high)}{' or more' if higher else ''}"


def comes_of(way: Way) -> str:
    """What the facts make of a request: possible, or refused for this reason, or open in one of the laws."""
    for step, refused, unsettled in zip(
        way.steps[:OF_FACTS],
        (f"no offence in {way.asking}", f"no offence in {way.asked}", "below threshold"),
        (f"open in {way.asking}", f"open in {way.asked}", "threshold not read"),
        strict=True,
    ):
        if step.standing != "open":
            return refused if step.standing == "barred" else unsettled
    return "possible"


def rows(found: Dual, pair: Pair) -> Iterator[TwoLaws]:
    """What one, both or none of the two criminalize, and each standard fact with the request of each State to the other."""
    yield from pair.regions(found.difference.facts, PARTS)
    for item in found.requests:
        ways = item.there, item.back
        standing = "; ".join(f"{way.asking} asks {way.asked}: {STANDING_WORDS[way.standing]}" for way in ways)
        comes, maxima = [comes_of(way) for way in ways], [way.answers[0].maximum for way in ways]
        yield TwoLaws("request", item.pattern.name, comes[0], comes[1], standing, "", maxima[0], maxima[1])
