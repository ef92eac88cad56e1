"""The five forms of duty, each judged as the design says it."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Reason
from oracle.cubes import (
    ALL,
    MASK,
    Held,
    asked_only,
    beyond,
    bits,
    cannot_be,
    changed,
    cubes,
    family,
    meet,
    moved,
    overlap,
    shared,
    some,
)
from oracle.duties import Task
from oracle.given import Doubt, Given, Norm
from oracle.measures import Answers
from oracle.ordinary import ORDINARY, WITHOUT_TIES, plain, usual_part
from oracle.scale import Scale

Supposing = Callable[[set[Reason]], Given]
MET = ("met", "exceeds")
SECTIONS = {"X": "entry", "I": "stay", "D": "documents", "S": "migrant", "R": "related_offences"}
WORST_BASE = ("met", "exceeds", "unsettled", "not_verified", "partial", "gap", "not_assessed")
BEST_WAY = ("met", "exceeds", "unsettled", "not_verified", "not_assessed", "partial", "gap")


class Question(NamedTuple):
    """Required facts of a region, what surely and what possibly answers them, and what is open about the answers.

    ``aside`` are facts that nobody asks about.
    """

    required: list[Held]
    region: list[int]
    aside: tuple[int, ...]
    sure: list[Held]
    possible: list[Held]
    reasons: list[tuple[int, Doubt]]

    @property
    def asked(self) -> list[Held]:
        """The required facts without those that nobody asks about."""
        return [Held(cube, (*beside, *self.aside)) for cube, beside in self.required]


class Found(NamedTuple):
    """What came of a question.

    ``gap``: something is surely missing, ``lost``: of the ordinary case; ``holes``: something that is missing may only not
    have been read, ``half`` in a section read in part. ``touching`` says on what it is open (the ``law``, the
    ``vocabulary``, our ``reading``) whether it is answered; ``reached`` that something is answered surely, or in the
    ordinary case possibly by a text that was read.
    """

    gap: bool
    lost: bool
    holes: bool
    half: bool
    touching: frozenset[str]
    reached: bool

    def word(self, *, open_anyhow: bool = False) -> str:
        """What is sure decides first, then what is open in the ordinary case."""
        if self.gap:
            return "partial" if self.reached else "gap" if self.lost else "not_verified"
        if not self.touching and not open_anyhow:
            return "met"
        if self.holes and not self.reached and not self.half:
            return "not_assessed"
        return open_word(self.touching)


def together(found: Iterable[Found]) -> Found:
    """What came of several questions of one duty."""
    every = list(found)
    return Found(
        any(item.gap for item in every),
        any(item.lost for item in every),
        any(item.holes for item in every),
        any(item.half for item in every),
        frozenset().union(*(item.touching for item in every)),
        any(item.reached for item in every),
    )


def open_word(touching: Iterable[str]) -> str:
    """Unsettled where the law itself is open, for reading on would not help."""
    return "unsettled" if {"law", "undecided"} & {*touching} else "not_verified"


def turning(doubt: Doubt, usual: list[Held], asked: list[Held]) -> list[Held]:
    """The facts in which a doubt turns the word: the ordinary case, but all that is asked where the text was not read."""
    return asked if doubt.kind == "reading" else usual


def after(word: str) -> str:
    """The word for what hangs on an offence that is surely none at all."""
    return {"met": "unsettled", "exceeds": "unsettled", "partial": "gap"}.get(word, word)


class Judge:
    """One law under one set of readings: ``word`` is the verdict on a duty.

    ``supposing`` gives the law as if all were punished that is open for some reasons.
    """

    def __init__(self, law: Given, tasks: dict[str, Task], readings: dict[str, str], supposing: Supposing) -> None:
        self.law, self.supposing = law, supposing
        self.tasks = {name: task.under(readings) for name, task in tasks.items()}
        self.answers = Answers(law.measures)

    def word(self, name: str) -> str:
        """``met``, ``exceeds``, ``partial``, ``gap``, ``unsettled``, ``not_verified`` or ``not_assessed``.

        What is met for all that is surely punished is open where it would not be if what was not read were punished: all of
        it that touches what the duty builds on, or what one text holds. Where a range is asked, so is what the law leaves open.
        """
        word, test = self.as_read(name), self.tasks[name].test
        if word not in MET or "either" in test:
            return word
        found = dict.fromkeys(doubt for base in self.built_on(test) for doubt in self.open_in(base))
        doubts = [doubt for doubt in found if doubt.kind == "reading" or "maximum_at_least" in test]

        def lost(some_of: list[Doubt]) -> bool:
            supposed = Judge(self.supposing({doubt.reason for doubt in some_of}), {}, {}, self.supposing)
            supposed.tasks = self.tasks
            return bool(some_of) and supposed.as_read(name) not in MET

        decisive = [doubt for doubt in doubts if doubt.kind == "reading" and lost([doubt])]
        if lost(doubts):
            decisive = [doubt for doubt in doubts if lost([doubt])] or doubts
        return open_word({doubt.kind for doubt in decisive}) if decisive else word

    def built_on(self, test: dict[str, Any]) -> Iterator[Task]:
        """The duties on which a test builds, and those on which they do."""
        of = test.get("of", [])
        names = [
            *([of] if isinstance(of, str) else of),
            *test.get("over", ()),
            *test.get("follows", {}).get("duty", ()),
        ]
        for task in map(self.tasks.__getitem__, names):
            yield from (task, *self.built_on(task.test))

    def open_in(self, task: Task) -> Iterator[Doubt]:
        """What is open about the facts that a duty to criminalize asks, where it turns the word."""
        question = self.to_be_offences(task)
        usual = self.usual(task, question)
        for cube, doubt in question.reasons:
            about = overlap(turning(doubt, usual, question.asked), [Held(cube)])
            if some(shared(map(Held, beyond(about, question.sure)), question.possible)):
                yield doubt

    def as_read(self, name: str) -> str:
        """The same, of what was read alone."""
        task = self.tasks[name]
        if "either" in task.test:
            return min(map(self.word, task.test["either"]), key=BEST_WAY.index)
        if task.form == "criminalize":
            return self.criminalize(task)
        if task.form == "spare":
            return self.spare(task)
        if task.form == "punish":
            return self.punish(task)
        if task.form == "aggravate":
            return self.aggravate(task)
        return self.jurisdiction(task) if "reach" in task.test else self.provide(task)

    # ------------------------------------------------------------------ what is asked

    def facts(self, listed: Iterable[dict[str, object]]) -> list[int]:
        """Written facts as cubes."""
        return [cube for facts in listed for cube in cubes(facts, self.law.states)]

    def moves(self, facts: dict[str, object]) -> dict[str, int]:
        """Written facts as answers to single questions."""
        return {name: bits(name, value, self.law.states) for name, value in facts.items()}

    def bases(self, task: Task) -> list[Task]:
        """The duties that an accessory duty follows."""
        return [self.tasks[name] for name in task.test["follows"]["duty"]] if "follows" in task.test else []

    def kinds(self, task: Task) -> list[str]:
        """The kinds of offence that can answer a duty."""
        return task.test.get("counts") or [kind for base in self.bases(task) for kind in self.kinds(base)]

    def aside(self, task: Task) -> tuple[int, ...]:
        """The facts that nobody asks about: what cannot be, and what the treaty leaves out."""
        roots = self.bases(task) or [task]
        return (*cannot_be(), *self.facts(facts for root in roots for facts in root.test.get("leaving_out", ())))

    def region(self, task: Task) -> list[int]:
        """The facts that a duty is about, punished or not."""
        if "region" in task.test:
            return self.facts([task.test["region"]])
        changes = self.moves(task.test["follows"]["with"])
        return [asked_only(changed(cube, changes)) for base in self.bases(task) for cube in self.region(base)]

    def required(self, task: Task) -> list[Held]:
        """The region; of what follows other duties, their crimes by another person, in another stage, and so on."""
        if "follows" not in task.test:
            return [Held(cube) for cube in self.region(task)]
        least = float(task.test["follows"].get("maximum_at_least", 0))
        changes = self.moves(task.test["follows"]["with"])
        return [fact for base in self.bases(task) for fact in moved(self.crimes(base, least), changes)]

    def crimes(self, task: Task, least: float = 0) -> list[Held]:
        """What of a duty's facts is surely a crime (with at least so high a maximum); a mere fine makes none."""
        return [fact for fact, _ in self.crimes_by_offence(task, least)]

    def crimes_by_offence(self, task: Task, least: float = 0) -> list[tuple[Held, int]]:
        """The same, each with the offence that punishes it."""
        norms = [norm for norm in self.law.norms if norm.severity[0] >= least] if least else self.law.punished
        norms = [norm for norm in norms if not self.law.offences[norm.offence].administrative]
        asked = [Held(cube) for cube, _ in self.required(task)]
        return [
            (fact, norm.offence)
            for norm in self.law.counting(norms, self.kinds(task))
            for fact in overlap(asked, self.law.sure([norm]))
        ]

    # ------------------------------------------------------------------ what came out

    def reasons(self, norms: Iterable[Norm]) -> list[tuple[int, Doubt]]:
        """What is open about some norms: they themselves, else what may be excluded from them."""
        found = []
        for norm in norms:
            saved = [] if norm.doubt else self.law.offences[norm.offence].exclusions
            found += [(norm.cube, norm.doubt)] if norm.doubt else []
            found += [(both, item.doubt) for item in saved if item.doubt and (both := meet(item.cube, norm.cube))]
        return list(dict.fromkeys(found))

    def unread(self, task: Task, fact: int) -> str:
        """Whether what could close a gap was read only in part (``half``) or ``not`` at all.

        A duty that follows offences asks for a rule on what was read; only the sections that it names could close its gaps.
        """
        around = [] if "follows" in task.test else [SECTIONS[family(fact)]]
        for section in (*task.reads, *around):
            status = self.law.status.get(section, "not_read")
            if status not in ("read", "not_applicable"):
                return "half" if status == "partly_read" else "not"
        return ""

    def put(self, task: Task, question: Question) -> Found:
        """What comes of one question."""
        usual = self.usual(task, question)
        gap, lost, holes, half, touching = self.told_apart(task, beyond(question.asked, question.possible), usual)
        possibly = set()
        for cube, doubt in question.reasons:
            about = overlap(turning(doubt, usual, question.asked), [Held(cube)])
            known = doubt.kind in possibly
            if not known and some(shared(map(Held, beyond(about, question.sure)), question.possible)):
                possibly.add(doubt.kind)
        reached = bool(possibly - {"reading"}) or some(shared(question.asked, question.sure))
        return Found(gap, lost, holes, half, frozenset(touching | possibly), reached)

    def told_apart(self, task: Task, gaps: Iterable[int], usual: list[Held]) -> tuple[bool, bool, bool, bool, set[str]]:
        """Sure gaps apart from what may only be a hole in our reading, and whether that touches the ordinary case."""
        silent = [Held(ALL & ~MASK[name] | SPACE.bit[name][value]) for name, value in self.law.unread]
        gap = lost = holes = half = False
        touching = set()
        for piece in gaps:
            unread = self.unread(task, piece)
            perhaps = [Held(piece)] if unread else overlap([Held(piece)], silent)
            sure = [] if unread else list(beyond([Held(piece)], silent))  # asked twice below
            gap = gap or some(sure)
            lost = lost or some(shared(map(Held, sure), usual))
            holes = holes or bool(perhaps)
            half = half or unread == "half"
            touching |= {"reading"} if perhaps else set()
        return gap, lost, holes, half, touching

    def usual(self, task: Task, question: Question) -> list[Held]:
        """The ordinary case of a question; all of it where a law leaves nothing ordinary to ask."""
        ordinary = usual_part(question.region, self.named(task), question.aside)
        cut = overlap(question.asked, map(Held, ordinary))
        return cut if some(beyond(cut, [])) else question.asked

    def named(self, task: Task) -> set[str]:
        """The questions that a duty, or one that it builds on, asks itself."""
        test = task.test
        listed = (test.get(key, ()) for key in ("situations", "circumstance", "reach", "also"))
        found = set().union(*listed, test.get("follows", {}).get("with", ()))
        if "region" in test:
            found |= {"state"} if test["region"].get("state", "any") != "any" else set()
            region = self.facts([test["region"]])
            found |= {name for name, mask in MASK.items() for cube in region if name != "state" and cube & mask != mask}
        of = test.get("of", [])
        bases = (
            *test.get("follows", {}).get("duty", ()),
            *([of] if isinstance(of, str) else of),
            *test.get("over", ()),
        )
        return found.union(*(self.named(self.tasks[base]) for base in bases))

    # ------------------------------------------------------------------ criminalize, spare, punish

    def criminalize(self, task: Task) -> str:
        """What is required and not punished is the gap."""
        if "follows" in task.test and not self.required(task):
            return after(max((self.criminalize(base) for base in self.bases(task)), key=WORST_BASE.index))
        if not self.region(task):
            return "met"
        question = self.to_be_offences(task)
        word = self.put(task, question).word()
        return "exceeds" if word == "met" and self.exceeds(task, question) else word

    def to_be_offences(self, task: Task) -> Question:
        """What a duty to criminalize asks."""
        norms = self.law.counting(self.law.punished, self.kinds(task))
        return Question(
            self.required(task),
            self.region(task),
            self.aside(task),
            self.law.sure(norms),
            self.law.possible(norms),
            self.reasons(norms),
        )

    def exceeds(self, task: Task, question: Question) -> bool:
        """Whether the ordinary case is punished with another answer in one question, where the treaty asks for less."""
        for name, values in task.test.get("beyond", {}).items():
            for value in values if isinstance(values, list) else [values]:
                change = {name: bits(name, value, self.law.states)}
                further = [asked_only(changed(cube, change)) for cube in question.region]
                ordinary = [plain(cube, WITHOUT_TIES) or cube for cube in further]
                if not some(beyond(map(Held, ordinary), question.sure)):
                    return True
        return False

    def spare(self, task: Task) -> str:
        """What the law reaches of facts that must be left alone is the breach."""
        norms = self.law.counting(self.law.punished, self.kinds(task))
        region = self.region(task)
        question = Question([Held(cube) for cube in region], region, self.aside(task), [], [], [])
        sure, possible = self.law.sure(norms), self.law.possible(norms)
        usual = self.usual(task, question)
        if some(shared(question.asked, sure)):
            return "gap" if some(shared(usual, sure)) else "partial"
        status = [self.law.status.get(section, "not_read") for section in task.reads]
        if "not_read" in status:
            return "not_assessed"
        touching = {
            doubt.kind
            for cube, doubt in self.reasons(norms)
            if some(shared(overlap(turning(doubt, usual, question.asked), [Held(cube)]), possible))
        }
        if "undecided" in touching and task.test.get("undecided_is_met") != "yes":
            return "gap"
        if touching - {"undecided"}:
            return open_word(touching - {"undecided"})
        return "not_verified" if "partly_read" in status else "met"

    def punish(self, task: Task) -> str:
        """What is an offence under the base duties must carry so high a maximum; recidivism does not make a range."""
        found = []
        least = float(task.test["maximum_at_least"])
        changes = {"prior": SPACE.bit["prior"]["none"], **self.moves(task.test.get("also", {}))}
        for base in (self.tasks[name] for name in task.test["of"]):
            facts = moved(self.crimes(base), changes)
            if "also" in task.test:
                crimes = self.law.sure(self.law.counting(self.law.punished, self.kinds(base)))
                facts = overlap([Held(cube) for cube, _ in facts], crimes)
            counting = self.law.counting(self.law.norms, self.kinds(base))
            heavy = [norm for norm in counting if norm.severity[0] >= least]
            region = [asked_only(changed(cube, changes)) for cube in self.region(base)]
            question = Question(
                facts, region, self.aside(base), self.law.sure(heavy), self.law.possible(heavy), self.reasons(heavy)
            )
            if some(beyond(question.asked, [])):
                found.append(self.put(task, question))
        if not found:
            read = all(
                self.law.status.get(section, "not_read") not in ("not_read", "partly_read") for section in task.reads
            )
            return "gap" if read else "not_assessed"
        word = together(found).word()
        # What is punished was read; a hole in the reading can only hide a graver range.
        return "not_verified" if word == "not_assessed" else word

    # ------------------------------------------------------------------ aggravate

    def aggravate(self, task: Task) -> str:
        """The same facts with a circumstance must weigh more than without it; a part of the circumstance counts in part."""
        word = self.weighed(task, task.test["circumstance"])
        if word == "gap" and any(
            self.weighed(task, less) in ("met", "partial") for less in task.test.get("partly", ())
        ):
            return "partial"
        return word

    def weighed(self, task: Task, circumstance: dict[str, object]) -> str:
        """The verdict on one circumstance."""
        base = self.tasks[task.test["of"]]
        aside = (*self.aside(base), *self.facts(task.test.get("leaving_out", ())))
        ordinary = [Held(cube, beside) for whole, beside in self.crimes(base) if (cube := plain(whole, ORDINARY))]
        if not some(beyond([Held(cube, (*beside, *aside)) for cube, beside in ordinary], [])):
            return after(self.criminalize(base))
        scale = Scale(
            self, task, self.moves(circumstance), [Held(cube) for cube in {cube for cube, _ in ordinary}], aside
        )
        named = self.named(task._replace(test={**task.test, "circumstance": circumstance}))
        region = [asked_only(changed(plain(cube, ORDINARY) or cube, scale.change)) for cube in self.region(base)]
        levels = list(scale.levels())
        asked = [fact for level in levels for fact in level.asked]
        usual = overlap(asked, map(Held, usual_part(region, named, aside)))
        usual = usual if some(beyond(usual, [])) else asked
        gaps = [piece for level in levels for piece in beyond(level.asked, [*level.possible, *level.elsewhere])]
        unsure = [
            piece
            for level in levels
            for rest in beyond(level.asked, [*level.sure, *level.elsewhere])
            for piece in shared([Held(rest)], level.possible)
        ]
        gap, lost, holes, half, touching = self.told_apart(task, gaps, usual)
        doubts = scale.doubts(unsure)
        touching |= {
            doubt.kind
            for cube, doubt in doubts
            if some(shared(overlap(turning(doubt, usual, asked), [Held(cube)]), map(Held, unsure)))
        }
        reached = any(some(shared(map(Held, beyond(level.asked, level.handled)), level.sure)) for level in levels)
        open_anyhow = some(shared(usual, map(Held, unsure)))
        return Found(gap, lost, holes, half, frozenset(touching), reached).word(open_anyhow=open_anyhow)

    # ------------------------------------------------------------------ provide

    def provide(self, task: Task) -> str:
        """The law must have a rule: typed measures."""
        require = task.test["require"]
        answer = self.answers.to(require)
        word = self.provided(task, answer)
        if answer in ("no", "conditional") and word in ("partial", "gap") and "directly" in task.test:
            prevails = self.answers.to(task.test["directly"])
            if prevails in ("yes", "conditional") and "directly_doubt" not in task.test:
                return "met"
            if prevails in ("yes", "conditional", "unsettled") and "conduct" not in task.test:
                return "unsettled"
        return "not_assessed" if "conduct" in task.test and answer in ("no", "conditional") else word

    def provided(self, task: Task, answer: str) -> str:
        """The word for an answer to what is required."""
        if answer == "unknown":
            return "not_assessed"
        if answer == "yes":
            return "exceeds" if "exceeds" in task.test and self.answers.to(task.test["exceeds"]) == "yes" else "met"
        if answer in ("unsettled", "not_verified"):
            return answer
        if answer == "conditional":
            return "not_verified" if self.answers.unverified(task.test["require"]) else "partial"
        # What a rule lacks may stand in what was not read.
        for name in self.answers.looked_at(task.test["require"]):
            if self.law.status.get(self.law.sections[name], "not_read") not in ("read", "not_applicable"):
                return "not_verified"
        part = task.test.get("partial")
        return "partial" if part and self.answers.to(part) in ("yes", "conditional") else "gap"

    def jurisdiction(self, task: Task) -> str:
        """Jurisdiction over the crimes of other duties, placed as the paragraph says."""
        status = self.law.status.get("jurisdiction", "not_read")
        if status == "not_read":
            return "not_assessed"
        if "unless" in task.test and self.answers.to(task.test["unless"]) == "yes":
            return "met"
        change = self.moves(task.test["reach"])
        placed = []
        for base in (self.tasks[name] for name in task.test["over"]):
            region = [asked_only(changed(cube, change)) for cube in self.region(base)]
            sure, possible, reasons, required = [], [], [], []
            for fact, offence in self.crimes_by_offence(base):
                (there,) = moved([fact], change)
                required.append(there)
                for rule in self.law.rules:
                    if rule.offences and offence not in rule.offences:
                        continue
                    held = overlap([there], [Held(rule.cube)])
                    possible += held
                    sure += [] if rule.doubt else held
            reasons = [(rule.cube, rule.doubt) for rule in self.law.rules if rule.doubt]
            placed.append(Question(required, region, self.aside(base), sure, possible, reasons))
        if not any(some(beyond(question.asked, [])) for question in placed):
            return "not_assessed"
        gap, touching, reached = False, set(), False
        for question in placed:
            usual = self.usual(task, question)
            missing = list(beyond(question.asked, question.possible))
            gap = gap or bool(missing)
            for cube, doubt in question.reasons:
                about = overlap(turning(doubt, usual, question.asked), [Held(cube)])
                if some(shared(map(Held, beyond(about, question.sure)), question.possible)):
                    touching.add(doubt.kind)
            if status == "partly_read" and missing:
                touching.add("reading")
            reached = reached or some(shared(question.asked, question.sure))
        if gap and status != "partly_read":
            return "partial" if reached or touching - {"reading"} else "gap"
        return open_word(touching) if touching else "met"
