"""What a first screen needs besides the findings, worked out: by one function for the law in force and for any other day."""

from collections.abc import Sequence

from harmonize.findings.assessment import Assessment
from harmonize.findings.causes import causes
from harmonize.findings.core_lines import articles, binding
from harmonize.findings.fact_pattern import point as fact_of
from harmonize.findings.paradigm import answering
from harmonize.norms.amendment import Package
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.status import Status


def first_screen(
    found: Assessment, unbound: Assessment | None, status: Status, patterns: Sequence[Pattern], package: Package
) -> FirstScreen:
    """What the first screen on an assessment tells beside its findings, with amendments that were tried before.

    ``unbound`` is the assessment as if the State were bound by all that is asked, where it is not.
    """
    on_day = LawOnDay(found.law, status.members(found.day))
    facts = [(pattern, fact_of(pattern.facts, on_day.words)) for pattern in patterns]
    answers = {
        title: answering(binding(own), found.treaty, found.readings, on_day)
        for title, _, own, _ in articles(found, unbound)
    }
    cases = {
        point.id: tuple(pattern.id for pattern in lying)
        for point in causes(found).points
        if (lying := point.cases(facts))
    }
    return FirstScreen(package, answers, cases)
