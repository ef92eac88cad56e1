"""The questions of an interview in words."""

from collections.abc import Iterable, Sequence

from harmonize.conduct.dimensions import CIRCUMSTANCES, DIMENSIONS, SUBJECTS
from harmonize.interview.answers import SPARED, Option, Provision, Question
from harmonize.interview.law import TREATY
from harmonize.interview.matters import BORDERS, Facts, Matter
from harmonize.norms.naming import the
from harmonize.norms.status import Status
from harmonize.reports.facts_in_words import Facts as InWords

BY_NAME = {item.name: item for item in DIMENSIONS}
NAMELESS = "that provision, 1"  # stands for one that is not named yet, in a form


def cited(provision: Provision) -> str:
    """What a provision is called in a question."""
    return provision.cite if provision.cite != NAMELESS else "that provision"


IN_PART = "(with ? where it holds for a part only)"


class Words:
    """Who puts the questions about one State's law."""

    def __init__(self, code: str, name: str, status: Status, day: str) -> None:
        self.code, self.facts = code, InWords(code, the(name), status.names, status.members(day))

    def case(
        self, name: str, matter: Matter, about: Sequence[Facts], decides: Sequence[str], hand: Provision | None
    ) -> Question:
        """Which provision punishes a case."""
        options = [Option("yes", "a provision punishes it")]
        if hand:
            options = [
                Option("none", "no other provision, and none that punishes anything of this kind"),
                Option("case", "not this case, but others of its kind"),
                Option("yes", "another provision"),
                Option("same", f"another alternative of {cited(hand)}"),
            ]
        options.append(Option("unsettled", "whether one does is open in law"))
        options.append(Option("cannot_say", "one does, under conditions that no word here can say"))
        options.append(Option("not_read", "one may; the text that decides it was not read"))
        if not hand:
            options.append(Option("case", "not this case, but others of its kind"))
            options.append(Option("none", "no provision punishes it, nor anything of this kind"))
        asks = (
            "Which provision punishes this case" + (" besides those told" if hand else "") + f": {self.told(about[0])}?"
        )
        plain = (options[0].word,)
        return Question(
            name,
            matter.title,
            asks,
            tuple(options),
            plain,
            wants=("cite", "extent"),
            decides=tuple(decides),
            about=tuple(about),
        )

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
        exception: bool,
    ) -> Question:
        """What a provision, or an exception from it, reaches of one element."""
        item = BY_NAME[of]
        asks = f"{item.question} Which of these does {'the exception' if exception else cited(provision)} reach?"
        options = tuple(Option(value, self.phrase(of, value)) for value in values)
        plain = ("own", "parties") if of == "state" and set(values) == set(BORDERS) else tuple(values)
        return Question(
            name, cited(provision), asks, options, plain, several=True, open=not exception, decides=tuple(decides)
        )

    def turns(
        self, name: str, provision: Provision, elements: Sequence[str], decides: Sequence[str], *, told: bool
    ) -> Question:
        """On which elements a provision turns, some ``told`` already: of what it does not turn on it reaches everything."""
        options = (
            Option("none", "on none of these: it applies whatever the answer"),
            *(Option(of, BY_NAME[of].question) for of in elements),
            Option("else", "anything else"),
        )
        more = "else " if told else ""
        asks = f"On what {more}does it turn whether {cited(provision)} applies?"
        return Question(name, cited(provision), asks, options, ("none",), several=True, decides=tuple(decides))

    def subjects(
        self, name: str, provision: Provision, subjects: Iterable[str], decides: Sequence[str], *, exception: bool
    ) -> Question:
        """On what else a clause turns, by subject."""
        options = tuple(Option(subject, SUBJECTS[subject]) for subject in subjects)
        what = f"does the exception from {cited(provision)} turn" if exception else f"else does {cited(provision)} turn"
        asks = f"On what {what}?"
        return Question(name, cited(provision), asks, options, (), several=True, decides=tuple(decides))

    def exception(self, name: str, provision: Provision, before: Provision | None, decides: Sequence[str]) -> Question:
        """Whether the law excepts anything from a provision."""
        another = "another case" if not name.endswith("/1") else "any case"
        options = (
            Option("none", "no"),
            Option("except", "yes"),
            Option("unsettled", "whether it does is open in law"),
            Option("cannot_say", "yes, under conditions that no word here can say"),
            Option("not_read", "it may; the text that decides it was not read"),
            *([Option("same", f"yes, the same as from {cited(before)}")] if before else []),
        )
        asks = f"Does the law except {another} from {cited(provision)}: relatives, rescue, humanitarian help, who is presented at the border?"
        return Question(name, cited(provision), asks, options, ("none",), wants=("cite",), decides=tuple(decides))

    def circumstances(
        self, name: str, provision: Provision, offered: Sequence[str], decides: Sequence[str]
    ) -> Question:
        """Which circumstances make a provision graver at all."""
        options = (*(Option(of, CIRCUMSTANCES[of].asked) for of in offered), Option("none", "none of these"))
        asks = (
            f"Which circumstances aggravate {cited(provision)}, by a higher penalty or as a factor that the law names"
            f" {IN_PART}?"
        )
        plain = tuple(of for of in offered if of in TREATY)
        return Question(
            name,
            cited(provision),
            asks,
            options,
            plain,
            several=True,
            wants=("cite", "extent"),
            open=True,
            decides=tuple(decides),
        )

    def graver(self, name: str, provision: Provision, values: Sequence[str], decides: Sequence[str]) -> Question:
        """Which degrees of a circumstance make a provision graver."""
        of = name.rpartition("/")[2]
        options = (*(Option(value, self.phrase(of, value)) for value in values), Option("none", "none of these"))
        asks = f"{BY_NAME[of].question} When is {cited(provision)} punished more severely {IN_PART}?"
        return Question(
            name,
            cited(provision),
            asks,
            options,
            tuple(values),
            several=True,
            wants=("cite", "extent"),
            open=True,
            decides=tuple(decides),
        )

    def rule(self, name: str, provisions: Sequence[Provision], decides: Sequence[str]) -> Question:
        """A rule of the general part."""
        rule = name.split("/")[1]
        if rule in SPARED:
            asks = {
                "migrant": "Is the person who is moved spared where a provision does not say `another`?",
                "accomplice": (
                    "Is the person who is moved spared as instigator or accomplice of the own smuggling, by asking, paying"
                    " or boarding?"
                ),
            }[rule]
            spared = (
                Option("yes", "yes"),
                Option("no", "no: that person is punished too"),
                Option("unsettled", "open in law, or not the same under all provisions"),
            )
            return Question(name, "General part", asks, spared, ("yes",), wants=("cite",), decides=tuple(decides))
        what = {
            "attempt": "is an attempt punished",
            "agreement": "is it punished to agree on the offence, before it is attempted",
            "preparation": "is mere preparation punished by a general rule",
            "instigator": "is an instigator punished",
            "aider": "is an accomplice who helps punished",
            "organiser": "is one punished who organizes the offence or directs others to commit it",
        }[rule]
        options = tuple(Option(item.name, cited(item)) for item in provisions)
        return Question(
            name,
            "General part",
            f"Under which provisions {what} {IN_PART}?",
            (*options, Option("none", "under none")),
            tuple(item.name for item in provisions),
            several=True,
            wants=("cite", "extent"),
            open=True,
            decides=tuple(decides),
        )
