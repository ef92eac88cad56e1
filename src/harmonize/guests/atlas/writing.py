"""The folder of the atlas: it replaces nothing but an atlas that stood there before."""

from collections.abc import Mapping
from pathlib import Path

from harmonize.library import owned_folder
from harmonize.library.owned_folder import Maker

MAKER = Maker("harmonize atlas", ("states", "duties", "elements", "causes"))


def free(target: Path) -> None:
    """Raises HarmonizeError unless the folder is new, empty, or an atlas."""
    owned_folder.free(target, MAKER)


def write(target: Path, files: Mapping[str, bytes], version: str, day: str) -> None:
    """Writes every file under its address; an atlas that stood there is replaced, with what it had besides."""
    owned_folder.put(target, MAKER, {"version": version, "as_of": day, "fixed": sorted(files)}, {}, dict(files))
