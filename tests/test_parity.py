"""The parity list: every State answers every item, and the same general law gets the same verdict in every State."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from day import DAY
from harmonize.findings.answer import answer
from harmonize.findings.assessment import answers
from harmonize.findings.fact_pattern import point
from harmonize.library.folder import Folder
from harmonize.library.lint import lint
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Verdict

ROOT = Path(__file__).parent.parent
STATES = [path.stem.upper() for path in sorted((ROOT / "data" / "national_laws").glob("[!x]?.yaml"))]
FREEDONIA = ROOT / "tests" / "reports" / "freedonia" / "national_laws" / "xd.yaml"
RESCUE = {"conduct": "crossing", "state": "own", "mode": "sea", "motive": "rescue", "how": "transport", "persons": "20"}
CLAUSE = """        except:
          humanitarian: {when: {motive: [humanitarian_only, rescue]}, cite: act 10(4)}
"""
THIN = {"TN": 8}  # of the Tunisian codes no whole copy could be had: what was told as searched there was not read
ASKED = ("smp-6.1.a", "smp-6.2.a", "smp-6.3.a/1a", "smp-6.3.b/1a", "untoc-2.b", "untoc-10.1")


@pytest.mark.slow
@pytest.mark.parametrize("code", STATES)
def test_a_state_answers_every_item(code: str, folder: Folder) -> None:
    items, answers = folder.parity.items, folder.parity.answers[code]
    assert list(answers) == list(items), f"{code}: the items of data/parity.yaml, in their order"
    unread = [name for name, found in answers.items() if found.word == "not_read"]
    most = THIN.get(code, len(items) // 10)
    assert len(unread) <= most, f"{code}: more than {most} of {len(items)} not read: {unread}"
    silent = [
        name
        for name, found in answers.items()
        if items[name].places and found.word != "coded" and len(found.searched) < 10
    ]
    assert not silent, f"{code}: which places were looked in? {silent}"


def test_the_items_on_necessity_rescue_and_sentencing_ask_for_the_places_looked_in(folder: Folder) -> None:
    asked = {name for name, item in folder.parity.items.items() if item.places}
    assert {"necessity", "duty_to_rescue_at_sea", "rescue_clause", "harm_at_sentencing"} <= asked


Lay = Callable[[str, dict[str, str]], Law]


@pytest.fixture
def lay(folder: Folder, tmp_path: Path) -> Lay:
    """Lays a general rule over one synthetic law: a line of `general_part`, and words of the file replaced."""

    def laid(rule: str, changed: dict[str, str]) -> Law:
        text = FREEDONIA.read_text("utf-8")
        for old, new in {CLAUSE: "", **changed}.items():
            assert old in text
            text = text.replace(old, new)
        assert "\noffences:" in text
        path = tmp_path / "national_laws" / "xd.yaml"
        path.parent.mkdir(exist_ok=True)
        path.write_text(text.replace("\noffences:", f"\n{rule}\noffences:" if rule else "\noffences:", 1), "utf-8")
        law = Folder(tmp_path, lambda: folder, reuse=False).law("XD", DAY)
        assert law is not None
        return law

    return laid


def verdicts(law: Law, folder: Folder) -> dict[str, Verdict]:
    """The verdict on every tested duty."""
    found = answers(law, folder.treaty, folder.status, DAY)
    return {name: outcome.verdict for name, outcome in found.items()}


def told(law: Law, folder: Folder) -> dict[str, Any]:
    """What a law says of the duties that general law could move, and of a rescue at sea."""
    found = verdicts(law, folder)
    cube = point(RESCUE, Words.of("XD", folder.status.members(DAY)))
    ordered = point({**RESCUE, "auspices": "authority"}, Words.of("XD", folder.status.members(DAY)))
    return {
        **{name: found[name] for name in ASKED},
        "rescue": answer(law, cube, anywhere=True).punishable,
        "ordered": answer(law, ordered, anywhere=True).punishable,
    }


def rules(folder: Folder) -> list[tuple[str, str, str]]:
    """Every defence and every duty to weigh harm on file: State, key of the general part, kind."""
    return [
        (code, key, item.kind)
        for code in STATES
        for key in ("defences", "weighs")
        for item in getattr(folder.text(code)[0].general_part, key)
    ]


@pytest.mark.slow
def test_the_same_value_gets_the_same_verdicts_in_every_state(folder: Folder, lay: Lay) -> None:
    """Each value that a State has coded, laid over one synthetic law: what comes out depends on the value alone."""
    plain = told(lay("", {}), folder)
    assert plain["rescue"] == "yes"
    for key, kind in sorted({(key, kind) for _, key, kind in rules(folder)}):
        found, other = (
            told(lay(f"  {key}:\n    - {{kind: {kind}, cite: act 1, note: as {act} has it}}", {}), folder)
            for act in ("an act", "another act")
        )
        assert found == other, f"{key} {kind}"
        open_rescue = {"rescue": "unsettled", "ordered": "unsettled"} if key == "defences" else {}
        if kind == "lawful_order":
            open_rescue = {"ordered": "no"}
        assert found == {**plain, **open_rescue}, f"{key} {kind}"


@pytest.mark.slow
def test_no_exclusion_of_a_single_law_stands_for_a_general_defence(folder: Folder) -> None:
    """Necessity and duties to rescue are coded once, in `defences`, and not by each State's own exclusion.

    A rule that makes the entry itself lawful, or spares help by its own words, is no general defence.
    """
    general = re.compile(r"necessity|duty to rescue|must help|general defence|justif", re.IGNORECASE)
    for code in STATES:
        for item in folder.text(code)[0].general_part.excluded:
            at_sea = isinstance(item.when, dict) and "mode" in item.when and "motive" in item.when
            assert not (at_sea and general.search(item.unsettled or "")), f"{code}: {item.unsettled}"


@pytest.mark.slow
def test_no_form_of_a_single_offence_stands_for_a_general_duty(folder: Folder) -> None:
    for code in STATES:
        for offence in folder.text(code)[0].offences:
            for version in offence.versions:
                found = [
                    name
                    for name, form in version.qualified.items()
                    if form.weighs and "general duty" in (form.unsettled or "")
                ]
                assert not found, f"{code}: {found} belong into general_part.weighs"


FINE = """
  - id: xd-20
    title: Help with entry, fined
    kind: smuggling
    form: administrative
    section: entry
    versions:
      - from: 2010-01-01
        cite: act 20
        punishes:
          entry: {conduct: [crossing], state: any, benefit: any, person: any, how: any, for: [another]}
        penalty: {fine: {with: only}}
"""


def test_an_administrative_offence_counts_for_the_directive_and_is_shown_beside_answers(
    folder: Folder, lay: Lay
) -> None:
    """Directive 2002/90 asks for sanctions, not for crimes; its humanitarian option is not used where a fine stands."""
    plain, fined = lay("", {}), lay("", {"\noffences:": f"\noffences:{FINE}"})
    before, after = (verdicts(law, folder) for law in (plain, fined))
    moved = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    assert moved == {"eu-2002-90-1.1.a": ("partial", "met"), "eu-2002-90-1.2": ("met", "gap")}
    unpaid = point({"conduct": "crossing", "state": "own", "benefit": "none"}, Words.of("XD", {}))
    found = answer(fined, unpaid, anywhere=True)
    assert found.punishable == answer(plain, unpaid, anywhere=True).punishable == "no"
    assert [fined.provisions[norm.provision].id for norm in found.fined] == ["xd-20"]


@pytest.mark.parametrize(("form", "verdict"), [("criminal", "gap"), ("administrative", "met")])
def test_a_fine_on_the_migrant_himself_is_no_breach(form: str, verdict: str, folder: Folder, lay: Lay) -> None:
    """Even where SMP 5 is read to bar illegal entry by any name (D8), it speaks of criminal prosecution."""
    own = FINE.replace("kind: smuggling", "kind: migrant").replace("administrative", form)
    own = own.replace(
        "crossing], state: any, benefit: any, person: any, how: any, for: [another]",
        "own_crossing], state: [own], person: any, mental: any",
    )
    law = lay("", {"\noffences:": f"\noffences:{own}"})
    from harmonize.duties.evaluator import Evaluator
    from harmonize.duties.forms import judge

    readings = folder.treaty.readings({"D8": "any_name"})
    evaluator = Evaluator(LawOnDay(law, folder.status.members(DAY)), folder.treaty, readings)
    assert judge(evaluator.duty("smp-5/principal"), evaluator).verdict == verdict


def test_lint_checks_that_what_an_answer_names_exists_and_is_of_its_kind(tmp_path: Path) -> None:
    text = FREEDONIA.read_text("utf-8")
    path = tmp_path / "national_laws" / "xd.yaml"
    path.parent.mkdir()
    (tmp_path / "parity.yaml").write_text((ROOT / "data" / "parity.yaml").read_text("utf-8"), "utf-8")
    path.write_text(
        f"{text}parity:\n"
        "  necessity: {coded: defences necessity}\n"
        "  ill_treatment: {coded: xd-nowhere}\n"
        "  rescue_clause: not_read\n"
        "  incitement: {none: yes}\n",
        "utf-8",
    )
    found = "\n".join(map(str, lint([path]).problems))
    assert "`searched` is missing; `none` says where it was looked for" in found
    path.write_text(path.read_text("utf-8").replace("{none: yes}", "not_read"), "utf-8")
    found = "\n".join(map(str, lint([path]).problems))
    assert "`defences necessity` carries nothing in this file" in found
    assert "`xd-nowhere` carries nothing in this file" in found
    assert "`rescue_clause` is not read: say in `searched` which places were looked in" in found
    assert "no answer to duty_to_rescue_at_sea, duty_to_rescue" in found
