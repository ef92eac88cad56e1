"""A folder that a command owns: written whole or not at all, by one run at a time, and never over anybody's work.

Files that may change bear the digest of their content in their names, so a new state is written beside the old one. It
holds from the moment in which ``index.json``, which names them, is replaced; what only the old state had goes then. A
run that is killed leaves the old state, and the next one removes what the killed one had begun.
"""

import contextlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.library.digests import digest, stored
from harmonize.library.writing import LOCK, UNFINISHED, alone, open_folder, put_together, straight, system_errors

INDEX = "index.json"
STORED = re.compile(r".+\.([0-9a-f]{16})\.[a-z]+")
WIDTH = 120  # columns of a schema


class Maker(NamedTuple):
    """A command that owns folders, and by what its files are known again."""

    command: str
    folders: tuple[str, ...]  # the folders inside
    fixed: frozenset[str] = frozenset()  # files that keep their names; each is replaced in one step


def free(target: Path, maker: Maker) -> None:
    """Raises HarmonizeError unless the folder is new, empty, or holds nothing but what the same command wrote."""
    named(target)
    if target.is_dir():
        with system_errors(target), alone(target):
            own_files(target, maker)


def named(target: Path) -> None:
    """Raises HarmonizeError unless this may be the name of a folder, and no link."""
    if not target.name:
        raise HarmonizeError(f"`{target}` names no folder to write; name a new one")
    straight(target)
    if target.is_symlink() or (os.path.lexists(target) and not target.is_dir()):
        raise HarmonizeError(f"{target} is there and is no folder; name a new one")


def put(
    target: Path,
    maker: Maker,
    index: Mapping[str, Any],
    files: Mapping[str, bytes],
    fixed: Mapping[str, bytes] | None = None,
) -> None:
    """Writes the files, under their stored names, and the index, which names them in ``files`` with their digests.

    ``fixed`` are files that keep their names; those that the maker does not know ``index`` names under ``fixed``. Raises
    HarmonizeError when the folder is not free or cannot be written; then it is as it was.
    """
    digests = {name: digest(content) for name, content in files.items()}
    contents = {stored(name, digests[name]): content for name, content in files.items()}
    whole = json.dumps({"made_by": maker.command, "files": digests, **index}, ensure_ascii=False, separators=(",", ":"))
    last = {**(fixed or {}), INDEX: whole.encode()}
    named(target)
    with system_errors(target), alone(target) as new:
        before = own_files(target, maker)
        try:
            placed(target, maker, contents, last)
        finally:
            stands = (target / INDEX).is_file() and (target / INDEX).read_bytes() == last[INDEX]
            cleared(target, maker, {*contents, *last} if stands else before)
            if new and not stands:
                with contextlib.suppress(OSError):
                    target.rmdir()


def placed(target: Path, maker: Maker, contents: Mapping[str, bytes], last: Mapping[str, bytes]) -> None:
    """Puts stored files into the folder, then those that keep their names, the index at the end."""
    begun = (index_of(target, maker) if (target / INDEX).exists() else None) or {"made_by": maker.command}
    known = {*begun.get("fixed", ()), *maker.fixed}
    if not (target / INDEX).exists() or not known >= set(last) - {INDEX}:  # ours from now on, whatever comes in between
        put_together(target, {INDEX: json.dumps({**begun, "fixed": sorted(known | set(last))}).encode()})
    for name, content in contents.items():
        path = target / name
        if not path.is_file() or digest(path.read_bytes()) != digest(content):
            path.parent.mkdir(exist_ok=True)
            put_together(target, {name: content})
    for folder in (*(target / name for name in maker.folders), target):
        settled(folder)
    for name in last:
        (target / name).parent.mkdir(exist_ok=True)
    put_together(target, {name: content for name, content in last.items() if name != INDEX})
    for name in {*begun.get("fixed", ())} & set(dict(inside(target, maker.folders))) - set(last):
        (target / name).unlink()
    put_together(target, {INDEX: last[INDEX]})
    settled(target)


def own_files(target: Path, maker: Maker) -> set[str]:
    """The files of a folder, all of them ours. Raises HarmonizeError naming one that is not."""
    names = dict(inside(target, maker.folders))
    index = index_of(target, maker) if INDEX in names else None
    known = {LOCK} if index is None else {LOCK, INDEX, *maker.fixed, *named_by(index)}
    for name, ordinary in sorted(names.items()):
        if not ordinary or not (
            name in known or name.startswith(UNFINISHED) or (index is not None and named_by_itself(target / name))
        ):
            raise HarmonizeError(f"{target} holds `{name}`, which no `{maker.command}` wrote; name a new folder")
    return set(names) - {LOCK}


def inside(target: Path, folders: tuple[str, ...], above: str = "") -> Iterator[tuple[str, bool]]:
    """The names in a folder and in the folders inside that are ours, and whether each is an ordinary file."""
    with os.scandir(target) as entries:
        for entry in entries:
            if entry.name in folders and entry.is_dir(follow_symlinks=False):
                yield from inside(target / entry.name, (), f"{entry.name}/")
            else:
                yield above + entry.name, entry.is_file(follow_symlinks=False)


def index_of(target: Path, maker: Maker) -> dict[str, Any] | None:
    """The index of a folder; None when another command or a person wrote it."""
    try:
        found = json.loads((target / INDEX).read_bytes())
    except (ValueError, RecursionError):
        return None
    ours = isinstance(found, dict) and found.get("made_by") == maker.command
    return found if ours else None


def held(target: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The content of some files of a folder; none of it where one cannot be read."""
    try:
        return {name: (target / name).read_bytes() for name in names}
    except OSError:
        return {}


def named_by(index: Mapping[str, Any]) -> set[str]:
    """The files that an index names: those stored under their digest, and those that keep their names."""
    files, fixed = index.get("files"), index.get("fixed")
    own = {stored(name, str(its)) for name, its in files.items()} if isinstance(files, dict) else set()
    return own | (set(map(str, fixed)) if isinstance(fixed, list) else set())


def named_by_itself(path: Path) -> bool:
    """Whether a file bears the digest of its own content in its name, as no file but ours does."""
    found = STORED.fullmatch(path.name)
    return found is not None and digest(path.read_bytes()).startswith(found[1])


def cleared(target: Path, maker: Maker, kept: set[str]) -> None:
    """Removes from a folder what is ours and not to be kept, as far as the system lets it; the next run does the rest."""
    with contextlib.suppress(HarmonizeError, OSError):
        for name in sorted(own_files(target, maker) - kept, key=lambda name: name == INDEX):
            with contextlib.suppress(OSError):
                (target / name).unlink()
        for name in maker.folders:
            with contextlib.suppress(OSError):
                (target / name).rmdir()


def settled(folder: Path) -> None:
    """Has the system write the names in a folder to the disk, where it can be asked to."""
    if sys.platform != "win32":
        with contextlib.suppress(OSError), open_folder(folder) as handle:
            os.fsync(handle)


def publish(target: Path, schemas: Mapping[str, Mapping[str, Any]]) -> None:
    """Writes each schema as ``NAME.json`` into a folder, which is made when it is new; other files there stay.

    Raises HarmonizeError, and writes nothing, when a file of such a name is there and is not that schema, an older
    state of it, or when the folder cannot be written.
    """
    named(target)
    for name, schema in schemas.items():
        path = target / f"{name}.json"
        if path.is_symlink() or (path.exists() and said_id(path) != schema["$id"]):
            raise HarmonizeError(f"{path} is there and is not that schema; name another folder")
    said = {f"{name}.json": f"{laid_out(schema)}\n".encode() for name, schema in schemas.items()}
    with system_errors(target), alone(target) as new:
        try:
            put_together(target, said)
        finally:
            if new:
                with contextlib.suppress(OSError):  # it holds the schemas
                    target.rmdir()


def laid_out(found: Any, level: int = 0, used: int = 0) -> str:
    """JSON with a line for what fits in one, as data files are written: one more word changes one line."""
    flat = json.dumps(found, ensure_ascii=False)
    if level + used + len(flat) <= WIDTH or not isinstance(found, (dict, list)):
        return flat
    if isinstance(found, dict):
        parts = [f"{json.dumps(key)}: {laid_out(value, level + 1, len(key) + 4)}" for key, value in found.items()]
    elif any(isinstance(item, (dict, list)) for item in found):
        parts = [laid_out(item, level + 1) for item in found]
    else:
        parts = [""]
        for word in (json.dumps(item, ensure_ascii=False) for item in found):
            if level + len(parts[-1]) + len(word) + 3 > WIDTH:
                parts.append("")
            parts[-1] += f", {word}" if parts[-1] else word
    inside = ",\n".join(f"{' ' * (level + 1)}{part}" for part in parts)
    return f"{flat[0]}\n{inside}\n{' ' * level}{flat[-1]}"


def said_id(path: Path) -> Any:
    """What a file calls itself, when it is a schema at all."""
    try:
        found = json.loads(path.read_bytes()) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    return found.get("$id") if isinstance(found, dict) else None
