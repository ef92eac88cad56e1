"""Over every report on one State: of whom and of which day, who is bound, how old the texts are, what was not read."""

from collections.abc import Iterator

from harmonize.findings.assessment import Assessment, core_cites, core_texts
from harmonize.grouping import grouped
from harmonize.norms.source import unread_wordings
from harmonize.reports.citing import cited
from harmonize.reports.document import Term
from harmonize.reports.wording import reading_line

MOST_TEXTS = 3
Texts = tuple[tuple[str, str], ...]  # as `core_texts` gives them
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
    yield Term("Status", "; ".join(treaty_status(assessment)))
    yield from ages(assessment) if whole else age(assessment)
    yield from not_verified(assessment)
    chosen = [
        f"{key}={value}"
        for key, value in assessment.readings.items()
        if value != assessment.treaty.disputes[key].default
    ]
    readings = ", ".join([*chosen, "all others: default"] if chosen else ["default"])
    yield Term("Dataset", f"{version}; text of law only, no practice; readings: {readings}")
    if whole:
        yield Term("Sections", reading_line(assessment.law))


def treaty_status(assessment: Assessment) -> Iterator[str]:
    """Treaty status and reservations, as far as they matter to the instruments asked."""
    told: dict[tuple[str, str], list[str]] = {}
    for key in assessment.instruments:
        instrument = assessment.treaty.instruments[key]
        if instrument.binds == "nobody":
            yield f"{instrument.short}: {instrument.nature}, binds nobody"
        elif instrument.binds in ("smp", "untoc"):
            told.setdefault(consented(assessment, instrument.binds), []).append(instrument.short)
    by_word = grouped((words, f"{' and '.join(shorts)}{since}") for (words, since), shorts in told.items())
    for words, (first, *more) in by_word.items():
        yield ", ".join([f"{words} {first}", *(part.replace(" since ", " ") for part in more)])
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
    if consent and consent.in_force:
        return "not bound by", f" before {consent.in_force}"
    signed = f"signed on {consent.signed}" if consent and consent.signed else "neither signature nor consent found"
    return "not a party to", f" ({signed})"


def ages(assessment: Assessment) -> Iterator[Term]:
    """The state of the texts on which the criminal core rests, the oldest first; and when the law last changed."""
    texts = core_texts(assessment)
    unknown = [title for day, title in texts if not day]
    told = [f"{title} as at {day}" for day, title in texts if day][:MOST_TEXTS]
    told += [f"{title} of unknown date" for title in unknown[: max(MOST_TEXTS - len(told), 1)]]
    more = len(texts) - len(told)
    if told:
        yield Term("Criminal core", f"{', '.join(told)}{f' and {more} more' if more > 0 else ''}")
    if changed := unchanged(assessment, texts):
        yield Term("Law", changed)


def age(assessment: Assessment) -> Iterator[Term]:
    """The same in a line: the oldest text, the newest, and when the law last changed."""
    texts = core_texts(assessment)
    days = [day for day, _ in texts if day]
    stood = f"as at {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "") if days else ""
    unknown = len(texts) - len(days)
    parts = [stood, f"{unknown} of unknown date" if unknown else "", unchanged(assessment, texts)]
    yield Term("Texts", "; ".join(filter(None, parts)))


def not_verified(assessment: Assessment) -> Iterator[Term]:
    """What is known to have become of the provisions on smuggling by that day, and was not read: an amendment, perhaps their end."""
    law = assessment.law
    first = dict.fromkeys(
        item.cite[0] for item in law.provisions if item.cite and item.kind == "smuggling" and not item.administrative
    )
    wordings = ((cite, item) for cite, item in unread_wordings(law.sources, first) if item.on(assessment.day))
    for (since, by), cites in grouped(((item.since, item.by), cite) for cite, item in wordings).items():
        yield Term("Not verified", f"{cited(law.sources, dict.fromkeys(cites))} since {since}: {by}")


def unchanged(assessment: Assessment, texts: Texts) -> str:
    """When the law last changed; unchanged only up to the day that was read, and only since the day on which it was seen."""
    law, days = assessment.law, [day for day, _ in texts]
    read_to = min([assessment.day, *days])
    seen = [item for item in law.provisions if item.seen and item.since >= law.changed]
    smuggling = [item.since for item in seen if item.kind == "smuggling" and not item.administrative]
    if smuggling:
        return f"wording before {max(smuggling)} not read in full"
    cites = {cite for item in seen for cite in item.cite}
    if days and law.changed and law.changed < read_to and not (cites and cites.intersection(core_cites(assessment))):
        return f"unchanged from {law.changed} to {read_to}"
    return f"last changed on {law.changed}, as far as was read" if law.changed else ""
