"""Two laws side by side, for a meeting of two ministries: first what differs, last obstacle and why."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from harmonize.findings.assessment import Finding
from harmonize.findings.case import Answer
from harmonize.findings.comparison import Comparison, Same, outcomes
from harmonize.findings.facing import Facing
from harmonize.findings.surrender import Way
from harmonize.norms.law import Measure
from harmonize.reports import pictures
from harmonize.reports.annexes import annex
from harmonize.reports.document import (
    Block,
    Document,
    Paragraph,
    Points,
    Report,
    Section,
    Term,
    Terms,
    first_rows,
    framed,
)
from harmonize.reports.pair import PARTS, Pair
from harmonize.reports.plain import Table, table
from harmonize.reports.surrender import STANDING_WORDS, way_data
from harmonize.reports.wording import sentence, verdict_word

# What a short report shows of each part.
SHORT = {"offences": 2, "ranges": 4, "rules": 2, "verdicts": 2, "frictions": 2}
MORE = "--all"
OWN_BORDER = "each law at its own border; conduct transposed in the second law"


def report(found: Comparison, pair: Pair, version: str, *, whole: bool) -> Report:
    """The comparison, whole or as far as a meeting needs it."""
    if not whole:
        return Report((document(found, pair, version, whole=False),), dataset=version)
    rows = table("Comparison", "Comparison", plain_rows(found, pair))
    return Report(
        (document(found, pair, version, whole=True),), table=rows, data=data(found, pair, version), dataset=version
    )


def document(found: Comparison, pair: Pair, version: str, *, whole: bool) -> Document:
    """Two laws side by side, ending with the obstacles to cooperation."""
    most: dict[str, int | None] = dict.fromkeys(SHORT) if whole else {**SHORT}
    days = " and ".join(dict.fromkeys((found.first.day, found.second.day)))
    sections = [
        offences(found.facings, pair, most["offences"]),
        ranges(found, pair, most["ranges"], whole=whole),
        rules(found, pair, most["rules"], whole=whole),
        verdicts(found, pair, most["verdicts"], whole=whole),
        Section(
            "The way to surrender (paid entry)",
            tuple(block for way in found.ways for block in path(way, pair, whole=whole)),
        ),
        frictions(found, pair, most["frictions"]),
    ]
    if whole:
        sections.append(annex([found.first.law, found.second.law]))
    return framed(f"{pair.names[0]} and {pair.names[1]} side by side", version, days, sections, OWN_BORDER)


def offences(facings: Iterable[Facing], pair: Pair, most: int | None) -> Section:
    """Per kind of offence how the two laws stand, and the facts of each part."""
    every = list(facings)
    shown = tuple(
        offence(item, pair, PARTS if most is None else PARTS[1:], 1 if most else None) for item in every[:most]
    )
    left = len(every) - len(shown)
    more = (Section("", (Paragraph(f"and {left} more ({MORE})"),)),) if left else ()
    return Section("Offences", sections=(*shown, *more))


def offence(item: Facing, pair: Pair, parts: tuple[str, ...], most: int | None) -> Section:
    """One kind of offence: how two laws stand, and the facts of each part, the widest first."""
    rows = []
    for part, regions in pair.regions(item, parts).items():
        shown = regions[:most]
        for region in shown:
            more = (
                f" (and {len(regions) - len(shown)} more)" if region is shown[-1] and len(shown) < len(regions) else ""
            )
            rows.append(Term(pair.part(part), f"{region}{more}"))
    return Section(f"{item.duty.title}: {pair.relation(item)}", (Terms(tuple(rows)),) if rows else ())


def ranges(found: Comparison, pair: Pair, most: int | None, *, whole: bool) -> Section:
    """The two ranges for the same facts; in short those that differ, values of one circumstance with the same two ranges together."""
    head = ["facts", *pair.names, "lower"]
    rows = [
        [pair.facts_of(same), pair.answer(same.first), pair.answer(same.second), lower(same, pair)]
        for same in found.ranges
    ]
    if not whole and found.ranges:
        kept = [found.ranges[0], *filter(differ, found.ranges[1:])]
        rows = list(together(kept, pair))
    blocks = first_rows(table("Ranges", "Ranges for the same facts", [head, *rows]), most, MORE)
    return Section(
        "Ranges for the same facts", (pictures.paired(found.ranges, pair), *blocks) if whole and rows else blocks
    )


def together(found: Iterable[Same], pair: Pair) -> Iterator[list[str]]:
    """One row per fact; values of one circumstance with the same two ranges together."""

    def outcome(same: Same) -> tuple[object, ...]:
        return same.changed[0][0] if same.changed else same.name, pair.answer(same.first), pair.answer(same.second)

    for _, group in groupby(found, key=outcome):
        first, *others = group
        words = pair.facts_of(first) + (" and further" if others else "")
        yield [words, pair.answer(first.first), pair.answer(first.second), lower(first, pair)]


def rules(found: Comparison, pair: Pair, most: int | None, *, whole: bool) -> Section:
    """The rules of the two laws; in short those that differ, and of two lists only what the other lacks."""
    differing = [rule for rule in found.rules if rule.relation == "different"]
    unread = sum(1 for rule in found.rules if rule.relation == "not_read")
    if whole:
        rows = [
            (
                rule.kind.title,
                pair.measure(rule, rule.first),
                pair.measure(rule, rule.second),
                rule.relation.replace("_", " "),
            )
            for rule in found.rules
        ]
        content = Table("Rules", "Rules", ("rule", *pair.names, "relation"), tuple(rows))
    else:
        content = Table(
            "Rules", "Rules", ("rule", *pair.names), tuple((rule.kind.title, *pair.rule(rule)) for rule in differing)
        )
    blocks = first_rows(content, most, MORE)
    told = Paragraph(f"{len(differing)} of {len(found.rules)} differ; {unread} not read in one of the two.")
    return Section("Rules", (told, *blocks) if blocks else ())


def verdicts(found: Comparison, pair: Pair, most: int | None, *, whole: bool) -> Section:
    """The verdicts on the two laws; in short those that differ, the gravest first."""
    differing = parted(found)
    both = sum(1 for a, b in found.verdicts if "not_assessed" not in (a.verdict, b.verdict))
    rows = tuple(
        (one.duty.id, one.duty.title, verdict_word(one), verdict_word(other))
        for one, other in (found.verdicts if whole else differing)
    )
    blocks = first_rows(Table("Verdicts", "Verdicts", ("duty", "title", *pair.names), rows), most, MORE)
    told = Paragraph(f"{len(differing)} of {both} duties assessed in both differ.")
    return Section("Verdicts", (told, *blocks) if blocks else ())


def path(way: Way, pair: Pair, *, whole: bool = True) -> Iterator[Block]:
    """Whether a request would succeed; whole, step by step."""
    yield Paragraph(f"{pair.name(way.asking)} asks {pair.name(way.asked)}: {STANDING_WORDS[way.standing]}")
    if whole:
        yield Points(tuple(map(pair.step, way.steps)))


def frictions(found: Comparison, pair: Pair, most: int | None) -> Section:
    """Where cooperation fails and remedy, most serious first."""
    rows = []
    for friction in found.frictions:
        where, mend = pair.friction(friction)
        rows.append((f"{sentence(where)}.", mend))
    head = ("obstacle", "remedy")
    blocks = first_rows(
        Table("Frictions", "Obstacles to cooperation, most serious first", head, tuple(rows)), most, MORE
    )
    if not blocks and found.facings:
        blocks = (Paragraph("No friction in what was read."),)
    return Section("Obstacles to cooperation, most serious first", blocks)


def lower(same: Same, pair: Pair) -> str:
    """The State whose range is the lower one."""
    return {1: pair.names[0], 2: pair.names[1]}.get(same.milder, "")


def differ(same: Same) -> bool:
    """Whether the two laws answer the same facts differently."""
    return outcomes(same)[:2] != outcomes(same)[2:]


def parted(found: Comparison) -> list[tuple[Finding, Finding]]:
    """The duties that one law meets and the other surely does not, and those on which the verdicts differ otherwise."""

    def worst(pair: tuple[Finding, Finding]) -> int:
        return -max(item.severity.rank for item in pair)

    different = [
        pair
        for pair in found.verdicts
        if pair[0].verdict != pair[1].verdict and not {pair[0].verdict, pair[1].verdict} & {"not_assessed", "not_bound"}
    ]
    return sorted(different, key=worst)


def plain_rows(found: Comparison, pair: Pair) -> Iterator[list[str]]:
    """The comparison as one table: part, item, first State, second State, how they stand."""
    yield ["part", "item", pair.names[0], pair.names[1], "relation"]
    for item in found.facings:
        regions = pair.regions(item)
        yield [
            "offence",
            f"{item.duty.id} {item.duty.title}",
            "; ".join(regions["only_first"]),
            "; ".join(regions["only_second"]),
            pair.relation(item),
        ]
    for same in found.ranges:
        milder = f"{lower(same, pair)} lower" if lower(same, pair) else ""
        yield ["range", pair.facts_of(same), pair.answer(same.first), pair.answer(same.second), milder]
    for rule in found.rules:
        yield [
            "rule",
            rule.kind.title,
            pair.measure(rule, rule.first),
            pair.measure(rule, rule.second),
            rule.relation.replace("_", " "),
        ]
    for one, other in found.verdicts:
        yield [
            "verdict",
            f"{one.duty.id} {one.duty.title}",
            verdict_word(one),
            verdict_word(other),
            "same" if one.verdict == other.verdict else "different",
        ]
    for friction in found.frictions:
        where, mend = pair.friction(friction)
        yield ["friction", where, "", "", mend]


def data(found: Comparison, pair: Pair, version: str) -> dict[str, object]:
    """The whole comparison for programs."""
    return {
        "format": "harmonize-compare/2",
        "dataset": version,
        "first": {"state": pair.codes[0], "as_of": found.first.day},
        "second": {"state": pair.codes[1], "as_of": found.second.day},
        "offences": [
            {"duty": item.duty.id, "relation": item.relation, "open": bool(item.open), **pair.regions(item)}
            for item in found.facings
        ],
        "ranges": [
            {
                "case": item.name,
                "facts": {name: str(value) for name, value in item.facts.items()},
                "first": answer_data(item.first),
                "second": answer_data(item.second),
                "lower": {1: pair.codes[0], 2: pair.codes[1]}.get(item.milder, ""),
            }
            for item in found.ranges
        ],
        "rules": [
            {
                "measure": rule.kind.name,
                "relation": rule.relation,
                "first": measure_data(rule.first),
                "second": measure_data(rule.second),
            }
            for rule in found.rules
        ],
        "verdicts": [
            {"duty": one.duty.id, "first": one.verdict, "second": other.verdict} for one, other in found.verdicts
        ],
        "ways": [way_data(way) for way in found.ways],
        "frictions": [
            {
                "kind": item.kind,
                "duty": item.duty,
                "asking": pair.codes[item.asking],
                "asked": pair.codes[item.asked],
                "where": where,
                "mend": mend,
            }
            for item in found.frictions
            for where, mend in [pair.friction(item)]
        ],
    }


def answer_data(found: Answer) -> dict[str, object]:
    """An answer as plain data."""
    return {
        "punishable": found.punishable,
        "range": list(found.gravest),
        "open_ranges": [[*extent, reason] for extent, reason in found.otherwise],
        "unsettled": list(found.doubts),
    }


def measure_data(measure: Measure | None) -> dict[str, object] | None:
    """An answer to a measure as plain data."""
    if measure is None:
        return None
    return {
        "value": measure.value,
        "condition": measure.condition,
        "ground": measure.doubt.ground if measure.doubt else "",
        "doubt": measure.doubt.why if measure.doubt else "",
        "cite": list(measure.cite),
    }
