"""The law that answers make, as the data of a law file: as it is known so far, or as it would be if the rest were plain."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, SPACE
from harmonize.guests.interview.answers import DOUBTS, SKIP, Answer, Clause, Draft, Provision
from harmonize.guests.interview.general_part import NOT_ASKED, General
from harmonize.guests.interview.matters import FAULT, GENERAL, MATTERS, SUBJECTS, Facts, Matter, Scope
from harmonize.guests.interview.ranges import graver, penalty
from harmonize.guests.interview.secondary_questions import OWN, answered, cited, dated, given, read_since, sources
from harmonize.norms.law import SECTIONS

ON = "on-"  # begins the question on which elements of a subject a clause turns
TREATY = ("danger", "degrading")  # the circumstances that SMP 6(3) names
KEYS = {item.name: item for item in DIMENSIONS}
# What an alternative must say of itself in a law file, by the family of its conduct; `any` where it leaves it open.
NAMED = {
    "X": ("state", "person", "benefit", "how", "mental"),
    "I": ("state", "person", "benefit", "how", "mental"),
    "D": ("state", "doc_kind", "doc_flaw", "doc_issuer", "for", "mental"),
    "S": ("state", "person", "mental"),
}
# The borders asked together with that of entry: what their alternative says otherwise.
FURTHER: dict[str, dict[str, tuple[str, ...]]] = {
    "departure": {"state": ("other",), "leaves": ("own_unlawfully", "own_lawfully")},
    "transit": {"conduct": ("transit",), "state": ("own",)},
}
# The elements on which nothing else in a law turns, so that all their values together are no condition.
OPEN_TOO = ("state", "person", "benefit", "how", "mental", "doc_kind", "doc_flaw", "doc_issuer")


class Making:
    """One law made of answers.

    With ``plain`` all that is open is answered as a law would that does all the duties ask; the questions in ``narrow`` the
    other way round, and ``more`` (a matter) adds a provision on all that nothing punishes. Without it, what is open is not read.
    """

    def __init__(
        self,
        draft: Draft,
        scope: Scope,
        code: str,
        day: str,
        *,
        plain: bool,
        narrow: Collection[str] = (),
        more: str = "",
    ) -> None:
        self.draft, self.scope, self.code, self.day = draft, scope, code.lower(), day
        self.plain, self.narrow, self.more = plain, narrow, more

    def law(self) -> dict[str, Any]:
        """The data of the law file."""
        offences = [item for matter in MATTERS for item in self.offences(matter)]
        return {
            "id": self.code,
            "state": self.code.upper(),
            "sources": sources(self.draft.answers, self.day),
            "reading": {section: self.status(section) for section in SECTIONS},
            "general_part": General(
                self.draft, self.code, plain=self.plain, narrow=self.narrow, another=self.another()
            ).part([item["id"] for item in offences if not self.plain or NOT_ASKED not in item["title"]]),
            "offences": offences,
        }

    def another(self) -> bool:
        """Whether all that the provisions told punish is done for another."""
        clauses = [
            (matter, clause) for matter in MATTERS for item in self.draft.of(matter.name) for clause in item.clauses
        ]
        own = [self.facts(matter, clause).get("for") for matter, clause in clauses if matter.name != "migrant"]
        return bool(own) and all(whom == ("another",) for whom in own)

    def status(self, section: str) -> Any:
        """How far a section counts as read: in part, where nobody knew whether another provision punishes a case."""
        if section == "general_part":  # of a rule that was not asked the file says so itself
            return "read" if self.plain or any(name.endswith("/rest") for name in self.draft.answers) else "not_read"
        if answered(self.draft, section):
            return "read"
        matter = next((item for item in MATTERS if item.name == section), None)
        if matter is None or not (self.plain or self.draft.begun(matter.name)):
            return "partly_read" if section == "migrant" and given(self.draft, "general/migrant") else "not_read"
        left = self.draft.skipped(f"{matter.name}/") or not (self.plain or self.gone_into(matter))
        found: dict[str, Any] = {"status": "partly_read" if left else "read"}
        if since := read_since(self.draft, matter.name):
            found["from"] = since
        if not (self.plain or self.draft.of(matter.name)):
            found["note"] = "asked which provision punishes it; the answer was that none does"
        return found if len(found) > 1 else found["status"]

    def gone_into(self, matter: Matter) -> bool:
        """Whether it was asked on what the provisions of a matter turn, and not only which they are."""
        clauses = [clause.name for item in self.draft.of(matter.name) for clause in item.clauses]
        return not clauses or any(f"{name}/rest" in self.draft.answers for name in clauses)

    # ------------------------------------------------------------------ offences

    def offences(self, matter: Matter) -> Iterator[dict[str, Any]]:
        """The offences of a matter, with what stands for provisions not asked for yet."""
        found = list(self.draft.of(matter.name))
        first = f"{matter.name}/1"
        if self.plain and not found and first not in self.draft.answers and first not in self.narrow:
            case = self.scope.paradigm(matter)
            clause = Clause(f"{matter.name}-1.1", "punishes", case, f"{OWN} 1", "")
            found = [Provision(f"{matter.name}-1", matter.name, f"{OWN} 1", "", (clause,))]
        yield from (self.offence(matter, item) for item in found)
        closed = [facts for name, facts in self.draft.closed if name == matter.name]
        region: Iterable[Facts] = ()
        if self.more == matter.name:
            region = [facts for facts in self.scope.region(matter) if facts.get("for") != ("self",)]
        elif self.draft.begun(matter.name) and (not self.plain or self.draft.skipped(matter.name)):
            ended = {name for facts in closed if {*facts} == {"conduct"} for name in facts["conduct"]}
            left = tuple(name for name in matter.conducts if name not in ended)
            region = [{"conduct": left}] if left else []
        clauses = {f"rest-{n}": clause_facts(facts, matter) for n, facts in enumerate(region, 1)}
        if clauses:
            yield self.whole(
                f"{self.code}-{matter.name}-rest",
                f"Other provisions on {matter.title}, {NOT_ASKED}",
                matter,
                {"punishes": clauses}
                if self.more
                else {"not_read": {name: {"when": facts, "why": NOT_ASKED} for name, facts in clauses.items()}},
                {
                    f"closed-{n}": {"when": {name: list(values) for name, values in facts.items()}, "cite": f"{OWN} 1"}
                    for n, facts in enumerate(closed, 1)
                },
                {"fine": {"with": "only"}, "note": f"stands for ranges that were {NOT_ASKED}"},
                {},
            )

    def whole(
        self,
        name: str,
        title: str,
        matter: Matter,
        clauses: Mapping[str, Any],
        exceptions: Mapping[str, Any],
        penalty: Mapping[str, Any],
        forms: Mapping[str, Any],
        cite: str = f"{OWN} 1",
    ) -> dict[str, Any]:
        version: dict[str, Any] = {"seen": date.fromisoformat(self.day), "cite": cite, **clauses}
        if exceptions:
            version["except"] = exceptions
        version["penalty"] = penalty
        if forms:
            version["qualified"] = forms
        return {
            "id": name,
            "title": title,
            "kind": matter.kind,
            "section": matter.name,
            "versions": [version],
        }

    def offence(self, matter: Matter, item: Provision) -> dict[str, Any]:
        """One provision with all that is known of it."""
        clauses: dict[str, Any] = {}
        for clause in item.clauses:
            short = f"clause-{clause.name.rpartition('.')[2]}"
            for kind, facts, why in self.alternatives(matter, clause):
                sort, _, border = kind.partition(" ")
                name = "-".join(filter(None, (short, "" if sort == clause.sort else sort.replace("_", "-"), border)))
                told = facts if sort == "punishes" else {"when": facts, "why": why, "cite": cited(clause.cite)}
                clauses.setdefault(sort, {})[name] = told
        extent = penalty(item.extent) if item.extent else {"prison": [0, 60]}
        made = self.whole(
            f"{self.code}-{item.name}",
            f"{matter.title[0].upper()}{matter.title[1:]}, {item.cite}",
            matter,
            {sort: clauses[sort] for sort in ("punishes", *DOUBTS) if sort in clauses},
            dict(self.exceptions(matter, item)),
            extent,
            dict(self.forms(matter, item, extent)),
            cited(item.cite),
        )
        return dated(made, item.name, self.draft.answers)

    def alternatives(self, matter: Matter, clause: Clause) -> Iterator[tuple[str, dict[str, Any], str]]:
        """The facts of a clause that are sure, and those that single answers leave open in law."""
        facts = self.facts(matter, clause)
        chosen = self.draft.answers.get(f"{clause.name}/state")
        beside = [word for word in (chosen.chosen if chosen else ()) if word in FURTHER]
        if facts.get("state", "any"):
            yield clause.sort, clause_facts(facts, matter), clause.why
        for word in beside:
            further = {**facts, **FURTHER[word]}
            ours = {name: values for name, values in further.items() if fits(name, further["conduct"])}
            yield f"{clause.sort} {word}", clause_facts(ours, matter), clause.why
        for name in self.scope.values[matter.name]:
            answer = self.draft.answers.get(f"{clause.name}/{name}")
            if answer and answer.open:
                yield "unsettled", clause_facts({**facts, name: answer.open}, matter), answer.why

    def facts(self, matter: Matter, clause: Clause) -> dict[str, tuple[str, ...]]:
        """The facts that a clause reaches.

        What was answered; all where it was said not to turn on an element; and of what is open the case that was named, or
        all where it is tried as plain.
        """
        known: dict[str, tuple[str, ...]] = {"conduct": matter.conducts}
        offered, free = self.scope.values[matter.name], self.free(matter, clause)
        for name, item in KEYS.items():
            if name in GENERAL or (item.asked and matter.family not in item.asked):
                continue
            answer = self.draft.answers.get(f"{clause.name}/{name}")
            if answer and SKIP not in answer.chosen:
                known[name] = tuple(word for word in answer.chosen if word not in FURTHER)
            elif name in free:
                continue
            elif name in offered and self.plain and not answer and not self.narrowed(matter, clause, name):
                known[name] = offered[name] if name != "state" else ("own", "parties")
            elif name in clause.case and (name in offered or name not in known):
                known[name] = (clause.case[name],)
            elif not clause.case and name in offered:
                known[name] = ("EU",) if name == "state" else offered[name][-1:]  # as little as it can be
        if "self" in known.get("for", ()) and "another" in known["for"] and matter.family != "D":
            del known["for"]  # the text does not say, so that the rule on the migrant decides
        return known

    def free(self, matter: Matter, clause: Clause) -> set[str]:
        """The elements on which a clause was said not to turn."""
        rest, other = (self.draft.answers.get(f"{clause.name}/{name}") for name in ("rest", "else"))
        if rest is None or SKIP in rest.chosen:
            return set()
        named = {*rest.chosen, FAULT}
        if "else" in rest.chosen:
            if other is None or SKIP in other.chosen:
                return {*matter.elements} - named
            named |= turning(self.draft.answers, clause.name, other.chosen) - {*matter.elements}
        return {*KEYS} - named - ({"state"} - {*self.scope.values[matter.name]})

    def narrowed(self, matter: Matter, clause: Clause, name: str) -> bool:
        """Whether an open element of a clause is tried as narrow: by itself, or with all that a question before it is about."""
        tried = {name, "rest"} | ({"else", within_of(name)} if name not in matter.elements and name != FAULT else set())
        return any(f"{clause.name}/{one}" in self.narrow for one in tried)

    def exceptions(self, matter: Matter, item: Provision) -> Iterator[tuple[str, dict[str, Any]]]:
        """The exceptions of a provision; as long as nobody said that there is no other one, all but its case may be one."""
        for clause in item.exceptions:
            short = f"except-{clause.name.rpartition('.x')[2]}"
            for name, facts, doubt in self.excepted(matter, item, clause):
                yield short + name, {"when": facts, **doubt, "cite": cited(clause.cite)}
        asked = f"{item.name}/except/"
        last = self.draft.answers.get(f"{asked}{self.draft.asked(asked)}")
        narrow = any(name.startswith(asked) for name in self.narrow)
        skipped = last is not None and SKIP in last.chosen
        if narrow or skipped or not (self.plain or (last and {"none", "same"} & {*last.chosen})):
            for name, facts in self.anything(matter, item):
                yield name[1:], {"when": facts, **({} if narrow else {"not_read": NOT_ASKED}), "cite": f"{OWN} 1"}

    def anything(self, matter: Matter, item: Provision) -> Iterator[tuple[str, dict[str, Any]]]:
        """All facts but the first case of a provision."""
        reached = [self.facts(matter, clause) for clause in item.clauses]
        for name in self.scope.values[matter.name]:
            own, (parent, wanted) = item.clauses[0].case.get(name), KEYS[name].only_if
            if not any({*facts.get(name, ("", own))} - {own} for facts in reached):
                continue  # no clause reaches another value
            if parent and not any({*facts.get(parent, wanted)} & {*wanted} for facts in reached):
                continue
            yield f"-any-{name.replace('_', '-')}", {name: self.others(matter, item, name)}

    def others(self, matter: Matter, item: Provision, name: str) -> list[str]:
        """The values of an element that are not those of the case of a provision; where it has none, all but the plain one."""
        case, plain = item.clauses[0].case, KEYS[name].plain
        return (
            [f"!{case[name]}"]
            if name in case
            else [one for one in self.scope.values[matter.name][name] if one != plain]
        )

    def excepted(
        self, matter: Matter, item: Provision, clause: Clause
    ) -> Iterator[tuple[str, dict[str, Any], dict[str, str]]]:
        """The facts of one exception, with the doubt about it."""
        rest = self.draft.answers.get(f"{clause.name}/rest")
        turns = turning(self.draft.answers, clause.name, rest.chosen) if rest else set()
        names = [name for name in self.scope.values[matter.name] if name in turns]
        told = {name: self.draft.answers.get(f"{clause.name}/{name}") for name in names}
        facts = {name: list(answer.chosen) for name, answer in told.items() if answer and SKIP not in answer.chosen}
        doubt = {clause.sort: clause.why} if clause.sort in DOUBTS else {}
        left = [name for name in names if name not in facts]
        if rest and not left:
            if facts:
                yield "", facts, doubt
            return
        if self.plain and not any(
            f"{clause.name}/{one}" in self.narrow for name in (*left, "rest") for one in (name, within_of(name))
        ):
            return
        doubt = doubt if self.plain else {"not_read": NOT_ASKED}
        if not rest:
            for name, others in self.anything(matter, item):
                yield name, others, doubt
            return
        if facts:  # on the others it may not turn at all
            yield "", facts, doubt
            return
        # On which of them the exception turns is open: by itself each may be all of it.
        tried = [
            name
            for name in left
            if self.plain and {f"{clause.name}/{name}", f"{clause.name}/{within_of(name)}"} & {*self.narrow}
        ]
        for name in tried or left:
            yield f"-{name.replace('_', '-')}", {name: self.others(matter, item, name)}, doubt

    def forms(self, matter: Matter, item: Provision, base: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The circumstances that make a provision graver, and those of which nobody knows yet whether they do."""
        question = f"{item.name}/graver"
        whole = self.draft.answers.get(question)
        skipped = whole is not None and SKIP in whole.chosen
        unknown = whole is None or skipped
        core = self.scope.graver(matter, whole=False)
        for name in core if unknown else self.scope.graver(matter, whole=True):
            values = list(self.scope.degrees(matter, name))
            form = f"{self.code}-{item.name}.{name.replace('_', '-')}"
            if unknown and self.plain and not skipped and name in TREATY and question not in self.narrow:
                yield form, {"when": {name: values}, "penalty": graver(base), "cite": f"{OWN} 1"}
            elif skipped or (unknown and not self.plain):
                unread = {"penalty": graver(base), "not_read": NOT_ASKED, "cite": f"{OWN} 1"}
                yield form, {"when": {name: values}, **unread}
            elif whole and (name in whole.chosen or name in whole.open):
                yield from self.degrees(form, f"{question}/{name}", whole, name, values, item, base)

    def degrees(
        self,
        form: str,
        question: str,
        whole: Answer,
        name: str,
        values: list[str],
        item: Provision,
        base: Mapping[str, Any],
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """One circumstance in the degrees that were answered; before that in all, or in the gravest where that is tried."""
        answer = self.draft.answers.get(question)
        told = answer or whole
        effect: dict[str, Any] = {"penalty": graver(base)}
        if extent := told.extent or whole.extent:
            effect = {"weighs": "yes"} if extent == "weighs" else {"penalty": penalty(extent)}
        common = {**effect, "cite": cited(told.cite or whole.cite or item.cite)}
        why = told.why or NOT_ASKED
        if answer and SKIP not in answer.chosen:
            sure, doubtful = [one for one in answer.chosen if one != "none"], list(answer.open)
        elif self.plain:
            sure, doubtful = values[-1:] if question in self.narrow else values, []
            if name in whole.open:
                sure, doubtful = [], sure
        else:
            sure, doubtful = values[-1:], values[:-1]
            if name in whole.open:
                sure, doubtful = [], values
            elif doubtful:
                yield f"{form}-open", {"when": {name: doubtful}, **common, "not_read": NOT_ASKED}
                doubtful = []
        if sure:
            yield form, {"when": {name: sure}, **common}
        if doubtful:
            yield f"{form}-open", {"when": {name: doubtful}, **common, "unsettled": why}


def fits(name: str, conducts: Iterable[str]) -> bool:
    """Whether a question is put to some conduct."""
    return not KEYS[name].asked or all(CONDUCT_FAMILY[conduct] in KEYS[name].asked for conduct in conducts)


def within(subjects: Iterable[str]) -> set[str]:
    """The elements of some subjects."""
    return {name for subject in subjects for name in SUBJECTS.get(subject, (subject,))}


def turning(answers: Mapping[str, Answer], clause: str, subjects: Iterable[str]) -> set[str]:
    """The elements of some subjects on which a clause turns, of a subject gone into those that were named."""
    told = {subject: answers.get(f"{clause}/{ON}{subject}") for subject in subjects}
    return {
        name
        for subject, answer in told.items()
        for name in (answer.chosen if answer and SKIP not in answer.chosen else within((subject,)))
    }


def within_of(name: str) -> str:
    """The question that comes before one on an element that is no usual one of its matter: on what of its subject it turns."""
    return next((f"{ON}{subject}" for subject, names in SUBJECTS.items() if name in names), name)


def clause_facts(facts: Facts, matter: Matter) -> dict[str, Any]:
    """The facts of an alternative, its key elements named, those left open said to be so."""
    listed = {name: list(values) for name, values in facts.items() if name not in OPEN_TOO or not every(name, values)}
    return listed | {name: "any" for name in NAMED[matter.family] if name not in listed}


def every(name: str, values: Collection[str]) -> bool:
    """Whether all values of an element are listed: then it is open."""
    return {*values} >= ({*SPACE.bit[name]} if name != "state" else {"own", "other"})
