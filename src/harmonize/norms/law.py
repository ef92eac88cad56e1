"""One State's law on one day, lowered: norms over conduct space, and what is known about how they were read."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.norms.combining import Keep, by_form, flat, rated, simplified
from harmonize.norms.doubt import Reason, not_read
from harmonize.norms.drafts import Draft
from harmonize.norms.outcome import Near
from harmonize.norms.penalty import NOTHING, Penalty, Range, penalty_row
from harmonize.norms.penalty_rules import Rating
from harmonize.norms.provision import Norm, Provision
from harmonize.norms.rows import Row, html, line
from harmonize.norms.source import Day, Grade, Source
from harmonize.norms.word import Word

STATE = SPACE.fields["state"].mask

SECTIONS = (
    "entry",
    "stay",
    "documents",
    "groups",
    "general_part",
    "legal_persons",
    "jurisdiction",
    "migrant",
    "sentencing",
    "related_offences",
    "evidence",
    "extradition",
    "mutual_assistance",
    "special_techniques",
    "protection",
    "confiscation",
    "carriers",
    "vessels",
    "information",
    "return",
    "incorporation",
)


# What the rules of the general part are about, by the answers to the questions that they widen.
GENERAL_PART = {
    ("role", "perpetrator"): "principals",
    ("role", "instigator"): "instigation",
    ("role", "aider"): "accomplices",
    ("role", "organiser"): "organizing or directing others",
    ("role", "member"): "members of a group",
    ("stage", "solicited"): "failed instigation",
    ("stage", "agreed"): "agreement",
    ("stage", "prepared"): "preparation",
    ("stage", "attempted"): "attempt",
    ("actor", "minor"): "minors",
    ("actor", "legal_person"): "legal persons",
}


class SectionStatus(Word):
    """How far a section of a law was read."""

    NOT_READ = "not_read"
    PARTLY_READ = "partly_read"
    READ = "read"
    NOT_APPLICABLE = "not_applicable"


STATUSES = tuple(item.value for item in SectionStatus)


class Weighing(NamedTuple):
    """A general ``duty`` or ``power`` to weigh harm, or an ``open_list`` of grave cases; all offences where none is named."""

    kind: str
    provisions: tuple[int, ...]
    cite: tuple[str, ...]


class Unread(NamedTuple):
    """Why something may only be a hole in our reading: a section, or a rule, that was not (wholly) read."""

    reason: str
    partly: bool

    @property
    def doubt(self) -> Reason:
        """The same as a doubt that reading on would settle; what is missing is said once, at the head of a report."""
        return not_read(self.reason)


class Reach(NamedTuple):
    """Facts over which the State has jurisdiction; ``provisions`` is empty when it holds for all offences."""

    cube: Cube
    provisions: tuple[int, ...]
    cite: tuple[str, ...]
    doubt: Reason | None


class Measure(NamedTuple):
    """The State's answer to one measure: ``value`` is yes, no, a number, a list of words, or empty when unsettled.

    ``moot`` are the words of a list that cannot arise in the State: an island has no carriers by rail over its border.
    ``amend`` is what a drafter would change where a rule is there under a condition.
    """

    value: Any
    condition: str
    doubt: Reason | None
    cite: tuple[str, ...]
    note: str
    line: int
    moot: tuple[str, ...] = ()
    amend: str = ""


class Law(NamedTuple):
    """A State's law from one change of it to the next.

    ``second`` are the sections read a second time, ``once`` the offences and measures in them that only one reader read.
    ``readers`` are the kinds of readers. ``recountable`` is a law both codings of which were kept as they were, so that
    their agreement can be worked out again.
    ``changed`` is the last day on which something is known to have begun or ended; a period may begin later, with a day on
    which something was only seen. ``ratings`` tell how gravely each provision punishes what, as written (``graded`` works it
    out for the facts asked); ``cover`` tells what is punished at all. ``below`` are bills laid over the file, each with the
    number of lines above it: lines count on from those of the law.
    """

    code: str
    name: str
    since: Day
    until: Day
    changed: Day
    file: str
    reading: dict[str, tuple[SectionStatus, str]]
    second: tuple[str, ...]
    once: tuple[str, ...]
    agreement: dict[str, tuple[int, int]]
    kappa: dict[str, float]
    readers: tuple[str, ...]
    recountable: bool
    sources: dict[str, Source]
    provisions: tuple[Provision, ...]
    ratings: tuple[Rating, ...]
    cover: tuple[Norm, ...]
    reaches: tuple[Reach, ...]
    weighings: tuple[Weighing, ...]
    unread: tuple[tuple[str, str], ...]
    measures: dict[str, Measure]
    below: tuple[tuple[int, str], ...] = ()

    def place(self, line: int) -> str:
        """The file and line where something stands: in the law file, or in a bill laid over it."""
        after, file = max([(0, self.file), *(item for item in self.below if item[0] < line)])
        return f"{file}:{line - after}"

    def __repr__(self) -> str:
        return line("Law", f"{self.code} {self.name} from {self.since}: {len(self.provisions)} offences")

    def rows(self) -> list[Row]:
        """One row per offence: id, title, kind, section, pinpoints, plain range in months with its fine, and between which days (ISO)."""
        plain = [self.plain_penalty(index) for index in range(len(self.provisions))]
        return [
            {
                "state": self.code,
                "offence": item.id,
                "title": item.title,
                "kind": item.kind,
                "section": item.section,
                "cite": "; ".join(item.cite),
                **penalty_row(told)._asdict(),
                "since": item.since,
                "until": item.until,
            }
            for item, told in zip(self.provisions, plain, strict=True)
        ]

    def _repr_html_(self) -> str:
        return html(f"{self.name}: offences", self.rows())

    def status(self, section: str) -> SectionStatus:
        """How far a section was read."""
        return self.reading.get(section, (SectionStatus.NOT_READ, ""))[0]

    def graded(self, keep: Keep, asked: int = SPACE.full) -> tuple[Norm, ...]:
        """What is punished of the facts that are kept, with the range: by provision, the gravest first. Raises TooMany."""
        return tuple([norm for rating in self.ratings for norm in norms_of(rating, rated(rating, keep, asked))])

    def as_if_punished(self, open_for: frozenset[Reason]) -> "Law":
        """The law with all surely punished that is open for some reasons alone; itself where nothing is."""
        supposed = ((old, old.as_if_punished(open_for)) for old in self.ratings)
        sure = tuple([old if new == old else new for old, new in supposed])
        ratings = {new.provision: new for new, old in zip(sure, self.ratings, strict=True) if new is not old}
        exclusions = [tuple([own for own in item.exclusions if own.doubt not in open_for]) for item in self.provisions]
        spared = any(new != old.exclusions for new, old in zip(exclusions, self.provisions, strict=True))
        if not ratings and not spared:
            return self
        kept = [norm for norm in self.cover if norm.provision not in ratings]
        kept += [
            Norm(index, cube, NOTHING, "", terms.doubt) for index in ratings for cube, terms in flat(ratings[index])
        ]
        pairs = zip(self.provisions, exclusions, strict=True)
        provisions = tuple([item._replace(exclusions=own) for item, own in pairs]) if spared else self.provisions
        return self._replace(ratings=sure, provisions=provisions, cover=tuple(kept))

    def surely_punishes(self, provision: int) -> bool:
        """Whether a provision surely punishes some facts; one that is doubtful throughout only possibly applies."""
        return any(not norm.doubt for norm in self.cover if norm.provision == provision)

    def plain_range(self, provision: int) -> Range:
        """The gravest range of a provision without any qualified form; no imprisonment for one without facts."""
        return self.plain_penalty(provision).range

    def plain_penalty(self, provision: int) -> Penalty:
        """The gravest penalty of a provision without any qualified form; nothing for one without facts."""
        plain = [item.plain for item in self.ratings_of(provision) if item.plain]
        return max(plain, key=lambda told: told.range.severity, default=NOTHING)

    def ratings_of(self, provision: int) -> Iterator[Rating]:
        """What a provision punishes, as written."""
        yield from (rating for rating in self.ratings if rating.provision == provision)

    def by_form(self, provision: int) -> tuple[Norm, ...]:
        """The norms of a provision without any qualified form, and with each of them by itself (and the one it goes on)."""
        return tuple([norm for rating in self.ratings_of(provision) for norm in norms_of(rating, by_form(rating))])

    def nearest_clause(self, provision: int, cube: Cube) -> str:
        """The name of the clause of a provision that comes nearest to some facts; empty for one without facts."""
        return next((item.nearest_clause(cube) for item in self.ratings_of(provision)), "")

    def clause_of(self, provision: int, fact: Cube, *, doubtful: bool) -> str:
        """The name of the clause of a provision that says a fact, surely or doubtfully; empty for one without facts."""
        return next((item.clause_of(fact, doubtful=doubtful) for item in self.ratings_of(provision)), "")

    def line_of(self, near: Near) -> int:
        """The line on which the nearest clause of a provision stands, or the version of it."""
        provision = self.provisions[near.provision]
        return provision.clauses.get(near.clause, provision.line)

    def unread_section(self, sections: Iterable[str]) -> Unread | None:
        """The first of some sections that was not (wholly) read."""
        for section in dict.fromkeys(sections):
            status = self.status(section)
            if status not in (SectionStatus.READ, SectionStatus.NOT_APPLICABLE):
                return Unread(self.told_unread(section), partly=status is SectionStatus.PARTLY_READ)
        return None

    def told_unread(self, section: str) -> str:
        """``documents: only partly read``, the words for a section that was not (wholly) read."""
        words = "only partly read" if self.status(section) is SectionStatus.PARTLY_READ else "not read"
        return f"{section.replace('_', ' ')}: {words}"

    def told_silence(self, section: str) -> str:
        """``entry: the law before 1996-01-01 was not read``, the words for a section that was not read, with the reason."""
        return f"{section.replace('_', ' ')}: {self.reading.get(section, ('', ''))[1] or 'not read'}"

    @staticmethod
    def told_unread_rule(dimension: str, value: str) -> str:
        """The words for a rule of the general part that was not read: ``the rule of the general part on attempt was not read``."""
        return f"the rule of the general part on {GENERAL_PART[dimension, value]} was not read"

    def source(self, cite: str) -> Source | None:
        """The source of a pinpoint; None where it is not on file."""
        return self.sources.get(cite.split(" ", 1)[0])

    def grade(self, cites: Iterable[str]) -> Grade:
        """The worst kind of text among the sources of some pinpoints; what is not on file counts as remembered."""
        sources = map(self.source, cites)
        grades = {source.text if source else Grade.MEMORY for source in sources}
        return max(grades, key=list(Grade).index, default=Grade.OFFICIAL)


def norms_of(rating: Rating, drafts: list[Draft]) -> list[Norm]:
    """Norms of a provision, in as few cubes as possible."""
    return [
        Norm(rating.provision, cube, terms.penalty, "+".join(terms.forms), terms.doubt, terms.displacing)
        for cube, terms in simplified(drafts)
    ]
