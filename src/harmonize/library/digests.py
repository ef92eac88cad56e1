"""Digests by which content is known again: of data files, of compiled files, and in the names of files."""

import hashlib

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
