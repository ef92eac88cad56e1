"""What an offence is filed as against what it punishes, offences that ended without a word, ranges that no statute has."""

from collections.abc import Iterator

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import CONDUCTS, CONDUCTS_OF, FAMILIES
from harmonize.norms.penalty import LIFE, Range, in_data, span
from harmonize.texts.general_part import Rule
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.penalty import Penalty
from harmonize.texts.ranges import range_of, scaling, term, threshold
from harmonize.texts.scales import Scaled
from harmonize.texts.sense.general_part import placed, ruled
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
            yield mistake((*route, "kind"), "kind-against-conduct", key="kind", word=offence.kind, conducts=told)
        if found and found.isdisjoint(OF_SECTION.get(offence.section, FAMILIES)):
            yield mistake(
                (*route, "section"), "kind-against-conduct", key="section", word=offence.section, conducts=told
            )
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


# Maxima of months that a statute says in days, weeks or months; others up to 25 are years that lost their unit.
SAID_IN_MONTHS = (1, 2, 3, 4, 6, 9, 12, 15, 16, 18, 24)
SHORT, YEAR = 25, 12
FINE_ONLY = "leave out `prison` where there is only a fine"
# What is never punished more gravely than the offence itself.
PARTS = {
    "attempt": "an attempt",
    "preparation": "preparation",
    "failed_instigation": "failed instigation",
    "aider": "helping",
}


def penalties(reach: Reach) -> Iterator[Mistake]:
    """Everything wrong with the ranges of offences and with what the general part makes of them."""
    for item in reach.versions:
        yield from penalty_mistakes(item.version.penalty, (*item.route, "penalty"))
        yield from unfined(item)
        for clause, form in item.version.qualified.items():
            if form.penalty and not (form.displaces or form.lowers):
                yield from penalty_mistakes(form.penalty, (*item.route, "qualified", clause, "penalty"))
        yield from in_years(reach, item)
        if item.version.penalty.of:
            yield from borrowed(reach, item, item.version.penalty.of)
    for name, rules in ruled(reach.law):
        for i, rule in enumerate(rules):
            if isinstance(rule.range, Scaled):
                yield from scales(reach, name, i, rule, rule.range)


def penalty_mistakes(penalty: Penalty, route: Route) -> Iterator[Mistake]:
    """Ranges of no months, and less serious cases that are graver."""
    if penalty.prison and term(penalty.prison[1]) == 0:
        yield mistake((*route, "prison"), "zero-prison", more=FINE_ONLY)
    for name, track in (penalty.tracks or {}).items():
        if track.prison and term(track.prison[1]) == 0:
            yield mistake((*route, "tracks", name), "zero-prison", more=FINE_ONLY)
    if penalty.prison and penalty.less_serious and penalty.less_serious.prison:
        low, high = (term(end) for end in penalty.less_serious.prison)
        if Range(low, high).severity > range_of(penalty).severity:
            yield mistake((*route, "less_serious"), "part-graver-than-whole", what="the less serious case")


def unfined(item: Standing) -> Iterator[Mistake]:
    """Graver forms that say nothing of a fine where the offence has one.

    A fine in place of prison goes by itself where the form has a minimum of prison that the offence has not.
    """
    fine = item.version.penalty.fine
    if not fine or fine.with_ in ("none", "only"):
        return
    for form in item.forms:
        own = form.text.penalty
        in_place = fine.with_ in ("or", "and_or") and own and range_of(own).low > item.base.low
        if (
            not in_place
            and form.own
            and own
            and own.prison
            and own.fine is None
            and range_of(own).severity > item.base.severity
        ):
            yield mistake((*form.route, "penalty"), "form-without-fine", at_key=True, **{"with": fine.with_})


def in_years(reach: Reach, item: Standing) -> Iterator[Mistake]:
    """A maximum that looks like a number of years."""
    low, high = range_of(item.version.penalty)
    if not item.version.penalty.prison or not 0 < high <= SHORT:
        return
    why = ""
    graver = [
        range_of(form.penalty).high for form in item.version.qualified.values() if form.penalty and form.penalty.prison
    ]
    others = [
        other.base.high for other in reach.of[item.offence.id] if other is not item and other.version.penalty.prison
    ]
    if high not in SAID_IN_MONTHS:
        why = f"no statute says {high:g} months"
    elif high < YEAR and any(YEAR * high <= other < LIFE for other in graver):
        why = "a form has a maximum of twelve times as much"
    elif high < YEAR and any(YEAR * high <= other < LIFE for other in others):
        why = "another version has a maximum of twelve times as much"
    elif 1 < low < YEAR and any(
        YEAR * low <= range_of(form.penalty).low for form in item.version.qualified.values() if form.penalty
    ):
        why = "a form has a minimum of twelve times as much"
    if why:
        yield mistake(
            (*item.route, "penalty", "prison"), "years-for-months", high=f"{high:g}", months=f"{12 * high:g}", why=why
        )


def borrowed(reach: Reach, item: Standing, of: str) -> Iterator[Mistake]:
    """A range taken from an offence that has none."""
    route = (*item.route, "penalty", "of")
    way, target = [item.offence.id], of
    while target not in way:
        way.append(target)
        held = reach.concerned(item.version, (target,))
        target = next((other.version.penalty.of for other in held if other.version.penalty.of), "")
        if not target:
            break
    if target and target == item.offence.id:
        yield mistake(
            route, "circular-condition", what=f"the range of `{target}`", way=": " + " > ".join([*way, target])
        )
    elif len(way) > 2 or target:
        yield mistake(route, "range-of-a-range", of=of)
    elif not any(other.version.holds(item.version.begins) for other in reach.of.get(of, ())):
        yield mistake(route, "range-not-in-force", of=of, day=item.version.begins)


def scales(reach: Reach, name: tuple[str, ...], i: int, rule: Rule, how: Scaled) -> Iterator[Mistake]:
    """Fractions and tables that turn a range round, leave nothing of it, or raise what they reduce."""
    route: Route = (*placed(name, i), "range")
    if how.max == 0:
        yield mistake(route, "zero-prison", more="write `range: none` where nothing is punished")
    if name[-1] in PARTS and max(how.max or 0, how.min or 0) > 1:
        yield mistake(route, "part-graver-than-whole", what=PARTS[name[-1]])
    if how.prison and name[-1] in PARTS:
        yield from above_the_whole(reach, route, rule, term(how.prison[1]), PARTS[name[-1]])
    yield from (
        mistake((*route, "min_table"), "table-raises", key=key, value=value)
        for key, value in (how.min_table or {}).items()
        if value > key
    )
    if how.life and how.life[0] > how.life[1]:
        yield turned(route, float(how.life[0]), float(how.life[1]), "life", "")
        return
    for item in reach.concerned(rule, rule.offences):
        if item.base.high < LIFE:
            low, high = scaling(how).ends(item.base)
            if low > high and high and (how.min is not None or how.min_table):
                yield turned(route, low, high, span(item.base), f" of `{item.offence.id}`")
                return


def above_the_whole(reach: Reach, route: Route, rule: Rule, high: float, what: str) -> Iterator[Mistake]:
    """A range of the rule's own whose maximum is above that of an offence for which the rule holds."""
    held = threshold(rule.when)
    bases = [item.base for item in reach.concerned(rule, rule.offences)]
    if any(base.high and held.reached(base) and high > base.high for base in bases):
        yield mistake(route, "part-graver-than-whole", what=what)


def turned(route: Route, low: float, high: float, before: str, of: str) -> Mistake:
    ends = in_data(low), in_data(high)
    return mistake(route, "form-turns-range", what="this", low=ends[0], high=ends[1], before=f"{before}{of}")
