"""What a project has agreed on (``--baseline``, ``--waivers``), for the commands that fail on findings."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from harmonize import Assessment, one_law
from harmonize.cli import output_plan
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError

if TYPE_CHECKING:
    from harmonize.findings.baseline import BaselineDiff
    from harmonize.library.base_revision import Change
    from harmonize.norms.baseline import Suppressions
    from harmonize.reports.document import Report


class BaselineOptions(NamedTuple):
    """The files that a project names, the revision before a change, and the day by which waivers are judged."""

    baseline: str | None
    waivers: str | None
    no_waivers: bool
    strict: bool
    base: str | None
    today: str


def loaded(agreed: BaselineOptions, corpus: Corpus) -> "Suppressions | None":
    """The baseline and the waivers named, or None. Raises HarmonizeError when a file or a day cannot be used."""
    if not agreed.baseline and not agreed.waivers:
        if agreed.strict:
            raise HarmonizeError("--strict speaks of --baseline or --waivers; name one of them")
        return None
    from harmonize.library.base_revision import change

    return suppressions(agreed, corpus, change(agreed.base) if agreed.base else None)


def suppressions(agreed: BaselineOptions, corpus: Corpus, judged: "Change | None") -> "Suppressions":
    """The baseline and the waivers named; those that stood before a change as well. ``no_waivers`` leaves waivers out."""
    from harmonize.library.baseline_file import suppressions

    known, waived = agreed.baseline, None if agreed.no_waivers else agreed.waivers
    return suppressions(Path(known) if known else None, Path(waived) if waived else None, corpus.store.treaty, judged)


def marked(told: "Report", found: "BaselineDiff | None") -> "Report":
    """A report that says of every shortfall where it stands, where anything was agreed on."""
    if not found:
        return told
    from harmonize.reports.baseline import marked  # most checks know of no agreement

    return told._replace(findings=marked(told.findings, found))


def verdict(
    done: list[Assessment],
    found: "BaselineDiff",
    corpus: Corpus,
    agreed: BaselineOptions,
    *,
    fail_on: str,
    on_screen: bool,
    width: int,
) -> int:
    """Prints where every finding stands, and returns the exit code: 1 for new findings and for waivers that do not hold.

    The report goes to the screen when text is reported there, else to standard error.
    """
    from harmonize.reports import baseline

    speakers = {item.party.code: one_law.speaker(corpus.store, item.law, item.day) for item in done}
    told = baseline.report(found, speakers, agreed.baseline or "", agreed.base or "", fail_on)
    if on_screen:
        output_plan.show(told, width)
    else:
        print(output_plan.rendered("text", told, width), file=sys.stderr)
    for line in baseline.complaint_lines(found.complaints):
        print(line, file=sys.stderr)
    failing = [] if fail_on == "never" else failures(found, fail_on, strict=agreed.strict)
    if failing:
        print(f"exit 1: {', '.join(failing)}", file=sys.stderr)
    return 1 if failing else 0


def failures(found: "BaselineDiff", fail_on: str, *, strict: bool) -> list[str]:
    """Why a run fails, in words; nothing when it does not."""
    new = len(found.failing(fail_on))
    to_fix = sum(item.fails for item in found.complaints)
    stale = len(found.solved) + len(found.lost) if strict else 0
    if not (new or to_fix or stale):
        return []
    told = [
        f"{new} new findings of severity {fail_on} or above (--fail-on)",
        f"{to_fix} waivers to fix",
    ]
    return [*told, f"{stale} known findings that no longer occur (--strict)"] if stale else told
