"""``harmonize fmt``: data files in the style of the project, keys in order and lines that fit; comments are kept."""

import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Annotated

from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument, flag
from harmonize.errors import HarmonizeError, UnreadableData


@command("harmonize fmt data/national_laws/de.yaml", takes=())
def run(
    _asked: Asked,
    files: Annotated[list[Path], argument("FILE...", "data files, or folders for all files below")],
    check: Annotated[bool, flag("--check", "only say which files are not in style; 1 when one is")] = False,
) -> int:
    """Data files in style: keys in order, lines that fit, comments kept."""
    from harmonize.library.formatting import laid_out
    from harmonize.library.writing import changing, write
    from harmonize.visible import message

    changed, broken = 0, False
    for path in below(files):
        try:
            with nullcontext() if check else changing(path):
                before, after = laid_out(path)
                if before != after and not check:
                    write(str(path), after.encode(), force=True)
        except UnreadableData as error:
            print(error, file=sys.stderr)
            broken = True
        except HarmonizeError as error:  # a link, say: the files after it are put in style all the same
            print(f"harmonize: {message(str(error))}", file=sys.stderr)
            broken = True
        else:
            if before != after:
                changed += 1
                print(message(str(path)), "is not in style" if check else "put in style")
    return 2 if broken else 1 if check and changed else 0


def below(named: list[Path]) -> list[Path]:
    """The files named, and those below folders named; records stay as they were made."""
    found = (file for path in named for file in (all_below(path) if path.is_dir() else [path]))
    return [file for file in found if file.parent.name not in ("fingerprints", "codings")]


def all_below(folder: Path) -> list[Path]:
    """The data files below a folder. Raises HarmonizeError where folders lie in each other too deep to be gone through."""
    try:
        return sorted(folder.rglob("*.yaml"))
    except (RecursionError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else "its folders lie in each other too deep"
        raise HarmonizeError(f"{folder}: cannot be gone through: {why}") from error
