"""The folder of the atlas: it replaces nothing but an atlas that stood there before."""

import io
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from harmonize.library import owned_folder
from harmonize.library.digests import digest
from harmonize.library.owned_folder import Maker

Files = dict[str, bytes]
ARCHIVE = b"PK\x03\x04"
MAKER = Maker("harmonize atlas", ("states", "duties", "elements", "causes"))


def free(target: Path) -> None:
    """Raises HarmonizeError unless the folder is new, empty, or an atlas."""
    owned_folder.free(target, MAKER)


class Before(NamedTuple):
    """The atlas that stands in a folder: its version, its files, what the pages of each State were made of, and their digest."""

    folder: Path
    version: str
    fixed: tuple[str, ...]
    made_of: Mapping[str, tuple[str, str]]

    def pages(self, code: str, made_of: str, version: str) -> Files:
        """The pages of a State as they would be drawn again for a version; nothing where they were made of something else."""
        found = {name: (self.folder / name).read_bytes() for name in self.fixed if name.startswith(own(code))}
        if self.made_of.get(code) != (made_of, together(found)):
            return {}
        return {name: for_version(content, self.version, version) for name, content in found.items()}


def stood(target: Path) -> Before:
    """The atlas that stands in a folder; an empty one where none does."""
    there = (target / owned_folder.INDEX).is_file()
    index = (owned_folder.index_of(target, MAKER) if there else None) or {}
    made_of = {code: (found[0], found[1]) for code, found in index.get("made_of", {}).items()}
    return Before(target, index.get("version", ""), tuple(index.get("fixed", ())), made_of)


def own(code: str) -> str:
    """How the addresses of what is told of a State by itself begin."""
    return f"states/{code.lower()}."


def together(files: Files) -> str:
    """The digest of some files."""
    return digest("".join(f"{name} {digest(files[name])} " for name in sorted(files)).encode())


def for_version(content: bytes, before: str, now: str) -> bytes:
    """A file as it is for another version of the dataset, which stands on it; one of an office is an archive of such files."""
    if not content.startswith(ARCHIVE):
        return content.replace(before.encode(), now.encode())
    target = io.BytesIO()
    with ZipFile(io.BytesIO(content)) as old, ZipFile(target, "w") as new:
        for part in old.infolist():
            new.writestr(part, for_version(old.read(part), before, now))
    return target.getvalue()


def write(target: Path, files: Files, made_of: Mapping[str, str], version: str, day: str) -> None:
    """Writes every file under its address; an atlas that stood there is replaced, with what it had besides.

    ``made_of`` says of what the pages of each State were made.
    """
    pages = {code: {name: files[name] for name in files if name.startswith(own(code))} for code in made_of}
    known = {code: (its, together(pages[code])) for code, its in made_of.items()}
    index = {"version": version, "as_of": day, "made_of": known, "fixed": sorted(files)}
    owned_folder.put(target, MAKER, index, {}, files)
