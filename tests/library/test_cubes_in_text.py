"""Cubes in compiled files: any set of answers is read back as it was, and nothing else is taken for one."""

import json

from hypothesis import given
from hypothesis import strategies as st

from harmonize.conduct.dimensions import SPACE
from harmonize.library.compiled_law import cube_of, lengthened, shortened, word

# Any answers to some questions, none at all among them: what a duty replaces is written so, too.
ANSWERS = st.dictionaries(st.sampled_from(sorted(SPACE.fields)), st.integers(min_value=0), max_size=12)


@given(ANSWERS)
def test_a_cube_is_read_back_as_it_was(answers: dict[str, int]) -> None:
    cube = SPACE.full
    for name, bits in answers.items():
        _, shift, mask, _ = SPACE.fields[name]
        cube = (cube & ~mask) | (bits << shift & mask)
    assert cube_of(word(cube).removeprefix("~")) == cube
    assert json.loads(lengthened(shortened(json.dumps({"a": [cube, 7, "~tilde"]})))) == {"a": [cube, 7, "~tilde"]}


def test_a_word_tells_what_is_left_out_or_what_is_kept_whichever_is_shorter() -> None:
    assert word(SPACE.full) == "~"
    assert word(SPACE.cube({"conduct": ["crossing"]})) == "~0+1"
    assert word(SPACE.full ^ SPACE.bit["conduct"]["crossing"]) == "~0-1"


def test_a_number_that_is_no_cube_of_the_space_stays_a_number() -> None:
    assert shortened(str(SPACE.full + 1)) == str(SPACE.full + 1)
    assert shortened("[12, 345]") == "[12, 345]"
