"""An article's points as a reader meets them: what falls short, why, in which case, what would close it, how sure that is."""

from collections.abc import Collection, Iterator, Sequence

from harmonize.conduct.dimensions import CIRCUMSTANCES, SPACE
from harmonize.findings.assessment import Finding, chosen
from harmonize.findings.causes import Article, Lack, Point, too_narrow
from harmonize.grouping import grouped
from harmonize.norms.doubt import Ground
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.law import Law
from harmonize.norms.outcome import Near, Verdict
from harmonize.norms.source import Grade
from harmonize.norms.treaty import Duty, Strength
from harmonize.reports.aggravation import (
    based_on,
    by_letter,
    by_object,
    circumstance,
    object_of,
    of_smuggling,
    open_circumstance,
)
from harmonize.reports.amendments import Options, places
from harmonize.reports.closing import Context, amendments, nearest, not_liable, option
from harmonize.reports.document import PointBlock, Term
from harmonize.reports.facts_in_words import series
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
CONCERNING, DOCUMENT = "concerning ", "a fraudulent travel or identity document"
BORDERS = ("state", "leaves")  # whose border a rule protects is reported before what is open within it
HEADLINE = 240  # letters of what the first sentence says of the gravest point


def block(
    parts: Sequence[Context], once: Once, *, whole: bool, keyed: bool = False, most: int | None = None
) -> PointBlock:
    """The points of one article under its number; unless it is ``whole``, as short as the first screen needs it.

    With their ids if ``keyed``. At ``most`` so many of them; how many more there are is said with the command that tells them.
    """
    first, article, speaker = parts[0], parts[0].article, parts[0].speaker
    head = first.point.head.duty
    own = (name for name in article.duties if chosen(name, article.name))
    alone = len({speaker.pinpoint(speaker.treaty.duties[name]) for name in own}) == 1
    named = head if alone else head._replace(pinpoint=article.name.removeprefix(f"{head.instrument}-"))
    disputed = [contested(one.point, speaker, whole=whole) for one in parts]
    shared = disputed[0] if len(set(disputed)) == 1 else ""
    rests_on = source(first.point, speaker.law)
    told: list[Term] = []
    for one, dispute in zip(parts[:most], disputed, strict=False):
        opening, *rest = terms(one, once, whole=whole)
        beside = f" ({dispute})" if dispute and not shared else ""
        key = f" [{one.point.id}]" if keyed else ""
        label = f"{one.mark} {opening.label}".strip()
        told += [opening._replace(label=label, text=f"{opening.text}{beside}{key}"), *rest]
    more = len(article.points) - len(parts[:most])
    if more:
        count = f"{more} narrower shortfall{'' if more == 1 else 's'}" if whole else f"{more} more of this article"
        told.append(Term("More", f"{count}, {'with the findings below' if whole else f'--duty {article.name}'}"))
    return PointBlock(
        article.name,
        first.number,
        f"{speaker.pinpoint(named)}{subject(article, told[0].text, speaker)}",
        article.verdict,
        verdict_words(article.verdict),
        tuple(filter(None, (OBLIGATION[head.strength], shared, rests_on))),
        tuple(told),
    )


def subject(article: Article, said: str, speaker: Speaker) -> str:
    """What an article is about, in brackets behind its place: a core article as the table names it, a duty by its title.

    Nothing where the first thing ``said`` names it, or where its points are about several things.
    """
    name = object_of(article.points[0].head.duty.id, speaker)
    of_core = any(name == title for title, _ in speaker.treaty.selections.lines)
    told = (of_core or len(article.points) == 1) and not said.lower().startswith(name)
    return f" ({name})" if told else ""


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
    if whole and (reason := why(point, nearest(point, told.options), speaker)) and once.new(reason, told.where):
        yield Term(Label.CLOSEST, reason)
    if told.cases and not of_persons(point.head.duty):
        more = f" (and {len(told.cases) - 1} more)" if len(told.cases) > 1 else ""
        example = told.cases[0].says.replace("this State", speaker.home) + more
        yield from [Term(Label.EXAMPLE, example)] if once.new(example, told.where) else ()
    if advised := option(told):
        if once.new(advised, told.where):
            yield Term(Label.OPTION, advised)
            if closed := closed_elsewhere(told):
                yield Term(Label.CLOSES, closed)
        elif not once[advised].startswith(f"[{told.number}]") or whole:
            yield Term(Label.OPTION, f"as under {once[advised]}")


def closed_elsewhere(told: Context) -> str:
    """The duties of other articles that the first amendment for a point closes by itself."""
    closed = next((found.closes for found in amendments(told.point, told.options)), ())
    return ", ".join(places((name for name in closed if name not in told.article.duties), told.speaker))


def falling_short(told: Context, once: Once, *, whole: bool) -> Iterator[tuple[str, str]]:
    """What falls short or is open, each under its label."""
    point, speaker, item = told.point, told.speaker, told.point.head
    if point.verdict is not Verdict.UNSETTLED:
        label = shortfall_label(item.duty) if point.principal else Label.MISSING
        offences = not_liable(told)
        short = f"{item.duty.facts} for {speaker.cites(offences)}" if offences else shortfall(point, speaker)
        yield label, once.told(short, told.where)
        for letter, lack in by_letter(point.lacks).items() if point.cause.kind == "aggravation" else ():
            yield from ((OPEN_LABELS[Ground.LAW], f"{letter} {why}") for why in open_circumstance(lack, speaker))
        return
    reasons = list(point.reasons)
    about = f"for {object_of(based_on(point.lacks[0]), speaker)}: " if point.cause.kind == "aggravation" else ""
    reasons.sort(key=lambda doubt: speaker.reason(doubt) in once)  # what is not said yet first
    for doubt in reasons if whole else reasons[:1]:
        said = once.told(speaker.reason(doubt), told.where)
        once.new(speaker.doubt(doubt), told.where)
        if said.startswith("as under "):
            said = f"the question {said.removeprefix('as ')} decides this as well"
        yield OPEN_LABELS[doubt.reason.ground], f"{about}{said}"
    if reasons:
        return
    if unread := not_verified(item, speaker, SPACE.fields if whole else BORDERS):
        yield OPEN_LABELS[Ground.UNREAD], once.told(f"{item.duty.facts}, {unread}", told.where)
    else:  # what is open lies in provisions that no single doubt decides
        yield Label.MISSING, once.told(shortfall(point, speaker), told.where)


def shortfall(point: Point, speaker: Speaker) -> str:
    """What falls short: the counterexample nearest to the ordinary case, or what of a rule is missing."""
    item = point.head
    if point.cause.kind == "aggravation":
        return by_object(point, speaker) or f"{gravamen(point, speaker)}, in part"
    if point.principal:
        return counterexample(point, speaker)
    return speaker.short_of(item.outcome, item.duty) or item.duty.facts or item.duty.title.lower()


def counterexample(point: Point, speaker: Speaker) -> str:
    """The principal counterexample in words; of an offence with what else is left out as near to the ordinary case."""
    item = point.head
    facts = item.duty.facts or item.duty.title.lower()
    if isinstance(item.duty.test, Criminalize) and not item.duty.bases:
        return together(point, speaker)
    narrower = speaker.gap(point.principal, item.duty, graded=False) if point.principal else ""
    if of_persons(item.duty):
        return f"{facts} {narrower.replace('in the case of ', 'for ', 1)}".strip()
    return f"{facts}, {narrower}" if narrower else facts


def together(point: Point, speaker: Speaker) -> str:
    """What an offence leaves out: the deeds that are left out alike, of what, and those left out in one respect less."""
    near = [lack for lack in point.lacks if lack.gap and lack.distance == point.lacks[0].distance]
    by_duty = grouped((one.finding.duty, one) for one in near if not one.finding.duty.bases)
    said = [(duty.facts.partition(" "), facts_apart(lacks, speaker)) for duty, lacks in by_duty.items()]
    (stem, own), *others = said
    alike = [deed for (deed, _, rest), facts in said if facts == own and rest == stem[2]]
    more = grouped(
        (extra[0], deed)
        for (deed, _, _), facts in others
        if own and set(own) < {*facts} and len(extra := [one for one in facts if one not in own]) == 1
    )
    ends = "".join(f"; {extra}, also {series(deeds, 'and')}" for extra, deeds in more.items())
    papers = [one.removeprefix(CONCERNING) for one in own if one.startswith(CONCERNING)]
    rest = [one for one in own if not one.startswith(CONCERNING)]
    for paper in papers:  # one kind of document stands in place of all
        stem = (*stem[:2], stem[2].replace(DOCUMENT, f"a fraudulent {paper.partition(' ')[2]}"))
    return ", ".join((f"{series(alike)} {stem[2]}", *rest)) + ends


def facts_apart(lacks: Sequence[Lack], speaker: Speaker) -> list[str]:
    """The facts of the first gap of a duty, and of others that differ in the last thing said of them alone."""
    first, *others = ([*speaker.phrases(one.gap.cube, one.gap.within, graded=False)] for one in lacks if one.gap)
    for facts in others:
        subject, _, said = facts[-1].partition(" is ") if facts else ("", "", "")
        if said and facts[:-1] == first[:-1] and first[-1].startswith(f"{subject} is ") and " and " not in said:
            first[-1] += f", or {said}"
    return first


def of_persons(duty: Duty) -> bool:
    """Whether a duty asks who is liable: legal persons."""
    return any(change.dimension == "actor" for change in (duty.test.changed if duty.test else ()))


def headline(point: Point, speaker: Speaker, options: Options | None = None) -> str:
    """A point as part of a sentence: the article, its subject, the word, and what falls short or why it is open."""
    item, near = point.head, too_narrow(point, speaker.law)
    changed = [index for found in amendments(point, options) for index in found.provisions] if near and options else []
    narrow = [*changed[:1], *([near.provision] if near else [])][:1]  # the offence that a drafter would extend
    cites = [cite for index in narrow for cite in speaker.law.provisions[index].cite[:1]]
    place = f" ({speaker.cites(cites)})" if cites else ""
    why = gist(point, speaker)
    why = why if len(why) <= HEADLINE else gravamen(point, speaker)
    told = f"{object_of(item.duty.id, speaker)}, {speaker.pinpoint(item.duty)}{place}, {verdict_words(point.verdict)}"
    return f"{told}; {why}" if why else told


def gravamen(point: Point, speaker: Speaker) -> str:
    """In which elements, or in which rule, a law falls short, in a few words; of what is only open the provision."""
    item, near = point.head, too_narrow(point, speaker.law)
    if point.cause.kind == "aggravation":
        told = ", ".join(dict.fromkeys(CIRCUMSTANCES[circumstance(lack)].asked for lack in point.lacks))
        return f"{'open' if point.verdict is Verdict.UNSETTLED else 'in part'}: {told}"
    if point.verdict is Verdict.UNSETTLED:
        if unread := not_verified(item, speaker, only=BORDERS):
            return f"not verified: {unread}"
        cites = next((doubt.cite for doubt in item.outcome.doubts if doubt.reason.of_law and doubt.cite), ())
        return f"turns on {speaker.cites(cites)}" if cites else ""
    if point.cause.kind == "element" and near and near.dimensions:
        return f"too narrow in {speaker.elements(near.dimensions)}"
    if point.cause.kind == "exclusion" and near:
        return f"excepted by {speaker.cites(near.excluded)}"
    rules = dict.fromkeys(name for name in item.outcome.missing if name in speaker.treaty.measures)
    return ", ".join(speaker.treaty.measures[name].title.lower() for name in rules) or item.duty.title.lower()


def gist(point: Point, speaker: Speaker, *, graded: bool = True) -> str:
    """What falls short, or why it is open, in one clause; of a circumstance what does not aggravate the smuggling itself.

    Unless it is ``graded``, without the graver forms that do reach it.
    """
    item = point.head
    if point.cause.kind == "aggravation":
        own = [lack for lack in point.lacks if based_on(lack) == speaker.treaty.selections.compared[0]]
        told = of_smuggling(own, speaker)
        return f"not aggravating: {told}" if told else gravamen(point, speaker)
    if point.verdict is Verdict.UNSETTLED:
        first = next((doubt.reason.why for doubt in item.outcome.doubts if doubt.reason.of_law), "")
        unread = not_verified(item, speaker, only=BORDERS)
        return "; ".join(filter(None, (f"not verified: {unread}" if unread else "", first)))
    if point.principal:
        facts = (
            cases(speaker.gap(point.principal, item.duty, graded=graded)) or item.duty.facts or item.duty.title.lower()
        )
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


def why(point: Point, near: Near | None, speaker: Speaker) -> str:
    """The provision that is too narrow, and in which elements."""
    if point.cause.kind not in ("element", "exclusion", "maximum") or of_persons(point.head.duty):
        return ""
    return speaker.nearest(near) if near else ""
