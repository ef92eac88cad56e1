"""``harmonize fmt`` breaks lines: none over 120 columns where it can be broken, and nothing that a file says is changed."""

import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import example, given

from harmonize.library.formatting import alike, comments, laid_out
from harmonize.library.yaml_file import parsed
from harmonize.library.yaml_layout import WIDTH, fitted
from invented_yaml import LONG, in_lines

DATA = Path(__file__).parent.parent.parent / "data"
FILES = sorted(path for path in DATA.rglob("*.yaml") if path.parent.name not in ("codings", "fingerprints"))
UNBROKEN = re.compile(r" *(- )*([^ ]+: *)?[^ ]*")  # a line of one word, behind its key


def told(text: str) -> str:
    """A text laid out, which says the same, with the same comments, and is laid out once and for all."""
    after = fitted(text)
    assert alike(text, after, "xa.yaml")
    assert fitted(after) == after
    return after


def test_one_question_a_line_where_an_alternative_does_not_fit_and_a_small_map_stays() -> None:
    before = """\
    punishes:
      entry: {conduct: [crossing], state: [own, EU], person: [third_country, stateless], benefit: [kind, money], how: any, role: any}
      stay: {conduct: [stay], state: [own]}
    """
    after = """\
    punishes:
      entry:
        conduct: [crossing]
        state: [own, EU]
        person: [third_country, stateless]
        benefit: [kind, money]
        how: any
        role: any
      stay: {conduct: [stay], state: [own]}
    """
    assert told(dedent(before)) == dedent(after)


def test_an_entry_of_a_list_keeps_its_dash_and_a_long_text_is_folded() -> None:
    before = f'rules:\n  - {{from: 2020-01-01, cite: [act 1, "act 2, 3"], note: "{LONG}; {LONG}"}}\n  - {{value: no}}\n'
    assert told(before) == dedent("""\
        rules:
          - from: 2020-01-01
            cite: [act 1, "act 2, 3"]
            note: >-
              help is every furtherance of the entry, and whether food, medicine or advice further it depends on the case; help
              is every furtherance of the entry, and whether food, medicine or advice further it depends on the case
          - {value: no}
        """)


def test_a_long_list_of_words_is_filled_and_one_of_texts_has_one_a_line() -> None:
    words = ", ".join(f"xa-{n}-entry" for n in range(12))
    texts = ", ".join(f'"act {n} as it was read on that day, (1)"' for n in range(4))
    assert told(f"offences: [{words}]\ncite: [{texts}]\n") == dedent("""\
        offences: [
          xa-0-entry, xa-1-entry, xa-2-entry, xa-3-entry, xa-4-entry, xa-5-entry, xa-6-entry, xa-7-entry, xa-8-entry,
          xa-9-entry, xa-10-entry, xa-11-entry
        ]
        cite:
          - "act 0 as it was read on that day, (1)"
          - "act 1 as it was read on that day, (1)"
          - "act 2 as it was read on that day, (1)"
          - "act 3 as it was read on that day, (1)"
        """)


def test_a_comment_stands_behind_the_key_or_above_what_it_was_said_of() -> None:
    before = f"""\
rules:
  - {{range: same, cite: "{LONG}",  # of the Code
     when: {{stage: [attempted]}}}}  # as amended
except:
  kin: {{cite: act 3, when: {{tie: [sibling]}}, note: "{LONG}"}}  # to the third degree
"""
    after = f"""\
rules:
  # as amended
  - range: same
    # of the Code
    cite: "{LONG}"
    when: {{stage: [attempted]}}
except:
  kin:  # to the third degree
    cite: act 3
    when: {{tie: [sibling]}}
    note: "{LONG}"
"""
    assert told(before) == after


def test_what_an_excuse_covers_stays_on_its_line() -> None:
    """An excuse is said of a line: a long one moves above it, and what was found on the line is found there still."""
    excuse = "# lint: allow rule-never-used - the offence names every stage itself, and the rule is kept for its place in the Code"
    before = f"""\
rules:
  - {{range: same, cite: act 1}}  {excuse}
except:
  rescue: {{cite: act 2, when: {{motive: [rescue]}}, note: "{LONG}"}}  {excuse}
"""
    assert (
        told(before)
        == f"""\
rules:
  {excuse}
  - {{range: same, cite: act 1}}
except:
  {excuse}
  rescue: {{cite: act 2, when: {{motive: [rescue]}}, note: "{LONG}"}}
"""
    )


@pytest.mark.parametrize(
    "text",
    [
        f"url: https://example.org/{'x' * 120}\n",
        f"note: |\n  {LONG}; {LONG}\n",
        f'note: "{LONG}\\n{LONG}"\n',
        f"# {LONG}, {LONG}\nid: xa\n",
        f"note: >2-\n  {LONG}; {LONG}\n",
        "id: xa",
        "- {a: 1,\n   b: 2}\n",
    ],
)
def test_what_cannot_be_broken_or_fits_stays_as_it_was_written(text: str) -> None:
    assert told(text) == text


def test_lines_end_as_they_did() -> None:
    before = f"note: {LONG} {LONG}\r\nid: xa\r\n"
    assert fitted(before) == fitted(before.replace("\r\n", "\n")).replace("\n", "\r\n") != before


@pytest.mark.sample(6, 30)
@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(DATA))) for path in FILES])
def test_the_data_are_in_style(path: Path) -> None:
    """Every file of the data is as ``fmt`` writes it, and a line over the width holds one word or a comment."""
    before, after = laid_out(path)
    assert before == after
    long = [line for line in before.split("\n") if len(line) > WIDTH and not line.lstrip().startswith("#")]
    assert [line for line in long if not UNBROKEN.fullmatch(line)] == []


@pytest.mark.slow
@example("- - {a: 1}  # one\n  # two\n  - b\n# three")
@given(in_lines())
def test_an_invented_file_says_the_same_with_the_same_comments(text: str) -> None:
    parsed(text, "xa.yaml")  # what is invented can be read
    after = told(text)
    assert comments(after) == comments(text)
    free = not re.search(r"# lint|\S [>|]", after)  # nothing excused, whose line stays, no text in lines of its own
    long = [line for line in after.split("\n") if free and len(line) > WIDTH and "#" not in line]
    assert [line for line in long if not UNBROKEN.fullmatch(line)] == []
