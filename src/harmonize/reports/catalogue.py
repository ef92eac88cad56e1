"""Lists: the States of a dataset with what was read of them, and the duties."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.library.store import Store
from harmonize.norms.facts import ABSOLUTE
from harmonize.norms.law import SECTIONS, Law, SectionStatus
from harmonize.norms.meaning import Count, Day, DayIfKnown, DutyId
from harmonize.norms.parity import Parity
from harmonize.norms.source import Grade, coded
from harmonize.norms.status import Party
from harmonize.norms.treaty import CRIMINAL_TOPICS, Duty
from harmonize.reports.document import Block, Paragraph, Report, Section, Term, Terms
from harmonize.reports.known import page
from harmonize.reports.listing import listed, paged
from harmonize.reports.lookup import meanings
from harmonize.reports.plain import recorded

Laws = Collection[tuple[Party, Law]]


class StateRow(NamedTuple):
    """A State of the dataset: what was read of its law, and when."""

    code: str
    state: str
    sections_read: str
    law_since: Day
    changes: Count
    read_on: DayIfKnown
    second_reading: str


class CoverageRow(NamedTuple):
    """How much of a law was assessed, on which kinds of text."""

    code: str
    state: str
    criminal_law: str
    others: str
    no_word_for_it: Count
    said_in_a_note: Count
    grades_of_the_sources_cited_by_what_was_read: str


class NameRow(NamedTuple):
    """A name that commands take or reports use."""

    name: str
    means: str


class DutyRow(NamedTuple):
    """A duty of the list."""

    duty: DutyId
    title: str
    strength: str
    form: str
    topic: str


def states_report(store: Store, laws: Laws) -> Report:
    """One row per State: sections read, changes of the law on file, last day of reading, second reading."""
    rows = []
    for party, law in laws:
        changes = store.changes(party.code)
        read_on = max((source.read_on for source in law.sources.values()), default="")
        second = f"{len(law.second)} sections, {coded(law.readers, twice=True)}" if law.second else "none"
        rows.append(
            StateRow(
                code=party.code,
                state=law.name,
                sections_read=read(law),
                law_since=changes[0],
                changes=len(changes) - 1,
                read_on=read_on,
                second_reading=second,
            )
        )
    return listed(
        "harmonize-states/2", recorded("States", "States of the dataset", StateRow._fields, rows), store.version
    )


def one_state(store: Store, party: Party, day: str) -> Report:
    """What is known of a State, and what was read of its law where that is on file."""
    law = store.law(party.code, day) if party.code in store.codes else None
    return paged(
        (page(party, store, f"{read(law)}; since {store.changes(party.code)[0]}" if law else ""),), store.version
    )


def read(law: Law) -> str:
    """How many sections of a law were read how far."""
    count = Counter(law.status(section) for section in SECTIONS)
    degrees = (SectionStatus.READ, SectionStatus.PARTLY_READ, SectionStatus.NOT_READ)
    return ", ".join(f"{count[key]} {key.words}" for key in degrees if count[key])


def coverage(store: Store, laws: Laws, day: str) -> Report:
    """Per State: share of criminal-law duties and of the others assessed, elements without a word, cited values by grade.

    An element without a word stands as `cannot_say`, or in a note. Below the table, how far two readings agreed.
    """
    from harmonize.texts.sense.forgotten import lacking  # reads the law files, which no other list does

    rows = []
    for party, law in laws:
        done = assess(law, party, store.treaty, store.status, day, {}, Choice(), store.outcomes(party.code, day))
        lacks = lacking(store.text(party.code)[1].written)
        rows.append(
            CoverageRow(
                code=party.code,
                state=law.name,
                criminal_law=share(done, inside=True),
                others=share(done, inside=False),
                no_word_for_it=lacks.cannot_say,
                said_in_a_note=lacks.notes,
                grades_of_the_sources_cited_by_what_was_read=grades(law),
            )
        )
    agreed = tuple(Term(law.code, agreement(law)) for _, law in laws if law.agreement)
    blocks: list[Block] = [Terms(agreed)] if agreed else []
    if any(law.agreement and not law.recountable for _, law in laws):
        told = "as noted on the day: not both codings were kept as they were, so that it cannot be worked out again."
        blocks.append(Paragraph(f"* {told}"))
    title = "Agreement of two independent codings before settling (values that agreed / values compared; Cohen's kappa)"
    found = recorded("Coverage", "Duties assessed, and grades of sources", CoverageRow._fields, rows)
    return listed("harmonize-coverage/2", found, store.version, *([Section(title, tuple(blocks))] if blocks else []))


def agreement(law: Law) -> str:
    """How far the first and the second reading agreed, in all and per dimension."""
    agreed, compared = map(sum, zip(*law.agreement.values(), strict=True))
    dimensions = ", ".join(f"{name.replace('_', ' ')} {a}/{of}" for name, (a, of) in law.agreement.items())
    mark = "" if law.recountable else "*"
    told = f"{100 * agreed // max(1, compared)} %{mark} of {compared} values: {dimensions}"
    if law.kappa:
        told += "; kappa: " + ", ".join(f"{name.replace('_', ' ')} {value:.2f}" for name, value in law.kappa.items())
    return told


def share(done: Assessment, *, inside: bool) -> str:
    """``41 of 47 (87 %)``: the duties assessed among those that text of law can answer."""
    asked = [
        item for item in done.findings if not item.duty.untested and (item.duty.topic in CRIMINAL_TOPICS) == inside
    ]
    assessed = sum(1 for item in asked if item.verdict != "not_assessed")
    return f"{assessed}/{len(asked)} {100 * assessed // max(1, len(asked))} %"


def grades(law: Law) -> str:
    """How many cited values rest on which kind of text."""
    cites = [cite for provision in law.provisions for cite in provision.cite]
    cites += [cite for measure in law.measures.values() for cite in measure.cite]
    count = Counter(law.grade([cite]) for cite in cites)
    return ", ".join(f"{count[grade]} {grade.words}" for grade in Grade if count[grade])


PARITY_MARKS = {"coded": "+", "none": "-", "not_read": "?"}


def parity(found: Parity, version: str) -> Report:
    """The parity list: one row per item, one column per State; below, how many answers are not read."""
    codes = [code for code in found.answers if not code.startswith("X")]
    rows = []
    for name, item in found.items.items():
        answers = {code: found.answers[code].get(name) for code in codes}
        marks = {code: PARITY_MARKS[answer.word] if answer else "." for code, answer in answers.items()}
        rows.append({"general law": item.title, **marks})
    counted = []
    for code in codes:
        count = Counter(answer.word for answer in found.answers[code].values())
        if count:
            told = f"{count['coded']} coded, {count['none']} none, {count['not_read']} not read, of {len(found.items)}"
            counted.append(Term(code, told))
    legend = Paragraph("+ coded, - none, with the places looked in, ? not read, . not answered")
    table = recorded("Parity", "Answers to the list of general law", ("general law", *codes), rows)
    return listed("harmonize-parity/1", table, version, Section("", (legend, Terms(tuple(counted)))))


def duties(found: Iterable[Duty], version: str) -> Report:
    """One row per duty."""
    rows = [
        DutyRow(
            duty=duty.id,
            strength=duty.strength.words,
            form=duty.form or ("practice" if duty.kind == "operational" else "untested"),
            topic=duty.topic.replace("_", " "),
            title=duty.title,
        )
        for duty in found
    ]
    table = recorded("Duties", "Duties", DutyRow._fields, rows)
    return listed("harmonize-duties/1", table, version, columns=("duty", "title", "strength"))


def names(store: Store, kind: str) -> Report:
    """The topics, instruments, facts, words or fact patterns that commands take and reports use, with what each means."""
    treaty = store.treaty
    if kind == "topics":
        counted = Counter(duty.topic for duty in treaty.duties.values())
        found = [(topic, f"{number} duties") for topic, number in counted.items()]
    elif kind == "instruments":
        found = [(key, item.title) for key, item in treaty.instruments.items()]
    elif kind == "facts":
        found = [
            (item.name, f"{item.question} {', '.join(value.name for value in item.values)}") for item in DIMENSIONS
        ]
        found += ABSOLUTE.items()
    elif kind == "patterns":
        found = [(item.id, item.says) for item in store.patterns]
    else:
        found = [(word, f"{sort}: {means}") for word, sort, means in meanings()]
    rows = [NameRow(*row) for row in found]
    table = recorded(kind.title(), kind.title(), NameRow._fields, rows)
    return listed("harmonize-names/1", table, store.version)
