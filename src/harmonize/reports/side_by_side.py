"""Two laws side by side, for a meeting of two ministries: first where cooperation fails, then every difference with its weight."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from harmonize.findings.assessment import Finding
from harmonize.findings.case import Answer
from harmonize.findings.comparison import Comparison, Rule, outcomes
from harmonize.findings.obstacles import Same, Weight, gravest
from harmonize.findings.overlap import Overlap
from harmonize.findings.surrender import Way
from harmonize.norms.law import Measure
from harmonize.reports import pictures, surrender
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
from harmonize.reports.pair import PARTS, WEIGHT_WORDS, Pair
from harmonize.reports.plain import Table, table
from harmonize.reports.point import clipped, facts_in_short
from harmonize.reports.surrender import STANDING_WORDS
from harmonize.reports.wording import sentence, verdict_word

# What a short report shows of each part.
SHORT = {"obstacles": 2, "offences": 2, "ranges": 2, "rules": 2, "verdicts": 2}
# Characters that a short report has for what one law alone punishes, and for what a law answers to a rule.
REGION, ANSWER = 120, 60
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
    """Two laws side by side: the obstacles to cooperation, then what differs."""
    most: dict[str, int | None] = dict.fromkeys(SHORT) if whole else {**SHORT}
    days = " and ".join(dict.fromkeys((found.first.day, found.second.day)))
    sections = [
        obstacles(found, pair, most["obstacles"]),
        Section(
            "Request for surrender (paid entry)",
            tuple(block for way in found.ways for block in path(way, pair, whole=whole)),
        ),
        offences(found, pair, most["offences"]),
        ranges(found, pair, most["ranges"], whole=whole),
        rules(found, pair, most["rules"], whole=whole),
        verdicts(found, pair, most["verdicts"], whole=whole),
        *([annex([found.first.law, found.second.law])] if whole else []),
    ]
    title = sentence(f"{pair.told[0]} and {pair.told[1]} side by side")
    return framed(title, version, days, sections, OWN_BORDER)


def offences(found: Comparison, pair: Pair, most: int | None) -> Section:
    """Per kind of offence how the two laws stand and what only one of them punishes, the gravest difference first."""
    every = sorted(found.overlaps, key=lambda item: gravest(found.first, item).rank)
    shown = tuple(
        offence(item, pair, PARTS if most is None else PARTS[:2], 1 if most else None) for item in every[:most]
    )
    left = len(every) - len(shown)
    more = (Section("", (Paragraph(f"and {left} more ({MORE})"),)),) if left else ()
    return Section("Offences, the gravest difference first", sections=(*shown, *more))


def offence(item: Overlap, pair: Pair, parts: tuple[str, ...], most: int | None) -> Section:
    """One kind of offence: how two laws stand, and the facts of each part with what they weigh for cooperation."""
    rows = []
    for part in parts:
        told = pair.weighed(item, part)
        for number, (weight, words) in enumerate(told[:most], 1):
            left = len(told) - number if number == most else 0
            more = f" (and {left} more)" if left else ""
            said = facts_in_short(words, REGION) if most else words
            rows.append(Term(pair.part(part), f"{said}{more}{weighing(weight)}"))
    return Section(f"{item.duty.title}: {pair.relation(item)}", (Terms(tuple(rows)),) if rows else ())


def weighing(weight: Weight) -> str:
    """What a difference weighs for cooperation, behind it."""
    return "" if weight is Weight.NONE else f": {WEIGHT_WORDS[weight]}"


def ranges(found: Comparison, pair: Pair, most: int | None, *, whole: bool) -> Section:
    """The two ranges for the same facts, the gravest difference first.

    In short only those that differ, values of one circumstance with the same two ranges together.
    """
    head = ["facts", *pair.names, "more lenient", "weight for cooperation"]
    every = sorted(found.ranges, key=lambda same: same.weight.rank)
    rows = (
        [row(same, pair.facts_of(same), pair) for same in every] if whole else [*together(filter(differ, every), pair)]
    )
    blocks = first_rows(table("Ranges", "Ranges for the same facts", [head, *rows]), most, MORE)
    return Section(
        "Ranges for the same facts", (pictures.paired(found.ranges, pair), *blocks) if whole and rows else blocks
    )


def row(same: Same, words: str, pair: Pair) -> list[str]:
    """The two ranges for some facts."""
    answers = pair.answer(same.first), pair.answer(same.second)
    return [words, *answers, lower(same, pair), WEIGHT_WORDS[same.weight]]


def together(found: Iterable[Same], pair: Pair) -> Iterator[list[str]]:
    """One row per fact; values of one circumstance with the same two ranges together."""

    def outcome(same: Same) -> tuple[object, ...]:
        return same.changed[0][0] if same.changed else same.name, pair.answer(same.first), pair.answer(same.second)

    for _, group in groupby(found, key=outcome):
        first, *others = group
        words = pair.facts_of(first) + (" and further" if others else "")
        yield row(first, words, pair)


def rules(found: Comparison, pair: Pair, most: int | None, *, whole: bool) -> Section:
    """The rules of the two laws; in short those that differ, and of two lists only what the other lacks."""
    every = sorted(found.rules, key=lambda rule: rule.rank)
    differing = [rule for rule in every if rule.relation == "different"]
    unread = sum(1 for rule in found.rules if rule.relation == "not_read")

    def shown(rule: Rule) -> list[str]:
        return [clipped(told, ANSWER) if most else told for told in pair.rule(rule)]

    if whole:
        rows = [
            (
                rule.kind.title,
                pair.measure(rule, rule.first),
                pair.measure(rule, rule.second),
                rule.relation.replace("_", " "),
                bears_on(rule),
            )
            for rule in every
        ]
        content = Table("Rules", "Rules", ("rule", *pair.names, "relation", "bears on"), tuple(rows))
    else:
        content = Table(
            "Rules",
            "Rules",
            ("rule", *pair.names, "bears on"),
            tuple((rule.kind.title, *shown(rule), bears_on(rule)) for rule in differing),
        )
    blocks = first_rows(content, most, MORE)
    told = Paragraph(f"{len(differing)} of {len(found.rules)} differ; {unread} not read in one of the two.")
    return Section("Rules", (told, *blocks) if blocks else ())


def bears_on(rule: Rule) -> str:
    """Which part of cooperation or of the law a rule belongs to, and how binding the duty that asks for it is."""
    binding = f", {rule.asked_by.words}" if rule.asked_by else ""
    return f"{rule.kind.section.replace('_', ' ')}{binding}"


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
    parties = f"{pair.name(way.asking)} requests surrender from {pair.name(way.asked)}"
    yield Paragraph(f"{sentence(parties)}: {STANDING_WORDS[way.standing]}")
    if whole:
        yield Points(tuple(map(pair.step, way.steps)))


def obstacles(found: Comparison, pair: Pair, most: int | None) -> Section:
    """Where cooperation fails, what that weighs, and the remedy, the gravest first."""
    title = "Obstacles to cooperation, most serious first"
    rows = []
    for item in found.obstacles:
        where, remedy = pair.obstacle(item)
        rows.append((f"{sentence(where)}.", WEIGHT_WORDS[item.weight], remedy))
    blocks = first_rows(Table("Obstacles", title, ("obstacle", "weight", "remedy"), tuple(rows)), most, MORE)
    if not blocks and found.overlaps:
        blocks = (Paragraph("No obstacle found in the provisions reviewed."),)
    return Section(title, blocks)


def lower(same: Same, pair: Pair) -> str:
    """The State whose range is the lower one."""
    return {1: pair.names[0], 2: pair.names[1]}.get(same.milder, "")


def differ(same: Same) -> bool:
    """Whether the two laws answer the same facts differently."""
    return outcomes(same)[:3] != outcomes(same)[3:]


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
    yield ["part", "item", pair.names[0], pair.names[1], "relation", "weight for cooperation"]
    for item in found.overlaps:
        regions = pair.regions(item)
        yield [
            "offence",
            f"{item.duty.id} {item.duty.title}",
            "; ".join(regions["only_first"]),
            "; ".join(regions["only_second"]),
            pair.relation(item),
            gravest(found.first, item).value,
        ]
    for same in found.ranges:
        milder = f"{lower(same, pair)} more lenient" if lower(same, pair) else ""
        answers = pair.answer(same.first), pair.answer(same.second)
        yield ["range", pair.facts_of(same), *answers, milder, same.weight.value]
    for rule in found.rules:
        yield [
            "rule",
            rule.kind.title,
            pair.measure(rule, rule.first),
            pair.measure(rule, rule.second),
            rule.relation.replace("_", " "),
            bears_on(rule),
        ]
    for one, other in found.verdicts:
        yield [
            "verdict",
            f"{one.duty.id} {one.duty.title}",
            verdict_word(one),
            verdict_word(other),
            "same" if one.verdict == other.verdict else "different",
            "",
        ]
    for obstacle in found.obstacles:
        where, remedy = pair.obstacle(obstacle)
        yield ["obstacle", where, "", "", remedy, obstacle.weight.value]


def data(found: Comparison, pair: Pair, version: str) -> dict[str, object]:
    """The whole comparison for programs."""
    return {
        "format": "harmonize-compare/5",
        "dataset": version,
        "first": {"state": pair.codes[0], "as_of": found.first.day},
        "second": {"state": pair.codes[1], "as_of": found.second.day},
        "offences": [
            {
                "duty": item.duty.id,
                "relation": item.relation,
                "open": bool(item.open),
                "weight": gravest(found.first, item),
                **pair.regions(item),
            }
            for item in found.overlaps
        ],
        "ranges": [
            {
                "case": item.name,
                "facts": {name: str(value) for name, value in item.facts.items()},
                "first": answer_data(item.first),
                "second": answer_data(item.second),
                "lower": {1: pair.codes[0], 2: pair.codes[1]}.get(item.milder, ""),
                "weight": item.weight,
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
        "ways": list(map(surrender.told, found.ways)),
        "obstacles": [
            {
                "kind": item.kind,
                "duty": item.duty,
                "asking": pair.codes[item.asking],
                "asked": pair.codes[item.asked],
                "weight": item.weight,
                "where": where,
                "remedy": remedy,
            }
            for item in found.obstacles
            for where, remedy in [pair.obstacle(item)]
        ],
    }


def answer_data(found: Answer) -> dict[str, object]:
    """An answer as plain data."""
    return {
        "punishable": found.punishable,
        "range": list(found.gravest),
        "fine": found.weightiest.fine and found.weightiest.fine._asdict(),
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
