"""Form 5: the law must have a rule: typed measures, or jurisdiction over a region of facts."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Coverage, Offence, any_fact
from harmonize.duties.docket import Docket
from harmonize.duties.gaps import presented
from harmonize.duties.question import Question
from harmonize.duties.unread import unread_section
from harmonize.duties.usual import apart, open_word, usually
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.law import Measure
from harmonize.norms.outcome import NOT_ASSESSED, OPEN, Doubt, Outcome, Verdict
from harmonize.norms.treaty import Duty

# From worst to best; the two words for a doubt are the verdicts that it leads to.
ORDER = ("no", "unknown", "not_verified", "unsettled", "conditional", "yes")


def decide(duty: Duty, docket: Docket) -> Verdict:
    """The verdict alone: what jurisdiction leaves over is not worked out."""
    if "reach" not in duty.test:
        return assess(duty, docket).verdict
    status = docket.law.status("jurisdiction")
    unless = duty.test.get("unless")
    if status == "not_read":
        return Verdict.NOT_ASSESSED
    if unless and evaluate(unless, docket)[0] == "yes":
        return Verdict.MET
    questions = [over(duty, docket.duty(name), docket).question for name in duty.test["over"]]
    if not any(any_fact(item.required, item.away) for item in questions):
        return Verdict.NOT_ASSESSED
    if any(item.gap for item in questions) and status != "partly_read" and any(item.reached for item in questions):
        return Verdict.PARTIAL
    return assess(duty, docket).verdict if any(item.gap or item.doubt for item in questions) else Verdict.MET


def assess(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a rule that must be provided.

    Where a paragraph binds what authorities do (``conduct`` says whose), the law may have a rule and need none: without
    it the duty is not assessed.
    """
    if "reach" in duty.test:
        return jurisdiction(duty, docket)
    found = required(duty, docket)
    return NOT_ASSESSED._replace(measures=found.measures) if "conduct" in duty.test and found.missing else found


def required(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on the measures that a duty requires."""
    answer, used = evaluate(duty.test["require"], docket)
    measures = tuple(dict.fromkeys(used))
    known = [name for name in measures if name in docket.law.measures]
    doubts = tuple(
        Doubt(measure.doubt, measure.cite, 0, 0) for name in known if (measure := docket.law.measures[name]).doubt
    )
    if answer == "unknown":
        return NOT_ASSESSED._replace(measures=measures)
    if answer == "yes":
        further = duty.test.get("exceeds")
        verdict = Verdict.EXCEEDS if further and evaluate(further, docket)[0] == "yes" else Verdict.MET
        return Outcome(verdict, measures=tuple(known))
    if answer in OPEN:
        return Outcome(Verdict(answer), doubts=doubts, measures=tuple(known))
    if answer == "conditional":
        return Outcome(
            Verdict.PARTIAL, doubts=doubts, measures=tuple(known), missing=tuple(unmet(duty.test["require"], docket))
        )
    part = duty.test.get("partial")
    verdict = Verdict.PARTIAL if part and evaluate(part, docket)[0] in ("yes", "conditional") else Verdict.GAP
    # What a rule lacks may stand in what was not read, whether the rule is one word or a list of them.
    half = unread_section(docket, [docket.treaty.measures[name].section for name in measures])
    if half:
        verdict, doubts = Verdict.NOT_VERIFIED, (*doubts, Doubt(not_read(half.reason), (), 0, 0))
    return Outcome(verdict, doubts=doubts, measures=tuple(known), missing=tuple(unmet(duty.test["require"], docket)))


def evaluate(expression: Any, docket: Docket) -> tuple[str, list[str]]:
    """``yes``, ``no``, ``conditional``, ``unsettled``, ``not_verified`` or ``unknown``, and the measures looked at."""
    if "measure" in expression:
        return clause(expression, docket.law.measures.get(expression["measure"])), [expression["measure"]]
    ((connective, parts),) = expression.items()
    answers = [evaluate(part, docket) for part in parts]
    used = [name for _, names in answers for name in names]
    ranks = [ORDER.index(answer) for answer, _ in answers]
    if connective == "any":
        best = max(ranks)
        if ORDER[best] == "no":
            return "no", used
        if ORDER[best] != "yes" and ORDER.index("unknown") in ranks and ORDER[best] in ("conditional", "no"):
            return ("conditional" if ORDER[best] == "conditional" else "unknown"), used
        return ORDER[best], used
    return ORDER[min(ranks)], used


def clause(asked: dict[str, Any], measure: Measure | None) -> str:
    """Whether one measure is as the clause asks."""
    if measure is None:
        return "unknown"
    if measure.doubt:
        return Verdict.UNSETTLED if measure.doubt.of_law else Verdict.NOT_VERIFIED
    if not holds(asked, measure.value, measure.moot):
        return "no"
    return "conditional" if measure.condition and asked.get("is") != "no" else "yes"


def holds(asked: dict[str, Any], value: Any, moot: tuple[str, ...] = ()) -> bool:
    """Whether a value satisfies a clause: is, at_most, at_least, includes, excludes, any_of.

    Of a list the words that cannot arise in the State (``moot``) are not asked for.
    """
    words = value if isinstance(value, (list, tuple)) else [value]
    if "is" in asked:
        return bool(asked["is"] == value or asked["is"] in words)
    if "at_most" in asked:
        return value == "no" or (isinstance(value, int) and value <= asked["at_most"])
    if "at_least" in asked:
        return isinstance(value, int) and value >= asked["at_least"]
    if "includes" in asked:
        return set(listed(asked["includes"])) <= {*words, *moot}
    if "any_of" in asked:
        return bool(set(listed(asked["any_of"])) & set(words))
    return not set(listed(asked["excludes"])) & set(words)


def listed(value: Any) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]


def unmet(expression: Any, docket: Docket) -> list[str]:
    """The measures that keep a requirement from being met."""
    if "measure" in expression:
        measure = docket.law.measures.get(expression["measure"])
        return [] if clause(expression, measure) == "yes" else [expression["measure"]]
    return [name for parts in expression.values() for part in parts for name in unmet(part, docket)]


def lacking(expression: Any, name: str, answer: Measure) -> list[str]:
    """The words that a requirement asks of one measure and that the State's answer lacks."""
    if "measure" in expression:
        asked = listed(expression.get("includes", ())) if expression["measure"] == name else ()
        has = answer.value if isinstance(answer.value, (list, tuple)) else (answer.value,)
        return [word for word in asked if word not in has and word not in answer.moot]
    return [word for parts in expression.values() for part in parts for word in lacking(part, name, answer)]


def jurisdiction(duty: Duty, docket: Docket) -> Outcome:
    """Jurisdiction over the facts of other duties, placed as the paragraph says: what the second cover leaves out."""
    status = docket.law.status("jurisdiction")
    if status == "not_read":
        return NOT_ASSESSED
    unless = duty.test.get("unless")
    if unless and evaluate(unless, docket)[0] == "yes":
        return Outcome(Verdict.MET, measures=tuple(evaluate(unless, docket)[1]))
    parts = [over(duty, docket.duty(name), docket) for name in duty.test["over"]]
    if not any(any_fact(part.question.required, part.question.away) for part in parts):
        return Outcome(Verdict.NOT_ASSESSED, follows=duty.test["over"][0])
    bare = duty._replace(test={})
    coverages = [part.question.answer() for part in parts]
    gaps = tuple(gap._replace(near=None) for part in parts for gap in presented(docket, bare, (), part.question))
    cites = tuple(dict.fromkeys(cite for part in parts for cite in part.cites))
    answering = tuple(dict.fromkeys(index for item in coverages for index in item.provisions))
    found = Outcome(Verdict.MET, cites=cites, provisions=answering)
    usual = [usually(duty, docket, part.question) for part in parts]
    touching, beside = apart(placed_doubts(docket, coverages, usual))
    if gaps and status == "partly_read":
        missing = any(item.touched(gap.cube) for item in usual for gap in gaps)
        unread = Doubt(not_read(docket.law.told_unread("jurisdiction")), (), 0, 0)
        touching, beside = ((*touching, unread), beside) if missing else (touching, (*beside, unread))
    elif gaps:
        reached = touching or any(part.question.reached for part in parts)
        verdict = Verdict.PARTIAL if reached else Verdict.GAP
        return found._replace(verdict=verdict, gaps=gaps, doubts=touching, beside=beside)
    return found._replace(verdict=open_word(touching) if touching else Verdict.MET, doubts=touching, beside=beside)


def placed_doubts(docket: Docket, coverages: list[Coverage], usual: list[Question]) -> Iterator[tuple[bool, Doubt]]:
    """The doubtful rules of jurisdiction that decide some facts, and whether those touch the ordinary case."""
    found: dict[Reason, tuple[bool, Doubt]] = {}
    for coverage, ordinary in zip(coverages, usual, strict=True):
        for rule in docket.law.reaches:
            reason = rule.doubt
            pieces = [both for piece in coverage.doubtful if reason and (both := SPACE.meet(piece, rule.cube))]
            if reason and pieces and not (reason in found and found[reason][0]):
                touches = any(ordinary.touched(piece) for piece in pieces)
                found[reason] = touches, Doubt(reason, rule.cite, 0, 0)
    yield from found.values()


class Placed(NamedTuple):
    """The punished facts of one duty in the place asked, with the jurisdiction cover, and the pinpoints used."""

    question: Question
    cites: tuple[str, ...]


def over(duty: Duty, base: Duty, docket: Docket) -> Placed:
    """Jurisdiction over the punished facts of one duty."""
    facts = docket.moved_facts(docket.sure_facts(base), duty.test["reach"])
    sure: list[Offence] = []
    possible: list[Offence] = []
    cites: list[str] = []
    for part in facts:
        for rule in docket.law.reaches:
            if rule.provisions and part.provision not in rule.provisions:
                continue
            both = tuple([rule.cube & cube for cube in SPACE.meeting(part.cubes, (rule.cube,))])
            if both:
                possible.append(Offence(part.provision, both, part.exclusions))
                if not rule.doubt:
                    sure.append(possible[-1])
                    cites += rule.cite
    region = docket.moved(docket.scope(base).region, duty.test["reach"])
    away = docket.scope(base).away
    return Placed(Question(region, facts, away, lambda: (tuple(sure), tuple(possible))), tuple(cites))
