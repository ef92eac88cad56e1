"""Lists: the States of a dataset with what was read of them, and the duties."""

from collections import Counter
from collections.abc import Collection, Iterable

from harmonize.conduct.dimensions import DIMENSIONS
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.library.store import Store
from harmonize.norms.facts import ABSOLUTE
from harmonize.norms.law import SECTIONS, Law, SectionStatus
from harmonize.norms.parity import Parity
from harmonize.norms.readers import coded
from harmonize.norms.source import Grade
from harmonize.norms.status import Party
from harmonize.norms.treaty import CRIMINAL_TOPICS, Duty
from harmonize.reports.document import Block, Document, Grid, Paragraph, Report, Section, Term, Terms
from harmonize.reports.known import page
from harmonize.reports.lookup import meanings
from harmonize.reports.plain import Table

Laws = Collection[tuple[Party, Law]]


def listed(found: Table, version: str, *beside: Section) -> Report:
    """A report that is one table, with what stands below it; as JSON an object per row, named by the head."""
    sections = (Section("", (Grid(found._replace(title="")),)), *beside)
    rows = [dict(zip(found.head, row, strict=True)) for row in found.rows]
    data = {"format": f"harmonize-{found.name.lower()}/1", "dataset": version, "rows": rows}
    return Report((Document(found.title, (), sections, ""),), table=found, data=data, dataset=version)


def states_report(store: Store, laws: Laws) -> Report:
    """One row per State: sections read, changes of the law on file, last day of reading, second reading."""
    rows = []
    for party, law in laws:
        changes = store.changes(party.code)
        read_on = max((source.read_on for source in law.sources.values()), default="")
        second = f"{len(law.second)} sections, {coded(law.readers, twice=True)}" if law.second else "none"
        rows.append((party.code, law.name, read(law), changes[0], str(len(changes) - 1), read_on, second))
    head = ("code", "State", "sections read", "law since", "changes", "read on", "second reading")
    return listed(Table("States", "States of the dataset", head, tuple(rows)), store.version)


def one_state(store: Store, party: Party, day: str) -> Report:
    """What is known of a State, and what was read of its law where that is on file."""
    law = store.law(party.code, day) if party.code in store.codes else None
    return page(party, store, f"{read(law)}; since {store.changes(party.code)[0]}" if law else "")


def read(law: Law) -> str:
    """How many sections of a law were read how far."""
    count = Counter(law.status(section) for section in SECTIONS)
    degrees = (SectionStatus.READ, SectionStatus.PARTLY_READ, SectionStatus.NOT_READ)
    return ", ".join(f"{count[key]} {key.words}" for key in degrees if count[key])


def coverage(store: Store, laws: Laws, day: str) -> Report:
    """Per State: share of criminal-law duties and of the others assessed, elements without a word, cited values by grade.

    An element without a word stands as `cannot_say`, or in a note. Below the table, how far two readings agreed.
    """
    from harmonize.texts.sense.lacking import lacking  # reads the law files, which no other list does

    rows = []
    for party, law in laws:
        done = assess(law, party, store.treaty, store.status, day, {}, Choice(), store.outcomes(party.code, day))
        lacks = lacking(store.text(party.code)[1].written)
        shares = (share(done, inside=True), share(done, inside=False))
        rows.append((party.code, law.name, *shares, str(lacks.cannot_say), str(lacks.notes), grades(law)))
    head = (
        *("code", "State", "criminal law", "others"),
        *("no word for it", "said in a note", "grades of the sources cited by what was read"),
    )
    agreed = tuple(Term(law.code, agreement(law)) for _, law in laws if law.agreement)
    blocks: list[Block] = [Terms(agreed)] if agreed else []
    if any(law.agreement and not law.recountable for _, law in laws):
        told = "as noted on the day: not both codings were kept as they were, so that it cannot be worked out again."
        blocks.append(Paragraph(f"* {told}"))
    title = "Agreement of two independent codings before settling (values that agreed / values compared; Cohen's kappa)"
    found = Table("Coverage", "Duties assessed, and grades of sources", head, tuple(rows))
    return listed(found, store.version, *([Section(title, tuple(blocks))] if blocks else []))


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
        marks = [PARITY_MARKS[answer.word] if (answer := found.answers[code].get(name)) else "." for code in codes]
        rows.append((item.title, *marks))
    counted = []
    for code in codes:
        count = Counter(answer.word for answer in found.answers[code].values())
        if count:
            told = f"{count['coded']} coded, {count['none']} none, {count['not_read']} not read, of {len(found.items)}"
            counted.append(Term(code, told))
    legend = Paragraph("+ coded, - none, with the places looked in, ? not read, . not answered")
    table = Table("Parity", "Answers to the list of general law", ("general law", *codes), tuple(rows))
    return listed(table, version, Section("", (legend, Terms(tuple(counted)))))


def duties(found: Iterable[Duty], version: str) -> Report:
    """One row per duty."""
    rows = tuple(
        (
            duty.id,
            duty.strength.words,
            duty.form or ("practice" if duty.kind == "operational" else "untested"),
            duty.topic.replace("_", " "),
            duty.title,
        )
        for duty in found
    )
    return listed(Table("Duties", "Duties", ("duty", "strength", "form", "topic", "title"), rows), version)


def names(store: Store, kind: str) -> Report:
    """The topics, instruments, facts or words that other commands take and reports use, each with what it means."""
    treaty, version = store.treaty, store.version
    head: tuple[str, ...]
    rows: list[tuple[str, ...]]
    if kind == "topics":
        counted = Counter(duty.topic for duty in treaty.duties.values())
        head, rows = ("topic", "duties"), [(topic, str(number)) for topic, number in counted.items()]
    elif kind == "instruments":
        head, rows = ("instrument", "title"), [(key, item.title) for key, item in treaty.instruments.items()]
    elif kind == "facts":
        head = ("fact", "question", "values")
        rows = [(item.name, item.question, ", ".join(value.name for value in item.values)) for item in DIMENSIONS]
        rows += [(name, "of every law alike", means) for name, means in ABSOLUTE.items()]
    else:
        head, rows = ("word", "kind", "means"), list(meanings())
    return listed(Table(kind.title(), kind.title(), head, tuple(rows)), version)
