"""What in a law file does no work: offences that add nothing, clauses inside others, answers that no clause says."""

from collections.abc import Sequence

from harmonize.conduct.dimensions import SPACE
from harmonize.library.problem import Problem
from harmonize.library.quality import Quality
from harmonize.reports.document import NO_ADVICE, Document, Paragraph, Points, Report, Section, Term, Terms
from harmonize.reports.listing import paged

NONE = "None."


def quality(found: Quality, name: str, version: str) -> Report:
    """What in a law file does no work."""
    unused = tuple(Term(SPACE.elements[key], said(key, left)) for key, left in found.unused.items())
    sections = (
        Section("Offences that add nothing", (complaints(found.offences),)),
        Section("Clauses inside others", (complaints(found.clauses),)),
        Section("Forms and conditions that change nothing", (complaints(found.idle),)),
        Section("Answers that no clause says", (Terms(unused) if unused else Paragraph(NONE),)),
        Section(
            "Questions that no clause asks",
            (Paragraph("; ".join(SPACE.elements[key] for key in found.unasked) or NONE),),
        ),
    )
    facts = (
        Term("Dataset", version),
        Term(
            "How to read it",
            "the clauses of offences, not the general part; nothing here is a mistake as such, each is worth a look",
        ),
    )
    return paged((Document(f"{name}: what in the file does no work", facts, sections, NO_ADVICE),), version)


def complaints(items: Sequence[Problem]) -> Points | Paragraph:
    """Each with its place, or that there is none."""
    told = tuple(f"{item.route}: {item.message} ({item.file}:{item.line})" for item in items)
    return Points(told) if told else Paragraph(NONE)


def said(name: str, values: Sequence[str]) -> str:
    """Answers to one question, as the catalogue says each."""
    dimension = SPACE.fields[name].dimension
    phrases = {value.name: value.phrase for value in dimension.values}
    return ", ".join((phrases[value] or value).format(state="the State itself") for value in values)
