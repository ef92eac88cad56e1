"""Which finding is the same finding tomorrow: by State, duty and region of facts, never by its wording."""

import hashlib

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Finding
from harmonize.norms.outcome import Gap


def region(gap: Gap) -> str:
    """The facts of a gap as words of the vocabulary: the conduct, and what is narrower than the region of the duty.

    Of what is allowed and what is missing the shorter list is named, so that a new party to the treaty changes nothing in
    a gap about all States but one.
    """
    parts = [",".join(sorted(SPACE.names(gap.cube, "conduct")))]
    for name, field in SPACE.fields.items():
        if name == "conduct" or gap.cube & field.mask == gap.within & field.mask:
            continue
        allowed = SPACE.names(gap.cube, name)
        missing = tuple(word for word in SPACE.names(gap.within, name) if word not in allowed)
        less = len(missing) <= len(allowed)
        parts.append(f"{name}{'!' if less else ''}={','.join(sorted(missing if less else allowed))}")
    return ";".join(parts)


def shortfall(item: Finding, gap: Gap | None) -> str:
    """What a finding is about: the region of one of its gaps, or the measures that keep a rule from being met."""
    return region(gap) if gap else ",".join(sorted(item.outcome.missing))


def identity(state: str, item: Finding, gap: Gap | None) -> str:
    """The fingerprint of a finding, or of one gap of it: 32 hexadecimal digits."""
    told = f"{state}|{item.duty.id}|{shortfall(item, gap)}"
    return hashlib.sha256(told.encode()).hexdigest()[:32]
