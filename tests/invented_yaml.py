"""Files of YAML as a keeper might write them: in lines and in braces, broken, folded, commented everywhere."""

from collections.abc import Callable

from hypothesis import strategies as st

LONG = "help is every furtherance of the entry, and whether food, medicine or advice further it depends on the case"
WORDS = st.sampled_from(
    ["own", "any", "NO", "yes", "2020-01-01", "6.10", "crossing", '">=one"', "'a, b: c # d'", '"# no"', '"a\\"b"']
)
TEXTS = st.lists(
    st.sampled_from(["help", "of", "the", "entry,", "#1", "a:b", "s 25(1)", "-", "Übertritt"]), min_size=1, max_size=40
)
SCALARS = WORDS | TEXTS.map(lambda words: f'"{" ".join(words)}"')
KEYS = ["conduct", "state", '"24(1)"', "when", "note", "all"]
REMARK = st.sampled_from(
    ["", "", "", "  # as charged", "  # lint: allow shadowed - kept for ships {a: [b]}", f"  # {LONG}"]
)
BREAK = st.sampled_from([" ", " ", " ", "\n\n        ", "  # odd\n        ", "\n        # on its own, {\n        "])


@st.composite
def in_braces(draw: Callable[..., str], depth: int = 0) -> str:
    """A map or list in braces, broken and commented where a keeper might."""
    if depth == 3 or draw(st.integers(0, 2)) == 0:
        return draw(SCALARS)
    listed = draw(st.booleans())
    keys = KEYS[: draw(st.integers(0, 6))]
    told = [f"{'' if listed else f'{key}: '}{draw(in_braces(depth + 1))}" for key in keys]
    inside = "".join(f"{draw(BREAK)}{item}," for item in told)[: None if draw(st.booleans()) else -1] + draw(BREAK)
    inside = inside if told or "#" not in inside else " "
    return f"[{inside}]" if listed else f"{{{inside}}}"


@st.composite
def in_lines(draw: Callable[..., str], depth: int = 0) -> str:
    """A map or list in lines, with comments between and behind its entries."""
    listed = draw(st.booleans()) and depth > 0
    told = []
    for key in KEYS[: draw(st.integers(1, 4))]:
        lead = "-" if listed else f"{key}:"
        if draw(st.integers(0, 3)) == 0 and depth < 3:
            inner = draw(in_lines(depth + 1)).replace("\n", "\n  ")
            told.append(f"{lead}{draw(REMARK)}\n  {inner}")
        elif draw(st.integers(0, 4)) == 0:
            lines = [" ".join(draw(TEXTS)).lstrip("# -") or "x" for _ in range(draw(st.integers(1, 3)))]
            told.append(f"{lead} {draw(st.sampled_from(['>-', '>', '|']))}\n  " + "\n  ".join(lines))
        else:
            told.append(f"{lead} {draw(in_braces())}{draw(REMARK)}")
        if draw(st.integers(0, 3)) == 0:
            told.append("# between {the: entries}")
    return "\n".join(told)
