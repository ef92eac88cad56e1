"""Qualified forms that no case reaches, that every case reaches, or that change nothing."""

from collections.abc import Iterator

from harmonize.norms.penalty import Range, in_data, span
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.ranges import effect, term
from harmonize.texts.sense.reach import Form, Reach, Standing, met, overlap, remains, why_impossible

MOST_RANGES = 200  # that stacked forms make of one offence, before no more are worked out
CHANGES = ("floor", "ceiling", "raised", "add", "upper_half", "one_degree_up", "one_degree_down", "at_maximum")


def forms(reach: Reach) -> Iterator[Mistake]:
    """Everything wrong with the qualified forms of the versions and with the circumstances of the general part."""
    for item in reach.versions:
        yield from resting(item)
        yield from alike(item)
        for form in item.forms:
            if form.own:
                yield from applying(item, form, reach)
    yield from circumstances(reach)


def applying(item: Standing, form: Form, reach: Reach) -> Iterator[Mistake]:
    """A form that never applies or always does."""
    if not overlap(form.text, item.version):
        yield mistake(form.route, "form-never-applies", id=form.name, why="no day of its version is one of its own")
        return
    why = never(item, form) or comes_later(item, form, reach)
    if why:
        yield mistake((*form.route, "when"), "form-never-applies", id=form.name, why=why)
    elif not (form.text.doubt or form.text.only_on) and always(item, form):
        yield mistake((*form.route, "when"), "form-always-applies", id=form.name)


def never(item: Standing, form: Form) -> str:
    """Why a form never applies to a version; empty where it does."""
    if not form.cubes:
        return "no conduct has all these facts"
    shared = list(met(form.cubes, item.cubes))
    if not shared:
        return "its offence has none of these facts"
    if not remains(shared, ()):
        return f"these facts cannot be ({why_impossible(shared)})"
    return "" if remains(shared, item.sure_outs) else "exclusions take all these facts out"


def comes_later(item: Standing, form: Form, reach: Reach) -> str:
    """The same where the general part brings in what a form asks for (a role, a stage, a legal person) after the forms."""
    if item.offence.form == "administrative" or any(met(form.cubes, reach.before_forms(item))):
        return ""
    return "the general part brings in its role, stage or legal person only after the forms; name it under `punishes`"


def always(item: Standing, form: Form) -> bool:
    """Whether a form holds for every fact of its version, so that the range of the offence is never asked."""
    asked = item.alternatives[0].pieces[0] if item.alternatives and item.alternatives[0].pieces else None
    return asked is not None and len(form.cubes) <= 20 and not remains(item.cubes, [*form.cubes, *item.sure_outs])


def resting(item: Standing) -> Iterator[Mistake]:
    """Forms that rest on themselves, on forms that come later, or on forms of other facts."""
    before: dict[str, Form] = {}
    ids = {form.name for form in item.forms}
    for form in item.forms:
        names = form.text.only_on or ()
        why = ""
        for name in names:
            if name in before:
                why = apart(item, form, before[name])
            elif name == form.name:
                why = "which is itself"
            else:
                why = "which stands below it" if name in ids else "which this version does not have"
            if not why:
                break
        if names and why and form.own:
            yield mistake(
                (*form.route, "only_on"),
                "form-never-applies",
                id=form.name,
                why=f"it goes only on `{', '.join(names)}`, {why}",
            )
        before[form.name] = form


def apart(item: Standing, form: Form, under: Form) -> str:
    """Why a form never meets the one it goes on; empty where they meet."""
    if not overlap(form.text, under.text):
        return "which is not in force on the same days"
    shared = list(met(met(form.cubes, item.cubes), under.cubes))
    return "" if not form.cubes or remains(shared, ()) else "and no facts are those of both"


def alike(item: Standing) -> Iterator[Mistake]:
    """Forms of a version with the same facts on the same days."""
    seen: dict[object, list[Form]] = {}
    for form in item.forms:
        facts = frozenset(cube for cube in met(form.cubes, item.cubes)) if len(form.cubes) < 40 else None
        key = (facts, form.text.only_on, form.text.weighs, bool(form.text.doubt))
        for other in seen.get(key, ()):
            if facts and form.own and overlap(form.text, other.text):
                yield mistake((*form.route, "when"), "forms-alike", id=form.name, other=other.name)
                break
        seen.setdefault(key, []).append(form)


def circumstances(reach: Reach) -> Iterator[Mistake]:
    """Circumstances of the general part that apply to none of the offences they name."""
    for name in reach.law.general_part.circumstances:
        route: Route = ("general_part", "circumstances", name)
        found = [(one, form) for one in reach.versions for form in one.forms if form.route == route]
        reasons = [never(one, form) for one, form in found]
        if all(reasons):
            why = reasons[0] if reasons else "none of its offences is in force while it is"
            yield mistake((*route, "when"), "form-never-applies", id=name, why=why)


# ---------------------------------------------------------------------- ranges


def form_ranges(reach: Reach) -> Iterator[Mistake]:
    """Forms that turn a range round, leave it as it is, or say one thing twice."""
    for item in reach.versions:
        for form, alone, stacked in worked_in(item):
            if form.own:
                yield from turned(form, alone)
                yield from idle(item, form, stacked)
                yield from changes_beside_range(form)
                cap = form.text.ceiling
                if cap is not None and not form.text.penalty and all(extent.high < term(cap) for extent in alone):
                    yield mistake((*form.route, "ceiling"), "ceiling-above-maximum", id=form.name)
                lower = [effect(form.text).of(extent).severity < extent.severity for extent in stacked]
                if form.text.lowers and not any(lower):
                    yield mistake((*form.route, "lowers"), "form-lowers-nothing", id=form.name)


def worked_in(item: Standing) -> Iterator[tuple[Form, set[Range], set[Range]]]:
    """The forms of a version with the ranges they change: the ones they meet alone, and all that forms before make."""
    alone: dict[str, set[Range]] = {}
    stacked = {item.base}
    for form in item.forms:
        under = [alone[name] for name in form.text.only_on or () if name in alone]
        sources = set().union(*under) if under else {item.base}
        yield form, sources, sources if under else set(stacked)
        alone[form.name] = {effect(form.text).of(extent) for extent in sources}
        if len(stacked) < MOST_RANGES:
            stacked |= {effect(form.text).of(extent) for extent in stacked | sources}


def reachable(item: Standing) -> set[Range]:
    """The ranges that a version and its forms can come to."""
    found = {item.base}
    for form, alone, stacked in worked_in(item):
        found |= {effect(form.text).of(extent) for extent in alone | stacked}
    return found


def turned(form: Form, alone: set[Range]) -> Iterator[Mistake]:
    key = next((name for name in CHANGES if getattr(form.text, name) is not None), "")
    made = [(extent, effect(form.text).ends(extent)) for extent in sorted(alone)]
    if key and not form.text.penalty and made and all(low > high for _, (low, high) in made):
        before, (low, high) = made[0]
        route = (*form.route, {"raised": "raise"}.get(key, key))
        most = in_data(high)
        yield mistake(
            route, "form-turns-range", what=f"the form `{form.name}`", low=f"{low:g}", high=most, before=span(before)
        )


def idle(item: Standing, form: Form, stacked: set[Range]) -> Iterator[Mistake]:
    text = form.text
    if text.weighs or any(effect(text).of(extent) != extent for extent in stacked):
        return
    said, base = text.penalty, item.version.penalty
    other = said and (said.fine != base.fine or said.other or said.tracks or said.less_serious or said.per or said.of)
    if not other and not (said and (text.displaces or text.lowers)):
        yield mistake(form.route, "form-changes-nothing", id=form.name)


def changes_beside_range(form: Form) -> Iterator[Mistake]:
    """Changes of a range beside a whole new one."""
    keys = [{"raised": "raise"}.get(name, name) for name in CHANGES if getattr(form.text, name) is not None]
    if form.text.penalty and keys:
        listed = ", ".join(f"`{key}`" for key in keys)
        yield mistake((*form.route, keys[0]), "penalty-and-more", keys=listed, id=form.name)
