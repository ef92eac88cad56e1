"""Law files of the form before clauses had names are converted: each clause gets a name."""

import random
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from harmonize.errors import UnreadableData
from harmonize.library.converting import conversion, nameless
from harmonize.library.unfolding import unfolded
from harmonize.library.yaml_file import parsed, read

DATA = Path(__file__).parent.parent.parent / "data"
LAWS = sorted(DATA.glob("national_laws/*.yaml"))
OLD = """\
# A law as files had it before.
id: xa
general_part:
  circumstances:
    - {from: 2001-01-01, id: again, when: {prior: ">=one"}, weighs: yes, cite: code 5}  # of every offence
offences:
  - id: xa-1
    versions:
      # in force
      - from: 2020-01-01
        cite: act 1
        punishes:
          - {conduct: [crossing], benefit: any, how: any}
          # staying too
          - {conduct: [stay], benefit: [money], how: any}
        except:
          - when: {tie: [sibling, partner]}
            cite: act 2
        penalty: {prison: [0, 60], fine: {with: or}, other: [ban]}
        qualified:
          - id: peril  # of life
            when: {danger: [actual_life]}
            penalty: {prison: [12, 120]}
            cite: act 3
        note: as it reads
      - from: 2010-01-01
        until: 2020-01-01
        by: Act 1/2010
        cite: act 1 (old)
        punishes:
          - {conduct: [crossing], benefit: [money], how: any}
          # staying too
          - {conduct: [stay], benefit: [money], how: any}
          # a clause of its own until 2020
          - {conduct: [transit], benefit: [money], how: any}
        except:
          - when: {tie: [sibling, partner]}
            cite: act 2
            note: and cousins
        penalty: {prison: [0, 36], fine: {with: or}}
        qualified:
          - id: peril
            when: {danger: [actual_life]}
            penalty: {prison: [12, 60]}
            cite: act 3
      - {from: 2000-01-01, until: 2010-01-01, cite: act 1, punishes: [{conduct: [stay]}], penalty: {prison: 12}, qualified: []}
"""
NEW = """\
# A law as files had it before.
id: xa
general_part:
  circumstances:
    again: {from: 2001-01-01, when: {prior: ">=one"}, weighs: yes, cite: code 5}  # of every offence
offences:
  - id: xa-1
    versions:
      # in force
      - from: 2020-01-01
        cite: act 1
        punishes:
          clause-1: {conduct: [crossing], benefit: any, how: any}
          # staying too
          clause-2: {conduct: [stay], benefit: [money], how: any}
        except:
          clause-1:
            when: {tie: [sibling, partner]}
            cite: act 2
        penalty: {prison: [0, 60], fine: {with: or}, other: [ban]}
        qualified:
          peril:  # of life
            when: {danger: [actual_life]}
            penalty: {prison: [12, 120]}
            cite: act 3
        note: as it reads
      - from: 2010-01-01
        until: 2020-01-01
        by: Act 1/2010
        cite: act 1 (old)
        punishes:
          clause-1: {conduct: [crossing], benefit: [money], how: any}
          # staying too
          clause-2: {conduct: [stay], benefit: [money], how: any}
          # a clause of its own until 2020
          clause-3: {conduct: [transit], benefit: [money], how: any}
        except:
          clause-1:
            when: {tie: [sibling, partner]}
            cite: act 2
            note: and cousins
        penalty: {prison: [0, 36], fine: {with: or}}
        qualified:
          peril:
            when: {danger: [actual_life]}
            penalty: {prison: [12, 60]}
            cite: act 3
      - {from: 2000-01-01, until: 2010-01-01, cite: act 1, punishes: {clause-1: {conduct: [stay]}}, penalty: {prison: 12}, qualified: {}}
"""


def test_text_is_moved_and_cut_and_nothing_is_written_anew() -> None:
    assert conversion(OLD, "xa.yaml") == NEW


def test_lines_end_as_they_did() -> None:
    assert conversion(OLD.replace("\n", "\r\n"), "xa.yaml") == NEW.replace("\n", "\r\n")


def test_what_is_converted_stays_as_it_is() -> None:
    assert conversion(NEW, "xa.yaml") == NEW


class Plain(yaml.CSafeDumper):
    """Writes what stands in two versions twice."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def written_before(data: Any) -> str:
    """A law as a file of the form before has it."""
    text: str = yaml.dump(data, Dumper=Plain, sort_keys=False, allow_unicode=True, width=10**6)
    return text


def test_a_converted_law_says_the_same(request: pytest.FixtureRequest) -> None:
    """Written in the old form and converted, the laws on file say in every version, in the same order, what they said."""
    seed = random.randrange(10**6)
    print(f"seed {seed}")  # of a failure, to draw the same again
    for path in LAWS if request.config.getoption("--whole") else random.Random(seed).sample(LAWS, 3):
        before = nameless(unfolded(read(path))[0].data)
        text = conversion(written_before(before), path.name)
        assert nameless(unfolded(parsed(text, path.name))[0].data) == before


@pytest.mark.parametrize(
    ("old", "new", "place", "why"),
    [
        ("- id: peril  # of life\n            when", "- when", "xa.yaml:21:13", "a form without an id"),
        (
            "- {conduct: [stay], benefit: [money], how: any}\n        except",
            "- peril\n        except",
            "xa.yaml:15:13",
            "map",
        ),
        (
            "versions:\n      # in force",
            "versions:\n      - none\n      # in force",
            "xa.yaml:9:9",
            "a version is a map",
        ),
    ],
)
def test_what_cannot_be_converted_is_named_by_line(old: str, new: str, place: str, why: str) -> None:
    assert old in OLD
    with pytest.raises(UnreadableData) as error:
        conversion(OLD.replace(old, new, 1), "xa.yaml")
    assert f"{place}: error[lint/cannot-be-converted]: cannot be converted to the form of today: " in str(error.value)
    assert why in str(error.value)


def test_the_command_converts_laws_and_codings_and_leaves_the_rest(
    tmp_path: Path, harmonize: Callable[..., "subprocess.CompletedProcess[str]"]
) -> None:
    """Cases, suppressions and files of today's form stay to the letter; a second run has nothing to do."""
    for folder, name, text in (
        ("national_laws", "xa", OLD),
        ("codings", "xa.first", OLD),
        ("national_laws", "xb", NEW),
        ("cases", "xa", "cases: []\n"),
        (".", "waivers", "waivers: []\n"),
    ):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / f"{name}.yaml").write_text(text, "utf-8")
    asked = harmonize("fmt", "--convert", "--check", str(tmp_path))
    done = harmonize("fmt", "--convert", str(tmp_path))
    assert (asked.returncode, done.returncode) == (1, 0)
    assert [line.rsplit("/", 1)[1] for line in (asked.stdout + done.stdout).splitlines()] == [
        "xa.first.yaml is of an older form",
        "xa.yaml is of an older form",
        "xa.first.yaml converted",
        "xa.yaml converted",
    ]
    assert {path.read_text("utf-8") for path in tmp_path.glob("*/xa*.yaml")} == {NEW, "cases: []\n"}
    assert harmonize("fmt", "--convert", "--check", str(tmp_path)).returncode == 0


def test_a_law_without_offences_is_converted() -> None:
    """What has no offences has general rules all the same."""
    assert conversion("general_part: {circumstances: []}\n", "xa.yaml") == "general_part: {circumstances: {}}\n"


def test_versions_that_are_no_list_are_told_at_their_offence() -> None:
    with pytest.raises(UnreadableData, match=r"xa\.yaml:2:3: .*the versions of an offence are a list"):
        conversion("offences:\n- versions: {punishes: [{}]}\n", "xa.yaml")
