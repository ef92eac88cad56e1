"""No command says, in any format and of any State, what `forbidden.yaml` forbids: a sample of them, or all with `--whole`."""

import csv
import io
import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import openpyxl
import pytest
from said import PHRASES, prose, sentences, texts, wrong

from answers_on_file import Answerer
from day import DAY
from drawing import Draw
from harmonize.cli import commands, output_plan
from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.corpus import Corpus, load
from harmonize.guests.interview.answers import Answer
from harmonize.guests.interview.asking import Interview
from harmonize.norms.outcome import Verdict
from harmonize.norms.treaty import TOPICS
from harmonize.reports.document import Report
from harmonize.reports.gap_reports import FORMATS
from harmonize.reports.lookup import explained
from harmonize.reports.verdict_words import verdict_words

DAY = ("--as-of", DAY)
STATES = tuple(load().store.codes)
REAL = tuple(code for code in STATES if not code.startswith("X"))
NEIGHBOURS = tuple(zip(REAL, (*REAL[1:], REAL[0]), strict=True))
ASKED_OF = tuple(dict.fromkeys(duty.topic for duty in load().duties()))
CONDUCTS = tuple(SPACE.bit["conduct"])
FILES = {code: [f"data/codings/{code.lower()}.{which}.yaml" for which in ("first", "second")] for code in REAL}
NO_DAY = ("CY", "SI")  # whose codings, as they were before they were compared, say nothing of this day
CODED_TWICE = [
    (code, files) for code, files in FILES.items() if code not in NO_DAY and all(Path(file).exists() for file in files)
]
CONDITION = re.compile(r"\(conditional\): .+$")  # a coder's own words
TITLE = re.compile(r"^ *(?:- )?title: (.+)$", re.MULTILINE)
COMMANDS = (
    *(("check", code) for code in STATES),
    *(("check", code, "--all", "--advise", "--readings") for code in REAL),
    *(("compare", *pair) for pair in NEIGHBOURS),
    *(("compare", f"{code}@2015-01-01", code) for code in REAL if load().store.law(code, "2015-01-01")),
    *(("dual", *pair, "--test", test) for pair in NEIGHBOURS for test in ("law", "transposed", "conduct")),
    *(("case", "--set", f"conduct={conduct}") for conduct in CONDUCTS),
    *(("case", "--set", f"conduct={conduct}", "--set", "benefit=none", "--open") for conduct in CONDUCTS),
    *(("case", "--set", "conduct=crossing", "--set", f"enters={b}", "--from", a, "--to", b) for a, b in NEIGHBOURS),
    *(("cases", code) for code in STATES),
    *(("matrix", "--topic", topic) for topic in ASKED_OF),
    ("matrix", "--elements"),
    ("matrix", "--pairs", *REAL[:5]),
    *(("route", *pair) for pair in NEIGHBOURS),
    *(("concordance", code) for code in STATES),
    *(("concordance", code, "--instrument", "eu-2002-90") for code in REAL),
    *(("questionnaire", code) for code in STATES),
    *(("conflicts", code) for code in STATES),
    *(("history", code) for code in STATES),
    *(("show", code) for code in STATES),
    *(("states", *words) for words in ((), ("JP",), ("--parity",), ("--coverage",))),
    *(("reconcile", code, *files) for code, files in CODED_TWICE),
    ("duties",),
    ("plan", "docs/bill.yaml"),
    ("what-if", "docs/what-if.yaml"),
    ("what-if", "docs/what-if-own-border.yaml", "--state", "GB"),
)


@pytest.fixture(scope="module")
def laws() -> Corpus:
    return load()


@pytest.fixture(scope="module")
def written() -> str:
    return prose()


def told(*line: str) -> list[Report]:
    """What a command line tells, as it comes and whole."""
    found: list[Report] = []
    day = () if line[0] in ("states", "duties", "plan", "what-if") or "@" in line[1] else DAY
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(output_plan, "deliver", lambda _owed, build, **_: found.extend((build(False), build(True))))
        patch.setattr(output_plan, "show", lambda report, _width=0: found.append(report))
        commands.run([*line, *day])
    assert found, line
    return found


def mistakes(said: Iterator[str] | list[str], written: str) -> str:
    """Each text with what of it is forbidden."""
    bad = {one: wrong(one, written) for one in dict.fromkeys(said)}
    return "\n".join(f"{'; '.join(found)} | {one[:300]}" for one, found in bad.items() if found)


@pytest.mark.sample(2, 14)
@pytest.mark.parametrize("line", [pytest.param(line, id=" ".join(line)) for line in COMMANDS])
def test_no_command_says_what_is_forbidden(line: tuple[str, ...], written: str) -> None:
    typed = [word.rpartition("=")[2] for word in line]
    said = [one for report in told(*line) for one in texts(report) if one not in typed]
    if line[0] == "reconcile":
        said = in_own_words(said, line[2:])
    found = mistakes(said, written)
    assert not found, found


def in_own_words(said: list[str], files: tuple[str, ...]) -> list[str]:
    """What is said of codings, without the coders' own words: titles, names of conditions, turns of phrase in notes."""
    written = [Path(file).read_text("utf-8") for file in files]
    titles = {title.strip("'\"") for text in written for title in TITLE.findall(text)}
    phrases = {match for text in written for match in PHRASES.findall(" ".join(text.split()))}
    named, phrased = (
        re.compile("|".join(map(re.escape, sorted(words, key=len, reverse=True))) or r"(?!)", flags)
        for words, flags in ((titles, 0), (phrases, re.IGNORECASE))
    )
    plain = (re.sub(r"\bcondition \w+", "condition", named.sub("An offence", one)) for one in said)
    return [phrased.sub("so", CONDITION.sub("(conditional)", one)) for one in plain]


def names(laws: Corpus) -> Iterator[str]:
    """What `explain` is asked for."""
    treaty, prose_of = laws.store.treaty, laws.store.explanations
    yield from (*treaty.duties, *prose_of["articles"], *treaty.measures, *treaty.disputes, *TOPICS)
    yield from (verdict_words(verdict) for verdict in Verdict)
    yield from (item.name for item in DIMENSIONS)
    yield from (f"{item.name}={value.name}" for item in DIMENSIONS for value in item.values if item.name != "state")


# What `explain` tells a test in: the words of the data, as `--set` and `--reading` take them.
TREATY = load().store.treaty
READINGS = (reading for dispute in TREATY.disputes.values() for reading in dispute.readings)
WORDS = {*SPACE.bit, *(value for answers in SPACE.bit.values() for value in answers), *TREATY.measures, *READINGS}
VOCABULARY = re.compile(rf"\b(?:{'|'.join(sorted(word for word in WORDS if '_' in word))})\b")


def test_no_explanation_says_what_is_forbidden(laws: Corpus, written: str, draw: Draw) -> None:
    said = (
        VOCABULARY.sub("a", one)
        for name in draw.some(list(names(laws)), 40, 150)
        for one in texts(explained(laws.store, name))
        if name not in one
    )
    found = mistakes(said, written)
    assert not found, found


@pytest.mark.slow
def test_no_question_of_an_interview_says_what_is_forbidden(laws: Corpus, written: str, draw: Draw) -> None:
    """The questions and answers offered to a law on file that answers: the model law, and one that is drawn."""
    store = laws.store
    for code in ("XA", *draw.some(REAL, 0, 1)):
        law = store.law(code, DAY[1])
        assert law
        own = Interview(code, store.status.names.get(code, code), DAY[1], store.treaty, store.status)
        answerer, given, said = Answerer(own, law), list[Answer](), list[str]()
        while (question := own.next_question(given)) and len(given) < 60:
            said += [question.heading, question.asks, *(option.says for option in question.options)]
            given.append(answerer.answer(question))
        assert len(said) > 60
        found = mistakes([one for one in said if " " in one], written)
        assert not found, (code, found)


def in_format(form: str, made: str | bytes) -> Iterator[str]:
    """The texts of a report as a format has them."""
    if form == "docx":
        body = docx.Document(io.BytesIO(made)).element.body  # type: ignore[arg-type]
        for paragraph in body.iter("{*}p"):
            yield "".join(node.text or "" for node in paragraph.iter("{*}t"))
    elif form == "xlsx":
        book = openpyxl.load_workbook(io.BytesIO(made))  # type: ignore[arg-type]
        yield from (str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell)
    elif form in ("json", "sarif"):
        yield from sentences(json.loads(made))
    elif form == "junit":
        for node in ET.fromstring(made).iter():
            yield from (text for text in (*node.attrib.values(), node.text or "") if " " in text)
    elif form == "csv":
        yield from (cell for row in csv.reader(io.StringIO(str(made))) for cell in row if " " in cell)
    elif form == "html":
        shown = re.sub(r"(?s)<(style|script).*?</\1>", "", str(made))
        yield from (unescape(part).strip() for part in re.split(r"<[^>]*>", shown))
    else:
        yield from (line.rpartition("::")[2].replace("%0A", " ").strip() for line in str(made).splitlines())


@pytest.mark.slow
def test_no_format_says_what_is_forbidden(laws: Corpus, written: str, draw: Draw) -> None:
    """Of text and markdown the lines of tables and of folded paragraphs are told in the other formats."""
    for code in draw.some(STATES, 1, 2):
        whole = told("check", code)[-1]
        for form in FORMATS:
            if form not in ("text", "markdown"):
                found = mistakes(in_format(form, output_plan.rendered(form, whole)), written)
                assert not found, (code, form, found)
