"""Dual criminality of two States, told: regions in both, one or none; standard facts; the way to surrender step by step."""

from harmonize.findings.dual import Dual, Request
from harmonize.norms.penalty import term
from harmonize.reports.annexes import annex
from harmonize.reports.document import Block, Document, Report, Section, Term, Terms, first_rows, framed
from harmonize.reports.grids import maximum
from harmonize.reports.pair import Pair
from harmonize.reports.plain import Table, table
from harmonize.reports.side_by_side import MORE, path
from harmonize.reports.surrender import STANDING_WORDS, way_data

TEST_WORDS = {
    "law": "dual criminality as the requested State's law tests it; transposed where that was not read",
    "transposed": "transposed: the border crossed counts as the asked State's own",
    "conduct": "the conduct as it was: the border crossed stays that of the asking State",
}
PARTS = ("both", "only_first", "only_second", "neither")
MAX_REGIONS = 2
NOTE = (
    "{test} (--test transposed or --test conduct asks otherwise). Each State's maximum is for its own border. "
    "depends: nationality, an unsettled point, or a treaty not on file."
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
    offences = []
    for item in found.facings:
        rows = []
        for part, told in pair.regions(item, PARTS).items():
            rows += [Term(pair.part(part), region) for region in told[:most]]
            if most is not None and len(told) > most:
                rows.append(Term(pair.part(part), f"and {len(told) - most} more ({MORE})"))
        blocks: tuple[Block, ...] = (Terms(tuple(rows)),) if rows else ()
        offences.append(Section(f"{item.duty.title}: {pair.relation(item)}", blocks))
    requests = table("Requests", "Standard facts, maxima in months, and surrender", request_rows(found, pair))
    sections = [
        Section("What both, one or none of the two punish", sections=tuple(offences)),
        Section(requests.title, first_rows(requests, None, MORE)),
        *(
            Section(f"The way to surrender ({request.pattern.name.lower()})", tuple(path(way, pair)))
            for request in found.requests[:1]
            for way in (request.there, request.back)
        ),
    ]
    if whole:
        sections.append(annex([found.first.law, found.second.law]))
    title = f"Dual criminality of {pair.names[0]} and {pair.names[1]}"
    return framed(title, version, found.first.day, sections, NOTE.format(test=TEST_WORDS[found.test]))


def request_rows(found: Dual, pair: Pair) -> list[list[str]]:
    """Per standard fact the two maxima, the lower of them, and whether surrender is open each way."""
    first, second = pair.codes
    head = ["facts", first, second, "lower", f"{first} asks {second}", f"{second} asks {first}"]
    return [head, *map(request_row, found.requests)]


def request_row(request: Request) -> list[str]:
    there, back = request.there, request.back
    return [
        request.pattern.name,
        maximum(there.answers[0]),
        maximum(back.answers[0]),
        term(there.lower) if there.lower else "-",
        STANDING_WORDS[there.standing],
        STANDING_WORDS[back.standing],
    ]


def regions(found: Dual, pair: Pair) -> Table:
    """The facts of every part as rows: offence, relation, who punishes, facts."""
    words = {"only_first": pair.names[0], "only_second": pair.names[1]}
    rows = [
        (item.duty.title, pair.relation(item), words.get(part, part), region)
        for item in found.facings
        for part, told in pair.regions(item, PARTS).items()
        for region in told
    ]
    head = ("offence", "relation", "punished by", "facts")
    return Table("Regions", "What both, one or none of the two punish", head, tuple(rows))


def data(found: Dual, pair: Pair, version: str) -> dict[str, object]:
    """The whole map for programs."""
    return {
        "format": "harmonize-dual/1",
        "dataset": version,
        "as_of": found.first.day,
        "test": found.test,
        "first": pair.codes[0],
        "second": pair.codes[1],
        "offences": [
            {"duty": item.duty.id, "relation": item.relation, "open": bool(item.open), **pair.regions(item, PARTS)}
            for item in found.facings
        ],
        "requests": [
            {"facts": item.pattern.id, "first_asks": way_data(item.there), "second_asks": way_data(item.back)}
            for item in found.requests
        ],
    }
