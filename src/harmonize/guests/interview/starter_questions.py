"""The twelve questions with which a law file is begun: the interview's own questions, and those beyond it, in the order of a coder."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.guests.interview.answers import SKIP, Answer, Draft, Provision, Question, drafted
from harmonize.guests.interview.asking import Interview, Sitting
from harmonize.guests.interview.matters import BORDERS, BY_NAME, SAID
from harmonize.guests.interview.on_file import OnFile
from harmonize.norms.facts import allowed_bits
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

MATTER = "entry"
CLAUSE, ITEM = f"{MATTER}-1.1", f"{MATTER}-1"


class Step(NamedTuple):
    """One of the twelve, by the number that the guide gives it: what it asks, what to have open, and what it is made of.

    What a question opens in turn (the elements of an exception, the degrees of a circumstance) follows it.
    """

    number: int
    title: str
    beside: str
    questions: tuple[str, ...]


# In the order in which they are asked: all else hangs on the provision and its range.
STEPS = tuple(Step(**{**item, "questions": tuple(item["questions"])}) for item in SAID["steps"])
TWELVE = len(STEPS)


class Twelve(NamedTuple):
    """Who puts the twelve questions about one State's law; what comes next turns on the answers alone."""

    interview: Interview

    def next_question(self, answers: Iterable[Answer]) -> Question | None:
        """The question that comes after some answers; None once the twelve are answered or left."""
        sitting = Sitting(self.interview, drafted(answers))
        name = next((name for step in STEPS for name in open_in(step, sitting)), None)
        return besides(sitting) if name == f"{MATTER}/2" else sitting.asked(name, ()) if name else None

    def done(self, answers: Iterable[Answer]) -> int:
        """How many of the twelve, which come in their order, are answered or left."""
        sitting = Sitting(self.interview, drafted(answers))
        return next((number for number, step in enumerate(STEPS) if any(open_in(step, sitting))), TWELVE)


def assumed(sitting: Sitting) -> Iterator[Answer]:
    """What is taken for granted so far: that the provision in hand turns on nothing else, and that the law excepts nothing."""
    draft = sitting.draft
    if not draft.of(MATTER):
        return
    for name in (f"{CLAUSE}/rest", f"{ITEM}/except/1", f"{ITEM}/graver"):
        if name not in draft.answers:
            yield Answer(name, ("none",))
    if f"{MATTER}/2" not in draft.answers:
        yield Answer(f"{MATTER}/2", ("none",), about=besides(sitting).about)


def besides(sitting: Sitting) -> Question:
    """Whether another provision punishes what the one in hand leaves out: the plainest such case, and all of the kind."""
    matter, (first, *_) = BY_NAME[MATTER], sitting.draft.of(MATTER)
    found = sitting.more(matter) if f"{CLAUSE}/rest" in sitting.draft.answers else None
    case = found.about[0] if found else {name: (value,) for name, value in sitting.scope.paradigm(matter).items()}
    words = sitting.interview.words
    asked = sitting.asked(f"{MATTER}/2", (case, *({"conduct": (conduct,)} for conduct in matter.conducts)))
    such = f", such as this case: {words.told(case)}" if found else ""
    offered = [item for item in asked.options if item.word not in ("case", "same")]
    options = [item._replace(says="no") if item.word == "none" else item for item in offered]
    asks = f"Does another provision punish help with illegal entry that {first.cite} leaves out{such}?"
    return asked._replace(asks=asks, options=tuple(options))


def step_of(question: str) -> Step:
    """The step that a question belongs to, by the longest name that begins its own."""
    if question.startswith(f"{ITEM}.x"):
        return step_of(f"{ITEM}/except")
    of = {name: step for step in STEPS for name in step.questions}
    before = [name for name in of if question == name or question.startswith(f"{name}/")]
    return of[max(before, key=len) if before else f"{CLAUSE}/rest"]


def open_in(step: Step, sitting: Sitting) -> Iterator[str]:
    """The questions of a step that are open."""
    draft = sitting.draft
    item = next(iter(draft.of(MATTER)), None)
    begun = f"{MATTER}/1" in draft.answers
    for name in step.questions:
        if name == f"{MATTER}/1":
            yield from () if begun else (name,)
        elif item is None:
            continue  # no provision punishes it: nothing else can be said
        elif name in (f"{CLAUSE}/rest", f"{ITEM}/except", f"{ITEM}/graver"):
            yield from ([name] if name not in draft.answers and name != f"{ITEM}/except" else ())
            yield from follows(name, sitting, item)
        elif name not in draft.answers and arises(name, sitting, draft):
            yield name


def follows(name: str, sitting: Sitting, item: Provision) -> Iterator[str]:
    """What a question opens in turn, as the interview asks it."""
    before = {f"{CLAUSE}/rest": f"{CLAUSE}/", f"{ITEM}/graver": f"{ITEM}/graver/"}.get(name)
    for stage in sitting.stages(item):
        for one in stage:
            mine = one.startswith(before) if before else one.startswith((f"{ITEM}.x", f"{name}/"))
            if mine and one not in (name, f"{CLAUSE}/mental"):
                yield one


def arises(name: str, sitting: Sitting, draft: Draft) -> bool:
    """Whether a question makes sense after the answers so far."""
    first, _, rest = name.partition("/")
    if first == CLAUSE and rest not in sitting.scope.values[MATTER]:
        return False
    if rest in ("benefit_for", "benefit_when"):
        return "none" not in chosen(draft, f"{CLAUSE}/benefit", "none")
    if rest == "help":
        acts = chosen(draft, f"{CLAUSE}/how", "none")
        return "other_help" in acts and not {*sitting.scope.values[MATTER]["how"]} <= {*acts}
    if rest == "overt_act":
        return any(word != "none" for word in chosen(draft, "general/agreement", "none"))
    if rest == "there":
        return bool({"national", "resident"} & {*chosen(draft, "general/abroad", "none")})
    return True


def chosen(draft: Draft, question: str, otherwise: str) -> tuple[str, ...]:
    """What was chosen; something else where it was left, or not asked."""
    answer = draft.answers.get(question)
    words = () if answer is None or SKIP in answer.chosen else (*answer.chosen, *answer.open)
    return words or (otherwise,)


MOST = 3  # of the commonest answers to a question


class Usual(NamedTuple):
    """An answer that laws on file give: its words, and how many of how many laws give it."""

    words: tuple[str, ...]
    laws: int
    asked: int


def commonest(laws: Iterable[Law], day: str, treaty: Treaty, status: Status) -> Mapping[str, list[Usual]]:
    """The answers of laws on file to the questions on an element of their ordinary offence, by the question."""
    counts: dict[str, Counter[tuple[str, ...]]] = {}
    for law in laws:
        interview = Interview(law.code, law.code, day, treaty, status)
        own, case = OnFile(interview, law), Sitting(interview, drafted(())).asked(f"{MATTER}/1", ()).about[0]
        held = own.holding(own.plainly(interview.cube(case)), BY_NAME[MATTER])
        if not held or own.law.status(MATTER) is SectionStatus.NOT_READ:
            continue
        for name in (name for step in STEPS for name in step.questions if name.startswith(f"{CLAUSE}/")):
            words = answers(name.partition("/")[2], held[0].cube, interview)
            if words:
                counts.setdefault(name, Counter())[words] += 1
    return {
        name: [Usual(words, laws, count.total()) for words, laws in count.most_common(MOST)]
        for name, count in counts.items()
    }


def answers(element: str, cube: int, interview: Interview) -> tuple[str, ...]:
    """The answers in which a cube lies; States as the fewest words that say them, where there are such."""
    if element not in SPACE.fields:
        return ()
    if element != "state":
        return tuple(SPACE.names(cube, element))
    border = cube & SPACE.fields["state"].mask
    said = {word: allowed_bits("state", [word], interview.states) for word in BORDERS}
    for count in range(1, len(BORDERS) + 1):
        for words in combinations(BORDERS, count):
            found = 0
            for word in words:
                found |= said[word]
            if found == border:
                return words
    return ()
