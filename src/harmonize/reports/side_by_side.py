"""Two laws side by side, for a meeting of two ministries: first what differs, last where cooperation fails and why."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from harmonize.findings.assessment import SEVERITIES, Finding
from harmonize.findings.case import Answer
from harmonize.findings.comparison import Comparison, Friction, Rule, Same, outcomes
from harmonize.findings.facing import Facing
from harmonize.norms.law import Measure
from harmonize.reports.pair import Pair
from harmonize.reports.plain import dumped, markdown_table, markdown_text
from harmonize.reports.surrender import STANDING_WORDS, way_data
from harmonize.reports.text import wrapped
from harmonize.reports.wording import sentence, verdict_word
from harmonize.visible import safe

# Lines per part of a short report; together with headings they stay within forty.
SHORT = {"offences": 8, "ranges": 5, "rules": 3, "verdicts": 2, "frictions": 8}
MAX_REGIONS = 1


def capped(blocks: Iterable[list[str]], limit: int | None) -> Iterator[str]:
    """Blocks of lines as far as the limit allows, and how many are left out."""
    kept = list(blocks)
    used = 0
    for number, block in enumerate(kept):
        if limit is not None and number and used + len(block) > limit:
            yield f"  and {len(kept) - number} more (--all)"
            return
        used += len(block)
        yield from block


def lines(found: Comparison, pair: Pair, version: str, *, everything: bool = False) -> Iterator[str]:
    """The comparison for the screen."""
    limit = dict.fromkeys(SHORT) if everything else SHORT
    days = " and ".join(dict.fromkeys((found.first.day, found.second.day)))
    yield f"{pair.names[0]} and {pair.names[1]} side by side, as of {days} · dataset {version}"
    yield "each law at its own border; the two States change places in the second law. Months of prison. Not legal advice."
    if found.facings:
        yield "Offences"
        yield from capped(offence_blocks(found.facings, pair, everything=everything), limit["offences"])
    if found.ranges:
        yield f"{'Ranges for the same facts':<54}{pair.names[0][:20]:<22}{pair.names[1][:20]}"
        shown = found.ranges if everything else [found.ranges[0], *filter(differ, found.ranges[1:])]
        yield from capped(range_rows(shown, pair), limit["ranges"])
    differing = [rule for rule in found.rules if rule.relation == "different"]
    unread = sum(1 for rule in found.rules if rule.relation == "not_read")
    if differing:
        yield f"Rules that differ ({len(differing)} of {len(found.rules)}; {unread} not read in one of the two)"
        yield from capped(rule_rows(pair, found.rules if everything else differing), limit["rules"])
    verdicts = parted(found)
    if verdicts:
        both = sum(1 for a, b in found.verdicts if "not_assessed" not in (a.verdict, b.verdict))
        yield f"Verdicts that differ ({len(verdicts)} of {both} duties assessed in both)"
        yield from capped(
            (
                wrapped(f"{a.duty.id}  {a.duty.title}: {verdict_word(a)} / {verdict_word(b)}", "  ", "    ")
                for a, b in verdicts
            ),
            limit["verdicts"],
        )
    for way in found.ways:
        told = f"{pair.name(way.asking)} asks {pair.name(way.asked)} for surrender (paid entry): {STANDING_WORDS[way.standing]}"
        yield from capped(
            [wrapped(told, "", "  "), *(wrapped(pair.step(s), "  ", "    ") for s in way.steps if everything)], None
        )
    if found.frictions:
        yield "Frictions, worst first"
        yield from capped((friction_block(pair, item) for item in found.frictions), limit["frictions"])
    elif found.facings:
        yield "No friction in what was read."


def differ(same: Same) -> bool:
    """Whether the two laws answer the same facts differently."""
    return outcomes(same)[:2] != outcomes(same)[2:]


def parted(found: Comparison) -> list[tuple[Finding, Finding]]:
    """The duties that one law meets and the other surely does not, and those on which the verdicts differ otherwise."""

    def worst(pair: tuple[Finding, Finding]) -> int:
        return -max(SEVERITIES.index(item.severity) for item in pair)

    different = [
        pair
        for pair in found.verdicts
        if pair[0].verdict != pair[1].verdict and not {pair[0].verdict, pair[1].verdict} & {"not_assessed", "not_bound"}
    ]
    return sorted(different, key=worst)


def offence_blocks(facings: Iterable[Facing], pair: Pair, *, everything: bool) -> Iterator[list[str]]:
    """One block per kind of offence: how the two laws stand, and the widest facts of each part."""
    for item in facings:
        block = wrapped(f"{item.duty.title}: {pair.relation(item)}", "  ", "    ")
        parts = pair.regions(item)
        titles = {"both": "both", "only_first": f"only {pair.names[0]}", "only_second": f"only {pair.names[1]}"}
        for part, regions in parts.items():
            if part == "both" and not everything:
                continue
            shown = regions if everything else regions[:MAX_REGIONS]
            rest = len(regions) - len(shown)
            for region in shown:
                more = f" (and {rest} more)" if rest and region is shown[-1] else ""
                block += wrapped(f"{titles[part]}: {region}{more}", "    ", "      ")
        yield block


def range_rows(ranges: Iterable[Same], pair: Pair) -> Iterator[list[str]]:
    """One row per fact; values of one circumstance with the same two ranges together."""

    def outcome(same: Same) -> tuple[object, ...]:
        return same.changed[0][0] if same.changed else same.name, pair.answer(same.first), pair.answer(same.second)

    for _, group in groupby(ranges, key=outcome):
        rows = list(group)
        words = pair.facts_of(rows[0]) + (" and further" if len(rows) > 1 else "")
        lower = {1: pair.names[0], 2: pair.names[1]}.get(rows[0].milder)
        told = f"  {safe(words)[:50]:<52}{pair.answer(rows[0].first):<22}{pair.answer(rows[0].second):<22}"
        yield [f"{told}{f'lower: {lower}' if lower else ''}".rstrip()]


def rule_rows(pair: Pair, rules: Sequence[Rule]) -> Iterator[list[str]]:
    """One line per measure."""
    for rule in rules:
        yield wrapped(f"{rule.kind.title}: {' / '.join(pair.rule(rule))}", "  ", "    ")


def friction_block(pair: Pair, item: Friction) -> list[str]:
    """A friction with what would mend it."""
    where, mend = pair.friction(item)
    return wrapped(f"{sentence(where)}.", "  ", "    ") + (wrapped(f"mend in {mend}", "    ", "      ") if mend else [])


def rows(found: Comparison, pair: Pair) -> Iterator[list[str]]:
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
        lower = {1: f"{pair.names[0]} lower", 2: f"{pair.names[1]} lower"}.get(same.milder, "")
        yield ["range", pair.facts_of(same), pair.answer(same.first), pair.answer(same.second), lower]
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


def as_markdown(found: Comparison, pair: Pair, version: str) -> Iterator[str]:
    """The comparison as Markdown: one section per part, tables where things stand side by side."""
    yield f"# {markdown_text(pair.names[0])} and {markdown_text(pair.names[1])} side by side"
    yield ""
    days = " and ".join(dict.fromkeys((found.first.day, found.second.day)))
    yield f"As of {days}. Dataset {version}. Each law at its own border; ranges in months. Not legal advice."
    content = list(rows(found, pair))
    for part, title in (
        ("offence", "Offences: what only one of the two punishes"),
        ("range", "Ranges for the same facts"),
        ("rule", "Rules"),
        ("verdict", "Verdicts"),
    ):
        own = [row[1:] for row in content[1:] if row[0] == part]
        if own:
            yield from ("", f"## {title}", "")
            yield from markdown_table([content[0][1:], *own])
    yield from ("", "## Frictions, worst first", "")
    for friction in found.frictions:
        where, mend = pair.friction(friction)
        yield f"1. {markdown_text(sentence(where))}." + (f" Mend in {markdown_text(mend)}." if mend else "")
    if not found.frictions:
        yield "None in what was read."


def as_json(found: Comparison, pair: Pair, version: str) -> str:
    """The whole comparison as one document."""
    content = {
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
    return dumped(content)


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
