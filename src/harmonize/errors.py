"""What can go wrong for a user: each error carries one line for the screen, and the program ends with exit code 2."""

from functools import cache
from typing import Any

DISTRIBUTION = "harmonize-law"
LISTED = 200  # letters of a closed list that an error tells as a whole


class HarmonizeError(Exception):
    """Something the user can fix; the text names it in the user's words."""


class UnknownName(HarmonizeError):
    """A State, duty, reading or topic that does not exist; carries the nearest names that do, and tells a short list whole.

    ``like`` is how the name would stand among those known, where it was written otherwise; ``more`` says what lists a long
    list whole.
    """

    def __init__(
        self, kind: str, name: str, known: "list[str] | tuple[str, ...]", like: str = "", more: str = ""
    ) -> None:
        import difflib  # only a wrong name pays for it

        folded = {word.casefold(): word for word in reversed(known)}
        near = [folded[word] for word in difflib.get_close_matches((like or name).casefold(), folded, n=3, cutoff=0.6)]
        hint = f"; did you mean {' or '.join(f'`{word}`' for word in near)}?" if near else ""
        every = ", ".join(known)
        if known and len(every) <= LISTED:
            hint += f"{'' if near else ';'} known: {every}"
        elif more:
            hint += f"; {more}"
        super().__init__(f"unknown {kind} `{name}`{hint}")
        self.near = near


class NoLawFile(HarmonizeError):
    """A State without a law file: what binds it all the same, and how to begin."""


class UnreadableData(HarmonizeError):
    """A data file that cannot be used; ``problems`` are its mistakes, each a complete line as text."""

    def __init__(self, problems: "list[Any]") -> None:
        super().__init__("\n".join(map(str, problems)))
        self.problems = problems

    def __reduce__(self) -> "tuple[type[UnreadableData], tuple[list[Any]]]":
        """Met in another process, it keeps its mistakes."""
        return type(self), (self.problems,)


class Replaced(UnreadableData):
    """A compiled dataset that another run recompiled while it was read: the question can be asked again of the new one."""


@cache
def page_of(label: str) -> str:
    """The address of a page of the project; empty where the build knew of none, as in a source tree."""
    from importlib.metadata import PackageNotFoundError, metadata  # slow, and few ask

    try:
        links = metadata(DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    return str(dict(link.split(", ", 1) for link in links if ", " in link).get(label, ""))
