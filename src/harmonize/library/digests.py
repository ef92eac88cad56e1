"""Digests by which content is known again: of data files, of compiled files, and in the names of files."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

TELLING = ("reports", "guests", "cli")  # how answers are told changes nothing of what is compiled, nor do guests
SHOWN = 16  # hexadecimal digits of a digest that stand in a file's name


def digest(content: bytes) -> str:
    """The SHA-256 of some content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def text_digest(content: bytes) -> str:
    """The digest of a text, the same whether its lines end as on Windows or not."""
    return digest(content.replace(b"\r\n", b"\n"))


def stored(name: str, its_digest: str) -> str:
    """The name under which a file is stored: ``laws/de.jsonl`` as ``laws/de.DIGEST.jsonl``, so no content is ever replaced."""
    stem, _, suffix = name.rpartition(".")
    return f"{stem}.{its_digest[:SHOWN]}.{suffix}"


def code_digest(apart: Sequence[str] = TELLING) -> str:
    """The digest of all code but that of some rooms, with the templates and tables that lie beside it."""
    root = Path(__file__).parent.parent
    rooms = {"dataset", *apart}
    found = (path for path in root.rglob("*.*") if path.relative_to(root).parts[0] not in rooms)
    files = [path for path in found if path.is_file() and path.suffix != ".pyc"]
    named = (path.relative_to(root).as_posix().encode() + path.read_bytes() for path in files)
    return digest("".join(sorted(map(text_digest, named))).encode())
