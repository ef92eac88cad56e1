"""An older version of an offence says what was otherwise; the rest is as in the version above it."""

import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harmonize.errors import UnreadableData
from harmonize.library.unfolding import unfolded
from harmonize.library.validation import accepted
from harmonize.library.yaml_file import parsed
from harmonize.texts.national_law import NationalLaw

SOUND = (Path(__file__).parent / "sound" / "xa.yaml").read_text("utf-8")
NEWEST = """\
offences:
  - id: xa-9
    versions:
      - from: 2020-01-01
        by: Act 2/2019
        cite: act 9
        punishes:
          entry: {conduct: [crossing], benefit: any, how: any}
          stay: {conduct: [stay], benefit: [money]}
        except:
          family: {when: {tie: [sibling]}, cite: act 10, note: brothers}
        penalty: {prison: [0, 60], fine: {with: or}}
        qualified:
          peril: {when: {danger: [actual_life]}, floor: 12, cite: act 11}
        note: as it reads today
      - until: 2020-01-01
        from: 2010-01-01
"""
WHOLE = {
    "cite": "act 9",
    "punishes": {
        "entry": {"conduct": ["crossing"], "benefit": "any", "how": "any"},
        "stay": {"conduct": ["stay"], "benefit": ["money"]},
    },
    "except": {"family": {"when": {"tie": ["sibling"]}, "cite": "act 10", "note": "brothers"}},
    "penalty": {"prison": [0, 60], "fine": {"with": "or"}},
    "qualified": {"peril": {"when": {"danger": ["actual_life"]}, "floor": 12, "cite": "act 11"}},
}


def older(otherwise: str) -> dict[str, Any]:
    """The second version of the offence above, whole, when it says that something was otherwise."""
    found, wrong = unfolded(parsed(f"{NEWEST}        otherwise: {otherwise}\n", "xa.yaml"))
    assert wrong == []
    version: dict[str, Any] = found.data["offences"][0]["versions"][1]
    assert version.pop("from") == date(2010, 1, 1)
    assert version.pop("until") == date(2020, 1, 1)
    return version


def told(otherwise: str) -> list[str]:
    """The rules that speak against what was otherwise, with the place in its line."""
    found, wrong = unfolded(parsed(f"{NEWEST}        otherwise: {otherwise}\n", "xa.yaml"))
    return [f"{item.rule} at {found.mark(item.route, key=item.at_key)[1] - 20}" for item in wrong]


@pytest.mark.parametrize(
    ("otherwise", "changed"),
    [
        # A key that is given takes the place of that key; the others stay.
        ("{penalty: {prison: [0, 24]}}", {"penalty": {"prison": [0, 24], "fine": {"with": "or"}}}),
        (
            "{punishes: {entry: {benefit: [money]}}}",
            {"punishes": {**WHOLE["punishes"], "entry": {"conduct": ["crossing"], "benefit": ["money"], "how": "any"}}},
        ),
        ("{cite: act 9 (old)}", {"cite": "act 9 (old)"}),
        # `none` takes a key, a clause or a block away.
        ("{penalty: {fine: none}}", {"penalty": {"prison": [0, 60]}}),
        ("{except: {family: {note: none}}}", {"except": {"family": {"when": {"tie": ["sibling"]}, "cite": "act 10"}}}),
        ("{punishes: {stay: none}}", {"punishes": {"entry": WHOLE["punishes"]["entry"]}}),
        ("{qualified: none}", {"qualified": None}),
        # A new name adds a clause, behind the others.
        (
            "{punishes: {transit: {conduct: [transit], benefit: any}}}",
            {"punishes": {**WHOLE["punishes"], "transit": {"conduct": ["transit"], "benefit": "any"}}},
        ),
        (
            "{unsettled: {stay: {when: {conduct: [stay], benefit: [kind]}, why: courts differ}}}",
            {"unsettled": {"stay": {"when": {"conduct": ["stay"], "benefit": ["kind"]}, "why": "courts differ"}}},
        ),
        # What stands inside a key is replaced whole: one level deep, no further.
        (
            "{except: {family: {when: {how: [lodge]}}}}",
            {"except": {"family": {"when": {"how": ["lodge"]}, "cite": "act 10", "note": "brothers"}}},
        ),
    ],
)
def test_what_was_otherwise_is_laid_over_the_version_above(otherwise: str, changed: dict[str, Any]) -> None:
    wanted = {key: value for key, value in {**WHOLE, **changed}.items() if value is not None}
    assert older(otherwise) == wanted


def test_blocks_stand_in_their_order_wherever_they_were_written() -> None:
    more = "{unsettled: {stay: {when: {conduct: [stay], benefit: [kind]}, why: courts differ}}}"
    assert list(older(more)) == ["cite", "punishes", "unsettled", "except", "penalty", "qualified"]


def test_days_act_and_note_are_a_version_s_own() -> None:
    assert not {"by", "note"} & set(older("{cite: act 8}"))


def test_each_version_goes_on_from_the_one_above_it() -> None:
    text = f"{NEWEST}        otherwise: {{penalty: {{fine: none}}}}\n"
    text += "      - {from: 2005-01-01, until: 2010-01-01, otherwise: {penalty: {prison: [0, 36]}}}\n"
    versions = unfolded(parsed(text, "xa.yaml"))[0].data["offences"][0]["versions"]
    assert [version["penalty"] for version in versions] == [
        {"prison": [0, 60], "fine": {"with": "or"}},
        {"prison": [0, 60]},
        {"prison": [0, 36]},
    ]


@pytest.mark.parametrize(
    ("otherwise", "rules"),
    [
        ("{punishes: {enrty: {benefit: [money]}}}", ["no-such-clause at 12"]),
        ("{punishes: {transit: none}}", ["no-such-clause at 12"]),
        ("{except: {siblings: {when: {tie: [sibling]}}}}", ["no-such-clause at 10"]),
        ("{penalty: {tracks: none}}", ["nothing-to-leave-out at 11"]),
        ("{not_read: none}", ["nothing-to-leave-out at 1"]),
        ("{punishes: {entry: {benefit: none}}}", ["none-of-what at 29"]),
        ("{punish: {stay: none}}", ["not-otherwise at 1"]),
        ("{note: other}", ["not-otherwise at 1"]),
        ("{penalty: {prison: [0, 60]}}", ["otherwise-same at 11"]),
        ("{punishes: {entry: {benefit: any}}}", ["otherwise-same at 20"]),
        ("{cite: act 9}", ["otherwise-same at 1"]),
        ("{except: {}}", ["otherwise-same at 1"]),
        ("{}", ["otherwise-empty at -11"]),
        ("old", ["wrong-type at 0"]),
        ("{punishes: {conduct: [transit]}}", ["clause-without-name at 11"]),
    ],
)
def test_what_cannot_have_been_otherwise_is_told_at_its_place(otherwise: str, rules: list[str]) -> None:
    assert told(otherwise) == rules


def test_a_mistake_in_an_inherited_clause_is_told_once_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "xa.yaml"
    text = re.sub(
        r"cite: act 4 \(old\)\n.*?penalty: ",
        "otherwise: {penalty: {prison: [0, 35]}}\n# ",
        SOUND,
        count=1,
        flags=re.DOTALL,
    ).replace("stay: {conduct: [stay]", "stay: {conduct: [stays]")
    assert "otherwise" in text
    path.write_text(text, "utf-8")
    with pytest.raises(UnreadableData) as error:
        accepted(path, NationalLaw, "xa.yaml")
    (problem,) = error.value.problems
    assert problem.rule.name == "unknown-word"
    assert "stays" in text.splitlines()[problem.line - 1]


def test_the_newest_version_stands_whole_and_so_does_one_that_says_so() -> None:
    text = NEWEST + "        otherwise: {cite: act 8}\n        penalty: {prison: 12}\n"
    text = text.replace("        by: Act 2/2019\n", "        otherwise: {cite: act 7}\n")
    assert {item.rule for item in unfolded(parsed(text, "xa.yaml"))[1]} == {"nothing-above", "whole-and-otherwise"}
