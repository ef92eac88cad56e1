"""What is asked of a law before one treaty is asked once; a changed law, treaty or reading asks again what turns on the change."""

from pathlib import Path

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.duty_tests import Criminalize, DatedCube, Punish
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Verdict
from harmonize.norms.provision import Exclusion
from harmonize.norms.treaty import Duty, DutyKind, Selections, Strength, Treaty, Variant
from harmonize.texts.national_law import NationalLaw

DONE = {"role": ["perpetrator"], "stage": ["completed"], "mental": ["intent"], "actor": ["adult"], "for": ["another"]}
HELP = {"conduct": ["crossing"], "tie": ["stranger"], **DONE}
PAID = DatedCube(SPACE.cube({**HELP, "benefit": ["money"]}), ("own",))
FREE = DatedCube(SPACE.cube({**HELP, "benefit": ["none"]}), ("own",))
ENTRY = Criminalize(("smuggling",), (PAID,))
NAMES = ("entry", "range")


def treaty(region: DatedCube = PAID, months: int = 60) -> Treaty:
    other = Variant("D2", "free", Strength.SHALL, ENTRY._replace(region=(FREE,)))
    plain = Duty(
        "entry",
        "smp",
        "6",
        "6",
        "Entry",
        "",
        Strength.SHALL,
        DutyKind.LEGISLATIVE,
        "penalties",
        ENTRY._replace(region=(region,)),
        (other,),
        (),
        (),
        "",
    )
    duties = (plain, plain._replace(id="range", test=Punish(("entry",), months), variants=()))
    return Treaty("1", Selections((), (), (), {}, (), "", {}, {}), {}, {}, {}, {item.id: item for item in duties})


def verdicts(evaluator: Evaluator) -> list[Verdict]:
    return [judge(evaluator.duty(name), evaluator).verdict for name in NAMES]


@pytest.fixture
def law(folder: Folder) -> Law:
    path = Path(__file__).parent.parent / "norms" / "freedonia.yaml"
    text, located = accepted(path, NationalLaw, path.name)
    return lowered(text, located, folder.status)[-1]


@pytest.fixture
def asked(law: Law) -> Evaluator:
    """Assisting entry for money carries up to five years; both duties were asked before."""
    evaluator = Evaluator(LawOnDay(law, {"parties": frozenset()}), treaty(), {})
    assert verdicts(evaluator) == [Verdict.MET, Verdict.MET]
    return evaluator


def test_another_text_of_the_treaty_asks_again_what_it_touches(asked: Evaluator) -> None:
    graver = asked.by_another_text(treaty(months=61), ["range"])
    assert set(graver.outcomes) == set(graver.questions) == {"entry"}
    assert set(graver.duties) == {"entry"}
    assert graver.penal is asked.penal
    assert verdicts(graver) == [Verdict.MET, Verdict.PARTIAL]
    wider = asked.by_another_text(treaty(FREE), NAMES)
    assert (wider.duties, wider.outcomes, wider.regions, wider.questions) == ({}, {}, {}, {})
    assert verdicts(wider)[0] is Verdict.GAP
    assert verdicts(asked) == [Verdict.MET, Verdict.MET]


def test_another_reading_asks_everything_again(asked: Evaluator) -> None:
    other = asked.read_otherwise("D2=free")
    assert other.outcomes == {}
    assert verdicts(other)[0] is Verdict.GAP
    assert (asked.readings, other.readings) == ({}, {"D2": "free"})
    assert other.read_otherwise("D2=paid").readings == {"D2": "paid"}
    assert verdicts(asked) == [Verdict.MET, Verdict.MET]


def test_a_changed_law_is_asked_again(asked: Evaluator) -> None:
    first, second = asked.law.provisions
    exempt = first._replace(exclusions=(Exclusion(PAID.cube, (), None),))
    spared = asked.amended(asked.law._replace(provisions=(exempt, second)))
    assert verdicts(spared)[0] is Verdict.GAP
    no_offence = asked.amended(asked.law._replace(cover=(), ratings=()))
    assert verdicts(no_offence)[0] is Verdict.GAP
    milder = asked.amended(asked.law._replace(ratings=asked.law.ratings[1:]))
    assert verdicts(milder)[1] is not Verdict.MET
    assert verdicts(asked) == [Verdict.MET, Verdict.MET]


def test_where_only_rules_changed_what_is_punished_stays_known(asked: Evaluator) -> None:
    ruled = asked.amended(asked.law._replace(measures={}))
    assert ruled.outcomes == {}
    assert ruled.law.measures == ruled.on_day.law.measures == {}
    assert ruled.penal.punished_by is asked.penal.punished_by
    assert asked.law.measures
    assert asked.on_day.law.measures
