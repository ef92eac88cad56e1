"""Answers that a law on file gives: who replays an interview, to see whether the law it makes decides alike."""

from collections.abc import Sequence

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.guests.interview.answers import OTHERS, SKIP, Answer, Question, drafted
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.law import ON, within
from harmonize.guests.interview.matters import BY_NAME, FAULT, SUBJECTS, Matter, said
from harmonize.guests.interview.on_file import COUNTED, OnFile, Piece
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.duty_tests import Spare
from harmonize.norms.facts import only
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.penalty import BEYOND, Range, in_data
from harmonize.norms.penalty_rules import Migrant
from harmonize.norms.provision import Exclusion, Norm, Provision

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
    if reasons and True not in found and all(reason.undecided for reason in reasons):
        return Answer(question.id, ("undecided",), cite=own.cite(()))
    word = "yes" if not any(found) else "no" if all(one is True for one in found) else "unsettled"
    return Answer(question.id, (word,), cite=own.cite(()), why=why if word == "unsettled" else "")


def carried(own: OnFile, matter: Matter, case: int) -> "bool | Reason":
    """Whether a case in another part or stage is punished; a reason where that is open."""
    norms = own.evaluator.penal.punished(COUNTED[matter.name]).norms
    found = [norm.doubt for norm in norms if SPACE.meet(norm.cube, case)]
    return True if None in found else found[0] if found and found[0] else False


WORDS = {Ground.LAW: "unsettled", Ground.CANNOT_SAY: "cannot_say", Ground.UNREAD: "not_read"}
STATE = SPACE.fields["state"].mask


class Answerer(OnFile):
    """Who answers from a law on file, one interview through."""

    def __init__(self, interview: Interview, law: Law) -> None:
        super().__init__(interview, law)
        self.evaluator = Evaluator(self.on_day, interview.scope.treaty, interview.scope.treaty.readings({}))
        self.pieces: dict[str, Piece] = {}  # of each clause
        self.provisions: dict[str, int] = {}
        self.cases: dict[str, dict[str, int]] = {}  # of each provision, the case of each of its clauses
        self.exceptions: dict[str, int] = {}
        self.told: dict[str, list[int]] = {}  # exceptions told of each provision
        self.answers: list[Answer] = []

    def answer(self, question: Question) -> Answer:
        """What the law on file says to a question."""
        first, _, rest = question.id.partition("/")
        if first in BY_NAME:
            found = self.case(question, BY_NAME[first])
        elif first == "general":
            found = by_rule(self, question, rest.partition("/")[0])
        elif rest.startswith("except/"):
            found = self.exception(question, first)
        elif rest == "graver":
            found = self.circumstances(question, first)
        elif rest.startswith("graver/"):
            found = self.graver(question.id, first, rest.removeprefix("graver/"))
        else:
            found = self.element(question, first, rest)
        self.answers.append(found)
        return found

    # ------------------------------------------------------------------ cases

    def case(self, question: Question, matter: Matter) -> Answer:
        if self.law.status(matter.name) is SectionStatus.NOT_READ:
            return Answer(question.id, (SKIP,), about=question.about)
        case = self.plainly(self.interview.cube(question.about[0]))
        told = {(piece.provision, piece.cube) for piece in self.pieces.values()}
        held = self.holding(case, matter, told)
        word = ""
        if not held:
            word = self.lacking(matter, others := self.beside(question, matter, told))
            others = [piece for piece in others if not piece.doubt]
            if word != OTHERS or not others:
                return Answer(question.id, (word,), about=question.about)
            held = others[0], None
            case = next(both for cube in self.around(question) if (both := SPACE.meet(others[0].cube, cube)))
        piece, doubt = held
        word = word or (WORDS[doubt.ground] if doubt else "yes")
        before = drafted(self.answers).of(matter.name)
        hand = before[-1].name if before else ""
        if word == "yes" and hand and self.provisions[hand] == piece.provision:
            word = "same"
        answer = Answer(
            question.id,
            (word,),
            cite=self.cite(self.law.provisions[piece.provision].cite),
            extent=extent(piece.range),
            why=doubt.why if doubt else "",
            about=question.about,
        )
        made = next(item for item in drafted([*self.answers, answer]).of(matter.name) if item not in before)
        self.provisions[made.name] = piece.provision
        clause = made.clauses[-1].name
        self.cases.setdefault(made.name, {})[clause] = case
        self.pieces[clause] = piece
        return answer

    def sure_cases(self, name: str) -> list[int]:
        """Cases that a provision surely reaches: that of each clause, and each with one element otherwise."""
        elements = BY_NAME[name.partition("-")[0]].elements
        found: dict[int, None] = {}
        for clause, case in self.cases[name].items():
            piece = self.pieces[clause]
            values = ((of, value) for of in elements for value in SPACE.bit[of] if piece.cube & SPACE.bit[of][value])
            for cube in (case, *(only(case, of, value) for of, value in values)):
                if not piece.doubt and SPACE.meet(piece.cube, cube) == cube and not self.excluded(piece, cube):
                    found[cube] = None
        return list(found) or list(self.cases[name].values())

    def norms(self, case: int) -> list[Norm]:
        """The norms that punish a case, with their range for it."""
        kinds = self.interview.scope.treaty.selections.aggravated
        found = self.evaluator.penal.graded(kinds, (case,)).norms
        return [norm for norm in found if SPACE.meet(norm.cube, case) and not self.law.provisions[norm.provision].adds]

    def cite(self, cites: tuple[str, ...]) -> str:
        """A pinpoint as an interview takes it: the act, a comma, the place in it."""
        key, _, place = cites[0].partition(" ") if cites else ("general", "", "1")
        return f"{key}, {place or '1'}"

    def lacking(self, matter: Matter, others: Sequence[Piece]) -> str:
        """Whether nothing of the kind is punished, or only the case is not; or nobody knows, where not all was read."""
        if self.law.status(matter.name) is SectionStatus.PARTLY_READ:
            return SKIP
        return OTHERS if others else "none"

    def around(self, question: Question) -> list[int]:
        """The facts that a question about a case is about besides."""
        return [self.plainly(self.interview.cube(facts)) for facts in question.about[1:]]

    def beside(self, question: Question, matter: Matter, told: set[tuple[int, int]]) -> list[Piece]:
        """What the law punishes of what a question is about and was not told yet."""
        around = self.around(question)
        others = (piece for piece in self.known(matter) if (piece.provision, piece.cube) not in told)
        return [piece for piece in others if any(SPACE.meet(piece.cube, cube) for cube in around)]

    # ------------------------------------------------------------------ elements

    def element(self, question: Question, clause: str, name: str) -> Answer:
        matter = BY_NAME[clause.partition("-")[0]]
        if ".x" in clause:
            cube, reached = self.exceptions[clause], self.reached(matter, clause.partition(".")[0])
        else:
            cube, reached = self.pieces[clause].cube, []
        if name in ("rest", "else") or name.startswith(ON):
            named = self.turning(matter, cube, reached)
            if name.startswith(ON):
                told = [option.word for option in question.options if option.word in named]
                return Answer(question.id, tuple(told) or ("none",))
            if reached or name == "else":
                known = set() if reached else {*matter.elements, FAULT}
                told = [subject for subject in SUBJECTS if (within((subject,)) - known) & named]
            else:
                told = [item for item in matter.elements if item in named]
                told += ["else"] if named - {*matter.elements, FAULT} else []
            return Answer(question.id, tuple(told) or ("none",))
        return Answer(question.id, self.values(matter, cube, name))

    def values(self, matter: Matter, cube: int, name: str) -> tuple[str, ...]:
        """The answers in which a cube lies."""
        if name == "state":
            if cube & STATE == STATE:
                return ("own", "other")
            return tuple("own" if code == self.interview.code else code for code in SPACE.names(cube, "state"))
        offered = self.interview.scope.values[matter.name][name]
        return tuple(value for value in SPACE.names(cube, name) if value in offered)

    def turning(self, matter: Matter, cube: int, reached: list[int]) -> set[str]:
        """The elements on which a clause turns; of an exception, those of the facts ``reached`` for which it does not hold."""
        found = set()
        for name, values in self.interview.scope.values[matter.name].items():
            field = SPACE.fields[name].mask
            if reached:
                turns = any(facts & field & ~cube for facts in reached if SPACE.meet(facts, cube))
            else:
                turns = (cube & field != field) if name == "state" else not {*values} <= {*SPACE.names(cube, name)}
            if turns:
                found.add(name)
        return found

    def reached(self, matter: Matter, name: str) -> list[int]:
        """The facts asked about that the clauses of a provision reach."""
        offered = SPACE.full
        for element, values in self.interview.scope.values[matter.name].items():
            if element != "state":
                offered &= ~SPACE.fields[element].mask | sum(SPACE.bit[element][value] for value in values)
        region = [
            both
            for facts in self.interview.scope.region(matter)
            if (both := SPACE.meet(self.plainly(self.interview.cube(facts)), offered))
        ]
        own = [piece.cube for clause, piece in self.pieces.items() if clause.startswith(f"{name}.")]
        return [both for cube in own for facts in region if (both := SPACE.meet(cube, facts))]

    def exception(self, question: Question, name: str) -> Answer:
        told = self.told.setdefault(name, [])
        held = self.held(name)
        if any(option.word == "same" for option in question.options):
            before = [item for item in drafted(self.answers).provisions if item.exceptions and item.name != name][-1]
            if held and held == self.held(before.name):
                return Answer(question.id, ("same",), cite=self.cite(held[0].cite))
        for item in held:
            if item.cube not in told:
                told.append(item.cube)
                self.exceptions[f"{name}.x{len(told)}"] = item.cube
                word = WORDS[item.doubt.ground] if item.doubt else "except"
                why = item.doubt.why if item.doubt else ""
                return Answer(question.id, (word,), cite=self.cite(item.cite), why=why)
        return Answer(question.id, ("none",))

    def held(self, name: str) -> list[Exclusion]:
        """The exceptions on file that bear on what is asked of a provision, sure ones first."""
        reached = self.reached(BY_NAME[name.partition("-")[0]], name)
        own = self.law.provisions[self.provisions[name]].exclusions
        near = (item for item in own if any(SPACE.meet(item.cube, cube) for cube in reached))
        return sorted(near, key=lambda item: bool(item.doubt))

    # ------------------------------------------------------------------ what is graver, and who else is punished

    def circumstances(self, question: Question, name: str) -> Answer:
        """The circumstances that make a provision graver in some degree."""
        words = [option.word for option in question.options if option.word != "none"]
        found = {word: self.graver(question.id, name, word) for word in words}
        sure = [word for word, answer in found.items() if not {"none", SKIP} & {*answer.chosen}]
        doubtful = [word for word, answer in found.items() if word not in sure and answer.open]
        section = self.law.provisions[self.provisions[name]].section
        if not sure and not doubtful and self.law.status(section) is SectionStatus.PARTLY_READ:
            return Answer(question.id, (SKIP,))
        if not sure and not doubtful and any(SKIP in answer.chosen for answer in found.values()):
            return Answer(question.id, (SKIP,))
        first = found[(sure or doubtful or words)[0]]
        return first._replace(chosen=tuple(sure) or ("none",), open=tuple(doubtful))

    def graver(self, question: str, name: str, dimension: str) -> Answer:
        """The degrees of a circumstance that weigh in every fact that a provision reaches; in a part of them only, they are open."""
        provision = self.law.provisions[self.provisions[name]]
        sure: dict[str, str] = {}
        doubtful: dict[str, Reason] = {}
        for value in self.interview.scope.values[BY_NAME[name.partition("-")[0]].name][dimension][1:]:
            found = [self.weighs(provision, case, dimension, value) for case in self.sure_cases(name)]
            weighty = [item for item in found if isinstance(item, str)]
            open_in = [item for item in found if isinstance(item, Reason)]
            if weighty and len(weighty) == len(found):
                sure[value] = next((item for item in weighty if item != "weighs"), "weighs")
            elif weighty or open_in:
                doubtful[value] = open_in[0] if open_in else PART_ONLY
        if doubtful and all(doubt.ground is Ground.UNREAD for doubt in doubtful.values()) and not sure:
            return Answer(question, (SKIP,))
        higher = next((text for text in sure.values() if text != "weighs"), "weighs" if sure else "")
        why = next((doubt.why for doubt in doubtful.values()), "")
        return Answer(question, tuple(sure) or ("none",), tuple(doubtful), self.cite(provision.cite), higher, why)

    def weighs(self, provision: Provision, case: int, dimension: str, value: str) -> "str | Reason | None":
        """The range that a degree of a circumstance brings in a case, or that it weighs; a reason where that is open.

        Of a circumstance that has kinds (inhuman treatment by confinement, by violence) every usual kind must weigh.
        """
        base = max((norm.range.severity for norm in self.norms(case) if not norm.doubt), default=(0, 0))
        found = [
            self.weighing(provision, there, dimension, base)
            for there in kinds_of(only(case, dimension, value), dimension, value)
        ]
        weighty = [item for item in found if isinstance(item, str)]
        if weighty and len(weighty) < len(found):
            return PART_ONLY
        return next((item for item in found if item), None)

    def weighing(
        self, provision: Provision, there: int, dimension: str, base: tuple[float, float]
    ) -> "str | Reason | None":
        """The same of one kind of the circumstance, against the severity without it."""
        field = SPACE.fields[dimension].mask
        graver = [
            norm
            for norm in self.norms(there)
            if norm.range.severity > base
            and (self.law.provisions[norm.provision] is provision or norm.cube & field != field)
        ]
        factors = [item for item in provision.weighs if item.cube & field != field and SPACE.meet(item.cube, there)]
        adding = (index for index, other in enumerate(self.law.provisions) if other.adds)
        added = [
            norm
            for index in adding
            for norm in self.evaluator.penal.norms_of.get(index, ())
            if norm.cube & field != field
        ]
        for norm in graver:
            if not norm.doubt:
                return extent(norm.range)
        held = [item.doubt for item in (*factors, *(norm for norm in added if SPACE.meet(norm.cube, there)))]
        if None in held:
            return "weighs"
        return next((doubt for doubt in (*(norm.doubt for norm in graver), *held) if doubt), None)


def kinds_of(facts: int, dimension: str, value: str) -> list[int]:
    """Facts apart by the usual kinds of one of their answers; as they are where it has none."""
    found = [facts]
    for item in DIMENSIONS:
        if item.of_one_answer and item.only_if == (dimension, (value,)):
            found = [only(cube, item.name, kind) for cube in found for kind in item.usual]
    return found


def extent(found: Range) -> str:
    """A range in the words that an interview takes."""
    if not found.high:
        return "fine"
    low, high = map(in_data, found)
    if high not in BEYOND:
        return f"{low}-{high}"
    return high if low == high else f"{low} to {high}" if low in BEYOND else f"{low} months to {high}"
