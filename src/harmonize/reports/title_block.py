"""Over every report on one State: of whom and of which day, who is bound, how old the texts are, what was not read."""

from collections.abc import Iterator

from harmonize.findings.assessment import Assessment
from harmonize.reports.ages import age, ages
from harmonize.reports.document import Term
from harmonize.reports.wording import reading_line

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def title(assessment: Assessment) -> str:
    """The State, the instruments and the day."""
    shorts = [assessment.treaty.instruments[key].short for key in assessment.instruments]
    return f"{assessment.law.name}: implementation in law of {' and '.join(shorts)}, as at {in_words(assessment.day)}"


def in_words(day: str) -> str:
    """An ISO date as a letter has it, whatever the language of the machine: ``27 November 2026``."""
    year, month, number = day.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def facts(assessment: Assessment, version: str, *, whole: bool) -> Iterator[Term]:
    """The title block; ``whole`` names the instruments with their titles and every section with how far it was read."""
    if whole:
        titles = [assessment.treaty.instruments[key].title for key in assessment.instruments]
        yield Term("Measured against", "; ".join(titles))
    if assessment.law.below:
        laid = ", ".join(file for _, file in assessment.law.below)
        yield Term("Bill", f"{laid} laid over the law: what it says is no law, and no evidence told below is about it")
    yield Term("Treaty status", "; ".join(standing(assessment)))
    yield from ages(assessment) if whole else age(assessment)
    chosen = [
        f"{key}={value}"
        for key, value in assessment.readings.items()
        if value != assessment.treaty.disputes[key].default
    ]
    readings = ", ".join([*chosen, "all others: default"] if chosen else ["default"])
    yield Term("Dataset", f"{version}; text of law only, no practice; readings: {readings}")
    if whole:
        yield Term("Sections", reading_line(assessment.law))


def standing(assessment: Assessment) -> Iterator[str]:
    """Treaty status and reservations, as far as they matter to the instruments asked."""
    told: dict[tuple[str, str], list[str]] = {}
    for key in assessment.instruments:
        instrument = assessment.treaty.instruments[key]
        if instrument.binds == "nobody":
            yield f"{instrument.short}: {instrument.nature}, binds nobody"
        elif instrument.binds in ("smp", "untoc"):
            told.setdefault(consented(assessment, instrument.binds), []).append(instrument.short)
    by_word: dict[str, list[str]] = {}
    for (words, since), shorts in told.items():
        by_word.setdefault(words, []).append(f"{' and '.join(shorts)}{since}")
    yield from (f"{words} {', '.join(parts)}" for words, parts in by_word.items())
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
        else "no relevant reservation or declaration"
    )


def consented(assessment: Assessment, treaty: str) -> tuple[str, str]:
    """Whether a treaty binds the State on the day, and since when: what stands before its name, and what behind it."""
    consent = assessment.party.consents.get(treaty)
    if consent and assessment.party.bound(treaty, assessment.day):
        return "party to", f" since {consent.in_force}{'' if consent.verified else ' (unverified)'}"
    return ("not bound by", f" before {consent.in_force}") if consent and consent.in_force else ("not a party to", "")
