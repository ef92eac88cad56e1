"""Amendments are tried on the law: what one promises to close is closed, nothing that binds is opened, and the set is small."""

import re
from pathlib import Path
from shutil import copytree, ignore_patterns

import pytest

from day import DAY
from harmonize.findings.advice import advise
from harmonize.findings.amending import applied
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.drafting import only_helping
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.amendment import Amendment, Kind, Package
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import SHORTFALLS, Verdict
from harmonize.query import party_of
from harmonize.reports.amendments import option
from harmonize.reports.wording import Speaker

REAL = ("AU", "CA", "DE", "ES", "FR", "GB", "GR", "IT", "MX", "MY", "NE", "NL", "TN", "TR", "US", "ZA")
TESTS = Path(__file__).parent.parent
DATA, FREEDONIA = TESTS.parent / "data", TESTS / "reports" / "freedonia"


def law_of(code: str, dataset: Dataset) -> Law:
    law = Folder(FREEDONIA, lambda: dataset).law("XD", DAY) if code == "XD" else dataset.law(code, DAY)
    assert law is not None
    return LawOnDay(law, dataset.status.members(DAY)).law


def assessment(law: Law, dataset: Dataset, code: str) -> Assessment:
    return assess(law, party_of(dataset, code), dataset.treaty, dataset.status, DAY, {}, Choice())


def package(code: str, dataset: Dataset) -> tuple[Assessment, Package]:
    found = assessment(law_of(code, dataset), dataset, code)
    return found, advise(found, dataset.status)


def verdicts(law: Law, dataset: Dataset, code: str) -> dict[str, str]:
    return {item.duty.id: item.verdict for item in assessment(law, dataset, code).findings}


def together(amendments: tuple[Amendment, ...]) -> tuple[object, ...]:
    return tuple(change for item in amendments for change in item.changes)


@pytest.mark.sample(1, 2)
@pytest.mark.parametrize("code", ["XD", *REAL])
def test_every_promise_is_kept(code: str, dataset: Dataset) -> None:
    found, advice = package(code, dataset)
    before = {item.duty.id: item.verdict for item in found.findings}
    binding = {item.duty.id for item in found.findings if item.duty.required}
    for one in advice.amendments:
        after = verdicts(applied(found.law, one.changes), dataset, code)
        assert one.closes or one.eases
        assert [name for name in one.closes if after[name] in SHORTFALLS] == []
        assert [name for name in one.eases if after[name] not in SHORTFALLS] == []
        worse = tuple(
            name for name in before if name in binding and Verdict(after[name]).rank > Verdict(before[name]).rank
        )
        assert worse == one.opens
        assert {after[name] for name in worse} <= {"unsettled", "not_verified"}  # never a new shortfall
    short = [item.duty.id for item in found.findings if item.verdict in SHORTFALLS and item.severity != "none"]
    after = verdicts(applied(found.law, together(advice.amendments)), dataset, code)
    assert [name for name in short if after[name] in SHORTFALLS] == sorted(advice.left, key=short.index)
    assert not advice.left or code == "XD"  # which has no offence of documents to extend
    assert {after[name] for name in advice.opened} <= {"unsettled", "not_verified"}


@pytest.mark.slow
@pytest.mark.sample(1, 2)
@pytest.mark.parametrize("code", REAL)
def test_no_amendment_is_superfluous(code: str, dataset: Dataset) -> None:
    """Without any one of them some shortfall stays open."""
    found, advice = package(code, dataset)
    for one in advice.amendments:
        others = tuple(item for item in advice.amendments if item is not one)
        after = verdicts(applied(found.law, together(others)), dataset, code)
        assert [name for name in one.serves if after[name] in SHORTFALLS]


@pytest.mark.slow
@pytest.mark.sample(1, 2)
@pytest.mark.parametrize("code", REAL)
def test_what_is_extended_is_an_offence_of_its_own(code: str, dataset: Dataset) -> None:
    """Neither the migrant's own offence nor the general rules on participants are amended, and nothing is limited that is too narrow."""
    found, advice = package(code, dataset)
    extended = [item for item in advice.amendments if item.kind is Kind.EXTEND]
    touched = {index for item in extended for index in item.provisions}
    assert not touched & only_helping(found.law)
    assert [found.law.provisions[index].id for index in touched if found.law.provisions[index].kind == "migrant"] == []
    for item in advice.amendments:
        if item.kind is Kind.LIMIT:
            assert all(found.law.provisions[index].exclusions for index in item.provisions)


@pytest.mark.slow
def test_the_main_gap_is_closed_in_the_main_offence(dataset: Dataset) -> None:
    """The borders of all States Parties belong into section 96 Residence Act, not into aid to the migrant's own entry."""
    found, advice = package("DE", dataset)
    borders = [item for item in advice.amendments if "state" in item.elements]
    assert [[found.law.provisions[index].id for index in item.provisions] for item in borders] == [["de-96-entry"]]
    benefit = next(item for item in advice.amendments if "benefit_when" in item.elements)
    assert {found.law.provisions[index].id for index in benefit.provisions} == {"de-96-entry", "de-96-stay"}


def test_a_drafter_who_writes_it_into_the_law_sees_the_point_closed(dataset: Dataset, tmp_path: Path) -> None:
    """The amendments of section 96, written by hand into a copy of the law file: smuggling of migrants is then met."""
    data = copytree(DATA, tmp_path / "data", ignore=ignore_patterns("codings", "cases"))
    file = data / "national_laws" / "de.yaml"
    head, mark, law = file.read_text("utf-8").partition("  - id: de-96-entry\n")
    for clause, old, new in (
        ("entry-promised", r"state: \[[^]]*\]", "state: [parties]"),
        ("entry-promised", r"person: \[[^]]*\]", "person: [third_country, stateless, own_national]"),
        ("entry-promised", r"\n +benefit_when: \[[^]]*\]", ""),
        ("entry-paid", r"\n +benefit_when: \[[^]]*\]", ""),
    ):
        law, written = re.subn(rf"(?s)(\b{clause}:\n.*?){old}", rf"\g<1>{new}", law, count=1)
        assert written == 1
    file.write_text(head + mark + law, "utf-8")
    amended = Folder(data, lambda: dataset).law("DE", DAY)
    assert amended is not None
    assert verdicts(amended, dataset, "DE")["smp-6.1.a"] in ("met", "exceeds")


def test_a_circumstance_is_added_once_for_all_offences(dataset: Dataset) -> None:
    _, advice = package("NL", dataset)
    (danger,) = [item for item in advice.amendments if item.elements == ("danger",)]
    assert danger.closes == ("smp-6.3.a/1a", "smp-6.3.a/1bi", "smp-6.3.a/1c", "smp-6.3.a/2b", "smp-6.3.a/2c")


def test_advice_can_be_asked_for_one_duty(dataset: Dataset) -> None:
    law = dataset.law("GB", DAY)
    assert law is not None
    whole = advise(assessment(law, dataset, "GB"), dataset.status)
    found = whole.serving({"smp-6.1.a"})
    assert found.amendments == tuple(one for one in whole.amendments if "smp-6.1.a" in one.serves)
    assert 0 < len(found.amendments) < len(whole.amendments)
    assert [one.elements for one in found.options({"smp-6.1.a"}, ("person",))] == [("person",)]
    speaker = Speaker(law, dataset.treaty, {}, dataset.status.members(DAY))
    told = option(found.options({"smp-6.1.a"}, ("state",))[0], speaker)
    assert told.endswith("into every State Party; needed with others to close SMP 6(1)(a)")


def test_a_law_without_shortfall_needs_no_advice(dataset: Dataset) -> None:
    law = dataset.law("XA", DAY)
    assert law is not None
    found = advise(assessment(law, dataset, "XA"), dataset.status)
    assert found == ((), (), ())
