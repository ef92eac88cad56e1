"""What the first line of a finding says besides its verdict, and what is named beside a gap; the same in every format."""

from collections.abc import Iterator

from harmonize.findings.assessment import Finding
from harmonize.norms.law import Law
from harmonize.norms.outcome import SHORTFALLS
from harmonize.reports.labels import Label
from harmonize.reports.wording import Speaker


def titled(item: Finding) -> str:
    """The title of a finding, with the other readings of a dispute under which it is no shortfall."""
    removing = " or ".join(item.outcome.removed_by)
    return f"{item.duty.title} (no shortfall under {removing})" if removing else item.duty.title


def beside_gap(item: Finding, speaker: Speaker) -> Iterator[tuple[str, str]]:
    """What reaches a shortfall and yet counts for nothing, under its label.

    Administrative offences, which are no crimes; and beside a circumstance that ought to aggravate, what punishes the
    migrant who brings it about by his own act.
    """
    fined = "; ".join(map(speaker.provision, item.outcome.administrative))
    if fined:
        yield Label.FINED, fined
    own = "; ".join(map(speaker.provision, migrants_own(item, speaker.law)))
    if own:
        yield Label.MIGRANTS, f"{own}: an offence of the migrant, not an aggravated form of smuggling"


def migrants_own(item: Finding, law: Law) -> list[int]:
    """The offences, by their place in the law, of migrants who endanger others, beside a duty to aggravate that falls short."""
    if item.duty.form != "aggravate" or item.verdict not in SHORTFALLS:
        return []
    return [
        index
        for index, offence in enumerate(law.provisions)
        if (offence.kind, offence.section) == ("endangering", "migrant")
    ]
