"""What can be wrong in a State's answers to the parity list: items left out, and names that carry nothing."""

from collections.abc import Iterator, Mapping

from harmonize.texts.facts import nearest
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.parity import ParityItem
from harmonize.texts.rules import Mistake, Route, mistake


def parity_mistakes(law: NationalLaw, items: Mapping[str, ParityItem]) -> Iterator[Mistake]:
    """Every mistake in the answers of a law to the parity list. A file that has begun to answer answers all of it.

    Nothing is said of answers to a list that the data folder does not hold.
    """
    if not items:
        return
    missing = [name for name in items if name not in law.parity]
    if missing and law.parity:
        yield mistake(("parity",), "parity-incomplete", at_key=True, names=", ".join(missing))
    elif missing and law.offences and not law.id.startswith("x"):
        yield mistake((), "parity-unanswered")
    carriers = dict(carriers_of(law))
    for name, answer in law.parity.items():
        here: Route = ("parity", name)
        item = items.get(name)
        if item is None:
            yield mistake(here, "parity-unknown-item", at_key=True, name=name, hint=nearest(name, items))
            continue
        if item.places and answer.not_read and not answer.searched:
            yield mistake(here, "parity-not-searched", at_key=True, name=name)
        for place in answer.coded or ():
            carrier = carriers.get(place)
            if carrier is None:
                hint = nearest(place, sorted(carriers))
                yield mistake(here, "parity-carries-nothing", place=place, hint=hint)
            elif carrier not in item.carried:
                wanted = ", ".join(item.carried)
                yield mistake(here, "parity-wrong-carrier", place=place, kind=carrier, wanted=wanted)


def carriers_of(law: NationalLaw) -> Iterator[tuple[str, str]]:
    """The names of a file that can carry an answer, each with what kind of thing it names."""
    part = law.general_part
    for name, entries in law.measures.items():
        if any(entry.value != "no" for entry in entries):
            yield name, f"measure {name}"
    for offence in law.offences:
        for version in offence.versions:
            yield from ((name, "form") for name in version.qualified)
        yield offence.id, "administrative" if offence.form == "administrative" else "offence"
    yield from ((name, "circumstances") for name in part.circumstances)
    yield from ((f"{key} {item.kind}",) * 2 for key in ("defences", "weighs") for item in getattr(part, key))
    yield from ((key, key) for key in ("minors", "preparation", "failed_instigation") if getattr(part, key))
