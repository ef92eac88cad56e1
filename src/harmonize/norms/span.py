"""How a duty stood from one day to another, and what happened on the first of them."""

from typing import NamedTuple

from harmonize.norms.outcome import Situations, Verdict


class Happening(NamedTuple):
    """One thing that happened on a day (ISO date): its kind, in words, and the pinpoints where it stands.

    Kinds are ``treaty`` (in force for the State), ``consent`` (deposited), ``statement`` (a reservation or declaration),
    ``act`` (an offence begins or changes), ``seen`` (known to be in force from then on), ``end``, ``rule`` (of the general
    part, or a measure), ``text`` (a wording read, or not read, from then on), ``others`` (another State joins a treaty or a
    group of States), ``file`` (what is on file begins).
    """

    day: str
    kind: str
    words: str
    cite: tuple[str, ...] = ()


class Span(NamedTuple):
    """How a duty stood between two days (ISO dates; ``until`` empty: still so), and what happened on the first of them.

    ``situations`` are those of the duty that were criminalized: two spans may have one word and other situations.
    """

    since: str
    until: str
    verdict: Verdict
    situations: Situations | None
    why: tuple[Happening, ...]
