"""The published schemas: a folder of files with fixed names, beside which others may keep theirs."""

import contextlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from harmonize.errors import HarmonizeError
from harmonize.library.owned_folder import named, system_errors
from harmonize.library.writing import put_together, sweep


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
    new = not target.exists()
    with system_errors(target), contextlib.ExitStack() as undoing:
        target.mkdir(exist_ok=True)
        if new:
            undoing.callback(removed, target)
        sweep(target)
        put_together(
            target,
            {
                f"{name}.json": f"{json.dumps(schema, indent=1, ensure_ascii=False)}\n".encode()
                for name, schema in schemas.items()
            },
        )
        undoing.pop_all()


def removed(folder: Path) -> None:
    """Takes a folder away again, unless another run has written there."""
    with contextlib.suppress(OSError):
        folder.rmdir()


def said_id(path: Path) -> Any:
    """What a file calls itself, when it is a schema at all."""
    try:
        found = json.loads(path.read_bytes()) if path.is_file() else None
    except (OSError, ValueError, RecursionError):
        return None
    return found.get("$id") if isinstance(found, dict) else None
