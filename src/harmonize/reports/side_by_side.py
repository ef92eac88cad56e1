"""Two laws side by side, for a meeting of two ministries: one table of core articles, ranges, obstacles, rules by topic."""

from collections.abc import Collection, Iterator, Sequence

from harmonize.findings.case import Answer
from harmonize.findings.cooperation import Comparison, CoreRow, Further, gravest, weight
from harmonize.findings.core_lines import Line
from harmonize.findings.difference import DutyChange, Rule, SameFacts
from harmonize.findings.overlap import Overlap
from harmonize.findings.surrender import RAISED, Way
from harmonize.grouping import grouped
from harmonize.norms.law import Measure
from harmonize.norms.outcome import Verdict
from harmonize.norms.penalty import term
from harmonize.norms.treaty import TOPICS
from harmonize.reports import pictures
from harmonize.reports.annexes import annex
from harmonize.reports.document import (
    Block,
    Document,
    Grid,
    Paragraph,
    Points,
    Report,
    Section,
    Term,
    Terms,
    framed,
)
from harmonize.reports.first_screen import articles, clause, shown
from harmonize.reports.pair import PARTS, WEIGHT_WORDS, Pair
from harmonize.reports.plain import Table, table
from harmonize.reports.renderers import text
from harmonize.reports.surrender import STANDING_WORDS, way_data
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker, sentence, verdict_word

LINES = 75  # of a text of the usual width
OBSTACLES = range(5, 0, -1)  # so many, or as there is room for
MOST_PROVISIONS = 2  # named of those that answer an article
NOTE = 'each law at its own border; "each": each goes further in part; the rest: --all'


def report(found: Comparison, pair: Pair, version: str, *, whole: bool) -> Report:
    """The comparison, whole or as far as a meeting needs it."""
    if not whole:
        return Report((fitted(found, pair, version),), dataset=version)
    rows = table("Comparison", "Comparison", plain_rows(found, pair))
    made = headed(found, pair, version, [*brief(found, pair, by_weight(found), None), *details(found, pair)])
    return Report((made,), table=rows, data=data(found, pair, version), dataset=version)


def fitted(found: Comparison, pair: Pair, version: str) -> Document:
    """As much as 75 lines hold: the clauses that say why the laws differ, each whole or not at all, the weightiest first."""
    told: list[Clause] = []
    for most in OBSTACLES:
        made = headed(found, pair, version, brief(found, pair, (), most))
        if fits(made):
            break
    for clause_of in by_weight(found):
        tried = headed(found, pair, version, brief(found, pair, [*told, clause_of], most))
        if fits(tried):
            told, made = [*told, clause_of], tried
    return made


def fits(made: Document) -> bool:
    """Whether a document has no more lines than a screen of two laws may have."""
    return text.render(Report((made,))).count("\n") < LINES


Clause = tuple[int, int]  # of which core article, in which law


def by_weight(found: Comparison) -> list[Clause]:
    """The clauses that could be told: of the first article, then of those on which the verdicts differ, then of the others."""
    every = [(at, law) for at in range(len(found.core)) for law in (0, 1)]
    return sorted(
        every, key=lambda one: (one[0] > 0, found.core[one[0]].left.verdict == found.core[one[0]].right.verdict)
    )


def headed(found: Comparison, pair: Pair, version: str, sections: Sequence[Section]) -> Document:
    """A document under the title of a comparison."""
    both = found.difference
    days = " and ".join(dict.fromkeys((both.left.day, both.right.day)))
    return framed(sentence(f"{pair.told[0]} and {pair.told[1]} side by side"), version, days, sections, NOTE)


def brief(found: Comparison, pair: Pair, why: Collection[Clause], most: int | None) -> list[Section]:
    """What a meeting needs: core articles, with the clause why for some of them, ranges, obstacles, rules by topic."""
    key = (
        ""
        if pair.dated
        else f" ({', '.join(f'{code} {name}' for code, name in zip(pair.short, pair.names, strict=True))})"
    )
    return [
        Section(f"Core articles{key}", core(found, pair, why)),
        Section("Ranges for the same facts", ranges(found, pair)),
        Section("Obstacles to cooperation, the gravest first", obstacles(found, pair, most)),
        Section("Rules that differ, of those read in both", topics(found)),
    ]


# ---------------------------------------------------------------- what a meeting needs


def core(found: Comparison, pair: Pair, why: Collection[Clause]) -> tuple[Block, ...]:
    """Each core article in both laws: verdict, provision, maximum, why where they differ, who goes further."""
    rows = [
        row
        for at, one in enumerate(found.core)
        for row in core_rows(one, pair, [law for law in (0, 1) if (at, law) in why])
    ]
    head = ("article", "", "verdict", "law", "further")
    return (Grid(Table("Core", "", head, tuple(rows)), tight=True),) if rows else ()


def core_rows(found: CoreRow, pair: Pair, why: Collection[int]) -> Iterator[tuple[str, ...]]:
    """One core article in both laws: a row for each, or one for both where neither word, maximum nor reason differs."""
    lines = (found.left, found.right)
    whys = [clause(line, speaker) for line, speaker in zip(lines, pair.own, strict=True)]
    verdicts = [verdict_words(shown(line.verdict) if line.bound else Verdict.NOT_BOUND) for line in lines]
    laws = [provision(line, speaker) for line, speaker in zip(lines, pair.own, strict=True)]
    words = {Further.LEFT: pair.short[0], Further.RIGHT: pair.short[1], Further.EACH: "each"}
    further = words.get(found.further, found.further.value)
    article = articles(found.left.paragraphs, pair.own[0])
    if found.further is Further.NEITHER and verdicts[0] == verdicts[1] and not any(line.answers for line in lines):
        told = "; ".join(f"{short} {law}" for short, law in zip(pair.short, laws, strict=True) if law)
        yield f"{article} {found.left.title}", "both", verdicts[0], told, further
    else:
        if whys[0] != whys[1]:
            laws = ["; ".join(filter(None, (laws[at], whys[at] if at in why else ""))) for at in (0, 1)]
        yield article, pair.short[0], verdicts[0], laws[0], further
        yield found.left.title, pair.short[1], verdicts[1], laws[1], ""


def provision(line: Line, speaker: Speaker) -> str:
    """The provisions that answer an article, each with its maximum, the gravest first; or the rule that does."""
    told: dict[str, None] = {}
    for item in sorted(line.answers, key=lambda one: -one.range.high if one.range else 0):
        high = f", max. {term(item.range.high) if item.range.high else 'a fine'}" if item.range else ""
        told[f"{speaker.cites(item.cite[:1])}{high}"] = None
    every = [*told] or [speaker.cites(line.cites[:1])]
    left = len(every) - MOST_PROVISIONS
    return "; ".join(every[:MOST_PROVISIONS]) + (f"; and {left} more" if left > 0 else "")


def ranges(found: Comparison, pair: Pair) -> tuple[Block, ...]:
    """The two ranges for the commonest cases, those with the same two answers together."""
    known = (one for one in found.difference.ranges if one.case in pair.treaty.selections.common)
    alike = grouped(((pair.answer(one.left), pair.answer(one.right), lower(one, pair)), one) for one in known)
    rows = tuple(("; ".join(one.name for one in same), *answers) for answers, same in alike.items())
    return (Grid(Table("Ranges", "", ("facts", *pair.names, "milder"), rows), tight=True),) if rows else ()


def obstacles(found: Comparison, pair: Pair, most: int | None) -> tuple[Block, ...]:
    """Where cooperation fails, what that weighs, and the remedy, the gravest first."""
    if not found.difference.ranges:
        return ()
    rows = tuple(pair.obstacle(item) for item in found.obstacles)
    if not rows:
        return (Paragraph("No obstacle found in the provisions reviewed."),)
    left = len(rows) - most if most is not None else 0
    more = (Paragraph(f"and {left} more (--all)"),) if left > 0 else ()
    return Grid(Table("Obstacles", "", ("obstacle", "remedy"), rows[:most]), tight=True), *more


def topics(found: Comparison) -> tuple[Block, ...]:
    """How many rules of each topic differ, of how many read in both."""
    counts = grouped((rule.topic or rule.kind.section, rule.relation) for rule in found.difference.rules)
    told = []
    for topic in sorted(counts, key=lambda name: TOPICS.index(name) if name in TOPICS else len(TOPICS)):
        differ, read = counts[topic].count("different"), sum(one != "not_read" for one in counts[topic])
        if differ:
            told.append(f"{topic.replace('_', ' ')} {differ} of {read}")
    unread = sum(one.count("not_read") for one in counts.values())
    beside = f"; {unread} not read in one of the two" if unread else ""
    return (Paragraph(f"{sentence(' · '.join(told))}{beside}."),) if told else ()


# ---------------------------------------------------------------- all of it


def details(found: Comparison, pair: Pair) -> list[Section]:
    """Everything else: requests step by step, the facts of each offence, all ranges, rules and verdicts, the sources."""
    both = found.difference
    every = sorted(both.facts, key=lambda item: gravest(item).rank)
    return [
        *(Section(*path(way, pair)) for way in found.ways),
        Section("Offences, the gravest difference first", sections=tuple(offence(item, pair) for item in every)),
        Section("All ranges", every_range(found, pair)),
        Section("All rules", rules(found, pair)),
        Section("All verdicts", verdicts(found, pair)),
        annex([both.left.law, both.right.law]),
    ]


def offence(item: Overlap, pair: Pair, parts: Sequence[str] = PARTS) -> Section:
    """One kind of offence: how two laws stand, and the facts of each part with what they weigh for cooperation."""
    rows = tuple(
        Term(pair.part(part), f"{words}{f': {WEIGHT_WORDS[grave]}' if part.startswith('only') else ''}")
        for part in parts
        for grave, words in pair.weighed(item, part)
    )
    return Section(f"{item.duty.title}: {pair.relation(item)}", (Terms(rows),) if rows else ())


def every_range(found: Comparison, pair: Pair) -> tuple[Block, ...]:
    """The two ranges for all facts, the gravest difference first."""
    rows = tuple(range_row(same, pair) for same in sorted(found.difference.ranges, key=lambda one: weight(one).rank))
    head = ("facts", *pair.names, "milder", "weight for cooperation")
    drawn = pictures.paired(found.difference.ranges, pair)
    return (drawn, Grid(Table("All ranges", "All ranges", head, rows))) if rows else ()


def range_row(same: SameFacts, pair: Pair) -> tuple[str, ...]:
    """The two ranges for some facts."""
    return (
        pair.facts_of(same),
        pair.answer(same.left),
        pair.answer(same.right),
        lower(same, pair),
        WEIGHT_WORDS[weight(same)],
    )


def rules(found: Comparison, pair: Pair) -> tuple[Block, ...]:
    """The rules of the two laws, what binds most first."""
    rows = tuple(rule_row(rule, pair) for rule in sorted(found.difference.rules, key=rank))
    return (Grid(Table("Rules", "All rules", ("rule", *pair.names, "relation", "bears on"), rows)),) if rows else ()


def rank(rule: Rule) -> tuple[int, int]:
    """Where a rule stands: by topic, and within it those that are most binding first."""
    bound = rule.asked_by.severity.rank if rule.asked_by else -1
    return TOPICS.index(rule.topic) if rule.topic else len(TOPICS), -bound


def rule_row(rule: Rule, pair: Pair) -> tuple[str, ...]:
    """A rule with both answers, how they stand to each other, its topic and how binding the duty is that asks for it."""
    binding = f", {rule.asked_by.words}" if rule.asked_by else ""
    bears = f"{(rule.topic or rule.kind.section).replace('_', ' ')}{binding}"
    answers = (
        pair.rule(rule)
        if rule.relation == "different"
        else tuple(pair.measure(rule, one) for one in (rule.left, rule.right))
    )
    return rule.kind.title, *answers, rule.relation.replace("_", " "), bears


def verdicts(found: Comparison, pair: Pair) -> tuple[Block, ...]:
    """The verdicts on both laws."""
    rows = tuple((item.duty.id, item.duty.title, *verdicts_of(item)) for item in found.difference.duties)
    return (Grid(Table("Verdicts", "All verdicts", ("duty", "title", *pair.names), rows)),) if rows else ()


def verdicts_of(item: DutyChange) -> tuple[str, str]:
    """Both verdicts on a duty in words."""
    first, second = (verdict_word(one) if one else "" for one in (item.left, item.right))
    return first, second


def path(way: Way, pair: Pair, facts: str = "Paid driver", *, whole: bool = True) -> tuple[str, tuple[Block, ...]]:
    """Whether a request for some facts would succeed, as a heading, and its steps; grounds of refusal together, or by number."""
    raised = [step for step in way.steps if step.why.startswith(RAISED)]
    told = [pair.step(step) for step in way.steps if step not in raised]
    grounds = (pair.step(step).replace(f": {RAISED}", "", 1) for step in raised)
    beside = "; ".join(grounds) if whole else f"{len(raised)} ground{'s' if len(raised) > 1 else ''} of refusal (--all)"
    parties = f"{pair.name(way.asking)} requests surrender from {pair.name(way.asked)} ({facts.lower()})"
    steps = Points((*told, *([f"{RAISED}: {beside}"] if raised else [])))
    return f"{sentence(parties)}: {STANDING_WORDS[way.standing]}", (steps,)


def lower(same: SameFacts, pair: Pair) -> str:
    """The law whose range is the lower one."""
    return ("", *pair.short)[same.milder]


def plain_rows(found: Comparison, pair: Pair) -> Iterator[Sequence[str]]:
    """The comparison as one table: part, item, first law, second law, how they stand."""
    yield ["part", "item", pair.names[0], pair.names[1], "relation", "weight for cooperation"]
    both = found.difference
    for item in both.facts:
        regions = pair.regions(item)
        only = ("; ".join(regions[part]) for part in ("only_first", "only_second"))
        yield "offence", f"{item.duty.id} {item.duty.title}", *only, pair.relation(item), gravest(item).value
    for same in both.ranges:
        milder = f"{lower(same, pair)} milder" if same.milder else ""
        yield "range", *range_row(same, pair)[:3], milder, weight(same).value
    yield from (("rule", *rule_row(rule, pair)) for rule in both.rules)
    for duty in both.duties:
        relation = "same" if duty.before == duty.after else "different"
        yield "verdict", f"{duty.duty.id} {duty.duty.title}", *verdicts_of(duty), relation, ""
    for obstacle in found.obstacles:
        where, remedy = pair.obstacle(obstacle)
        yield "obstacle", where, "", "", remedy, obstacle.weight.value


def data(found: Comparison, pair: Pair, version: str) -> dict[str, object]:
    """The whole comparison for programs."""
    both = found.difference
    return {
        "format": "harmonize-compare/3",
        "dataset": version,
        "first": {"state": pair.codes[0], "as_of": both.left.day},
        "second": {"state": pair.codes[1], "as_of": both.right.day},
        "offences": [
            {
                "duty": item.duty.id,
                "relation": item.relation,
                "open": bool(item.open),
                "weight": gravest(item),
                **pair.regions(item),
            }
            for item in both.facts
        ],
        "ranges": [
            {
                "case": item.name,
                "facts": {name: str(value) for name, value in item.facts.items()},
                "first": answer_data(item.left),
                "second": answer_data(item.right),
                "lower": {1: pair.codes[0], 2: pair.codes[1]}.get(item.milder, ""),
                "weight": weight(item),
            }
            for item in both.ranges
        ],
        "rules": [
            {
                "measure": rule.kind.name,
                "relation": rule.relation,
                "first": measure_data(rule.left),
                "second": measure_data(rule.right),
            }
            for rule in both.rules
        ],
        "verdicts": [{"duty": item.duty.id, "first": item.before, "second": item.after} for item in both.duties],
        "ways": [way_data(way) for way in found.ways],
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
