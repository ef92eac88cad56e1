"""Dual criminality of two States, told: regions in both, one or none; standard facts; the way to surrender step by step."""

from collections.abc import Iterator

from harmonize.findings.dual import Dual
from harmonize.findings.surrender import Way
from harmonize.norms.penalty import months
from harmonize.reports.grids import maximum
from harmonize.reports.pair import Pair
from harmonize.reports.plain import dumped
from harmonize.reports.side_by_side import capped
from harmonize.reports.surrender import STANDING_WORDS, way_data
from harmonize.reports.text import wrapped
from harmonize.visible import safe

TEST_WORDS = {
    "law": "dual criminality as the asked State's law tests it; transposed where that was not read",
    "transposed": "transposed: the border crossed counts as the asked State's own",
    "conduct": "the conduct as it was: the border crossed stays that of the asking State",
}
PARTS = ("both", "only_first", "only_second", "neither")
MAX_REGIONS = 2


def lines(found: Dual, pair: Pair, version: str, *, everything: bool = False) -> Iterator[str]:
    """The map of dual criminality for the screen."""
    yield f"Dual criminality of {pair.names[0]} and {pair.names[1]}, as of {found.first.day} · dataset {version}"
    yield from wrapped(f"{TEST_WORDS[found.test]} (--test transposed or --test conduct asks otherwise)", "", "  ")
    titles = dict(zip(PARTS, ("both", f"only {pair.names[0]}", f"only {pair.names[1]}", "neither"), strict=True))
    for item in found.facings:
        yield ""
        yield from wrapped(f"{item.duty.title}: {pair.relation(item)}", "", "  ")
        for part, regions in pair.regions(item, PARTS).items():
            shown = regions if everything else regions[:MAX_REGIONS]
            told = (wrapped(f"{titles[part]}: {region}", "  ", "    ") for region in shown)
            yield from capped(told, None)
            if len(shown) < len(regions):
                yield f"    and {len(regions) - len(shown)} more (--all)"
    yield ""
    first, second = pair.codes
    yield f"{'Standard facts, maxima in months':<40}{first:>8}{second:>8}{'lower':>8}  {f'{first} asks {second}':<16}{second} asks {first}"
    for request in found.requests:
        one, other = request.there.answers[0], request.back.answers[0]
        lower = months(request.there.lower).removesuffix(" months") if request.there.lower else "-"
        yield (
            f"{safe(request.pattern.name)[:39]:<40}{maximum(one):>8}{maximum(other):>8}{lower:>8}  "
            f"{STANDING_WORDS[request.there.standing]:<16}{STANDING_WORDS[request.back.standing]}"
        )
    for way in (found.requests[0].there, found.requests[0].back) if found.requests else ():
        yield ""
        yield from path(way, pair, found.requests[0].pattern.name)
    yield ""
    yield "Each State's maximum is for its own border. depends: nationality, an unsettled point, or a treaty not on file."
    yield "Not legal advice."


def path(way: Way, pair: Pair, facts: str) -> Iterator[str]:
    """The way to surrender, step by step."""
    told = f"{pair.name(way.asking)} asks {pair.name(way.asked)} for surrender ({facts.lower()}): {STANDING_WORDS[way.standing]}"
    yield from wrapped(told, "", "  ")
    for step in way.steps:
        yield from wrapped(pair.step(step), "  ", "    ")


def as_json(found: Dual, pair: Pair, version: str) -> str:
    """The whole map as one document."""
    content = {
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
    return dumped(content)
