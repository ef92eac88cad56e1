"""What an offence is filed as against what it punishes, and offences that ended without a word."""

from collections.abc import Iterator

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import CONDUCTS, CONDUCTS_OF, FAMILIES
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.sense.reach import Reach, Standing

# Families of conduct of which an offence of a kind, or of a section, has at least one. Kinds and sections not named here
# may hold any.
OF_KIND = {"smuggling": "XID", "document": "D", "group": "XID", "endangering": "XIS", "migrant": "SID"}
# Sections of measures and of rules hold none.
HOLD_NONE = (
    "jurisdiction",
    "sentencing",
    "evidence",
    "extradition",
    "mutual_assistance",
    "special_techniques",
    "protection",
    "information",
    "return",
    "incorporation",
)
OF_SECTION = {
    "entry": "XIR",
    "stay": "I",
    "documents": "D",
    "groups": "XID",
    "migrant": "SID",
    **dict.fromkeys(HOLD_NONE, ""),
}


def offences(reach: Reach) -> Iterator[Mistake]:
    """Kinds and sections that do not go with the conduct, and offences that ended without a note."""
    for i, offence in enumerate(reach.law.offences):
        route: Route = ("offences", i)
        mine = reach.of[offence.id]
        found = {family for family in FAMILIES for item in mine for cube in item.cubes if cube & CONDUCTS_OF[family]}
        told = ", ".join(dict.fromkeys(name for item in mine for cube in item.cubes for name in conducts(cube)))
        if found and (found.isdisjoint(OF_KIND.get(offence.kind, FAMILIES)) or wrong_person(offence.kind, mine)):
            yield mistake((*route, "kind"), "kind-against-conduct", kind=offence.kind, conducts=told)
        if found and found.isdisjoint(OF_SECTION.get(offence.section, FAMILIES)):
            yield mistake((*route, "section"), "section-against-conduct", section=offence.section, conducts=told)
        if offence.kind == "migrant" and offence.adds:
            yield mistake((*route, "adds"), "own-conduct-adds")
        newest = offence.versions[0]
        if newest.until and newest.until <= reach.today and not newest.note:
            yield mistake((*route, "versions", 0, "until"), "offence-ended", day=newest.until)


def conducts(cube: int) -> tuple[str, ...]:
    """The conducts of a cube."""
    return SPACE.names(cube & CONDUCTS, "conduct")


def wrong_person(kind: str, mine: list[Standing]) -> bool:
    """Whether an offence of the person moved is only about others."""
    if kind != "migrant":
        return False
    own = SPACE.bit["for"]["self"]
    return not any(cube & CONDUCTS_OF["S"] or cube & own for item in mine for cube in item.cubes)
