"""The right word for a wrong one."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str:
    """A hint with the nearest right word, or the choices when there are few."""
    import difflib  # only a wrong word pays for it

    choices = list(known)
    near = difflib.get_close_matches(word, choices, n=1, cutoff=0.6)
    if near:
        return f"; did you mean `{near[0]}`?"
    return f"; choose from {', '.join(choices)}" if len(choices) <= 14 else ""
