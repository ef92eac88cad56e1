"""Answers that a law on file gives on rules of its general part: who else is punished, for which stage, who is spared."""

from harmonize.conduct.dimensions import SPACE
from harmonize.interview.answers import SKIP, Answer, Question
from harmonize.interview.matters import BY_NAME, Matter, said
from harmonize.interview.on_file import COUNTED, OnFile
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.duty_tests import Spare
from harmonize.norms.rating import Migrant

STAGES = {
    "attempt": "attempted",
    "agreement": "agreed",
    "preparation": "prepared",
}  # the rules that carry an offence over to a stage
PART_ONLY = Reason(Ground.LAW, "it holds for a part only of what the provision reaches")


def by_rule(own: OnFile, question: Question, rule: str) -> Answer:
    """What the law on file says of a rule of the general part."""
    if rule == "migrant":
        steps = [step for rating in own.law.ratings for step in rating.steps if isinstance(step, Migrant)]
        words = {step.spared if step.spared in ("yes", "no", "unsettled", "cannot_say") else SKIP for step in steps}
        word = words.pop() if len(words) == 1 else "unsettled" if words else SKIP
        why = next((step.why for step in steps if step.spared == word), PART_ONLY.why if steps else "")
        return Answer(question.id, (word,), cite=own.cite(()), why=why)
    if rule == "accomplice":
        return accomplice(own, question)
    other = {"stage": STAGES[rule]} if rule in STAGES else {"role": rule}
    sure, doubtful = [], dict[str, Reason]()
    for option in question.options:
        if option.word == "none":
            continue
        matter = BY_NAME[option.word.partition("-")[0]]
        found = [carried(own, matter, own.plainly(case, **other)) for case in own.sure_cases(option.word)]
        if all(item is True for item in found):
            sure.append(option.word)
        elif any(item is True or isinstance(item, Reason) for item in found):
            doubtful[option.word] = next((item for item in found if isinstance(item, Reason)), PART_ONLY)
        elif any(unread[1] in (rule, STAGES.get(rule)) for unread in own.law.unread):
            return Answer(question.id, (SKIP,))
    if doubtful and all(doubt.ground is Ground.UNREAD for doubt in doubtful.values()) and not sure:
        return Answer(question.id, (SKIP,))
    why = next((doubt.why for doubt in doubtful.values()), "")
    return Answer(question.id, tuple(sure) or ("none",), tuple(doubtful), own.cite(()), why=why)


def accomplice(own: OnFile, question: Question) -> Answer:
    """Whether whoever is moved is punished as instigator or accomplice where a duty asks that he be spared."""
    scope = own.interview.scope
    asked = [
        own.interview.cube(said(cube, states))
        for duty in scope.duties.values()
        if isinstance(duty.test, Spare)
        for cube, states in scope.regions(duty)
    ]
    parts = ({"role": role, "for": "self"} for role in ("instigator", "aider"))
    moved = [
        (matter, own.plainly(case, **part))
        for part in parts
        for name in own.cases
        if (matter := BY_NAME[name.partition("-")[0]]).name in ("entry", "stay")
        for case in own.sure_cases(name)
    ]
    found = [carried(own, matter, case) for matter, case in moved if any(SPACE.meet(case, cube) for cube in asked)]
    reasons = [item for item in found if isinstance(item, Reason)]
    if reasons and True not in found and all(reason.ground is Ground.UNREAD for reason in reasons):
        return Answer(question.id, (SKIP,))
    why = next((reason.why for reason in reasons), PART_ONLY.why)
    word = "yes" if not any(found) else "no" if all(one is True for one in found) else "unsettled"
    return Answer(question.id, (word,), cite=own.cite(()), why=why if word == "unsettled" else "")


def carried(own: OnFile, matter: Matter, case: int) -> "bool | Reason":
    """Whether a case in another part or stage is punished; a reason where that is open."""
    norms = own.evaluator.punished(COUNTED[matter.name], (case,)).norms
    found = [norm.doubt for norm in norms if SPACE.meet(norm.cube, case)]
    return True if None in found else found[0] if found and found[0] else False
