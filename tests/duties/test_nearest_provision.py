"""A gap knows the provision and the clause that come nearest, and a doubt about a whole duty has no facts of its own."""

from pathlib import Path

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.doubt import not_read
from harmonize.norms.duty_tests import Aggravate, Criminalize, DatedCube, Punish, Replacement, Spare, Test
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Doubt, Near, Outcome, Verdict
from harmonize.norms.treaty import Duty, DutyKind, Selections, Strength, Treaty
from harmonize.texts.national_law import NationalLaw

DONE = {"role": ["perpetrator"], "stage": ["completed"], "mental": ["intent"], "actor": ["adult"], "for": ["another"]}
HELP = {"conduct": ["crossing"], **DONE}
PAID = DatedCube(SPACE.cube({**HELP, "benefit": ["money"], "tie": ["stranger"]}), ("own",))
CHILDREN = Replacement(SPACE.fields["degrading"].mask, SPACE.bit["degrading"]["yes"])
DANGER = Replacement(SPACE.fields["danger"].mask, SPACE.bit["danger"]["actual_life"])


@pytest.fixture
def law(folder: Folder) -> Law:
    path = Path(__file__).parent.parent / "norms" / "freedonia.yaml"
    text, located = accepted(path, NationalLaw, path.name)
    return lowered(text, located, folder.status)[-1]


def outcome(law: Law, test: Test, *reads: str) -> Outcome:
    """What comes out of a duty to which paid entry is the base."""
    base = Duty(
        "entry",
        "smp",
        "6",
        "6",
        "",
        "",
        Strength.SHALL,
        DutyKind.LEGISLATIVE,
        "penalties",
        Criminalize(("smuggling",), (PAID,)),
        (),
        reads,
        (),
        "",
    )
    asked = base._replace(id="asked", test=test)
    selections = Selections((), (), (), {}, ("smuggling",), "", {}, {})
    treaty = Treaty("1", selections, {}, {}, {}, {"entry": base, "asked": asked})
    evaluator = Evaluator(LawOnDay(law, {"parties": frozenset()}), treaty, {})
    return judge(evaluator.duty("asked"), evaluator)


def near(found: Outcome) -> list[Near | None]:
    assert found.gaps
    return [gap.near for gap in found.gaps]


def region(**facts: list[str]) -> Criminalize:
    return Criminalize(("smuggling",), (DatedCube(SPACE.cube({**HELP, "tie": ["stranger"], **facts}), ("own",)),))


def test_what_is_no_offence_is_near_to_the_clause_with_the_fewest_elements_in_the_way(law: Law) -> None:
    free = outcome(law, region(benefit=["none"]))
    assert (free.verdict, near(free)) == (Verdict.GAP, [Near(0, ("benefit",), (), "entry")])
    negligent = outcome(law, region(benefit=["money"], mental=["negligent"]))
    assert near(negligent) == [Near(0, ("mental",), (), "entry")]
    documents = law._replace(reading={**law.reading, "documents": (SectionStatus.READ, "")})
    other = outcome(documents, region(conduct=["use_document"]))
    assert near(other) == [None]


def test_what_an_exemption_keeps_out_names_its_pinpoints(law: Law) -> None:
    brother = outcome(law, region(benefit=["money"], tie=["sibling"]))
    assert near(brother) == [Near(0, (), ("act 10(3)",), "entry")]


def test_what_is_punished_too_lightly_is_near_to_what_punishes_it(law: Law) -> None:
    assert outcome(law, Punish(("entry",), 60)).verdict is Verdict.MET
    found = outcome(law, Punish(("entry",), 61))
    assert found.verdict is Verdict.PARTIAL
    assert near(found) == [Near(0, (), (), "entry")]


def test_what_weighs_no_more_is_near_to_what_punishes_it(law: Law) -> None:
    assert outcome(law, Aggravate("entry", (DANGER,))).verdict is Verdict.MET
    found = outcome(law, Aggravate("entry", (CHILDREN,)))
    assert (found.verdict, near(found)) == (Verdict.GAP, [Near(0, (), (), "entry")])


def test_what_must_be_spared_needs_no_provision_near_to_it(law: Law) -> None:
    found = outcome(law, Spare(("smuggling",), (PAID,)))
    assert (found.verdict, found.provisions, near(found)) == (Verdict.GAP, (0,), [None])


def test_where_nothing_was_read_the_doubt_is_about_the_whole_duty(law: Law) -> None:
    none = law._replace(ratings=(), cover=(), reading={**law.reading, "carriers": (SectionStatus.PARTLY_READ, "")})
    found = outcome(none, Punish(("entry",), 48), "entry", "carriers", "special_techniques")
    assert found == Outcome(Verdict.NOT_ASSESSED, doubts=(Doubt(not_read("carriers: only partly read")),))
    words = outcome(none, Punish(("entry",), 48), "special_techniques")
    assert words.doubts == (Doubt(not_read("special techniques: not read")),)
    assert outcome(none, Punish(("entry",), 48), "entry") == Outcome(Verdict.GAP, follows="entry")
