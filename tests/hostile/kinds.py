"""The kinds of nonsense that :mod:`nonsense` draws: each looks for a place in a law's data and says what to change there.

A change is how (`replace` a value, put an `item` before another, put a `key` before the line of a value,
`against` a value that stays and is contradicted), where, and what.
"""

import json
import random
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

Route = tuple[Any, ...]
Change = tuple[str, Route, Any]
Maker = Callable[[Any, random.Random], list[Change]]

FAMILY = {
    **dict.fromkeys(("crossing",), "X"),
    **dict.fromkeys(("transit", "move_within", "stay"), "I"),
    **dict.fromkeys(
        ("produce_document", "procure_document", "provide_document", "possess_document", "use_document", "make_tools"),
        "D",
    ),
    **dict.fromkeys(("own_crossing", "own_stay"), "S"),
    "withhold_report": "R",
}
NEVER = {"act_place": ["own_territory"], "punishable_there": ["no"]}  # facts that cannot be, of any offence
FEW, MANY = {"persons": "<=2"}, {"persons": ">=10"}


# ---------------------------------------------------------------------- places in a law


def versions(data: Any) -> Iterator[tuple[Route, Any, Any]]:
    """The versions whose facts name their conduct themselves, with their offences."""
    for i, offence in enumerate(data["offences"]):
        for j, version in enumerate(offence["versions"]):
            facts = list((version.get("punishes") or {}).values())
            if facts and all(isinstance(item.get("conduct"), list) for item in facts):
                yield ("offences", i, "versions", j), offence, version


def conducts(version: Any) -> list[str]:
    """Every conduct that a version names, doubtful ones included."""
    blocks = [version.get(kind) or {} for kind in ("unsettled", "cannot_say", "not_read")]
    doubtful = [item["when"] for block in blocks for item in block.values()]
    found = [word for item in (*version["punishes"].values(), *doubtful) for word in item.get("conduct") or []]
    return list(dict.fromkeys(found))


def families(version: Any) -> set[str]:
    return {FAMILY[word] for word in conducts(version)}


def cited(version: Any) -> Any:
    return version["cite"] if isinstance(version["cite"], str) else version["cite"][0]


def chosen(found: Iterator[Any] | list[Any], rng: random.Random) -> Any:
    """One of some places; None where there is none."""
    listed = list(found)
    return rng.choice(listed) if listed else None


def excluding(route: Route, version: Any, *items: Any) -> list[Change]:
    """Exclusions put into a version."""
    named = [f"odd-{n}: {flow(item)}\n" for n, item in enumerate(items)]
    if version.get("except"):
        return [("key", (*route, "except", next(iter(version["except"]))), "".join(named))]
    return [("key", (*route, "penalty"), "except:\n" + "".join(f"  {item}" for item in named))]


def flow(value: Any) -> str:
    """A value on one line; days stand without quotes."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {flow(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(flow, value)) + "]"
    return json.dumps(value, ensure_ascii=False) if isinstance(value, str) else str(value)


def numeric(penalty: Any) -> tuple[int, int] | None:
    """A range of months that is more than one number."""
    prison = penalty.get("prison")
    good = isinstance(prison, list) and all(isinstance(end, int) for end in prison) and prison[1] > 0
    return (prison[0], prison[1]) if good else None


def rules(data: Any, *names: str) -> Iterator[tuple[Route, Any]]:
    """The rules of the general part under a key, one or several."""
    route: Route = ("general_part", *names)
    node = data
    for step in route:
        node = node.get(step) or {}
    listed = [((*route, n), item) for n, item in enumerate(node)] if isinstance(node, list) else [(route, node)]
    yield from ((where, item) for where, item in listed if item)


def ranged(data: Any, *names: str) -> Iterator[tuple[Route, Any]]:
    """Rules that punish, under a key of the general part."""
    yield from ((where, item) for where, item in rules(data, *names) if item.get("range") not in ("none", "not_read"))


# ---------------------------------------------------------------------- kinds made of parts

KINDS: dict[str, Maker] = {}


def kind(name: str) -> Callable[[Maker], Maker]:
    def named(maker: Maker) -> Maker:
        KINDS[name] = maker
        return maker

    return named


def exclusion(name: str, wanted: Callable[[Any], bool], *whens: Callable[[Any], Any]) -> None:
    """A kind that puts exclusions into a version."""

    def make(data: Any, rng: random.Random) -> list[Change]:
        found = chosen((item for item in versions(data) if wanted(item[2])), rng)
        if not found:
            return []
        route, _, version = found
        return excluding(route, version, *({"when": when(version), "cite": cited(version)} for when in whens))

    KINDS[name] = make


def first(version: Any) -> Any:
    return next(iter(version["punishes"].values()))


def other_conduct(version: Any) -> str:
    return next(word for word in ("withhold_report", "own_stay", "make_tools") if FAMILY[word] not in families(version))


def asks_benefit(version: Any) -> bool:
    return families(version) <= set("XID")


exclusion("an exclusion of all conduct", lambda _: True, lambda version: {"conduct": conducts(version)})
exclusion("two exclusions of everything", asks_benefit, lambda _: {"benefit": ["none"]}, lambda _: {"benefit": "!none"})
exclusion("an exclusion of every fault", lambda _: True, lambda _: {"mental": ">=unaware"})
exclusion("an exclusion of an alternative", lambda _: True, lambda version: {"conduct": first(version)["conduct"]})
exclusion("an exclusion of other conduct", lambda _: True, lambda version: {"conduct": [other_conduct(version)]})
exclusion("an exclusion of facts that cannot be", lambda _: True, lambda _: NEVER)
exclusion("an exclusion of every place", lambda _: True, lambda _: {"act_place": "any"})
exclusion("an exclusion that contradicts itself", lambda _: True, lambda _: {**FEW, "all": [MANY]})


def form(name: str, wanted: Callable[[Any], bool], made: Callable[[Any], Any]) -> None:
    """A kind that puts a qualified form before those of a version."""

    def make(data: Any, rng: random.Random) -> list[Change]:
        found = chosen((item for item in versions(data) if item[2].get("qualified") and wanted(item[2])), rng)
        if not found:
            return []
        route, _, version = found
        new = {**made(version), "cite": cited(version)}
        change: Change = ("key", (*route, "qualified", next(iter(version["qualified"]))), f"odd: {flow(new)}\n")
        twins = [name for name, item in version["qualified"].items() if item["when"] == new["when"]]
        return [change, *(("against", (*route, "qualified", name, "when"), None) for name in twins)]

    KINDS[name] = make


GRAVE = {"prior": ["several"]}


def base(version: Any) -> tuple[int, int] | None:
    return numeric(version["penalty"])


def certain(version: Any) -> dict[str, Any] | None:
    return next(
        (
            item
            for item in (version.get("except") or {}).values()
            if not {"unsettled", "cannot_say", "not_read"} & set(item)
        ),
        None,
    )


def plain_form(version: Any) -> dict[str, Any] | None:
    taken = {"unsettled", "cannot_say", "not_read", "from", "until", "only_on", "weighs"}
    return next((item for item in version["qualified"].values() if not taken & set(item)), None)


form(
    "a form for other conduct",
    lambda _: True,
    lambda v: {"when": {"conduct": [other_conduct(v)]}, "floor": 24},
)
form("a form for facts that cannot be", lambda _: True, lambda _: {"when": NEVER, "floor": 24})
form(
    "a form for excluded facts",
    lambda v: certain(v) is not None,
    lambda v: {"when": certain(v)["when"], "floor": 24},
)  # type: ignore[index]
form("a form for every fact", lambda _: True, lambda v: {"when": {"conduct": conducts(v)}, "floor": 24})
form("a form out of time", lambda v: "from" in v, lambda v: {"until": v["from"], "when": GRAVE, "floor": 24})
form("a form on itself", lambda _: True, lambda _: {"when": GRAVE, "only_on": ["odd"], "floor": 24})
form(
    "a form on a later one",
    lambda _: True,
    lambda v: {"when": GRAVE, "only_on": [next(iter(v["qualified"]))], "floor": 24},
)
form(
    "a form raised by nothing",
    lambda v: base(v) is not None,
    lambda _: {"when": GRAVE, "raise": {"min": 0, "max": 0}},
)
form(
    "a form with nothing added",
    lambda v: base(v) is not None,
    lambda _: {"when": GRAVE, "add": {"min": 0}},
)
form(
    "a floor above the maximum",
    lambda v: base(v) is not None,
    lambda v: {"when": GRAVE, "floor": base(v)[1] + 12},
)  # type: ignore[index]
form(
    "a floor below the minimum",
    lambda v: base(v) is not None and base(v)[0] > 1,
    lambda v: {"when": GRAVE, "floor": base(v)[0] - 1},
)  # type: ignore[index]
form(
    "months added above the maximum",
    lambda v: base(v) is not None,
    lambda v: {"when": GRAVE, "add": {"min": base(v)[1] + 1}},
)  # type: ignore[index]
form(
    "a minimum raised above the maximum",
    lambda v: base(v) is not None and base(v)[0] > 0,
    lambda v: {"when": GRAVE, "raise": {"min": 2 * base(v)[1]}},
)  # type: ignore[index]
form(
    "a ceiling above the maximum",
    lambda v: base(v) is not None,
    lambda v: {"when": GRAVE, "ceiling": base(v)[1] + 12},
)  # type: ignore[index]
form(
    "lowered to a graver range",
    lambda v: base(v) is not None,
    lambda v: {"when": GRAVE, "penalty": {"prison": [base(v)[0], base(v)[1] + 60]}, "lowers": "yes"},
)  # type: ignore[index]
form(
    "a range and a floor",
    lambda v: base(v) is not None,
    lambda v: {"when": GRAVE, "penalty": {"prison": [base(v)[0], base(v)[1] + 60]}, "floor": 36},
)  # type: ignore[index]
form(
    "two forms of the same facts",
    lambda v: plain_form(v) is not None,
    lambda v: {"when": plain_form(v)["when"], "floor": base(v)[1] if base(v) else 36},
)  # type: ignore[index]


def prison(name: str, wanted: Callable[[Any], bool], made: Callable[[Any], Any]) -> None:
    """A kind that puts another range in place of that of a version."""

    def make(data: Any, rng: random.Random) -> list[Change]:
        found = chosen((item for item in versions(data) if base(item[2]) and wanted(item[2])), rng)
        return [("replace", (*found[0], "penalty", "prison"), made(found[2]))] if found else []

    KINDS[name] = make


def graver(version: Any) -> int:
    """The gravest maximum of the forms with a range of their own; zero where there is none."""
    ranges = [numeric(item["penalty"]) for item in (version.get("qualified") or {}).values() if item.get("penalty")]
    return max((extent[1] for extent in ranges if extent), default=0)


prison("a range turned round", lambda v: base(v)[0] < base(v)[1], lambda v: [base(v)[1], base(v)[0]])  # type: ignore[index]
prison("life to months", lambda _: True, lambda _: ["life", 60])
prison("a range of no months", lambda _: True, lambda _: [0, 0])
prison("a term of no months", lambda _: True, lambda _: 0)
prison(
    "years for months beside forms",
    lambda v: graver(v) >= base(v)[1] >= 12 and base(v)[1] % 12 == 0,  # type: ignore[index]
    lambda v: [base(v)[0] // 12, base(v)[1] // 12],  # type: ignore[index]
)


def general(name: str, where: tuple[str, ...], wanted: Callable[[Any], bool], made: Callable[[Any], Any]) -> None:
    """A kind that changes a rule of the general part."""

    def make(data: Any, rng: random.Random) -> list[Change]:
        found = chosen((item for item in ranged(data, *where) if wanted(item[1])), rng)
        return [("replace", found[0], made(found[1]))] if found else []

    KINDS[name] = make


ORDER = (
    "from",
    "seen",
    "until",
    "range",
    "offences",
    "when",
    "mental",
    "role",
    "overt_act",
    "unsettled",
    "cannot_say",
    "not_read",
    "cite",
    "note",
)


def put(rule: Any, **keys: Any) -> dict[str, Any]:
    """A rule with other keys, in the order of rules; a key without a value goes."""
    merged = {**rule, **keys}
    return {key: merged[key] for key in ORDER if merged.get(key) is not None}


def names_offences(rule: Any) -> bool:
    """Whether a rule names its offences."""
    return isinstance(rule.get("offences"), list)


def every(_rule: Any) -> bool:
    return True


general("an attempt graver than the deed", ("attempt",), every, lambda rule: put(rule, range={"max": "4/3"}))
general("an attempt of nothing", ("attempt",), every, lambda rule: put(rule, range={"max": 0}))
general("helping graver than the deed", ("roles", "aider"), every, lambda rule: put(rule, range={"max": 2}))
general("life turned round", ("attempt",), every, lambda rule: put(rule, range={"max": "3/4", "life": [180, 36]}))
general(
    "a table that raises",
    ("roles", "aider"),
    every,
    lambda rule: put(rule, range={"max": "3/4", "min_table": {"12": 60}}),
)
general("an attempt by negligence", ("attempt",), every, lambda rule: put(rule, mental=["negligent"]))
general(
    "thresholds that shut each other out",
    ("attempt",),
    every,
    lambda rule: put(rule, when={"max_at_least": 60, "max_below": 12}),
)
general(
    "a threshold that nothing reaches",
    ("attempt",),
    names_offences,
    lambda rule: put(rule, when={"min_at_least": 1150}),
)
general(
    "a rule out of time",
    ("attempt",),
    names_offences,
    lambda rule: put(rule, **{"from": None, "seen": None, "until": date(1850, 1, 1)}),
)


# ---------------------------------------------------------------------- the other kinds


def alternative(
    name: str, wanted: Callable[[Any, Any], bool], made: Callable[[Any], Any], how: str = "replace"
) -> None:
    """A kind that changes, or puts in, facts that a version punishes."""

    def make(data: Any, rng: random.Random) -> list[Change]:
        places = [
            ((*route, "punishes", name), facts)
            for route, _, version in versions(data)
            for name, facts in version["punishes"].items()
            if wanted(facts, version)
        ]
        found = chosen(places, rng)
        if not found:
            return []
        beside: list[Change] = [("against", found[0], None)] if how == "key" else []
        new = made(found[1])
        return [(how, found[0], f"odd: {flow(new)}\n" if how == "key" else new), *beside]

    KINDS[name] = make


def of(letters: str, *without: str) -> Callable[[Any, Any], bool]:
    """Facts whose conduct is of some families and which leave some questions alone."""
    return lambda facts, _: (
        {FAMILY[word] for word in facts["conduct"]} <= set(letters) and not set(without) & set(facts)
    )


alternative("an alternative twice", lambda *_: True, lambda facts: facts, "key")
alternative("one's own brother", of("XID"), lambda facts: {**facts, "for": ["self"], "tie": ["sibling"]})
alternative("here by another law", of("XIDS", "act_place"), lambda facts: {**facts, **NEVER})
alternative(
    "a branch that is lost", of("XI", "any", "persons"), lambda facts: {**facts, "persons": ">=5", "any": [FEW, MANY]}
)
alternative(
    "facts that contradict each other", of("XI", "all", "persons"), lambda facts: {**facts, **FEW, "all": [MANY]}
)
alternative("a stay not here", of("I"), lambda facts: {**facts, "state": ["!own"]})
alternative("a stay in no State", of("I"), lambda facts: {**facts, "state": ["none"]})
alternative("here or not here", of("XI"), lambda facts: {**facts, "state": ["own", "!own"]})
alternative("in the Union or not here", of("XI"), lambda facts: {**facts, "state": ["EU", "!own"]})
alternative(
    "a value twice", lambda *_: True, lambda facts: {**facts, "conduct": [*facts["conduct"], facts["conduct"][0]]}
)


def heading(name: str, key: str, value: str, wanted: Callable[[Any], bool]) -> None:
    """A kind that files an offence as what it is not."""

    def make(data: Any, rng: random.Random) -> list[Change]:
        read = [item for item in versions(data) if all(wanted(v) for _, o, v in versions(data) if o is item[1])]
        whole = [
            item for item in read if len([1 for _, o, _ in versions(data) if o is item[1]]) == len(item[1]["versions"])
        ]
        found = chosen([item for item in whole if item[1][key] != value], rng)
        return [("replace", (*found[0][:2], key), value)] if found else []

    KINDS[name] = make


heading("a document offence of stay", "kind", "document", lambda v: families(v) <= set("XI"))
heading("endangering by papers", "kind", "endangering", lambda v: families(v) == {"D"})
heading("a crossing under documents", "section", "documents", lambda v: families(v) <= set("XI"))
heading("papers under stay", "section", "stay", lambda v: families(v) == {"D"})
heading("an offence under extradition", "section", "extradition", lambda _: True)


@kind("a range of itself")
def of_itself(data: Any, rng: random.Random) -> list[Change]:
    found = chosen(versions(data), rng)
    return [("replace", (*found[0], "penalty"), {"of": found[1]["id"], "through": "aider"})]


@kind("a range of each other")
def of_each_other(data: Any, rng: random.Random) -> list[Change]:
    listed = [item for item in versions(data) if not item[2].get("until")]
    if len({item[1]["id"] for item in listed}) < 2:
        return []
    one, other = rng.sample(listed, 2)
    if one[1] is other[1]:
        return []
    return [
        ("replace", (*one[0], "penalty"), {"of": other[1]["id"], "through": "aider"}),
        ("replace", (*other[0], "penalty"), {"of": one[1]["id"], "through": "aider"}),
    ]


@kind("less serious and graver")
def less_serious(data: Any, rng: random.Random) -> list[Change]:
    found = chosen((item for item in versions(data) if base(item[2])), rng)
    if not found:
        return []
    low, high = base(found[2])  # type: ignore[misc]
    return [("replace", (*found[0], "penalty"), {"prison": [low, high], "less_serious": [low, high + 60]})]


@kind("a condition that holds nothing")
def empty_condition(data: Any, rng: random.Random) -> list[Change]:
    name = chosen(list(data.get("conditions") or {}), rng)
    return [("replace", ("conditions", name), {**FEW, "all": [MANY]})] if name else []


@kind("a condition that nothing uses")
def unused_condition(data: Any, _: random.Random) -> list[Change]:
    names = list(data.get("conditions") or {})
    return [("key", ("conditions", names[0]), 'left-over: {persons: ">=5"}\n')] if names else []


@kind("fault without intent")
def fault(data: Any, _: random.Random) -> list[Change]:
    return (
        [("replace", ("general_part", "fault", "mental"), ["negligent"])] if data["general_part"].get("fault") else []
    )


@kind("jurisdiction over what cannot be")
def nowhere(data: Any, rng: random.Random) -> list[Change]:
    found = chosen(rules(data, "jurisdiction"), rng)
    return [("replace", (*found[0], "when"), NEVER)] if found else []


@kind("jurisdiction over no conduct")
def no_conduct(data: Any, rng: random.Random) -> list[Change]:
    found = chosen(rules(data, "jurisdiction"), rng)
    return [("replace", (*found[0], "when"), {"conduct": ["crossing"], "doc_kind": ["travel"]})] if found else []


def answered(data: Any, wanted: Callable[[str, Any], bool]) -> list[tuple[str, Any]]:
    """Measures with one answer."""
    return [(name, item) for name, item in data["measures"].items() if isinstance(item, dict) and wanted(name, item)]


@kind("a no with a condition")
def conditional_no(data: Any, rng: random.Random) -> list[Change]:
    found = chosen(answered(data, lambda _, item: item.get("value") == "no"), rng)
    if not found:
        return []
    name, item = found
    days = {key: item[key] for key in ("from", "seen", "until") if key in item}
    rest = {key: part for key, part in item.items() if key not in (*days, "value", "condition")}
    return [("replace", ("measures", name), {**days, "value": "no", "condition": "only by air", **rest})]


@kind("a number beyond any law")
def beyond(data: Any, rng: random.Random) -> list[Change]:
    asked = ("extradition_minimum_penalty", "provisional_arrest_days", "group_minimum_members", "limitation_months")
    found = chosen(answered(data, lambda name, item: name in asked and isinstance(item.get("value"), int)), rng)
    return [("replace", ("measures", found[0], "value"), rng.choice([0, 4000]))] if found else []


@kind("not liable beside a liability")
def not_liable(data: Any, _: random.Random) -> list[Change]:
    sure = [
        item for _, item in rules(data, "legal_persons") if item.get("form") in ("criminal", "administrative", "civil")
    ]
    sure = [item for item in sure if not {"unsettled", "cannot_say", "not_read"} & set(item)]
    return denied(data, "legal_persons_liable") if sure else []


@kind("no group beside a group offence")
def no_group(data: Any, _: random.Random) -> list[Change]:
    groups = [one for one in data["offences"] if one["kind"] == "group"]
    return denied(data, "group_participation") if groups else []


def denied(data: Any, measure: str) -> list[Change]:
    """A measure that has one answer for all days, answered no."""
    if not isinstance(data["measures"].get(measure), dict):
        return []
    return [("replace", ("measures", measure), {"value": "no", "searched": "the code"})]


@kind("read in the future")
def read_ahead(data: Any, rng: random.Random) -> list[Change]:
    name = chosen(list(data["sources"]), rng)
    return [("replace", ("sources", name, "read_on"), date(2999, 1, 1))]


@kind("read before its text")
def read_early(data: Any, rng: random.Random) -> list[Change]:
    stood = [name for name, item in data["sources"].items() if isinstance(item.get("text_of"), date)]
    name = chosen(stood, rng)
    day = data["sources"][name]["text_of"] - timedelta(days=30) if name else None
    return [("replace", ("sources", name, "read_on"), day)] if name else []


@kind("a law of the year 3018")
def far_off(data: Any, rng: random.Random) -> list[Change]:
    found = chosen((item for item in versions(data) if "from" in item[2] and item[0][3] == 0), rng)
    return [("replace", (*found[0], "from"), date(3018, 1, 1))] if found else []


@kind("over before it begins")
def over_early(data: Any, rng: random.Random) -> list[Change]:
    found = chosen((item for item in versions(data) if "from" in item[2] and "until" in item[2]), rng)
    if not found:
        return []
    begins = (*found[0], "from")
    return [("against", begins, None), ("replace", (*found[0], "until"), found[2]["from"] - timedelta(days=1))]


@kind("another State's name")
def other_name(data: Any, _: random.Random) -> list[Change]:
    return [("replace", ("state",), "Spain" if data["id"] != "es" else "Italy")]
