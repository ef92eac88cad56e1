"""The general rules of a State as they hold for one offence on one day: defences as exclusions, circumstances as forms."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from harmonize.norms.doubt import Ground, Reason, not_read
from harmonize.norms.law import Weighing
from harmonize.norms.provision import Exclusion
from harmonize.texts import national_law as text
from harmonize.texts.general_rules import DEFENCE_WORDS, ORDERED, RESCUE, SAVED_KINDS, Defence

Cubes = Callable[[Any], list[int]]


def defended(law: text.NationalLaw, offence: text.Offence, day: date, cubes: Cubes) -> Iterator[Exclusion]:
    """What the general defences on file make of an offence: one rule for all States.

    An order of an authority surely frees a rescue at sea; any other defence leaves it open, with all their pinpoints.
    What is only fined goes the same way: most laws on administrative offences have the like defences.
    """
    if offence.kind not in SAVED_KINDS:
        return
    held = [item for item in law.general_part.defences if item.holds(day)]
    read = [item for item in held if not item.not_read]
    ordered = tuple(cite for item in read if item.kind == "lawful_order" for cite in item.cite)
    if ordered:
        yield from (Exclusion(cube, ordered, None) for cube in cubes(ORDERED))
    open_ones = [item for item in read if item.kind != "lawful_order"]
    if open_ones:
        cites = tuple(dict.fromkeys(cite for item in open_ones for cite in item.cite))
        yield from (Exclusion(cube, cites, Reason(Ground.LAW, why(open_ones))) for cube in cubes(RESCUE))
    elif held != read:
        unknown = [item for item in held if item.not_read]
        cites = tuple(dict.fromkeys(cite for item in unknown for cite in item.cite))
        yield from (Exclusion(cube, cites, not_read(unknown[0].not_read or "")) for cube in cubes(RESCUE))


def why(defences: list[Defence]) -> str:
    """Why a rescue at sea is open, in the same words for every State, with what doctrine or courts say there."""
    words = list(dict.fromkeys(DEFENCE_WORDS[item.kind] for item in defences))
    told = ", ".join(words[:-1]) + " or " + words[-1] if words[1:] else words[0]
    notes = [item.note for item in defences if item.note]
    return "; ".join([f"whether {told} excuses who rescues people at sea and lands them depends on the case", *notes])


def on_day(
    law: text.NationalLaw, offence: text.Offence, version: text.OffenceVersion, day: date
) -> text.OffenceVersion:
    """A version with the qualified forms that hold on a day, its own and after them those of the general part."""
    forms = {name: form for name, form in version.qualified.items() if form.holds(day)} | {
        name: item
        for name, item in law.general_part.circumstances.items()
        if item.holds(day) and (item.offences == "all" or offence.id in item.offences)
    }
    return version if forms == version.qualified else version.model_copy(update={"qualified": forms})


def weighings(law: text.NationalLaw, day: date, ids: list[str]) -> Iterator[Weighing]:
    """The general duties and powers to weigh harm that hold on a day, with the positions of their offences."""
    for item in law.general_part.weighs:
        if item.holds(day):
            chosen = tuple(i for i, name in enumerate(ids) if item.offences == "all" or name in item.offences)
            if chosen:
                yield Weighing(item.kind, chosen if len(chosen) < len(ids) else (), item.cite)


def undefined(versions: Iterable[text.OffenceVersion]) -> Iterator[Weighing]:
    """The offences whose especially serious cases no law defines: lists of grave cases that name none."""
    yield from (
        Weighing("open_list", (i,), version.cite) for i, version in enumerate(versions) if version.penalty.more_serious
    )
