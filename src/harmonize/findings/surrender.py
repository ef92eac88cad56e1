"""The way to surrender: whether one State can extradite to another for the same facts, step by step, and what bars it."""

from collections.abc import Mapping
from typing import Annotated, NamedTuple

from harmonize.findings.answer import Answer, reply
from harmonize.findings.fact_pattern import point
from harmonize.findings.overlap import Side
from harmonize.findings.perspective import from_view_of
from harmonize.norms.facts import ABSOLUTE
from harmonize.norms.law import Measure
from harmonize.norms.meaning import Means
from harmonize.norms.penalty import DEATH, term
from harmonize.norms.rows import Row, shown
from harmonize.norms.status import Arrangement, Status

# From worst to best: what a step says of the way.
STANDINGS = ("barred", "unknown", "depends", "open")
RAISED = "may be raised"  # of a ground of refusal, which bars nothing by itself
OF_FACTS = 3  # steps that turn on the facts: an offence in the asking State, dual criminality, the threshold
Standing = Annotated[str, Means(enum=STANDINGS)]


class Step(NamedTuple):
    """One question on the way: its name, what it says of the way, why, and what it rests on.

    ``cite`` are pinpoints in the law of the State ``by``; where ``by`` is empty they name a source of treaty status.
    """

    name: str
    standing: Standing
    why: str
    cite: tuple[str, ...] = ()
    by: str = ""


@shown
class Way(NamedTuple):
    """The way from a request to surrender for one fact pattern; ``answers`` are those of the asking and the asked law.

    ``lower`` is the lower of the two maxima, in months; zero when one of them punishes nothing surely.
    """

    asking: str
    asked: str
    transposed: bool
    answers: tuple[Answer, Answer]
    arrangement: Arrangement | None
    steps: tuple[Step, ...]

    @property
    def summary(self) -> str:
        """The two States, and how the request stands."""
        return f"{self.asking} requests surrender from {self.asked}: {self.standing}"

    def rows(self) -> list[Row]:
        """One row per question on the way: how it stands (``open``, ``depends``, ``unknown``, ``barred``), why, by which law."""
        return [
            {
                "asking": self.asking,
                "asked": self.asked,
                "step": step.name,
                "standing": step.standing,
                "why": step.why,
                "law_of": step.by,
                "cites": "; ".join(step.cite),
            }
            for step in self.steps
        ]

    @property
    def standing(self) -> str:
        """The worst of all steps."""
        return min((step.standing for step in self.steps), key=STANDINGS.index)

    @property
    def lower(self) -> float:
        """The lower maximum."""
        return min(found.range.high if found.punishable == "yes" else 0 for found in self.answers)


def way(
    asking: Side, asked: Side, facts: Mapping[str, object], status: Status, *, transposed: bool | None = None
) -> Way:
    """The way to surrender for facts stated absolutely, or from the view of the asking State (``state: own``).

    Dual criminality is tested with the two States exchanged (``transposed``) or by the conduct as it was; without a
    choice as the asked State's law says, and transposed where it was not read. Jurisdiction of the asked State is left
    aside. Where an arrangement has its own rule on nationals (the European arrest warrant), the grounds of refusal of the
    national extradition law are not asked.
    """
    arrangement = status.arrangement(asking.law.code, asked.law.code, asked.day, asked.evaluator.on_day.groups)
    if transposed is None:
        transposed = value(asked, "dual_criminality_test") != "conduct"
    answers = (
        answered(asking, absolute(facts, asking.law.code), anywhere=False),
        answered(
            asked,
            exchanged(facts, asking.law.code, asked.law.code) if transposed else absolute(facts, asking.law.code),
            anywhere=True,
        ),
    )
    steps = (
        punished(asking, answers[0]),
        dual(asked, answers, arrangement, transposed=transposed),
        threshold(asked, answers, arrangement),
        basis(asking, asked, arrangement),
        nationality(asked, arrangement),
        death(asked, answers[0]),
        *((prosecution(asked), *grounds(asked)) if not own_rule(asked, arrangement) else ()),
    )
    asked_for = tuple(step for step in steps if step)
    return Way(asking.law.code, asked.law.code, transposed, answers, arrangement, asked_for)


def absolute(facts: Mapping[str, object], own: str) -> dict[str, object]:
    """Facts seen from the State that asks, stated so that the other State's law sees the same event."""
    found: dict[str, object] = {}
    for name, said in facts.items():
        how = str(said)
        if name == "state" and how == "own":
            found[name] = own
        elif name == "doc_issuer" and how == "own":
            found["doc_by"] = own
        elif name == "leaves" and how.startswith("own_"):
            found |= {"left": own, "left_how": how.removeprefix("own_")}
        elif name == "person" and how == "own_national":
            found["migrant_of"] = own
        else:
            found[name] = said
    return found


def exchanged(facts: Mapping[str, object], first: str, second: str) -> dict[str, object]:
    """Facts in which two States have changed places; what is seen from a State (its own documents) stays so seen."""
    swap = {first: second, second: first, "own": second}
    return {
        name: swap.get(str(said), said) if name == "state" or name in ABSOLUTE else said for name, said in facts.items()
    }


def answered(side: Side, facts: Mapping[str, object], *, anywhere: bool) -> Answer:
    """The answer of one law to facts stated absolutely."""
    asked = str(facts), anywhere
    if asked not in side.replies:
        on_day = side.evaluator.on_day
        seen = from_view_of(side.law.code, facts, on_day.groups)
        side.replies[asked] = reply(side.law, point(seen, on_day.words), anywhere=anywhere)
    return side.replies[asked]


def measure(side: Side, name: str) -> Measure | None:
    """A State's answer to a measure, if it was read."""
    return side.law.measures.get(name)


def value(side: Side, name: str) -> object:
    """The value of a measure that was read and is not doubtful."""
    found = measure(side, name)
    return found.value if found and not found.doubt else None


def sure(side: Side, name: str, step: str) -> Measure | Step:
    """A State's answer to a measure, or the step where it was not read, or is doubtful."""
    found = measure(side, name)
    if found is None:
        return Step(step, "unknown", f"the law of {side.party.name} was not read for it")
    return Step(step, "depends", found.doubt.told, found.cite, side.law.code) if found.doubt else found


def punished(asking: Side, found: Answer) -> Step:
    """Whether the asking State punishes the facts at all."""
    name, code = f"offence in {asking.party.name}", asking.law.code
    if found.punishable == "yes":
        return Step(name, "open", "punishable", cites(asking, found), code)
    if found.punishable == "unsettled":
        return Step(name, "depends", f"{found.open_word}: {'; '.join(found.doubts)}")
    if found.partly:
        return Step(
            name,
            "depends",
            f"not punishable in the provisions reviewed; {found.partly.replace('_', ' ')} only partly read",
        )
    return Step(name, "barred", "not punishable", found.excluded, code)


def dual(asked: Side, answers: tuple[Answer, Answer], arrangement: Arrangement | None, *, transposed: bool) -> Step:
    """Whether the asked State punishes the same facts, where its law wants that."""
    name, how, code = "dual criminality", "transposed" if transposed else "as it was", asked.law.code
    waived = arrangement and arrangement.waives_dual_criminality_at
    if arrangement and waived and answers[0].punishable == "yes" and answers[0].range.high >= waived:
        return Step(name, "open", f"not tested from a maximum of {term(waived)}", (arrangement.on(code),))
    required = measure(asked, "dual_criminality_required")
    if required and required.value == "no":
        return Step(name, "open", "not required", required.cite, code)
    if answers[1].punishable == "yes":
        return Step(name, "open", f"the conduct, {how}, is punishable", cites(asked, answers[1]), code)
    if answers[1].punishable == "unsettled":
        return Step(name, "depends", f"the conduct, {how}, is {answers[1].open_word}: {'; '.join(answers[1].doubts)}")
    if answers[1].partly:
        section = answers[1].partly.replace("_", " ")
        return Step(
            name,
            "depends",
            f"the conduct, {how}, is not punishable in the provisions reviewed; {section} only partly read",
        )
    words = "exempted" if answers[1].excluded else "not punishable"
    return Step(name, "barred", f"the conduct, {how}, is {words} in {asked.party.name}", answers[1].excluded, code)


def threshold(asked: Side, answers: tuple[Answer, Answer], arrangement: Arrangement | None) -> Step:
    """Whether the maxima reach the lowest maximum for which the asked State extradites."""
    name = "penalty threshold"
    if arrangement and arrangement.minimum is not None:
        cite = (arrangement.on(asked.law.code),)
        return measured(name, answers, arrangement.minimum, arrangement.measured_in, cite, "")
    rule = sure(asked, "extradition_minimum_penalty", name)
    if isinstance(rule, Step):
        return rule
    line = lowest(asked, arrangement)
    if not line:
        return Step(name, "open", "none", rule.cite, asked.law.code)
    return measured(name, answers, *line, rule.cite, asked.law.code)


def lowest(asked: Side, arrangement: Arrangement | None) -> tuple[int, str] | None:
    """From what maximum (months) on the asked State extradites, and in which law it is measured; None where no line is known."""
    if arrangement and arrangement.minimum is not None:
        return arrangement.minimum, arrangement.measured_in
    least = value(asked, "extradition_minimum_penalty")
    if not isinstance(least, int) or isinstance(least, bool):
        return None
    return least, str(value(asked, "extradition_threshold_measured_in") or "both_states")


def measured(name: str, answers: tuple[Answer, Answer], least: int, where: str, cite: tuple[str, ...], by: str) -> Step:
    """A threshold held against the maxima of the law, or the laws, in which it is measured."""
    counted = {"requesting_state": answers[:1], "requested_state": answers[1:]}.get(where, answers)
    if any(found.punishable != "yes" for found in counted):
        return Step(name, "depends", f"{term(least)}; no range to measure", cite, by)
    lowest = min(found.range.high for found in counted)
    told = term(lowest)
    if lowest >= least:
        return Step(name, "open", f"{term(least)}, reached ({told})", cite, by)
    return Step(name, "barred", f"{term(least)}, not reached ({told})", cite, by)


def basis(asking: Side, asked: Side, arrangement: Arrangement | None) -> Step:
    """Whether there is a legal basis: an arrangement, none needed, or the Convention itself."""
    name, code = "legal basis", asked.law.code
    if arrangement:
        return Step(name, "open", arrangement.title, (arrangement.on(code),))
    rule, convention = measure(asked, "extradition_treaty_needed"), measure(asked, "untoc_as_extradition_basis")
    if rule and rule.doubt:
        return Step(name, "depends", rule.doubt.told, rule.cite, code)
    if rule and rule.value == "not_needed":
        return Step(name, "open", "no treaty needed", rule.cite, code)
    if rule and rule.value == "reciprocity":
        return Step(name, "depends", "no treaty needed where there is reciprocity", rule.cite, code)
    both = all(side.party.bound("untoc", side.day) for side in (asking, asked))
    if convention and convention.value == "yes" and both:
        only = f", but only {convention.condition.removeprefix('only ')}" if convention.condition else ""
        return Step(name, "depends" if only else "open", f"UNTOC 16(4){only}", convention.cite, code)
    found = rule or convention
    if found is None:
        return Step(name, "unknown", f"the law of {asked.party.name} was not read for it, and no treaty is on file")
    return Step(name, "depends", "a treaty is needed; none between the two is on file", found.cite, code)


NATIONALS = {
    "never": "never extradited",
    "with_exceptions": "not extradited, with exceptions",
    "discretion": "at the authorities' discretion",
    "extradited": "no bar",
}


UNDER_ARRANGEMENTS = {
    "surrendered": "surrendered",
    "guarantee_of_return": "surrendered for prosecution if they may return to serve the sentence; not to serve one",
}


def own_rule(asked: Side, arrangement: Arrangement | None) -> str:
    """The rule of the asked State on nationals under an arrangement; empty where its extradition law tells."""
    return arrangement.nationals_of(asked.law.code) if arrangement else ""


def nationality(asked: Side, arrangement: Arrangement | None) -> Step:
    """What happens when the person is a national of the asked State."""
    name = "nationality"
    here = own_rule(asked, arrangement)
    if arrangement and here:
        standing = "open" if here == "surrendered" else "depends"
        return Step(name, standing, UNDER_ARRANGEMENTS[here], (arrangement.on(asked.law.code),))
    rule = sure(asked, "nationals_not_extradited", name)
    if isinstance(rule, Step):
        return rule
    standing = "open" if rule.value == "extradited" else "depends"
    return Step(name, standing, NATIONALS[str(rule.value)], rule.cite, asked.law.code)


def prosecution(asked: Side) -> Step | None:
    """Whether the case goes to the asked State's own prosecutor when its national is not surrendered."""
    if value(asked, "nationals_not_extradited") == "extradited":
        return None
    name, code = "prosecution instead", asked.law.code
    rule = sure(asked, "nationals_submitted_for_prosecution", name)
    if isinstance(rule, Step):
        return rule
    if rule.value != "yes":
        return Step(name, "depends", "no rule found", rule.cite, code)
    if rule.condition:
        return Step(name, "depends", f"only {rule.condition.removeprefix('only ')}", rule.cite, code)
    return Step(name, "open", "submitted to the prosecutor if a national is refused", rule.cite, code)


def death(asked: Side, found: Answer) -> Step | None:
    """What the asked State does where death threatens in the asking State; asked only then."""
    if found.range.high < DEATH:
        return None
    rule = sure(asked, "death_penalty_bar", "death penalty")
    if isinstance(rule, Step):
        return rule
    standing, told = {"none": ("open", "no bar"), "discretion": ("depends", "may refuse")}.get(
        str(rule.value), ("depends", "no surrender without assurance")
    )
    return Step("death penalty", standing, told, rule.cite, asked.law.code)


def grounds(asked: Side) -> list[Step]:
    """Grounds of refusal that a defence could raise; they bar nothing by themselves."""
    found = []
    for name, title in asked.evaluator.treaty.selections.refusal.items():
        rule = measure(asked, name)
        if rule and rule.value and rule.value not in ("no", "none"):
            how = "" if rule.value == "yes" else f" ({str(rule.value).replace('_', ' ')})"
            found.append(Step(title, "open", f"{RAISED}{how}", rule.cite, asked.law.code))
    return found


def cites(side: Side, found: Answer) -> tuple[str, ...]:
    """The pinpoints of the gravest provision of an answer."""
    return side.law.provisions[found.norms[0].provision].cite[:1] if found.norms else ()
