"""What those ask who keep a law true to its text: which words were read, what a newer copy no longer says, what rests on it."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from harmonize import one_law
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment
from harmonize.findings.case import standard
from harmonize.findings.evidence import named
from harmonize.guests.copies import marking, statutes
from harmonize.guests.copies.comparing import Change, compared
from harmonize.guests.copies.reading import OFFICIAL, began, day_told, law_file, same_act
from harmonize.guests.copies.stale import Compared, Drift, Marked, Stale, Use, ordered, verdicts_on
from harmonize.guests.copies.statutes import Reform
from harmonize.library import whole_law
from harmonize.library.fingerprints import Fingerprints
from harmonize.library.located_yaml import Located
from harmonize.library.repository import Repository
from harmonize.library.writing import changing
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.pinpoints import holds
from harmonize.norms.source import Source
from harmonize.query import Names, a_day, law_on, listed, one_state
from harmonize.query import states as query_states
from harmonize.texts.fingerprints import pinpoints_of, provisions_cited, too_early
from harmonize.texts.national_law import NationalLaw


class NoCopies(HarmonizeError):
    """Nothing of a State can be compared: no provision of it was read, or no copy of what was read is there."""


def drift(corpus: Corpus, state: str, place: Path, *, as_of: str = "", below: str = "") -> Drift:
    """What copies of a State's law, in a file, a folder or a git repository, say of what was read of it.

    ``below`` names a folder of the place in which the copies of this State stand.
    Raises HarmonizeError where no provision of the State has a fingerprint, or a copy cannot be used.
    """
    party, day = one_state(corpus.store, state), as_of or a_day(None)
    law = law_on(corpus.store, party, day)
    model, located = corpus.store.text(party.code)
    prints = Fingerprints.of(str(law_file(corpus, party.code)), party.code)
    if not prints.sources:
        raise NoCopies(
            f"{party.name}: no provision has a fingerprint yet; `harmonize data read {party.code} --text FILE` records what was read"
        )
    if not place.exists():
        raise HarmonizeError(f"{place} is not there")
    held = Place.of(place, below)
    done = [against(law.sources[key], prints, held) for key in prints.sources if key in law.sources]
    if not any(item.changes for item in done):
        wanted = ", ".join(sorted({prints.copy_of(key) for key in prints.sources}))
        raise NoCopies(f"{place}: no copy of what was read of {party.name}; it was read from {wanted}")
    found = one_law.assessed(corpus.store, law, party, corpus.ask(as_of=day))
    uses = list(all_uses(model, located, law, day))
    without = tuple(unprinted(model, law, prints))
    stale = ordered(item for one in done for item in stale_of(one, prints, held, found, uses, corpus))
    return Drift(
        party.code, party.name, located.file, day, tuple(done), stale, tuple(marked(done, day)), without, prints.state
    )


class Place(NamedTuple):
    """Where copies of a State lie, and the repository that holds them, if one does."""

    at: Path
    repository: Repository | None

    @classmethod
    def of(cls, named: Path, below: str) -> "Place":
        """A place that was named, or a folder in it. A folder inside a repository is none of its own, whatever it looks like."""
        whole = Repository.at(named)
        at = statutes.inside(named, named / below)
        return cls(at, whole or (Repository.at(at) if (at / ".git").is_dir() else None))


def drifts(corpus: Corpus, states: Names, place: Path, *, as_of: str = "") -> list[Drift]:
    """The same for the States named, or for all that have fingerprints; ``place`` may hold a folder for each, by code.

    A State that was not named and of which nothing can be compared is passed over.
    """
    found = []
    for party in query_states(corpus.store, states):
        own = next((name for name in (party.code.lower(), party.code) if (place / name).is_dir()), "")
        try:
            found.append(drift(corpus, party.code, place, as_of=as_of, below=own))
        except NoCopies:
            if listed(states):
                raise
    if not found:
        raise NoCopies(f"{place}: no copy of what was read of any State")
    return found


def marked(done: Sequence[Compared], day: str) -> Iterator[Marked]:
    """The wordings in force, or to come, that the law file says nobody has read, of the sources that were compared."""
    for one in done:
        yield from (
            Marked(one.source, item)
            for item in (one.source.unread if one.changes else ())
            if not item.until or day < item.until
        )


def against(source: Source, prints: Fingerprints, held: Place) -> Compared:
    """What became of the provisions of one source."""
    place, repository = held
    wanted = prints.copy_of(source.key)
    name = wanted.rsplit("/", 1)[-1]
    shared = len({one for one in map(prints.copy_of, prints.sources) if one.rsplit("/", 1)[-1] == name}) > 1
    if not prints.readable(source.key):
        return Compared(source, wanted, "", (), "recorded in another form; read it again")
    if place.is_dir() and place.name != name:
        file = statutes.within(place, wanted, shared)
        if file is None and repository:
            copy = statutes.committed(repository, repository.head(), wanted)
        else:
            copy = statutes.copy_at(file, wanted) if file else None
    else:
        meant = statutes.meant(place, wanted, shared) or len(prints.sources) == 1
        copy = statutes.copy_at(place, wanted) if meant else None
    if copy is None:
        return Compared(source, wanted, "", (), "no copy of it there")
    known = prints.known(source.key)
    changes = compared(known, copy)
    same_act(place, source, changes, known)
    read = prints.of_source(source.key)
    known_day = copy.day and not too_early(
        date.fromisoformat(copy.day), began(source)
    )  # some publishers write 1900-01-01
    day = day_told(copy.day, source, str(place)) if known_day else ""
    if read and read.text_of and day and day < read.text_of.isoformat():
        return Compared(source, wanted, day, (), f"its text stood on {day}, that on file on {read.text_of}")
    commit = repository.head()[:12] if repository else ""
    return Compared(source, wanted, day, tuple(changes), commit=commit)


def stale_of(
    one: Compared, prints: Fingerprints, held: Place, found: Assessment, uses: list[Use], corpus: Corpus
) -> Iterator[Stale]:
    """What must be read again of a source, with all that rests on it."""
    counted = outermost([change for change in one.changes if change.counts], one.source.apart)
    if not counted:
        return
    turned = turning(one, prints, held.repository, counted)
    law = found.law
    on_day = LawOnDay(law, corpus.store.status.members(found.day))
    answers = {item.id: standard(on_day, item) for item in corpus.store.patterns}
    read = prints.of_source(one.source.key)
    last = read.text_of.isoformat() if read and read.text_of else one.source.text_of
    for change in counted:
        turn = turned.get(change.name)
        since = turn.day or turn.committed if turn else one.day or found.day
        between, by = ("", turn.message) if turn and turn.day else (last, "")
        own = tuple(
            use for use in uses if use.source == one.source.key and one.source.touches(change.name, use.provision)
        )
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
        yield Stale(one.source, change, since, between, by, own, duties, cases)


def outermost(changes: list[Change], apart: str = "") -> list[Change]:
    """The changed provisions that stand in no other changed one, each with the names of those that stand in it."""
    found: list[Change] = []
    for change in sorted(changes, key=lambda item: len(item.name)):
        around = next((at for at, item in enumerate(found) if holds(item.name, change.name, apart)), None)
        if around is None:
            found.append(change)
        else:
            found[around] = found[around]._replace(parts=(*found[around].parts, change.name))
    return found


def turning(
    one: Compared, prints: Fingerprints, repository: Repository | None, changed: list[Change]
) -> dict[str, Reform]:
    """In a repository: by provision the first commit in which its words are others."""
    read = prints.of_source(one.source.key)
    if not (repository and read and read.commit):
        return {}
    left = {change.name for change in changed}
    known = [item for item in prints.known(one.source.key) if item.name in left]
    found: dict[str, Reform] = {}
    for reform in statutes.reforms(repository, read.copied, read.commit):
        copy = statutes.committed(repository, reform.commit, read.copied)
        if copy is None:
            continue
        waiting = [item for item in known if item.name not in found]
        found |= {change.name: reform for change in compared(waiting, copy) if change.counts}
        if len(found) == len(left):
            break
    return found


def record(corpus: Corpus, found: Drift) -> list[str]:
    """Puts the provisions that must be read again into the law file as wordings not read; the provisions put down, by source.

    From the day told on, verdicts that rest on them are not verified; older days keep their answers. Raises HarmonizeError
    where the law file was changed meanwhile; then nothing is written.
    """
    path = law_file(corpus, found.code)
    with changing(path):
        unchanged(path, found)
        return marks(path, found)


def unchanged(path: Path, found: Drift) -> Fingerprints:
    """What is on record of a State. Raises HarmonizeError where that is no longer what copies were compared with."""
    prints = Fingerprints.of(str(path), found.code)
    if prints.state != found.recorded:
        raise HarmonizeError(f"{prints.file} was changed meanwhile; nothing was written")
    return prints


def marks(path: Path, found: Drift) -> list[str]:
    """The same, while no other run changes the file."""
    before = after = whole_law.texts_of(path)
    done = []
    for item in found.stale:
        unknown = f"an act not known (its words changed between {item.between} and {item.since})"
        by = item.by or (unknown if item.between else "an act not known")
        first = str(date.fromisoformat(item.between) + timedelta(days=1)) if item.between else item.since
        after = marking.with_unread(after, item.source.key, [marking.Unread(item.change.name, first, by)])
        done.append(f"{item.source.key} {item.change.name}")
    if after != before:
        whole_law.put(path, before, after)
    return done


def accept(corpus: Corpus, found: Drift) -> list[str]:
    """Moves the day of the text forward for provisions whose words did not change, and for no other; those moved, by source."""
    path = law_file(corpus, found.code)
    with changing(path):
        return moved(corpus, path, found, unchanged(path, found))


def moved(corpus: Corpus, path: Path, found: Drift, prints: Fingerprints) -> list[str]:
    """The same, while no other run changes the file; the records go first, so that a run that is killed can be run again."""
    before = after = whole_law.texts_of(path)
    model, _ = corpus.store.text(found.code)
    named_by = provisions_cited(model)
    done = []
    for one in found.compared:
        same = [change.name for change in one.changes if not change.counts]
        if not (same and one.day and one.day > one.source.text_of):
            continue
        whole = bool(one.source.text_of) and not (named_by[one.source.key].keys() - set(same))
        after = marking.with_text_of(after, one.source.key, one.day, None if whole else same)
        prints = prints.stood(one.source.key, one.day, one.commit) if whole else prints
        done += [f"{one.source.key} {name}" for name in same]
    if after != before:
        whole_law.sound(path, after)
        prints.written()
        whole_law.put(path, before, after)
    return done


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


def unprinted(model: NationalLaw, law: Law, prints: Fingerprints) -> Iterator[tuple[str, int]]:
    """Sources of official text of which provisions are cited that have no fingerprint, and how many."""
    for key, names in provisions_cited(model).items():
        known = {item.name for item in prints.known(key)}
        left = len(names.keys() - known)
        if left and law.sources[key].text in OFFICIAL and law.sources[key].since:
            yield key, left
