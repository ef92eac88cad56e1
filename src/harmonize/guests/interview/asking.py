"""What is asked next: of all that is open what can still change a verdict, the provision in hand first, most deciding first."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.desk import outcomes
from harmonize.guests.interview.answers import (
    LATER,
    OTHERS,
    RULES,
    SKIP,
    SPARED,
    Answer,
    Clause,
    Draft,
    Provision,
    Question,
    drafted,
)
from harmonize.guests.interview.general_part import EIGHT, carried
from harmonize.guests.interview.law import ON, Making, turning, within
from harmonize.guests.interview.matters import (
    BY_NAME,
    FAULT,
    MATTERS,
    SAID,
    SUBJECTS,
    Facts,
    Matter,
    Scope,
    case_in,
    said,
)
from harmonize.guests.interview.secondary_questions import OF_GENERAL, OF_PROVISION, is_beyond
from harmonize.guests.interview.words import Words
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.facts import Words as StateWords
from harmonize.norms.facts import allowed_bits, ordinary_case
from harmonize.norms.outcome import OPEN, Outcome, Verdict
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

STATE = SPACE.fields["state"].mask
NINE = 9  # answers to a question
PATIENCE = 3  # cases of one conduct that nobody knows about, after which no other is asked


class Candidate(NamedTuple):
    """A question that could be asked, and the duties that turn on it."""

    id: str
    decides: tuple[str, ...]


class Interview:
    """Who asks about the law of one State on one day; what it says turns on the answers given alone."""

    def __init__(self, code: str, name: str, day: str, treaty: Treaty, status: Status) -> None:
        self.code, self.name, self.day, self.status = code, name, day, status
        self.scope = Scope(treaty)
        self.states = StateWords.of(code, status.members(day))
        self.words = Words(code, name, status, day)

    def next_question(self, answers: Iterable[Answer]) -> Question | None:
        """The question that comes after some answers; None when nothing that is left can change a verdict."""
        return Sitting(self, drafted(answers)).question()

    def making(self, answers: Iterable[Answer]) -> Making:
        """The law as the answers have it, all that was not asked not read."""
        return Making(drafted(answers), self.scope, self.code, self.day, plain=False)

    def standing(self, answers: Iterable[Answer]) -> int:
        """On how many of its duties the answers decide so far, whatever is said to the rest."""
        found = outcomes(
            self.making(answers).law(), self.scope.duties.values(), self.scope.treaty, self.status, self.day
        )
        return sum(item.verdict not in (Verdict.NOT_VERIFIED, Verdict.NOT_ASSESSED) for item in found.values())

    def cube(self, facts: Facts) -> int:
        """Facts as a cube, with the words for States worked out."""
        cube = SPACE.full
        for name, values in facts.items():
            cube &= ~SPACE.fields[name].mask | allowed_bits(name, list(values), self.states)
        return cube

    def wider(self, cube: int) -> Facts:
        """A cube as facts, its States as `own` or `parties` where they lie in these."""
        states = cube & STATE
        for word in ("own", "parties"):
            if not states & ~allowed_bits("state", [word], self.states):
                return said(cube, (word,))
        return said(cube)


class Sitting:
    """One step of an interview: the draft so far, and what it decides, each thing judged once."""

    def __init__(self, interview: Interview, draft: Draft) -> None:
        self.interview, self.draft, self.scope = interview, draft, interview.scope
        self.judged: dict[tuple[frozenset[str], str, tuple[str, ...]], dict[str, Outcome]] = {}

    def outcomes(self, duties: tuple[str, ...], narrow: Collection[str] = (), more: str = "") -> dict[str, Outcome]:
        """What comes of some duties if all that is open is plain, but for some questions."""
        key = (frozenset(narrow), more, duties)
        if key not in self.judged:
            own = self.interview
            making = Making(self.draft, self.scope, own.code, own.day, plain=True, narrow=key[0], more=more)
            self.judged[key] = outcomes(
                making.law(), map(self.scope.duties.__getitem__, duties), self.scope.treaty, own.status, own.day
            )
        return self.judged[key]

    def decides(self, questions: Collection[str], duties: tuple[str, ...]) -> tuple[str, ...]:
        """The duties whose verdict turns on some questions, answered the other way round together."""
        plain, other = self.outcomes(duties), self.outcomes(duties, questions)
        return tuple(name for name in duties if plain[name].verdict is not other[name].verdict)

    def question(self) -> Question | None:
        """The next question."""
        for matter in MATTERS:
            if self.draft.begun(matter.name):
                found = self.in_hand(matter) or self.more(matter)
                if found:
                    return found
        every = tuple(self.scope.duties)
        first = [f"{matter.name}/1" for matter in MATTERS if f"{matter.name}/1" not in self.draft.answers]
        begin = self.best(first, every)
        if begin:
            return self.case(begin)
        rules = [name for rule in RULES if (name := self.row(rule)) and name not in self.draft.answers]
        rule = self.best(rules, every)
        return self.rule(rule) if rule else None

    def in_hand(self, matter: Matter) -> Question | None:
        """What is asked about the provisions on a matter: the first in hand first, stage by stage."""
        duties = self.scope.about[matter.name]
        of = {
            provision.name: [stage for stage in self.stages(provision) if stage]
            for provision in self.draft.of(matter.name)
        }
        every = [name for stages in of.values() for stage in stages for name in stage]
        if not every or not self.decides(every, duties):
            return None
        for stages in of.values():
            if not self.decides([name for stage in stages for name in stage], duties):
                continue
            for stage in stages:
                found = self.best(stage, duties)
                if found:
                    return self.element(found, self.provision(found.id))
        found = self.together(every, duties)
        return self.element(found, self.provision(found.id))

    def open_questions(self) -> set[str]:
        """All questions that could be asked next, whether or not they can change a verdict."""
        found = {f"{matter.name}/{self.draft.asked(f'{matter.name}/') + 1}" for matter in MATTERS}
        found |= {name for rule in (*RULES, *LATER) if (name := self.row(rule))}
        found |= {f"general/{name}" for name in OF_GENERAL}
        for provision in self.draft.provisions:
            found |= {f"{provision.name}/{name}" for name in OF_PROVISION}
            found |= {name for stage in self.stages(provision) for name in stage}
            for clause in provision.clauses:
                if f"{clause.name}/rest" not in self.draft.answers:
                    found |= {f"{clause.name}/{name}" for name in self.scope.values[provision.matter]}
        return found - {*self.draft.answers}

    def asked(self, name: str, about: tuple[Facts, ...]) -> Question:
        """A question that could be asked, by its name."""
        candidate = Candidate(name, ())
        first = name.partition("/")[0]
        if is_beyond(name):
            it = "" if first == "general" else self.provision(name).cite
            return self.interview.words.put(name.partition("/")[2], name, words={"it": it})
        if name.startswith("general/"):
            return self.rule(candidate)
        if first not in BY_NAME:
            return self.element(candidate, self.provision(name), whole=True)
        matter, own = BY_NAME[first], self.draft.of(first)
        if not about:
            return self.case(candidate)
        return self.interview.words.case(name, matter, about, (), own[-1] if own else None)

    def provision(self, question: str) -> Provision:
        """The provision that a question is about."""
        name = question.partition("/")[0].partition(".")[0]
        return next(item for item in self.draft.provisions if item.name == name)

    def best(self, questions: Collection[str], duties: tuple[str, ...]) -> Candidate | None:
        """Of some questions the one that decides most; None where none of them can change a verdict."""
        if not questions or not self.decides(questions, duties):
            return None
        found = [Candidate(name, self.decides((name,), duties)) for name in questions]
        return max((item for item in found if item.decides), key=lambda item: len(item.decides), default=None)

    def together(self, questions: list[str], duties: tuple[str, ...]) -> Candidate:
        """One of some questions that decide nothing alone and something together: what two provisions both reach, say.

        It is the last of a smallest set that decides together, so that it does once the others of the set are answered.
        """
        kept, size = list(questions), max(len(questions) // 2, 1)
        while True:
            at = 0
            while at < len(kept):
                fewer = kept[:at] + kept[at + size :]
                if fewer and self.decides(fewer, duties):
                    kept = fewer
                else:
                    at += size
            if size == 1:
                return Candidate(kept[0], self.decides(kept, duties))
            size = max(size // 2, 1)

    # ------------------------------------------------------------------ what is open of a provision

    def stages(self, provision: Provision) -> Iterator[list[str]]:
        """The questions that are open of a provision, those of one stage together."""
        matter, asked = BY_NAME[provision.matter], self.draft.answers
        offered = self.scope.values[matter.name]
        for clause in provision.clauses:
            yield from self.of_clause(matter, clause)
        for clause in provision.exceptions:
            if clause.name.startswith(f"{provision.name}."):  # not taken over from another provision
                rest = asked.get(f"{clause.name}/rest")
                yield from self.of_subjects(clause, rest.chosen, {*offered}) if rest else [[f"{clause.name}/rest"]]
        number = self.draft.asked(f"{provision.name}/except/")
        last = asked.get(f"{provision.name}/except/{number}")
        if last is None or not {"none", "same", SKIP} & {*last.chosen}:
            yield [f"{provision.name}/except/{number + 1}"]
        graver = f"{provision.name}/graver"
        if graver not in asked:
            yield [graver]
        else:
            degrees = (
                f"{graver}/{item}" for item in (*asked[graver].chosen, *asked[graver].open) if item in SAID["graver"]
            )
            yield [name for name in degrees if name not in asked]

    def of_clause(self, matter: Matter, clause: Clause) -> Iterator[list[str]]:
        """The questions that are open of an alternative: on what it turns, then what it reaches of that."""
        asked, offered = self.draft.answers, self.scope.values[matter.name]
        rest, other = asked.get(f"{clause.name}/rest"), asked.get(f"{clause.name}/else")
        if rest is None:
            yield [f"{clause.name}/rest"]
            return
        elements = [name for name in (*rest.chosen, FAULT) if name in offered]
        yield [name for item in elements if (name := f"{clause.name}/{item}") not in asked]
        if "else" in rest.chosen and other is None:
            yield [f"{clause.name}/else"]
        elif "else" in rest.chosen:
            yield from self.of_subjects(clause, other.chosen, {*offered} - {*matter.elements, FAULT})

    def of_subjects(self, clause: Clause, subjects: Iterable[str], offered: Collection[str]) -> Iterator[list[str]]:
        """The questions that are open on some subjects: on what of each a clause turns, then what it reaches of that."""
        asked = self.draft.answers
        several = {f"{ON}{one}": one for one in subjects if len(within((one,)) & {*offered}) > 1}
        yield [name for item in several if (name := f"{clause.name}/{item}") not in asked]
        gone_into = [
            one
            for one in subjects
            if one not in several.values()
            or ((answer := asked.get(f"{clause.name}/{ON}{one}")) and SKIP not in answer.chosen)
        ]
        elements = sorted(turning(asked, clause.name, gone_into) & {*offered})
        yield [name for item in elements if (name := f"{clause.name}/{item}") not in asked]

    # ------------------------------------------------------------------ how it is asked

    def element(self, found: Candidate, provision: Provision, *, whole: bool = False) -> Question:
        """A question about a provision in hand; ``whole`` offers also what makes no difference to the criminal core."""
        matter = BY_NAME[provision.matter]
        of, _, name = found.id.partition("/")
        if name.startswith("except/"):
            held = [item for item in self.draft.provisions if item.exceptions and item.name != provision.name]
            before = held[-1] if held and name == "except/1" else None
            return self.interview.words.exception(found.id, provision, before, found.decides)
        if name == "graver":
            graver = self.scope.graver(matter, whole=whole)
            return self.interview.words.circumstances(found.id, provision, graver, found.decides)
        if name.startswith("graver/"):
            values = self.scope.degrees(matter, name.removeprefix("graver/"))
            return self.interview.words.graver(found.id, provision, values, found.decides)
        offered = self.scope.values[matter.name]
        if name in ("rest", "else"):
            exception = ".x" in of
            known = set() if exception else {*matter.elements, FAULT}
            subjects = [
                subject
                for subject, names in SUBJECTS.items()
                if any(item in offered and item not in known for item in names)
            ]
            elements = [item for item in matter.elements if item in offered]
            if name == "rest" and not exception:
                left = [item for item in elements if f"{of}/{item}" not in self.draft.answers]
                told = len(left) < len(elements)
                return self.interview.words.turns(found.id, provision, left, found.decides, told=told)
            return self.interview.words.subjects(found.id, provision, subjects, found.decides, exception=exception)
        if name.startswith(ON):
            known = {*matter.elements, FAULT} if ".x" not in of else set()
            named = [item for item in offered if item in within((name.removeprefix(ON),)) - known]
            return self.interview.words.of_subject(found.id, provision, named, found.decides, exception=".x" in of)
        values = self.scope.values[matter.name][name]
        if whole and name != "state" and len(SPACE.bit[name]) <= NINE:
            values = tuple(SPACE.bit[name])
        needed = () if ".x" in of else self.scope.needed(matter, name) or values
        beside = tuple(SAID["borders"]) if whole and name == "state" and needed else ()
        return self.interview.words.element(
            found.id, provision, name, values, found.decides, needed=needed, beside=beside
        )

    def row(self, rule: str) -> str:
        """The question on a rule of the general part that comes next: one asks for eight provisions at most."""
        if rule in SPARED or f"general/{rule}" not in self.draft.answers:
            return f"general/{rule}"
        asked = self.draft.asked(f"general/{rule}")
        return f"general/{rule}/{asked + 1}" if asked * EIGHT < len(carried(self.draft)) else f"general/{rule}"

    def rule(self, found: Candidate) -> Question:
        first = (int(found.id.split("/")[2]) - 1) * EIGHT if found.id.count("/") == 2 else 0
        return self.interview.words.rule(found.id, carried(self.draft)[first : first + EIGHT], found.decides)

    def case(self, found: Candidate) -> Question:
        """The first question on a matter: which provision punishes its ordinary case."""
        matter = BY_NAME[found.id.partition("/")[0]]
        case = {name: (value,) for name, value in self.scope.paradigm(matter).items()}
        whole = tuple({"conduct": (conduct,)} for conduct in matter.conducts)
        return self.interview.words.case(found.id, matter, (case, *whole), found.decides, None)

    def more(self, matter: Matter) -> Question | None:
        """Whether anything else punishes what nothing punishes so far, where that can change a verdict."""
        duties = self.scope.about[matter.name]
        number = self.draft.asked(f"{matter.name}/")
        last = (self.draft.answers[f"{matter.name}/{at}"] for at in range(number, max(number - PATIENCE, 0), -1))
        if number >= PATIENCE and all(OTHERS in answer.chosen and not answer.cite for answer in last):
            return None  # who thrice knows of other cases and names none is not asked on; the rest stays not read
        plain, other = self.outcomes(duties), self.outcomes(duties, more=matter.name)
        decided = tuple(name for name in duties if plain[name].verdict is not other[name].verdict)
        closed = [self.interview.cube(facts) for name, facts in self.draft.closed if name == matter.name]
        closed += self.skipped(matter)
        for name in decided:
            target = self.target(name, plain[name], matter)
            case = case_in(target, matter, excluding=closed)
            if case:
                about = ({key: (value,) for key, value in case.items()}, *map(self.interview.wider, target))
                hand = self.draft.of(matter.name)
                return self.interview.words.case(
                    f"{matter.name}/{number + 1}", matter, about, decided, hand[-1] if hand else None
                )
        return None

    def skipped(self, matter: Matter) -> list[int]:
        """The facts of which nobody knows whether anything else punishes them; after three such answers all of the conduct."""
        rows = [item for name, item in self.draft.answers.items() if name.startswith(f"{matter.name}/")]
        left = [row for row in rows if SKIP in row.chosen]
        conducts = [row.about[0]["conduct"] for row in left]
        tired = [{"conduct": conduct} for conduct in dict.fromkeys(conducts) if conducts.count(conduct) >= PATIENCE]
        return [self.interview.cube(facts) for facts in (*(facts for row in left for facts in row.about[1:]), *tired)]

    def target(self, name: str, plain: Outcome, matter: Matter) -> list[int]:
        """The facts on which a duty turns that no provision told so far decides."""
        duty, own = self.scope.duties[name], sum(SPACE.bit["conduct"][item] for item in matter.conducts)
        test = duty.test
        if not isinstance(test, Criminalize | Spare) or not test.region:
            return []
        region = [self.interview.cube(said(cube, states)) for cube, states in test.region]
        if isinstance(test, Spare):
            found = region
        elif plain.gaps:
            found = [plain.gaps[0].cube]
        elif plain.verdict in OPEN:
            found = [doubt.cube or cube for doubt in plain.doubts for cube in region]
        else:
            found = [
                ordinary_case(cube & ~item.replacement.mask | item.replacement.bits)
                for item in test.beyond
                if (item.dimension, item.value) not in plain.beyond
                for cube in region
            ]
        others = SPACE.fields["conduct"].mask & ~own
        return [cube & ~others for cube in found if SPACE.inhabited(cube & ~others)]
