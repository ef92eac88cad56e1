"""Dual criminality of two States, told: regions in both, one or none; standard facts; the way to surrender step by step."""

from harmonize.findings.dual import Dual, Request
from harmonize.findings.obstacles import gravest
from harmonize.findings.overlap import Overlap
from harmonize.findings.surrender import STANDINGS
from harmonize.reports import surrender
from harmonize.reports.annexes import annex
from harmonize.reports.document import Block, Document, Report, Section, Term, Terms, first_rows, framed
from harmonize.reports.maxima import in_years, years
from harmonize.reports.pair import WEIGHT_WORDS, Pair
from harmonize.reports.plain import Table, table
from harmonize.reports.side_by_side import MORE, path, weighing
from harmonize.reports.surrender import STANDING_WORDS

TEST_WORDS = {
    "law": "dual criminality as the requested State's law tests it; transposed where that was not read",
    "transposed": "transposed: the border crossed counts as the requested State's own",
    "conduct": "the conduct as it was: the border crossed stays that of the requesting State",
}
PARTS = ("only_first", "only_second", "both", "neither")
MAX_REGIONS = 2
NOTE = (
    "{test} (--test transposed or --test conduct asks otherwise). Each State's maximum is for its own border. "
    "conditional: on nationality, an unsettled point, or a treaty not on file."
)


def report(found: Dual, pair: Pair, version: str, *, whole: bool) -> Report:
    """The map, whole or with the widest regions only."""
    if not whole:
        return Report((document(found, pair, version, whole=False),), dataset=version)
    return Report(
        (document(found, pair, version, whole=True),),
        table=regions(found, pair),
        data=data(found, pair, version),
        dataset=version,
    )


def document(found: Dual, pair: Pair, version: str, *, whole: bool) -> Document:
    """What both, one or none of the two punish, standard facts, and the way to surrender each way."""
    most = None if whole else MAX_REGIONS
    every = sorted(found.overlaps, key=lambda item: gravest(found.first, item).rank)
    offences = [Section(f"{item.duty.title}: {pair.relation(item)}", regions_told(item, pair, most)) for item in every]
    requests = table("Requests", "Standard facts, maxima, and requests for surrender", request_rows(found, pair))
    sections = [
        Section("What one, both or none of the two criminalize", sections=tuple(offences)),
        Section(requests.title, first_rows(requests, None, MORE)),
        *(
            Section(f"Request for surrender ({request.pattern.name.lower()})", tuple(path(way, pair)))
            for request in found.requests[:1]
            for way in (request.there, request.back)
        ),
        *([annex([found.first.law, found.second.law])] if whole else []),
    ]
    title = f"Dual criminality of {pair.told[0]} and {pair.told[1]}"
    return framed(title, version, found.first.day, sections, NOTE.format(test=TEST_WORDS[found.test]))


def regions_told(item: Overlap, pair: Pair, most: int | None) -> tuple[Block, ...]:
    """What one of the two alone criminalizes, with what that weighs for cooperation; then what both and neither do."""
    rows = []
    for part in PARTS:
        told = pair.weighed(item, part)
        rows += [Term(pair.part(part), f"{words}{weighing(weight)}") for weight, words in told[:most]]
        if most is not None and len(told) > most:
            rows.append(Term(pair.part(part), f"and {len(told) - most} more ({MORE})"))
    return (Terms(tuple(rows)),) if rows else ()


def request_rows(found: Dual, pair: Pair) -> list[list[str]]:
    """Per standard fact the two maxima, the lower of them, and whether surrender is open each way."""
    first, second = pair.codes
    head = ["facts", first, second, "lower", f"{first} to {second}", f"{second} to {first}"]
    return [head, *map(request_row, sorted(found.requests, key=rank))]


def rank(request: Request) -> tuple[int, int]:
    """Where a request stands when the gravest obstacle comes first: the worse of the two ways, then the better."""
    ways = sorted(STANDINGS.index(way.standing) for way in (request.there, request.back))
    return ways[0], ways[1]


def request_row(request: Request) -> list[str]:
    there, back = request.there, request.back
    return [
        request.pattern.name,
        years(there.answers[0]),
        years(back.answers[0]),
        in_years(there.lower) if there.lower else "-",
        STANDING_WORDS[there.standing],
        STANDING_WORDS[back.standing],
    ]


def regions(found: Dual, pair: Pair) -> Table:
    """The facts of every part as rows: offence, relation, who punishes, facts."""
    words = {"only_first": pair.names[0], "only_second": pair.names[1]}
    rows = [
        (item.duty.title, pair.relation(item), words.get(part, part), region, WEIGHT_WORDS[weight])
        for item in found.overlaps
        for part in PARTS
        for weight, region in pair.weighed(item, part)
    ]
    head = ("offence", "relation", "criminal in", "facts", "weight for cooperation")
    return Table("Regions", "What one, both or none of the two criminalize", head, tuple(rows))


def data(found: Dual, pair: Pair, version: str) -> dict[str, object]:
    """The whole map for programs."""
    return {
        "format": "harmonize-dual/3",
        "dataset": version,
        "as_of": found.first.day,
        "test": found.test,
        "first": pair.codes[0],
        "second": pair.codes[1],
        "offences": [
            {
                "duty": item.duty.id,
                "relation": item.relation,
                "open": bool(item.open),
                "weight": gravest(found.first, item),
                **pair.regions(item, PARTS),
            }
            for item in found.overlaps
        ],
        "requests": [
            {
                "facts": item.pattern.id,
                "first_asks": surrender.told(item.there),
                "second_asks": surrender.told(item.back),
            }
            for item in found.requests
        ],
    }
