"""What a project has agreed on about findings, as its files say it: waivers written by people, a baseline by the tool."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.norms.baseline import WHOLE, Shortfall, Waiver
from harmonize.norms.facts import STATE_WORDS
from harmonize.norms.region_names import name_of
from harmonize.norms.treaty import Treaty
from harmonize.texts.base import Before, Line, Text
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest

STATES_WRITTEN = (*STATE_WORDS, *SPACE.bit["state"])
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
# Whether a day is one decides whether a waiver holds, not whether its file can be read: a slip never widens a waiver.
LenientDay = Annotated[
    Any,
    Before(lambda value: value.isoformat() if type(value) is date else ""),
    WithJsonSchema({"type": "string", "format": "date"}),
]
LenientLine = Annotated[
    Any,
    Before(lambda value: "" if value is None else value),
    Field(max_length=2000),
    WithJsonSchema({"type": "string", "minLength": 1, "maxLength": 2000}),
]


class WaiverText(Text):
    """One shortfall that somebody decided to live with for a while."""

    state: Code | None = Field(None, description="ISO 3166-1 code of the State, in upper case.")
    duty: Line | None = Field(
        None, description="The id of the duty, such as smp-6.1.a; a pinpoint above it is not enough."
    )
    region: Line | None = Field(
        None, description="Only this region, by the id that `check` prints; else the whole duty."
    )
    heading: Literal["unproven", "claimed", "yardstick", "texts"] | None = Field(
        None, description="Instead of a State and a duty: the heading of the gate under which something is accepted."
    )
    of: Line | None = Field(
        None,
        description="What is accepted under the heading, as the gate calls it, or the words with which several begin: "
        "`TR smp-6.1.a`, `treaty_status.yaml states LT`.",
    )
    reason: LenientLine = Field("", description="Why the shortfall is lived with.")
    decided_by: LenientLine = Field("", description="Who decided: a role, such as `head of the treaty unit`.")
    decided_on: LenientDay = Field("", description="The day of the decision.")
    expires: LenientDay = Field("", description="The last day on which it holds, at most a year after the decision.")
    note: Line | None = None


class WaiversFile(Text):
    """A file of waivers."""

    waivers: Annotated[tuple[WaiverText, ...], Field(strict=False)]


class KnownText(Text):
    """One known shortfall: what names it, and what it says to people."""

    state: Code
    duty: Line
    region: Line
    says: str = Field("", description="For people; no part of what names it.")
    facts: dict[str, Annotated[tuple[str, ...], Field(strict=False)]] = Field(
        default_factory=dict, description="The region of facts; States by dated words."
    )
    measure: Line | None = None


class BaselineFile(Text):
    """A baseline: the shortfalls known on a day, written by `harmonize data baseline write`."""

    format: Literal["harmonize-baseline/1"]
    dataset: Line
    as_of: date
    findings: Annotated[tuple[KnownText, ...], Field(strict=False)]


def waiver_mistakes(file: WaiversFile, treaty: Treaty) -> Iterator[Mistake]:
    """States and duties that do not exist."""
    for i, item in enumerate(file.waivers):
        if sorted(((item.state, item.duty).count(None), (item.heading, item.of).count(None))) != [0, 2]:
            yield mistake(
                ("waivers", i),
                "keys-together",
                told="a waiver names `state` and `duty`, or `heading` and `of`, and not one of each",
            )
            continue
        if item.state and item.state not in STATES:
            yield mistake(("waivers", i, "state"), "no-such-state", code=item.state)
        if item.duty and item.duty not in treaty.duties:
            hint = nearest(item.duty, treaty.duties)
            yield mistake(("waivers", i, "duty"), "unknown-word", kind="duty", word=item.duty, hint=hint)


def known_mistakes(file: BaselineFile, treaty: Treaty) -> Iterator[Mistake]:
    """States, duties, facts and measures that do not exist, and regions that are not those of the facts beside them."""
    for i, item in enumerate(file.findings):
        here = ("findings", i)
        if item.state not in STATES:
            yield mistake((*here, "state"), "no-such-state", code=item.state)
        if item.duty not in treaty.duties:
            hint = nearest(item.duty, treaty.duties)
            yield mistake((*here, "duty"), "unknown-word", kind="duty", word=item.duty, hint=hint)
        if item.measure is not None and item.measure not in treaty.measures:
            hint = nearest(item.measure, treaty.measures)
            yield mistake((*here, "measure"), "unknown-word", kind="measure", word=item.measure, hint=hint)
        wrong = list(fact_mistakes(item.facts, (*here, "facts")))
        yield from wrong
        if item.facts and item.measure is not None:
            yield mistake((*here, "measure"), "keys-together", told="an entry names facts or a measure, not both")
        elif not wrong and item.region != region_of(item):
            what = "these facts" if item.facts else "this entry"
            right = region_of(item)
            yield mistake((*here, "region"), "region-of-entry", region=item.region, what=what, right=right)


def region_of(item: KnownText) -> str:
    """The name of the region that an entry speaks of: that of its facts, its measure, or the whole duty."""
    return name_of(item.facts) if item.facts else item.measure or WHOLE


def fact_mistakes(facts: dict[str, tuple[str, ...]], here: Route) -> Iterator[Mistake]:
    """What is wrong with facts: words that do not exist, or facts written otherwise than the tool does.

    Facts that restrict nothing, or nothing that can be, would cover more or less than a reviewer reads in them.
    """
    for name, values in facts.items():
        if name not in SPACE.bit:
            yield mistake((*here, name), "unknown-word", kind="dimension", word=name, hint=nearest(name, SPACE.bit))
            continue
        known = STATES_WRITTEN if name == "state" else SPACE.bit[name]
        bare = [value.removeprefix("!") if name == "state" else value for value in values]
        for i, value in enumerate(bare):
            if value not in known:
                route = (*here, name, i)
                yield mistake(route, "unknown-word", kind=name, word=value, hint=nearest(value, known))
        # A region tells values in their order, and nothing of a dimension that they do not restrict.
        if not values or (
            name != "state"
            and set(bare) <= set(known)
            and values != SPACE.allowed(SPACE.cube({name: values})).get(name, ())
        ):
            yield mistake((*here, name), "facts-of-entry")


def lowered_waiver(item: WaiverText, place: str) -> Waiver:
    """What the findings need of a waiver."""
    return Waiver(
        item.state or "",
        item.duty or "",
        item.region or "",
        item.reason,
        item.decided_by,
        item.decided_on,
        item.expires,
        place,
        item.heading or "",
        item.of or "",
    )


def lowered_known(item: KnownText) -> Shortfall:
    """What the findings need of a known shortfall."""
    return Shortfall(item.state, item.duty, item.region, item.facts, item.measure or "")
