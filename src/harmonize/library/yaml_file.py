"""A data file or a text as located YAML, or every reason why it cannot be had, each at its place."""

from pathlib import Path

from harmonize.library.invisible_characters import seen
from harmonize.library.located_yaml import Located, nodes
from harmonize.library.problem import MAX_BYTES, Problem, problem, with_excerpts


class Unloadable(Exception):
    """A file that cannot be used; carries its problems, and what it says beside them where it can be read to its end."""

    def __init__(self, problems: list[Problem], found: Located | None = None) -> None:
        super().__init__(problems)
        self.problems, self.found = problems, found


def read(path: Path, name: str | None = None) -> Located:
    """The data of a file with the place of every node. Raises Unloadable with every mistake found."""
    file = name or str(path)
    return parsed(decoded(path, file), file)


def parsed(text: str, file: str) -> Located:
    """The data of a text with the place of every node. Raises Unloadable with every mistake found."""
    found, faults = nodes(text, file)
    if found is None or faults:
        faults.sort(key=lambda fault: fault.mark)
        problems = [problem(file, fault.name, fault.mark, **fault.words) for fault in faults]
        raise Unloadable(with_excerpts(problems, seen(text)[0]), found)
    return found


def decoded(path: Path, file: str) -> str:
    """The text of a file, or the one reason why it cannot be had."""

    def refuse(name: str, **words: object) -> Unloadable:
        return Unloadable([problem(file, name, (0, 0), **words)])

    try:
        if path.is_dir():
            raise refuse("not-a-file", what="a directory; name a file, or the folder that holds national_laws")
        if not path.is_file():
            if path.exists():
                raise refuse("not-a-file", what="no file of text")
            if path.is_symlink():
                raise refuse("not-a-file", what="a broken link")
            raise refuse("no-such-file", what="file")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise refuse("too-large", what=f"{size} bytes", most=f"at most {MAX_BYTES}")
        raw = path.read_bytes()
    except OSError as error:
        raise refuse("cannot-be-read", reason=error.strerror) from error
    return text_of(raw, file)


def text_of(raw: bytes, file: str) -> str:
    """The text of some bytes. Raises Unloadable at the first byte that is no text in UTF-8, and for more than a file may have."""
    if len(raw) > MAX_BYTES:
        raise Unloadable([problem(file, "too-large", what=f"{len(raw)} bytes", most=f"at most {MAX_BYTES}")])
    at = raw.find(b"\0")  # UTF-16 without a mark is full of them
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        at = error.start
    if at < 0:
        return text
    place = raw.count(b"\n", 0, at) + 1, at - raw.rfind(b"\n", 0, at)
    raise Unloadable([problem(file, "not-utf8", place, byte=f"{raw[at]:02x}")])
