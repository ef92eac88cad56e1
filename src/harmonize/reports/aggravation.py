"""Circumstances that ought to aggravate, in words: of which offence none does, and what a drafter would make one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.conduct.dimensions import CIRCUMSTANCES, SPACE
from harmonize.findings.assessment import chosen
from harmonize.findings.causes import Lack, Point
from harmonize.findings.order import steps
from harmonize.grouping import grouped
from harmonize.norms.outcome import Verdict
from harmonize.reports.facts_in_words import series
from harmonize.reports.wording import Speaker, sentence


def by_object(point: Point, speaker: Speaker) -> str:
    """What of a circumstance does not aggravate the smuggling itself; then, for what else in the same words, what does not.

    Who helps in an offence, or organizes it, answers as for that: this is said of the offence alone, unless it stands alone.
    """
    own, others = unaggravated(point, speaker)
    told = [of_smuggling(own, speaker)]
    for letters, objects in grouped((tuple(lacks), base) for base, lacks in others.items()).items():
        places = ((object_of(base, speaker), place_of(others[base], speaker)) for base in objects)
        named = series([f"for {name}{f' ({place})' if place else ''}" for name, place in places], "and")
        if told[0]:
            neither = "neither " * (len(letters) > 1) + series(letters, "nor") + " is" + " not" * (len(letters) == 1)
            told.append(f"{sentence(named)}: {neither} aggravating")
        else:
            asked = (f"{letter} {CIRCUMSTANCES[circumstance(others[objects[0]][letter])].asked}" for letter in letters)
            told.append(f"{named}: {series([*asked], 'and')}")
    return ". ".join(filter(None, told))


def of_smuggling(lacks: Iterable[Lack], speaker: Speaker) -> str:
    """What of each paragraph does not aggravate the smuggling of migrants: ``(a) danger other than ...; (b) ...``."""
    short = [lack for lack in lacks if lack.finding.verdict is not Verdict.UNSETTLED]
    told = {letter: missing(lack, speaker) for letter, lack in by_letter(short).items()}
    return "; ".join(f"{letter} {what}" for letter, what in told.items() if what)


def unaggravated(point: Point, speaker: Speaker) -> tuple[list[Lack], dict[str, dict[str, Lack]]]:
    """The shortfalls on the smuggling itself; and on the other offences, by duty, those of whose paragraphs nothing aggravates them."""
    lacking = grouped((based_on(lack), lack) for lack in point.lacks)
    own = lacking.pop(speaker.treaty.selections.compared[0], [])
    direct = [name for name in lacking if not speaker.treaty.duties[name].bases]
    found = {name: not_aggravated(lacking[name], speaker) for name in (direct if own or direct else lacking)}
    return own, {name: lacks for name, lacks in found.items() if lacks}


def not_aggravated(lacks: Iterable[Lack], speaker: Speaker) -> dict[str, Lack]:
    """The paragraphs of which nothing aggravates an offence itself: ``(a)``, ``(b)``."""
    short = by_letter(lack for lack in lacks if lack.finding.verdict is not Verdict.UNSETTLED)
    return {
        letter: lack for letter, lack in short.items() if not lack.distance and not graver_form(speaker, lack, own=True)
    }


def by_letter(lacks: Iterable[Lack]) -> dict[str, Lack]:
    """The first shortfall of each paragraph, in their order: ``(a)``, ``(b)``."""
    first: dict[str, Lack] = {}
    for lack in lacks:
        first.setdefault(f"({steps(lack.finding.duty)[-1]})", lack)
    return dict(sorted(first.items()))


def aggravated(point: Point, speaker: Speaker) -> str:
    """What a drafter would make aggravating, each circumstance in the provision of which the point says that it lacks it."""
    own, others = unaggravated(point, speaker)
    short = by_letter(lack for lack in own if lack.finding.verdict is not Verdict.UNSETTLED and missing(lack, speaker))
    made: list[tuple[tuple[str, str], str]] = []
    for letter, lack in short.items():
        form = (graver_form(speaker, lack) if lack.finding.verdict is not Verdict.GAP else None) or harmful_form(
            speaker, lack
        )
        place = form.cite if form else place_of({letter: lack}, speaker)
        verb = "make it suffice" if form else "make it an aggravating circumstance"
        made.append(((place, verb), CIRCUMSTANCES[circumstance(lack)].amended))
    for lacks in others.values():
        key = place_of(lacks, speaker), "make it an aggravating circumstance"
        made += [(key, CIRCUMSTANCES[circumstance(lack)].amended) for lack in lacks.values()]
    alike = grouped(
        ((verb, tuple(dict.fromkeys(asked))), place) for (place, verb), asked in grouped(made).items() if place
    )
    return ". ".join(f"In {'; '.join(places)}: {verb} {series(asked, 'or')}" for (verb, asked), places in alike.items())


def missing(lack: Lack, speaker: Speaker) -> str:
    """What of a circumstance does not aggravate: all of it, or what no graver form of an offence and no factor names.

    Nothing where that falls short only as the offence itself does. That a general offence is graver (a killing) is no
    circumstance of the smuggling.
    """
    whole = CIRCUMSTANCES[circumstance(lack)].asked
    form = graver_form(speaker, lack)
    if lack.finding.verdict is Verdict.GAP or not lack.gap or not form:
        harm = harmful_form(speaker, lack)
        return f"{whole}, except by {harm.told} ({harm.cite})" if harm else whole
    if lack.distance:
        return ""
    within = lack.gap.within
    facts = ", ".join(speaker.plainly.phrases(lack.gap.cube | within & SPACE.fields["harm"].mask, within))
    if facts.startswith("with danger"):
        return f"{facts.removeprefix('with ')} ({form.cite})"
    if facts.startswith("likely to "):
        return f"circumstances merely {facts} ({form.cite})"
    if facts.startswith("except "):
        return f"{whole} other than {facts.removeprefix('except ').removeprefix(f'with {whole} ').removeprefix('with ')} ({form.cite})"
    return " ".join(filter(None, (whole, facts, f"({form.cite})")))


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


class Form(NamedTuple):
    """A graver form of an offence: where it stands, and for which facts it is one."""

    cite: str
    told: str


def graver_form(speaker: Speaker, lack: Lack, asked: str = "", *, own: bool = False) -> Form | None:
    """The first form of an offence that a duty is about, or factor of its sentence, that turns on the circumstance.

    Or on what is ``asked`` about instead; of its ``own`` offence, where one is near, a form of that alone.
    """
    name = asked or circumstance(lack)
    plain = SPACE.bit[name][SPACE.fields[name].dimension.plain]
    deeds = sum(SPACE.bit["conduct"][deed] for deed in speaker.conducts(lack.finding.duty))
    near = lack.gap.near.provision if own and lack.gap and lack.gap.near else None
    for rating in speaker.law.ratings:
        offence = speaker.law.provisions[rating.provision]
        if (
            offence.kind in ("smuggling", "document")
            and not offence.administrative
            and near in (None, rating.provision)
        ):
            forms = [(offence.forms.get(form.id, ()), cube) for form in rating.forms for cube, _ in form.pieces]
            about = any(cube & deeds for cube, _ in rating.alternatives)
            factors = () if own else ((factor.cite, factor.cube) for factor in offence.weighs)
            for cites, cube in (*forms, *factors) if about else ():
                if cites and cube & deeds and not cube & plain:
                    return Form(speaker.cites(cites[:1]), speaker.listed(name, SPACE.names(cube, name)))
    return None


def harmful_form(speaker: Speaker, lack: Lack) -> Form | None:
    """The form of an offence that turns on harm, where danger ought to aggravate it and does not."""
    return graver_form(speaker, lack, "harm") if circumstance(lack) == "danger" else None


def place_of(lacks: Mapping[str, Lack], speaker: Speaker) -> str:
    """Where the offence stands that some circumstances do not aggravate."""
    near = next((lack.gap.near.provision for lack in lacks.values() if lack.gap and lack.gap.near), None)
    return speaker.cites(speaker.law.provisions[near].cite[:1]) if near is not None else ""


def circumstance(lack: Lack) -> str:
    """The dimension that a duty asks to be aggravating."""
    test = lack.finding.duty.test
    return test.changed[0].dimension if test else ""


def based_on(lack: Lack) -> str:
    """The duty whose offence is to be aggravated; that itself where it asks for something else."""
    return next(iter(lack.finding.duty.bases), lack.finding.duty.id)


def object_of(duty: str, speaker: Speaker) -> str:
    """What a duty is about, as the core articles are named: ``documents``."""
    treaty = speaker.treaty
    own = (title for title, names in treaty.selections.lines if any(chosen(duty, name) for name in names))
    return next(own, treaty.duties[duty].title.lower())
