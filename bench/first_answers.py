"""Answers that a law on file gives to the twelve questions: the interview's, and those beyond it."""

import sys
from pathlib import Path

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.answer import within_reach
from harmonize.guests.interview.answers import SKIP, Answer, Question
from harmonize.guests.interview.matters import Matter
from harmonize.guests.interview.secondary_questions import NATURE, SINCE, is_beyond
from harmonize.guests.interview.starter_questions import CLAUSE, ITEM
from harmonize.norms.doubt import Reason
from harmonize.norms.facts import only
from harmonize.norms.law import SectionStatus

sys.path.append(str(Path(__file__).parent.parent / "tests"))
from answers_on_file import Answerer

ELSEWHERE = "AQ"  # a border that no State's own law protects
# Cases that only the rule on jurisdiction named reaches: where and by whom it was done.
CASES = {
    "national": {"act_place": "abroad", "actor_nat": "national"},
    "resident": {"act_place": "abroad", "actor_nat": "resident"},
    "vessels": {"act_place": "own_vessel"},
    "refused": {"act_place": "abroad", "surrender": "refused_other"},
    "found": {"act_place": "abroad"},
    "officials": {"act_place": "abroad", "capacity": "official"},
    "treaty": {"act_place": "abroad", "act_state": "party"},
}


class FirstAnswerer(Answerer):
    """Who answers the twelve questions from a law on file."""

    def answer(self, question: Question) -> Answer:
        if is_beyond(question.id):
            found = self.beyond(question)
            self.answers.append(found)
            return found
        found = super().answer(question)
        offered = {option.word for option in question.options}
        if question.id == f"{CLAUSE}/rest":  # what was asked before is not asked what else it turns on
            found = found._replace(chosen=tuple(word for word in found.chosen if word in offered) or ("none",))
            self.answers[-1] = found
        return found

    def values(self, matter: Matter, cube: int, name: str) -> tuple[str, ...]:
        return super().values(matter, cube, name) if name == "state" else tuple(SPACE.names(cube, name))

    def beyond(self, question: Question) -> Answer:
        """The answer to a question beyond the criminal core."""
        what = question.id.partition("/")[2]
        if what in (NATURE, SINCE):
            provision = self.law.provisions[self.provisions[ITEM]]
            nature = "administrative" if provision.administrative else "criminal"
            word = nature if what == NATURE else "seen" if provision.seen else "known"
            return Answer(question.id, (word,), day=provision.since if word == "known" else "")
        section = {"companies": "legal_persons", "overt_act": "general_part"}.get(what, "jurisdiction")
        if self.law.status(section) is SectionStatus.NOT_READ:
            return Answer(question.id, (SKIP,))
        if what == "companies":
            return self.companies(question)
        if what == "overt_act":
            return Answer(question.id, ("no",))  # where the agreement alone is punished, none is needed
        if what == "there":
            there = self.reach({**CASES["national"], "punishable_there": "no"}, ELSEWHERE)
            return Answer(question.id, ("no" if there is True else "yes",))
        return self.abroad(question)

    def companies(self, question: Question) -> Answer:
        """Whether a company answers for the ordinary case."""
        case = next(iter(self.cases[ITEM].values()))
        facts = only(only(case, "actor", "legal_person"), "act_place", "own_territory")
        norms = [item for item in self.evaluator.penal.punished(("smuggling",)).norms if SPACE.meet(item.cube, facts)]
        if norms and all(norm.doubt for norm in norms):
            return Answer(question.id, (SKIP,))
        return Answer(question.id, ("criminal" if norms else "none",), cite=self.cite(()))

    def abroad(self, question: Question) -> Answer:
        """Which acts abroad the law surely reaches."""
        found = {word: self.reach(facts, ELSEWHERE) for word, facts in CASES.items()}
        found["result"] = self.reach({"act_place": "abroad"}, self.interview.code)
        chosen = [word for word, reason in found.items() if reason is True]
        doubts = {word: reason.why for word, reason in found.items() if isinstance(reason, Reason)}
        why = next(iter(doubts.values()), "")
        return Answer(question.id, tuple(chosen) or ("none",), tuple(doubts) if chosen else (), self.cite(()), why=why)

    def reach(self, facts: dict[str, str], border: str) -> bool | Reason:
        """Whether the law surely reaches a case, or the doubt."""
        case = next(iter(self.cases[ITEM].values()))
        for name, value in {"punishable_there": "yes", "state": border, **facts}.items():
            case = only(case, name, value)
        return within_reach(self.law, self.provisions[ITEM], case)
