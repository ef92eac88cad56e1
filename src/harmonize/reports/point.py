"""An article's points as a reader meets them: what falls short, why, in which case, what would close it, how sure that is."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import CIRCUMSTANCES, SPACE
from harmonize.findings.assessment import Finding, chosen
from harmonize.findings.causes import Article, Lack, Point, too_narrow
from harmonize.findings.order import steps
from harmonize.grouping import grouped
from harmonize.norms.amendment import Amendment
from harmonize.norms.doubt import Ground
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.outcome import Verdict
from harmonize.norms.source import Grade
from harmonize.norms.treaty import Duty, Strength
from harmonize.reports.amendments import Options, places
from harmonize.reports.article_grids import crossed
from harmonize.reports.document import Grid, PointBlock, Term
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
        if len(self.article.told) == 1:
            return ""
        return f"({NUMERALS[self.part] if self.part < len(NUMERALS) else self.part + 1})"

    @property
    def where(self) -> str:
        """Its place in the report: ``[1](ii)``."""
        return f"[{self.number}]{self.mark}"


def block(
    parts: Sequence[Context], once: Once, *, whole: bool, keyed: bool = False, most: int | None = None
) -> PointBlock:
    """The points of one article under its number; unless it is ``whole``, as short as the first screen needs it.

    With their ids if ``keyed``. At ``most`` so many of them; how many more there are is said with the command that tells them.
    """
    first, article, speaker = parts[0], parts[0].article, parts[0].speaker
    head = first.point.head.duty
    alone = len(article.points) == 1 and first.point.cause.kind != "aggravation"
    named = head if alone else head._replace(pinpoint=article.name.removeprefix(f"{head.instrument}-"))
    disputed = [contested(one.point, speaker, whole=whole) for one in parts]
    shared = disputed[0] if len(set(disputed)) == 1 else ""
    rests_on = source(first.point, speaker.law)
    told: list[Term] = []
    stem = ""  # what a duty asks is said with the first of its points
    for one, dispute in zip(parts[:most], disputed, strict=False):
        opening, *rest = terms(one, once, whole=whole)
        beside = f" ({dispute})" if dispute and not shared else ""
        key = f" [{one.point.id}]" if keyed else ""
        text = opening.text.removeprefix(stem)
        told += [opening._replace(label=f"{one.mark} {opening.label}".strip(), text=f"{text}{beside}{key}"), *rest]
        stem = f"{one.point.head.duty.facts}, " if one.point.head.duty.form == "criminalize" else ""
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
    if whole and (reason := why(point, speaker)) and once.new(reason, told.where):
        yield Term(Label.CLOSEST, reason)
    if told.cases and not of_persons(point.head.duty):
        more = f" (and {len(told.cases) - 1} more)" if len(told.cases) > 1 else ""
        yield Term(Label.EXAMPLE, told.cases[0].says.replace("this State", speaker.home) + more)
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
        short = (
            f"{item.duty.facts} for {speaker.cites(not_liable(told))}"
            if not_liable(told)
            else shortfall(point, speaker)
        )
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
    if unread := not_verified(item, speaker, SPACE.fields if whole else BORDERS):
        yield OPEN_LABELS[Ground.UNREAD], once.told(f"{item.duty.facts}, {unread}", told.where)
    elif not reasons:  # what is open lies in provisions that no single doubt decides
        yield Label.MISSING, once.told(shortfall(point, speaker), told.where)


def open_circumstance(lack: Lack, speaker: Speaker) -> Iterator[str]:
    """Why it is open whether a circumstance aggravates the smuggling itself; not whether an offence applies at all."""
    paradigm = speaker.treaty.selections.compared[0]
    if based_on(lack) == paradigm and lack.finding.verdict is Verdict.UNSETTLED:
        offences = {
            terms.doubt.why for rating in speaker.law.ratings for _, terms in rating.alternatives if terms.doubt
        }
        own = (
            doubt for doubt in lack.finding.outcome.doubts if doubt.reason.of_law and doubt.reason.why not in offences
        )
        yield from dict.fromkeys(speaker.reason(doubt) for doubt in own)


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
    narrower = speaker.gap(point.principal, item.duty, graded=False) if point.principal else ""
    if of_persons(item.duty):
        return f"{facts} {narrower.replace('in the case of ', 'for ', 1)}".strip()
    return f"{facts}, {narrower}" if narrower else facts


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


def gist(point: Point, speaker: Speaker) -> str:
    """What falls short, or why it is open, in one clause; of a circumstance what does not aggravate the smuggling itself."""
    item = point.head
    if point.cause.kind == "aggravation":
        own = [lack for lack in point.lacks if based_on(lack) == speaker.treaty.selections.compared[0]]
        told = of_smuggling(own, speaker) if own else by_object(point, speaker)
        return f"not aggravating: {told}" if own else told
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


def by_object(point: Point, speaker: Speaker) -> str:
    """What of a circumstance does not aggravate the smuggling itself; then, for what else in the same words, what does not.

    Who helps in an offence, or organizes it, answers as for that: this is said of the offence alone, unless it stands alone.
    """
    lacking = grouped((based_on(lack), lack) for lack in point.lacks)
    own = lacking.pop(speaker.treaty.selections.compared[0], [])
    direct = [name for name in lacking if not based(speaker.treaty.duties[name])]
    told = [of_smuggling(own, speaker)]
    alike: dict[tuple[str, ...], dict[str, None]] = {}
    for base in direct if own or direct else lacking:
        if letters := not_aggravated(lacking[base], speaker):
            alike.setdefault(letters, {})[object_of(base, speaker)] = None
    for letters, names in alike.items():
        absent = (
            f"{'neither ' * (len(letters) > 1)}{series(letters, 'nor')} is{' not' * (len(letters) == 1)} aggravating"
        )
        objects = ", and for ".join(names)
        told.append(f"For {objects}: {absent}" if told[0] else f"for {objects}: {series(letters, 'and')}")
    return ". ".join(filter(None, told)) or f"{gravamen(point, speaker)}, in part"


def based(duty: Duty) -> tuple[str, ...]:
    """The duties on whose offences a duty builds."""
    return duty.test.bases if duty.test else ()


def of_smuggling(lacks: Iterable[Lack], speaker: Speaker) -> str:
    """What of each paragraph does not aggravate the smuggling of migrants: ``(a) danger other than ...; (b) ...``."""
    short = [lack for lack in lacks if lack.finding.verdict is not Verdict.UNSETTLED]
    told = {letter: missing(lack, speaker) for letter, lack in by_letter(short).items()}
    return "; ".join(f"{letter} {what}" for letter, what in told.items() if what)


def by_letter(lacks: Iterable[Lack]) -> dict[str, Lack]:
    """The first shortfall of each paragraph, in their order: ``(a)``, ``(b)``."""
    first: dict[str, Lack] = {}
    for lack in lacks:
        first.setdefault(f"({steps(lack.finding.duty)[-1]})", lack)
    return dict(sorted(first.items()))


def not_aggravated(lacks: Iterable[Lack], speaker: Speaker) -> tuple[str, ...]:
    """The paragraphs of which nothing aggravates what else the treaty names: ``(a)``, ``(b)``."""
    short = {letter: lack for letter, lack in by_letter(lacks).items() if lack.finding.verdict is not Verdict.UNSETTLED}
    return tuple(letter for letter, lack in short.items() if not graver_form(speaker, lack))


def object_of(duty: str, speaker: Speaker) -> str:
    """What a duty is about, as the core articles are named: ``documents``."""
    treaty = speaker.treaty
    own = (title for title, names in treaty.selections.lines if any(chosen(duty, name) for name in names))
    return next(own, treaty.duties[duty].title.lower())


def based_on(lack: Lack) -> str:
    """The duty whose offence is to be aggravated; that itself where it asks for something else."""
    return next(iter(based(lack.finding.duty)), lack.finding.duty.id)


def missing(lack: Lack, speaker: Speaker) -> str:
    """What of a circumstance does not aggravate: all of it, or what no graver form of an offence and no factor names.

    Nothing where that falls short only as the offence itself does. That a general offence is graver (a killing) is no
    circumstance of the smuggling.
    """
    whole = CIRCUMSTANCES[circumstance(lack)].asked
    form = graver_form(speaker, lack)
    if lack.finding.verdict is Verdict.GAP or not lack.gap or not form:
        harm = graver_form(speaker, lack, "harm") if circumstance(lack) == "danger" else None
        return f"{whole}, except by {harm.told} ({harm.cite})" if harm else whole
    if lack.distance:
        return ""
    within = lack.gap.within
    facts = ", ".join(speaker.plainly.phrases(lack.gap.cube | within & SPACE.fields["harm"].mask, within))
    if facts.startswith("with danger"):
        return f"{facts.removeprefix('with ')} ({form.cite})"
    if facts.startswith("likely to "):
        return f"circumstances merely {facts} ({form.cite})"
    return f"{whole}{', ' if facts.startswith('except ') else ' '}{facts} ({form.cite})"


def circumstance(lack: Lack) -> str:
    """The dimension that a duty asks to be aggravating."""
    test = lack.finding.duty.test
    return test.changed[0].dimension if test else ""


class Form(NamedTuple):
    """A graver form of an offence: where it stands, and for which facts it is one."""

    cite: str
    told: str


def graver_form(speaker: Speaker, lack: Lack, asked: str = "") -> Form | None:
    """The first form of an offence that a duty is about, or factor of its sentence, that turns on the circumstance.

    Or on what is ``asked`` about instead.
    """
    name = asked or circumstance(lack)
    plain = SPACE.bit[name][SPACE.fields[name].dimension.plain]
    deeds = sum(SPACE.bit["conduct"][deed] for deed in speaker.conducts(lack.finding.duty))
    for rating in speaker.law.ratings:
        offence = speaker.law.provisions[rating.provision]
        if offence.kind in ("smuggling", "document") and not offence.administrative:
            forms = [(offence.forms.get(form.id, ()), cube) for form in rating.forms for cube, _ in form.pieces]
            about = any(cube & deeds for cube, _ in rating.alternatives)
            for cites, cube in (*forms, *((factor.cite, factor.cube) for factor in offence.weighs)) if about else ():
                if cites and cube & deeds and not cube & plain:
                    return Form(speaker.cites(cites[:1]), speaker.listed(name, SPACE.names(cube, name)))
    return None


def why(point: Point, speaker: Speaker) -> str:
    """The provision that is too narrow, and in which elements."""
    if point.cause.kind not in ("element", "exclusion", "maximum") or "actor" in point.cause.what:
        return ""
    near = too_narrow(point, speaker.law)
    return speaker.nearest(near) if near else ""


def amendments(point: Point, options: Options) -> tuple[Amendment, ...]:
    """What a drafter would change for the principal counterexample: what fixes its elements; of circumstances one for each."""
    package, facts = options.package, point.principal.cube if point.principal else 0
    if point.cause.kind != "aggravation":
        wanted = point.cause.what if point.cause.kind == "element" else ()
        return package.options({point.head.duty.id}, wanted, facts)[:1]
    alike = (lack for lack in point.lacks if based_on(lack) == based_on(point.lacks[0]))
    paradigm = [lack for lack in alike if missing(lack, options.speaker)]
    found: dict[Amendment, None] = {}
    for lack in by_letter(lack for lack in paradigm if lack.gap).values():
        duty, cube = lack.finding.duty, lack.gap.cube if lack.gap else 0
        changed = [change.dimension for change in duty.test.changed] if duty.test else []
        found.update(dict.fromkeys(package.options({duty.id}, changed, cube)[:1]))
    return tuple(found)


def not_liable(told: Context) -> list[str]:
    """The offences of an article for which legal persons do not answer, where that is what a point is about."""
    points = told.article.points if "actor" in told.point.cause.what else ()
    near = (lack.gap.near for one in points if "actor" in one.cause.what for lack in one.lacks if lack.gap)
    found = (cite for own in near if own for cite in told.speaker.law.provisions[own.provision].cite[:1])
    return list(dict.fromkeys(found))


def option(told: Context) -> str:
    """What a drafter would do about a point, in words: of a change of several elements those of the point; empty where nothing."""
    if (offences := not_liable(told)) and (cites := told.point.head.outcome.cites):
        return f"In {told.speaker.cites(cites[:1])}: extend the liability of legal persons to {told.speaker.cites(offences)}"
    found = amendments(told.point, told.options)
    return (
        told.options.words(found, told.point.cause.what if told.point.cause.kind == "element" else ()) if found else ""
    )


def grid(article: Article) -> Grid | None:
    """Which object of an article lacks which circumstance, where its duties ask the same of several."""
    lacking = {lack.finding.duty.id: lack.finding for point in article.points for lack in point.lacks}
    found = {item.duty.id: item for point in article.points for item in point.findings} | lacking
    table = crossed(found.values())
    return Grid(table, tight=True) if table else None
