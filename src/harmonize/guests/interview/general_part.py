"""The general part that answers make: who else is punished, whether the attempt is, whether the person moved is spared."""

from collections.abc import Collection
from typing import Any

from harmonize.guests.interview.answers import SKIP, SPARED, Answer, Draft, Provision
from harmonize.guests.interview.ranges import share
from harmonize.guests.interview.secondary_questions import OWN, cited, companies, given, jurisdiction, source

NOT_ASKED = "not asked in the interview"
UNREAD = {
    "range": "same",
    "not_read": NOT_ASKED,
    "cite": f"{OWN} 1",
}  # a rule of which nobody knows whether it is there
EIGHT = 8  # provisions in one question about a rule


class General:
    """The general part of a law that is made of answers; ``plain`` and ``narrow`` as for the law.

    ``another`` says that the provisions told punish what is done for another only, so that no rule need spare the principal.
    """

    def __init__(self, draft: Draft, code: str, *, plain: bool, narrow: Collection[str], another: bool) -> None:
        self.draft, self.code, self.plain, self.narrow, self.another = draft, code, plain, narrow, another

    def part(self, offences: list[str]) -> dict[str, Any]:
        """The general part; ``offences`` are the ids of those that its rules are about."""
        return {
            "roles": {role: self.rule(role, offences) for role in ("instigator", "organiser", "aider")}
            | {"member": unread()},
            "attempt": self.rule("attempt", offences),
            "preparation": self.later("preparation", offences),
            "failed_instigation": unread(),
            "agreement": self.agreement(offences),
            "migrant": self.migrant(),
            "legal_persons": companies(self.draft),
            "jurisdiction": jurisdiction(self.draft),
        }

    def later(self, name: str, offences: list[str]) -> Any:
        """A rule of which no question of the criminal core asks."""
        return self.rule(name, offences) if f"general/{name}" in self.draft.answers else unread()

    def agreement(self, offences: list[str]) -> Any:
        """Agreement to commit an offence."""
        found = self.later("agreement", offences)
        overt = given(self.draft, "general/overt_act")
        if overt and "yes" in overt.chosen and isinstance(found, list):
            return [rule | ({"overt_act": "yes"} if rule["range"] != "none" else {}) for rule in found]
        return found

    def rule(self, name: str, offences: list[str]) -> Any:
        """A rule that carries offences over to a role or to the attempt."""
        question = f"general/{name}"
        rows = [
            answer for key, answer in self.draft.answers.items() if key == question or key.startswith(f"{question}/")
        ]
        answer = rows[0] if rows else None
        if answer is None or SKIP in answer.chosen:
            if not self.plain or answer:
                return unread()
            return {"range": "none" if question in self.narrow else "same", "cite": f"{OWN} 1"}
        cite = {"cite": source(answer)}
        extent = share(answer.extent)
        sure = [f"{self.code}-{item}" for row in rows for item in row.chosen if item not in ("none", SKIP)]
        doubtful = [f"{self.code}-{item}" for row in rows for item in row.open]
        known = {f"{self.code}-{item.name}" for item in carried(self.draft)}
        if sure:  # what is in doubt itself is so for all who take part, whatever the rule
            sure += [item for item in offences if item not in known and not item.startswith(f"{self.code}-migrant-")]
        rules: list[dict[str, Any]] = []
        if sure:
            rules.append({"range": extent, "offences": sure, **cite})
        if doubtful:
            rules.append({"range": extent, "offences": doubtful, "unsettled": answer.why, **cite})
        told = {*sure, *doubtful}
        asked = {f"{self.code}-{item.name}" for item in carried(self.draft)[: EIGHT * len(rows)]}
        rest = [item for item in offences if item not in told]
        none = [item for item in rest if item in asked or item.startswith(f"{self.code}-migrant-")]
        later = [item for item in rest if item not in none]
        if later and self.plain and f"{question}/{len(rows) + 1}" in self.narrow:
            none, later = [*none, *later], []
        if later:
            doubt = {} if self.plain else {"not_read": NOT_ASKED}
            rules.append({"range": "same", "offences": later, **doubt, **cite})
        if none:
            rules.append({"range": "none", "offences": none, **cite})
        return rules or {"range": "none", **cite}

    def migrant(self) -> dict[str, Any]:
        """Whether the person moved is spared."""
        answers = [self.draft.answers.get(f"general/{rule}") for rule in SPARED]
        words = [self.spared(rule, answer) for rule, answer in zip(SPARED, answers, strict=True)]
        told = [answer for answer in answers if answer and SKIP not in answer.chosen]
        cite = cited(told[0].cite) if told else f"{OWN} 1"
        note = next(({"note": answer.why} for answer in told if answer.why), {})
        return {"spared": words[0], "accomplice": words[1], "cite": cite, **note}

    def spared(self, rule: str, answer: Answer | None) -> str:
        """Whether the person moved is spared by one rule: what was answered, else what is tried."""
        if answer and SKIP not in answer.chosen:
            return answer.chosen[0]
        if f"general/{rule}" in self.narrow:
            return "no"
        said = rule == "migrant" and self.another
        return "yes" if not answer and (self.plain or said) else "not_read"


def unread() -> dict[str, str]:
    """A rule of which nobody knows whether it is there."""
    return {"range": "same", "not_read": NOT_ASKED, "cite": f"{OWN} 1"}


def carried(draft: Draft) -> list[Provision]:
    """The provisions that a rule of the general part carries over to others than the principal: those that surely punish something."""
    own = (item for item in draft.provisions if item.matter != "migrant")
    return [item for item in own if any(clause.sort == "punishes" for clause in item.clauses)]
