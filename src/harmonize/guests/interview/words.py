"""The questions of an interview in words."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harmonize.conduct.dimensions import CIRCUMSTANCES, DIMENSIONS, SUBJECTS
from harmonize.guests.interview.answers import SPARED, Option, Provision, Question
from harmonize.guests.interview.law import ON, TREATY
from harmonize.guests.interview.matters import BORDERS, GROUPED, SAID, Facts, Matter
from harmonize.norms.naming import the
from harmonize.norms.status import Status
from harmonize.reports.facts_in_words import Facts as InWords

QUESTIONS, RULES = SAID["questions"], SAID["rules"]
BY_NAME = {item.name: item for item in DIMENSIONS}
NAMELESS = "that provision, 1"  # stands for one that is not named yet, in a form


def cited(provision: Provision) -> str:
    """What a provision is called in a question."""
    return provision.cite if provision.cite != NAMELESS else "that provision"


class Words:
    """Who puts the questions about one State's law."""

    def __init__(self, code: str, name: str, status: Status, day: str) -> None:
        self.code, self.groups = code, status.members(day)
        self.facts = InWords(code, the(name), status.names, self.groups)

    def put(
        self,
        kind: str,
        name: str,
        decides: Sequence[str] = (),
        given: Iterable[tuple[str, str]] = (),
        words: Mapping[str, str] = MappingProxyType({}),
        *,
        about: Sequence[Facts] = (),
        plain: Iterable[str] | None = None,
        needed: Iterable[str] | None = None,
        open: bool = True,  # noqa: A002, as a question has it
    ) -> Question:
        """A question of a kind: the words of its kind, with those of the case, and the answers that are ``given``."""
        said, words = QUESTIONS[kind], {"home": self.facts.home, **words}
        options: list[tuple[str, str]] = []
        plain = tuple(said.get("plain", ()) if plain is None else plain)
        for word, says in said["options"].items():
            options += given if word == "given" else [(word, says.format(**words))]
        return Question(
            name,
            said["heading"].format(**words),
            said["asks"].format(**words),
            tuple(Option(*option) for option in options),
            plain,
            several=said.get("several", False),
            wants=tuple(said.get("wants", ())),
            open=open and said.get("open", False),
            decides=tuple(decides),
            about=tuple(about),
            needed=plain if needed is None else tuple(needed),
        )

    def case(
        self, name: str, matter: Matter, about: Sequence[Facts], decides: Sequence[str], hand: Provision | None
    ) -> Question:
        """Which provision punishes a case."""
        words = {"title": matter.title, "case": self.told(about[0]), "it": cited(hand) if hand else ""}
        return self.put("another_case" if hand else "case", name, decides, (), words, about=about)

    def told(self, case: Facts) -> str:
        """A case in words: the act, the border, and what is not plain in it."""
        conduct, state = case["conduct"], case.get("state", ("own",))[0]
        code = {"own": self.code, "parties": ""}.get(state, state)
        where = self.facts.states((code,), (), frozenset(conduct)) if code else "towards another State Party"
        told = [self.phrase("conduct", conduct[0]), where]
        plain = (BY_NAME[name].plain for name in case)
        told += [
            self.facts.listed(name, values)
            for (name, values), usual in zip(case.items(), plain, strict=True)
            if name not in ("conduct", "state") and values != (usual,)
        ]
        return ", ".join(told).replace(", into ", " into ", 1)

    def border(self, value: str) -> str:
        """A State, or a group of States, as an answer."""
        groups = {
            "own": self.facts.home,
            self.code: self.facts.home,
            "EU": "the other member States of the European Union",
            "SCHENGEN": "the Schengen States",
            "parties": "every other State Party to the Protocol",
            "other": "every other State",
        }
        return groups.get(value) or the(self.facts.names.get(value, value))

    def phrase(self, name: str, value: str) -> str:
        """A value in words."""
        if name == "state":
            return self.border(value)
        item = BY_NAME[name]
        found = next((one for one in item.values if one.name == value), None)
        return found.phrase.replace("{state}", self.facts.home) if found else value

    def element(
        self,
        name: str,
        provision: Provision,
        of: str,
        values: Sequence[str],
        decides: Sequence[str],
        *,
        needed: Sequence[str],
        beside: Sequence[str] = (),
    ) -> Question:
        """What a provision, or an exception from it (of which nothing is ``needed``), reaches of one element.

        ``beside`` are the borders asked together with that of entry.
        """
        plain = ("own", "parties") if of == "state" and set(values) == set(BORDERS) else values
        values, exception = [value for value in values if self.offered(of, value)], not needed
        it = cited(provision)
        words = {"it": it, "question": BY_NAME[of].question, "reaching": "the exception" if exception else it}
        given = [(value, self.phrase(of, value)) for value in values]
        given += [(word, SAID["borders"][word].format(home=self.facts.home)) for word in beside]
        return self.put("element", name, decides, given, words, plain=plain, needed=needed, open=not exception)

    def offered(self, of: str, value: str) -> bool:
        """Whether an answer is offered: the border of a group of States to its members."""
        return of != "state" or value not in GROUPED or self.code in self.groups.get(value, ())

    def turns(
        self, name: str, provision: Provision, elements: Sequence[str], decides: Sequence[str], *, told: bool
    ) -> Question:
        """On which elements a provision turns, some ``told`` already: of what it does not turn on it reaches everything."""
        given = [(of, BY_NAME[of].question) for of in elements]
        return self.put("turns", name, decides, given, {"it": cited(provision), "more": "else " if told else ""})

    def subjects(
        self, name: str, provision: Provision, subjects: Iterable[str], decides: Sequence[str], *, exception: bool
    ) -> Question:
        """On what else a clause turns, by subject."""
        it = cited(provision)
        what = f"does the exception from {it} turn" if exception else f"else does {it} turn"
        return self.put("subjects", name, decides, [(of, SUBJECTS[of]) for of in subjects], {"it": it, "what": what})

    def of_subject(
        self, name: str, provision: Provision, elements: Iterable[str], decides: Sequence[str], *, exception: bool
    ) -> Question:
        """On which elements of one subject a clause turns."""
        it, subject = cited(provision), SUBJECTS[name.rpartition(ON)[2]]
        words = {"it": it, "what": f"the exception from {it}" if exception else it, "subject": subject}
        return self.put("of_subject", name, decides, [(of, BY_NAME[of].question) for of in elements], words)

    def exception(self, name: str, provision: Provision, before: Provision | None, decides: Sequence[str]) -> Question:
        """Whether the law excepts anything from a provision."""
        same = [("same", f"yes, the same as from {cited(before)}")] if before else []
        another = "any case" if name.endswith("/1") else "another case"
        return self.put("exception", name, decides, same, {"it": cited(provision), "another": another})

    def circumstances(
        self, name: str, provision: Provision, offered: Sequence[str], decides: Sequence[str]
    ) -> Question:
        """Which circumstances make a provision graver at all."""
        given = [(of, SAID["graver"][of] or CIRCUMSTANCES[of].asked) for of in offered]
        plain = [of for of in offered if of in TREATY]
        return self.put("circumstances", name, decides, given, {"it": cited(provision)}, plain=plain)

    def graver(self, name: str, provision: Provision, values: Sequence[str], decides: Sequence[str]) -> Question:
        """Which degrees of a circumstance make a provision graver."""
        of = name.rpartition("/")[2]
        given, words = [(value, self.phrase(of, value)) for value in values], {"question": BY_NAME[of].question}
        needed = values if of in TREATY else ()
        return self.put("graver", name, decides, given, {"it": cited(provision), **words}, plain=values, needed=needed)

    def rule(self, name: str, provisions: Sequence[Provision], decides: Sequence[str]) -> Question:
        """A rule of the general part."""
        rule = name.split("/")[1]
        if rule in SPARED:
            return self.put(rule, name, decides)
        given, plain = [(item.name, cited(item)) for item in provisions], [item.name for item in provisions]
        return self.put("rule", name, decides, given, {"what": RULES[rule]}, plain=plain)
