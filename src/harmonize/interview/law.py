"""The law that answers make, as the data of a law file: as it is known so far, or as it would be if the rest were plain."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from harmonize.conduct.dimensions import DIMENSIONS
from harmonize.interview.answers import DOUBTS, SKIP, Answer, Clause, Draft, Provision
from harmonize.interview.citing import OWN, parted, slug, sources
from harmonize.interview.matters import CIRCUMSTANCES, GENERAL, MATTERS, SUBJECTS, Facts, Matter, Scope
from harmonize.interview.ranges import graver, penalty, share
from harmonize.norms.law import SECTIONS

TREATY = ("danger", "degrading")  # the circumstances that SMP 6(3) names
EIGHT = 8  # provisions in one question about a rule of the general part
NOT_ASKED = "not asked in the interview"
KEYS = {item.name: item for item in DIMENSIONS}


# What an alternative must say of itself in a law file, by the family of its conduct; `any` where it leaves it open.
NAMED = {
    "X": ("state", "person", "benefit", "how", "mental"),
    "I": ("state", "person", "benefit", "how", "mental"),
    "D": ("state", "doc_kind", "doc_flaw", "doc_issuer", "for", "mental"),
    "S": ("state", "person", "mental"),
}


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
            "general_part": self.general_part([item["id"] for item in offences if NOT_ASKED not in item["title"]]),
            "offences": offences,
        }

    def status(self, section: str) -> str:
        if section == "general_part":
            return "read"
        matter = next((item for item in MATTERS if item.section == section), None)
        return "read" if matter and (self.plain or self.draft.begun(matter.name)) else "not_read"

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
        elif not self.plain and self.draft.begun(matter.name):
            region = [{"conduct": matter.conducts}]
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
                {"prison": [0, 60]},
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
            "section": matter.section,
            "versions": [version],
        }

    def offence(self, matter: Matter, item: Provision) -> dict[str, Any]:
        """One provision with all that is known of it."""
        clauses: dict[str, Any] = {}
        for clause in item.clauses:
            short = f"clause-{clause.name.rpartition('.')[2]}"
            for sort, facts, why in self.alternatives(matter, clause):
                name = short if sort == clause.sort else f"{short}-{sort.replace('_', '-')}"
                told = facts if sort == "punishes" else {"when": facts, "why": why, "cite": self.cited(clause.cite)}
                clauses.setdefault(sort, {})[name] = told
        extent = penalty(item.extent) if item.extent else {"prison": [0, 60]}
        return self.whole(
            f"{self.code}-{item.name}",
            f"{matter.title[0].upper()}{matter.title[1:]}, {item.cite}",
            matter,
            {sort: clauses[sort] for sort in ("punishes", *DOUBTS) if sort in clauses},
            dict(self.exceptions(matter, item)),
            extent,
            dict(self.forms(matter, item, extent)),
            self.cited(item.cite),
        )

    def alternatives(self, matter: Matter, clause: Clause) -> Iterator[tuple[str, dict[str, Any], str]]:
        """The facts of a clause that are sure, and those that single answers leave open in law."""
        facts = self.facts(matter, clause)
        yield clause.sort, clause_facts(facts, matter), clause.why
        for name in self.scope.values[matter.name]:
            answer = self.draft.answers.get(f"{clause.name}/{name}")
            if answer and answer.open:
                yield "unsettled", clause_facts({**facts, name: answer.open}, matter), answer.why

    def facts(self, matter: Matter, clause: Clause) -> dict[str, tuple[str, ...]]:
        """The facts that a clause reaches: what was answered, and for the rest the case that was told, or all where it is plain."""
        known: dict[str, tuple[str, ...]] = {"conduct": matter.conducts}
        offered = self.scope.values[matter.name]
        rest = self.draft.answers.get(f"{clause.name}/rest")
        free = set() if rest is None or SKIP in rest.chosen else {*offered} - within(rest.chosen) - set(matter.elements)
        for name, item in KEYS.items():
            own = (clause.case.get(name, item.plain),)
            answer = self.draft.answers.get(f"{clause.name}/{name}")
            if name in GENERAL or (item.asked and matter.family not in item.asked):
                continue
            if answer and SKIP not in answer.chosen:
                known[name] = answer.chosen
            elif name in free:
                continue
            elif name not in offered:
                if name not in known and name in clause.case:
                    known[name] = own
            elif self.plain and not self.narrowed(clause, name, matter):
                known[name] = offered[name] if name != "state" else ("own", "parties")
            elif name in clause.case:
                known[name] = own
        if "self" in known.get("for", ()) and "another" in known["for"] and matter.family != "D":
            del known["for"]  # the text does not say, so that the rule on the migrant decides
        return known

    def narrowed(self, clause: Clause, name: str, matter: Matter) -> bool:
        return f"{clause.name}/{name}" in self.narrow or (
            name not in matter.elements and f"{clause.name}/rest" in self.narrow
        )

    def exceptions(self, matter: Matter, item: Provision) -> Iterator[tuple[str, dict[str, Any]]]:
        """The exceptions of a provision; as long as nobody said that there is no other one, all but its case may be one."""
        for clause in item.exceptions:
            short = f"except-{clause.name.rpartition('.x')[2]}"
            for name, facts, doubt in self.excepted(matter, item, clause):
                yield short + name, {"when": facts, **doubt, "cite": self.cited(clause.cite)}
        asked = f"{item.name}/except/"
        last = self.draft.answers.get(f"{asked}{self.draft.asked(asked)}")
        narrow = any(name.startswith(asked) for name in self.narrow)
        if narrow or not (self.plain or (last and "none" in last.chosen)):
            for name, facts in self.anything(matter, item):
                yield name[1:], {"when": facts, **({} if narrow else {"not_read": NOT_ASKED}), "cite": f"{OWN} 1"}

    def anything(self, matter: Matter, item: Provision) -> Iterator[tuple[str, dict[str, Any]]]:
        """All facts but the first case of a provision."""
        for name in self.scope.values[matter.name]:
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
        names = [name for name in self.scope.values[matter.name] if rest and name in within(rest.chosen)]
        told = {name: self.draft.answers.get(f"{clause.name}/{name}") for name in names}
        facts = {name: list(answer.chosen) for name, answer in told.items() if answer and SKIP not in answer.chosen}
        doubt = {clause.sort: clause.why} if clause.sort in DOUBTS else {}
        left = [name for name in names if name not in facts]
        if rest and not left:
            if facts:
                yield "", facts, doubt
            return
        if self.plain and not any(f"{clause.name}/{name}" in self.narrow for name in (*left, "rest")):
            return
        doubt = doubt if self.plain else {"not_read": NOT_ASKED}
        if not rest:
            for name, others in self.anything(matter, item):
                yield name, others, doubt
            return
        yield "", facts | {name: self.others(matter, item, name) for name in left}, doubt

    def forms(self, matter: Matter, item: Provision, base: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
        """The circumstances that make a provision graver, and those of which nobody knows yet whether they do."""
        question = f"{item.name}/graver"
        whole = self.draft.answers.get(question)
        unknown = whole is None or SKIP in whole.chosen
        offered = [name for name in CIRCUMSTANCES if name in self.scope.values[matter.name]]
        for name in offered:
            values = list(self.scope.values[matter.name][name][1:])
            form = f"{self.code}-{item.name}.{name.replace('_', '-')}"
            if unknown and self.plain and name in TREATY and question not in self.narrow:
                yield form, {"when": {name: values}, "penalty": graver(base), "cite": f"{OWN} 1"}
            elif unknown and not self.plain:
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
        if told.extent:
            effect = {"weighs": "yes"} if told.extent == "weighs" else {"penalty": penalty(told.extent)}
        common = {**effect, "cite": self.cited(told.cite or item.cite)}
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

    # ------------------------------------------------------------------ general part

    def general_part(self, offences: list[str]) -> dict[str, Any]:
        return {
            "roles": {role: self.rule(role, offences) for role in ("instigator", "organiser", "aider")}
            | {"member": {"range": "not_read"}},
            "attempt": self.rule("attempt", offences),
            "agreement": {"range": "not_read"},
            "migrant": self.migrant(),
            "legal_persons": {"form": "not_read"},
            "jurisdiction": [],
        }

    def rule(self, name: str, offences: list[str]) -> Any:
        """A rule that carries offences over to a role or to the attempt."""
        question = f"general/{name}"
        rows = [
            answer for key, answer in self.draft.answers.items() if key == question or key.startswith(f"{question}/")
        ]
        answer = rows[0] if rows else None
        if answer is None or SKIP in answer.chosen:
            word = "none" if question in self.narrow else "same" if self.plain else "not_read"
            return {"range": word, **({"cite": f"{OWN} 1"} if word != "not_read" else {})}
        cite = {"cite": self.cited(answer.cite)}
        extent = share(answer.extent)
        sure = [f"{self.code}-{item}" for row in rows for item in row.chosen if item not in ("none", SKIP)]
        doubtful = [f"{self.code}-{item}" for row in rows for item in row.open]
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
            rules.append(
                {"range": "same" if self.plain else "not_read", "offences": later, **(cite if self.plain else {})}
            )
        if none:
            rules.append({"range": "none", "offences": none, **cite})
        return rules or {"range": "none", **cite}

    def migrant(self) -> dict[str, Any]:
        answer = self.draft.answers.get("general/migrant")
        if answer is None or SKIP in answer.chosen:
            word = "no" if "general/migrant" in self.narrow else "yes" if self.plain else "not_read"
            return {"spared": word, **({"cite": f"{OWN} 1"} if word != "not_read" else {})}
        note = {"note": answer.why} if answer.why else {}
        return {"spared": answer.chosen[0], "cite": self.cited(answer.cite), **note}

    def cited(self, cite: str) -> str:
        act, pinpoint = parted(cite)
        return f"{slug(act)} {pinpoint}"


def carried(draft: Draft) -> list[Provision]:
    """The provisions that a rule of the general part can carry over to others than the principal."""
    return [item for item in draft.provisions if item.matter != "migrant"]


def within(subjects: Iterable[str]) -> set[str]:
    """The elements of some subjects."""
    return {name for subject in subjects for name in SUBJECTS.get(subject, (subject,))}


def clause_facts(facts: Facts, matter: Matter) -> dict[str, Any]:
    """The facts of an alternative, its key elements named, those left open said to be so."""
    listed = {name: list(values) for name, values in facts.items()}
    return listed | {name: "any" for name in NAMED[matter.family] if name not in listed}
