"""Ours against ruamel.yaml: one value of every law is changed, and no other line of its file is to change.

    pip install ruamel.yaml && python bench/yaml_tree.py [FILE ...]

ruamel.yaml is no dependency; without it, ours alone is measured. Both read a file, change the
name of the State, and give the text; told are the files with that one line changed, all other lines changed, and seconds.
"""

import io
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from harmonize.library.yaml_tree import Tree

ROOT = Path(__file__).parent.parent
LAWS = sorted((ROOT / "data" / "national_laws").glob("*.yaml"))


def ours(text: str) -> str:
    """A text after the change, by the tree of this project."""
    return Tree(text).put(("state",), "Nowhere").text


def theirs(text: str) -> str:
    """The same by ruamel.yaml, told everything that it can be told of how the files are written."""
    from ruamel.yaml import YAML

    yaml = YAML()
    yaml.preserve_quotes, yaml.width = True, 10**6
    yaml.indent(mapping=2, sequence=4, offset=2)
    data, out = yaml.load(text), io.StringIO()
    data["state"] = "Nowhere"
    yaml.dump(data, out)
    return out.getvalue()


def measured(name: str, change: Callable[[str], str], files: list[Path]) -> None:
    """Prints a line."""
    begun, same, other = time.perf_counter(), 0, 0
    for path in files:
        text = path.read_text("utf-8")
        gone = (Counter(text.split("\n")) - Counter(change(text).split("\n"))).total()
        same += gone == 1
        other += gone - 1
    seconds = time.perf_counter() - begun
    print(f"{name:12} {same:3} of {len(files)} files with one line changed, {other:6} other lines, {seconds:6.1f} s")


def main(files: list[Path]) -> None:
    measured("ours", ours, files)
    begun = time.perf_counter()
    try:
        import ruamel.yaml  # noqa: F401
    except ImportError:
        print("ruamel.yaml is not installed")
        return
    print(f"{'':12} ruamel.yaml is imported in {1000 * (time.perf_counter() - begun):.0f} ms")
    measured("ruamel.yaml", theirs, files)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]] or LAWS)
