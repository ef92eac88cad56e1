"""What was read: the provisions that a law file cites, found in a copy of the statute and put down as fingerprints."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.guests.copies import marking, statutes
from harmonize.guests.copies.comparing import Change, Reached, compared, print_of, reached
from harmonize.guests.copies.provisions import Copy, NotFound
from harmonize.library import whole_law
from harmonize.library.fingerprints import Fingerprints
from harmonize.library.writing import changing
from harmonize.norms.law import Law
from harmonize.norms.numbering import numbers
from harmonize.norms.source import Grade, Source
from harmonize.query import a_day, law_on, one_of, one_state
from harmonize.texts.fingerprints import EARLY, Print, ReadCopy, provisions_cited, too_early

OFFICIAL = (Grade.OFFICIAL, Grade.OFFICIAL_TRANSLATION)
ALIKE = 0.2  # the least share of sentences that two states of one act have in common


class Reading(NamedTuple):
    """What was read from a copy: the source, the provisions with their hashes, those not found with the nearest numbers."""

    source: Source
    copy: Copy
    read: tuple[Print, ...]
    missing: tuple[NotFound, ...]

    @property
    def whole(self) -> tuple[str, ...]:
        """The provisions of which the copy shows only what stands around them."""
        return tuple(item.name for item in self.read if item.whole)


def read(
    corpus: Corpus,
    state: str,
    file: Path,
    source: str = "",
    sections: Sequence[str] = (),
    stood: str = "",
    copied: tuple[str, str] | None = None,
    *,
    anew: bool = False,
) -> Reading:
    """Reads the provisions that a law file cites from a copy, and puts their fingerprints beside the law file.

    Without ``source`` it is the one that the records or ``found_at`` name with this copy. ``sections`` are pinpoints, or
    ranges of them, to be read alone; ``stood`` is the day as at which the text stood, where the copy does not say it;
    ``copied`` are the name and the commit of the copy, where they cannot be seen from where it lies; ``anew`` records it
    although hardly a sentence of it was read before.
    Raises HarmonizeError for a copy of another act, or one that is older than the text on file; then nothing is written.
    """
    party = one_state(corpus.store, state)
    law = law_on(corpus.store, party, a_day(None))
    model, _ = corpus.store.text(party.code)
    prints = Fingerprints.of(str(law_file(corpus, party.code)), party.code)
    copy = statutes.copy_at(file)
    name, commit = copied or statutes.named(file)
    chosen = source_of(law, prints, name, source)
    wanted = list(provisions_cited(model)[chosen.key])
    if sections:
        asked = [part for section in sections for part in chosen.names(section)]
        wanted = [item for item in wanted if any(chosen.touches(one, item) for one in asked)]
        if not wanted:
            raise HarmonizeError(f"the law file cites no provision of `{chosen.key}` among {', '.join(sections)}")
    found = [print_of(copy, item) for item in wanted]
    taken = tuple(item for item in found if isinstance(item, Print))
    if not taken:
        raise HarmonizeError(
            f"{file}: none of the {len(wanted)} provisions that are cited of {chosen.title} stands in it; is it a copy of another act?"
        )
    told = day_told(stood, chosen, "--text-of") or day_told(copy.day, chosen, str(file))
    if prints.readable(chosen.key) and not anew:
        same_act(file, chosen, compared(prints.known(chosen.key), copy), prints.known(chosen.key))
    with changing(prints.law):
        prints = Fingerprints.of(str(prints.law), party.code)  # another run may have read another act meanwhile
        before = prints.of_source(chosen.key)
        day = told or known_day(chosen, before, name, commit)
        if before and before.text_of and day and day < before.text_of.isoformat():
            raise HarmonizeError(
                f"{file}: its text stood on {day}, that on file on {before.text_of}; an older copy is not recorded"
            )
        counted = numbers([item.key for item in copy.provisions])
        prints.replaced(chosen.key, name, commit, day, taken, counted, keep=bool(sections)).written()
        cleared(prints.law, chosen.key, [item.name for item in taken], told)
    return Reading(chosen, copy, taken, tuple(item for item in found if isinstance(item, NotFound)))


def day_told(told: str, source: Source, by: str) -> str:
    """The day as at which a text stood, as a copy or a user tells it; empty where nobody does.

    Raises HarmonizeError for what is no day, for one to come, and for one long before the act began.
    """
    if not told:
        return ""
    try:
        day = date.fromisoformat(a_day(told))
    except HarmonizeError as error:
        raise HarmonizeError(f"{by}: {error}") from None
    if day > date.today():
        raise HarmonizeError(
            f"{by}: {day} is still to come; no text has stood on it, say with --text-of on which it did"
        )
    if too_early(day, began(source)):
        raise HarmonizeError(
            f"{by}: {day} is more than {EARLY} years before `{source.key}` began ({source.since}); "
            "say with --text-of on which day the text stood"
        )
    return day.isoformat()


def began(source: Source) -> date | None:
    """The first day of an act; None where the law file does not tell it."""
    return date.fromisoformat(source.since) if source.since else None


def known_day(source: Source, before: ReadCopy | None, name: str, commit: str) -> str:
    """The day of a copy that says none: that of the law file for the copy it was read from, none for any other."""
    if before is None:
        return source.text_of
    same = (before.copied, before.commit or "") == (name, commit)
    return before.text_of.isoformat() if same and before.text_of else ""


def cleared(path: Path, key: str, names: list[str], day: str) -> None:
    """Takes the marks off a law file that a wording was not read, where it was read now.

    A copy that says no day says nothing about a wording that came later.
    """
    if not day:
        return
    before = whole_law.texts_of(path)
    after = marking.without_unread(before, key, names, day)
    if after != before:
        whole_law.put(path, before, after)


def same_act(file: Path, source: Source, changes: Sequence[Change], known: Sequence[Print]) -> None:
    """Raises HarmonizeError where a copy has hardly a sentence of what was read: another act, or another language."""
    before = sum(len(item.prints) for item in known)
    gone = sum(item.gone for item in changes)
    if before and (before - gone) / before < ALIKE:
        raise HarmonizeError(
            f"{file}: hardly a sentence of it was read for `{source.key}`; it is another act, another language, or cut off"
        )


def source_of(law: Law, prints: Fingerprints, name: str, asked: str) -> Source:
    """The source that a copy belongs to. Raises HarmonizeError where that cannot be known."""
    if asked:
        return law.sources[one_of("source", asked, tuple(law.sources))]
    known = [key for key in prints.sources if prints.copy_of(key) == name]
    file = name.rsplit("/", 1)[-1]
    known = known or [key for key in law.sources if file in prints.found_at(key).split("/")[-1].split()]
    if len(known) != 1:
        raise HarmonizeError(f"{name}: say with --source which act it is a copy of: {', '.join(known or law.sources)}")
    return law.sources[known[0]]


def reach(corpus: Corpus, state: str, file: Path, source: str = "") -> tuple[Source, tuple[Reached, ...]]:
    """How far the pinpoints of a law file reach the provisions that it cites of one act, part by part, in a copy of it.

    It says nothing about meaning: what no pinpoint names may be told in a clause all the same.
    """
    party = one_state(corpus.store, state)
    law, (model, _) = law_on(corpus.store, party, a_day(None)), corpus.store.text(party.code)
    prints = Fingerprints.of(str(law_file(corpus, party.code)), party.code)
    copy = statutes.copy_at(file)
    chosen = source_of(law, prints, statutes.named(file)[0], source)
    return chosen, tuple(reached(copy, provisions_cited(model)[chosen.key]))


def law_file(corpus: Corpus, code: str) -> Path:
    """The law file of a State. Raises HarmonizeError for that of the shipped dataset, which is nobody's to change."""
    path = Path(corpus.store.text(code)[1].file)
    if not path.is_file():
        raise HarmonizeError(
            "the dataset that came with harmonize is not changed; name a folder of data files with --data"
        )
    return path
