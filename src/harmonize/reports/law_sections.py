"""What a law rests on, section by section: which text, of what kind, as at which day."""

from collections.abc import Iterator, Mapping, Sequence

from harmonize.grouping import grouped
from harmonize.norms.law import Law
from harmonize.norms.source import Source
from harmonize.norms.treaty import MeasureKind
from harmonize.reports.citing import cited
from harmonize.reports.document import NO_ADVICE, Block, Document, Paragraph, Points, Report, Section, Term
from harmonize.reports.listing import paged


def coverage(law: Law, day: str, measures: Mapping[str, MeasureKind], version: str) -> Report:
    """Which sections of a law stand on what text of which day."""
    facts = (Term("As of", day), Term("Dataset", version))
    sections = tuple(of_section(law, name, measures) for name in law.reading)
    return paged((Document(f"{law.name}: what each section stands on", facts, sections, NO_ADVICE),), version)


def of_section(law: Law, name: str, measures: Mapping[str, MeasureKind]) -> Section:
    """One section: how far it was read, and each text with the provisions taken from it."""
    status, why = law.reading[name]
    by_source = grouped((cite.partition(" ")[0], cite) for cite in dict.fromkeys(cites_of(law, name, measures)))
    texts = tuple(
        f"{cited(law.sources, cites)}: {text_of(law.sources.get(key), cites)}" for key, cites in by_source.items()
    )
    blocks: list[Block] = [Paragraph(why)] if why else []
    blocks += [Points(texts)] if texts else []
    return Section(f"{name.replace('_', ' ').capitalize()}: {status.value.replace('_', ' ')}", tuple(blocks))


def cites_of(law: Law, section: str, measures: Mapping[str, MeasureKind]) -> Iterator[str]:
    """The pinpoints of a section: of its offences, its measures, and of the rules that belong to it."""
    for offence in law.provisions:
        if offence.section == section:
            yield from offence.cite
        if section == "general_part":
            yield from (cite for cites in offence.rules.values() for cite in cites)
    for name, measure in law.measures.items():
        if name in measures and measures[name].section == section:
            yield from measure.cite
    if section == "jurisdiction":
        yield from (cite for reach in law.reaches for cite in reach.cite)
    if section == "sentencing":
        yield from (cite for weighing in law.weighings for cite in weighing.cite)


def text_of(source: Source | None, cites: Sequence[str]) -> str:
    """What kind of text was read, the days as at which it stood, the day on which it was read."""
    if source is None:
        return "not on file"
    stood = sorted({source.stood(name) for cite in cites for name in source.names(cite.partition(" ")[2])} - {""})
    days = f"{stood[0]} to {stood[-1]}" if len(stood) > 1 else stood[0] if stood else source.text_of
    as_at = f"as at {days}" if days else "of unknown date"
    read = f", read on {source.read_on}" if source.read_on else ""
    return f"{source.text.value.replace('_', ' ')} text, {as_at}{read}"
