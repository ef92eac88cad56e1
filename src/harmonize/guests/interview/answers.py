"""Questions and answers as values, and the part of a law that answers make: what is known of each provision so far."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from harmonize.guests.interview.matters import BY_NAME, Facts

SKIP = "skip"  # not read, or not known: the question is not asked again
OTHERS = "case"  # not the case asked about, but others of its kind: with the provision that punishes these, where one is named
DOUBTS = ("unsettled", "cannot_say", "not_read")
ROLES = ("instigator", "aider", "organiser")
SPARED = ("migrant", "accomplice")  # rules on the person moved: as principal, and as accomplice of whoever moves him
RULES = (*SPARED, "attempt", *ROLES)
LATER = ("agreement", "preparation")  # rules that carry an offence over and decide nothing of the criminal core


class Option(NamedTuple):
    """One answer that is offered: its word, and what it says."""

    word: str
    says: str


class Question(NamedTuple):
    """One question about one element of one provision.

    ``options`` are at most nine (of circumstances more), the plain answer first; where ``several`` may be chosen, all
    together are the plain one.
    ``plain`` is what the treaty asks for, ``needed`` that without which a duty fails. ``wants`` names what else an answer
    must say: where the rule stands (``cite``), the range (``extent``), the ``sanction`` of a company, the first ``day``.
    ``open`` says that an answer may be marked as open in law. ``decides`` are the duties whose verdict turns on it.
    ``about`` are the facts asked about, the case told first.
    """

    id: str
    heading: str
    asks: str
    options: tuple[Option, ...]
    plain: tuple[str, ...]
    several: bool = False
    wants: tuple[str, ...] = ()
    open: bool = False
    decides: tuple[str, ...] = ()
    about: tuple[Facts, ...] = ()
    needed: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What was answered to a question: the words ``chosen``, those ``open`` in law with the reason ``why``, and what else was asked for.

    ``about`` are the facts of a question about a case, so that answers can be read without asking again. ``day`` is the
    first day of a wording, as an ISO date.
    """

    question: str
    chosen: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    cite: str = ""
    extent: str = ""
    why: str = ""
    about: tuple[Facts, ...] = ()
    day: str = ""


class Clause(NamedTuple):
    """An alternative or an exception of a provision: ``sort`` is ``punishes`` or ``except``, or the doubt about it.

    ``case`` is one that it surely reaches; empty where it was named for others than the case asked about.
    """

    name: str
    sort: str
    case: Mapping[str, str]
    cite: str
    why: str


class Provision(NamedTuple):
    """A provision in hand, with its alternatives and exceptions in the order in which they were given."""

    name: str
    matter: str
    cite: str
    extent: str = ""
    clauses: tuple[Clause, ...] = ()
    exceptions: tuple[Clause, ...] = ()


class Draft(NamedTuple):
    """What is known of a law so far: its provisions, and the facts that nothing else punishes, each with its matter."""

    provisions: tuple[Provision, ...]
    closed: tuple[tuple[str, Facts], ...]
    answers: Mapping[str, Answer]

    def of(self, matter: str) -> tuple[Provision, ...]:
        """The provisions on a matter."""
        return tuple(item for item in self.provisions if item.matter == matter)

    def begun(self, matter: str) -> bool:
        """Whether the first question on a matter was answered."""
        first = self.answers.get(f"{matter}/1")
        return first is not None and SKIP not in first.chosen

    def skipped(self, prefix: str) -> bool:
        """Whether a question of a row (``entry/``), or of all on a matter (``entry``), was left as not read."""
        return any(SKIP in item.chosen for name, item in self.answers.items() if name.startswith(prefix))

    def asked(self, prefix: str) -> int:
        """How many questions of a row (``entry/``) were answered."""
        return sum(1 for name in self.answers if name.startswith(prefix))


def drafted(answers: Iterable[Answer]) -> Draft:
    """The part of a law that answers make, in the order in which they were given."""
    provisions: dict[str, Provision] = {}
    closed: list[tuple[str, Facts]] = []
    known: dict[str, Answer] = {}
    for answer in answers:
        known[answer.question] = answer
        first, *rest = answer.question.split("/")
        word = answer.chosen[0] if answer.chosen else ""
        if first in BY_NAME:
            case = {name: values[0] for name, values in answer.about[0].items()}
            if word in ("none", OTHERS):
                closed += [(first, facts) for facts in (answer.about[1:] if word == "none" else answer.about[:1])]
            if word not in ("none", SKIP) and (word != OTHERS or answer.cite):
                own = [item for item in provisions.values() if item.matter == first]
                held = [item for item in own if word == "same" or (word == OTHERS and item.cite == answer.cite)]
                name = held[-1].name if held else f"{first}-{len(own) + 1}"
                base = held[-1] if held else Provision(name, first, answer.cite, answer.extent)
                case = {} if word == OTHERS else case
                sort = word if word in DOUBTS else "punishes"
                clause = Clause(f"{name}.{len(base.clauses) + 1}", sort, case, answer.cite or base.cite, answer.why)
                provisions[name] = base._replace(clauses=(*base.clauses, clause))
        elif rest[0] == "except" and word == "same":
            held = [item for item in provisions.values() if item.exceptions and item.name != first]
            provisions[first] = provisions[first]._replace(exceptions=held[-1].exceptions if held else ())
        elif rest[0] == "except" and word not in ("none", SKIP):
            base = provisions[first]
            sort = word if word in DOUBTS else "except"
            clause = Clause(f"{first}.x{len(base.exceptions) + 1}", sort, {}, answer.cite or base.cite, answer.why)
            provisions[first] = base._replace(exceptions=(*base.exceptions, clause))
    return Draft(tuple(provisions.values()), tuple(closed), known)
