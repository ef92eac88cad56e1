"""The folder of the atlas: it replaces nothing but an atlas that stood there before."""

import io
from bz2 import compress, decompress
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple
from zipfile import ZipFile

from harmonize.library import owned_folder
from harmonize.library.digests import digest, stored
from harmonize.library.owned_folder import Maker

Files = dict[str, bytes]
ARCHIVE = b"PK\x03\x04"
KEPT = "kept"  # the folder of what the next atlas need not work out again; no page leads there
MAKER = Maker("harmonize atlas", ("states", "duties", "elements", "causes", KEPT))


def free(target: Path) -> None:
    """Raises HarmonizeError unless the folder is new, empty, or an atlas."""
    owned_folder.free(target, MAKER)


class Kept(NamedTuple):
    """What is known of a State for the next atlas: the digest of all that it was made of, and what other pages say of it too."""

    made_of: str
    told: str


class Before(NamedTuple):
    """The atlas that stands in a folder: its version, its files, and of each State what was made of what, with its digests."""

    folder: Path
    version: str
    fixed: tuple[str, ...]
    made_of: Mapping[str, Sequence[str]]

    def kept(self, code: str, made_of: str, version: str) -> tuple[str, Files] | None:
        """What was told of a State, and its pages, as they would be again for a version; None where they would be others."""
        if self.made_of.get(code, ("",))[0] != made_of:
            return None
        pages = [name for name in self.fixed if name.startswith(own(code))]
        memory = stored(packed_as(code), self.made_of[code][2])
        found = owned_folder.held(self.folder, (*pages, memory))
        packed = found.pop(memory, b"")
        if tuple(self.made_of[code]) != (made_of, together(found), digest(packed)):
            return None
        told = decompress(packed).decode().replace(self.version, version)
        return told, {name: for_version(content, self.version, version) for name, content in found.items()}


def stood(target: Path) -> Before:
    """The atlas that stands in a folder; an empty one where none does."""
    there = (target / owned_folder.INDEX).is_file()
    index = (owned_folder.index_of(target, MAKER) if there else None) or {}
    return Before(target, index.get("version", ""), tuple(index.get("fixed", ())), index.get("made_of", {}))


def packed_as(code: str) -> str:
    """The name under which is kept what is told of a State."""
    return f"{KEPT}/{code.lower()}.packed"


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


def write(target: Path, files: Files, kept: Mapping[str, Kept], version: str, day: str) -> None:
    """Writes every file under its address; an atlas that stood there is replaced, with what it had besides.

    ``kept`` is what the next atlas need not work out again.
    """
    packed = {packed_as(code): compress(its.told.encode()) for code, its in kept.items()}
    made_of = {
        code: (
            its.made_of,
            together({name: content for name, content in files.items() if name.startswith(own(code))}),
            digest(packed[packed_as(code)]),
        )
        for code, its in kept.items()
    }
    index = {"version": version, "as_of": day, "made_of": made_of, "fixed": sorted(files)}
    owned_folder.put(target, MAKER, index, packed, files)
