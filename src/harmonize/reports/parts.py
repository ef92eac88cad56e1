"""How much of a report on one State is asked for, and all that it is made from."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from harmonize.findings.assessment import Assessment
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.reports.first_screen import View
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.findings.answer import Answer
    from harmonize.findings.robustness import Robustness
    from harmonize.norms.history import Version
    from harmonize.reports.finding import Prose


class Parts(NamedTuple):
    """How much of a report is told behind the first screen.

    ``everything`` that falls short, is open, or is required of no law; what is ``met``; ``whole`` leaves nothing out.
    Of the points only those with the ids in ``points``, where any is named that the law has. ``advice`` tells the amendments.
    A ``memo`` is what a reviewer sends: every point in short, and the sources they rest on.
    Without ``documents`` only what programs read is reported: findings, table and data.
    """

    everything: bool = False
    met: bool = False
    whole: bool = False
    points: tuple[str, ...] = ()
    advice: bool = False
    memo: bool = False
    documents: bool = True


class Told(NamedTuple):
    """One State's assessment with all that a document says about it.

    ``prose`` explains the duties by id; ``patterns`` are the standard cases; ``unbound`` is the assessment as if the State
    were bound by all that is asked, where it is not; ``screen`` is what the first screen reports besides. ``answers`` and
    ``versions`` are what the pictures show, ``readings`` the verdicts that turn on a disputed reading, where they were asked
    for. ``points`` are the ids of those that are asked for alone.
    """

    assessment: Assessment
    speaker: Speaker
    version: str
    prose: "Prose"
    screen: FirstScreen
    patterns: Sequence[Pattern] = ()
    unbound: Assessment | None = None
    answers: "Sequence[tuple[Pattern, Answer]]" = ()
    versions: "Sequence[Version]" = ()
    readings: "Robustness | None" = None
    points: Sequence[str] = ()

    @property
    def view(self) -> View:
        """The findings by cause, with the core articles."""
        return View.of(self.assessment, self.speaker, self.screen, self.patterns, self.unbound, self.points)
