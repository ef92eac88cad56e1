"""An article's points as a reader meets them: what falls short, why, in which case, what would close it, how sure that is."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Finding, chosen
from harmonize.findings.causes import Article, Lack, Point, too_narrow
from harmonize.findings.order import steps
from harmonize.norms.amendment import Amendment
from harmonize.norms.doubt import Ground
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.outcome import FULFILLED, Verdict
from harmonize.norms.source import Grade
from harmonize.norms.treaty import Duty, Strength
from harmonize.reports.amendments import Options, places
from harmonize.reports.article_grids import crossed
from harmonize.reports.document import Grid, PointBlock, Term
from harmonize.reports.finding import OPEN_LABELS, Once
from harmonize.reports.labels import Label
from harmonize.reports.labels import shortfall as shortfall_label
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker, cases

OBLIGATION = {Strength.SHALL: "mandatory", Strength.SHALL_DOMESTIC: "mandatory, subject to domestic law"}
SOURCES = {
    Grade.OFFICIAL: "official text",
    Grade.OFFICIAL_TRANSLATION: "official translation",
    Grade.UNOFFICIAL_TRANSLATION: "unofficial translation",
    Grade.SECONDARY: "secondary source",
    Grade.MEMORY: "from memory",
}
BORDERS = ("state", "leaves")  # whose border a rule protects is reported before what is open within it
HEADLINE = 240  # letters of what the first sentence says of the gravest point
NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Context(NamedTuple):
    """A point with what it is told with: who speaks, the standard cases that lie in it, the options of the law, its article.

    ``number`` is that of the article, ``part`` its own in it.
    """

    point: Point
    speaker: Speaker
    cases: Sequence[Pattern]
    options: Options
    article: Article
    number: int
    part: int

    @property
    def mark(self) -> str:
        """Its place in the article, ``(ii)``; empty where it is alone."""
        if len(self.article.points) == 1:
            return ""
        return f"({NUMERALS[self.part] if self.part < len(NUMERALS) else self.part + 1})"

    @property
    def where(self) -> str:
        """Its place in the report: ``[1](ii)``."""
        return f"[{self.number}]{self.mark}"


def block(parts: Sequence[Context], once: Once, *, whole: bool, most: int | None = None) -> PointBlock:
    """The points of one article under its number; unless it is ``whole``, as short as the first screen needs it.

    At ``most`` so many of them; how many more there are is said with the command that tells them.
    """
    first, article, speaker = parts[0], parts[0].article, parts[0].speaker
    head = first.point.head.duty
    named = head if not first.mark else head._replace(pinpoint=article.name.removeprefix(f"{head.instrument}-"))
    disputed = [contested(one.point, speaker, whole=whole) for one in parts]
    shared = disputed[0] if len(set(disputed)) == 1 else ""
    rests_on = source(first.point, speaker.law)
    told: list[Term] = []
    stem = ""  # what a duty asks is said with the first of its points
    for one, dispute in zip(parts[:most], disputed, strict=False):
        opening, *rest = terms(one, once, whole=whole)
        beside = f" ({dispute})" if dispute and not shared else ""
        key = f" [{one.point.id}]" if whole else ""
        text = opening.text.removeprefix(stem) if stem else opening.text
        told += [opening._replace(label=f"{one.mark} {opening.label}".strip(), text=f"{text}{beside}{key}"), *rest]
        stem = f"{one.point.head.duty.facts}, "
    if most is not None and len(parts) > most:
        told.append(Term("More", f"{len(parts) - most} more of this article: --duty {article.name}"))
    return PointBlock(
        article.name,
        first.number,
        speaker.pinpoint(named),
        article.verdict,
        verdict_words(article.verdict),
        tuple(filter(None, (OBLIGATION[head.strength], shared, rests_on))),
        tuple(told),
    )


def contested(point: Point, speaker: Speaker, *, whole: bool) -> str:
    """On which dispute a point depends: ``depends on D2, entry into another State Party``."""
    told = [speaker.reading(switch, whole=whole) for switch in point.contested]
    return f"depends on {' and '.join(told)}" if told else ""


def source(point: Point, law: Law) -> str:
    """What kind of text a point rests on: that of the provision that is too narrow, of the rule, or of the doubt."""
    near, outcome = too_narrow(point, law), point.head.outcome
    cites = law.provisions[near.provision].cite[:1] if near else ()
    if not cites:
        rules = (law.measures[name].cite for name in outcome.missing if name in law.measures)
        doubts = (doubt.cite for doubt in outcome.doubts if doubt.reason.of_law)
        cites = next(filter(None, (*rules, *doubts, outcome.cites)), ())
    return SOURCES[law.grade(cites)] if cites else ""


def terms(told: Context, once: Once, *, whole: bool) -> Iterator[Term]:
    """What is said of a point, each thing under its label, but for what was said before."""
    point, speaker = told.point, told.speaker
    yield from (Term(label, text) for label, text in falling_short(told, once, whole=whole))
    if whole and (reason := why(point, speaker)):
        yield Term(Label.CLOSEST, once.told(reason, told.where))
    if told.cases:
        more = f" (and {len(told.cases) - 1} more)" if len(told.cases) > 1 else ""
        yield Term(Label.EXAMPLE, told.cases[0].says.replace("this State", speaker.home) + more)
    if found := amendment(told):
        advised = told.options.words(found)
        if once.new(advised, told.where):
            yield Term(Label.OPTION, advised)
            if closed := closed_elsewhere(found, told):
                yield Term(Label.CLOSES, closed)
        elif not once[advised].startswith(f"[{told.number}]") or whole:
            yield Term(Label.OPTION, f"as under {once[advised]}")


def closed_elsewhere(found: Amendment, told: Context) -> str:
    """The duties of other articles that an amendment closes by itself."""
    return ", ".join(places((name for name in found.closes if name not in told.article.duties), told.speaker))


def falling_short(told: Context, once: Once, *, whole: bool) -> Iterator[tuple[str, str]]:
    """What falls short or is open, each under its label."""
    point, speaker, item = told.point, told.speaker, told.point.head
    if point.verdict is not Verdict.UNSETTLED:
        label = shortfall_label(item.duty) if point.principal else Label.MISSING
        yield label, once.told(shortfall(point, speaker), told.where)
        return
    reasons = list(dict.fromkeys(doubt for doubt in item.outcome.doubts if doubt.reason.of_law))
    about = f"for {object_of(based_on(point.lacks[0]), speaker)}: " if point.cause.kind == "aggravation" else ""
    for doubt in reasons if whole else reasons[:1]:
        said = once.told(speaker.reason(doubt), told.where)
        once.new(speaker.doubt(doubt), told.where)
        yield OPEN_LABELS[doubt.reason.ground], f"{about}{said}{speaker.turns_on(doubt)}"
    if unread := not_verified(item, speaker, SPACE.fields if whole else BORDERS):
        yield OPEN_LABELS[Ground.UNREAD], once.told(unread, told.where)
    elif not reasons:  # what is open lies in provisions that no single doubt decides
        yield Label.MISSING, once.told(shortfall(point, speaker), told.where)


def shortfall(point: Point, speaker: Speaker) -> str:
    """What falls short: the counterexample nearest to the ordinary case, or what of a rule is missing."""
    item = point.head
    if point.cause.kind == "aggravation":
        return by_object(point, speaker)
    if point.principal:
        return counterexample(point, speaker)
    return speaker.short_of(item.outcome, item.duty) or item.duty.facts or item.duty.title.lower()


def counterexample(point: Point, speaker: Speaker) -> str:
    """The principal counterexample in words."""
    item = point.head
    facts = item.duty.facts or item.duty.title.lower()
    narrower = speaker.gap(point.principal, item.duty) if point.principal else ""
    return f"{facts}, {narrower}" if narrower else facts


def headline(point: Point, speaker: Speaker) -> str:
    """A point as part of a sentence: the article, its subject, the word, and what falls short or why it is open."""
    item, near = point.head, too_narrow(point, speaker.law)
    cites = speaker.law.provisions[near.provision].cite[:1] if near else ()
    place = f" ({speaker.cites(cites)})" if cites else ""
    why = gist(point, speaker)
    why = why if len(why) <= HEADLINE else gravamen(point, speaker)
    told = f"{object_of(item.duty.id, speaker)}, {speaker.pinpoint(item.duty)}{place}, {verdict_words(point.verdict)}"
    return f"{told}; {why}" if why else told


def gravamen(point: Point, speaker: Speaker) -> str:
    """In which elements, or in which rule, a law falls short, in a few words; of what is only open the provision."""
    item, near = point.head, too_narrow(point, speaker.law)
    if point.cause.kind == "aggravation":
        told = ", ".join(dict.fromkeys(circumstance(lack.finding.duty) for lack in point.lacks))
        return told if point.verdict is Verdict.UNSETTLED else f"in part: {told}"
    if point.verdict is Verdict.UNSETTLED:
        cites = next((doubt.cite for doubt in item.outcome.doubts if doubt.reason.of_law and doubt.cite), ())
        return f"turns on {speaker.cites(cites)}" if cites else ""
    if point.cause.kind == "element" and near and near.dimensions:
        return f"too narrow in {speaker.elements(near.dimensions)}"
    if point.cause.kind == "exclusion" and near:
        return f"excepted by {speaker.cites(near.excluded)}"
    rules = dict.fromkeys(name for name in item.outcome.missing if name in speaker.treaty.measures)
    return ", ".join(speaker.treaty.measures[name].title.lower() for name in rules) or item.duty.title.lower()


def circumstance(duty: Duty) -> str:
    """What a duty asks to be aggravating, as its title has it: ``inhuman or degrading treatment``."""
    return duty.title.partition(": ")[0].rpartition(" of ")[2]


def gist(point: Point, speaker: Speaker, beside: Iterable[Finding] = ()) -> str:
    """What falls short, or why it is open, in one clause; ``beside`` are findings of the same article."""
    item = point.head
    if point.cause.kind == "aggravation":
        paradigm = speaker.treaty.selections.compared[0]
        own = (found for found in beside if found.duty.test and found.duty.test.bases == (paradigm,))
        return by_object(point, speaker, [found for found in own if found.verdict in FULFILLED])
    if point.verdict is Verdict.UNSETTLED:
        first = next((doubt.reason.why for doubt in item.outcome.doubts if doubt.reason.of_law), "")
        unread = not_verified(item, speaker, only=BORDERS)
        return "; ".join(filter(None, (f"not verified: {unread}" if unread else "", first)))
    if point.principal:
        facts = cases(speaker.gap(point.principal, item.duty)) or item.duty.facts or item.duty.title.lower()
        return f"not covered: {facts}"
    return speaker.short_of(item.outcome, item.duty) or item.duty.title.lower()


def not_verified(item: Finding, speaker: Speaker, only: Collection[str] = SPACE.fields) -> str:
    """The facts of an unsettled duty on which nothing can be said, because the law on them was not wholly read.

    ``only`` are the dimensions in which they may be narrower than what the duty asks.
    """
    holes = (doubt for doubt in item.outcome.doubts if doubt.cube and doubt.reason.ground is Ground.UNREAD)
    asked = (
        hole
        for hole in holes
        if all(name in only or not (hole.cube ^ hole.within) & field.mask for name, field in SPACE.fields.items())
    )
    return next((cases(", ".join(speaker.phrases(hole.cube, hole.within))) for hole in asked), "")


def by_object(point: Point, speaker: Speaker, met: Iterable[Finding] = ()) -> str:
    """What of a circumstance is missing for the smuggling itself, then for what else: ``for documents: (a) not met: ...``.

    What is missing for the smuggling in the same words is not reported again. ``met`` are the duties on the smuggling itself that
    are met: they are reported first.
    """
    paradigm = speaker.treaty.selections.compared[0]
    fulfilled = [f"({steps(item.duty)[-1]}) met" for item in met]
    lacking: dict[str, list[Lack]] = {object_of(paradigm, speaker): []}
    for lack in point.lacks:
        lacking.setdefault(object_of(based_on(lack), speaker), []).append(lack)
    alike: dict[str, list[str]] = {}
    known: list[str] = []
    for place, (name, lacks) in enumerate(lacking.items()):
        told = [said for said in by_paragraph(lacks, speaker) if said not in known]
        if place == 0:
            known = told
            told = sorted((*fulfilled, *told))
        if told:
            alike.setdefault("; ".join(told), []).append(name)
    return "; ".join(f"for {', '.join(names)}: {told}" for told, names in alike.items())


def object_of(duty: str, speaker: Speaker) -> str:
    """What a duty is about, as the core articles are named: ``documents``."""
    treaty = speaker.treaty
    own = (title for title, names in treaty.selections.lines if any(chosen(duty, name) for name in names))
    return next(own, treaty.duties[duty].title.lower())


def based_on(lack: Lack) -> str:
    """The duty whose offence is to be aggravated; that itself where it asks for something else."""
    return next(iter(lack.finding.duty.test.bases if lack.finding.duty.test else ()), lack.finding.duty.id)


def by_paragraph(lacks: Iterable[Lack], speaker: Speaker) -> list[str]:
    """Of each paragraph, in their order, what is missing in its first shortfall: a circumstance as a whole, or part of it."""
    first: dict[str, Lack] = {}
    for lack in lacks:
        first.setdefault(f"({steps(lack.finding.duty)[-1]})", lack)
    alike: dict[str, list[tuple[str, str]]] = {}
    for place, lack in sorted(first.items()):
        how, what = missing(lack, speaker)
        alike.setdefault(how or f"not covered: {what}", []).append((place, what if how else ""))
    return [
        f"{', '.join(place for place, _ in same)} {how}"
        + (f": {', '.join(dict.fromkeys(what for _, what in same))}" if same[0][1] else "")
        for how, same in alike.items()
    ]


def missing(lack: Lack, speaker: Speaker) -> tuple[str, str]:
    """The word for a circumstance that does not aggravate, empty where a part of it does; and what of it is missing."""
    item, test = lack.finding, lack.finding.duty.test
    circumstance = (
        speaker.elements([test.changed[0].dimension]) if test and test.changed else ""
    )  # the others narrow it
    if item.verdict is Verdict.GAP or not lack.gap:
        return verdict_words(item.verdict), circumstance
    facts = speaker.gap(lack.gap, item.duty)
    if (
        facts.startswith("except ") and circumstance and not circumstance.startswith("the ")
    ):  # a degree has no exceptions
        return "", f"{circumstance} {facts}"
    return "", cases(facts) or circumstance


def why(point: Point, speaker: Speaker) -> str:
    """The provision that is too narrow, and in which elements."""
    if point.cause.kind not in ("element", "exclusion", "maximum"):
        return ""
    near = too_narrow(point, speaker.law)
    return speaker.nearest(near) if near else ""


def amendment(told: Context) -> Amendment | None:
    """What a drafter would change for the principal counterexample: of what serves the duty, what fixes its elements."""
    point, test = told.point, told.point.head.duty.test
    circumstance = [change.dimension for change in test.changed] if test and point.cause.kind == "aggravation" else []
    wanted = point.cause.what if point.cause.kind == "element" else circumstance
    facts = point.principal.cube if point.principal else 0
    return next(iter(told.options.package.options({point.head.duty.id}, wanted, facts)), None)


def option(told: Context) -> str:
    """The amendment for a point in words; empty where there is none."""
    found = amendment(told)
    return told.options.words(found) if found else ""


def grid(article: Article) -> Grid | None:
    """Which object of an article lacks which circumstance, where its duties ask the same of several."""
    lacking = {lack.finding.duty.id: lack.finding for point in article.points for lack in point.lacks}
    found = {item.duty.id: item for point in article.points for item in point.findings} | lacking
    table = crossed(found.values())
    return Grid(table, tight=True) if table else None
