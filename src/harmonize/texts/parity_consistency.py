"""What can be wrong in a State's answers to the parity list: items left out, and names that carry nothing."""

from collections.abc import Iterator, Mapping

from harmonize.texts.consistency import Mistake
from harmonize.texts.facts import Route, nearest
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.parity import ParityItem


def parity_mistakes(law: NationalLaw, items: Mapping[str, ParityItem]) -> Iterator[Mistake]:
    """Every mistake in the answers of a law to the parity list. A file that has begun to answer answers all of it."""
    missing = [name for name in items if name not in law.parity]
    if missing and law.parity:
        yield Mistake(("parity",), f"no answer to {', '.join(missing)}", at_key=True)
    elif missing and not law.id.startswith("x"):
        yield Mistake((), "no answers to the parity list; `harmonize states --parity` shows its items", "note")
    carriers = dict(carriers_of(law))
    for name, answer in law.parity.items():
        here: Route = ("parity", name)
        item = items.get(name)
        if item is None:
            yield Mistake(here, f"unknown item `{name}`{nearest(name, items)}", at_key=True)
            continue
        if item.places and answer.not_read and not answer.searched:
            yield Mistake(here, f"`{name}` is not read: say in `searched` which places were looked in", at_key=True)
        for place in answer.coded or ():
            carrier = carriers.get(place)
            if carrier is None:
                yield Mistake(here, f"`{place}` carries nothing in this file{nearest(place, sorted(carriers))}")
            elif carrier not in item.carried:
                yield Mistake(
                    here, f"`{place}` is of kind `{carrier}`; this item is carried by {', '.join(item.carried)}"
                )


def carriers_of(law: NationalLaw) -> Iterator[tuple[str, str]]:
    """The names of a file that can carry an answer, each with what kind of thing it names."""
    part = law.general_part
    for name, entries in law.measures.items():
        if any(entry.value != "no" for entry in entries):
            yield name, f"measure {name}"
    for offence in law.offences:
        for version in offence.versions:
            yield from ((form.id, "form") for form in version.qualified)
        yield offence.id, "administrative" if offence.form == "administrative" else "offence"
    yield from ((item.id, "circumstances") for item in part.circumstances)
    yield from ((f"{key} {item.kind}",) * 2 for key in ("defences", "weighs") for item in getattr(part, key))
    if part.minors:
        yield "minors", "minors"
