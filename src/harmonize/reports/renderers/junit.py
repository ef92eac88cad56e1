"""A report as JUnit XML for build servers: one suite per State, one test per duty."""

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from harmonize.norms.outcome import FULFILLED, LACKING, SHORTFALLS
from harmonize.reports.document import Complaints, FindingBlock, Report
from harmonize.visible import safe

LOGGED = {"##": "#&#35;", "::": ":&#58;"}  # what a build server would take for its command
QUOTED = {'"': "&quot;", "\n": "&#10;"}


def render(report: Report) -> str:
    """A shortfall fails, what was not assessed or is open is skipped; of data files each is a test."""
    suites = list(files(report.complaints)) if report.complaints else []
    for _, findings in groupby(report.findings, key=lambda item: item.state):
        suites += suite(list(findings), report.dataset)
    return "\n".join(
        ('<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="harmonize">', *suites, "</testsuites>")
    )


def files(complaints: Complaints) -> Iterator[str]:
    """One suite for all data files; a file with something that fails is a failure, what else is said of it stands beside."""
    wrong = {name: [item for item in complaints.items if item.file == name] for name in complaints.files}
    failed = sum(any(item.fails for item in items) for items in wrong.values())
    yield f'<testsuite name="lint" tests="{len(wrong)}" failures="{failed}" errors="0" skipped="0">'
    for name, items in wrong.items():
        yield f'<testcase classname="lint" name={quoted(name)} file={quoted(name)}>'
        bad = [item for item in items if item.fails]
        if bad:
            told = "\n".join(line for item in bad for line in item.shown)
            yield f"<failure type={quoted(bad[0].rule)} message={quoted(bad[0].text)}>{text(told)}</failure>"
        if beside := [line for item in items if not item.fails for line in item.shown]:
            yield f"<system-out>{text(chr(10).join(beside))}</system-out>"
        yield "</testcase>"
    yield "</testsuite>"


def suite(findings: list[FindingBlock], dataset: str) -> Iterator[str]:
    """One State."""
    asked = [item for item in findings if item.tested]
    failed = sum(map(news, asked))
    skipped = sum(1 for item in asked if not passes(item) and not news(item))
    first = findings[0]
    yield (
        f'<testsuite name={quoted(first.name)} tests="{len(asked)}" failures="{failed}" errors="0" skipped="{skipped}">'
    )
    yield f'<properties><property name="dataset" value={quoted(dataset)}/><property name="as of" value="{first.day}"/></properties>'
    for item in asked:
        head = (
            f"<testcase classname={quoted(f'{item.state}.{item.topic}')} name={quoted(f'{item.duty} {item.asked}')} "
            f'file={quoted(item.file)} line="{max(1, item.line)}"'
        )
        if news(item):
            told = "\n".join(one.text for one in item.messages if one.told)
            yield f"{head}><failure type={quoted(item.severity)} message={quoted(item.words)}>{text(told)}</failure></testcase>"
        elif passes(item):
            yield f"{head}><system-out>{text('; '.join((item.words, *item.beside)))}</system-out></testcase>"
        else:
            agreed = dict.fromkeys(one.waived or "known: the baseline has it" for one in item.messages if not one.told)
            why = "; ".join(agreed) or item.reason or "; ".join(item.doubts)
            yield f"{head}><skipped message={quoted(f'{item.words}: {why}' if why else item.words)}/></testcase>"
    yield "</testsuite>"


def fails(item: FindingBlock) -> bool:
    """Whether a duty fails its test: a shortfall with a severity."""
    return item.verdict in SHORTFALLS and item.severity != "none"


def news(item: FindingBlock) -> bool:
    """Whether a duty fails by something that is neither known nor waived."""
    return fails(item) and any(one.told for one in item.messages)


def passes(item: FindingBlock) -> bool:
    """Whether a duty passes: what is met, what no law must provide for, and duties that follow others."""
    return item.verdict in (*FULFILLED, *LACKING, *SHORTFALLS) and not fails(item)


def quoted(value: str) -> str:
    """A value as an attribute of XML."""
    return f'"{escape(safe(value), {**QUOTED, **LOGGED})}"'


def text(value: str) -> str:
    """A text as content of XML."""
    return escape(safe(value), LOGGED)
