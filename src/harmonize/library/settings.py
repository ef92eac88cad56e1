"""What a project has settled once for all commands: ``harmonize.toml``, or ``[tool.harmonize]`` of ``pyproject.toml``.

The file is looked for from the working folder up to the root of the repository; outside of one only the working folder has
any. Where a change is judged, the file of the base revision holds, since a change must not loosen what judges it.
"""

import os
import re
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from harmonize.errors import HarmonizeError, UnknownName

OWN, SHARED, TABLE = "harmonize.toml", "pyproject.toml", "[tool.harmonize]"
MOST = 16 * 1024  # bytes of a file of settings: what reads TOML takes quadratic time for dotted keys
KEYS = ("data", "baseline", "waivers", "fail-on")
PLACE = re.compile(r"(?P<why>.*) \(at (?:line (?P<line>\d+), column (?P<column>\d+)|end of document)\)")


class Setting(NamedTuple):
    """What is settled, and the file and line that say so. Files and folders are named from where the command runs."""

    value: str
    place: str


Settings = dict[str, Setting]


class File(NamedTuple):
    """A file of settings: its name as messages tell it, the folder from which its files are named, and its text."""

    name: str
    folder: Path
    text: bytes


def settings(severities: Collection[str], base: str | None = None) -> Settings:
    """What is settled here, or in a revision, by key. Raises HarmonizeError for a file that cannot be used, with its line.

    ``severities`` are the words that ``fail-on`` may say.
    """
    for found in committed(base) if base else lying():
        keys = table(found)
        if keys is not None:
            return dict(settled(found, keys, severities))
    return {}


def lying() -> Iterator[File]:
    """The files of settings from the working folder upwards, the nearest first."""
    for folder in folders(working_folder()):
        for path in (folder / OWN, folder / SHARED):
            if path.is_file():
                yield File(os.path.relpath(path), folder, path.read_bytes())


def working_folder() -> Path:
    """The working folder; one that is gone has no settings, and what needs it says so itself."""
    try:
        return Path.cwd()
    except FileNotFoundError:
        return Path(os.devnull)


def folders(start: Path) -> list[Path]:
    """A folder and those above it up to the root of its repository; outside of a repository only itself."""
    above = [start, *start.parents]
    roots = [number for number, folder in enumerate(above) if (folder / ".git").exists()]
    return above[: roots[0] + 1] if roots else above[:1]


def committed(base: str) -> Iterator[File]:
    """The same files as a revision has them."""
    from harmonize.library.git import commit, content, git  # only where a change is judged

    at = commit(base)
    top = Path(git("rev-parse", "--show-toplevel").stdout.decode().strip("\n"))
    here = PurePosixPath(git("rev-parse", "--show-prefix").stdout.decode().strip("\n") or ".")
    for folder in (here, *here.parents):
        for name in (OWN, SHARED):
            text = content(at, folder / name)
            if text is not None:
                yield File(f"{base}:{folder / name}", top / folder, text)


def table(found: File) -> dict[str, Any] | None:
    """What a file settles, by key; None for a project file that says nothing of us. Raises HarmonizeError with the line."""
    shared = found.name.endswith(SHARED)
    if shared and TABLE[1:-1].encode() not in found.text:
        return None
    if len(found.text) > MOST:
        elsewhere = f"; put {TABLE} into {OWN}" if shared else ""
        raise HarmonizeError(f"{found.name}: a file of settings has at most {MOST} bytes{elsewhere}")
    import tomllib  # only a project with settings pays for it

    try:
        data = tomllib.loads(found.text.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise HarmonizeError(f"{found.name}: is no UTF-8 text") from error
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        told = PLACE.fullmatch(str(error))
        why = told["why"] if told else "nested too deep" if isinstance(error, RecursionError) else str(error)
        lines = found.text.decode("utf-8-sig").splitlines()
        end = f"{max(len(lines), 1)}:{len(lines[-1]) + 1 if lines else 1}"
        where = f":{told['line']}:{told['column']}" if told and told["line"] else f":{end}" if told else ""
        raise HarmonizeError(f"{found.name}{where}: not TOML: {why}") from error
    if not shared:
        return data
    tools = data.get("tool", {})
    keys = tools.get("harmonize") if isinstance(tools, dict) else None
    if keys is not None and not isinstance(keys, dict):
        raise HarmonizeError(f"{found.name}: expected {TABLE} with keys such as `data`")
    return keys


def settled(found: File, keys: dict[str, Any], severities: Collection[str]) -> Iterator[tuple[str, Setting]]:
    """Each key with its value. Raises HarmonizeError with the line of a key that does not exist, or that cannot mean this."""
    for key, value in keys.items():
        place = f"{found.name}:{line_of(found, key)}"
        if key not in KEYS:
            raise HarmonizeError(f"{place}: {UnknownName('key', key, KEYS)}")
        if not isinstance(value, str) or not value.strip():
            raise HarmonizeError(f'{place}: {key}: expected text, such as {key} = "{example(key)}"')
        if key == "fail-on":
            if value not in severities:
                raise HarmonizeError(f"{place}: {UnknownName('severity', value, tuple(severities))}")
            yield key, Setting(value, place)
        else:
            yield key, Setting(Path(os.path.relpath(found.folder / value)).as_posix(), place)


def example(key: str) -> str:
    """A value that a key may have."""
    return {"data": "data", "fail-on": "medium"}.get(key, f"{key}.yaml")


def line_of(found: File, key: str) -> int:
    """The line on which a key of ours stands, in the table of ours; the first line where it is written in another way."""
    inside = not found.name.endswith(SHARED)
    for number, line in enumerate(found.text.decode("utf-8-sig").splitlines(), 1):
        bare = line.strip()
        if bare.startswith("["):
            inside = bare.partition("#")[0].strip().replace(" ", "") == TABLE
        elif inside and bare.partition("=")[0].strip().strip("\"'") == key:
            return number
    return 1
