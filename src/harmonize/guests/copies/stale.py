"""What a newer copy of a statute no longer says of what was read, and all that rests on it: clauses, rules, verdicts, cases."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.findings.assessment import Assessment
from harmonize.findings.evidence import bearing, named
from harmonize.guests.copies.comparing import Change, Fate
from harmonize.norms.source import Source, UnreadWording
from harmonize.norms.treaty import Duty


class Use(NamedTuple):
    """A part of the law file that cites a provision: what it is, how it is called there, its file and line, the provision."""

    kind: str
    name: str
    place: str
    source: str
    provision: str


class Stale(NamedTuple):
    """A provision that must be read again: what became of it, since when, and what rests on it.

    ``since`` is an ISO day: that of the change where a commit names it, else one on which the words stood there;
    ``between`` is then the last day on which they stood as they were read. ``by`` is the message of the commit.
    """

    source: Source
    change: Change
    since: str
    between: str
    by: str
    uses: tuple[Use, ...]
    duties: tuple[Duty, ...]
    cases: tuple[str, ...]

    @property
    def weight(self) -> tuple[int, int, int]:
        """How much rests on it: verdicts, fact patterns, clauses."""
        return len(self.duties), len(self.cases), len(self.uses)


class Compared(NamedTuple):
    """A source and its copy: what became of each provision that was read from it.

    ``why`` says why nothing was compared; ``commit`` is that of the copy, where it lies in a repository.
    """

    source: Source
    copy: str
    day: str
    changes: tuple[Change, ...]
    why: str = ""
    commit: str = ""

    def of(self, *fates: Fate) -> tuple[Change, ...]:
        """The provisions of some fates."""
        return tuple(change for change in self.changes if change.fate in fates)


class Marked(NamedTuple):
    """A wording that the law file says nobody has read."""

    source: Source
    wording: UnreadWording


class Drift(NamedTuple):
    """What newer copies say of one State's law: each source with its copy, and what must be read again, most verdicts first."""

    code: str
    name: str
    file: str
    day: str
    compared: tuple[Compared, ...]
    stale: tuple[Stale, ...]
    unread: tuple[Marked, ...]
    without: tuple[
        tuple[str, int], ...
    ]  # sources of official text with provisions that have no fingerprint, and how many
    recorded: str = ""  # the state of the records that copies were compared with

    @property
    def still(self) -> bool:
        """Whether nothing that was read has changed, and nothing is put down as not read."""
        return not (self.stale or self.unread)


def verdicts_on(found: Assessment, source: str, provision: str) -> Iterator[Duty]:
    """The duties whose verdict rests on a provision."""
    law = found.law
    for finding in found.findings:
        if any(named(law, cite, source, provision) for cite in bearing(finding.outcome, law)):
            yield finding.duty


def ordered(stale: Iterable[Stale]) -> tuple[Stale, ...]:
    """What must be read again, most verdicts first."""
    return tuple(sorted(stale, key=lambda item: (*(-one for one in item.weight), item.source.key, item.change.name)))
