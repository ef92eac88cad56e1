"""Sources as norms have them: the acts and decisions that a law file cites."""

from datetime import date

from harmonize.norms.source import Grade, Stand, UnreadWording
from harmonize.norms.source import Source as Read
from harmonize.texts.sources import Source


def lowered_source(key: str, source: Source, sign: str | None, apart: tuple[str, ...] = ()) -> Read:
    """A source as norms have it; an act has the ``sign`` and the ``apart`` of its State unless it names others."""
    return Read(
        key,
        source.title,
        source.citation,
        Grade(source.text),
        source.url or "",
        iso(source.stood),
        source.read_on.isoformat(),
        iso(source.since),
        iso(source.until),
        source.section_url or "",
        source.read_by or "",
        {
            name: Stand(iso(item.since), iso(item.seen), iso(item.text_of), item.url or "")
            for name, item in source.sections.items()
        },
        tuple(UnreadWording(item.section, item.since.isoformat(), iso(item.until), item.by) for item in source.unread),
        source.short or "",
        source.sign or (sign if source.since else None) or "",
        source.amends or "",
        "".join(apart),
        iso(source.amended_to.in_force) if source.amended_to else "",
    )


def iso(day: date | None) -> str:
    """A day as ISO date; empty for none."""
    return day.isoformat() if day else ""
