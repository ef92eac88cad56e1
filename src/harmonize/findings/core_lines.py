"""What a reviewer asks first: of each core article whether it is met, by which provision, and with what maximum."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Finding, chosen
from harmonize.findings.causes import Point, Sorted
from harmonize.findings.order import BINDING
from harmonize.norms.duty_tests import Aggravate
from harmonize.norms.first_screen import Answering
from harmonize.norms.law import Law
from harmonize.norms.outcome import Verdict, word_of
from harmonize.norms.treaty import Treaty

MOST_PROVISIONS = 3


class Line(NamedTuple):
    """One core article: its duties, its verdict, and what answers it.

    ``paragraphs`` are written like ``smp-6.1.a``; ``answers`` are the offences that answer the ordinary cases of its duties, each
    with its own range for them; ``cites`` are the rules that answer.
    ``points`` are what falls short or is open, ``but`` the findings that are neither met nor in one of them. ``bound`` is
    false where the article binds the State not; the rest is then what its law would be worth.
    """

    title: str
    paragraphs: tuple[str, ...]
    verdict: Verdict
    answers: tuple[Answering, ...]
    cites: tuple[str, ...]
    points: tuple[Point, ...]
    but: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    bound: bool


def core_lines(
    assessment: Assessment, told: Sorted, unbound: Assessment | None, answers: Mapping[str, tuple[Answering, ...]]
) -> tuple[Line, ...]:
    """One line per core article of the instruments asked; ``unbound`` is the law as if its State were bound by all of them.

    ``answers`` are the offences that answer each article, by its title.
    """
    return tuple(
        line(title, names, own, assessment, told, answers.get(title, ()), bound=bound)
        for title, names, own, bound in articles(assessment, unbound)
    )


def articles(
    assessment: Assessment, unbound: Assessment | None
) -> Iterator[tuple[str, tuple[str, ...], list[Finding], bool]]:
    """The core articles asked about: the title of each, its paragraphs, its findings, and whether it binds the State."""
    for title, names in assessment.treaty.selections.lines:
        own = asked(assessment, names)
        bound = any(item.verdict is not Verdict.NOT_BOUND for item in own)
        if not bound and unbound:
            own = asked(unbound, names)
        if own:
            yield title, names, own, bound


def binding(found: Iterable[Finding]) -> list[Finding]:
    """The findings that have a say in the verdict on an article."""
    return [item for item in found if item.duty.strength in BINDING]


def asked(assessment: Assessment, names: Iterable[str]) -> list[Finding]:
    """The findings on what a law can answer, in the order of the names."""
    return [
        item for name in names for item in assessment.findings if chosen(item.duty.id, name) and not item.duty.untested
    ]


def line(
    title: str,
    names: tuple[str, ...],
    own: list[Finding],
    assessment: Assessment,
    told: Sorted,
    answers: tuple[Answering, ...],
    *,
    bound: bool,
) -> Line:
    """One line; only what binds has a say in its verdict."""
    law, treaty = assessment.law, assessment.treaty
    deciding = binding(own)
    points = tuple(point for point in told.points if any(item.duty.id in point.duties for item in deciding))
    held = {name for point in points for name in point.duties}
    met = (Verdict.MET, Verdict.EXCEEDS)
    but = tuple(item for item in deciding if item.verdict not in met and item.duty.id not in held)
    # An article of the same number is reported once: SMP 3(a), which defines, beside 6(1)(a).
    return Line(
        title,
        tuple(name for name in names if any(chosen(item.duty.id, name) for item in own)),
        word_of(item.verdict for item in deciding),
        answers,
        rules(deciding, law, treaty),
        points if bound else (),
        but,
        tuple(own),
        bound,
    )


def rules(found: Iterable[Finding], law: Law, treaty: Treaty) -> tuple[str, ...]:
    """The pinpoints of the rules and of the graver offences by which duties are met, at least in part."""
    cites: dict[str, None] = {}
    for item in found:
        outcome, test = item.outcome, item.duty.test
        if isinstance(test, Aggravate) and not outcome.cites:
            kinds = treaty.duties[test.of].criminalize.counts
            own = (law.provisions[index] for index in outcome.provisions)
            cites.update(dict.fromkeys(cite for offence in own if offence.kind in kinds for cite in offence.cite[:1]))
        known = [law.measures[name].cite for name in outcome.measures if name in law.measures]
        cites.update(dict.fromkeys(cite for group in (outcome.cites, *known) for cite in group[:1]))
    return tuple(cites)[:MOST_PROVISIONS]
