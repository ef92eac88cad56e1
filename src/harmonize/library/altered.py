"""What a change alters in data files, record by record: told by what each record is, wherever its lines have moved to."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.errors import UnreadableData
from harmonize.grouping import grouped
from harmonize.library.folder import CODINGS, FINGERPRINTS, Folder
from harmonize.library.located_yaml import Located
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.library.yaml_file import Unloadable, read
from harmonize.norms.gate import Alteration, Brought, Heading, ReadAnew
from harmonize.norms.law import Law
from harmonize.norms.status import Status
from harmonize.texts.national_law import NationalLaw

Words = tuple[str, ...]
NAMES = ("id", "from", "seen", "on")  # by which an entry of a list is known, the first that it has
# Under which heading a part of a law file is listed: by the innermost of these keys that it stands under.
OF_LAW = {
    "unread": Heading.UNREAD,
    "unsettled": Heading.UNSETTLED,
    "cannot_say": Heading.CANNOT_SAY,
    "condition": Heading.CONDITIONS,
    "conditions": Heading.CONDITIONS,
    "once": Heading.ONCE,
    "read_by": Heading.READ_BY,
    "second_reading": Heading.SECOND_READING,
    "reading": Heading.READING,
    "parity": Heading.PARITY,
    "sources": Heading.SOURCES,
}
OF_FILES = {
    "cases/standard": Heading.YARDSTICK,
    "cases": Heading.CASES,
    "codings/log": Heading.SECOND_READING,
    "parity": Heading.PARITY,
    "protocol_articles": Heading.YARDSTICK,
    "vocabulary": Heading.YARDSTICK,
    "measures": Heading.YARDSTICK,
    "treaty_status": Heading.YARDSTICK,
}
# Where also what is only added is listed; elsewhere one pattern or one doubt more hides nothing.
ADDED_TOO = (
    Heading.YARDSTICK,
    Heading.READ_BY,
    Heading.SECOND_READING,
    Heading.READING,
    Heading.SOURCES,
    Heading.LAW,
)
DAYS = ("text_of", "read_on")


class Parts(NamedTuple):
    """Every value of a file, by the words of its place and as text, with the route to it."""

    found: Located | None
    values: "Counter[tuple[Words, str]]"
    routes: Mapping[tuple[Words, str], tuple[Any, ...]]


class Altered(NamedTuple):
    """One data file that is not the same in two folders; a file that is not there has no parts."""

    path: str
    file: str
    before: Parts
    after: Parts

    @property
    def code(self) -> str:
        """The State that the name of the file speaks of."""
        return Path(self.path).stem.upper()

    def gone(self) -> "Counter[tuple[Words, str]]":
        """What only the older file says."""
        return self.before.values - self.after.values

    def come(self) -> "Counter[tuple[Words, str]]":
        """What only the newer file says."""
        return self.after.values - self.before.values


class Alterations:
    """What is not the same in the files of two folders."""

    def __init__(self, before: Folder, after: Folder) -> None:
        self.folders = before, after
        self.commits = cache(self.commits_of)
        self.files = [self.file(path) for path in self.paths() if not path.startswith(f"{CODINGS}/")]

    def paths(self) -> list[str]:
        """The files that differ, by their path below the folder."""
        sides = [
            {path.relative_to(folder.root).as_posix(): folder.digest(path) for path in folder.root.rglob("*.yaml")}
            for folder in self.folders
        ]
        return sorted(path for path in sides[0].keys() | sides[1].keys() if sides[0].get(path) != sides[1].get(path))

    def file(self, path: str) -> Altered:
        """One file in both folders."""
        before, after = (parts(folder.root / path, folder.name(folder.root / path)) for folder in self.folders)
        return Altered(path, self.folders[1].name(self.folders[1].root / path), before, after)

    @cached_property
    def anew(self) -> dict[str, dict[str, ReadAnew]]:
        """By State the sources that the change read from a new copy."""
        return {item.code: dict(read_anew(item)) for item in self.files if item.path.startswith(f"{FINGERPRINTS}/")}

    def brought(self, code: str) -> Brought:
        """What the change brings for the law of a State."""
        law = next((item for item in self.files if item.code == code and is_law(item.path)), None)
        cases = next((item for item in self.files if item.path == f"cases/{code.lower()}.yaml"), None)
        anew = self.anew.get(code, {})
        if law is None:
            return Brought(anew)
        cites = frozenset(text for words, text in cites_of(law.after) - cites_of(law.before))
        days = frozenset(words[1] for words, _ in law.come() if words[0] == "sources" and words[-1] in DAYS)
        told = grouped((words[1], text) for words, text in (cases.come() if cases else ()) if len(words) > 2)
        named = {name: frozenset(texts) for name, texts in told.items()}
        return Brought(anew, cites, days, tuple(named.items()))

    def listed(self, status: Status) -> Iterator[Alteration]:
        """Every record that the change alters."""
        for item in self.files:
            if item.path.startswith(f"{FINGERPRINTS}/"):
                yield from of_fingerprints(item)
            else:
                yield from self.of_file(item)
        yield from self.of_codings(status)

    def of_file(self, item: Altered) -> Iterator[Alteration]:
        """The records of one file, by heading and by what they belong to."""
        gone, come = (
            grouped((self.key(item, words), (words, text)) for words, text in side.elements())
            for side in (item.gone(), item.come())
        )
        for heading, owner in sorted(gone.keys() | come.keys()):
            old, new = gone.get((heading, owner), []), come.get((heading, owner), [])
            if not old and heading not in ADDED_TOO:
                continue
            name = f"{item.code} {' '.join(owner)}" if is_law(item.path) else " ".join((item.path, *owner))
            yield Alteration(heading, name, item.file, line(item, old, new), tuple(sentences(old, new, len(owner))))

    def key(self, item: Altered, words: Words) -> tuple[Heading, Words]:
        """The heading of a value, and what it belongs to."""
        owner = words[:2]
        if not is_law(item.path):
            stem = item.path.removesuffix(".yaml")
            return OF_FILES.get(stem) or OF_FILES.get(stem.split("/")[0], Heading.LAW), owner
        heading = next((OF_LAW[word] for word in reversed(words) if word in OF_LAW), Heading.LAW)
        alone = heading is Heading.SOURCES and words[-1] == "text_of" and not self.with_copy(item.code, words[1])
        return (Heading.TEXTS if alone else heading), owner

    def with_copy(self, code: str, source: str) -> bool:
        """Whether a source has no fingerprint with a commit, or was read from a new one: then the day of its text may move."""
        was, now = self.commits(code).get(source, ("", ""))
        return was != now or not was

    def commits_of(self, code: str) -> dict[str, tuple[str, str]]:
        """By source the commit of the copy that it was read from, before and after."""
        files = [folder.root / FINGERPRINTS / f"{code.lower()}.yaml" for folder in self.folders]
        old, new = (sources_of(parts(path, path.name)) for path in files)
        return {
            key: (str(old.get(key, {}).get("commit") or ""), str(new.get(key, {}).get("commit") or ""))
            for key in old | new
        }

    def of_codings(self, status: Status) -> Iterator[Alteration]:
        """Codings as first made whose meaning changed, or whose form did beside anything else."""
        paths = [path for path in self.paths() if path.startswith(f"{CODINGS}/")]
        for path in paths:
            old, new = (folder.root / path for folder in self.folders)
            name = self.folders[1].name(new)
            if not old.is_file():
                yield Alteration(Heading.SECOND_READING, path, name, 0, ("a coding is new",))
                continue
            item = self.file(path)
            if path == f"{CODINGS}/log.yaml":
                yield from self.of_file(item)
            elif item.before.values != item.after.values:
                same = len(paths) == len(self.paths()) and same_file(old, new, status)
                if not same:
                    says = (
                        tuple(sentences([*item.gone()], [*item.come()], 0))
                        if new.is_file()
                        else ("the coding is gone",)
                    )
                    yield Alteration(Heading.CODINGS, path, name, 0, says, firm=True)


def parts(path: Path, name: str) -> Parts:
    """Every value of a file; none where there is no such file. Raises UnreadableData for one that does not load."""
    if not path.is_file():
        return Parts(None, Counter(), {})
    try:
        found = read(path, name)
    except Unloadable as error:
        raise UnreadableData(error.problems) from error
    values: Counter[tuple[Words, str]] = Counter()
    routes: dict[tuple[Words, str], tuple[Any, ...]] = {}
    for route, words, value in leaves(found.data):
        values[words, value] += 1
        routes.setdefault((words, value), route)
    return Parts(found, values, routes)


def leaves(data: Any, route: tuple[Any, ...] = (), words: Words = ()) -> Iterator[tuple[tuple[Any, ...], Words, str]]:
    """Every value with its route and the words of its place: keys, and of entries of a list the name that they have."""
    if isinstance(data, dict) and data:
        for key, value in data.items():
            yield from leaves(value, (*route, key), (*words, str(key)))
    elif isinstance(data, list) and data:
        for at, value in enumerate(data):
            name = next((str(value[key]) for key in NAMES if key in value), "") if isinstance(value, dict) else ""
            yield from leaves(value, (*route, at), (*words, name) if name else words)
    else:
        yield route, words, data if isinstance(data, str) else json.dumps(data, default=str)


def is_law(path: str) -> bool:
    """Whether a file of a data folder is the law file of a State."""
    stem = path.removesuffix(".yaml").removeprefix("national_laws/")
    return len(stem) == 2


def cites_of(found: Parts) -> "Counter[tuple[Words, str]]":
    """Every pinpoint with what it belongs to."""
    return Counter((words[:2], text) for words, text in found.values if words[-1] == "cite")


def sentences(old: list[tuple[Words, str]], new: list[tuple[Words, str]], skipped: int) -> Iterator[str]:
    """What is other, place by place: what stood there, and what stands there now."""
    before, after = grouped(old), grouped(new)
    for words in dict.fromkeys((*before, *after)):
        place = " ".join(words[skipped:])
        was, now = ("; ".join(side.get(words, ())) for side in (before, after))
        told = f"`{was}` is now `{now}`" if was and now else f"`{was}` is gone" if was else f"`{now}` is new"
        yield f"{place}: {told}" if place else told


def line(item: Altered, old: list[tuple[Words, str]], new: list[tuple[Words, str]]) -> int:
    """The line of the newer file at which something is other, or at which it stood; 0 where the file is gone."""
    if item.after.found is None:
        return 0
    routes = [item.after.routes[key] for key in new] or [item.before.routes[key] for key in old]
    return min(item.after.found.mark(route)[0] for route in routes)


def sources_of(found: Parts) -> dict[str, dict[str, Any]]:
    """The sources of a file of fingerprints as they are written; none where the file is of no such form."""
    data = found.found.data if found.found else {}
    sources = data.get("sources") if isinstance(data, dict) else None
    return {str(key): value for key, value in (sources or {}).items() if isinstance(value, dict)}


def pair(item: Altered) -> Iterator[tuple[str, dict[str, Any], dict[str, Any]]]:
    """Every source of two files of fingerprints, as it was and as it is."""
    old, new = sources_of(item.before), sources_of(item.after)
    for key in sorted(old.keys() | new.keys()):
        yield key, old.get(key, {}), new.get(key, {})


def other_hashes(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """The provisions whose hash is not the same in two states of a source; those of one of them alone are left out."""
    was, now = (side.get("provisions") or {} for side in (old, new))
    return [str(name) for name in was if name in now and was[name] != now[name]]


def read_anew(item: Altered) -> Iterator[tuple[str, ReadAnew]]:
    """The sources read from a new copy: commit and hash moved together, or provisions that had no hash before."""
    for key, old, new in pair(item):
        if not new.get("commit") or (old and old.get("form") != new.get("form")):
            continue
        first = frozenset(map(str, (new.get("provisions") or {}).keys() - (old.get("provisions") or {}).keys()))
        moved = old.get("commit") != new["commit"]
        provisions = first | frozenset(other_hashes(old, new) if moved else ())
        if moved or provisions:
            yield key, ReadAnew(f"{new.get('copy')} at {new['commit']}", provisions)


def of_fingerprints(item: Altered) -> Iterator[Alteration]:
    """Fingerprints altered or removed; a hash or a day that moved although the commit of the copy did not stands apart."""
    for key, old, new in pair(item):
        gone = (old.get("provisions") or {}).keys() - (new.get("provisions") or {}).keys()
        says = [f"`{name}` is gone" for name in sorted(map(str, gone))] if new else ["all its fingerprints are gone"]
        others, alone = other_hashes(old, new), []
        same_commit = old.get("commit") and old.get("commit") == new.get("commit")
        other = [word for word in ("copy", "commit", "form") if old and new and old.get(word) != new.get(word)]
        says += [f"{word}: `{old.get(word)}` is now `{new.get(word)}`" for word in other]
        if same_commit and old.get("form") == new.get("form"):
            alone += [f"the hash of `{name}` is other, the commit `{old['commit']}` is the same" for name in others]
        elif others:
            says.append(f"other words: {', '.join(others)}")
        if old and new and old.get("text_of") != new.get("text_of"):
            told = f"text_of: `{old.get('text_of')}` is now `{new.get('text_of')}`"
            (alone if same_commit else says).append(told)
        at = item.after.found.mark(("sources", key))[0] if item.after.found else 0
        for heading, lines in ((Heading.FINGERPRINTS, says), (Heading.TEXTS, alone)):
            if old and lines:
                yield Alteration(heading, f"{item.code} fingerprints {key}", item.file, at, tuple(lines))


def same_file(old: Path, new: Path, status: Status) -> bool:
    """Whether two law files say the same of every day, in whatever form."""
    try:
        return same_law(*(lowered(*accepted(path, NationalLaw, ""), status) for path in (old, new)))
    except UnreadableData:
        return False


def same_law(before: Sequence[Law], after: Sequence[Law]) -> bool:
    """Whether the law from change to change says the same, wherever it is written."""
    return [*map(without_lines, before)] == [*map(without_lines, after)]


def without_lines(law: Law) -> Law:
    """A law without the places where it is written."""
    return law._replace(
        file="",
        provisions=tuple(item._replace(line=0, clauses={}) for item in law.provisions),
        measures={name: item._replace(line=0) for name, item in law.measures.items()},
    )
