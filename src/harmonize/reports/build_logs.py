"""The report for build servers: JUnit XML, and annotations that GitHub shows beside the line."""

from collections.abc import Iterator, Sequence
from xml.sax.saxutils import escape

from harmonize.findings.assessment import FULFILLED, LACKING, SHORTFALLS, Assessment, Finding
from harmonize.reports.memo import place
from harmonize.reports.sarif import LEVELS, results_of, words
from harmonize.reports.wording import Speaker, verdict_word
from harmonize.visible import logged, safe

LOGGED = {"##": "#&#35;", "::": ":&#58;"}  # what a build server would take for its command
QUOTED = {'"': "&quot;", "\n": "&#10;"}
COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}


def junit(pairs: Sequence[tuple[Assessment, Speaker]], version: str) -> str:
    """One suite per State, one test per duty: a shortfall fails, what was not assessed or is open is skipped."""
    suites = [line for assessment, speaker in pairs for line in suite(assessment, speaker, version)]
    return "\n".join(
        ('<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="harmonize">', *suites, "</testsuites>")
    )


def suite(assessment: Assessment, speaker: Speaker, version: str) -> Iterator[str]:
    """One State."""
    asked = [item for item in assessment.findings if not item.duty.untested]
    failed = sum(map(fails, asked))
    skipped = sum(1 for item in asked if not passes(item) and not fails(item))
    yield (
        f'<testsuite name={quoted(assessment.law.name)} tests="{len(asked)}" failures="{failed}" errors="0" skipped="{skipped}">'
    )
    yield f'<properties><property name="dataset" value={quoted(version)}/><property name="as of" value="{assessment.day}"/></properties>'
    for item in asked:
        head = (
            f"<testcase classname={quoted(f'{assessment.party.code}.{item.duty.topic}')} "
            f"name={quoted(f'{item.duty.id} {item.duty.title}')} "
            f'file={quoted(assessment.law.file)} line="{max(1, place(item, assessment.law))}"'
        )
        if fails(item):
            told = "\n".join(words(item, gap, assessment, speaker) for gap in item.outcome.gaps or (None,))
            yield f"{head}><failure type={quoted(item.severity)} message={quoted(verdict_word(item))}>{text(told)}</failure></testcase>"
        elif passes(item):
            beside = "; ".join(doubt.reason.told for doubt in item.outcome.beside)
            told = f"{verdict_word(item)}; {beside}" if beside else verdict_word(item)
            yield f"{head}><system-out>{text(told)}</system-out></testcase>"
        else:
            yield f"{head}><skipped message={quoted(reason(item, speaker))}/></testcase>"
    yield "</testsuite>"


def fails(item: Finding) -> bool:
    """Whether a duty fails its test: a shortfall with a severity."""
    return item.verdict in SHORTFALLS and item.severity != "none"


def passes(item: Finding) -> bool:
    """Whether a duty passes: what is met, what no law must provide for, and duties that follow others."""
    return item.verdict in (*FULFILLED, *LACKING, *SHORTFALLS) and not fails(item)


def reason(item: Finding, speaker: Speaker) -> str:
    """Why a duty has no clear verdict."""
    doubts = "; ".join(map(speaker.doubt, item.outcome.doubts))
    return f"{verdict_word(item)}: {item.reason or doubts}".removesuffix(": ")


def quoted(value: str) -> str:
    """A value as an attribute of XML."""
    return f'"{escape(safe(value), {**QUOTED, **LOGGED})}"'


def text(value: str) -> str:
    """A text as content of XML."""
    return escape(safe(value), LOGGED)


def annotations(pairs: Sequence[tuple[Assessment, Speaker]]) -> Iterator[str]:
    """One workflow command per shortfall."""
    for assessment, speaker in pairs:
        for item in filter(fails, results_of(assessment)):
            for gap in item.outcome.gaps or (None,):
                near = assessment.law.provisions[gap.near.provision].line if gap and gap.near else 0
                line = max(1, near or place(item, assessment.law))
                title = f"{speaker.pinpoint(item.duty)} {verdict_word(item)}"
                yield (
                    f"::{COMMANDS[LEVELS[item.severity]]} file={value(assessment.law.file)},line={line},title={value(title)}"
                    f"::{data(words(item, gap, assessment, speaker))}"
                )


def data(told: str) -> str:
    """The message of a workflow command."""
    return logged(told.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def value(told: str) -> str:
    """A property of a workflow command."""
    return data(told).replace(":", "%3A").replace(",", "%2C")
