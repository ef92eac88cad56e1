"""Lists: the States of a dataset with what was read of them, and the duties."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from textwrap import wrap

from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.library.shelf import Shelf
from harmonize.norms.law import GRADES, SECTIONS, Law
from harmonize.norms.parity import Parity
from harmonize.norms.readers import coded
from harmonize.norms.status import Party
from harmonize.norms.treaty import CRIMINAL_TOPICS, Duty

Laws = Collection[tuple[Party, Law]]


def states(shelf: Shelf, laws: Laws) -> Iterator[str]:
    """One line per State: sections read, changes of the law on file, last day of reading, second reading."""
    yield f"{'':4}{'State':<28}{'sections read':<36}{'law since':<12}{'changes':>8}  {'read on':<12}second reading"
    for party, law in laws:
        count = Counter(law.status(section) for section in SECTIONS)
        read = ", ".join(
            f"{count[key]} {key.replace('_', ' ')}" for key in ("read", "partly_read", "not_read") if count[key]
        )
        periods = shelf.periods(party.code)
        read_on = max((source.read_on for source in law.sources.values()), default="")
        second = f"{len(law.second)} sections, {coded(law.readers, twice=True)}" if law.second else "none"
        changes = len({law.changed for law in periods}) - 1
        yield f"{party.code:<4}{law.name[:27]:<28}{read:<36}{periods[0].since:<12}{changes:>8}  {read_on:<12}{second}"


def coverage(shelf: Shelf, laws: Laws, day: str) -> Iterator[str]:
    """Per State: share of criminal-law duties and of the others assessed, cited values by grade, second reading."""
    yield f"{'':4}{'State':<28}{'criminal law':>14}{'others':>14}  grades of the sources cited by what was read"
    for party, law in laws:
        done = assess(law, party, shelf.treaty, shelf.status, day, {}, Choice(), shelf.outcomes(party.code, day))
        criminal, others = share(done, inside=True), share(done, inside=False)
        yield f"{party.code:<4}{law.name[:27]:<28}{criminal:>14}{others:>14}  {grades(law)}"
    yield ""
    yield "Agreement of two independent codings before settling (values that agreed / values compared; Cohen's kappa)"
    for _, law in laws:
        if law.agreement:
            yield from agreement(law)
    if any(law.agreement and not law.recountable for _, law in laws):
        yield "* as noted on the day: not both codings were kept as they were, so that it cannot be worked out again."


def agreement(law: Law) -> Iterator[str]:
    """How far the first and the second reading agreed, in all and per dimension."""
    agreed, compared = map(sum, zip(*law.agreement.values(), strict=True))
    dimensions = ", ".join(f"{name.replace('_', ' ')} {a}/{of}" for name, (a, of) in law.agreement.items())
    mark = "" if law.recountable else "*"
    told = f"{100 * agreed // max(1, compared)} %{mark} of {compared} values: {dimensions}"
    if law.kappa:
        told += "; kappa: " + ", ".join(f"{name.replace('_', ' ')} {value:.2f}" for name, value in law.kappa.items())
    yield from wrap(told, 116, initial_indent=f"{law.code:<4}", subsequent_indent="    ")


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
    return ", ".join(f"{count[grade]} {grade.replace('_', ' ')}" for grade in GRADES if count[grade])


PARITY_MARKS = {"coded": "+", "none": "-", "not_read": "?"}


def parity(found: Parity) -> Iterator[str]:
    """The parity list as a table, one line per item and one column per State; below, how many answers are not read."""
    codes = [code for code in found.answers if not code.startswith("X")]
    yield f"{'General law':<64}" + "".join(f"{code:>3}" for code in codes)
    for name, item in found.items.items():
        marks = [PARITY_MARKS[answer.word] if (answer := found.answers[code].get(name)) else "." for code in codes]
        yield f"{item.title[:63]:<64}" + "".join(f"{mark:>3}" for mark in marks)
    yield ""
    yield "+ coded   - none, with the places looked in   ? not read   . not answered"
    for code in codes:
        count = Counter(answer.word for answer in found.answers[code].values())
        if count:
            yield f"{code:<4}{count['coded']} coded, {count['none']} none, {count['not_read']} not read, of {len(found.items)}"


def duties(found: Iterable[Duty]) -> Iterator[str]:
    """One line per duty."""
    for duty in found:
        form = duty.form or ("practice" if duty.kind == "operational" else "untested")
        yield f"{duty.id:<31} {duty.strength.replace('_', ' '):<16}{form:<12}{duty.topic.replace('_', ' '):<24}{duty.title}"
