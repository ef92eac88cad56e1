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
    convert: Annotated[
        bool, flag("--convert", "instead, bring files of an older form into that of today, codings too")
    ] = False,
) -> int:
    """Data files in style: keys in order, lines that fit, or in today's form; comments kept."""
    from harmonize.library.converting import converted
    from harmonize.library.fitting import laid_out
    from harmonize.library.owned_folder import changing
    from harmonize.library.writing import write
    from harmonize.visible import message

    change, now, done = (
        (converted, "is of an older form", "converted") if convert else (laid_out, "is not in style", "put in style")
    )
    changed, broken = 0, False
    for path in below(files, records=convert):
        try:
            with nullcontext() if check else changing(path):
                before, after = change(path)
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
                print(message(str(path)), now if check else done)
    return 2 if broken else 1 if check and changed else 0


def below(named: list[Path], *, records: bool) -> list[Path]:
    """The files named, and those below folders named; records change their form, but never their order."""
    found = (file for path in named for file in (all_below(path) if path.is_dir() else [path]))
    return [file for file in found if file.parent.name != "fingerprints" and (records or file.parent.name != "codings")]


def all_below(folder: Path) -> list[Path]:
    """The data files below a folder. Raises HarmonizeError where folders lie in each other too deep to be gone through."""
    try:
        return sorted(folder.rglob("*.yaml"))
    except (RecursionError, OSError) as error:
        why = error.strerror if isinstance(error, OSError) else "its folders lie in each other too deep"
        raise HarmonizeError(f"{folder}: cannot be gone through: {why}") from error
