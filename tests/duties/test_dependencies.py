"""What a duty sees of a law: a change outside of it leaves the verdict alone, so that a timeline need not ask again.

The law is the one of `tests/norms/freedonia.yaml`: assisting entry (`xd-10`, smuggling) and stay (`xd-11`, other).
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.dependencies import Atoms, Dependencies, Seen, atoms, built_on, dependencies
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.duty_tests import (
    Aggravate,
    Axis,
    Beyond,
    Clause,
    Criminalize,
    DatedCube,
    Follows,
    Provide,
    Punish,
    Replacement,
    Spare,
    Test,
)
from harmonize.norms.facts import Words
from harmonize.norms.law import Law, Measure, Reach, SectionStatus, Weighing
from harmonize.norms.penalty import Range
from harmonize.norms.penalty_rules import Carryings, Form
from harmonize.norms.provision import Exclusion, Factor
from harmonize.norms.ranges import Effect
from harmonize.norms.treaty import Duty, DutyKind, MeasureKind, Selections, Strength, Treaty, Variant
from harmonize.texts.national_law import NationalLaw

CROSSING, STAY, DOCUMENT = (SPACE.cube({"conduct": [name]}) for name in ("crossing", "stay", "use_document"))
OPEN = Reason(Ground.LAW, "courts differ")
PLACE = Replacement(SPACE.fields["act_place"].mask, SPACE.bit["act_place"]["own_territory"])
HARM = Replacement(SPACE.fields["harm"].mask, SPACE.bit["harm"]["deaths"])
ELSEWHERE = Replacement(SPACE.fields["conduct"].mask, SPACE.bit["conduct"]["stay"])


def bits(*conducts: str) -> int:
    return sum(SPACE.bit["conduct"][name] for name in conducts)


def duty(name: str, test: Test | None, *, reads: tuple[str, ...] = (), variants: tuple[Variant, ...] = ()) -> Duty:
    return Duty(
        name,
        "smp",
        "6",
        "6",
        name,
        "",
        Strength.SHALL,
        DutyKind.LEGISLATIVE,
        "penalties",
        test,
        variants,
        reads,
        (),
        "",
    )


ENTRY = Criminalize(("smuggling",), (DatedCube(CROSSING, ("own", "parties")),))
DUTIES = [
    duty("entry", ENTRY, reads=("entry",)),
    duty("stay", Criminalize(("smuggling", "other"), (DatedCube(STAY, None),))),
    duty("aid", Criminalize(follows=Follows(("entry",), (HARM,), 0)), reads=("groups",)),
    duty("grave aid", Criminalize(follows=Follows(("entry",), (), 48))),
    duty("either", Criminalize(either=("entry", "stay"))),
    duty("spare", Spare(("smuggling",), (DatedCube(CROSSING, ("EU",)),), (DatedCube(CROSSING, ("other",)),))),
    duty("range", Punish(("entry",), 48)),
    duty("weigh", Aggravate("entry", (HARM,), leaving_out=(DatedCube(CROSSING, ("EEA",)),))),
    duty("weigh in general", Aggravate("entry", (HARM,), general_duty=True)),
    duty("rule", Provide(require=Clause("is", "minimum", "yes"), partial=Clause("is", "basis", "yes"))),
    duty("reach", Provide(reach=(PLACE,), over=("entry",), unless=Clause("is", "basis", "yes"))),
    duty("untested", None, reads=("sea",)),
]
TREATY = Treaty(
    "1",
    Selections((), (), (), {}, ("endangering", "smuggling"), "", {}, {}),
    {},
    {},
    {
        "minimum": MeasureKind("minimum", "extradition", "months", (), ""),
        "basis": MeasureKind("basis", "vessels", "yes_no", (), ""),
    },
    {item.id: item for item in DUTIES},
)


def look(name: str, **readings: str) -> Dependencies:
    return dependencies(TREATY.duties[name], TREATY, readings)


@pytest.fixture
def law(folder: Folder) -> Law:
    path = Path(__file__).parent.parent / "norms" / "freedonia.yaml"
    text, located = accepted(path, NationalLaw, path.name)
    return lowered(text, located, folder.status)[-1]


@pytest.mark.parametrize(
    ("name", "kinds", "conducts", "ranges", "weighing", "general", "placed"),
    [
        ("entry", ("smuggling",), ("crossing",), False, False, False, False),
        ("stay", ("smuggling", "other"), ("stay",), False, False, False, False),
        ("aid", ("smuggling",), ("crossing",), False, False, False, False),
        ("grave aid", ("smuggling",), ("crossing",), True, False, False, False),
        ("either", ("smuggling", "other"), ("crossing", "stay"), False, False, False, False),
        ("spare", ("smuggling",), ("crossing",), False, False, False, False),
        ("range", ("smuggling",), ("crossing",), True, False, False, False),
        ("weigh", ("smuggling", "endangering"), ("crossing",), True, True, False, False),
        ("weigh in general", ("smuggling", "endangering"), ("crossing",), True, True, True, False),
        ("rule", (), (), False, False, False, False),
        ("reach", ("smuggling",), ("crossing",), False, False, False, True),
        ("untested", (), (), False, False, False, False),
    ],
)
def test_where_a_duty_looks(
    name: str,
    kinds: tuple[str, ...],
    conducts: tuple[str, ...],
    ranges: bool,
    weighing: bool,
    general: bool,
    placed: bool,
) -> None:
    found = look(name)
    assert (found.kinds, found.conducts) == (kinds, bits(*conducts))
    assert (found.ranges, found.weighing, found.general, found.placed) == (ranges, weighing, general, placed)


@pytest.mark.parametrize(
    ("name", "measures", "sections", "words"),
    [
        ("entry", [], ["entry"], [("own", "parties")]),
        ("stay", [], ["stay"], []),
        ("aid", [], ["entry", "groups"], [("own", "parties")]),
        ("either", [], ["entry", "stay"], [("own", "parties")]),
        ("spare", [], ["entry"], [("EU",), ("other",)]),
        ("weigh", [], ["entry"], [("EEA",), ("own", "parties")]),
        ("rule", ["basis", "minimum"], ["extradition", "vessels"], []),
        ("reach", ["basis"], ["entry", "jurisdiction", "vessels"], [("own", "parties")]),
        ("untested", [], ["sea"], []),
    ],
)
def test_what_else_it_looks_at(
    name: str, measures: list[str], sections: list[str], words: list[tuple[str, ...]]
) -> None:
    found = look(name)
    assert (sorted(found.measures), sorted(found.sections), sorted(found.words)) == (measures, sections, words)


def test_facts_beside_the_region_count_too() -> None:
    moved = duty("moved", Criminalize(follows=Follows(("entry",), (HARM, ELSEWHERE), 0)))
    assert dependencies(moved, TREATY, {}).conducts == bits("crossing", "stay")
    wider = duty("wider", ENTRY._replace(beyond=(Beyond("benefit", "none"), Beyond("conduct", "transit"))))
    assert dependencies(wider, TREATY, {}).conducts == bits("crossing", "transit")
    listed = duty("listed", ENTRY._replace(situations=(Axis("how", (("hide",),)), Axis("state", (("EU",), ("own",))))))
    assert dependencies(listed, TREATY, {}).words == {("own", "parties"), ("EU",), ("own",)}
    left = duty("left", ENTRY._replace(leaving_out=(DatedCube(STAY, ("EU",)), DatedCube(STAY, None))))
    assert dependencies(left, TREATY, {}).words == {("own", "parties"), ("EU",)}


def test_a_duty_builds_on_others_as_the_readings_have_them() -> None:
    narrow = Variant("D2", "own", Strength.SHALL, ENTRY._replace(region=(DatedCube(CROSSING, ("own",)),)))
    treaty = TREATY._replace(duties={**TREATY.duties, "entry": duty("entry", ENTRY, variants=(narrow,))})
    assert [item.id for item in built_on(treaty.duties["either"], treaty, {})] == ["either", "entry", "stay"]
    assert dependencies(treaty.duties["aid"], treaty, {}).words == {("own", "parties")}
    assert dependencies(treaty.duties["aid"], treaty, {"D2": "own"}).words == {("own",)}


def changed(law: Law, index: int, **changes: Any) -> Law:
    """The law with something else in one offence."""
    items = list(law.provisions)
    items[index] = items[index]._replace(**changes)
    return law._replace(provisions=tuple(items))


def same(name: str, one: Law, other: Law) -> bool:
    """Whether a duty sees no difference between two laws."""
    numbers: dict[object, int] = {}
    first, second = (Seen(law, numbers).view(look(name)) for law in (one, other))
    assert (first.content == second.content) == (first.parts == second.parts)
    return first.content == second.content


EXEMPT, WEIGHED = (Exclusion(CROSSING, (), None),), (Factor(CROSSING, (), None),)
AT_STAY = (Exclusion(STAY, (), None),)


def rerated(law: Law, form: Form) -> Law:
    first, *others = law.ratings
    return law._replace(ratings=(first._replace(steps=(form, *first.steps[1:])), *others))


def graver(law: Law) -> Law:
    (form,) = law.ratings[0].forms
    return rerated(law, form._replace(effect=Effect(instead=Range(24, 120))))


def elsewhere(law: Law) -> Law:
    (form,) = law.ratings[0].forms
    return rerated(law, form._replace(pieces=(*form.pieces, (DOCUMENT, ()))))


def read(law: Law, section: str, status: SectionStatus) -> Law:
    return law._replace(reading={**law.reading, section: (status, "")})


CHANGES: list[tuple[str, Callable[[Law], Law], list[str]]] = [
    ("pinpoints and days", lambda law: changed(law, 0, cite=("act 99",), since="2022-01-01", line=9, note="n"), []),
    ("the name of an offence", lambda law: changed(law, 0, id="xd-12"), ["entry", "range", "weigh", "reach"]),
    (
        "an exemption from assisting entry",
        lambda law: changed(law, 0, exclusions=EXEMPT),
        ["entry", "range", "weigh", "reach"],
    ),
    (
        "an exemption that is about stay",
        lambda law: changed(law, 0, exclusions=(*law.provisions[0].exclusions, *AT_STAY)),
        [],
    ),
    ("a sentencing factor", lambda law: changed(law, 0, weighs=WEIGHED), ["entry", "range", "weigh", "reach"]),
    ("the kind of an offence", lambda law: changed(law, 0, kind="other"), ["entry", "range", "weigh", "reach"]),
    ("an offence only fined", lambda law: changed(law, 0, administrative=True), ["entry", "range", "weigh", "reach"]),
    ("an offence punished in addition", lambda law: changed(law, 0, adds=True), ["entry", "range", "weigh", "reach"]),
    ("a graver form", graver, ["range", "weigh"]),
    ("a form that is about documents too", elsewhere, []),
    (
        "the section on entry was read in part",
        lambda law: read(law, "entry", SectionStatus.PARTLY_READ),
        ["entry", "range", "weigh", "reach"],
    ),
    ("the section on stay was not read", lambda law: read(law, "stay", SectionStatus.NOT_READ), ["stay"]),
    ("the section on vessels was read", lambda law: read(law, "vessels", SectionStatus.READ), ["rule", "reach"]),
    (
        "a rule of the general part was not read",
        lambda law: law._replace(unread=(("stage", "attempted"),)),
        ["entry", "stay", "range", "weigh", "rule", "reach"],
    ),
    (
        "a rule on extradition",
        lambda law: law._replace(measures={"minimum": Measure("yes", "", None, (), "", 1)}),
        ["rule"],
    ),
    ("a rule on something else", lambda law: law._replace(measures={"other": Measure("yes", "", None, (), "", 1)}), []),
    ("where the law reaches", lambda law: law._replace(reaches=(Reach(CROSSING, (), (), None),)), ["reach"]),
    (
        "a doubt about where it reaches",
        lambda law: law._replace(reaches=(law.reaches[0]._replace(doubt=OPEN),)),
        ["reach"],
    ),
    (
        "for which offences it reaches",
        lambda law: law._replace(reaches=(law.reaches[0]._replace(provisions=(1,)),)),
        ["reach"],
    ),
]


@pytest.mark.parametrize(("change", "notice"), [pytest.param(*item[1:], id=item[0]) for item in CHANGES])
def test_which_duties_notice_a_change(change: Callable[[Law], Law], notice: list[str], law: Law) -> None:
    plain = law._replace(measures={})
    asked = ("entry", "stay", "range", "weigh", "rule", "reach")
    assert [name for name in asked if not same(name, plain, change(plain))] == notice


@pytest.mark.parametrize(
    ("answer", "noticed"),
    [
        (Measure("yes", "", None, ("act 9",), "a note", 44), False),
        (Measure("no", "", None, (), "", 1), True),
        (Measure("yes", "only on request", None, (), "", 1), True),
        (Measure("yes", "", OPEN, (), "", 1), True),
        (Measure("yes", "", None, (), "", 1, ("rail",)), True),
    ],
)
def test_what_an_answer_says_counts_and_not_where_it_stands(answer: Measure, noticed: bool, law: Law) -> None:
    before = law._replace(measures={"minimum": Measure("yes", "", None, (), "", 1)})
    assert same("rule", before, law._replace(measures={"minimum": answer})) != noticed


def test_the_words_of_a_condition_make_no_difference(law: Law) -> None:
    one, other = (law._replace(measures={"minimum": Measure("yes", text, None, (), "", 1)}) for text in ("if", "where"))
    assert same("rule", one, other)


def test_a_general_duty_to_weigh_is_seen_where_it_counts(law: Law) -> None:
    weighing = law._replace(weighings=(Weighing("duty", (0,), ()),))
    assert not same("weigh in general", law, weighing)
    assert same("weigh", law, weighing)
    assert not same("weigh in general", weighing, law._replace(weighings=(Weighing("duty", (1,), ()),)))
    assert not same("weigh in general", weighing, law._replace(weighings=(Weighing("power", (0,), ()),)))


def test_offences_of_other_kinds_are_seen_where_they_are_weighed_or_added(law: Law) -> None:
    """Where a general duty to weigh harm holds, any offence may show it."""
    other = changed(law, 0, kind="other", weighs=(), adds=False)
    names = {name: Seen(other, {}).view(look(name)).parts for name in ("entry", "weigh")}
    assert all("offence xd-10" not in parts for parts in names.values())
    for weighed in (changed(other, 0, weighs=WEIGHED), changed(other, 0, adds=True)):
        assert "offence xd-10" in Seen(weighed, {}).view(look("weigh")).parts
        assert "offence xd-10" not in Seen(weighed, {}).view(look("entry")).parts
    general = other._replace(weighings=(Weighing("duty", (), ()),))
    assert "offence xd-10" in Seen(general, {}).view(look("weigh in general")).parts
    assert "offence xd-10" not in Seen(general, {}).view(look("weigh")).parts


def test_the_parts_that_a_duty_sees_have_names(law: Law) -> None:
    told = law._replace(measures={"basis": Measure("yes", "", None, (), "", 1)})
    assert set(Seen(told, {}).view(look("reach")).parts) == {
        "measure basis",
        "reading entry",
        "reading jurisdiction",
        "reading vessels",
        "general part",
        "jurisdiction",
        "offence xd-10",
    }
    assert "sentencing" in Seen(told, {}).view(look("weigh in general")).parts
    assert "offence xd-11" not in Seen(told, {}).view(look("entry")).parts


def test_an_offence_without_the_conduct_is_not_seen_but_for_what_it_weighs(law: Law) -> None:
    seen = Seen(law, {})
    assert seen.offence(1, bits("crossing"), ranges=True) == (0, frozenset())
    assert seen.offence(1, bits("stay"), ranges=True)[0] > 0
    assert Seen(law._replace(cover=(), ratings=()), {}).offence(1, bits("stay"), ranges=True) == (0, frozenset())
    weighing = Seen(changed(law, 1, weighs=WEIGHED), {})
    assert weighing.offence(1, bits("crossing"), ranges=False)[0] > 0


def test_the_same_content_has_the_same_number_in_all_laws(law: Law) -> None:
    numbers: dict[object, int] = {}
    one, other = Seen(law, numbers), Seen(law._replace(code="XE"), numbers)
    assert [one.number(content) for content in ("a", "b", "a")] == [0, 1, 0]
    assert other.number("b") == 1
    assert other.number("c") == 2


def states(*codes: str) -> int:
    return sum(SPACE.bit["state"][code] for code in codes)


def test_what_a_law_says_of_states_is_kept(law: Law) -> None:
    assert states("XD", "parties") in Seen(law, {}).view(look("entry")).states
    reached = law._replace(reaches=(Reach(SPACE.cube({"state": ["FR"]}), (), (), None),))
    assert states("FR") in Seen(reached, {}).view(look("reach")).states
    assert states("FR") not in Seen(reached, {}).view(look("entry")).states
    (form,) = law.ratings[0].forms
    formed = rerated(law, form._replace(pieces=((SPACE.cube({"state": ["FR"], "conduct": ["crossing"]}), ()),)))
    assert states("FR") in Seen(formed, {}).view(look("range")).states
    assert states("FR") not in Seen(formed, {}).view(look("entry")).states
    steps = law.ratings[0].steps
    place = next(i for i, step in enumerate(steps) if isinstance(step, Carryings))
    carrying = steps[place]
    assert isinstance(carrying, Carryings)
    rule = carrying.rules[0]._replace(within=SPACE.cube({"state": ["IT"]}))
    ruled = law._replace(
        ratings=(
            law.ratings[0]._replace(steps=(*steps[:place], Carryings((rule,)), *steps[place + 1 :])),
            law.ratings[1],
        )
    )
    assert states("IT") in Seen(ruled, {}).view(look("range")).states


def at(
    *parties: str, union: tuple[str, ...] = ("XE",), named: tuple[int, ...] = (), said: tuple[str, ...] = ()
) -> Atoms:
    words = Words.of("XD", {"parties": frozenset(("XD", *parties)), "EU": frozenset(union)})
    return atoms(named, [(word,) for word in said], words)


def test_one_more_state_among_many_changes_no_verdict() -> None:
    entry = states("XD", "parties")
    assert at("XE", named=(entry,)) == at("XE", "XF", named=(entry,))
    assert at("XE", said=("parties",)) == at("XE", "XF", said=("parties",))


def test_the_first_state_of_a_combination_may_change_one() -> None:
    entry = states("parties")
    assert at(named=(entry,)) != at("XE", named=(entry,))
    assert at("XF", said=("EU",), named=(entry,)) != at("XE", "XF", said=("EU",), named=(entry,))
    assert at(union=(), said=("EU",)) != at(union=("XE",), said=("EU",))


def test_the_state_itself_and_no_state_are_told_apart() -> None:
    assert at() == {frozenset(("own",)), frozenset(("none",)), frozenset()}
    france = states("FR")
    assert at(named=(france,)) == at() | {frozenset((france,))}
    everywhere = SPACE.fields["state"].mask
    assert at(named=(everywhere,)) == {names | {everywhere} for names in at()}
