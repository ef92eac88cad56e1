"""How many questions an interview asks, and whether the law that it makes decides alike: `python bench/interview.py [STATE ...] [-v] [--new]`.

The law on file of each State answers the interview on the criminal core (SMP 3(a), 5, 6). Printed per State: the
questions; the seconds for the slowest of them; the duties on which the law made of the answers decides otherwise than
the law on file, as far as that one decides (what it has not read it cannot answer); and in the end the median of the
questions, target 60, with what takes most of them where there are more. `-v` prints every question with its answer.

With `--new` the laws answer the twelve questions of `harmonize data new` instead: what was asked, how many of the standard cases
have an answer then (every other one says what is missing), and which answers are not those of the law on file.
"""

import argparse
import statistics
import time
from collections import Counter
from typing import NamedTuple

from first_answers import FirstAnswerer

from answers_on_file import Answerer
from harmonize.corpus import Corpus, load
from harmonize.desk import outcomes
from harmonize.duties.forms import judge
from harmonize.findings.case import standard
from harmonize.guests.interview.answers import Answer, drafted
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.preview import mirror
from harmonize.guests.interview.starter_questions import Twelve
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import OPEN, Verdict
from harmonize.query import party_of

DAY = "2026-11-27"
TARGET = 60
UNKNOWN = (Verdict.NOT_VERIFIED, Verdict.NOT_ASSESSED)


class Replay(NamedTuple):
    """One interview: its answers, the slowest question in seconds, and the duties decided otherwise, of those decided.

    ``still_open`` are those that are open on both sides, unsettled on file and not verified as made: where a section was
    read in part, nobody can say that nothing else decides.
    """

    answers: list[Answer]
    slowest: float
    differing: dict[str, tuple[str, str]]
    decided: int
    still_open: int

    @property
    def reason(self) -> str:
        """What took most questions: provisions told, alternatives and exceptions of them."""
        draft = drafted(self.answers)
        clauses = sum(len(item.clauses) for item in draft.provisions)
        exceptions = sum(len(item.exceptions) for item in draft.provisions)
        kinds = Counter(kind(answer.question) for answer in self.answers)
        told = ", ".join(f"{count} {name}" for name, count in kinds.most_common())
        return f"{len(draft.provisions)} provisions, {clauses} alternatives, {exceptions} exceptions: {told}"


def kind(question: str) -> str:
    """What a question is about, for the table."""
    first, _, rest = question.partition("/")
    if "/except" in question or ".x" in first:
        return "on exceptions"
    if rest.startswith("graver"):
        return "on graver forms"
    if first == "general":
        return "on the general part"
    return "on cases" if rest.isdigit() else "on elements"


def replayed(corpus: Corpus, code: str, *, telling: bool) -> Replay:
    """The interview that a law on file answers."""
    store = corpus.store
    interview = Interview(code, party_of(store, code).name, DAY, store.treaty, store.status)
    law = store.law(code, DAY)
    if law is None:
        raise SystemExit(f"no law of {code} on file for {DAY}")
    answerer, answers, slowest = Answerer(interview, law), list[Answer](), 0.0
    while True:
        began = time.process_time()
        question = interview.next_question(answers)
        slowest = max(slowest, time.process_time() - began)
        if question is None:
            break
        answers.append(answerer.answer(question))
        if telling:
            print(f"  {question.id}: {question.asks} {', '.join(answers[-1].chosen)}")
    scope = interview.scope
    made = outcomes(interview.making(answers).law(), scope.duties.values(), scope.treaty, store.status, DAY)
    on_file = {name: judge(duty, answerer.evaluator).verdict for name, duty in interview.scope.duties.items()}
    decided = {name: verdict for name, verdict in on_file.items() if verdict not in UNKNOWN}
    differing = {
        name: (verdict.value, made[name].verdict.value)
        for name, verdict in decided.items()
        if verdict is not made[name].verdict
    }
    still = [name for name, pair in differing.items() if {*pair} <= {item.value for item in OPEN}]
    for name in still:
        del differing[name]
    return Replay(answers, slowest, differing, len(decided), len(still))


def begun(corpus: Corpus, code: str, *, telling: bool) -> None:
    """The twelve questions as a law on file answers them, and the standard cases before and after."""
    store = corpus.store
    interview = Interview(code, party_of(store, code).name, DAY, store.treaty, store.status)
    law = store.law(code, DAY)
    if law is None:
        raise SystemExit(f"no law of {code} on file for {DAY}")
    answerer, answers, twelve = FirstAnswerer(interview, law), list[Answer](), Twelve(interview)
    while question := twelve.next_question(answers):
        answers.append(answerer.answer(question))
        if telling:
            print(f"  {question.id}: {question.asks} {', '.join((*answers[-1].chosen, *answers[-1].open))}")
    rows = mirror(interview, answers, store.patterns)
    missing = Counter(row.says for row in rows if not row.known)
    assert all(row.says for row in rows)
    known = {row.name: row.says for row in rows if row.known}
    on_day = LawOnDay(law, store.status.members(DAY))
    other = {
        pattern.name: (found.told, known[pattern.name])
        for pattern in store.patterns
        for found in [standard(on_day, pattern)]
        if pattern.name in known and not found.undecided and (found.punishable == "yes") == is_free(known[pattern.name])
    }
    left = ", ".join(f"{count} {why}" for why, count in missing.most_common())
    print(f"{code}: {len(answers)} questions, {len(known)} of {len(rows)} standard cases answered; {left}", flush=True)
    for name, (on_file, made) in other.items():
        print(f"    {name}: {on_file} on file, {made} as made")


def is_free(says: str) -> bool:
    """Whether a standard case is told as no crime."""
    return says == "not criminalized" or says.startswith("an administrative fine")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("states", nargs="*", help="codes of States; without any, all but the invented ones")
    parser.add_argument("-v", "--verbose", action="store_true", help="every question with its answer")
    parser.add_argument("--new", action="store_true", help="the twelve questions of `harmonize data new`")
    given = parser.parse_args()
    corpus = load()
    codes = [code.upper() for code in given.states] or [code for code in corpus.store.codes if not code.startswith("X")]
    if given.new:
        for code in codes:
            begun(corpus, code, telling=given.verbose)
        return
    counts = []
    for code in codes:
        found = replayed(corpus, code, telling=given.verbose)
        counts.append(len(found.answers))
        alike = found.decided - len(found.differing) - found.still_open
        print(f"{code}: {len(found.answers)} questions, slowest {found.slowest:.1f} s of processor time;", end=" ")
        print(
            f"alike on {alike} of {found.decided} duties decided on file, {found.still_open} open either way",
            flush=True,
        )
        for name, (on_file, made) in found.differing.items():
            print(f"    {name}: {on_file} on file, {made} as made")
        if len(found.answers) > TARGET:
            print(f"    above {TARGET}: {found.reason}")
    print(f"median {statistics.median(counts):g} questions for the criminal core, target {TARGET}")


if __name__ == "__main__":
    main()
