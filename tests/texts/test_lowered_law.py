"""What becomes of a law file: an invented law that says as many things as a file can (`ruritania.yaml`), as the engine has it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.law import Law, Measure, SectionStatus, Weighing
from harmonize.norms.penalty import NO_PRISON, NOTHING, Fine, Penalty, Range, Track
from harmonize.norms.penalty_rules import Carrying, Carryings, Companies, Form, Migrant, Minors, Rating
from harmonize.norms.provision import Exclusion, OfCompany, Provision
from harmonize.norms.ranges import Effect, Scaling, Threshold
from harmonize.texts.general_lowering import defended, why
from harmonize.texts.general_rules import ORDERED, RESCUE, Defence
from harmonize.texts.lowering import merged, punished
from harmonize.texts.national_law import NationalLaw

FILE = Path(__file__).with_name("ruritania.yaml")
LINES = FILE.read_text("utf-8").splitlines()


def unsettled(why: str) -> Reason:
    return Reason(Ground.LAW, why)


@pytest.fixture
def periods(folder: Folder) -> list[Law]:
    text, located = accepted(FILE, NationalLaw, FILE.name)
    return lowered(text, located, folder.status)


@pytest.fixture
def today(periods: list[Law]) -> Law:
    """The law of 2026, before the offence of enabling stay ends."""
    return next(law for law in periods if law.since <= "2026-11-24" < law.until)


def offence(law: Law, name: str) -> Provision:
    return next(item for item in law.provisions if item.id == name)


def rating(law: Law, name: str) -> Rating:
    return next(item for item in law.ratings if law.provisions[item.provision].id == name)


def steps(law: Law, name: str, kind: Any) -> list[Any]:
    return [step for step in rating(law, name).steps if isinstance(step, kind)]


def carried(law: Law, name: str) -> list[list[Carrying]]:
    return [list(step.rules) for step in steps(law, name, Carryings)]


def allowed(cube: int) -> dict[str, tuple[str, ...]]:
    return SPACE.allowed(cube)


def line(text: str) -> int:
    """The number of the line of the file that begins so."""
    return next(number for number, line in enumerate(LINES, 1) if line.strip().startswith(text))


def test_the_law_from_change_to_change(periods: list[Law]) -> None:
    assert [(law.since, law.until) for law in periods] == [
        ("2003-07-01", "2004-01-01"),
        ("2004-01-01", "2005-01-01"),
        ("2005-01-01", "2006-01-01"),
        ("2006-01-01", "2010-01-01"),
        ("2010-01-01", "2012-01-01"),
        ("2012-01-01", "2015-01-01"),
        ("2015-01-01", "2015-06-01"),
        ("2015-06-01", "2030-01-01"),
        ("2030-01-01", ""),
    ]
    assert {(law.code, law.name, law.file) for law in periods} == {("XE", "Ruritania", "ruritania.yaml")}


def test_what_was_only_seen_or_read_is_no_change_of_the_law(periods: list[Law]) -> None:
    assert {law.since: law.changed for law in periods if law.since != law.changed} == {
        "2005-01-01": "2004-01-01",
        "2015-06-01": "2015-01-01",
    }


def test_one_day_has_one_period(periods: list[Law], folder: Folder) -> None:
    text, located = accepted(FILE, NationalLaw, FILE.name)
    for day, law in (("2009-12-31", periods[3]), ("2010-01-01", periods[4]), ("2035-01-01", periods[-1])):
        assert lowered(text, located, folder.status, date.fromisoformat(day)) == [law]
    assert lowered(text, located, folder.status, date(2003, 6, 30)) == []


def test_a_law_without_offences_has_no_first_day(folder: Folder) -> None:
    text, located = accepted(FILE, NationalLaw, FILE.name)
    quiet = text.general_part.model_copy(update={"legal_persons": ()})
    bare = text.model_copy(update={"offences": (), "general_part": quiet, "measures": {}})
    first = lowered(bare, located, folder.status)[0]
    assert (first.since, first.changed) == ("", "")


def test_neighbouring_periods_with_the_same_law_are_one(periods: list[Law]) -> None:
    first, second = periods[0], periods[1]
    again = first._replace(since=first.until, until="2003-12-01", changed="2003-09-01")
    assert merged([first._replace(until="2003-09-01"), again._replace(since="2003-09-01"), second]) == [
        first._replace(until="2003-12-01"),
        second,
    ]
    assert merged([first, second]) == [first, second]


def test_how_it_was_read(today: Law, periods: list[Law]) -> None:
    assert today.reading["stay"] == (SectionStatus.PARTLY_READ, "the table was not read")
    assert periods[1].reading["stay"] == (SectionStatus.NOT_READ, "the law before 2005-01-01 was not read")
    assert today.second == ("entry", "stay", "documents")
    assert today.once == ("xe-3",)
    assert today.agreement == {"states": (28, 34), "conduct": (3, 4)}
    assert today.kappa == {"states": 0.8}
    assert today.readers == ("person", "program")
    assert today.recountable
    assert set(today.unread) == {
        ("role", "member"),
        ("role", "organiser"),
        ("stage", "prepared"),
        ("stage", "agreed"),
        ("stage", "solicited"),
    }
    assert set(periods[4].unread) - set(today.unread) == {("actor", "legal_person")}


def test_measures_as_they_stand_on_the_day(today: Law, periods: list[Law]) -> None:
    assert today.measures["extradition_minimum_penalty"] == Measure(
        24, "", None, ("act 20a",), "raised", line("- {value: 24")
    )
    assert periods[4].measures["extradition_minimum_penalty"].value == 12
    assert today.measures["untoc_as_extradition_basis"] == Measure(
        "", "", unsettled("courts differ"), ("act 21",), "", line("untoc_as_extradition_basis")
    )
    prosecuted = today.measures["nationals_submitted_for_prosecution"]
    assert (prosecuted.value, prosecuted.condition, prosecuted.note) == ("yes", "only on request", "the whole act")


def test_an_offence_stands_with_what_is_told_of_it(today: Law) -> None:
    entry = offence(today, "xe-1")
    assert (entry.title, entry.kind, entry.section, entry.cite) == (
        "Assisting entry",
        "smuggling",
        "entry",
        ("act 10", "act 10a"),
    )
    assert (entry.since, entry.until, entry.seen, entry.by) == ("2010-01-01", "", False, "Act 3/2010")
    assert (entry.prosecution, entry.note) == ("on request", "in its new wording")
    assert entry.line == line("- from: 2010-01-01")
    assert (entry.yields, entry.adds, entry.administrative) == (False, False, False)
    stay = offence(today, "xe-2")
    assert (stay.since, stay.until, stay.seen, stay.by) == ("2015-06-01", "2030-01-01", True, "")
    assert (stay.yields, stay.adds, stay.prosecution, stay.note) == (True, True, "", "")
    assert offence(today, "xe-3").administrative


def test_a_doubtful_clause_is_told_apart_from_a_sure_one_of_the_same_name(today: Law) -> None:
    above = offence(today, "xe-1").line
    clauses = {name: number - above for name, number in offence(today, "xe-1").clauses.items()}
    assert clauses == {"entry": 5, "unsettled entry": 7, "not_read gifts": 9}


def test_exclusions_of_the_offence_and_of_the_general_part(today: Law) -> None:
    rescue, kin = offence(today, "xe-1").exclusions
    assert (allowed(rescue.cube)["motive"], rescue.cite, rescue.doubt) == (("rescue",), ("act 10(4)",), None)
    assert (allowed(kin.cube)["tie"], kin.cite) == (("sibling",), ("act 11(3)",))
    assert kin.doubt == unsettled("whether in-laws count")
    assert offence(today, "xe-2").exclusions == ()


def test_a_circumstance_that_only_weighs_is_a_factor_and_no_form(today: Law) -> None:
    (factor,) = offence(today, "xe-1").weighs
    assert (allowed(factor.cube)["danger"], factor.cite, factor.doubt) == (("actual_life",), ("act 11(2)",), None)
    assert [form.id for form in steps(today, "xe-1", Form)] == ["gang", "doubtful"]


def test_pinpoints_of_forms_doubts_and_general_rules(today: Law) -> None:
    entry = offence(today, "xe-1")
    assert entry.forms == {"gang": ("act 11(1)",), "cruel": ("act 11(2)",), "doubtful": ("act 11(4)",)}
    assert entry.doubts == {
        "courts differ on costs": ("act 10b",),
        "whether by chance": ("act 11(4)",),
        "the act on groups": ("act 28",),
        "whether an attempt can be unfit": ("act 23",),
        "whether the gang must act for it": ("act 51",),
    }
    assert entry.rules == {
        "instigator": ("act 26",),
        "organiser": ("act 26a",),
        "aider": ("act 27a",),
        "attempted": ("act 23",),
        "prepared": ("act 24", "act 30"),
        "solicited": ("act 25",),
        "agreed": ("act 30",),
        "legal_person": ("act 50",),
    }
    assert offence(today, "xe-2").rules == {}  # it says itself who acts, and how far the act must have come
    assert offence(today, "xe-2").doubts["whether one may hide oneself"] == ("act 33",)


def test_what_a_report_shows_beside_a_range(today: Law, periods: list[Law]) -> None:
    (entry, *_) = (terms.penalty for _, terms in rating(today, "xe-1").alternatives)
    assert entry.fine == Fine("and", max=100)
    assert entry.tracks == (Track("more_serious", Range(60, 120)),)
    (gang, _) = steps(today, "xe-1", Form)
    assert gang.penalty == Penalty(Range(12, 120), Fine("or", max=200), cite=("act 11(1)",))
    same = {"": OfCompany(Penalty(NO_PRISON, cite=("act 50",)), same=True)}
    own = OfCompany(Penalty(NO_PRISON, Fine("only", max=500), cite=("act 51",)))
    assert offence(today, "xe-1").companies == {"gang": own, **same}
    assert offence(today, "xe-2").companies == {}
    assert offence(periods[3], "xe-1").companies == {}  # companies are liable since 2010
    assert offence(today, "xe-4").companies == same


def test_where_the_law_reaches(today: Law, periods: list[Law]) -> None:
    places = {dimension: names for reach in today.reaches for dimension, names in allowed(reach.cube).items()}
    assert places == {"act_place": ("own_territory",), "actor_nat": ("national",)}
    assert [(reach.provisions, reach.cite, reach.doubt) for reach in today.reaches] == [
        ((1,), ("act 12",), None),  # its own rule: on the territory, and anywhere
        ((1,), ("act 12",), None),
        ((0, 2, 3), ("act 3",), None),
        ((0,), ("act 4",), unsettled("whether residents count")),
    ]
    assert today.reaches[1].cube == SPACE.full
    assert [reach.provisions for reach in periods[-1].reaches] == [(), (0,)]
    assert [reach.cite for reach in periods[2].reaches] == [("act 3",), ("act 4",), ("act 5",)]


def test_general_duties_to_weigh(today: Law) -> None:
    assert today.weighings == (
        Weighing("duty", (0, 2), ("act 60",)),
        Weighing("power", (), ("act 61",)),
        Weighing("open_list", (0,), ("act 10", "act 10a")),
    )


def test_alternatives_sure_and_doubtful(today: Law) -> None:
    found = rating(today, "xe-1").alternatives
    assert [(terms.clause, terms.doubt, terms.penalty.fine, terms.range) for _, terms in found] == [
        ("entry", None, Fine("and", max=100), Range(6, 60)),
        ("unsettled entry", unsettled("courts differ on costs"), Fine("and", max=100), Range(6, 60)),
        ("not_read gifts", Reason(Ground.UNREAD, "the decree was not read"), Fine("and", max=100), Range(6, 60)),
    ]
    said = allowed(found[0][0])
    assert (said["mental"], said["stage"], said["actor"]) == (("intent",), ("completed",), ("adult", "minor"))
    assert said["role"] == ("perpetrator", "instigator")  # who instigates has the same range
    assert "for" not in said
    (stay,) = rating(today, "xe-2").alternatives
    assert set(stay[1].named) == {"role", "stage", "actor", "for"}
    assert allowed(stay[0])["role"] == ("perpetrator", "aider")
    assert allowed(stay[0])["mental"] == ("reckless", "intent")


def test_forms_as_written(today: Law) -> None:
    gang, doubtful = steps(today, "xe-1", Form)
    assert (gang.cut, gang.only_on, gang.cite, gang.doubt) == (True, (), ("act 11(1)",), None)
    assert gang.effect == Effect(instead=Range(12, 120))
    assert [allowed(cube) for cube, _ in gang.pieces] == [{"actors": ("3",)}]
    assert (doubtful.cut, doubtful.only_on, doubtful.penalty, doubtful.doubt) == (
        False,
        ("gang",),
        None,
        unsettled("whether by chance"),
    )
    assert doubtful.effect == Effect(raised_max=(1, 2))
    assert rating(today, "xe-1").telling == (("gang",),)  # a form and a rule on companies look at it
    (night,) = steps(today, "xe-2", Form)  # a circumstance of the general part
    assert (night.id, night.effect) == ("night", Effect(raised_max=(1, 2)))


def test_roles_with_another_range(today: Law, periods: list[Law]) -> None:
    roles = carried(today, "xe-1")[0]
    assert [(rule.values, rule.scaling) for rule in roles] == [
        (("organiser",), Scaling(max=(3, 2))),
        (("aider",), Scaling(max=(2, 3))),
    ]
    older = carried(periods[5], "xe-1")[0]
    assert [rule.scaling for rule in older] == [Scaling(max=(3, 2)), Scaling(max=(1, 2))]
    assert [rule.values for rule in carried(today, "xe-2")[0]] == [("aider",)]  # the rule on organisers names xe-1


def test_what_one_person_does_before_completion(today: Law) -> None:
    attempted, prepared, solicited = carried(today, "xe-1")[1]
    assert (attempted.values, attempted.scaling, attempted.doubt) == (
        ("attempted",),
        Scaling(max=(1, 2)),
        unsettled("whether an attempt can be unfit"),
    )
    assert allowed(attempted.within) == {"mental": ("accepts", "intent")}
    assert (prepared.values, prepared.scaling) == (("prepared",), Scaling(instead=Range(0, 12), cite=("act 24",)))
    assert allowed(prepared.within) == {"mental": ("intent",)}
    assert (solicited.values, solicited.scaling, solicited.when) == (("solicited",), None, Threshold())
    assert allowed(solicited.within) == {"role": ("instigator",), "mental": ("accepts", "intent")}


def test_what_several_agree_on(today: Law) -> None:
    (agreed,) = carried(today, "xe-1")[2]
    assert (agreed.dimension, agreed.values, agreed.scaling) == ("stage", ("agreed", "prepared"), None)
    assert allowed(agreed.within)["role"] == ("perpetrator", "instigator", "organiser")
    assert allowed(agreed.within)["actors"] == ("2", "3")
    (acted,) = carried(today, "xe-2")[2]
    assert (acted.values, acted.scaling) == (("prepared",), Scaling(max=(1, 4)))
    assert allowed(acted.within)["role"] == ("perpetrator",)


def test_minors_companies_and_who_is_moved(today: Law) -> None:
    assert [(step.whole, step.scaling) for step in steps(today, "xe-1", Minors)] == [(True, Scaling(max=(1, 2)))]
    assert [step.whole for step in steps(today, "xe-2", Minors)] == [False]
    gang = unsettled("whether the gang must act for it")
    assert steps(today, "xe-1", Companies) == [Companies(True, (), None), Companies(False, ("gang",), gang)]
    assert steps(today, "xe-2", Companies) == []  # neither it nor a form of it is named
    silent = "whether the person moved can be liable too"
    assert steps(today, "xe-1", Migrant) == [Migrant("yes", silent, "no")]
    assert steps(today, "xe-2", Migrant) == [Migrant("unsettled", "whether one may hide oneself")]
    assert steps(today, "xe-3", Migrant) == [Migrant("not_read", silent)]


def test_the_general_part_of_criminal_law_does_not_hold_for_what_is_only_fined(today: Law) -> None:
    assert steps(today, "xe-3", Carryings | Minors) == []
    ((cube, terms),) = rating(today, "xe-3").alternatives
    assert terms.penalty == Penalty(NO_PRISON, Fine("only", max=50), cite=("act 13",))
    assert allowed(cube)["role"] == ("perpetrator",)


def test_who_is_punished_as_a_helper_of_another_offence(today: Law) -> None:
    ((cube, terms),) = rating(today, "xe-4").alternatives
    # What the rule on aiders makes of six months to five years: the first that holds for the offence helped in.
    assert terms.range == Range(6, 40)
    assert set(allowed(cube)["role"]) == {"perpetrator", "instigator", "organiser", "aider"}
    (begun,) = carried(today, "xe-4")  # no rule on roles; what is begun, as for the other offence
    assert [rule.values for rule in begun] == [("attempted",), ("prepared",), ("solicited",)]


def test_what_is_punished_at_all_stands_without_ranges(today: Law) -> None:
    assert {(norm.penalty, norm.form) for norm in today.cover} == {(NOTHING, "")}
    assert [item.provision for item in today.ratings] == [0, 1, 2, 3]
    assert {norm.provision for norm in today.cover} == {0, 1, 2, 3}


def test_what_each_offence_of_the_latest_law_punishes() -> None:
    text, _ = accepted(FILE, NationalLaw, FILE.name)
    found = punished(text, lambda _: {}, [])
    assert [(item.position, item.offence.id, item.narrowed) for item in found] == [
        (0, "xe-1", True),
        (2, "xe-3", False),
        (3, "xe-4", False),
    ]
    assert {terms.forms for _, terms in found[0].drafts} >= {(), ("gang",)}
    earlier = punished(text.model_copy(update={"offences": text.offences[:2]}), lambda _: {}, [date(2029, 1, 1)])
    assert [item.offence.id for item in earlier] == ["xe-1"]


@pytest.mark.parametrize(
    ("kinds", "told"),
    [
        (["necessity"], "necessity"),
        (["necessity", "duty_to_rescue"], "necessity or the duty to help persons in danger"),
        (
            ["necessity", "duty_to_rescue_at_sea", "duty_to_rescue", "necessity"],
            "necessity, the duty to rescue at sea or the duty to help persons in danger",
        ),
    ],
)
def test_why_a_rescue_at_sea_is_open(kinds: list[str], told: str) -> None:
    defences = [Defence.model_validate({"kind": kind, "cite": ["act 1"]}) for kind in kinds]
    depends = f"whether {told} excuses who rescues people at sea and lands them depends on the case"
    assert why(defences) == depends
    noted = defences[0].model_copy(update={"note": "courts say so"})
    assert why([noted, *defences]) == f"{depends}; courts say so"


ORDER, NEED, SEA = (
    {"kind": "lawful_order", "cite": ["act 70"]},
    {"kind": "necessity", "cite": ["act 71"]},
    {"kind": "duty_to_rescue_at_sea", "cite": ["act 71", "act 72"]},
)
UNREAD = {"not_read": "the decree"}
RESCUED, BY_ORDER = SPACE.cube(RESCUE), SPACE.cube(ORDERED)
DEPENDS = "excuses who rescues people at sea and lands them depends on the case"


@pytest.mark.parametrize(
    ("defences", "excluded"),
    [
        ([], []),
        ([ORDER], [Exclusion(BY_ORDER, ("act 70",), None)]),
        ([NEED], [Exclusion(RESCUED, ("act 71",), unsettled(f"whether necessity {DEPENDS}"))]),
        (
            [ORDER, NEED, SEA],
            [
                Exclusion(BY_ORDER, ("act 70",), None),
                Exclusion(
                    RESCUED,
                    ("act 71", "act 72"),
                    unsettled(f"whether necessity or the duty to rescue at sea {DEPENDS}"),
                ),
            ],
        ),
        ([{**NEED, **UNREAD}], [Exclusion(RESCUED, ("act 71",), Reason(Ground.UNREAD, "the decree"))]),
        ([{**SEA, **UNREAD}, NEED], [Exclusion(RESCUED, ("act 71",), unsettled(f"whether necessity {DEPENDS}"))]),
        ([{**NEED, "until": date(2020, 1, 1)}], []),
    ],
)
def test_what_general_defences_take_out_of_an_offence(
    defences: list[dict[str, Any]], excluded: list[Exclusion]
) -> None:
    text, _ = accepted(FILE, NationalLaw, FILE.name)
    items = tuple(map(Defence.model_validate, defences))
    part = text.general_part.model_copy(update={"defences": items})
    law = text.model_copy(update={"general_part": part})
    entry = law.offences[0]

    def asked(kind: str) -> list[Exclusion]:
        offence = entry.model_copy(update={"kind": kind})
        return list(defended(law, offence, date(2026, 1, 1), lambda facts: [SPACE.cube(facts)]))

    assert asked("smuggling") == excluded
    assert asked("document") == []
