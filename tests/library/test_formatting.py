"""``harmonize fmt``: keys in order, everything else as its keeper wrote it."""

import random
import shutil
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from harmonize.cli import fmt
from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.library.formatting import comments, kind_of, ordered
from harmonize.library.validation import modelled
from harmonize.library.yaml_file import read
from harmonize.library.yaml_layout import parts
from harmonize.library.yaml_tree import Tree
from harmonize.texts.consistency import misordered

DATA = Path(__file__).parent.parent.parent / "data"
FILES = sorted(path for path in DATA.rglob("*.yaml") if path.parent.name not in ("codings", "fingerprints"))
SOUND = Path(__file__).parent / "sound" / "xa.yaml"


@pytest.mark.sample(8, 40)
@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(DATA))) for path in FILES])
def test_files_in_order_are_left_as_they_are(path: Path) -> None:
    before, after = ordered(path)
    assert before == after


def test_keys_move_with_their_comments_and_nothing_else_changes(tmp_path: Path) -> None:
    path = tmp_path / "cases" / "xa.yaml"
    path.parent.mkdir()
    path.write_text(
        """# Fact patterns.
cases:
  # the first
  - facts: {conduct: crossing}  # as charged
    # permanent
    id: one
    says: "A boat,
      two people"

    punishable: "no"   # acquitted
    date: 2020-01-01
    source: court
  - {date: 2021-01-01, id: two, source: court, punishable: "no", says: b, facts: {conduct: stay}}
# the end
""",
        "utf-8",
    )
    order = ["id", "says", "date", "facts", "punishable", "source"]
    before, after = ordered(path)
    assert before != after
    path.write_text(after, "utf-8")
    assert ordered(path) == (after, after), "a second time changes nothing"
    for case in read(path).data["cases"]:
        assert list(case) == order
    for kept in ('says: "A boat,\n      two people"', "    # permanent\n    id: one", "# as charged", "# the end\n"):
        assert kept in after or kept.replace("    # permanent\n    ", "# permanent\n    ") in after
    assert comments(after) == comments(before)


def shuffled(text: str, seed: int) -> str:
    """A file with the entries of one map after another in another order, by the same moves that a keeper would make."""
    chance = random.Random(seed)
    tree = Tree(text)
    chosen = [node for node in maps(tree.root) if len(node.value) > 1]
    picked = chance.sample(chosen, min(40, len(chosen)))
    spans = sorted(picked, key=lambda node: node.start_mark.index)
    apart = [spans[0], *(b for a, b in pairwise(spans) if b.start_mark.index >= a.end_mark.index)]
    edits = []
    last = -1
    for node in apart:
        keys = [key.value for key, _ in node.value]
        chance.shuffle(keys)
        edit = tree.moved(node, keys)
        if edit[0] > last:
            edits.append(edit)
            last = edit[1]
    return tree.edited(*edits).text


def maps(node: yaml.Node) -> Iterator[yaml.MappingNode]:
    """Every map of a document."""
    if isinstance(node, yaml.MappingNode):
        yield node
    for item in [] if isinstance(node, yaml.ScalarNode) else [pair[-1] for pair in parts(node)]:
        yield from maps(item)


@pytest.mark.sample(4, 20)
@pytest.mark.parametrize("path", [pytest.param(path, id=str(path.relative_to(DATA))) for path in FILES])
def test_files_out_of_order_come_back_in_order_with_the_same_content(path: Path, tmp_path: Path) -> None:
    """Every file of the data, shuffled: the content is the same, every comment is there, and a second run changes nothing."""
    original = path.read_text("utf-8")
    for seed in (1, 2):
        copy = tmp_path / path.parent.name / path.name
        copy.parent.mkdir(exist_ok=True)
        copy.write_text(shuffled(original, seed), "utf-8")
        if read(copy).data != read(path).data:
            pytest.fail("the shuffle itself changed the content")
        after = ordered(copy)[1]
        assert comments(after) == comments(original)
        copy.write_text(after, "utf-8")
        model, found = modelled(read(copy), kind_of(copy))
        assert found.written == read(path).data
        assert list(misordered(model, found.written)) == []
        assert ordered(copy) == (after, after)


def test_a_file_with_mistakes_is_not_touched(tmp_path: Path) -> None:
    path = Path(shutil.copy(SOUND, tmp_path / "xa.yaml"))
    path.write_text(path.read_text("utf-8").replace("kind: smuggling", "knd: smuggling"), "utf-8")
    with pytest.raises(UnreadableData, match="unknown key `knd`; did you mean `kind`"):
        ordered(path)


def test_a_link_among_the_files_keeps_none_of_the_others_from_being_put_in_style(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    law = (Path(__file__).parents[2] / "data" / "national_laws" / "xc.yaml").read_text("utf-8")
    mine = tmp_path / "mine.yaml"
    mine.write_text(untidy := law.replace("id: xc\nstate: Model Law, option C", "state: Model Law, option C\nid: xc"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "xa.yaml").symlink_to(mine)
    (tmp_path / "data" / "xc.yaml").write_text(untidy, "utf-8")
    assert fmt.run(files=[tmp_path / "data"], check=False) == 2
    told = capsys.readouterr()
    assert "xa.yaml is a link; name the file itself" in told.err
    assert told.out.endswith("xc.yaml put in style\n")
    assert mine.read_text("utf-8") == untidy
    assert (tmp_path / "data" / "xc.yaml").read_text("utf-8") == law


def test_folders_too_deep_to_be_gone_through_are_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_deep(*_: object) -> None:
        raise RecursionError

    monkeypatch.setattr(Path, "rglob", too_deep)
    with pytest.raises(HarmonizeError, match="its folders lie in each other too deep"):
        fmt.run(files=[tmp_path], check=False)
