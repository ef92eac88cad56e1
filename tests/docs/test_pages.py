"""The pages that are made say what the data and the code say; every command shows an example; links lead somewhere."""

import re
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from harmonize.cli.commands import COMMANDS

ROOT = Path(__file__).parent.parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
LINK = re.compile(r"\]\((?!https?:|mailto:)([^)#\s]*)(?:#([^)\s]*))?\)")


@pytest.mark.night  # `make lint` asks the same each time
def test_no_made_page_is_stale(accept: bool) -> None:
    words = [sys.executable, str(ROOT / "docs" / "generate.py"), *([] if accept else ["--check"])]
    done = subprocess.run(words, capture_output=True, text=True, cwd=ROOT, timeout=300, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example(name: str) -> None:
    page = (ROOT / "docs" / "commands.md").read_text("utf-8")
    _, _, section = page.partition(f"\n## harmonize {name}\n")
    example = section.partition("```sh\nharmonize ")[2].partition("\n```")[0]
    assert example.startswith((f"{name} ", f"{name.removeprefix('data ')} "))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    for target, heading in LINK.findall(page.read_text("utf-8")):
        place = (page.parent / target).resolve() if target else page
        assert place.exists(), f"{target} does not exist"
        if heading and place.suffix == ".md":
            assert heading in anchors(place), f"{target} has no heading #{heading}"


@pytest.mark.skipif(not shutil.which("make"), reason="no make here")
def test_make_help_names_all_that_can_be_made() -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE)
    told = subprocess.run(["make", "help"], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60).stdout
    assert targets
    assert sorted(line.split()[1] for line in told.splitlines()) == sorted(targets[1].split())


def test_no_heading_of_the_codebook_stands_twice() -> None:
    """Its tables link to each other by heading."""
    titles = re.findall(r"^#+ (.*)$", (ROOT / "docs" / "codebook.md").read_text("utf-8"), re.MULTILINE)
    assert sorted(titles) == sorted(set(titles))


@pytest.mark.parametrize("name", ["conduct-space", "exchange"])
def test_a_picture_has_a_text_alternative(name: str) -> None:
    root = ET.parse(ROOT / "docs" / f"{name}.svg").getroot()
    told = {child.get("id"): child.text for child in root if child.get("id")}
    assert root.get("role") == "img"
    assert all(told[key] for key in str(root.get("aria-labelledby")).split())


def anchors(page: Path) -> set[str]:
    """The names under which the headings of a page can be linked."""
    titles = re.findall(r"^#+ (.*)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}
