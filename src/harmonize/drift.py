"""What those ask who keep a law true to its text: which words were read, what a newer copy no longer says, what rests on it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from harmonize.copies.comparing import Change, Print, Reached, compared, print_of, reached
from harmonize.copies.provisions import Copy, NotFound
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment
from harmonize.findings.case import standard
from harmonize.findings.drift import Compared, Drift, Stale, Use, named, ordered, touches, verdicts_on
from harmonize.findings.evidence import pinpoints
from harmonize.library import marking, statutes
from harmonize.library.fingerprints import Fingerprints
from harmonize.library.located_yaml import Located
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.pinpoints import holds
from harmonize.norms.source import Grade, Source, places
from harmonize.query import Names, a_day, law_on, listed, one_of, one_state
from harmonize.query import states as query_states
from harmonize.texts.fingerprints import ReadCopy, pinpoints_of, provisions_cited
from harmonize.texts.national_law import NationalLaw

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
    party = one_state(corpus.shelf, state)
    law = law_on(corpus.shelf, party, a_day(None))
    model, _ = corpus.shelf.text(party.code)
    prints = Fingerprints.of(str(law_file(corpus, party.code)), party.code)
    copy = statutes.copy_at(file)
    name, commit = copied or statutes.named(file)
    chosen = source_of(law, prints, name, source)
    wanted = list(provisions_cited(model)[chosen.key])
    if sections:
        asked = [part for section in sections for part in chosen.names(section)]
        wanted = [item for item in wanted if any(touches(one, item) for one in asked)]
        if not wanted:
            raise HarmonizeError(f"the law file cites no provision of `{chosen.key}` among {', '.join(sections)}")
    found = [print_of(copy, item) for item in wanted]
    taken = tuple(item for item in found if isinstance(item, Print))
    if not taken:
        raise HarmonizeError(
            f"{file}: none of the {len(wanted)} provisions that are cited of {chosen.title} stands in it; is it a copy of another act?"
        )
    before = prints.of_source(chosen.key)
    day = stood or copy.day or known_day(chosen, before, name, commit)
    if before and before.text_of and day and day < before.text_of.isoformat():
        raise HarmonizeError(
            f"{file}: its text stood on {day}, that on file on {before.text_of}; an older copy is not recorded"
        )
    if before and not anew:
        same_act(file, chosen, compared(prints.known(chosen.key), copy), prints.known(chosen.key))
    prints.replaced(chosen.key, name, commit, day, taken, keep=bool(sections)).written()
    cleared(prints.law, chosen.key, [item.name for item in taken], stood or copy.day)
    return Reading(chosen, copy, taken, tuple(item for item in found if isinstance(item, NotFound)))


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
    before = marking.texts_of(path)
    after = marking.without_unread(before, key, names, day)
    if after != before:
        marking.put(path, before, after)


def same_act(file: Path, source: Source, changes: Sequence[Change], known: Sequence[Print]) -> None:
    """Raises HarmonizeError where a copy has hardly a sentence of what was read: another act, or another language."""
    before = sum(len(item.prints) for item in known)
    gone = sum(item.gone for item in changes)
    if before and (before - gone) / before < ALIKE:
        raise HarmonizeError(
            f"{file}: hardly a sentence of it was read for `{source.key}`; it is another act, another language, or cut off"
        )


def source_of(law: Law, prints: Fingerprints, name: str, asked: str) -> Source:
    """The source that a copy belongs to. Raises HarmonizeError where that cannot be told."""
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
    party = one_state(corpus.shelf, state)
    law, (model, _) = law_on(corpus.shelf, party, a_day(None)), corpus.shelf.text(party.code)
    prints = Fingerprints.of(str(law_file(corpus, party.code)), party.code)
    copy = statutes.copy_at(file)
    chosen = source_of(law, prints, statutes.named(file)[0], source)
    return chosen, tuple(reached(copy, provisions_cited(model)[chosen.key]))


def drift(corpus: Corpus, state: str, place: Path, *, as_of: str = "") -> Drift:
    """What copies of a State's law, in a file, a folder or a git repository, say of what was read of it.

    Raises HarmonizeError where no provision of the State has a fingerprint, or a copy cannot be used.
    """
    party, day = one_state(corpus.shelf, state), as_of or a_day(None)
    law = law_on(corpus.shelf, party, day)
    model, located = corpus.shelf.text(party.code)
    prints = Fingerprints.of(str(law_file(corpus, party.code)), party.code)
    if not prints.sources:
        raise HarmonizeError(
            f"{party.name}: no provision has a fingerprint yet; `harmonize read {party.code} --text FILE` records what was read"
        )
    if not place.exists():
        raise HarmonizeError(f"{place} is not there")
    done = [against(law.sources[key], prints, place) for key in prints.sources if key in law.sources]
    if not any(item.changes for item in done):
        wanted = ", ".join(sorted({prints.copy_of(key) for key in prints.sources}))
        raise HarmonizeError(f"{place}: no copy of what was read of {party.name}; it was read from {wanted}")
    found = corpus.assessed(law, party, corpus.ask(as_of=day))
    uses = list(all_uses(model, located, law, day))
    without = tuple(unprinted(model, law, prints))
    stale = ordered(item for one in done for item in stale_of(one, prints, place, found, uses, corpus))
    return Drift(party.code, party.name, located.file, day, tuple(done), stale, without)


def drifts(corpus: Corpus, states: Names, place: Path, *, as_of: str = "") -> list[Drift]:
    """The same for the States named, or for all that have fingerprints; ``place`` may hold a folder for each, by code.

    Of a State that was not named, copies that are not there are passed over.
    """
    found = []
    for party in query_states(corpus.shelf, states):
        own = next((folder for folder in (place / party.code.lower(), place / party.code) if folder.is_dir()), place)
        try:
            found.append(drift(corpus, party.code, own, as_of=as_of))
        except HarmonizeError:
            if listed(states):
                raise
    if not found:
        raise HarmonizeError(f"{place}: no copy of what was read of any State")
    return found


def against(source: Source, prints: Fingerprints, place: Path) -> Compared:
    """What became of the provisions of one source."""
    wanted = prints.copy_of(source.key)
    if place.is_dir() and place.name != wanted.rsplit("/", 1)[-1]:
        file = statutes.within(place, wanted)
        if file is None and statutes.is_repository(place):
            copy = statutes.committed(place, "HEAD", wanted)
        else:
            copy = statutes.copy_at(file, wanted) if file else None
    else:
        meant = place.name == wanted.rsplit("/", 1)[-1] or len(prints.sources) == 1
        copy = statutes.copy_at(place, wanted) if meant else None
    if copy is None:
        return Compared(source, wanted, "", (), "no copy of it there")
    known = prints.known(source.key)
    changes = compared(known, copy)
    same_act(place, source, changes, known)
    read = prints.of_source(source.key)
    if read and read.text_of and copy.day and copy.day < read.text_of.isoformat():
        return Compared(source, wanted, copy.day, (), f"its text stood on {copy.day}, that on file on {read.text_of}")
    return Compared(source, wanted, copy.day, tuple(changes))


def stale_of(
    one: Compared, prints: Fingerprints, place: Path, found: Assessment, uses: list[Use], corpus: Corpus
) -> Iterator[Stale]:
    """What must be read again of a source, with all that rests on it."""
    counted = outermost([change for change in one.changes if change.counts])
    if not counted:
        return
    turned = turning(one, prints, place, counted)
    law = found.law
    on_day = LawOnDay(law, corpus.shelf.status.members(found.day))
    answers = {item.id: standard(on_day, item) for item in corpus.shelf.patterns}
    read = prints.of_source(one.source.key)
    last = read.text_of.isoformat() if read and read.text_of else one.source.text_of
    for change in counted:
        since, by = turned.get(change.name, ("", ""))
        own = tuple(use for use in uses if use.source == one.source.key and touches(change.name, use.provision))
        cases = tuple(
            title
            for title, answer in answers.items()
            if any(
                named(law, cite, one.source.key, change.name)
                for norm in answer.norms
                for cite in law.provisions[norm.provision].cite
            )
        )
        duties = tuple(verdicts_on(found, one.source.key, change.name))
        yield Stale(one.source, change, since or one.day or found.day, "" if since else last, by, own, duties, cases)


def outermost(changes: list[Change]) -> list[Change]:
    """The changed provisions that stand in no other changed one, each with the names of those that stand in it."""
    found: list[Change] = []
    for change in sorted(changes, key=lambda item: len(item.name)):
        around = next((at for at, item in enumerate(found) if holds(item.name, change.name)), None)
        if around is None:
            found.append(change)
        else:
            found[around] = found[around]._replace(parts=(*found[around].parts, change.name))
    return found


def turning(one: Compared, prints: Fingerprints, place: Path, changed: list[Change]) -> dict[str, tuple[str, str]]:
    """In a repository: by provision the day and the message of the first commit in which its words are others."""
    read = prints.of_source(one.source.key)
    if not (place.is_dir() and statutes.is_repository(place) and read and read.commit):
        return {}
    left = {change.name for change in changed}
    known = [item for item in prints.known(one.source.key) if item.name in left]
    found: dict[str, tuple[str, str]] = {}
    for reform in statutes.reforms(place, read.copied, read.commit):
        copy = statutes.committed(place, reform.commit, read.copied)
        if copy is None:
            continue
        turned = {
            change.name for change in compared([item for item in known if item.name in left], copy) if change.counts
        }
        found |= dict.fromkeys(turned, (reform.day, reform.message))
        left -= turned
        if not left:
            break
    return found


def record(corpus: Corpus, found: Drift) -> list[str]:
    """Puts the provisions that must be read again into the law file as wordings not read; the provisions put down, by source.

    From the day told on, verdicts that rest on them are not verified; older days keep their answers. Raises HarmonizeError
    where the law file was changed meanwhile; then nothing is written.
    """
    path = law_file(corpus, found.code)
    before = after = marking.texts_of(path)
    done = []
    for item in found.stale:
        unknown = f"an act not known (its words changed between {item.between} and {item.since})"
        by = item.by or (unknown if item.between else "an act not known")
        first = item.since if not item.between else day_after(item.between)
        after = marking.with_unread(after, item.source.key, [marking.Unread(item.change.name, first, by)])
        done.append(f"{item.source.key} {item.change.name}")
    if after != before:
        marking.put(path, before, after)
    return done


def accept(corpus: Corpus, found: Drift) -> list[str]:
    """Moves the day of the text forward for provisions whose words did not change, and for no other; those moved, by source."""
    path = law_file(corpus, found.code)
    before = after = marking.texts_of(path)
    prints = Fingerprints.of(str(path), found.code)
    model, _ = corpus.shelf.text(found.code)
    named_by = provisions_cited(model)
    done = []
    for one in found.compared:
        same = [change.name for change in one.changes if not change.counts]
        if not (same and one.day and one.day > one.source.text_of):
            continue
        whole = not (named_by[one.source.key].keys() - set(same))
        after = marking.with_text_of(after, one.source.key, one.day, None if whole else same)
        prints = prints.stood(one.source.key, one.day) if whole else prints
        done += [f"{one.source.key} {name}" for name in same]
    if after != before:
        marking.put(path, before, after)
        prints.written()
    return done


def law_file(corpus: Corpus, code: str) -> Path:
    """The law file of a State. Raises HarmonizeError for that of the shipped dataset, which is nobody's to change."""
    path = Path(corpus.shelf.text(code)[1].file)
    if not path.is_file():
        raise HarmonizeError(
            "the dataset that came with harmonize is not changed; name a folder of data files with --data"
        )
    return path


def day_after(day: str) -> str:
    """The next day (ISO)."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def all_uses(model: NationalLaw, located: Located, law: Law, day: str) -> Iterator[Use]:
    """Every part of a law file in force on a day that cites a provision."""
    when = date.fromisoformat(day)
    for route, pinpoint in pinpoints_of(model):
        kind = str(route[0])
        name = " ".join(map(str, route[1:-1]))
        if kind == "offences":
            offence = model.offences[int(str(route[1]))]
            if route[2] == "versions" and not offence.versions[int(str(route[3]))].holds(when):
                continue
            inner = [str(step) for step in route[4:-1] if isinstance(step, str) and step not in ("cite", "punishes")]
            name = " ".join([offence.id, *inner])
        key, _, place = pinpoint.partition(" ")
        if key in law.sources:
            line = located.mark(route, key=False)[0]
            yield from (
                Use(kind, name, f"{located.file}:{line}", key, one) for one in law.sources[key].names(place) if one
            )


def cited_officially(corpus: Corpus, state: str, topics: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """The provisions that a State's law file cites from official text, with their sources.

    With ``topics`` those that a verdict of these rests on today.
    """
    party, day = one_state(corpus.shelf, state), a_day(None)
    law = law_on(corpus.shelf, party, day)
    model, _ = corpus.shelf.text(party.code)
    if not topics:
        names = ((key, name) for key, cited in provisions_cited(model).items() for name in cited)
    else:
        found = corpus.assessed(law, party, corpus.ask(as_of=day, topics=topics))
        cites = dict.fromkeys(cite for finding in found.findings for cite in pinpoints(finding.outcome, law))
        names = ((source.key, name) for _, source, name in places(law.sources, cites) if name)
    yield from dict.fromkeys(
        (key, name) for key, name in names if law.sources[key].text in OFFICIAL and law.sources[key].since
    )


def unprinted(model: NationalLaw, law: Law, prints: Fingerprints) -> Iterator[tuple[str, int]]:
    """Sources of official text of which provisions are cited that have no fingerprint, and how many."""
    for key, names in provisions_cited(model).items():
        known = {item.name for item in prints.known(key)}
        left = len(names.keys() - known)
        if left and law.sources[key].text in OFFICIAL and law.sources[key].since:
            yield key, left
