"""One State's law on one day, and through the years: an invented law with two offences (`freedonia.yaml`)."""

from pathlib import Path

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.combining import everything
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.duty_tests import DatedCube
from harmonize.norms.history import Version, history
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Near
from harmonize.norms.penalty import NO_PRISON, Fine, Penalty, Range
from harmonize.norms.provision import Exclusion, Factor, Norm, OfCompany
from harmonize.norms.source import Grade
from harmonize.texts.national_law import NationalLaw

PLAIN, GRAVE = Range(6, 60), Range(12, 120)
GROUPS = {"parties": frozenset(("XD", "XE", "XF")), "EU": frozenset(("XE",))}
WORD, OTHERS = SPACE.bit["state"]["parties"], SPACE.cube({"state": ["parties"]})


@pytest.fixture
def periods(folder: Folder) -> list[Law]:
    path = Path(__file__).with_name("freedonia.yaml")
    text, located = accepted(path, NationalLaw, path.name)
    return lowered(text, located, folder.status)


@pytest.fixture
def law(periods: list[Law]) -> Law:
    return periods[-1]


def test_the_law_in_one_line_and_as_rows(law: Law) -> None:
    assert repr(law) == f"<harmonize.Law XD Freedonia from {law.since}: 2 offences>"
    entry, stay = law.rows()
    assert entry == {
        "state": "XD",
        "offence": "xd-10",
        "title": "Assisting entry",
        "kind": "smuggling",
        "section": "entry",
        "cite": "act 10; act 10a",
        "low": 6.0,
        "high": 60.0,
        "unit": "months",
        "fine": "",
        "fine_min": None,
        "fine_max": None,
        "fine_unit": "",
        "since": "2020-01-01",
        "until": "",
    }
    assert (stay["offence"], stay["high"], stay["since"]) == ("xd-11", 12.0, "2015-01-01")
    assert law._repr_html_().startswith("<table><caption>Freedonia: offences</caption>")


def test_since_when_an_offence_is_known(law: Law) -> None:
    assert [item.begins for item in law.provisions] == ["since 2020-01-01", "seen in force on 2015-01-01"]


def test_the_versions_of_an_offence_through_the_years(periods: list[Law]) -> None:
    assert history(periods) == {
        "xd-10": (
            Version("2010-06-01", "2020-01-01", False, "Assisting entry", "", ("act 10",), Range(0, 36)),
            Version("2020-01-01", "", False, "Assisting entry", "", ("act 10", "act 10a"), PLAIN),
        ),
        "xd-11": (Version("2015-01-01", "", True, "Assisting stay", "", ("book 11",), Range(0, 12)),),
    }


def test_a_version_is_told_as_it_was_last(law: Law) -> None:
    renamed = law._replace(provisions=(law.provisions[0]._replace(title="Assisting illegal entry"),))
    assert history([law, renamed])["xd-10"][0].title == "Assisting illegal entry"


def test_how_far_a_section_was_read(law: Law) -> None:
    assert law.status("entry") is SectionStatus.READ
    assert law._replace(reading={}).status("entry") is SectionStatus.NOT_READ
    assert law.told_unread("stay") == "stay: only partly read"
    assert law.told_unread("mutual_assistance") == "mutual assistance: not read"
    assert law.told_unread_rule("stage", "attempted") == "the rule of the general part on attempt was not read"


def test_a_range_is_told_plain_and_by_form(law: Law) -> None:
    assert law.plain_range(0) == PLAIN
    assert law.plain_range(1) == Range(0, 12)
    assert law.plain_range(2) == Range(0, 0)
    assert {(norm.provision, norm.form, norm.range) for norm in law.by_form(0)} == {(0, "", PLAIN), (0, "grave", GRAVE)}
    assert {norm.provision for norm in law.by_form(1)} == {1}
    assert law.by_form(2) == ()


def test_what_is_punished_of_the_facts_asked(law: Law) -> None:
    assert {(norm.provision, norm.form, norm.range) for norm in law.graded(everything)} == {
        (0, "", PLAIN),
        (0, "grave", GRAVE),
        (1, "", Range(0, 12)),
    }
    assert law.graded(lambda _: 0) == ()


def test_the_clause_that_comes_nearest(law: Law) -> None:
    crossing, transit = SPACE.cube({"conduct": ["crossing"]}), SPACE.cube({"conduct": ["transit"]})
    assert law.nearest_clause(0, crossing) == "entry"
    assert law.nearest_clause(0, transit) == "transit"
    assert law.nearest_clause(1, transit) == "stay"
    assert law.nearest_clause(2, transit) == ""
    first = SPACE.plainest(SPACE.cube({"conduct": ["transit"], "state": ["XD"]}))
    assert law.clause_of(0, first, doubtful=False) == "transit"
    assert law.clause_of(1, first, doubtful=False) == "stay"
    assert law.clause_of(2, first, doubtful=False) == ""


def test_the_line_of_the_nearest_clause_or_of_the_version(law: Law) -> None:
    clauses = law.provisions[0].clauses
    assert law.line_of(Near(0, (), (), "transit")) == clauses["transit"] == clauses["entry"] + 1
    assert law.line_of(Near(0, (), (), "")) == law.provisions[0].line
    assert law.line_of(Near(1, (), (), "gone")) == law.provisions[1].line


def test_a_line_may_stand_in_a_bill_laid_over_the_file(law: Law) -> None:
    assert law.place(12) == "freedonia.yaml:12"
    laid = law._replace(below=((100, "bill.yaml"), (150, "second.yaml")))
    assert [laid.place(line) for line in (100, 101, 150, 151)] == [
        "freedonia.yaml:100",
        "bill.yaml:1",
        "bill.yaml:50",
        "second.yaml:1",
    ]


def test_the_worst_kind_of_text_counts(law: Law) -> None:
    source = law.source("act 10(2)")
    assert source is not None
    assert source.title == "Aliens Act"
    assert law.source("gone 1") is None
    assert law.grade(["act 10", "act 11"]) is Grade.OFFICIAL
    assert law.grade(["act 10", "book 11"]) is Grade.SECONDARY
    assert law.grade(["book 11", "gone 1"]) is Grade.MEMORY
    assert law.grade([]) is Grade.OFFICIAL


def test_an_offence_counts_for_its_kind(law: Law) -> None:
    entry = law.provisions[0]
    assert entry.counts_for(())
    assert entry.counts_for(("smuggling", "other"))
    assert not entry.counts_for(("other",))
    fined = entry._replace(administrative=True)
    assert not fined.counts_for(())
    assert not fined.counts_for(("smuggling",))
    assert fined.counts_for(("administrative",))
    assert fined.counts_for(("smuggling", "administrative"))
    assert not fined.counts_for(("other", "administrative"))


def test_a_doubtful_element_has_its_own_pinpoints_or_those_of_the_offence(law: Law) -> None:
    entry = law.provisions[0]._replace(doubts={"courts differ": ("case 1",)})
    assert entry.cites_of(Reason(Ground.LAW, "courts differ")) == ("case 1",)
    assert entry.cites_of(Reason(Ground.LAW, "something else")) == ("act 10", "act 10a")


def test_a_company_has_the_sanction_of_the_form_else_that_of_the_offence(law: Law) -> None:
    own, grave = (OfCompany(Penalty(NO_PRISON, Fine("only", max=most), cite=("act 9",))) for most in (100, 900))
    offence = law.provisions[0]._replace(companies={"": own, "grave": grave})
    norm = Norm(0, SPACE.full, Penalty(PLAIN, Fine("or", max=7)), "night", None)
    assert offence.of_company(norm) == own.penalty
    assert offence.of_company(norm._replace(form="night+grave")) == grave.penalty
    same = offence._replace(companies={"": OfCompany(Penalty(NO_PRISON, cite=("act 9",)), same=True)})
    assert same.of_company(norm).fine == Fine("only", max=7)  # whatever the fine of the penalty in its place
    silent = offence._replace(companies={}, rules={"legal_person": ("act 8", "act 9")})
    assert silent.of_company(norm) == Penalty(NO_PRISON, cite=("act 8",))
    fined = norm._replace(penalty=Penalty(NO_PRISON, Fine("only", max=30), cite=("act 10(2)",)))
    assert silent.of_company(fined) == fined.penalty  # a form of the offence that is written for companies
    assert silent.of_company(fined._replace(form="")) == Penalty(NO_PRISON, cite=("act 8",))


def test_the_clause_that_gives_the_range_is_cited_first_and_the_basic_one_where_it_differs(law: Law) -> None:
    offence = law.provisions[0]._replace(cite=("act 26(1)", "act 2"))
    told = [offence.pinpoints(Penalty(PLAIN, cite=cite)) for cite in (("act 26(2)", "act 3"), ("act 26(1)(a)",), ())]
    assert told == [("act 26(2)", "act 26(1)"), ("act 26(1)(a)",), ("act 26(1)",)]
    assert offence._replace(cite=("act 2",)).pinpoints(Penalty(PLAIN, cite=("act 26",))) == ("act 26", "act 2")


def test_on_a_day_the_parties_are_the_other_states_bound_that_day(law: Law) -> None:
    today = LawOnDay(law, GROUPS)
    here, there = today.states(("own",)), today.states(("parties",))
    assert SPACE.names(here, "state") == ("XD",)
    assert SPACE.names(there, "state") == ("XE", "XF")
    told = [cube for rating in today.law.ratings for cube, _ in rating.alternatives]
    assert {SPACE.names(cube, "state") for cube in told if SPACE.names(cube, "conduct") == ("crossing",)} == {
        ("XD", "XE", "XF")
    }
    assert {SPACE.names(cube, "state") for cube in told if SPACE.names(cube, "conduct") != ("crossing",)} == {("XD",)}
    covered = [norm.cube for norm in today.law.cover if SPACE.names(norm.cube, "conduct") == ("crossing",)]
    assert {SPACE.names(cube, "state") for cube in covered} == {("XD", "XE", "XF")}


def test_whatever_speaks_of_the_parties_means_those_of_the_day(law: Law) -> None:
    entry = law.provisions[0]._replace(
        exclusions=(Exclusion(OTHERS, (), None),), weighs=(Factor(OTHERS, ("act 9",), None),)
    )
    reach = law.reaches[0]._replace(cube=OTHERS)
    form = law.ratings[0].forms[0]._replace(pieces=((OTHERS, ("role",)), (SPACE.full, ())))
    rating = law.ratings[0]._replace(steps=(form, *law.ratings[0].steps[1:]))
    stay = law.provisions[1]
    spoken = law._replace(provisions=(entry, stay), reaches=(reach,), ratings=(rating, law.ratings[1]))
    today = LawOnDay(spoken, GROUPS).law
    bound = SPACE.cube({"state": ["XE", "XF"]})
    assert today.provisions[0].exclusions == (Exclusion(bound, (), None),)
    assert today.provisions[0].weighs == (Factor(bound, ("act 9",), None),)
    assert today.provisions[1] == stay
    assert today.reaches == (reach._replace(cube=bound),)
    assert today.ratings[0].forms[0].pieces == ((bound, ("role",)), (SPACE.full, ()))
    assert today.ratings[0].steps[1:] == rating.steps[1:]
    weighing = LawOnDay(law._replace(provisions=(entry._replace(exclusions=()), stay)), GROUPS).law
    assert weighing.provisions[0].weighs == (Factor(bound, ("act 9",), None),)
    leaving_out = LawOnDay(law._replace(provisions=(entry._replace(weighs=()), stay)), GROUPS).law
    assert leaving_out.provisions[0].exclusions == (Exclusion(bound, (), None),)


def test_the_facts_of_a_duty_on_a_day(law: Law) -> None:
    today = LawOnDay(law, GROUPS)
    paid = SPACE.cube({"benefit": ["money"]})
    assert today.dated([DatedCube(paid, None)]) == (paid,)
    assert today.dated([DatedCube(paid, ("EU", "own"))]) == (SPACE.cube({"benefit": ["money"], "state": ["XD", "XE"]}),)
    assert today.dated([DatedCube(paid, ("SCHENGEN",)), DatedCube(paid, None)]) == (paid,)


def test_words_of_a_dimension_on_a_day(law: Law) -> None:
    today = LawOnDay(law, GROUPS)
    assert today.values("state", ("EU",)) == SPACE.bit["state"]["XE"]
    assert today.values("benefit", ("money", "none")) == SPACE.bit["benefit"]["money"] | SPACE.bit["benefit"]["none"]
