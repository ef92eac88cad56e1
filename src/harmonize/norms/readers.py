"""Who read a law: a program, a person, or a lawyer of that State; nobody else is called a lawyer."""

from collections.abc import Collection

KINDS = {
    "program": ("a program", "programs"),
    "person": ("a person", "persons"),
    "lawyer": ("a lawyer of that State", "lawyers of that State"),
}


def coded(readers: Collection[str], *, twice: bool) -> str:
    """``coded twice, by programs``, ``coded once, by a person``; without who, where that is not said or differs for one."""
    often = "coded twice" if twice else "coded once"
    known = [kind for kind in KINDS if kind in readers]
    if not known or (not twice and len(known) > 1):
        return often
    return (
        f"{often}, by {KINDS[known[0]][twice] if len(known) == 1 else ' and '.join(KINDS[kind][0] for kind in known)}"
    )
