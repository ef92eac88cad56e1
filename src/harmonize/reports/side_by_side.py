"""Two laws side by side, for a meeting of two ministries: one table of core articles, ranges, obstacles, rules by topic."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from harmonize.findings.cooperation import Comparison, CoreRow, Further, weight
from harmonize.findings.core_lines import Line
from harmonize.findings.surrender import RAISED, Way
from harmonize.grouping import grouped
from harmonize.norms.outcome import Verdict
from harmonize.norms.penalty import term
from harmonize.norms.treaty import TOPICS
from harmonize.reports import pictures
from harmonize.reports.annexes import annex
from harmonize.reports.core_articles import articles, clause, shorter, shown
from harmonize.reports.document import Block, Document, Grid, Paragraph, Points, Report, Section, Term, Terms, framed
from harmonize.reports.pair import OnTwoLaws, Pair, TwoLaws
from harmonize.reports.penalty_words import range_words
from harmonize.reports.plain import Table, recorded
from harmonize.reports.renderers import text
from harmonize.reports.surrender import STANDING_WORDS
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker, sentence

LINES = 75  # of a text of the usual width
OBSTACLES = range(5, 0, -1)  # so many, or as there is room for
MOST_PROVISIONS = 1  # named of those that answer an article
REASONS = 260  # letters of the reasons of a step, in short
# The parts of a comparison that stand whole behind --all.
WHOLE = {
    "offence": "Offences: what one or both punish",
    "range": "All ranges",
    "rule": "All rules",
    "verdict": "All verdicts",
}
Clause = tuple[int, int]  # why: of which core article, in which law
NOTE = 'each law at its own border; "each": each goes further in part; the rest: --all'


def report(found: Comparison, pair: Pair, version: str, *, whole: bool) -> Report:
    """The comparison, whole or as far as a meeting needs it."""
    why, most = fitting(found, pair, version)
    if not whole:
        return Report((headed(found, pair, version, brief(found, pair, why, most)),), dataset=version)
    made = headed(found, pair, version, [*brief(found, pair, why, None), *details(found, pair)])
    return reported(made, rows(found, pair), pair, "harmonize-compare/5", version)


def fitting(found: Comparison, pair: Pair, version: str) -> tuple[list[Clause], int]:
    """What 75 lines hold: the clauses why, each whole or not at all, the weightiest first, and how many obstacles."""

    def fit(why: Collection[Clause], most: int) -> bool:
        return fits(headed(found, pair, version, brief(found, pair, why, most)))

    most = next((number for number in OBSTACLES if fit((), number)), 1)
    told: list[Clause] = []
    for one in by_weight(found):
        told += [one] if fit([*told, one], most) else []
    return told, most


def fits(made: Document) -> bool:
    """Whether a document has no more lines than a screen of two laws may have."""
    return text.render(Report((made,))).count("\n") < LINES


def by_weight(found: Comparison) -> list[Clause]:
    """The clauses why that could be told: of the first article, then of those on which the verdicts differ, then of the others."""
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
    head = ("article", "day" if pair.dated else "State", "verdict", "law", "further")
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
    alike = grouped(((range_words(one.left), range_words(one.right), pair.milder(one)), one) for one in known)
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
    """Everything else: requests step by step, the rows of each part, the sources."""
    both = found.difference
    drawn = {"range": (pictures.paired(both.ranges, pair),)} if both.ranges else {}
    return [
        Section("Why", (Terms(tuple(reasons(found, pair))),) if found.core else ()),
        *(Section(*path(way, pair)) for way in found.ways),
        *(Section(WHOLE[part], (*drawn.get(part, ()), grid)) for part, grid in by_part(rows(found, pair), pair)),
        annex([both.left.law, both.right.law]),
    ]


def reasons(found: Comparison, pair: Pair) -> Iterator[Term]:
    """Why each core article has its word in each law, where that is not the same."""
    for row in found.core:
        whys = [clause(line, speaker) for line, speaker in zip(row[:2], pair.own, strict=True)]
        for short, why in zip(pair.short, whys, strict=True):
            if why and whys[0] != whys[1]:
                yield Term(f"{articles(row.left.paragraphs, pair.own[0])}, {short}", why)


def rows(found: Comparison, pair: Pair) -> Iterator[TwoLaws]:
    """A comparison as one table, in each part the gravest difference first."""
    both = found.difference
    yield from pair.regions(both.facts)
    yield from pair.ranges(sorted(both.ranges, key=lambda one: weight(one).rank))
    yield from pair.rules(both.rules)
    yield from pair.verdicts(both.duties)
    yield from pair.obstacles(found.obstacles)


def by_part(found: Iterable[TwoLaws], pair: Pair) -> Iterator[tuple[str, Grid]]:
    """The rows of each part that has a heading of its own, as a table."""
    head = ("item", *pair.names, "relation", "weight for cooperation")
    for part, same in grouped((row.part, row[1:6]) for row in found).items():
        if part in WHOLE:
            yield part, Grid(Table(WHOLE[part], "", head, tuple(same)))


def path(way: Way, pair: Pair, facts: str = "Paid driver", *, whole: bool = True) -> tuple[str, tuple[Block, ...]]:
    """Whether a request for some facts would succeed, as a heading, and its steps.

    Unless ``whole``, a step with its first reasons and how many more there are; grounds of refusal by number.
    """
    raised = [step for step in way.steps if step.why.startswith(RAISED)]
    told = [
        pair.step(step if whole else step._replace(why=in_short(step.why))) for step in way.steps if step not in raised
    ]
    grounds = (pair.step(step).replace(f": {RAISED}", "", 1) for step in raised)
    beside = "; ".join(grounds) if whole else f"{len(raised)} ground{'s' if len(raised) > 1 else ''} of refusal (--all)"
    parties = f"{pair.name(way.asking)} requests surrender from {pair.name(way.asked)} ({facts.lower()})"
    steps = Points((*told, *([f"{RAISED}: {beside}"] if raised else [])))
    return f"{sentence(parties)}: {STANDING_WORDS[way.standing]}", (steps,)


def in_short(why: str) -> str:
    """The first reasons of several, each whole, and how many more there are."""
    ways = [*shorter(why)]
    first = next((told for told in ways if len(told) <= REASONS), ways[-1])
    more = why.count("; ") - first.count("; ")
    return f"{first}; and {more} more (--all)" if more else why


def reported(made: Document, found: Iterable[TwoLaws], pair: Pair, form: str, version: str) -> Report:
    """A document on two laws with its rows, for tables and for programs."""
    whole = tuple(found)
    head = (*TwoLaws._fields[:2], *pair.names, *TwoLaws._fields[4:])
    data = OnTwoLaws(form, version, *pair.places, whole)
    return Report((made,), table=recorded("Two laws", made.title, head, whole), data=data, dataset=version)
