"""The gap report for the screen: the answer first, then the reasons."""

import textwrap
from collections.abc import Callable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from harmonize.findings.assessment import FULFILLED, LACKING, SHORTFALLS, Assessment, Finding
from harmonize.norms.doubt import WORDS, Ground
from harmonize.norms.duty_tests import Provide, Punish
from harmonize.norms.outcome import OPEN, Gap, Outcome, Verdict
from harmonize.norms.source import address
from harmonize.reports.ages import ages
from harmonize.reports.headlines import beside_gap, titled
from harmonize.reports.verdict_words import TALLY, verdict_words
from harmonize.reports.wording import Speaker, reading_line, sentence, situations, verdict_word, waiting_lines
from harmonize.visible import safe

if TYPE_CHECKING:
    from harmonize.findings.advice import Advice, Package
    from harmonize.findings.conflicts import Conflict
    from harmonize.findings.robustness import Robustness

Style = Callable[[str, str], str]
# The verdicts that get a section of their own, in the order of a report.
ORDER = (Verdict.GAP, Verdict.PARTIAL, Verdict.UNSETTLED, Verdict.NOT_VERIFIED, Verdict.RESERVED)
OPEN_LABELS = {Ground.LAW: "Unsettled", Ground.UNREAD: "Not verified", Ground.CANNOT_SAY: "Cannot be said"}
NOTES = "Definitions, what need only be considered, and consequences"
WIDTH = 100
MAX_GAPS = 3


def plain(text: str, _kind: str) -> str:
    """No colour."""
    return text


def coloured(text: str, kind: str) -> str:
    """Text in the colour of a verdict."""
    colours = {"gap": "31;1", "partial": "33;1", "unsettled": "35;1", "not_verified": "34;1", "reserved": "36;1"}
    return f"\x1b[{colours.get(kind, '1')}m{text}\x1b[0m"


def report(
    assessment: Assessment, speaker: Speaker, version: str, style: Style = plain, *, verbose: bool = False
) -> Iterator[str]:
    """The lines of a report."""
    yield from header(assessment, version, style)
    yield ""
    yield from summary(assessment)
    found = sorted(shown(assessment), key=lambda item: ORDER.index(item.verdict))
    for verdict, items in groupby(found, key=lambda item: item.verdict):
        if verdict is Verdict.NOT_VERIFIED:
            yield from waiting(assessment, style)
        for item in items:
            yield ""
            yield from told(item, assessment, speaker, style)
    if not any(item.verdict is Verdict.NOT_VERIFIED for item in found):
        yield from waiting(assessment, style)  # for duties that get no section of their own
    if notes(assessment):
        yield ""
        yield style(NOTES, "bold")
        for item in notes(assessment):
            yield from wrapped(
                f"{item.duty.id}  {titled(item)}: {verdict_word(item)}{brief(item, speaker)}", "  ", "    "
            )
    if verbose:
        yield from details(assessment, speaker, style)
    yield ""
    yield from footer(assessment)


def shown(assessment: Assessment) -> list[Finding]:
    """The findings that get a section of their own: what falls short, what is open, what is reserved."""
    return [
        item
        for item in assessment.findings
        if item.verdict in ORDER
        and (item.severity != "none" or (item.verdict not in SHORTFALLS and item.duty.strength != "may"))
    ]


def notes(assessment: Assessment) -> list[Finding]:
    """Definitions, what need only be considered, and duties that follow others: told in one clause, options apart."""
    return [
        item
        for item in assessment.findings
        if item.duty.strength != "may"
        and (item.verdict in LACKING or (item.verdict in SHORTFALLS and item.severity == "none"))
    ]


def header(assessment: Assessment, version: str, style: Style) -> Iterator[str]:
    """Who, against what, as of when; status, dataset, what was read."""
    titles = [assessment.treaty.instruments[key].short for key in assessment.instruments]
    yield style(safe(f"{assessment.law.name} against {' and '.join(titles)}, as of {assessment.day}"), "bold")
    facts = [*standing(assessment), f"dataset {version}"]
    facts += ages(assessment)
    yield from wrapped(" · ".join(facts), "", "  ")
    yield from wrapped(reading_line(assessment.law), "", "  ")
    chosen = {
        key: value for key, value in assessment.readings.items() if value != assessment.treaty.disputes[key].default
    }
    if chosen:
        yield from wrapped(
            "readings: " + ", ".join(f"{key}={value}" for key, value in chosen.items()) + " (all others: default)",
            "",
            "  ",
        )


def standing(assessment: Assessment) -> Iterator[str]:
    """Treaty status and reservations, as far as they matter to the instruments asked."""
    for key in assessment.instruments:
        instrument = assessment.treaty.instruments[key]
        if instrument.binds == "nobody":
            yield f"{instrument.short}: {instrument.nature}, binds nobody"
        elif instrument.binds in ("smp", "untoc"):
            consent = assessment.party.consents.get(instrument.binds)
            if assessment.party.bound(instrument.binds, assessment.day) and consent:
                yield f"party to {instrument.short} since {consent.in_force}" + (
                    "" if consent.verified else " (unverified)"
                )
            elif consent and consent.in_force:
                yield f"not bound by {instrument.short} before {consent.in_force}"
            else:
                yield f"no party to {instrument.short}"
    active = [
        item
        for item in assessment.party.reservations
        if item.effect != "none" and item.treaty in assessment.instruments
    ]
    yield (
        "1 reservation or declaration"
        if len(active) == 1
        else f"{len(active)} reservations or declarations"
        if active
        else "no reservation that touches the law"
    )


def summary(assessment: Assessment) -> Iterator[str]:
    """One line per topic under the names of the verdicts, then how many duties wait for sections that were not read."""
    rows = assessment.tally()
    columns = [key for key in TALLY if any(row[key] for row in rows.values())]
    topics = max([len(topic) for topic in rows] + [5])
    names = ["duties", *(TALLY[key] for key in columns)]
    for title, cells in (
        *([("", names)] if rows else []),
        *(
            (topic.replace("_", " "), [str(sum(row.values())), *(str(row[key] or "") for key in columns)])
            for topic, row in rows.items()
        ),
    ):
        numbers = "  ".join(cell.rjust(len(name)) for cell, name in zip(cells, names, strict=True))
        yield f"{title:<{topics}}  {numbers}".rstrip()
    practice = sum(1 for item in assessment.findings if item.duty.untested)
    if practice:
        yield f"{practice} further provisions ask for practice or nothing that a text of law could answer."
    sections = [f"{section.replace('_', ' ')} ({count})" for section, count in assessment.waiting()]
    if sections:
        yield from wrapped(
            f"Duties that wait for what was not read: {', '.join(sections)}; see Not verified.", "", "  "
        )


def waiting(assessment: Assessment, style: Style) -> Iterator[str]:
    """What was read so far of the sections that duties wait for, said once before the findings that are not verified."""
    lines = list(waiting_lines(assessment))
    if lines:
        yield ""
        yield style("Not verified: what was not read", "bold")
    for line in lines:
        yield from wrapped(f"{line}.", "  ", "    ")


def told(item: Finding, assessment: Assessment, speaker: Speaker, style: Style) -> Iterator[str]:
    """One finding that is not met, with its reasons."""
    duty, outcome = item.duty, item.outcome
    word = verdict_word(item).upper()
    left = f"{style(word, item.verdict)}  {duty.id}  {style(titled(item), 'bold')}"
    bare = f"{word}  {duty.id}  {titled(item)}"
    right = f"{duty.strength.replace('_', ' ')} · {pinpoint(duty.id)}"
    yield left + " " * max(2, WIDTH - len(bare) - len(right)) + right
    if outcome.follows and not outcome.gaps:
        yield from wrapped(
            f"As {outcome.follows}: without that offence there is nothing to attach to.", "     ", "     "
        )
    yield from gap_lines(item, assessment, speaker)
    yield from grounds(item, assessment, speaker)


def gap_lines(item: Finding, assessment: Assessment, speaker: Speaker) -> Iterator[str]:
    """The facts that fall short, the nearest law, and what would close the gap."""
    duty, outcome = item.duty, item.outcome
    told_as = (
        "Punishable although it must not be"
        if duty.form == "spare"
        else "Outside its jurisdiction"
        if isinstance(duty.test, Provide)
        else lack(item)
    )
    for gap in outcome.gaps[:MAX_GAPS]:
        facts = speaker.gap(gap, duty)
        yield from wrapped(
            f"{told_as}: {duty.facts or duty.title.lower()}" + (f": {facts}" if facts else "") + ".", "     ", "     "
        )
        if gap.near:
            provision = assessment.law.provisions[gap.near.provision]
            yield from labelled("Nearest law", f"{speaker.nearest(gap.near)}  {assessment.law.file}:{provision.line}")
            address = address_of(assessment, provision.cite)
            if address:
                yield f"{' ' * 21}{address}"
            remedy = closing(item, gap, speaker)
            if remedy:
                yield from labelled("To close it", remedy)
    if len(outcome.gaps) > MAX_GAPS:
        yield f"     and {len(outcome.gaps) - MAX_GAPS} more"
    if outcome.situations:
        yield f"     {sentence(situations(outcome.situations))}."


def grounds(item: Finding, assessment: Assessment, speaker: Speaker) -> Iterator[str]:
    """What a finding rests on: provisions, pinpoints beside them, what was searched, doubts, reservations, evidence."""
    outcome = item.outcome
    for index in outcome.provisions[:MAX_GAPS]:
        yield from labelled("Reached by", speaker.provision(index))
    if len(outcome.provisions) > MAX_GAPS:
        yield f"{' ' * 21}and {len(outcome.provisions) - MAX_GAPS} more"
    for label, said in beside_gap(item, speaker):
        yield from labelled(label, said)
    yield from labelled("Together with", speaker.cites(outcome.cites))
    yield from labelled("Falls short", speaker.short_of(outcome, item.duty))
    for name in outcome.measures:
        answer = assessment.law.measures.get(name)
        if answer and answer.value == "no":
            yield from labelled("Searched", safe(answer.note))
    for label, point in open_points(outcome, speaker, MAX_GAPS):
        yield from labelled(label, point)
    for reservation in item.reservations:
        yield from labelled("Reservation", reservation.summary)
    yield from labelled("Rests on", item.rests_on)


def open_points(outcome: Outcome, speaker: Speaker, most: int | None = None) -> Iterator[tuple[str, str]]:
    """The points that make a verdict open, and those beside it that do not, each with its label."""
    for doubt in outcome.doubts[:most]:
        yield OPEN_LABELS[doubt.reason.ground], speaker.doubt(doubt)
    for doubt in outcome.beside[:most]:
        yield "Beside it", f"{WORDS[doubt.reason.ground]}: {speaker.doubt(doubt)}"


def labelled(label: str, text: str) -> list[str]:
    """A label with its text in a column beside it; nothing when there is no text."""
    return wrapped(f"{label:<16}{text}", "     ", " " * 21) if text else []


def reading_lines(found: "Robustness", assessment: Assessment) -> Iterator[str]:
    """Which verdicts turn on a disputed reading, and which shortfalls survive every reading."""
    yield ""
    yield "Readings"
    by_switch: dict[str, list[str]] = {}
    for turn in found.turns:
        before, after = (word if ", " in word else verdict_words(word) for word in (turn.before, turn.after))
        by_switch.setdefault(turn.switch, []).append(f"{turn.duty} ({before} to {after})")
    for switch, changes in by_switch.items():
        title = assessment.treaty.disputes[switch.partition("=")[0]].title
        yield from wrapped(f"{switch}  {title}: {', '.join(changes)}", "  ", "      ")
    if found.idle:
        yield from wrapped(f"no verdict changes under: {', '.join(found.idle)}", "  ", "      ")
    if found.fragile:
        yield from wrapped(f"shortfalls that some reading removes: {', '.join(found.fragile)}", "  ", "      ")
    yield from wrapped(
        f"shortfalls that survive every single other reading: {', '.join(found.robust) or 'none'}", "  ", "      "
    )


def advice_lines(found: "Package", speaker: Speaker) -> Iterator[str]:
    """The smallest changes that close each shortfall, what each would reach beyond it, and how all of them do together."""
    yield ""
    yield "Advice: changes that close a shortfall, tried on the law and judged again by every duty"
    for one in found.advice:
        yield from advice_block(one, speaker)
    if found.then:
        yield "  Once all of that is done, also"
        for one in found.then:
            yield from advice_block(one, speaker)
    if found.without:
        yield from wrapped(
            f"No small change closes: {', '.join(found.without)}; an offence of its own is missing", "  ", "    "
        )
    if not found.advice:
        return
    left = f"still short: {', '.join(found.left)}" if found.left else "every shortfall named in them closed"
    opened = f"worse: {', '.join(found.opened)}" if found.opened else "no duty worse"
    yield from wrapped(f"The first change for every duty, all together: {left}; {opened}.", "  ", "    ")


def advice_block(one: "Advice", speaker: Speaker) -> Iterator[str]:
    """One piece of advice: the duties it closes, the changes, the over-reach."""
    also = [name for name in one.closes if name != one.duty]
    closes = f" (also closes {', '.join(also)})" if also else ""
    yield f"  {one.duty}{closes}: {one.touched} element{'s' if one.touched > 1 else ''}"
    for words in speaker.changes(one.changes):
        yield from wrapped(words, "    ", "      ")
    beyond = speaker.more_than_asked(one)
    if beyond:
        yield from wrapped(f"would also reach: {beyond}", "    ", "      ")


def conflict_lines(found: "list[Conflict]", speaker: Speaker, title: str) -> Iterator[str]:
    """Pairs of duties that pull apart, with the facts and where the law stands."""
    yield f"Where instruments pull apart: {safe(title)}"
    for item in found:
        yield ""
        yield from wrapped(f"{item.punish.id} must be punished: {item.punish.facts or item.punish.title}", "", "  ")
        yield from wrapped(f"{item.spare.id} must stay free: {item.spare.title}", "", "  ")
        within = next((cube for cube in item.within if not item.facts[0] & ~cube), item.facts[0])
        facts = speaker.phrases(item.facts[0], within)
        if facts:
            yield from wrapped(f"both reach: {', '.join(facts)}", "  ", "    ")
        by = f" by {'; '.join(speaker.provision(index) for index in item.provisions[:2])}" if item.provisions else ""
        yield from wrapped(f"this law: {item.stands}{by}", "  ", "    ")
    yield ""
    yield f"{len(found)} pairs. Not legal advice."


def closing(item: Finding, gap: Gap, speaker: Speaker) -> str:
    """What a drafter would change; empty when nothing can be said."""
    if item.duty.form == "aggravate":
        return "a higher range, or a statutory factor that names the circumstance"
    if isinstance(item.duty.test, Punish):
        return f"raise the maximum to at least {item.duty.test.maximum_at_least} months"
    if gap.near is None:
        return ""
    if gap.near.excluded:
        return f"narrow {speaker.cites(gap.near.excluded)}"
    return f"widen {speaker.elements(gap.near.dimensions)}" if gap.near.dimensions else ""


def lack(item: Finding) -> str:
    """How a shortfall is introduced."""
    return {"aggravate": "Not punished more severely", "punish": "Maximum too low"}.get(
        item.duty.form or "", "Not punishable"
    )


def brief(item: Finding, speaker: Speaker) -> str:
    """The gist of a finding in one clause."""
    if item.outcome.gaps:
        facts = speaker.gap(item.outcome.gaps[0], item.duty)
        return f" ({facts})" if facts else ""
    lacking = speaker.short_of(item.outcome, item.duty)
    return f" ({lacking})" if lacking else ""


def details(assessment: Assessment, speaker: Speaker, style: Style) -> Iterator[str]:
    """The duties that are met, with the provisions that meet them; then what was not assessed, and why."""
    yield ""
    yield style("Met", "bold")
    for item in assessment.findings:
        if item.verdict in FULFILLED:
            yield from wrapped(
                f"{item.duty.id}  {item.duty.title}: {verdict_word(item)}{answered(item, speaker)}",
                "  ",
                "    ",
            )
    yield from options_told(assessment, speaker, style)
    yield ""
    yield style("Not assessed", "bold")
    for item in assessment.findings:
        if item.verdict is Verdict.NOT_ASSESSED:
            reason = (
                item.reason
                or "; ".join(doubt.reason.why for doubt in item.outcome.doubts)
                or "the law was not read for it"
            )
            yield from wrapped(f"{item.duty.id}  {item.duty.title}: {reason}", "  ", "    ")


def options_told(assessment: Assessment, speaker: Speaker, style: Style) -> Iterator[str]:
    """What the treaty only permits, and the law does not do whole, reserves or leaves open."""
    left = (*FULFILLED, Verdict.NOT_ASSESSED)
    found = [item for item in assessment.findings if item.duty.strength == "may" and item.verdict not in left]
    if found:
        yield from ("", style("Optional provisions, not adopted whole or open", "bold"))
    for item in found:
        words = f"{item.duty.id}  {item.duty.title}: {verdict_word(item)}{answered(item, speaker)}"
        yield from wrapped(words, "  ", "    ")


def answered(item: Finding, speaker: Speaker) -> str:
    """By which provisions or measures a duty is met."""
    parts = [speaker.provision(index) for index in item.outcome.provisions[:3]]
    if item.outcome.cites:
        parts.append(f"together with {speaker.cites(item.outcome.cites)}")
    parts += map(speaker.measure, item.outcome.measures)
    if item.outcome.beyond:
        parts.append(speaker.beyond(item.outcome))
    if item.outcome.situations:
        parts.append(situations(item.outcome.situations))
    parts += (f"beside it, {WORDS[doubt.reason.ground]}: {speaker.doubt(doubt)}" for doubt in item.outcome.beside)
    if item.rests_on:
        parts.append(f"rests on {item.rests_on}")
    return "; " + "; ".join(parts) if parts else ""


def footer(assessment: Assessment) -> Iterator[str]:
    """The tally in one sentence, and what the report is not."""
    counts = {
        key: sum(1 for item in assessment.findings if item.verdict is key and (item.severity != "none" or key in OPEN))
        for key in (Verdict.GAP, Verdict.PARTIAL, *OPEN)
    }
    parts = [
        f"{count} {verdict_words(key)}{'s' if key is Verdict.GAP and count != 1 else ''}"
        for key, count in counts.items()
        if count
    ]
    unread = sum(1 for item in assessment.findings if item.verdict is Verdict.NOT_ASSESSED and not item.duty.untested)
    text = ", ".join(parts) if parts else "no gap"
    yield f"{text} in what was read; {unread} duties not assessed. Not legal advice."
    yield "`harmonize explain DUTY` tells what a duty asks and how it is tested; --verbose shows what meets the others."


def address_of(assessment: Assessment, cites: tuple[str, ...]) -> str:
    """The address of the first cited source."""
    for cite in cites:
        if found := address(assessment.law.sources, cite):
            return safe(found)
    return ""


def pinpoint(duty: str) -> str:
    """``smp-6.1.b.ii/procure`` as lawyers write it: SMP 6(1)(b)(ii)."""
    instrument, _, rest = duty.partition("-")
    first, *others = rest.split("/")[0].split(".")
    return f"{instrument.upper()} {first}{''.join(f'({step})' for step in others)}"


def wrapped(text: str, first: str, later: str) -> list[str]:
    """Text in lines of the report's width; addresses and paths are never broken."""
    return textwrap.wrap(
        safe(text), WIDTH, initial_indent=first, subsequent_indent=later, break_long_words=False, break_on_hyphens=False
    )
